"""The bundled suites of domains that go sentence by sentence: enough, right, and as their templates make them."""

import random
from collections import Counter

import pytest

from neurosym.domains import get
from neurosym.domains.templates import DEV, TEST, TRAIN
from neurosym.evaluation.suite import load_suite
from neurosym.language import print_program, read
from neurosym.solving import solve
from neurosym.solving.solution import Outcome
from neurosym.verification.equivalence import Match, compare

SUITES = ("puzzle", "truth")
HANDWRITTEN = "handwritten"


@pytest.mark.parametrize("name", SUITES)
def test_there_are_enough_problems(name: str) -> None:
    problems = load_suite(name)
    counts = Counter(problem.template for problem in problems)
    assert len(problems) >= 100
    assert counts[HANDWRITTEN] == 15
    assert set(counts) == {template.name for template in get(name).templates} | {HANDWRITTEN}
    assert {problem.split for problem in problems} <= {TRAIN, DEV, TEST}


@pytest.mark.parametrize("name", SUITES)
def test_every_program_gives_the_answer(name: str) -> None:
    for problem in load_suite(name):
        program = read(problem.program or "", name)
        assert print_program(program).rstrip("\n") == problem.program
        solution = solve(program)
        assert solution.outcome is Outcome.SOLVED, (problem.id, problem.text, problem.program)
        assert compare(solution.answer, problem.answer, problem.answer_type) is Match.EQUAL, problem.id


@pytest.mark.parametrize("name", SUITES)
def test_problems_come_from_their_templates(name: str) -> None:
    made = {template.name: template for template in get(name).templates}
    for problem in load_suite(name):
        if problem.template == HANDWRITTEN:
            assert problem.split == TEST
            continue
        template = made[problem.template or ""]
        example = template.make(random.Random(problem.meta["seed"]))
        assert (problem.text, problem.program) == (example.text, example.program.rstrip("\n"))
        assert problem.split == template.split
