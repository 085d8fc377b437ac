"""A draft of a problem: what is to be found, blocks of sentences with their limits, an objective, a question.

The lines of the program stand in the order in which the text says the limits.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from neurosym.domains.domain import Example
from neurosym.domains.optimisation_templates.wording import code
from neurosym.domains.templates import example
from neurosym.linear import LinearProgramme, Row, Search, TooManyCasesError, tightened

_MOST_TRIES = 200
_MOST_CHECKS = 1_500


class DraftError(Exception):
    """The draft is no good problem: nothing fits, there is no end, or the best is to do nothing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something whose amount is to be found. `one` and `many` as a text says them: a litre of juice, litres of juice.

    stock: as it is called where amounts do not matter (juice); by default, `many`.
    """

    one: str
    many: str
    key: str
    stock: str = ""

    @property
    def a(self) -> str:
        """With its article."""
        return f"{'an' if self.one[0].lower() in 'aeio' else 'a'} {self.one}"


@dataclass(frozen=True, slots=True)
class Limit:
    """A line of the program, what it means, and a note that stands before it (or none)."""

    line: str
    row: Row
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A sentence or several that stay together, and the limits that they tell, in order."""

    text: str
    limits: tuple[Limit, ...] = ()


Factors = Mapping[str, Fraction]


@dataclass(slots=True)
class Draft:
    """A problem in the making: the opening, then the blocks, then the question.

    goal_code: how the program writes the factors of the goal, where it is not as plain numbers.
    """

    rng: random.Random
    things: Sequence[Thing]
    sort: str = "natural"
    largest: bool = True
    goal: Factors = field(default_factory=dict)
    goal_note: str = ""
    goal_code: Mapping[str, str] = field(default_factory=dict)
    opening: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    question: str = ""

    def finished(self) -> Example:
        """The example. Raises DraftError."""
        blocks = [*self.opening, *self.blocks]
        limits = [limit for block in blocks for limit in block.limits]
        keys = [thing.key for thing in self.things]
        lines = [f"unknown {', '.join(keys)}: {self.sort}"]
        if self.sort == "rational":
            lines.append(" and ".join(f"{key} >= 0" for key in keys))
        for limit in limits:
            lines += ([f"# {limit.note}"] if limit.note else []) + [limit.line]
        if self.goal_note:
            lines.append(f"# {self.goal_note}")
        written = " + ".join(f"{code} * {key}" for key, code in self.goal_code.items()) or total(self.goal)
        lines.append(f"answer {'maximise' if self.largest else 'minimise'} {written}")
        answer = self._best([limit.row for limit in limits])
        return example([*(block.text for block in blocks), self.question], "\n".join(lines), answer)

    def _best(self, rows: list[Row]) -> Fraction:
        keys = tuple(thing.key for thing in self.things)
        bounds = [Row({key: Fraction(-1)}, Fraction(0), 0) for key in keys]
        whole = frozenset(keys if self.sort == "natural" else ())
        sign = Fraction(1 if self.largest else -1)
        goal = {key: sign * factor for key, factor in self.goal.items()}
        try:
            programme = LinearProgramme(keys, whole, tuple(tightened(row, whole) for row in (*bounds, *rows)))
            found = Search(programme, _counter()).best(goal)
        except TooManyCasesError as error:
            raise DraftError from error
        if found.point is None or found.ray or found.value[1] or not any(found.point.values()):
            raise DraftError
        return sign * found.value[0]


def _counter() -> Callable[[], None]:
    """A check that stops a search after so many steps: then the numbers are no everyday ones."""
    left = [_MOST_CHECKS]

    def check() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise TooManyCasesError

    return check


def drafted(make: Callable[[random.Random], Draft]) -> Callable[[random.Random], Example]:
    """A maker of examples out of a maker of drafts: drafts are made until one is a good problem."""

    def made(rng: random.Random) -> Example:
        for _ in range(_MOST_TRIES):
            try:
                return make(rng).finished()
            except DraftError:
                continue
        raise AssertionError(f"{make.__name__} makes no good problems")

    return made


def total(factors: Factors) -> str:
    """The sum as a program writes it: 3 * chairs + tables."""
    parts = [f"{_factor(factor)}{key}" for key, factor in factors.items() if factor]
    return " + ".join(parts).replace("+ -", "- ")


def _factor(factor: Fraction) -> str:
    return "" if factor == 1 else f"{code(factor)} * "


_SIGNS = {"<=": (1, False), "<": (1, True), ">=": (-1, False), ">": (-1, True), "==": (1, False)}


def limit(factors: Factors, sign: str, value: Fraction, note: str = "") -> Limit:
    """`3 * chairs + tables <= 40`."""
    return Limit(f"{total(factors)} {sign} {code(value)}", _row(factors, sign, value), note)


def share_limit(key: str, sign: str, part: Fraction, written: str, keys: Sequence[str]) -> Limit:
    """`chairs >= 30% * (chairs + tables)`."""
    factors = {each: (Fraction(1) if each == key else Fraction(0)) - part for each in keys}
    return Limit(f"{key} {sign} {written} * ({' + '.join(keys)})", _row(factors, sign, Fraction(0)))


def multiple_limit(key: str, sign: str, times: Fraction, written: str, other: str) -> Limit:
    """`chairs >= 4 * tables`, or `chairs >= tables`."""
    line = f"{key} {sign} {other}" if times == 1 else f"{key} {sign} {written} * {other}"
    return Limit(line, _row({key: Fraction(1), other: -times}, sign, Fraction(0)))


def difference_limit(key: str, sign: str, other: str, more: int) -> Limit:
    """`chairs >= tables + 5`."""
    return Limit(f"{key} {sign} {other} + {more}", _row({key: Fraction(1), other: Fraction(-1)}, sign, Fraction(more)))


def _row(factors: Factors, sign: str, value: Fraction) -> Row:
    turn, strict = _SIGNS[sign]
    turned = {key: turn * factor for key, factor in factors.items() if factor}
    return Row(turned, turn * value, 0, strict=strict, equal=sign == "==")
