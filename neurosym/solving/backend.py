"""What an engine is to the rest: it takes a problem and gives a finding, or says why it cannot."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Protocol

from neurosym.budget import Budget
from neurosym.errors import SolveError
from neurosym.language.syntax import Answer, Value
from neurosym.solving.posing import Problem, restrict
from neurosym.solving.solution import Outcome

_NO_VALUE = "what is asked for has no value"
MOST_ANSWERS = 3
"""How many different answers are listed where several fit."""


class UnsupportedError(SolveError):
    """The engine does not cover this problem; the message names what it lacks."""


class OutOfBudgetError(SolveError):
    """Steps, seconds or memory ran out, or a number became too large; the message says which."""


class GaveUpError(SolveError):
    """The engine covers the problem but did not come to a decision; the message is its reason."""


class Meter:
    """What is left of a budget. `seconds` is wall time, `steps` the engine's own count where it has one."""

    def __init__(self, budget: Budget, share: float = 1.0) -> None:
        self.started = time.monotonic()
        self.limit = budget.seconds * share
        self.steps_left = int(budget.rlimit * share)
        self.steps_used = 0

    def seconds_left(self) -> float:
        """Wall seconds until the limit; never negative."""
        return max(0.0, self.started + self.limit - time.monotonic())

    def spend(self, steps: int) -> None:
        """Note down steps of an engine's deterministic counter."""
        self.steps_used += steps
        self.steps_left -= steps

    def check(self) -> None:
        """Raise OutOfBudgetError if the time is up."""
        if self.seconds_left() == 0.0:
            raise OutOfBudgetError(f"the limit of {self.limit:g} seconds was reached")


@dataclass(frozen=True, slots=True)
class Finding:
    """What an engine found; the fields are those of `Solution`, and a few more.

    assignment: one solution, by name of the unknown, if there is one and its values are known.
    because: for SOLVED, how it is known that nothing else fits, in words.
    points: of an objective, where it is reached: one point, or two if it is reached in several. For one without
        end, a point to start from. alone: whether the one point is shown to be the only one.
    direction: of an objective without end, where to go from the point, by name of the unknown.
    limits: of an objective, statements that together allow nothing better, where that is known.
    """

    outcome: Outcome
    answers: tuple[Answer, ...] = ()
    core: tuple[int, ...] = ()
    assignment: Mapping[str, Value] = field(default_factory=dict)
    because: str = ""
    reason: str = ""
    points: tuple[Mapping[str, Value], ...] = ()
    alone: bool = False
    direction: Mapping[str, Fraction] = field(default_factory=dict)
    limits: tuple[int, ...] = ()


class Backend(Protocol):
    """An engine. Its `find` raises UnsupportedError or OutOfBudgetError, and changes nothing it is given."""

    @property
    def name(self) -> str:
        """How the engine is called in a Solution."""
        ...

    def satisfiable(self, problem: Problem, meter: Meter) -> bool | None:
        """Whether the problem has a solution in which the query has a value; None if it cannot tell."""
        ...

    def find(self, problem: Problem, meter: Meter) -> Finding:
        """Decide the problem: SOLVED only if the answer is shown to be the only one."""
        ...


def decided(answers: Iterable[Answer], assignment: Mapping[str, Value], because: str) -> Finding:
    """The finding for a complete collection of different answers that is not empty."""
    listed = tuple(answers)
    if len(listed) == 1:
        return Finding(Outcome.SOLVED, listed, assignment=assignment, because=because)
    return several(listed, assignment)


def several(answers: Iterable[Answer], assignment: Mapping[str, Value]) -> Finding:
    """The finding for more than one answer; the first few are listed."""
    listed = tuple(answers)[:MOST_ANSWERS]
    return Finding(Outcome.SEVERAL, listed, assignment=assignment, reason="more than one answer fits the statements")


def counted(count: int, because: str) -> Finding:
    """The finding for a count query: how many there are is always one answer."""
    return Finding(Outcome.SOLVED, ((Fraction(count),),), because=because)


def contradicted(problem: Problem, core: Iterable[int] | None = None, reason: str = "") -> Finding:
    """The finding for a problem without solution. The core, not yet minimal, is by default everything.

    reason: what is wrong, where it is more than that the statements contradict each other.
    """
    start = tuple(sorted(problem.statements if core is None else core))
    said = "the statements contradict each other" if start else _NO_VALUE
    return Finding(Outcome.CONTRADICTION, core=start, reason=reason or said)


def no_extreme(largest: bool) -> Finding:
    """The finding where values grow (or fall) without end, or towards a bound that none of them reaches."""
    word = "largest" if largest else "smallest"
    reason = f"there is no {word} value: for each one that fits, a further one fits too"
    return Finding(Outcome.CONTRADICTION, reason=reason)


def shrunk(finding: Finding, problem: Problem, satisfiable: Callable[[Problem], bool | None]) -> Finding:
    """The contradiction with a minimal core, found by leaving out one statement after the other.

    satisfiable: whether a weaker problem has a solution; None where no engine can tell. The core is
    minimal if each question was answered; if not, the reason says so.
    """
    core, unsure = set(finding.core), False
    for statement in sorted(core, reverse=True):
        verdict = satisfiable(restrict(problem, core - {statement}))
        if verdict is False:
            core.discard(statement)
        unsure |= verdict is None
    said = finding.reason if core else _NO_VALUE
    reason = said + ("; this core may not be the smallest" if unsure else "")
    return replace(finding, core=tuple(sorted(core)), reason=reason)
