"""Whether the pipeline knows what it does not know: calibration, and risk against coverage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from neurosym.evaluation.judging import Judged, cluster_of
from neurosym.evaluation.wording import share
from neurosym.study.results import Chart, Finding, Row, bars, rate_cells
from neurosym.verification.calibration import Calibration, augrc, calibrate
from neurosym.verification.statistics import risk_coverage

SECTION = "Knowing what it does not know"
MOST_POINTS = 60

Point = TypeVar("Point")

_CALIBRATION_COLUMNS = {
    "suite": "Suite",
    "n": "Problems",
    "answered": "Answered",
    "brier": "Brier score",
    "brier_low": "low",
    "brier_high": "high",
    "ece": "Expected calibration error",
    "ece_low": "low",
    "ece_high": "high",
    "ece_by_chance": "The same by chance alone",
    "p": "p (calibrated)",
    "auroc": "AUROC",
    "aurc": "AURC",
    "augrc": "AUGRC",
    "error": "Wrong, of those answered",
}


def confidence_findings(suites: Mapping[str, Sequence[Judged]], seed: int = 0) -> list[Finding]:
    """Calibration and selective prediction of the pipeline, suite by suite.

    A suite counts where the pipeline answered problems of at least two clusters.
    """
    usable = {suite: answered for suite, judged in suites.items() if _clusters(answered := _answered(judged)) > 1}
    if not usable:
        return []
    measured = {suite: _calibrated(answered, seed) for suite, answered in usable.items()}
    return [_summary(usable, measured, suites), _reliability(measured), _risk(usable, suites)]


def _clusters(judged: Sequence[Judged]) -> int:
    return len({cluster_of(each.record.problem) for each in judged})


def _answered(judged: Sequence[Judged]) -> list[Judged]:
    return [each for each in judged if each.pipeline.answered]


def _pairs(answered: Sequence[Judged]) -> tuple[list[float], list[bool]]:
    return [each.record.pipeline.confidence for each in answered], [each.pipeline.right for each in answered]


def _calibrated(answered: Sequence[Judged], seed: int) -> Calibration:
    return calibrate(*_pairs(answered), [cluster_of(each.record.problem) for each in answered], seed=seed)


def _summary_row(suite: str, n: int, answered: Sequence[Judged], found: Calibration) -> Row:
    pairs = _pairs(answered)
    return {
        "suite": suite,
        "n": n,
        "answered": len(answered),
        "brier": found.brier.value,
        "brier_low": max(0.0, found.brier.low),
        "brier_high": min(1.0, found.brier.high),
        "ece": found.ece,
        "ece_low": found.ece_low,
        "ece_high": found.ece_high,
        "ece_by_chance": found.ece_by_chance,
        "p": found.p,
        "auroc": found.auroc,
        "aurc": risk_coverage(*pairs).aurc,
        "augrc": augrc(*pairs),
        "error": pairs[1].count(False) / len(answered),
    }


def _summary(
    usable: Mapping[str, Sequence[Judged]],
    measured: Mapping[str, Calibration],
    suites: Mapping[str, Sequence[Judged]],
) -> Finding:
    rows = [_summary_row(suite, len(suites[suite]), usable[suite], found) for suite, found in measured.items()]
    return Finding(
        id="calibration",
        section=SECTION,
        title="Calibration of the pipeline's confidence",
        question="Is the confidence of an answer the probability that it is right, and does it tell right from wrong?",
        columns=_CALIBRATION_COLUMNS,
        rows=tuple(rows),
        chart=bars("ece", "Expected calibration error"),
        says=" ".join(
            f"{suite}: calibration error {share(found.ece)}, by chance {share(found.ece_by_chance)}, p ≤ {found.p:.3f}."
            for suite, found in measured.items()
        ),
        limits=(
            "With one candidate the confidence is the geometric mean probability of the program's tokens, with several "
            "the share of votes: neither was made to be a probability of being right. AURC and AUGRC are over the "
            "answered problems; a useless confidence has an AURC equal to the share of wrong answers."
        ),
        negative=any(found.p < 0.05 or (found.auroc or 1.0) <= 0.5 for found in measured.values()),
    )


def _reliability(measured: Mapping[str, Calibration]) -> Finding:
    rows: list[Row] = [
        {
            "suite": suite,
            "confidence": part.confidence,
            "from": part.low,
            "to": part.high,
            **rate_cells("right", part.right),
        }
        for suite, found in measured.items()
        for part in found.bins
    ]
    return Finding(
        id="reliability",
        section=SECTION,
        title="Reliability of the pipeline's confidence",
        question="Of the answers with about the same confidence, how many are right?",
        columns={
            "suite": "Suite",
            "from": "Confidence from",
            "to": "to",
            "confidence": "Mean confidence",
            "right": "Right",
            "right_low": "low",
            "right_high": "high",
            "right_n": "Answers",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="line",
            x="confidence",
            y="right",
            low="right_low",
            high="right_high",
            series="suite",
            x_title="Mean confidence of the bin",
            y_title="Share right",
        ),
        says="A calibrated confidence lies on the diagonal.",
        limits="Bins hold about equally many answers; their intervals take answers for independent.",
    )


def _risk(usable: Mapping[str, Sequence[Judged]], suites: Mapping[str, Sequence[Judged]]) -> Finding:
    rows: list[Row] = []
    for suite, answered in usable.items():
        curve = risk_coverage(*_pairs(answered), len(suites[suite]))
        rows += [
            {"suite": suite, "threshold": point.threshold, "coverage": point.coverage, "risk": point.risk}
            for point in thinned(curve.points)
        ]
    return Finding(
        id="risk_coverage",
        section=SECTION,
        title="Risk and coverage of the pipeline",
        question="If only the more confident answers are given, how many of them are wrong?",
        columns={
            "suite": "Suite",
            "threshold": "Confidence at least",
            "coverage": "Answered, of all",
            "risk": "Wrong, of those answered",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="line",
            x="coverage",
            y="risk",
            series="suite",
            label="threshold",
            x_title="Answered, of all problems",
            y_title="Wrong, of those answered",
        ),
        limits="Points at low coverage rest on few answers.",
    )


def thinned(points: Sequence[Point], most: int = MOST_POINTS) -> list[Point]:
    """The points of a curve, some left out where they are more than `most`; the first and the last stay."""
    if len(points) <= most:
        return list(points)
    return [points[round(place * (len(points) - 1) / (most - 1))] for place in range(most)]
