"""Recorded answers of published models, read as a stream and held against the gold answers.

The format of the files stands in docs/recorded.md. A record is kept as its answer and how that stands; the words of
the model are not kept, so hundreds of thousands of records fit into little memory.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from neurosym.errors import AnswerError
from neurosym.evaluation.judging import Standing
from neurosym.evaluation.problem import Problem
from neurosym.verification.equivalence import Match, compare
from neurosym.verification.statistics import Rate


@dataclass(frozen=True, slots=True)
class Series:
    """What tells one recorded experiment from another. variant: number of shots and kind of prompt, where told."""

    suite: str
    model: str
    method: str
    variant: str = ""

    def __str__(self) -> str:
        return f"{self.model}, {self.method}{f' ({self.variant})' if self.variant else ''}"


@dataclass(slots=True)
class Recorded:
    """The records of one series: for each problem its samples, as (answer, how it stands).

    params_b: billions of parameters, None where nobody tells. recorded_right: how many records their source judged
    right, of how many it judged at all.
    """

    series: Series
    params_b: float | None = None
    samples: dict[str, list[tuple[str | None, Standing]]] = field(default_factory=dict)
    recorded_right: int = 0
    recorded_judged: int = 0

    def first(self) -> dict[str, Standing]:
        """How the first sample of each problem stands."""
        return {problem: samples[0][1] for problem, samples in self.samples.items()}

    def majority(self, most: int | None = None) -> dict[str, Standing]:
        """How the most frequent answer of the first samples of each problem stands; of equals the earlier one.

        A sample without an answer has no vote, as in LINC's own count.
        """
        return {problem: _majority(samples[:most]) for problem, samples in self.samples.items()}

    def answers(self) -> dict[str, str | None]:
        """The answer in the first sample of each problem."""
        return {problem: samples[0][0] for problem, samples in self.samples.items()}


def read_recorded(paths: Iterable[Path], problems: Mapping[str, Problem]) -> list[Recorded]:
    """All series of these files, judged against the problems of their ids; records of other problems are left out.

    Raises AnswerError, naming file and line, if a file cannot be read or a line is broken.
    """
    found: dict[Series, Recorded] = {}
    judge = _Judge()
    for path in paths:
        for row in _rows(path):
            problem = problems.get(row["problem_id"])
            if problem is None:
                continue
            series = Series(row.get("suite") or problem.suite, row["model"], row["method"], _variant(row))
            kept = found.setdefault(series, Recorded(series, row.get("params_b")))
            answer = None if row["answer"] is None else str(row["answer"])
            standing = judge(answer, bool(row.get("raw")), problem)
            if answer is None and row.get("correct"):
                standing = Standing.RIGHT  # the answer was not kept, but its source had it and judged it
            kept.samples.setdefault(problem.id, []).append((answer, standing))
            if row.get("correct") is not None:
                kept.recorded_judged += 1
                kept.recorded_right += bool(row["correct"])
    return list(found.values())


def accuracy(standings: Mapping[str, Standing]) -> Rate:
    """The share of problems that are right."""
    return Rate.of(sum(standing.right for standing in standings.values()), len(standings))


class _Judge:
    """Compares answers with gold answers, each pair once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], Match] = {}

    def __call__(self, answer: str | None, said: bool, problem: Problem) -> Standing:
        if answer is None:
            return Standing.UNREADABLE if said else Standing.ABSTAINED
        key = (answer, str(problem.answer), problem.answer_type if not problem.options else problem.id)
        if key not in self._known:
            self._known[key] = compare(answer, problem.answer, problem.answer_type, problem.options)
        return _STANDINGS[self._known[key]]


_STANDINGS = {
    Match.EQUAL: Standing.RIGHT,
    Match.DIFFERENT: Standing.WRONG,
    Match.UNPARSABLE: Standing.UNREADABLE,
    Match.ABSENT: Standing.ABSTAINED,
}


def _majority(samples: Sequence[tuple[str | None, Standing]]) -> Standing:
    given = [answer for answer, _ in samples if answer is not None]
    if not given:
        return samples[0][1]
    answer, _ = Counter(given).most_common(1)[0]
    return next(standing for other, standing in samples if other == answer)


def _variant(row: Mapping[str, Any]) -> str:
    shots = f"{row['shots']} shots" if row.get("shots") is not None else ""
    return ", ".join(filter(None, (str(row.get("prompt") or ""), shots)))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opened: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(line, f"{path}, line {number}")
    except (OSError, EOFError) as error:
        raise AnswerError(f"{path} cannot be read: {error}") from None


def _row(line: bytes, label: str) -> dict[str, Any]:
    try:
        row = from_json(line)
    except ValueError as error:
        raise AnswerError(f"{label}: not JSON: {error}") from None
    if not isinstance(row, dict):
        raise AnswerError(f"{label}: expected a JSON object, found {type(row).__name__}")
    for name in ("problem_id", "model", "method"):
        if not isinstance(row.get(name), str):
            raise AnswerError(f"{label}, field {name}: expected text, found {row.get(name)!r}")
    if "answer" not in row:
        raise AnswerError(f"{label}, field answer: is not there (null stands for no answer)")
    return row
