"""The table of operators: complete, typed, and each definition means what its row means."""

import json
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.domains.structure import tree_nodes
from neurosym.errors import EvaluationError
from neurosym.language import evaluate
from neurosym.language.operators import (
    OPERATORS,
    Kind,
    Operator,
    add_operators,
    always,
    expand,
    widest,
)
from neurosym.language.semantics import in_sort
from neurosym.language.syntax import Apply, Number, Sort, Truth

SORTS = (Sort.NATURAL, Sort.INTEGER, Sort.RATIONAL, Sort.REAL)
values_of = {
    Kind.NUMBER: st.fractions(-20, 20, max_denominator=6),
    Kind.WHOLE: st.integers(-6, 12).map(Fraction) | st.fractions(-3, 3, max_denominator=2),
    Kind.TRUTH: st.booleans(),
    Kind.ALIKE: st.fractions(-3, 3, max_denominator=2),
}


_TABLES = """
import json
from neurosym.domains import names
from neurosym.domains.structure import tree_nodes
from neurosym.language.building import SYNTAX_NODES
from neurosym.language.operators import OPERATORS
print(json.dumps([sorted(set().union(*map(tree_nodes, names())) - SYNTAX_NODES), sorted(OPERATORS)]))
"""


@pytest.fixture(scope="module")
def shipped() -> tuple[set[str], set[str]]:
    """The operators that the grammars write, and those of the table; of a process without other tests' domains."""
    told = subprocess.run([sys.executable, "-c", _TABLES], capture_output=True, text=True, check=True).stdout
    written, known = json.loads(told)
    return set(written), set(known)


def literal(value: bool | Fraction) -> Number | Truth:
    return Truth(value) if isinstance(value, bool) else Number(value)


def outcome(expression: object) -> object:
    try:
        return evaluate(expression, {})
    except EvaluationError:
        return "no value"


@st.composite
def applications(draw: st.DrawFn, row: Operator) -> Apply:
    count = len(row.parameters) + (draw(st.integers(0, 2)) if row.variadic else 0)
    return Apply(row.name, tuple(literal(draw(values_of[row.kind(n)])) for n in range(count)))


def test_every_operator_can_be_written_and_every_word_means_something(shipped: tuple[set[str], set[str]]) -> None:
    written, known = shipped
    assert written == known
    assert tree_nodes("arithmetic") < tree_nodes("equations")


@pytest.mark.parametrize("name", sorted(name for name, row in OPERATORS.items() if row.definition))
def test_definitions_mean_the_same(name: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(applications(OPERATORS[name]))
    def check(application: Apply) -> None:
        expanded = expand(application)
        assert expanded != application
        assert outcome(expanded) == outcome(application)

    check()


@pytest.mark.parametrize("name", sorted(OPERATORS))
def test_values_lie_in_the_sort_of_the_result(name: str) -> None:
    row = OPERATORS[name]

    @settings(max_examples=40, deadline=None)
    @given(applications(row))
    def check(application: Apply) -> None:
        found = outcome(application)
        sorts = [
            next(sort for sort in (Sort.BOOLEAN, *SORTS) if in_sort(argument.value, sort))
            for argument in application.arguments
        ]
        assert found == "no value" or in_sort(found, row.result(tuple(sorts)))

    check()


def test_arities() -> None:
    assert [OPERATORS["add"].takes(count) for count in (1, 2, 3)] == [False, True, False]
    assert [OPERATORS["max"].takes(count) for count in (1, 2, 3)] == [False, True, True]
    assert OPERATORS["gcd"].kind(5) is Kind.WHOLE
    assert OPERATORS["if"].kind(0) is Kind.TRUTH


def test_rounding_to_places_that_are_computed() -> None:
    value, one, half = (Number(Fraction(value)) for value in ("3.14159", "1", "0.5"))
    for digits in (Apply("add", (one, one)), Apply("mul", (half, half))):
        application = Apply("round_to", (value, digits))
        assert outcome(expand(application)) == outcome(application)


def test_primitive_operators_expand_to_themselves() -> None:
    term = Apply("add", (Number(Fraction(1)), Number(Fraction(2))))
    assert expand(term) is term


def test_definitions_end_in_primitive_operators(shipped: tuple[set[str], set[str]]) -> None:
    def depth(name: str, open_names: tuple[str, ...] = ()) -> int:
        assert name not in open_names, f"{name} is defined by itself"
        row = OPERATORS[name]
        arguments = tuple(literal(True if kind is Kind.TRUTH else Fraction(1)) for kind in row.parameters)
        found = expand(Apply(name, arguments))
        if row.definition is None:
            return 0
        inner = {each.operator for each in _applications(found)}
        return 1 + max((depth(each, (*open_names, name)) for each in inner), default=0)

    assert max(map(depth, shipped[1])) >= 2


def _applications(term: object) -> list[Apply]:
    if not isinstance(term, Apply):
        return []
    return [term, *(inner for argument in term.arguments for inner in _applications(argument))]


def test_widest_sort() -> None:
    assert widest([Sort.NATURAL, Sort.RATIONAL, Sort.INTEGER]) is Sort.RATIONAL
    assert widest([Sort.BOOLEAN]) is Sort.BOOLEAN


def test_one_name_has_one_row() -> None:
    plus = OPERATORS["add"]
    add_operators([plus])
    assert OPERATORS["add"] is plus
    other = Operator("add", plus.parameters, always(Sort.REAL), plus.form, plus.meaning)
    with pytest.raises(ValueError, match="in the table with another meaning"):
        add_operators([other])


def test_the_table_cannot_be_changed_by_accident() -> None:
    with pytest.raises(TypeError):
        OPERATORS["add"] = OPERATORS["sub"]  # type: ignore[index]
