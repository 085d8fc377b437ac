"""Recorded answers: what models were seen to say, read from files, as an answerer.

A file holds one JSON object a line with `problem_id`, `model`, `method`, `answer` (a number, text,
or null where none was found) and `raw` (the words, or null). It may be gzipped.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from neurosym.answering.records import ModelAnswer
from neurosym.errors import AnswerError

PREFIX = "recorded:"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RecordedAnswerer:
    """Gives back one model's recorded answers by problem id; a problem it has no record of is absent."""

    name: str
    answers: Mapping[str, ModelAnswer] = field(repr=False)

    def answer_many(self, texts: Sequence[str], ids: Sequence[str] | None = None) -> list[ModelAnswer]:
        """The recorded answer of each problem. Raises AnswerError if no ids are given."""
        if ids is None or len(ids) != len(texts):
            raise AnswerError(f"{self.name}: recorded answers are found by problem id, one id a text")
        absent = ModelAnswer(self.name, raw="", extracted=None, form="absent")
        return [self.answers.get(id, absent) for id in ids]


def recorded_answerer(name: str) -> RecordedAnswerer:
    """The answerer `recorded:FILE#MODEL/METHOD`; `#MODEL` or nothing will do where that leaves one.

    The first record of a problem counts where there are several (samples). Raises AnswerError if the
    file cannot be read, a line is broken, or the name does not pick exactly one model and method.
    """
    path_text, _, wanted = name.removeprefix(PREFIX).partition("#")
    path = Path(path_text)
    rows: dict[str, dict[str, Row]] = {}
    for row in recorded_rows(path):
        rows.setdefault(f"{row['model']}/{row['method']}", {}).setdefault(row["problem_id"], row)
    label = _pick(list(rows), wanted, path)
    full_name = f"{PREFIX}{path.name}#{label}"
    return RecordedAnswerer(full_name, {id: _answer(full_name, row) for id, row in rows[label].items()})


def _pick(labels: list[str], wanted: str, path: Path) -> str:
    if wanted in labels:
        return wanted
    fitting = [label for label in labels if not wanted or label.rpartition("/")[0] == wanted]
    if len(fitting) == 1:
        return fitting[0]
    what = f"{wanted!r} names {'several' if fitting else 'none'}" if wanted else "choose one with #MODEL/METHOD"
    raise AnswerError(f"{path} holds recorded answers of {', '.join(sorted(labels)) or 'nobody'}: {what}")


def recorded_rows(path: Path) -> Iterator[Row]:
    """The records of a file one by one. Raises AnswerError, naming file and line, if one cannot be read."""
    opened: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(line, f"{path}, line {number}")
    except (OSError, EOFError) as error:
        raise AnswerError(f"{path} cannot be read: {error}") from None


def _row(line: bytes, label: str) -> Row:
    try:
        row = from_json(line)
    except ValueError as error:
        raise AnswerError(f"{label}: not JSON: {error}") from None
    if not isinstance(row, dict):
        raise AnswerError(f"{label}: expected a JSON object, found {type(row).__name__}")
    for field_name in ("problem_id", "model", "method"):
        if not isinstance(row.get(field_name), str):
            raise AnswerError(f"{label}, field {field_name}: expected text, found {row.get(field_name)!r}")
    if "answer" not in row:
        raise AnswerError(f"{label}, field answer: is not there (null stands for no answer)")
    return row


def _answer(name: str, row: Row) -> ModelAnswer:
    raw, answer = row.get("raw") or "", row["answer"]
    if answer is not None:
        return ModelAnswer(name, raw=raw, extracted=str(answer), form="parsed")
    return ModelAnswer(name, raw=raw, extracted=None, form="unparsable" if raw else "absent")
