"""Facts that are true of a world, drawn at random, and enough of them to leave no other world."""

from __future__ import annotations

from collections.abc import Mapping

from neurosym.domains.puzzle_templates.clues import Clues
from neurosym.domains.puzzle_templates.relations import RELATIONS, RING, Compound, Fact, Statement
from neurosym.domains.puzzle_templates.search import solutions

WEIGHTS = {
    "same": 9, "differ": 4, "one_of": 2, "neither": 2, "shared_out": 2, "all_different": 1,
    "left_of": 4, "right_of": 4, "directly_left_of": 4, "directly_right_of": 4, "next_to": 4, "not_next_to": 1,
    "not_left_of": 1, "not_right_of": 1, "not_directly_left_of": 1, "not_directly_right_of": 1, "apart": 3,
    "at_least_apart": 1, "gap_left": 1, "gap_right": 1, "between": 2, "directly_between": 1, "first": 2, "last": 2,
    "not_first": 1, "not_last": 1, "nth": 3, "nth_end": 3, "at": 4, "not_at": 3, "either_at": 2, "ends": 1,
    "not_ends": 1, "odd": 1, "even": 1, "middle": 1, "before_place": 1, "after_place": 1, "opposite": 2,
}  # fmt: skip
_IN_ONE_ROW = {"nth": 2, "nth_end": 3, "first": 2, "last": 2}
"""What is told more often where there is one row: `the second from the right`, `the newest`."""
_OF_ROWS = frozenset({"same", "differ", "one_of", "neither", "shared_out", "all_different"})
_SIMPLE = ("same", "differ", "first", "last", "at", "not_at", "left_of", "right_of", "next_to", "nth")
_ARITY = {
    "between": 3,
    "directly_between": 3,
    "one_of": 3,
    "neither": 3,
    "all_different": 3,
    "shared_out": 4,
}
_PAIRS = frozenset(
    "same differ left_of right_of directly_left_of directly_right_of not_left_of not_right_of not_directly_left_of "
    "not_directly_right_of gap_left gap_right far_left far_right next_to not_next_to apart at_least_apart "
    "opposite".split()
)
_COMPOUND = ("xor", "exactly", "or", "and", "and", "implies", "iff")


class Facts:
    """Draws facts about the world of some clues; weights: of the relations, by how often they are drawn."""

    def __init__(self, clues: Clues, weights: Mapping[str, int] = WEIGHTS) -> None:
        self._rng, self._clues, self._world = clues.rng, clues, clues.world
        several = len(self._world.rows) > 1
        table = RING if self._world.ring else RELATIONS
        self._relations = [
            name for name in weights if name in table and (several if name in _OF_ROWS else bool(clues.patterns(name)))
        ]
        self._weights = [weights[name] * (1 if several else _IN_ONE_ROW.get(name, 1)) for name in self._relations]

    def draw(self) -> Statement:
        """A statement that is true of the world."""
        while True:
            if self._rng.random() < 0.1:
                statement: Statement | None = self._compound()
            else:
                (name,) = self._rng.choices(self._relations, self._weights)
                statement = self._fact(name)
            if statement and self._true(statement):
                return statement

    def single(self, relations: tuple[str, ...], true: bool) -> Fact | None:
        """A fact of one of these relations that is true, or false, of the world; None if none was found."""
        known = [name for name in relations if name in self._relations]
        for _ in range(60):
            fact = self._fact(self._rng.choice(known), true) if known else None
            if fact and self._true(fact) == true:
                return fact
        return None

    def enough(self) -> list[Statement]:
        """Facts that leave only this world, few of which could be left out."""
        facts: list[Statement] = []
        while True:
            facts.append(self.draw())
            if len(facts) >= self._world.size - 1 and len(self._fitting(facts)) == 1:
                break
        spare = self._rng.choice((0, 0, 1, 2))
        for fact in self._rng.sample(facts, len(facts)):
            fewer = [each for each in facts if each is not fact]
            if len(self._fitting(fewer)) == 1:
                if spare:
                    spare -= 1
                else:
                    facts = fewer
        return self._rng.sample(facts, len(facts))

    def _fitting(self, facts: list[Statement]) -> list[list[int]]:
        size = self._world.size
        rows = [range(start, start + size) for start in range(0, len(self._world.places), size)]
        return solutions(rows, size, facts)

    def _true(self, statement: Statement) -> bool:
        return statement.holds([self._world.places[name] for name in statement.names], self._world.size)

    def _compound(self) -> Statement | None:
        known = tuple(name for name in _SIMPLE if name in self._relations)
        operator = self._rng.choice(_COMPOUND)
        facts = [self._fact(self._rng.choice(known), self._rng.random() < 0.5) for _ in range(2)]
        left, right = facts
        if left is None or right is None or left == right or left.names == right.names:
            return None
        return Compound(operator, (left, right))

    def _fact(self, name: str, fitting: bool = True) -> Fact | None:
        """A fact with numbers that fit the world, if `fitting`; it need not be true."""
        count = _ARITY.get(name, 2 if name in _PAIRS else 1)
        if count > len(self._world.places):
            return None
        names = tuple(self._rng.sample(range(len(self._world.places)), count))
        if not self._sensible(name, names):
            return None
        numbers = self._numbers(name, [self._world.places[each] for each in names], fitting)
        return None if numbers is None else Fact(name, names, numbers, self._world.ring)

    def _sensible(self, name: str, names: tuple[int, ...]) -> bool:
        """Whether the names belong to rows that such a fact can be about."""
        rows = [each // self._world.size for each in names]
        if name in ("same", "differ", "all_different"):
            return len(set(rows)) == len(rows)
        if name in ("one_of", "neither"):
            return rows[0] not in rows[1:]
        if name == "shared_out":
            return not {rows[0], rows[1]} & {rows[2], rows[3]} and rows[2] == rows[3]
        if name == "directly_between":
            return rows[1] == rows[2]
        return True

    def _numbers(self, name: str, places: list[int], fitting: bool) -> tuple[int, ...] | None:
        rng, size = self._rng, self._world.size
        place = places[0] if fitting else rng.randint(1, size)
        other = rng.choice([each for each in range(1, size + 1) if each != place])
        distance = abs(places[0] - places[1]) if len(places) > 1 else 0
        match name:
            case "at":
                return (place,)
            case "nth":
                return (place,) if place > 1 else None
            case "nth_end":
                return None if place == size else (size + 1 - place,)
            case "middle":
                return (place,) if 2 * place == size + 1 else None
            case "not_at":
                return (other,)
            case "either_at":
                return (place, other) if rng.random() < 0.5 else (other, place)
            case "before_place":
                return (rng.randint(place + 1, size),) if 1 < place + 1 < size else None
            case "after_place":
                return (rng.randint(1, place - 1),) if place > 2 else None
            case "apart":
                return (distance - 1,) if distance > 1 else None
            case "at_least_apart":
                return (rng.randint(1, distance - 1),) if distance > 1 else None
            case "far_left" | "far_right":
                return (rng.randint(2, distance),) if distance > 1 else None
            case "gap_left" | "gap_right":
                return (distance,) if distance > 1 else None
        return ()
