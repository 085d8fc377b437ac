"""Records of reasoning suites: what is shown of them, and how their typed gold answers are compared."""

import json
from pathlib import Path
from typing import Any

import pytest

from neurosym.evaluation.importers import read_problems
from neurosym.evaluation.problem import Problem
from neurosym.language.syntax import Table
from neurosym.verification.equivalence import Match, compare

CONTEXT = "Every lamp is warm. The red one is a lamp."
GRID = {"header": ["House", "Name", "Pet"], "rows": [["1", "Ann-Lee", "cat"], ["2", "Bo", "Red Fish"]]}


def record(tmp_path: Path, **fields: Any) -> Problem:
    row = {"id": "r-1", "suite": "toy", "question": "The red one is warm.", "context": CONTEXT, "options": None}
    row |= {"gold_program": None, "meta": {}, "source": "", "licence": ""} | fields
    path = tmp_path / "toy.jsonl"
    path.write_text(json.dumps(row) + "\n")
    (problem,) = read_problems(path)
    return problem


def test_labels_are_named_and_not_lettered(tmp_path: Path) -> None:
    problem = record(tmp_path, options=["True", "False", "Unknown"], answer="True", answer_type="label")
    assert problem.prompt == f"{CONTEXT}\nThe red one is warm.\nTrue, False or Unknown?"


def test_options_are_lettered(tmp_path: Path) -> None:
    problem = record(tmp_path, options=["It is red.", "It is warm."], answer="B", answer_type="option")
    assert problem.prompt.splitlines()[2:] == ["A) It is red.", "B) It is warm."]
    assert compare(("B",), problem.answer, problem.answer_type, problem.options) is Match.EQUAL
    assert compare(("A",), problem.answer, problem.answer_type, problem.options) is Match.DIFFERENT


@pytest.mark.parametrize(
    ("claim", "gold", "match"),
    [
        ("Unknown", "Uncertain", Match.EQUAL),
        ("True", "True", Match.EQUAL),
        ("False", "Unknown", Match.DIFFERENT),
        ("perhaps", "True", Match.UNPARSABLE),
        (None, "True", Match.ABSENT),
    ],
)
def test_labels_are_compared_as_truth_values(claim: str | None, gold: str, match: Match) -> None:
    assert compare(claim, gold, "label") is match


@pytest.mark.parametrize(
    ("names", "pets", "match"),
    [
        (("ann_lee", "bo"), ("cat", "red_fish"), Match.EQUAL),
        (("bo", "ann_lee"), ("cat", "red_fish"), Match.DIFFERENT),
        (("ann_lee", "bo"), ("red_fish", "cat"), Match.DIFFERENT),
    ],
)
def test_a_grid_is_right_only_as_a_whole(
    tmp_path: Path, names: tuple[str, ...], pets: tuple[str, ...], match: Match
) -> None:
    problem = record(tmp_path, context=None, answer=json.dumps(GRID), answer_type="grid")
    rows = (("person", names), ("pet", pets))
    table = Table(tuple((label, tuple((name,) for name in row)) for label, row in rows))
    assert compare((table,), problem.answer, problem.answer_type) is match
