"""The run directory: what its files hold, and how they are read.

A run directory holds `config.json` (one `RunConfig`) and `run.jsonl` (one `RunRecord` a line, in
the order the problems were run). Scoring and reporting add `scores.json` and `report.html`, which
are made from these two alone and can be made again at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from neurosym.answering.records import Form
from neurosym.errors import RunError
from neurosym.evaluation.problem import Problem, first_fault

FORMAT_VERSION = 1
CONFIG_FILE = "config.json"
RECORDS_FILE = "run.jsonl"
SCORES_FILE = "scores.json"
REPORT_FILE = "report.html"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class StepRecord(_Record):
    """One step of the working: the index of the statement it stands for, or None, and words."""

    statement: int | None
    text: str


class CandidateRecord(_Record):
    """One candidate program: its mean log-probability per token, its cost, and what became of it.

    fate: an `Outcome` value, `parse_error`, `check_error`, `implausible`, `incomplete`, `cut off` or `refused`.
    error: its message, or "". An answer that is held back is not in `answer`.
    """

    program: str
    score: float
    tokens: int
    fate: str
    answer: tuple[str, ...] | None = None
    error: str = ""


class PipelineRecord(_Record):
    """What the symbolic route made of one problem; values are printed as the language prints them.

    outcome: an `Outcome` value, `not_translated`, or `abstained`: an answer was held back, as implausible or as less
    sure than the threshold. answer: the values of the one answer.
    answers: examples of different answers, if several. core: the texts of the statements that
    contradict each other. confidence: between 0 and 1. error: the message of the error that ended
    it, or "". seconds, tokens: the whole cost of this problem.
    """

    outcome: str
    answer: tuple[str, ...] | None = None
    answers: tuple[tuple[str, ...], ...] = ()
    program: str | None = None
    domain: str = "equations"
    steps: tuple[StepRecord, ...] = ()
    core: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    candidates: tuple[CandidateRecord, ...] = ()
    confidence: float = 0.0
    engine: str = ""
    reason: str = ""
    error: str = ""
    seconds: float = 0.0
    tokens: int = 0


class SampleRecord(_Record):
    """One of several replies: see `neurosym.answering.records.AnswerSample`."""

    raw: str
    extracted: str | None
    form: Form
    tokens: int = 0
    score: float = 0.0


class AnswerRecord(_Record):
    """What one answerer said: see `neurosym.answering.records.ModelAnswer`."""

    raw: str
    extracted: str | None
    form: Form
    tokens: int = 0
    seconds: float = 0.0
    samples: tuple[SampleRecord, ...] = ()


class RunRecord(_Record):
    """One problem of a run: the problem whole, the symbolic route, and each answerer by its name."""

    problem: Problem
    pipeline: PipelineRecord
    answers: dict[str, AnswerRecord] = Field(default_factory=dict)


class SuiteEntry(_Record):
    """A suite of a run: the name it was asked for by, how many problems, and a hash of all of them."""

    name: str
    problems: int
    sha256: str


class GitState(_Record):
    """The commit that was checked out, and whether files differed from it."""

    commit: str
    changed: bool


class Session(_Record):
    """One stretch of a run, from a start or a resume on: when (ISO 8601, UTC) and with what.

    versions: package name to version. git: commit and whether the tree had changes, or None outside
    a checkout.
    """

    started: str
    versions: dict[str, str]
    git: GitState | None = None


class RunConfig(_Record):
    """What a run was asked to do. All but `sessions` must be the same for a run to be resumed."""

    format: int = FORMAT_VERSION
    suites: tuple[SuiteEntry, ...]
    limit: int | None = None
    pipeline: dict[str, Any]
    answerers: tuple[str, ...] = ()
    seeds: dict[str, int] = Field(default_factory=dict)
    sessions: tuple[Session, ...] = ()


def read_config(directory: Path) -> RunConfig:
    """The configuration of a run. Raises RunError if it is absent, damaged or of another version."""
    path = directory / CONFIG_FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RunError(f"{directory} is not a run directory: it has no {CONFIG_FILE}") from None
    except (OSError, ValueError) as error:
        raise RunError(f"{path} cannot be read: {error}") from None
    version = found.get("format") if isinstance(found, dict) else None
    if version != FORMAT_VERSION:
        raise RunError(f"{path} has format version {version}; this neurosym reads version {FORMAT_VERSION}")
    try:
        return RunConfig.model_validate(found)
    except ValidationError as error:
        raise RunError(f"{path} is damaged: {first_fault(error)}") from None


def read_records(directory: Path) -> Iterator[RunRecord]:
    """The records of a run, in order; a last line that a kill left half-written is passed over.

    Raises RunError, naming file, line and field, if any other line is damaged.
    """
    path = directory / RECORDS_FILE
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.endswith("\n"):
                    yield parse_record(line, path, number)
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(f"{path} cannot be read: {error}") from None


def parse_record(line: str, path: Path, number: int) -> RunRecord:
    """One line of `run.jsonl`. Raises RunError naming file, line and field."""
    try:
        return RunRecord.model_validate_json(line)
    except ValidationError as error:
        raise RunError(f"{path}, line {number}: {first_fault(error)}") from None
