"""ASDiv's annotated equations: `x:The longer piece; y:The shorter piece; x+y=30; x=y+2`.

What is asked for is found among the unknowns and the terms of the equations by its value: the gold answer
chooses the term, and the program must then be solved for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from neurosym.errors import EvaluationError
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import (
    Apply,
    Constraint,
    Declaration,
    Expression,
    Name,
    Number,
    Program,
    Sort,
    Statement,
    ValueQuery,
)
from neurosym.translation.formulas import FormulaError, names_in, read_infix, renamed
from neurosym.translation.linear import Equation, gap, linear_solution
from neurosym.translation.naming import phrase_name, unique_name, words

_DESCRIBED = re.compile(r"^\s*([a-zA-Z]):\s*(.+)$")


def program_of_equations(annotation: str, golds: Sequence[Fraction], asked: str) -> Program:
    """The program of annotated equations whose answer has the gold values.

    Raises:
        FormulaError: the equations cannot be read, or no term of theirs has a gold value.
    """
    meanings: dict[str, str] = {}
    equations: list[Equation] = []
    for segment in annotation.split(";"):
        if described := _DESCRIBED.match(segment):
            meanings[described[1].lower()] = described[2]
        elif segment.count("=") == 1:
            left, right = (read_infix(re.sub(r"(\d+(?:\.\d+)?)%", r"(\1/100)*", side)) for side in segment.split("="))
            equations.append((left, right))
    letters = sorted({name for sides in equations for side in sides for name in names_in(side)})
    equations = [sides for sides in equations if names_in(sides[0]) | names_in(sides[1])]
    root = _root(letters, equations, golds)
    terms = [_term_of(value, letters, equations, root) for value in golds]
    names: dict[str, str] = {}
    for letter in letters:
        meant = phrase_name(words(meanings.get(letter, "")))
        names[letter] = unique_name([meant or asked, f"unknown_{letter}"], set(names.values()))
    statements: list[Statement] = [Declaration(tuple(names[letter] for letter in letters), Sort.REAL)]
    statements += [Constraint(Apply("eq", (renamed(left, names), renamed(right, names)))) for left, right in equations]
    return Program("equations", tuple(statements), ValueQuery(tuple(renamed(term, names) for term in terms)))


def _root(letters: Sequence[str], equations: Sequence[Equation], golds: Sequence[Fraction]) -> dict[str, Fraction]:
    """Values of the unknowns that satisfy the equations: the linear solution, else gold numbers or their digits."""
    linear = linear_solution(letters, equations)
    if linear is not None:
        return linear
    digits = [Fraction(int(digit)) for value in golds for digit in str(value) if digit.isdigit()]
    for values in permutations([*golds, *digits], len(letters)):
        candidate = dict(zip(letters, values, strict=True))
        if all(gap(sides, candidate) == 0 for sides in equations):
            return candidate
    raise FormulaError("the equations do not lead to the gold answer")


def _term_of(
    value: Fraction, letters: Sequence[str], equations: Sequence[Equation], root: Mapping[str, Fraction]
) -> Expression:
    """An unknown, a term of the equations, a two-digit number or a fraction of two unknowns that has this value."""
    candidates: list[Expression] = [Name(letter) for letter in letters]
    candidates += [term for sides in equations for side in sides for term in _terms(side) if names_in(term)]
    for first, second in permutations(letters, 2):
        tens = Apply("mul", (Number(Fraction(10)), Name(first)))
        candidates += [Apply("add", (tens, Name(second))), Apply("div", (Name(first), Name(second)))]
    for candidate in candidates:
        try:
            found = evaluate(candidate, root)
        except EvaluationError:
            continue
        if isinstance(found, Fraction) and abs(found - value) < Fraction(1, 10**9):
            return candidate
    raise FormulaError("no term of the equations has the gold value")


def _terms(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, Apply):
        yield expression
        for argument in expression.arguments:
            yield from _terms(argument)
