"""The bundled suites of deduction and logic: enough, right by the engine, split by template."""

import random
from collections import Counter

import pytest

from neurosym.domains import get
from neurosym.domains.templates import TEST, TRAIN
from neurosym.evaluation.suite import load_suite
from neurosym.language import print_program, read
from neurosym.language.printing import print_answer
from neurosym.solving import solve
from neurosym.solving.solution import Outcome
from neurosym.translation.leaks import find_leaks

SUITES = ("deduction", "logic")
HANDWRITTEN = "handwritten"


@pytest.mark.parametrize("name", SUITES)
def test_every_program_gives_the_answer(name: str) -> None:
    problems = load_suite(name)
    assert len(problems) >= 100
    assert {problem.answer for problem in problems} == {"True", "False", "Unknown"}
    for problem in problems:
        program = read(problem.program or "", problem.domain)
        assert print_program(program).rstrip("\n") == problem.program
        solution = solve(program)
        assert solution.outcome is Outcome.SOLVED, problem
        assert solution.answer is not None
        assert print_answer(solution.answer) == problem.answer, problem


@pytest.mark.parametrize("name", SUITES)
def test_problems_come_from_their_templates(name: str) -> None:
    made = {template.name: template for template in get(name).templates}
    problems = load_suite(name)
    counts = Counter(problem.template for problem in problems)
    assert set(counts) == {*made, HANDWRITTEN}
    assert counts[HANDWRITTEN] >= 15
    for problem in problems:
        if problem.template == HANDWRITTEN:
            assert problem.split == TEST
            continue
        template = made[problem.template or ""]
        example = template.make(random.Random(problem.meta["seed"]))
        assert (problem.text, problem.program) == (example.text, example.program.rstrip("\n"))
        assert problem.split == template.split


@pytest.mark.parametrize("name", SUITES)
def test_no_training_problem_repeats_a_test_problem(name: str) -> None:
    problems = load_suite(name)
    training = [(problem.id, problem.text) for problem in problems if problem.split == TRAIN]
    others = [(problem.id, problem.text) for problem in problems if problem.split != TRAIN]
    assert training
    assert find_leaks(training, others) == []
