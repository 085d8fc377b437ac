"""Optimisation problems with a gold formulation (NL4Opt): the gold answer, and programs held against it under one rule.

NL4Opt's formulations say neither whether a quantity is whole nor whether a limit is strict, and a program of
ours always does. So two programs are compared after both have been put under the same rule (`under_rule`):
all quantities real, or all whole; never negative; and every limit belongs to what it allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from neurosym.language import print_answer, read
from neurosym.language.syntax import (
    Apply,
    Constraint,
    Declaration,
    Expression,
    Name,
    Number,
    Program,
    Sort,
    Statement,
)
from neurosym.solving import solve
from neurosym.solving.solution import Outcome, Solution
from neurosym.translation.formulations import DOMAIN, Quantities, convert_formulation
from neurosym.verification.statistics import Rate

NO_OPTIMUM = "none"
"""The gold answer where the formulation has no optimum: its constraints contradict each other, or it has no end."""
_CLOSED = {"lt": "le", "gt": "ge"}


def gold_fields(row: Mapping[str, Any], quantities: Quantities = "words") -> dict[str, Any]:
    """The fields of a problem that its gold formulation decides: answer, type, domain, and our program for it.

    Without a program the answer stays as the record has it.
    """
    conversion = convert_formulation(row, quantities)
    if conversion.program is None:
        return {"domain": DOMAIN, "meta": {**(row.get("meta") or {}), "no_gold": conversion.reason}}
    solution = solve(read(conversion.program, DOMAIN))
    answer: int | str = NO_OPTIMUM
    if solution.answer is not None:
        printed = print_answer(solution.answer)
        answer = int(printed) if printed.lstrip("-").isdigit() else printed
    return {"answer": answer, "answer_type": "number", "domain": DOMAIN, "program": conversion.program}


def under_rule(program: Program, *, whole: bool) -> Program:
    """The program with all unknowns real (or whole) and not negative, and with no strict limits."""
    statements: list[Statement] = []
    for statement in program.statements:
        match statement:
            case Declaration(names=names):
                statements.append(replace(statement, sort=Sort.NATURAL if whole else Sort.RATIONAL))
                zero = Number(Fraction(0))
                statements += [] if whole else [Constraint(Apply("ge", (Name(name), zero))) for name in names]
            case Constraint(formula=formula):
                statements.append(replace(statement, formula=_closed(formula)))
            case _:
                statements.append(statement)
    return replace(program, statements=tuple(statements))


def _closed(formula: Expression) -> Expression:
    match formula:
        case Apply(operator=("lt" | "gt") as operator, arguments=arguments):
            return replace(formula, operator=_CLOSED[operator], arguments=arguments)
        case Apply(operator="and", arguments=arguments):
            return replace(formula, arguments=tuple(map(_closed, arguments)))
        case _:
            return formula


def same_optimum(gold: Program, other: Program, *, whole: bool) -> bool:
    """Whether both have the same optimal value under the rule, or neither has one for the same kind of reason."""
    mine, theirs = (solve(under_rule(program, whole=whole)) for program in (gold, other))
    return _verdict(mine) == _verdict(theirs)


def _verdict(solution: Solution) -> tuple[object, ...]:
    """What is compared: the value, or whether it is a contradiction with a core or an objective without end."""
    if solution.outcome is Outcome.SOLVED:
        return (solution.answer,)
    return (solution.outcome, bool(solution.core))


def agreement(pairs: Iterable[tuple[str, str | None]], *, whole: bool) -> Rate:
    """Of all pairs of a gold program and a translation (None: there is none), how many have the same optimum."""
    listed = list(pairs)
    equal = [
        written is not None and same_optimum(read(gold, DOMAIN), read(written, DOMAIN), whole=whole)
        for gold, written in listed
    ]
    return Rate.of(sum(equal), len(listed))
