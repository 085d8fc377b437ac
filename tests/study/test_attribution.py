"""Every failure of the pipeline is put down to one cause, and gold programs set the ceiling."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from neurosym.evaluation.judging import Judged, judge
from neurosym.evaluation.records import PipelineRecord
from neurosym.study.attribution import Cause, attribution_findings, cause_of, run_gold

MakeJudged = Callable[..., Judged]
GOLD = "eggs_left = 12 - 3\nanswer eggs_left\n"


def test_being_right_has_no_cause(make_judged: MakeJudged) -> None:
    assert cause_of(make_judged(1), None) is None


@pytest.mark.parametrize(
    ("pipeline", "candidates", "cause"),
    [
        ("7", ["7"], Cause.OTHER_PROGRAM),
        ("7", ["7", "7", "9"], Cause.CHOICE),
        ("abstained", ["9"], Cause.CHOICE),
        ("abstained", ["7"], Cause.OTHER_PROGRAM),
        ("several", [], Cause.LOOSE),
        ("contradiction", [], Cause.LOOSE),
        ("unknown", [], Cause.ENGINE),
        ("out_of_budget", [], Cause.ENGINE),
        ("not_translated", [None], Cause.NO_PROGRAM),
    ],
)
def test_the_cause_of_a_failure(
    make_judged: MakeJudged, pipeline: str, candidates: list[str | None], cause: Cause
) -> None:
    assert cause_of(make_judged(1, pipeline, candidates=candidates), None) is cause


def test_a_label_that_its_own_program_contradicts(make_judged: MakeJudged) -> None:
    wrong_label = make_judged(1, "9", program=GOLD, answer=8)
    (gold,) = run_gold([wrong_label.record.problem]).values()
    assert not gold.right
    assert cause_of(wrong_label, gold) is Cause.LABEL
    assert cause_of(make_judged(1, "7", program=GOLD, answer=8), gold) is Cause.OTHER_PROGRAM


def test_an_answer_to_what_has_none(make_judged: MakeJudged) -> None:
    assert cause_of(make_judged(1, "7", answer="none"), None) is Cause.ANSWERED


@pytest.mark.parametrize(
    ("answered", "gold", "same"),
    [
        ("17/2", 8, True),  # a tie, rounded to the even neighbour
        ("17/2", 9, True),
        ("1/3", 0.33, True),
        ("2/5", 40, True),
        ("40", "2/5", True),
        ("-5", 5, True),
        ("7", 9, False),
        ("17/2", 10, False),
    ],
)
def test_what_differs_in_form_alone(make_judged: MakeJudged, answered: str, gold: int | str, same: bool) -> None:
    record = PipelineRecord(outcome="solved", answer=(answered,), confidence=0.5)
    judged = judge(make_judged(1, answer=gold).record.model_copy(update={"pipeline": record}))
    assert (cause_of(judged, None) is Cause.FORM) is (same and not judged.pipeline.right)


def test_the_tables_count_every_failure_once(make_judged: MakeJudged) -> None:
    judged = [
        make_judged(0, program=GOLD),
        make_judged(1, "7", candidates=["7"], program=GOLD),
        make_judged(2, "several", program=GOLD),
        make_judged(3, "unknown"),
        make_judged(4, "9", program=GOLD, answer=8),
        make_judged(5, "7", program="answer ("),
    ]
    causes, ceiling = attribution_findings({"eggs": judged})
    assert sum(row["share_k"] for row in causes.rows) == 5
    assert {row["cause"]: row["share_k"] for row in causes.rows}["label"] == 1
    assert causes.says == "Of 5 failures: translation 3, label 1, engine 1."
    (row,) = ceiling.rows
    assert (row["problems"], row["gold_k"], row["gold_n"], row["pipeline_k"]) == (6, 3, 4, 1)
    assert (row["lost_b"], row["lost_c"]) == (2, 0)
    for finding in (causes, ceiling):
        assert all(set(finding.columns) <= set(row) for row in finding.rows)


def test_no_runs_no_findings() -> None:
    assert attribution_findings({"eggs": []}) == []
