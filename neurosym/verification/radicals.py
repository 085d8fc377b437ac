"""Exact reals that are no fractions (sums, products and roots of them), compared without trusting decimals.

A text such as "2*sqrt(6) + 5" is read by our own grammar and built into a SymPy object from the
syntax tree. SymPy is loaded when the first such text is met.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from neurosym.errors import NeurosymError
from neurosym.language import read
from neurosym.language.syntax import Apply, Expression, Number, ValueQuery

if TYPE_CHECKING:
    import sympy

MAX_CHARACTERS = 120
MAX_POWER = 12
DIGITS = 40


def decimals_of(text: str) -> Fraction | None:
    """The real that the text stands for, to 40 digits; None if the text is no such real."""
    real = _real_of(text)
    if real is None:
        return None
    return Fraction(str(real.evalf(DIGITS)))


def same_real(left: str, right: str) -> bool | None:
    """Whether two texts stand for the same real; None if one of them cannot be read.

    Different decimals show a difference. Equal decimals are only a hint: the difference is zero if
    and only if its minimal polynomial is x.
    """
    if left == right:
        return True
    a, b = _real_of(left), _real_of(right)
    if a is None or b is None:
        return None
    import sympy

    difference = a - b
    if abs(difference.evalf(DIGITS)) > sympy.Rational(1, 10 ** (DIGITS // 2)):
        return False
    x = sympy.Symbol("x")
    return bool(sympy.minimal_polynomial(difference, x) == x)


def _real_of(text: str) -> sympy.Expr | None:
    if len(text) > MAX_CHARACTERS:
        return None
    try:
        query = read(f"answer {text}").query
    except NeurosymError:
        return None
    if not isinstance(query, ValueQuery) or len(query.terms) != 1:
        return None
    real = _built(query.terms[0])
    return real if real is not None and real.is_real and real.is_finite else None


def _built(expression: Expression) -> sympy.Expr | None:
    import sympy

    match expression:
        case Number(value=value, unit=None):
            return sympy.Rational(value.numerator, value.denominator)
        case Apply(operator=operator, arguments=arguments):
            parts = [_built(argument) for argument in arguments]
            known = [part for part in parts if part is not None]
            return _applied(operator, known) if len(known) == len(parts) else None
        case _:
            return None


def _applied(operator: str, arguments: list[sympy.Expr]) -> sympy.Expr | None:
    import sympy

    match operator, arguments:
        case "neg", [a]:
            return -a
        case "add", [a, b]:
            return a + b
        case "sub", [a, b]:
            return a - b
        case "mul", [a, b]:
            return a * b
        case "div", [a, b] if b != 0:
            return a / b
        case "sqrt", [a]:
            return sympy.sqrt(a)
        case "pow", [a, b] if b.is_Rational and max(abs(b.p), b.q) <= MAX_POWER:
            return a**b
        case _:
            return None
