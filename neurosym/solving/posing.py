"""From a checked program to the problem that engines see: unknowns, definitions, requirements, query.

After `pose`: definitions are in an order in which each uses only unknowns and earlier ones; a
definition of a declared unknown has become the requirement that both sides are equal. No engine has
a say here, and nothing is computed. A row of a puzzle has become unknowns with their range of
places, and a question of names what decides it in numbers; `named_answer` turns the answer back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from fractions import Fraction

from neurosym.errors import EvaluationError
from neurosym.language.checking import definition_order, sorts_of
from neurosym.language.operators import expand, is_defined_by_a_domain
from neurosym.language.places import Places, labels_at, places_of, situated, table_of
from neurosym.language.semantics import evaluate, lowest_ratio, named_at
from neurosym.language.syntax import (
    Answer,
    Apply,
    AssignmentQuery,
    Constraint,
    CountQuery,
    Declaration,
    Definition,
    Expression,
    ExtremumQuery,
    ItemQuery,
    Name,
    Number,
    OptionQuery,
    Program,
    Query,
    Ratio,
    RatioQuery,
    Row,
    RowKind,
    Sort,
    Value,
    ValueQuery,
)
from neurosym.language.traversal import declared_sorts, fixed_places, names_in, query_terms, subterms

WHOLE_SORTS = frozenset({Sort.NATURAL, Sort.INTEGER})


@dataclass(frozen=True, slots=True)
class Unknown:
    """A quantity to be found, and the statement that declares it."""

    name: str
    sort: Sort
    statement: int


@dataclass(frozen=True, slots=True)
class Defined:
    """A name that stands for a term, the sort of that term, and the statement that says so."""

    name: str
    value: Expression
    sort: Sort
    statement: int


@dataclass(frozen=True, slots=True)
class Requirement:
    """A formula that must hold, and the statement that demands it."""

    formula: Expression
    statement: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What an engine is asked. A solution gives each unknown a value of its sort such that every
    definition and the query have a value and every requirement holds.

    finite: whether every unknown has a place within a row, and so a range that the requirements state.
    """

    unknowns: tuple[Unknown, ...]
    definitions: tuple[Defined, ...]
    requirements: tuple[Requirement, ...]
    query: Query
    finite: bool = False

    @property
    def statements(self) -> frozenset[int]:
        """The indices of the statements that this problem is made of."""
        indices = {unknown.statement for unknown in self.unknowns}
        indices |= {defined.statement for defined in self.definitions}
        indices |= {requirement.statement for requirement in self.requirements}
        return frozenset(indices - {-1})


def pose(program: Program) -> Problem:
    """The problem that a checked program states."""
    program = situated(program)
    declared, sorts, places = declared_sorts(program), sorts_of(program), places_of(program)
    unknowns: list[Unknown] = []
    requirements: list[Requirement] = []
    definitions: list[Defined] = []
    for index, statement in enumerate(program.statements):
        match statement:
            case Declaration(names=names, sort=sort):
                unknowns.extend(Unknown(name, sort, index) for name in names)
            case Constraint(formula=formula):
                requirements.append(Requirement(formula, index))
            case Definition(name=name, value=value) if name in declared:
                requirements.append(Requirement(Apply("eq", (Name(name), value)), index))
            case Row(kind=RowKind.ORDER, names=names):
                definitions += [_fixed(name, place, index) for place, name in enumerate(names, start=1)]
            case Row(names=names):
                unknowns.extend(Unknown(name, Sort.NATURAL, index) for name in names)
                requirements += [Requirement(formula, index) for formula in _of_row(statement, places[names[0]])]
    for index in definition_order(program):
        statement = program.statements[index]
        assert isinstance(statement, Definition)
        definitions.append(Defined(statement.name, statement.value, sorts[statement.name], index))
    finite = bool(unknowns) and all(unknown.name in places for unknown in unknowns)
    return Problem(tuple(unknowns), tuple(definitions), tuple(requirements), _posed_query(program), finite)


def _fixed(name: str, place: int, statement: int) -> Defined:
    return Defined(name, Number(Fraction(place)), Sort.NATURAL, statement)


def _of_row(row: Row, places: Places) -> Iterator[Expression]:
    """What a row says of its items: the range of their places, and whether these are all different."""
    low, high = Number(Fraction(places.low)), Number(Fraction(places.high))
    for name in map(Name, row.names):
        yield Apply("and", (Apply("ge", (name, low)), Apply("le", (name, high))))
    if row.kind in (RowKind.ROW, RowKind.RING) and len(row.names) > 1:
        yield Apply("distinct", tuple(map(Name, row.names)))


def _posed_query(program: Program) -> Query:
    """The query in numbers and truth values: a table asks for all places, an item for what may be there."""
    query = program.query
    match query:
        case AssignmentQuery():
            return ValueQuery(tuple(map(Name, declared_sorts(program))), query.span)
        case ItemQuery():
            return ValueQuery(tuple(formula for _, formula in labels_at(program, query)), query.span)
        case CountQuery(names=()):
            return CountQuery(tuple(declared_sorts(program)), query.span)
        case _:
            return query


