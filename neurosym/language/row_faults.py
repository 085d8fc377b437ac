"""What does not make sense in a puzzle: rows, labels, places that are not there, words that do not fit a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from neurosym.errors import Fault
from neurosym.language.places import LINE_WORDS, ROW_WORDS, Places, places_of, places_of_rows, row_places, rows_of
from neurosym.language.printing import print_expression
from neurosym.language.puzzle_operators import KINDS
from neurosym.language.syntax import (
    Apply,
    AssignmentQuery,
    CountQuery,
    Expression,
    ItemQuery,
    Name,
    Number,
    Program,
    Row,
    RowKind,
    Span,
)
from neurosym.language.traversal import fixed_places, program_terms, subterms

MOST_PLACES = 1_000
_LEAST_RING = 3
_LISTED = 8


def row_faults(program: Program) -> Iterator[Fault]:
    """Everything wrong with the rows of a program and with what is said of their places."""
    rows, places = rows_of(program), places_of(program)
    yield from _double_labels(rows)
    for row in rows:
        yield from _faults_of_row(row, rows)
    for term in program_terms(program):
        for inner in subterms(term):
            if isinstance(inner, Apply):
                yield from _faults_of_application(inner, places)
    yield from _query_faults(program, rows)


def _fault(span: Span, message: str, hint: str = "") -> Fault:
    return Fault(message, span.line, span.column, hint)


def _double_labels(rows: Iterable[Row]) -> Iterator[Fault]:
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(row.label, row)
        if first is not row and row.kind is RowKind.PEOPLE:
            yield _fault(row.span, "the people are named twice", f"put them all in line {first.span.line}")
        elif first is not row:
            hint = "give the second row a label of its own"
            yield _fault(
                row.span, f"the label {row.label!r} stands for two rows; first in line {first.span.line}", hint
            )


def _faults_of_row(row: Row, rows: tuple[Row, ...]) -> Iterator[Fault]:
    earlier = rows[: rows.index(row)]
    if row.within and row.within not in {each.label for each in earlier}:
        labels = [each.label for each in earlier]
        yield _fault(row.span, f"there is no row {row.within!r} before this one", _close(row.within, labels))
        return
    places = places_of_rows([*earlier, row])[row.label]
    count = len(row.names)
    if row.kind is RowKind.ORDER and (row.low is not None or row.within):
        yield _fault(row.span, f"the items of {row.label!r} stand in their order at 1, 2, 3, ...", "leave out `in ...`")
    elif places.low > places.high:
        yield _fault(
            row.span, f"there is no place from {places.low} to {places.high}", "the smaller number comes first"
        )
    elif places.size > MOST_PLACES:
        yield _fault(row.span, f"{row.label!r} has {places.size:,} places; at most {MOST_PLACES:,} are covered")
    elif row.kind in (RowKind.ROW, RowKind.RING) and count > places.size:
        hint = "where items may share a place, write free instead of row"
        yield _fault(row.span, f"{row.label!r} has {count} items for {places.size} places", hint)
    elif row.kind is RowKind.RING and places.size < _LEAST_RING:
        yield _fault(row.span, f"a ring has at least {_LEAST_RING} places", "write row instead of ring")


def _close(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, 1, 0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"the rows are {', '.join(known)}" if known else "name the rows first"


def name_hint(program: Program, name: str) -> str:
    """What to do about a name that is no item, in a program with rows; "" where that cannot be told."""
    for row in rows_of(program):
        if row.label == name and row.kind is not RowKind.PEOPLE:
            listed = ", ".join(row.names[:_LISTED])
            return f"{name!r} is a row; name one of its items: {listed}{', ...' if len(row.names) > _LISTED else ''}"
    return ""


def _faults_of_application(term: Apply, places: Mapping[str, Places]) -> Iterator[Fault]:
    word = term.operator
    if word in ROW_WORDS:
        row = row_places(term.arguments[:1], places)
        if row is None:
            shown = print_expression(term.arguments[0])
            yield _fault(term.span, f"{word!r} needs an item of a row, and {shown!r} is none")
        elif word == "from_end":
            yield from _from_end_faults(term, row)
        elif word == "opposite" and (not row.ring or row.size % 2):
            hint = "nobody sits opposite" if row.ring else "a round table is declared by ring instead of row"
            yield _fault(term.span, "only in a ring of an even number of places has each an opposite", hint)
    elif word in LINE_WORDS:
        row = row_places(term.arguments, places)
        if row is not None and row.ring:
            yield _fault(term.span, f"a ring has no ends, so {word!r} says nothing there", _RING_HINTS[word])
    elif word in ("eq", "ne"):
        yield from _place_faults(term, places)


_RING_HINTS = {
    "left_of": "for the seat beside: directly_left_of(a, b)",
    "right_of": "for the seat beside: directly_right_of(a, b)",
    "between": "for the seat between two neighbours: next_to(b, a) and next_to(b, c)",
}


def _from_end_faults(term: Apply, row: Places) -> Iterator[Fault]:
    count = term.arguments[1]
    if isinstance(count, Number) and (count.value.denominator != 1 or not 1 <= count.value <= row.size):
        hint = f"from_end(a, 1) is the last of {row.size}"
        yield _fault(count.span, f"there is no place {print_expression(count)} from the end", hint)


def _place_faults(term: Apply, places: Mapping[str, Places]) -> Iterator[Fault]:
    """A plain item held against a plain number that is none of its places."""
    for one, other in (term.arguments, term.arguments[::-1]):
        if isinstance(one, Name) and one.name in places and isinstance(other, Number):
            row = places[one.name]
            if other.value.denominator != 1 or not row.low <= other.value <= row.high:
                message = f"there is no place {print_expression(other)} for {one.name!r}"
                yield _fault(other.span, message, f"its places are {row.low} to {row.high}")


def _query_faults(program: Program, rows: tuple[Row, ...]) -> Iterator[Fault]:
    query = program.query
    if isinstance(query, ItemQuery):
        labels = [row.label for row in rows]
        if query.row not in labels:
            yield _fault(query.span, f"there is no row {query.row!r}", _row_hint(query, rows, labels))
        else:
            yield from _asked_place_faults(query, rows, fixed_places(program))
    elif isinstance(query, AssignmentQuery) and not rows:
        yield _fault(query.span, "there is nothing to put in a table", "name the items first: row label: a, b, c")
    elif isinstance(query, CountQuery) and not query.names and not rows:
        yield _fault(query.span, "there is nothing to count", "name the items first: row label: a, b, c")


def _row_hint(query: ItemQuery, rows: tuple[Row, ...], labels: list[str]) -> str:
    own = next((row.label for row in rows if query.row in row.names), None)
    if own is not None:
        return f"{query.row!r} is an item of the row {own!r}"
    return _close(query.row, labels)


def _asked_place_faults(query: ItemQuery, rows: tuple[Row, ...], fixed: Mapping[str, int]) -> Iterator[Fault]:
    row = next(row for row in rows if row.label == query.row)
    if row.kind is RowKind.PEOPLE:
        if not (isinstance(query.term, Name) and query.term.name in row.names):
            shown = print_expression(query.term)
            yield _fault(query.term.span, f"only people have a kind, and {shown!r} is none", _of_people(row))
        return
    number = _literal(query.term, fixed)
    places = places_of_rows(rows)[row.label]
    if number is not None and not places.low <= number <= places.high:
        hint = f"its places are {places.low} to {places.high}"
        yield _fault(query.term.span, f"there is no place {print_expression(query.term)} in {row.label!r}", hint)


def _of_people(row: Row) -> str:
    return f"each of {', '.join(row.names[:_LISTED])} is a {' or a '.join(KINDS[: row.high])}"


def _literal(term: Expression, fixed: Mapping[str, int]) -> int | None:
    if isinstance(term, Number) and term.value.denominator == 1:
        return term.value.numerator
    return fixed.get(term.name) if isinstance(term, Name) else None
