"""Intervals of reals with exact ends, and what operators make of them.

Ends are `int` or `Fraction`; the only floats are the two infinities, which compare exactly.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

End = int | Fraction | float
_MOST_BITS = 4096


class EmptyError(Exception):
    """Nothing is left: no value lies in the interval."""


class Interval(NamedTuple):
    """All reals from `low` to `high`, both included where finite."""

    low: End
    high: End

    def size(self) -> End:
        """How many integers an interval with integer ends holds."""
        return _plus(_plus(self.high, -self.low), 1)

    def meet(self, other: Interval) -> Interval:
        """What lies in both. Raises EmptyError if nothing does."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high:
            raise EmptyError
        return Interval(low, high)

    def inward(self) -> Interval:
        """The same integers with integer ends. Raises EmptyError if there is none."""
        low = self.low if isinstance(self.low, float) else math.ceil(self.low)
        high = self.high if isinstance(self.high, float) else math.floor(self.high)
        return Interval(low, high).meet(EVERYTHING)


EVERYTHING = Interval(-math.inf, math.inf)
NOT_NEGATIVE = Interval(0, math.inf)


def hull(one: Interval, other: Interval) -> Interval:
    """The smallest interval around both."""
    return Interval(min(one.low, other.low), max(one.high, other.high))


def add(one: Interval, other: Interval) -> Interval:
    """Bounds of a sum."""
    return Interval(_plus(one.low, other.low), _plus(one.high, other.high))


def negate(one: Interval) -> Interval:
    """Bounds of the negative."""
    return Interval(-one.high, -one.low)


def subtract(one: Interval, other: Interval) -> Interval:
    """Bounds of a difference."""
    return Interval(_plus(one.low, -other.high), _plus(one.high, -other.low))


def _plus(one: End, other: End) -> End:
    if isinstance(one, float):
        return one
    return other if isinstance(other, float) else one + other


def _times(one: End, other: End) -> End:
    if one == 0 or other == 0:
        return 0
    if isinstance(one, float) or isinstance(other, float):
        return math.inf if (one > 0) == (other > 0) else -math.inf
    return one * other


def _is_huge(end: End) -> bool:
    return not isinstance(end, float) and _bit_length(end) > _MOST_BITS


def _bit_length(end: int | Fraction) -> int:
    return max(end.numerator.bit_length(), end.denominator.bit_length())


def multiply(one: Interval, other: Interval) -> Interval:
    """Bounds of a product."""
    corners = [_times(a, b) for a in one for b in other]
    low, high = min(corners), max(corners)
    return Interval(-math.inf if _is_huge(low) else low, math.inf if _is_huge(high) else high)


def divide(one: Interval, other: Interval) -> Interval:
    """Bounds of a quotient; a divisor of zero is left out, since it has no quotient."""
    if other.low < 0 < other.high or other == (0, 0):
        return EVERYTHING
    if other.high <= 0:
        one, other = negate(one), negate(other)
    low = 0 if isinstance(other.high, float) else 1 / Fraction(other.high)
    high = math.inf if other.low == 0 else 1 / Fraction(other.low)
    return multiply(one, Interval(low, high))


def factor_of(product: Interval, other: Interval) -> Interval:
    """Bounds of a factor, given those of the product and of the other factor (which may be zero)."""
    if other.low <= 0 <= other.high and product.low <= 0 <= product.high:
        return EVERYTHING
    return divide(product, other)


def minimum(one: Interval, other: Interval) -> Interval:
    """Bounds of the smaller of two."""
    return Interval(min(one.low, other.low), min(one.high, other.high))


def maximum(one: Interval, other: Interval) -> Interval:
    """Bounds of the larger of two."""
    return Interval(max(one.low, other.low), max(one.high, other.high))


def absolute(one: Interval) -> Interval:
    """Bounds of the absolute value."""
    if one.low <= 0 <= one.high:
        return Interval(0, max(-one.low, one.high))
    return one if one.low > 0 else negate(one)


def power(base: Interval, exponent: int) -> Interval:
    """Bounds of a power with a natural exponent."""
    if exponent == 0:
        return Interval(1, 1)
    if any(not isinstance(end, float) and _bit_length(end) * exponent > _MOST_BITS for end in base):
        return EVERYTHING if exponent % 2 else NOT_NEGATIVE
    ends = sorted(end**exponent for end in base)
    if exponent % 2 == 0 and base.low < 0 < base.high:
        return Interval(0, ends[1])
    return Interval(ends[0], ends[1])


def root_above(value: End, degree: int) -> End:
    """An integer that is not below the root of a value that is not negative."""
    if isinstance(value, float):
        return math.inf
    low, high = 0, 1 << (math.ceil(value).bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if middle**degree >= value else (middle + 1, high)
    return low


def bits(value: End) -> End:
    """What n is at most, if 2 ** n or n! is at most this value (n! >= 2 ** (n - 1))."""
    return value if isinstance(value, float) else max(0, math.floor(value)).bit_length() + 1


def floor(value: Interval) -> Interval:
    """Bounds of the integer part."""
    low = value.low if isinstance(value.low, float) else math.floor(value.low)
    return Interval(low, value.high if isinstance(value.high, float) else math.floor(value.high))


def square(value: Interval) -> Interval:
    """Bounds of what has a root within these, which is not negative."""
    if value.high < 0:
        raise EmptyError
    return Interval(_times(max(value.low, 0), max(value.low, 0)), _times(value.high, value.high))


def remainder(divisor: Interval) -> Interval:
    """A remainder lies between zero and the divisor."""
    return Interval(min(divisor.low, 0), max(divisor.high, 0))
