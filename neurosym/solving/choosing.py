"""Which option must, could or cannot hold: decided by any engine, one question of satisfiability an option.

An option must hold if the statements and its negation have no solution; it could hold if the statements and
it have one. What an option is not is shown by a solution, the witness.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from neurosym.language.syntax import Apply, ChoiceQuery, Expression, Modality, Truth, Value, ValueQuery
from neurosym.solving.backend import Backend, Finding, GaveUpError, Meter
from neurosym.solving.posing import Problem, Requirement
from neurosym.solving.solution import Outcome

_BY_NEGATION = (Modality.MUST, Modality.NEED_NOT)
_BY_WITNESS = (Modality.COULD, Modality.NEED_NOT)
_NONE = {
    Modality.MUST: "no option must be true",
    Modality.COULD: "no option could be true",
    Modality.CANNOT: "every option could be true",
    Modality.NEED_NOT: "every option must be true",
}
_SEVERAL = {
    Modality.MUST: "must be true",
    Modality.COULD: "could be true",
    Modality.CANNOT: "cannot be true",
    Modality.NEED_NOT: "need not be true",
}


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one option: the formula that was asked for a solution, and one, if there is any.

    chosen: whether the option is what the question asks for.
    """

    label: str
    asked: Expression
    chosen: bool
    witness: dict[str, Value] | None


@dataclass(frozen=True, slots=True)
class Choice(Finding):
    """The finding for a choice, with what became of every option."""

    tried: tuple[Tried, ...] = ()


def decide(backend: Backend, problem: Problem, meter: Meter) -> Finding:
    """What the engine finds; a choice is put to it option by option. Raises what the engine raises."""
    if isinstance(problem.query, ChoiceQuery):
        return _choose(problem.query, backend, problem, meter)
    return backend.find(problem, meter)


def _choose(query: ChoiceQuery, backend: Backend, problem: Problem, meter: Meter) -> Finding:
    anything = replace(problem, query=ValueQuery((Truth(True),)))
    some = backend.find(anything, meter)
    if some.outcome is not Outcome.SOLVED:
        return some
    tried = tuple(_try(query.mode, label, formula, backend, anything, meter) for label, formula in query.options)
    chosen = [each.label for each in tried if each.chosen]
    answers = tuple((label,) for label in chosen)
    words = _SEVERAL[query.mode]
    if not chosen:
        return Choice(Outcome.CONTRADICTION, reason=_NONE[query.mode], tried=tried)
    if len(chosen) > 1:
        listed = " and ".join(f'"{label}"' for label in chosen)
        return Choice(Outcome.SEVERAL, answers, assignment=some.assignment, reason=f"{listed} {words}", tried=tried)
    because = f'"{chosen[0]}" {words}, and this is so of no other option'
    return Choice(Outcome.SOLVED, answers, assignment=some.assignment, because=because, tried=tried)


def _try(mode: Modality, label: str, formula: Expression, backend: Backend, anything: Problem, meter: Meter) -> Tried:
    asked = Apply("not", (formula,)) if mode in _BY_NEGATION else formula
    extended = replace(anything, requirements=(*anything.requirements, Requirement(asked, -1)))
    found = backend.find(extended, meter)
    if found.outcome not in (Outcome.SOLVED, Outcome.CONTRADICTION):
        raise GaveUpError(found.reason)
    there = found.outcome is Outcome.SOLVED
    return Tried(label, asked, there is (mode in _BY_WITNESS), dict(found.assignment) if there else None)
