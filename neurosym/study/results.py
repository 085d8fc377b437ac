"""What a study found, as data: tables of findings that the report draws and the exporters write."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from neurosym.verification.statistics import Paired, Rate

RESULTS_VERSION = 1

Value = str | int | float | bool | None
Row = dict[str, Value]
ChartKind = Literal["bar", "line", "scatter"]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Chart(_Result):
    """How a table is drawn. All fields but `kind`, the titles and `log_x` name columns of the table.

    low, high: the ends of the interval of y. series: rows of one value make one line or group of bars.
    label: what a point is called where one points at it. x_title, y_title: with units.
    """

    kind: ChartKind
    x: str
    y: str
    low: str | None = None
    high: str | None = None
    series: str | None = None
    label: str | None = None
    x_title: str
    y_title: str
    log_x: bool = False


def bars(
    y: str,
    y_title: str,
    *,
    x: str = "suite",
    x_title: str = "Suite",
    series: str | None = None,
) -> Chart:
    """Bars of y with its interval, as `rate_cells` and `paired_cells` name the columns."""
    return Chart(
        kind="bar",
        x=x,
        y=y,
        low=f"{y}_low",
        high=f"{y}_high",
        series=series,
        x_title=x_title,
        y_title=y_title,
    )


class Finding(_Result):
    """One table of the study.

    id: unique, fit for a file name (a-z, 0-9, _). section: the heading it stands under. question: what it
    answers, for a reader. columns: a row's keys in the order of showing, each with its heading. says: what
    was found, in words that its numbers carry. limits: what it does not show. negative: it speaks against
    the pipeline, or shows no gap.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    section: str
    title: str
    question: str
    columns: dict[str, str]
    rows: tuple[Row, ...]
    chart: Chart | None = None
    says: str = ""
    limits: str = ""
    negative: bool = False


class StudyResults(_Result):
    """All that a study found, with what is needed to do it again.

    claim, method: paragraphs for a reader. config: the study's configuration as read. versions: packages and
    commit. seeds: by what they seed. missing: what was asked for and could not be had, and why.
    """

    format: int = RESULTS_VERSION
    title: str
    claim: str
    method: str
    findings: tuple[Finding, ...]
    config: dict[str, object]
    versions: dict[str, str]
    seeds: dict[str, int]
    missing: dict[str, str] = Field(default_factory=dict)

    @field_validator("findings")
    @classmethod
    def _ids_are_unique(cls, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """One id is one file and one place on the page."""
        if twice := [id for id, times in Counter(each.id for each in findings).items() if times > 1]:
            raise ValueError(f"findings of the same id: {', '.join(twice)}")
        return findings

    def finding(self, id: str) -> Finding:
        """The finding of this id. Raises KeyError if there is none."""
        return {each.id: each for each in self.findings}[id]

    def sections(self) -> dict[str, list[Finding]]:
        """The findings under their headings, both in the order given."""
        found: dict[str, list[Finding]] = {}
        for each in self.findings:
            found.setdefault(each.section, []).append(each)
        return found

    def limits(self) -> dict[str, list[Finding]]:
        """Each limit once, with the findings that it holds for."""
        found: dict[str, list[Finding]] = {}
        for each in self.findings:
            if each.limits:
                found.setdefault(each.limits, []).append(each)
        return found


def rate_cells(name: str, rate: Rate) -> Row:
    """A rate as cells: its value under `name` (None of 0), and `name`_low, _high, _k and _n."""
    value = rate.value if rate.n else None
    return {name: value, f"{name}_low": rate.low, f"{name}_high": rate.high, f"{name}_k": rate.k, f"{name}_n": rate.n}


def paired_cells(name: str, paired: Paired) -> Row:
    """A paired difference as cells: under `name`, and _low, _high, discordant counts _b and _c, _n, McNemar's _p."""
    return {
        name: paired.difference,
        f"{name}_low": paired.low,
        f"{name}_high": paired.high,
        f"{name}_b": paired.first_only,
        f"{name}_c": paired.second_only,
        f"{name}_n": paired.n,
        f"{name}_p": paired.p,
    }
