"""Whom and what a sentence names: a reading that leaves one of its people out has hardly understood it.

Nor has one that takes a name from elsewhere and passes over one that the sentence has ("water" read as watermelon).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from neurosym.translation.assembling import Declarations, Fragment, is_declaration, likeliest_first
from neurosym.translation.supporting import made_of
from neurosym.translation.told import listed_words, told_names

LEFT_OUT = 4.0
"""What a doubtful reading costs, in nats. It is no ban: whom one speaks to is named, and nothing is said of them."""

_ABOUT = re.compile(r"\b(?:says|knight|knave|spy)\((\w+)")


def named_in(sentence: str, people: Iterable[str]) -> set[str]:
    """Those of the people whose names stand in the sentence."""
    words = f" {' '.join(listed_words(sentence))} "
    return {name for name in people if f" {name.replace('_', ' ')} " in words}


def leaves_out(fragment: Fragment, sentence: str, people: Iterable[str]) -> bool:
    """Whether the fragment says something, and nothing of somebody whom its sentence names."""
    said = set(re.findall(r"\w+", " ".join(fragment.lines)))
    return bool(fragment.lines) and not named_in(sentence, people) <= said


def taken_for_others(fragment: Fragment, sentence: str, names: Collection[str]) -> set[str]:
    """The names that the fragment uses and the sentence has no word for, if it leaves out one that the sentence has."""
    told = [line for line in fragment.lines if not is_declaration(line)]
    said = set(re.findall(r"\w+", " ".join(told))) & set(names)
    words = listed_words(sentence)
    return set() if named_in(sentence, names) <= said else {name for name in said if not made_of(name, words)}


def misnames(fragment: Fragment, sentence: str, declared: Declarations) -> bool:
    """Whether the fragment leaves out one of the people, or takes one thing for another, that the sentence names."""
    return leaves_out(fragment, sentence, declared.people) or bool(taken_for_others(fragment, sentence, declared.names))


def with_all_named(ways: Sequence[Fragment], sentence: str, declared: Declarations) -> list[Fragment]:
    """The ways to read a sentence, those that misname at a price, the likeliest first."""
    return likeliest_first(
        replace(way, score=way.score - LEFT_OUT) if misnames(way, sentence, declared) else way for way in ways
    )


def people_spoken_of(sentences: Sequence[str], fragments: Sequence[Fragment]) -> list[str]:
    """Whom readings make speak, or call truthful or not, in their order, if their sentences have the names."""
    return list(
        dict.fromkeys(
            name
            for sentence, fragment in zip(sentences, fragments, strict=True)
            for line in fragment.lines
            if not line.startswith("#")
            for name in _ABOUT.findall(line)
            if told_names([name], sentence)
        )
    )
