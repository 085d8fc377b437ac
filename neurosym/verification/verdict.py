"""The verdict on a claimed answer, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from neurosym.verification.equivalence import Match


class Verdict(StrEnum):
    """What is known of a claim. Only an exact answer confirms or refutes."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on one claim.

    reason: one sentence. claim: the claim as it was held against the answer, printed, or None.
    expected: the exact answer, printed, where there is one. match: how the two compare, or None where
    there was nothing to compare with. evidence: the steps, or the statements that contradict each other.
    """

    verdict: Verdict
    reason: str
    claim: str | None = None
    expected: str | None = None
    match: Match | None = None
    evidence: tuple[str, ...] = ()
