"""The gap against the size of problems: steps, grid cells, objects, people, depth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from neurosym.evaluation.judging import PIPELINE, Judged, Standing, steps_of
from neurosym.evaluation.problem import Problem
from neurosym.study.against_recorded import LEAST_SHARED
from neurosym.study.model_size import answers_itself, share_wrong
from neurosym.study.recorded import Recorded
from neurosym.study.results import Chart, Finding, Row, bars, rate_cells
from neurosym.verification.statistics import CONFIDENCE, Rate

MOST = 8
"""Sizes from here on are one group: there are few such problems."""


def _stated(*names: str) -> Callable[[Problem], int | None]:
    """The product of these numbers in `meta`; None if one is not there."""

    def size(problem: Problem) -> int | None:
        product = 1
        for name in names:
            found = problem.meta.get(name)
            if not isinstance(found, int) or isinstance(found, bool):
                return None
            product *= found
        return product

    return size


_PEOPLE = re.compile(r"^people (.+)$", re.MULTILINE)


def _people(problem: Problem) -> int | None:
    """How many people there are: as `meta` says, or else as the gold program declares them."""
    if stated := _stated("people")(problem):
        return stated
    found = _PEOPLE.search(problem.program or "")
    return len(found[1].split(",")) if found else None


MEASURES: Mapping[str, Callable[[Problem], int | None]] = {
    "steps": lambda problem: steps_of(problem) if problem.answer_type == "number" else None,
    "grid cells": _stated("houses", "attributes"),
    "objects": _stated("objects"),
    "people": _people,
    "depth": _stated("depth"),
    "hops": _stated("hops"),
}
"""How large a problem is, by what its data set says of it."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What one side made of the problems that it and the pipeline have."""

    name: str
    standings: Mapping[str, Standing]


def problem_size_findings(runs: Mapping[str, Sequence[Judged]], recorded: Sequence[Recorded]) -> list[Finding]:
    """Accuracy and wrong answers of every side by size, and how the gap changes with it; none where no size is told.

    Of the recorded models that answer end to end, the best, the middle and the worst on the run's problems stand for
    all.
    """
    rows: list[Row] = []
    trends: list[Row] = []
    for suite, judged in runs.items():
        sides = [*_own(judged), *_recorded(judged, recorded)]
        for measure, sizes in _measured(judged):
            rows += _by_size(suite, measure, sizes, sides)
            trends += _trends(suite, measure, sizes, sides)
    return [_sizes(rows), *([_growth(trends)] if trends else [])] if rows else []


def _measured(judged: Sequence[Judged]) -> Iterator[tuple[str, dict[str, int]]]:
    """The measures by which the problems of a run differ, with the size of each problem that has one."""
    for measure, size_of in MEASURES.items():
        sizes = {each.record.problem.id: size_of(each.record.problem) for each in judged}
        known = {problem: size for problem, size in sizes.items() if size is not None}
        if len(set(known.values())) > 1:
            yield measure, known


def _own(judged: Sequence[Judged]) -> Iterator[_Side]:
    yield _Side(PIPELINE, {each.record.problem.id: each.pipeline for each in judged})
    for name in judged[0].answerers if judged else ():
        yield _Side(name, {each.record.problem.id: each.answerers[name] for each in judged})


