"""The abstract syntax: data only. Functions over it live beside it and `match` on the closed unions.

A program is a list of statements and one query. Expressions are numbers, names, truth values and
operators applied to expressions; which operators there are is said in `operators`. In the domains of
logic there are also relations and functions of the program's own, and quantifiers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class Sort(StrEnum):
    """What kind of value a term has. The number sorts are ordered: each includes the one before."""

    NATURAL = "natural"
    INTEGER = "integer"
    RATIONAL = "rational"
    REAL = "real"
    BOOLEAN = "boolean"


NUMBER_SORTS = (Sort.NATURAL, Sort.INTEGER, Sort.RATIONAL, Sort.REAL)


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the program text: line and column from 1, offsets from 0, the end exclusive."""

    line: int
    column: int
    start: int
    end: int


NOWHERE = Span(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of powers of named base units, sorted by name: dollars/kg is (("dollars", 1), ("kg", -1))."""

    powers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number as written, with its unit if one was stated."""

    value: Fraction
    unit: Unit | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity, referred to by name."""

    name: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`."""

    value: bool
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Apply:
    """An operator of the operator table applied to its arguments."""

    operator: str
    arguments: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A relation or function of the program's own, applied to individuals: `sees(cat, X)`, `mother(anna)`."""

    name: str
    arguments: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, compare=False)


class Quantifier(StrEnum):
    """How a formula speaks of all individuals of a sort."""

    FORALL = "forall"
    EXISTS = "exists"
    COUNT = "count"  # a term: of how many individuals the formula holds


@dataclass(frozen=True, slots=True)
class Bound:
    """A variable of a quantifier, and the sort it ranges over; "" where that is left to be inferred."""

    name: str
    sort: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quantified:
    """`forall x: f`, `exists x in person: f`, `(count x in person: f)`."""

    quantifier: Quantifier
    variables: tuple[Bound, ...]
    body: Expression
    span: Span = field(default=NOWHERE, compare=False)


Expression = Number | Name | Truth | Apply | Call | Quantified


@dataclass(frozen=True, slots=True)
class Definition:
    """`name = value`: the name stands for the value. For a declared unknown it is an equation."""

    name: str
    value: Expression
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Declaration:
    """`unknown x, y: sort`: quantities to be found."""

    names: tuple[str, ...]
    sort: Sort
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Constraint:
    """A formula that must hold."""

    formula: Expression
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False)


class RowKind(StrEnum):
    """What is known of the places of a row's items."""

    ORDER = "order"  # they stand in this order: the first at place 1, and so on
    ROW = "row"  # all at different places
    FREE = "free"  # places may be shared
    RING = "ring"  # all at different places, and the last place is beside the first
    PEOPLE = "people"  # the places are kinds of people: 1 knight, 2 knave, 3 spy


@dataclass(frozen=True, slots=True)
class Row:
    """`row label: items`: items with places. The name of an item stands for the number of its place.

    low, high: the first and the last place, where the row says it: `row label in 1..5: items`.
    within: the label of the row whose places these are: `row label in day: items`.
    """

    kind: RowKind
    label: str
    names: tuple[str, ...]
    low: int | None = None
    high: int | None = None
    within: str = ""
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class World:
    """`world open`: what is not told or derived is unknown. `world closed`: it is false."""

    closed: bool
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """`if condition then conclusion`, for all values of its variables (names that begin with a capital)."""

    condition: Expression
    conclusion: Expression
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SortDeclaration:
    """`sort person = anna, bert`: a kind of individuals. Members are all different; () means any, and at least one.

    A range of whole numbers has its numbers as members: `sort locker = 1..5` is range(1, 6).
    """

    name: str
    members: tuple[str, ...] | range = ()
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SymbolDeclaration:
    """`relation likes(person, person)`, or `function assigned(person): locker`, whose result is a sort."""

    name: str
    sorts: tuple[str, ...]
    result: str | None = None
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False)


Statement = Definition | Declaration | Constraint | Row | World | Rule | SortDeclaration | SymbolDeclaration


@dataclass(frozen=True, slots=True)
class ValueQuery:
    """`answer a, b`: the values of these terms or formulas."""

    terms: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, compare=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class OptionQuery:
    """`answer which largest of "A": a, "B": b`: the label whose term is the largest (or smallest)."""

    largest: bool
    options: tuple[tuple[str, Expression], ...]
    span: Span = field(default=NOWHERE, compare=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class RatioQuery:
    """`answer ratio a : b`: the ratio of these terms in lowest whole numbers."""

    terms: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, compare=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExtremumQuery:
    """`answer largest e`: the largest (or smallest) value that the term takes over all solutions.

    goal: it is asked as an objective, `answer maximise e`. The answer is the same value; where it is reached, and
    whether there alone, is then part of the evidence.
    """

    largest: bool
    term: Expression
    span: Span = field(default=NOWHERE, compare=False)
    note: str = ""
    goal: bool = False


@dataclass(frozen=True, slots=True)
class CountQuery:
    """`answer count x, y`: how many different values (x, y) take over all solutions.

    `answer count` without names, of a puzzle: how many solutions there are.
    """

    names: tuple[str, ...]
    span: Span = field(default=NOWHERE, compare=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentQuery:
    """`answer table`: the place of every item."""

    span: Span = field(default=NOWHERE, compare=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class EntailmentQuery:
    """`answer f`: whether the statements make the formula true, make it false, or leave it open."""

    formula: Expression
    span: Span = field(default=NOWHERE, compare=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class ItemQuery:
    """`answer pet at 3`: the item of the row at this place."""

    row: str
    term: Expression
    span: Span = field(default=NOWHERE, compare=False)
    note: str = ""


class Modality(StrEnum):
    """In how many solutions a formula holds."""

    MUST = "must"  # in all
    COULD = "could"  # in some
    CANNOT = "cannot"  # in none
    NEED_NOT = "need_not"  # not in all


@dataclass(frozen=True, slots=True)
class ChoiceQuery:
    """`answer must "A": f, "B": g`: the label of the only option of which this is so."""

    mode: Modality
    options: tuple[tuple[str, Expression], ...]
    span: Span = field(default=NOWHERE, compare=False)
    note: str = ""


Query = (
    ValueQuery
    | OptionQuery
    | RatioQuery
    | ExtremumQuery
    | CountQuery
    | AssignmentQuery
    | ItemQuery
    | ChoiceQuery
    | EntailmentQuery
)


@dataclass(frozen=True, slots=True)
class Program:
    """A whole program of one domain. `text` is what was parsed; spans point into it."""

    domain: str
    statements: tuple[Statement, ...]
    query: Query
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ClosedForm:
    """An exact real that is not rational: its exact form in words of mathematics, and decimals to look at.

    Two closed forms are compared by `text`, never by `approximation`.
    """

    text: str
    approximation: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Parts in lowest whole numbers: 2:3."""

    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A whole solution: each row's label, and the names at each of its places, from the first on.

    Mostly there is one name at a place; a place may be empty, and in a free row it may hold several.
    """

    rows: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


class TruthValue(StrEnum):
    """The answer to an entailment query."""

    TRUE = "True"
    FALSE = "False"
    UNKNOWN = "Unknown"


Value = bool | Fraction | ClosedForm | Ratio | Table | TruthValue | str
Answer = tuple[Value, ...]
