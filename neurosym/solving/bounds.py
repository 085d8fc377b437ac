"""Bounds of unknowns by interval reasoning, exact and sound: no solution lies outside them.

Each formula is read forwards (from the bounds of names to those of terms) and backwards (from what a
formula demands to the bounds of its names), again and again until nothing changes (hull
consistency; Benhamou et al., Revising hull and box consistency, 1999).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import reduce

from neurosym.language.operators import expand
from neurosym.language.syntax import Apply, Call, Expression, Name, Number, Quantified, Sort, Truth
from neurosym.solving import intervals
from neurosym.solving.intervals import EVERYTHING, NOT_NEGATIVE, EmptyError, Interval
from neurosym.solving.posing import WHOLE_SORTS, Problem

_ROUNDS = 40
_MOST_POWER = 64


class Box:
    """The bounds of each name, with what is known to be whole. Narrowing changes the box it is called on."""

    def __init__(self, bounds: dict[str, Interval], whole: frozenset[str]) -> None:
        self.bounds = bounds
        self.whole = whole
        self._known: dict[int, tuple[Expression, Interval]] = {}

    def copy(self) -> Box:
        """A box that can be narrowed on its own."""
        return Box(dict(self.bounds), self.whole)

    def require(self, formulas: Iterable[Expression]) -> None:
        """Narrow until nothing changes (or a fixed number of rounds is over). Raises EmptyError."""
        listed = tuple(formulas)
        for _ in range(_ROUNDS):
            before = dict(self.bounds)
            for formula in listed:
                self._known.clear()
                self.narrow_formula(formula, True)
            if self.bounds == before:
                return

    def set(self, name: str, interval: Interval) -> None:
        """Narrow one name to an interval. Raises EmptyError if nothing is left."""
        left = self.bounds.get(name, EVERYTHING).meet(interval)
        self.bounds[name] = left.inward() if name in self.whole else left

    def forward(self, term: Expression) -> Interval:
        """Bounds of the value of a number term."""
        match term:
            case Number(value=value):
                return Interval(value, value)
            case Name(name=name):
                return self.bounds.get(name, EVERYTHING)
            case Truth() | Call() | Quantified():
                return EVERYTHING
            case Apply():
                known = self._known.get(id(term))  # bounds of a moment ago are wider, so they still hold
                if known is None:
                    known = self._known[id(term)] = (term, self._forward_application(term))
                return known[1]

    def _forward_application(self, term: Apply) -> Interval:
        operator, arguments = term.operator, term.arguments
        if operator in ("if", "min", "max", "abs", "pow"):
            return self._forward_special(operator, arguments)
        inner = [self.forward(argument) for argument in arguments] if operator in _FORWARD else []
        if inner:
            return _FORWARD[operator](*inner)
        if operator in ("factorial", "binomial", "gcd", "lcm", "digit_sum", "sqrt"):
            return NOT_NEGATIVE
        return self.forward(expand(term)) if operator in _SIMPLE else EVERYTHING

    def _forward_special(self, operator: str, arguments: tuple[Expression, ...]) -> Interval:
        if operator == "if":
            return intervals.hull(self.forward(arguments[1]), self.forward(arguments[2]))
        inner = [self.forward(argument) for argument in arguments]
        if operator == "pow":
            exponent = _small_natural(arguments[1])
            return EVERYTHING if exponent is None else intervals.power(inner[0], exponent)
        if operator == "abs":
            return intervals.absolute(inner[0])
        return reduce(intervals.minimum if operator == "min" else intervals.maximum, inner)

    def narrow(self, term: Expression, target: Interval) -> None:
        """Narrow the names in the term, given that its value lies in the target."""
        if isinstance(term, Name):
            self.set(term.name, target)
            return
        now = self.forward(term)
        wanted = now.meet(target)
        if isinstance(term, Apply) and wanted != now:
            self._narrow_application(term, wanted)

    def _narrow_application(self, term: Apply, target: Interval) -> None:
        operator, arguments = term.operator, term.arguments
        if operator in ("add", "sub", "mul", "div"):
            left, right = arguments
            for_left, for_right = _INVERSE[operator]
            self.narrow(left, for_left(target, self.forward(right)))
            self.narrow(right, for_right(target, self.forward(left)))
        elif operator in ("neg", "floor", "sqrt", "abs"):
            self.narrow(arguments[0], _INVERSE_OF_ONE[operator](target))
        elif operator in ("min", "max"):
            side = Interval(target.low, math.inf) if operator == "min" else Interval(-math.inf, target.high)
            for argument in arguments:
                self.narrow(argument, side)
        elif operator == "pow":
            self._narrow_power(arguments, target)
        elif operator == "lcm" and target.low > 0:
            for argument in arguments:
                self.narrow(argument, Interval(-target.high, target.high))
        elif operator == "factorial":
            self.narrow(arguments[0], Interval(0, intervals.bits(target.high)))
        elif operator == "binomial" and target.low > 0:
            self._narrow_binomial(arguments[0], arguments[1], target)
        elif operator in _SIMPLE:
            self.narrow(expand(term), target)

    def _narrow_binomial(self, total: Expression, chosen: Expression, target: Interval) -> None:
        """It is not zero, so no more are chosen than there are; and binomial(n, k) >= n - k + 1."""
        self.narrow(chosen, Interval(0, self.forward(total).high))
        fewest = self.forward(chosen).low
        self.narrow(total, Interval(fewest, math.inf))
        exact = _small_natural(chosen)
        if exact:
            self.narrow(total, Interval(exact, intervals.add(target, Interval(exact - 1, exact - 1)).high))

    def _narrow_power(self, arguments: tuple[Expression, ...], target: Interval) -> None:
        exponent, base = _small_natural(arguments[1]), arguments[0]
        if exponent is None and isinstance(base, Number) and base.value >= 2:
            self.narrow(arguments[1], Interval(-math.inf, intervals.bits(target.high)))
        if exponent is None or exponent == 0:
            return
        high = intervals.root_above(intervals.absolute(target).high, exponent)
        odd_and_positive = exponent % 2 == 1 and target.low >= 0
        self.narrow(arguments[0], Interval(0 if odd_and_positive else -high, high))

    def narrow_formula(self, formula: Expression, truth: bool) -> None:
        """Narrow the names, given that the formula is true (or false). Raises EmptyError."""
        match formula:
            case Truth(value=value) if value != truth:
                raise EmptyError
            case Apply(operator="not", arguments=(inner,)):
                self.narrow_formula(inner, not truth)
            case Apply(operator=("and" | "or") as operator, arguments=parts):
                if (operator == "and") == truth:
                    for part in parts:
                        self.narrow_formula(part, truth)
                else:
                    self._narrow_either(parts, truth)
            case Apply(operator="implies"):
                self.narrow_formula(expand(formula), truth)
            case Apply(operator="if", arguments=(condition, then, otherwise)):
                denied = Apply("not", (condition,))
                cases = (Apply("and", (condition, then)), Apply("and", (denied, otherwise)))
                if truth:
                    self._narrow_either(cases, True)
            case Apply(operator=operator, arguments=(left, right)) if operator in _OPPOSITE:
                self._compare(operator if truth else _OPPOSITE[operator], left, right)
            case Apply(operator="prime", arguments=(number,)) if truth:
                self.narrow(number, Interval(2, math.inf))
            case _:
                pass

    def _narrow_either(self, parts: tuple[Expression, ...], truth: bool) -> None:
        possible: list[Box] = []
        for part in parts:
            attempt = self.copy()
            try:
                attempt.narrow_formula(part, truth)
            except EmptyError:
                continue
            possible.append(attempt)
        if not possible:
            raise EmptyError
        for name in self.bounds:
            joined = possible[0].bounds[name]
            for other in possible[1:]:
                joined = intervals.hull(joined, other.bounds[name])
            self.set(name, joined)

    def _compare(self, operator: str, left: Expression, right: Expression) -> None:
        if operator in ("gt", "ge"):
            operator, left, right = ("lt" if operator == "gt" else "le"), right, left
        if operator == "eq":
            self.narrow(left, self.forward(right))
            self.narrow(right, self.forward(left))
        elif operator == "ne":
            ours, theirs = self.forward(left), self.forward(right)
            if ours == theirs and ours.low == ours.high:
                raise EmptyError
        else:
            gap = 1 if operator == "lt" and self._is_whole(left) and self._is_whole(right) else 0
            self.narrow(left, Interval(-math.inf, self.forward(right).high - gap))
            self.narrow(right, Interval(self.forward(left).low + gap, math.inf))
            ours, theirs = self.forward(left), self.forward(right)
            if operator == "lt" and ours.low == ours.high == theirs.low == theirs.high:
                raise EmptyError

    def _is_whole(self, term: Expression) -> bool:
        match term:
            case Number(value=value):
                return value.denominator == 1
            case Name(name=name):
                return name in self.whole
            case Apply(operator=("add" | "sub" | "mul" | "neg"), arguments=arguments):
                return all(self._is_whole(argument) for argument in arguments)
            case _:
                return False


def bounds_of(problem: Problem) -> Box:
    """Bounds of all number names of the problem. Raises EmptyError if they show that it has no solution.

    Finite bounds are those of the declared sorts and of what the formulas demand.
    """
    sorts = {unknown.name: unknown.sort for unknown in problem.unknowns}
    sorts |= {defined.name: defined.sort for defined in problem.definitions}
    bounds = {name: EVERYTHING for name, sort in sorts.items() if sort is not Sort.BOOLEAN}
    for unknown in problem.unknowns:
        if unknown.sort is Sort.NATURAL:
            bounds[unknown.name] = NOT_NEGATIVE
    box = Box(bounds, frozenset(name for name, sort in sorts.items() if sort in WHOLE_SORTS))
    box.require(formulas_of(problem))
    return box


def formulas_of(problem: Problem) -> tuple[Expression, ...]:
    """All that must hold, each definition of a number written as an equation."""
    defined = [
        Apply("eq", (Name(part.name), part.value)) for part in problem.definitions if part.sort is not Sort.BOOLEAN
    ]
    return (*defined, *(requirement.formula for requirement in problem.requirements))


def _small_natural(term: Expression) -> int | None:
    if isinstance(term, Number) and term.value.denominator == 1 and 0 <= term.value <= _MOST_POWER:
        return term.value.numerator
    return None


_FORWARD: dict[str, Callable[..., Interval]] = {
    "add": intervals.add,
    "sub": intervals.subtract,
    "mul": intervals.multiply,
    "div": intervals.divide,
    "neg": intervals.negate,
    "floor": intervals.floor,
    "round": lambda value: intervals.floor(intervals.add(value, Interval(Fraction(-1, 2), Fraction(3, 2)))),
    "mod": lambda dividend, divisor: intervals.remainder(divisor),
}
_SIMPLE = frozenset({"percent", "mean", "ceil", "floordiv"})
"""Operators whose definition does not repeat an argument, so that expanding them stays cheap."""
_Inverse = Callable[[Interval, Interval], Interval]
_INVERSE: dict[str, tuple[_Inverse, _Inverse]] = {
    "add": (intervals.subtract, intervals.subtract),
    "sub": (intervals.add, lambda target, left: intervals.subtract(left, target)),
    "mul": (intervals.factor_of, intervals.factor_of),
    "div": (intervals.multiply, lambda target, left: intervals.factor_of(left, target)),
}
_INVERSE_OF_ONE: dict[str, Callable[[Interval], Interval]] = {
    "neg": intervals.negate,
    "floor": lambda target: Interval(target.low, target.high + 1),
    "sqrt": intervals.square,
    "abs": lambda target: Interval(-target.high, target.high),
}
_OPPOSITE = {"eq": "ne", "ne": "eq", "lt": "ge", "ge": "lt", "gt": "le", "le": "gt"}
