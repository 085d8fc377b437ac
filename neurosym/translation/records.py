"""What a translator gives back: candidate programs for a text, each with its score and cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

Progress = Callable[[int, int], None]
"""Called with how many texts are done, and of how many."""


REFUSED = "refused"
"""The fate of a candidate that is not to be solved."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One program text. `score` is the mean log-probability of its tokens.

    fate: "finished", "cut off", or "refused": it is not what the text says, and `why` not. rivals: programs that the
    text allows as well as this one; an answer counts only if no two of them all have different ones.
    """

    program: str
    score: float
    tokens: int
    fate: str = "finished"
    why: str = ""
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """All candidates for one text, and this text's share of the seconds they took."""

    text: str
    candidates: tuple[Candidate, ...]
    seconds: float


class Translator(Protocol):
    """Anything that turns texts into candidate programs: a small model, a provider, a file of records."""

    @property
    def domain(self) -> str:
        """The domain of the programs."""
        ...

    def translate(self, texts: Sequence[str], k: int = 1, on_progress: Progress | None = None) -> list[Translation]:
        """`k` candidates for each text, in the order of the texts. One candidate is the greedy one."""
        ...

    def repair(self, failed: Sequence[tuple[str, str, str]]) -> list[Translation]:
        """One more try for each (text, failed program, error message)."""
        ...

    def settings(self) -> dict[str, object]:
        """All that decides what it writes, as JSON values."""
        ...
