"""Answers that cannot be what a question asks for."""

from fractions import Fraction

import pytest

from neurosym.language import read
from neurosym.language.syntax import Value
from neurosym.translation.plausibility import implausible, incomplete

KITES = "Ana has 3 kites and Ben has 8. How many more kites does Ben have?"


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        (KITES, Fraction(-5), "the question is how many, and -5 is negative"),
        (KITES, Fraction(5), ""),
        (
            "86 books go on shelves of 7. How many shelves is that?",
            Fraction(86, 7),
            "the question is how many, and 86/7",
        ),
        ("A cake of $9 and one of $4. How much more is the first?", Fraction(-5), "the question is how much, and -5"),
        ("A cake of $9 is cut in 4. How much is a piece?", Fraction(9, 4), ""),
        ("She has 54 dollars. How many 7 dollar games is that?", Fraction(54, 7), "the question is how many, and 54/7"),
        ("How many hours does it take?", Fraction(5, 2), ""),
        ("How many miles did she walk?", Fraction(5, 2), ""),
        ("A jar is 0.5 full. How many jars are there?", Fraction(5, 2), ""),
        ("How many kites does each have on average?", Fraction(5, 2), ""),
        ("It was 3 degrees and fell by 8. How many is that?", Fraction(-5), ""),
        ("He owes 8 coins and has 3. How many coins is that?", Fraction(-5), ""),
        ("What number is 8 less than 3?", Fraction(-5), ""),
        ("Which is more?", True, ""),
    ],
)
def test_negative_counts_and_parts_of_whole_things_are_implausible(text: str, value: Value, why: str) -> None:
    found = implausible(text, (value,))
    assert found.startswith(why)
    assert bool(found) == bool(why)


def test_the_last_question_decides_and_several_answers_are_left_alone() -> None:
    assert not implausible("How many kites? " + "What is 3 less 8?", (Fraction(5), Fraction(-5)))
    assert implausible("How many hours is it? How many kites are there?", (Fraction(1, 2),))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A van takes 12 boxes, a cart 7. At most 1,000 trips.", ""),
        ("A van takes 12 boxes, a cart 7. At most 1000 trips, 40 % of them by van.", ""),
        ("There are 2 ways. A van takes 12 boxes, a cart 7. At most 1000 trips.", ""),
        (
            "A van takes 12 boxes and costs $30, a cart 7 for $9. At most 1000 trips.",
            "the text tells 30, 9, which the program does not use",
        ),
    ],
)
def test_a_formulation_uses_the_numbers_that_the_text_tells(text: str, why: str) -> None:
    program = """
unknown vans, carts: natural
# trips, 30 at least
vans + carts <= 1000
vans >= 40% * (vans + carts)
answer maximise 12 * vans + 7 * carts
"""
    assert incomplete(text, read(program, "optimisation")) == why
