"""Linear and mixed integer programmes: the best value, where it is reached, and whether only there."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from neurosym.language.printing import print_value
from neurosym.language.syntax import ExtremumQuery
from neurosym.language.traversal import query_terms
from neurosym.linear import Best, Factors, Point, Row, Search, TooManyCasesError
from neurosym.solving.backend import (
    Finding,
    Meter,
    OutOfBudgetError,
    UnsupportedError,
    contradicted,
    decided,
    no_extreme,
)
from neurosym.solving.linear_forms import Forms, LinearForm
from neurosym.solving.posing import Problem, resting_on


def is_linear(problem: Problem) -> bool:
    """Whether the problem is a linear programme, with or without whole unknowns."""
    try:
        _stated(problem)
    except UnsupportedError:
        return False
    return isinstance(problem.query, ExtremumQuery)


def _stated(problem: Problem) -> tuple[Forms, list[LinearForm]]:
    forms = Forms(problem)
    forms.programme()
    return forms, [forms.of(term) for term in query_terms(problem.query)]


class LinearProgramming:
    """The exact simplex method, with branch and bound where unknowns are whole."""

    name = "simplex"

    def find(self, problem: Problem, meter: Meter) -> Finding:
        """The best value of a linear objective; its points too, where it is asked as an objective."""
        if not isinstance(problem.query, ExtremumQuery):
            raise UnsupportedError("the simplex method finds largest and smallest values only")
        forms, (objective,) = _stated(problem)
        search = Search(forms.programme(), meter.check)
        largest = problem.query.largest
        goal = objective if largest else objective.times(Fraction(-1))
        try:
            best = search.best(goal.factors)
        except TooManyCasesError as error:
            raise OutOfBudgetError(str(error)) from error
        if best.point is None:
            return contradicted(problem, resting_on(problem, set(best.core)))
        if best.ray:
            return replace(no_extreme(largest), points=(best.point,), direction=best.ray, reason=_endless(largest))
        value = (best.value[0] + goal.constant) * (1 if largest else -1)
        if best.value[1]:
            return _not_reached(largest, value)
        finding = decided([(value,)], best.point, _because(best, largest))
        if not problem.query.goal:
            return finding
        limits = tuple(sorted(best.limits - {-1}))
        finding = replace(finding, limits=limits)
        try:
            other = _another(search, goal.factors, best.value[0], best.point)
        except (OutOfBudgetError, TooManyCasesError):
            return replace(finding, points=(best.point,))
        return replace(finding, points=(best.point, *([other] if other else [])), alone=other is None)

    def satisfiable(self, problem: Problem, meter: Meter) -> bool | None:
        """Whether the linear programme has a solution; None if it is none, or too large."""
        try:
            forms, _ = _stated(problem)
            return Search(forms.programme(), meter.check).best({}).point is not None
        except (UnsupportedError, OutOfBudgetError, TooManyCasesError):
            return None


def _because(best: Best, largest: bool) -> str:
    more = "larger" if largest else "smaller"
    if best.cases > 1:
        return f"the simplex method shows in {best.cases} cases, which are all there are, that no {more} value fits"
    return f"the simplex method shows at once that no {more} value fits"


def _endless(largest: bool) -> str:
    word, does = ("largest", "grows") if largest else ("smallest", "falls")
    return f"there is no {word} value: the objective is unbounded, it {does} without end"


def _not_reached(largest: bool, value: Fraction) -> Finding:
    side = "below" if largest else "above"
    word = "largest" if largest else "smallest"
    reason = (
        f"there is no {word} value: values {side} {print_value(value)} fit, as close to it as one likes, "
        f"but {print_value(value)} itself does not (a strict < or > keeps it out)"
    )
    return replace(no_extreme(largest), reason=reason)


def _another(search: Search, goal: Factors, value: Fraction, point: Point) -> Point | None:
    """A different point of the same value: one in which some unknown is larger or smaller."""
    same = (Row(goal, value, -1, equal=True),) if goal else ()
    for name, known in point.items():
        for sign in (Fraction(1), Fraction(-1)):
            apart = Row({name: sign}, sign * known, -1, strict=True)
            other = search.best({}, (*same, apart)).point
            if other is not None:
                return other
    return None
