"""The pipeline around a translator that writes what a test tells it to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import pytest

import neurosym.pipeline
from neurosym.language import print_answer
from neurosym.pipeline import Pipeline, Result
from neurosym.translation.records import Candidate, Translation

EGGS = "Tom had 12 eggs and used 3. How many are left?"
NINE = "laid = 12\nanswer laid - 3\n"
ALSO_NINE = "answer 3 * 3\n"
EIGHT = "answer 8\n"
TWELVE = "answer 12\n"
SEVERAL = "unknown n: natural\nn < 3\nanswer n\n"
CONTRADICTION = "unknown n: natural\nn == 1\nn == 2\nanswer n\n"
UNREADABLE = "answer answer\n"
UNKNOWN_NAME = "answer eggs\n"


class Scripted:
    """Writes (program, score) pairs by text; repairs by text, too."""

    domain = "equations"

    def __init__(
        self,
        written: dict[str, Sequence[tuple[str, float] | Candidate]],
        repaired: dict[str, tuple[str, float]] | None = None,
    ) -> None:
        self.written, self.repaired = written, repaired or {}
        self.asked: list[tuple[list[str], int]] = []
        self.tries: list[tuple[str, str, str]] = []

    def translate(self, texts, k=1, on_progress=None) -> list[Translation]:
        self.asked.append((list(texts), k))
        if on_progress:
            on_progress(len(texts), len(texts))
        return [Translation(text, tuple(map(candidate, self.written[text])), seconds=0.25) for text in texts]

    def repair(self, failed) -> list[Translation]:
        self.tries += failed
        return [Translation(text, (candidate(self.repaired[text]),), seconds=0.5) for text, _, _ in failed]

    def settings(self) -> dict[str, object]:
        return {"name": "scripted"}


def candidate(given: tuple[str, float] | Candidate) -> Candidate:
    return given if isinstance(given, Candidate) else Candidate(given[0], given[1], tokens=10)


def solve(*candidates: tuple[str, float] | Candidate, **settings) -> Result:
    return Pipeline(Scripted({EGGS: candidates}), **settings).solve(EGGS)


def test_one_candidate_is_believed_as_far_as_it_is_likely() -> None:
    result = solve((NINE, -0.5))
    assert (result.outcome, result.answer, result.program) == ("solved", (Fraction(9),), NINE)
    assert result.confidence == pytest.approx(math.exp(-0.5))
    assert result.text == EGGS
    assert result.domain == "equations"
    assert result.error == ""
    assert result.solution is not None
    assert result.solution.steps


def test_the_answer_with_most_votes_wins() -> None:
    result = solve((EIGHT, -0.1), (NINE, -2.0), (ALSO_NINE, -1.0), (UNREADABLE, -0.1))
    assert result.answer == (Fraction(9),)
    assert result.confidence == 2 / 4
    assert result.program == ALSO_NINE  # the likelier of the two
    assert result.tokens == 40


def test_a_tie_goes_to_the_likelier_program() -> None:
    assert solve((EIGHT, -0.4), (NINE, -0.3)).answer == (Fraction(9),)
    assert solve((EIGHT, -0.2), (NINE, -0.3)).answer == (Fraction(8),)


def test_the_same_number_written_in_two_ways_is_one_answer() -> None:
    result = solve(("answer 18 / 2\n", -1.0), ("answer 9.0\n", -1.0), (EIGHT, -0.1))
    assert result.answer == (Fraction(9),)
    assert result.confidence == 2 / 3


@pytest.mark.parametrize(("threshold", "outcome"), [(0.6, "solved"), (0.7, "abstained")])
def test_below_the_threshold_it_abstains(threshold: float, outcome: str) -> None:
    result = solve((NINE, -0.1), (NINE, -0.2), (EIGHT, -0.1), threshold=threshold)
    assert result.outcome == outcome
    assert (result.answer is None) == (outcome == "abstained")
    assert result.confidence == pytest.approx(2 / 3)
    assert result.program == NINE


@pytest.mark.parametrize(
    ("given", "fate", "outcome", "error"),
    [
        ((NINE, -1.0), "solved", "solved", ""),
        ((UNREADABLE, -1.0), "parse_error", "not_translated", "line 1, column 8"),
        ((UNKNOWN_NAME, -1.0), "check_error", "not_translated", "eggs"),
        ((SEVERAL, -1.0), "several", "several", ""),
        ((CONTRADICTION, -1.0), "contradiction", "contradiction", ""),
        (("answer 1 / 0\n", -1.0), "contradiction", "contradiction", ""),
        (Candidate("answer (12 -", -1.0, 10, "cut off"), "cut off", "not_translated", "cut off in the middle"),
        (Candidate("answer 1", -1.0, 10, "cut off"), "cut off", "not_translated", "cut off in the middle"),
        (Candidate("laid = 12\n", -1.0, 10, "cut off"), "cut off", "not_translated", "the program ends"),
        (Candidate(EIGHT, -1.0, 10, "cut off"), "solved", "solved", ""),
        (Candidate(EIGHT, -1.0, 10, "refused", "not said"), "refused", "not_translated", "not said"),
        (Candidate(EIGHT, -1.0, 10, rivals=(NINE,)), "refused", "not_translated", "things of two rows"),
        (Candidate(EIGHT, -1.0, 10, rivals=(EIGHT, CONTRADICTION, SEVERAL)), "solved", "solved", ""),
        (Candidate(CONTRADICTION, -1.0, 10, rivals=(SEVERAL, EIGHT)), "solved", "solved", ""),
        (Candidate(CONTRADICTION, -1.0, 10, rivals=(SEVERAL,)), "contradiction", "contradiction", ""),
        (
            Candidate(EIGHT, -1.0, 10, rivals=("answer 9 ** 9 ** 9 ** 9\n",)),
            "refused",
            "not_translated",
            "could not be decided",
        ),
        (("domain nowhere\nanswer 1", -1.0), "parse_error", "not_translated", "there is no domain 'nowhere'"),
        (("", -1.0), "parse_error", "not_translated", ""),
        (("answer 9 ** 9 ** 9 ** 9\n", -1.0), "out_of_budget", "out_of_budget", ""),
    ],
)
def test_every_fate_has_a_name(given, fate: str, outcome: str, error: str) -> None:
    result = solve(given)
    assert result.candidates[0].fate == fate
    assert result.outcome == outcome
    assert error in result.error
    assert result.error == "" or outcome != "solved"
    assert (result.answer is None) == (outcome != "solved")


def test_failed_candidates_keep_their_errors_beside_the_winner() -> None:
    result = solve((UNREADABLE, -0.1), (NINE, -2.0), (UNKNOWN_NAME, -0.3))
    assert [record.fate for record in result.candidates] == ["parse_error", "solved", "check_error"]
    assert [bool(record.error) for record in result.candidates] == [True, False, True]
    assert [record.score for record in result.candidates] == [-0.1, -2.0, -0.3]
    assert print_answer(result.candidates[1].answer) == "9"


def test_without_an_answer_a_program_with_an_outcome_speaks_first() -> None:
    result = solve((UNREADABLE, -0.1), (SEVERAL, -3.0))
    assert (result.outcome, result.program, result.confidence) == ("several", SEVERAL, 0.0)


def test_a_translator_that_writes_nothing() -> None:
    result = solve()
    assert (result.outcome, result.error, result.candidates) == (
        "not_translated",
        "the translator wrote no program",
        (),
    )


def test_equal_programs_are_solved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    solved = []
    solve_one = neurosym.pipeline.Isolated.solve
    monkeypatch.setattr(
        neurosym.pipeline.Isolated, "solve", lambda self, program: solved.append(program) or solve_one(self, program)
    )
    result = solve((NINE, -0.1), (NINE, -0.1), (EIGHT, -0.9))
    assert len(solved) == 2
    assert [record.fate for record in result.candidates] == ["solved"] * 3


def test_a_repair_is_tried_only_where_all_failed() -> None:
    texts = {
        "good": [(NINE, -0.1)],
        "mixed": [(UNREADABLE, -0.1), (EIGHT, -0.5)],
        "bad": [(UNKNOWN_NAME, -0.3), (UNREADABLE, -0.2)],
        "worse": [(SEVERAL, -0.2)],
    }
    translator = Scripted(texts, repaired={"bad": (NINE, -0.7), "worse": (UNREADABLE, -0.7)})
    good, mixed, bad, worse = Pipeline(translator, repair=True, candidates=2).solve_many(list(texts))
    assert [(text, program) for text, program, _ in translator.tries] == [("bad", UNREADABLE), ("worse", SEVERAL)]
    assert "line 1" in translator.tries[0][2]
    assert translator.tries[1][2]
    assert good.answer == (Fraction(9),)
    assert mixed.answer == (Fraction(8),)
    assert (bad.outcome, bad.answer, bad.program) == ("solved", (Fraction(9),), NINE)
    assert bad.confidence == pytest.approx(1 / 3)
    assert [record.fate for record in bad.candidates] == ["check_error", "parse_error", "solved"]
    assert bad.tokens == 30
    assert bad.seconds >= 0.75
    assert (worse.outcome, worse.program, len(worse.candidates)) == ("several", SEVERAL, 2)


class Sampling(Scripted):
    """Writes the first program when one is asked for, else all others."""

    def translate(self, texts, k=1, on_progress=None) -> list[Translation]:
        self.asked.append((list(texts), k))
        return [
            Translation(t, tuple(map(candidate, self.written[t][:1] if k == 1 else self.written[t][1:])), 0.25)
            for t in texts
        ]


def test_samples_do_not_vote_on_a_verdict() -> None:
    class Reasoning(Sampling):
        domain = "logic"

    follows = ("tall(bo)\nanswer tall(bo)\n", -0.1)
    translator = Reasoning({"Bo is tall. Is he?": [("tall(bo) and answer\n", -0.1), follows, follows, follows]})
    result = Pipeline(translator).solve("Bo is tall. Is he?")
    assert (result.outcome, result.answer, result.error) == ("abstained", None, "the candidates agree too little")


def test_where_the_greedy_program_fails_samples_vote() -> None:
    translator = Sampling(
        {
            EGGS: [("answer 3 - 12\n", -0.1), (NINE, -0.5), (EIGHT, -0.4), (ALSO_NINE, -0.9), (UNREADABLE, -0.1)],
            "good": [(NINE, -0.1)],
            "How many are there?": [("answer 5 / 2\n", -0.1), ("answer -1\n", -0.5), (SEVERAL, -0.6)],
        }
    )
    eggs, good, none = Pipeline(translator).solve_many(list(translator.written))
    assert translator.asked[1:] == [([EGGS, "How many are there?"], 4)]
    assert (eggs.outcome, eggs.answer, eggs.program, eggs.confidence) == ("solved", (Fraction(9),), NINE, 2 / 5)
    assert (eggs.candidates[0].fate, eggs.candidates[0].answer) == ("implausible", None)
    assert len(good.candidates) == 1
    assert (none.outcome, none.answer, none.error) == (
        "abstained",
        None,
        "the question is how many, and 5/2 is not a whole number",
    )
    differing = Sampling({EGGS: [("answer 3 - 12\n", -0.1), (NINE, -0.5), (EIGHT, -0.4)]})
    result = Pipeline(differing).solve(EGGS)
    assert (result.outcome, result.answer, result.error) == ("abstained", None, "the candidates agree too little")
    assert Pipeline(Sampling({EGGS: [("answer 3 - 12\n", -0.1)]}), retries=0).solve(EGGS).outcome == "abstained"


LOADS = "A van takes 12 boxes and a cart 7. There are 5 drivers. How many boxes at most?"
COMPLETE = "unknown vans: natural\n12 * vans <= 7 * 5\nanswer maximise vans\n"
WITHOUT_DRIVERS = "unknown vans: natural\nvans <= 7\nanswer maximise 12 * vans\n"
WITHOUT_ALL = "unknown vans: natural\nvans <= 9\nanswer maximise vans\n"


def test_formulations_that_use_all_numbers_come_first_and_others_need_a_majority() -> None:
    def outcome(*programs: str) -> tuple[str, Sequence[str]]:
        translator = Scripted({LOADS: [(program, -0.1) for program in programs]})
        translator.domain = "optimisation"
        result = Pipeline(translator, candidates=len(programs), retries=0).solve(LOADS)
        return result.outcome, [record.fate for record in result.candidates if record.answer is not None]

    assert outcome(WITHOUT_DRIVERS, WITHOUT_DRIVERS, COMPLETE) == ("solved", ["solved"])
    assert outcome(WITHOUT_DRIVERS, WITHOUT_DRIVERS, WITHOUT_ALL) == ("solved", ["incomplete"] * 2)
    assert outcome(WITHOUT_DRIVERS, WITHOUT_ALL) == ("abstained", [])
    assert outcome(WITHOUT_DRIVERS) == ("solved", ["incomplete"])


def test_nothing_is_repaired_unasked_or_when_it_abstained() -> None:
    translator = Scripted({EGGS: [(UNREADABLE, -0.1)]})
    Pipeline(translator).solve(EGGS)
    assert translator.tries == []
    doubtful = Scripted({EGGS: [(NINE, -3.0)]})
    assert Pipeline(doubtful, repair=True, threshold=0.5).solve(EGGS).outcome == "abstained"
    assert doubtful.tries == []


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "the problem is empty"),
        (" \n\t ", "the problem is empty"),
        ("12 + 3 = ?", "the problem has no words"),
        ("🥚🥚🥚 🍳?", "the problem has no words"),
        ("eggs " * 20_000, "the problem has 100,000 characters; at most 8,000 can be translated"),
    ],
)
def test_what_cannot_be_a_problem_is_named_and_harms_no_other(text: str, error: str) -> None:
    translator = Scripted({EGGS: [(NINE, -0.1)]})
    before, refused, after = Pipeline(translator).solve_many([EGGS, text, EGGS])
    assert (refused.outcome, refused.error, refused.text) == ("not_translated", error, text)
    assert refused.candidates == ()
    assert before.answer == after.answer == (Fraction(9),)
    assert translator.asked == [([EGGS, EGGS], 1)]


def test_only_what_cannot_be_a_problem_starts_nothing() -> None:
    translator = Scripted({})
    assert [result.outcome for result in Pipeline(translator).solve_many(["", "?"])] == ["not_translated"] * 2
    assert translator.asked == []
    assert Pipeline(translator).solve_many([]) == []


def test_emoji_and_other_languages_are_texts_like_others() -> None:
    texts = ["Tom has 9 🥚. How many eggs?", "Tom a neuf œufs. Combien ?", "汤姆有九个鸡蛋。多少?"]
    translator = Scripted({text: [(ALSO_NINE, -0.1)] for text in texts})
    assert [result.outcome for result in Pipeline(translator).solve_many(texts)] == ["solved"] * 3


def test_results_come_in_the_order_of_the_texts() -> None:
    translator = Scripted({"one": [(NINE, -1.0)], "two": [(EIGHT, -1.0)], "three": [(TWELVE, -1.0)]})
    told = []
    results = Pipeline(translator, candidates=5).solve_many(
        ["two", "one", "three"], lambda done, whole: told.append((done, whole))
    )
    assert [print_answer(result.answer) for result in results] == ["8", "9", "12"]
    assert translator.asked == [(["two", "one", "three"], 5)]
    assert told == [(3, 3)]


def test_ctrl_c_ends_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    close = neurosym.pipeline.Isolated.close

    def interrupted(self, program) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(neurosym.pipeline.Isolated, "solve", interrupted)
    monkeypatch.setattr(neurosym.pipeline.Isolated, "close", lambda self: closed.append(True) or close(self))
    with pytest.raises(KeyboardInterrupt):
        solve((NINE, -1.0))
    assert closed == [True]


def test_settings_are_json_values() -> None:
    import json

    settings = Pipeline(Scripted({}), candidates=4, threshold=0.5, repair=True, engine="both").settings()
    assert json.loads(json.dumps(settings)) == settings
    assert settings["translator"] == {"name": "scripted"}
    assert (settings["candidates"], settings["threshold"], settings["repair"]) == (4, 0.5, True)
    assert settings["budget"]["seconds"] > 0


def test_making_a_pipeline_loads_no_model() -> None:
    assert Pipeline(model="no such model").settings()["translator"]["model"] == "no such model"
