"""Linear equations solved exactly, for annotations: which unknown has which value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from neurosym.errors import EvaluationError
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import Expression

Equation = tuple[Expression, Expression]


def linear_solution(letters: Sequence[str], equations: Sequence[Equation]) -> dict[str, Fraction] | None:
    """The only solution of a linear system, by Gauss's elimination; None if it is not linear or has no single one."""
    rows = [_linear_row(letters, sides) for sides in equations]
    system = [row for row in rows if row is not None]
    if len(system) != len(equations):
        return None
    pivots: list[list[Fraction]] = []
    for column in range(len(letters)):
        pivot = next((row for row in system if row[column]), None)
        if pivot is None:
            return None
        system.remove(pivot)
        pivot = [entry / pivot[column] for entry in pivot]
        system, pivots = [_less(row, pivot, column) for row in system], [_less(row, pivot, column) for row in pivots]
        pivots.append(pivot)
    if any(row[-1] for row in system):
        return None
    return {letter: pivot[-1] for letter, pivot in zip(letters, pivots, strict=True)}


def _less(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    factor = row[column]
    return [entry - factor * other for entry, other in zip(row, pivot, strict=True)]


def _linear_row(letters: Sequence[str], sides: Equation) -> list[Fraction] | None:
    """Coefficients and right-hand side of a linear equation, from its values at a few points; None if not linear."""
    zero = {letter: Fraction(0) for letter in letters}
    constant = gap(sides, zero)
    if constant is None:
        return None
    coefficients: list[Fraction] = []
    for letter in letters:
        at_one = gap(sides, {**zero, letter: Fraction(1)})
        if at_one is None:
            return None
        coefficients.append(at_one - constant)
    probe = {letter: Fraction(3 + 2 * place) for place, letter in enumerate(letters)}
    expected = constant + sum((c * probe[name] for c, name in zip(coefficients, letters, strict=True)), Fraction(0))
    return [*coefficients, -constant] if gap(sides, probe) == expected else None


def gap(sides: Equation, values: Mapping[str, Fraction]) -> Fraction | None:
    """Left side less right side; None where that has no value."""
    try:
        left, right = (evaluate(side, values) for side in sides)
    except EvaluationError:
        return None
    return left - right if isinstance(left, Fraction) and isinstance(right, Fraction) else None
