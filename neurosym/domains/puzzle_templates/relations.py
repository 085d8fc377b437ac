"""What can be true of places: relations with their form in a program and their meaning; facts made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Test = Callable[[Sequence[int], Sequence[int], int], bool]
"""Of the places of the names, the numbers of the fact, and how many places there are."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A program form with the slots {a}, {b}, {c} for names and {j}, {k} for numbers, and when it holds."""

    form: str
    test: Test


RELATIONS: Mapping[str, Relation] = {
    "same": Relation("{a} == {b}", lambda p, k, n: p[0] == p[1]),
    "differ": Relation("{a} != {b}", lambda p, k, n: p[0] != p[1]),
    "left_of": Relation("left_of({a}, {b})", lambda p, k, n: p[0] < p[1]),
    "right_of": Relation("right_of({a}, {b})", lambda p, k, n: p[0] > p[1]),
    "directly_left_of": Relation("directly_left_of({a}, {b})", lambda p, k, n: p[0] + 1 == p[1]),
    "directly_right_of": Relation("directly_right_of({a}, {b})", lambda p, k, n: p[0] == p[1] + 1),
    "not_left_of": Relation("not left_of({a}, {b})", lambda p, k, n: p[0] >= p[1]),
    "not_right_of": Relation("not right_of({a}, {b})", lambda p, k, n: p[0] <= p[1]),
    "not_directly_left_of": Relation("not directly_left_of({a}, {b})", lambda p, k, n: p[0] + 1 != p[1]),
    "not_directly_right_of": Relation("not directly_right_of({a}, {b})", lambda p, k, n: p[0] != p[1] + 1),
    "gap_left": Relation("{a} == {b} - {k}", lambda p, k, n: p[0] == p[1] - k[0]),
    "gap_right": Relation("{a} == {b} + {k}", lambda p, k, n: p[0] == p[1] + k[0]),
    "far_left": Relation("{a} <= {b} - {k}", lambda p, k, n: p[0] <= p[1] - k[0]),
    "far_right": Relation("{a} >= {b} + {k}", lambda p, k, n: p[0] >= p[1] + k[0]),
    "next_to": Relation("next_to({a}, {b})", lambda p, k, n: abs(p[0] - p[1]) == 1),
    "not_next_to": Relation("not next_to({a}, {b})", lambda p, k, n: abs(p[0] - p[1]) != 1),
    "apart": Relation("apart({a}, {b}, {k})", lambda p, k, n: abs(p[0] - p[1]) == k[0] + 1),
    "at_least_apart": Relation("at_least_apart({a}, {b}, {k})", lambda p, k, n: abs(p[0] - p[1]) > k[0]),
    "between": Relation("between({a}, {b}, {c})", lambda p, k, n: min(p[1:]) < p[0] < max(p[1:])),
    "directly_between": Relation(
        "between({a}, {b}, {c}) and apart({b}, {c}, 1)",
        lambda p, k, n: min(p[1:]) < p[0] < max(p[1:]) and abs(p[1] - p[2]) == 2,
    ),
    "first": Relation("first({a})", lambda p, k, n: p[0] == 1),
    "last": Relation("last({a})", lambda p, k, n: p[0] == n),
    "not_first": Relation("not first({a})", lambda p, k, n: p[0] != 1),
    "not_last": Relation("not last({a})", lambda p, k, n: p[0] != n),
    "nth": Relation("{a} == {k}", lambda p, k, n: p[0] == k[0]),
    "nth_end": Relation("from_end({a}, {k})", lambda p, k, n: p[0] == n + 1 - k[0]),
    "at": Relation("{a} == {k}", lambda p, k, n: p[0] == k[0]),
    "not_at": Relation("{a} != {k}", lambda p, k, n: p[0] != k[0]),
    "either_at": Relation("{a} == {j} or {a} == {k}", lambda p, k, n: p[0] in k),
    "before_place": Relation("{a} < {k}", lambda p, k, n: p[0] < k[0]),
    "after_place": Relation("{a} > {k}", lambda p, k, n: p[0] > k[0]),
    "ends": Relation("first({a}) or last({a})", lambda p, k, n: p[0] in (1, n)),
    "not_ends": Relation("not first({a}) and not last({a})", lambda p, k, n: 1 < p[0] < n),
    "odd": Relation("{a} mod 2 == 1", lambda p, k, n: p[0] % 2 == 1),
    "even": Relation("{a} mod 2 == 0", lambda p, k, n: p[0] % 2 == 0),
    "middle": Relation("{a} == {k}", lambda p, k, n: 2 * p[0] == n + 1),
    "one_of": Relation("{a} == {b} or {a} == {c}", lambda p, k, n: p[0] in p[1:]),
    "neither": Relation("{a} != {b} and {a} != {c}", lambda p, k, n: p[0] not in p[1:]),
    "shared_out": Relation(
        "{a} == {c} and {b} == {d} or {a} == {d} and {b} == {c}",
        lambda p, k, n: p[0] != p[1] and {p[0], p[1]} == {p[2], p[3]},
    ),
    "all_different": Relation("distinct({a}, {b}, {c})", lambda p, k, n: len(set(p)) == 3),
}

