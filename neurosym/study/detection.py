"""The verifier as a detector of wrong answers, with what it costs in false alarms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neurosym.evaluation.judging import Judged, Standing
from neurosym.evaluation.wording import short_names
from neurosym.study.confidence import SECTION, thinned
from neurosym.study.results import Chart, Finding, Row, rate_cells
from neurosym.verification.detection import DetectorPoint, detector_points
from neurosym.verification.verdict import Verdict

_COLUMNS = {
    "suite": "Suite",
    "answerer": "Answerer",
    "n": "Problems",
    "wrong": "Wrong answers",
    "refuted": "Refuted",
    "precision": "Precision",
    "precision_low": "low",
    "precision_high": "high",
    "recall": "Recall",
    "recall_low": "low",
    "recall_high": "high",
    "false_alarms": "Right answers refuted",
    "false_alarms_low": "low",
    "false_alarms_high": "high",
    "alarms": "False alarms per wrong answer caught",
}


def detection_findings(suites: Mapping[str, Sequence[Judged]]) -> list[Finding]:
    """The pipeline's verifier against every answerer, suite by suite; empty if there is none."""
    rows = [_detector_row(suite, judged, name) for suite, judged in suites.items() for name in _names(judged)]
    return [_detectors(rows), _trade_off(suites)] if rows else []


def _names(judged: Sequence[Judged]) -> list[str]:
    return list(judged[0].answerers) if judged else []


def _points(judged: Sequence[Judged], name: str) -> tuple[DetectorPoint, ...]:
    """The verifier's trade-off on one answerer; wrong is "answered, and not the gold answer"."""
    said = [each for each in judged if each.answerers[name].answered]
    at = [
        each.record.pipeline.confidence if each.verifications[name].verdict is Verdict.REFUTED else None
        for each in said
    ]
    return detector_points(at, [each.answerers[name] is Standing.WRONG for each in said])


def _detector_row(suite: str, judged: Sequence[Judged], name: str) -> Row:
    shown, points = short_names(_names(judged))[name], _points(judged, name)
    wrong = sum(each.answerers[name] is Standing.WRONG for each in judged)
    row: Row = {"suite": suite, "answerer": shown, "label": f"{shown} on {suite}", "n": len(judged), "wrong": wrong}
    if not points:
        return {
            **row,
            "precision": None,
            "recall": 0.0 if wrong else None,
            "refuted": 0,
            "alarms": None,
            "useful": None,
        }
    last = points[-1]
    return {
        **row,
        "refuted": last.precision.n,
        **rate_cells("precision", last.precision),
        **rate_cells("recall", last.recall),
        **rate_cells("false_alarms", last.false_alarms),
        "alarms": last.alarms_per_catch,
        "useful": last.precision.value > wrong / len(judged),
    }


def _detectors(rows: Sequence[Row]) -> Finding:
    told = [row for row in rows if row.get("refuted")]
    useless = [row for row in told if row["useful"] is False]
    return Finding(
        id="detector",
        section=SECTION,
        title="The verifier as a detector of wrong answers",
        question="How many of the refuted answers are wrong, and how many of the wrong answers are refuted?",
        columns=_COLUMNS,
        rows=tuple(rows),
        chart=Chart(
            kind="scatter",
            x="recall",
            y="precision",
            low="precision_low",
            high="precision_high",
            series="suite",
            label="label",
            x_title="Recall",
            y_title="Precision",
        ),
        says=(
            f"In {len(told) - len(useless)} of {len(told)} pairs with a refuted answer, a refuted answer is wrong more "
            "often than any answer of that answerer."
        ),
        limits=(
            "A verdict rests on the pipeline's program: where the program is wrong, a right answer is refuted. Of an "
            "answerer that is nearly always right most alarms are false, however good the verifier."
        ),
        negative=bool(useless),
    )


def _trade_off(suites: Mapping[str, Sequence[Judged]]) -> Finding:
    rows: list[Row] = []
    for suite, judged in suites.items():
        for name in _names(judged):
            shown = short_names(_names(judged))[name]
            rows += [
                {
                    "line": f"{shown} on {suite}",
                    "suite": suite,
                    "answerer": shown,
                    "threshold": point.threshold,
                    **rate_cells("recall", point.recall),
                    **rate_cells("false_alarms", point.false_alarms),
                    **rate_cells("precision", point.precision),
                }
                for point in thinned(_points(judged, name))
            ]
    return Finding(
        id="detector_trade_off",
        section=SECTION,
        title="Wrong answers caught against false alarms",
        question="If the verifier refutes only where the pipeline is confident, what does it still catch?",
        columns={
            "suite": "Suite",
            "answerer": "Answerer",
            "threshold": "Confidence at least",
            "recall": "Wrong answers caught",
            "false_alarms": "Right answers refuted",
            "precision": "Precision",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="line",
            x="false_alarms",
            y="recall",
            series="line",
            label="threshold",
            x_title="Right answers refuted",
            y_title="Wrong answers caught",
        ),
        limits="Only readable answers count: what cannot be read cannot be refuted.",
    )
