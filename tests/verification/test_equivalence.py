"""When a claimed answer is the gold answer, when it is another, and when it is none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.language.syntax import Answer, ClosedForm, Ratio
from neurosym.verification.equivalence import Match, compare, is_unanswerable

EQUAL, DIFFERENT, UNPARSABLE, ABSENT = Match.EQUAL, Match.DIFFERENT, Match.UNPARSABLE, Match.ABSENT
ROOT_8 = ClosedForm("2*sqrt(2)", "2.82842712475")


def exact(*values: int | Fraction) -> Answer:
    return tuple(Fraction(value) for value in values)


@pytest.mark.parametrize(
    ("claim", "gold", "match"),
    [
        ("42", 42, EQUAL),
        ("43", 42, DIFFERENT),
        ("-42", 42, DIFFERENT),
        ("$1,234.50", 1234.5, EQUAL),
        ("2 1/2 cups", 2.5, EQUAL),
        ("twelve", 12, EQUAL),
        ("1/3", 0.3333333333333333, EQUAL),
        ("25%", 0.25, EQUAL),
        ("25%", 25, EQUAL),
        ("0.25", "25%", EQUAL),
        ("5 million", 5_000_000, EQUAL),
        ("x = 5", 5, EQUAL),
        ("5, 6", 5, DIFFERENT),
        ("cat", 3, UNPARSABLE),
        ("5 out of 10", 5, UNPARSABLE),
        ("9" * 5000, 5, UNPARSABLE),
        ("   ", 3, ABSENT),
        (None, 3, ABSENT),
        ((), 3, ABSENT),
    ],
)
def test_numbers(claim: str | Answer | None, gold: str | int | float, match: Match) -> None:
    assert compare(claim, gold) is match


@pytest.mark.parametrize(
    ("claim", "gold", "match"),
    [
        ("33.33", exact(Fraction(100, 3)), EQUAL),
        ("33.34", exact(Fraction(100, 3)), DIFFERENT),
        ("33.3", exact(Fraction(100, 3)), DIFFERENT),
        ("33", exact(Fraction(100, 3)), DIFFERENT),
        ("0.04", exact(Fraction(1, 24)), DIFFERENT),
        ("0.042", exact(Fraction(1, 24)), EQUAL),
        ("0.13", exact(Fraction(1, 8)), EQUAL),
        ("0.12", exact(Fraction(1, 8)), EQUAL),
        ("0.499", exact(Fraction(1, 2)), DIFFERENT),
        ("1234567890123.45", exact(1234567890123), DIFFERENT),
    ],
)
def test_a_decimal_equals_what_it_rounds(claim: str, gold: Answer, match: Match) -> None:
    assert compare(claim, gold) is match


@pytest.mark.parametrize(
    ("gold", "value"),
    [
        (0.6666666666666666, Fraction(2, 3)),
        (0.8333333333333334, Fraction(5, 6)),
        (10.666666666666666, Fraction(32, 3)),
        (0.38461538461538464, Fraction(5, 13)),
    ],
)
def test_a_gold_that_was_stored_as_a_float(gold: float, value: Fraction) -> None:
    assert compare((value,), gold) is EQUAL


@given(st.fractions(), st.fractions())
def test_exact_values_are_equal_only_if_they_are_the_same(a: Fraction, b: Fraction) -> None:
    assert (compare((a,), (b,)) is EQUAL) == (a == b)
    assert compare(str(a), (a,)) is EQUAL


@pytest.mark.parametrize(
    ("claim", "match"),
    [
        ("30 girls and 15 boys", EQUAL),
        ("15 boys, 30 girls", EQUAL),
        ("15 girls, 30 boys", DIFFERENT),
        ("30, 15", EQUAL),
        ("15, 30", DIFFERENT),
        (exact(30, 15), EQUAL),
        (exact(15, 30), DIFFERENT),
        (exact(30), DIFFERENT),
        ("many", UNPARSABLE),
    ],
)
def test_several_values_with_names(claim: str | Answer, match: Match) -> None:
    assert compare(claim, "30 (girls); 15 (boys)", "text") is match


def test_several_values_without_names_are_a_set() -> None:
    assert compare("12; 18", "18; 12", "text") is EQUAL
    assert compare(exact(18, 26, 16), "26 (years old); 18 (years old); 16 (years old)", "text") is EQUAL
    assert compare(exact(18, 18, 16), "26 (years old); 18 (years old); 16 (years old)", "text") is DIFFERENT


@pytest.mark.parametrize(
    ("claim", "match"),
    [
        ("2:13", EQUAL),
        ("4 : 26", EQUAL),
        ("2 to 13", EQUAL),
        ((Ratio((2, 13)),), EQUAL),
        (exact(Fraction(2, 13)), EQUAL),
        ("13:2", DIFFERENT),
        (exact(2, 13), DIFFERENT),
    ],
)
def test_ratios(claim: str | Answer, match: Match) -> None:
    assert compare(claim, "2:13", "text") is match


@pytest.mark.parametrize(
    ("claim", "gold", "match"),
    [
        ("Jake", "Jake's stables", EQUAL),
        ("Hilt", "Mrs. Hilt", EQUAL),
        ("equal", "They are equal", EQUAL),
        ("not equal", "They are equal", DIFFERENT),
        ("brother-in-law", "brother", DIFFERENT),
        ("3:30 pm", "3:30 p.m.", EQUAL),
        ("3:30 am", "3:30 p.m.", DIFFERENT),
        (("Ann",), "Ann", EQUAL),
        ((True,), "Yes", EQUAL),
        ("???", "Ann", UNPARSABLE),
    ],
)
def test_words(claim: str | Answer, gold: str, match: Match) -> None:
    assert compare(claim, gold, "text") is match


@pytest.mark.parametrize(
    ("claim", "match"),
    [
        ("2.83", EQUAL),
        ("2.82", DIFFERENT),
        ("3", DIFFERENT),
        ("sqrt(8)", EQUAL),
        ("2\\sqrt{2}", EQUAL),
        ("2√2", EQUAL),
        ("3*sqrt(2)", DIFFERENT),
        ("2*pi", UNPARSABLE),
    ],
)
def test_reals_that_are_no_fractions(claim: str, match: Match) -> None:
    assert compare(claim, (ROOT_8,)) is match


def test_a_root_that_is_a_fraction() -> None:
    assert compare("sqrt(4)", 2) is EQUAL
    assert compare("sqrt(4)", 3) is DIFFERENT


@pytest.mark.parametrize(
    ("claim", "match"),
    [
        ("B", EQUAL),
        ("(b)", EQUAL),
        ("A", DIFFERENT),
        (exact(27), EQUAL),
        ("27", EQUAL),
        ("15", DIFFERENT),
        ("99", DIFFERENT),
        ("cat", UNPARSABLE),
    ],
)
def test_options(claim: str | Answer, match: Match) -> None:
    assert compare(claim, "B", "option", ("A) 15", "B) 27", "C) 14")) is match


@pytest.mark.parametrize(
    ("claim", "gold", "match"),
    [
        ("yes", "True", EQUAL),
        ("Uncertain", "Unknown", EQUAL),
        ("False", "Unknown", DIFFERENT),
        ((False,), "True", DIFFERENT),
        ("blue", "True", UNPARSABLE),
    ],
)
def test_labels(claim: str | Answer, gold: str, match: Match) -> None:
    assert compare(claim, gold, "label") is match


def test_a_truth_value_is_no_number_and_no_number_a_truth_value() -> None:
    assert compare("42", (True,)) is UNPARSABLE
    assert compare((True,), 42) is DIFFERENT


def test_values_of_several_kinds() -> None:
    assert compare("Ann, 3", ("Ann", Fraction(3))) is EQUAL
    assert compare("Ann, 4", ("Ann", Fraction(3))) is DIFFERENT


def test_unanswerable() -> None:
    assert is_unanswerable("None")
    assert not is_unanswerable("0")
    assert not is_unanswerable(0)
