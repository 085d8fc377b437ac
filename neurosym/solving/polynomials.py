"""The polynomial equations that every solution satisfies, read off a problem.

They need not say all that the problem says: inequalities, remainders and much else are left out, so
what solves the equations is a candidate, to be tried on the problem itself. But no solution is lost.
A term that is no polynomial gets a symbol of its own, with the equation that it satisfies if there is one:
1/y is w with w*y - 1, sqrt(y) is s with s**2 - y, max(a, b) is m with (m - a)*(m - b).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

import sympy

from neurosym.errors import EvaluationError, SolveError
from neurosym.language.operators import expand
from neurosym.language.syntax import Apply, Expression, Name, Number, Sort, Truth
from neurosym.language.traversal import names_in, query_terms
from neurosym.solving.posing import Problem
from neurosym.solving.sympy_terms import evaluate_exactly, rational

Polynomial = Any
_MOST_POWER = 32
_MOST_PRODUCTS = 64


class PolynomialSystem:
    """Equations `p == 0` over symbols for the unknowns (`symbols`) and for terms that are no polynomials.

    query: the terms of the query as polynomials in these symbols, None for a formula. unsure: symbols
    whose term may have no value in a solution, or not be real. inequalities: `p <= 0`, or `p < 0` where
    strict, that hold too. says_all: whether equations and inequalities say all that the problem requires.
    """

    def __init__(self, problem: Problem) -> None:
        self.symbols = {
            unknown.name: sympy.Symbol(unknown.name) for unknown in problem.unknowns if unknown.sort is not Sort.BOOLEAN
        }
        self.unsure: set[sympy.Symbol] = set()
        self.made: list[sympy.Symbol] = []
        self.equations: list[Polynomial] = []
        self.inequalities: list[tuple[Polynomial, bool]] = []
        self._values: dict[str, Polynomial] = dict(self.symbols)
        self._formulas: dict[str, Expression] = {}
        for defined in problem.definitions:
            if defined.sort is Sort.BOOLEAN:
                self._formulas[defined.name] = defined.value
            else:
                self._values[defined.name] = self._term(defined.value, True)
        for requirement in problem.requirements:
            self.equations += self._zeros(requirement.formula, True)
            self.inequalities += self._not_positive(requirement.formula)
        self.says_all = not self.made and all(_is_plain(part.formula) for part in problem.requirements)
        self.query = [
            self._term(term, True) if not self._is_formula(term) else None for term in query_terms(problem.query)
        ]

    def _is_formula(self, term: Expression) -> bool:
        match term:
            case Truth():
                return True
            case Name(name=name):
                return name not in self._values
            case Apply(operator="if", arguments=(_, then, _)):
                return self._is_formula(then)
            case Apply(operator=operator):
                return operator in _FORMULAS
            case _:
                return False

    def _symbol(self, sure: bool) -> sympy.Symbol:
        symbol = sympy.Symbol(f"term_{len(self.made) + 1}!")
        self.made.append(symbol)
        if not sure:
            self.unsure.add(symbol)
        return symbol

    def _tied(self, sure: bool, equation: Callable[[sympy.Symbol], Polynomial]) -> sympy.Symbol:
        """A new symbol with the equation that it satisfies."""
        symbol = self._symbol(sure)
        self.equations.append(equation(symbol))
        return symbol

    def _term(self, term: Expression, sure: bool) -> Polynomial:
        """The term as a polynomial. sure: whether it has a value in every solution."""
        match term:
            case Number(value=value):
                return rational(value)
            case Name(name=name) if name in self._values:
                return self._values[name]
            case Apply(operator=operator, arguments=arguments):
                constant = _constant(term)
                if constant is not None:
                    return constant
                if operator in _POLYNOMIAL:
                    return _POLYNOMIAL[operator](*(self._term(argument, sure) for argument in arguments))
                return self._special(operator, term, sure)
            case _:
                return self._symbol(False)

    def _special(self, operator: str, term: Apply, sure: bool) -> Polynomial:
        arguments = term.arguments
        match operator:
            case "div":
                return self._quotient(self._term(arguments[0], sure), self._term(arguments[1], sure), sure)
            case "pow":
                return self._power(self._term(arguments[0], sure), arguments[1], sure)
            case "sqrt" | "abs":
                inner = self._term(arguments[0], sure)
                return self._tied(sure, lambda s: s**2 - (inner if operator == "sqrt" else inner**2))
            case "min" | "max" | "if":
                listed = arguments[1:] if operator == "if" else arguments
                values = [self._term(argument, sure and operator != "if") for argument in listed]
                return self._tied(sure, lambda s: math.prod(s - value for value in values))
            case "mean" | "percent":
                return self._term(expand(term), sure)
            case "binomial" if (chosen := _small_natural(arguments[1])) is not None:
                total = self._term(arguments[0], sure)
                return math.prod(total - below for below in range(chosen)) / sympy.factorial(chosen)
            case _:
                return self._symbol(sure)

    def _quotient(self, dividend: Polynomial, divisor: Polynomial, sure: bool) -> Polynomial:
        if divisor.is_Rational:
            return dividend / divisor if divisor else self._symbol(False)
        return dividend * self._inverse(divisor, sure)

    def _inverse(self, divisor: Polynomial, sure: bool) -> Polynomial:
        if not sure:
            return self._symbol(False)
        return self._tied(True, lambda symbol: symbol * divisor - 1)

    def _power(self, base: Polynomial, exponent: Expression, sure: bool) -> Polynomial:
        value = _constant(exponent)
        if value is None or not value.is_Rational or max(abs(value.p), value.q) > _MOST_POWER:
            return self._symbol(sure)
        if value.q > 1:
            inner = base
            base = self._tied(sure, lambda symbol: symbol**value.q - inner)
        return base**value.p if value.p >= 0 else self._inverse(base, sure) ** -value.p

    def _zeros(self, formula: Expression, sure: bool) -> list[Polynomial]:
        """Polynomials that are zero wherever the formula holds."""
        match formula:
            case Truth(value=False):
                return [sympy.Integer(1)]
            case Name(name=name) if name in self._formulas:
                return self._zeros(self._formulas[name], sure)
            case Apply(operator="eq", arguments=(left, right)) if not self._is_formula(left):
                return [self._term(left, sure) - self._term(right, sure)]
            case Apply(operator="and", arguments=(left, right)):
                return self._zeros(left, sure) + self._zeros(right, sure)
            case Apply(operator="or", arguments=(left, right)):
                pairs = list(itertools.product(self._zeros(left, False), self._zeros(right, False)))
                return [one * other for one, other in pairs[:_MOST_PRODUCTS]]
            case Apply(operator="if", arguments=(_, then, otherwise)):
                return self._zeros(Apply("or", (then, otherwise)), sure)
            case Apply(operator="not", arguments=(Apply(operator="ne", arguments=sides),)):
                return self._zeros(Apply("eq", sides), sure)
            case _:
                return []

    def _not_positive(self, formula: Expression) -> list[tuple[Polynomial, bool]]:
        match formula:
            case Apply(operator=("lt" | "le") as operator, arguments=(left, right)):
                return [(self._term(left, True) - self._term(right, True), operator == "lt")]
            case Apply(operator=("gt" | "ge") as operator, arguments=(left, right)):
                return [(self._term(right, True) - self._term(left, True), operator == "gt")]
            case Apply(operator="and", arguments=(left, right)):
                return self._not_positive(left) + self._not_positive(right)
            case _:
                return []


def _is_plain(formula: Expression) -> bool:
    """Whether the formula is a comparison of numbers, or several joined by `and`."""
    match formula:
        case Apply(operator="and", arguments=parts):
            return all(map(_is_plain, parts))
        case Apply(operator="eq", arguments=(left, _)):
            return not (isinstance(left, Truth) or (isinstance(left, Apply) and left.operator in _FORMULAS))
        case Apply(operator=operator):
            return operator in ("lt", "le", "gt", "ge")
        case _:
            return False


def linear_and_other(
    equations: list[Polynomial], symbols: list[sympy.Symbol]
) -> tuple[list[Polynomial], list[Polynomial]]:
    """The equations that are linear in the symbols, and the rest."""
    linear: list[Polynomial] = []
    other: list[Polynomial] = []
    for equation in equations:
        degree = sympy.Poly(equation, *symbols).total_degree() if symbols else 0
        (linear if degree <= 1 else other).append(equation)
    return linear, other


def vanishing_polynomial(basis: Any, symbol: sympy.Symbol, most: int) -> sympy.Poly | None:
    """A polynomial in one symbol that is zero wherever the Groebner basis is; None if it needs degree > most.

    It is the first linear dependency among the remainders of 1, x, x**2, ... (Faugere, Gianni, Lazard and
    Mora, Efficient computation of zero-dimensional Groebner bases by change of ordering, 1993).
    """
    rows: list[dict[Any, Any]] = []
    for degree in range(most + 1):
        remainder = sympy.Poly(basis.reduce(symbol**degree)[1], *basis.gens)
        rows.append(remainder.as_dict())
        monomials = sorted({monomial for row in rows for monomial in row})
        matrix = sympy.Matrix([[row.get(monomial, 0) for row in rows] for monomial in monomials or [()]])
        kernel = matrix.nullspace()
        if kernel:
            return sympy.Poly(list(reversed(list(kernel[0]))), symbol)
    return None


def _constant(term: Expression) -> Any:
    """The rational value of a term without names; None if it has names or another kind of value."""
    if any(True for _ in names_in(term)):
        return None
    try:
        value = evaluate_exactly(term, {})
    except (EvaluationError, SolveError):
        return None
    return value if not isinstance(value, bool) and value.is_Rational else None


def _small_natural(term: Expression) -> int | None:
    value = _constant(term)
    return int(value) if value is not None and value.is_Integer and 0 <= value <= _MOST_POWER else None


_POLYNOMIAL: dict[str, Callable[..., Polynomial]] = {
    "add": lambda left, right: left + right,
    "sub": lambda left, right: left - right,
    "mul": lambda left, right: left * right,
    "neg": lambda value: -value,
}
_FORMULAS = frozenset({"eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "implies", "divides", "prime"})
