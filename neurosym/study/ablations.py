"""What each part of the pipeline is worth: the same problems without it, or with more of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neurosym.evaluation.judging import PIPELINE, Judged, Standing
from neurosym.study.config import PipelineEntry, StudyConfig
from neurosym.study.results import Chart, Finding, Row, bars, paired_cells, rate_cells
from neurosym.study.running import first_pipelines
from neurosym.verification.statistics import Paired, Rate, compare_paired, holm

JudgedPipelines = Mapping[str, Mapping[str, Sequence[Judged]]]
"""By suite and pipeline, judged records."""


def ablations(config: StudyConfig, runs: JudgedPipelines) -> list[Finding]:
    """Each other pipeline of a suite against its first one, or the one it names, on the problems that both have run."""
    first = first_pipelines(config)
    compared = [
        (suite, base, name, *_shared(of[base], judged))
        for suite, of in runs.items()
        for name, judged in of.items()
        if (base := config.pipelines[name].against or first[suite]) in of
        and name != base
        and config.pipelines[name].pairs is None
    ]
    compared = [each for each in compared if each[3]]
    if not compared:
        return []
    tables = [_paired(main, other) for *_, main, other in compared]
    adjusted = holm([accuracy.p for accuracy, _ in tables])
    rows: list[Row] = [
        {
            "suite": suite,
            "base": base,
            "changed": _changed(config.pipelines[base], config.pipelines[name]) or name,
            **rate_cells("main", _accuracy(main)),
            **rate_cells("other", _accuracy(other)),
            **paired_cells("difference", accuracy),
            "p_holm": p,
            **paired_cells("fewer_wrong", wrong),
        }
        for (suite, base, name, main, other), (accuracy, wrong), p in zip(compared, tables, adjusted, strict=True)
    ]
    return [_finding(rows)]


def jaggedness(runs: Mapping[str, Sequence[Judged]]) -> list[Finding]:
    """How much accuracy varies from suite to suite, for each side: the spread that one mean would hide."""
    sides: dict[str, dict[str, Rate]] = {}
    for suite, judged in runs.items():
        sides.setdefault(PIPELINE, {})[suite] = _accuracy(judged)
        for name in judged[0].answerers:
            right = sum(each.answerers[name].right for each in judged)
            sides.setdefault(name, {})[suite] = Rate.of(right, len(judged))
    rows: list[Row] = []
    for side, rates in sides.items():
        worst, best = (pick(rates, key=lambda suite: rates[suite].value) for pick in (min, max))
        rows.append(
            {
                "side": side,
                "suites": len(rates),
                "worst_suite": worst,
                **rate_cells("worst", rates[worst]),
                "best_suite": best,
                **rate_cells("best", rates[best]),
                "spread": rates[best].value - rates[worst].value,
            }
        )
    if not rows:
        return []
    return [
        Finding(
            id="jaggedness",
            section="Domains",
            title="Best and worst suite of each side",
            question="Is a side evenly good, or very good at one kind of problem and bad at another?",
            columns={
                "side": "Side",
                "suites": "Suites",
                "worst_suite": "Worst on",
                "worst": "Accuracy there",
                "best_suite": "Best on",
                "best": "Accuracy there",
                "spread": "Spread",
            },
            rows=tuple(rows),
            chart=Chart(kind="bar", x="side", y="spread", x_title="Side", y_title="Best minus worst suite's accuracy"),
            limits="Sides are compared on the suites that each was run on, which are not the same for all.",
        )
    ]


def _finding(rows: Sequence[Row]) -> Finding:
    helps = [row for row in rows if float(str(row["p_holm"])) < 0.05]
    return Finding(
        id="ablations",
        section="Where the gap comes from",
        title="Parts switched on and off",
        question="On the same problems, what does the pipeline gain or lose when one part is changed?",
        columns={
            "suite": "Suite",
            "base": "Pipeline",
            "changed": "Changed",
            "main": "Accuracy as it is",
            "other": "Accuracy with the change",
            "difference": "Difference",
            "difference_b": "Only changed right",
            "difference_c": "Only unchanged right",
            "p_holm": "p (McNemar, Holm)",
            "fewer_wrong": "Fewer wrong answers",
        },
        rows=tuple(rows),
        chart=bars("difference", "Accuracy, changed minus unchanged", x="changed", x_title="Change", series="suite"),
        says=f"In {len(helps)} of {len(rows)} comparisons p is below 0.05 after Holm's correction.",
        negative=any(float(str(row["difference"])) < 0 for row in rows) or not helps,
    )


def _shared(main: Sequence[Judged], other: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """The records of the problems that stand in both, in the same order."""
    by_id = {each.record.problem.id: each for each in other}
    both = [each for each in main if each.record.problem.id in by_id]
    return both, [by_id[each.record.problem.id] for each in both]


def _paired(main: Sequence[Judged], other: Sequence[Judged]) -> tuple[Paired, Paired]:
    """Changed minus unchanged: right answers, and the other way round wrong ones."""
    right = compare_paired([each.pipeline.right for each in other], [each.pipeline.right for each in main])
    wrong = compare_paired(
        [each.pipeline is Standing.WRONG for each in main], [each.pipeline is Standing.WRONG for each in other]
    )
    return right, wrong


def _accuracy(judged: Sequence[Judged]) -> Rate:
    return Rate.of(sum(each.pipeline.right for each in judged), len(judged))


def _changed(main: PipelineEntry, other: PipelineEntry) -> str:
    """The settings in which the other pipeline differs: `candidates 8`."""
    fields = [
        name
        for name in PipelineEntry.model_fields
        if name not in {"against", "pairs"} and getattr(main, name) != getattr(other, name)
    ]
    return ", ".join(f"{name} {getattr(other, name)}" for name in fields)
