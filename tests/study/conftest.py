"""Judged records made up for tests: one problem each, with what the pipeline and the answerers made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from neurosym.evaluation.judging import Judged, judge
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import AnswerRecord, CandidateRecord, PipelineRecord, RunRecord

MakeJudged = Callable[..., Judged]


@pytest.fixture
def make_judged() -> MakeJudged:
    """A judged record whose gold answer is 9.

    pipeline: its answer, or an outcome. said: what each answerer says, None for nothing. candidates: the answers of
    candidate programs, None for one that failed.
    """
    return judged


def judged(
    number: int,
    pipeline: str = "9",
    confidence: float = 0.5,
    candidates: Sequence[str | None] = (),
    said: dict[str, str | None] | None = None,
    **problem: Any,
) -> Judged:
    fields = {"suite": "eggs", "text": f"A hen lays 12 eggs; 3 break. How many are left? ({number})", "answer": 9}
    solved = pipeline[0].isdigit()
    made = PipelineRecord(
        outcome="solved" if solved else pipeline,
        answer=(pipeline,) if solved else None,
        program=f"answer {candidates[0]}" if candidates and pipeline != "not_translated" else None,
        candidates=tuple(map(_candidate, candidates)),
        confidence=confidence,
        seconds=0.5,
        tokens=60,
    )
    return judge(
        RunRecord(
            problem=Problem.model_validate({"id": f"eggs-{number}", **fields, **problem}),
            pipeline=made,
            answers={name: _said(words) for name, words in (said or {}).items()},
        )
    )


def _candidate(answer: str | None) -> CandidateRecord:
    fate = "parse_error" if answer is None else "solved"
    values = None if answer is None else (answer,)
    return CandidateRecord(program=f"answer {answer}", score=-0.1, tokens=20, fate=fate, answer=values)


def _said(words: str | None) -> AnswerRecord:
    if words is None:
        return AnswerRecord(raw="", extracted=None, form="absent")
    return AnswerRecord(raw=words, extracted=words, form="parsed", tokens=100, seconds=2.0)
