"""The charts of a report as Plotly figures (plain data), each with the table it was drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neurosym.evaluation.judging import PIPELINE
from neurosym.evaluation.scores import Confidence, Scores, SideScores, Slice
from neurosym.evaluation.wording import FAILURES, interval, percent
from neurosym.verification.statistics import Rate

# Colours that remain apart for colour-blind readers (M. Okabe and K. Ito, Color universal design, 2008).
SIDE_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6D31", "#7F7F7F")
STANDING_COLOURS = {"right": "#009E73", "wrong": "#D55E00", "no answer": "#9AA5B1", "unreadable": "#E69F00"}
FAILURE_COLOURS = {
    "wrong": "#D55E00",
    "unreadable": "#E69F00",
    "abstained": "#9AA5B1",
    "not_translated": "#CC79A7",
    "several": "#0072B2",
    "contradiction": "#56B4E9",
    "out_of_budget": "#009E73",
    "unknown": "#8C6D31",
    "unsupported": "#4D4D4D",
}

_ASIDE = 0.06  # how far apart the sides of one number of steps are drawn, so that their bars can be told apart

Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure for Plotly, and the same figures as a table for those who cannot see it."""

    id: str
    title: str
    note: str
    figure: Figure
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def charts(scores: Scores) -> tuple[Chart, ...]:
    """All charts that these scores have data for."""
    found = [_outcomes(scores.overall), _failures(scores.overall)]
    if steps := scores.of_kind("steps"):
        found.insert(0, _by_steps(steps))
    if (confidence := scores.overall.confidence) is not None:
        found.append(_confidence(confidence))
        found.append(_risk_coverage(confidence, scores.overall))
    return tuple(found)


def _sides(part: Slice) -> dict[str, SideScores]:
    return {PIPELINE: part.pipeline, **part.answerers}


def _colour(place: int) -> str:
    return SIDE_COLOURS[place % len(SIDE_COLOURS)]


def _by_steps(steps: Sequence[Slice]) -> Chart:
    names = list(_sides(steps[0]))
    traces = []
    for place, name in enumerate(names):
        rates = [_sides(part)[name].accuracy for part in steps]
        aside = _ASIDE * (place - (len(names) - 1) / 2)
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "name": name,
                "x": [number + aside for number in range(len(steps))],
                "y": [100 * rate.value for rate in rates],
                "error_y": _error_bars(rates),
                "line": {"color": _colour(place), "width": 3 if place == 0 else 1.75},
                "marker": {"size": 8 if place == 0 else 6},
                "customdata": [[rate.k, rate.n] for rate in rates],
                "hovertemplate": "%{y:.1f} % (%{customdata[0]} of %{customdata[1]})<extra>" + name + "</extra>",
            }
        )
    layout = _layout("arithmetic operations in the gold solution", "right, %")
    layout["xaxis"] |= {"tickvals": list(range(len(steps))), "ticktext": [part.value for part in steps]}
    layout["yaxis"] |= {"range": [0, 101]}
    return Chart(
        "steps",
        "Accuracy by number of steps",
        "Bars are 95 % intervals. An answer that is missing counts as wrong.",
        {"data": traces, "layout": layout},
        ("steps", "problems", *names),
        tuple((part.value, str(part.n), *(percent(_sides(part)[name].accuracy) for name in names)) for part in steps),
    )


def _error_bars(rates: Iterable[Rate]) -> Figure:
    known = list(rates)
    return {
        "type": "data",
        "symmetric": False,
        "array": [100 * (rate.high - rate.value) for rate in known],
        "arrayminus": [100 * (rate.value - rate.low) for rate in known],
        "thickness": 1,
        "width": 3,
    }


def _outcomes(overall: Slice) -> Chart:
    sides = _sides(overall)
    kinds = {
        "right": [side.accuracy for side in sides.values()],
        "no answer": [_silent_and_not_right(side) for side in sides.values()],
        "unreadable": [side.unreadable for side in sides.values()],
        "wrong": [side.hallucination for side in sides.values()],
    }
    return Chart(
        "outcomes",
        "What became of the problems",
        "Each bar is all problems of the run.",
        _stacked(list(sides), {kind: [r.k for r in rates] for kind, rates in kinds.items()}, STANDING_COLOURS),
        ("side", *kinds),
        tuple((name, *(str(rates[place].k) for rates in kinds.values())) for place, name in enumerate(sides)),
    )


def _silent_and_not_right(side: SideScores) -> Rate:
    """No answer, without the problems that rightly got none."""
    n = side.accuracy.n
    return Rate.of(n - side.accuracy.k - side.hallucination.k - side.unreadable.k, n)


