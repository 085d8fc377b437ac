"""Names and notes are read off the words around a calculation; numbers that nobody told are noticed."""

from fractions import Fraction

import pytest

from neurosym.language import read
from neurosym.translation.naming import note_of, phrase_name, result_names, safe_name, unique_name, words
from neurosym.translation.provenance import untold_numbers
from neurosym.translation.quantities import quantities, quantity_names, question_name, singular


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("He writes ", " pages a year", "pages_per_year"),
        ("The total cost of the cookies is ", "", "total_cost_of_cookies"),
        ("So, Mary added ", " stickers to her journal.", "stickers_to_journal"),
        ("After buying a hat, Josh has ", "", "josh_after_buying_hat"),
    ],
)
def test_a_result_is_named_after_its_line(before: str, after: str, name: str) -> None:
    assert result_names(before, after)[0] == name


def test_notes_say_what_the_name_does_not() -> None:
    note = note_of("If it has 2 doors, then the car needs ", " days of work.", "days", frozenset({Fraction(2)}))
    assert note == "the car needs days of work"
    assert note_of("With 2 of 9 doors the car needs ", " days.", "days", frozenset({Fraction(2)})) == (
        "With 2 of doors the car needs days"
    )
    assert note_of("There are ", " cats left.", "cats_left") == ""
    assert "37" not in note_of("Since 37 of them came, the hall holds ", " guests who stay.", "guests")


def test_names_are_names_of_the_language() -> None:
    assert words("Tom’s café: 3 Kinder-Eier") == ["tom", "cafe", "kinder", "eier"]
    assert phrase_name(["the", "number", "of", "red", "apples", "in", "a", "box", "of", "wood"]) == "red_apples_in_box"
    assert safe_name("count") == "the_count"
    assert len(safe_name("_".join(["abcdefghij"] * 9))) <= 48
    assert unique_name(["", "eggs", "hen_eggs"], {"eggs"}) == "hen_eggs"
    assert unique_name(["eggs"], {"eggs", "eggs_2"}) == "eggs_3"
    assert unique_name([""], set()) == "result"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How many eggs did Emily collect?", "eggs_collected"),
        ("How many apples does Tom have left?", "apples_left"),
        ("How many books does he have in total?", "total_books"),
        ("How much money did Sara spend?", "money_spent"),
        ("What is the area of the floor?", "area_of_floor"),
    ],
)
def test_the_question_names_the_answer(question: str, name: str) -> None:
    assert question_name(f"There is a story. {question}") == name


def test_equal_nouns_are_told_apart() -> None:
    text = "Keith picked 3 pears and Jason picked 2 pears. How many pears were picked in total?"
    names = quantity_names(text, quantities(text), question_name(text))
    assert list(names.values()) == ["keith_pears", "jason_pears"]


def test_small_number_words_are_numbers() -> None:
    assert [quantity.value for quantity in quantities("Seven days, 3.5 km, twenty 1,200 a.")] == [
        Fraction(7),
        Fraction(7, 2),
        Fraction(20),
        Fraction(1200),
    ]


def test_singulars() -> None:
    assert [singular(noun) for noun in ("boxes", "shelves", "cities", "eggs", "glass")] == [
        "box",
        "shelf",
        "city",
        "egg",
        "glass",
    ]


@pytest.mark.parametrize(
    ("text", "program", "untold"),
    [
        ("A coat for $90 is 20% off.", "price = 90 * 0.8\nanswer price", set()),
        ("Half of forty-five eggs in 2 days of 24 hours", "a = 45 / 2\nb = a * 24\nanswer b", set()),
        ("Nobody tells anything", "a = 437 + 1\nanswer a", {Fraction(437)}),
        ("It is 3/8 of 64", "unknown x: real\n3 / 8 * x == 64 + 777\nanswer x", {Fraction(777)}),
    ],
)
def test_untold_numbers(text: str, program: str, untold: set[Fraction]) -> None:
    assert untold_numbers(text, read(program)) == untold
