"""Programs from annotated stories of first-order logic: sentences, a formula for each, and a conclusion (FOLIO).

Formulas of people leave some things unclear; `CONVENTIONS` says how they are taken.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from neurosym.errors import NeurosymError
from neurosym.foreign.conventions import STRICT
from neurosym.foreign.entailment import Written, read_formulas
from neurosym.language import read
from neurosym.language.printing import print_program
from neurosym.translation.conversion import Conversion

DOMAIN = "logic"
CONVENTIONS = replace(STRICT, free_variables="universal", scope="wide", exclusive="parity", arities="apart")

_ASKED = (
    *[""] * 3,
    *["True, False or Uncertain?"] * 4,
    *["True, False or Unknown?"] * 3,
    "Does that follow?",
    "Is the last sentence true, false or undetermined?",
)
"""Ways to ask about the last sentence of a text, each as often as it is to be drawn."""

_FEWEST = 3
"""Sentences of a story of which one can be taken for a conclusion."""


@dataclass(frozen=True, slots=True)
class Story:
    """Sentences and the formula of each, in one order."""

    sentences: tuple[str, ...]
    formulas: tuple[str, ...]


def convert_entailment(record: Mapping[str, Any]) -> Conversion:
    """The annotation of a record as a program of the domain `logic`, or why there is none.

    The annotation is JSON: {"premises": [formula, ...], "conclusion": formula}.
    """
    annotation = record.get("gold_program")
    if not annotation:
        return Conversion(None, "the record has no annotation")
    try:
        found = json.loads(annotation)
        premises, conclusion = list(found["premises"]), found["conclusion"]
    except (ValueError, KeyError, TypeError):
        return Conversion(None, "the annotation is not of a known form")
    if conclusion is None:
        return Conversion(None, "the conclusion is not annotated")
    return program_of(premises, conclusion)


def program_of(premises: Sequence[str], conclusion: str, ours: bool = False) -> Conversion:
    """The program that asks whether the conclusion follows from the premises, or why there is none.

    ours: the conclusion is of our language, with the names that the premises have there; else it is as they are.
    """
    formulas = premises if ours else [*premises, conclusion]
    written = [Written(formula, number) for number, formula in enumerate(formulas, start=1)]
    try:
        said = [line.text for line in read_formulas(written, CONVENTIONS)]
        *lines, last = [*said, conclusion] if ours else said
        text = print_program(read("\n".join([*lines, f"answer {last}"]) + "\n", DOMAIN)).rstrip("\n")
    except NeurosymError as error:
        return Conversion(None, str(error))
    return Conversion(text, domain=DOMAIN)


def story_of(record: Mapping[str, Any]) -> Story | None:
    """The sentences of a record's context and their formulas; None where they are not as many."""
    sentences = tuple(line.strip() for line in str(record.get("context") or "").splitlines() if line.strip())
    formulas = tuple(json.loads(record["gold_program"])["premises"])
    return Story(sentences, formulas) if len(sentences) == len(formulas) else None


def asked(text: str, generator: random.Random) -> str:
    """The text, whose last sentence is a conclusion, with a question that says so or without."""
    return f"{text} {generator.choice(_ASKED)}".rstrip()


def held_out(story: Story, times: int, generator: random.Random) -> Iterator[tuple[str, str]]:
    """Texts and programs that a story gives without its conclusions: one of its sentences is what is asked about.

    Up to `times` of them, each with other sentences, now and then in another order.
    """
    places = list(range(len(story.formulas)))
    if len(places) < _FEWEST:
        return
    for last in generator.sample(places, min(times, len(places))):
        kept = [place for place in places if place != last and generator.random() < 0.85]
        if generator.random() < 0.3:
            generator.shuffle(kept)
        conversion = program_of([story.formulas[place] for place in kept], story.formulas[last])
        if conversion.program is not None:
            text = " ".join(story.sentences[place] for place in [*kept, last])
            yield asked(text, generator), conversion.program
