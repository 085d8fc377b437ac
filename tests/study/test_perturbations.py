"""Changed problems keep or change their answer as they should, and a side that wavers is seen to waver."""

from __future__ import annotations

import random
import re

import pytest

from neurosym.domains.wording import CARDINALS
from neurosym.evaluation.judging import Judged, judge
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import AnswerRecord, PipelineRecord, RunRecord
from neurosym.evaluation.suite import load_suite
from neurosym.language import print_answer, read
from neurosym.solving import solve
from neurosym.study.perturbation_findings import perturbation_findings
from neurosym.study.perturbations import CHANGES, KEEPS_ANSWER, ORIGINAL, paraphrased, perturbed, renamed
from neurosym.study.seed_problems import seed_findings

TEXT = "Yesterday Tom bought 31 pears. Ann sold 14 plums. How many pears did Tom buy?"
PROBLEM = Problem(id="p", suite="toy", text=TEXT, answer=31, program="pears = 31\nplums = 14\nanswer pears")


@pytest.fixture
def changed() -> dict[str, Problem]:
    return {str(each.meta["perturbation"]): each for each in perturbed([PROBLEM], 0)}


def test_every_change_says_what_it_is_and_of_which(changed: dict[str, Problem]) -> None:
    assert {ORIGINAL, *KEEPS_ANSWER} - {"paraphrased"} <= set(changed) <= {ORIGINAL, *CHANGES}
    assert {each.meta["seed_id"] for each in changed.values()} == {"p"}
    assert len({each.text for each in changed.values()}) == len(changed)


def test_names_change_everywhere_and_nothing_else_does(changed: dict[str, Problem]) -> None:
    words = zip(TEXT.split(), changed["renamed"].text.split(), strict=True)
    assert {old for old, new in words if old != new} == {"Tom"}
    assert changed["renamed"].text.count("Tom") == 0


def test_names_stay_where_they_are_the_answer_or_pronouns_would_not_fit() -> None:
    rng = random.Random(0)
    assert renamed(PROBLEM.model_copy(update={"answer": "Tom", "answer_type": "text"}), rng) is None
    assert renamed(PROBLEM.model_copy(update={"text": "Then Tom met Ann. She saw him. How many?"}), rng) is None


def test_statements_change_places_only_where_none_takes_up_the_other(changed: dict[str, Problem]) -> None:
    assert changed["reordered"].text == "Ann sold 14 plums. Yesterday Tom bought 31 pears. How many pears did Tom buy?"
    linked = PROBLEM.model_copy(update={"text": "Tom bought 31 pears. Then he ate 14. How many are left?"})
    assert CHANGES["reordered"](linked, random.Random(0)) is None


def test_irrelevant_sentences_stand_before_the_question(changed: dict[str, Problem]) -> None:
    for kind in ("irrelevant", "irrelevant_number"):
        *_, aside, question = changed[kind].text.split(". ")
        assert question == "How many pears did Tom buy?"
        assert aside not in TEXT
        assert any(sign.isdigit() for sign in aside) is (kind == "irrelevant_number")


def test_a_number_that_may_belong_to_the_problem_is_not_added() -> None:
    told = "minutes days windows pages metres"
    timed = PROBLEM.model_copy(update={"text": f"Tom saw 3 {told}. Ann saw 4. How many did they see?"})
    assert CHANGES["irrelevant_number"](timed, random.Random(0)) is None


def test_changes_of_our_own_suite_keep_what_they_promise() -> None:
    problems = load_suite("arithmetic")[:60]
    golds = {problem.id: problem.answer for problem in problems}
    made = perturbed(problems, 1)
    assert len({problem.id for problem in made}) == len(made)
    for problem in made:
        kind = problem.meta["perturbation"]
        if kind in KEEPS_ANSWER or kind == ORIGINAL:
            assert problem.answer == golds[problem.meta["seed_id"]]
        else:
            solution = solve(read(problem.program or "", problem.domain))
            assert solution.answer is not None
            assert print_answer(solution.answer) == str(problem.answer)


def test_the_same_seed_makes_the_same_changes() -> None:
    problems = load_suite("arithmetic")[:20]
    assert perturbed(problems, 3) == perturbed(problems, 3)
    assert perturbed(problems, 3) != perturbed(problems, 4)


def templated(domain: str, split: str, most: int) -> list[Problem]:
    return [problem for problem in load_suite(domain, split=split) if problem.meta.get("seed")][:most]


