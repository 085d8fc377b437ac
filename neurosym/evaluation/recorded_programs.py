"""Programs that models were recorded to write for other systems: files with one JSON object a line.

Needed are `problem_id`, `model` and `program` (text, or null where none was written); `suite`, `method`,
`shots`, `prompt` and `sample` tell runs and samples apart, `answer` is what the other system made of it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from neurosym.errors import SuiteError
from neurosym.evaluation.problem import first_fault

Group = tuple[str, str, str, int | None, str]


class RecordedProgram(BaseModel):
    """One recorded program; `place` is the file and line it was read from, and names it."""

    model_config = ConfigDict(frozen=True, extra="ignore", protected_namespaces=())

    place: str
    problem_id: str
    model: str
    program: str | None
    suite: str = ""
    method: str = ""
    shots: int | None = None
    prompt: str | None = None
    sample: int | None = None
    answer: Any = None

    @property
    def group(self) -> Group:
        """The run it belongs to: suite, model, method, shots and prompt."""
        return self.suite, self.model, self.method, self.shots, self.prompt or ""


def read_recorded(path: Path) -> list[RecordedProgram]:
    """The records of all runs of the file that have programs; those without one stand for a failure to write it.

    Raises SuiteError, naming file, line and field, if the file cannot be read, a line is broken, or no
    line has a program.
    """
    rows = [_record(row, path, number) for number, row in _rows(path) if "program" in row]
    writing = {record.group for record in rows if record.program}
    kept = [record for record in rows if record.group in writing]
    if not kept:
        raise SuiteError(f"{path} holds no programs: no line has text in the field program")
    return kept


def unique_places(records: Sequence[RecordedProgram]) -> None:
    """Raises SuiteError if two records have one place, so that results could not be told apart."""
    seen: set[str] = set()
    for record in records:
        if record.place in seen:
            raise SuiteError(f"{record.place} is given more than once")
        seen.add(record.place)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, _object(line, f"{path}, line {number}")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise SuiteError(f"{path} cannot be read: {error}") from None


def _object(line: str, label: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise SuiteError(f"{label}: not JSON: {error}") from None
    if not isinstance(row, dict):
        raise SuiteError(f"{label}: expected a JSON object, found {type(row).__name__}")
    return row


def _record(row: dict[str, Any], path: Path, number: int) -> RecordedProgram:
    try:
        return RecordedProgram.model_validate({**row, "place": f"{path.name}:{number}"})
    except ValidationError as error:
        raise SuiteError(f"{path}, line {number}, {first_fault(error)}") from None
