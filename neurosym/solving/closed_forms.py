"""Exact reals that are not rational, written in one way only, so that two engines can be compared by text.

An algebraic number is fixed by its minimal polynomial and by which of that polynomial's real roots it
is. Its text is made from these two alone: radicals where a short form exists, else "root k of p".
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from neurosym.language.syntax import ClosedForm

if TYPE_CHECKING:
    import sympy

_DIGITS = 12
_SEPARATING_DIGITS = 60


def fraction_of(number: Any) -> Fraction:
    """The Fraction equal to a SymPy Rational."""
    return Fraction(int(number.p), int(number.q))


def value_of(expression: sympy.Expr) -> Fraction | ClosedForm:
    """The value of a closed real SymPy expression: a Fraction if it is rational, else its one closed form.

    Raises NotImplementedError if SymPy can neither find a minimal polynomial nor see a transcendental form.
    """
    import sympy

    if isinstance(expression, sympy.Rational):
        return fraction_of(expression)
    if not expression.is_algebraic:
        simple = sympy.simplify(expression)
        return fraction_of(simple) if isinstance(simple, sympy.Rational) else _written(simple)
    variable = sympy.Dummy("x")
    polynomial = sympy.Poly(sympy.minimal_polynomial(expression, variable), variable)
    if polynomial.degree() == 1:
        lead, constant = polynomial.all_coeffs()
        return fraction_of(-constant / lead)
    target = expression.evalf(_SEPARATING_DIGITS)
    roots = polynomial.real_roots(radicals=False)
    index = min(range(len(roots)), key=lambda at: abs(roots[at].evalf(_SEPARATING_DIGITS) - target))
    return _algebraic(polynomial, index, roots[index])


def algebraic_value(coefficients: Sequence[Fraction], index: int) -> Fraction | ClosedForm:
    """The `index`-th (from 0, ascending) real root of a polynomial, constant coefficient first."""
    import sympy

    exact = [sympy.Rational(c.numerator, c.denominator) for c in reversed(coefficients)]
    polynomial = sympy.Poly(exact, sympy.Dummy("x"))
    return value_of(polynomial.real_roots(multiple=True)[index])


def _algebraic(polynomial: sympy.Poly, index: int, root: sympy.Expr) -> ClosedForm:
    decimals = root.evalf(_SEPARATING_DIGITS)
    for candidate in _radicals(polynomial):
        if candidate.is_real and abs(candidate.evalf(_SEPARATING_DIGITS) - decimals) < 1e-30:
            return _written(candidate)
    import sympy

    shown = polynomial.as_expr(sympy.Symbol("x"))
    return ClosedForm(f"root {index + 1} of {shown}", _decimals(root))


def _radicals(polynomial: sympy.Poly) -> list[sympy.Expr]:
    """Short radical forms of the roots: of quadratics, of x**n == c, and of quadratics in x**2."""
    import sympy

    coefficients, degree = polynomial.all_coeffs(), polynomial.degree()
    if degree == 2:
        return list(sympy.roots(polynomial, multiple=True))
    if not any(coefficients[1:-1]):
        power = -coefficients[-1] / coefficients[0]
        size = sympy.root(abs(power), degree)
        return [size, -size]
    if degree == 4 and not (coefficients[1] or coefficients[3]):
        square = sympy.Dummy("square")
        squares = sympy.roots(sympy.Poly(coefficients[::2], square), multiple=True)
        return [sign * sympy.sqrtdenest(sympy.sqrt(each)) for each in squares for sign in (1, -1)]
    return []


def _written(expression: sympy.Expr) -> ClosedForm:
    return ClosedForm(str(expression), _decimals(expression))


def _decimals(expression: sympy.Expr) -> str:
    return str(expression.evalf(_DIGITS))
