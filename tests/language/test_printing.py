"""What is printed reads back as the same program."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.domains.structure import tree_nodes
from neurosym.language import build, parse, print_answer, print_expression, print_program, read
from neurosym.language.grammars import reserved_words
from neurosym.language.operators import OPERATORS
from neurosym.language.printing import print_statement, print_unit
from neurosym.language.syntax import (
    Apply,
    ClosedForm,
    Constraint,
    CountQuery,
    Declaration,
    Definition,
    ExtremumQuery,
    Name,
    Number,
    OptionQuery,
    Program,
    Ratio,
    RatioQuery,
    Sort,
    Truth,
    Unit,
    ValueQuery,
)

WORDS = reserved_words("equations")
names = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True).filter(lambda name: name not in WORDS)
units = st.dictionaries(
    st.sampled_from(["kg", "dollars", "hours", "m", "real"]), st.integers(-12, 12).filter(bool), min_size=1, max_size=3
).map(lambda powers: Unit(tuple(sorted(powers.items()))))
numbers = st.builds(
    lambda digits, places, unit: Number(Fraction(digits, 10**places), unit),
    st.integers(0, 10**12),
    st.integers(0, 10),
    st.none() | units,
)
atoms = numbers | names.map(Name) | st.booleans().map(Truth)


def applied(inner: st.SearchStrategy[object]) -> st.SearchStrategy[Apply]:
    return st.sampled_from(sorted(OPERATORS.keys() & tree_nodes("equations"))).flatmap(
        lambda name: st.lists(
            inner,
            min_size=len(OPERATORS[name].parameters),
            max_size=len(OPERATORS[name].parameters) + 2 * OPERATORS[name].variadic,
        ).map(lambda arguments: Apply(name, tuple(arguments)))
    )


terms = st.recursive(atoms, applied, max_leaves=12)
labels = st.text(st.characters(min_codepoint=32, exclude_characters='"', codec="utf-8"), min_size=1, max_size=20)
note_words = st.text(st.characters(categories=["L", "N", "P"], codec="utf-8"), min_size=1, max_size=12)
notes = st.lists(st.lists(note_words, min_size=1, max_size=5).map(" ".join), max_size=2).map("\n".join)
statements = st.one_of(
    st.builds(Definition, names, terms, notes),
    st.builds(Constraint, terms, notes),
    st.builds(Declaration, st.lists(names, min_size=1, max_size=3).map(tuple), st.sampled_from(list(Sort)[:4]), notes),
)
options = st.lists(st.tuples(labels, terms), min_size=2, max_size=3).map(tuple)
queries = st.one_of(
    st.builds(lambda asked, note: ValueQuery(tuple(asked), note=note), st.lists(terms, min_size=1, max_size=2), notes),
    st.builds(OptionQuery, st.booleans(), options),
    st.builds(lambda asked: RatioQuery(tuple(asked)), st.lists(terms, min_size=2, max_size=3)),
    st.builds(ExtremumQuery, st.booleans(), terms),
    st.builds(lambda asked: CountQuery(tuple(asked)), st.lists(names, min_size=1, max_size=2)),
)
programs = st.builds(
    lambda body, query: Program("equations", tuple(body), query), st.lists(statements, max_size=4), queries
)


@settings(max_examples=300, deadline=None)
@given(programs)
def test_round_trip(program: Program) -> None:
    text = print_program(program)
    assert build(parse(text, "equations"), text, "equations") == program
    assert print_program(build(parse(text, "equations"), text, "equations")) == text


@pytest.mark.parametrize(
    "text",
    [
        "a - (b - c)", "(a - b) - c", "a * (b / c)", "-(a ** 2)", "(-a) ** 2", "2 ** -a", "(2 ** a) ** b", "--a",
        "(a + b)%", "5%%", "-(5%)", "(if a > b then a else b) + 1", "if a > b then if a > c then a else c else b",
        "(a implies b) implies c", "a implies b implies c", "not (a and b)", "not a and b", "(a or b) and c",
        "(a > b) == true", "round(a)", "round(a, 2)", "min(a, b, c)", "(a mod b) mod c", "a mod (b mod c)",
    ],
)  # fmt: skip
def test_only_needed_brackets_stay(text: str) -> None:
    header = "unknown a, b, c: natural\n"
    tree = parse(f"{header}answer {text}", "equations")
    (term,) = build(tree, text, "equations").query.terms
    printed = print_expression(term)
    assert printed in (text, text.replace("(a - b) - c", "a - b - c").replace("(a mod b) mod c", "a mod b mod c")
                       .replace("-(a ** 2)", "-a ** 2").replace("-(5%)", "-5%"))  # fmt: skip
    again = build(parse(f"{header}answer {printed}", "equations"), printed, "equations")
    assert again.query.terms == (term,)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (Number(Fraction(7, 20)), "0.35"),
        (Number(Fraction(12)), "12"),
        (Number(Fraction(1, 3)), "1 / 3"),
        (Number(Fraction(-3)), "-3"),
        (Number(Fraction(-1, 2)), "-0.5"),
        (Number(Fraction(-1, 3), Unit((("kg", 1),))), "-1 [kg] / 3"),
        (Apply("pow", (Number(Fraction(-3)), Number(Fraction(2)))), "(-3) ** 2"),
        (Apply("mul", (Number(Fraction(2)), Number(Fraction(1, 3)))), "2 * (1 / 3)"),
        (Number(Fraction(1, 2**31)), f"1 / {2**31}"),
    ],
)
def test_numbers(number: Number, printed: str) -> None:
    assert print_expression(number) == printed


@pytest.mark.parametrize(
    ("powers", "printed"),
    [
        ((("dollars", 1), ("kg", -1)), "[dollars / kg]"),
        ((("m", 2),), "[m ** 2]"),
        ((("m", 10),), "[m ** 9 * m]"),
        ((("h", -1),), "[h / h ** 2]"),
        ((("h", -1), ("kg", -2)), "[h / h ** 2 / kg ** 2]"),
    ],
)
def test_units(powers: tuple[tuple[str, int], ...], printed: str) -> None:
    assert print_unit(Unit(powers)) == printed


def test_answers() -> None:
    answer = (Fraction(7, 20), Fraction(12), True, Ratio((2, 3)), "Tom", ClosedForm("sqrt(2)", "1.41"))
    assert print_answer(answer) == "7/20, 12, true, 2:3, Tom, sqrt(2)"


def test_long_notes_are_wrapped() -> None:
    statement = Definition("x", Number(Fraction(3)), "very " * 100 + "long")
    lines = print_statement(statement).splitlines()
    assert all(len(line) <= 200 for line in lines)
    assert read("\n".join([*lines, "answer x"])).statements[0].note.replace("\n", " ") == statement.note
