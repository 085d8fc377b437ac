"""Model size: what recorded models of known size get right and wrong, and where the pipeline stands among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log10

from neurosym.evaluation.judging import Standing
from neurosym.study.recorded import Recorded, Series, accuracy
from neurosym.study.results import Chart, Finding, Row, bars, rate_cells
from neurosym.verification.clustering import Mean, clustered_mean
from neurosym.verification.statistics import Rate

SECTION = "Model size"
END_TO_END = frozenset({"direct", "cot", "least_to_most", "scratchpad", "finetuned", "verification"})
"""Methods whose answer is the model's own; the others run a program."""

LEAST_MODELS = 4
"""A slope needs models of several sizes."""

_UNTOLD = "Models whose size nobody has told are left out; families and training differ as well as size."


def answers_itself(series: Series) -> bool:
    """Whether the answers of a series are the model's own words, and no program's."""
    return series.method in END_TO_END


def share_wrong(standings: Iterable[Standing]) -> Rate:
    """The share of problems that were answered and wrong."""
    listed = list(standings)
    return Rate.of(listed.count(Standing.WRONG), len(listed))


def size_alone(recorded: Sequence[Recorded]) -> list[Finding]:
    """Right and wrong answers against size, from the records alone: all their problems, also those that no run has."""
    sized = [each for each in recorded if each.params_b is not None and answers_itself(each.series)]
    rows: list[Row] = [
        {
            "suite": each.series.suite,
            "model": str(each.series),
            "params_b": each.params_b,
            "method": each.series.method,
            **rate_cells("wrong", share_wrong(each.majority().values())),
            **rate_cells("right", accuracy(each.majority())),
        }
        for each in sized
    ]
    return [_alone(rows), *_slopes(sized)] if rows else []


def _alone(rows: Sequence[Row]) -> Finding:
    return Finding(
        id="size_alone",
        section=SECTION,
        title="Wrong answers of recorded models, by their size",
        question="Does scaling up end confidently wrong answers?",
        columns={
            "suite": "Suite",
            "model": "Model",
            "params_b": "Billions of parameters",
            "wrong": "Answered and wrong",
            "right": "Right",
        },
        rows=_by_suite_and_size(rows),
        chart=Chart(
            kind="scatter",
            x="params_b",
            y="wrong",
            low="wrong_low",
            high="wrong_high",
            series="suite",
            label="model",
            x_title="Billions of parameters (log scale)",
            y_title="Answered and wrong, share of all problems",
            log_x=True,
        ),
        limits=_UNTOLD,
    )


def _slopes(recorded: Sequence[Recorded]) -> list[Finding]:
    groups: dict[tuple[str, str, str], list[Recorded]] = {}
    for each in recorded:
        groups.setdefault((each.series.suite, each.series.method, each.series.variant), []).append(each)
    rows = [row for group in groups.values() if (row := _slope_row(group)) is not None]
    return [_slope_finding(rows)] if rows else []


def _slope_row(group: Sequence[Recorded]) -> Row | None:
    """Of one suite and method, the problems that all its models have; None if too few models or problems are left."""
    sizes = {each.series.model: each.params_b or 0.0 for each in group}
    standings = {each.series.model: each.majority() for each in group}
    shared = set.intersection(*(set(each) for each in standings.values()))
    if len(set(sizes.values())) < LEAST_MODELS or len(shared) < LEAST_MODELS:
        return None
    right = {model: [of[problem].right for problem in shared] for model, of in standings.items()}
    wrong = {model: [of[problem] is Standing.WRONG for problem in shared] for model, of in standings.items()}
    largest = max(sizes, key=lambda model: sizes[model])
    series = group[0].series
    return {
        "suite": series.suite,
        "method": f"{series.method}{f' ({series.variant})' if series.variant else ''}",
        "line": f"{series.suite}, {series.method}",
        "models": len(sizes),
        "from_b": min(sizes.values()),
        "to_b": max(sizes.values()),
        "n": len(shared),
        **_mean_cells("right", slope(sizes, right)),
        **_mean_cells("wrong", slope(sizes, wrong)),
        "largest": largest,
        **rate_cells("largest_wrong", Rate.of(sum(wrong[largest]), len(shared))),
    }


