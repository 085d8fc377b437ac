"""The tables of solved puzzles: for a terminal, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table as Drawn

    from neurosym.evaluation.records import PipelineRecord
    from neurosym.language.syntax import Program, Table


def table_of_answer(record: PipelineRecord) -> Table | None:
    """The table that the answer is; None if it is another kind of answer."""
    from neurosym.language.syntax import AssignmentQuery
    from neurosym.verification.tables import read_table

    if record.answer is None or record.program is None or len(record.answer) != 1:
        return None
    return read_table(record.answer[0]) if isinstance(_read(record).query, AssignmentQuery) else None


def as_json(table: Table) -> dict[str, list[str] | list[list[str]]]:
    """Each row's names by place; a list of names a place where one is empty or shared."""
    rows: dict[str, list[str] | list[list[str]]] = {}
    for label, places in table.rows:
        single = all(len(names) == 1 for names in places)
        rows[label] = [names[0] for names in places] if single else [list(names) for names in places]
    return rows


def drawn(table: Table, record: PipelineRecord) -> Drawn:
    """The table with a column for each place; people with their kinds."""
    from rich import box
    from rich.table import Table as Drawn

    from neurosym.language.places import places_of_rows, rows_of

    starts = {label: places.low for label, places in places_of_rows(rows_of(_read(record))).items()}
    low = min((starts.get(label, 1) for label, _ in table.rows), default=1)
    width = max(starts.get(label, 1) - low + len(places) for label, places in table.rows)
    numbered = any(label in starts for label, _ in table.rows)
    found = Drawn(box=box.SIMPLE_HEAD, show_header=numbered)
    for heading in ("", *map(str, range(low, low + width))):
        found.add_column(heading)
    for label, places in table.rows:
        cells = [""] * (starts.get(label, 1) - low) + [", ".join(names) or "-" for names in places]
        found.add_row(label, *cells)
    return found


def _read(record: PipelineRecord) -> Program:
    from neurosym.language import read

    return read(record.program or "", record.domain)
