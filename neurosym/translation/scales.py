"""One direction for one scale: sentences are read one by one, and two of them may not disagree on which end is first.

"Newest", "newer than" and "second-newest" share a word, and "older than" has its opposite. If "newer" leads to the
first places in one sentence, it may not lead to the last in another, nor "older" to the first. Where all sentences that
compare are understood, a reading that points the other way than the rest may be turned round, at a price. Where they
have no readings that agree, the text is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
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
    r"|\b(?:finish|rank|plac|came?|come|end)\w*(?: in)? "
    r"(?P<place>first|last|(?:second|third|(?:four|fif|six|seven|eigh|nin|ten)th|\d+(?:st|nd|rd|th))(?![- ]to\b))\b"
    r"|\b(?P<most>left|right|top|bottom|north|south|east|west)(?:ern)?most\b|\b(?:to|from)[- ](?P<last>last)\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:finish|rank|plac|came?|come)\w*(?: (?:just|right|directly|immediately|anywhere|somewhere))? "
    r"(?:(above|before|ahead)|(?:below|after|behind))\b",
    re.IGNORECASE,
)
"""In a ranking, what is above is nearer to the first place."""
_NEGATED = re.compile(r"\b(?:not?|never|nobody|none|nothing|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_PAIR = re.compile(r"(?:directly_)?(left_of|right_of)\((\w+), (\w+)\)|(\w+) ([<>]) (\w+)")
_END = re.compile(r"(first|last)\(\w+\)|(from_end)\(\w+, \d+\)|\w+ == (\d+)")
_MOST_CHOICES = 16
_TURNED = -3.0
"""Log-probability that a reading loses by being turned round: about one in twenty."""
_MIRRORED = {"left_of": "right_of", "right_of": "left_of", "<": ">", ">": "<", "first": "last", "last": "first"}
_FIXED = frozenset(
    """left right above below beneath before after behind ahead front top bottom north south east west first last start
    end beginning""".split()
)
"""Words whose direction does not hang on the other sentences."""
_REVERSED = frozenset({("left", 1), ("right", -1)})
"""Readings that are hardly ever meant: places are counted from the left."""
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
    extreme = _extremes(part.text)
    if len(lines) != 1 or len(compared) + len(extreme) != 1 or _NEGATED.search(part.text):
        return None
    (found,) = compared or extreme
    sign = _of_pair(lines[0], part.text, found.end()) if compared else _of_end(lines[0], part.text)
    if sign is None:
        return None
    if compared and (ranked := _RANKED.search(part.text)):
        return "last", -sign if ranked[1] else sign
    groups = found.groupdict()
    if groups.get("place"):
        return ("last" if groups["place"].lower() == "last" else "first"), sign
    form = next(words for name, words in groups.items() if name != "how" and words)
    return adjective(form.lower()), -sign if (groups["how"] or "").lower() in _LESS else sign


def agreed(parts: Sequence[Part], ways: Sequence[Sequence[Fragment]]) -> list[list[list[Fragment]]]:
    """The readings that agree on the direction of every scale, once for each choice of these directions.

    The choice under which the best readings are likeliest comes first. Only those are given in which every sentence
    has a reading: [] if there is none.
    """
    if all(_understood(part, way) for part, way in zip(parts, ways, strict=True)):
        ways = [[*way, *_turned(part, way)] for part, way in zip(parts, ways, strict=True)]
    said = [[direction(part, fragment) for fragment in way] for part, way in zip(parts, ways, strict=True)]
    scales = same_scale(found[0] for directions in said for found in directions if found)
    told = [[found and _on_scale(found, scales) for found in directions] for directions in said]
    ends = [_directions(scale, told, ways) for scale in dict.fromkeys(scale for scale, _ in scales.values())]
    return [_fitting(told, ways, frozenset(chosen)) for chosen in islice(product(*ends), _MOST_CHOICES)]


def _understood(part: Part, way: Sequence[Fragment]) -> bool:
    """Whether a sentence that compares has a reading that tells a direction. If not, it may hang on that of others."""
    compares = bool(_COMPARED.search(part.text) or _extremes(part.text))
    return not compares or any(direction(part, fragment) for fragment in way)


def _extremes(text: str) -> list[re.Match[str]]:
    return [found for found in _EXTREME.finditer(text) if found[0].lower() not in _NOT_EXTREMES]


def _turned(part: Part, way: Sequence[Fragment]) -> Iterator[Fragment]:
    """The readings of a sentence with their scale the other way round."""
    known = {fragment.lines for fragment in way}
    for fragment in way:
        found = direction(part, fragment)
        if found and (found[0] not in _FIXED or found in _REVERSED or _RANKED.search(part.text)):
            lines = (_mirrored(fragment.lines[0]),)
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
