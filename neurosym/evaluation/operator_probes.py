"""Whether a domain's own operators mean the same to the reference evaluator and to each engine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from neurosym.domains import Domain
from neurosym.domains.faults import DomainFault, Places
from neurosym.domains.structure import sound_operators, tree_nodes
from neurosym.errors import EvaluationError, SolveError
from neurosym.language import answer_under, evaluate, print_answer, print_expression, print_value
from neurosym.language.meanings import UndefinedError
from neurosym.language.operators import Kind, Operator, expand
from neurosym.language.syntax import (
    Answer,
    Apply,
    Constraint,
    Declaration,
    Expression,
    Name,
    Number,
    Program,
    Sort,
    Statement,
    Truth,
    Value,
    ValueQuery,
)
from neurosym.solving import Isolated
from neurosym.solving.solution import Outcome, Solution

_DRAWS = 16
_ENGINES = {"sympy": "SymPy", "z3": "Z3"}
_NOT_DECIDED = (Outcome.UNKNOWN, Outcome.OUT_OF_BUDGET, Outcome.UNSUPPORTED)
_UNDEFINED = "no value"


@dataclass(frozen=True, slots=True)
class Probe:
    """An operator on known arguments, a program that asks for its value, and the value (None: it has none)."""

    application: Apply
    program: Program
    expected: Answer | None


def operator_faults(domain: Domain, isolated: Isolated) -> Iterator[DomainFault]:
    """Operators whose meaning is not their definition, or whose value an engine gets wrong or no engine finds."""
    places = Places(domain)
    rows = [row for row in sound_operators(domain) if _can_be_probed(row, domain.name)]
    texts = {word.name: word.definition for word in domain.words}
    for row in rows:
        place = places.of_text(texts.get(row.name, "")) or places.of_alias(row.name)
        probes = list(_probes(row, domain.name))
        found = {engine: [_outcome(isolated, probe.program, engine) for probe in probes] for engine in _ENGINES}
        for message in _messages(row, probes, found):
            yield DomainFault(f"operator {row.name}", message, place)


def _can_be_probed(row: Operator, domain: str) -> bool:
    """Whether its arguments can be written as numbers and truth values, and its value asked for."""
    return set(row.parameters) <= set(Kind) and "value_query" in tree_nodes(domain)


def _outcome(isolated: Isolated, program: Program, engine: str) -> Solution | str:
    """What the engine makes of the program; the words of its error where it fails."""
    try:
        return isolated.solve(program, engine)
    except SolveError as error:
        return str(error)


def _messages(row: Operator, probes: list[Probe], found: dict[str, list[Solution | str]]) -> Iterator[str]:
    differing = (message for probe in probes if (message := _definition_differs(row, probe)))
    if first := next(differing, ""):
        yield first
    for engine, solutions in found.items():
        wrong = (m for p, s in zip(probes, solutions, strict=True) if (m := _wrong(_ENGINES[engine], p, s)))
        if first := next(wrong, ""):
            yield first
    if probes and all(_undecided(solution) for solutions in found.values() for solution in solutions):
        yield "no engine finds any value of it: give it a definition in terms that the engines know"


def _undecided(solution: Solution | str) -> bool:
    return isinstance(solution, Solution) and solution.outcome in _NOT_DECIDED


def _definition_differs(row: Operator, probe: Probe) -> str:
    simpler = expand(probe.application)
    if simpler is probe.application:
        return ""
    try:
        defined = _value_of(simpler)
    except EvaluationError:  # irrational or too large: nothing to compare
        return ""
    expected = probe.expected[0] if probe.expected else None
    if defined == expected:
        return ""
    what = print_expression(probe.application)
    return f"its definition gives {_shown(defined)} for {what}, its meaning {_shown(expected)}"


def _wrong(engine: str, probe: Probe, solution: Solution | str) -> str:
    """How the engine departs from the reference evaluator, or ""."""
    what = f"for {print_expression(probe.application)}"
    if isinstance(solution, str):
        return f"{engine} fails {what}: {solution}"
    if solution.outcome in _NOT_DECIDED:
        return ""
    expected = print_answer(probe.expected) if probe.expected else _UNDEFINED
    if solution.answer == probe.expected and (probe.expected or solution.outcome is Outcome.CONTRADICTION):
        return ""
    given = print_answer(solution.answer) if solution.answer else f"the outcome {solution.outcome}"
    return f"{engine} gives {given} {what}, the reference evaluator {expected}"


def _shown(value: Value | None) -> str:
    return _UNDEFINED if value is None else print_value(value)


def _value_of(expression: Expression) -> Value | None:
    try:
        return evaluate(expression, {})
    except UndefinedError:
        return None


def _probes(row: Operator, domain: str) -> Iterator[Probe]:
    """Applications to small numbers, and some to larger ones; half of them through unknowns, where there are any."""
    generator = random.Random(row.name)
    with_unknowns = "declaration" in tree_nodes(domain)
    for number in range(_DRAWS):
        arguments = tuple(_argument(kind, generator, large=number % 4 == 3) for kind in row.parameters)
        application = Apply(row.name, arguments)
        try:
            value = _value_of(application)
        except EvaluationError:
            continue
        program = _asking(application, domain, through_unknowns=with_unknowns and number % 2 == 1)
        yield Probe(application, program, None if value is None else (value,))


def _argument(kind: Kind, generator: random.Random, *, large: bool) -> Expression:
    if kind is Kind.TRUTH:
        return Truth(generator.random() < 0.5)
    value = Fraction(generator.randint(0, 3000 if large else 12))
    return Number(value / 2 if kind is Kind.NUMBER and generator.random() < 0.3 else value)


def _asking(application: Apply, domain: str, *, through_unknowns: bool) -> Program:
    """A program for the value. Unknowns, where wanted, stand for the arguments that are numbers."""
    statements: list[Statement] = []
    terms = list(application.arguments)
    for place, argument in enumerate(application.arguments if through_unknowns else ()):
        if isinstance(argument, Number):
            name = f"argument_{place + 1}"
            sort = Sort.INTEGER if argument.value.denominator == 1 else Sort.RATIONAL
            terms[place] = Name(name)
            statements += [Declaration((name,), sort), Constraint(Apply("eq", (Name(name), argument)))]
    query = ValueQuery((Apply(application.operator, tuple(terms)),))
    return Program(domain, tuple(statements), query)


def reference_answer(program: Program, assignment: dict[str, Value]) -> Answer | None:
    """What the reference evaluator makes of a program; None where it cannot say."""
    try:
        return answer_under(program, assignment)
    except EvaluationError:
        return None
