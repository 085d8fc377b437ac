"""Intervals and tests against published figures.

Sources: Wilson: R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I. Clopper-Pearson of 13/16
and the paired difference of Cavo et al.: the figures of the R package contingencytables (tests of chapters
2 and 8) to M. W. Fagerland, S. Lydersen, P. Laake, Statistical Analysis of Contingency Tables (2017).
"""

from math import hypot, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.verification.statistics import (
    Rate,
    clopper_pearson,
    compare_paired,
    mcnemar_exact,
    newcombe_paired,
    paired_from_counts,
    risk_coverage,
    wilson,
)

COUNTS = st.integers(0, 200)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(13, 16, 0.5435, 0.9595), (0, 20, 0.0, 1 - 0.025 ** (1 / 20)), (20, 20, 0.025 ** (1 / 20), 1.0)],
)
def test_clopper_pearson(k: int, n: int, low: float, high: float) -> None:
    assert clopper_pearson(k, n) == pytest.approx((low, high), abs=5e-5)


def test_newcombe_method_10() -> None:
    assert newcombe_paired(59, 6, 16, 80) == pytest.approx((-0.1186, -0.0046), abs=5e-5)


def test_without_correlation_the_paired_interval_squares_and_adds() -> None:
    low, high = wilson(40, 100)
    low2, high2 = wilson(30, 100)
    below, above = hypot(0.4 - low, high2 - 0.3), hypot(high - 0.4, 0.3 - low2)
    assert newcombe_paired(12, 28, 18, 42) == pytest.approx((0.1 - below, 0.1 + above))


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_the_paired_interval_holds_the_difference_and_turns_round(a: int, b: int, c: int, d: int) -> None:
    if a + b + c + d == 0:
        return
    found, turned = paired_from_counts(a, b, c, d), paired_from_counts(a, c, b, d)
    assert -1 <= found.low <= found.difference + 1e-12
    assert found.difference - 1e-12 <= found.high <= 1
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))


def test_the_exact_mcnemar_test() -> None:
    assert mcnemar_exact(1, 7) == pytest.approx(0.0703125)  # 2 * (1 + 8) / 2**8
    assert mcnemar_exact(0, 0) == 1
    assert mcnemar_exact(5, 5) == 1


def test_a_comparison_counts_pairs() -> None:
    found = compare_paired([True, True, False, False], [True, False, True, False])
    assert (found.both, found.first_only, found.second_only, found.neither) == (1, 1, 1, 1)
    assert str(paired_from_counts(59, 6, 16, 80)) == "-6.2 points [-11.9, -0.5], b=6, c=16, p = 0.052"


def test_a_comparison_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one problem"):
        compare_paired([], [])
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        compare_paired([True], [])


def test_rates_print_their_counts() -> None:
    assert str(Rate.of(81, 263)) == "81/263 = 30.8 % [25.5, 36.6]"
    assert str(Rate.of(29, 29)) == "29/29 = 100.0 % [88.3, 100.0]"
    assert str(Rate.of(0, 0)) == "0/0"
    assert isnan(Rate.of(0, 0).value)
    with pytest.raises(ValueError, match="3 of 2"):
        Rate.of(3, 2)


def test_risk_coverage_of_a_small_case() -> None:
    curve = risk_coverage([0.9, 0.8, 0.8, 0.7], [True, True, False, False], total=5)
    assert [(p.coverage, p.risk) for p in curve.points] == [
        (pytest.approx(0.2), 0),
        (pytest.approx(0.6), pytest.approx(1 / 3)),
        (pytest.approx(0.8), pytest.approx(1 / 2)),
    ]
    assert curve.aurc == pytest.approx((0 + 0.25 + 1 / 3 + 1 / 2) / 4)
    assert curve.risk_at(0.4) == pytest.approx(0.25)
    assert curve.risk_at(0.8) == pytest.approx(0.5)
    assert curve.risk_at(1.0) is None


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.5, 0.9]), st.booleans()), min_size=1))
def test_risk_at_full_coverage_is_the_error_rate(answers: list[tuple[float, bool]]) -> None:
    flags = [right for _, right in answers]
    curve = risk_coverage([confidence for confidence, _ in answers], flags)
    assert curve.risk_at(1.0) == pytest.approx(flags.count(False) / len(flags))


def test_a_useless_confidence_has_the_same_risk_everywhere() -> None:
    curve = risk_coverage([0.5] * 4, [True, False, False, True])
    assert curve.aurc == pytest.approx(0.5)
    assert curve.risk_at(0.25) == pytest.approx(0.5)


def test_no_answers_at_all() -> None:
    curve = risk_coverage([], [], total=3)
    assert isnan(curve.aurc)
    assert curve.risk_at(0.5) is None
