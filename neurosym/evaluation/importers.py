"""Problem files of other people, and ours: detected by what they hold, never by their names.

    lines of JSON   ours (`text`); the record form with `question`, `context`, `gold_program`;
                    GSM8K (`question`, and an `answer` that ends in `#### 42`)
    a JSON list     SVAMP (`Body`, `Question`), MultiArith (`sQuestion`, `lSolutions`)
    CSV             MAWPS cross-validation folds (`Question` with number0, number1, ..., `Numbers`)
    XML             ASDiv (`<Problem>` with `<Body>` and `<Question>`)

Any of them may be gzipped. A fault is a SuiteError that names file, line (or the number of the
entry) and field.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from neurosym.errors import SuiteError
from neurosym.evaluation.formulations import gold_fields
from neurosym.evaluation.problem import Problem, first_fault

Row = Mapping[str, Any]
_FORMATS = "our JSON lines, question records, GSM8K, SVAMP, ASDiv, MAWPS folds and MultiArith"
_GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row comes from: suite and split as the file says, and how to name the row in an error."""

    suite: str
    split: str
    number: int
    label: str

    @property
    def id(self) -> str:
        """An id for a row that has none, from its place (counted from 0)."""
        return "-".join(part for part in (self.suite, self.split, str(self.number)) if part)


def read_problems(path: Path) -> list[Problem]:
    """All problems of a file. Raises SuiteError if the format is not known or a row is broken."""
    text = _text_of(path)
    rows = _rows_of(text, path)
    stem = path.name.split(".")[0]
    suite, split = ("", stem) if stem in {"train", "test", "dev", "validation"} else (stem, "")
    return _convert(rows, suite, split, str(path))


def read_lines(path: Path) -> Iterator[tuple[int, Problem | SuiteError]]:
    """Each line of a file of JSON lines with its number: the problem, or what is wrong with the line.

    Raises SuiteError if the file cannot be read.
    """
    for number, line in enumerate(_text_of(path).split("\n"), start=1):
        if line.strip():
            place = Place(path.stem, "", number - 1, f"{path}, line {number}")
            try:
                row = _json_object(line, place.label)
                yield number, _problem(_converter_for(row, place)(row, place), place)
            except SuiteError as error:
                yield number, error


def read_rows(rows: Iterable[Row], suite: str, split: str, source: str) -> list[Problem]:
    """Problems from rows that are in memory, in any of the formats that are made of named fields."""
    numbered = ((f"row {number}", row) for number, row in enumerate(rows, start=1))
    return _convert(numbered, suite, split, source)


def _convert(rows: Iterable[tuple[str, Row]], suite: str, split: str, source: str) -> list[Problem]:
    problems = []
    for number, (label, row) in enumerate(rows):
        place = Place(suite, split, number, f"{source}, {label}")
        problems.append(_problem(_converter_for(row, place)(row, place), place))
    if not problems:
        raise SuiteError(f"{source} holds no problems")
    return problems


def _problem(fields: dict[str, Any], place: Place) -> Problem:
    try:
        return Problem.model_validate(fields)
    except ValidationError as error:
        raise SuiteError(f"{place.label}, {first_fault(error)}") from None


# Files to rows.


def _text_of(path: Path) -> str:
    try:
        data = path.read_bytes()
        if data.startswith(_GZIP_MAGIC):
            data = gzip.decompress(data)
        return data.decode("utf-8-sig")
    except (OSError, EOFError) as error:
        raise SuiteError(f"{path} cannot be read: {error}") from None
    except UnicodeDecodeError as error:
        raise SuiteError(f"{path} is not UTF-8 text: {error.reason} at byte {error.start}") from None


def _rows_of(text: str, path: Path) -> Iterator[tuple[str, Row]]:
    start = text.lstrip()[:1]
    if start == "<":
        return _xml_rows(text, path)
    if start == "[":
        return _list_rows(text, path)
    if start == "{":
        return _line_rows(text, path)
    return _csv_rows(text)


def _line_rows(text: str, path: Path) -> Iterator[tuple[str, Row]]:
    # Not splitlines(): a JSON string may hold U+2028 and its like, which are no line ends here.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"line {number}", _json_object(line, f"{path}, line {number}")


def _json_object(text: str, label: str) -> Row:
    found = _json(text, label)
    if not isinstance(found, dict):
        raise SuiteError(f"{label}: expected a JSON object, found {type(found).__name__}")
    return found


