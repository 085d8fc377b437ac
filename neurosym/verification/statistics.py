"""The figures of a comparison: rates with intervals, paired differences, McNemar's test, risk and coverage.

Every rate keeps its counts: k of n, with n all problems unless its name says otherwise. statsmodels
computes the intervals of one proportion and the exact test; it is loaded when first used. Problems that
share a template or a seed: see `clustering`. Confidence: `calibration`. The verifier's: `detection`.
How many problems a difference needs: `power`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import nan, sqrt
from random import Random
from typing import Literal, Self

CONFIDENCE = 0.95

IntervalMethod = Literal["wilson", "clopper_pearson"]


@dataclass(frozen=True, slots=True)
class Rate:
    """k of n with the interval [low, high] of the proportion; with n = 0 nothing is known: [0, 1]."""

    k: int
    n: int
    low: float
    high: float

    @classmethod
    def of(cls, k: int, n: int, method: IntervalMethod = "wilson", confidence: float = CONFIDENCE) -> Self:
        """The rate k of n with its interval. Raises ValueError unless 0 <= k <= n."""
        low, high = (wilson if method == "wilson" else clopper_pearson)(k, n, confidence)
        return cls(k, n, low, high)

    @property
    def value(self) -> float:
        """k / n, between 0 and 1; NaN if n is 0."""
        return self.k / self.n if self.n else nan

    def __str__(self) -> str:
        if not self.n:
            return "0/0"
        return f"{self.k}/{self.n} = {100 * self.value:.1f} % [{100 * self.low:.1f}, {100 * self.high:.1f}]"


def wilson(k: float, n: float, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The score interval of a proportion (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927, 209-212).

    Counts need not be whole: an effective number of problems is none.
    """
    return _interval(k, n, confidence, "wilson")


