"""Solving by SymPy: exact systems of equations, number theory, closed forms.

The equations give a complete set of candidates (see `candidates`), each is tried on the problem itself
in exact arithmetic, and so the solutions found are all there are. Where the candidates have no end, a
value may still be the same for all of them, a linear optimum, or a set of one unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

import sympy
from sympy.polys.polyerrors import BasePolynomialError

from neurosym.errors import EvaluationError
from neurosym.language.meanings import UndefinedError
from neurosym.language.syntax import Answer, CountQuery, ExtremumQuery, OptionQuery, Ratio, RatioQuery, Sort, Value
from neurosym.language.traversal import query_terms
from neurosym.solving.backend import (
    MOST_ANSWERS,
    Finding,
    GaveUpError,
    Meter,
    OutOfBudgetError,
    UnsupportedError,
    contradicted,
    counted,
    decided,
)
from neurosym.solving.bounds import bounds_of
from neurosym.solving.candidates import Candidates, EndlessError
from neurosym.solving.interruption import time_limit
from neurosym.solving.intervals import EmptyError
from neurosym.solving.polynomials import PolynomialSystem
from neurosym.solving.posing import WHOLE_SORTS, Problem, lowest_ratio_of
from neurosym.solving.sympy_terms import evaluate_exactly, settled, sign

Environment = dict[str, Any]


class SympyBackend:
    """The engine SymPy."""

    name = "sympy"

    def find(self, problem: Problem, meter: Meter) -> Finding:
        """Decide the problem; see the module for how the solutions are known to be all."""
        with _guarded(meter):
            return _found(problem, meter)

    def satisfiable(self, problem: Problem, meter: Meter) -> bool | None:
        """Whether there is a solution; None if SymPy cannot tell."""
        try:
            with _guarded(meter):
                return _has_solution(problem, meter)
        except (UnsupportedError, OutOfBudgetError, GaveUpError, EvaluationError):
            return None


@contextmanager
def _guarded(meter: Meter) -> Iterator[None]:
    """Ends in OutOfBudgetError when the time is up, and in GaveUpError where SymPy says that it has no method."""
    try:
        with time_limit(meter):
            yield
    except (NotImplementedError, BasePolynomialError) as error:
        raise GaveUpError(f"SymPy has no method for it ({type(error).__name__})") from error


def _found(problem: Problem, meter: Meter) -> Finding:
    try:
        search = Search(problem, meter)
    except EmptyError:
        return no_solution(problem)
    try:
        return search.collected()
    except EndlessError:
        from neurosym.solving.sympy_endless import without_end

        return without_end(search)


def _has_solution(problem: Problem, meter: Meter) -> bool:
    from neurosym.solving.sympy_endless import samples, without_end

    try:
        search = Search(problem, meter)
    except EmptyError:
        return False
    try:
        return any(search.answers(environment) for environment in search.candidates.all({}))
    except EndlessError:
        return next(samples(search), None) is not None or not without_end(search).core


class Search:
    """One problem and its candidates. Making one raises EmptyError if bounds alone show a contradiction."""

    def __init__(self, problem: Problem, meter: Meter) -> None:
        if any(unknown.sort is Sort.BOOLEAN for unknown in problem.unknowns):
            raise UnsupportedError("SymPy is not asked about unknown truth values")
        self.problem, self.meter, self.box = problem, meter, bounds_of(problem)
        self.system = PolynomialSystem(problem)
        self.candidates = Candidates(problem, self.system, self.box, meter)

    def collected(self) -> Finding:
        """The finding from all solutions. Raises EndlessError if they cannot all be looked at."""
        return self.collected_from(self.candidates.all({}), "SymPy solves the equations completely")

    def collected_from(self, candidates: Iterator[Environment], how: str) -> Finding:
        """The finding from a complete set of candidates; `how` says why it is complete."""
        query = self.problem.query
        over_all = isinstance(query, ExtremumQuery | CountQuery)
        found: dict[Answer, Environment] = {}
        tried = 0
        for environment in candidates:
            tried += 1
            for answer in self.answers(environment):
                found.setdefault(answer, environment)
            if len(found) >= MOST_ANSWERS and not over_all:
                break
        none = "none that fits is further out" if isinstance(query, ExtremumQuery) else "only this one fits"
        because = f"{how}, and of all {tried} candidates {none}" if tried > 1 else how
        if isinstance(query, CountQuery):
            return counted(len(found), how)
        if not found:
            return contradicted(self.problem)
        answers = list(found)
        if isinstance(query, ExtremumQuery):
            (term,) = query_terms(query)
            values = {answer: evaluate_exactly(term, found[answer]) for answer in answers}
            extreme = best(list(values.values()), query.largest)
            answers = [answer for answer in answers if sign(values[answer] - extreme) == 0]
        return decided(answers, self.assignment(found[answers[0]]), because)

    def answers(self, environment: Environment) -> tuple[Answer, ...]:
        """What the query comes to in a candidate; nothing if it is no solution. Adds the defined names."""
        try:
            return self._answers(environment) if self._fits(environment) else ()
        except UndefinedError:
            return ()

    def _fits(self, environment: Environment) -> bool:
        """Whether the unknowns are in their sorts and all requirements hold; adds the defined names."""
        for unknown in self.problem.unknowns:
            if not _in_sort(environment[unknown.name], unknown.sort):
                return False
        for defined in self.problem.definitions:
            environment[defined.name] = evaluate_exactly(defined.value, environment)
        return all(
            evaluate_exactly(requirement.formula, environment) is True for requirement in self.problem.requirements
        )

    def _answers(self, environment: Environment) -> tuple[Answer, ...]:
        values = [evaluate_exactly(term, environment) for term in query_terms(self.problem.query)]
        match self.problem.query:
            case OptionQuery(largest=largest, options=options):
                first = best(values, largest)
                return tuple(
                    (label,) for (label, _), value in zip(options, values, strict=True) if sign(value - first) == 0
                )
            case RatioQuery():
                return ((_ratio(values),),)
            case _:
                return (tuple(map(settled, values)),)

    def assignment(self, environment: Environment) -> dict[str, Value]:
        """The values of the unknowns in a solution."""
        return {unknown.name: settled(environment[unknown.name]) for unknown in self.problem.unknowns}


def no_solution(problem: Problem) -> Finding:
    """The finding where nothing fits: a count of zero, or a contradiction."""
    if isinstance(problem.query, CountQuery):
        return counted(0, "the statements contradict each other, so there is nothing to count")
    return contradicted(problem)


def best(values: list[Any], largest: bool) -> Any:
    """The largest (or smallest) of exact numbers."""
    chosen = values[0]
    for value in values[1:]:
        if (sign(value - chosen) > 0) == largest and sign(value - chosen) != 0:
            chosen = value
    return chosen


def _in_sort(value: Any, sort: Sort) -> bool:
    if sort is Sort.REAL:
        return True
    exact = settled(value)
    if not isinstance(exact, Fraction):
        return False
    if sort in WHOLE_SORTS and exact.denominator != 1:
        return False
    return sort is not Sort.NATURAL or exact >= 0


def _ratio(values: list[Any]) -> Ratio:
    """The ratio, also of irrational numbers whose quotients are rational."""
    pivot = next((value for value in values if sign(value) != 0), None)
    if pivot is None:
        raise UndefinedError("a ratio of zeros")
    return lowest_ratio_of([settled(sympy.expand(value / pivot * sign(pivot))) for value in values])
