"""Search over places: for problems whose names all have one of a few whole numbers, as in puzzles.

Propagation rules out what cannot be; where it says no more, one name is tried value by value: one with few
values left whose constraints often ended a branch (dom/wdeg; Boussemart et al., Boosting systematic search by
weighting constraints, 2004). All cases are looked at or ruled out, so an answer is the only one if no other is found.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce

from neurosym.errors import EvaluationError
from neurosym.language.meanings import UndefinedError
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import Answer, Apply, CountQuery, Expression, Name, Number, Truth, Value, ValueQuery
from neurosym.language.traversal import names_in, query_terms, subterms
from neurosym.solving.backend import (
    MOST_ANSWERS,
    Finding,
    Meter,
    OutOfBudgetError,
    UnsupportedError,
    contradicted,
    counted,
    decided,
)
from neurosym.solving.finite_domains import Domains, Network, Propagator, Wipeout, propagator_of, values_of
from neurosym.solving.posing import Problem

MOST_STEPS = 200_000
"""How many values are tried before giving up; the seconds of the budget mostly end before."""
_PARTIAL = frozenset("div floordiv mod pow sqrt round_to factorial binomial divides prime gcd lcm digit_sum".split())


class Search:
    """The engine that propagates and searches."""

    name = "search"

    def find(self, problem: Problem, meter: Meter) -> Finding:
        """All answers, or the first few; see the module."""
        cases = _Cases(problem, meter)
        match problem.query:
            case CountQuery(names=names):
                count = sum(1 for _ in cases.solutions(names))
                return counted(count, cases.because())
            case ValueQuery(terms=terms) if all(isinstance(term, Name) for term in terms):
                solutions = cases.solutions([term.name for term in terms if isinstance(term, Name)])
                return cases.finding(solutions)
            case ValueQuery():
                return cases.finding(cases.by_answer())
            case query:
                raise UnsupportedError(f"the search does not answer {type(query).__name__}")

    def satisfiable(self, problem: Problem, meter: Meter) -> bool | None:
        """Whether there is a solution; None if the search does not cover the problem or does not end."""
        try:
            return next(_Cases(problem, meter).solutions(()), None) is not None
        except (UnsupportedError, OutOfBudgetError, EvaluationError):
            return None


class _Cases:
    """The solutions of one problem."""

    def __init__(self, problem: Problem, meter: Meter) -> None:
        if not problem.finite:
            raise UnsupportedError("the search covers puzzles only, where every name has one of a few places")
        self._problem, self._meter, self._steps = problem, meter, 0
        self._values = _definitions(problem)
        self._query = [_put_in(term, self._values) for term in query_terms(problem.query)]
        if any(_may_have_no_value(term) for term in self._query):
            raise UnsupportedError("the search does not cover a question that may have no value")
        self._labels = [unknown.name for unknown in problem.unknowns]
        self._index = {label: at for at, label in enumerate(self._labels)}
        stated = (_put_in(each.formula, self._values) for each in problem.requirements)
        formulas = [part for formula in stated for part in _conjuncts(formula)]
        bounds = [_bound(formula) for formula in formulas]
        self._ranges = _ranges(self._labels, [bound for bound in bounds if bound is not None])
        self._formulas = [formula for formula, bound in zip(formulas, bounds, strict=True) if bound is None]

    def because(self) -> str:
        """How it is known that nothing else fits."""
        return f"every case was tried or ruled out ({self._steps:,} tried), and none but this fits"

    def finding(self, solutions: Iterator[dict[str, Value]]) -> Finding:
        """What the solutions come to, each with another answer than those before."""
        found: dict[Answer, dict[str, Value]] = {}
        for assignment in solutions:
            found.setdefault(self._answer(assignment), assignment)
            if len(found) == MOST_ANSWERS:
                break
        if not found:
            return contradicted(self._problem)
        return decided(found, next(iter(found.values())), self.because())

    def _answer(self, assignment: dict[str, Value]) -> Answer:
        return tuple(evaluate(term, assignment) for term in self._query)

    def solutions(self, names: Sequence[str]) -> Iterator[dict[str, Value]]:
        """One solution for each choice of values that these names have in any."""
        asked = [self._index[name] for name in dict.fromkeys(names) if name in self._index]  # the others are fixed
        yield from self._solutions([], asked)

    def by_answer(self) -> Iterator[dict[str, Value]]:
        """One solution for each answer: after each, what is searched has to differ from it."""
        others: list[Expression] = []
        while True:
            found = next(self._solutions(others, []), None)
            if found is None:
                return
            yield found
            pairs = zip(self._query, self._answer(found), strict=True)
            different = [Apply("ne", (term, _literal(value))) for term, value in pairs]
            others.append(reduce(lambda one, other: Apply("or", (one, other)), different))

    def _solutions(self, further: list[Expression], first: list[int]) -> Iterator[dict[str, Value]]:
        domains = list(self._ranges)
        if not all(domains):  # bounds leave a name no value, and no formula may be left that says so
            return
        propagators: list[Propagator] = []
        for formula in (*self._formulas, *further):
            if next(names_in(formula), None) is not None:
                propagators.append(propagator_of(formula, self._index, self._ranges))
            elif not _holds(formula):
                return
        network = Network(propagators, len(domains))
        try:
            network.propagate(domains)
        except Wipeout:
            return
        for solved in self._below(network, domains, first):
            yield {label: Fraction(values_of(domain)[0]) for label, domain in zip(self._labels, solved, strict=True)}

    def _below(self, network: Network, domains: Domains, first: list[int]) -> Iterator[Domains]:
        """Solutions within these domains, different in the first names; of those alike there, one."""
        open_names = [at for at in first if domains[at].bit_count() > 1]
        projecting = bool(open_names)
        if not projecting:
            open_names = [at for at, domain in enumerate(domains) if domain.bit_count() > 1]
        if not open_names:
            yield domains
            return
        name = min(open_names, key=lambda at: domains[at].bit_count() / network.weights[at])
        for value in values_of(domains[name]):
            self._step()
            smaller = list(domains)
            smaller[name] = 1 << value
            try:
                network.propagate(smaller, name)
            except Wipeout:
                continue
            for solved in self._below(network, smaller, first):
                yield solved
                if not projecting:
                    return

    def _step(self) -> None:
        self._steps += 1
        self._meter.spend(1)
        if self._steps > MOST_STEPS:
            raise OutOfBudgetError(f"more than {MOST_STEPS:,} cases would have to be tried")
        if self._steps % 64 == 0:
            self._meter.check()


def _may_have_no_value(term: Expression) -> bool:
    return any(isinstance(inner, Apply) and inner.operator in _PARTIAL for inner in subterms(term))


def _definitions(problem: Problem) -> dict[str, Expression]:
    """What each defined name stands for, in unknowns alone."""
    values: dict[str, Expression] = {}
    for defined in problem.definitions:
        values[defined.name] = _put_in(defined.value, values)
    return values


def _put_in(term: Expression, values: Mapping[str, Expression]) -> Expression:
    match term:
        case Name(name=name):
            return values.get(name, term)
        case Apply(operator=operator, arguments=arguments):
            return Apply(operator, tuple(_put_in(argument, values) for argument in arguments))
        case _:
            return term


def _conjuncts(formula: Expression) -> Iterator[Expression]:
    if isinstance(formula, Apply) and formula.operator == "and":
        for argument in formula.arguments:
            yield from _conjuncts(argument)
    else:
        yield formula


_Bound = tuple[str, str, int]


def _bound(formula: Expression) -> _Bound | None:
    """The formula as a bound on one name, `ge` or `le` a number that is not negative, if it is one."""
    match formula:
        case Apply(operator="ge" | "le" as side, arguments=(Name(name=name), Number(value=value))) if value >= 0:
            return (name, side, math.ceil(value) if side == "ge" else math.floor(value))
    return None


def _ranges(labels: Sequence[str], bounds: Sequence[_Bound]) -> Domains:
    """The values that the bounds leave to each name. Raises UnsupportedError for one that has no end."""
    low = dict.fromkeys(labels, 0)
    high: dict[str, int] = {}
    for name, side, value in bounds:
        if side == "ge":
            low[name] = max(low[name], value)
        else:
            high[name] = min(high.get(name, value), value)
    endless = [label for label in labels if label not in high]
    if endless:
        raise UnsupportedError(f"the search needs a range for every name, and {endless[0]} has none")
    return [sum(1 << value for value in range(low[label], high[label] + 1)) for label in labels]


def _literal(value: Value) -> Expression:
    if isinstance(value, bool):
        return Truth(value)
    assert isinstance(value, Fraction)
    return Number(value)


def _holds(formula: Expression) -> bool:
    try:
        return evaluate(formula, {}) is True
    except UndefinedError:
        return False
