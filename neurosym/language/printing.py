"""From the typed syntax back to text. What is printed reads back as the same program.

One exception is in the nature of the language: it has no literal for a negative number or for a
fraction without finite decimals, so such a `Number`, made by code, is printed as a term of its value.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from neurosym.language.operators import OPERATORS, Level
from neurosym.language.syntax import (
    Answer,
    Apply,
    AssignmentQuery,
    Bound,
    Call,
    ChoiceQuery,
    ClosedForm,
    Constraint,
    CountQuery,
    Declaration,
    Definition,
    EntailmentQuery,
    Expression,
    ExtremumQuery,
    ItemQuery,
    Name,
    Number,
    OptionQuery,
    Program,
    Quantified,
    Quantifier,
    Query,
    Ratio,
    RatioQuery,
    Row,
    RowKind,
    Rule,
    SortDeclaration,
    Statement,
    SymbolDeclaration,
    Table,
    Truth,
    Unit,
    Value,
    ValueQuery,
    World,
)

_NOTE_WIDTH = 190
_HIGHEST_POWER = 9
_MOST_DECIMALS = 30


def print_program(program: Program) -> str:
    """The program as text, one statement a line, ending in a newline. The domain is not part of it."""
    lines = [print_statement(statement) for statement in program.statements]
    return "\n".join([*lines, print_query(program.query)]) + "\n"


def print_statement(statement: Statement) -> str:
    """The statement with its note, as one or more lines without a newline at the end."""
    return "\n".join([*_note_lines(statement.note), print_bare_statement(statement)])


def print_bare_statement(statement: Statement) -> str:
    """The statement without its note, on one line."""
    match statement:
        case Definition(name=name, value=value):
            return f"{name} = {print_expression(value)}"
        case Declaration(names=names, sort=sort):
            return f"unknown {', '.join(names)}: {sort}"
        case Constraint(formula=formula):
            return print_expression(formula)
        case Row():
            return _printed_row(statement)
        case World(closed=closed):
            return f"world {'closed' if closed else 'open'}"
        case Rule(condition=condition, conclusion=conclusion):
            return f"if {print_expression(condition)} then {print_expression(conclusion)}"
        case SortDeclaration(name=name, members=members):
            return f"sort {name}{_printed_members(members)}"
        case SymbolDeclaration(name=name, sorts=sorts, result=result):
            listed = f"({', '.join(sorts)})" if sorts else ""
            return f"relation {name}{listed}" if result is None else f"function {name}{listed}: {result}"
    assert_never(statement)


def _printed_row(row: Row) -> str:
    names = ", ".join(row.names)
    if row.kind is RowKind.PEOPLE:
        return f"people {names}{' with spies' if row.high == 3 else ''}"
    places = f" in {row.within}" if row.within else ""
    if row.low is not None:
        places = f" in {row.low}..{row.high}"
    return f"{row.kind} {row.label}{places}: {names}"


def _printed_members(members: tuple[str, ...] | range) -> str:
    if isinstance(members, range):
        return f" = {members.start}..{members.stop - 1}"
    return f" = {', '.join(members)}" if members else ""


def _note_lines(note: str) -> Iterator[str]:
    for line in note.splitlines():
        for piece in textwrap.wrap(line, _NOTE_WIDTH):
            yield f"# {piece}"


def print_query(query: Query) -> str:
    """The query with its note, as one or more lines without a newline at the end."""
    return "\n".join([*_note_lines(query.note), _bare_query(query)])


def _bare_query(query: Query) -> str:
    match query:
        case ValueQuery(terms=terms):
            return f"answer {', '.join(map(print_expression, terms))}"
        case OptionQuery(largest=largest, options=options):
            return f"answer which {_extreme(largest)} of {_printed_options(options)}"
        case RatioQuery(terms=terms):
            return f"answer ratio {' : '.join(map(print_expression, terms))}"
        case ExtremumQuery(largest=largest, term=term, goal=goal):
            word = ("maximise" if largest else "minimise") if goal else _extreme(largest)
            return f"answer {word} {print_expression(term)}"
        case CountQuery(names=names):
            return f"answer count {', '.join(names)}".rstrip()
        case AssignmentQuery():
            return "answer table"
        case ItemQuery(row=row, term=term):
            return f"answer {row} at {print_expression(term)}"
        case ChoiceQuery(mode=mode, options=options):
            return f"answer {mode} {_printed_options(options)}"
        case EntailmentQuery(formula=formula):
            return f"answer {print_expression(formula)}"
    assert_never(query)


def _printed_options(options: tuple[tuple[str, Expression], ...]) -> str:
    return ", ".join(f'"{label}": {print_expression(term)}' for label, term in options)


def _extreme(largest: bool) -> str:
    return "largest" if largest else "smallest"


def print_expression(expression: Expression) -> str:
    """The expression with only the brackets that it needs."""
    return _printed(expression)[0]


def _printed(expression: Expression) -> tuple[str, Level]:
    """The text, and how tightly it binds."""
    match expression:
        case Number(value=value, unit=unit):
            return _printed_number(value, unit)
        case Name(name=name):
            return name, Level.ATOM
        case Truth(value=value):
            return "true" if value else "false", Level.ATOM
        case Apply(operator=operator, arguments=arguments):
            return _printed_application(operator, arguments)
        case Call(name=name, arguments=arguments):
            return f"{name}({', '.join(map(print_expression, arguments))})", Level.ATOM
        case Quantified(quantifier=quantifier, variables=variables, body=body):
            text = f"{quantifier} {_printed_variables(variables)}: {print_expression(body)}"
            return (f"({text})", Level.ATOM) if quantifier is Quantifier.COUNT else (text, Level.FORMULA)
    assert_never(expression)


def _printed_variables(variables: tuple[Bound, ...]) -> str:
    """`x, y in person, n in locker`: a sort stands behind the last variable of a run that shares it."""
    parts = [
        variable.name + (f" in {variable.sort}" if variable.sort and variable.sort != following else "")
        for variable, following in zip(variables, [*(each.sort for each in variables[1:]), ""], strict=True)
    ]
    return ", ".join(parts)


def _printed_application(operator: str, arguments: tuple[Expression, ...]) -> tuple[str, Level]:
    form = OPERATORS[operator].form
    if form.word:
        listed = ", ".join(map(print_expression, arguments))
        return f"{form.word}({listed})", form.level
    text = form.parts[0]
    for argument, needed, part in zip(arguments, form.operands, form.parts[1:], strict=True):
        inner, level = _printed(argument)
        text += (f"({inner})" if level < needed else inner) + part
    return text, form.level


def _printed_number(value: Fraction, unit: Unit | None) -> tuple[str, Level]:
    measure = f" {print_unit(unit)}" if unit is not None and unit.powers else ""
    decimals = finite_decimals(abs(value))
    if decimals is None:
        return f"{value.numerator}{measure} / {value.denominator}", Level.PRODUCT
    return (f"-{decimals}{measure}", Level.UNARY) if value < 0 else (f"{decimals}{measure}", Level.ATOM)


def finite_decimals(value: Fraction) -> str | None:
    """The number as a literal of the language, 0.35 for 7/20; None if it is not finite or too long."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest != 1 or places > _MOST_DECIMALS or value < 0:
        return None
    digits = str(value.numerator * 10**places // value.denominator)
    if places == 0:
        return digits
    digits = digits.zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}"


