"""Training texts that an evaluation suite holds already, word for word or nearly.

Two texts are compared without case, punctuation and numbers: a problem with other numbers is the same problem.
They are near-duplicates if the Jaccard similarity of their word trigrams reaches a threshold, or if nearly all
trigrams of the shorter one stand in the longer one. The comparison is exact, by an inverted index: nothing is
sampled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from neurosym.translation.naming import plain

NEAR = 0.7
CONTAINED = 0.85
_SHINGLE = 3
_SHORTEST = 8
_WORD = re.compile(r"\d[\d,.]*|[a-z]+")


@dataclass(frozen=True, slots=True)
class Leak:
    """A training text and the evaluation text it repeats; `similarity` is 1 for the same text."""

    training: str
    evaluation: str
    similarity: float


def normalised(text: str) -> tuple[str, ...]:
    """The words of a text without case and punctuation, every numeral as 0."""
    return tuple("0" if word[0].isdigit() else word for word in _WORD.findall(plain(text).lower()))


def shingles(tokens: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The word trigrams of a text (of a shorter text, itself)."""
    if len(tokens) < _SHINGLE:
        return frozenset([tokens])
    return frozenset(tokens[place : place + _SHINGLE] for place in range(len(tokens) - _SHINGLE + 1))


class LeakIndex:
    """The texts of the evaluation suites, ready to be compared with many training texts."""

    def __init__(self, evaluation: Iterable[tuple[str, str]], near: float = NEAR) -> None:
        """evaluation: pairs of id and text. near: the Jaccard similarity from which a text counts as repeated."""
        self._near = near
        self._exact: dict[tuple[str, ...], str] = {}
        self._sizes: dict[str, int] = {}
        self._holders: dict[tuple[str, ...], list[str]] = {}
        for identifier, text in evaluation:
            tokens = normalised(text)
            if tokens in self._exact:
                continue
            self._exact[tokens] = identifier
            found = shingles(tokens)
            self._sizes[identifier] = len(found)
            for shingle in found:
                self._holders.setdefault(shingle, []).append(identifier)

    def find(self, identifier: str, text: str) -> Leak | None:
        """The evaluation text that a training text repeats most closely, if it repeats one."""
        tokens = normalised(text)
        if tokens in self._exact:
            return Leak(identifier, self._exact[tokens], 1.0)
        own = shingles(tokens)
        shared = Counter(holder for shingle in own for holder in self._holders.get(shingle, ()))
        best = max(shared, key=lambda holder: self._jaccard(len(own), holder, shared), default=None)
        if best is not None and self._jaccard(len(own), best, shared) >= self._near:
            return Leak(identifier, best, self._jaccard(len(own), best, shared))
        for holder, common in shared.items():
            shorter = min(len(own), self._sizes[holder])
            if shorter >= _SHORTEST and common >= CONTAINED * shorter:
                return Leak(identifier, holder, self._jaccard(len(own), holder, shared))
        return None

    def _jaccard(self, size: int, holder: str, shared: Counter[str]) -> float:
        return shared[holder] / (size + self._sizes[holder] - shared[holder])


def find_leaks(
    training: Iterable[tuple[str, str]], evaluation: Iterable[tuple[str, str]], near: float = NEAR
) -> list[Leak]:
    """The training texts (id, text) that repeat an evaluation text, in the order of the training texts."""
    index = LeakIndex(evaluation, near)
    return [leak for identifier, text in training if (leak := index.find(identifier, text))]
