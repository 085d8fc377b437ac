"""Answering end to end with a local model: directly, by chain of thought, or with the fair twin.

direct:MODEL   the base model, asked for the answer alone
cot:MODEL      the base model, asked to think step by step first
twin:MODEL     the fair twin: same base and training questions as the translator, trained to write the answer
recorded:FILE#MODEL/METHOD   answers that a model gave earlier (see `recorded`)
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from neurosym.answering.extraction import extract_many
from neurosym.answering.recorded import PREFIX, recorded_answerer
from neurosym.answering.records import Answerer, ModelAnswer
from neurosym.errors import AnswerError, ModelError, TranslationError
from neurosym.translation.prompting import answer_prompt, chat_answer_prompt, chat_thought_prompt
from neurosym.translation.translator import adapter_for, refuse_unreadable

if TYPE_CHECKING:
    from neurosym.translation.model import LanguageModel

MAX_NEW_TOKENS = {"direct": 32, "cot": 320, "twin": 24}


class LocalAnswerer:
    """A local model that answers texts, greedily. `method` is direct, cot or twin."""

    def __init__(self, method: str, model: str, *, batch_rows: int = 64) -> None:
        if method not in MAX_NEW_TOKENS:
            raise AnswerError(f"no way of answering is called {method!r}: choose from {', '.join(MAX_NEW_TOKENS)}")
        self._method, self._model_name, self._batch_rows = method, model, batch_rows

    @property
    def name(self) -> str:
        """For example `cot:0.5b`."""
        return f"{self._method}:{self._model_name}"

    def answer_many(self, texts: Sequence[str], ids: Sequence[str] | None = None) -> list[ModelAnswer]:
        """One answer a text; a text that no model is shown (see `refuse_unreadable`) has none.

        Raises ModelError if there are no weights, or no twin of this model.
        """
        asked = [place for place, text in enumerate(texts) if _readable(text)]
        answers = [ModelAnswer(self.name, raw="", extracted=None, form="absent") for _ in texts]
        for place, answer in zip(asked, self._answers([texts[place] for place in asked]), strict=True):
            answers[place] = answer
        return answers

    def _answers(self, texts: list[str]) -> list[ModelAnswer]:
        from neurosym.translation.decoding import Decoding, decode

        if not texts:
            return []
        start = time.perf_counter()
        decoding = Decoding(max_new_tokens=MAX_NEW_TOKENS[self._method], batch_rows=self._batch_rows)
        samples = [rows[0] for rows in decode(self._model, [self._prompt(text) for text in texts], decoding)]
        share = (time.perf_counter() - start) / len(texts)
        found = extract_many([sample.text for sample in samples], "any")
        return [
            ModelAnswer(self.name, sample.text, answer.text, answer.form, sample.tokens, share)
            for sample, answer in zip(samples, found, strict=True)
        ]

    @cached_property
    def _model(self) -> LanguageModel:
        from neurosym.translation.model import load_model

        if self._method != "twin":
            return _untrained(self._model_name)
        adapter = adapter_for("answer", self._model_name)
        if adapter is None:
            raise ModelError(f"there is no twin of {self._model_name!r}: no adapter was trained to answer with it")
        return load_model(self._model_name, adapter)

    def _prompt(self, text: str) -> str:
        if self._method == "twin":
            return answer_prompt(text)
        ask: Callable[..., str] = chat_thought_prompt if self._method == "cot" else chat_answer_prompt
        return ask(text, self._model.chat)


def make_answerer(name: str) -> Answerer:
    """The answerer of that name, as listed above. Raises AnswerError for a name that is none."""
    if name.startswith(PREFIX):
        return recorded_answerer(name)
    method, _, model = name.partition(":")
    return LocalAnswerer(method, model or "0.5b")


@lru_cache(maxsize=1)
def _untrained(name: str) -> LanguageModel:
    """The base model as it is, which `direct` and `cot` share."""
    from neurosym.translation.model import load_model

    return load_model(name)


def _readable(text: str) -> bool:
    try:
        refuse_unreadable(text)
    except TranslationError:
        return False
    return True