def print_unit(unit: Unit) -> str:
    """The unit in its brackets: [dollars / kg]."""
    above = [factor for name, power in unit.powers if power > 0 for factor in _factors(name, power)]
    below = [factor for name, power in unit.powers if power < 0 for factor in _factors(name, -power)]
    if not above:  # the grammar wants something above the line, so `1 / kg` is `kg / kg ** 2`
        name, power = unit.powers[0]
        above, below = [name], [*_factors(name, 1 - power), *below[len(list(_factors(name, -power))) :]]
    return f"[{' / '.join([' * '.join(above), *below])}]"


def _factors(name: str, power: int) -> Iterator[str]:
    while power > 0:
        step = min(power, _HIGHEST_POWER)
        yield name if step == 1 else f"{name} ** {step}"
        power -= step


def print_value(value: Value) -> str:
    """A value of an answer: 12, 7/20, true, 2:3, a label as it is, a closed form in its words.

    A table is printed as `person: arnold, eric; pet: cat, dog`, with ` + ` between names that share a
    place and `-` for an empty one.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case Fraction() | str():
            return str(value)
        case Ratio(parts=parts):
            return ":".join(map(str, parts))
        case ClosedForm(text=text):
            return text
        case Table(rows=rows):
            return "; ".join(f"{label}: {', '.join(map(_printed_place, places))}" for label, places in rows)
    assert_never(value)


def _printed_place(names: tuple[str, ...]) -> str:
    return " + ".join(names) or "-"


def print_answer(answer: Answer) -> str:
    """All values of an answer, with commas between."""
    return ", ".join(map(print_value, answer))
