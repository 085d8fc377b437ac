"""The pipeline against every recorded model on the problems that both answered, and the verifier on their answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from neurosym.evaluation.judging import Judged, Standing, answer_of
from neurosym.study.model_size import gap_by_size, share_wrong
from neurosym.study.recorded import Recorded
from neurosym.study.results import Chart, Finding, Row, paired_cells, rate_cells
from neurosym.verification.quantities import read_printed
from neurosym.verification.statistics import Rate, compare_paired, holm
from neurosym.verification.verdict import Verdict
from neurosym.verification.verifier import verify_claim

LEAST_SHARED = 8
"""Problems that both sides must have answered; a comparison of fewer says nothing."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A suite's run and a recorded series, on the problems that stand in both."""

    suite: str
    recorded: Recorded
    ours: list[Judged]
    theirs: list[tuple[str | None, Standing]]


def against_recorded(runs: Mapping[str, Sequence[Judged]], recorded: Iterable[Recorded]) -> list[Finding]:
    """Paired differences, the curve over model size, and the verifier as a detector; none where nothing is shared."""
    pairs = list(_pairs(runs, recorded))
    if not pairs:
        return []
    rows = _differences(pairs)
    return [_against(rows), *gap_by_size(rows), _detector(pairs)]


def _pairs(runs: Mapping[str, Sequence[Judged]], recorded: Iterable[Recorded]) -> Iterable[_Pair]:
    by_problem = {suite: {each.record.problem.id: each for each in judged} for suite, judged in runs.items()}
    for each in recorded:
        for suite, judged in by_problem.items():
            shared = [problem for problem in each.samples if problem in judged]
            if len(shared) >= LEAST_SHARED:
                ours = [judged[problem] for problem in shared]
                voted = each.voted()
                yield _Pair(suite, each, ours, [voted[problem] for problem in shared])


def _differences(pairs: Sequence[_Pair]) -> list[Row]:
    tables = [
        compare_paired([each.pipeline.right for each in pair.ours], [standing.right for _, standing in pair.theirs])
        for pair in pairs
    ]
    adjusted = holm([table.p for table in tables])
    return [
        {
            "suite": pair.suite,
            "model": str(pair.recorded.series),
            "method": pair.recorded.series.method,
            "params_b": pair.recorded.params_b,
            **rate_cells("ours", Rate.of(table.both + table.first_only, table.n)),
            **rate_cells("theirs", Rate.of(table.both + table.second_only, table.n)),
            **paired_cells("difference", table),
            "p_holm": p,
            **rate_cells("ours_wrong", share_wrong(each.pipeline for each in pair.ours)),
            **rate_cells("theirs_wrong", share_wrong(standing for _, standing in pair.theirs)),
        }
        for pair, table, p in zip(pairs, tables, adjusted, strict=True)
    ]


def _against(rows: Sequence[Row]) -> Finding:
    clear = [row for row in rows if float(str(row["p_holm"])) < 0.05]
    wins = [row for row in clear if float(str(row["difference"])) > 0]
    fewer = [row for row in rows if float(str(row["ours_wrong"])) < float(str(row["theirs_wrong"]))]
    return Finding(
        id="against_recorded",
        section="Recorded models",
        title="The pipeline against recorded models",
        question="On the problems that both answered, is the pipeline right more often than a published model was?",
        columns={
            "suite": "Suite",
            "model": "Model",
            "ours": "Pipeline right",
            "theirs": "Model right",
            "difference": "Difference",
            "difference_b": "Only pipeline right",
            "difference_c": "Only model right",
            "p_holm": "p (McNemar, Holm)",
            "ours_wrong": "Pipeline wrong",
            "theirs_wrong": "Model wrong",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="scatter",
            x="theirs",
            y="ours",
            low="ours_low",
            high="ours_high",
            series="suite",
            label="model",
            x_title="Accuracy of the recorded model",
            y_title="Accuracy of the pipeline on the same problems",
        ),
        says=(
            f"Of {len(rows)} comparisons the pipeline is right more often in {len(wins)} and less often in "
            f"{len(clear) - len(wins)} with p below 0.05 after Holm's correction. It gives fewer wrong answers in "
            f"{len(fewer)} of them, where abstaining counts as no answer."
        ),
        limits="Several samples of a problem vote. Recorded models are years apart, prompted in their authors' ways.",
        negative=len(clear) > len(wins),
    )


def _detector(pairs: Sequence[_Pair]) -> Finding:
    rows = [row for pair in pairs if (row := _detected(pair)) is not None]
    return Finding(
        id="detector_recorded",
        section="The verifier",
        title="The verifier on the answers of recorded models",
        question="Where the pipeline answers, does REFUTED find the wrong answers of a published model?",
        columns={
            "suite": "Suite",
            "model": "Model",
            "precision": "Wrong, of the refuted",
            "recall": "Refuted, of the wrong",
            "base": "Wrong, of all answered",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="scatter",
            x="base",
            y="precision",
            low="precision_low",
            high="precision_high",
            series="suite",
            label="model",
            x_title="Wrong, of all answers of the model",
            y_title="Wrong, of the refuted answers",
        ),
        says=(
            f"In {sum(_helps(row) for row in rows)} of {len(rows)} pairs the interval of the precision lies above the "
            "share of wrong answers: there a refuted answer is wrong more often than any answer of the model."
        ),
        limits="Only problems that the pipeline answered. REFUTED is no better than the program that was written.",
        negative=sum(_helps(row) for row in rows) * 2 < len(rows),
    )


def _detected(pair: _Pair) -> Row | None:
    said = [
        (_verdict(ours, claim), standing)
        for ours, (claim, standing) in zip(pair.ours, pair.theirs, strict=True)
        if ours.pipeline.answered and standing.answered
    ]
    refuted = [standing for verdict, standing in said if verdict is Verdict.REFUTED]
    wrong = sum(standing is Standing.WRONG for _, standing in said)
    if not said:
        return None
    return {
        "suite": pair.suite,
        "model": str(pair.recorded.series),
        **rate_cells("precision", Rate.of(refuted.count(Standing.WRONG), len(refuted))),
        **rate_cells("recall", Rate.of(refuted.count(Standing.WRONG), wrong)),
        **rate_cells("base", Rate.of(wrong, len(said))),
    }


def _verdict(ours: Judged, claim: str | None) -> Verdict:
    made = ours.record.pipeline
    answers = [tuple(map(read_printed, each)) for each in made.answers]
    return verify_claim(made.outcome, answer_of(made), list(made.core), claim, answers=answers).verdict


def _helps(row: Row) -> bool:
    return row["base"] is not None and float(str(row["precision_low"])) > float(str(row["base"]))
