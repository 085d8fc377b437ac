"""From programs to problems."""

from __future__ import annotations

from fractions import Fraction

import pytest

from neurosym.errors import EvaluationError
from neurosym.language import read
from neurosym.language.syntax import Apply, ClosedForm, Name, Ratio, Sort
from neurosym.solving.posing import answers_in, lowest_ratio_of, pose, resting_on, restrict

_PROGRAM = read("c = b + 1\nunknown x, y: natural\nb = 4\nx = 2 * c\nbig = x > y\nbig\nx > 3\nanswer x")


def test_definitions_come_in_an_order_that_can_be_followed() -> None:
    problem = pose(_PROGRAM)
    assert [(defined.name, defined.sort) for defined in problem.definitions] == [
        ("b", Sort.NATURAL),
        ("c", Sort.NATURAL),
        ("big", Sort.BOOLEAN),
    ]


def test_a_definition_of_an_unknown_is_a_requirement() -> None:
    problem = pose(_PROGRAM)
    assert next((part.statement, part.formula) for part in problem.requirements) == (
        3,
        Apply("eq", (Name("x"), Apply("mul", (_PROGRAM.statements[3].value.arguments[0], Name("c"))))),  # type: ignore[union-attr]
    )
    assert problem.statements == frozenset(range(7))


def test_what_is_left_out_may_be_anything() -> None:
    problem = restrict(pose(_PROGRAM), {0, 3, 4})
    assert {(unknown.name, unknown.sort) for unknown in problem.unknowns} == {
        ("x", Sort.REAL),
        ("y", Sort.REAL),
        ("b", Sort.REAL),
    }
    assert problem.statements == frozenset({0, 3, 4})
    assert ("big", Sort.BOOLEAN) in {(unknown.name, unknown.sort) for unknown in restrict(problem, {0, 3}).unknowns}


def test_what_a_statement_rests_on() -> None:
    assert resting_on(pose(_PROGRAM), {0}) == {0, 1, 2}
    assert resting_on(pose(_PROGRAM), {5}) == {1, 4, 5}


def test_options_in_a_shared_first_place_are_all_answers() -> None:
    query = read('a = 3\nb = 3\nc = 1\nanswer which largest of "A": a, "B": b, "C": c').query
    values = {"a": Fraction(3), "b": Fraction(3), "c": Fraction(1)}
    assert answers_in(query, values) == (("A",), ("B",))


def test_ratios() -> None:
    assert lowest_ratio_of([Fraction(1, 2), Fraction(1, 3)]) == Ratio((3, 2))
    with pytest.raises(EvaluationError, match="not a rational"):
        lowest_ratio_of([Fraction(1), ClosedForm("sqrt(2)", "1.41")])
