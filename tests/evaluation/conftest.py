"""Records made up for tests: one problem each, with what the pipeline and two answerers made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import AnswerRecord, CandidateRecord, PipelineRecord, RunRecord, StepRecord

MakeRecord = Callable[..., RunRecord]


@pytest.fixture
def make_record() -> MakeRecord:
    """A record whose gold answer is 9; `pipeline` is its answer or an outcome, the others what is said."""
    return record


def record(
    number: int,
    pipeline: str = "9",
    direct: str | None = "9",
    twin: str | None = "9",
    confidence: float = 0.5,
    **problem: Any,
) -> RunRecord:
    fields = {"suite": "eggs", "text": f"A hen lays 12 eggs; 3 break. How many are left? ({number})", "answer": 9}
    return RunRecord(
        problem=Problem.model_validate({"id": f"eggs-{number}", **fields, **problem}),
        pipeline=_pipeline(pipeline, confidence),
        answers={"base/direct": _said(direct), "twin": _said(twin)},
    )


def _pipeline(answer: str, confidence: float) -> PipelineRecord:
    program = "laid = 12\nbroken = 3\nanswer laid - broken\n"
    if not answer[0].isdigit():
        return PipelineRecord(outcome=answer, confidence=confidence, reason="as made up", seconds=0.5, tokens=40)
    return PipelineRecord(
        outcome="solved",
        answer=(answer,),
        program=program,
        steps=(StepRecord(statement=0, text="laid = 12"), StepRecord(statement=None, text=f"12 - 3 = {answer}")),
        candidates=(
            CandidateRecord(program=program, score=-0.1, tokens=20, fate="solved", answer=(answer,)),
            CandidateRecord(program=program, score=-0.1, tokens=20, fate="solved", answer=(answer,)),
            CandidateRecord(program="laid = ", score=-0.9, tokens=20, fate="does not parse"),
        ),
        confidence=confidence,
        engine="sympy",
        seconds=0.5,
        tokens=60,
    )


def _said(words: str | None) -> AnswerRecord:
    if words is None:
        return AnswerRecord(raw="", extracted=None, form="absent")
    if not words[0].isdigit():
        return AnswerRecord(raw=words, extracted=None, form="unparsable")
    return AnswerRecord(raw=f"The answer is {words}.", extracted=words, form="parsed", tokens=6, seconds=0.1)