@pytest.mark.parametrize(("domain", "split"), [("arithmetic", "dev"), ("arithmetic", "train"), ("equations", "test")])
def test_a_template_tells_its_problem_in_other_words(domain: str, split: str) -> None:
    problems = templated(domain, split, 20)
    found = [(problem, paraphrased(problem, random.Random(0))) for problem in problems]
    told = [(problem, made) for problem, made in found if made is not None]
    assert len(told) > len(problems) / 2
    for problem, made in told:
        assert made.text != problem.text
        assert made.model_copy(update={"text": problem.text}) == problem
        assert set(numerals(made.text)) == set(numerals(problem.text))


def numerals(text: str) -> list[str]:
    """The numbers of a text, in digits also where it has them in words; not one, which is also an article."""
    words = [str(CARDINALS.index(word)) if word in CARDINALS else word for word in re.findall(r"\w+", text.lower())]
    return [word for word in words if word.isdigit() and word != "1"]


def test_a_template_renames_people_and_things_and_keeps_the_rest() -> None:
    (problem, *_) = templated("arithmetic", "train", 1)
    made = renamed(problem, random.Random(0))
    assert made is not None and made.program is not None
    assert numerals(made.text) == numerals(problem.text)
    assert len(made.text.split()) == len(problem.text.split())
    assert "Dina" in problem.text and "Dina" not in made.text
    assert "muffins" in problem.text and "muffins" not in made.text + made.program
    solution = solve(read(made.program, made.domain))
    assert solution.answer is not None
    assert print_answer(solution.answer) == str(problem.answer)


def test_what_no_template_makes_is_not_paraphrased() -> None:
    (problem, *_) = templated("arithmetic", "test", 1)
    rng = random.Random(0)
    assert paraphrased(PROBLEM, rng) is None
    assert paraphrased(problem.model_copy(update={"text": f"Once. {problem.text}"}), rng) is None
    assert paraphrased(problem.model_copy(update={"template": "no_such_template"}), rng) is None


def records(ours: dict[str, str | None], theirs: str) -> list[Judged]:
    found = []
    for problem in perturbed([PROBLEM, PROBLEM.model_copy(update={"id": "q"})], 0):
        answer = ours.get(str(problem.meta["perturbation"]), "31")
        pipeline = PipelineRecord(outcome="solved", answer=(answer,)) if answer else PipelineRecord(outcome="unknown")
        said = AnswerRecord(raw=theirs, extracted=theirs, form="parsed")
        found.append(judge(RunRecord(problem=problem, pipeline=pipeline, answers={"direct": said})))
    return found


def test_a_side_that_wavers_is_seen_to_waver() -> None:
    (finding,) = perturbation_findings({"toy": records({"irrelevant_number": "14", "renamed": None}, "5")})
    rows = {(row["side"], row["kind"]): row for row in finding.rows}
    assert (rows["pipeline", "irrelevant number"]["moved_k"], rows["pipeline", "irrelevant number"]["moved_n"]) == (
        2,
        2,
    )
    assert rows["pipeline", "renamed"]["moved_k"] == 2
    assert rows["pipeline", "irrelevant"]["moved_k"] == 0
    assert rows["pipeline", ORIGINAL]["moved"] is None
    assert all(
        row["accuracy_k"] == 0 for (side, _), row in rows.items() if side == "direct" and row["kind"] != "other numbers"
    )
    assert rows["pipeline", "renamed"]["fits"] == "2 of 2"
    assert (rows["pipeline", "renamed"]["loss_b"], rows["pipeline", "renamed"]["loss_c"]) == (0, 2)
    assert rows["pipeline", "irrelevant"]["loss"] == 0
    assert rows["pipeline", ORIGINAL]["loss"] is None
    assert finding.negative
    assert "pipeline 4/8" in finding.says
    assert "direct 0/8" in finding.says


def test_what_the_study_changed_is_told_once() -> None:
    assert seed_findings({"toy": records({}, "5")}) == []


def test_problems_that_others_changed_are_told_elsewhere() -> None:
    changed = [each for each in records({}, "5") if each.record.problem.meta["perturbation"] == "irrelevant"]
    assert perturbation_findings({"gsm_plus": changed}) == []


def test_runs_without_changes_say_nothing() -> None:
    assert (
        perturbation_findings({"toy": [judge(RunRecord(problem=PROBLEM, pipeline=PipelineRecord(outcome="unknown")))]})
        == []
    )
