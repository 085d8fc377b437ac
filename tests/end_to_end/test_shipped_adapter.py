"""The shipped adapter on easy problems: what it writes parses, most of it is right, and a wrong claim is refuted."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'neurosym[model]'")

import neurosym as ns
from neurosym.translation.translator import adapter_for

pytestmark = [pytest.mark.weights, pytest.mark.timeout(1800)]

PROBLEMS = {
    "Nora picked 14 pears and her brother picked 9 pears. How many pears did they pick together?": "23",
    "A tram had 31 people on it. At the next stop 12 people got off. How many people are still on the tram?": "19",
    "Each box holds 8 candles. How many candles are in 7 boxes?": "56",
    "Omar had 40 stamps. He gave 13 stamps to Lea and then bought 6 more. How many stamps does he have now?": "33",
}


@pytest.fixture(scope="module")
def results() -> list[ns.Result]:
    if adapter_for("program", "0.5b") is None:
        pytest.skip("adapters/program-0.5b is not there: train it with recipes/ first")
    return ns.Pipeline().solve_many(list(PROBLEMS))


def test_all_that_is_finished_parses(results: list[ns.Result]) -> None:
    for result in results:
        (candidate,) = result.candidates
        assert candidate.fate != "parse_error"
        ns.read(candidate.program)


def right_ones(results: list[ns.Result]) -> list[ns.Result]:
    return [each for each in results if each.answer and ns.print_answer(each.answer) == PROBLEMS[each.text]]


def test_most_are_right(results: list[ns.Result]) -> None:
    assert len(right_ones(results)) >= 3


def test_a_wrong_claim_is_refuted_and_a_right_one_confirmed(results: list[ns.Result]) -> None:
    result = right_ones(results)[0]
    refuted = ns.verify_result(result, "1000")
    assert refuted.verdict is ns.Verdict.REFUTED
    assert refuted.expected == PROBLEMS[result.text]
    assert refuted.evidence
    assert ns.verify_result(result, PROBLEMS[result.text]).verdict is ns.Verdict.CONFIRMED
