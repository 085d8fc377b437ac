"""Self-consistency: several chains of thought drawn for a problem, and the answer that most of them give.

X. Wang et al., Self-Consistency Improves Chain of Thought Reasoning in Language Models, arXiv:2203.11171, 2022.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from neurosym.answering.limits import SHORT
from neurosym.answering.local import answers_to, replies, untrained
from neurosym.answering.records import AnswerSample, ModelAnswer
from neurosym.translation.prompting import chat_thought_prompt
from neurosym.translation.translator import TEMPERATURE

_NUMBER = re.compile(r"[-+]?\d{1,100}(?:\.\d{1,100}|/0*[1-9]\d{0,100})?")
SAMPLES = 8


class VotingAnswerer:
    """A local model that thinks `samples` times and gives the answer it comes to most often.

    What is drawn for a problem depends on the problem and the seed alone, so that the first m of k samples are those
    of a run with m, and a smaller budget can be read off the record of a larger one.
    """

    def __init__(
        self, model: str, samples: int = SAMPLES, *, tokens: int = SHORT, seed: int = 0, batch_rows: int = 64
    ) -> None:
        self._model_name, self._samples, self._tokens = model, samples, tokens
        self._seed, self._batch_rows = seed, batch_rows

    @property
    def name(self) -> str:
        """For example `vote8:0.5b`, or `vote8x1024:0.5b` with another limit than the usual one."""
        limit = "" if self._tokens == SHORT else f"x{self._tokens}"
        return f"vote{self._samples}{limit}:{self._model_name}"

    def answer_many(self, texts: Sequence[str], ids: Sequence[str] | None = None) -> list[ModelAnswer]:
        """One answer a text, as `LocalAnswerer` does. Raises ModelError if there are no weights."""
        return answers_to(self.name, texts, self._answers)

    def _answers(self, texts: list[str]) -> list[ModelAnswer]:
        from neurosym.translation.decoding import Decoding

        model = untrained(self._model_name)
        decoding = Decoding(self._samples, TEMPERATURE, self._tokens, self._batch_rows, self._seed)
        drawn, seconds = replies(model, [chat_thought_prompt(text, model.chat) for text in texts], decoding)
        return [_voted(self.name, samples, seconds) for samples in drawn]


def majority(samples: Sequence[AnswerSample]) -> AnswerSample:
    """The sample that speaks for the answer most samples give; of equals, the one that the model finds likeliest.

    Samples without an answer have no vote; where none has one, the first that says something unreadable is given.
    Raises ValueError if there are no samples.
    """
    if not samples:
        raise ValueError("no samples, no majority")
    votes = Counter(counted(sample.extracted) for sample in samples if sample.extracted is not None)
    if not votes:
        return next((sample for sample in samples if sample.form == "unparsable"), samples[0])
    voting = [sample for sample in samples if sample.extracted is not None]
    return max(voting, key=lambda sample: (votes[counted(sample.extracted)], sample.score))


def counted(answer: str | None) -> str:
    """An answer as votes are counted: 9, 9.0 and 9.00 are one, and so are True and true."""
    words = " ".join((answer or "").casefold().split()).rstrip(".")
    return str(Fraction(words)) if _NUMBER.fullmatch(words) else words


def _voted(name: str, samples: list[AnswerSample], seconds: float) -> ModelAnswer:
    chosen, tokens = majority(samples), sum(sample.tokens for sample in samples)
    return ModelAnswer(name, chosen.raw, chosen.extracted, chosen.form, tokens, seconds, tuple(samples))
