"""The cells of a finding's table in words: shares in percent, differences in points, each with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from neurosym.evaluation.wording import share, signed
from neurosym.study.results import Finding, Row, Value
from neurosym.verification.statistics import print_p

Unit = Literal["share", "points", "p", "plain"]

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, with its interval and counts in small print. number: it stands to the right."""

    text: str
    small: str
    number: bool


def units(finding: Finding) -> dict[str, Unit]:
    """What each key of the rows is counted in, as `rate_cells` and `paired_cells` name their parts."""
    keys = {key for row in finding.rows for key in row}
    return {key: _unit(key, keys) for key in keys}


def _unit(key: str, keys: set[str]) -> Unit:
    base = key.removesuffix("_low").removesuffix("_high")
    if f"{base}_k" in keys and f"{base}_n" in keys:
        return "share"
    if f"{base}_b" in keys and f"{base}_c" in keys:
        return "points"
    return "p" if key == "p" or key.startswith("p_") or key.endswith("_p") else "plain"


def table_rows(finding: Finding) -> list[list[Cell]]:
    """The rows as they are shown: the columns that have headings; an interval that has none is small print."""
    known = units(finding)
    return [[_cell(row, key, finding.columns, known) for key in finding.columns] for row in finding.rows]


def _cell(row: Row, key: str, shown: Mapping[str, str], known: Mapping[str, Unit]) -> Cell:
    value, unit = row.get(key), known.get(key, "plain")
    if value is None:
        return Cell(NOTHING, "", number=True)
    counted = unit == "share" and f"{key}_k" in row and f"{key}_k" not in shown
    parts = [
        f"{row[f'{key}_k']}/{row[f'{key}_n']}" if counted else "",
        _interval(row, key, unit) if f"{key}_low" not in shown else "",
    ]
    text = in_words(value, unit)
    return Cell(text, " ".join(filter(None, parts)), number=not isinstance(value, (str, bool)))


def _interval(row: Row, key: str, unit: Unit) -> str:
    low, high = row.get(f"{key}_low"), row.get(f"{key}_high")
    if low is None or high is None:
        return ""
    ends = (in_words(end, unit).removesuffix("\N{NO-BREAK SPACE}%") for end in (low, high))
    return "[" + ",\N{NO-BREAK SPACE}".join(ends) + "]"


def in_words(value: Value, unit: Unit) -> str:
    """One value in its unit: "61.2 %", "+3.4", "0.012", "1,234", "yes"."""
    match value:
        case None:
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case _ if unit == "share":
            return share(value)
        case _ if unit == "points":
            return signed(value)
        case _ if unit == "p":
            return print_p(value).removeprefix("p = ")
        case int():
            return f"{value:,}"
        case float():
            return _decimal(value)


def _decimal(value: float) -> str:
    """Three digits that count, and no power of ten for what a page can hold."""
    if value and not 0.0005 <= abs(value) < 1e9:
        return f"{value:.2e}".replace("-", "\N{MINUS SIGN}")
    places = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 3 if abs(value) < 1 else 2
    return f"{value:,.{places}f}".replace("-", "\N{MINUS SIGN}")
