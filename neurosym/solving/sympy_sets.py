"""Problems of one unknown, by SymPy's sets: where each requirement holds, and what all of them share."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy
from sympy.ntheory.modular import solve_congruence

from neurosym.language.syntax import Apply, Expression, Name, Number
from neurosym.solving.posing import Problem
from neurosym.solving.sympy_terms import rational

_MOST_SIZE = 10**6


class NoSetError(Exception):
    """SymPy has no set for a requirement that would be of use here."""


@dataclass(frozen=True)
class Solutions:
    """Where the requirements that sets can express hold: intervals, and integers of one residue class.

    within: a subset of the reals. remainder, modulus: for a whole unknown, the class of its solutions.
    complete: whether every requirement is expressed, so that all these values are solutions.
    """

    within: Any
    remainder: int = 0
    modulus: int = 1
    complete: bool = True

    def finite(self) -> Iterator[Any] | None:
        """The single values of which the set consists; None if it is not finite."""
        if self.within is sympy.S.EmptySet:
            return iter(())
        return iter(self.within.args) if isinstance(self.within, sympy.FiniteSet) else None

    def integers(self) -> list[tuple[int | None, int | None]]:
        """First and last integer of the class in each interval; None for an end that is infinite."""
        found: list[tuple[int | None, int | None]] = []
        for low, high in _whole_ends(self.within):
            if low is not None:
                low += (self.remainder - low) % self.modulus
            if high is not None:
                high -= (high - self.remainder) % self.modulus
            if low is None or high is None or low <= high:
                found.append((low, high))
        return found


def solutions_of(problem: Problem, name: str, whole: bool) -> Solutions | None:
    """Where the one unknown may lie; None if its congruences contradict each other.

    Raises NoSetError if SymPy gives no usable set.
    """
    symbol = sympy.Dummy(name, real=True)
    meant: dict[str, Any] = {name: symbol}
    for defined in problem.definitions:
        try:
            meant[defined.name] = _symbolic(defined.value, meant)
        except NoSetError:
            continue
    within: Any = sympy.S.Reals
    classes: list[tuple[int, int]] = []
    complete = True
    for formula in itertools.chain.from_iterable(_conjuncts(part.formula) for part in problem.requirements):
        try:
            congruence = _congruence(formula, meant, symbol) if whole else None
            if congruence is None:
                within = within.intersect(_holds(formula, meant, symbol))
            else:
                classes.append(congruence)
        except NoSetError:
            complete = False
    if not classes:
        return Solutions(within, complete=complete)
    joint = solve_congruence(*classes)
    return None if joint is None else Solutions(within, int(joint[0]), int(joint[1]), complete)


def _conjuncts(formula: Expression) -> Iterator[Expression]:
    if isinstance(formula, Apply) and formula.operator == "and":
        for part in formula.arguments:
            yield from _conjuncts(part)
    else:
        yield formula


def _congruence(formula: Expression, meant: dict[str, Any], symbol: Any) -> tuple[int, int] | None:
    """(r, m) for `x mod m == r` and `divides(m, x)`, also of x + c; None for other formulas."""
    match formula:
        case Apply(operator="eq", arguments=(Apply(operator="mod", arguments=(term, modulus)), right)):
            pass
        case Apply(operator="divides", arguments=(modulus, term)):
            right = Number(Fraction(0))
        case _:
            return None
    size, rest, inner = (_symbolic(each, meant) for each in (modulus, right, term))
    shift = sympy.expand(inner - symbol)
    if not (size.is_Integer and size > 0 and rest.is_Integer and 0 <= rest < size and shift.is_Integer):
        return None
    return int((rest - shift) % size), int(size)


def _holds(formula: Expression, meant: dict[str, Any], symbol: Any) -> Any:
    """The set of reals where a comparison holds."""
    if not isinstance(formula, Apply) or formula.operator not in _RELATIONS:
        raise NoSetError
    left, right = (_symbolic(argument, meant) for argument in formula.arguments)
    relation = _RELATIONS[formula.operator](left, right)
    if relation in (sympy.true, sympy.false):
        return sympy.S.Reals if relation is sympy.true else sympy.S.EmptySet
    try:
        if formula.operator == "eq":
            found = sympy.solveset(left - right, symbol, sympy.S.Reals)
        else:
            found = sympy.solve_univariate_inequality(relation, symbol, relational=False)
    except (NotImplementedError, ValueError, TypeError, sympy.PolynomialError) as error:
        raise NoSetError from error
    if not isinstance(found, sympy.Interval | sympy.Union | sympy.FiniteSet) and found is not sympy.S.EmptySet:
        raise NoSetError
    return found


def _symbolic(expression: Expression, meant: dict[str, Any]) -> Any:
    match expression:
        case Number(value=value):
            return rational(value)
        case Name(name=name) if name in meant:
            return meant[name]
        case Apply(operator="mean", arguments=arguments):
            return sum(_symbolic(argument, meant) for argument in arguments) / len(arguments)
        case Apply(operator=operator, arguments=arguments) if operator in _FUNCTIONS:
            return _FUNCTIONS[operator](*(_symbolic(argument, meant) for argument in arguments))
        case _:
            raise NoSetError


def _power(base: Any, exponent: Any) -> Any:
    if max(abs(number) for part in (base, exponent) for number in part.atoms(sympy.Rational) | {0}) > _MOST_SIZE:
        raise NoSetError
    return base**exponent


def _divide(dividend: Any, divisor: Any) -> Any:
    if divisor == 0:
        raise NoSetError
    return dividend / divisor


def _whole_ends(within: Any) -> Iterator[tuple[int | None, int | None]]:
    """The first and last integer of each part of the set; the first may be after the last."""
    for piece in within.args if isinstance(within, sympy.Union) else [within]:
        if isinstance(piece, sympy.FiniteSet):
            yield from ((int(sympy.ceiling(at)), int(sympy.floor(at))) for at in piece)
        elif isinstance(piece, sympy.Interval):
            yield _first_integer(piece), _last_integer(piece)
        elif piece is not sympy.S.EmptySet:
            raise NoSetError


def _first_integer(piece: Any) -> int | None:
    if piece.start == -sympy.oo:
        return None
    first = int(sympy.ceiling(piece.start))
    return first + 1 if piece.left_open and piece.start == first else first


def _last_integer(piece: Any) -> int | None:
    if piece.end == sympy.oo:
        return None
    last = int(sympy.floor(piece.end))
    return last - 1 if piece.right_open and piece.end == last else last


_RELATIONS: dict[str, Callable[..., Any]] = {
    "eq": sympy.Eq,
    "ne": sympy.Ne,
    "lt": sympy.Lt,
    "le": sympy.Le,
    "gt": sympy.Gt,
    "ge": sympy.Ge,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "add": lambda left, right: left + right,
    "sub": lambda left, right: left - right,
    "mul": lambda left, right: left * right,
    "div": _divide,
    "neg": lambda value: -value,
    "percent": lambda value: value / 100,
    "pow": _power,
    "sqrt": lambda value: sympy.sqrt(value),
    "abs": lambda value: sympy.Abs(value),
    "min": lambda *values: sympy.Min(*values),
    "max": lambda *values: sympy.Max(*values),
}
