"""Random zebra puzzles that have exactly one solution, as programs: rows of items, and clues none of which is idle."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from neurosym.budget import Budget
from neurosym.language import Program, print_program, read
from neurosym.language.syntax import Constraint
from neurosym.solving import Outcome
from neurosym.solving.backend import Meter
from neurosym.solving.posing import pose
from neurosym.solving.search import Search

ROWS = {
    "person": "anna bruno carla david elena felix",
    "pet": "cat dog fish horse parrot snail",
    "drink": "coffee juice milk punch tea water",
    "colour": "blue green orange red white yellow",
    "hobby": "chess dancing fencing painting running sewing",
    "fruit": "apple banana cherry grape lemon plum",
}
LARGEST = 6
_FURTHER = 4


class _Maker:
    """Makes the clues of one puzzle, all of which are true of one arrangement drawn at random."""

    def __init__(self, places: int, rows: int, chance: random.Random) -> None:
        self._chance, self._places = chance, places
        self.rows = {label: items.split()[:places] for label, items in list(ROWS.items())[:rows]}
        self._at: dict[str, int] = {}
        for items in self.rows.values():
            self._at |= dict(zip(items, chance.sample(range(1, places + 1), places), strict=True))
        self._forms: list[Callable[[str, str], str | None]] = [
            self._same, self._same, self._apart, self._beside, self._beside,
            self._side, self._place, self._or, self._gap,
        ]  # fmt: skip

    def clue(self) -> str:
        """A clue that tells something."""
        while True:
            one, other = self._chance.sample(sorted(self._at), 2)
            made = self._chance.choice(self._forms)(one, other)
            if made is not None:
                return made

    def _row(self, item: str) -> str:
        return next(label for label, items in self.rows.items() if item in items)

    def _same(self, one: str, other: str) -> str | None:
        return f"{one} == {other}" if self._at[one] == self._at[other] else None

    def _apart(self, one: str, other: str) -> str | None:
        return f"{one} != {other}" if self._at[one] != self._at[other] and self._row(one) != self._row(other) else None

    def _beside(self, one: str, other: str) -> str | None:
        if abs(self._at[one] - self._at[other]) != 1:
            return None
        if self._chance.random() < 0.5:
            return f"next_to({one}, {other})"
        word = "directly_left_of" if self._at[one] < self._at[other] else "directly_right_of"
        return f"{word}({one}, {other})"

    def _side(self, one: str, other: str) -> str | None:
        if self._at[one] == self._at[other]:
            return None
        return f"{'left_of' if self._at[one] < self._at[other] else 'right_of'}({one}, {other})"

    def _place(self, one: str, other: str) -> str | None:
        if self._chance.random() < 0.5:
            return f"{one} == {self._at[one]}" if self._chance.random() < 0.5 else None
        return f"{one} != {self._at[other]}" if self._at[one] != self._at[other] else None

    def _gap(self, one: str, other: str) -> str | None:
        between = abs(self._at[one] - self._at[other]) - 1
        return f"apart({one}, {other}, {between})" if between > 0 else None

    def _or(self, one: str, other: str) -> str | None:
        third = self._chance.choice(sorted(self._at))
        held = [self._at[one] == self._at[other], self._at[one] == self._at[third]]
        if third in (one, other) or sum(held) != 1:
            return None
        return f"{one} == {other} xor {one} == {third}"


def zebra(places: int, rows: int, seed: int) -> Program:
    """A puzzle of so many rows with so many places, at most LARGEST of each, with one solution.

    Without any of its clues it would have more. Raises ValueError for other sizes.
    """
    if not (2 <= places <= LARGEST and 2 <= rows <= LARGEST):
        raise ValueError(f"a puzzle has from 2 to {LARGEST} places and rows, not {places} and {rows}")
    maker = _Maker(places, rows, random.Random(f"{places} {rows} {seed}"))
    lines = [f"row {label}: {', '.join(items)}" for label, items in maker.rows.items()]
    clues: dict[str, None] = {}
    while True:
        clues |= dict.fromkeys(maker.clue() for _ in range(_FURTHER))
        program = read("\n".join([*lines, *clues, "answer table"]), "puzzle")
        if _has_one_solution(program):
            return read(print_program(_without_idle_clues(program)), "puzzle")


def _without_idle_clues(program: Program) -> Program:
    for clue in program.statements:
        fewer = replace(program, statements=tuple(each for each in program.statements if each != clue))
        if isinstance(clue, Constraint) and _has_one_solution(fewer):
            program = fewer
    return program


def _has_one_solution(program: Program) -> bool:
    return Search().find(pose(program), Meter(Budget())).outcome is Outcome.SOLVED
