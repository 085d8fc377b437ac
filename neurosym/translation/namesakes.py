"""References that may mean things of two rows: "the dog owner" where a dog is a pet and a favourite animal too.

Where the other words of the sentence do not say which row is meant, each is a reading of the text. The same words
mean the same thing all through a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, product

from neurosym.translation.assembling import Declarations, Fragment
from neurosym.translation.naming import FUNCTION_WORDS
from neurosym.translation.splitting import Part
from neurosym.translation.told import listed_words

Mention = tuple[str, ...]
"""An item with the words that stand right beside it."""

_SHORTEST = 3
_ARTICLES = frozenset({"a", "an", "the"})
_SAYS_NOTHING = FUNCTION_WORDS | frozenset(
    """person people man men woman women one ones thing things someone somebody each every everyone unique different own
    particular certain""".split()
)


def rival_choices(
    parts: Sequence[Part], declared: Declarations, chosen: Sequence[Fragment], most: int
) -> list[list[Fragment]] | None:
    """The same fragments with every undecided name as that of each row; [] if none is undecided, None if too many."""
    found = [list(_undecided(part, declared, way)) for part, way in zip(parts, chosen, strict=True)]
    mentions = dict.fromkeys(mention for each in found for mention, _ in each)
    if not mentions:
        return []
    readings = list(islice(product(*(declared.namesakes[mention[0]] for mention in mentions)), most + 1))
    if len(readings) > most:
        return None
    return [
        [
            _renamed(way, each, dict(zip(mentions, reading, strict=True)))
            for way, each in zip(chosen, found, strict=True)
        ]
        for reading in readings
    ]


def _undecided(part: Part, declared: Declarations, fragment: Fragment) -> Iterator[tuple[Mention, str]]:
    """The mentions of a sentence whose row its words do not decide, each with the name that was chosen for it."""
    used = {name for line in fragment.lines for name in re.findall(r"\w+", line)}
    for item, rows in declared.namesakes.items():
        chosen = [name for name in rows if name in used]
        if len(chosen) != 1:
            continue
        mention, context = _mention(item, part.text)
        pointed = {
            name for name, words in rows.items() if any(_alike(word, near) for word in words for near in context)
        }
        if pointed != set(chosen):
            yield mention, chosen[0]


def _mention(item: str, text: str) -> tuple[Mention, frozenset[str]]:
    """An item as the text has it, and the telling words nearest to it: before it, and right behind it."""
    words = listed_words(text)
    size = item.count("_") + 1
    places = [at for at in range(len(words)) if "_".join(words[at : at + size]).startswith(item)]
    if len(places) != 1:
        return (item, text), frozenset()
    (at,) = places
    behind = [word for word in words[at + size : at + size + 1] if word not in _SAYS_NOTHING]
    before = [word for word in words[:at] if word not in _SAYS_NOTHING][-1:]
    return (item, *behind, "", *_lead(words[:at], bool(behind))), frozenset(before + behind)


def _lead(before: list[str], alone: bool) -> list[str]:
    """What belongs to an item of the words before it: nothing before an article, if the item has a word behind it."""
    if before and before[-1] in _ARTICLES:
        return [] if alone else before[-3:-1]
    return before[-2:]


def _alike(word: str, other: str) -> bool:
    """Whether one is a form of the other: keep and keeper, pets and pet."""
    short, long = sorted((word, other), key=len)
    return word not in _SAYS_NOTHING and len(short) >= _SHORTEST and long.startswith(short)


def _renamed(fragment: Fragment, found: Sequence[tuple[Mention, str]], reading: Mapping[Mention, str]) -> Fragment:
    names = {name: reading[mention] for mention, name in found}
    lines = (re.sub(r"\w+", lambda word: names.get(word[0], word[0]), line) for line in fragment.lines)
    return replace(fragment, lines=tuple(lines)) if names else fragment
