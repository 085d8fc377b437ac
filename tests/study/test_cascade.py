"""The cascade: what is passed on, what is done with the answer, and what comes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from neurosym.answering.recorded import RecordedAnswerer
from neurosym.answering.records import ModelAnswer
from neurosym.errors import AnswerError
from neurosym.evaluation.judging import Judged, Standing
from neurosym.study.cascade import (
    Case,
    Policy,
    cases,
    curve,
    decide,
    decide_all,
    decide_tuned,
    share_curve,
    summarize,
    thresholds,
    verdict_on,
)
from neurosym.study.cascade_findings import cascade_findings
from neurosym.study.config import StudyConfig, SuiteEntry
from neurosym.study.joining import is_recorded, model_and_method, recorded_larger, whom_to_ask, with_recorded
from neurosym.study.prices import read_prices
from neurosym.verification.statistics import Rate
from neurosym.verification.verdict import Verdict

MakeJudged = Callable[..., Judged]
PRICES = read_prices()
BIG = "cot:7b"


def case(made: Judged) -> Case:
    return cases([made], BIG, PRICES)[0]


def test_a_confident_answer_is_not_passed_on(make_judged: MakeJudged) -> None:
    found = decide(case(make_judged(0, "8", confidence=0.7, said={BIG: "9"})), 0.7, Policy.ALWAYS)
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
    found = [decide(case(made), 0.5, policy) for policy in Policy]
    assert tuple(each.standing for each in found) == standings
    assert all(each.verdict is verdict and each.tokens == 60 + (big is not None) * 100 for each in found)


def test_an_answer_held_back_still_verifies(make_judged: MakeJudged) -> None:
    made = make_judged(0, "abstained", candidates=["9", "8", None], said={BIG: "9", "direct:7b": "8"})
    assert verdict_on(made, BIG) is Verdict.CONFIRMED
    assert verdict_on(made, "direct:7b") is Verdict.REFUTED
    assert verdict_on(make_judged(1, "abstained", said={BIG: "9"}), BIG) is Verdict.UNDECIDED


def test_a_problem_without_an_answer_is_rightly_left(make_judged: MakeJudged) -> None:
    made = make_judged(0, "several", said={BIG: "3"}, answer="None", answer_type="text")
    assert decide(case(made), 0.0, Policy.IF_CONFIRMED).standing is Standing.DECLINED


def sixteen(make_judged: MakeJudged) -> list[Judged]:
    """Six right with 0.9, six wrong with 0.2, four without an answer; the larger answerer fails on every fifth."""
    sides = [("9", 0.9)] * 6 + [("8", 0.2)] * 6 + [("not_translated", 0.0)] * 4
    return [
        make_judged(n, answer, confidence=sure, said={BIG: "7" if n % 5 == 0 else "9"})
        for n, (answer, sure) in enumerate(sides)
    ]


def test_a_curve_goes_from_abstentions_to_everything(make_judged: MakeJudged) -> None:
    points = curve(cases(sixteen(make_judged), BIG, PRICES), Policy.ALWAYS)
    assert [point.threshold for point in points] == sorted(point.threshold for point in points)
    assert points[0].escalated == Rate.of(4, 16)
    assert points[0].accuracy == Rate.of(6 + 3, 16)
    assert points[-1].escalated == Rate.of(16, 16)
    assert points[-1].accuracy == Rate.of(12, 16)
    middle = next(point for point in points if point.threshold == 0.9)
    assert (middle.accuracy, middle.hallucination) == (Rate.of(6 + 5 + 3, 16), Rate.of(2, 16))
    assert middle.tokens == 60 + 100 * 10 / 16


def test_the_ends_are_the_sides_alone(make_judged: MakeJudged) -> None:
    made = cases(sixteen(make_judged), BIG, PRICES)
    last = decide_all(made, thresholds(made)[-1], Policy.ALWAYS)
    assert [each.standing for each in last] == [each.larger for each in made]
    assert thresholds([case(make_judged(0, "several", said={BIG: "9"}))]) == [0.0]


def test_a_tuned_threshold_is_chosen_on_the_other_half(make_judged: MakeJudged) -> None:
    made = [
        make_judged(n, "9" if n % 2 else "8", confidence=0.9 if n % 2 else 0.2, said={BIG: "9" if n % 3 else "7"})
        for n in range(60)
    ]
    found = summarize(0.0, decide_tuned(cases(made, BIG, PRICES), Policy.ALWAYS))
    assert found.escalated == Rate.of(30, 60)
    assert found.accuracy == Rate.of(30 + 20, 60)


def test_one_problem_has_no_other_half(make_judged: MakeJudged) -> None:
    (found,) = decide_tuned([case(make_judged(0, said={BIG: "9"}))], Policy.ALWAYS)
    assert not found.escalated


def test_findings(make_judged: MakeJudged) -> None:
    against, along = cascade_findings({"eggs": {BIG: sixteen(make_judged)}}, PRICES)
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
    assert (row["over_b"], row["over_c"]) == (3, 0)
    percent = "\N{NO-BREAK SPACE}%"
    assert f"cot:7b on eggs: asked for 25.0{percent} of the problems" in against.says
    assert f"gains 18.8 points over the pipeline alone (37.5{percent}" in against.says
    assert f"loses 18.8 points against the larger answerer alone (75.0{percent}" in against.says
    assert "of 1 such cascades 0 are right more often than the pipeline alone and 0 less often" in against.says
    assert len(along.rows) == 11
    assert (along.rows[0]["accuracy"], along.rows[-1]["accuracy"]) == (row["pipeline"], row["larger_alone"])
    assert along.rows[5]["accuracy"] == 13 / 16
    assert along.rows[5]["by_chance"] == 9 / 16
    assert f"half passed on 81.2{percent} are right; +25.0 points against passing on any half" in along.says
    assert not along.negative
    for finding in (against, along):
        assert finding.chart is not None
        assert {finding.chart.x, finding.chart.y, finding.chart.series} <= set(finding.rows[0])
        assert set(finding.columns) <= set(finding.rows[0])


def test_nobody_larger(make_judged: MakeJudged) -> None:
    assert cascade_findings({"eggs": {}}, PRICES) == []


def test_the_least_confident_are_passed_on_first(make_judged: MakeJudged) -> None:
    points = share_curve(cases(sixteen(make_judged), BIG, PRICES), Policy.ALWAYS)
    assert [point.escalated.k for point in points] == [0, 2, 3, 5, 6, 8, 10, 11, 13, 14, 16]
    assert points[0].accuracy == Rate.of(6, 16)
    assert points[-1].accuracy == Rate.of(12, 16)
    assert [point.threshold for point in points] == sorted(point.threshold for point in points)
    assert points[1].tokens == 60 + 100 * 2 / 16
    silent = share_curve(cases([make_judged(0, "several", said={BIG: "9"})], BIG, PRICES), Policy.IF_CONFIRMED)
    assert silent[-1].accuracy == Rate.of(0, 1)


RECORDED = [
    {"problem_id": f"eggs-{n}", "model": "gpt-4", "method": "cot", "answer": 9, "raw": "So 9."} for n in range(1, 4)
]


def test_a_recorded_model_joins_where_it_has_answers(make_judged: MakeJudged) -> None:
    name = "recorded:f.jsonl#gpt-4/cot"
    said = ModelAnswer(name, raw="So 9.", extracted="9", form="parsed")
    (joined,) = with_recorded(
        [make_judged(0, "8", said={BIG: "9"}), make_judged(1)], RecordedAnswerer(name, {"eggs-0": said})
    )
    assert joined.answerers == {BIG: Standing.RIGHT, name: Standing.RIGHT}
    assert joined.verifications[name].verdict is Verdict.REFUTED


def test_a_suite_names_whom_its_cascade_asks(make_judged: MakeJudged, tmp_path: Path) -> None:
    (path := tmp_path / "f.jsonl").write_text("".join(json.dumps(row) + "\n" for row in RECORDED))
    names = (BIG, f"recorded:{path}#gpt-4", f"recorded:{tmp_path / 'absent.jsonl'}#gpt-4")
    suite = SuiteEntry(source="eggs", answerers=(BIG, "direct:7b"), larger=names)
    config = StudyConfig(suites=(suite, SuiteEntry(source="toys", answerers=("direct:7b",))))
    missing: dict[str, str] = {}
    recorded = recorded_larger(config, missing)
    assert missing == {f"eggs {names[2]}": f"{tmp_path / 'absent.jsonl'} is not there"}
    run = [make_judged(n, "several", said={BIG: "8", "direct:7b": "7"}) for n in range(6)]
    asked = whom_to_ask(config, {"eggs": run, "toys": [make_judged(0, said={"direct:7b": "9"})]}, recorded)
    assert {suite: {name: len(of) for name, of in each.items()} for suite, each in asked.items()} == {
        "eggs": {BIG: 6, "recorded:f.jsonl#gpt-4/cot": 3},
        "toys": {"direct:7b": 1},
    }
    against, _ = cascade_findings(asked, PRICES)
    assert "gpt-4/cot on eggs: asked for 100.0" in against.says
    assert "gains 100.0 points over the pipeline alone" in against.says
    assert "neither gains nor loses against the larger answerer alone" in against.says
    assert "cot:7b on eggs: " not in against.says


def test_names_cut_short_are_known_in_the_records(make_judged: MakeJudged) -> None:
    names = ("vote:7b", "twin:7b#runs/mine", "cot:7b")
    config = StudyConfig(suites=(SuiteEntry(source="eggs", answerers=names, larger=names),))
    said = {"vote8x1024:7b": "True", "twin:7b#mine": "True", "cot:7b": "True", "cot1024:7b": "True"}
    rules = [make_judged(0, said=said, answer="True", answer_type="label")]
    assert list(whom_to_ask(config, {"eggs": rules}, {})["eggs"]) == ["vote8x1024:7b", "twin:7b#mine", "cot1024:7b"]
    plain = StudyConfig(suites=(SuiteEntry(source="eggs", answerers=names),))
    assert list(whom_to_ask(plain, {"eggs": rules}, {})["eggs"]) == list(said)


def test_a_larger_answerer_must_be_one() -> None:
    with pytest.raises(ValueError, match=r"suite 'eggs' asks 'cot:7b' .* `recorded:FILE#MODEL/METHOD`"):
        StudyConfig(suites=(SuiteEntry(source="eggs", larger=(BIG,)),))
    config = StudyConfig(suites=(SuiteEntry(source="eggs", larger=(f"recorded:{__file__}#gpt-4",)),))
    with pytest.raises(AnswerError, match="line 1: not JSON"):
        recorded_larger(config, {})


def test_names_tell_model_and_method() -> None:
    assert model_and_method("cot:0.5b") == ("0.5b", "cot")
    assert model_and_method("recorded:a/f.jsonl.gz#code-davinci-002/program") == ("code-davinci-002", "program")
    assert is_recorded("recorded:f#m/cot") and not is_recorded("cot:0.5b")
