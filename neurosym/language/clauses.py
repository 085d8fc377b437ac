"""Deduction as clauses: each has one conclusion, and a list of things that must all hold.

A name that begins with a capital is a variable. Variables range over the individuals that the program
names; different names are different individuals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from neurosym.errors import EvaluationError
from neurosym.language.syntax import (
    Apply,
    Call,
    Constraint,
    EntailmentQuery,
    Expression,
    Name,
    Program,
    Rule,
    World,
)
from neurosym.language.traversal import program_terms, subterms

MOST_CLAUSES = 10_000
"""How many clauses one program may come to: a condition of many alternatives may stand for a great many."""
_TOO_MANY = f"the rules come to more than {MOST_CLAUSES:,} clauses"


@dataclass(frozen=True, slots=True)
class Atom:
    """A relation and what it is said of; `rains` has no arguments."""

    relation: str
    arguments: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.relation}({', '.join(self.arguments)})" if self.arguments else self.relation


@dataclass(frozen=True, slots=True)
class Literal:
    """An atom, told to hold or told not to hold."""

    atom: Atom
    positive: bool = True

    @property
    def opposite(self) -> Literal:
        """The literal that contradicts this one."""
        return Literal(self.atom, not self.positive)

    def __str__(self) -> str:
        return str(self.atom) if self.positive else f"not {self.atom}"


@dataclass(frozen=True, slots=True)
class Same:
    """That two terms are the same individual, or that they are not."""

    left: str
    right: str
    positive: bool = True


@dataclass(frozen=True, slots=True)
class Clause:
    """`head` holds where all of `body` does. statement: the index of the statement that says so."""

    head: Literal
    body: tuple[Literal | Same, ...]
    statement: int


def is_variable(term: str) -> bool:
    """Whether a term of deduction is a variable: it begins with a capital."""
    return term[0].isupper()


def is_closed(program: Program) -> bool:
    """Whether what cannot be derived is false."""
    return any(isinstance(statement, World) and statement.closed for statement in program.statements)


def individuals_of(program: Program) -> tuple[str, ...]:
    """The individuals that the program names, in the order of the text."""
    found: dict[str, None] = {}
    for outer in program_terms(program):
        for term in subterms(outer):
            match term:
                case Call(arguments=terms) | Apply(operator="eq" | "ne", arguments=terms):
                    found |= {
                        each.name: None for each in terms if isinstance(each, Name) and not is_variable(each.name)
                    }
    return tuple(found)


def clauses_of(program: Program) -> tuple[Clause, ...]:
    """The clauses of a checked program. Raises EvaluationError if there are more than `MOST_CLAUSES`."""
    found: list[Clause] = []
    for index, statement in enumerate(program.statements):
        match statement:
            case Constraint(formula=conclusion):
                bodies: Iterator[tuple[Literal | Same, ...]] = iter([()])
            case Rule(condition=condition, conclusion=conclusion):
                if _how_many(condition) > MOST_CLAUSES:
                    raise EvaluationError(_TOO_MANY)
                bodies = alternatives(condition)
            case _:
                continue
        for body in bodies:
            found += [Clause(head, body, index) for head in literals_in(conclusion)]
            if len(found) > MOST_CLAUSES:
                raise EvaluationError(_TOO_MANY)
    return tuple(found)


def literals_in(conclusion: Expression) -> tuple[Literal, ...]:
    """The literals of a conclusion, a conjunction of them."""
    match conclusion:
        case Apply(operator="and", arguments=(left, right)):
            return literals_in(left) + literals_in(right)
        case Apply(operator="not", arguments=(inner,)):
            return (Literal(atom_of(inner), False),)
        case _:
            return (Literal(atom_of(conclusion)),)


def atom_of(term: Expression) -> Atom:
    """The atom that an expression is."""
    match term:
        case Name(name=name):
            return Atom(name)
        case Call(name=name, arguments=arguments):
            return Atom(name, tuple(_term(argument) for argument in arguments))
    raise EvaluationError("no relation stands here")


def _term(expression: Expression) -> str:
    if not isinstance(expression, Name):
        raise EvaluationError("an individual or a variable was expected")
    return expression.name


def alternatives(condition: Expression, positive: bool = True) -> Iterator[tuple[Literal | Same, ...]]:
    """The condition (or its negation) as alternatives, each a list of things that must all hold.

    A negation is moved inwards, to the atoms: in either world `not (a or b)` is `not a and not b`.
    """
    match condition:
        case Apply(operator="not", arguments=(inner,)):
            yield from alternatives(inner, not positive)
        case Apply(operator="and" | "or" as operator, arguments=(left, right)):
            if (operator == "and") == positive:
                for one, other in product(alternatives(left, positive), alternatives(right, positive)):
                    yield one + other
            else:
                yield from alternatives(left, positive)
                yield from alternatives(right, positive)
        case Apply(operator="eq" | "ne" as operator, arguments=(left, right)):
            yield (Same(_term(left), _term(right), (operator == "eq") == positive),)
        case _:
            yield (Literal(atom_of(condition), positive),)


def _how_many(condition: Expression, positive: bool = True) -> int:
    """How many alternatives there are."""
    match condition:
        case Apply(operator="not", arguments=(inner,)):
            return _how_many(inner, not positive)
        case Apply(operator="and" | "or" as operator, arguments=(left, right)):
            one, other = _how_many(left, positive), _how_many(right, positive)
            return one * other if (operator == "and") == positive else one + other
        case _:
            return 1


def asked(program: Program) -> Expression:
    """The formula of the program's query. Raises EvaluationError for a query of another kind."""
    if not isinstance(program.query, EntailmentQuery):
        raise EvaluationError("deduction answers whether a formula holds")
    return program.query.formula


def variables_in(*expressions: Expression) -> dict[str, Name]:
    """The variables of these expressions, each with its first mention."""
    found: dict[str, Name] = {}
    for expression in expressions:
        for term in subterms(expression):
            if isinstance(term, Name) and is_variable(term.name):
                found.setdefault(term.name, term)
    return found
