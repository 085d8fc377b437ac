"""What a part of a test set can show of published figures."""

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.study.part_of_whole import chance_of_part, implied_counts, range_of_part
from neurosym.verification.statistics import mcnemar_exact


@given(st.integers(1, 25), st.data())
@settings(max_examples=40, deadline=None)
def test_the_chance_of_a_part_is_counted_from_all_draws(whole: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, whole))
    n = data.draw(st.integers(0, whole))
    k = data.draw(st.integers(max(0, n + right - whole), min(n, right)))
    mean = n * right / whole
    draws = [
        comb(right, x) * comb(whole - right, n - x)
        for x in range(max(0, n + right - whole), min(n, right) + 1)
        if abs(x - mean) >= abs(k - mean) - 1e-9
    ]
    assert chance_of_part(k, n, right, whole) == pytest.approx(sum(draws) / comb(whole, n), abs=1e-9)


def test_the_whole_set_leaves_nothing_to_chance() -> None:
    assert chance_of_part(40, 100, 40, 100) == 1
    assert range_of_part(48, 16, 1000, 1000) == (0.032, 0.032)


def test_the_range_of_a_part_has_the_spread_of_its_draws() -> None:
    values, n = [1, 1, 1, -1, 0, 0, 0, 0], 3
    means = [sum(draw) / n for draw in combinations(values, n)]
    centre = sum(means) / len(means)
    spread = (sum((mean - centre) ** 2 for mean in means) / len(means)) ** 0.5
    low, high = range_of_part(3, 1, n, len(values))
    assert (low + high) / 2 == pytest.approx(centre)
    assert (high - low) / 2 == pytest.approx(1.959964 * spread, rel=1e-6)


@pytest.mark.parametrize(("b", "c", "n"), [(48, 16, 1000), (24, 29, 182), (98, 4, 360), (169, 116, 1319)])
def test_counts_follow_from_difference_and_p(b: int, c: int, n: int) -> None:
    assert implied_counts((b - c) / n, n, mcnemar_exact(b, c)) == (b, c)


def test_what_is_no_part_is_refused() -> None:
    with pytest.raises(ValueError, match="11 of 10 is no part"):
        chance_of_part(11, 10, 5, 20)
    with pytest.raises(ValueError, match="are no part of 10"):
        range_of_part(3, 1, 11, 10)
    with pytest.raises(ValueError, match="is no p-value"):
        implied_counts(0.1, 10, 0.0)
