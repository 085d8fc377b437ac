"""Which readings of the sentences of a text may stand together in a program."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from neurosym.domains import get
from neurosym.translation.assembling import Declarations, Fragment, Whole, assemble, best_wholes
from neurosym.translation.namesakes import rival_choices
from neurosym.translation.records import REFUSED, Candidate
from neurosym.translation.roles import clash
from neurosym.translation.scales import agreed
from neurosym.translation.splitting import Part
from neurosym.translation.supporting import unsupported
from neurosym.translation.told import words_of

RIVALS = 32
"""Programs that a text may stand for because a name of it may mean things of two rows."""


def candidates(
    parts: Sequence[Part], declared: Declarations, ways: Sequence[Sequence[Fragment]], k: int, domain: str
) -> Iterator[Candidate]:
    """The `k` likeliest programs whose names are in the text and whose sentences agree on every scale.

    ways: for each part, what it may stand for. If a part has nothing that fits, one refused candidate.
    """
    sound = _supported(parts, declared, ways, domain)
    choices = agreed(parts, sound.ways)
    why = (
        clash(declared.lines)
        or sound.why
        or ("" if choices else "two sentences disagree on which end of a scale is first")
    )
    opening = get(domain).opening
    if why:
        whole = next(best_wholes(parts, declared, sound.ways, 1, opening))
        yield Candidate(whole.program, _mean(whole), whole.tokens, REFUSED, why)
        return
    found = heapq.merge(*(best_wholes(parts, declared, kept, k, opening) for kept in choices), key=lambda w: -w.score)
    for whole in islice(found, k):
        yield _candidate(parts, declared, whole, domain)


@dataclass(frozen=True, slots=True)
class _Sound:
    ways: list[list[Fragment]]
    why: str


def _supported(
    parts: Sequence[Part], declared: Declarations, ways: Sequence[Sequence[Fragment]], domain: str
) -> _Sound:
    """The readings whose names are made of the words of the text; of a sentence without one, all, and why not."""
    words = words_of(" ".join(part.text for part in parts))
    names = declared.names | declared.labels
    kept: list[list[Fragment]] = []
    why = ""
    for way in ways:
        faults = [unsupported(fragment, words, names, domain) for fragment in way]
        fitting = [fragment for fragment, fault in zip(way, faults, strict=True) if not fault]
        why = why or ("" if fitting else f"'{faults[0]}' is no name that the text has")
        kept.append(fitting or list(way))
    return _Sound(kept, why)


def _candidate(parts: Sequence[Part], declared: Declarations, whole: Whole, domain: str) -> Candidate:
    choices = rival_choices(parts, declared, whole.chosen, RIVALS)
    if choices is None:
        why = "too many names of the text may mean things of two rows"
        return Candidate(whole.program, _mean(whole), whole.tokens, REFUSED, why)
    programs = [assemble(parts, declared, chosen, get(domain).opening).program for chosen in choices]
    program = whole.program if whole.program in programs or not programs else programs[0]
    rivals = tuple(other for other in dict.fromkeys(programs) if other != program)
    fate = "finished" if whole.finished else "cut off"
    return Candidate(program, _mean(whole), whole.tokens, fate, rivals=rivals)


def _mean(whole: Whole) -> float:
    return whole.score / max(1, whole.tokens)
