"""How the sentences of a puzzle stand on the page: in one paragraph, or its clues as a list, numbered or not."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from neurosym.domains.domain import Sentence

_MARKS = ("{n}. ", "{n}) ", "- ", "* ", "({n}) ", "• ", "Clue {n}: ")
_OPTIONS = ("{label}) ", "({label}) ", "{label}. ", "{label}: ")


def page(
    rng: random.Random,
    opening: Sequence[Sentence],
    clues: Sequence[Sentence],
    question: Sequence[Sentence],
    labels: Sequence[str],
) -> tuple[str, tuple[Sentence, ...]]:
    """The text of a problem and its sentences as they stand there. Options stand on lines of their own."""
    asked, options = question[: len(question) - len(labels)], question[len(question) - len(labels) :]
    if rng.random() < 0.5:
        told = _led_in([_closed(each) for each in (*opening, *clues, *asked)])
        parts = [" ".join(each.text for each in told)]
    else:
        bulleted = rng.random() < 0.3
        first = list(opening) if bulleted else _led_in([_closed(each) for each in opening])
        mark = rng.choice(_MARKS)
        told = [*first, *clues, *asked]
        parts = ["\n".join(_bulleted(first)) if bulleted else " ".join(each.text for each in first)]
        parts += [mark.format(n=number) + each.text for number, each in enumerate(clues, start=1)]
        parts.append(" ".join(each.text for each in asked))
    form = rng.choice(_OPTIONS)
    parts += [form.format(label=label) + each.text for label, each in zip(labels, options, strict=True)]
    return "\n".join(part for part in parts if part), (*told, *options)


def _led_in(sentences: Sequence[Sentence]) -> list[Sentence]:
    """In a paragraph, `Clues:` and the sentence behind it are one."""
    found: list[Sentence] = []
    for each in sentences:
        if found and found[-1].text.endswith(":"):
            each = replace(each, text=f"{found.pop().text} {each.text}")
        found.append(each)
    return found


def _bulleted(sentences: Sequence[Sentence]) -> list[str]:
    return [("- " if each.declares else "") + each.text for each in sentences]


def _closed(told: Sentence) -> Sentence:
    """In a paragraph every sentence has an end, and begins with a capital letter."""
    text = told.text[:1].upper() + told.text[1:]
    return replace(told, text=text if text.endswith((".", "?", "!", ":")) else f"{text}.")
