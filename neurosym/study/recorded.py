"""Recorded answers of published models, read as a stream and held against the gold answers.

The format of the files stands in docs/recorded.md. A record is kept as its answer and how that stands; the words of
the model are not kept, so hundreds of thousands of records fit into little memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from neurosym.answering.recorded import recorded_rows
from neurosym.evaluation.judging import Standing
from neurosym.evaluation.problem import Problem
from neurosym.verification.equivalence import Match, compare, is_unanswerable
from neurosym.verification.statistics import Rate

Sample = tuple[str | None, Standing]
"""One answer, None if there was none, and how it stands."""


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

    params_b: billions of parameters, None where nobody tells. recorded_right: how many records are marked as right,
    of how many that are marked at all. source_right: how the authors' own script judged the first sample of each
    problem, where that is known; it differs from the mark where the file's answer was extracted anew. other_gold:
    how many records were marked by another gold answer than the problem's.
    """

    series: Series
    params_b: float | None = None
    samples: dict[str, list[Sample]] = field(default_factory=dict)
    recorded_right: int = 0
    recorded_judged: int = 0
    source_right: dict[str, bool] = field(default_factory=dict)
    other_gold: int = 0

    def first(self) -> dict[str, Standing]:
        """How the first sample of each problem stands."""
        return {problem: samples[0][1] for problem, samples in self.samples.items()}

    def voted(self, most: int | None = None) -> dict[str, Sample]:
        """The most frequent answer of the first samples of each problem; of equals the earlier one.

        A sample without an answer has no vote, as in LINC's own count. Of one sample it is that sample.
        """
        return {problem: _majority(samples[:most]) for problem, samples in self.samples.items()}

    def majority(self, most: int | None = None) -> dict[str, Standing]:
        """How the vote of each problem stands."""
        return {problem: standing for problem, (_, standing) in self.voted(most).items()}

    @property
    def most_samples(self) -> int:
        """The number of samples of the problem that has most."""
        return max(map(len, self.samples.values()), default=0)


def read_recorded(paths: Iterable[Path], problems: Mapping[str, Problem]) -> list[Recorded]:
    """All series of these files, judged against the problems of their ids; records of other problems are left out.

    So are series that nobody could judge: no record has an answer or a mark, as where only programs were recorded.
    Raises AnswerError, naming file and line, if a file cannot be read or a line is broken.
    """
    found: dict[Series, Recorded] = {}
    judge = _Judge()
    for path in paths:
        for row in recorded_rows(path):
            problem = problems.get(row["problem_id"])
            if problem is not None:
                series = Series(row.get("suite") or problem.suite, row["model"], row["method"], _variant(row))
                kept = found.setdefault(series, Recorded(series, row.get("params_b")))
                _keep(kept, row, problem, judge)
    return [each for each in found.values() if each.recorded_judged or _has_answers(each)]


def _keep(kept: Recorded, row: Mapping[str, Any], problem: Problem, judge: _Judge) -> None:
    marked, answer = row.get("correct"), _answer(row)
    standing = judge(answer, bool(row.get("raw")), problem)
    if answer is None and marked:
        standing = Standing.RIGHT  # the answer was not kept, but its source had it and judged it
    kept.samples.setdefault(problem.id, []).append((answer, standing))
    if marked is not None:
        kept.recorded_judged += 1
        kept.recorded_right += bool(marked)
        kept.other_gold += bool(row.get("gold_differs"))
        kept.source_right.setdefault(problem.id, bool(row.get("source_correct", marked)))


def _answer(row: Mapping[str, Any]) -> str | None:
    """The answer; of a record that is neither answered nor judged, what its program gave."""
    answer = row["answer"]
    if answer is None and row.get("correct") is None:
        answer = row.get("executed_answer")
    return None if answer is None else str(answer)


def _has_answers(recorded: Recorded) -> bool:
    return any(answer is not None for samples in recorded.samples.values() for answer, _ in samples)


def accuracy(standings: Mapping[str, Standing]) -> Rate:
    """The share of problems that are right."""
    return Rate.of(sum(standing.right for standing in standings.values()), len(standings))


class _Judge:
    """Compares answers with gold answers, each pair once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], Match] = {}

    def __call__(self, answer: str | None, said: bool, problem: Problem) -> Standing:
        if answer is None and not said:
            return Standing.DECLINED if is_unanswerable(problem.answer) else Standing.ABSTAINED
        if answer is None:
            return Standing.UNREADABLE
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


def _majority(samples: Sequence[Sample]) -> Sample:
    given = [answer for answer, _ in samples if answer is not None]
    if not given:
        return samples[0]
    answer, _ = Counter(given).most_common(1)[0]
    return next(sample for sample in samples if sample[0] == answer)


def _variant(row: Mapping[str, Any]) -> str:
    shots = f"{row['shots']} shots" if row.get("shots") is not None else ""
    return ", ".join(filter(None, (str(row.get("prompt") or ""), shots)))
