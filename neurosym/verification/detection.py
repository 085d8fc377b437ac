"""The verifier as a detector of wrong answers: what it catches, and what that costs in false alarms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from neurosym.verification.statistics import Rate


@dataclass(frozen=True, slots=True)
class DetectorPoint:
    """What comes of refuting only where the pipeline's confidence is at least `threshold`.

    precision: wrong, of the refuted. recall: refuted, of the wrong answers. false_alarms: refuted, of the right
    answers.
    """

    threshold: float
    precision: Rate
    recall: Rate
    false_alarms: Rate

    @property
    def alarms_per_catch(self) -> float | None:
        """How many right answers are refuted for each wrong answer that is; None if none is."""
        return self.false_alarms.k / self.recall.k if self.recall.k else None


def detector_points(refuted_at: Sequence[float | None], wrong: Sequence[bool]) -> tuple[DetectorPoint, ...]:
    """The trade of recall for false alarms, by falling threshold; the last point refutes all that it can.

    refuted_at: for each claim, the confidence of the answer that refutes it, None if nothing does. wrong: whether
    the claim is. Rates of equal confidence enter together (J. A. Swets, Measuring the accuracy of diagnostic
    systems, Science 240, 1988, 1285-1293). Raises ValueError if the lengths differ.
    """
    pairs = [(at, flag) for at, flag in zip(refuted_at, wrong, strict=True) if at is not None]
    pairs.sort(key=lambda pair: -pair[0])
    all_wrong = sum(map(bool, wrong))
    groups = [(at, [flag for _, flag in group]) for at, group in groupby(pairs, key=lambda pair: pair[0])]
    caught = accumulate(sum(flags) for _, flags in groups)
    refuted = accumulate(len(flags) for _, flags in groups)
    return tuple(
        DetectorPoint(at, Rate.of(k, n), Rate.of(k, all_wrong), Rate.of(n - k, len(wrong) - all_wrong))
        for (at, _), k, n in zip(groups, caught, refuted, strict=True)
    )