def _json(text: str, label: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise SuiteError(f"{label}: not JSON: {error}") from None
    except RecursionError:
        raise SuiteError(f"{label}: nested too deeply to be a problem") from None


def _list_rows(text: str, path: Path) -> Iterator[tuple[str, Row]]:
    for number, row in enumerate(_json(text, str(path)), start=1):
        if not isinstance(row, dict):
            raise SuiteError(f"{path}, entry {number}: expected a JSON object, found {type(row).__name__}")
        yield f"entry {number}", row


def _csv_rows(text: str) -> Iterator[tuple[str, Row]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for row in reader:
        yield f"line {reader.line_num}", row


def _xml_rows(text: str, path: Path) -> Iterator[tuple[str, Row]]:
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise SuiteError(f"{path}: not XML: {error}") from None
    for number, element in enumerate(root.iter("Problem"), start=1):
        yield f"problem {number}", {**element.attrib, **{part.tag: part.text or "" for part in element}}


# Rows to the fields of a problem.

Converter = Callable[[Row, Place], dict[str, Any]]


def _converter_for(row: Row, place: Place) -> Converter:
    for needed, converter in _CONVERTERS:
        if needed <= row.keys():
            return converter
    fields = ", ".join(str(name) for name in row) or "none"
    raise SuiteError(f"{place.label}: no known format has the fields {fields}; known are {_FORMATS}")


DOMAINS = {
    **dict.fromkeys(
        "gsm8k gsm_plus gsm_system svamp asdiv mawps multiarith singleeq aqua algebra".split(), "equations"
    ),
    "prontoqa": "deduction",
    "proofwriter": "deduction",
    "proofwriter_linc": "deduction",
    "folio": "logic",
    "zebralogic": "puzzle",
    "logical_deduction": "puzzle",
    "ar_lsat": "puzzle",
    "nl4opt": "optimisation",
}
"""The domain of public suites whose records do not name one."""


def _ours(row: Row, place: Place) -> dict[str, Any]:
    return dict(row)


def _question_record(row: Row, place: Place) -> dict[str, Any]:
    fields = {name: value for name, value in row.items() if name not in {"question", "gold_program"}}
    fields |= {"text": row["question"], "gold_annotation": row["gold_program"]}
    if row.get("suite") == "nl4opt":
        return fields | gold_fields(row)
    known = DOMAINS.get(str(row.get("suite")))
    return ({"domain": known} if known else {}) | fields


def _gsm8k(row: Row, place: Place) -> dict[str, Any]:
    worked, mark, last = str(row["answer"]).rpartition("####")
    if not mark:
        raise SuiteError(f"{place.label}, field answer: expected `#### NUMBER` at the end")
    return _named("gsm8k", place) | {
        "text": row["question"],
        "answer": _number(last.replace(",", ""), place, "answer"),
        "gold_annotation": row["answer"],
        "meta": {"steps": worked.count("<<")},
    }


def _svamp(row: Row, place: Place) -> dict[str, Any]:
    return _named("svamp", place) | {
        "id": row.get("ID") or place.id,
        "text": f"{str(row['Body']).strip()} {str(row['Question']).strip()}".strip(),
        "answer": _number(row["Answer"], place, "Answer"),
        "gold_annotation": row.get("Equation"),
        "meta": {"type": row.get("Type", "")},
    }


def _multiarith(row: Row, place: Place) -> dict[str, Any]:
    solutions, equations = row["lSolutions"], row.get("lEquations") or [None]
    if not isinstance(solutions, list) or len(solutions) != 1:
        raise SuiteError(f"{place.label}, field lSolutions: expected a list of one number")
    return _named("multiarith", place) | {
        "text": str(row["sQuestion"]).strip(),
        "answer": _number(solutions[0], place, "lSolutions"),
        "gold_annotation": equations[0],
    }


def _mawps(row: Row, place: Place) -> dict[str, Any]:
    numbers = [_plain(number) for number in str(row["Numbers"]).split()]

    def fill(text: str) -> str:
        return re.sub(r"\bnumber(\d+)\b", lambda found: _nth(numbers, int(found[1]), place), text)

    return _named("mawps", place) | {
        "text": fill(str(row["Question"])),
        "answer": _number(row["Answer"], place, "Answer"),
        "gold_annotation": fill(str(row["Equation"])),
    }


def _asdiv(row: Row, place: Place) -> dict[str, Any]:
    answer, _, unit = str(row["Answer"]).partition("(")
    # "5 (years old); 15 (years old)" is several answers: text.
    number = None if ";" in unit else _as_number(answer)
    return _named("asdiv", place) | {
        "id": row.get("ID") or place.id,
        "text": f"{str(row['Body']).strip()} {str(row['Question']).strip()}".strip(),
        "answer": str(row["Answer"]).strip() if number is None else number,
        "answer_type": "text" if number is None else "number",
        "gold_annotation": row.get("Formula"),
        "meta": {
            "unit": unit.strip(") "),
            "type": row.get("Solution-Type", ""),
            "grade": row.get("Grade", ""),
        },
    }


_CONVERTERS: tuple[tuple[frozenset[str], Converter], ...] = (
    (frozenset({"text"}), _ours),
    (frozenset({"question", "gold_program"}), _question_record),
    (frozenset({"question", "answer"}), _gsm8k),
    (frozenset({"sQuestion", "lSolutions"}), _multiarith),
    (frozenset({"Question", "Numbers", "Equation", "Answer"}), _mawps),
    (frozenset({"Body", "Question", "Equation", "Answer"}), _svamp),
    (frozenset({"Body", "Question", "Formula", "Answer"}), _asdiv),
)


def _named(suite: str, place: Place) -> dict[str, Any]:
    """Id, suite and split of a row from a file that does not say them."""
    named = Place(suite, place.split, place.number, place.label)
    return {"id": named.id, "suite": suite, "split": place.split, "domain": DOMAINS[suite]}


def _number(value: object, place: Place, field: str) -> int | float:
    number = _as_number(str(value))
    if number is None:
        raise SuiteError(f"{place.label}, field {field}: expected a number, found {value!r}")
    return number


def _as_number(text: str) -> int | float | None:
    """The number that the text is; whole numbers are ints, so that 9.0 and 9 are one answer."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _plain(number: str) -> str:
    """A number of the MAWPS folds as people write it: 56, not 56.0."""
    return number.removesuffix(".0")


def _nth(numbers: list[str], place_in_text: int, place: Place) -> str:
    if place_in_text >= len(numbers):
        raise SuiteError(f"{place.label}, field Numbers: number{place_in_text} of the question is not there")
    return numbers[place_in_text]
