"""The roles of a text about people who lie or not: what they are called, and of which kind each is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import product

from neurosym.translation.assembling import Fragment

_KINDS = ("knight", "knave", "spy")
_ROLE = re.compile(rf"\b({'|'.join(_KINDS)}): ([^;]+)")

_ALIKE = 0.6


def clash(lines: Iterable[str]) -> str:
    """Why the notes on who tells the truth cannot be meant: of several roles, none is a knight, or none a knave."""
    roles = [found for line in lines if line.startswith("#") for found in _ROLE.findall(line)]
    names = {name.lower().strip().removesuffix("s"): name for _, name in roles}
    missing = [kind for kind in ("knight", "knave") if kind not in {kind for kind, _ in roles}]
    if missing and len(names) > 1:
        return f"none of {' and '.join(names.values())} is read as a {' or a '.join(missing)}"
    return ""


def lines_of(fragments: Iterable[Fragment]) -> list[str]:
    """All lines of these fragments."""
    return [line for fragment in fragments for line in fragment.lines]


def spelt(fragment: Fragment, sentence: str) -> Fragment:
    """The fragment with the names of its roles spelt as in the sentence: a small model writes friend for fiends."""
    return replace(fragment, lines=_retold(fragment.lines, lambda role: f"{role[1]}: {_as_in(sentence, role[2])}"))


def _retold(lines: Iterable[str], tell: Callable[[re.Match[str]], str]) -> tuple[str, ...]:
    """The lines with what `tell` makes of each role in their notes."""
    return tuple(_ROLE.sub(tell, line) if line.startswith("#") else line for line in lines)


def _as_in(sentence: str, name: str) -> str:
    words, length = re.findall(r"[\w'-]+", sentence), len(name.split())
    phrases = [" ".join(words[start : start + length]).lower() for start in range(len(words))]
    if _singulars(name) & {form for phrase in phrases for form in _singulars(phrase)}:
        return name
    alike = difflib.get_close_matches(name.lower(), phrases, 1, _ALIKE)
    return alike[0].removesuffix("s") if alike else name


def _singulars(name: str) -> set[str]:
    lower = name.lower()
    return {
        lower,
        lower.removesuffix("s"),
        lower.removesuffix("es"),
        re.sub("ves$", "f", lower),
        re.sub("ies$", "y", lower),
    }


def role_places(fragments: Sequence[Fragment]) -> list[int]:
    """The places of the sentences that say what a role is, if these clash."""
    if not clash(lines_of(fragments)):
        return []
    return [place for place, each in enumerate(fragments) if any(map(_ROLE.search, each.lines))]


def otherwise(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """The lines with the roles that they tell of other kinds, in every way."""
    roles = sum(len(_ROLE.findall(line)) for line in lines if line.startswith("#"))
    ways = (_with_kinds(lines, kinds) for kinds in product(_KINDS, repeat=roles))
    return [way for way in ways if way != tuple(lines)]


def _with_kinds(lines: Sequence[str], kinds: Iterable[str]) -> tuple[str, ...]:
    following = iter(kinds)
    return _retold(lines, lambda role: f"{next(following)}: {role[2]}")


def with_roles_apart(
    fragments: Sequence[Fragment], places: Sequence[int], ways: Sequence[Sequence[Fragment]]
) -> list[Fragment]:
    """The fragments with the sentences of roles read in that way which costs least likelihood and ends the clash.

    ways: for each of the places what its sentence may stand for, first what it was read as.
    """
    usable = [[each for each in own if each is own[0] or _tells_role(each)] for own in ways]
    fitting: list[tuple[float, list[Fragment]]] = []
    for chosen in product(*usable):
        told = dict(zip(places, chosen, strict=True))
        mended = [told.get(place, fragment) for place, fragment in enumerate(fragments)]
        if not clash(lines_of(mended)):
            fitting.append((sum(fragment.score for fragment in chosen), mended))
    return max(fitting, key=lambda each: each[0])[1] if fitting else list(fragments)


def _tells_role(fragment: Fragment) -> bool:
    return fragment.finished and any(map(_ROLE.search, fragment.lines))
