"""Clusters widen intervals, and clusters of one change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.verification.clustering import (
    cluster_flip_test,
    clustered_mean,
    clustered_paired,
    clustered_rate,
    effective_size,
)
from neurosym.verification.statistics import Rate, cluster_bootstrap, compare_paired


def test_a_mean_worked_by_hand() -> None:
    """Two clusters (1, 1) and (0, 1, 0): mean 3/5, residual sums 4/5 and -4/5, variance 2/1 * 2 * 16/25 / 25."""
    found = clustered_mean([1, 1, 0, 1, 0], ["x", "x", "y", "y", "y"])
    assert found.value == pytest.approx(0.6)
    assert found.error == pytest.approx((2 * 2 * 16 / 25 / 25) ** 0.5)
    assert found.design_effect == pytest.approx((64 / 625) / (1.2 / 20))
    assert (found.n, found.clusters) == (5, 2)


def test_copies_of_a_problem_add_nothing() -> None:
    """Each problem four times over tells as much as once: a design effect of about four."""
    flags = [True, False, True, True, False, True, False, False, True, True]
    once = clustered_mean([float(flag) for flag in flags])
    copied = clustered_mean([float(flag) for flag in flags for _ in range(4)], [n for n in range(10) for _ in range(4)])
    assert copied.error == pytest.approx(once.error)
    assert copied.design_effect == pytest.approx(4 * 39 / 36)


def test_the_error_is_that_of_the_cluster_bootstrap() -> None:
    differences = [(3 * n + n // 7) % 3 - 1 for n in range(400)]
    clusters = [str(n // 5) for n in range(400)]
    found = clustered_mean(differences, clusters)
    low, high = cluster_bootstrap(differences, clusters, draws=4000)
    assert (high - low) / (found.high - found.low) == pytest.approx(1, abs=0.06)


def test_one_cluster_shows_no_variance() -> None:
    with pytest.raises(ValueError, match="at least two clusters of problems, and there are 1"):
        clustered_mean([1, 0, 1], "aaa")
    with pytest.raises(ValueError, match="there are 0"):
        clustered_mean([])


def test_where_all_went_one_way_a_cluster_counts_as_a_problem() -> None:
    found = clustered_rate([True] * 60, [n // 6 for n in range(60)])
    assert (found.k, found.n) == (60, 60)
    assert found.low == pytest.approx(Rate.of(10, 10).low)
    assert clustered_rate([], []) == Rate(0, 0, 0.0, 1.0)


def test_clusters_widen_a_paired_interval_and_raise_p() -> None:
    first = [n % 5 != 0 or n < 50 for n in range(100)]
    second = [n % 2 == 0 or n >= 50 for n in range(100)]
    clusters = [n // 10 for n in range(100)]
    found, plain = clustered_paired(first, second, clusters), compare_paired(first, second)
    assert (found.both, found.first_only, found.second_only) == (plain.both, plain.first_only, plain.second_only)
    assert found.low < plain.low < plain.high < found.high
    assert found.p > plain.p


def test_one_cluster_is_one_problem() -> None:
    assert effective_size([1, 0, 0, 1], "aaaa") == 1
    assert cluster_flip_test([1, 1, 1, 0], "aaaa") == 1


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 5)), min_size=1, max_size=60))
def test_the_interval_holds_the_difference_and_turns_round(rows: list[tuple[bool, bool, int]]) -> None:
    first, second, clusters = ([row[place] for row in rows] for place in range(3))
    found = clustered_paired(first, second, clusters)
    turned = clustered_paired(second, first, clusters)
    assert -1 <= found.low <= found.difference + 1e-9
    assert found.difference - 1e-9 <= found.high <= 1
    assert 0 < found.p <= 1
    assert (turned.low, turned.high, turned.p) == pytest.approx((-found.high, -found.low, found.p))
