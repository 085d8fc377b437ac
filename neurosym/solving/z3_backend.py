"""Solving by Z3: integers, reals, logic, optimisation.

An answer is the only one if the statements together with its negation are unsatisfiable, and that is
asked each time. Z3 knows no rationals, only reals: where an unknown is declared rational, solutions
with an irrational value are set aside one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import z3

from neurosym.errors import SolveError
from neurosym.language.syntax import (
    Answer,
    ClosedForm,
    CountQuery,
    ExtremumQuery,
    OptionQuery,
    RatioQuery,
    Sort,
    Value,
)
from neurosym.language.traversal import query_terms
from neurosym.solving.backend import (
    MOST_ANSWERS,
    Finding,
    GaveUpError,
    Meter,
    OutOfBudgetError,
    UnsupportedError,
    contradicted,
    counted,
    decided,
    no_extreme,
)
from neurosym.solving.posing import Problem, lowest_ratio_of, resting_on
from neurosym.solving.z3_terms import Term, Terms

MOST_COUNTED = 1_000
_MOST_IRRATIONAL = 32
_MOST_DOUBLINGS = 256
_FAR = 10**12


class Z3Backend:
    """The engine Z3."""

    name = "z3"

    def find(self, problem: Problem, meter: Meter) -> Finding:
        """Decide the problem; see the module for how an answer is shown to be the only one."""
        session = _Session(problem, meter)
        match problem.query:
            case CountQuery():
                return session.count()
            case ExtremumQuery(largest=largest, goal=goal):
                return session.extremum(largest, goal)
            case OptionQuery(largest=largest, options=options):
                return session.options(largest, [label for label, _ in options])
            case _:
                return session.values()

    def satisfiable(self, problem: Problem, meter: Meter) -> bool | None:
        """Whether Z3 finds a solution; None if it cannot tell."""
        try:
            return next(_Session(problem, meter).models(), None) is not None
        except (UnsupportedError, OutOfBudgetError, GaveUpError):
            return None


class _Session:
    """One problem, stated to one Z3 solver."""

    def __init__(self, problem: Problem, meter: Meter) -> None:
        self._problem, self._meter, self._steps = problem, meter, 0
        self._terms = Terms(problem)
        self._assertions = list(self._stated())
        built = [self._terms.build(term) for term in query_terms(problem.query)]
        self._query = [term for term, _ in built]
        conditions = [condition for _, own in built for condition in own]
        if isinstance(problem.query, RatioQuery):
            conditions.append(z3.Or(*(term != 0 for term in self._query)))
        self._assertions += [(-1, condition) for condition in conditions]
        self._solver = self._new_solver()
        self._solver.add(*(formula for _, formula in self._assertions))

    def _stated(self) -> Iterator[tuple[int, Term]]:
        for unknown in self._problem.unknowns:
            if unknown.sort is Sort.NATURAL:
                yield unknown.statement, self._terms.unknowns[unknown.name] >= 0
        for statement, conditions in self._terms.defined.items():
            for condition in conditions:
                yield statement, condition
        for requirement in self._problem.requirements:
            yield requirement.statement, self._terms.formula(requirement.formula)

    def _new_solver(self) -> z3.Solver:
        """For reals that are not linear the tactic that decides all of them, else the plain solver."""
        context = self._terms.context
        if not self._assertions or any(map(z3.is_int, self._terms.unknowns.values())):
            return z3.SimpleSolver(ctx=context)
        goal = z3.Goal(ctx=context)
        goal.add(*(z3.simplify(formula) for _, formula in self._assertions))
        nonlinear = z3.Probe("is-qfnra", context)(goal) and not z3.Probe("is-qflra", context)(goal)
        return z3.Tactic("qfnra-nlsat", context).solver() if nonlinear else z3.SimpleSolver(ctx=context)

    def check(self, *assumptions: Term) -> bool:
        """Whether the solver's formulas are satisfiable. Raises OutOfBudgetError or GaveUpError."""
        self._meter.check()
        if self._meter.steps_left <= 0:
            raise OutOfBudgetError("the limit of Z3 steps was reached")
        self._limit(self._solver)
        verdict = self._checked(self._solver, *assumptions)
        if verdict == z3.unknown:
            raise _given_up(self._solver.reason_unknown())
        return bool(verdict == z3.sat)

    def _checked(self, solver: Any, *assumptions: Term) -> z3.CheckSatResult:
        """Z3's verdict, with the steps it took noted down; the context counts them, all its solvers together."""
        try:
            verdict = solver.check(*assumptions)
        except z3.Z3Exception as error:
            raise _given_up(str(error)) from error
        statistics = solver.statistics()
        counts = (statistics[place] for place in reversed(range(len(statistics))))  # it is near the end
        steps = next((int(value) for key, value in counts if key == "rlimit count"), self._steps)
        self._meter.spend(steps - self._steps)
        self._steps = steps
        return verdict

    def _limit(self, solver: Any) -> None:
        solver.set("rlimit", min(self._meter.steps_left, 2**31))
        solver.set("timeout", max(1, int(1000 * self._meter.seconds_left())))

    def models(self, *assumptions: Term) -> Iterator[z3.ModelRef]:
        """Solutions, each different from those before if the caller adds what tells them apart.

        A solution with an irrational value of a rational unknown is passed over.
        """
        passed_over = 0
        while self.check(*assumptions):
            model = self._solver.model()
            irrational = [name for name in self._rationals() if _is_irrational(self._in(model, name))]
            if not irrational:
                yield model
                continue
            passed_over += 1
            if passed_over > _MOST_IRRATIONAL:
                raise UnsupportedError("Z3 cannot keep the irrational solutions of this problem apart")
            self._solver.add(
                z3.Or(*(self._terms.unknowns[name] != self._in(model, name) for name in self._rationals()))
            )

    def _rationals(self) -> list[str]:
        return [unknown.name for unknown in self._problem.unknowns if unknown.sort is Sort.RATIONAL]

    def _in(self, model: z3.ModelRef, name: str) -> Term:
        return model.eval(self._terms.unknowns[name], model_completion=True)

    def _assignment(self, model: z3.ModelRef) -> dict[str, Value]:
        return {unknown.name: _value(self._in(model, unknown.name)) for unknown in self._problem.unknowns}

    def _query_values(self, model: z3.ModelRef) -> list[Term]:
        return [model.eval(term, model_completion=True) for term in self._query]

    def values(self) -> Finding:
        """Value and ratio queries: answers until none is left or enough are listed."""
        found: list[Answer] = []
        assignment: dict[str, Value] = {}
        for model in self.models():
            values = self._query_values(model)
            assignment = assignment or self._assignment(model)
            found.append(self._answer(values))
            if len(found) == MOST_ANSWERS:
                break
            self._solver.add(self._other_than(values))
        if not found:
            return self._contradiction()
        return decided(found, assignment, "Z3 shows that with any other answer the statements are unsatisfiable")

    def _answer(self, values: list[Term]) -> Answer:
        answer = tuple(map(_value, values))
        return (lowest_ratio_of(answer),) if isinstance(self._problem.query, RatioQuery) else answer

    def _other_than(self, values: list[Term]) -> Term:
        """That the query comes to something else than these values."""
        if not isinstance(self._problem.query, RatioQuery):
            return z3.Or(*(term != value for term, value in zip(self._query, values, strict=True)))
        pivot = next(at for at, value in enumerate(values) if _value(value) != 0)
        leading, size = self._query[pivot], values[pivot]
        differ = [term * size != leading * value for term, value in zip(self._query, values, strict=True)]
        return z3.Or(leading * size <= 0, *differ)

    def options(self, largest: bool, labels: list[str]) -> Finding:
        """An option query: each label that may stand in the first place."""
        found: list[Answer] = []
        assignment: dict[str, Value] = {}
        for label, term in zip(labels, self._query, strict=True):
            first = z3.And(*(term >= other if largest else term <= other for other in self._query))
            model = self._model_with(first)
            if model is not None:
                found.append((label,))
                assignment = assignment or self._assignment(model)
        if not found:
            return self._contradiction()
        return decided(found, assignment, "Z3 shows that no other option can come first")

    def _model_with(self, formula: Term) -> z3.ModelRef | None:
        """A solution of the problem that satisfies a further formula."""
        self._solver.push()
        try:
            self._solver.add(formula)
            return next(self.models(), None)
        finally:
            self._solver.pop()

    def extremum(self, largest: bool, with_points: bool) -> Finding:
        """The best value, by Z3's optimiser or by doubling steps, and then shown to be the best.

        with_points: look for another point where it is reached, too.
        """
        model = next(self.models(), None)
        if model is None:
            return self._contradiction()
        (term,) = self._query
        goal = term if largest else -term
        best, word = self._optimum(goal), "largest" if largest else "smallest"
        if best is None:
            return no_extreme(largest)
        model = self._model_with(goal == best)
        if model is None or self._model_with(goal > best) is not None:
            raise GaveUpError(f"Z3's optimiser did not find the {word} value")
        answer = self._answer(self._query_values(model))
        because = f"Z3 shows that no {'larger' if largest else 'smaller'} value satisfies the statements"
        finding = decided([answer], self._assignment(model), because)
        return self._with_points(finding, model, goal == best) if with_points else finding

    def _with_points(self, finding: Finding, model: z3.ModelRef, reached: Term) -> Finding:
        """The finding with its solution as a best point, and with another one or that there is none, if Z3 can tell."""
        unknowns = self._terms.unknowns
        elsewhere = z3.Or(*(term != self._in(model, name) for name, term in unknowns.items()))
        try:
            other = self._model_with(z3.And(reached, elsewhere))
            others = () if other is None else (self._assignment(other),)
        except (UnsupportedError, OutOfBudgetError, GaveUpError):
            return replace(finding, points=(finding.assignment,))
        return replace(finding, points=(finding.assignment, *others), alone=other is None)

    def _optimum(self, goal: Term) -> Term | None:
        """A candidate for the largest value; None if it has no bound, or one that is never reached.

        What the optimiser claims is tried out on the solver, since it is at home with linear terms only.
        """
        optimizer = z3.Optimize(ctx=self._terms.context)
        optimizer.add(*(formula for _, formula in self._assertions))
        handle = optimizer.maximize(goal)
        self._limit(optimizer)
        if self._checked(optimizer) == z3.sat:
            infinite, found, beyond = optimizer.upper_values(handle)
            if _value(infinite) != 0:
                if self._model_with(goal > _FAR) is not None:
                    return None
            elif _value(beyond) != 0:
                if self._model_with(goal >= found) is None:
                    return None
            elif self._model_with(goal > found) is None and self._model_with(goal == found) is not None:
                return found
        return self._climb(goal)

    def _climb(self, goal: Term) -> Term:
        """The largest value of an integer term by steps that double until none is left."""
        if not z3.is_int(goal):
            raise GaveUpError("Z3's optimiser does not cover this term")
        model, low, step = self._model_with(z3.BoolVal(True, goal.ctx)), 0, 1
        for _ in range(_MOST_DOUBLINGS):
            if model is not None:
                low, step = model.eval(goal, model_completion=True).as_long(), step * 2
            elif step == 1:
                return z3.IntVal(low, goal.ctx)
            else:
                step = max(1, step // 4)
            model = self._model_with(goal >= low + step)
        raise GaveUpError("Z3 found no end of ever better values")

    def count(self) -> Finding:
        """How many different values the names of the query take."""
        found = 0
        for model in self.models():
            found += 1
            if found > MOST_COUNTED:
                raise OutOfBudgetError(f"more than {MOST_COUNTED:,} solutions would have to be counted")
            self._solver.add(self._other_than(self._query_values(model)))
        return counted(found, "Z3 shows that there is no solution besides those counted")

    def _contradiction(self) -> Finding:
        """With a first core from Z3: the formulas it used, and all statements that their names rest on."""
        if self._terms.rests_on_bounds:  # then a formula borrows from others what Z3's core would not show
            return contradicted(self._problem)
        solver = z3.SimpleSolver(ctx=self._terms.context)
        labels = {}
        for place, (statement, formula) in enumerate(self._assertions):
            label = z3.Bool(f"statement!{place}", self._terms.context)
            labels[label] = statement
            solver.assert_and_track(formula, label)
        self._limit(solver)
        if self._checked(solver) != z3.unsat:
            return contradicted(self._problem)
        used = {labels[label] for label in solver.unsat_core()} - {-1}
        return contradicted(self._problem, resting_on(self._problem, used))


def _given_up(reason: str) -> SolveError:
    if "interrupted" in reason:
        raise KeyboardInterrupt
    if any(word in reason for word in ("resource", "timeout", "canceled", "memory")):
        return OutOfBudgetError(f"Z3 stopped at its limit ({reason})")
    return GaveUpError(f"Z3 cannot decide it ({reason})")


def _is_irrational(value: Term) -> bool:
    return bool(z3.is_algebraic_value(value))


def _value(value: Term) -> Value:
    if z3.is_int_value(value):
        return Fraction(value.as_long())
    if z3.is_rational_value(value):
        return Fraction(value.numerator_as_long(), value.denominator_as_long())
    if z3.is_true(value) or z3.is_false(value):
        return bool(z3.is_true(value))
    if z3.is_algebraic_value(value):
        return _irrational(value)
    raise GaveUpError(f"Z3 gives no exact value but {value}")


def _irrational(value: Any) -> Fraction | ClosedForm:
    from neurosym.solving.closed_forms import algebraic_value

    coefficients = [_value(each) for each in value.poly()]
    return algebraic_value([each for each in coefficients if isinstance(each, Fraction)], value.index() - 1)
