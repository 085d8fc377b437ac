"""Judging a claimed answer by the exact answer of a program, without knowing the gold answer.

A claim is confirmed or refuted only by an answer that was shown to be the only one. That a claim is
consistent with a program shows nothing, and neither does a program without a solution.
"""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.language.printing import print_answer
from neurosym.language.syntax import Answer
from neurosym.verification.equivalence import Match, compare
from neurosym.verification.verdict import Verdict, Verification

SOLVED = "solved"
SEVERAL = "several"

_REASONS = {
    SEVERAL: "more than one answer fits the program",
    "contradiction": "no answer fits the program: its statements contradict each other",
    "unknown": "the engine could neither find an answer nor rule one out",
    "out_of_budget": "the program was not solved within its budget",
    "unsupported": "no engine covers this program",
    "not_translated": "no program to rely on could be had from the text",
    "abstained": "the symbolic route gave no answer",
}


def verify_claim(
    outcome: str,
    answer: Answer | None,
    evidence: Sequence[str],
    claim: str | Answer | None,
    *,
    answers: Sequence[Answer] = (),
    complete: bool = False,
    reason: str = "",
) -> Verification:
    """The verdict on a claim about a problem.

    outcome: how the symbolic route ended (an `Outcome` value, "not_translated" or "abstained").
    answer: its one answer, if solved. evidence: steps, or the statements of a contradiction.
    claim: text or exact values. answers: the different answers found, if several; `complete` says
    that there are no others, and then a claim that is none of them is refuted. reason: more words
    on an outcome without an answer.
    """
    shown = claim if isinstance(claim, str) or claim is None else print_answer(claim)
    if outcome == SOLVED and answer is not None:
        return _against_answer(answer, tuple(evidence), claim, shown)
    if outcome == SEVERAL and answers and complete:
        return _against_several(answers, tuple(evidence), claim, shown)
    because = _REASONS.get(outcome, f"the symbolic route ended as {outcome}")
    words = f"{because} ({reason})" if reason else because
    return Verification(Verdict.UNDECIDED, words, shown, evidence=tuple(evidence))


def _against_answer(
    answer: Answer, evidence: tuple[str, ...], claim: str | Answer | None, shown: str | None
) -> Verification:
    expected = print_answer(answer)
    match compare(claim, answer):
        case Match.EQUAL as match:
            verdict, reason = Verdict.CONFIRMED, f"{expected} is the only answer of the program"
        case Match.DIFFERENT as match:
            verdict, reason = Verdict.REFUTED, f"the only answer of the program is {expected}"
        case match:
            verdict, reason = Verdict.UNDECIDED, _no_claim(match)
    return Verification(verdict, reason, shown, expected, match, evidence)


def _against_several(
    answers: Sequence[Answer], evidence: tuple[str, ...], claim: str | Answer | None, shown: str | None
) -> Verification:
    expected = " or ".join(map(print_answer, answers))
    matches = [compare(claim, answer) for answer in answers]
    if Match.EQUAL in matches:
        verdict, match, reason = Verdict.UNDECIDED, Match.EQUAL, f"the program allows {expected}"
    elif all(match is Match.DIFFERENT for match in matches):
        verdict, match, reason = Verdict.REFUTED, Match.DIFFERENT, f"the program allows only {expected}"
    else:
        match = next(match for match in matches if match is not Match.DIFFERENT)
        verdict, reason = Verdict.UNDECIDED, _no_claim(match)
    return Verification(verdict, reason, shown, expected, match, evidence)


def _no_claim(match: Match) -> str:
    return "nothing is claimed" if match is Match.ABSENT else "the claim cannot be read as an answer"