RING: Mapping[str, Relation] = {
    "directly_left_of": Relation("directly_left_of({a}, {b})", lambda p, k, n: (p[0] + 1 - p[1]) % n == 0),
    "directly_right_of": Relation("directly_right_of({a}, {b})", lambda p, k, n: (p[0] - 1 - p[1]) % n == 0),
    "next_to": Relation("next_to({a}, {b})", lambda p, k, n: (p[0] - p[1]) % n in (1, n - 1)),
    "not_next_to": Relation("not next_to({a}, {b})", lambda p, k, n: (p[0] - p[1]) % n not in (1, n - 1)),
    "opposite": Relation("opposite({a}, {b})", lambda p, k, n: 2 * ((p[0] - p[1]) % n) == n),
    "directly_between": Relation(
        "next_to({a}, {b}) and next_to({a}, {c})",
        lambda p, k, n: (p[0] - p[1]) % n in (1, n - 1) and (p[0] - p[2]) % n in (1, n - 1),
    ),
    "at": RELATIONS["at"],
}
"""The same for places round a table, where the last is beside the first."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation between names, by their index, and numbers. ring: of places round a table."""

    relation: str
    names: tuple[int, ...]
    numbers: tuple[int, ...] = ()
    ring: bool = False

    def holds(self, places: Sequence[int], size: int) -> bool:
        """Whether it is so with these places of its names."""
        return self._relation.test(places, self.numbers, size)

    def form(self, names: Sequence[str], numerals: Mapping[int, str]) -> str:
        """It in the language, with the names of the program; numerals: names of places that have one."""
        words = dict(zip("abcd", (names[index] for index in self.names), strict=False))
        by_name = self.relation in ("at", "not_at", "either_at", "before_place", "after_place")
        figures = [numerals.get(number, str(number)) if by_name else str(number) for number in self.numbers]
        words |= dict(zip("jk" if len(figures) == 2 else "k", figures, strict=False))
        return self._relation.form.format(**words)

    @property
    def _relation(self) -> Relation:
        return (RING if self.ring else RELATIONS)[self.relation]


@dataclass(frozen=True, slots=True)
class Compound:
    """Two facts joined: `xor`, `or`, `implies`, `iff`, `and`, or `exactly` one of them."""

    operator: str
    facts: tuple[Fact, Fact]

    @property
    def names(self) -> tuple[int, ...]:
        """The names of both facts."""
        return self.facts[0].names + self.facts[1].names

    def holds(self, places: Sequence[int], size: int) -> bool:
        """Whether it is so with these places of its names."""
        split = len(self.facts[0].names)
        left, right = self.facts[0].holds(places[:split], size), self.facts[1].holds(places[split:], size)
        return {
            "xor": left != right,
            "exactly": left != right,
            "or": left or right,
            "and": left and right,
            "implies": right or not left,
            "iff": left == right,
        }[self.operator]

    def form(self, names: Sequence[str], numerals: Mapping[int, str]) -> str:
        """It in the language."""
        left, right = (fact.form(names, numerals) for fact in self.facts)
        if self.operator == "exactly":
            return f"exactly(1, {left}, {right})"
        if self.operator in ("or", "xor", "and") and " or " in right:
            right = f"({right})"
        if self.operator == "and" and " or " in left:
            left = f"({left})"
        return f"{left} {self.operator} {right}"


Statement = Fact | Compound
