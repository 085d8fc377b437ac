"""Solutions as JSON, for the way between processes. Nothing is lost, and nothing is executed on reading."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurosym.language.syntax import Answer, ClosedForm, Ratio, Table, TruthValue, Value
from neurosym.solving.solution import Outcome, Solution, Step


def packed(solution: Solution) -> dict[str, Any]:
    """The solution in JSON values."""
    return {
        "outcome": solution.outcome.value,
        "answer": None if solution.answer is None else _packed_answer(solution.answer),
        "answers": [_packed_answer(answer) for answer in solution.answers],
        "core": solution.core,
        "used": solution.used,
        "steps": [[step.statement, step.text] for step in solution.steps],
        "engine": solution.engine,
        "reason": solution.reason,
        "points": [{name: _packed_value(value) for name, value in point.items()} for point in solution.points],
        "seconds": solution.seconds,
        "work": solution.work,
    }


def unpacked(fields: dict[str, Any]) -> Solution:
    """The solution that `packed` made these JSON values from."""
    answer = fields["answer"]
    return Solution(
        outcome=Outcome(fields["outcome"]),
        answer=None if answer is None else _unpacked_answer(answer),
        answers=tuple(map(_unpacked_answer, fields["answers"])),
        core=tuple(fields["core"]),
        used=tuple(fields["used"]),
        steps=tuple(Step(statement, text) for statement, text in fields["steps"]),
        engine=fields["engine"],
        reason=fields["reason"],
        points=tuple({name: _unpacked_value(value) for name, value in point.items()} for point in fields["points"]),
        seconds=fields["seconds"],
        work=fields["work"],
    )


def _packed_answer(answer: Answer) -> list[Any]:
    return [_packed_value(value) for value in answer]


def _packed_value(value: Value) -> Any:
    match value:
        case bool():
            return value
        case TruthValue():
            return {"truth": value.value}
        case str():
            return value
        case Fraction():
            return {"number": str(value)}
        case Ratio(parts=parts):
            return {"ratio": [str(part) for part in parts]}
        case ClosedForm(text=text, approximation=approximation):
            return {"closed": [text, approximation]}
        case Table(rows=rows):
            return {"table": rows}


def _unpacked_answer(values: list[Any]) -> Answer:
    return tuple(map(_unpacked_value, values))


def _unpacked_value(value: Any) -> Value:
    match value:
        case bool() | str():
            return value
        case {"truth": text}:
            return TruthValue(text)
        case {"number": text}:
            return Fraction(text)
        case {"ratio": parts}:
            return Ratio(tuple(map(int, parts)))
        case {"closed": [text, approximation]}:
            return ClosedForm(text, approximation)
        case {"table": rows}:
            return Table(tuple((label, tuple(map(tuple, places))) for label, places in rows))
        case _:
            raise ValueError(f"not a value of an answer: {value!r}")
