"""A problem of a template told otherwise: what the template draws is kept, but for its words, or its people and things.

A choice of words may change what is drawn after it, and some templates choose what is asked by choosing words: whoever
wants the same problem compares programs.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from neurosym.domains.domain import Example
from neurosym.domains.templates import Noun, Person, Template

if TYPE_CHECKING:
    from _typeshed import SupportsLenAndGetItem

Item = TypeVar("Item")

_WORDS = 3  # texts of fewer words are names and things: what is told, and not how


class _Redrawn(random.Random):
    """Draws what a generator of this seed draws, and passes choices between items that are `free` to another one.

    They are drawn here all the same, so that whatever is drawn after them stays as it was.
    """

    def __init__(self, seed: str, free: Callable[[object], bool], other: random.Random) -> None:
        super().__init__()
        self.seed(seed)
        self._free, self._other = free, other
        self.redrawn = 0

    def choice(self, seq: SupportsLenAndGetItem[Item]) -> Item:
        drawn = super().choice(seq)
        return self._other.choice(seq) if self._passes([seq[place] for place in range(len(seq))]) else drawn

    def sample(self, population: Sequence[Item], k: int, *, counts: Iterable[int] | None = None) -> list[Item]:
        drawn = super().sample(population, k, counts=counts)
        return self._other.sample(population, k, counts=counts) if self._passes(population) else drawn

    def _passes(self, items: Sequence[object]) -> bool:
        passes = all(map(self._free, items))
        self.redrawn += passes
        return passes


def in_other_words(template: Template, seed: str, other: random.Random, draws: int) -> Iterator[Example]:
    """At most so many examples that the template makes of one seed, each with its sentences chosen anew by `other`.

    They may be equal to each other and to the first one. There are none if the template chooses no sentences.
    """
    yield from _redrawn(template, seed, _is_wording, other, draws)


def with_other_names(template: Template, seed: str, other: random.Random, draws: int) -> Iterator[Example]:
    """The same with its people and its things chosen anew, and its sentences as they were."""
    yield from _redrawn(template, seed, _is_name, other, draws)


def _redrawn(
    template: Template, seed: str, free: Callable[[object], bool], other: random.Random, draws: int
) -> Iterator[Example]:
    for _ in range(draws):
        generator = _Redrawn(seed, free, other)
        made = template.make(generator)
        if not generator.redrawn:
            return
        yield made


def _is_wording(item: object) -> bool:
    return isinstance(item, str) and len(item.split()) >= _WORDS


def _is_name(item: object) -> bool:
    return isinstance(item, Person | Noun)
