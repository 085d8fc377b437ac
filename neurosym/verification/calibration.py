"""Whether a confidence between 0 and 1 is worth its number: Brier score, calibration error, discrimination.

numpy and scipy are loaded when first used.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from neurosym.verification.clustering import Mean, clustered_mean
from neurosym.verification.statistics import CONFIDENCE, Rate

BINS = 10
DRAWS = 1000

Binning = Literal["mass", "width"]
Array = Any  # a numpy array; numpy is not loaded for its name


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """The answers with confidence between low and high, both included: their mean confidence, how many right."""

    low: float
    high: float
    confidence: float
    right: Rate


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well confidences match what was right.

    brier: mean squared error with its interval. ece: expected calibration error with a bootstrap interval [ece_low,
    ece_high]. ece_by_chance: the mean error that perfectly calibrated confidences would show at this size, p the
    probability that they show as much as was seen. auroc: of discrimination, None if all answers went one way.
    """

    n: int
    brier: Mean
    ece: float
    ece_low: float
    ece_high: float
    ece_by_chance: float
    p: float
    auroc: float | None
    bins: tuple[CalibrationBin, ...]


def brier_score(
    confidences: Sequence[float], correct: Sequence[bool], clusters: Sequence[Hashable] | None = None
) -> Mean:
    """The mean of (confidence - right)^2, between 0 and 1, lower is better.

    (G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78, 1950, 1-3,
    whose score sums over both classes and is twice this one.) Raises ValueError for fewer than two clusters.
    """
    return clustered_mean([(c - right) ** 2 for c, right in zip(confidences, correct, strict=True)], clusters)


def calibration_error(
    confidences: Sequence[float], correct: Sequence[bool], bins: int = BINS, binning: Binning = "mass"
) -> float:
    """The expected calibration error: over bins, the weighted distance of mean confidence and share right.

    width: bins of equal width, open below as in C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, On calibration of modern
    neural networks, ICML 2017, arXiv:1706.04599. mass: bins of equally many answers, equal confidences together
    (K. Nguyen, B. O'Connor, Posterior calibration and exploratory analysis for NLP models, EMNLP 2015,
    arXiv:1508.05154). It is biased upwards: see `Calibration.ece_by_chance`. Raises ValueError if there is no answer.
    """
    import numpy as np

    values, right = _arrays(confidences, correct)
    gaps = np.bincount(_bin_of(values, bins, binning), weights=values - right, minlength=bins)
    return float(np.abs(gaps).sum() / len(values))


def calibrate(
    confidences: Sequence[float],
    correct: Sequence[bool],
    clusters: Sequence[Hashable] | None = None,
    *,
    bins: int = BINS,
    binning: Binning = "mass",
    draws: int = DRAWS,
    seed: int = 0,
    confidence: float = CONFIDENCE,
) -> Calibration:
    """All figures of a set of confidences. Clusters, not problems, are drawn for the interval.

    The bins stay those of the sample. What chance alone shows is simulated by answers that are right with just
    their confidence (J. Bröcker, L. A. Smith, Increasing the reliability of reliability diagrams, Weather and
    Forecasting 22, 2007, 651-661). Raises ValueError for fewer than two clusters.
    """
    import numpy as np

    values, right = _arrays(confidences, correct)
    places = _bin_of(values, bins, binning)
    brier = brier_score(confidences, correct, clusters)
    source = np.random.default_rng(seed)
    ece = calibration_error(confidences, correct, bins, binning)
    low, high = _bootstrap(values - right, places, bins, clusters, draws, source, confidence)
    chance = _by_chance(values, places, bins, draws, source)
    return Calibration(
        n=len(values),
        brier=brier,
        ece=ece,
        ece_low=low,
        ece_high=high,
        ece_by_chance=float(chance.mean()),
        p=float((1 + (chance >= ece - 1e-12).sum()) / (1 + draws)),
        auroc=auroc(confidences, correct),
        bins=_described(values, right, places),
    )


