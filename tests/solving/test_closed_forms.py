"""Irrational values have one written form, whichever way they were found."""

from fractions import Fraction

import pytest
import sympy

from neurosym.language.syntax import ClosedForm
from neurosym.solving.closed_forms import algebraic_value, value_of


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (sympy.sqrt(8), "2*sqrt(2)"),
        ((sympy.sqrt(2) + sympy.sqrt(3)) ** 2, "2*sqrt(6) + 5"),
        (sympy.sqrt(2) + sympy.sqrt(3), "sqrt(2) + sqrt(3)"),
        (sympy.sqrt(5 + 2 * sympy.sqrt(6)), "sqrt(2) + sqrt(3)"),
        (1 / (1 + sympy.sqrt(2)), "-1 + sqrt(2)"),
        (-sympy.cbrt(16), "-2*2**(1/3)"),
        (sympy.CRootOf(sympy.Symbol("y") ** 3 - sympy.Symbol("y") - 1, 0), "root 1 of x**3 - x - 1"),
    ],
)
def test_written_form(expression: sympy.Expr, text: str) -> None:
    value = value_of(expression)
    assert isinstance(value, ClosedForm)
    assert value.text == text
    assert abs(float(value.approximation) - float(expression)) < 1e-9


def test_a_rational_in_disguise_is_a_fraction() -> None:
    disguised = (1 + sympy.sqrt(2)) * (1 - sympy.sqrt(2)) / 3
    assert value_of(disguised) == Fraction(-1, 3)
    assert value_of(sympy.log(8) / sympy.log(2)) == 3


@pytest.mark.parametrize(("index", "text"), [(0, "-sqrt(2)"), (1, "sqrt(2)")])
def test_by_polynomial_and_index(index: int, text: str) -> None:
    assert algebraic_value((Fraction(-2), Fraction(0), Fraction(1)), index) == ClosedForm(text, "")


def test_both_ways_agree() -> None:
    golden = (1 + sympy.sqrt(5)) / 2
    assert value_of(golden) == algebraic_value((Fraction(-1), Fraction(-1), Fraction(1)), 1)
    reducible = algebraic_value((Fraction(2), Fraction(-1), Fraction(-2), Fraction(1)), 2)
    assert reducible == Fraction(2)
