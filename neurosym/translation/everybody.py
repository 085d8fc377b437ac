"""Counts over everybody: a sentence that names nobody ("exactly one of us lies") speaks of all the people of its text.

A small translator has to write the list of all of them, and forgets one or writes one twice where there are many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from neurosym.translation.assembling import Declarations, Fragment
from neurosym.translation.mentioned import named_in

_COUNT = re.compile(
    r"(?P<opening>number_of\(|(?:exactly|at_least|at_most)\(\d+, )(?P<list>(\w+)\(\w+\)(?:, \3\(\w+\))+)\)"
)
_SPEAKER = re.compile(r"says\((\w+), ")
_ONE = re.compile(r"(\w+)\((\w+)\)")


def with_everybody(fragment: Fragment, sentence: str, declared: Declarations) -> Fragment:
    """The fragment with its lists of people made whole, if its sentence names nobody but who says it.

    A list of all but the speaker stays as it is ("one of the others").
    """
    people = declared.people
    named = named_in(sentence, people)
    lines = tuple(_completed(line, people, named) for line in fragment.lines)
    return fragment if lines == fragment.lines else replace(fragment, lines=lines)


def _completed(line: str, people: Sequence[str], named: Set[str]) -> str:
    speaker = set(_SPEAKER.findall(line)[:1])
    if not named <= speaker:
        return line
    others = [name for name in people if name not in speaker]

    def whole(found: re.Match[str]) -> str:
        said = _ONE.findall(found["list"])
        names = [name for _, name in said]
        if sorted(names) == sorted(others) or not set(names) <= set(people):
            return found[0]
        return f"{found['opening']}{', '.join(f'{said[0][0]}({name})' for name in people)})"

    return _COUNT.sub(whole, line)
