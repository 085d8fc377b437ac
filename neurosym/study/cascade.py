"""The selective cascade: the small pipeline first; where it abstains or is unsure, a larger answerer is asked.

The larger answerer may be any: one that ran here, or a recorded model (see `joining`). Its answer is held against what
the pipeline found, where it found anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import assert_never

from neurosym.evaluation.judging import Judged, Standing, cluster_of
from neurosym.study.cost import Expense, answerer_expense, pipeline_expense
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
class Case:
    """One problem with all that a cascade may need of it.

    own, confidence: the pipeline's. larger: what the larger answerer would do; verdict: on its answer. silent: what
    giving no answer comes to. spent, asked: what the two sides cost. half: which half of the problems it is in, 0 or 1.
    """

    own: Standing
    confidence: float
    larger: Standing
    verdict: Verdict
    silent: Standing
    spent: Expense
    asked: Expense
    half: int


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


def cases(judged: Sequence[Judged], larger: str, prices: Prices) -> list[Case]:
    """The problems as cases for a cascade to this answerer, in their order."""
    return [
        Case(
            own=each.pipeline,
            confidence=each.record.pipeline.confidence,
            larger=each.answerers[larger],
            verdict=verdict_on(each, larger),
            silent=Standing.DECLINED if is_unanswerable(each.record.problem.answer) else Standing.ABSTAINED,
            spent=pipeline_expense(each, prices),
            asked=answerer_expense(each, larger, prices),
            half=sha256(cluster_of(each.record.problem).encode()).digest()[0] % 2,
        )
        for each in judged
    ]


def decide(case: Case, threshold: float, policy: Policy) -> Decision:
    """Answer with the pipeline if it has an answer of at least this confidence, else ask the larger answerer."""
    return settle(case, not (case.own.answered and case.confidence >= threshold), policy)


def settle(case: Case, escalate: bool, policy: Policy) -> Decision:
    """What comes of a problem that is left to the pipeline, or passed on."""
    spent, asked = case.spent, case.asked
    if not escalate:
        return Decision(case.own, None, spent.tokens or 0, spent.money)
    money = None if spent.money is None or asked.money is None else spent.money + asked.money
    standing = case.larger if _stands(case.verdict, policy) else case.silent
    return Decision(standing, case.verdict, (spent.tokens or 0) + (asked.tokens or 0), money)


def _stands(verdict: Verdict, policy: Policy) -> bool:
    match policy:
        case Policy.ALWAYS:
            return True
        case Policy.UNLESS_REFUTED:
            return verdict is not Verdict.REFUTED
        case Policy.IF_CONFIRMED:
            return verdict is Verdict.CONFIRMED
        case _:
            assert_never(policy)


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


def decide_all(given: Sequence[Case], threshold: float, policy: Policy) -> list[Decision]:
    """`decide` for each problem."""
    return [decide(case, threshold, policy) for case in given]


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


def thresholds(given: Sequence[Case]) -> list[float]:
    """0 (only abstentions are passed on), tenths of the confidences, and one above all (everything is passed on)."""
    found = sorted(case.confidence for case in given if case.own.answered)
    if not found:
        return [0.0]
    tenths = [found[place * len(found) // QUANTILES] for place in range(1, QUANTILES)]
    return sorted({0.0, *tenths, max(1.0, found[-1]) + 0.01})


def curve(given: Sequence[Case], policy: Policy) -> list[CascadePoint]:
    """The cascade at each of `thresholds`."""
    return [summarize(at, decide_all(given, at, policy)) for at in thresholds(given)]


def share_curve(given: Sequence[Case], policy: Policy) -> list[CascadePoint]:
    """The cascade that passes on the least confident 0, 10, ..., 100 %; what has no answer is the least confident.

    Equally confident answers are passed on in their order. The threshold of a point is the confidence of the first
    answer that stays. The ends are the pipeline alone and, with `Policy.ALWAYS`, the larger answerer alone.
    """
    order = sorted(range(len(given)), key=lambda place: (given[place].own.answered, given[place].confidence))
    found = []
    for step in range(QUANTILES + 1):
        passed = round(step * len(given) / QUANTILES)
        stays, asked = order[passed:], frozenset(order[:passed])
        decisions = [settle(case, place in asked, policy) for place, case in enumerate(given)]
        threshold = given[stays[0]].confidence if stays else max(1.0, *(case.confidence for case in given)) + 0.01
        found.append(summarize(threshold, decisions))
    return found


def decide_tuned(given: Sequence[Case], policy: Policy) -> list[Decision]:
    """The decisions of the threshold that is best on the other half of the problems, half by half.

    Best is the most right answers less the wrong ones, so that abstaining is worth more than a wrong answer; of equally
    good thresholds the lowest counts, which asks the larger answerer least often. No problem has a say in its own
    threshold; problems of one cluster are in one half. In the order of the problems.
    """
    chosen = {half: _best([case for case in given if case.half != half], policy) for half in (0, 1)}
    return [decide(case, chosen[case.half], policy) for case in given]


def _best(given: Sequence[Case], policy: Policy) -> float:
    points = curve(given, policy) if given else []
    best = max(points, key=lambda point: (point.accuracy.k - point.hallucination.k, -point.threshold), default=None)
    return best.threshold if best else 0.0
