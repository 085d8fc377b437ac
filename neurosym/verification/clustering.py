"""Means, rates and paired comparisons of problems that come in clusters: one template, one seed problem.

Problems of a cluster succeed and fail together, so an interval that takes them for independent is too narrow.
Everything here weighs problems, not clusters, and equals its plain form where each cluster has one problem.
statsmodels, scipy and numpy are loaded when first used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from neurosym.verification.statistics import CONFIDENCE, Paired, Rate, compare_paired, newcombe_paired, wilson


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of n values in `clusters` clusters, its standard error, and its interval [low, high].

    design_effect: the variance of the mean over what it would be if all n values were independent; 1 if the
    values do not vary.
    """

    value: float
    low: float
    high: float
    error: float
    n: int
    clusters: int
    design_effect: float = 1.0


def clustered_mean(
    values: Sequence[float], clusters: Sequence[Hashable] | None = None, confidence: float = CONFIDENCE
) -> Mean:
    """The mean with a cluster-robust standard error; without `clusters` each value is its own.

    The variance is the sandwich estimator G / (G - 1) * sum over clusters of (sum of residuals)^2 / n^2 (E. Miller,
    Adding error bars to evals, arXiv:2411.00640, 2024, section 2.2, with the correction for few clusters of
    A. C. Cameron, D. L. Miller, A practitioner's guide to cluster-robust inference, Journal of Human Resources 50,
    2015, 317-372); the interval is that of Student's t with G - 1 degrees of freedom. A paired difference is the
    mean of the differences. Raises ValueError for fewer than two clusters: one cluster shows no variance.
    """
    from scipy.stats import t

    named: Sequence[Hashable] = range(len(values)) if clusters is None else clusters
    n, mean = len(values), sum(values) / max(1, len(values))
    sums: dict[Hashable, float] = {}
    for value, cluster in zip(values, named, strict=True):
        sums[cluster] = sums.get(cluster, 0.0) + (value - mean)
    count = len(sums)
    if count < 2:
        raise ValueError(f"a standard error needs at least two clusters of problems, and there are {count}")
    error = sqrt(count / (count - 1) * sum(total * total for total in sums.values())) / n
    naive = sum((value - mean) ** 2 for value in values) / (n * (n - 1))
    half = float(t.ppf((1 + confidence) / 2, count - 1)) * error
    return Mean(mean, mean - half, mean + half, error, n, count, error * error / naive if naive else 1.0)


def clustered_rate(flags: Sequence[bool], clusters: Sequence[Hashable], confidence: float = CONFIDENCE) -> Rate:
    """A rate whose interval is Wilson's at the effective number of problems; [0, 1] if there is none.

    (E. L. Korn, B. I. Graubard, Confidence intervals for proportions with small expected number of positive counts
    estimated from survey data, Survey Methodology 24, 1998, 193-201; with Wilson's interval: N. Dean, M. Pagano,
    Journal of Survey Statistics and Methodology 3, 2015, 484-503.) Where all problems went the same way, every
    cluster counts as one problem.
    """
    k, n = sum(map(bool, flags)), len(flags)
    if not n:
        return Rate(0, 0, 0.0, 1.0)
    share = effective_size([float(flag) for flag in flags], clusters, confidence) / n
    return Rate(k, n, *wilson(k * share, n * share, confidence))


def clustered_paired(
    first: Sequence[bool], second: Sequence[bool], clusters: Sequence[Hashable], confidence: float = CONFIDENCE
) -> Paired:
    """As `compare_paired`, for problems in clusters: counts are of problems, interval and p are of clusters.

    The interval is Newcombe's at the effective number of problems (see `clustered_rate`); p is that of
    `cluster_flip_test`. Raises ValueError if there is no problem, or the lengths differ.
    """
    plain = compare_paired(first, second, confidence)
    differences = [int(a) - int(b) for a, b in zip(first, second, strict=True)]
    share = effective_size(differences, clusters, confidence) / plain.n
    a, b, c, d = plain.both, plain.first_only, plain.second_only, plain.neither
    low, high = newcombe_paired(share * a, share * b, share * c, share * d, confidence)
    return Paired(a, b, c, d, plain.difference, low, high, cluster_flip_test(differences, clusters))


def effective_size(values: Sequence[float], clusters: Sequence[Hashable], confidence: float = CONFIDENCE) -> float:
    """How many independent problems tell as much as these: n over the design effect, never more than n.

    With fewer clusters than problems it is also multiplied by (z / t)^2, t with one degree of freedom a cluster
    but one (Korn and Graubard 1998). Where the values do not vary it is the number of clusters.
    """
    from scipy.stats import norm, t

    n, count = len(values), len(set(clusters))
    if count == n or count < 2 or len(set(values)) < 2:
        return float(count)
    tail = (1 + confidence) / 2
    few = float(norm.ppf(tail) / t.ppf(tail, count - 1)) ** 2
    return n * few / max(1.0, clustered_mean(values, clusters).design_effect)


def cluster_flip_test(differences: Sequence[int], clusters: Sequence[Hashable]) -> float:
    """The exact two-sided p of "no difference" when the differences of a cluster change sign together.

    Under that hypothesis the sum of each cluster is as likely to be turned round; p is the probability of a total
    as far from 0 as the one seen (R. A. Fisher, The Design of Experiments, 1935, section 21; for clusters:
    I. A. Canay, J. P. Romano, A. M. Shaikh, Econometrica 85, 2017, 1013-1030). With one problem a cluster it is
    McNemar's exact test. differences: whole numbers, -1, 0 or 1 a problem.
    """
    import numpy as np
    from scipy.stats import binom

    sums: Counter[Hashable] = Counter()
    for difference, cluster in zip(differences, clusters, strict=True):
        sums[cluster] += difference
    sizes = Counter(abs(total) for total in sums.values() if total)
    chances: Any = np.ones(1)
    for size, count in sizes.items():
        steps = np.zeros(2 * size * count + 1)
        steps[:: 2 * size] = binom.pmf(np.arange(count + 1), count, 0.5)
        chances = np.convolve(chances, steps)
    totals: Any = np.arange(len(chances)) - (len(chances) - 1) // 2
    return min(1.0, float(chances[np.abs(totals) >= abs(sum(sums.values()))].sum()))
