"""A finding's chart as a Plotly figure (plain data): bars, lines or points with the intervals of its table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from neurosym.evaluation.charts import SIDE_COLOURS
from neurosym.study.cells import Unit, in_words, units
from neurosym.study.results import Chart, Finding, Row, Value

Figure = dict[str, Any]

_MOST_UPRIGHT = 12  # bars; more of them lie, so that their names can be read on a phone
_SPREAD = 0.5  # of the way to the next place, over which the lines at one place are spread so that none hides another
_FAINT = 0.55  # how opaque bars are, so that the lower half of an interval shows on them
_TITLE_WIDTH = 36  # characters; more in one line would be cut off beside a chart
_DASHES = ("solid", "dash", "dot", "dashdot")
_SYMBOLS = ("circle", "diamond", "square", "triangle-up")
_CONFIG = {
    "displayModeBar": "hover",
    "displaylogo": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}


def draw(finding: Finding) -> Figure | None:
    """The figure of a finding, or None if it has no chart, or no row that can be drawn."""
    chart = finding.chart
    if chart is None:
        return None
    rows = [row for row in finding.rows if row.get(chart.x) is not None and row.get(chart.y) is not None]
    if not rows:
        return None
    return _Drawing(chart, rows, units(finding)).figure()


class _Drawing:
    """One chart and the rows that it can show."""

    def __init__(self, chart: Chart, rows: Sequence[Row], known: Mapping[str, Unit]) -> None:
        self.chart, self.rows = chart, rows
        self.x_unit, self.y_unit = known[chart.x], known[chart.y]
        self.series = list(dict.fromkeys(self._series_of(row) for row in rows))
        words = any(isinstance(row[chart.x], str) for row in rows)
        self.places = _places(rows, chart.x) if chart.kind == "bar" or words else []
        self.lying = chart.kind == "bar" and len(rows) > _MOST_UPRIGHT

    def figure(self) -> Figure:
        traces = [
            self._trace(number, name, [row for row in self.rows if self._series_of(row) == name])
            for number, name in enumerate(self.series)
        ]
        return {"data": traces, "layout": self._layout(), "config": _CONFIG}

    def _series_of(self, row: Row) -> str:
        return "" if self.chart.series is None else in_words(row.get(self.chart.series), "plain")

    def _trace(self, number: int, name: str, rows: Sequence[Row]) -> Figure:
        chart, colour = self.chart, SIDE_COLOURS[number % len(SIDE_COLOURS)]
        across, up = ("y", "x") if self.lying else ("x", "y")
        trace: Figure = {
            "name": _plain(name),
            across: [self._place(row, number) for row in rows],
            up: [_scaled(row[chart.y], self.y_unit) for row in rows],
            "customdata": [self._hover(row) for row in rows],
            "hovertemplate": "%{customdata}<extra></extra>",
            "showlegend": len(self.series) > 1,
            f"error_{up}": self._errors(rows) | {"color": colour},
        }
        return trace | self._form(number, colour, len(rows))

    def _form(self, number: int, colour: str, points: int) -> Figure:
        turn = number // len(SIDE_COLOURS)
        match self.chart.kind:
            case "bar":
                orientation = "h" if self.lying else "v"
                return {"type": "bar", "orientation": orientation, "marker": {"color": colour, "opacity": _FAINT}}
            case "line":
                mode = "lines" if points > 40 else "lines+markers"
                line = {"color": colour, "width": 2, "dash": _DASHES[turn % len(_DASHES)]}
                return {"type": "scatter", "mode": mode, "line": line, "marker": {"size": 7, "color": colour}}
            case "scatter":
                symbol = _SYMBOLS[turn % len(_SYMBOLS)]
                return {"type": "scatter", "mode": "markers", "marker": {"size": 10, "color": colour, "symbol": symbol}}

    def _place(self, row: Row, number: int) -> Value:
        value = row[self.chart.x]
        if not self.places:
            return _scaled(value, self.x_unit)
        place = self.places.index(value)
        if self.chart.kind == "bar" or len(self.series) < 2:
            return place
        return place + _SPREAD * (number / (len(self.series) - 1) - 0.5)

    def _errors(self, rows: Sequence[Row]) -> Figure:
        """The interval of each point; none where the table has none."""
        low, high = self.chart.low, self.chart.high
        if low is None or high is None:
            return {"visible": False}
        return {
            "type": "data",
            "symmetric": False,
            "array": [_scaled(_distance(row.get(high), row[self.chart.y]), self.y_unit) for row in rows],
            "arrayminus": [_scaled(_distance(row[self.chart.y], row.get(low)), self.y_unit) for row in rows],
            "thickness": 1.5,
            "width": 4,
        }

    def _hover(self, row: Row) -> str:
        chart = self.chart
        interval = ""
        if chart.low and chart.high and row.get(chart.low) is not None and row.get(chart.high) is not None:
            ends = (in_words(row[end], self.y_unit) for end in (chart.low, chart.high))
            interval = f" [{', '.join(ends)}]"
        label = in_words(row.get(chart.label), "plain") if chart.label else ""
        lines = [
            " · ".join(filter(None, [self._series_of(row), label])),
            f"{chart.x_title}: {in_words(row[chart.x], self.x_unit)}",
            f"{chart.y_title}: {in_words(row[chart.y], self.y_unit)}{interval}",
        ]
        return "<br>".join(_plain(line) for line in lines if line)

    def _layout(self) -> Figure:
        chart, legend = self.chart, len(self.series) > 1
        x, y = self._axis(chart.x_title, self.x_unit), self._axis(chart.y_title, self.y_unit)
        if self.places:
            x |= {"tickvals": list(range(len(self.places))), "ticktext": [_plain(str(place)) for place in self.places]}
            x["showgrid"] = False
        elif chart.log_x:
            x["type"] = "log"
        height = 380
        if self.lying:
            x |= {"autorange": "reversed"}
            height = max(height, 110 + 17 * len(self.rows))
        x, y = (y, x) if self.lying else (x, y)
        return {
            "height": height,
            "margin": {"l": 56, "r": 12, "t": 26, "b": 52},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "barmode": "group",
            "dragmode": False,
            "xaxis": x,
            "yaxis": y,
            "legend": {"orientation": "h", "x": 0, "yref": "container", "y": 0, "yanchor": "bottom"},
            "meta": {"series": len(self.series) if legend else 0},
        }

    def _axis(self, title: str, unit: Unit) -> Figure:
        words = wrap(f"{title}, points" if unit == "points" else title, _TITLE_WIDTH)
        return {
            "title": {"text": "<br>".join(map(_plain, words)), "standoff": 10},
            "zeroline": unit == "points",
            "zerolinecolor": SIDE_COLOURS[-1],
            "automargin": True,
            "fixedrange": False,
            "ticksuffix": "\N{NO-BREAK SPACE}%" if unit == "share" else "",
        }


def _places(rows: Sequence[Row], key: str) -> list[Value]:
    """The values of x in the order of showing: by their numbers if each begins with one, else as they come."""
    found = list(dict.fromkeys(row[key] for row in rows))
    numbers = [re.match(r"\D{0,2}(\d+)", str(value)) for value in found]
    if all(numbers):
        order = {value: int(match[1]) for value, match in zip(found, numbers, strict=True) if match}
        return sorted(found, key=order.__getitem__)
    return found


def _distance(high: Value, low: Value) -> float | None:
    if isinstance(high, (int, float)) and isinstance(low, (int, float)):
        return max(0.0, high - low)
    return None


def _scaled(value: Value, unit: Unit) -> Value:
    """Shares are drawn in percent, and differences of shares in points."""
    return 100 * value if unit in ("share", "points") and isinstance(value, (int, float)) else value


def _plain(words: str) -> str:
    """Words that Plotly shows as they are, and does not read as its markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
