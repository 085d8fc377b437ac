"""What an answerer gives back for one problem, and what an answerer is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Form = Literal["parsed", "unparsable", "absent"]
"""How an answer came: readable, said but not readable, or not said at all."""


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """One answer of an end-to-end model.

    answerer: the name of who answered. raw: its words, as said. extracted: the answer found in them,
    or None. form: whether the words hold a readable answer. tokens: how many were generated (0 where
    that is not known). seconds: wall time of this problem's share of its batch.
    """

    answerer: str
    raw: str
    extracted: str | None
    form: Form
    tokens: int = 0
    seconds: float = 0.0


class Answerer(Protocol):
    """Answers problems from their text alone; it is never shown a gold answer."""

    @property
    def name(self) -> str:
        """A short name, the same in every record of a run."""
        ...

    def answer_many(self, texts: Sequence[str], ids: Sequence[str] | None = None) -> list[ModelAnswer]:
        """One answer a text, in the same order. `ids` are the problems' ids, for recorded answers."""
        ...
