"""From text to a checked program: headers, limits, line ends, places."""

import pickle
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import CheckError, NeurosymError, ParseError
from neurosym.language import answer_under, parse, print_program, read
from neurosym.language.grammars import reserved_words
from neurosym.language.parsing import MAX_CHARACTERS, MAX_DEPTH
from neurosym.language.syntax import (
    Apply,
    Constraint,
    CountQuery,
    Declaration,
    Definition,
    ExtremumQuery,
    Name,
    Number,
    OptionQuery,
    RatioQuery,
    Sort,
    Truth,
    Unit,
    ValueQuery,
)

WHOLE = """\
# the eggs of the morning
# and of the evening
eggs = 12 [eggs]
unknown x, y: rational
x + y == eggs
y = 3
answer x, y
"""


def number(value: str) -> Number:
    return Number(Fraction(value))


def term(text: str) -> object:
    query = read(f"x = 1\ny = 2\nanswer {text}").query
    assert isinstance(query, ValueQuery)
    return query.terms[0]


def test_statements_and_notes() -> None:
    program = read(WHOLE)
    eggs, unknowns, total, equation = program.statements
    note = "the eggs of the morning\nand of the evening"
    assert eggs == Definition("eggs", Number(Fraction(12), Unit((("eggs", 1),))), note)
    assert unknowns == Declaration(("x", "y"), Sort.RATIONAL)
    assert total == Constraint(Apply("eq", (Apply("add", (Name("x"), Name("y"))), Name("eggs"))))
    assert equation == Definition("y", number("3"))
    assert program.query == ValueQuery((Name("x"), Name("y")))
    assert program.domain == "equations"


def test_spans_point_into_the_text() -> None:
    program = read(WHOLE)
    places = [program.text[each.span.start : each.span.end] for each in program.statements]
    assert places == ["eggs = 12 [eggs]", "unknown x, y: rational", "x + y == eggs", "y = 3"]
    assert (program.statements[0].span.line, program.statements[0].span.column) == (3, 1)
    assert isinstance(program.query, ValueQuery)
    assert program.text[program.query.terms[1].span.start] == "y"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('which largest of "A b": 1, "C": 2', OptionQuery(True, (("A b", number("1")), ("C", number("2"))))),
        ('which smallest of "A": 1, "C": 2', OptionQuery(False, (("A", number("1")), ("C", number("2"))))),
        ("ratio 1 : 2 : 3", RatioQuery((number("1"), number("2"), number("3")))),
        ("largest x", ExtremumQuery(True, Name("x"))),
        ("smallest x + 1", ExtremumQuery(False, Apply("add", (Name("x"), number("1"))))),
        ("count x", CountQuery(("x",))),
        ("x > 3", ValueQuery((Apply("gt", (Name("x"), number("3"))),))),
    ],
)
def test_queries(query: str, expected: object) -> None:
    assert read(f"x = 4\nanswer {query}").query == expected


def test_a_note_before_the_answer_is_kept() -> None:
    assert read("# in dollars\nanswer 3").query.note == "in dollars"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-x ** 2", Apply("neg", (Apply("pow", (Name("x"), number("2"))),))),
        ("2 ** -x", Apply("pow", (number("2"), Apply("neg", (Name("x"),))))),
        ("2 ** 3 ** 2", Apply("pow", (number("2"), Apply("pow", (number("3"), number("2")))))),
        ("x - y - 1", Apply("sub", (Apply("sub", (Name("x"), Name("y"))), number("1")))),
        ("20% * x", Apply("mul", (Apply("percent", (number("20"),)), Name("x")))),
        ("x mod y // 2", Apply("floordiv", (Apply("mod", (Name("x"), Name("y"))), number("2")))),
        ("not x > y and true", Apply("and", (Apply("not", (Apply("gt", (Name("x"), Name("y"))),)), Truth(True)))),
        ("round(x)", Apply("round", (Name("x"),))),
        ("round(x, 2)", Apply("round_to", (Name("x"), number("2")))),
        ("0.35", number("7/20")),
        ("007.50", number("15/2")),
    ],
)
def test_terms(text: str, expected: object) -> None:
    assert term(text) == expected


@pytest.mark.parametrize(
    ("written", "powers"),
    [
        ("dollars / kg", (("dollars", 1), ("kg", -1))),
        ("m ** 2", (("m", 2),)),
        ("kg * m / s ** 2 / kg", (("m", 1), ("s", -2))),
    ],
)
def test_units(written: str, powers: tuple[tuple[str, int], ...]) -> None:
    assert term(f"5 [{written}]") == Number(Fraction(5), Unit(powers))


