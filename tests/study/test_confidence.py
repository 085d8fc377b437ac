"""Calibration, risk and coverage, and detection as findings; and what the study could have seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from neurosym.evaluation.judging import Judged
from neurosym.study.confidence import confidence_findings, thinned
from neurosym.study.detection import detection_findings
from neurosym.study.power import power_findings
from neurosym.study.results import Finding

MakeJudged = Callable[..., Judged]
BIG = "cot:7b"


@pytest.fixture
def suite(make_judged: MakeJudged) -> list[Judged]:
    """30 problems answered rightly with confidence 0.75, 10 wrongly with 0.25; the answerer fails on every fifth."""
    return [
        make_judged(n, "9" if n % 4 else "8", confidence=0.75 if n % 4 else 0.25, said={BIG: "9" if n % 5 else "7"})
        for n in range(40)
    ]


def whole(findings: list[Finding]) -> None:
    for finding in findings:
        assert set(finding.columns) <= set(finding.rows[0])
        assert finding.chart is not None
        assert {finding.chart.x, finding.chart.y} <= set(finding.rows[0])


def test_confidence(suite: list[Judged]) -> None:
    findings = confidence_findings({"eggs": suite})
    whole(findings)
    calibration, reliability, risk = findings
    (row,) = calibration.rows
    assert (row["answered"], row["auroc"], row["error"]) == (40, 1.0, 0.25)
    assert row["brier"] == pytest.approx(1 / 16)
    assert row["ece"] == pytest.approx(0.25)
    assert [part["right_k"] for part in reliability.rows] == [0, 30]
    assert [(point["coverage"], point["risk"]) for point in risk.rows] == [(0.75, 0.0), (1.0, 0.25)]
    assert calibration.negative  # 0.75 where all are right: not calibrated
    assert calibration.says.startswith("eggs: calibration error 25.0")


def test_no_answers_no_confidence(make_judged: MakeJudged) -> None:
    assert confidence_findings({"eggs": [make_judged(n, "several") for n in range(3)], "none": []}) == []


def test_detection(suite: list[Judged]) -> None:
    findings = detection_findings({"eggs": suite})
    whole(findings)
    detector, trade_off = findings
    (row,) = detector.rows
    # The pipeline is wrong on 0, 4, 8, ..., the answerer on 0, 5, 10, ...: all its 8 errors are refuted, and 8 more.
    assert (row["wrong"], row["refuted"], row["precision_k"], row["recall_k"], row["alarms"]) == (8, 16, 8, 8, 1.0)
    assert [(point["threshold"], point["recall_k"], point["false_alarms_k"]) for point in trade_off.rows] == [
        (0.75, 6, 0),
        (0.25, 8, 8),
    ]
    assert not detector.negative


def test_a_detector_that_is_no_better_than_chance(make_judged: MakeJudged) -> None:
    suite = [make_judged(n, "8", said={BIG: "9"}) for n in range(4)]
    detector, _ = detection_findings({"eggs": suite})
    assert (detector.rows[0]["precision"], detector.rows[0]["recall"]) == (0, None)
    assert detector.negative


def test_nothing_is_refuted(make_judged: MakeJudged) -> None:
    detector, trade_off = detection_findings({"eggs": [make_judged(0, "several", said={BIG: "8"})]})
    assert (detector.rows[0]["refuted"], detector.rows[0]["recall"], trade_off.rows) == (0, 0.0, ())
    assert detection_findings({"eggs": [make_judged(0)]}) == []


def test_power(suite: list[Judged]) -> None:
    findings = power_findings({"eggs": suite})
    whole(findings)
    observed, sizes = findings
    (row,) = observed.rows
    assert (row["n"], row["effective"], row["discordance"]) == (40, 40, pytest.approx(14 / 40))
    needed = row["needed"]
    assert isinstance(needed, int) and 3000 < needed < 3100
    assert isinstance(row["exact_power"], float) and 0.75 < row["exact_power"] < 0.8
    assert not observed.negative and not sizes.negative
    assert observed.says.startswith("1 of 1 comparisons have fewer problems")
    at_ten = {line["points"]: line["needed"] for line in sizes.rows if line["discordance"] == 0.1}
    assert at_ten[3.0] == 870
    assert 0.35 in {line["discordance"] for line in sizes.rows}


def test_power_of_clusters_and_of_sides_that_agree(make_judged: MakeJudged) -> None:
    clustered = [
        make_judged(n, "9" if n // 10 % 2 else "8", said={BIG: "9"}, template=f"t{n // 10}") for n in range(100)
    ]
    same = [make_judged(n, said={BIG: "9"}) for n in range(5)]
    observed, _ = power_findings({"clustered": clustered, "same": same})
    first, second = observed.rows
    assert isinstance(first["effective"], float) and first["effective"] < 15
    assert isinstance(first["needed"], int) and isinstance(first["needed_here"], int)
    assert first["needed_here"] > 6 * first["needed"]
    assert (second["needed"], second["needed_here"], second["detectable"]) == (None, None, None)


def test_thinned() -> None:
    assert thinned([1, 2]) == [1, 2]
    assert len(thinned(range(1000))) == 60
    assert (thinned(range(1000))[0], thinned(range(1000))[-1]) == (0, 999)
