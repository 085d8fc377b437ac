"""From records to figures: every problem counts, and each failure is named."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from neurosym.errors import RunError
from neurosym.evaluation.judging import Standing, answer_of, cluster_of, judge, steps_of
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import (
    CONFIG_FILE,
    RECORDS_FILE,
    SCORES_FILE,
    PipelineRecord,
    RunConfig,
    RunRecord,
    SuiteEntry,
)
from neurosym.evaluation.scoring import read_scores, score, score_run
from neurosym.language.printing import print_value
from neurosym.language.syntax import ClosedForm, Ratio, Value
from neurosym.verification.quantities import read_printed
from neurosym.verification.statistics import Rate
from neurosym.verification.verdict import Verdict

MakeRecord = Callable[..., RunRecord]


@pytest.fixture
def records(make_record: MakeRecord) -> list[RunRecord]:
    return [
        make_record(0, confidence=0.9),
        make_record(1, direct="10", confidence=0.8),
        make_record(2, pipeline="8", direct="8", twin="7", confidence=0.2),
        make_record(3, pipeline="several", direct="10", twin=None),
        make_record(4, pipeline="not_translated", direct="about a dozen", twin="9"),
    ]


def test_rates_of_each_side(records: list[RunRecord]) -> None:
    overall = score(records).overall
    assert overall.pipeline.accuracy == Rate.of(2, 5)
    assert overall.pipeline.hallucination == Rate.of(1, 5)
    assert overall.pipeline.abstention == Rate.of(2, 5)
    assert overall.pipeline.coverage == Rate.of(3, 5)
    assert overall.pipeline.selective == Rate.of(2, 3)
    direct = overall.answerers["base/direct"]
    assert (direct.accuracy.k, direct.hallucination.k, direct.unreadable.k) == (1, 3, 1)
    twin = overall.answerers["twin"]
    assert (twin.accuracy.k, twin.hallucination.k, twin.abstention.k) == (3, 1, 1)


def test_failures_are_named_and_outcomes_counted(records: list[RunRecord]) -> None:
    overall = score(records).overall
    assert overall.outcomes == {"solved": 3, "several": 1, "not_translated": 1}
    assert overall.pipeline.failures == {"wrong": 1, "several": 1, "not_translated": 1}
    assert overall.answerers["base/direct"].failures == {"wrong": 3, "unreadable": 1}
    assert overall.answerers["twin"].failures == {"wrong": 1, "abstained": 1}


def test_the_paired_comparison(records: list[RunRecord]) -> None:
    comparison = score(records).overall.comparisons["base/direct"]
    assert (comparison.accuracy.first_only, comparison.accuracy.second_only) == (1, 0)
    assert comparison.accuracy.difference == pytest.approx(0.2)
    assert comparison.hallucination.difference == pytest.approx(0.4)
    # Wrong where the pipeline is right (1) or gives no answer (3), but not where both are wrong (2).
    assert comparison.gap == Rate.of(2, 5)


def test_the_verifier_as_a_detector(records: list[RunRecord]) -> None:
    detector = score(records).overall.detectors["base/direct"]
    assert detector.precision == Rate.of(1, 1)
    assert detector.recall == Rate.of(1, 3)
    assert detector.confirmed_right == Rate.of(1, 2)  # pipeline and model share the answer 8
    assert detector.undecided == Rate.of(2, 5)


def test_confidence(records: list[RunRecord]) -> None:
    confidence = score(records).overall.confidence
    assert confidence is not None
    assert confidence.coverage == pytest.approx(0.6)
    assert confidence.risk_at_full == pytest.approx(1 / 3)
    assert confidence.risk_at_half == pytest.approx((0.5 * 1) / 2.5)
    assert sum(each.right.n for each in confidence.bins) == 3


def test_a_run_without_any_answer_has_no_confidence(make_record: MakeRecord) -> None:
    assert score([make_record(0, pipeline="contradiction")]).overall.confidence is None


def test_slices_and_holm(make_record: MakeRecord) -> None:
    scores = score(
        [
            make_record(n, direct="10" if n % 2 else "9", suite="a" if n < 8 else "b", meta={"steps": 1 + n % 3})
            for n in range(16)
        ]
    )
    assert [(part.value, part.n) for part in scores.of_kind("suite")] == [("a", 8), ("b", 8)]
    assert [part.value for part in scores.of_kind("steps")] == ["1", "2", "3"]
    assert scores.of_kind("domain") == ()  # all are of one domain: the overall figures say it already
    comparison = scores.of_kind("suite")[0].comparisons["base/direct"]
    assert comparison.accuracy.p == pytest.approx(0.125)
    assert comparison.p_holm == pytest.approx(0.5)  # four tests: two suites, two answerers
    assert scores.overall.comparisons["base/direct"].p_holm is None


def test_problems_of_one_template_are_a_cluster(make_record: MakeRecord) -> None:
    made = [make_record(n, direct="10" if n < 10 else "9", template=f"t{n // 5}") for n in range(20)]
    comparison = score(made).overall.comparisons["base/direct"]
    assert comparison.clusters == 4
    assert comparison.clustered is not None
    low, high = comparison.clustered
    assert low < comparison.accuracy.low < comparison.accuracy.high < high


def test_the_order_of_records_does_not_matter(records: list[RunRecord]) -> None:
    assert score(records).overall.pipeline == score(records[::-1]).overall.pipeline


def test_a_problem_without_an_answer_is_rightly_left_unanswered(make_record: MakeRecord) -> None:
    judged = judge(make_record(0, pipeline="several", direct=None, twin="3", answer="None", answer_type="text"))
    assert judged.pipeline is Standing.DECLINED
    assert judged.answerers == {"base/direct": Standing.DECLINED, "twin": Standing.WRONG}


def test_claims_are_verified_without_the_gold(make_record: MakeRecord) -> None:
    judged = judge(make_record(0, direct="8", twin=None))
    assert judged.verifications["base/direct"].verdict is Verdict.REFUTED
    assert judged.verifications["base/direct"].evidence == ("laid = 12", "12 - 3 = 9")
    assert judged.verifications["twin"].verdict is Verdict.UNDECIDED
    assert judge(make_record(0, pipeline="several")).verifications["twin"].reason.startswith("more than one")


@pytest.mark.parametrize(
    "value",
    [True, Fraction(-7, 20), Fraction(12), Ratio((2, 13)), ClosedForm("2*sqrt(2)", ""), "Ann", "Jake's stables"],
)
def test_printed_values_read_back(value: Value) -> None:
    assert read_printed(print_value(value)) == value


def test_only_a_solved_problem_has_an_answer() -> None:
    assert answer_of(PipelineRecord(outcome="solved", answer=("7/20",))) == (Fraction(7, 20),)
    assert answer_of(PipelineRecord(outcome="abstained", answer=("7/20",))) is None


@pytest.mark.parametrize(
    ("fields", "steps"),
    [
        ({"meta": {"steps": 3}}, 3),
        ({"gold_annotation": "so 3*7 = <<3*7=21>>21, then <<21*4=84>>84"}, 2),
        ({"gold_annotation": "( ( 4.0 + 13.0 ) * 15.0 )"}, 2),
        ({"gold_annotation": "* 3.0 4.0"}, 1),
        ({"program": "# 3 + 4\na = 12 [km / h]\nanswer round(a * 2)\n"}, 2),
        ({"meta": {"steps": 0}}, None),
        ({}, None),
    ],
)
def test_number_of_steps(fields: dict[str, object], steps: int | None) -> None:
    assert steps_of(Problem.model_validate({"id": "x", "suite": "s", "text": "?", "answer": 1, **fields})) == steps


def test_varied_problems_share_the_cluster_of_their_seed(make_record: MakeRecord) -> None:
    assert cluster_of(make_record(0, meta={"gsm8k_id": "gsm8k-7"}).problem) == "gsm8k-7"
    assert cluster_of(make_record(0).problem) == "eggs-0"


def test_nothing_to_score() -> None:
    with pytest.raises(RunError, match="no records yet"):
        score([])


def test_records_with_different_answerers(make_record: MakeRecord) -> None:
    odd = make_record(1).model_copy(update={"answers": {}})
    with pytest.raises(RunError, match="problem eggs-1 has other answerers"):
        score([make_record(0), odd])


def test_scores_are_written_and_read_back(tmp_path: Path, records: list[RunRecord]) -> None:
    config = RunConfig(suites=(SuiteEntry(name="eggs", problems=5, sha256="0" * 64),), pipeline={})
    (tmp_path / CONFIG_FILE).write_text(config.model_dump_json(), encoding="utf-8")
    lines = "".join(record.model_dump_json() + "\n" for record in records)
    (tmp_path / RECORDS_FILE).write_text(lines, encoding="utf-8")
    assert score_run(tmp_path) == read_scores(tmp_path) == score(records)


def test_damaged_scores(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cannot be read"):
        read_scores(tmp_path)
    (tmp_path / SCORES_FILE).write_text('{"overall": 3}', encoding="utf-8")
    with pytest.raises(RunError, match="field overall"):
        read_scores(tmp_path)
