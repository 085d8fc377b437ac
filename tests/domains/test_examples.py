"""The examples of the domains are good ones: they are also what an untrained model is shown."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from neurosym.domains import Domain, Example, get
from neurosym.language import answer_under, holds, print_program, read
from neurosym.language.operators import OPERATORS
from neurosym.language.syntax import Apply, CountQuery, Definition, ExtremumQuery, Program
from neurosym.language.traversal import declared_sorts, program_terms, subterms

DOMAINS = [get("arithmetic"), get("equations")]
EXAMPLES = [(domain, example) for domain in DOMAINS for example in domain.examples]

# The solution that each example with unknowns has; of several, the one that answers the question.
SOLUTIONS: list[Mapping[str, int]] = [
    {"girls": 30, "boys": 15},
    {"mara_age": 36, "leo_age": 12},
    {"price_before": 120},
    {"water": 12},
    {"marbles": 17},
    {"tens": 4, "ones": 7},
    {"distance": 30},
    {"rosa": 28, "sven": 30, "tim": 26},
]


def solution_of(program: Program) -> dict[str, Fraction]:
    unknowns = set(declared_sorts(program))
    (found,) = [solution for solution in SOLUTIONS if set(solution) == unknowns]
    return {name: Fraction(value) for name, value in found.items()}


@pytest.mark.parametrize(("domain", "example"), EXAMPLES)
def test_programs_are_written_as_they_are_printed(domain: Domain, example: Example) -> None:
    assert print_program(read(example.program, domain.name)) == example.program


@pytest.mark.parametrize(("domain", "example"), EXAMPLES)
def test_the_answers_by_the_reference_evaluator(domain: Domain, example: Example) -> None:
    program = read(example.program, domain.name)
    if isinstance(program.query, CountQuery):
        (unknown,) = declared_sorts(program)
        count = sum(holds(program, {unknown: Fraction(n)}) for n in range(200))
        assert (Fraction(count),) == example.answer
        return
    solution = solution_of(program) if declared_sorts(program) else {}
    assert holds(program, solution)
    assert answer_under(program, solution) == example.answer
    if isinstance(program.query, ExtremumQuery):
        (unknown,) = solution
        assert not any(holds(program, {unknown: Fraction(n)}) for n in range(int(solution[unknown])))


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
def test_the_examples_show_the_language(domain: Domain) -> None:
    programs = [read(example.program, domain.name) for example in domain.examples]
    queries = {type(program.query).__name__ for program in programs}
    used = {
        term.operator
        for program in programs
        for outer in program_terms(program)
        for term in subterms(outer)
        if isinstance(term, Apply)
    }
    assert used <= OPERATORS.keys()
    assert {"add", "sub", "mul", "div", "percent", "mod"} <= used
    assert {"ValueQuery", "OptionQuery"} <= queries
    assert 8 <= len(programs) <= 12
    assert all(any(statement.note for statement in program.statements) for program in programs[:2])


@pytest.mark.parametrize(("domain", "example"), EXAMPLES)
def test_names_say_what_they_stand_for(domain: Domain, example: Example) -> None:
    for statement in read(example.program, domain.name).statements:
        if isinstance(statement, Definition):
            assert len(statement.name) > 2
        assert len(statement.note) < 60
