"""The gap itself: each suite's run, side beside side, and the paired differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from neurosym.evaluation.judging import PIPELINE, Judged
from neurosym.evaluation.scores import Comparison, Scores, SideScores, Slice
from neurosym.evaluation.scoring import score_judged
from neurosym.study.results import Chart, Finding, Row, bars, paired_cells, rate_cells
from neurosym.verification.statistics import holm, print_p

JudgedRuns = Mapping[str, Sequence[Judged]]
"""By suite, the records of its run with the standing of each side."""


def gap_findings(runs: JudgedRuns) -> list[Finding]:
    """The findings that need nothing but runs; none of what the records hold nothing for."""
    scores = {suite: score_judged(judged) for suite, judged in runs.items() if judged}
    if not scores:
        return []
    found = [sides(scores), differences(scores), by_steps(scores)]
    return [each for each in found if each.rows]


def sides(scores: Mapping[str, Scores]) -> Finding:
    """How each side did on each suite."""
    rows: list[Row] = [
        {"suite": suite, "side": side}
        | rate_cells("accuracy", figures.accuracy)
        | rate_cells("hallucination", figures.hallucination)
        | rate_cells("coverage", figures.coverage)
        | rate_cells("selective", figures.selective)
        for suite, each in scores.items()
        for side, figures in _sides(each.overall)
    ]
    return Finding(
        id="sides",
        section="The gap",
        title="Accuracy and hallucination, side by side",
        question="How often is each side right, and how often is it wrong without saying so?",
        columns={
            "suite": "Suite",
            "side": "Side",
            "accuracy": "Accuracy",
            "hallucination": "Hallucination rate",
            "coverage": "Coverage",
            "selective": "Right, of those answered",
        },
        rows=tuple(rows),
        chart=bars("hallucination", "Answered and wrong, share of all problems", series="side"),
        limits="Rates are of all problems of a suite's sample; an abstention counts as not right.",
    )


def differences(scores: Mapping[str, Scores]) -> Finding:
    """The pipeline minus each answerer on the same problems, with Holm's correction over the whole table."""
    compared = [(suite, name, each) for suite, s in scores.items() for name, each in s.overall.comparisons.items()]
    adjusted = holm([each.accuracy.p for _, _, each in compared])
    rows = [_difference(suite, name, each, p) for (suite, name, each), p in zip(compared, adjusted, strict=True)]
    better = [row for row in rows if _clear(row) and _value(row, "accuracy") > 0]
    worse = [row for row in rows if _clear(row) and _value(row, "accuracy") < 0]
    return Finding(
        id="differences",
        section="The gap",
        title="Paired differences",
        question="On the same problems, is the pipeline right more often than each answerer, and wrong less often?",
        columns={
            "suite": "Suite",
            "answerer": "Against",
            "accuracy": "Difference in accuracy",
            "accuracy_b": "Only pipeline right",
            "accuracy_c": "Only answerer right",
            "p_holm": "p (McNemar, Holm)",
            "hallucination": "Fewer hallucinations",
        },
        rows=tuple(rows),
        chart=bars("accuracy", "Accuracy, pipeline minus answerer", series="answerer"),
        says=(
            f"Of {len(rows)} comparisons the pipeline is right more often in {len(better)} and less often in "
            f"{len(worse)} with p below 0.05 after Holm's correction; "
            f"in {len(rows) - len(better) - len(worse)} no difference is shown."
        ),
        limits="Newcombe's interval for paired proportions; exact McNemar test on the discordant pairs.",
        negative=len(worse) > 0 or not better,
    )


def _difference(suite: str, name: str, each: Comparison, p_holm: float) -> Row:
    return (
        {"suite": suite, "answerer": name}
        | paired_cells("accuracy", each.accuracy)
        | {"p_holm": p_holm, "p_text": print_p(p_holm)}
        | paired_cells("hallucination", each.hallucination)
        | rate_cells("gap", each.gap)
    )


def by_steps(scores: Mapping[str, Scores]) -> Finding:
    """Accuracy of each side by the number of operations in the gold solution."""
    rows: list[Row] = [
        {"suite": suite, "side": f"{suite}: {side}", "steps": part.value, **rate_cells("accuracy", figures.accuracy)}
        for suite, each in scores.items()
        for part in each.of_kind("steps")
        for side, figures in _sides(part)
    ]
    return Finding(
        id="by_steps",
        section="Size",
        title="Accuracy by the number of steps",
        question="Does the gap grow with the number of operations that the gold solution takes?",
        columns={"suite": "Suite", "side": "Side", "steps": "Operations", "accuracy": "Accuracy"},
        rows=tuple(rows),
        chart=Chart(
            kind="line",
            x="steps",
            y="accuracy",
            low="accuracy_low",
            high="accuracy_high",
            series="side",
            x_title="Operations in the gold solution",
            y_title="Accuracy",
        ),
    )


def _sides(part: Slice) -> Iterator[tuple[str, SideScores]]:
    yield PIPELINE, part.pipeline
    yield from part.answerers.items()


def _clear(row: Row) -> bool:
    return _value(row, "p_holm") < 0.05


def _value(row: Row, name: str) -> float:
    value = row[name]
    assert isinstance(value, (int, float))
    return value
