"""Grounded programs: the numbers of a question that a formula uses are named first, then the formula uses the names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial

from neurosym.errors import EvaluationError
from neurosym.language.printing import finite_decimals
from neurosym.language.semantics import evaluate
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
    Statement,
    ValueQuery,
)
from neurosym.translation.formulas import FormulaError, Operand, read_infix, renamed
from neurosym.translation.quantities import Quantity, quantities, quantity_names, question_name

_MOST_DECIMALS = 4
_UNKNOWN = "x"


def grounded_program(text: str, read: Callable[[Operand], Expression], certain: bool = False) -> Program:
    """The program of a formula over the numbers of a text; `read(operand)` reads the formula.

    certain: refuse a formula whose numbers may stand for other numbers of the text than the ones chosen.

    Raises:
        FormulaError: the formula cannot be read, or is refused.
    """
    numbers = _NumbersOfText(text)
    expression = read(numbers.operand)
    if certain:
        numbers.require_certain(expression)
    asked = question_name(text)
    names = numbers.names(asked)
    value = Definition(asked, renamed(expression, names))
    return Program("equations", (*numbers.definitions(names), value), ValueQuery((Name(asked),)))


def program_of_equation(text: str, equation: str, certain: bool = False) -> Program:
    """The program of an equation in `x` over the numbers of a text, such as `70-x=27` or `3+4=x`.

    Raises:
        FormulaError: it is not one equation in x, or is refused.
    """
    sides = equation.split("=")
    if len(sides) != 2:
        raise FormulaError("not one equation")
    for formula, other in (sides, sides[::-1]):
        if other.strip() == _UNKNOWN and _UNKNOWN not in formula:
            return grounded_program(text, partial(read_infix, formula), certain)
    numbers = _NumbersOfText(text)
    left, right = (read_infix(side, numbers.operand) for side in sides)
    if certain:
        numbers.require_certain(Apply("sub", (left, right)))
    asked = question_name(text)
    names = numbers.names(asked) | {_UNKNOWN: asked}
    statements: tuple[Statement, ...] = (
        *numbers.definitions(names),
        Declaration((asked,), Sort.REAL),
        Constraint(Apply("eq", (renamed(left, names), renamed(right, names)))),
    )
    return Program("equations", statements, ValueQuery((Name(asked),)))


class _NumbersOfText:
    """The numbers of a text, and which of them a formula uses. Equal numbers are used one after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.present = quantities(text)
        self.used: dict[str, Quantity] = {}

    def operand(self, value: Fraction, place: int) -> Expression:
        """A number that the text states becomes a provisional name, any other stays a number."""
        equal = [quantity for quantity in self.present if quantity.value == value]
        if not equal:
            return Number(value)
        free = [quantity for quantity in equal if _key(quantity) not in self.used]
        chosen = (free or equal)[0]
        self.used[_key(chosen)] = chosen
        return Name(_key(chosen))

    def names(self, asked: str) -> dict[str, str]:
        """The names of the used numbers, from their provisional names."""
        return {_key(quantity): name for quantity, name in quantity_names(self.text, self._ordered(), asked).items()}

    def definitions(self, names: Mapping[str, str]) -> list[Definition]:
        """The used numbers as statements, in the order of the text."""
        return [Definition(names[_key(quantity)], Number(quantity.value)) for quantity in self._ordered()]

    def require_certain(self, expression: Expression) -> None:
        """Refuse where a used number stands in the text more than once, unless exchanging the two changes nothing."""
        values = {key: quantity.value for key, quantity in self.used.items()}
        for key, quantity in self.used.items():
            decimals = (finite_decimals(quantity.value) or "").partition(".")[2]
            if len(decimals) > _MOST_DECIMALS:
                raise FormulaError("a number is a rounded fraction")
            for other in self.present:
                if other.value == quantity.value and other != quantity:
                    _require_exchangeable(expression, values, key, _key(other))

    def _ordered(self) -> Sequence[Quantity]:
        return sorted(self.used.values(), key=lambda quantity: quantity.start)


def _require_exchangeable(expression: Expression, values: Mapping[str, Fraction], one: str, other: str) -> None:
    first, second = Fraction(7, 3), Fraction(11, 3)
    try:
        same = other in values and evaluate(expression, {**values, one: first, other: second}) == evaluate(
            expression, {**values, one: second, other: first}
        )
    except EvaluationError:
        same = False
    if not same:
        raise FormulaError("a number stands in the text more than once")


def _key(quantity: Quantity) -> str:
    return f"q{quantity.start}"
