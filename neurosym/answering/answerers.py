"""Answering end to end with a local model: directly, by chain of thought, by a vote, or with the fair twin.

direct:MODEL   the base model, asked for the answer alone
cot:MODEL      the base model, asked to think step by step first; cotN:MODEL in at most N tokens (see `limits`)
voteK:MODEL    the same, K times, and the answer it comes to most often (vote:MODEL: 8 times); voteKxN:MODEL as cotN
twin:MODEL     the fair twin: same base and training questions as the translator, trained to write the answer;
               twin:MODEL#DIRECTORY takes an adapter of yours
execute:MODEL  the base model, shown the program of the symbolic route and not the problem; executeN:MODEL as cotN
recorded:FILE#MODEL/METHOD   answers that a model gave earlier (see `recorded`)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.answering.executing import ExecutingAnswerer
from neurosym.answering.limits import SHORT
from neurosym.answering.local import answers_to, replies, untrained
from neurosym.answering.recorded import PREFIX, recorded_answerer
from neurosym.answering.records import Answerer, ModelAnswer, ProgramAnswerer
from neurosym.answering.voting import SAMPLES, VotingAnswerer
from neurosym.errors import AnswerError, ModelError
from neurosym.translation.prompting import answer_prompt, chat_answer_prompt, chat_thought_prompt
from neurosym.translation.translator import adapter_for

if TYPE_CHECKING:
    from neurosym.translation.model import LanguageModel

MAX_NEW_TOKENS = {"direct": 32, "cot": SHORT, "twin": 24}
_TOKENS = r"([1-9]\d{1,3})"
METHODS = (*MAX_NEW_TOKENS, "vote", "execute")


class LocalAnswerer:
    """A local model that answers texts, greedily. `method` is direct, cot or twin.

    adapter: of another twin than the shipped one. tokens: that an answer may take, if not those of the method.
    """

    def __init__(
        self, method: str, model: str, *, adapter: Path | None = None, tokens: int | None = None, batch_rows: int = 64
    ) -> None:
        if method not in MAX_NEW_TOKENS:
            raise AnswerError(f"no way of answering is called {method!r}: choose from {', '.join(METHODS)}")
        self._method, self._model_name, self._batch_rows = method, model, batch_rows
        self._adapter, self._tokens = adapter, tokens or MAX_NEW_TOKENS[method]

    @property
    def name(self) -> str:
        """For example `cot:0.5b`, or `cot1024:0.5b` with another limit than the usual one."""
        limit = "" if self._tokens == MAX_NEW_TOKENS[self._method] else self._tokens
        adapter = f"#{self._adapter.name}" if self._adapter else ""
        return f"{self._method}{limit}:{self._model_name}{adapter}"

    def answer_many(self, texts: Sequence[str], ids: Sequence[str] | None = None) -> list[ModelAnswer]:
        """One answer a text; a text that no model is shown (see `refuse_unreadable`) has none.

        Raises ModelError if there are no weights, or no twin of this model.
        """
        return answers_to(self.name, texts, self._answers)

    def _answers(self, texts: list[str]) -> list[ModelAnswer]:
        from neurosym.translation.decoding import Decoding

        decoding = Decoding(max_new_tokens=self._tokens, batch_rows=self._batch_rows)
        drawn, seconds = replies(self._model, [self._prompt(text) for text in texts], decoding)
        return [ModelAnswer(self.name, said.raw, said.extracted, said.form, said.tokens, seconds) for (said,) in drawn]

    @cached_property
    def _model(self) -> LanguageModel:
        from neurosym.translation.model import load_model

        if self._method != "twin":
            return untrained(self._model_name)
        adapter = self._adapter or adapter_for("answer", self._model_name)
        if adapter is None:
            raise ModelError(f"there is no twin of {self._model_name!r}: no adapter was trained to answer with it")
        return load_model(self._model_name, adapter)

    def _prompt(self, text: str) -> str:
        if self._method == "twin":
            return answer_prompt(text)
        ask: Callable[..., str] = chat_thought_prompt if self._method == "cot" else chat_answer_prompt
        return ask(text, self._model.chat)


def make_answerer(name: str) -> Answerer | ProgramAnswerer:
    """The answerer of that name, as listed above. Raises AnswerError for a name that is none."""
    if name.startswith(PREFIX):
        return recorded_answerer(name)
    method, _, model = name.partition(":")
    model = model or "0.5b"
    if vote := re.fullmatch(rf"vote([1-9]\d{{0,2}})?(?:x{_TOKENS})?", method):
        return VotingAnswerer(model, int(vote[1] or SAMPLES), tokens=int(vote[2] or SHORT))
    if thought := re.fullmatch(rf"cot{_TOKENS}", method):
        return LocalAnswerer("cot", model, tokens=int(thought[1]))
    if execute := re.fullmatch(rf"execute(?:{_TOKENS})?", method):
        return ExecutingAnswerer(model, tokens=int(execute[1] or SHORT))
    if method == "twin" and "#" in model:
        model, _, directory = model.partition("#")
        return LocalAnswerer(method, model, adapter=Path(directory))
    return LocalAnswerer(method, model)
