"""Recorded programs of other systems, solved by our engines and held against the gold answers.

A program that cannot be read is an outcome of its own (`not_read`), and so is one that our language
refuses (`not_accepted`) and one that was never written (`no_program`); none of them gets an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from neurosym.budget import Budget
from neurosym.errors import CheckError, ForeignError, ParseError
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.recorded_programs import RecordedProgram
from neurosym.foreign.conventions import STRICT, Conventions
from neurosym.foreign.dialects import Dialect, read_foreign
from neurosym.foreign.reading import Choose, Reading, formulas, passed
from neurosym.language import read
from neurosym.language.printing import print_value
from neurosym.language.syntax import Answer, Program
from neurosym.solving import Isolated
from neurosym.solving.solution import Outcome, Solution
from neurosym.verification.equivalence import Match, compare

NO_PROGRAM, NOT_READ, NOT_ACCEPTED = "no_program", "not_read", "not_accepted"
EXECUTED = frozenset({Outcome.SOLVED, Outcome.SEVERAL, Outcome.CONTRADICTION})
_BATCH = 64


class Replayed(BaseModel):
    """What came of one recorded program.

    outcome: an `Outcome` value, no_program, not_read or not_accepted. answer: its values as the language
    prints them, if there is one answer. right: whether that is the gold answer; None without gold.
    recorded: the answer that the other system had. reason: why there is no answer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())

    place: str
    problem_id: str
    suite: str
    model: str
    method: str
    shots: int | None
    prompt: str
    sample: int | None
    outcome: str
    answer: tuple[str, ...] | None = None
    answers: tuple[tuple[str, ...], ...] = ()
    right: bool | None = None
    recorded: str | None = None
    reason: str = ""
    engine: str = ""
    seconds: float = 0.0

    @property
    def executed(self) -> bool:
        """Whether the program was read and an engine decided it."""
        return self.outcome in EXECUTED


