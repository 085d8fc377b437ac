"""Programs held against a gold formulation under one rule."""

import json
from typing import Any

import pytest

from neurosym.evaluation.annotated import check_annotations
from neurosym.evaluation.formulations import agreement, gold_fields, same_optimum, under_rule
from neurosym.evaluation.importers import read_rows
from neurosym.language import print_program, read

GOLD = "unknown a, b: natural\n3 * a + 7 * b <= 50\na >= b\nanswer maximise 4 * a + 10 * b"


def row(limit: str = "50", operator: str = "LESS_OR_EQUAL", **more: Any) -> dict[str, Any]:
    formulation = {
        "vars": ["a", "b"],
        "objective": {"type": "objective", "direction": "maximize", "terms": {"a": "4", "b": "10"}},
        "constraints": [
            {"type": "linear", "operator": operator, "limit": limit, "terms": {"a": "3", "b": "7"}},
            {"type": "xy", "operator": "GREATER_OR_EQUAL", "x_var": "a", "y_var": "b"},
        ],
    }
    given = {
        "id": "x-1",
        "suite": "nl4opt",
        "split": "dev",
        "question": "How many?",
        "answer": "",
        "answer_type": "text",
    }
    return given | {"gold_program": json.dumps(formulation)} | more


def test_the_gold_answer_is_the_optimum_of_the_formulation() -> None:
    (problem,) = read_rows([row()], "nl4opt", "dev", "here")
    assert (problem.answer, problem.answer_type, problem.domain) == (70, "number", "optimisation")
    assert problem.program is not None and problem.program.startswith("unknown a, b: natural\n")
    assert gold_fields(row(), "real")["answer"] == 70
    assert gold_fields(row("49"), "real")["answer"] == "343/5"


def test_a_formulation_without_optimum_has_none_as_its_answer() -> None:
    assert gold_fields(row(operator="GREATER_OR_EQUAL"))["answer"] == "none"
    problems = read_rows([row(operator="GREATER_OR_EQUAL"), row() | {"id": "x-2"}], "nl4opt", "dev", "here")
    report = check_annotations(problems)
    assert (report.converted.k, report.equal.k, report.failures) == (2, 2, ())


def test_a_record_without_a_program_says_why() -> None:
    (problem,) = read_rows([row(gold_program=None)], "nl4opt", "dev", "here")
    assert (problem.answer, problem.domain) == ("", "optimisation")
    assert problem.meta["no_gold"] == "the record has no formulation"


def test_the_rule_settles_sorts_and_strict_limits() -> None:
    program = read("unknown a: integer\na < 3 and a > 1\nb = 2 * a\nanswer maximise b", "optimisation")
    assert print_program(under_rule(program, whole=False)).splitlines() == [
        "unknown a: rational",
        "a >= 0",
        "a <= 3 and a >= 1",
        "b = 2 * a",
        "answer maximise b",
    ]
    assert print_program(under_rule(program, whole=True)).startswith("unknown a: natural\na <= 3 and a >= 1\n")


@pytest.mark.parametrize(
    ("written", "same_real", "same_whole"),
    [
        (
            "unknown x, y: rational\nx >= 0 and y >= 0\n3 * x + 7 * y <= 50\ny <= x\nanswer maximise 10 * y + 4 * x",
            True,
            True,
        ),
        ("unknown x, y: natural\n3 * x + 7 * y < 50\ny < x\nanswer maximise 4 * x + 10 * y", True, True),
        ("unknown x, y: natural\n3 * x + 8 * y <= 50\ny <= x\nanswer maximise 4 * x + 10 * y", False, False),
        ("unknown x, y: natural\n3 * x + 7 * y <= 50\ny <= x\nanswer minimise 4 * x + 10 * y", False, False),
        ("unknown x, y: natural\n3 * x + 7 * y <= 50.5\ny <= x\nanswer maximise 4 * x + 10 * y", False, True),
        ("unknown x, y: natural\ny <= x\nanswer maximise 4 * x + 10 * y", False, False),
    ],
)
def test_optima_are_compared_under_the_rule(written: str, same_real: bool, same_whole: bool) -> None:
    gold, other = read(GOLD, "optimisation"), read(written, "optimisation")
    assert same_optimum(gold, other, whole=False) is same_real
    assert same_optimum(gold, other, whole=True) is same_whole


def test_the_rate_counts_what_was_not_written() -> None:
    rate = agreement([(GOLD, GOLD), (GOLD, None)], whole=False)
    assert (rate.k, rate.n) == (1, 2)
