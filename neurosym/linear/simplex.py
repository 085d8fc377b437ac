"""The simplex method for bounded variables, in exact numbers, with strict bounds and the reasons of a conflict.

After Dutertre and de Moura, A fast linear-arithmetic solver for DPLL(T) (CAV 2006): a value is a pair, a number
and a multiple of an infinitesimal, so that `x < 3` is `x <= 3 - 1 * infinitesimal`. Pairs are compared as tuples
are. Bland's rule keeps it from running in circles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Pair = tuple[Fraction, Fraction]
ZERO: Pair = (Fraction(0), Fraction(0))
Row = dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound of a variable, and the statement that it comes from (None: none of the problem's)."""

    value: Pair
    statement: int | None


def plus(left: Pair, right: Pair, factor: Fraction = Fraction(1)) -> Pair:
    """The first pair and a multiple of the second."""
    return left[0] + factor * right[0], left[1] + factor * right[1]


class Simplex:
    """A system of rows, each a further variable that is a sum of multiples of the columns, all with bounds.

    Variables are numbered: first the columns, then the rows. `values` meets every row at all times, and every
    bound once `conflict` has found none.
    """

    def __init__(self, columns: int, rows: list[Row], check: Callable[[], None]) -> None:
        """check: called once a step; it may raise to stop the work."""
        self._columns, self._check = columns, check
        self._rows: dict[int, Row] = {columns + place: dict(row) for place, row in enumerate(rows)}
        count = columns + len(rows)
        self.values: list[Pair] = [ZERO] * count
        self.low: list[Limit | None] = [None] * count
        self.high: list[Limit | None] = [None] * count

    def bounds(self) -> tuple[list[Limit | None], list[Limit | None]]:
        """A copy of all bounds, for `restore`."""
        return list(self.low), list(self.high)

    def restore(self, bounds: tuple[list[Limit | None], list[Limit | None]]) -> None:
        """Go back to bounds that are no tighter."""
        self.low, self.high = list(bounds[0]), list(bounds[1])

    def at_least(self, variable: int, limit: Limit) -> None:
        """Demand a lower bound, if it is tighter than the one there is."""
        known = self.low[variable]
        if known is None or limit.value > known.value:
            self.low[variable] = limit

    def at_most(self, variable: int, limit: Limit) -> None:
        """Demand an upper bound, if it is tighter than the one there is."""
        known = self.high[variable]
        if known is None or limit.value < known.value:
            self.high[variable] = limit

    def conflict(self) -> frozenset[int] | None:
        """None once all bounds are met; else the statements whose bounds cannot be met together."""
        for variable, low in enumerate(self.low):
            high = self.high[variable]
            if low is not None and high is not None and low.value > high.value:
                return _statements([low, high])
            gap = self._gap(variable)
            if gap is not None and variable not in self._rows:
                self._move(variable, gap)
        while True:
            self._check()
            broken = min((basic for basic in self._rows if self._gap(basic) is not None), default=None)
            if broken is None:
                return None
            gap = self._gap(broken) or ZERO
            upwards = gap > ZERO
            row = self._rows[broken]
            entering = next((each for each in sorted(row) if self._can_move(each, (row[each] > 0) == upwards)), None)
            if entering is None:
                return self._blocked(broken, upwards)
            self._move(entering, (gap[0] / row[entering], gap[1] / row[entering]))
            self._pivot(broken, entering)

    def maximise(self, goal: Mapping[int, Fraction]) -> dict[int, Fraction] | None:
        """Move to a point where this sum is largest; the bounds are met and stay so.

        If there is no largest, a direction of the columns along which it grows without end and no bound ends.
        """
        while True:
            self._check()
            rates = self._rates(goal)
            entering = next((each for each in sorted(rates) if self._can_move(each, rates[each] > 0)), None)
            if entering is None:
                return None
            sign = Fraction(1 if rates[entering] > 0 else -1)
            step, leaving = self._room(entering, sign)
            if step is None:
                return self._ray(entering, sign)
            self._move(entering, (sign * step[0], sign * step[1]))
            if leaving != entering:
                self._pivot(leaving, entering)

    def limits(self, goal: Mapping[int, Fraction]) -> frozenset[int]:
        """At a largest point: the statements whose bounds together, each a number of times, allow no more."""
        rates = self._rates(goal)
        return _statements([self.high[each] if rate > 0 else self.low[each] for each, rate in rates.items()])

    def _gap(self, variable: int) -> Pair | None:
        """How far the variable is from the bound that it breaks; None if it breaks none."""
        value, low, high = self.values[variable], self.low[variable], self.high[variable]
        if low is not None and value < low.value:
            return plus(low.value, value, Fraction(-1))
        if high is not None and value > high.value:
            return plus(high.value, value, Fraction(-1))
        return None

    def _can_move(self, variable: int, upwards: bool) -> bool:
        limit = self.high[variable] if upwards else self.low[variable]
        return limit is None or self.values[variable] != limit.value

    def _blocked(self, broken: int, upwards: bool) -> frozenset[int]:
        """The bounds that keep a variable from its own."""
        row = self._rows[broken]
        blocking = [self.high[each] if (row[each] > 0) == upwards else self.low[each] for each in row]
        return _statements([self.low[broken] if upwards else self.high[broken], *blocking])

    def _move(self, variable: int, by: Pair) -> None:
        """Change a variable that is no row's, and all rows with it."""
        self.values[variable] = plus(self.values[variable], by)
        for basic, row in self._rows.items():
            factor = row.get(variable)
            if factor:
                self.values[basic] = plus(self.values[basic], by, factor)

    def _pivot(self, basic: int, entering: int) -> None:
        """Solve the row of one variable for another, and put that into all rows."""
        row = self._rows.pop(basic)
        factor = row.pop(entering)
        solved = {each: -other / factor for each, other in row.items()}
        solved[basic] = 1 / factor
        for other in self._rows.values():
            times = other.pop(entering, None)
            if times:
                _add(other, solved, times)
        self._rows[entering] = solved

    def _rates(self, goal: Mapping[int, Fraction]) -> Row:
        """The goal as a sum of multiples of variables that are no row's."""
        rates: Row = {}
        for variable, factor in goal.items():
            _add(rates, self._rows.get(variable, {variable: Fraction(1)}), factor)
        return rates

    def _room(self, entering: int, sign: Fraction) -> tuple[Pair | None, int]:
        """How far a variable can move before a bound stops it, and whose bound that is, the first of several."""
        step, leaving = self._distance(entering, sign), entering
        for basic in sorted(self._rows):
            factor = self._rows[basic].get(entering)
            if not factor:
                continue
            distance = self._distance(basic, factor * sign)
            if distance is None:
                continue
            if step is None or distance < step or (distance == step and basic < leaving):
                step, leaving = distance, basic
        return step, leaving

    def _distance(self, variable: int, rate: Fraction) -> Pair | None:
        """How long a variable can change at this rate; None if for ever."""
        limit = self.high[variable] if rate > 0 else self.low[variable]
        if limit is None:
            return None
        gap = plus(limit.value, self.values[variable], Fraction(-1))
        return gap[0] / rate, gap[1] / rate

    def _ray(self, entering: int, sign: Fraction) -> dict[int, Fraction]:
        moves = {entering: sign} | {
            basic: sign * row[entering] for basic, row in self._rows.items() if row.get(entering)
        }
        return {variable: move for variable, move in moves.items() if variable < self._columns}


def _add(row: Row, other: Row, times: Fraction) -> None:
    for variable, factor in other.items():
        total = row.get(variable, Fraction(0)) + times * factor
        if total:
            row[variable] = total
        else:
            row.pop(variable, None)


def _statements(limits: list[Limit | None]) -> frozenset[int]:
    return frozenset(limit.statement for limit in limits if limit is not None and limit.statement is not None)
