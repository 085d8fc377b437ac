"""What SymPy can still tell where there are infinitely many candidates.

In turn: values that are the same in all of them, by reduction modulo the equations; linear optima, by the
exact simplex method; problems of one unknown, by sets of intervals and residue classes; and two solutions
with different answers, by trying samples.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import sympy
from sympy.solvers.simplex import InfeasibleLPError, UnboundedLPError, lpmax, lpmin

from neurosym.language.syntax import (
    Answer,
    ExtremumQuery,
    Name,
    OptionQuery,
    RatioQuery,
    Sort,
    ValueQuery,
)
from neurosym.solving.backend import (
    MOST_ANSWERS,
    Finding,
    GaveUpError,
    OutOfBudgetError,
    decided,
    no_extreme,
    several,
)
from neurosym.solving.candidates import EndlessError, Reduced
from neurosym.solving.posing import WHOLE_SORTS
from neurosym.solving.sympy_backend import Environment, Search, no_solution
from neurosym.solving.sympy_sets import NoSetError, Solutions, solutions_of

_SAMPLES = tuple(map(sympy.Rational, (1, 2, 0, 3, 5, 10, 7, -1, 100, "1/2")))
_MOST_SAMPLES = 60
_MOST_LISTED = 5_000


def without_end(search: Search) -> Finding:
    """The finding by the first of these ways that comes to one. Raises GaveUpError if none does."""
    for way in (_the_same_in_all, _linear_optimum, _one_unknown, _two_samples):
        search.meter.check()
        finding = way(search)
        if finding is not None:
            return finding
    raise GaveUpError("SymPy finds infinitely many candidates, and no way to choose among them")


def _the_same_in_all(search: Search) -> Finding | None:
    """Value and ratio queries whose terms the equations alone determine, if there is some solution."""
    query = search.problem.query
    reduced = search.candidates.reduced({})
    if reduced is None or not isinstance(query, ValueQuery | RatioQuery):
        return None
    terms = search.system.query
    if isinstance(query, RatioQuery):
        side = search.box.forward(query.terms[0])
        if side.low < 0 < side.high:
            return None
        constants = [_factor(reduced, terms[0], term) for term in terms]
    else:
        constants = [None if term is None else reduced.constant(term) for term in terms]
    if any(constant is None for constant in constants):
        return None
    for environment, answer in samples(search):
        because = "SymPy reduces what is asked to this value by the equations alone"
        return decided([answer], search.assignment(environment), because)
    return None


def _factor(reduced: Reduced, first: Any, other: Any) -> Any:
    """c, where `other == c * first` follows from the equations; None if there is none."""
    if first is None or other is None:
        return None
    one, two = (sympy.expand(each.subs(reduced.values)) for each in (first, other))
    quotient = sympy.cancel(two / one) if one != 0 else sympy.nan
    return quotient if quotient.is_Rational else None


def samples(search: Search) -> Iterator[tuple[Environment, Answer]]:
    """Some solutions with their answers, by giving open symbols a few values each."""
    left = [_MOST_SAMPLES]
    for environment in _sampled(search, {}, left):
        for answer in search.answers(environment):
            yield environment, answer


def _sampled(search: Search, fixed: dict[Any, Any], left: list[int]) -> Iterator[Environment]:
    left[0] -= 1
    if left[0] < 0:
        return
    candidates = search.candidates.all(fixed)
    try:
        yield from itertools.islice(candidates, _MOST_SAMPLES)
    except EndlessError:
        reduced = search.candidates.reduced(fixed)
        if reduced is None:
            return
        open_symbols = [
            symbol
            for symbol in search.system.symbols.values()
            if symbol not in fixed and reduced.values[symbol].free_symbols
        ]
        for value in _values_to_try(search, open_symbols[0]) if open_symbols else ():
            yield from _sampled(search, {**fixed, open_symbols[0]: value}, left)


def _values_to_try(search: Search, symbol: sympy.Symbol) -> list[Any]:
    bounds = search.box.bounds.get(symbol.name)
    ends = [sympy.Rational(end) for end in bounds or () if not isinstance(end, float)]
    values = [*ends, *(end + step for end in ends for step in (1, -1, 2, -2)), *_SAMPLES]
    whole = any(u.name == symbol.name and u.sort in WHOLE_SORTS for u in search.problem.unknowns)
    return [value for value in dict.fromkeys(values) if not whole or value.is_Integer]


def _two_samples(search: Search) -> Finding | None:
    """SEVERAL, if samples show different answers."""
    if not isinstance(search.problem.query, ValueQuery | RatioQuery | OptionQuery):
        return None
    found: dict[Answer, Environment] = {}
    for environment, answer in samples(search):
        found.setdefault(answer, environment)
        if len(found) == MOST_ANSWERS:
            break
    if len(found) < 2:
        return None
    return several(found, search.assignment(next(iter(found.values()))))


def _linear_optimum(search: Search) -> Finding | None:
    """Linear problems: the optimum over the reals, where a solution of the problem itself attains it."""
    constraints = _linear_constraints(search)
    if constraints is None:
        return None
    query, goal = search.problem.query, search.system.query[0]
    try:
        if len(search.system.query) > 1 or goal is None or not _is_linear(goal):
            lpmin(sympy.Integer(0), constraints)
        elif isinstance(query, ExtremumQuery):
            return _optimum(search, goal, constraints, query.largest)
        elif lpmin(goal, constraints)[0] == lpmax(goal, constraints)[0] and isinstance(query, ValueQuery):
            return _optimum(search, goal, constraints, True)
    except InfeasibleLPError:
        return no_solution(search.problem)
    except UnboundedLPError:
        pass
    return None


def _optimum(search: Search, goal: Any, constraints: list[Any], largest: bool) -> Finding | None:
    try:
        _, point = (lpmax if largest else lpmin)(goal, constraints)
    except UnboundedLPError:
        return no_extreme(largest) if _is_attained_everywhere(search) else None
    symbols = search.system.symbols
    environment = {name: sympy.Rational(point.get(symbol, 0)) for name, symbol in symbols.items()}
    answers = search.answers(environment)
    if not answers:
        return None
    because = "SymPy's exact simplex method proves that the value has this bound"
    return decided(answers, search.assignment(environment), because)


def _is_attained_everywhere(search: Search) -> bool:
    """Whether the linear constraints are the whole problem, so that what they allow is a solution."""
    continuous = all(unknown.sort in (Sort.REAL, Sort.RATIONAL) for unknown in search.problem.unknowns)
    strict = any(strict for _, strict in search.system.inequalities)
    return search.system.says_all and continuous and not strict


def _one_unknown(search: Search) -> Finding | None:
    """Problems of one unknown: finite sets are tried one by one, of others the ends may be what is asked."""
    if len(search.problem.unknowns) != 1:
        return None
    (unknown,) = search.problem.unknowns
    whole = unknown.sort in WHOLE_SORTS
    try:
        found = solutions_of(search.problem, unknown.name, whole)
        if found is None:
            return no_solution(search.problem)
        if unknown.sort is Sort.NATURAL:
            found = replace(found, within=found.within.intersect(sympy.Interval(0, sympy.oo)))
        if whole:
            return _integers(search, unknown.name, found)
    except NoSetError:
        return None
    how, single = "SymPy solves for the one unknown", found.finite()
    if single is None:
        return _end_of_set(search, unknown.name, found, how)
    return search.collected_from(({unknown.name: value} for value in single), how)


def _end_of_set(search: Search, name: str, found: Solutions, how: str) -> Finding | None:
    """The end of a set of reals, where it is the end that is asked for."""
    query = search.problem.query
    if not isinstance(query, ExtremumQuery) or query.term != Name(name) or not found.complete:
        return None
    end = found.within.sup if query.largest else found.within.inf
    if end.is_infinite or end not in found.within:
        return no_extreme(query.largest)
    return search.collected_from(iter([{name: end}]), how) if search.answers({name: end}) else None


def _integers(search: Search, name: str, found: Solutions) -> Finding | None:
    """Integers in intervals, of one residue class."""
    how, pieces = "SymPy gives all integers that fit", found.integers()
    bounded = [(low, high) for low, high in pieces if low is not None and high is not None]
    if len(bounded) == len(pieces):
        step = found.modulus
        if sum((high - low) // step + 1 for low, high in bounded) > _MOST_LISTED:
            raise OutOfBudgetError(f"more than {_MOST_LISTED:,} integers would have to be tried")
        values = sorted({value for low, high in bounded for value in range(low, high + 1, step)})
        return search.collected_from(({name: sympy.Integer(value)} for value in values), how)
    query = search.problem.query
    if not isinstance(query, ExtremumQuery) or query.term != Name(name) or not found.complete:
        return None
    ends = [high if query.largest else low for low, high in pieces]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return no_extreme(query.largest)
    extreme = max(known) if query.largest else min(known)
    if not search.answers({name: sympy.Integer(extreme)}):
        return None  # a term has no value there
    return search.collected_from(iter([{name: sympy.Integer(extreme)}]), how)


def _linear_constraints(search: Search) -> list[Any] | None:
    """What holds of the unknowns, as linear relations; None if something in it is not linear."""
    system = search.system
    polynomials = [*system.equations, *(polynomial for polynomial, _ in system.inequalities)]
    if system.made or not all(map(_is_linear, polynomials)):
        return None
    constraints = [sympy.Eq(polynomial, 0) for polynomial in system.equations]
    constraints += [sympy.Le(polynomial, 0) for polynomial, _ in system.inequalities]
    constraints += [
        sympy.Ge(system.symbols[unknown.name], 0) for unknown in search.problem.unknowns if unknown.sort is Sort.NATURAL
    ]
    return [constraint for constraint in constraints if constraint is not sympy.true]


def _is_linear(polynomial: Any) -> bool:
    symbols = sorted(polynomial.free_symbols, key=str)
    return not symbols or sympy.Poly(polynomial, *symbols).total_degree() <= 1
