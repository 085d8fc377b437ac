"""Every formula against an implementation that is not ours, on 1,000 random tables, to 1e-9.

References: scipy and statsmodels where they have the formula; else the formula as its paper prints it, written
down again here over numpy arrays. Newcombe's method 10 is in neither library.
"""

from __future__ import annotations

from math import ceil, comb, sqrt

import numpy as np
import pytest
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests

from neurosym.verification.calibration import augrc, auroc, brier_score, calibrate, calibration_error
from neurosym.verification.clustering import cluster_flip_test, clustered_mean, clustered_paired, clustered_rate
from neurosym.verification.detection import detector_points
from neurosym.verification.power import exact_paired_power, paired_power, pairs_needed, problems_needed
from neurosym.verification.statistics import (
    clopper_pearson,
    holm,
    mcnemar_exact,
    newcombe_paired,
    paired_from_counts,
    risk_coverage,
    wilson,
)

TABLES = 1000
SOURCE = np.random.default_rng(20241101)


def equal(value: object) -> object:
    return pytest.approx(value, rel=1e-9, abs=1e-9)


def random_tables() -> list[tuple[int, int, int, int]]:
    """Two-by-two tables of all sizes, with empty cells among them."""
    sizes = SOURCE.integers(1, 2000, TABLES)
    shares = SOURCE.dirichlet([0.3] * 4, TABLES)
    return [tuple(map(int, SOURCE.multinomial(size, share))) for size, share in zip(sizes, shares, strict=True)]


def random_answers(least: int = 2) -> tuple[list[float], list[bool]]:
    """Confidences, many of them equal in half of the draws, and whether each answer is right."""
    n = int(SOURCE.integers(least, 60))
    confidences = SOURCE.random(n) if SOURCE.random() < 0.5 else SOURCE.integers(0, 9, n) / 8
    return confidences.tolist(), (SOURCE.random(n) < 0.2 + 0.6 * confidences).tolist()


def test_intervals_of_a_proportion() -> None:
    for a, b, c, d in random_tables():
        k, n = a + b, a + b + c + d
        confidence = float(SOURCE.choice([0.8, 0.9, 0.95, 0.99]))
        reference = stats.binomtest(k, n)
        assert wilson(k, n, confidence) == equal(tuple(reference.proportion_ci(confidence, "wilson")))
        assert clopper_pearson(k, n, confidence) == equal(tuple(reference.proportion_ci(confidence, "exact")))


def test_mcnemar() -> None:
    for a, b, c, d in random_tables():
        reference = float(mcnemar([[a, b], [c, d]], exact=True).pvalue)
        assert mcnemar_exact(b, c) == equal(reference)
        assert mcnemar_exact(b, c) == equal(stats.binomtest(b, b + c, 0.5).pvalue if b + c else 1.0)


