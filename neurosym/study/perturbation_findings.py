"""What problems changed by `perturbations` show: accuracy by kind of change, and answers that change and should not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from neurosym.evaluation.judging import PIPELINE, Judged, Standing, cluster_of
from neurosym.evaluation.problem import Problem
from neurosym.study.perturbations import KEEPS_ANSWER, ORIGINAL
from neurosym.study.results import Finding, Row, bars, paired_cells, rate_cells
from neurosym.verification.clustering import clustered_rate
from neurosym.verification.equivalence import Match, compare
from neurosym.verification.statistics import compare_paired


def perturbation_findings(runs: Mapping[str, Sequence[Judged]]) -> list[Finding]:
    """Accuracy by kind of change, and how often an answer changes that must not, of every side.

    Of runs that hold each problem unchanged too; what `seed_problems` tells is left to it.
    """
    rows = [row for suite, judged in runs.items() if holds_originals(judged) for row in _rows(suite, judged)]
    if not rows:
        return []
    return [
        Finding(
            id="perturbations",
            section="Under perturbation",
            title="Changed problems",
            question="Does a side say the same when names, order or irrelevant sentences change?",
            columns={
                "suite": "Suite",
                "side": "Side",
                "kind": "Change",
                "fits": "Problems it fits",
                "accuracy": "Accuracy",
                "loss": "Minus the same problems unchanged",
                "loss_b": "Right only when changed",
                "loss_c": "Right only unchanged",
                "moved": "Answers that changed and should not",
            },
            rows=tuple(rows),
            chart=bars("accuracy", "Accuracy", x="kind", x_title="Change", series="side"),
            says=_says(rows),
            limits="Intervals are for problems that come in families of one seed problem. "
            "Problems that a change does not fit are left out of it, so kinds have different problems. Only what a "
            "template made can be paraphrased.",
            negative=any(row["side"] == PIPELINE and (row["moved"] or 0) != 0 for row in rows),
        )
    ]


def holds_originals(judged: Sequence[Judged]) -> bool:
    """Whether the run is of problems that the study changed, each beside its original."""
    return any(each.record.problem.meta.get("perturbation") == ORIGINAL for each in judged)


_Told = tuple[Judged, str | None, Standing]
"""A record, a side's answer in words (None for no answer), and how it stands."""


def _rows(suite: str, judged: Sequence[Judged]) -> Iterator[Row]:
    for side in (PIPELINE, *judged[0].answerers):
        by_kind: dict[str, dict[str, _Told]] = {}
        for each in judged:
            problem = each.record.problem
            by_kind.setdefault(str(problem.meta.get("perturbation")), {})[cluster_of(problem)] = _told(each, side)
        for kind, told in by_kind.items():
            row: Row = {"suite": suite, "side": side, "kind": kind.replace("_", " ")}
            yield row | _cells(kind, told, by_kind.get(ORIGINAL, {}))


def _cells(kind: str, told: Mapping[str, _Told], originals: Mapping[str, _Told]) -> Row:
    """Accuracy of a kind; and on the problems that were run unchanged too, what was lost and which answers moved."""
    row: Row = {"fits": f"{len(told)} of {len(originals)}", "loss": None, "moved": None}
    row |= rate_cells("accuracy", clustered_rate([standing.right for _, _, standing in told.values()], list(told)))
    pairs = [(told[seed], originals[seed]) for seed in told if seed in originals]
    if pairs and kind != ORIGINAL:
        changed, unchanged = zip(*((ours[2].right, before[2].right) for ours, before in pairs), strict=True)
        row |= paired_cells("loss", compare_paired(changed, unchanged))
    if pairs and kind in KEEPS_ANSWER:
        moved = [_differs(before[1], ours[1], ours[0].record.problem) for ours, before in pairs]
        row |= rate_cells("moved", clustered_rate(moved, range(len(moved))))
    return row


def _told(judged: Judged, side: str) -> _Told:
    standing = judged.standing(side)
    if side == PIPELINE:
        answer = judged.record.pipeline.answer
        return judged, (", ".join(answer) if answer and standing.answered else None), standing
    return judged, (judged.record.answers[side].extracted if standing.answered else None), standing


def _differs(first: str | None, second: str | None, problem: Problem) -> bool:
    """Whether two answers to a problem differ; saying nothing differs from saying something."""
    if first is None or second is None:
        return (first is None) != (second is None)
    return compare(second, first, problem.answer_type, problem.options) is not Match.EQUAL


def _says(rows: Sequence[Row]) -> str:
    sides: dict[str, list[int]] = {}
    for row in rows:
        if row.get("moved_n"):
            total = sides.setdefault(str(row["side"]), [0, 0])
            total[0] += int(str(row["moved_k"]))
            total[1] += int(str(row["moved_n"]))
    listed = "; ".join(f"{side} {k}/{n}" for side, (k, n) in sides.items())
    return f"Answers that changed though they should not: {listed}." if listed else ""
