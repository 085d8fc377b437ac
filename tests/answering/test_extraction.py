"""Answers found in what models say: parsed, unparsable or absent, and never a hang."""

import gzip
import json
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from neurosym.answering.extraction import Extracted, Extractor, LatexReader, extract_many
from neurosym.answering.numerals import number_in_words, numerals, plain

RECORDED = Path(__file__).parents[3] / "shared" / "data" / "recorded"


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    with Extractor(seconds=2.0) as shared:
        yield shared


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("42", "42"),
        ("3 + 4 = 7\n#### 42", "42"),
        ("The answer is $1,234.50.", "1234.50"),
        ("the answer (arabic numerals) is $106.", "106"),
        ("The answer is 4 * $0.50 = $2 on the ice cream", "2"),
        ("The answer is 18 because 3 * 6 = 18.", "18"),
        ("The answer is 2 dozen eggs.", "2"),
        ("The answer is twelve.", "12"),
        ("The final answer is: $\\boxed{25\\%}$", "25%"),
        ("First \\boxed{3}. Wait, \\boxed{\\frac{3}{4}}", "3/4"),
        ('{"reasoning": "the answer is 3?",\n "answer": "10"\n}', "10"),
        ("9*3=27\nA: 3000", "3000"),
        ("**Answer:** 42", "42"),
        ("Answer:\n\n42 apples", "42"),
        ("The answer is _____.\n\n$80", "80"),
        ("Final Answer: How long is a side?\nIt is 12 feet.", "12"),
        ("He has **18** apples over 3 days", "18"),
        ("In total 3 * 6 = 18 dollars for 5 days.", "18"),
        ("Then 3 more.\nSo he has 7.", "7"),
        ("The answer is 30 girls and 15 boys.", "30 girls, 15 boys"),
        ("The answer is 2½ cups", "5/2"),
    ],
)
def test_numbers_are_found_where_models_state_them(extractor: Extractor, raw: str, text: str) -> None:
    assert extractor.extract(raw) == Extracted(text, "parsed")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("So \\boxed{\\dfrac{\\sqrt{2}}{2}}", "sqrt(2)/2"),
        ("The answer is $2^{10}$ cm", "1024"),
        ("The answer is $5+7$", "12"),
        ("The answer is 5 + 7", "12"),
        ("The answer is 1.5 \\times 10^3.", "1500"),
        ("The answer is √16", "4"),
    ],
)
def test_formulas_go_to_math_verify(extractor: Extractor, raw: str, text: str) -> None:
    assert extractor.extract(raw) == Extracted(text, "parsed")


@pytest.mark.parametrize("raw", ["", "  \n", "I don't know.", "It cannot be determined.", "Hm.", "The answer is"])
def test_absent(extractor: Extractor, raw: str) -> None:
    assert extractor.extract(raw) == Extracted(None, "absent")


@pytest.mark.parametrize("raw", ["The answer is Tuesday", "#### apples", "Answer: $x+y$"])
def test_unparsable(extractor: Extractor, raw: str) -> None:
    assert extractor.extract(raw) == Extracted(None, "unparsable")


def test_an_endless_formula_is_cut_off_and_the_next_answer_is_read() -> None:
    with Extractor(seconds=0.5) as impatient:
        assert impatient.extract("The answer is $2^{3}$").text == "8"
        started = time.monotonic()
        assert impatient.extract("The answer is $5^{5^{5^{5}}}$").form == "unparsable"
        assert time.monotonic() - started < 5
        assert impatient.extract("The answer is $2^{4}$").text == "16"


def test_a_child_that_was_killed_is_started_again() -> None:
    reader = LatexReader(seconds=5)
    assert reader.read("$1+1$") == "2"
    process = reader._process
    assert process is not None
    process.kill()
    process.wait()
    assert reader.read("$1+2$") == "3"
    reader.close()
    reader.close()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The answer is (B).", "B"),
        ("Answer: C) 14", "C"),
        ("b", "B"),
        ("... so (A) is wrong. Hence (D)", "D"),
        ("The answer is 27.", "B"),
        ("The answer is a cat", None),
    ],
)
def test_options(extractor: Extractor, raw: str, text: str | None) -> None:
    assert extractor.extract(raw, "option", ("15", "27", "14")).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ANSWER:\tFalse", "false"),
        ("Therefore the statement is uncertain.", "uncertain"),
        ("The answer is: cannot be determined", "unknown"),
        ("The answer is blue", None),
    ],
)
def test_labels(extractor: Extractor, raw: str, text: str | None) -> None:
    assert extractor.extract(raw, "label").text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The answer is Mrs. Hilt. She has more.", "Mrs. Hilt"),
        ("Jake", "Jake"),
        ("It is\nAnswer: **2:3**.", "2:3"),
    ],
)
def test_words(extractor: Extractor, raw: str, text: str) -> None:
    assert extractor.extract(raw, "text").text == text


@pytest.mark.parametrize(
    ("raw", "text", "form"),
    [
        ("The answer is 5 apples.", "5", "parsed"),
        ("The answer is Mrs. Hilt.", "Mrs. Hilt", "parsed"),
        ("Red", "Red", "parsed"),
        ("The ratio is 2:3", "The ratio is 2:3", "parsed"),
        ("The answer is 3:30 p.m.", "3:30 p.m", "parsed"),
        ("I don't know.", None, "absent"),
        ("One would first have to find out how the hens are kept and why", None, "absent"),
        ("The answer is", None, "absent"),
    ],
)
def test_whatever_is_answered(extractor: Extractor, raw: str, text: str | None, form: str) -> None:
    found = extractor.extract(raw, "any")
    assert (found.text, found.form) == (text, form)


def test_many_answers_share_one_child() -> None:
    assert [each.text for each in extract_many(["7", "$\\frac{1}{2}+1$", "?"])] == ["7", "3/2", None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("-7 and −8", [-7, -8]),
        ("5-3", [5, 3]),
        ("2 \\frac{3}{4}", [Fraction(11, 4)]),
        ("1{,}234 of 10\\,000", [1234, 10000]),
        ("x2 m2 42kg", [42]),
        ("10/0", []),
        ("1.5e-2", [Fraction(3, 200)]),
        ("9" * 400, []),
    ],
)
def test_numerals(text: str, values: list[Fraction | int]) -> None:
    assert [numeral.value for numeral in numerals(plain(text))] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-five", 25),
        ("two hundred and six apples", 206),
        ("one million two hundred thousand", 1_200_000),
        ("three quarters", Fraction(3, 4)),
        ("one and a half", Fraction(3, 2)),
        ("half an hour", Fraction(1, 2)),
        ("third place", None),
        ("apples", None),
    ],
)
def test_numbers_in_words(text: str, value: Fraction | int | None) -> None:
    assert number_in_words(text) == value


def test_recorded_answers_of_real_models(extractor: Extractor) -> None:
    path = RECORDED / "openai_gsm8k.jsonl.gz"
    if not path.exists():
        pytest.skip("needs the recorded model answers in ../shared/data/recorded")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if len(row["raw"] or "") in range(1, 298)]
    found = [extractor.extract(row["raw"]).text for row in rows]
    agreeing = sum(
        text is not None and Fraction(text) == Fraction(str(row["answer"]))
        for text, row in zip(found, rows, strict=True)
    )
    assert agreeing >= 0.99 * len(rows)
