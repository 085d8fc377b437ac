"""The words of puzzles: where items stand to each other, who says what, and how many formulas hold.

Items are numbers, their places. A word whose meaning depends on the row (the last place, neighbours
round a table) has no value from numbers alone; `places.situated` puts it in core terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial, reduce

from neurosym.errors import EvaluationError
from neurosym.language.operators import Expressions, Form, Kind, Level, Operator, add_operators, always
from neurosym.language.syntax import Apply, Expression, Number, Sort

KNIGHT, KNAVE, SPY = 1, 2, 3
KINDS = ("knight", "knave", "spy")
"""The kinds of people, in the order of their numbers."""

_ITEM, _TRUTH = Kind.NUMBER, Kind.TRUTH


def number(value: int) -> Number:
    """A number as an expression."""
    return Number(Fraction(value))


def apply(name: str, *arguments: Expression) -> Apply:
    """An operator applied to arguments."""
    return Apply(name, arguments)


def distance(one: Expression, other: Expression) -> Apply:
    """How many places lie from one item to the other."""
    return apply("abs", apply("sub", one, other))


def _how_many(formulas: Expressions) -> Expression:
    ones = (apply("if", formula, number(1), number(0)) for formula in formulas)
    return reduce(partial(apply, "add"), ones)


def _counts(comparison: str) -> Callable[[Expressions], Expression]:
    return lambda given: apply(comparison, Apply("number_of", given[1:]), given[0])


def _places_between(comparison: str) -> Callable[[Expressions], Expression]:
    return lambda given: apply(comparison, distance(given[0], given[1]), apply("add", given[2], number(1)))


def _between(given: Expressions) -> Expression:
    item, one, other = given
    up = apply("and", apply("lt", one, item), apply("lt", item, other))
    down = apply("and", apply("lt", other, item), apply("lt", item, one))
    return apply("or", up, down)


def _says(given: Expressions) -> Expression:
    person, said = given
    truthful = apply("implies", apply("knight", person), said)
    lying = apply("implies", apply("knave", person), apply("not", said))
    return apply("and", truthful, lying)


def _said(person: Fraction, said: bool) -> bool:
    return {KNIGHT: said, KNAVE: not said}.get(int(person), True) if person.denominator == 1 else True


def _needs_a_row(*_: object) -> bool:
    raise EvaluationError("which place this is depends on the row, and none is known here")


def _rows() -> Iterator[Operator]:
    def row(
        name: str,
        parameters: tuple[Kind, ...],
        meaning: Callable[..., bool],
        definition: Callable[[Expressions], Expression] | None = None,
        variadic: bool = False,
    ) -> Operator:
        form = Form(Level.ATOM, word=name)
        return Operator(name, parameters, always(Sort.BOOLEAN), form, meaning, variadic, definition)

    two, three = (_ITEM, _ITEM), (_ITEM, _ITEM, _ITEM)
    yield row("left_of", two, lambda a, b: a < b, lambda given: Apply("lt", given))
    yield row("right_of", two, lambda a, b: a > b, lambda given: Apply("gt", given))
    yield row("directly_left_of", two, lambda a, b: a + 1 == b, _neighbour(0, 1))
    yield row("directly_right_of", two, lambda a, b: a == b + 1, _neighbour(1, 0))
    yield row("next_to", two, lambda a, b: abs(a - b) == 1, lambda given: apply("eq", distance(*given), number(1)))
    yield row("apart", three, lambda a, b, n: abs(a - b) == n + 1, _places_between("eq"))
    yield row("at_least_apart", three, lambda a, b, n: abs(a - b) >= n + 1, _places_between("ge"))
    yield row("between", three, lambda b, a, c: a < b < c or c < b < a, _between)
    for name, parameters in (("first", (_ITEM,)), ("last", (_ITEM,)), ("from_end", two), ("opposite", two)):
        yield row(name, parameters, _needs_a_row)
    yield Operator(
        "number_of",
        (_TRUTH,),
        always(Sort.NATURAL),
        Form(Level.ATOM, word="number_of"),
        lambda *holding: Fraction(sum(holding)),
        variadic=True,
        definition=_how_many,
    )
    some = (_ITEM, _TRUTH)
    yield row("exactly", some, lambda count, *holding: sum(holding) == count, _counts("eq"), True)
    yield row("at_least", some, lambda count, *holding: sum(holding) >= count, _counts("ge"), True)
    yield row("at_most", some, lambda count, *holding: sum(holding) <= count, _counts("le"), True)
    for name, kind in zip(KINDS, (KNIGHT, KNAVE, SPY), strict=True):
        yield row(name, (_ITEM,), _is(kind), _is_of(kind))
    yield row("same_kind", two, lambda a, b: a == b, lambda given: Apply("eq", given))
    yield row("says", some, _said, _says)


def _neighbour(left: int, right: int) -> Callable[[Expressions], Expression]:
    return lambda given: apply("eq", apply("add", given[left], number(1)), given[right])


def _is(kind: int) -> Callable[..., bool]:
    return lambda person: bool(person == kind)


def _is_of(kind: int) -> Callable[[Expressions], Expression]:
    return lambda given: apply("eq", given[0], number(kind))


PUZZLE_OPERATORS: tuple[Operator, ...] = tuple(_rows())
"""The rows of this module, which are in the table of operators as soon as it is loaded."""

add_operators(PUZZLE_OPERATORS)
