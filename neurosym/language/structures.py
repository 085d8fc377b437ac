"""The reference meaning of logic: what a formula comes to in a finite structure. There is no engine inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import assert_never

from neurosym.errors import EvaluationError
from neurosym.language.meanings import bounded
from neurosym.language.operators import OPERATORS
from neurosym.language.printing import print_value
from neurosym.language.signatures import Typed
from neurosym.language.syntax import (
    Apply,
    Call,
    Expression,
    Name,
    Number,
    Quantified,
    Quantifier,
    Truth,
)
from neurosym.language.vocabulary import Members, Vocabulary

Element = Fraction | str
"""An individual: a number, the name of a member, or a made-up name for one of an open sort."""
Scope = Mapping[str, Element]


@dataclass(frozen=True, slots=True)
class Structure:
    """Who there is, and what holds of whom.

    individuals: those of each sort, at least one. relations: of which arguments each holds. functions: the
    value of each for all arguments.
    """

    vocabulary: Vocabulary
    individuals: Mapping[str, Sequence[Element]]
    relations: Mapping[str, frozenset[tuple[Element, ...]]]
    functions: Mapping[str, Mapping[tuple[Element, ...], Element]]


def elements(members: Members) -> tuple[Element, ...]:
    """The individuals that a declaration lists."""
    return tuple(Fraction(member) if isinstance(member, int) else member for member in members)


def is_model(structure: Structure, theory: Typed) -> bool:
    """Whether all that is stated is true in the structure."""
    return all(is_true(formula, structure) for _, formula in theory.premises)


def is_true(formula: Expression, structure: Structure, scope: Scope | None = None) -> bool:
    """Whether the formula is true in the structure. Raises EvaluationError for a term that is no formula."""
    value = value_in(formula, structure, scope or {})
    if not isinstance(value, bool):
        raise EvaluationError("a formula was expected, and this is a term")
    return value


def value_in(term: Expression, structure: Structure, scope: Scope) -> Element | bool:
    """The value of a term or formula whose sorts are filled in, its free variables as the scope says.

    Raises EvaluationError where a function has no value for its arguments.
    """
    match term:
        case Number(value=value) | Truth(value=value):
            return value
        case Name(name=name):
            if name in scope:
                return scope[name]
            return name if name in structure.vocabulary.home else _symbol(name, (), structure)
        case Call(name=name, arguments=arguments):
            return _symbol(name, tuple(_element(each, structure, scope) for each in arguments), structure)
        case Quantified():
            return _quantified(term, structure, scope)
        case Apply():
            return _applied(term, structure, scope)
    assert_never(term)


def _element(term: Expression, structure: Structure, scope: Scope) -> Element:
    value = value_in(term, structure, scope)
    if isinstance(value, bool):
        raise EvaluationError("an individual was expected, and this is a formula")
    return value


def _symbol(name: str, arguments: tuple[Element, ...], structure: Structure) -> Element | bool:
    if name in structure.relations:
        return arguments in structure.relations[name]
    try:
        return structure.functions[name][arguments]
    except KeyError:
        listed = ", ".join(map(print_value, arguments))
        raise EvaluationError(f"{name}({listed}) has no value" if listed else f"{name} has no value") from None


def _quantified(term: Quantified, structure: Structure, scope: Scope) -> Element | bool:
    names = [variable.name for variable in term.variables]
    choices = product(*(structure.individuals[variable.sort] for variable in term.variables))
    truths = (is_true(term.body, structure, {**scope, **dict(zip(names, values, strict=True))}) for values in choices)
    match term.quantifier:
        case Quantifier.FORALL:
            return all(truths)
        case Quantifier.EXISTS:
            return any(truths)
        case Quantifier.COUNT:
            return Fraction(sum(truths))


def _applied(term: Apply, structure: Structure, scope: Scope) -> Element | bool:
    arguments = term.arguments
    match term.operator:
        case "and":
            return all(is_true(argument, structure, scope) for argument in arguments)
        case "or":
            return any(is_true(argument, structure, scope) for argument in arguments)
        case "implies":
            return not is_true(arguments[0], structure, scope) or is_true(arguments[1], structure, scope)
    values = [value_in(argument, structure, scope) for argument in arguments]
    result = OPERATORS[term.operator].meaning(*values)
    return bounded(result) if isinstance(result, Fraction) else result


def described(structure: Structure) -> str:
    """The structure in one line of words: who there is, each function's values, what holds."""
    symbols = structure.vocabulary.symbols.values()
    spoken_of = {sort for each in symbols for sort in (*each.sorts, each.result)}
    parts = [
        ", ".join(map(print_value, individuals)) + (f" ({sort})" if sort else "")
        for sort, individuals in structure.individuals.items()
        if structure.vocabulary.is_open(sort) and sort in spoken_of
    ]
    for name, table in structure.functions.items():
        parts += [f"{_applied_to(name, arguments)} = {print_value(value)}" for arguments, value in table.items()]
    for name, holding in structure.relations.items():
        true = [_applied_to(name, arguments) for arguments in sorted(holding, key=str)]
        parts += true or [f"{name} holds of nothing" if structure.vocabulary.symbols[name].sorts else f"not {name}"]
    return "; ".join(parts)


def _applied_to(name: str, arguments: tuple[Element, ...]) -> str:
    return f"{name}({', '.join(map(print_value, arguments))})" if arguments else name
