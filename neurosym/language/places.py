"""The places of items in their rows, and the words whose meaning depends on them.

`situated` puts a program in terms that mean the same for numbers alone: what is first and last, and who
are neighbours round a table, is worked out from the rows. After it, no word of `ROW_WORDS` is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from neurosym.errors import EvaluationError
from neurosym.language.puzzle_operators import KINDS, apply, distance, number
from neurosym.language.syntax import (
    Apply,
    ChoiceQuery,
    Constraint,
    Expression,
    ItemQuery,
    Name,
    Program,
    Query,
    Row,
    RowKind,
    Statement,
    Table,
    Value,
    ValueQuery,
)
from neurosym.language.traversal import names_in

ROW_WORDS = frozenset({"first", "last", "from_end", "opposite"})
"""The words that say nothing without a row."""

LINE_WORDS = frozenset({"left_of", "right_of", "between"})
"""The words that say nothing of a ring."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places that the items of a row may have: from `low` to `high`, and round, if it is a ring."""

    low: int
    high: int
    ring: bool = False

    @property
    def size(self) -> int:
        """How many places there are."""
        return max(0, self.high - self.low + 1)


def rows_of(program: Program) -> tuple[Row, ...]:
    """The rows of the program, in the order of the text."""
    return tuple(statement for statement in program.statements if isinstance(statement, Row))


def places_of_rows(rows: Iterable[Row]) -> dict[str, Places]:
    """The places of each row, by its label; a row within a label that is not there counts its own items."""
    found: dict[str, Places] = {}
    for row in rows:
        own = Places(1, len(row.names), row.kind is RowKind.RING)
        if row.low is not None and row.high is not None:
            own = replace(own, low=row.low, high=row.high)
        elif row.within:
            shared = found.get(row.within, own)
            own = replace(shared, ring=shared.ring or own.ring)
        found.setdefault(row.label, own)
    return found


def places_of(program: Program) -> dict[str, Places]:
    """The places that each item may have, by the item's name."""
    rows = rows_of(program)
    by_label = places_of_rows(rows)
    return {name: by_label[row.label] for row in rows for name in row.names}


@lru_cache(maxsize=64)
def situated(program: Program) -> Program:
    """The same program with every word that depends on a row put in core terms.

    Raises EvaluationError for a word of a row that is used without one; a checked program has none.
    """
    places = places_of(program)
    if not places:
        return program
    statements = tuple(_situated_statement(statement, places) for statement in program.statements)
    return replace(program, statements=statements, query=_situated_query(program.query, places))


def _situated_statement(statement: Statement, places: Mapping[str, Places]) -> Statement:
    if isinstance(statement, Constraint):
        return replace(statement, formula=situated_term(statement.formula, places))
    return statement


def _situated_query(query: Query, places: Mapping[str, Places]) -> Query:
    match query:
        case ChoiceQuery(options=options):
            return replace(query, options=tuple((label, situated_term(term, places)) for label, term in options))
        case ItemQuery(term=term):
            return replace(query, term=situated_term(term, places))
        case ValueQuery(terms=terms):
            return replace(query, terms=tuple(situated_term(term, places) for term in terms))
        case _:
            return query


def situated_term(term: Expression, places: Mapping[str, Places]) -> Expression:
    """The term in words that mean the same for numbers alone."""
    if not isinstance(term, Apply):
        return term
    arguments = tuple(situated_term(argument, places) for argument in term.arguments)
    plain = replace(term, arguments=arguments)
    if term.operator in _OF_ROW:
        row = row_places(term.arguments[:1], places)
        if row is None:
            raise EvaluationError(f"{term.operator} needs an item of a row")
        return _OF_ROW[term.operator](arguments, row)
    if term.operator in _ROUND:
        row = row_places(term.arguments[:2], places)
        if row is not None and row.ring:
            return _ROUND[term.operator](arguments, row.size)
    return plain


def row_places(terms: Iterable[Expression], places: Mapping[str, Places]) -> Places | None:
    """The places that these terms speak of: of the first item in a ring, else of the first item at all."""
    found = [places[name.name] for term in terms for name in names_in(term) if name.name in places]
    return next((each for each in found if each.ring), found[0] if found else None)


Terms = tuple[Expression, ...]


def _opposite(given: Terms, row: Places) -> Expression:
    return apply("eq", apply("mul", number(2), distance(*given)), number(row.size))


def _from_end(given: Terms, row: Places) -> Expression:
    return apply("eq", apply("sub", apply("add", given[0], given[1]), number(1)), number(row.high))


_OF_ROW: dict[str, Callable[[Terms, Places], Expression]] = {
    "first": lambda given, row: apply("eq", given[0], number(row.low)),
    "last": lambda given, row: apply("eq", given[0], number(row.high)),
    "from_end": _from_end,
    "opposite": _opposite,
}


def _step_round(left: Expression, right: Expression, size: int) -> Expression:
    """That `right` is one place further than `left`, the first place being further than the last."""
    step = apply("sub", right, left)
    return apply("or", apply("eq", step, number(1)), apply("eq", step, number(1 - size)))


def _apart_round(given: Terms, size: int) -> Expression:
    way, steps = distance(given[0], given[1]), apply("add", given[2], number(1))
    return apply("or", apply("eq", way, steps), apply("eq", way, apply("sub", number(size), steps)))


def _at_least_round(given: Terms, size: int) -> Expression:
    way, steps = distance(given[0], given[1]), apply("add", given[2], number(1))
    return apply("and", apply("ge", way, steps), apply("le", way, apply("sub", number(size), steps)))


_ROUND: dict[str, Callable[[Terms, int], Expression]] = {
    "directly_left_of": lambda given, size: _step_round(given[0], given[1], size),
    "directly_right_of": lambda given, size: _step_round(given[1], given[0], size),
    "next_to": lambda given, size: _apart_round((*given, number(0)), size),
    "apart": _apart_round,
    "at_least_apart": _at_least_round,
}


def labels_at(program: Program, query: ItemQuery) -> tuple[tuple[str, Expression], ...]:
    """What `answer row at term` chooses from: each label, and the formula that says that it is there."""
    row = next(row for row in rows_of(program) if row.label == query.row)
    if row.kind is RowKind.PEOPLE:
        listed = enumerate(KINDS[: row.high], start=1)
        return tuple((kind, apply("eq", query.term, number(place))) for place, kind in listed)
    return tuple((name, apply("eq", Name(name), query.term)) for name in row.names)


def table_of(program: Program, values: Mapping[str, Value]) -> Table:
    """The table of a solution, given the place of every item; people are shown with their kinds."""
    rows = rows_of(program)
    by_label = places_of_rows(rows)
    shown: list[tuple[str, tuple[tuple[str, ...], ...]]] = []
    for row in rows:
        if row.kind is RowKind.PEOPLE:
            shown += [(name, ((KINDS[_place(values[name]) - 1],),)) for name in row.names]
            continue
        places = by_label[row.label]
        at = {place: tuple(name for name in row.names if _place(values[name]) == place) for place in _range(places)}
        shown.append((row.label, tuple(at.values())))
    return Table(tuple(shown))


def _range(places: Places) -> range:
    return range(places.low, places.high + 1)


def _place(value: Value) -> int:
    if not isinstance(value, Fraction) or value.denominator != 1:
        raise EvaluationError("a place is a whole number")
    return value.numerator