def slope(sizes: Mapping[str, float], flags: Mapping[str, Sequence[bool]]) -> Mean:
    """How much a share changes when the parameters are multiplied by ten, over these models, with its interval.

    The least-squares slope of the share on log10 of the size. It is linear in the flags, so it is the mean of the
    slopes of single problems, and the interval is that of this mean: it holds for these models on other problems, and
    says nothing about other models. sizes: billions by model, not all equal. flags: by model, one a problem.
    """
    logs = {model: log10(size) for model, size in sizes.items()}
    centre = sum(logs.values()) / len(logs)
    spread = sum((each - centre) ** 2 for each in logs.values())
    weights = {model: (each - centre) / spread for model, each in logs.items()}
    problems = range(len(next(iter(flags.values()))))
    return clustered_mean([sum(weights[model] * flags[model][place] for model in flags) for place in problems])


def _mean_cells(name: str, mean: Mean) -> Row:
    return {name: mean.value, f"{name}_low": mean.low, f"{name}_high": mean.high}


def _slope_finding(rows: Sequence[Row]) -> Finding:
    said = [
        f"{row['line']}: {row['models']} models from {row['from_b']:g} to {row['to_b']:g} billion parameters; "
        f"ten times the size changes the share of wrong answers by {_points(row, 'wrong')} points, and the largest, "
        f"{row['largest']}, still gives a wrong answer to {row['largest_wrong_k']} of {row['n']}"
        for row in rows
    ]
    return Finding(
        id="size_slopes",
        section=SECTION,
        title="What ten times the parameters change",
        question="How fast do right answers grow, and wrong ones fall, with the size of a model?",
        columns={
            "suite": "Suite",
            "method": "Method",
            "models": "Models",
            "from_b": "From (billions)",
            "to_b": "To (billions)",
            "n": "Problems",
            "right": "Right, change with ten times the size",
            "wrong": "Wrong, change with ten times the size",
            "largest": "Largest model",
            "largest_wrong": "Its wrong answers",
        },
        rows=tuple(rows),
        chart=bars("wrong", "Change of the share of wrong answers", x="line", x_title="Suite and method"),
        says="; ".join(said) + ".",
        limits=f"{_UNTOLD} The interval is for other problems, not for other models.",
    )


def _points(row: Row, name: str) -> str:
    value, low, high = (100 * float(str(row[key])) for key in (name, f"{name}_low", f"{name}_high"))
    return f"{value:+.1f} [{low:+.1f}, {high:+.1f}]"


def gap_by_size(rows: Sequence[Row]) -> list[Finding]:
    """The paired differences of `against_recorded` against the size of the model, where it is known."""
    sized = [row for row in rows if row["params_b"] is not None and row["method"] in END_TO_END]
    return [_gap(_by_suite_and_size(sized))] if sized else []


def _gap(rows: Sequence[Row]) -> Finding:
    return Finding(
        id="gap_by_size",
        section=SECTION,
        title="The gap against model size",
        question="From what size on does a model that answers end to end beat the pipeline?",
        columns={
            "suite": "Suite",
            "model": "Model",
            "params_b": "Billions of parameters",
            "difference": "Pipeline minus model",
            "difference_low": "low",
            "difference_high": "high",
            "difference_b": "Only pipeline right",
            "difference_c": "Only model right",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="scatter",
            x="params_b",
            y="difference",
            low="difference_low",
            high="difference_high",
            series="suite",
            label="model",
            x_title="Billions of parameters (log scale)",
            y_title="Accuracy, pipeline minus model",
            log_x=True,
        ),
        says=" ".join(_standing_among(suite, rows) for suite in dict.fromkeys(str(row["suite"]) for row in rows)),
        limits=_UNTOLD,
        negative=any(float(str(row["difference"])) < 0 for row in rows),
    )


def _standing_among(suite: str, rows: Sequence[Row]) -> str:
    """In words: over which sizes the interval of the difference lies on one side of zero."""
    here = [row for row in rows if row["suite"] == suite]
    behind = [row for row in here if float(str(row["difference_low"])) > 0]
    ahead = [row for row in here if float(str(row["difference_high"])) < 0]
    words = f"{suite}: {len(behind)} of {len(here)} models of known size are behind the pipeline, {len(ahead)} ahead"
    if behind:
        largest = max(behind, key=lambda row: float(str(row["params_b"])))
        words += f"; the largest behind it is {largest['model']} with {largest['params_b']:g} billion"
    if ahead:
        smallest = min(ahead, key=lambda row: float(str(row["params_b"])))
        words += f"; the smallest ahead is {smallest['model']} with {smallest['params_b']:g} billion"
    return words + "."


def _by_suite_and_size(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (str(row["suite"]), float(str(row["params_b"])))))
