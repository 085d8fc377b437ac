"""NL4Opt's gold formulations become programs of the domain optimisation."""

import json
from pathlib import Path
from typing import Any

import pytest

from neurosym.translation.annotations import convert
from neurosym.translation.formulations import asks_for_amounts, convert_formulation

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "dev" / "nl4opt.jsonl"
SIZES = ["small", "large"]


def record(
    variables: list[str], objective: dict[str, Any], *constraints: dict[str, Any], text: str = ""
) -> dict[str, Any]:
    formulation = {"vars": variables, "objective": objective, "constraints": list(constraints)}
    question = text or "How many of each should there be?"
    return {"id": "1", "suite": "nl4opt", "question": question, "answer": "", "gold_program": json.dumps(formulation)}


def terms(direction: str, **factors: str) -> dict[str, Any]:
    return {"type": "objective", "direction": direction, "terms": {k.replace("_", " "): v for k, v in factors.items()}}


def linear(operator: str, limit: str, **factors: str) -> dict[str, Any]:
    said = {k.replace("_", " "): v for k, v in factors.items()}
    return {"type": "linear", "operator": operator, "limit": limit, "terms": said}


def lines(given: dict[str, Any], **options: Any) -> list[str]:
    conversion = convert_formulation(given, **options)
    assert conversion.program is not None, conversion.reason
    return conversion.program.splitlines()


def reason(given: dict[str, Any]) -> str:
    conversion = convert_formulation(given)
    assert conversion.program is None
    return conversion.reason


def test_all_kinds_of_constraints() -> None:
    given = record(
        SIZES,
        terms("maximize", small_boats="4", large_boats="7.5"),
        linear("LESS_OR_EQUAL", "1,200", large_boats="30", small_boats="12"),
        {"type": "upperbound", "operator": "LESS_OR_EQUAL", "limit": "twelve", "var": "large ones"},
        {"type": "lowerbound", "operator": "GREATER_OR_EQUAL", "limit": "3", "var": "small boat"},
        {"type": "sum", "operator": "LESS_OR_EQUAL", "limit": "two hundred"},
        {"type": "ratio", "operator": "GREATER_OR_EQUAL", "limit": "15%", "var": "large boats"},
        {"type": "ratio", "operator": "LESS_OR_EQUAL", "limit": "third", "var": "large boats"},
        {
            "type": "xby",
            "operator": "GREATER_OR_EQUAL",
            "param": "three times",
            "x_var": "small boats",
            "y_var": "large",
        },
        {"type": "xy", "operator": "LESS_OR_EQUAL", "x_var": "large boats", "y_var": "small boats"},
    )
    assert lines(given) == [
        "unknown small, large: natural",
        "30 * large + 12 * small <= 1200",
        "large <= 12",
        "small >= 3",
        "small + large <= 200",
        "large >= 15% * (small + large)",
        "large <= 1 / 3 * (small + large)",
        "small >= 3 * large",
        "large <= small",
        "answer maximise 4 * small + 7.5 * large",
    ]


def test_an_objective_may_be_the_variables_themselves() -> None:
    given = record(
        SIZES, {"type": "objvar", "direction": "reduce", "vars": SIZES}, linear("GREATER_OR_EQUAL", "9", small="1")
    )
    assert lines(given)[-1] == "answer minimise small + large"


def test_quantities_are_counted_or_measured() -> None:
    objective, limit = terms("maximize", small="4", large="7"), linear("LESS_OR_EQUAL", "9", small="1", large="2")
    counted, measured = record(SIZES, objective, limit), record(SIZES, objective, limit, text="How many acres of each?")
    assert lines(counted)[0] == lines(measured, quantities="whole")[0] == "unknown small, large: natural"
    for program in (lines(measured), lines(counted, quantities="real")):
        assert program[:2] == ["unknown small, large: rational", "small >= 0 and large >= 0"]
    assert asks_for_amounts("How much of each should be mixed?")
    assert not asks_for_amounts("How many chairs and tables should be made?")


def test_mentions_are_matched_by_their_words() -> None:
    given = record(
        ["a", "b."],
        terms("minimize", machine_A="4", machine_B="7"),
        {"type": "lowerbound", "operator": "GREATER_OR_EQUAL", "limit": "3", "var": "machine B"},
    )
    assert lines(given) == ["unknown a, b: natural", "b >= 3", "answer minimise 4 * a + 7 * b"]
    twice = record(["kayak", "motorboat", "kayaks"], terms("minimize", motorboats="4", kayak="7"))
    assert lines(twice)[0] == "unknown kayak, motorboat: natural"
    by_the_other = record(["runners", "canoers"], terms("minimize", canoes="4", sprinters="7"))
    assert lines(by_the_other)[-1] == "answer minimise 4 * canoers + 7 * runners"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (record(SIZES, terms("maximize")), "the objective has no terms"),
        (record(SIZES, terms("sideways", small="1")), "direction of the objective is unclear: 'sideways'"),
        (record(SIZES, terms("maximize", boats="1")), "it is not clear which variables are meant by 'boats'"),
        (record(SIZES, terms("maximize", small="many")), "this is no number: 'many'"),
        (record(SIZES, terms("maximize", small="1"), {"type": "xor", "operator": "LESS_OR_EQUAL"}), "kind 'xor'"),
        (
            record(SIZES, terms("maximize", small="1"), {"type": "sum", "operator": "NEAR"}),
            "relation is unclear: 'NEAR'",
        ),
        (record(SIZES, terms("maximize", small="1"), {"kind": "sum"}), "not of a known form"),
        ({"suite": "nl4opt", "question": "?", "gold_program": None}, "the record has no formulation"),
        ({"suite": "nl4opt", "question": "?", "gold_program": "{"}, "not of a known form"),
    ],
)
def test_what_is_unclear_is_left_out_with_its_reason(given: dict[str, Any], words: str) -> None:
    assert words in reason(given)


def test_names_are_names_of_the_language() -> None:
    given = record(["round tables", "count", "1 seat"], terms("maximize", count="1", round_tables="2"))
    assert lines(given)[0] == "unknown round_tables, n_count, n_1_seat: natural"


def test_nearly_all_records_of_the_data_set_convert() -> None:
    if not DATA.is_file():
        pytest.skip("the benchmark data (../shared/data) is not here")
    records = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    reasons = [conversion.reason for each in records if (conversion := convert(each)).program is None]
    assert len(records) == 132
    assert reasons == ["the objective has no terms"]
