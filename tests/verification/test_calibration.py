"""Confidence: what is worth its number, and what only looks so by chance."""

from __future__ import annotations

from random import Random

import pytest

from neurosym.verification.calibration import augrc, auroc, brier_score, calibrate, calibration_error
from neurosym.verification.detection import detector_points
from neurosym.verification.statistics import Rate


def test_the_example_of_brier() -> None:
    """Ten forecasts of rain (Brier 1950, table 1): his score, which sums over both classes, is 0.19."""
    forecasts = [0.7, 0.9, 0.8, 0.4, 0.2, 0.0, 0.0, 0.0, 0.0, 0.1]
    rained = [False, True, True, True, False, False, False, False, False, False]
    assert 2 * brier_score(forecasts, rained).value == pytest.approx(0.19)


def drawn(n: int, shift: float) -> tuple[list[float], list[bool]]:
    """Confidences between 0.3 and 0.9 of answers that are right with that probability, less `shift`."""
    source = Random(5)
    confidences = [0.3 + 0.6 * source.random() for _ in range(n)]
    return confidences, [source.random() < value - shift for value in confidences]


def test_calibrated_confidences_differ_no_more_than_chance() -> None:
    found = calibrate(*drawn(400, 0.0), draws=300)
    assert found.p > 0.05
    assert found.ece < 2 * found.ece_by_chance
    assert found.ece_low < found.ece < found.ece_high
    assert sum(part.right.n for part in found.bins) == found.n == 400


def test_overconfidence_shows() -> None:
    found = calibrate(*drawn(400, 0.25), draws=300)
    assert found.p < 0.01
    assert found.ece == pytest.approx(0.25, abs=0.06)
    assert found.ece_low > found.ece_by_chance


def test_clusters_widen_the_interval() -> None:
    confidences, correct = drawn(60, 0.0)
    copied = [c for c in confidences for _ in range(6)], [r for r in correct for _ in range(6)]
    alone = calibrate(*copied, draws=400)
    together = calibrate(*copied, [n for n in range(60) for _ in range(6)], draws=400)
    assert together.ece_high - together.ece_low > 1.5 * (alone.ece_high - alone.ece_low)
    assert together.brier.error > 2 * alone.brier.error


def test_the_same_seed_gives_the_same_figures() -> None:
    assert calibrate(*drawn(80, 0.1), draws=50, seed=3) == calibrate(*drawn(80, 0.1), draws=50, seed=3)


def test_votes_of_eight_are_a_few_bins() -> None:
    found = calibrate([1.0] * 50 + [0.5] * 50, [True] * 45 + [False] * 5 + [True] * 25 + [False] * 25, draws=20)
    assert [(part.low, part.right) for part in found.bins] == [(0.5, Rate.of(25, 50)), (1.0, Rate.of(45, 50))]
    assert found.ece == pytest.approx(0.05)


def test_a_confidence_that_knows_all() -> None:
    assert auroc([0.9, 0.8, 0.2], [True, True, False]) == 1
    assert auroc([0.9, 0.8], [True, True]) is None
    assert augrc([0.9, 0.8, 0.2, 0.1], [True, True, False, False]) == pytest.approx(0.125)
    assert augrc([0.9, 0.8], [True, True]) == 0


def test_what_is_no_confidence() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        calibration_error([1.2], [True])
    with pytest.raises(ValueError, match="2 confidences of 1 answers"):
        calibration_error([0.1, 0.2], [True])


def test_a_detector_worked_by_hand() -> None:
    strict, loose = detector_points([0.9, None, 0.4, 0.9, None], [True, True, False, False, False])
    assert (strict.threshold, strict.precision, strict.recall) == (0.9, Rate.of(1, 2), Rate.of(1, 2))
    assert (loose.precision, loose.false_alarms) == (Rate.of(1, 3), Rate.of(2, 3))
    assert loose.alarms_per_catch == 2
    assert detector_points([None], [True]) == ()
    assert detector_points([0.5], [False])[0].alarms_per_catch is None
