"""Linear programmes with whole unknowns, by branch and bound over the exact simplex method.

A whole unknown that comes out broken splits the case in two. A case is closed if its bounds are in conflict, if it
cannot be better than what is found already, or if its best point is whole; so in the end the best point is the best.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from neurosym.linear.rows import Factors, LinearProgramme, Row, tightened, unit_of
from neurosym.linear.simplex import ZERO, Limit, Pair, Simplex, plus

MOST_CASES = 10_000
"""How many cases are looked at before giving up."""

Point = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Best:
    """What a search comes to.

    point: where the goal is largest (a point that fits, if it has no largest value), or None if nothing fits.
    value: its value there; its second part is not zero if points come as near as one likes and never reach it.
    ray: a direction along which it grows without end. core: statements that nothing fits.
    limits: if it took one case, the statements that together allow no more. cases: how many it took.
    """

    point: Point | None
    value: Pair = ZERO
    ray: Mapping[str, Fraction] = field(default_factory=dict)
    core: frozenset[int] = frozenset()
    limits: frozenset[int] = frozenset()
    cases: int = 1


class TooManyCasesError(Exception):
    """The search was given up; the message says when."""


_Cut = tuple[int, bool, int]
"""A column, whether the bound is a lower one, and the bound."""


class Search:
    """A linear programme that can be asked several times."""

    def __init__(self, programme: LinearProgramme, check: Callable[[], None] = lambda: None) -> None:
        """check: called once a step; it may raise to stop the work."""
        self._programme, self._check = programme, check
        self._columns = {name: place for place, name in enumerate(programme.names)}
        self._false = frozenset(row.statement for row in programme.rows if _is_false(row))

    def best(self, goal: Factors, further: tuple[Row, ...] = ()) -> Best:
        """The largest value of the goal where the programme and further rows hold.

        Raises TooManyCasesError.
        """
        added = [tightened(row, self._programme.whole) for row in further]
        false = self._false.union(row.statement for row in added if _is_false(row))
        if false:
            return Best(None, core=false)
        rows = [row for row in (*self._programme.rows, *added) if row.factors]
        simplex = self._stated(rows)
        walk = _Walk(simplex, self._programme, self._placed(goal), self._step(goal), self._check)
        found = walk.run()
        if not found.ray:
            return found
        inside = self.best({}, further)  # a direction is of use only from a point that fits
        return replace(inside, ray=_in_smallest(found.ray), cases=found.cases) if inside.point else inside

    def _stated(self, rows: list[Row]) -> Simplex:
        """The simplex tableau of these rows; a row of one unknown is only a bound of it."""
        sums: dict[tuple[tuple[int, Fraction], ...], int] = {}
        keys = [tuple(sorted(self._placed(row.factors).items())) for row in rows]
        for key in keys:
            if len(key) > 1:
                sums.setdefault(key, len(self._columns) + len(sums))
        simplex = Simplex(len(self._columns), [dict(key) for key in sums], self._check)
        for row, key in zip(rows, keys, strict=True):
            variable, factor = (sums[key], Fraction(1)) if len(key) > 1 else key[0]
            self._bound(simplex, variable, factor, row)
        return simplex

    def _bound(self, simplex: Simplex, variable: int, factor: Fraction, row: Row) -> None:
        shift = Fraction(-1 if row.strict else 0)
        limit = Limit((row.limit / factor, shift / factor), row.statement)
        if factor > 0 or row.equal:
            simplex.at_most(variable, limit)
        if factor < 0 or row.equal:
            simplex.at_least(variable, limit)

    def _placed(self, factors: Factors) -> dict[int, Fraction]:
        return {self._columns[name]: factor for name, factor in factors.items()}

    def _step(self, goal: Factors) -> Fraction:
        """By how much a better value is better at the least, as far as it is known."""
        return unit_of(goal.values()) if goal and self._programme.whole.issuperset(goal) else Fraction(0)


def _in_smallest(ray: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The direction in the smallest whole numbers."""
    unit = unit_of(ray.values())
    return {name: part / unit for name, part in ray.items()}