def auroc(confidences: Sequence[float], correct: Sequence[bool]) -> float | None:
    """The probability that a right answer has more confidence than a wrong one, ties counting half.

    (H. B. Mann, D. R. Whitney, Annals of Mathematical Statistics 18, 1947, 50-60.) None if all are right, or none.
    """
    from scipy.stats import rankdata

    values, right = _arrays(confidences, correct)
    k, n = int(right.sum()), len(values)
    if k in (0, n):
        return None
    return float((rankdata(values)[right > 0].sum() - k * (k + 1) / 2) / (k * (n - k)))


def augrc(confidences: Sequence[float], correct: Sequence[bool]) -> float:
    """The area under the generalised risk-coverage curve: of answering a random share, how often it is wrong.

    The generalised risk is answered and wrong, of all; unlike AURC the few most confident answers do not dominate
    (J. Traub et al., Overcoming common flaws in the evaluation of selective classification systems, NeurIPS 2024,
    arXiv:2407.01032: (1 - AUROC) a (1 - a) + (1 - a)^2 / 2 with accuracy a). Raises ValueError if there is no answer.
    """
    accuracy, found = float(_arrays(confidences, correct)[1].mean()), auroc(confidences, correct)
    mixed = 0.0 if found is None else (1 - found) * accuracy * (1 - accuracy)
    return mixed + (1 - accuracy) ** 2 / 2


def _arrays(confidences: Sequence[float], correct: Sequence[bool]) -> tuple[Array, Array]:
    import numpy as np

    if len(confidences) != len(correct) or not len(confidences):
        raise ValueError(f"{len(confidences)} confidences of {len(correct)} answers: there must be as many, and one")
    values, right = np.asarray(confidences, dtype=float), np.asarray(correct, dtype=float)
    if not ((values >= 0) & (values <= 1)).all():
        raise ValueError("a confidence must lie between 0 and 1")
    return values, right


def _bin_of(values: Array, bins: int, binning: Binning) -> Array:
    import numpy as np

    if binning == "width":
        return np.clip(np.ceil(values * bins).astype(int) - 1, 0, bins - 1)
    first = np.searchsorted(np.sort(values), values, side="left")
    return first * bins // len(values)


def _bootstrap(
    gaps: Array,
    places: Array,
    bins: int,
    clusters: Sequence[Hashable] | None,
    draws: int,
    source: Any,
    confidence: float,
) -> tuple[float, float]:
    """The percentile interval of the error when whole clusters are drawn with replacement."""
    import numpy as np

    named: Sequence[Hashable] = range(len(gaps)) if clusters is None else clusters
    number = {cluster: place for place, cluster in enumerate(dict.fromkeys(named))}
    rows = np.array([number[cluster] for cluster in named])
    table = np.zeros((len(number), bins))
    np.add.at(table, (rows, places), gaps)
    sizes = np.bincount(rows, minlength=len(number))
    times = source.multinomial(len(number), np.full(len(number), 1 / len(number)), size=draws)
    errors = np.abs(times @ table).sum(axis=1) / (times @ sizes)
    low, high = np.quantile(errors, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)


def _by_chance(values: Array, places: Array, bins: int, draws: int, source: Any) -> Array:
    """The errors of `draws` sets of answers that are right with just the probability their confidence says."""
    import numpy as np

    member = np.zeros((len(values), bins))
    member[np.arange(len(values)), places] = 1
    return np.array(
        [np.abs((values - (source.random(len(values)) < values)) @ member).sum() / len(values) for _ in range(draws)]
    )


def _described(values: Array, right: Array, places: Array) -> tuple[CalibrationBin, ...]:
    found = []
    for place in sorted(set(places.tolist())):
        inside, flags = values[places == place], right[places == place]
        rate = Rate.of(int(flags.sum()), len(flags))
        found.append(CalibrationBin(float(inside.min()), float(inside.max()), float(inside.mean()), rate))
    return tuple(found)
