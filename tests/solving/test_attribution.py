"""Linking statements to the sentences they came from."""

from fractions import Fraction

from neurosym.language.syntax import (
    Apply,
    Constraint,
    Declaration,
    Definition,
    Name,
    Number,
    Program,
    Sort,
    ValueQuery,
)
from neurosym.solving.attribution import attribute, sentences

_TEXT = (
    "Mr. Smith has 12 hens. Each hen lays 3.5 eggs a week. "
    "He sells twice as many eggs to Mrs. Jones as he keeps! How many eggs does he keep?"
)


def _number(value: str) -> Number:
    return Number(Fraction(value))


def test_abbreviations_and_decimals_do_not_end_a_sentence() -> None:
    assert sentences(_TEXT) == (
        "Mr. Smith has 12 hens.",
        "Each hen lays 3.5 eggs a week.",
        "He sells twice as many eggs to Mrs. Jones as he keeps!",
        "How many eggs does he keep?",
    )


def test_sentences_of_nothing() -> None:
    assert sentences("") == ()
    assert sentences("  \n ") == ()
    assert sentences("No full stop") == ("No full stop",)


def test_statements_meet_their_sentences() -> None:
    program = Program(
        "equations",
        (
            Declaration(("sold", "kept"), Sort.NATURAL),
            Definition("hens", _number("12")),
            Definition("eggs_per_hen", _number("3.5")),
            Definition("eggs", Apply("mul", (Name("hens"), Name("eggs_per_hen")))),
            Constraint(Apply("eq", (Name("sold"), Apply("mul", (_number("2"), Name("kept"))))), note="twice as many"),
            Definition("zzz", Name("qqq")),
        ),
        ValueQuery((Name("kept"),)),
    )
    links = attribute(program, _TEXT)
    assert links[1:3] == (0, 1)
    assert links[4] == 2
    assert links[5] is None
    assert len(links) == 6


def test_percent_and_grouped_digits_are_numbers() -> None:
    program = Program(
        "equations",
        (
            Definition("rate", _number("0.2")),
            Definition("price", _number("12500")),
            Definition("part", _number("3/4")),
        ),
        ValueQuery((Name("rate"),)),
    )
    text = "A car costs $12,500. The tax is 20%. He paid 3/4 of it."
    assert attribute(program, text) == (1, 0, 2)
