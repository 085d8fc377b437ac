"""What a part of a test set can be expected to show, when the whole set's figures were published.

The part is a draw without replacement, so it scatters less about the whole than a fresh sample would.
scipy is loaded when first used.
"""

from __future__ import annotations

from math import log, sqrt

from neurosym.verification.statistics import CONFIDENCE


def chance_of_part(k: int, n: int, whole_k: int, whole_n: int) -> float:
    """The probability that n problems, drawn from a set with whole_k of whole_n right, are as far from their mean as k.

    The hypergeometric distribution, two-sided. Raises ValueError unless n problems can be drawn from the whole.
    """
    from scipy.stats import hypergeom

    if not 0 <= k <= n <= whole_n or not 0 <= whole_k <= whole_n:
        raise ValueError(f"{k} of {n} is no part of {whole_k} of {whole_n}")
    mean = n * whole_k / whole_n
    off = abs(k - mean) - 1e-9
    drawn = range(n + 1)
    return min(1.0, float(sum(hypergeom.pmf([x for x in drawn if abs(x - mean) >= off], whole_n, whole_k, n))))


def range_of_part(
    whole_b: int, whole_c: int, n: int, whole_n: int, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """The interval of the paired difference of a part of n problems, given the whole set's discordant counts.

    The normal approximation with the variance of a draw without replacement (W. G. Cochran, Sampling Techniques, 3rd
    ed. 1977, theorem 2.2); a problem's value is 1, -1 or 0. Raises ValueError unless 0 < n <= whole_n.
    """
    from scipy.stats import norm

    if not 0 < n <= whole_n or whole_b + whole_c > whole_n:
        raise ValueError(f"{n} problems with {whole_b} and {whole_c} discordant are no part of {whole_n}")
    mean = (whole_b - whole_c) / whole_n
    variance = (whole_b + whole_c - whole_n * mean * mean) / max(1, whole_n - 1)
    half = float(norm.ppf((1 + confidence) / 2)) * sqrt(variance / n * (1 - n / whole_n))
    return mean - half, mean + half


def implied_counts(difference: float, n: int, p: float) -> tuple[int, int]:
    """The discordant counts (b, c) of n problems that fit a published difference and McNemar's exact p best.

    p grows with b + c while b - c stays, so there is one best fit; figures published with two digits leave it uncertain
    by a few problems. Raises ValueError unless p lies above 0 and at most at 1.
    """
    from scipy.stats import binom

    if not 0 < p <= 1:
        raise ValueError(f"{p} is no p-value")
    net = round(difference * n)
    totals = range(max(1, abs(net)), n + 1, 2)
    fewer = {total: (total - abs(net)) // 2 for total in totals}
    best = min(totals, key=lambda total: abs(log(min(1.0, 2 * binom.cdf(fewer[total], total, 0.5))) - log(p)))
    more = best - fewer[best]
    return (more, fewer[best]) if net >= 0 else (fewer[best], more)
