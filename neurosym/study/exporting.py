"""A study's results as files: `results.json` whole, and each table for itself as JSON and as Parquet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from neurosym.errors import RunError
from neurosym.evaluation.problem import first_fault
from neurosym.study.results import RESULTS_VERSION, Finding, StudyResults, Value

if TYPE_CHECKING:
    import pyarrow as pa

RESULTS_FILE = "results.json"
TABLES_FOLDER = "tables"

_LARGEST_INTEGER = 2**63 - 1  # of an integer column of Parquet


def write_results(results: StudyResults, directory: Path) -> Path:
    """Write `results.json` and, of every finding, `tables/ID.json` and `tables/ID.parquet`; the path of the first.

    Raises RunError if one of them cannot be written.
    """
    path, tables = directory / RESULTS_FILE, directory / TABLES_FOLDER
    try:
        tables.mkdir(parents=True, exist_ok=True)
        for finding in results.findings:
            (tables / f"{finding.id}.json").write_text(finding.model_dump_json(indent=1) + "\n", encoding="utf-8")
            _write_parquet(finding, tables / f"{finding.id}.parquet")
        path.write_text(results.model_dump_json(indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise RunError(f"the results cannot be written to {directory}: {error}") from None
    return path


def write_text(path: Path, text: str) -> Path:
    """Write a report of a study, in its directory; the path. Raises RunError if it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RunError(f"{path} cannot be written: {error}") from None
    return path


def read_results(directory: Path) -> StudyResults:
    """What `write_results` wrote. Raises RunError if it is absent, damaged, or of another version."""
    path = directory / RESULTS_FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RunError(f"{directory} holds no study that ended: it has no {RESULTS_FILE}") from None
    except (OSError, ValueError) as error:
        raise RunError(f"{path} cannot be read: {error}") from None
    if not isinstance(found, dict) or "format" not in found:
        raise RunError(f"{path} is not the results of a study: it names no format version")
    if found["format"] != RESULTS_VERSION:
        raise RunError(f"{path} has format version {found['format']}; this neurosym reads version {RESULTS_VERSION}")
    try:
        return StudyResults.model_validate(found)
    except ValidationError as error:
        raise RunError(f"{path} is damaged: {first_fault(error)}") from None


def all_columns(finding: Finding) -> tuple[str, ...]:
    """The keys of all rows: those that are shown first and in their order, then the others as they come."""
    keys = [key for row in finding.rows for key in row]
    shown = [key for key in finding.columns if key in set(keys)]
    return tuple(dict.fromkeys([*shown, *keys]))


def _write_parquet(finding: Finding, path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {key: _column([row.get(key) for row in finding.rows]) for key in all_columns(finding)}
    words = {"title": finding.title, "question": finding.question, "columns": json.dumps(finding.columns)}
    pq.write_table(pa.table(columns).replace_schema_metadata(words), path)


def _column(values: Sequence[Value]) -> pa.Array:
    """One column of one type: numbers of both kinds become floats, any other mixture words."""
    import pyarrow as pa

    known = [value for value in values if value is not None]
    kinds = {type(value) for value in known}
    if kinds <= {bool}:
        return pa.array(values, pa.bool_())
    if kinds <= {int} and all(abs(value) <= _LARGEST_INTEGER for value in known if isinstance(value, int)):
        return pa.array(values, pa.int64())
    if kinds <= {int, float} and float in kinds:
        return pa.array([None if value is None else float(value) for value in values], pa.float64())
    return pa.array([None if value is None else str(value) for value in values], pa.string())
