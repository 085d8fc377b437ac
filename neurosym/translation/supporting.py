"""Whether the names that a reading of a sentence uses are made of the words of the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from neurosym.language.grammars import reserved_words
from neurosym.translation.assembling import Fragment, is_declaration
from neurosym.translation.told import listed_words

NOT_NAMES = frozenset(
    """a an the all any anybody anyone anything both each either every everybody everyone everything few he her him his
    i it its many most my neither no nobody none nothing one ones our she some somebody someone something such that
    their them these they this those we what whatever which who whoever whom whose you your""".split()
)
"""Determiners, quantifiers and pronouns: what things are called is never one of these alone."""

_NAME = re.compile(r"(?<![\w\"])[a-z][a-z0-9_]*(?![\w\"])")
_QUOTED = re.compile(r'"[^"]*"')
_LABEL = re.compile(r'"([^"]*)":')
_DERIVED = re.compile(r"(?<=...)(?:able|ible|ness|ment)$")
_ENDING = 3
"""Letters that inflection may take away or put in the place of others."""
_GROWN = 4
"""Letters that it may add."""
_IRREGULAR = tuple(
    frozenset(group.split())
    for group in """be is are was were been, have has had, go goes went gone, buy bought, bring brought, catch caught,
    teach taught, think thought, seek sought, foot feet, tooth teeth, goose geese, mouse mice, person people,
    man men, woman women, child children, die dying, lie lying, tie tying, ox oxen""".split(",")
)


def unsupported(fragment: Fragment, words: Collection[str], declared: Collection[str], domain: str) -> str:
    """The first name in a reading that is no word's, or that of a determiner or pronoun; "" if there is none.

    So are the labels of options: who lists options says them.

    words: of the text. declared: names that may be used whatever they are made of.
    """
    known = reserved_words(domain).union(declared)
    names = (name for line in fragment.lines for name in _names(line) if name not in known)
    labels = (label for line in fragment.lines for label in _LABEL.findall(line) if not is_declaration(line))
    made_up = (label for label in labels if not all(_told(word, words) for word in listed_words(label)))
    return next((name for name in names if name in NOT_NAMES or not made_of(name, words)), "") or next(made_up, "")


def made_of(name: str, words: Collection[str]) -> bool:
    """Whether every word of a name is one of these words, a form of one, or part of one."""
    return all(_told(part, words) for part in name.removeprefix("the_").removeprefix("n_").split("_") if part)


def _names(line: str) -> Iterator[str]:
    if not is_declaration(line):
        yield from _NAME.findall(_QUOTED.sub("", line))


def _told(part: str, words: Iterable[str]) -> bool:
    """Whether one of the words is the part of a name, a form of it, or has it in it."""
    if part in words:
        return True
    root = _DERIVED.sub("", part)
    stem = root if root != part else part[: max(2, len(part) - _ENDING)]
    return any(
        part in word or (word.startswith(stem) and len(word) <= len(part) + _GROWN) or _irregular(part, word)
        for word in words
    )


def _irregular(part: str, word: str) -> bool:
    return any(part in group and word in group for group in _IRREGULAR)
