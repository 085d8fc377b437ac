"""The cascade: what is passed on, what is done with the answer, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from neurosym.answering.recorded import RecordedAnswerer
from neurosym.answering.records import ModelAnswer
from neurosym.evaluation.judging import Judged, Standing
from neurosym.study.cascade import (
    Policy,
    curve,
    decide,
    decide_all,
    decide_tuned,
    summarize,
    thresholds,
    verdict_on,
)
from neurosym.study.cascade_findings import cascade_findings
from neurosym.study.joining import is_recorded, model_and_method, with_recorded
from neurosym.study.prices import read_prices
from neurosym.verification.statistics import Rate
from neurosym.verification.verdict import Verdict

MakeJudged = Callable[..., Judged]
PRICES = read_prices()
BIG = "cot:7b"


def test_a_confident_answer_is_not_passed_on(make_judged: MakeJudged) -> None:
    found = decide(make_judged(0, "8", confidence=0.7, said={BIG: "9"}), BIG, 0.7, Policy.ALWAYS, PRICES)
    assert (found.standing, found.escalated, found.tokens) == (Standing.WRONG, False, 60)


@pytest.mark.parametrize(
    ("pipeline", "big", "verdict", "standings"),
    [
        ("9", "9", Verdict.CONFIRMED, ("right", "right", "right")),
        ("8", "9", Verdict.REFUTED, ("right", "abstained", "abstained")),
        ("8", "8", Verdict.CONFIRMED, ("wrong", "wrong", "wrong")),
        ("several", "9", Verdict.UNDECIDED, ("right", "right", "abstained")),
        ("several", None, Verdict.UNDECIDED, ("abstained", "abstained", "abstained")),
    ],
)
def test_policies(
    make_judged: MakeJudged, pipeline: str, big: str | None, verdict: Verdict, standings: tuple[str, ...]
) -> None:
    made = make_judged(0, pipeline, confidence=0.3, said={BIG: big})
    found = [decide(made, BIG, 0.5, policy, PRICES) for policy in Policy]
    assert tuple(each.standing for each in found) == standings
    assert all(each.verdict is verdict and each.tokens == 60 + (big is not None) * 100 for each in found)


def test_an_answer_held_back_still_verifies(make_judged: MakeJudged) -> None:
    made = make_judged(0, "abstained", candidates=["9", "8", None], said={BIG: "9", "direct:7b": "8"})
    assert verdict_on(made, BIG) is Verdict.CONFIRMED
    assert verdict_on(made, "direct:7b") is Verdict.REFUTED
    assert verdict_on(make_judged(1, "abstained", said={BIG: "9"}), BIG) is Verdict.UNDECIDED


def test_a_problem_without_an_answer_is_rightly_left(make_judged: MakeJudged) -> None:
    made = make_judged(0, "several", said={BIG: "3"}, answer="None", answer_type="text")
    assert decide(made, BIG, 0.0, Policy.IF_CONFIRMED, PRICES).standing is Standing.DECLINED


def sixteen(make_judged: MakeJudged) -> list[Judged]:
    """Right with confidence 0.9, wrong with 0.2, and four without an answer; the larger answerer fails on every fifth."""
    sides = [("9", 0.9)] * 6 + [("8", 0.2)] * 6 + [("not_translated", 0.0)] * 4
    return [
        make_judged(n, answer, confidence=sure, said={BIG: "7" if n % 5 == 0 else "9"})
        for n, (answer, sure) in enumerate(sides)
    ]


def test_a_curve_goes_from_abstentions_to_everything(make_judged: MakeJudged) -> None:
    points = curve(sixteen(make_judged), BIG, Policy.ALWAYS, PRICES)
    assert [point.threshold for point in points] == sorted(point.threshold for point in points)
    assert points[0].escalated == Rate.of(4, 16)
    assert points[0].accuracy == Rate.of(6 + 3, 16)
    assert points[-1].escalated == Rate.of(16, 16)
    assert points[-1].accuracy == Rate.of(12, 16)
    middle = next(point for point in points if point.threshold == 0.9)
    assert (middle.accuracy, middle.hallucination) == (Rate.of(6 + 5 + 3, 16), Rate.of(2, 16))
    assert middle.tokens == 60 + 100 * 10 / 16


def test_the_ends_are_the_sides_alone(make_judged: MakeJudged) -> None:
    made = sixteen(make_judged)
    last = decide_all(made, BIG, thresholds(made)[-1], Policy.ALWAYS, PRICES)
    assert [each.standing for each in last] == [each.answerers[BIG] for each in made]
    assert thresholds([make_judged(0, "several")]) == [0.0]


def test_a_tuned_threshold_is_chosen_on_the_other_half(make_judged: MakeJudged) -> None:
    made = [
        make_judged(n, "9" if n % 2 else "8", confidence=0.9 if n % 2 else 0.2, said={BIG: "9" if n % 3 else "7"})
        for n in range(60)
    ]
    found = summarize(0.0, decide_tuned(made, BIG, Policy.ALWAYS, PRICES))
    assert found.escalated == Rate.of(30, 60)
    assert found.accuracy == Rate.of(30 + 20, 60)


def test_one_problem_has_no_other_half(make_judged: MakeJudged) -> None:
    (found,) = decide_tuned([make_judged(0, said={BIG: "9"})], BIG, Policy.ALWAYS, PRICES)
    assert not found.escalated


def test_findings(make_judged: MakeJudged) -> None:
    against, along = cascade_findings({"eggs": sixteen(make_judged)}, PRICES)
    assert len(against.rows) == 2 * len(Policy)
    row = against.rows[0]
    assert (row["rule"], row["policy"], row["pipeline"], row["larger_alone"]) == (
        "where it abstains",
        "always",
        6 / 16,
        0.75,
    )
    assert (row["gain_b"], row["gain_c"], row["gain"]) == (2, 5, pytest.approx(-3 / 16))
    assert against.negative
    assert "25.0\N{NO-BREAK SPACE}% passed on" in against.says
    assert {line["policy"] for line in along.rows} == {policy.value for policy in Policy}
    for finding in (against, along):
        assert finding.chart is not None
        assert {finding.chart.x, finding.chart.y, finding.chart.series} <= set(finding.rows[0])
        assert set(finding.columns) <= set(finding.rows[0])


def test_nobody_larger(make_judged: MakeJudged) -> None:
    assert cascade_findings({"eggs": [make_judged(0)], "none": []}, PRICES) == []


def test_a_recorded_model_joins_as_an_answerer(make_judged: MakeJudged) -> None:
    name = "recorded:f.jsonl#gpt-4/cot"
    said = ModelAnswer(name, raw="So 9.", extracted="9", form="parsed")
    made = [make_judged(0, "8", said={BIG: "9"}), make_judged(1)]
    (joined,) = with_recorded(made, RecordedAnswerer(name, {"eggs-0": said}))
    assert joined.answerers == {BIG: Standing.RIGHT, name: Standing.RIGHT}
    assert joined.verifications[name].verdict is Verdict.REFUTED


def test_names_tell_model_and_method() -> None:
    assert model_and_method("cot:0.5b") == ("0.5b", "cot")
    assert model_and_method("recorded:a/f.jsonl.gz#code-davinci-002/program") == ("code-davinci-002", "program")
    assert is_recorded("recorded:f#m/cot") and not is_recorded("cot:0.5b")
