"""The same programs through the kind of back end that Logic-LM used, and through ours, in one run.

python-constraint enumerates the assignments, as Logic-LM's adapter for ordering puzzles has it do; each option is
then tested in all of them. Our engine gives the same verdict with its proof. The programs are grid puzzles that are
made here, and, where ../shared/data is, the recorded GPT-4 programs for LogicalDeduction.
"""

from __future__ import annotations

import gzip
import json
import operator
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.zebra import zebra
from neurosym.errors import NeurosymError
from neurosym.foreign.dialects import read_foreign
from neurosym.language import read
from neurosym.language.operators import expand
from neurosym.language.syntax import Apply, ChoiceQuery, Constraint, Expression, Name, Number, Program, Row, Truth
from neurosym.solving import solve
from neurosym.solving.solution import Outcome

RECORDED = Path(__file__).parents[1] / ".." / "shared" / "data" / "recorded" / "logiclm_programs.jsonl.gz"

Values = Mapping[str, int]
Meaning = Callable[[Values], Any]

_OPERATORS: dict[str, Callable[..., Any]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
    "add": operator.add,
    "sub": operator.sub,
    "neg": operator.neg,
    "abs": abs,
    "not": operator.not_,
    "and": lambda *parts: all(parts),
    "or": lambda *parts: any(parts),
}


def comparisons() -> Iterator[tuple[str, float, str]]:
    """Programs decided and milliseconds a program, of both back ends, and the ratio of their times."""
    groups = {"recorded ordering puzzles": recorded_puzzles()}
    groups |= {f"grids {size}x{size}": [zebra(size, size, seed) for seed in range(3)] for size in (3, 4, 5, 6)}
    for name, programs in groups.items():
        if not programs:
            continue
        theirs, their_time = _timed(by_python_constraint, programs)
        ours, our_time = _timed(by_our_engine, programs)
        both = [(one, other) for one, other in zip(theirs, ours, strict=True) if one is not None and other is not None]
        yield f"{name}: programs", len(programs), ""
        yield f"{name}: decided, python-constraint", sum(each is not None for each in theirs), ""
        yield f"{name}: decided, ours", sum(each is not None for each in ours), ""
        yield f"{name}: verdicts that differ", sum(one != other for one, other in both), ""
        yield f"{name}: python-constraint", 1000 * their_time / len(programs), "ms"
        yield f"{name}: ours, with proof", 1000 * our_time / len(programs), "ms"
        yield f"{name}: time, theirs to ours", their_time / our_time, "times"


def recorded_puzzles() -> list[Program]:
    """The recorded GPT-4 programs for LogicalDeduction that can be read; none where the records are not there."""
    if not RECORDED.exists():
        return []
    with gzip.open(RECORDED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    programs = []
    for row in rows:
        if row["suite"] == "logical_deduction" and row["model"] == "gpt-4":
            try:
                reading = read_foreign(row["program"])
                programs.append(read(reading.programs()[0], reading.domain))
            except NeurosymError:
                continue
    return programs


def by_our_engine(program: Program) -> Any:
    """The one answer, or None where there is none."""
    solution = solve(program)
    if solution.outcome is not Outcome.SOLVED or solution.answer is None:
        return None
    return solution.answer if isinstance(program.query, ChoiceQuery) else True


def by_python_constraint(program: Program) -> Any:
    """The only option that holds in every assignment; without options, True if there is one assignment."""
    from constraint import AllDifferentConstraint, FunctionConstraint, Problem

    problem = Problem()
    for statement in program.statements:
        if isinstance(statement, Row):
            problem.addVariables(list(statement.names), _places(statement, program))
            problem.addConstraint(AllDifferentConstraint(), list(statement.names))
        elif isinstance(statement, Constraint):
            names = sorted(_names(statement.formula))
            problem.addConstraint(FunctionConstraint(_function(_meaning(statement.formula), names)), names)
    found = problem.getSolutions()
    if not isinstance(program.query, ChoiceQuery):
        return True if len(found) == 1 else None
    options = [(label, _meaning(formula)) for label, formula in program.query.options]
    passing = [label for label, meaning in options if found and all(meaning(values) for values in found)]
    return (passing[0],) if len(passing) == 1 else None


def _places(row: Row, program: Program) -> list[int]:
    """The places of a row; a row that names none has as many as the longest row has items."""
    if row.low is not None and row.high is not None:
        return list(range(int(row.low), int(row.high) + 1))
    return list(range(1, 1 + max(len(each.names) for each in program.statements if isinstance(each, Row))))


def _function(meaning: Meaning, names: Sequence[str]) -> Callable[..., Any]:
    return lambda *values: meaning(dict(zip(names, values, strict=True)))


def _names(formula: Expression) -> set[str]:
    match formula:
        case Name(name=name):
            return {name}
        case Apply(arguments=arguments):
            return set().union(*map(_names, arguments))
        case _:
            return set()


def _meaning(formula: Expression) -> Meaning:
    match formula:
        case Name(name=name):
            return lambda values: values[name]
        case Number(value=value):
            whole = int(value) if value == int(value) else Fraction(value)
            return lambda values: whole
        case Truth(value=value):
            return lambda values: value
        case Apply(operator=name, arguments=arguments) if name in _OPERATORS:
            own, parts = _OPERATORS[name], [_meaning(each) for each in arguments]
            return lambda values: own(*(part(values) for part in parts))
        case Apply():
            return _meaning(expand(formula))
        case _:
            raise TypeError(f"python-constraint is given no {type(formula).__name__}")


def _timed(decide: Callable[[Program], Any], programs: Sequence[Program]) -> tuple[list[Any], float]:
    start = time.perf_counter()
    decided = [decide(program) for program in programs]
    return decided, time.perf_counter() - start
