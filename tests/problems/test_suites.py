"""The bundled suites: enough, right by both engines, split by template."""

import random
from collections import Counter

import pytest

from neurosym.domains import get
from neurosym.domains.templates import TEST, TRAIN, Template
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.suite import load_suite
from neurosym.language import print_program, read
from neurosym.solving import solve
from neurosym.solving.solution import Outcome
from neurosym.translation.leaks import find_leaks
from neurosym.verification.equivalence import Match, compare

SUITES = {"arithmetic": 150, "equations": 150, "optimisation": 100}
"""The suites made from templates and by hand, and how many problems each has at least."""
HANDWRITTEN = "handwritten"


def templates(name: str) -> dict[str, Template]:
    return {template.name: template for template in get(name).templates}


def told_of(problem: Problem) -> str:
    return f"{problem.id}: {problem.text}\n{problem.program}"


def test_there_are_enough_problems() -> None:
    problems = [load_suite(name) for name in SUITES]
    assert all(len(suite) >= least for suite, least in zip(problems, SUITES.values(), strict=True))
    assert sum(problem.template == HANDWRITTEN for suite in problems for problem in suite) >= 60
    assert len(load_suite("quickstart")) == 24


@pytest.mark.parametrize("name", [*SUITES, "quickstart"])
def test_every_program_gives_the_answer(name: str) -> None:
    for problem in load_suite(name):
        assert problem.program is not None
        program = read(problem.program, problem.domain)
        assert print_program(program).rstrip("\n") == problem.program
        solution = solve(program)
        assert solution.outcome is Outcome.SOLVED, told_of(problem)
        assert compare(solution.answer, problem.answer, problem.answer_type) is Match.EQUAL, told_of(problem)


@pytest.mark.parametrize("name", SUITES)
def test_both_engines_agree(name: str) -> None:
    """All that is written by hand, and one problem of each template: `both` raises where they disagree."""
    seen: set[str | None] = set()
    for problem in load_suite(name):
        if problem.template != HANDWRITTEN and problem.template in seen:
            continue
        seen.add(problem.template)
        solution = solve(read(problem.program or "", problem.domain), engine="both")
        assert solution.outcome is Outcome.SOLVED, told_of(problem)


@pytest.mark.parametrize("name", SUITES)
def test_problems_come_from_their_templates(name: str) -> None:
    made = templates(name)
    counts = Counter(problem.template for problem in load_suite(name))
    assert set(counts) == {*made, HANDWRITTEN}
    for problem in load_suite(name):
        if problem.template == HANDWRITTEN:
            assert problem.split == TEST
            continue
        template = made[problem.template or ""]
        example = template.make(random.Random(problem.meta["seed"]))
        assert (problem.text, problem.program) == (example.text, example.program.rstrip("\n"))
        assert problem.split == template.split


def test_no_training_problem_repeats_a_test_problem() -> None:
    problems = [problem for name in SUITES for problem in load_suite(name)]
    training = [(problem.id, problem.text) for problem in problems if problem.split == TRAIN]
    others = [(problem.id, problem.text) for problem in problems if problem.split != TRAIN]
    assert training
    assert find_leaks(training, others) == []


def test_the_quickstart_problems_stand_in_the_suites() -> None:
    known = {problem.id: problem for name in SUITES for problem in load_suite(name)}
    for problem in load_suite("quickstart"):
        assert known[problem.meta["same_as"]].text == problem.text
