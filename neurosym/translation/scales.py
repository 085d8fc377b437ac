"""One direction for one scale: sentences are read one by one, and two of them may not disagree on which end is first.

"Newest", "newer than" and "second-newest" share a word, and "older than" has its opposite. If "newer" leads to the
first places in one sentence, it may not lead to the last in another, nor "older" to the first. Where all sentences that
compare are understood, a reading that points the other way than the rest may be turned round, at a price. Where they
have no readings that agree, the text is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, product

from neurosym.translation.assembling import Fragment
from neurosym.translation.comparisons import Comparison, comparisons, denied
from neurosym.translation.opposites import same_scale
from neurosym.translation.splitting import Part

_PAIR = re.compile(r"(?:directly_)?(left_of|right_of)\((\w+), (\w+)\)|(\w+) ([<>]) (\w+)")
_END = re.compile(r"(first|last)\(\w+\)|(from_end)\(\w+, \d+\)|\w+ == (\d+)")
_MOST_CHOICES = 16
_TURNED = -3.0
"""Log-probability that a reading loses by being turned round: about one in twenty."""
_MIRRORED = {"left_of": "right_of", "right_of": "left_of", "<": ">", ">": "<", "first": "last", "last": "first"}
_REVERSED = frozenset({("left", 1), ("right", -1)})
"""Readings that are hardly ever meant: places are counted from the left."""
_TOWARDS_FIRST = frozenset({"left_of", "<", "first"})
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

_AND = " and "

Direction = tuple[str, int]
"""A word of comparison, and whether more of it is further on (1) or further back (-1)."""
Said = frozenset[Direction]
"""What a reading of a sentence says of scales."""


def directions(part: Part, fragment: Fragment) -> Said:
    """The directions of scales that a reading of a sentence implies; none if it is not known what it says about them.

    A reading that joins two comparisons ("younger than Quinn but older than Nils") has the directions of both.
    """
    compared = comparisons(part.text)
    if len(fragment.lines) != 1 or denied(part.text):
        return frozenset()
    pieces = fragment.lines[0].removeprefix("answer ").split(_AND)
    said = [_compared_in(piece, part.text, compared) for piece in pieces]
    if len(said) != len(compared) or {tuple(found) for found in said} != {(each,) for each in compared}:
        return frozenset()
    return frozenset((each.word, each.sign * sign) for found in said for each, sign in found.items())


def agreed(parts: Sequence[Part], ways: Sequence[Sequence[Fragment]]) -> list[list[list[Fragment]]]:
    """The readings that agree on the direction of every scale, once for each choice of these directions.

    The choice under which the best readings are likeliest comes first. Only those are given in which every sentence
    has a reading: [] if there is none.
    """
    if all(_understood(part, way) for part, way in zip(parts, ways, strict=True)):
        ways = [[*way, *_turned(part, way)] for part, way in zip(parts, ways, strict=True)]
    said = [[directions(part, fragment) for fragment in way] for part, way in zip(parts, ways, strict=True)]
    scales = same_scale(word for way in said for found in way for word, _ in sorted(found))
    told = [[frozenset(_on_scale(each, scales) for each in found) for found in way] for way in said]
    ends = [_likelier(scale, told, ways) for scale in dict.fromkeys(scale for scale, _ in scales.values())]
    return [_fitting(told, ways, frozenset(chosen)) for chosen in islice(product(*ends), _MOST_CHOICES)]


def _understood(part: Part, way: Sequence[Fragment]) -> bool:
    """Whether a sentence that compares has a reading that tells a direction. If not, it may hang on that of others."""
    return not comparisons(part.text) or any(directions(part, fragment) for fragment in way)


def _turned(part: Part, way: Sequence[Fragment]) -> Iterator[Fragment]:
    """The readings of a sentence with their scale the other way round."""
    known = {fragment.lines for fragment in way}
    fixed = any(each.fixed for each in comparisons(part.text))
    for fragment in way:
        found = directions(part, fragment)
        if found and (not fixed or found <= _REVERSED):
            lines = (_AND.join(map(_mirrored, fragment.lines[0].split(_AND))),)
            if lines not in known:
                yield replace(fragment, lines=lines, score=fragment.score + _TURNED)


def _mirrored(line: str) -> str:
    """A comparison or a place as it is counted from the other end."""
    if found := re.fullmatch(r"((?:answer )?)from_end\((\w+), (\d+)\)", line):
        return f"{found[1]}{found[2]} == {found[3]}"
    if found := re.fullmatch(r"((?:answer )?)(\w+) == (\d+)", line):
        return f"{found[1]}from_end({found[2]}, {found[3]})"
    return re.sub(
        r"\b(directly_)?(left_of|right_of|first|last)\b|[<>]",
        lambda found: (found[1] or "") + _MIRRORED[found[2] or found[0]],
        line,
        count=1,
    )


def _on_scale(found: Direction, scales: Mapping[str, tuple[str, int]]) -> Direction:
    """The direction as one of the first word of its scale."""
    scale, sign = scales[found[0]]
    return scale, sign * found[1]


def _likelier(scale: str, told: Sequence[Sequence[Said]], ways: Sequence[Sequence[Fragment]]) -> list[Direction]:
    """The directions of a scale in which each of its sentences has a reading, the likelier one first."""
    totals = {(scale, 1): 0.0, (scale, -1): 0.0}
    for way, said in zip(ways, told, strict=True):
        if any(found & totals.keys() for found in said):
            for sign in (1, -1):
                scores = [f.score for f, found in zip(way, said, strict=True) if (scale, -sign) not in found]
                totals[scale, sign] += max(scores, default=-math.inf)
    return sorted((each for each in totals if totals[each] > -math.inf), key=lambda each: -totals[each])


def _fitting(told: Sequence[Sequence[Said]], ways: Sequence[Sequence[Fragment]], chosen: Said) -> list[list[Fragment]]:
    """What does not contradict the chosen directions. A reading with both directions of a scale always does."""
    return [
        [fragment for fragment, found in zip(way, said, strict=True) if found <= chosen]
        for way, said in zip(ways, told, strict=True)
    ]


def _compared_in(piece: str, text: str, compared: Sequence[Comparison]) -> dict[Comparison, int]:
    """The comparisons of a sentence that a piece of its reading may stand for, each with where the piece puts more.

    That is further on (1) or back (-1).
    """
    ends = [*(each.start for each in compared[1:]), len(text)]
    signs = {
        each: _of_end(piece, text) if each.extreme else _of_pair(piece, text[:end], each.end)
        for each, end in zip(compared, ends, strict=False)
    }
    return {each: sign for each, sign in signs.items() if sign is not None}


def _of_pair(line: str, text: str, end: int) -> int | None:
    """Where a comparison puts what it is about: further on (1) or back (-1). What it is compared to comes after it."""
    found = _PAIR.fullmatch(line)
    if found is None:
        return None
    relation, one, other = found[1] or found[5], found[2] or found[4], found[3] or found[6]
    first, second = _place(one, text, end), _place(other, text, end)
    if first is None or second is None or first == second or max(first, second) < end:
        return None
    sign = -1 if relation in _TOWARDS_FIRST else 1
    compared_to = min(place for place in (first, second) if place >= end)
    return sign if compared_to == second else -sign


def _of_end(line: str, text: str) -> int | None:
    """Whether an extreme is put at the last places (1) or the first ones (-1)."""
    found = _END.fullmatch(line)
    if found is None:
        return None
    if found[3] and found[3] != "1" and not _counted(int(found[3]), text):
        return None
    return 1 if found[1] == "last" or found[2] else -1


def _counted(number: int, text: str) -> bool:
    """Whether the text has this number as an ordinal."""
    word = _ORDINALS[number] if number < len(_ORDINALS) else ""
    return bool(re.search(rf"\b{number}(?:st|nd|rd|th)\b", text) or (word and word in text.lower()))


def _place(name: str, text: str, end: int) -> int | None:
    """Where the name stands in the text: at its first place after `end`, else at its last before."""
    plain = re.sub(r"[^a-z0-9]", " ", text.lower())
    places = [found.start() for found in re.finditer(rf"\b{name.replace('_', ' ')}(?:e?s)?\b", plain)]
    return next((place for place in places if place >= end), places[-1] if places else None)
