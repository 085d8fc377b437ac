"""The text of a study: what the page says, in a form that a repository can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from neurosym.errors import RunError
from neurosym.study.markdown import render_markdown, write_markdown
from neurosym.study.results import Finding, StudyResults, rate_cells
from neurosym.verification.statistics import Rate


def _study(*findings: Finding, missing: dict[str, str] | None = None) -> StudyResults:
    return StudyResults(
        title="A study",
        claim="There is a gap.",
        method="Both sides answer.",
        findings=findings,
        config={},
        versions={"sympy": "1.14"},
        seeds={"sample": 7},
        missing=missing or {},
    )


def _finding(id: str, section: str = "Eggs", *, limits: str = "", negative: bool = False) -> Finding:
    row = {"suite": "a|b\nc", **rate_cells("right", Rate.of(3, 4))}
    return Finding(
        id=id,
        section=section,
        title=f"Title of {id}",
        question="How many?",
        columns={"suite": "Suite", "right": "Right"},
        rows=(row,),
        limits=limits,
        negative=negative,
    )


def test_a_table_has_every_shown_column_with_counts_and_interval_and_breaks_no_row() -> None:
    lines = render_markdown(_study(_finding("one"))).splitlines()
    place = lines.index("| Suite | Right |")
    assert lines[place + 1] == "| --- | ---: |"
    assert lines[place + 2].startswith(r"| a\|b c | 75.0")
    assert "3/4 [30.1" in lines[place + 2]


def test_findings_of_one_section_stand_together_though_they_come_apart() -> None:
    text = render_markdown(_study(_finding("one"), _finding("two", "Hens"), _finding("three", negative=True)))
    headings = [line for line in text.splitlines() if line.startswith("##")]
    eggs = ["## Eggs", "### Title of one", "### Title of three (negative)"]
    assert headings[1:6] == [*eggs, "## Hens", "### Title of two"]


def test_a_limit_is_told_once_with_all_that_it_holds_for() -> None:
    text = render_markdown(_study(_finding("one", limits="Few eggs."), _finding("two", limits="Few eggs.")))
    assert text.count("Few eggs.") == 1
    assert "- Title of one, Title of two: Few eggs." in text


def test_what_is_missing_and_what_repeats_it_stand_at_the_end() -> None:
    whole = render_markdown(_study(_finding("one"), missing={"hens.jsonl": "it is not there"}))
    assert "- hens.jsonl: it is not there" in whole
    assert whole.endswith("- sympy: 1.14\n- seed, sample: 7\n")
    assert "All that was asked for was there." in render_markdown(_study(_finding("one")))


def test_a_finding_without_rows_says_so() -> None:
    assert "No rows" in render_markdown(_study(_finding("one").model_copy(update={"rows": ()})))


def test_a_directory_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RunError, match="cannot be written"):
        write_markdown(_study(_finding("one")), tmp_path / "file")
