"""What local answerers share: the base models that are loaded, the texts that are shown, and the words read."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from neurosym.answering.extraction import extract_many
from neurosym.answering.records import AnswerSample, ModelAnswer
from neurosym.errors import TranslationError
from neurosym.translation.translator import refuse_unreadable

if TYPE_CHECKING:
    from neurosym.translation.decoding import Decoding
    from neurosym.translation.model import LanguageModel

MOST_MODELS = 3
"""Base models that are held at once, so that answerers of several sizes can take turns."""


@lru_cache(maxsize=MOST_MODELS)
def untrained(name: str) -> LanguageModel:
    """The base model as it is, which all its answerers share. Raises ModelError if there are no weights."""
    from neurosym.translation.model import load_model

    return load_model(name)


def readable(text: str | None) -> bool:
    """Whether a model is shown this text (see `refuse_unreadable`)."""
    try:
        refuse_unreadable(text or "")
    except TranslationError:
        return False
    return True


def answers_to(
    name: str, texts: Sequence[str | None], answer: Callable[[list[str]], list[ModelAnswer]]
) -> list[ModelAnswer]:
    """One answer a text in the same order: by `answer` where a model is shown it, absent elsewhere."""
    asked = [place for place, text in enumerate(texts) if readable(text)]
    answers = [ModelAnswer(name, raw="", extracted=None, form="absent") for _ in texts]
    shown = [text for place in asked if (text := texts[place]) is not None]
    for place, given in zip(asked, answer(shown) if shown else [], strict=True):
        answers[place] = given
    return answers


def replies(model: LanguageModel, prompts: list[str], decoding: Decoding) -> tuple[list[list[AnswerSample]], float]:
    """What the model says to each prompt, with the answers found in it; and the seconds that a prompt took."""
    from neurosym.translation.decoding import decode

    start = time.perf_counter()
    drawn = decode(model, prompts, decoding)
    share = (time.perf_counter() - start) / len(prompts)
    found = iter(extract_many([sample.text for rows in drawn for sample in rows], "any"))
    return [
        [AnswerSample(each.text, (read := next(found)).text, read.form, each.tokens, each.score) for each in rows]
        for rows in drawn
    ], share
