"""Which engine decides, and what is made of its finding.

`auto` evaluates a program without unknowns directly, since then there is only one value, and gives
every other one to the engines in an order that fits it, until one decides. A named engine really runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache, partial

from neurosym.budget import Budget
from neurosym.errors import EvaluationError, SolveError
from neurosym.language.semantics import evaluate, holds
from neurosym.language.syntax import (
    Apply,
    ChoiceQuery,
    CountQuery,
    Expression,
    ExtremumQuery,
    Number,
    Program,
    Sort,
    Value,
)
from neurosym.language.theories import Theory, theory_of
from neurosym.language.traversal import declared_sorts, subterms
from neurosym.solving.backend import (
    Backend,
    Finding,
    GaveUpError,
    Meter,
    OutOfBudgetError,
    UnsupportedError,
    shrunk,
)
from neurosym.solving.choosing import Choice, decide
from neurosym.solving.direct import DirectEvaluation
from neurosym.solving.enumeration import Enumeration
from neurosym.solving.explanation import explain
from neurosym.solving.posing import (
    WHOLE_SORTS,
    Problem,
    answers_in,
    expressions_of,
    in_core_terms,
    named_answer,
    pose,
)
from neurosym.solving.programming import LinearProgramming, is_linear
from neurosym.solving.solution import Outcome, Solution

SHARE_FOR_CORE = 0.25
"""How much more time making a core minimal may take, as a share of the time for finding the contradiction."""
ENGINES: tuple[str, ...] = ("auto", "sympy", "z3", "search", "simplex", "both")


def solve(program: Program, engine: str = "auto", budget: Budget | None = None) -> Solution:
    """The solution of a checked program, in this process.

    engine: "auto", "sympy", "z3", "search", "simplex", or "both", which runs two that fit, Z3 and SymPy, for a
    puzzle Z3 and the search, for a linear objective Z3 and the simplex method, and holds one against the other.
    budget: Z3 steps and seconds; its memory limit needs a process of its own (see `isolation`).
    Never raises for what a program says: that is an outcome with a reason. Raises SolveError if an
    answer does not pass the reference evaluator or two engines disagree, ValueError for another engine.
    """
    started = time.monotonic()
    budget = budget or Budget()
    if engine not in ENGINES:
        raise ValueError(f"the engine is one of {', '.join(ENGINES)}, not {engine!r}")
    special = _solver_of(theory_of(program))
    if special is not None:
        return special(program, engine, budget)
    problem = pose(program)
    core = in_core_terms(problem)
    if engine == "auto":
        verdict = _first_decided(core, _order(core), budget)
    elif engine == "both":
        half = replace(budget, seconds=budget.seconds / 2)
        verdict = _agreed(_ran(core, _rival(core), half), _ran(core, "z3", half))
    else:
        verdict = _ran(core, engine, budget)
    _hold_against_evaluator(program, problem, verdict)
    return _solution(program, problem, verdict, started)


def _solver_of(theory: Theory) -> Callable[[Program, str, Budget], Solution] | None:
    """What solves programs of this theory, if they are not problems about quantities."""
    match theory:
        case Theory.DEDUCTION:
            from neurosym.solving.deduction import solve_deduction

            return solve_deduction
        case Theory.LOGIC:
            from neurosym.solving.entailment import solve_logic

            return solve_logic
        case Theory.QUANTITIES:
            return None


def solve_directly(program: Program) -> Solution | None:
    """The solution of a program without unknowns by evaluation alone, safe in any process and fast.

    None where it takes an engine: for unknowns, irrational or huge values, and the core of a contradiction.
    """
    if theory_of(program) is not Theory.QUANTITIES or declared_sorts(program):
        return None
    started = time.monotonic()
    problem = pose(program)
    try:
        finding = decide(DirectEvaluation(), problem, Meter(Budget()))
    except EvaluationError:
        return None
    if finding.outcome is Outcome.CONTRADICTION:
        return None
    return _solution(program, problem, _Verdict(finding, DirectEvaluation.name), started)


def _solution(program: Program, problem: Problem, verdict: _Verdict, started: float) -> Solution:
    finding = verdict.finding
    finding = replace(finding, answers=tuple(named_answer(program, answer) for answer in finding.answers))
    return Solution(
        outcome=finding.outcome,
        answer=finding.answers[0] if finding.outcome is Outcome.SOLVED else None,
        answers=finding.answers if finding.outcome is Outcome.SEVERAL else (),
        core=finding.core,
        steps=explain(program, problem, finding),
        engine=verdict.engine,
        reason=finding.reason,
        points=finding.points,
        seconds=time.monotonic() - started,
        work=verdict.work,
    )


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A finding, who found it, and the steps that this took."""

    finding: Finding
    engine: str
    work: int = 0

    @property
    def decided(self) -> bool:
        return self.finding.outcome in (Outcome.SOLVED, Outcome.SEVERAL, Outcome.CONTRADICTION)


