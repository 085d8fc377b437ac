"""One direction for one scale: sentences are read one by one, and two of them may not disagree on which end is first.

"Newest", "newer than" and "second-newest" share a word. If in one sentence it leads to the first place and in another
to the last, one of them was read wrongly. The direction that the sentences together make likelier is kept; where no
reading of a sentence agrees with it, the text is not translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from neurosym.translation.assembling import Fragment
from neurosym.translation.splitting import Part

_COMPARED = re.compile(r"\b(?:(more|less|fewer) (\w+)|(\w{3,}?)er) than\b", re.IGNORECASE)
_EXTREME = re.compile(r"\b(?:(most|least) (\w+)|(\w{3,}?)est)\b", re.IGNORECASE)
_PAIR = re.compile(r"(?:directly_)?(left_of|right_of)\((\w+), (\w+)\)|(\w+) ([<>]) (\w+)")
_END = re.compile(r"(first|last)\((\w+)\)|(from_end)\((\w+), \d+\)|(\w+) == \d+")
_TOWARDS_FIRST = frozenset({"left_of", "<", "first"})
_NOT_SAID = -20.0
"""Log-probability of a reading that nobody wrote."""

Direction = tuple[str, int]
"""A word of comparison, and whether more of it is further on (1) or further back (-1)."""


def direction(part: Part, fragment: Fragment) -> Direction | None:
    """The direction of its scale that a reading of a sentence implies; None if it says nothing about one."""
    lines = [line.removeprefix("answer ") for line in fragment.lines]
    compared, extreme = list(_COMPARED.finditer(part.text)), list(_EXTREME.finditer(part.text))
    if len(lines) != 1 or len(compared) + len(extreme) != 1:
        return None
    (found,) = compared or extreme
    sign = _of_pair(lines[0], part.text) if compared else _of_end(lines[0])
    word = (found[2] or found[3]).lower()
    if sign is None:
        return None
    return word, -sign if (found[1] or "").lower() in {"less", "fewer", "least"} else sign


def agreed(parts: Sequence[Part], ways: Sequence[Sequence[Fragment]]) -> tuple[list[list[Fragment]], bool]:
    """The readings that agree on the direction of every scale, and whether every sentence has one that does.

    A sentence without such a reading keeps all that it has.
    """
    told = [[direction(part, fragment) for fragment in way] for part, way in zip(parts, ways, strict=True)]
    chosen = {word: _likelier(word, told, ways) for word in _words(told)}
    kept: list[list[Fragment]] = []
    complete = True
    for way, directions in zip(ways, told, strict=True):
        fitting = [
            fragment
            for fragment, found in zip(way, directions, strict=True)
            if found is None or chosen[found[0]] == found[1]
        ]
        complete = complete and bool(fitting)
        kept.append(fitting or list(way))
    return kept, complete


def _words(told: Sequence[Sequence[Direction | None]]) -> Iterator[str]:
    yield from dict.fromkeys(found[0] for directions in told for found in directions if found)


def _likelier(word: str, told: Sequence[Sequence[Direction | None]], ways: Sequence[Sequence[Fragment]]) -> int:
    """The sign under which the sentences that use the word are likelier, each in its best reading."""
    totals = {1: 0.0, -1: 0.0}
    for directions, way in zip(told, ways, strict=True):
        if not any(found and found[0] == word for found in directions):
            continue
        for sign in totals:
            scores = [f.score for f, found in zip(way, directions, strict=True) if found == (word, sign)]
            totals[sign] += max(scores, default=_NOT_SAID)
    return 1 if totals[1] >= totals[-1] else -1


def _of_pair(line: str, text: str) -> int | None:
    """Where a comparison puts what it is about, which stands first in the sentence: further on (1) or back (-1)."""
    found = _PAIR.fullmatch(line)
    if found is None:
        return None
    relation, one, other = found[1] or found[5], found[2] or found[4], found[3] or found[6]
    first, second = _place(one, text), _place(other, text)
    if first is None or second is None or first == second:
        return None
    sign = -1 if relation in _TOWARDS_FIRST else 1
    return sign if first < second else -sign


def _of_end(line: str) -> int | None:
    """Whether an extreme is put at the last places (1) or the first ones (-1)."""
    found = _END.fullmatch(line)
    if found is None:
        return None
    return -1 if found[1] == "first" or found[5] else 1


def _place(name: str, text: str) -> int | None:
    place = re.sub(r"[^a-z0-9]", " ", text.lower()).find(name.replace("_", " "))
    return None if place < 0 else place
