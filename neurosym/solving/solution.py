"""What solving gives back: an outcome, an answer where there is exactly one, and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from neurosym.language.syntax import Answer, Value


class Outcome(StrEnum):
    """How solving ended. Only SOLVED carries an answer."""

    SOLVED = "solved"  # the answer is shown to be the only one
    SEVERAL = "several"  # more than one answer fits
    CONTRADICTION = "contradiction"  # no answer fits; the core says why
    UNKNOWN = "unknown"  # the engine gave up
    OUT_OF_BUDGET = "out_of_budget"  # steps, seconds or memory ran out
    UNSUPPORTED = "unsupported"  # no engine of ours covers this program


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the working: the statement it stands for (an index, or None), and words."""

    statement: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Solution:
    """The result of solving a program.

    answer: the only answer, if SOLVED. answers: examples of different answers, if SEVERAL.
    core: indices of a minimal set of statements that contradict each other, if CONTRADICTION.
    used: indices of a minimal set of statements from which the answer alone follows, where it is entailed.
    steps: the working in words. engine: which engine(s) decided. reason: why there is no answer.
    points: where an objective is reached: one solution, or two if there are several such; where it has no end, one to
        start from. seconds: wall time. work: the engine's own deterministic step count where it has one (Z3 rlimit).
    """

    outcome: Outcome
    answer: Answer | None = None
    answers: tuple[Answer, ...] = ()
    core: tuple[int, ...] = ()
    used: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()
    engine: str = ""
    reason: str = ""
    points: tuple[Mapping[str, Value], ...] = ()
    seconds: float = 0.0
    work: int = 0