@lru_cache
def _backend(name: str) -> Backend:
    if name == "z3":
        from neurosym.solving.z3_backend import Z3Backend

        return Z3Backend()
    if name == "sympy":
        from neurosym.solving.sympy_backend import SympyBackend

        return SympyBackend()
    if name == "search":
        from neurosym.solving.search import Search

        return Search()
    if name == "simplex":
        return LinearProgramming()
    return DirectEvaluation() if name == "direct" else Enumeration()


def _order(problem: Problem) -> tuple[str, ...]:
    """The engines that `auto` asks, the most suitable first."""
    if not problem.unknowns:
        return ("direct", "sympy", "z3")
    if problem.finite:
        return ("search", "z3", "enumeration")
    if _is_programme(problem):
        return ("simplex", "z3", "enumeration")
    whole = all(unknown.sort in WHOLE_SORTS for unknown in problem.unknowns)
    terms = [term for expression in expressions_of(problem) for term in subterms(expression)]
    if whole and (isinstance(problem.query, CountQuery) or any(map(_is_special, terms))):
        return ("enumeration", "z3", "sympy")
    reals = all(unknown.sort in (Sort.REAL, Sort.RATIONAL) for unknown in problem.unknowns)
    if _is_system(problem) or (reals and any(map(_is_nonlinear, terms))):
        return ("sympy", "z3", "enumeration")
    return ("z3", "enumeration", "sympy")


def _rival(problem: Problem) -> str:
    """The engine that is held against Z3."""
    if problem.finite:
        return "search"
    return "simplex" if _is_programme(problem) else "sympy"


def _fastest(problem: Problem, name: str) -> tuple[str, ...]:
    """What is asked before Z3 on the way to a small core, after this engine found a contradiction."""
    if problem.finite:
        return ("search",)
    return ("simplex",) if name == "simplex" else ()


def _is_programme(problem: Problem) -> bool:
    """Whether it has a linear objective over linear constraints."""
    return isinstance(problem.query, ExtremumQuery) and problem.query.goal and is_linear(problem)


def _is_system(problem: Problem) -> bool:
    """Whether all that is required are equations, at least as many as there are unknowns."""
    formulas = [requirement.formula for requirement in problem.requirements]
    equations = all(isinstance(formula, Apply) and formula.operator == "eq" for formula in formulas)
    return equations and len(formulas) >= len(problem.unknowns)


_SPECIAL = frozenset({"gcd", "lcm", "factorial", "binomial", "prime", "digit_sum"})


def _is_special(term: Expression) -> bool:
    """Whether Z3 is a poor choice for this operator, or this use of it."""
    if not isinstance(term, Apply):
        return False
    return term.operator in _SPECIAL or _is_nonlinear(term)


def _is_nonlinear(term: Expression) -> bool:
    if not isinstance(term, Apply):
        return False
    match term.operator, term.arguments:
        case "sqrt", _:
            return True
        case "mul", (left, right):
            return not (_is_constant(right) or _is_constant(left))
        case (("div" | "floordiv" | "mod" | "pow" | "divides"), (left, right)):
            return not _is_constant(left if term.operator == "divides" else right) or term.operator == "pow"
    return False


def _is_constant(expression: Expression) -> bool:
    return all(isinstance(term, Number | Apply) for term in subterms(expression))


def _first_decided(problem: Problem, names: tuple[str, ...], budget: Budget) -> _Verdict:
    """The first verdict that decides; if none does, what kept all of them from it."""
    meter, tried = Meter(budget), list[_Verdict]()
    for place, name in enumerate(names):
        share = Budget(budget.rlimit, max(0.001, meter.seconds_left() / (len(names) - place)), budget.memory_mb)
        tried.append(_ran(problem, name, share))
        if tried[-1].decided:
            return tried[-1]
    by_reason: dict[str, list[str]] = {}
    for verdict in tried:
        by_reason.setdefault(verdict.finding.reason, []).append(verdict.engine)
    reasons = "; ".join(f"{', '.join(who)}: {reason}" for reason, who in by_reason.items())
    outcomes = {each.finding.outcome for each in tried}
    worst = next(each for each in (Outcome.OUT_OF_BUDGET, Outcome.UNKNOWN, Outcome.UNSUPPORTED) if each in outcomes)
    return _Verdict(Finding(worst, reason=reasons), ", ".join(names), sum(each.work for each in tried))


