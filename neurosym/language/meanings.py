"""What each operator means, exactly: functions on `Fraction` and `bool`, with no engine inside.

A function here raises `UndefinedError` where the term has no value in mathematics, and plain
`EvaluationError` where it has one that is irrational or too large to write out.
"""

from __future__ import annotations

import math
from fractions import Fraction

from neurosym.errors import EvaluationError

MAX_BITS = 14_000
"""Largest size of a numerator or denominator, about 4,200 decimal digits (what Python prints by default)."""

Exact = bool | Fraction


class UndefinedError(EvaluationError):
    """The term has no value: division by zero, the root of a negative number, the factorial of a half."""


def bounded(value: Fraction) -> Fraction:
    """The value itself, if it is not larger than `MAX_BITS` bits; raises EvaluationError otherwise."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS:
        raise EvaluationError("the number is too large to be written out")
    return value


def whole(value: Fraction, what: str) -> int:
    """The integer that the value is; raises UndefinedError, naming `what` needs it, if it is none."""
    if value.denominator != 1:
        raise UndefinedError(f"{what} needs whole numbers, not {value}")
    return value.numerator


def _counting(value: Fraction, what: str) -> int:
    number = whole(value, what)
    if number < 0:
        raise UndefinedError(f"{what} needs numbers that are not negative, not {number}")
    return number


def divide(dividend: Fraction, divisor: Fraction) -> Fraction:
    """The quotient. Undefined for a zero divisor."""
    if divisor == 0:
        raise UndefinedError("division by zero")
    return dividend / divisor


def floor_divide(dividend: Fraction, divisor: Fraction) -> Fraction:
    """The largest integer that is not above the quotient. Undefined for a zero divisor."""
    return Fraction(math.floor(divide(dividend, divisor)))


def remainder(dividend: Fraction, divisor: Fraction) -> Fraction:
    """`dividend - divisor * (dividend // divisor)`: it has the sign of the divisor."""
    return dividend - divisor * floor_divide(dividend, divisor)


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """The power; 0 ** 0 is 1. A fractional exponent means the root that is not negative.

    Undefined for a negative power of zero and for a fractional power of a negative number.
    Raises EvaluationError if the result is irrational or too large.
    """
    if exponent.denominator != 1:
        base, exponent = root(base, exponent.denominator), Fraction(exponent.numerator)
    if base == 0 and exponent < 0:
        raise UndefinedError("division by zero: a negative power of zero")
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if base not in (0, 1, -1) and bits > 0 and (bits - 1) * abs(exponent.numerator) > MAX_BITS:
        raise EvaluationError("the power is too large to be written out")
    if base in (1, -1):
        return Fraction(1) if base == 1 or exponent.numerator % 2 == 0 else Fraction(-1)
    return base**exponent.numerator


def square_root(value: Fraction) -> Fraction:
    """The root that is not negative. Undefined below zero; raises EvaluationError if irrational."""
    return root(value, 2)


def root(value: Fraction, degree: int) -> Fraction:
    """The rational root of this degree that is not negative, if there is one (see `square_root`)."""
    if value < 0:
        raise UndefinedError(f"the root of a negative number, {value}")
    if degree > MAX_BITS:
        raise EvaluationError("the root is of too high a degree")
    found = Fraction(_integer_root(value.numerator, degree), _integer_root(value.denominator, degree))
    if found**degree != value:
        raise EvaluationError(f"the root of {value} is irrational")
    return found


def _integer_root(value: int, degree: int) -> int:
    if degree == 2:
        return math.isqrt(value)
    low, high = 0, 1 << (value.bit_length() // degree + 1)
    while low < high:  # the largest integer whose power is not above the value
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= value else (low, middle - 1)
    return low


def round_half_away(value: Fraction) -> Fraction:
    """The nearest integer; halves go away from zero, as taught in school (not to even)."""
    nearest = math.floor(abs(value) + Fraction(1, 2))
    return Fraction(nearest if value >= 0 else -nearest)


def round_to(value: Fraction, digits: Fraction) -> Fraction:
    """The value rounded, half away from zero, to this many decimal places (negative: tens, hundreds)."""
    scale = power(Fraction(10), Fraction(whole(digits, "rounding to decimal places")))
    return round_half_away(value * scale) / scale


def mean(*values: Fraction) -> Fraction:
    """The arithmetic mean."""
    return sum(values, Fraction()) / len(values)


def greatest_common_divisor(*values: Fraction) -> Fraction:
    """Of integers; it is not negative, and 0 for zeros alone."""
    return Fraction(math.gcd(*(whole(value, "gcd") for value in values)))


def least_common_multiple(*values: Fraction) -> Fraction:
    """Of integers; it is not negative, and 0 if one of them is."""
    return Fraction(math.lcm(*(whole(value, "lcm") for value in values)))


def factorial(value: Fraction) -> Fraction:
    """`n * (n - 1) * ... * 1`. Undefined for what is not a natural number."""
    number = _counting(value, "factorial")
    if number * (number.bit_length() - 2) > 2 * MAX_BITS:  # a coarse bound on its bits, before the work
        raise EvaluationError("the factorial is too large to be written out")
    return Fraction(math.factorial(number))


def binomial(total: Fraction, chosen: Fraction) -> Fraction:
    """How many ways there are to choose `chosen` of `total` things; 0 if there are too few of them."""
    n, k = _counting(total, "binomial"), _counting(chosen, "binomial")
    if min(k, n - k) > MAX_BITS:  # then the result has more bits than that: binomial(2k, k) >= 2 ** k
        raise EvaluationError("the binomial is too large to be written out")
    return Fraction(math.comb(n, k))


def divides(divisor: Fraction, value: Fraction) -> bool:
    """Whether some integer times `divisor` is `value`; both integers. Zero divides only zero."""
    d, n = whole(divisor, "divides"), whole(value, "divides")
    return n == 0 if d == 0 else n % d == 0


_WITNESSES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)
_PRIME_LIMIT = 3_317_044_064_679_887_385_961_981


def prime(value: Fraction) -> bool:
    """Whether the integer is prime.

    Miller-Rabin with the first 13 primes as bases, which is a proof below 3.3e24 (Sorenson and
    Webster, Strong pseudoprimes to twelve prime bases, 2015). Raises EvaluationError above.
    """
    number = whole(value, "prime")
    if number < 2:
        return False
    if any(number % small == 0 for small in _WITNESSES):
        return number in _WITNESSES
    if number >= _PRIME_LIMIT:
        raise EvaluationError("the number is too large to be tested for being prime")
    return all(_passes(number, base) for base in _WITNESSES)


def _passes(number: int, base: int) -> bool:
    odd = number - 1
    twos = (odd & -odd).bit_length() - 1
    power_ = pow(base, odd >> twos, number)
    if power_ in (1, number - 1):
        return True
    for _ in range(twos - 1):
        power_ = power_ * power_ % number
        if power_ == number - 1:
            return True
    return False


def digit_sum(value: Fraction) -> Fraction:
    """The sum of the decimal digits of an integer; its sign does not count."""
    return Fraction(sum(int(digit) for digit in str(abs(whole(value, "digit_sum")))))
