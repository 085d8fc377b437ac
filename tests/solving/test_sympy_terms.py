"""SymPy's exact arithmetic against the reference evaluator, and beyond it where values are irrational."""

from __future__ import annotations

import pytest
import sympy

from neurosym.language import evaluate, read
from neurosym.language.meanings import UndefinedError
from neurosym.language.syntax import Expression, ValueQuery
from neurosym.solving.backend import OutOfBudgetError
from neurosym.solving.closed_forms import fraction_of
from neurosym.solving.sympy_terms import evaluate_exactly, settled


def _term(text: str) -> Expression:
    query = read(f"answer {text}").query
    assert isinstance(query, ValueQuery)
    return query.terms[0]


_RATIONAL = """
    -7 mod 3; 7 mod -3; -7 // 2; 7.5 mod 2; round(-2.5); round(2.345, 2); round(1234, -2); ceil(-0.5); floor(-1/2)
    mean(1, 2, 4); max(3, 1/2, 7); min(3, 1/2); 35% * 80; abs(-3); (-2) ** 3; 2 ** -2; 0 ** 0; (4/9) ** 0.5
    sqrt(2.25); gcd(12, 18, 8); lcm(4, 6, 0); factorial(6); binomial(3, 5); digit_sum(-907); divides(0, 0)
    divides(3, 7); prime(97); prime(1); 1 < 2 and not (2 <= 1); 1 == 1 implies 2 != 2; if 1 > 2 then 1/0 else 5
    false and 1/0 > 1; true or 1/0 > 1
"""


@pytest.mark.parametrize("text", [text.strip() for text in _RATIONAL.replace("\n", ";").split(";") if text.strip()])
def test_rational_values(text: str) -> None:
    term = _term(text)
    value = evaluate_exactly(term, {})
    assert (value if isinstance(value, bool) else fraction_of(value)) == evaluate(term, {})


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("sqrt(2) * sqrt(8)", "4"),
        ("(1 + sqrt(5)) / 2", "1/2 + sqrt(5)/2"),
        ("sqrt(2) ** 2 == 2", "True"),
        ("sqrt(2) + sqrt(3) == sqrt(5 + 2 * sqrt(6))", "True"),
        ("sqrt(2) < 1.414213562373095048801688725", "True"),
        ("floor(sqrt(2) * 1000)", "1414"),
        ("2 ** sqrt(2) > 2.665", "True"),
    ],
)
def test_irrational_values(text: str, written: str) -> None:
    value = settled(evaluate_exactly(_term(text), {}))
    assert getattr(value, "text", str(value)) == written


@pytest.mark.parametrize("text", ["1 / 0", "1 / (sqrt(2) ** 2 - 2)", "sqrt(-1)", "0 ** -1", "5 mod 0", "factorial(-1)"])
def test_no_value(text: str) -> None:
    with pytest.raises(UndefinedError):
        evaluate_exactly(_term(text), {})


@pytest.mark.parametrize("text", ["9 ** 9 ** 9", "factorial(10 ** 9)", "(1 + sqrt(2)) ** 99999"])
def test_too_large(text: str) -> None:
    with pytest.raises(OutOfBudgetError):
        evaluate_exactly(_term(text), {})


def test_names() -> None:
    assert evaluate_exactly(_term_of_x(), {"x": sympy.sqrt(3)}) == 4


def _term_of_x() -> Expression:
    query = read("unknown x: real\nanswer x * x + 1").query
    assert isinstance(query, ValueQuery)
    return query.terms[0]
