"""The data sets' own annotations as programs: how many convert, and how many of these give the gold answer.

This measures language and engines without a translator: what fails here is our fault, not the model's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from neurosym.budget import Budget
from neurosym.evaluation.problem import Problem
from neurosym.language import print_answer, read
from neurosym.language.syntax import Program
from neurosym.solving import Isolated, Outcome, Solution
from neurosym.translation.annotations import convert
from neurosym.verification.equivalence import Match, compare, is_unanswerable
from neurosym.verification.statistics import Rate

_BATCH = 64


class Failure(BaseModel):
    """A problem whose annotation does not convert, or whose program gives another answer; and why."""

    id: str
    reason: str


class AnnotationReport(BaseModel):
    """Of all problems how many converted, and of these how many gave the gold answer, with intervals."""

    converted: Rate
    equal: Rate
    failures: tuple[Failure, ...]


def check_annotations(
    problems: Sequence[Problem],
    engine: str = "auto",
    budget: Budget | None = None,
    on_progress: Callable[[int, int, str], None] | None = None,
) -> AnnotationReport:
    """Convert every gold annotation, solve the program, and hold its answer against the gold answer."""
    conversions = [convert(_record(problem)) for problem in problems]
    failures = [
        Failure(id=problem.id, reason=conversion.reason)
        for problem, conversion in zip(problems, conversions, strict=True)
        if conversion.program is None
    ]
    programs = [
        (problem, read(conversion.program, conversion.domain))
        for problem, conversion in zip(problems, conversions, strict=True)
        if conversion.program is not None
    ]
    report = on_progress or (lambda done, total, doing: None)
    equal = 0
    with Isolated(engine=engine, budget=budget or Budget()) as isolated:
        for start in range(0, len(programs), _BATCH):
            report(start, len(programs), "solving")
            batch = programs[start : start + _BATCH]
            solutions = isolated.solve_many([program for _, program in batch])
            for (problem, _), solution in zip(batch, solutions, strict=True):
                if is_gold(solution, problem):
                    equal += 1
                else:
                    found = print_answer(solution.answer) if solution.answer else solution.outcome
                    failures.append(Failure(id=problem.id, reason=f"gives {found}, gold is {problem.answer}"))
    report(len(programs), len(programs), "done")
    return AnnotationReport(
        converted=Rate.of(len(programs), len(problems)),
        equal=Rate.of(equal, len(programs)),
        failures=tuple(failures),
    )


def _record(problem: Problem) -> dict[str, Any]:
    """The problem in the form that `convert` reads."""
    return {
        "id": problem.id,
        "suite": problem.suite,
        "question": problem.text,
        "context": problem.context,
        "answer": problem.answer,
        "gold_program": problem.gold_annotation,
    }


def gold_program(problem: Problem) -> Program | None:
    """The program that the problem carries, else its annotation as one; None if there is none, or it does not convert.

    Raises NeurosymError if the problem carries a program that does not read.
    """
    if problem.program:
        return read(problem.program, problem.domain)
    conversion = convert(_record(problem))
    return None if conversion.program is None else read(conversion.program, conversion.domain)


def is_gold(solution: Solution, problem: Problem) -> bool:
    """Whether a solution is the gold answer; where the problem has none, it must be a contradiction."""
    if is_unanswerable(problem.answer):
        return solution.outcome is Outcome.CONTRADICTION
    return compare(solution.answer, problem.answer, problem.answer_type, problem.options) is Match.EQUAL
