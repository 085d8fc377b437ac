"""Walks over expressions and programs, without recursion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from neurosym.language.syntax import (
    Apply,
    AssignmentQuery,
    Call,
    ChoiceQuery,
    Constraint,
    CountQuery,
    Declaration,
    Definition,
    EntailmentQuery,
    Expression,
    ExtremumQuery,
    ItemQuery,
    Name,
    OptionQuery,
    Program,
    Quantified,
    Query,
    RatioQuery,
    Row,
    RowKind,
    Rule,
    Sort,
    SortDeclaration,
    Statement,
    SymbolDeclaration,
    ValueQuery,
    World,
)


def subterms(expression: Expression) -> Iterator[Expression]:
    """The expression and all expressions in it, from the left, each before its arguments."""
    stack = [expression]
    while stack:
        term = stack.pop()
        yield term
        if isinstance(term, Apply | Call):
            stack.extend(reversed(term.arguments))
        elif isinstance(term, Quantified):
            stack.append(term.body)


def names_in(expression: Expression) -> Iterator[Name]:
    """Every mention of a name, from the left."""
    return (term for term in subterms(expression) if isinstance(term, Name))


def statement_terms(statement: Statement) -> tuple[Expression, ...]:
    """The expressions that the statement consists of."""
    match statement:
        case Definition(value=value):
            return (value,)
        case Constraint(formula=formula):
            return (formula,)
        case Rule(condition=condition, conclusion=conclusion):
            return (condition, conclusion)
        case Declaration() | Row() | World() | SortDeclaration() | SymbolDeclaration():
            return ()
    assert_never(statement)


def query_terms(query: Query) -> tuple[Expression, ...]:
    """The expressions that the query asks about; for a count, its names."""
    match query:
        case ValueQuery(terms=terms) | RatioQuery(terms=terms):
            return terms
        case OptionQuery(options=options) | ChoiceQuery(options=options):
            return tuple(term for _, term in options)
        case AssignmentQuery():
            return ()
        case ExtremumQuery(term=term) | ItemQuery(term=term) | EntailmentQuery(formula=term):
            return (term,)
        case CountQuery(names=names, span=span):
            return tuple(Name(name, span) for name in names)
    assert_never(query)


def program_terms(program: Program) -> Iterator[Expression]:
    """All outermost expressions of the program, in the order of the text."""
    for statement in program.statements:
        yield from statement_terms(statement)
    yield from query_terms(program.query)


def declared_sorts(program: Program) -> dict[str, Sort]:
    """The declared unknowns with their sorts, in the order of the text; items of rows are among them."""
    sorts: dict[str, Sort] = {}
    for statement in program.statements:
        if isinstance(statement, Declaration):
            sorts |= dict.fromkeys(statement.names, statement.sort)
        elif isinstance(statement, Row) and statement.kind is not RowKind.ORDER:
            sorts |= dict.fromkeys(statement.names, Sort.NATURAL)
    return sorts


def fixed_places(program: Program) -> dict[str, int]:
    """The items of all rows that say their order, with their places."""
    return {
        name: place
        for statement in program.statements
        if isinstance(statement, Row) and statement.kind is RowKind.ORDER
        for place, name in enumerate(statement.names, start=1)
    }


def defined_values(program: Program) -> dict[str, int]:
    """For each name that a definition gives its value, the index of the (first) definition.

    A definition of a declared unknown is an equation and is not among them.
    """
    unknowns, found = declared_sorts(program), dict[str, int]()
    for index, statement in enumerate(program.statements):
        if isinstance(statement, Definition) and statement.name not in unknowns:
            found.setdefault(statement.name, index)
    return found
