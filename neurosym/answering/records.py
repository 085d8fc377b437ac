"""What an answerer gives back for one problem, and what an answerer is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

Form = Literal["parsed", "unparsable", "absent"]
"""How an answer came: readable, said but not readable, or not said at all."""


@dataclass(frozen=True, slots=True)
class AnswerSample:
    """One of several replies to the same problem; score: the mean log-probability of its tokens."""

    raw: str
    extracted: str | None
    form: Form
    tokens: int
    score: float


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """One answer of an end-to-end model.

    answerer: the name of who answered. raw: its words, as said. extracted: the answer found in them,
    or None. form: whether the words hold a readable answer. tokens: how many were generated (0 where
    that is not known). seconds: wall time of this problem's share of its batch. samples: where the answer was
    chosen by a vote, all replies in the order they were drawn; tokens and seconds are then those of all.
    """

    answerer: str
    raw: str
    extracted: str | None
    form: Form
    tokens: int = 0
    seconds: float = 0.0
    samples: tuple[AnswerSample, ...] = ()


class Answerer(Protocol):
    """Answers problems from their text alone; it is never shown a gold answer."""

    @property
    def name(self) -> str:
        """A short name, the same in every record of a run."""
        ...

    def answer_many(self, texts: Sequence[str], ids: Sequence[str] | None = None) -> list[ModelAnswer]:
        """One answer a text, in the same order. `ids` are the problems' ids, for recorded answers."""
        ...


@runtime_checkable
class ProgramAnswerer(Protocol):
    """Answers from the program that the symbolic route chose for a problem, and not from the problem's text."""

    @property
    def name(self) -> str:
        """As that of an `Answerer`."""
        ...

    def answer_programs(self, programs: Sequence[str | None]) -> list[ModelAnswer]:
        """One answer a program, in the same order; no program, no answer."""
        ...