def _is_false(row: Row) -> bool:
    """Whether a row without unknowns does not hold."""
    if row.factors:
        return False
    return row.limit != 0 if row.equal else (row.limit <= 0 if row.strict else row.limit < 0)


class _Walk:
    """One walk through the cases.

    By turns it goes on with the newest case and with the oldest: the first leads to a whole point soon, the second
    keeps it from following an unknown without bounds for ever.
    """

    def __init__(
        self,
        simplex: Simplex,
        programme: LinearProgramme,
        goal: Mapping[int, Fraction],
        step: Fraction,
        check: Callable[[], None],
    ) -> None:
        self._simplex, self._names, self._goal, self._step, self._check = simplex, programme.names, goal, step, check
        self._whole = [place for place, name in enumerate(programme.names) if name in programme.whole]
        self._found: Best | None = None
        self._core: frozenset[int] = frozenset()
        self._cases = 0

    def run(self) -> Best:
        """The best of all cases."""
        start = self._simplex.bounds()
        waiting: deque[tuple[_Cut, ...]] = deque([()])
        while waiting:
            cuts = waiting.pop() if self._cases % 2 else waiting.popleft()
            self._count()
            self._simplex.restore(start)
            for cut in cuts:
                self._cut(cut)
            waiting.extend((*cuts, cut) for cut in self._case())
            if self._found is not None and (self._found.ray or not self._goal):
                break
        found = self._found or Best(None, core=self._core)
        return replace(found, limits=found.limits if self._cases == 1 else frozenset(), cases=self._cases)

    def _case(self) -> tuple[_Cut, ...]:
        """Look at one case; the two that it splits into, the one to look at next last."""
        core = self._simplex.conflict()
        if core is not None:
            self._core |= core
            return ()
        ray = self._simplex.maximise(self._goal)
        if ray is not None:
            self._found = Best({}, ray={self._names[place]: part for place, part in ray.items()})
            return ()
        value = self._value()
        if self._found is not None and value < plus(self._found.value, (self._step, Fraction(0))):
            return ()
        if self._found is not None and value == self._found.value:
            return ()
        broken = next((each for each in self._whole if not _is_whole(self._simplex.values[each])), None)
        if broken is None:
            point = dict(zip(self._names, _settled(self._simplex), strict=False))
            self._found = Best(point, value, limits=self._simplex.limits(self._goal))
            return ()
        number, infinitesimal = self._simplex.values[broken]
        below = math.floor(number) - (1 if number.denominator == 1 and infinitesimal < 0 else 0)
        down, up = (broken, False, below), (broken, True, below + 1)
        return (down, up) if number - below > Fraction(1, 2) else (up, down)

    def _cut(self, cut: _Cut) -> None:
        column, lower, bound = cut
        limit = Limit((Fraction(bound), Fraction(0)), None)
        (self._simplex.at_least if lower else self._simplex.at_most)(column, limit)

    def _value(self) -> Pair:
        total = ZERO
        for variable, factor in self._goal.items():
            total = plus(total, self._simplex.values[variable], factor)
        return total

    def _count(self) -> None:
        self._cases += 1
        if self._cases > MOST_CASES:
            raise TooManyCasesError(f"more than {MOST_CASES:,} cases would have to be looked at")
        self._check()


def _is_whole(value: Pair) -> bool:
    return value[0].denominator == 1 and value[1] == 0


def _settled(simplex: Simplex) -> list[Fraction]:
    """The values of all variables as plain numbers, the infinitesimal so small that every bound is still met."""
    small = Fraction(1)
    for value, low, high in zip(simplex.values, simplex.low, simplex.high, strict=True):
        for gap in (low and plus(value, low.value, Fraction(-1)), high and plus(high.value, value, Fraction(-1))):
            if gap and gap[1] < 0 < gap[0]:
                small = min(small, -gap[0] / gap[1])
    return [number + small * part for number, part in simplex.values]
