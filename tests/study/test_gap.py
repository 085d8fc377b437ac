"""The gap's findings say what the records hold."""

import json
from pathlib import Path

import pytest

from neurosym.evaluation.judging import Judged, judge
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import AnswerRecord, PipelineRecord, RunRecord
from neurosym.study.gap import gap_findings


def judged(number: int, ours: int | None, theirs: int, confidence: float = 0.5) -> Judged:
    """A problem whose right answer is 1."""
    solved = ours is not None
    pipeline = PipelineRecord(
        outcome="solved" if solved else "unknown", answer=(str(ours),) if solved else None, confidence=confidence
    )
    problem = Problem(id=f"p{number}", suite="toy", text="?", answer=1, meta={"steps": 1 + number % 2})
    said = AnswerRecord(raw=str(theirs), extracted=str(theirs), form="parsed")
    return judge(RunRecord(problem=problem, pipeline=pipeline, answers={"direct": said}))


@pytest.fixture
def findings() -> dict[str, object]:
    records = [judged(n, 1, 1 if n < 2 else 7, 0.9) for n in range(12)] + [judged(12, 5, 7, 0.1), judged(13, None, 7)]
    return {each.id: each for each in gap_findings({"toy": records})}


def test_sides_and_differences(findings: dict) -> None:
    (ours, theirs) = findings["sides"].rows
    assert (ours["accuracy_k"], ours["hallucination_k"], ours["coverage_k"], ours["accuracy_n"]) == (12, 1, 13, 14)
    assert (theirs["accuracy_k"], theirs["hallucination_k"]) == (2, 12)
    (row,) = findings["differences"].rows
    assert (row["accuracy_b"], row["accuracy_c"], row["accuracy_p"]) == (10, 0, pytest.approx(2 / 2**10))
    assert "right more often in 1 and less often in 0" in findings["differences"].says
    assert not findings["differences"].negative


def test_a_lost_comparison_is_a_negative_finding() -> None:
    found = {each.id: each for each in gap_findings({"toy": [judged(n, 5, 1) for n in range(12)]})}
    assert found["differences"].negative
    assert "less often in 1" in found["differences"].says


def test_all_tables_are_whole(findings: dict, tmp_path: Path) -> None:
    for finding in findings.values():
        assert finding.rows
        for row in finding.rows:
            assert set(finding.columns) <= set(row)
        assert json.loads(finding.model_dump_json())["id"] == finding.id


def test_no_runs_no_findings() -> None:
    assert gap_findings({"toy": []}) == []
