"""Recorded programs, replayed: outcomes, votes, what is kept, and how a stopped replay goes on."""

import json
from pathlib import Path
from typing import Any

import pytest

from neurosym.budget import Budget
from neurosym.errors import RunError, SuiteError
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.recorded_programs import RecordedProgram, read_recorded, unique_places
from neurosym.evaluation.replay_journal import ReplayJournal, described
from neurosym.evaluation.replay_scores import score_replay
from neurosym.evaluation.replaying import Replay, Replayed, replay, unmatched
from neurosym.foreign.conventions import STRICT

PROBLEMS = {
    problem.id: problem
    for problem in (
        Problem(id="sum", suite="toy", text="What is 2 + 3?", answer=5),
        Problem(id="pick", suite="toy", text="Which?", answer="B", answer_type="option", options=("one", "two")),
        Problem(id="warm", suite="toy", text="Warm?", answer="True", answer_type="label", options=("True", "False")),
    )
}
PICK = "Variables:\na [IN] [1, 2]\nb [IN] [1, 2]\nConstraints:\na != b\nb == 1\nQuery:\nA) a == 1\nB) a == 2\n"
BOTH = PICK.replace("A) a == 1", "A) b == 1")
WARM = "Facts:\nLamp(Red, True)\nLamp($x, True) >>> Warm($x, True)\nQuery:\nWarm(Red, True)\n"


def recorded(program: str | None, problem_id: str = "sum", **fields: Any) -> RecordedProgram:
    number = fields.pop("number", 1)
    settings: dict[str, Any] = {"suite": "toy", "model": "m", "method": "program"} | fields
    return RecordedProgram(place=f"toy.jsonl:{number}", problem_id=problem_id, program=program, **settings)


def replayed(*records: RecordedProgram, **settings: Any) -> list[Replayed]:
    return replay(list(records), PROBLEMS, Replay(budget=Budget(seconds=60), **settings))


@pytest.mark.parametrize(
    ("program", "problem_id", "outcome", "right"),
    [
        ("ans = 2 + 3", "sum", "solved", True),
        ("ans = 2 * 3", "sum", "solved", False),
        ("ans = 2 +", "sum", "not_read", False),
        ("ans = (1 < 2) + 3", "sum", "not_accepted", False),
        (None, "sum", "no_program", False),
        (PICK, "pick", "solved", True),
        (BOTH, "pick", "several", False),
        (PICK.replace("b == 1\nQ", "b == 1\na == 1\nQ"), "pick", "contradiction", False),
        (WARM, "warm", "solved", True),
        ("ans = 1", "elsewhere", "solved", None),
    ],
)
def test_each_program_has_one_outcome(program: str | None, problem_id: str, outcome: str, right: bool | None) -> None:
    (result,) = replayed(recorded(program, problem_id))
    assert (result.outcome, result.right) == (outcome, right)
    assert bool(result.reason) == (outcome != "solved")


def test_the_first_of_several_options_counts_only_by_convention() -> None:
    (strict,) = replayed(recorded(BOTH, "pick"))
    assert strict.answer is None and strict.answers == (("A",), ("B",))
    (first,) = replayed(recorded(BOTH, "pick"), conventions=STRICT.changed(["several=first"]))
    assert first.answer == ("A",) and first.outcome == "solved"


def test_scores_have_all_programs_below_the_line() -> None:
    programs = ["ans = 5", "ans = 6", "ans = ", None]
    results = replayed(*(recorded(program, number=number) for number, program in enumerate(programs)))
    (score,) = score_replay(results, PROBLEMS)
    assert (score.executed.k, score.executed.n) == (2, 4)
    assert (score.right_of_executed.k, score.right_of_executed.n) == (1, 2)
    assert (score.right.k, score.right.n, score.wrong.k) == (1, 4, 1)
    assert score.outcomes == {"solved": 2, "not_read": 1, "no_program": 1}


def vote(*answers: str | None, ties: Any = "none") -> tuple[int, int]:
    """How many votes of one problem were decided and right; None stands for a program that cannot be read."""
    programs = ["ans =" if answer is None else f"ans = {answer}" for answer in answers]
    records = [recorded(program, number=place, sample=place, answer=5) for place, program in enumerate(programs)]
    (score,) = score_replay(replayed(*records), PROBLEMS, ties)
    assert score.votes is not None and score.votes.recorded.k == 1
    return score.votes.decided.k, score.votes.ours.k


def test_samples_vote_and_those_without_an_answer_do_not() -> None:
    assert vote("5", None, None) == (1, 1)
    assert vote("5", "6", "6") == (1, 0)
    assert vote(None, None) == (0, 0)


def test_a_tie_is_no_answer_unless_the_first_one_is_asked_for() -> None:
    assert vote("5", "6") == (0, 0)
    assert vote("5", "6", ties="first") == (1, 1)


def test_a_replay_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    path, header = tmp_path / "kept" / "results.jsonl", described(Replay(), "abc")
    (result,) = replayed(recorded("ans = 5"))
    with ReplayJournal(path, header, resume=False) as journal:
        journal.keep([result])
    with path.open("a") as file:
        file.write('{"place": "half a li')
    with ReplayJournal(path, header, resume=True) as journal:
        assert journal.done == [result]
        journal.keep([result])
    assert len(path.read_text().splitlines()) == 3
    with pytest.raises(RunError, match="is there already: go on with --resume"):
        ReplayJournal(path, header, resume=False)
    changed = described(Replay(conventions=STRICT.changed(["world=closed"])), "abc")
    with pytest.raises(RunError, match="was made in another way: conventions differ"):
        ReplayJournal(path, changed, resume=True)


def test_files_of_records_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "programs.jsonl"
    rows = [
        {"problem_id": "a", "model": "m", "method": "direct", "answer": 1},
        {"problem_id": "a", "model": "m", "method": "direct", "program": None},
        {"problem_id": "a", "model": "m", "method": "program", "program": "ans = 1", "extra": 1},
        {"problem_id": "b", "model": "m", "method": "program", "program": None},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    records = read_recorded(path)
    assert [(each.place, each.program) for each in records] == [
        ("programs.jsonl:3", "ans = 1"),
        ("programs.jsonl:4", None),
    ]
    assert list(unmatched(records, PROBLEMS)) == ["a", "b"]
    with pytest.raises(SuiteError, match=r"programs\.jsonl:3 is given more than once"):
        unique_places(records + records)
    path.write_text(json.dumps(rows[0]) + "\n")
    with pytest.raises(SuiteError, match="holds no programs"):
        read_recorded(path)
    path.write_text('{"problem_id": 3, "model": "m", "program": "x"}\n')
    with pytest.raises(SuiteError, match="line 1, field problem_id"):
        read_recorded(path)
    path.write_text("nothing\n")
    with pytest.raises(SuiteError, match="line 1: not JSON"):
        read_recorded(path)
