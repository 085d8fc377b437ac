"""Engine against model on the very same programs: what exact execution is worth once a program is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neurosym.evaluation.judging import Judged, answer_of
from neurosym.study.results import Finding, Row, bars, paired_cells, rate_cells
from neurosym.verification.equivalence import Match, compare
from neurosym.verification.statistics import Rate, compare_paired, holm

PREFIX = "execute"


def execution_findings(runs: Mapping[str, Sequence[Judged]]) -> list[Finding]:
    """Each answerer that worked out the pipeline's programs against the engine, on the problems with a program.

    runs: of each suite the run that the answerers stand beside.
    """
    compared = [
        (suite, name, programmed)
        for suite, judged in runs.items()
        if (programmed := [each for each in judged if each.record.pipeline.program is not None])
        for name in programmed[0].answerers
        if name.startswith(PREFIX)
    ]
    if not compared:
        return []
    tables = [
        compare_paired([each.pipeline.right for each in judged], [each.answerers[name].right for each in judged])
        for _, name, judged in compared
    ]
    adjusted = holm([table.p for table in tables])
    rows: list[Row] = [
        {
            "suite": suite,
            "answerer": name,
            **rate_cells("engine", Rate.of(sum(each.pipeline.right for each in judged), len(judged))),
            **rate_cells("model", Rate.of(sum(each.answerers[name].right for each in judged), len(judged))),
            **paired_cells("difference", table),
            "p_holm": p,
            **rate_cells("faithful", _faithful(judged, name)),
        }
        for (suite, name, judged), table, p in zip(compared, tables, adjusted, strict=True)
    ]
    return [_finding(rows)]


def _faithful(judged: Sequence[Judged], name: str) -> Rate:
    """Of the programs that have one answer, how often the model comes to that answer, be it right or wrong."""
    held = [
        compare(each.record.answers[name].extracted, answer) is Match.EQUAL
        for each in judged
        if (answer := answer_of(each.record.pipeline)) is not None
    ]
    return Rate.of(sum(held), len(held))


def _finding(rows: Sequence[Row]) -> Finding:
    told = "; ".join(f"{row['answerer']} on {row['suite']} {row['faithful_k']} of {row['faithful_n']}" for row in rows)
    lost = [row for row in rows if float(str(row["difference"])) <= 0]
    return Finding(
        id="execution",
        section="Where the gap comes from",
        title="The engine, or the model, runs the program",
        question="Given the same programs, how often is a model right that works them out in words?",
        columns={
            "suite": "Suite",
            "answerer": "Worked out by",
            "engine": "Right with the engine",
            "model": "Right in words",
            "difference": "Difference",
            "difference_b": "Only engine right",
            "difference_c": "Only model right",
            "p_holm": "p (McNemar, Holm)",
            "faithful": "Model comes to the program's answer",
        },
        rows=tuple(rows),
        chart=bars("difference", "Accuracy, engine minus model", series="answerer"),
        says=f"Answers of programs that the model comes to as well: {told}.",
        limits=(
            "Problems without a program are left out on both sides. The model is the base model after instruction, "
            "shown the program with its names and notes and not the problem; it was not trained to run programs."
        ),
        negative=bool(lost),
    )
