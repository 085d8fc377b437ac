"""The exact reference evaluator: what a program means under an assignment of its unknowns.

There is no engine inside; it is the referee for the engines, in the tests and in the verifier.
Terms are evaluated strictly, except that `if` evaluates only the branch it takes, and `and`, `or`
and `implies` stop from the left as soon as the truth is known.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from neurosym.errors import EvaluationError
from neurosym.language.checking import definition_order
from neurosym.language.meanings import UndefinedError, bounded
from neurosym.language.operators import OPERATORS
from neurosym.language.places import labels_at, places_of, situated, table_of
from neurosym.language.syntax import (
    Answer,
    Apply,
    AssignmentQuery,
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
    Ratio,
    RatioQuery,
    Row,
    RowKind,
    Rule,
    Sort,
    SortDeclaration,
    Statement,
    SymbolDeclaration,
    Truth,
    Value,
    ValueQuery,
    World,
)
from neurosym.language.traversal import declared_sorts, fixed_places

Environment = Mapping[str, Value]
EMPTY = "empty"
"""The answer to what stands at a place, where nothing does."""


def evaluate(expression: Expression, environment: Environment) -> Value:
    """The exact value of the expression, its names standing for the values of the environment.

    Raises EvaluationError if a name has no value or the result is irrational or too large;
    UndefinedError, a kind of it, if there is no value at all (division by zero).
    """
    match expression:
        case Number(value=value) | Truth(value=value):
            return value
        case Name(name=name):
            if name not in environment:
                raise EvaluationError(f"{name} has no value")
            return environment[name]
        case Apply():
            return _applied(expression, environment)
        case Call() | Quantified():
            raise EvaluationError("relations and quantifiers have a value in a structure (see `structures`)")
    assert_never(expression)


def _applied(application: Apply, environment: Environment) -> Value:
    arguments = application.arguments
    match application.operator:
        case "if":
            branch = arguments[1] if _truth(arguments[0], environment) else arguments[2]
            return evaluate(branch, environment)
        case "and":
            return _truth(arguments[0], environment) and _truth(arguments[1], environment)
        case "or":
            return _truth(arguments[0], environment) or _truth(arguments[1], environment)
        case "implies":
            return not _truth(arguments[0], environment) or _truth(arguments[1], environment)
    values = [_exact(evaluate(argument, environment)) for argument in arguments]
    result = OPERATORS[application.operator].meaning(*values)
    return result if isinstance(result, bool) else bounded(result)


def _exact(value: Value) -> bool | Fraction:
    if isinstance(value, bool | Fraction):
        return value
    raise EvaluationError(f"{value} is no exact rational number")


def _truth(expression: Expression, environment: Environment) -> bool:
    value = evaluate(expression, environment)
    if not isinstance(value, bool):
        raise EvaluationError("a formula was expected, and this is a number")
    return value


def _number(expression: Expression, environment: Environment) -> Fraction:
    value = evaluate(expression, environment)
    if not isinstance(value, Fraction):
        raise EvaluationError("a number was expected, and this has none")
    return value


def environment_of(program: Program, assignment: Environment) -> dict[str, Value]:
    """The values of all names: those assigned, and those that the definitions give from them.

    `assignment` gives a value to each declared unknown. Raises EvaluationError where a definition
    has no exact value.
    """
    environment = {**assignment, **{name: Fraction(place) for name, place in fixed_places(program).items()}}
    for index in definition_order(program):
        statement = program.statements[index]
        assert isinstance(statement, Definition)
        try:
            environment[statement.name] = evaluate(statement.value, environment)
        except EvaluationError as error:
            raise type(error)(f"line {statement.span.line}: {error}") from None
    return environment


def holds(program: Program, assignment: Environment) -> bool:
    """Whether the assignment is a solution: every unknown in its sort, every statement true.

    A statement with an undefined term (division by zero) does not hold. Raises EvaluationError where
    a value is irrational or too large to decide.
    """
    unknowns, program = declared_sorts(program), situated(program)
    try:
        environment = environment_of(program, assignment)
        return all(in_sort(evaluate(Name(name), environment), sort) for name, sort in unknowns.items()) and all(
            _required(statement, unknowns, environment)
            and (not isinstance(statement, Row) or _placed(program, statement, environment))
            for statement in program.statements
        )
    except UndefinedError:
        return False


def _placed(program: Program, row: Row, environment: Environment) -> bool:
    """Whether the items stand within the places of their row, and where places are not shared, apart."""
    places = places_of(program)
    values = [_number(Name(name), environment) for name in row.names]
    within = all(places[name].low <= value <= places[name].high for name, value in zip(row.names, values, strict=True))
    shared = row.kind in (RowKind.FREE, RowKind.PEOPLE)
    return within and (shared or len(set(values)) == len(values))


def _required(statement: Statement, unknowns: Mapping[str, Sort], environment: Environment) -> bool:
    match statement:
        case Constraint(formula=formula):
            return _truth(formula, environment)
        case Definition(name=name, value=value) if name in unknowns:
            return evaluate(value, environment) == environment[name]
        case Definition() | Declaration() | Row() | World() | SortDeclaration() | SymbolDeclaration():
            return True
        case Rule():
            raise EvaluationError("a rule holds in a structure (see `structures`)")
    assert_never(statement)


def in_sort(value: Value, sort: Sort) -> bool:
    """Whether the exact value belongs to the sort. Naturals begin at 0."""
    if sort is Sort.BOOLEAN or isinstance(value, bool):
        return sort is Sort.BOOLEAN and isinstance(value, bool)
    if isinstance(value, ClosedForm):  # an irrational number
        return sort is Sort.REAL
    if not isinstance(value, Fraction):
        return False
    if sort is Sort.NATURAL:
        return value.denominator == 1 and value >= 0
    return sort is not Sort.INTEGER or value.denominator == 1


def answer_under(program: Program, assignment: Environment) -> Answer:
    """What the query comes to under this one assignment of the unknowns.

    `largest e` and `smallest e` give the value of e here; `count` needs all solutions and is only
    answered, by 1, for a program without unknowns; `must` and `could` need all as well. Raises
    EvaluationError where there is no single exact answer, as for two options that are equally large.
    """
    program = situated(program)
    environment = environment_of(program, assignment)
    query = program.query
    match query:
        case ValueQuery(terms=terms):
            return tuple(evaluate(term, environment) for term in terms)
        case OptionQuery(largest=largest, options=options):
            values = [_number(term, environment) for _, term in options]
            return (chosen_option(largest, [label for label, _ in options], values),)
        case RatioQuery(terms=terms):
            return (lowest_ratio([_number(term, environment) for term in terms]),)
        case ExtremumQuery(term=term):
            return (_number(term, environment),)
        case CountQuery():
            if declared_sorts(program):
                raise EvaluationError("a count is over all solutions; one assignment does not tell it")
            return (Fraction(1),)
        case AssignmentQuery():
            return (table_of(program, environment),)
        case ItemQuery():
            return named_at(label for label, formula in labels_at(program, query) if _truth(formula, environment))
        case ChoiceQuery():
            raise EvaluationError("what must or could be so is over all solutions; one assignment does not tell it")
        case EntailmentQuery():
            raise EvaluationError("what is entailed is said over all structures; one does not tell it")
    assert_never(query)


def named_at(labels: Iterable[str]) -> Answer:
    """The labels found at a place as an answer; `EMPTY` if there is none."""
    return tuple(labels) or (EMPTY,)


def chosen_option(largest: bool, labels: Sequence[str], values: Sequence[Fraction]) -> str:
    """The label of the largest (or smallest) value; raises EvaluationError if two share that place."""
    best = max(values) if largest else min(values)
    winners = [label for label, value in zip(labels, values, strict=True) if value == best]
    if len(winners) > 1:
        named = " and ".join(f'"{label}"' for label in winners)
        raise EvaluationError(f"{named} are equally {'large' if largest else 'small'}")
    return winners[0]


def lowest_ratio(values: Sequence[Fraction]) -> Ratio:
    """The ratio in lowest whole numbers. Undefined if all parts are zero."""
    scale = math.lcm(*(value.denominator for value in values))
    parts = [int(value * scale) for value in values]
    divisor = math.gcd(*parts)
    if divisor == 0:
        raise UndefinedError("a ratio of zeros")
    return Ratio(tuple(part // divisor for part in parts))
