"""Expressions on SymPy's exact numbers: every operator, rational or not, decided without rounding.

Two algebraic numbers are compared by the sign of their difference: zero is recognised by its minimal
polynomial, and any other sign by decimals that SymPy guarantees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import sympy

from neurosym.errors import EvaluationError
from neurosym.language.meanings import UndefinedError
from neurosym.language.operators import OPERATORS, expand
from neurosym.language.syntax import Apply, Expression, Name, Number, Truth, Value
from neurosym.solving.backend import GaveUpError, OutOfBudgetError, UnsupportedError
from neurosym.solving.closed_forms import fraction_of, value_of

Exact = Any
"""A SymPy number or a Python bool."""

_DIGITS = 60
_MOST_POWER = 1_000


def rational(value: Fraction) -> Exact:
    """The number as SymPy has it."""
    return sympy.Rational(value.numerator, value.denominator)


def evaluate_exactly(expression: Expression, environment: Mapping[str, Exact]) -> Exact:
    """The value, with SymPy numbers for the names. Raises UndefinedError where there is none.

    Raises OutOfBudgetError if a number is too large, GaveUpError if SymPy cannot settle a comparison.
    """
    match expression:
        case Number(value=value):
            return rational(value)
        case Truth(value=value):
            return value
        case Name(name=name):
            return environment[name]
        case Apply(operator=("if" | "and" | "or" | "implies") as operator, arguments=arguments):
            return _stepwise(operator, arguments, environment)
        case Apply(operator=operator, arguments=arguments):
            values = [evaluate_exactly(argument, environment) for argument in arguments]
            return applied(operator, values)


def applied(operator: str, values: list[Exact]) -> Exact:
    """An operator that asks for all its arguments, applied to their values. Raises as `evaluate_exactly`."""
    if operator in _COMPARED:
        return _COMPARED[operator](sign(values[0] - values[1]))
    if operator in ("eq", "ne"):
        return _same(*values) == (operator == "eq")
    if operator in _PLAIN:
        return _PLAIN[operator](*values)
    if operator in _OF_INTEGERS:
        return _of_integers(operator, values)
    names = tuple(Name(f"#{place}") for place in range(len(values)))
    application = Apply(operator, names)
    simpler = expand(application)
    if simpler is application:
        raise UnsupportedError(f"SymPy has no form of {operator}")
    return evaluate_exactly(simpler, {name.name: value for name, value in zip(names, values, strict=True)})


def sign(number: Exact) -> int:
    """-1, 0 or 1, without any doubt. Raises GaveUpError if SymPy cannot tell zero from what is near it."""
    if not number.is_Rational:
        exact = settled(number)
        if not isinstance(exact, Fraction):
            return 1 if number.evalf(_DIGITS) > 0 else -1
        number = rational(exact)
    return int(sympy.sign(number))


def settled(number: Exact) -> Value:
    """The value of the number: a bool, a Fraction, or a closed form if it is irrational."""
    if isinstance(number, bool):
        return number
    try:
        return value_of(number)
    except NotImplementedError as error:
        raise GaveUpError("SymPy cannot tell whether a term is rational") from error


def _stepwise(operator: str, arguments: tuple[Expression, ...], environment: Mapping[str, Exact]) -> Exact:
    first = evaluate_exactly(arguments[0], environment)
    if operator == "if":
        return evaluate_exactly(arguments[1 if first else 2], environment)
    if (operator == "or") == first:  # settled: `or` by true, `and` and `implies` by false
        return operator != "and"
    return evaluate_exactly(arguments[1], environment)


def _same(left: Exact, right: Exact) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return bool(left == right)
    return sign(left - right) == 0


def _divide(dividend: Exact, divisor: Exact) -> Exact:
    if sign(divisor) == 0:
        raise UndefinedError("division by zero")
    return dividend / divisor


def _power(base: Exact, exponent: Exact) -> Exact:
    if base.is_Rational and exponent.is_Rational:
        return _rational_power(base, exponent)
    if not exponent.is_Integer:
        if sign(base) < 0:
            raise UndefinedError("the root of a negative number")
        return base**exponent
    if abs(exponent) > _MOST_POWER:
        raise OutOfBudgetError("the power is too large to be written out")
    if exponent < 0 and sign(base) == 0:
        raise UndefinedError("division by zero: a negative power of zero")
    return sympy.expand(base**exponent)


def _rational_power(base: Exact, exponent: Exact) -> Exact:
    try:
        OPERATORS["pow"].meaning(fraction_of(base), fraction_of(exponent))
    except UndefinedError:
        raise
    except EvaluationError as error:
        if exponent.q == 1 or exponent.q > _MOST_POWER or abs(exponent.p) > _MOST_POWER:
            raise OutOfBudgetError(str(error)) from error
    return sympy.root(base, exponent.q) ** exponent.p


def _floor(value: Exact) -> Exact:
    exact = settled(value)
    return sympy.floor(rational(exact) if isinstance(exact, Fraction) else value)


def _of_integers(operator: str, values: list[Exact]) -> Exact:
    exact = [settled(value) for value in values]
    numbers = [value for value in exact if isinstance(value, Fraction) and value.denominator == 1]
    if len(numbers) < len(exact):
        raise UndefinedError(f"{operator} needs whole numbers")
    try:
        OPERATORS[operator].meaning(*numbers)  # says what is undefined or too large, before SymPy tries
    except UndefinedError:
        raise
    except EvaluationError as error:
        raise OutOfBudgetError(str(error)) from error
    return _OF_INTEGERS[operator](*(sympy.Integer(number.numerator) for number in numbers))


_PLAIN: dict[str, Callable[..., Exact]] = {
    "not": lambda value: not value,
    "add": lambda left, right: left + right,
    "sub": lambda left, right: left - right,
    "mul": lambda left, right: sympy.expand(left * right),
    "neg": lambda value: -value,
    "div": _divide,
    "pow": _power,
    "sqrt": lambda value: _power(value, sympy.Rational(1, 2)),
    "floor": _floor,
}
_COMPARED: dict[str, Callable[[int], bool]] = {
    "lt": lambda difference: difference < 0,
    "le": lambda difference: difference <= 0,
    "gt": lambda difference: difference > 0,
    "ge": lambda difference: difference >= 0,
}
_OF_INTEGERS: dict[str, Callable[..., Exact]] = {
    "gcd": lambda *values: sympy.Integer(sympy.igcd(*values)),
    "lcm": lambda *values: sympy.Integer(sympy.ilcm(*values)),
    "factorial": sympy.factorial,
    "binomial": sympy.binomial,
    "divides": lambda divisor, value: value == 0 if divisor == 0 else bool(value % divisor == 0),
    "prime": lambda value: bool(sympy.isprime(value)),
    "digit_sum": lambda value: sympy.Integer(sum(map(int, str(abs(value))))),
}