@dataclass(frozen=True, slots=True)
class Replay:
    """How recorded programs are taken and solved: conventions, engine, cost, and how many at a time."""

    conventions: Conventions = STRICT
    dialect: Dialect | None = None
    engine: str = "auto"
    budget: Budget = field(default_factory=Budget)
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What a reading comes to: the outcome, and the answer where there is one."""

    outcome: str
    answer: Answer | None = None
    answers: tuple[Answer, ...] = ()
    reason: str = ""
    engine: str = ""
    seconds: float = 0.0


def replay(
    records: Sequence[RecordedProgram],
    problems: Mapping[str, Problem],
    settings: Replay,
    keep: Callable[[Sequence[Replayed]], None] | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> list[Replayed]:
    """Solve every recorded program, and hold it against the problem of its id where there is one.

    keep: given each batch when it is done. on_progress: told how many are done. Programs that are
    the same word for word are solved once. Raises SolveError if two engines disagree.
    """
    done: list[Replayed] = []
    known: dict[tuple[str, str], Solution] = {}
    with Isolated(settings.engine, settings.budget, settings.jobs) as isolated:
        for start in range(0, len(records), _BATCH):
            batch = [(record, _read(record, settings)) for record in records[start : start + _BATCH]]
            _solve(batch, isolated, known)
            results = [_replayed(record, made, known, problems, settings) for record, made in batch]
            if keep is not None:
                keep(results)
            done.extend(results)
            if on_progress is not None:
                on_progress(len(done))
    return done


@dataclass(frozen=True, slots=True)
class _Made:
    """A reading, and its programs as our language has them."""

    reading: Reading
    programs: tuple[Program, ...]


def _read(record: RecordedProgram, settings: Replay) -> _Made | _Verdict:
    if not record.program:
        return _Verdict(NO_PROGRAM, reason="no program was written")
    try:
        reading = read_foreign(record.program, settings.dialect, settings.conventions)
    except ForeignError as error:
        return _Verdict(NOT_READ, reason=str(error))
    try:
        return _Made(reading, tuple(read(text, reading.domain) for text in reading.programs()))
    except (ParseError, CheckError) as error:
        return _Verdict(NOT_ACCEPTED, reason=str(error))


def _key(program: Program) -> tuple[str, str]:
    return program.domain, program.text


def _solve(
    batch: Sequence[tuple[RecordedProgram, _Made | _Verdict]],
    isolated: Isolated,
    known: dict[tuple[str, str], Solution],
) -> None:
    """Solve what the batch needs and is not known yet."""
    wanted = {_key(each): each for _, made in batch if isinstance(made, _Made) for each in made.programs}
    fresh = [program for key, program in wanted.items() if key not in known]
    for program, solution in zip(fresh, isolated.solve_many(fresh), strict=True):
        known[_key(program)] = solution


def _replayed(
    record: RecordedProgram,
    made: _Made | _Verdict,
    known: Mapping[tuple[str, str], Solution],
    problems: Mapping[str, Problem],
    settings: Replay,
) -> Replayed:
    verdict = made if isinstance(made, _Verdict) else _decided(made, known, settings)
    problem = problems.get(record.problem_id)
    return Replayed(
        place=record.place,
        problem_id=record.problem_id,
        suite=record.suite,
        model=record.model,
        method=record.method,
        shots=record.shots,
        prompt=record.prompt or "",
        sample=record.sample,
        outcome=verdict.outcome,
        answer=None if verdict.answer is None else tuple(map(print_value, verdict.answer)),
        answers=tuple(tuple(map(print_value, answer)) for answer in verdict.answers),
        right=None if problem is None else is_gold(verdict.answer, problem),
        recorded=None if record.answer is None else str(record.answer),
        reason=verdict.reason,
        engine=verdict.engine,
        seconds=verdict.seconds,
    )


def is_gold(answer: Answer | None, problem: Problem) -> bool:
    """Whether the answer is the gold answer of the problem; no answer is not."""
    if answer is None:
        return False
    claim = ", ".join(map(print_value, answer)) if problem.answer_type == "label" else answer
    return compare(claim, problem.answer, problem.answer_type, problem.options) is Match.EQUAL


def _decided(made: _Made, known: Mapping[tuple[str, str], Solution], settings: Replay) -> _Verdict:
    solutions = [known[_key(program)] for program in made.programs]
    if made.reading.in_parts:
        return _chosen(made.reading, solutions, settings)
    (solution,) = solutions
    verdict = _Verdict(
        solution.outcome, solution.answer, solution.answers, solution.reason, solution.engine, solution.seconds
    )
    if isinstance(made.reading.question, Choose) and solution.outcome is Outcome.SEVERAL:
        return _of_several(verdict, settings)
    return verdict


def _chosen(reading: Reading, solutions: Sequence[Solution], settings: Replay) -> _Verdict:
    """The option that passes its test, where each formula was asked on its own."""
    engine, seconds = solutions[0].engine, sum(solution.seconds for solution in solutions)
    for undecided in solutions:
        if undecided.outcome is not Outcome.SOLVED or undecided.answer is None:
            return _Verdict(undecided.outcome, reason=undecided.reason, engine=engine, seconds=seconds)
    verdicts = {
        formula: print_value(solution.answer[0])
        for formula, solution in zip(formulas(reading), solutions, strict=True)
        if solution.answer is not None
    }
    labels = passed(reading, verdicts)
    if not labels:
        return _Verdict(Outcome.CONTRADICTION, reason="no option passes its test", engine=engine, seconds=seconds)
    if len(labels) == 1:
        return _Verdict(Outcome.SOLVED, (labels[0],), engine=engine, seconds=seconds)
    answers = tuple((label,) for label in labels)
    several = _Verdict(Outcome.SEVERAL, None, answers, "more than one option passes its test", engine, seconds)
    return _of_several(several, settings)


def _of_several(verdict: _Verdict, settings: Replay) -> _Verdict:
    """Under the convention several=first the first option that passes is the answer, as Logic-LM has it."""
    if settings.conventions.several == "refuse" or not verdict.answers:
        return verdict
    reason = "the first of several options that pass their tests"
    return _Verdict(Outcome.SOLVED, verdict.answers[0], verdict.answers, reason, verdict.engine, verdict.seconds)


def unmatched(records: Sequence[RecordedProgram], problems: Mapping[str, Problem]) -> Iterator[str]:
    """The ids of problems that records speak of and that are not given."""
    yield from dict.fromkeys(record.problem_id for record in records if record.problem_id not in problems)