def _ran(problem: Problem, name: str, budget: Budget) -> _Verdict:
    """What one engine makes of the problem.

    The core of a contradiction is made minimal afterwards, by whichever engine can tell, the fastest first;
    it stays a contradiction even if there is no time left for that.
    """
    meter = Meter(budget)
    try:
        finding = decide(_backend(name), problem, meter)
    except (OutOfBudgetError, MemoryError, RecursionError) as error:
        finding = Finding(Outcome.OUT_OF_BUDGET, reason=_exhausted(error))
    except GaveUpError as error:
        finding = Finding(Outcome.UNKNOWN, reason=str(error))
    except (UnsupportedError, EvaluationError) as error:
        finding = Finding(Outcome.UNSUPPORTED, reason=str(error))
    if finding.outcome is Outcome.CONTRADICTION and finding.core:
        names = tuple(dict.fromkeys((*_fastest(problem, name), "z3", "enumeration", name)))
        shrinking = Meter(budget, SHARE_FOR_CORE)
        finding = shrunk(finding, problem, partial(_satisfiable, names=names, meter=shrinking))
        meter.spend(shrinking.steps_used)
    return _Verdict(finding, name, meter.steps_used)


def _exhausted(error: Exception) -> str:
    match error:
        case MemoryError():
            return "the limit of memory was reached"
        case RecursionError():
            return "the terms are nested too deeply"
        case _:
            return str(error)


def _satisfiable(problem: Problem, names: tuple[str, ...], meter: Meter) -> bool | None:
    """Whether the problem has a solution, by the first engine that can tell."""
    for name in names:
        verdict = _backend(name).satisfiable(problem, meter) if meter.seconds_left() > 0 else None
        if verdict is not None:
            return verdict
    return None


def _agreed(one: _Verdict, other: _Verdict) -> _Verdict:
    """The common verdict of two engines. Raises SolveError if both decided, and not alike."""
    if not one.decided or not other.decided:
        return other if other.decided else one
    mine, theirs = one.finding, other.finding
    same = mine.outcome is theirs.outcome
    if mine.outcome is Outcome.SOLVED:
        same = mine.answers == theirs.answers
    if not same:
        raise SolveError(
            f"{one.engine} and {other.engine} disagree: "
            f"{mine.outcome} {mine.answers} against {theirs.outcome} {theirs.answers}"
        )
    return _Verdict(mine, f"{one.engine}+{other.engine}", one.work + other.work)


def _hold_against_evaluator(program: Program, problem: Problem, verdict: _Verdict) -> None:
    """Raises SolveError if a solution an engine found is none, or gives another answer."""
    finding = verdict.finding
    for tried in finding.tried if isinstance(finding, Choice) else ():
        witness = tried.witness
        if witness and not (holds(program, witness) and evaluate(tried.asked, _environment(problem, witness))):
            raise SolveError(f"{verdict.engine} gave a solution for option {tried.label} that is none: {witness}")
    for point in finding.points:
        if all(isinstance(value, Fraction) for value in point.values()) and not holds(program, point):
            raise SolveError(f"{verdict.engine} gave a point that the statements do not allow: {point}")
    assignment = finding.assignment
    if not assignment or not all(isinstance(value, Fraction) for value in assignment.values()):
        return
    try:
        if not holds(program, assignment):
            raise SolveError(f"{verdict.engine} gave a solution that the statements do not allow: {assignment}")
        answers = answers_in(problem.query, _environment(problem, assignment))
    except EvaluationError:
        return
    if not isinstance(problem.query, CountQuery | ChoiceQuery) and finding.answers[0] not in answers:
        raise SolveError(f"{verdict.engine} gave {finding.answers[0]}, where its solution gives {answers}")


def _environment(problem: Problem, assignment: Mapping[str, Value]) -> dict[str, Value]:
    """The values of all names in one solution."""
    environment = dict(assignment)
    for defined in problem.definitions:
        environment[defined.name] = evaluate(defined.value, environment)
    return environment
