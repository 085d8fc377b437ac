"""Words of opposite or like meaning that compare things, and which adjective a comparative or superlative is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

_PAIRS = """
old new, old young, elderly young, ancient modern, old modern, ancient new, ancient recent, old recent, early late,
soon late, early recent, senior junior, big small, big little, large small, large little, great small, huge tiny,
long short, tall short, high low, high short, wide narrow, broad narrow, thick thin, fat thin, deep shallow,
heavy light, dark light, dark bright, dim bright, dark pale, fast slow, quick slow, rapid slow, near far, close far,
close distant, near distant, hot cold, warm cold, warm cool, hot cool, hard soft, hard easy, difficult easy,
complicated simple, complex simple, strong weak, rich poor, wealthy poor, loud quiet, loud soft, noisy quiet,
good bad, expensive cheap, costly cheap, dear cheap, pricey cheap, expensive affordable,
expensive inexpensive, many few, much little,
clean dirty, dry wet, full empty, rough smooth, sharp blunt, sharp dull, happy sad, happy unhappy, popular unpopular,
safe dangerous, safe risky, sweet bitter, sweet sour, clever stupid, smart stupid, clever dumb, smart dumb,
brave cowardly, busy idle, tight loose, steep gentle, severe mild, spicy mild, strict lenient, fresh stale,
polite rude, common rare, frequent rare, left right, above below, above beneath, over under, before after, ahead behind,
front behind, front back, top bottom, up down, north south, east west, first last, start end, beginning end
"""
_ALIKE = """
expensive costly pricey dear, cheap inexpensive affordable, big large huge, small tiny, fast quick rapid, near close,
far distant, hot warm, cold cool, wide broad, rich wealthy, clever smart, stupid dumb, loud noisy,
complicated complex, dangerous risky, common frequent, above top, below beneath bottom
"""
_IRREGULAR = """
better good, best good, worse bad, worst bad, further far, furthest far, farther far, farthest far, elder old,
eldest old, pricier pricey, priciest pricey, less little, least little, more much, most much, fewer few, fewest few
"""
_DOUBLING = re.compile(r"[^aeiou]{1,2}[aeiou][^aeiouwxy]")


def _listed(text: str) -> Iterator[tuple[str, str]]:
    for pair in text.replace("\n", " ").split(","):
        one, other = pair.split()
        yield one, other


PAIRS = frozenset(frozenset(pair) for pair in _listed(_PAIRS))
"""Pairs of opposites. A word may have several: old is the opposite of new and of young."""

ALIKE = frozenset(frozenset(pair) for group in _ALIKE.split(",") for pair in combinations(group.split(), 2))
"""Pairs of words for one thing. None of them has a second meaning in which the other cannot stand for it."""


def opposite(one: str, other: str) -> bool:
    """Whether the two words name the two directions of one scale."""
    return frozenset((one, other)) in PAIRS


def alike(one: str, other: str) -> bool:
    """Whether the two words name the same direction of one scale."""
    return frozenset((one, other)) in ALIKE


def adjective(form: str) -> str:
    """The word that a comparative or superlative is of: newer, newest -> new. A word that is neither stays as it is.

    Of words that are not listed the ending is cut off, so that both their forms give the same.
    """
    if form in _FORMS:
        return _FORMS[form]
    for ending in ("est", "er"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return form.removesuffix(ending)
    return form


def same_scale(words: Iterable[str]) -> dict[str, tuple[str, int]]:
    """For each word, the first of its scale among them, and whether it points the same way (1) or the other (-1).

    Words are joined by what is among them: dark and heavy are of one scale where light is there too.
    """
    left = list(dict.fromkeys(words))
    found: dict[str, tuple[str, int]] = {}
    for word in left:
        pending = [] if word in found else [(word, 1)]
        while pending:
            one, sign = pending.pop()
            found[one] = word, sign
            new = [other for other in left if other not in found]
            pending += [(other, sign) for other in new if alike(one, other)]
            pending += [(other, -sign) for other in new if opposite(one, other)]
    return found


def _forms(word: str) -> Iterator[str]:
    """The regular comparative and superlative."""
    stem = word
    if word.endswith("e"):
        stem = word[:-1]
    elif word.endswith("y") and word[-2] not in "aeiou":
        stem = f"{word[:-1]}i"
    elif _DOUBLING.fullmatch(word):
        stem = word + word[-1]
    yield from (f"{stem}er", f"{stem}est")


_FORMS = {form: word for pair in sorted(map(sorted, PAIRS)) for word in pair for form in _forms(word)}
_FORMS |= {word: word for pair in PAIRS for word in pair} | dict(_listed(_IRREGULAR))
COMPARATIVES = frozenset(form for form in _FORMS if form.endswith(("er", "worse")))
"""Those that are known: not every word in -er is one (the hamper)."""
