"""The people whom a sentence names: a reading that leaves one of them out has hardly understood it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from neurosym.translation.assembling import Fragment, likeliest_first
from neurosym.translation.told import listed_words, told_names

LEFT_OUT = 4.0
"""What a reading costs, in nats, that leaves somebody out: whom one speaks to is named, and nothing is said of them."""

_ABOUT = re.compile(r"\b(?:says|knight|knave|spy)\((\w+)")


def named_in(sentence: str, people: Iterable[str]) -> set[str]:
    """Those of the people whose names stand in the sentence."""
    words = f" {' '.join(listed_words(sentence))} "
    return {name for name in people if f" {name.replace('_', ' ')} " in words}


def leaves_out(fragment: Fragment, sentence: str, people: Iterable[str]) -> bool:
    """Whether the fragment says something, and nothing of somebody whom its sentence names."""
    said = set(re.findall(r"\w+", " ".join(fragment.lines)))
    return bool(fragment.lines) and not named_in(sentence, people) <= said


def with_all_named(ways: Sequence[Fragment], sentence: str, people: Sequence[str]) -> list[Fragment]:
    """The ways to read a sentence, those that leave somebody out at a price, the likeliest first."""
    return likeliest_first(
        replace(way, score=way.score - LEFT_OUT) if leaves_out(way, sentence, people) else way for way in ways
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
