"""The report of a study: one HTML page that needs nothing but a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from neurosym.evaluation.judging import Judged
from neurosym.evaluation.pages import page_environment, problem_words
from neurosym.evaluation.problem_list import problem_list
from neurosym.evaluation.records import REPORT_FILE
from neurosym.evaluation.wording import short_names
from neurosym.study.cells import table_rows
from neurosym.study.drawing import draw
from neurosym.study.exporting import all_columns, write_text
from neurosym.study.results import Finding, StudyResults

_MOST_ROWS = 200  # of a table that are shown; what is downloaded has all
_OPEN_ROWS = 14  # a longer table is folded under its chart


def write_report(results: StudyResults, directory: Path, runs: Mapping[str, Sequence[Judged]]) -> Path:
    """Write the page of a study into its directory; its path.

    runs: by suite, the judged records whose problems can be opened on the page; a suite of none is left out.
    Raises RunError if the page cannot be written.
    """
    return write_text(directory / REPORT_FILE, render_html(results, runs))


def render_html(results: StudyResults, runs: Mapping[str, Sequence[Judged]]) -> str:
    """The page: claim, method, every finding with its figure, table and data, and every problem to open."""
    from plotly.offline import get_plotlyjs

    judged = [each for records in runs.values() for each in records]
    names = short_names(list(dict.fromkeys(name for each in judged for name in each.record.answers)))
    figures = {each.id: figure for each in results.findings if (figure := draw(each)) is not None}
    return (
        page_environment("neurosym.study")
        .get_template("study.html.j2")
        .render(
            results=results,
            claim=_paragraphs(results.claim),
            method=_paragraphs(results.method),
            sections=results.sections(),
            tables={each.id: table_rows(each)[:_MOST_ROWS] for each in results.findings},
            open_rows=_OPEN_ROWS,
            figures=figures,
            data={each.id: _data(each) for each in results.findings},
            limits=results.limits(),
            negative=[each for each in results.findings if each.negative],
            config=json.dumps(results.config, indent=1, ensure_ascii=False),
            problems=problem_list(judged, names) if judged else None,
            suites=sorted({each.record.problem.suite for each in judged}),
            words=problem_words(list(names.values())),
            plotly=get_plotlyjs(),
        )
    )


def _paragraphs(words: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", words) if part.strip()]


def _data(finding: Finding) -> dict[str, Any]:
    """What the page gives for download: the finding as `tables/ID.json` has it, and all columns in their order."""
    return {"finding": finding.model_dump(mode="json"), "columns": all_columns(finding)}
