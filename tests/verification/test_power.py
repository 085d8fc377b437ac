"""Sample sizes against published worked examples.

Sources: Connor: the worked example of powersandsamplesize.com (McNemar's Z-test, p01 0.45, p10 0.05: 23 pairs) and
the R package MESS (power_mcnemar_test: 0.125 against 0.25 at power 0.9: 248 pairs). Exact power: the G*Power manual,
chapter on McNemar's test (O'Brien 2002: odds ratio 0.25, 40 % discordant, 50 pairs, one-sided 0.05: 0.839343).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.verification.power import (
    detectable_difference,
    exact_paired_power,
    paired_power,
    pairs_needed,
    problems_needed,
    whole,
)


def test_connors_formula() -> None:
    assert whole(pairs_needed(-0.4, 0.5)) == 23
    assert whole(pairs_needed(0.125, 0.375, power=0.9)) == 248


def test_miettinen_needs_a_little_less() -> None:
    assert 0.9 < pairs_needed(0.1, 0.3, formula="miettinen") / pairs_needed(0.1, 0.3) < 1


def test_exact_power() -> None:
    # Two-sided at 0.1 rejects in this tail as one-sided at 0.05 does; the other tail adds less than 2e-5.
    assert exact_paired_power(50, 0.24, 0.4, alpha=0.1) == pytest.approx(0.839343, abs=2e-5)


def test_three_points_need_about_a_thousand_problems() -> None:
    """Miller 2024 for a variance of 1/9 of the differences; McNemar's test at the same discordance agrees."""
    assert whole(problems_needed(0.03, 1 / 9)) == 969
    assert pairs_needed(0.03, 1 / 9 + 0.03**2) == pytest.approx(969, rel=0.01)


def test_a_level_is_kept() -> None:
    """The exact test never rejects more often than its level where hardly anything differs."""
    assert exact_paired_power(200, 1e-9, 0.3) <= 0.05


@given(st.floats(0.02, 1), st.integers(30, 5000))
def test_the_detectable_difference_needs_just_this_many(discordance: float, n: int) -> None:
    found = detectable_difference(n, discordance)
    if found is None:
        assert pairs_needed(discordance, discordance) > n
    else:
        assert pairs_needed(found, discordance) == pytest.approx(n, rel=1e-6)
        assert paired_power(n, found, discordance) == pytest.approx(0.8, abs=1e-3)


def test_what_cannot_be() -> None:
    with pytest.raises(ValueError, match=r"0\.3 at a discordance of 0\.2"):
        pairs_needed(0.3, 0.2)
    with pytest.raises(ValueError, match="cannot be"):
        exact_paired_power(10, 0.0, 0.2)
    with pytest.raises(ValueError, match="between 0 and 1"):
        pairs_needed(0.1, 0.2, power=1.0)
    with pytest.raises(ValueError, match="other than 0"):
        problems_needed(0.0, 1.0)
    with pytest.raises(ValueError, match="no share above 0"):
        detectable_difference(100, 0.0)
    assert detectable_difference(3, 0.05) is None


def test_rounding_up() -> None:
    assert [whole(22.01), whole(23.0), whole(23 + 1e-12)] == [23, 23, 23]


def test_sides_that_never_disagree_the_other_way() -> None:
    assert paired_power(10, 1.0, 1.0) == 1.0
    assert paired_power(2, 1.0, 1.0) == 0.0
