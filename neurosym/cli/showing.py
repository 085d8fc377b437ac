"""Results in words for a terminal, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from neurosym.cli.tables import as_json, drawn, table_of_answer

if TYPE_CHECKING:
    from pydantic import BaseModel

    from neurosym.evaluation.annotated import AnnotationReport
    from neurosym.evaluation.records import PipelineRecord
    from neurosym.translation import Translation
    from neurosym.verification.statistics import Rate
    from neurosym.verification.verdict import Verification

_WORDS = {
    "solved": ("the only answer", "bold green"),
    "several": ("more than one answer fits", "bold yellow"),
    "contradiction": ("no answer fits", "bold yellow"),
    "unknown": ("the engine gave up", "bold yellow"),
    "out_of_budget": ("the budget ran out", "bold yellow"),
    "unsupported": ("no engine covers this program", "bold yellow"),
    "not_translated": ("no candidate is a program to rely on", "bold yellow"),
    "abstained": ("no answer is given", "bold yellow"),
}


def print_json(value: BaseModel | dict[str, Any] | list[Any]) -> None:
    """One JSON value on standard output, not wrapped and not coloured."""
    data = value if isinstance(value, dict | list) else value.model_dump(mode="json")
    print(json.dumps(data, ensure_ascii=False, indent=2))


def out() -> Console:
    """The terminal. Texts are passed as `Text`, so that brackets in programs are not read as markup."""
    return Console(soft_wrap=True, highlight=False)


def record_as_json(record: PipelineRecord) -> dict[str, Any]:
    """The record as JSON values; where the answer is a table, `table` has it row by row."""
    table = table_of_answer(record)
    return record.model_dump(mode="json") | ({} if table is None else {"table": as_json(table)})


def show_record(record: PipelineRecord) -> None:
    """Program, steps, and the answer or why there is none."""
    console = out()
    if record.program:
        console.print(Text("Program", style="bold"))
        _lines(console, record.program.strip("\n").splitlines(), style="cyan")
    if record.steps and record.outcome != "abstained":
        console.print(Text("Steps", style="bold"))
        _lines(console, (step.text for step in record.steps))
    _show_outcome(console, record)


def _show_outcome(console: Console, record: PipelineRecord) -> None:
    words, style = _WORDS[record.outcome]
    table = table_of_answer(record)
    if table is not None:
        console.print(Text("Answer", style="bold"))
        console.print(drawn(table, record))
    elif record.answer is not None:
        console.print(Text.assemble(("Answer  ", "bold"), (", ".join(record.answer), style)))
    console.print(Text.assemble(("Outcome ", "bold"), (record.outcome, style), f" ({words})"))
    if not record.steps or record.outcome == "abstained":  # steps say the same in more words
        _lines(console, (", ".join(answer) for answer in record.answers))
        _lines(console, record.core)
        _lines(console, dict.fromkeys(line for line in (record.reason, record.error) if line))
    if len(record.candidates) > 1:
        console.print(Text.assemble(("Confidence ", "bold"), f"{record.confidence:.2f}"))


def show_translation(translation: Translation) -> None:
    """Every candidate program, with the mean log-probability of its tokens, and why it is refused, if it is."""
    console = out()
    for candidate in translation.candidates:
        fate = f"{candidate.fate}: {candidate.why}" if candidate.why else candidate.fate
        console.print(Text(f"# score {candidate.score:.3f}, {candidate.tokens} tokens, {fate}", style="dim"))
        console.print(Text(candidate.program.strip("\n"), style="cyan"))


def show_verification(verification: Verification) -> None:
    """The verdict, why, and what it rests on."""
    console = out()
    style = {"confirmed": "bold green", "refuted": "bold red"}.get(verification.verdict, "bold yellow")
    console.print(Text.assemble((verification.verdict.value, style), f": {verification.reason}"))
    _lines(console, verification.evidence)


def show_annotations(reports: dict[str, AnnotationReport]) -> None:
    """A table of rates by suite, and each failure with its reason."""
    from rich.table import Table

    table = Table("suite", "converted", "95 %", "equal to gold", "95 %")
    for name, report in reports.items():
        table.add_row(Path(name).name, *_rate_cells(report.converted), *_rate_cells(report.equal))
    console = out()
    for report in reports.values():
        _lines(console, (f"{failure.id}: {failure.reason}" for failure in report.failures), style="dim")
    console.print(table)


def _rate_cells(rate: Rate) -> tuple[str, str]:
    share = f" ({100 * rate.k / rate.n:.1f} %)" if rate.n else ""
    return f"{rate.k}/{rate.n}{share}", f"{100 * rate.low:.1f} to {100 * rate.high:.1f} %"


def _lines(console: Console, lines: Iterable[str], style: str = "") -> None:
    for line in lines:
        console.print(Text(f"  {line}", style=style))
