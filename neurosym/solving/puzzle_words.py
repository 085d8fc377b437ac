"""Puzzles in words: rows, solutions and formulas as a person would say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from neurosym.errors import EvaluationError
from neurosym.language.places import places_of_rows, rows_of, table_of
from neurosym.language.printing import print_expression, print_value
from neurosym.language.puzzle_operators import KINDS
from neurosym.language.semantics import EMPTY, evaluate
from neurosym.language.syntax import (
    Answer,
    Apply,
    ChoiceQuery,
    Expression,
    ItemQuery,
    Modality,
    Name,
    Program,
    Row,
    RowKind,
    Value,
)
from neurosym.language.traversal import names_in
from neurosym.solving.choosing import Tried
from neurosym.solving.posing import named_solution

_PHRASES = {
    "left_of": "{0} is left of {1}",
    "right_of": "{0} is right of {1}",
    "directly_left_of": "{0} is directly left of {1}",
    "directly_right_of": "{0} is directly right of {1}",
    "next_to": "{0} is next to {1}",
    "opposite": "{0} is opposite {1}",
    "apart": "between {0} and {1} lie exactly {2} places",
    "at_least_apart": "between {0} and {1} lie at least {2} places",
    "between": "{0} is between {1} and {2}",
    "first": "{0} is first",
    "last": "{0} is last",
    "from_end": "{0} is number {1} from the end",
    "knight": "{0} is a knight",
    "knave": "{0} is a knave",
    "spy": "{0} is a spy",
    "same_kind": "{0} and {1} are of the same kind",
    "says": "{0} says that {1}",
    "and": "{0}, and {1}",
    "or": "{0}, or {1}",
    "xor": "either {0}, or {1}, not both",
    "iff": "{0} if and only if {1}",
    "implies": "if {0}, then {1}",
    "lt": "{0} is before {1}",
    "gt": "{0} is after {1}",
    "not": "it is not so that {0}",
}
_COUNTS = {"exactly": "exactly", "at_least": "at least", "at_most": "at most"}


def in_words(formula: Expression) -> str:
    """The formula as a sentence; in the words of the language where there is no better way to say it."""
    if not isinstance(formula, Apply):
        return print_expression(formula)
    word, given = formula.operator, formula.arguments
    if word in ("eq", "ne") and isinstance(given[0], Name):
        no = "" if word == "eq" else "not "
        if isinstance(given[1], Name):
            return f"{given[0].name} and {given[1].name} are {no}at the same place"
        return f"{given[0].name} is {no}at place {print_expression(given[1])}"
    if word in _COUNTS:
        listed = "; ".join(map(in_words, given[1:]))
        return f"{_COUNTS[word]} {print_expression(given[0])} of these hold: {listed}"
    if word in ("lt", "gt") and not all(isinstance(term, Name) for term in given):
        return print_expression(formula)
    phrase = _PHRASES.get(word)
    return print_expression(formula) if phrase is None else phrase.format(*map(in_words, given))


def row_in_words(row: Row, program: Program) -> str:
    """What is to be found of a row, or what it fixes."""
    names = ", ".join(row.names)
    if row.kind is RowKind.PEOPLE:
        return f"Each of {names} is a {' or a '.join(KINDS[: row.high])}"
    places = places_of_rows(rows_of(program))[row.label]
    span = f"places {places.low} to {places.high}"
    match row.kind:
        case RowKind.ORDER:
            return f"The order of {row.label}: {names}"
        case RowKind.FREE:
            return f"To be found: the place of each {row.label} ({names}), from {span}; places may be shared"
        case RowKind.RING:
            return f"To be found: who of {row.label} ({names}) is where round the {span}, each at another place"
        case _:
            return f"To be found: where each {row.label} ({names}) is, each at another of the {span}"


def solution_in_words(program: Program, assignment: Mapping[str, Value]) -> str:
    """A solution as its table."""
    return print_value(table_of(program, named_solution(program, assignment)))


def checked_in_words(formula: Expression, values: Mapping[str, Value]) -> str:
    """The formula, and where its items are in the solution."""
    text = in_words(formula)
    if isinstance(formula, Apply) and formula.operator == "says" and isinstance(formula.arguments[0], Name):
        return f"{text}: {_sayer(formula.arguments[0].name, formula.arguments[1], values)}"
    names = dict.fromkeys(name.name for name in names_in(formula))
    listed = ", ".join(f"{name} {print_value(values[name])}" for name in names if name in values)
    return f"{text} ({listed})" if listed else text


def _sayer(person: str, said: Expression, values: Mapping[str, Value]) -> str:
    kind = KINDS[int(print_value(values[person])) - 1]
    try:
        truth = "true" if evaluate(said, values) else "false"
    except EvaluationError:  # a word of a row
        return f"{person} is a {kind}"
    return f"{person} is a {kind}, and it is {truth}"


def tried_in_words(query: ChoiceQuery, tried: Iterable[Tried], program: Program) -> Iterator[str]:
    """For each option, why it is what the question asks for, or is not."""
    formulas = dict(query.options)
    for each in tried:
        shown = f'"{each.label}" ({in_words(formulas[each.label])})'
        fails = query.mode in (Modality.MUST, Modality.NEED_NOT)
        if each.witness is None:
            yield f"{shown} holds in {'every' if fails else 'no'} solution"
        else:
            verb = "does not hold" if fails else "holds"
            yield f"{shown} {verb} in the solution {solution_in_words(program, each.witness)}"


def value_in_words(term: Expression, value: Value) -> str:
    """What a term comes to, or whether a formula holds."""
    if isinstance(value, bool):
        return f"{'it is so' if value else 'it is not so'} that {in_words(term)}"
    return f"{print_expression(term)} = {print_value(value)}"


def item_in_words(query: ItemQuery, answer: Answer) -> str:
    """What stands at the place that was asked for."""
    shown = " and ".join(map(print_value, answer))
    place = print_expression(query.term)
    return f"no {query.row} is at {place}" if answer == (EMPTY,) else f"the {query.row} at {place} is {shown}"
