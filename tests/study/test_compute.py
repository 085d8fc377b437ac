"""Votes of fewer samples, computed from more."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.evaluation.judging import Judged
from neurosym.study.compute import compute_findings, compute_rows
from neurosym.study.voting import Sample, Sampled, answer_samples, pipeline_samples, vote

MakeJudged = Callable[..., Judged]
RIGHT, WRONG, OTHER, NONE = Sample("9", True), Sample("8", False), Sample("7", False), Sample(None, False)


def test_a_vote_worked_by_hand() -> None:
    """Of 9, 9, 8 any two are (9, 9) once and (9, 8) twice, where each wins half of the time."""
    found = vote([RIGHT, RIGHT, WRONG], 2, Random(0))
    assert (found.right, found.answered, found.any_right) == (pytest.approx(2 / 3), 1, 1)
    assert vote([RIGHT, RIGHT, WRONG], 3, Random(0)).right == 1
    assert vote([RIGHT, RIGHT, WRONG], 1, Random(0)).right == pytest.approx(2 / 3)


def test_the_better_score_breaks_a_tie() -> None:
    assert vote([Sample("9", True, -0.2), Sample("8", False, -0.1)], 2, Random(0)).right == 0
    assert vote([Sample("9", True, -0.1), Sample("8", False, -0.2)], 2, Random(0)).right == 1


def test_failed_samples_have_no_vote() -> None:
    found = vote([NONE, NONE, RIGHT, NONE], 2, Random(0))
    assert (found.right, found.answered, found.any_right) == (0.5, 0.5, 0.5)
    assert vote([NONE, NONE], 1, Random(0)).answered == 0


def test_many_subsets_are_drawn() -> None:
    samples = [RIGHT] * 18 + [WRONG] * 14
    found = vote(samples, 16, Random(1), draws=400)
    assert 0.7 < found.right < 0.95
    assert vote(samples, 16, Random(1), draws=400) == found
    assert vote(samples, 32, Random(1)).right == 1


def test_what_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="a vote of 3 cannot be drawn from 2 samples"):
        vote([RIGHT, WRONG], 3, Random(0))


@given(st.lists(st.sampled_from([RIGHT, WRONG, OTHER, NONE]), min_size=1, max_size=7), st.data())
def test_probabilities_are_in_order(samples: list[Sample], data: st.DataObject) -> None:
    m = data.draw(st.integers(1, len(samples)))
    found = vote(samples, m, Random(0))
    assert 0 <= found.right <= found.answered + 1e-12 <= 1 + 2e-12
    assert found.right <= found.any_right + 1e-12
    holding = [any(sample.right for sample in chosen) for chosen in combinations(samples, m)]
    assert found.any_right == pytest.approx(sum(holding) / len(holding))


def test_the_vote_of_all_candidates_is_the_pipelines(make_judged: MakeJudged) -> None:
    made = [
        make_judged(0, "9", candidates=["9", "9", "8"]),
        make_judged(1, "8", candidates=["8", "9", "8", "9"]),  # the fourth is a repair
        make_judged(2, "not_translated", candidates=[None, None, None]),
        make_judged(3, "not_translated"),
    ]
    votes = [vote(each.samples, 3, Random(0)) for each in pipeline_samples(made, 3)]
    assert [found.right for found in votes] == [each.pipeline.right for each in made]
    assert [found.answered for found in votes] == [each.pipeline.answered for each in made]


def test_samples_of_an_answerer(make_judged: MakeJudged) -> None:
    problems = {each.record.problem.id: each.record.problem for each in (make_judged(0), make_judged(1))}
    said = [("eggs-0", " 9 "), ("eggs-0", "Error"), ("eggs-0", None), ("eggs-9", "9"), ("eggs-0", "8")]
    (found,) = answer_samples(problems, said, k=3)
    assert found.samples == (Sample("9", True), Sample(None, False), Sample(None, False))


def sampled(n: int) -> list[Sampled]:
    return [
        Sampled(str(i), str(i), (Sample("9", True, 0, 20), *[Sample("8", False, 0, 10)] * (i % 4))) for i in range(n)
    ]


def test_rows_go_as_far_as_every_problem_has_samples() -> None:
    four = [Sampled(str(i), str(i), (RIGHT, RIGHT, WRONG, NONE)) for i in range(5)]
    rows = compute_rows(four)
    assert [row["candidates"] for row in rows] == [1, 2, 4]
    assert [row["accuracy"] for row in rows] == pytest.approx([1 / 2, 2 / 3, 1])
    assert [row["selective"] for row in rows] == pytest.approx([2 / 3, 2 / 3, 1])
    assert rows[0]["tokens"] is None
    assert [row["candidates"] for row in compute_rows(sampled(8))] == [1]
    assert compute_rows(four[:1]) == []


def test_silence_is_right_where_there_is_no_answer() -> None:
    made = [Sampled(str(i), str(i), (NONE, NONE), unanswerable=True) for i in range(3)]
    row = compute_rows(made)[0]
    assert (row["accuracy"], row["coverage"], row["selective"]) == (1, 0, None)


def test_findings() -> None:
    sides = {
        "pipeline": [
            Sampled(str(i), str(i), (*[Sample("9", True, 0, 20)] * (2 + i % 2), WRONG, OTHER)[:4]) for i in range(9)
        ],
        "vote:0.5b": [Sampled(str(i), str(i), (WRONG, WRONG, WRONG, RIGHT)) for i in range(9)],
    }
    accuracy, selective = compute_findings({"eggs": sides})
    assert {row["side"] for row in accuracy.rows} == {"pipeline"}  # only it tells its tokens
    assert {row["side"] for row in selective.rows} == {"pipeline", "vote:0.5b"}
    assert accuracy.negative  # a vote of the answerer is less often right than one sample
    assert (
        "vote:0.5b on eggs: accuracy 25.0\N{NO-BREAK SPACE}% with 1 candidate, 0.0\N{NO-BREAK SPACE}% with 4"
        in accuracy.says
    )
    assert set(accuracy.columns) <= set(accuracy.rows[0])
    assert compute_findings({"eggs": {}}) == []
