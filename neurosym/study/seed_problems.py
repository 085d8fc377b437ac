"""Problems that were varied from others: what each kind of change costs, against the same problems unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from neurosym.evaluation.judging import PIPELINE, Judged, Standing, cluster_of
from neurosym.study.figures import PublishedKind
from neurosym.study.perturbation_findings import holds_originals
from neurosym.study.results import Finding, Row, bars, paired_cells, rate_cells
from neurosym.verification.clustering import clustered_paired, clustered_rate

ALL = "all kinds"


def seed_findings(runs: Mapping[str, Sequence[Judged]], published: Sequence[PublishedKind] = ()) -> list[Finding]:
    """Each kind of change: the rate with its interval clustered by seed problem, and the paired loss to the seed.

    A seed counts where any of the runs has it under the id that the changed problem names. Of other models stand the
    published accuracies beside it; they answered the whole set, so they are no pairs. Nothing where nothing is varied.
    Runs of problems that the study itself changed are told by `perturbation_findings`.
    """
    seeds = {each.record.problem.id: each for judged in runs.values() for each in judged}
    rows = [row for suite, judged in runs.items() if not holds_originals(judged) for row in _rows(suite, judged, seeds)]
    if not rows:
        return []
    return [_kinds([*rows, *(_published(each) for each in published if _asked(each.kind, rows))])]


def _asked(kind: str, rows: Sequence[Row]) -> bool:
    return any(row["kind"] == kind for row in rows)


def _rows(suite: str, judged: Sequence[Judged], seeds: Mapping[str, Judged]) -> Iterator[Row]:
    varied = [each for each in judged if _kind(each) and cluster_of(each.record.problem) != each.record.problem.id]
    kinds = list(dict.fromkeys(map(_kind, varied)))
    for side in (PIPELINE, *varied[0].answerers) if varied else ():
        for kind in [*kinds, ALL]:
            here = [each for each in varied if kind in {ALL, _kind(each)}]
            yield _row(suite, side, kind, here, seeds)


def _kind(judged: Judged) -> str:
    return str(judged.record.problem.meta.get("perturbation", ""))


def _row(suite: str, side: str, kind: str, here: Sequence[Judged], seeds: Mapping[str, Judged]) -> Row:
    clusters = [cluster_of(each.record.problem) for each in here]
    standings = [each.standing(side) for each in here]
    row: Row = {"suite": suite, "side": side, "kind": kind}
    row |= rate_cells("accuracy", clustered_rate([each.right for each in standings], clusters))
    row |= rate_cells("wrong", clustered_rate([each is Standing.WRONG for each in standings], clusters))
    paired = [
        (own.right, seeds[cluster].standing(side).right, cluster)
        for own, cluster in zip(standings, clusters, strict=True)
        if cluster in seeds and (side == PIPELINE or side in seeds[cluster].answerers)
    ]
    if not paired:
        return row | {"loss": None}
    changed, unchanged, named = zip(*paired, strict=True)
    return row | paired_cells("loss", clustered_paired(changed, unchanged, named))


def _published(each: PublishedKind) -> Row:
    return {
        "suite": each.suite,
        "side": f"{each.model} (published)",
        "kind": each.kind,
        "accuracy": each.percent / 100,
        "loss": (each.percent - each.seed_percent) / 100 if each.seed_percent is not None else None,
    }


def _kinds(rows: Sequence[Row]) -> Finding:
    ours = [row for row in rows if row["side"] == PIPELINE and row["kind"] != ALL]
    lost = [row for row in ours if row["loss"] is not None and float(str(row["loss_high"])) < 0]
    return Finding(
        id="seed_problems",
        section="Under perturbation",
        title="Changed problems against the problems they were made from",
        question="What does each kind of change cost, on the same seed problems?",
        columns={
            "suite": "Suite",
            "side": "Side",
            "kind": "Change",
            "accuracy": "Right",
            "accuracy_low": "low",
            "accuracy_high": "high",
            "accuracy_n": "n",
            "wrong": "Answered and wrong",
            "loss": "Minus the seed problem",
            "loss_b": "Right only when changed",
            "loss_c": "Right only unchanged",
            "loss_n": "Pairs",
            "loss_p": "p",
        },
        rows=tuple(rows),
        chart=bars("accuracy", "Right", x="kind", x_title="Change", series="side"),
        says=(
            f"The pipeline loses to the seed problems in {len(lost)} of {len(ours)} kinds with an interval that leaves "
            "out zero" + (f": {', '.join(str(row['kind']) for row in lost)}." if lost else ".")
        ),
        limits="Intervals are clustered by seed problem. Published accuracies are of the whole set, and not paired. A "
        "problem that was changed so that it has no answer is right when nothing is answered.",
        negative=bool(lost),
    )
