"""The engines against the reference evaluator, on programs nobody has thought of."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from neurosym.domains.structure import tree_nodes
from neurosym.errors import CheckError, EvaluationError
from neurosym.language import answer_under, holds, print_program, read
from neurosym.language.meanings import UndefinedError
from neurosym.language.operators import OPERATORS, Kind
from neurosym.language.syntax import (
    Apply,
    Constraint,
    Declaration,
    Definition,
    Expression,
    Name,
    Number,
    Program,
    Sort,
    ValueQuery,
)
from neurosym.solving import solve
from neurosym.solving.solution import Outcome, Solution

DECIDED = (Outcome.SOLVED, Outcome.SEVERAL, Outcome.CONTRADICTION)
LARGEST = 5
numbers = st.integers(0, 6).map(lambda value: Number(Fraction(value)))
fractions = st.integers(0, 12).map(lambda value: Number(Fraction(value, 2)))
ROWS = {name: row for name, row in OPERATORS.items() if name in tree_nodes("equations")}
TRUTHS = sorted(name for name, row in ROWS.items() if row.result((Sort.NATURAL,) * len(row.parameters)) is Sort.BOOLEAN)
PLAIN = [name for name in TRUTHS if Kind.ALIKE not in OPERATORS[name].parameters]
TERMS = sorted(ROWS.keys() - set(TRUTHS) - {"pow", "sqrt"})


def terms(atoms: st.SearchStrategy[Expression], depth: int) -> st.SearchStrategy[Expression]:
    """Terms whose arguments are numbers where numbers are needed, and formulas where formulas are."""
    if depth == 0:
        return atoms
    inner = terms(atoms, depth - 1)
    return atoms | st.sampled_from(TERMS).flatmap(lambda name: applied(name, inner, formulas(atoms, depth - 1)))


def formulas(atoms: st.SearchStrategy[Expression], depth: int) -> st.SearchStrategy[Expression]:
    inner = terms(atoms, max(depth - 1, 0))
    compared = st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge"]).flatmap(lambda name: applied(name, inner, inner))
    if depth == 0:
        return compared
    return compared | st.sampled_from(PLAIN).flatmap(lambda name: applied(name, inner, formulas(atoms, depth - 1)))


def applied(
    name: str, numbers: st.SearchStrategy[Expression], truths: st.SearchStrategy[Expression]
) -> st.SearchStrategy[Expression]:
    kinds = OPERATORS[name].parameters
    arguments = st.tuples(*(truths if kind is Kind.TRUTH else numbers for kind in kinds))
    return arguments.map(lambda given: Apply(name, given))


def reread(*statements: object, query: ValueQuery) -> Program:
    """As a user would give it: printed and read, so that spans and checks are as always."""
    try:
        return read(print_program(Program("equations", statements, query)))
    except CheckError:  # factorial(2.5)
        reject()


def solved(program: Program, engine: str) -> Solution:
    solution = solve(program, engine)
    assert (solution.answer is not None) == (solution.outcome is Outcome.SOLVED)
    return solution


@pytest.mark.parametrize("engine", ["sympy", "z3"])
def test_known_quantities(engine: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(terms(fractions, 2), terms(fractions | st.just(Name("a")), 2))
    def check(first: Expression, second: Expression) -> None:
        program = reread(Definition("a", first), Definition("b", second), query=ValueQuery((Name("b"),)))
        solution = solved(program, engine)
        try:
            expected = answer_under(program, {})
        except UndefinedError:
            assert solution.outcome is not Outcome.SOLVED, print_program(program)
        except EvaluationError:
            pass
        else:
            assert solution.outcome not in (Outcome.SEVERAL, Outcome.CONTRADICTION), print_program(program)
            assert solution.answer in (None, expected), print_program(program)

    check()


@pytest.mark.parametrize("engine", ["sympy", "z3"])
def test_unknowns_against_trying_all_values(engine: str) -> None:
    atoms = numbers | st.sampled_from([Name("x"), Name("y")])

    @settings(max_examples=40, deadline=None)
    @given(st.lists(formulas(atoms, 1), min_size=1, max_size=3), terms(atoms, 1))
    def check(demands: list[Expression], asked: Expression) -> None:
        bounds = [Apply("le", (Name(name), Number(Fraction(LARGEST)))) for name in ("x", "y")]
        program = reread(
            Declaration(("x", "y"), Sort.NATURAL),
            *map(Constraint, [*bounds, *demands]),
            query=ValueQuery((asked,)),
        )
        solution = solved(program, engine)
        if solution.outcome not in DECIDED:
            return
        try:
            answers = _answers(program)
        except EvaluationError:
            return
        assert solution.outcome is _outcome(len(answers)), print_program(program)
        assert solution.answer in (None, *answers), print_program(program)
        assert set(solution.answers) <= answers, print_program(program)

    check()


def _answers(program: Program) -> set[object]:
    assignments = ({"x": Fraction(x), "y": Fraction(y)} for x, y in product(range(LARGEST + 1), range(LARGEST + 1)))
    return {answer_under(program, assignment) for assignment in assignments if holds(program, assignment)}


def _outcome(count: int) -> Outcome:
    return {0: Outcome.CONTRADICTION, 1: Outcome.SOLVED}.get(count, Outcome.SEVERAL)
