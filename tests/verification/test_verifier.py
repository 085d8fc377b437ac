"""A verdict rests on an exact answer, or there is none."""

from fractions import Fraction

import pytest

from neurosym.language.syntax import Answer
from neurosym.verification.equivalence import Match
from neurosym.verification.verdict import Verdict
from neurosym.verification.verifier import verify_claim

NINE: Answer = (Fraction(9),)


def test_a_claim_that_is_the_only_answer_is_confirmed() -> None:
    found = verify_claim("solved", NINE, ["eggs_left = 12 - 3 = 9"], "9 eggs")
    assert found.verdict is Verdict.CONFIRMED
    assert found.expected == "9"
    assert found.evidence == ("eggs_left = 12 - 3 = 9",)


def test_any_other_claim_is_refuted_with_the_answer_and_the_steps() -> None:
    found = verify_claim("solved", NINE, ["eggs_left = 12 - 3 = 9"], "$10")
    assert found.verdict is Verdict.REFUTED
    assert found.reason == "the only answer of the program is 9"
    assert (found.claim, found.expected, found.match) == ("$10", "9", Match.DIFFERENT)


def test_exact_values_as_a_claim() -> None:
    assert verify_claim("solved", NINE, [], (Fraction(9),)).verdict is Verdict.CONFIRMED
    assert verify_claim("solved", NINE, [], (Fraction(8),)).claim == "8"


@pytest.mark.parametrize(("claim", "match"), [(None, Match.ABSENT), ("", Match.ABSENT), ("cat", Match.UNPARSABLE)])
def test_what_is_no_claim_is_neither_confirmed_nor_refuted(claim: str | None, match: Match) -> None:
    found = verify_claim("solved", NINE, [], claim)
    assert found.verdict is Verdict.UNDECIDED
    assert found.match is match


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("contradiction", "contradict each other"),
        ("several", "more than one answer"),
        ("unknown", "neither find an answer nor rule one out"),
        ("out_of_budget", "budget"),
        ("unsupported", "no engine"),
        ("not_translated", "no program"),
        ("abstained", "gave no answer"),
    ],
)
def test_without_an_answer_nothing_is_decided(outcome: str, words: str) -> None:
    found = verify_claim(outcome, None, ["girls == 2 * boys"], "9")
    assert found.verdict is Verdict.UNDECIDED
    assert words in found.reason
    assert found.evidence == ("girls == 2 * boys",)


def test_the_reason_of_the_solver_is_passed_on() -> None:
    found = verify_claim("out_of_budget", None, [], "9", reason="10 seconds")
    assert found.reason == "the program was not solved within its budget (10 seconds)"


@pytest.mark.parametrize(
    ("claim", "complete", "verdict"),
    [
        ("3", True, Verdict.UNDECIDED),
        ("5", True, Verdict.REFUTED),
        ("5", False, Verdict.UNDECIDED),
        ("cat", True, Verdict.UNDECIDED),
        (None, True, Verdict.UNDECIDED),
    ],
)
def test_of_several_answers_only_a_complete_list_refutes(claim: str | None, complete: bool, verdict: Verdict) -> None:
    answers = [(Fraction(3),), (Fraction(4),)]
    assert verify_claim("several", None, [], claim, answers=answers, complete=complete).verdict is verdict
