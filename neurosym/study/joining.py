"""Recorded answers joined to the records of a run, so that a recorded model is an answerer like any other."""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.answering.recorded import RecordedAnswerer
from neurosym.evaluation.judging import Judged, judge
from neurosym.evaluation.recording import answer_record

RECORDED = "recorded:"


def with_recorded(judged: Sequence[Judged], answerer: RecordedAnswerer) -> list[Judged]:
    """The records that the answerer has an answer to, judged again with that answer under its name.

    Records of other problems are left out: a pair needs both sides.
    """
    return [
        judge(
            each.record.model_copy(
                update={"answers": {**each.record.answers, answerer.name: answer_record(answerer.answers[id])}}
            )
        )
        for each in judged
        if (id := each.record.problem.id) in answerer.answers
    ]


def is_recorded(name: str) -> bool:
    """Whether an answerer of this name gave its answers earlier; what they cost was not recorded."""
    return name.startswith(RECORDED)


def model_and_method(name: str) -> tuple[str, str]:
    """The model and the method that an answerer's name tells: of `cot:0.5b` and of `recorded:FILE#MODEL/METHOD`."""
    if is_recorded(name):
        model, _, method = name.rpartition("#")[2].rpartition("/")
        return model, method
    method, _, model = name.partition(":")
    return model, method
