"""Gold annotations become programs whose answer is the gold answer."""

import gzip
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from neurosym.language import answer_under, read
from neurosym.solving import solve
from neurosym.translation.annotations import convert

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def record(suite: str, question: str, gold_program: str, answer: object, **more: object) -> dict[str, Any]:
    return {"id": "1", "suite": suite, "question": question, "gold_program": gold_program, "answer": answer, **more}


def program_of(suite: str, question: str, gold_program: str, answer: object, certain: bool = False) -> str:
    conversion = convert(record(suite, question, gold_program, answer), certain=certain)
    assert conversion.program is not None, conversion.reason
    return conversion.program


def test_calculations_become_named_statements() -> None:
    program = program_of(
        "gsm8k",
        "James writes a 3-page letter to 2 different friends twice a week. How many pages does he write a year?",
        "He writes each friend 3*2=<<3*2=6>>6 pages a week\n"
        "So he writes 6*2=<<6*2=12>>12 pages every week\n"
        "That means he writes 12*52=<<12*52=624>>624 pages a year\n#### 624",
        624,
    )
    assert program.splitlines()[-1] == "answer pages_per_year"
    assert "pages_per_week = 3 * 2" in program
    assert "* 52" in program
    assert answer_under(read(program), {}) == (Fraction(624),)


def test_what_the_answer_does_not_need_is_left_out() -> None:
    program = program_of(
        "gsm8k", "Of 9 cats 2 go.", "There are 9*9=<<9*9=81>>81 paws.\nThere are 9-2=<<9-2=7>>7 cats left.\n#### 7", 7
    )
    assert program == "cats_left = 9 - 2\nanswer cats_left"


def test_calculations_in_plain_sight_count_too() -> None:
    program = program_of("gsm8k", "35 of 70 points?", "She got 35 points / 70 points * 100% = 50%\n#### 50", 50)
    assert answer_under(read(program), {}) == (Fraction(50),)
    assert "35 / 70 * 100" in program


def test_a_stated_rounding_is_kept_where_the_answer_needs_it() -> None:
    solution = "He needs 10/4=<<10/4=3>>3 boxes.\nThey cost 3*5=<<3*5=15>>15 dollars.\n#### 15"
    assert "round(10 / 4)" in program_of("gsm8k", "10 in boxes of 4, 5 dollars each.", solution, 15)


def test_an_equation_of_a_solution_becomes_an_unknown() -> None:
    program = program_of(
        "gsm8k",
        "Snap spends twice as much as Pop, together 150. How much does Pop spend?",
        "Let x be the amount Pop spends.\nx+2x=150\n3x=150\nx=<<50=50>>50\n#### 50",
        50,
    )
    assert program.startswith("unknown pop_spends: real\npop_spends + 2 * pop_spends == 150\n")
    assert solve(read(program)).answer == (Fraction(50),)


def test_an_answer_that_no_calculation_has_is_refused() -> None:
    conversion = convert(record("gsm8k", "?", "It is 2*3=<<2*3=6>>6\n#### 7", 7))
    assert conversion.program is None
    assert conversion.reason == "no calculation has the gold answer as its result"


def test_doubtful_links_are_refused_only_for_training() -> None:
    doubtful = record(
        "gsm8k",
        "6 cars in trucks of 2, 12 in trucks of 3.",
        "There are 6/2=<<6/2=3>>3 trucks.\nThere are 8/2=<<8/2=4>>4 vans.\n"
        "There are 12/3=<<12/3=4>>4 lorries.\nIn all 4+3=<<4+3=7>>7 of them.\n#### 7",
        7,
    )
    assert convert(doubtful).program is not None
    assert convert(doubtful, certain=True).reason == "a number may be an earlier result or one of the question"


def test_the_numbers_of_a_question_are_named() -> None:
    question = "Emily put eggs into 303 baskets. She put 28 eggs into each basket. How many eggs did Emily collect?"
    assert program_of("mawps", question, "* 303.0 28.0", 8484) == (
        "baskets = 303\neggs_per_basket = 28\neggs_collected = baskets * eggs_per_basket\nanswer eggs_collected"
    )


