"""The other reading of an open world: rules as formulas of logic, which also work backwards.

Forward chaining derives what the rules lead to from what is told. Read classically, `if p then q` and
`not q` make p false too, and a case distinction may show what no chain of rules does.
"""

from __future__ import annotations

from neurosym.errors import EvaluationError
from neurosym.language.clauses import individuals_of, is_closed, variables_in
from neurosym.language.syntax import (
    Apply,
    Bound,
    Call,
    Constraint,
    Expression,
    Name,
    Program,
    Quantified,
    Quantifier,
    Rule,
    Statement,
)
from neurosym.language.traversal import program_terms, subterms


def as_logic(program: Program) -> Program:
    """The program of the domain `logic` that says the same of an open world, classically.

    Variables get names in small letters. Where individuals are compared, those named are said to differ.
    Raises EvaluationError for a closed world, which no formulas of first-order logic describe.
    """
    if is_closed(program):
        raise EvaluationError("a closed world cannot be said in first-order logic")
    statements = [each for statement in program.statements for each in _formulas(statement, program)]
    compared = any(
        isinstance(t, Apply) and t.operator in ("eq", "ne") for e in program_terms(program) for t in subterms(e)
    )
    individuals = tuple(Name(name) for name in individuals_of(program))
    if compared and len(individuals) > 1:
        statements.append(Constraint(Apply("distinct", individuals)))
    return Program("logic", tuple(statements), program.query)


def _formulas(statement: Statement, program: Program) -> list[Statement]:
    match statement:
        case Constraint():
            return [statement]
        case Rule(condition=condition, conclusion=conclusion, note=note, span=span):
            taken = {*individuals_of(program)}
            names = {name: _small(name, taken) for name in variables_in(condition)}
            body = Apply("implies", (_renamed(condition, names), _renamed(conclusion, names)))
            bound = tuple(map(Bound, names.values()))
            return [Constraint(Quantified(Quantifier.FORALL, bound, body) if bound else body, note, span)]
    return []


def _small(variable: str, taken: set[str]) -> str:
    name = variable.lower()
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def _renamed(term: Expression, names: dict[str, str]) -> Expression:
    match term:
        case Name(name=name, span=span):
            return Name(names.get(name, name), span)
        case Apply(operator=operator, arguments=arguments, span=span):
            return Apply(operator, tuple(_renamed(each, names) for each in arguments), span)
        case Call(name=name, arguments=arguments, span=span):
            return Call(name, tuple(_renamed(each, names) for each in arguments), span)
    return term
