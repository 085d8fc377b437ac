"""Changed problems against the problems they were made from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from neurosym.errors import AnswerError
from neurosym.evaluation.judging import Judged
from neurosym.study.figures import read_published_kinds
from neurosym.study.seed_problems import ALL, seed_findings

MakeJudged = Callable[..., Judged]


def changed(make_judged: MakeJudged, number: int, seed: int, kind: str, **other: Any) -> Judged:
    return make_judged(
        100 + number, suite="eggs_plus", meta={"perturbation": kind, "gsm8k_id": f"eggs-{seed}"}, **other
    )


def test_each_kind_is_paired_with_its_seeds(make_judged: MakeJudged) -> None:
    seeds = [make_judged(n, said={"direct": "9"}) for n in range(4)]
    varied = [
        changed(
            make_judged,
            n,
            n % 6,
            "reversed" if n < 6 else "more digits",
            pipeline="8" if n < 6 else "9",
            said={"direct": "9"},
        )
        for n in range(12)
    ]
    (found,) = seed_findings({"eggs": seeds, "eggs_plus": varied})
    rows = {(row["side"], row["kind"]): row for row in found.rows}
    reversed_ = rows["pipeline", "reversed"]
    assert (reversed_["accuracy_k"], reversed_["accuracy_n"], reversed_["wrong_k"]) == (0, 6, 6)
    assert (reversed_["loss_b"], reversed_["loss_c"], reversed_["loss_n"]) == (0, 4, 4)
    assert (rows["pipeline", ALL]["accuracy_n"], rows["pipeline", ALL]["loss_n"]) == (12, 8)
    assert rows["direct", "more digits"]["loss"] == 0
    assert found.negative
    assert "in 1 of 2 kinds" in found.says
    assert "reversed." in found.says


def test_saying_nothing_is_right_where_there_is_no_answer(make_judged: MakeJudged) -> None:
    varied = [
        changed(make_judged, n, n, "no answer", pipeline="unknown", answer="None", answer_type="text") for n in range(3)
    ]
    (found,) = seed_findings({"eggs_plus": varied})
    assert [(row["accuracy_k"], row["wrong_k"], row["loss"]) for row in found.rows] == [(3, 0, None)] * 2


def test_published_kinds_stand_beside(make_judged: MakeJudged, tmp_path: Path) -> None:
    path = tmp_path / "tables.json"
    table = {"Big": {"gsm8k": "90.0", "distractor insertion": "60.5", "digit expansion": "80"}, "Old": {"gsmplus": "1"}}
    path.write_text(json.dumps({"gsm_plus": table}))
    varied = [changed(make_judged, n, n, "distraction insertion") for n in range(3)]
    (found,) = seed_findings({"eggs_plus": varied}, read_published_kinds(path))
    (row,) = [row for row in found.rows if "published" in str(row["side"])]
    assert (row["side"], row["accuracy"], row["loss"]) == ("Big (published)", 0.605, pytest.approx(-0.295))
    path.write_text('{"gsm_plus": {"Big": {"gsm8k": "much"}}}')
    with pytest.raises(AnswerError, match="does not hold the published tables"):
        read_published_kinds(path)


def test_nothing_varied_gives_nothing(make_judged: MakeJudged) -> None:
    assert seed_findings({"eggs": [make_judged(1)]}) == []