def test_numbers_that_the_text_does_not_state_stay_numbers() -> None:
    program = program_of("mawps", "Joan has 40 dimes. How many dollars does she have?", "* 40.0 0.1", 4)
    assert program.splitlines()[1].endswith("= dimes * 0.1")


def test_equal_numbers_may_be_exchanged_only_where_it_changes_nothing() -> None:
    question = "Katie had 26 cakes. If she sold 20 of them and then made 20 more, how many cakes would she have?"
    swapped = record("mawps", question, "- + 26.0 20.0 20.0", 26)
    assert convert(swapped).program is not None
    assert convert(swapped, certain=True).reason == "a number stands in the text more than once"
    both = record("mawps", "Ann has 2 pens. Bob has 2 pens. How many pens do they have in all?", "+ 2.0 2.0", 4)
    assert convert(both, certain=True).program is not None


@pytest.mark.parametrize(
    ("suite", "annotation", "question"),
    [
        ("svamp", "( ( 5.0 + 3.0 ) * 2.0 )", "Ann has 5 red and 3 blue pens. Each has 2 caps. How many caps?"),
        ("multiarith", "X=((5.0+3.0)*2.0)", "Ann has 5 red and 3 blue pens. Each has 2 caps. How many caps?"),
        ("singleeq", "(5+3)*2=x", "Ann has 5 red and 3 blue pens. Each has 2 caps. How many caps?"),
        ("asdiv", "(5+3)*2=16", "Ann has 5 red and 3 blue pens. Each has 2 caps. How many caps?"),
    ],
)
def test_infix_suites(suite: str, annotation: str, question: str) -> None:
    assert answer_under(read(program_of(suite, question, annotation, 16)), {}) == (Fraction(16),)


def test_an_equation_is_solved_for_its_unknown() -> None:
    program = program_of("singleeq", "Joan had 70 shells and gave Sam some. She has 27 now. How many?", "70-x=27", 43)
    assert "unknown " in program
    assert solve(read(program)).answer == (Fraction(43),)


@pytest.mark.parametrize(
    ("suite", "annotation", "reason"),
    [
        ("mawps", "* 3.0", "the formula ends too early"),
        ("mawps", "* 3.0 2.0 1.0", "left over: '1.0'"),
        ("svamp", "( 3.0 & 2.0 )", "cannot read ' & 2.0 )'"),
        ("svamp", "( 3.0 - 2.0", "the formula ends too early"),
        ("svamp", "", "the record has no annotation"),
        ("folio", "x", "the annotation is not of a known form"),
        ("zebralogic", "x", "no annotations are known for the suite 'zebralogic'"),
    ],
)
def test_what_cannot_be_read_is_told(suite: str, annotation: str, reason: str) -> None:
    conversion = convert(record(suite, "3 and 2?", annotation, 1))
    assert (conversion.program, conversion.reason) == (None, reason)


def records(suite: str, split: str) -> Iterator[dict[str, Any]]:
    for path in (DATA / split / f"{suite}.jsonl", DATA / split / f"{suite}.jsonl.gz"):
        if path.is_file():
            with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
                yield from map(json.loads, lines)


@pytest.mark.parametrize("suite", ["gsm8k", "svamp", "asdiv", "mawps", "multiarith", "singleeq"])
def test_the_annotations_of_a_whole_suite(suite: str) -> None:
    """At least 95 % of the `dev` annotations convert; all of `gsm8k` that convert have the gold answer."""
    found = list(records(suite, "dev"))
    if not found:
        pytest.skip(f"the benchmark data are not there: {DATA}")
    conversions = [convert(one) for one in found]
    programs = [(one, made.program) for one, made in zip(found, conversions, strict=True) if made.program]
    assert len(programs) >= 0.95 * len(found)
    if suite == "gsm8k":
        for one, program in programs[:100]:
            assert solve(read(program)).answer == (Fraction(str(one["answer"]).replace(",", "")),)
