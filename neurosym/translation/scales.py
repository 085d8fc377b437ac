"""One direction for one scale: sentences are read one by one, and two of them may not disagree on which end is first.

"Newest", "newer than" and "second-newest" share a word, and "older than" has its opposite. If "newer" leads to the
first places in one sentence, it may not lead to the last in another, nor "older" to the first. Where the sentences of a
text have no readings that agree, it is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set
from itertools import islice, product

from neurosym.translation.assembling import Fragment
from neurosym.translation.opposites import adjective, same_scale
from neurosym.translation.splitting import Part

_COMPARED = re.compile(
    r"\b(?:(?P<how>more|less|fewer) (?P<much>\w+)|(?!other\b|rather\b)(?P<form>\w+er|worse)(?: \w+){0,2}?) than\b"
    r"|\b(?P<side>above|below|beneath|before|after|behind|(?:left|right|ahead|front|north|south|east|west)(?= of\b))\b",
    re.IGNORECASE,
)
_EXTREME = re.compile(
    r"\b(?:(?P<how>most|least|fewest) (?P<much>\w+)|(?P<form>\w{2,}est|best|worst)(?! to the))\b"
    r"|(?:\b(?:from the|far|extreme|very)|est to the) (?P<side>left|right|top|bottom|front|back|start|end|beginning)\b"
    r"|\b(?P<most>left|right|top|bottom|north|south|east|west)(?:ern)?most\b|\b(?:to|from)[- ](?P<last>last)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not?|never|nobody|none|nothing|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_PAIR = re.compile(r"(?:directly_)?(left_of|right_of)\((\w+), (\w+)\)|(\w+) ([<>]) (\w+)")
_END = re.compile(r"(first|last)\(\w+\)|(from_end)\(\w+, \d+\)|\w+ == (\d+)")
_MOST_CHOICES = 16
_LESS = frozenset({"less", "fewer", "least", "fewest"})
_TOWARDS_FIRST = frozenset({"left_of", "<", "first"})
_NOT_EXTREMES = frozenset({"forest", "guest", "interest", "honest", "harvest", "request", "modest", "priest"})
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

Direction = tuple[str, int]
"""A word of comparison, and whether more of it is further on (1) or further back (-1)."""


def direction(part: Part, fragment: Fragment) -> Direction | None:
    """The direction of its scale that a reading of a sentence implies; None if it says nothing about one."""
    lines = [line.removeprefix("answer ") for line in fragment.lines]
    compared = list(_COMPARED.finditer(part.text))
    extreme = [found for found in _EXTREME.finditer(part.text) if found[0].lower() not in _NOT_EXTREMES]
    if len(lines) != 1 or len(compared) + len(extreme) != 1 or _NEGATED.search(part.text):
        return None
    (found,) = compared or extreme
    sign = _of_pair(lines[0], part.text, found.end()) if compared else _of_end(lines[0], part.text)
    if sign is None:
        return None
    groups = found.groupdict()
    form = next(words for name, words in groups.items() if name != "how" and words)
    return adjective(form.lower()), -sign if (groups["how"] or "").lower() in {
        "less",
        "fewer",
        "least",
        "fewest",
    } else sign


def agreed(parts: Sequence[Part], ways: Sequence[Sequence[Fragment]]) -> list[list[list[Fragment]]]:
    """The readings that agree on the direction of every scale, once for each choice of these directions.

    The choice under which the best readings are likeliest comes first. Only those are given in which every sentence
    has a reading: [] if there is none.
    """
    said = [[direction(part, fragment) for fragment in way] for part, way in zip(parts, ways, strict=True)]
    scales = same_scale(found[0] for directions in said for found in directions if found)
    told = [[found and _on_scale(found, scales) for found in directions] for directions in said]
    ends = [_directions(scale, told, ways) for scale in dict.fromkeys(scale for scale, _ in scales.values())]
    return [_fitting(told, ways, frozenset(chosen)) for chosen in islice(product(*ends), _MOST_CHOICES)]


def _on_scale(found: Direction, scales: Mapping[str, tuple[str, int]]) -> Direction:
    """The direction as one of the first word of its scale."""
    scale, sign = scales[found[0]]
    return scale, sign * found[1]


def _directions(
    scale: str, told: Sequence[Sequence[Direction | None]], ways: Sequence[Sequence[Fragment]]
) -> list[Direction]:
    """The directions of a scale in which each of its sentences has a reading, the likelier one first."""
    totals = {(scale, 1): 0.0, (scale, -1): 0.0}
    for directions, way in zip(told, ways, strict=True):
        if any(found in totals for found in directions):
            for chosen in list(totals):
                scores = [f.score for f, found in zip(way, directions, strict=True) if found in (None, chosen)]
                totals[chosen] += max(scores, default=-math.inf)
    return sorted((each for each in totals if totals[each] > -math.inf), key=lambda each: -totals[each])


def _fitting(
    told: Sequence[Sequence[Direction | None]], ways: Sequence[Sequence[Fragment]], chosen: Set[Direction]
) -> list[list[Fragment]]:
    return [
        [fragment for fragment, found in zip(way, directions, strict=True) if found is None or found in chosen]
        for way, directions in zip(ways, told, strict=True)
    ]


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
