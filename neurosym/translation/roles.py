"""The roles of a text about people who lie or not: what they are called, and of which kind each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from neurosym.translation.assembling import Fragment

_ROLE = re.compile(r"\b(knight|knave): ([^;]+)")
_OTHER = {"knight": "knave", "knave": "knight"}


def clash(lines: Iterable[str]) -> str:
    """Why the notes on who tells the truth cannot be meant: two roles are read as one kind, and none as the other."""
    roles = [found for line in lines if line.startswith("#") for found in _ROLE.findall(line)]
    names = {name.lower().strip().removesuffix("s"): name for _, name in roles}
    if len({kind for kind, _ in roles}) == 1 and len(names) > 1:
        return f"{' and '.join(names.values())} are read as the same kind of people"
    return ""


def lines_of(fragments: Iterable[Fragment]) -> list[str]:
    """All lines of these fragments."""
    return [line for fragment in fragments for line in fragment.lines]


def role_places(fragments: Sequence[Fragment]) -> list[int]:
    """The places of the sentences that say what a role is, if these clash."""
    if not clash(lines_of(fragments)):
        return []
    return [place for place, each in enumerate(fragments) if any(map(_ROLE.search, each.lines))]


def otherwise(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """The lines with one role of theirs of the other kind, in every way."""
    return [
        (*lines[:place], line[: found.start(1)] + _OTHER[found[1]] + line[found.end(1) :], *lines[place + 1 :])
        for place, line in enumerate(lines)
        if line.startswith("#")
        for found in _ROLE.finditer(line)
    ]


def with_roles_apart(
    fragments: Sequence[Fragment], places: Sequence[int], ways: Sequence[Sequence[Fragment]]
) -> list[Fragment]:
    """The fragments with that one sentence of a role read otherwise which costs least likelihood and ends the clash.

    ways: for each of the places what its sentence may stand for, first what it was read as.
    """
    found = [
        (read.score - other.score, [*fragments[:place], other, *fragments[place + 1 :]])
        for place, (read, *others) in zip(places, ways, strict=True)
        for other in others
        if other.finished and any(map(_ROLE.search, other.lines))
    ]
    fitting = [each for each in found if not clash(lines_of(each[1]))]
    return min(fitting, key=lambda each: each[0])[1] if fitting else list(fragments)
