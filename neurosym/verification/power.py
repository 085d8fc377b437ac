"""How many problems a difference between two sides needs, and what a number of problems can show.

The sides answer the same problems. discordance: the share of problems that only one of them gets right, b + c
over n; difference: (b - c) over n. All tests are two-sided. For problems in clusters the numbers here are
effective numbers: multiply by the design effect (see `clustering`). scipy is loaded when first used.
"""

from __future__ import annotations

from math import ceil, sqrt
from typing import Literal

ALPHA = 0.05
POWER = 0.8

Formula = Literal["connor", "miettinen"]


def pairs_needed(
    difference: float, discordance: float, power: float = POWER, alpha: float = ALPHA, formula: Formula = "connor"
) -> float:
    """How many problems McNemar's test needs to see this difference; not rounded up.

    connor: unconditional (R. J. Connor, Sample size for testing differences in proportions for the paired-sample
    design, Biometrics 43, 1987, 207-211). miettinen: conditional on the discordant problems, to second order
    (O. S. Miettinen, The matched pairs design in the case of all-or-none responses, Biometrics 24, 1968, 339-352).
    Raises ValueError unless 0 < |difference| <= discordance <= 1.
    """
    _refuse(difference, discordance)
    at_null, at_power = _quantiles(power, alpha)
    square = difference * difference
    if formula == "connor":
        return (at_null * sqrt(discordance) + at_power * sqrt(discordance - square)) ** 2 / square
    inner = discordance * discordance - square * (3 + discordance) / 4
    return (at_null * discordance + at_power * sqrt(max(0.0, inner))) ** 2 / (discordance * square)


def paired_power(n: float, difference: float, discordance: float, alpha: float = ALPHA) -> float:
    """The probability that n problems show this difference, by Connor's normal approximation (both tails)."""
    from scipy.stats import norm

    _refuse(difference, discordance)
    spread = sqrt(discordance - difference * difference)
    edge = float(norm.ppf(1 - alpha / 2)) * sqrt(discordance)
    shift = abs(difference) * sqrt(n)
    if spread == 0:
        return float(shift > edge)
    return float(norm.cdf((shift - edge) / spread) + norm.cdf((-shift - edge) / spread))


def exact_paired_power(n: int, difference: float, discordance: float, alpha: float = ALPHA) -> float:
    """The probability that McNemar's exact test at `alpha` rejects with n problems, without approximation.

    The sum over all numbers of discordant problems of the power of the binomial test (S. W. Duffy, Asymptotic and
    exact power for the McNemar test and its analogue with R controls per case, Biometrics 40, 1984, 1005-1015).
    """
    import numpy as np
    from scipy.stats import binom

    _refuse(difference, discordance)
    found = np.arange(n + 1)
    chances = binom.pmf(found, n, discordance)
    found, chances = found[chances > 0], chances[chances > 0]
    limit = binom.ppf(alpha / 2, found, 0.5).astype(int)
    limit = np.where(binom.cdf(limit, found, 0.5) > alpha / 2 * (1 + 1e-12), limit - 1, limit)
    first = (1 + difference / discordance) / 2
    rejected = binom.cdf(limit, found, first) + binom.cdf(limit, found, 1 - first)
    return float((chances * np.where(limit >= 0, rejected, 0.0)).sum())


def detectable_difference(n: float, discordance: float, power: float = POWER, alpha: float = ALPHA) -> float | None:
    """The smallest difference that n problems show with this power (Connor); None if not even `discordance` is."""
    if not 0 < discordance <= 1:
        raise ValueError(f"a discordance of {discordance} is no share above 0")
    low, high = 0.0, discordance
    if n <= 0 or pairs_needed(high, discordance, power, alpha) > n:
        return None
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if pairs_needed(middle, discordance, power, alpha) > n else (low, middle)
    return high


def problems_needed(difference: float, variance: float, power: float = POWER, alpha: float = ALPHA) -> float:
    """How many problems show a mean difference of scores whose difference has this variance a problem.

    (E. Miller, Adding error bars to evals, arXiv:2411.00640, 2024, equation 9: with k samples a problem the variance
    is that of the expected differences plus those of both sides' samples over k.) Raises ValueError for a
    difference of 0 or a negative variance.
    """
    if difference == 0 or variance < 0:
        raise ValueError("a sample size needs a difference other than 0 and a variance that is not negative")
    return sum(_quantiles(power, alpha)) ** 2 * variance / (difference * difference)


def whole(n: float) -> int:
    """The number of problems rounded up; a rounding error of the last digits does not add one."""
    return ceil(n - 1e-9)


def _quantiles(power: float, alpha: float) -> tuple[float, float]:
    from scipy.stats import norm

    if not (0 < alpha < 1 and 0 < power < 1):
        raise ValueError(f"level {alpha} and power {power} must lie between 0 and 1")
    return float(norm.ppf(1 - alpha / 2)), float(norm.ppf(power))


def _refuse(difference: float, discordance: float) -> None:
    if not 0 < abs(difference) <= discordance <= 1:
        raise ValueError(f"a difference of {difference} at a discordance of {discordance} cannot be")
