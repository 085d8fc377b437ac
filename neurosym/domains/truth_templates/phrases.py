"""A small notation for stocks of phrases, so that a few lines of data stand for hundreds of wordings.

`(a|b)` is one of several wordings; `[is|are]` is for one and for many; `*be` is a verb that agrees with its subject.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import product

from neurosym.domains.wording import third

_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_NUMBER = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_VERB = re.compile(r"\*(\w+)")


def expanded(text: str) -> tuple[str, ...]:
    """All wordings of a stock with one pattern a line, each once, in the order of the lines."""
    found = (wording for line in text.strip().splitlines() for wording in _wordings(line))
    return tuple(dict.fromkeys(" ".join(wording.split()) for wording in found))


def drawn(rng: random.Random, patterns: Sequence[str]) -> str:
    """One of these patterns, each as likely as the others, with one wording for each choice in it."""
    return _CHOICE.sub(lambda found: rng.choice(found.group(1).split("|")), rng.choice(patterns))


def _wordings(line: str) -> list[str]:
    parts = _CHOICE.split(line)
    ways = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return ["".join(chosen) for chosen in product(*ways)]


def inflected(phrase: str, plural: bool) -> str:
    """The phrase as it follows a subject in the singular or the plural."""
    phrase = _NUMBER.sub(lambda found: found.group(2 if plural else 1), phrase)
    return _VERB.sub(lambda found: _verb(found.group(1), plural), phrase)


def _verb(verb: str, plural: bool) -> str:
    return ("are" if verb == "be" else verb) if plural else third(verb)
