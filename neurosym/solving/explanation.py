"""The working in words: each step of a solved problem, and what contradicts what in one that has no solution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from neurosym.errors import EvaluationError
from neurosym.language.printing import print_bare_statement, print_expression, print_value
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import (
    Answer,
    Apply,
    AssignmentQuery,
    ChoiceQuery,
    ClosedForm,
    Constraint,
    CountQuery,
    Declaration,
    EntailmentQuery,
    Expression,
    ExtremumQuery,
    ItemQuery,
    Name,
    Number,
    OptionQuery,
    Program,
    RatioQuery,
    Row,
    Truth,
    Value,
    ValueQuery,
)
from neurosym.language.traversal import names_in
from neurosym.solving.backend import Finding
from neurosym.solving.choosing import Choice
from neurosym.solving.posing import Defined, Problem, named_solution
from neurosym.solving.puzzle_words import (
    checked_in_words,
    in_words,
    item_in_words,
    row_in_words,
    solution_in_words,
    tried_in_words,
    value_in_words,
)
from neurosym.solving.solution import Outcome, Step

_LONGEST = 160


def explain(program: Program, problem: Problem, finding: Finding) -> tuple[Step, ...]:
    """The steps to the answer, if SOLVED; the answers, if SEVERAL; the core, if CONTRADICTION; else none."""
    match finding.outcome:
        case Outcome.SOLVED if any(isinstance(statement, Row) for statement in program.statements):
            return tuple(_solved_puzzle(program, finding))
        case Outcome.SOLVED:
            return tuple(_solved(program, problem, finding))
        case Outcome.SEVERAL:
            listed = " or ".join(map(shown_answer, finding.answers))
            return (*_options(program, finding), Step(None, f"More than one answer fits: {listed}"))
        case Outcome.CONTRADICTION:
            return tuple(_contradicted(program, finding))
        case _:
            return ()


def shown_answer(answer: Answer) -> str:
    """An answer in words, decimals where they are short."""
    return ", ".join(map(shown, answer))


def shown(value: Value) -> str:
    """A value in words: 2.5 for 5/2, 7 / 3 as it is, a closed form with its decimals beside it."""
    match value:
        case Fraction():
            return print_expression(Number(value))
        case ClosedForm(text=text, approximation=approximation):
            return f"{text} (about {approximation})"
        case _:
            return print_value(value)


def _contradicted(program: Program, finding: Finding) -> Iterator[Step]:
    if not finding.core:
        yield from _options(program, finding)
        yield Step(None, f"There is no answer: {finding.reason}")
        yield from _without_end(finding)
        return
    yield Step(None, f"No answer fits, because of these statements ({finding.reason}):")
    for index in finding.core:
        yield _as_written(program, index)


def _options(program: Program, finding: Finding) -> Iterator[Step]:
    """What became of each option, where it was to be chosen from options."""
    if isinstance(finding, Choice) and isinstance(program.query, ChoiceQuery):
        yield from (Step(None, text) for text in tried_in_words(program.query, finding.tried, program))


def _solved_puzzle(program: Program, finding: Finding) -> Iterator[Step]:
    """The rows, a solution, what is said of it, and the answer."""
    values = named_solution(program, finding.assignment)
    for index, statement in enumerate(program.statements):
        if isinstance(statement, Row):
            yield Step(index, _with_note(program, index, row_in_words(statement, program)))
    if finding.assignment:
        yield Step(None, f"A solution: {solution_in_words(program, finding.assignment)}")
    for index, statement in enumerate(program.statements):
        if isinstance(statement, Constraint):
            formula = statement.formula
            text = checked_in_words(formula, values) if finding.assignment else in_words(formula)
            yield Step(index, _with_note(program, index, f"Told: {text}"))
    yield from _options(program, finding)
    yield Step(None, f"Nothing else fits: {finding.because}")
    if isinstance(program.query, ValueQuery):
        pairs = zip(program.query.terms, finding.answers[0], strict=True)
        yield Step(None, "Answer: " + "; ".join(value_in_words(term, value) for term, value in pairs))
    else:
        yield Step(None, _answered(program, finding, values))


def _without_end(finding: Finding) -> Iterator[Step]:
    """For an objective without end, the way there."""
    for point in finding.points:
        steps = [f"{name} {'up' if by > 0 else 'down'} by {shown(abs(by))}" for name, by in finding.direction.items()]
        yield Step(None, f"From {_listed(point)}, which fits, one can go on for ever: {', '.join(steps)}, and so on")


def _solved(program: Program, problem: Problem, finding: Finding) -> Iterator[Step]:
    values: dict[str, Value] = {}
    dependent = [defined for defined in problem.definitions if not _evaluated(defined, values)]
    known = [defined for defined in problem.definitions if defined not in dependent]
    yield from (_defined(program, defined, values) for defined in known)
    yield from _found(program, finding, values)
    for defined in dependent:
        if _evaluated(defined, values):
            yield _defined(program, defined, values)
        else:
            yield _as_written(program, defined.statement)
    yield from _required(program, problem, values)
    if problem.unknowns:
        better = isinstance(problem.query, ExtremumQuery) and problem.query.goal
        yield Step(None, f"{'Nothing is better' if better else 'Nothing else fits'}: {finding.because}")
    if finding.limits:
        limits = "; ".join(print_bare_statement(program.statements[index]) for index in finding.limits)
        yield Step(None, f"What limits it: {limits}")
    yield from _other_points(finding)
    yield Step(None, _answered(program, finding, values))


def _found(program: Program, finding: Finding, values: dict[str, Value]) -> Iterator[Step]:
    """What is to be found, and a solution, whose values are then among the values."""
    for index, statement in enumerate(program.statements):
        if isinstance(statement, Declaration):
            names = " and ".join(statement.names)
            yield Step(index, _with_note(program, index, f"To be found: {names} ({statement.sort})"))
    if finding.assignment:
        values.update(finding.assignment)
        yield Step(None, f"{'A best point' if finding.points else 'A solution'}: {_listed(finding.assignment)}")


def _listed(point: Mapping[str, Value]) -> str:
    return ", ".join(f"{name} = {shown(value)}" for name, value in point.items())


def _other_points(finding: Finding) -> Iterator[Step]:
    """Whether an objective is reached in one point alone."""
    match finding.points:
        case (_, other):
            yield Step(None, f"It is not the only best point; another one: {_listed(other)}")
        case (_,) if finding.alone:
            yield Step(None, "It is the only best point")
        case (_,):
            yield Step(None, "Whether there are other best points was not decided")


def _as_written(program: Program, index: int) -> Step:
    return Step(index, _with_note(program, index, print_bare_statement(program.statements[index])))


def _required(program: Program, problem: Problem, values: Mapping[str, Value]) -> Iterator[Step]:
    """Each requirement, with the values put in where they are known and rational."""
    for requirement in problem.requirements:
        formula = requirement.formula
        text = print_expression(formula)
        try:
            holds = evaluate(formula, values)
        except EvaluationError:
            text = f"Required: {text}"
        else:
            text = _chain([f"Check: {text}", print_expression(_put_in(formula, values))], ", that is ")
            text += ", which is true" if holds else ", which is false"
        yield Step(requirement.statement, _with_note(program, requirement.statement, text))


def _evaluated(defined: Defined, values: dict[str, Value]) -> bool:
    """Whether the definition has a rational value or a truth value, which is then among the values."""
    try:
        values[defined.name] = evaluate(defined.value, values)
    except EvaluationError:
        return False
    return True


def _defined(program: Program, defined: Defined, values: Mapping[str, Value]) -> Step:
    """`left = laid - 3 = 12 - 3 = 9`, without parts that say the same twice."""
    written = print_expression(defined.value)
    parts = [defined.name, written, print_expression(_put_in(defined.value, values)), shown(values[defined.name])]
    if isinstance(defined.value, Number):
        parts[2:] = []
    return Step(defined.statement, _with_note(program, defined.statement, _chain(parts, " = ")))


def _chain(parts: Iterable[str], sign: str) -> str:
    kept: list[str] = []
    for part in parts:
        if not kept or part != kept[-1]:
            kept.append(part)
    return sign.join(part if len(part) <= _LONGEST else f"{part[:_LONGEST]}..." for part in kept)


def _put_in(expression: Expression, values: Mapping[str, Value]) -> Expression:
    """The expression with numbers and truth values in place of the names that have them."""
    match expression:
        case Name(name=name):
            value = values.get(name)
            if isinstance(value, bool):
                return Truth(value)
            return Number(value) if isinstance(value, Fraction) else expression
        case Apply(operator=operator, arguments=arguments):
            return Apply(operator, tuple(_put_in(argument, values) for argument in arguments))
        case _:
            return expression


def _with_note(program: Program, index: int, text: str) -> str:
    note = program.statements[index].note.strip()
    return f"{text} ({note})" if note else text


def _answered(program: Program, finding: Finding, values: Mapping[str, Value]) -> str:
    """The last step: what the query comes to, and how."""
    (answer,) = finding.answers
    match program.query:
        case ValueQuery(terms=terms):
            return "Answer: " + "; ".join(
                _worked(term, value, values) for term, value in zip(terms, answer, strict=True)
            )
        case OptionQuery(largest=largest, options=options):
            sizes = "; ".join(f'"{label}": {_worked(term, None, values)}' for label, term in options)
            return f"Answer: {shown_answer(answer)} is the {'largest' if largest else 'smallest'} of {sizes}"
        case RatioQuery(terms=terms):
            return f"Answer: the ratio {' : '.join(map(print_expression, terms))} is {shown_answer(answer)}"
        case ExtremumQuery(largest=largest, term=term):
            word = "largest" if largest else "smallest"
            return f"Answer: the {word} value of {print_expression(term)} is {shown_answer(answer)}"
        case CountQuery(names=names):
            if not names:
                return f"Answer: there are {shown_answer(answer)} solutions"
            return f"Answer: {', '.join(names)} can take {shown_answer(answer)} different values"
        case AssignmentQuery():
            return f"Answer: {shown_answer(answer)}"
        case ItemQuery():
            return f"Answer: {item_in_words(program.query, answer)}"
        case ChoiceQuery(mode=mode):
            return f'Answer: "{shown_answer(answer)}" is the only option that {mode.replace("_", " ")} be true'
        case EntailmentQuery(formula=formula):
            return f"Answer: {print_expression(formula)} is {shown_answer(answer)}"
    assert_never(program.query)


def _worked(term: Expression, value: Value | None, values: Mapping[str, Value]) -> str:
    if value is None:
        try:
            value = evaluate(term, values)
        except EvaluationError:
            return print_expression(term)
    known = all(isinstance(values.get(name.name), bool | Fraction) for name in names_in(term))
    parts = [print_expression(term), print_expression(_put_in(term, values)) if known else "", shown(value)]
    if isinstance(value, bool):
        return _chain([part for part in parts[:-1] if part], ", that is ") + f", is {shown(value)}"
    return _chain([part for part in parts if part], " = ")
