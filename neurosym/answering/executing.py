"""The ablation of the engine: a model works out in words the very program that the symbolic route wrote.

As in L. Gao et al., PAL, arXiv:2211.10435, 2022, section 6: there the model that wrote a program was asked to run it.
"""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.answering.limits import SHORT
from neurosym.answering.local import answers_to, replies, untrained
from neurosym.answering.records import ModelAnswer
from neurosym.translation.prompting import chat_execution_prompt


class ExecutingAnswerer:
    """A local base model that is shown a program, without the problem it stands for, and asked for its answer."""

    def __init__(self, model: str, *, tokens: int = SHORT, batch_rows: int = 64) -> None:
        self._model_name, self._tokens, self._batch_rows = model, tokens, batch_rows

    @property
    def name(self) -> str:
        """For example `execute:0.5b`, or `execute1024:0.5b` with another limit than the usual one."""
        return f"execute{'' if self._tokens == SHORT else self._tokens}:{self._model_name}"

    def answer_programs(self, programs: Sequence[str | None]) -> list[ModelAnswer]:
        """One answer a program; where there is none, none. Raises ModelError if there are no weights."""
        return answers_to(self.name, programs, self._answers)

    def _answers(self, programs: list[str]) -> list[ModelAnswer]:
        from neurosym.translation.decoding import Decoding

        model = untrained(self._model_name)
        decoding = Decoding(max_new_tokens=self._tokens, batch_rows=self._batch_rows)
        drawn, seconds = replies(model, [chat_execution_prompt(each, model.chat) for each in programs], decoding)
        return [ModelAnswer(self.name, said.raw, said.extracted, said.form, said.tokens, seconds) for (said,) in drawn]