def named_answer(program: Program, answer: Answer) -> Answer:
    """The answer to the query of the program, from the answer to the query that `pose` made of it."""
    program = situated(program)
    query = program.query
    match query:
        case AssignmentQuery():
            places = dict(zip(declared_sorts(program), answer, strict=True))
            return (table_of(program, named_solution(program, places)),)
        case ItemQuery():
            labels = [label for label, _ in labels_at(program, query)]
            return named_at(label for label, there in zip(labels, answer, strict=True) if there)
        case _:
            return answer


def named_solution(program: Program, assignment: Mapping[str, Value]) -> dict[str, Value]:
    """The places of all items: those found, and those that the program fixes."""
    return {**assignment, **{name: Fraction(place) for name, place in fixed_places(program).items()}}


def in_core_terms(problem: Problem) -> Problem:
    """The same problem with the words that domains define replaced by what they stand for."""
    if not any(_has_words(expression) for expression in expressions_of(problem)):
        return problem
    known: dict[int, tuple[Expression, Expression]] = {}

    def core(term: Expression) -> Expression:
        if not isinstance(term, Apply):
            return term
        if id(term) not in known:  # a term that a definition repeats stays one object
            inner = Apply(term.operator, tuple(map(core, term.arguments)), term.span)
            simpler = core(expand(inner)) if is_defined_by_a_domain(term.operator) else inner
            known[id(term)], known[id(simpler)] = (term, simpler), (simpler, simpler)
        return known[id(term)][1]

    return replace(
        problem,
        definitions=tuple(replace(defined, value=core(defined.value)) for defined in problem.definitions),
        requirements=tuple(replace(each, formula=core(each.formula)) for each in problem.requirements),
        query=_with_terms(problem.query, [core(term) for term in query_terms(problem.query)]),
    )


def _has_words(expression: Expression) -> bool:
    return any(isinstance(term, Apply) and is_defined_by_a_domain(term.operator) for term in subterms(expression))


def _with_terms(query: Query, terms: list[Expression]) -> Query:
    """The query about these terms instead of its own."""
    match query:
        case ValueQuery() | RatioQuery():
            return replace(query, terms=tuple(terms))
        case OptionQuery(options=options):
            return replace(query, options=tuple((label, term) for (label, _), term in zip(options, terms, strict=True)))
        case ExtremumQuery():
            return replace(query, term=terms[0])
        case _:
            return query


def restrict(problem: Problem, kept: Set[int]) -> Problem:
    """The weaker problem that says only what the kept statements say.

    A name whose definition is left out may be anything of its kind; an unknown whose declaration is
    left out may be any real. So each solution of the problem is one of the restricted problem, and
    a set of statements contradicts itself if and only if its restriction has no solution.
    """
    unknowns = [
        unknown if unknown.statement in kept else Unknown(unknown.name, Sort.REAL, -1) for unknown in problem.unknowns
    ]
    unknowns += [
        Unknown(defined.name, defined.sort if defined.sort is Sort.BOOLEAN else Sort.REAL, -1)
        for defined in problem.definitions
        if defined.statement not in kept
    ]
    return Problem(
        tuple(unknowns),
        tuple(defined for defined in problem.definitions if defined.statement in kept),
        tuple(requirement for requirement in problem.requirements if requirement.statement in kept),
        problem.query,
        problem.finite and all(unknown.statement >= 0 for unknown in unknowns),
    )


def answers_in(query: Query, environment: dict[str, Value]) -> tuple[Answer, ...]:
    """What the query comes to in one solution, given the values of all names.

    More than one answer only where options share the first place. For a count, the values counted.
    Raises EvaluationError where there is no exact answer.
    """
    values = tuple(evaluate(term, environment) for term in query_terms(query))
    match query:
        case OptionQuery(largest=largest, options=options):
            numbers = [value for value in values if isinstance(value, Fraction)]
            best = max(numbers) if largest else min(numbers)
            return tuple((label,) for (label, _), value in zip(options, numbers, strict=True) if value == best)
        case RatioQuery():
            return ((lowest_ratio_of(values),),)
        case _:
            return (values,)


def lowest_ratio_of(values: Sequence[Value]) -> Ratio:
    """The ratio of these numbers in lowest whole numbers. Raises EvaluationError if one is irrational."""
    numbers = [value for value in values if isinstance(value, Fraction)]
    if len(numbers) < len(values):
        raise EvaluationError("the ratio has a part that is not a rational number")
    return lowest_ratio(numbers)


def resting_on(problem: Problem, used: set[int]) -> set[int]:
    """These statements, and all declarations and definitions that their names and the query rest on."""
    terms: dict[int, Expression] = {part.statement: part.formula for part in problem.requirements}
    terms |= {defined.statement: defined.value for defined in problem.definitions}
    origin = {unknown.name: unknown.statement for unknown in problem.unknowns}
    origin |= {defined.name: defined.statement for defined in problem.definitions}
    asked = {name.name for term in query_terms(problem.query) for name in names_in(term)}
    pending, found = [*used, *(origin[name] for name in asked)], set[int]()
    while pending:
        statement = pending.pop()
        if statement in found or statement < 0:
            continue
        found.add(statement)
        if statement in terms:
            pending += [origin[name.name] for name in names_in(terms[statement])]
    return found


def expressions_of(problem: Problem) -> Iterator[Expression]:
    """Every expression of the problem."""
    yield from (defined.value for defined in problem.definitions)
    yield from (requirement.formula for requirement in problem.requirements)
    yield from query_terms(problem.query)