def _failures(overall: Slice) -> Chart:
    sides = _sides(overall)
    found = {kind for side in sides.values() for kind in side.failures}
    kinds = [kind for kind in FAILURES if kind in found]
    colours = {FAILURES[kind]: FAILURE_COLOURS[kind] for kind in kinds}
    counts = {FAILURES[kind]: [side.failures.get(kind, 0) for side in sides.values()] for kind in kinds}
    return Chart(
        "failures",
        "Where each side fails",
        "Problems that were not right, by what happened.",
        _stacked(list(sides), counts, colours),
        ("side", *counts),
        tuple((name, *(str(row[place]) for row in counts.values())) for place, name in enumerate(sides)),
    )


def _stacked(names: Sequence[str], counts: Mapping[str, Sequence[int]], colours: Mapping[str, str]) -> Figure:
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": kind,
            "y": list(names),
            "x": list(row),
            "marker": {"color": colours[kind]},
            "text": [str(count) if count else "" for count in row],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "hovertemplate": "%{y}: %{x}<extra>" + kind + "</extra>",
        }
        for kind, row in counts.items()
    ]
    layout = _layout("problems", "")
    layout["barmode"] = "stack"
    layout["uniformtext"] = {"mode": "hide", "minsize": 11}
    layout["yaxis"] |= {"autorange": "reversed", "automargin": True}
    layout["height"] = 170 + 52 * len(names)
    return {"data": traces, "layout": layout}


def _confidence(confidence: Confidence) -> Chart:
    middles = [(each.low + each.high) / 2 for each in confidence.bins]
    rates = [each.right for each in confidence.bins]
    trace = {
        "type": "scatter",
        "mode": "markers+lines",
        "name": "answers",
        "x": middles,
        "y": [100 * rate.value for rate in rates],
        "error_y": _error_bars(rates),
        "line": {"color": SIDE_COLOURS[0], "width": 2},
        "marker": {"size": 9},
        "customdata": [
            [each.low, each.high, rate.k, rate.n] for each, rate in zip(confidence.bins, rates, strict=True)
        ],
        "hovertemplate": "confidence %{customdata[0]:.3f} to %{customdata[1]:.3f}: %{y:.1f} % right "
        "(%{customdata[2]} of %{customdata[3]})<extra></extra>",
        "showlegend": False,
    }
    layout = _layout("confidence of the pipeline", "right, % of answered")
    layout["yaxis"] |= {"range": [0, 103]}
    return Chart(
        "confidence",
        "Confidence against correctness",
        "The pipeline's answers in bins of about equal size. A line that rises tells right from wrong.",
        {"data": [trace], "layout": layout},
        ("confidence", "answers", "right"),
        tuple(
            (f"{each.low:.3f} – {each.high:.3f}", str(each.right.n), f"{percent(each.right)} {interval(each.right)}")
            for each in confidence.bins
        ),
    )


def _risk_coverage(confidence: Confidence, overall: Slice) -> Chart:
    curve = {
        "type": "scatter",
        "mode": "lines",
        "name": f"{PIPELINE}, by falling confidence",
        "x": [100 * point.coverage for point in confidence.points],
        "y": [100 * point.risk for point in confidence.points],
        "line": {"color": SIDE_COLOURS[0], "width": 3},
        "customdata": [[point.threshold] for point in confidence.points],
        "hovertemplate": "answering %{x:.1f} %: %{y:.1f} % of it wrong "
        "(confidence from %{customdata[0]:.3f})<extra></extra>",
    }
    others = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [100 * side.coverage.value],
            "y": [100 * (1 - side.selective.value)],
            "marker": {"color": _colour(place), "size": 11, "symbol": "diamond"},
            "hovertemplate": "%{x:.1f} % answered, %{y:.1f} % of it wrong<extra>" + name + "</extra>",
        }
        for place, (name, side) in enumerate(overall.answerers.items(), start=1)
        if side.selective.n
    ]
    layout = _layout("coverage: answered, % of all problems", "risk: wrong, % of answered")
    layout["xaxis"] |= {"range": [0, 101]}
    layout["yaxis"] |= {"rangemode": "tozero"}
    return Chart(
        "risk",
        "Risk and coverage",
        f"What abstaining below a confidence buys; area under the curve {confidence.aurc:.3f}. "
        "The others have one point each.",
        {"data": [curve, *others], "layout": layout},
        ("coverage", "risk", "confidence from"),
        tuple(
            (f"{100 * point.coverage:.1f} %", f"{100 * point.risk:.1f} %", f"{point.threshold:.3f}")
            for point in confidence.points[:: max(1, len(confidence.points) // 20)]
        ),
    )


def _layout(x_title: str, y_title: str) -> Figure:
    """The layout that all charts share; colours that depend on the theme are set on the page."""
    return {
        "height": 380,
        "margin": {"l": 56, "r": 12, "t": 8, "b": 52},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"title": {"text": x_title, "standoff": 10}, "zeroline": False},
        "yaxis": {"title": {"text": y_title, "standoff": 10}, "zeroline": False},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
    }
