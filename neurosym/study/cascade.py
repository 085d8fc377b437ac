"""The selective cascade: the small pipeline first; where it abstains or is unsure, a larger answerer is asked.

The larger answerer may be any: one that ran here, or a recorded model (see `joining`). Its answer is held against what
the pipeline found, where it found anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from neurosym.evaluation.judging import Judged, Standing, cluster_of
from neurosym.study.cost import answerer_expense, pipeline_expense
from neurosym.study.prices import Prices
from neurosym.verification.equivalence import is_unanswerable
from neurosym.verification.quantities import read_printed
from neurosym.verification.statistics import Rate
from neurosym.verification.verdict import Verdict
from neurosym.verification.verifier import SOLVED, verify_claim

ABSTAINED = "abstained"
QUANTILES = 10


class Policy(StrEnum):
    """Which answers of the larger answerer are given, once it is asked."""

    ALWAYS = "always"
    UNLESS_REFUTED = "unless refuted"
    IF_CONFIRMED = "if confirmed"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the cascade made of one problem.

    verdict: on the larger answer, None if it was not asked for. tokens, money: of both sides together; money is None
    where one has no price.
    """

    standing: Standing
    verdict: Verdict | None
    tokens: float
    money: float | None

    @property
    def escalated(self) -> bool:
        """Whether the larger answerer was asked."""
        return self.verdict is not None


@dataclass(frozen=True, slots=True)
class CascadePoint:
    """A cascade at one threshold. All rates are of all problems, except `selective` (right, of those answered)."""

    threshold: float
    accuracy: Rate
    hallucination: Rate
    selective: Rate
    escalated: Rate
    tokens: float
    money: float | None


def decide(judged: Judged, larger: str, threshold: float, policy: Policy, prices: Prices) -> Decision:
    """Answer with the pipeline if it has an answer of at least this confidence, else ask the larger answerer."""
    own = pipeline_expense(judged, prices)
    if judged.pipeline.answered and judged.record.pipeline.confidence >= threshold:
        return Decision(judged.pipeline, None, own.tokens or 0, own.money)
    verdict, asked = verdict_on(judged, larger), answerer_expense(judged, larger, prices)
    stands = {
        Policy.ALWAYS: True,
        Policy.UNLESS_REFUTED: verdict is not Verdict.REFUTED,
        Policy.IF_CONFIRMED: verdict is Verdict.CONFIRMED,
    }[policy]
    standing = judged.answerers[larger] if stands else _silent(judged)
    money = None if own.money is None or asked.money is None else own.money + asked.money
    return Decision(standing, verdict, (own.tokens or 0) + (asked.tokens or 0), money)


def verdict_on(judged: Judged, larger: str) -> Verdict:
    """What the pipeline says to the larger answer: by its answer, or by the one that it held back as too unsure."""
    record = judged.record.pipeline
    if record.outcome != ABSTAINED:
        return judged.verifications[larger].verdict
    held_back = next(
        (made.answer for made in record.candidates if made.program == record.program and made.answer), None
    )
    said = judged.record.answers[larger]
    claim = said.extracted if said.form == "parsed" else None
    answer = None if held_back is None else tuple(map(read_printed, held_back))
    return verify_claim(SOLVED if answer else record.outcome, answer, (), claim).verdict


def decide_all(
    judged: Sequence[Judged], larger: str, threshold: float, policy: Policy, prices: Prices
) -> list[Decision]:
    """`decide` for each problem."""
    return [decide(each, larger, threshold, policy, prices) for each in judged]


def summarize(threshold: float, decisions: Sequence[Decision]) -> CascadePoint:
    """The figures of these decisions. Raises ZeroDivisionError if there is none."""
    n, standings = len(decisions), [each.standing for each in decisions]
    prices = [each.money for each in decisions if each.money is not None]
    return CascadePoint(
        threshold=threshold,
        accuracy=Rate.of(sum(standing.right for standing in standings), n),
        hallucination=Rate.of(standings.count(Standing.WRONG), n),
        selective=Rate.of(standings.count(Standing.RIGHT), sum(standing.answered for standing in standings)),
        escalated=Rate.of(sum(each.escalated for each in decisions), n),
        tokens=sum(each.tokens for each in decisions) / n,
        money=sum(prices) / n if len(prices) == n else None,
    )


def thresholds(judged: Sequence[Judged]) -> list[float]:
    """0 (only abstentions are passed on), tenths of the confidences, and one above all (everything is passed on)."""
    found = sorted(each.record.pipeline.confidence for each in judged if each.pipeline.answered)
    if not found:
        return [0.0]
    tenths = [found[place * len(found) // QUANTILES] for place in range(1, QUANTILES)]
    return sorted({0.0, *tenths, max(1.0, found[-1]) + 0.01})


def curve(judged: Sequence[Judged], larger: str, policy: Policy, prices: Prices) -> list[CascadePoint]:
    """The cascade at each of `thresholds`."""
    return [summarize(at, decide_all(judged, larger, at, policy, prices)) for at in thresholds(judged)]


def decide_tuned(judged: Sequence[Judged], larger: str, policy: Policy, prices: Prices) -> list[Decision]:
    """The decisions of the threshold that is best on the other half of the problems, half by half.

    Best is the most right answers less the wrong ones, so that abstaining is worth more than a wrong answer; of equally
    good thresholds the lowest counts, which asks the larger answerer least often. No problem has a say in its own
    threshold; problems of one cluster are in one half. In the order of the problems.
    """
    halves = [_half(each) for each in judged]
    chosen = {half: _best(list(_of(judged, halves, 1 - half)), larger, policy, prices) for half in (0, 1)}
    return [decide(each, larger, chosen[half], policy, prices) for each, half in zip(judged, halves, strict=True)]


def _best(judged: Sequence[Judged], larger: str, policy: Policy, prices: Prices) -> float:
    points = curve(judged, larger, policy, prices) if judged else []
    return (
        max(points, key=lambda point: (point.accuracy.k - point.hallucination.k, -point.threshold)).threshold
        if points
        else 0.0
    )


def _of(judged: Sequence[Judged], halves: Sequence[int], wanted: int) -> Iterator[Judged]:
    return (each for each, half in zip(judged, halves, strict=True) if half == wanted)


def _half(judged: Judged) -> int:
    return sha256(cluster_of(judged.record.problem).encode()).digest()[0] % 2


def _silent(judged: Judged) -> Standing:
    return Standing.DECLINED if is_unanswerable(judged.record.problem.answer) else Standing.ABSTAINED
