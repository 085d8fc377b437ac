"""Linear programmes as plain numbers: rows `factors · unknowns <= limit`. No language and no engine inside."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Factors = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Row:
    """`factors · unknowns <= limit`, or `<` if strict, or `==` if equal; and the statement that says so."""

    factors: Factors
    limit: Fraction
    statement: int
    strict: bool = False
    equal: bool = False


@dataclass(frozen=True, slots=True)
class LinearProgramme:
    """Unknowns, those that must be whole, and all that is required of them.

    Where all unknowns of a row are whole, so are its factors, without common divisor, and it is not strict.
    """

    names: tuple[str, ...]
    whole: frozenset[str]
    rows: tuple[Row, ...]


def tightened(row: Row, whole: frozenset[str]) -> Row:
    """The row as it is for whole unknowns, in whole numbers as small as they can be; without any if none reach it."""
    if not row.factors or not whole.issuperset(row.factors):
        return row
    scale = unit_of(row.factors.values())
    factors, limit = {name: factor / scale for name, factor in row.factors.items()}, row.limit / scale
    if row.equal:
        reached = limit.denominator == 1
        return Row(factors if reached else {}, limit, row.statement, equal=True)
    return Row(factors, Fraction(math.ceil(limit) - 1 if row.strict else math.floor(limit)), row.statement)


def unit_of(factors: Iterable[Fraction]) -> Fraction:
    """The largest number that divides all of these (not zero) a whole number of times."""
    listed = list(factors)
    return Fraction(
        math.gcd(*(factor.numerator for factor in listed)), math.lcm(*(factor.denominator for factor in listed))
    )
