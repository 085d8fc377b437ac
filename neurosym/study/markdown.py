"""The report of a study in text: every finding with its table, fit for a repository or a paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from neurosym.study.cells import Cell, table_rows
from neurosym.study.exporting import write_text
from neurosym.study.results import Finding, StudyResults

MARKDOWN_FILE = "report.md"


def write_markdown(results: StudyResults, directory: Path) -> Path:
    """Write the text of a study into its directory; its path. Raises RunError if it cannot be written."""
    return write_text(directory / MARKDOWN_FILE, render_markdown(results))


def render_markdown(results: StudyResults) -> str:
    """What the page says but its problems: claim, method, all findings with all their rows, and what is missing."""
    return "\n\n".join(_blocks(results)) + "\n"


def _blocks(results: StudyResults) -> Iterator[str]:
    yield f"# {results.title}"
    yield results.claim
    yield f"## Method\n\n{results.method}"
    for section, findings in results.sections().items():
        yield f"## {section}"
        for each in findings:
            yield from _finding(each)
    yield "## Limits"
    yield _list((", ".join(each.title for each in findings), words) for words, findings in results.limits().items())
    yield "## What was missing"
    yield _list(results.missing.items()) or "All that was asked for was there."
    yield "## To do it again"
    yield _list([*results.versions.items(), *((f"seed, {name}", str(seed)) for name, seed in results.seeds.items())])


def _finding(finding: Finding) -> Iterator[str]:
    yield f"### {finding.title}{' (negative)' if finding.negative else ''}"
    yield f"*{finding.question}*"
    if finding.says:
        yield finding.says
    yield _table(finding) if finding.rows else "No rows: the runs hold nothing that this could be read from."


def _table(finding: Finding) -> str:
    rows = table_rows(finding)
    rule = ["---:" if cell.number else "---" for cell in rows[0]]
    lines = [list(finding.columns.values()), rule, *([_words(cell) for cell in row] for row in rows)]
    return "\n".join(map(_line, lines))


def _words(cell: Cell) -> str:
    return f"{cell.text} ({cell.small})" if cell.small else cell.text


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(each.replace("|", r"\|").replace("\n", " ") for each in cells) + " |"


def _list(items: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- {name}: {words}" for name, words in items)
