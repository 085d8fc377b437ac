"""What the study could have seen: problems that a difference needs, and the difference that its problems show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neurosym.evaluation.judging import Judged, cluster_of
from neurosym.evaluation.wording import short_names
from neurosym.study.results import Chart, Finding, Row
from neurosym.verification.clustering import effective_size
from neurosym.verification.power import detectable_difference, exact_paired_power, pairs_needed, whole

POINTS = (0.01, 0.02, 0.03, 0.05, 0.10)
WANTED = 0.03
LARGEST_EXACT = 20_000

_COLUMNS = {
    "suite": "Suite",
    "answerer": "Answerer",
    "n": "Problems",
    "effective": "Worth so many independent ones",
    "discordance": "Only one side right",
    "difference": "Difference seen",
    "needed": "Independent problems needed",
    "needed_here": "Problems like these needed",
    "exact_power": "Power of the exact test at that size",
    "detectable": "Smallest difference shown with 80 % power",
}


def power_findings(suites: Mapping[str, Sequence[Judged]], difference: float = WANTED) -> list[Finding]:
    """How many problems `difference` needs at the discordance seen between the pipeline and each answerer.

    Pairs that never differ have no discordance to plan with; they are in the first table with no size. Empty if no
    suite has an answerer.
    """
    rows = [
        _row(suite, name, judged, difference)
        for suite, judged in suites.items()
        if judged
        for name in judged[0].answerers
    ]
    return [_observed(rows, difference), _sizes(rows)] if rows else []


def _row(suite: str, name: str, judged: Sequence[Judged], difference: float) -> Row:
    differences = [int(each.pipeline.right) - int(each.answerers[name].right) for each in judged]
    n, discordance = len(judged), sum(map(abs, differences)) / len(judged)
    effective = effective_size(differences, [cluster_of(each.record.problem) for each in judged])
    needed = whole(pairs_needed(difference, discordance)) if discordance >= difference else None
    exact = exact_paired_power(needed, difference, discordance) if needed and needed <= LARGEST_EXACT else None
    return {
        "suite": suite,
        "answerer": short_names(list(judged[0].answerers))[name],
        "label": f"{short_names(list(judged[0].answerers))[name]} on {suite}",
        "n": n,
        "effective": effective,
        "discordance": discordance,
        "difference": sum(differences) / n,
        "needed": needed,
        "needed_here": None if needed is None else whole(needed * n / effective),
        "exact_power": exact,
        "detectable": detectable_difference(effective, discordance) if discordance else None,
    }


def _observed(rows: Sequence[Row], difference: float) -> Finding:
    points = f"{100 * difference:g} points"
    short = [row for row in rows if isinstance(row["needed_here"], int) and row["needed_here"] > int(str(row["n"]))]
    planned = sum(row["needed"] is not None for row in rows)
    return Finding(
        id="power_observed",
        section="Statistical power",
        title=f"How many problems a difference of {points} needs",
        question=f"Has each comparison enough problems to show a difference of {points}?",
        columns={**_COLUMNS, "needed": f"Independent problems needed for {points}"},
        rows=tuple(rows),
        chart=Chart(
            kind="bar",
            x="label",
            y="detectable",
            label="label",
            x_title="Comparison",
            y_title="Smallest difference shown with 80 % power",
        ),
        says=(
            f"{len(short)} of {planned} comparisons have fewer problems than a difference of {points} needs at a power "
            "of 80 % and a level of 5 %."
        ),
        limits=(
            "The discordance is itself estimated from these problems, and the level is that of one test: after Holm's "
            "correction more problems are needed. Connor's formula is for McNemar's test without continuity "
            "correction; the exact test that is reported has less power, as its column says."
        ),
    )


def _sizes(rows: Sequence[Row]) -> Finding:
    seen = sorted(value for row in rows if isinstance(value := row["discordance"], float) and value)
    chosen = sorted({0.1, 0.2, 0.3, *(round(seen[place], 2) for place in (0, len(seen) // 2, -1) if seen)} - {0.0})
    table: list[Row] = [
        {
            "discordance": discordance,
            "line": f"{100 * discordance:g} % discordant",
            "points": 100 * difference,
            "needed": whole(pairs_needed(difference, discordance)),
            "miettinen": whole(pairs_needed(difference, discordance, formula="miettinen")),
        }
        for discordance in chosen
        for difference in POINTS
        if difference <= discordance
    ]
    return Finding(
        id="power_sizes",
        section="Statistical power",
        title="Problems needed by difference and discordance",
        question="How many problems does a paired comparison need at a power of 80 % and a level of 5 %?",
        columns={
            "discordance": "Only one side right",
            "points": "Difference in points",
            "needed": "Problems (Connor 1987)",
            "miettinen": "Problems (Miettinen 1968)",
        },
        rows=tuple(table),
        chart=Chart(
            kind="line",
            x="points",
            y="needed",
            series="line",
            x_title="Difference in points",
            y_title="Problems needed",
            log_x=True,
        ),
        says=f"Discordances of 10, 20 and 30 %, and the least, middle and greatest of the {len(seen)} seen here.",
        limits="For independent problems; problems in clusters count for less.",
    )
