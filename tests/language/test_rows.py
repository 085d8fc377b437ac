"""Rows of items: read and printed, checked, and what words about places mean."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import CheckError, EvaluationError
from neurosym.language import answer_under, holds, print_answer, print_program, read
from neurosym.language.grammars import reserved_words
from neurosym.language.places import situated
from neurosym.language.syntax import (
    AssignmentQuery,
    ChoiceQuery,
    CountQuery,
    ItemQuery,
    Modality,
    Name,
    Program,
    Row,
    RowKind,
    Table,
)

RING = "ring guest: a, b, c, d\n"
LINE = "row guest: a, b, c, d\n"
names = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True).filter(
    lambda name: name not in reserved_words("puzzle") | reserved_words("truth")
)


@st.composite
def rows(draw: st.DrawFn) -> tuple[Row, ...]:
    items = draw(st.lists(names, min_size=4, max_size=12, unique=True))
    labels = draw(st.lists(names, min_size=2, max_size=2, unique=True))
    low = draw(st.integers(0, 3))
    kind = draw(st.sampled_from([RowKind.ROW, RowKind.FREE, RowKind.RING]))
    first = Row(draw(st.sampled_from([RowKind.ORDER, kind])), labels[0], tuple(items[:3]))
    ranged = draw(st.sampled_from([("", None, None), ("", low, low + len(items)), (labels[0], None, None)]))
    within, least, most = ranged
    return first, Row(RowKind.FREE if within else kind, labels[1], tuple(items[3:]), least, most, within)


queries = st.one_of(
    st.just(AssignmentQuery()),
    st.just(CountQuery(())),
    st.builds(lambda mode: ChoiceQuery(mode, (("A b", Name("x")), ("C", Name("y")))), st.sampled_from(Modality)),
    st.builds(lambda label: ItemQuery(label, Name("x")), names),
)


@settings(max_examples=100, deadline=None)
@given(rows(), queries)
def test_rows_come_back_from_being_printed(made: tuple[Row, ...], query: object) -> None:
    from neurosym.language import build, parse

    text = print_program(Program("puzzle", made, query))
    assert build(parse(text, "puzzle"), text, "puzzle") == Program("puzzle", made, query)


def solutions(text: str) -> list[str]:
    """All arrangements of a, b, c, d at places 1 to 4, as words, that the statements allow."""
    program = read(f"{text}\nanswer table", "puzzle")
    found = []
    for places in permutations(range(1, 5)):
        at = dict(zip("abcd", map(Fraction, places), strict=True))
        if holds(program, at):
            found.append("".join(sorted("abcd", key=at.__getitem__)))
    return sorted(found)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ("left_of(a, b)\nleft_of(b, c)\nleft_of(c, d)", ["abcd"]),
        ("right_of(a, b)\ndirectly_left_of(b, c)\nfirst(d)", ["dbca"]),
        ("directly_right_of(a, b)\nlast(b)", []),
        ("between(a, b, c)\nlast(d)", ["bacd", "cabd"]),
        ("apart(a, b, 2)\nfirst(a)\nnext_to(c, a)", ["acdb"]),
        ("at_least_apart(a, b, 2)\nb == 1\nc != 2", ["bdca"]),
        ("from_end(a, 2)\nfrom_end(b, 1)\nc == 1", ["cdab"]),
        ("exactly(2, a == 1, b == 2, c == 4)\nnot a == 1", ["dbac"]),
        ("at_most(0, a == 1, b == 1, c == 1)\nleft_of(b, a) and left_of(c, b)", ["dcba"]),
        ("number_of(a == 1, b == 2) == 2\nc == 3 xor c == 4\nc == 4", ["abdc"]),
        ("distinct(a, b)\na == 1 iff b == 2\na == 1\nleft_of(d, c)", ["abdc"]),
    ],
)
def test_words_in_a_row(statements: str, expected: list[str]) -> None:
    assert solutions(LINE + statements) == expected


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ("a == 1\nopposite(a, b)\nc == 2", ["acbd"]),
        ("a == 1\nnext_to(a, b)\nb != 2\nc == 2", ["acdb"]),
        ("a == 4\ndirectly_left_of(a, b)\nc == 2", ["bcda"]),
        ("a == 1\ndirectly_right_of(a, b)\nc == 2", ["acdb"]),
        ("a == 1\napart(a, b, 1)\nc == 4", ["adbc"]),
        ("a == 1\nat_least_apart(a, b, 1)\nc == 4", ["adbc"]),
    ],
)
def test_words_round_a_table(statements: str, expected: list[str]) -> None:
    assert solutions(RING + statements) == expected


def test_a_row_within_a_ring_goes_round_too() -> None:
    program = read(
        "ring guest: a, b, c, d\nrow drink in guest: w\nnext_to(w, a)\na == 1\nw == 4\nanswer count", "puzzle"
    )
    assert holds(program, dict(zip("abcdw", map(Fraction, (1, 2, 3, 4, 4)), strict=True)))


def test_places_and_sharing() -> None:
    program = read(
        "order day: mon, tue\nfree job in day: cook, clean\nrow x in 3..5: y\ncook == mon\nanswer table", "puzzle"
    )
    at = {"cook": Fraction(1), "clean": Fraction(1), "y": Fraction(5)}
    assert holds(program, at)
    assert answer_under(program, at) == (
        Table((("day", (("mon",), ("tue",))), ("job", (("cook", "clean"), ())), ("x", ((), (), ("y",))))),
    )
    assert print_answer(answer_under(program, at)) == "day: mon, tue; job: cook + clean, -; x: -, -, y"
    assert not holds(program, at | {"cook": Fraction(2)})
    assert not holds(program, at | {"y": Fraction(2)})
    assert not holds(program, at | {"clean": Fraction(3, 2)})


def test_what_stands_at_a_place() -> None:
    at = {"a": Fraction(1), "b": Fraction(3), "c": Fraction(3)}
    header = "free guest in 1..3: a, b, c\nanswer guest at "
    found = [answer_under(read(header + place, "puzzle"), at) for place in ("1", "2", "b", "a + 2")]
    assert found == [("a",), ("empty",), ("b", "c"), ("b", "c")]


@pytest.mark.parametrize(
    ("said", "kinds", "fits"),
    [
        ("says(a, knave(b))", (1, 2), True),
        ("says(a, knave(b))", (2, 2), False),
        ("says(a, knave(a))", (3, 1), True),
        ("says(a, says(b, knight(a)))", (1, 2), False),
        ("says(a, says(b, spy(a)))", (1, 2), True),
        ("same_kind(a, b)", (3, 3), True),
    ],
)
def test_knights_knaves_and_spies(said: str, kinds: tuple[int, int], fits: bool) -> None:
    program = read(f"people a, b with spies\n{said}\nanswer kind at b", "truth")
    at = dict(zip("ab", map(Fraction, kinds), strict=True))
    assert holds(program, at) is fits
    assert answer_under(program, at) == (("knight", "knave", "spy")[kinds[1] - 1],)


def test_without_spies_nobody_is_one() -> None:
    program = read("people a\nanswer table", "truth")
    assert [holds(program, {"a": Fraction(kind)}) for kind in range(5)] == [False, True, True, False, False]


def test_a_choice_needs_all_solutions() -> None:
    program = read(LINE + 'answer must "A": a == 1, "B": b == 2', "puzzle")
    with pytest.raises(EvaluationError, match="over all solutions"):
        answer_under(program, dict(zip("abcd", map(Fraction, range(1, 5)), strict=True)))


def test_situated_leaves_no_word_of_a_row() -> None:
    program = read(RING + "first(a) or last(b) and opposite(a, c)\nanswer last(d)", "puzzle")
    assert print_program(situated(program)).splitlines()[1:] == [
        "a == 1 or b == 4 and 2 * abs(a - c) == 4",
        "answer d == 4",
    ]


def test_all_faults_at_once_in_order() -> None:
    text = """\
row pet: cat, dog
row pet: dog, cow
row toy in pets: ball
free job in 3..2: cook
ring guest: ann, bob
order day in 1..2: mon, tue
cat == 7
from_end(cat, 9)
pet == 1
answer pets at 1
"""
    with pytest.raises(CheckError) as caught:
        read(text, "puzzle")
    said = [(fault.line, fault.message) for fault in caught.value.faults]
    assert said == [
        (2, "'dog' is named again; first in line 1"),
        (2, "the label 'pet' stands for two rows; first in line 1"),
        (3, "there is no row 'pets' before this one"),
        (4, "there is no place from 3 to 2"),
        (5, "a ring has at least 3 places"),
        (6, "the items of 'day' stand in their order at 1, 2, 3, ..."),
        (7, "there is no place 7 for 'cat'"),
        (8, "there is no place 9 from the end"),
        (9, "'pet' has no value"),
        (10, "there is no row 'pets'"),
    ]
    assert all(fault.hint for fault in caught.value.faults)
