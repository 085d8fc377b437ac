"""Interval reasoning never loses a solution, and narrows what it should."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.language import holds, read
from neurosym.solving import intervals
from neurosym.solving.bounds import bounds_of
from neurosym.solving.intervals import EmptyError, Interval
from neurosym.solving.posing import pose

_WHOLE = st.integers(-6, 6)


def _bounds(text: str) -> dict[str, tuple[object, object]]:
    return {name: tuple(interval) for name, interval in bounds_of(pose(read(text))).bounds.items()}


@pytest.mark.parametrize(
    ("demands", "low", "high"),
    [
        ("x <= 7", 0, 7),
        ("x < 7\nx > 2", 3, 6),
        ("x + y == 45", 0, 45),
        ("x + y == 45\nx == 2 * y", 30, 30),
        ("x * x < 200\nx > 0", 1, 199),
        ("x ** 2 <= 200", 0, 15),
        ("2 ** x == 1024", 0, 12),
        ("factorial(x) == 3628800", 0, 23),
        ("binomial(x, 2) == 45", 2, 46),
        ("binomial(50, x) == 1225", 0, 50),
        ("lcm(x, 4) == 12", 0, 12),
        ("x == 3 or x == 5", 3, 5),
        ("prime(x)\nx < 3", 2, 2),
        ("not (x > 4)", 0, 4),
        ("x / 3 == 5", 15, 15),
        ("x // 3 == 5", 15, 18),
        ("sqrt(x) == 4", 16, 16),
        ("abs(x - 3) <= 2", 1, 5),
        ("max(x, y) == 10", 0, 10),
        ("25% * x == 8", 32, 32),
        ("if y > 3 then x == 7 else x == 9", 7, 9),
    ],
)
def test_bounds_of_x(demands: str, low: int, high: int) -> None:
    assert _bounds(f"unknown x, y: natural\n{demands}\nanswer x")["x"] == (low, high)


@pytest.mark.parametrize("demand", ["x == x + 1 and x < 9", "x > 3\nx < 2", "2 * x == 7", "x + 5 == 3"])
def test_bounds_may_refute(demand: str) -> None:
    with pytest.raises(EmptyError):
        _bounds(f"unknown x: natural\nx <= 9\n{demand}\nanswer x")


def test_numbers_of_any_size() -> None:
    found = _bounds("unknown x, y: natural\nx >= 9 ** 60\ny == x ** 60 * x ** 60\nanswer x")
    assert found["x"] == (9**60, math.inf)
    assert found["y"][1] == math.inf


@given(_WHOLE, _WHOLE, _WHOLE, _WHOLE, st.data())
def test_operations_hold_what_they_should(a: int, b: int, c: int, d: int, data: st.DataObject) -> None:
    one, other = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    x = data.draw(st.fractions(one.low, one.high, max_denominator=4))
    y = data.draw(st.fractions(other.low, other.high, max_denominator=4))
    held = [
        (intervals.add(one, other), x + y),
        (intervals.subtract(one, other), x - y),
        (intervals.multiply(one, other), x * y),
        (intervals.negate(one), -x),
        (intervals.absolute(one), abs(x)),
        (intervals.floor(one), Fraction(math.floor(x))),
        (intervals.power(one, 2), x**2),
        (intervals.power(one, 3), x**3),
        (intervals.minimum(one, other), min(x, y)),
        (intervals.maximum(one, other), max(x, y)),
        (intervals.hull(one, other), x),
    ]
    if y:
        held.append((intervals.divide(one, other), x / y))
        held.append((intervals.factor_of(intervals.multiply(one, other), other), x))
    for interval, value in held:
        assert interval.low <= value <= interval.high


@given(
    _WHOLE, _WHOLE, st.sampled_from(["x * y", "x - 2 * y", "x ** 2 + y", "abs(x) - y", "max(x, y)", "x mod 4", "-x"])
)
def test_no_solution_is_lost(x: int, y: int, term: str) -> None:
    assignment = {"x": Fraction(x), "y": Fraction(y)}
    for demand in (f"{term} <= 3", f"{term} == 2", f"{term} >= -1 and y != 0", f"{term} == 1 or x == y"):
        program = read(f"unknown x, y: integer\n{demand}\nanswer x")
        if holds(program, assignment):
            bounds = bounds_of(pose(program)).bounds
            assert all(bounds[name].low <= value <= bounds[name].high for name, value in assignment.items())
