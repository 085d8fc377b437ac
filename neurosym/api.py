"""The Python interface in a few functions: solve a problem, solve a program, hold a claim against either."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from neurosym.budget import Budget
from neurosym.evaluation.recording import core_texts
from neurosym.language import Program, read
from neurosym.language.syntax import Answer
from neurosym.pipeline import ABSTAINED, Pipeline, Result
from neurosym.resources import AUTO
from neurosym.routing import RoutedPipeline
from neurosym.solving import solve_isolated
from neurosym.solving.solution import Solution
from neurosym.verification.verdict import Verification
from neurosym.verification.verifier import verify_claim


def solve(problem: str, **settings: Any) -> Result:
    """Solve a problem in English: translate it, solve the program, and say why that is the answer.

    settings: as `Pipeline` takes them; without `domain` or `translator` the words of the problem tell its domain.
    The last pipeline is kept, so that the next problem with the same settings finds its model loaded. A problem
    that cannot be solved is a named outcome, not an exception. Raises ModelError if the model cannot be had.
    """
    return _pipeline(tuple(sorted(settings.items()))).solve(problem)


def solve_program(
    program: str | Program, domain: str = "equations", engine: str = "auto", budget: Budget | None = None
) -> Solution:
    """Solve a program, in a child process that is killed when the budget runs out.

    Raises ParseError or CheckError if the text is no program, SolveError if two engines disagree.
    """
    checked = read(program, domain) if isinstance(program, str) else program
    return solve_isolated(checked, engine, budget or Budget())


def verify(problem: str, claim: str | Answer, **settings: Any) -> Verification:
    """CONFIRMED, REFUTED or UNDECIDED: a claimed answer to a problem in English; settings as `solve`."""
    result = solve(problem, **settings)
    return verify_result(result, claim)


def verify_program(
    program: str | Program,
    claim: str | Answer,
    domain: str = "equations",
    engine: str = "auto",
    budget: Budget | None = None,
) -> Verification:
    """The verdict on a claimed answer to a program. Raises as `solve_program`."""
    checked = read(program, domain) if isinstance(program, str) else program
    return _verdict(checked, solve_program(checked, engine=engine, budget=budget), claim)


def verify_result(result: Result, claim: str | Answer) -> Verification:
    """The verdict on a claimed answer to a problem that was solved already."""
    if result.solution is None or result.program is None or result.outcome == ABSTAINED:
        return verify_claim(result.outcome, None, (), claim, reason=result.error)
    return _verdict(read(result.program, result.domain), result.solution, claim)


def _verdict(program: Program, solution: Solution, claim: str | Answer) -> Verification:
    steps = tuple(step.text for step in solution.steps)
    return verify_claim(
        solution.outcome,
        solution.answer,
        core_texts(program, solution) or steps,
        claim,
        answers=solution.answers,
        reason=solution.reason,
    )


@lru_cache(maxsize=1)
def _pipeline(settings: tuple[tuple[str, Any], ...]) -> Pipeline | RoutedPipeline:
    given = dict(settings)
    if given.get("translator") or given.get("domain", AUTO) != AUTO:
        return Pipeline(**given)
    return RoutedPipeline(lambda domain: Pipeline(**(given | {"domain": domain})))