def test_a_unit_that_cancels_is_none() -> None:
    assert term("5 [kg / kg]") == number("5")


def test_the_header_chooses_the_domain() -> None:
    assert read("domain arithmetic\nanswer 3").domain == "arithmetic"
    assert read("\n  domain arithmetic \r\nanswer 3", "equations").domain == "arithmetic"


def test_places_count_the_header_line() -> None:
    with pytest.raises(ParseError) as caught:
        read("domain arithmetic\nunknown x: real\nanswer x")
    assert (caught.value.fault.line, caught.value.fault.column) == (2, 9)


def test_unknown_domains() -> None:
    with pytest.raises(ParseError, match=r"line 1.*no domain 'chess'; known domains: arithmetic, "):
        read("domain chess\nanswer 3")
    with pytest.raises(NeurosymError, match=r"no domain '\.\./core'"):
        read("answer 3", "../core")


@pytest.mark.parametrize(
    "text",
    [
        "# a\r\nx = 3\r\n\r\nanswer x\r\n",
        "x\t=\t3\n\tanswer x",
        "\ufeffx = 3\nanswer x",
        "\n\n   x = 3\n  \n\n  answer x  \n\n",
        "# ünïcödé 🙂 −\nx = 3\nanswer x",
    ],
)
def test_harmless_forms_of_text(text: str) -> None:
    assert answer_under(read(text), {}) == (Fraction(3),)


def test_too_long_a_text() -> None:
    assert read("answer 3" + " " * (MAX_CHARACTERS - 8))
    with pytest.raises(ParseError, match="at most 100,000 are read"):
        read("answer 3" + " " * MAX_CHARACTERS)


@pytest.mark.parametrize(
    "text",
    [
        "answer " + "(" * 1000 + "3" + ")" * 1000,
        "answer " + "abs(" * 1000 + "3" + ")" * 1000,
        "answer " + "-" * 5000 + "3",
        "answer " + "not " * 5000 + "true",
        "answer " + "1 + " * 5000 + "1",
        "answer " + "1 ** " * 5000 + "1",
        "answer " + "3" + "%" * 5000,
        "answer " + "if true then 1 else " * 1000 + "1",
        "answer " + "true implies " * 1000 + "true",
    ],
)
def test_too_deep_terms(text: str) -> None:
    with pytest.raises(ParseError, match="nested more than 100 deep"):
        read(text)


def test_unbalanced_brackets_by_the_thousand() -> None:
    for text in ("(" * 90_000, "answer " + ")" * 90_000, "answer min(" + "(" * 90_000):
        with pytest.raises(ParseError):
            read(text)


def test_the_deepest_terms_can_be_used() -> None:
    text = "answer " + "abs(" * MAX_DEPTH + "3" + ")" * MAX_DEPTH
    program = read(text)
    assert program == read(text + "\n")
    assert pickle.loads(pickle.dumps(program)) == program  # noqa: S301 - it travels to worker processes
    assert hash(program) == hash(read(text))
    assert repr(program)
    assert answer_under(program, {}) == (Fraction(3),)


def test_a_long_chain_of_definitions_in_any_order() -> None:
    lines = ["a0 = 1", *(f"a{n} = a{n - 1} + 1" for n in range(1, 1500))]
    for order in (lines, lines[::-1]):
        program = read("\n".join([*order, "answer a1499"]))
        assert answer_under(program, {}) == (Fraction(1500),)


def test_brackets_in_notes_and_labels_do_not_count() -> None:
    label = "(" * 70
    text = f'# {"(" * 150}\nx = 1\nanswer which largest of "{label}": x, "{label})": 2'
    assert answer_under(read(text), {}) == (f"{label})",)


WORDS = sorted(reserved_words("equations")) + 'x y 1 2.5 = == ( ) [ ] , : + - * ** / // % # " < >= \n kg × X'.split(" ")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from([*WORDS, "answer x\n", "x = 1\n"]), max_size=25).map(" ".join))
def test_any_text_is_a_program_or_refused(text: str) -> None:
    try:
        program = read(text)
    except (ParseError, CheckError) as error:
        assert str(error).startswith("line ")
    else:
        assert read(print_program(program)) == program


def test_the_tree_keeps_no_brackets() -> None:
    assert parse("answer ((3))", "arithmetic") == parse("answer 3", "arithmetic")