def reference_newcombe(a: int, b: int, c: int, d: int) -> tuple[float, float]:
    z = stats.norm.ppf(0.975)
    n = a + b + c + d

    def score(k: int) -> np.ndarray:
        middle, half = 2 * k + z**2, z * sqrt(z**2 + 4 * k * (1 - k / n))
        return np.array([middle - half, middle + half]) / (2 * (n + z**2))

    p1, p2 = (a + b) / n, (a + c) / n
    (l1, u1), (l2, u2) = score(a + b), score(a + c)
    product = (a + b) * (c + d) * (a + c) * (b + d)
    excess = a * d - b * c
    corrected = max(excess - n / 2, 0) if excess > 0 else excess
    phi = corrected / sqrt(product) if product else 0.0
    low = sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2)
    high = sqrt((u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2)
    return p1 - p2 - low, p1 - p2 + high


def test_newcombe_method_10() -> None:
    for table in random_tables():
        assert newcombe_paired(*table) == equal(reference_newcombe(*table))


def test_holm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gc.collect", lambda: 0)  # multipletests collects garbage each time: minutes in all
    for _ in range(TABLES):
        values = (SOURCE.random(int(SOURCE.integers(1, 30))) ** 3).round(3).tolist()
        assert holm(values) == equal(multipletests(values, method="holm")[1].tolist())


def test_cluster_robust_means() -> None:
    for _ in range(TABLES):
        n = int(SOURCE.integers(4, 80))
        values = SOURCE.integers(-1, 2, n).tolist()
        clusters = SOURCE.integers(0, int(SOURCE.integers(2, n + 1)), n)
        if len(set(clusters.tolist())) < 2:
            continue
        groups = {"groups": np.unique(clusters, return_inverse=True)[1]}
        model = OLS(np.asarray(values, float), np.ones((n, 1)))
        reference = model.fit(cov_type="cluster", cov_kwds=groups, use_t=True)
        found = clustered_mean(values, clusters.tolist())
        assert found.value == equal(reference.params[0])
        assert found.error == equal(reference.bse[0])
        assert (found.low, found.high) == equal(tuple(reference.conf_int(0.05)[0]))


def test_without_clusters_the_mean_has_students_interval() -> None:
    for _ in range(TABLES):
        values = SOURCE.normal(size=int(SOURCE.integers(2, 50)))
        found = clustered_mean(values.tolist())
        reference = stats.t.interval(0.95, len(values) - 1, values.mean(), stats.sem(values))
        assert (found.low, found.high) == equal(reference)
        assert found.design_effect == equal(1.0)


def reference_flips(sums: list[int]) -> float:
    signs = np.array(np.meshgrid(*[[-1, 1]] * len(sums))).reshape(len(sums), -1)
    return float((np.abs(np.array(sums) @ signs) >= abs(sum(sums))).mean())


def test_the_cluster_flip_test() -> None:
    for _ in range(TABLES):
        sums = SOURCE.integers(-4, 5, int(SOURCE.integers(1, 10))).tolist()
        differences = [np.sign(total) for total in sums for _ in range(abs(total))]
        clusters = [place for place, total in enumerate(sums) for _ in range(abs(total))]
        assert cluster_flip_test([*map(int, differences)], clusters) == equal(reference_flips(sums))


def test_with_one_problem_a_cluster_everything_is_plain() -> None:
    for table in random_tables()[:200]:
        first = [True] * (table[0] + table[1]) + [False] * (table[2] + table[3])
        second = [True] * table[0] + [False] * table[1] + [True] * table[2] + [False] * table[3]
        found, plain = clustered_paired(first, second, range(len(first))), paired_from_counts(*table)
        assert (found.difference, found.low, found.high) == (plain.difference, plain.low, plain.high)
        assert found.p == equal(plain.p)
        rate = clustered_rate(first, range(len(first)))
        assert (rate.low, rate.high) == wilson(sum(first), len(first))


def test_risk_coverage() -> None:
    for _ in range(TABLES):
        confidences, correct = random_answers(1)
        order = np.argsort(-np.array(confidences), kind="stable")
        ranked, wrong = np.array(confidences)[order], 1.0 - np.array(correct)[order]
        levelled = np.array([wrong[ranked == value].mean() for value in ranked])
        risks = np.cumsum(levelled) / np.arange(1, len(ranked) + 1)
        curve = risk_coverage(confidences, correct)
        assert curve.aurc == equal(risks.mean())
        for point in curve.points:
            chosen = np.array(confidences) >= point.threshold
            assert point.coverage == equal(chosen.mean())
            assert point.risk == equal(1 - np.array(correct)[chosen].mean())


def test_discrimination() -> None:
    for _ in range(TABLES):
        confidences, correct = random_answers()
        values, right = np.array(confidences), np.array(correct)
        if right.all() or not right.any():
            assert auroc(confidences, correct) is None
        else:
            u = stats.mannwhitneyu(values[right], values[~right]).statistic
            assert auroc(confidences, correct) == equal(u / (right.sum() * (~right).sum()))
        thresholds = np.unique(values)[::-1]
        joint = [0.0] + [float(((values >= at) & ~right).mean()) for at in thresholds]
        coverage = [0.0] + [float((values >= at).mean()) for at in thresholds]
        assert augrc(confidences, correct) == equal(np.trapezoid(joint, coverage))


def reference_ece(confidences: list[float], correct: list[bool], bins: int) -> float:
    """Bins (0, 1/m], (1/m, 2/m], ... as in Guo et al.; a confidence of 0 joins the first."""
    values, right = np.array(confidences), np.array(correct, float)
    total = 0.0
    for place in range(bins):
        inside = (values > place / bins) & (values <= (place + 1) / bins)
        if place == 0:
            inside |= values == 0
        if inside.any():
            total += inside.mean() * abs(values[inside].mean() - right[inside].mean())
    return total


def test_brier_and_calibration_error() -> None:
    for _ in range(TABLES):
        confidences, correct = random_answers()
        losses = (np.array(confidences) - np.array(correct)) ** 2
        assert brier_score(confidences, correct).value == equal(losses.mean())
        bins = int(SOURCE.choice([2, 4, 8, 16]))  # edges that floats hold exactly
        assert calibration_error(confidences, correct, bins, "width") == equal(
            reference_ece(confidences, correct, bins)
        )


def test_calibration_error_with_equally_many_answers_a_bin() -> None:
    for _ in range(TABLES):
        bins = int(SOURCE.integers(1, 9))
        values = np.sort(SOURCE.random(bins * int(SOURCE.integers(1, 9))))
        right = SOURCE.random(len(values)) < values
        parts = zip(np.array_split(values, bins), np.array_split(right, bins), strict=True)
        reference = sum(abs(inside.sum() - flags.sum()) for inside, flags in parts) / len(values)
        mixed = SOURCE.permutation(len(values))
        assert calibration_error(values[mixed].tolist(), right[mixed].tolist(), bins) == equal(reference)


def test_the_bins_add_up_to_the_error() -> None:
    for _ in range(20):
        confidences, correct = random_answers()
        found = calibrate(confidences, correct, draws=20)
        parts = sum(part.right.n * abs(part.confidence - part.right.value) for part in found.bins)
        assert found.ece == equal(parts / found.n)


def test_detector_points() -> None:
    for _ in range(TABLES):
        confidences, correct = random_answers(1)
        silent = SOURCE.random(len(confidences)) < 0.4
        at = [None if quiet else value for value, quiet in zip(confidences, silent, strict=True)]
        values, wrong = np.array(confidences), ~np.array(correct)
        for point in detector_points(at, wrong.tolist()):
            refuted = (values >= point.threshold) & ~silent
            assert (point.precision.k, point.precision.n) == ((refuted & wrong).sum(), refuted.sum())
            assert (point.recall.k, point.recall.n) == ((refuted & wrong).sum(), wrong.sum())
            assert (point.false_alarms.k, point.false_alarms.n) == ((refuted & ~wrong).sum(), (~wrong).sum())


def test_sample_sizes_and_power() -> None:
    for _ in range(TABLES):
        discordance = float(SOURCE.uniform(0.01, 1))
        difference = float(SOURCE.uniform(0.01, 1)) * discordance
        power, alpha = float(SOURCE.uniform(0.5, 0.99)), float(SOURCE.uniform(0.001, 0.2))
        za, zb = stats.norm.isf(alpha / 2), stats.norm.isf(1 - power)
        p10, p01 = (discordance + difference) / 2, (discordance - difference) / 2
        connor = (za * (p10 + p01) ** 0.5 + zb * (p10 + p01 - (p10 - p01) ** 2) ** 0.5) ** 2 / (p10 - p01) ** 2
        found = pairs_needed(difference, discordance, power, alpha)
        assert found == equal(connor)
        one_tail = stats.norm.cdf(
            (difference * connor**0.5 - za * discordance**0.5) / (discordance - difference**2) ** 0.5
        )
        assert one_tail == equal(power)
        assert power - 1e-9 <= paired_power(connor, difference, discordance, alpha) <= power + alpha / 2
        variance = float(SOURCE.uniform(0.01, 2))
        assert problems_needed(difference, variance, power, alpha) == equal((za + zb) ** 2 * variance / difference**2)


def reference_exact_power(n: int, p10: float, p01: float, alpha: float) -> float:
    """The probability of all tables that the exact test rejects, one by one."""
    total = 0.0
    for b in range(n + 1):
        for c in range(n + 1 - b):
            if b + c and min(1.0, 2 * stats.binom.cdf(min(b, c), b + c, 0.5)) <= alpha:
                ways = comb(n, b) * comb(n - b, c)
                total += ways * p10**b * p01**c * (1 - p10 - p01) ** (n - b - c)
    return total


def test_exact_power() -> None:
    for _ in range(25):
        n = int(SOURCE.integers(1, 25))
        discordance = float(SOURCE.uniform(0.05, 0.99))
        difference = float(SOURCE.uniform(0.05, 1)) * discordance
        p10, p01 = (discordance + difference) / 2, (discordance - difference) / 2
        alpha = float(SOURCE.choice([0.05, 0.1, 0.3]))
        reference = reference_exact_power(n, p10, p01, alpha)
        assert exact_paired_power(n, difference, discordance, alpha) == equal(reference)


def test_a_size_is_rounded_up_once() -> None:
    assert ceil(pairs_needed(0.4, 0.5)) == 23
