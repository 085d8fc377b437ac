"""Recorded answers joined to the records of a run, so that a recorded model is an answerer like any other."""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.answering.recorded import PREFIX, RecordedAnswerer
from neurosym.evaluation.judging import Judged, judge
from neurosym.evaluation.recording import answer_record


def with_recorded(judged: Sequence[Judged], *answerers: RecordedAnswerer) -> list[Judged]:
    """The records that all these answerers have an answer to, judged again with those answers under their names.

    Records of other problems are left out: a pair needs both sides.
    """
    found = []
    for each in judged:
        id = each.record.problem.id
        if all(id in answerer.answers for answerer in answerers):
            said = {answerer.name: answer_record(answerer.answers[id]) for answerer in answerers}
            found.append(judge(each.record.model_copy(update={"answers": {**each.record.answers, **said}})))
    return found


def is_recorded(name: str) -> bool:
    """Whether an answerer of this name gave its answers earlier; what they cost was not recorded."""
    return name.startswith(PREFIX)


def model_and_method(name: str) -> tuple[str, str]:
    """The model and the method that an answerer's name tells: of `cot:0.5b` and of `recorded:FILE#MODEL/METHOD`."""
    if is_recorded(name):
        model, _, method = name.rpartition("#")[2].rpartition("/")
        return model, method
    method, _, model = name.partition(":")
    return model, method