def clopper_pearson(k: int, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The exact interval of a proportion (C. J. Clopper, E. S. Pearson, Biometrika 26, 1934, 404-413)."""
    return _interval(k, n, confidence, "beta")


def _interval(k: float, n: float, confidence: float, method: str) -> tuple[float, float]:
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no proportion")
    if n == 0:
        return 0.0, 1.0
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(k, n, alpha=1 - confidence, method=method)
    # The score interval of 0 of n begins at 0 and that of n of n ends at 1; rounding may miss it by 1e-17.
    return (0.0 if k == 0 else float(low)), (1.0 if k == n else float(high))


@dataclass(frozen=True, slots=True)
class Paired:
    """Two sides that answered the same problems: how often both, only one, or neither was right.

    difference: rate of the first minus rate of the second, with the interval [low, high].
    p: of McNemar's exact two-sided test that `first_only` and `second_only` are equally likely.
    """

    both: int
    first_only: int
    second_only: int
    neither: int
    difference: float
    low: float
    high: float
    p: float

    @property
    def n(self) -> int:
        """The number of problems."""
        return self.both + self.first_only + self.second_only + self.neither

    def __str__(self) -> str:
        points = f"{100 * self.difference:+.1f} points [{100 * self.low:+.1f}, {100 * self.high:+.1f}]"
        return f"{points}, b={self.first_only}, c={self.second_only}, {print_p(self.p)}"


def print_p(p: float) -> str:
    """A p-value as text: "p = 0.012", or "p < 0.001" with its power of ten where it is smaller."""
    return f"p = {p:.3f}" if p >= 0.001 else f"p = {p:.0e}"


def compare_paired(first: Sequence[bool], second: Sequence[bool], confidence: float = CONFIDENCE) -> Paired:
    """Compare two sides problem by problem. Raises ValueError unless both are as long, and not empty."""
    pairs = list(zip(first, second, strict=True))
    return paired_from_counts(
        both=pairs.count((True, True)),
        first_only=pairs.count((True, False)),
        second_only=pairs.count((False, True)),
        neither=pairs.count((False, False)),
        confidence=confidence,
    )


def paired_from_counts(
    both: int, first_only: int, second_only: int, neither: int, confidence: float = CONFIDENCE
) -> Paired:
    """The paired comparison of a two-by-two table. Raises ValueError if the table is empty."""
    low, high = newcombe_paired(both, first_only, second_only, neither, confidence)
    n = both + first_only + second_only + neither
    difference = (first_only - second_only) / n
    p = mcnemar_exact(first_only, second_only)
    return Paired(both, first_only, second_only, neither, difference, low, high, p)


def newcombe_paired(a: float, b: float, c: float, d: float, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The interval of the difference (b - c) / n of two paired proportions.

    Method 10 ("square and add") of R. G. Newcombe, Improved confidence intervals for the difference
    between binomial proportions based on paired data, Statistics in Medicine 17 (1998), 2635-2650: the
    Wilson intervals of both proportions, joined with the correlation of the table, which is corrected
    for continuity where it is positive. Raises ValueError if the table is empty.
    """
    n = a + b + c + d
    if n == 0 or min(a, b, c, d) < 0:
        raise ValueError("a paired comparison needs at least one problem and no negative count")
    first, second = (a + b) / n, (a + c) / n
    low1, high1 = wilson(a + b, n, confidence)
    low2, high2 = wilson(a + c, n, confidence)
    phi = _correlation(a, b, c, d)
    below = _joined(first - low1, high2 - second, phi)
    above = _joined(high1 - first, second - low2, phi)
    return max(-1.0, first - second - below), min(1.0, first - second + above)


def _joined(x: float, y: float, phi: float) -> float:
    return sqrt(max(0.0, x * x - 2 * phi * x * y + y * y))


def _correlation(a: float, b: float, c: float, d: float) -> float:
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    if margins == 0:
        return 0.0
    excess = float(a * d - b * c)
    if excess > 0:
        excess = max(excess - (a + b + c + d) / 2, 0.0)
    return excess / sqrt(margins)


def mcnemar_exact(b: int, c: int) -> float:
    """The two-sided p of McNemar's exact test: the binomial test of b against c with probability 1/2.

    (Q. McNemar, Psychometrika 12, 1947, 153-157.) With no discordant pair p is 1.
    """
    if b + c == 0:
        return 1.0
    from statsmodels.stats.contingency_tables import mcnemar

    return float(mcnemar([[0, b], [c, 0]], exact=True).pvalue)


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values adjusted for their number (S. Holm, Scandinavian Journal of Statistics 6, 1979, 65-70)."""
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, place in enumerate(order):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = largest
    return adjusted


def cluster_bootstrap(
    differences: Sequence[int],
    clusters: Sequence[str],
    draws: int = 2000,
    seed: int = 0,
    confidence: float = CONFIDENCE,
) -> tuple[float, float]:
    """The percentile interval of a mean difference whose problems come in clusters (one template, one seed).

    Whole clusters are drawn with replacement, since problems of one cluster succeed and fail together and
    an interval that takes them for independent is too narrow (E. Miller, Adding error bars to evals, 2024).
    differences: -1, 0 or 1 a problem. Raises ValueError if there is none.
    """
    sums: dict[str, list[int]] = {}
    for difference, cluster in zip(differences, clusters, strict=True):
        entry = sums.setdefault(cluster, [0, 0])
        entry[0] += difference
        entry[1] += 1
    if not sums:
        raise ValueError("a bootstrap needs at least one problem")
    totals, source = list(sums.values()), Random(seed)
    means = []
    for _ in range(draws):
        drawn = source.choices(totals, k=len(totals))
        means.append(sum(total for total, _ in drawn) / sum(size for _, size in drawn))
    means.sort()
    tail = (1 - confidence) / 2
    return means[int(tail * (draws - 1))], means[-1 - int(tail * (draws - 1))]


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """What comes of answering only where the confidence is at least `threshold`.

    coverage: answered of all problems. risk: wrong of the answered. Both between 0 and 1.
    """

    threshold: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The trade of coverage for risk, by falling threshold.

    points: one a distinct confidence. aurc: the mean of the risk over the coverages 1/n, ..., m/n of
    the m problems that have an answer (Y. Geifman, R. El-Yaniv, Selective classification for deep neural
    networks, 2017); NaN if there is none. total: n.
    """

    points: tuple[RiskPoint, ...]
    aurc: float
    total: int

    def risk_at(self, coverage: float) -> float | None:
        """The expected risk when this share of all problems is answered, the most confident first.

        Inside a group of equal confidence the choice is random. None if fewer are answered at all.
        """
        wanted = coverage * self.total
        answered = wrong = 0.0
        for point in self.points:
            n, k = point.coverage * self.total, point.risk * point.coverage * self.total
            if n >= wanted - 1e-9:
                share = (wanted - answered) / (n - answered)
                return (wrong + share * (k - wrong)) / wanted if wanted else point.risk
            answered, wrong = n, k
        return None


def risk_coverage(confidences: Sequence[float], correct: Sequence[bool], total: int | None = None) -> RiskCoverage:
    """The risk-coverage curve of answers given with these confidences.

    total: the number of all problems, answered or not (by default, all were answered). Answers of equal
    confidence enter together, and the area takes the expected risk over their random order.
    """
    ranked = sorted(zip(confidences, correct, strict=True), key=lambda pair: -pair[0])
    total = len(ranked) if total is None else total
    points: list[RiskPoint] = []
    area = wrong = 0.0
    answered = 0
    for threshold, group in groupby(ranked, key=lambda pair: pair[0]):
        flags = [right for _, right in group]
        failing = flags.count(False) / len(flags)
        for _ in flags:
            answered, wrong = answered + 1, wrong + failing
            area += wrong / answered
        points.append(RiskPoint(threshold, answered / total, wrong / answered))
    return RiskCoverage(tuple(points), area / answered if answered else nan, total)