def _recorded(judged: Sequence[Judged], recorded: Sequence[Recorded]) -> list[_Side]:
    """The best, the middle and the worst of the recorded models on these problems."""
    problems = {each.record.problem.id for each in judged}
    found = []
    for each in recorded:
        shared = {problem: standing for problem, standing in each.majority().items() if problem in problems}
        if answers_itself(each.series) and len(shared) >= max(LEAST_SHARED, len(problems) / 2):
            found.append(_Side(str(each.series), shared))
    found.sort(key=lambda side: -_right(side.standings.values()).value)
    return [found[place] for place in sorted({0, len(found) // 2, len(found) - 1})] if found else []


def _by_size(suite: str, measure: str, sizes: Mapping[str, int], sides: Sequence[_Side]) -> Iterator[Row]:
    groups = {problem: size if measure == "grid cells" else min(size, MOST) for problem, size in sizes.items()}
    for side in sides:
        for size in sorted(set(groups.values())):
            here = [side.standings[each] for each in groups if groups[each] == size and each in side.standings]
            if here:
                yield {
                    "suite": suite,
                    "measure": measure,
                    "size": size,
                    "side": side.name,
                    "line": f"{side.name}: {suite}, {measure}",
                    **rate_cells("accuracy", _right(here)),
                    **rate_cells("wrong", share_wrong(here)),
                }


def _right(standings: Iterable[Standing]) -> Rate:
    listed = list(standings)
    return Rate.of(sum(each.right for each in listed), len(listed))


def _trends(suite: str, measure: str, sizes: Mapping[str, int], sides: Sequence[_Side]) -> Iterator[Row]:
    ours = sides[0].standings
    for side in sides[1:]:
        shared = [problem for problem in sizes if problem in side.standings]
        at = [sizes[each] for each in shared]
        if len(shared) < LEAST_SHARED or len(set(at)) < 2:
            continue
        yield {
            "suite": suite,
            "measure": measure,
            "against": side.name,
            "line": f"{suite}, {measure}",
            "n": len(shared),
            **_trend_cells("lead", at, [ours[each].right - side.standings[each].right for each in shared]),
            **_trend_cells("fewer", at, [_wrong(side.standings[each]) - _wrong(ours[each]) for each in shared]),
        }


def _wrong(standing: Standing) -> int:
    return standing is Standing.WRONG


def trend(
    sizes: Sequence[float], values: Sequence[float], confidence: float = CONFIDENCE
) -> tuple[float, float, float]:
    """The least-squares slope of the values on the sizes with its interval: (slope, low, high).

    The variance allows for residuals that differ with size (H. White, Econometrica 48, 1980, 817-838), with the factor
    n / (n - 2) of J. G. MacKinnon and H. White (Journal of Econometrics 29, 1985, 305-325); the interval is that of
    Student's t. Raises ValueError for fewer than three values, or sizes that are all equal.
    """
    from scipy.stats import t

    n = len(sizes)
    if n < 3 or len(values) != n or len(set(sizes)) < 2:
        raise ValueError("a trend needs at least three values, of more than one size")
    centre, level = sum(sizes) / n, sum(values) / n
    spread = sum((size - centre) ** 2 for size in sizes)
    slope = sum((size - centre) * value for size, value in zip(sizes, values, strict=True)) / spread
    residuals = [v - level - slope * (s - centre) for s, v in zip(sizes, values, strict=True)]
    variance = sum(((s - centre) * r) ** 2 for s, r in zip(sizes, residuals, strict=True)) / spread**2 * n / (n - 2)
    half = float(t.ppf((1 + confidence) / 2, n - 2)) * sqrt(variance)
    return slope, slope - half, slope + half


def _trend_cells(name: str, sizes: Sequence[float], values: Sequence[float]) -> Row:
    slope, low, high = trend(sizes, values)
    return {name: slope, f"{name}_low": low, f"{name}_high": high}


def _sizes(rows: Sequence[Row]) -> Finding:
    return Finding(
        id="problem_size",
        section="Size",
        title="Right and wrong by the size of the problem",
        question="What becomes of each side as problems grow?",
        columns={
            "suite": "Suite",
            "measure": "Measure",
            "size": "Size",
            "side": "Side",
            "accuracy": "Right",
            "accuracy_n": "n",
            "wrong": "Answered and wrong",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="line",
            x="size",
            y="accuracy",
            low="accuracy_low",
            high="accuracy_high",
            series="line",
            label="side",
            x_title="Steps, grid cells, objects, people, depth or hops",
            y_title="Accuracy",
        ),
        limits=f"Of recorded models the best, the middle and the worst. Sizes of {MOST} and more are one group, but "
        "for grid cells. Steps are the operations of the gold solution.",
    )


def _growth(rows: Sequence[Row]) -> Finding:
    grows = [row for row in rows if float(str(row["lead_low"])) > 0]
    shrinks = [row for row in rows if float(str(row["lead_high"])) < 0]
    return Finding(
        id="gap_growth",
        section="Size",
        title="How the gap changes with the size of the problem",
        question="Does the pipeline's lead grow as problems grow?",
        columns={
            "suite": "Suite",
            "measure": "Measure",
            "against": "Against",
            "n": "Problems",
            "lead": "Lead in right answers, change for each unit of size",
            "lead_low": "low",
            "lead_high": "high",
            "fewer": "Wrong answers spared, change for each unit",
            "fewer_low": "low",
            "fewer_high": "high",
        },
        rows=tuple(rows),
        chart=bars(
            "lead", "Change of the lead for each unit of size", x="line", x_title="Suite and measure", series="against"
        ),
        says=f"Of {len(rows)} trends the lead in right answers grows with size in {len(grows)} and shrinks in "
        f"{len(shrinks)} with an interval that leaves out zero; in {len(rows) - len(grows) - len(shrinks)} no trend is "
        "shown.",
        limits="A straight line through differences of 1, 0 and -1; intervals are not adjusted for their number.",
        negative=len(shrinks) >= len(grows),
    )
