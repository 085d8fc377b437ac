"""How the sentences of a puzzle stand on the page: in one paragraph, or its clues as a list, numbered or not."""

from __future__ import annotations

import random
from collections.abc import Sequence

from neurosym.domains.domain import Sentence

_MARKS = ("{n}. ", "{n}) ", "- ", "* ", "({n}) ", "• ", "Clue {n}: ")
_OPTIONS = ("{label}) ", "({label}) ", "{label}. ", "{label}: ")


def page(
    rng: random.Random,
    opening: Sequence[Sentence],
    clues: Sequence[Sentence],
    question: Sequence[Sentence],
    labels: Sequence[str],
) -> str:
    """The text of a problem. Options stand on lines of their own, with their labels."""
    asked = question[: len(question) - len(labels)]
    options = question[len(asked) :]
    if rng.random() < 0.5:
        parts = [" ".join(_closed(each.text) for each in (*opening, *clues, *asked))]
    else:
        mark = rng.choice(_MARKS)
        bulleted = rng.random() < 0.3
        first = [("- " if bulleted and each.declares else "") + each.text for each in opening]
        joined = "\n".join(first) if bulleted else " ".join(map(_closed, first))
        listed = [mark.format(n=number) + each.text for number, each in enumerate(clues, start=1)]
        parts = [joined, *listed, " ".join(each.text for each in asked)]
    if options:
        form = rng.choice(_OPTIONS)
        parts += [form.format(label=label) + each.text for label, each in zip(labels, options, strict=True)]
    return "\n".join(part for part in parts if part)


def _closed(text: str) -> str:
    """In a paragraph every sentence has an end."""
    return text if text.endswith((".", "?", "!", ":")) else text + "."
