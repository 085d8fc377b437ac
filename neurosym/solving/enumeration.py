"""Trying every case: for whole unknowns that are bounded, exact and with nothing left out.

Cases that interval reasoning rules out are skipped in bulk; every other one is put into the reference
evaluator. So all operators are covered, and the list of answers is complete when it ends.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from neurosym.errors import EvaluationError
from neurosym.language.meanings import UndefinedError
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import Answer, CountQuery, ExtremumQuery, Value
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
from neurosym.solving.bounds import Box, bounds_of, formulas_of
from neurosym.solving.intervals import EmptyError, Interval
from neurosym.solving.posing import WHOLE_SORTS, Problem, answers_in

MOST_CASES = 100_000
"""How many cases are looked at before giving up."""
_FEW = 24

Environment = dict[str, Value]


class Enumeration:
    """The engine that tries all cases."""

    name = "enumeration"

    def find(self, problem: Problem, meter: Meter) -> Finding:
        """All answers, by trying all cases that the bounds leave open."""
        search = _Search(problem, meter)
        over_all = isinstance(problem.query, ExtremumQuery | CountQuery)
        found: dict[Answer, Environment] = {}
        for environment in search.solutions():
            for answer in search.answers(environment):
                found.setdefault(answer, environment)
            if len(found) >= MOST_ANSWERS and not over_all:
                break
        if isinstance(problem.query, CountQuery):
            return counted(len(found), search.because())
        if not found:
            return contradicted(problem)
        answers = list(found)
        if isinstance(problem.query, ExtremumQuery):
            answers = [(max if problem.query.largest else min)(answers, key=_number)]
        chosen = found[answers[0]]
        assignment = {unknown.name: chosen[unknown.name] for unknown in problem.unknowns}
        return decided(answers, assignment, search.because())

    def satisfiable(self, problem: Problem, meter: Meter) -> bool | None:
        """Whether some case fits; None if they cannot all be tried."""
        try:
            search = _Search(problem, meter)
            return any(search.answers(environment) for environment in search.solutions())
        except (UnsupportedError, OutOfBudgetError, EvaluationError):
            return None


def _number(answer: Answer) -> Fraction:
    (value,) = answer
    assert isinstance(value, Fraction)
    return value


class _Search:
    """One walk through the cases of a problem."""

    def __init__(self, problem: Problem, meter: Meter) -> None:
        self._problem, self._meter = problem, meter
        for unknown in problem.unknowns:
            if unknown.sort not in WHOLE_SORTS:
                raise UnsupportedError(f"cases cannot be tried: {unknown.name} is not a whole number")
        self._names = [unknown.name for unknown in problem.unknowns]
        self._formulas = formulas_of(problem)
        self._looked_at = 0
        try:
            self._start: Box | None = bounds_of(problem)
        except EmptyError:
            self._start = None

    def because(self) -> str:
        """How it is known that nothing else fits."""
        if self._start is None:
            return "the bounds of the unknowns leave no case open"
        bounds = self._start.bounds
        ranges = ", ".join(f"{name} from {bounds[name].low} to {bounds[name].high}" for name in self._names)
        return f"every case within {ranges} was tried or ruled out by its bounds, and none but this fits"

    def solutions(self) -> Iterator[Environment]:
        """The values of all names, for each solution, in no promised order."""
        if self._start is not None:
            yield from self._below(self._start)

    def answers(self, environment: Environment) -> tuple[Answer, ...]:
        """What the query comes to in a solution; nothing if it has no value there."""
        try:
            return answers_in(self._problem.query, environment)
        except UndefinedError:
            return ()

    def _below(self, box: Box) -> Iterator[Environment]:
        self._count()
        open_names = [name for name in self._names if box.bounds[name].size() > 1]
        if not open_names:
            yield from self._case({name: Fraction(box.bounds[name].low) for name in self._names})
            return
        name = min(open_names, key=lambda each: box.bounds[each].size())
        for interval in _parts(name, box.bounds[name]):
            if len(open_names) == 1 and interval.size() == 1:
                self._count()
                values = {each: Fraction(box.bounds[each].low) for each in self._names}
                yield from self._case(values | {name: Fraction(interval.low)})
                continue
            smaller = box.copy()
            try:
                smaller.set(name, interval)
                smaller.require(self._formulas)
            except EmptyError:
                continue
            yield from self._below(smaller)

    def _case(self, values: dict[str, Fraction]) -> Iterator[Environment]:
        environment: Environment = dict(values)
        try:
            for defined in self._problem.definitions:
                environment[defined.name] = evaluate(defined.value, environment)
            if all(evaluate(part.formula, environment) is True for part in self._problem.requirements):
                yield environment
        except UndefinedError:
            return

    def _count(self) -> None:
        self._looked_at += 1
        if self._looked_at > MOST_CASES:
            raise OutOfBudgetError(f"more than {MOST_CASES:,} cases would have to be tried")
        if self._looked_at % 64 == 0:
            self._meter.check()


def _parts(name: str, interval: Interval) -> Iterator[Interval]:
    """The interval cut up: into its numbers if they are few, else into halves."""
    low, high = interval
    if isinstance(low, float) or isinstance(high, float):
        raise UnsupportedError(f"cases cannot be tried one by one: {name} is not bounded on both sides")
    if interval.size() <= _FEW:
        yield from (Interval(value, value) for value in range(math.ceil(low), math.floor(high) + 1))
    else:
        middle = math.floor((low + high) / 2)
        yield Interval(low, middle)
        yield Interval(middle + 1, high)
