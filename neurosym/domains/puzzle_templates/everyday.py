"""Clues in everyday wording: two facts in one sentence, plain verbs, and worlds that are told with them."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from neurosym.domains.domain import Example
from neurosym.domains.puzzle_templates import declarations, settings
from neurosym.domains.puzzle_templates.axes import Clauses, read_clauses
from neurosym.domains.puzzle_templates.clues import Clues, World
from neurosym.domains.puzzle_templates.facts import WEIGHTS, Facts
from neurosym.domains.puzzle_templates.items import attributes, named, people
from neurosym.domains.puzzle_templates.phrases import Row
from neurosym.domains.puzzle_templates.relations import Compound, Fact, Statement
from neurosym.domains.puzzle_templates.settings import Setting
from neurosym.domains.puzzle_templates.worlds import DOMAIN, told
from neurosym.domains.wording import cardinal, negated, third

_TOGETHER = tuple(
    "same same same differ differ ends ends not_ends first last at not_at nth left_of right_of directly_left_of "
    "directly_right_of next_to not_next_to not_first not_last gap_left gap_right".split()
)
_DENIED = frozenset("differ not_ends not_at not_next_to not_first not_last".split())
_ALONE = frozenset("ends not_ends first last at not_at nth not_first not_last".split())
"""What says the place of one name, two of which in one sentence would mostly say the same."""
_AND = ("{x} and {y}",) * 5 + ("{x}, and {y}", "{x} and also {y}", "{x} and at the same time {y}", "both {x} and {y}")
_AND_NOT = ("{x} and {y}", "{x} but {y}", "{x}, but {y}", "{x}, though {y}", "{x} and {y}", "{x} yet {y}")
_BREAKS = (" or ", " nor ", ",", " but ", " and ")
_ON_ITS_OWN = re.compile(r"\. It (?:is (?:not|the|a) |was|happen|takes|seems|looks)")
_ENDS: Clauses = read_clauses("""
ends: {a} {live} at either end of the row / {a} {live} at an end of the row / {a} {live} at one end of the line
 / {a} {live} {at} one of the two outer {places} / {a} {live} {at} an end {place} / {a} has a {place} at one end
 / {a} has nobody on one side / {a} {live} {at} one of the outermost {places} / {a} {live} at one of the ends
 / {a} {live} at one end of the row / {a} {live} {at} the {place} at one end or the other / {a} {live} on the outside
 / {a} has an end {place} / at one end {live} {a} / {a} {live} at the very edge
not_ends: {a} does not {inf} at an end / {a} is not at an end / {a} does not {inf} at either end of the row
 / {a} {live} {at} neither of the end {places} / {a} is not at one of the ends / {a} has someone on each side
 / {a} does not {inf} {at} one of the outer {places} / {a} does not {inf} at one end of the row
 / {a} is flanked on both sides / {a} does not have an end {place} / at the ends one does not find {a}
""")


class PlainClues(Clues):
    """Clues that say two facts of one subject in one breath, and mostly say pairs with the verb of the kind."""

    def clause(self, statement: Statement) -> str:
        """The statement in words."""
        if isinstance(statement, Compound) and statement.operator == "and":
            words = self._both(*statement.facts) if statement.facts[0].names[0] == statement.facts[1].names[0] else ""
            return words or super().clause(statement)
        return super().clause(statement)

    def continued(self, first: Fact, second: Fact) -> str:
        """Two facts, the second of which takes up the subject; not where `It ...` would be read on its own."""
        words = super().continued(first, second)
        return "" if _ON_ITS_OWN.search(words) else words

    def filled(self, pattern: str, phrases: Sequence[str], numbers: Sequence[int]) -> str:
        """A pattern of an axis with its slots filled; {d}: one more than the places between, how far it is."""
        if "{d}" in pattern:
            pattern = pattern.replace("{d}", cardinal(self.rng, numbers[-1] + 1))
        if self.world.setting.things:
            pattern = pattern.replace(" who ", " that ")
        return super().filled(pattern, phrases, numbers)

    def _both(self, first: Fact, second: Fact) -> str:
        subject = self._noun_phrase(first.names[0])
        x, y = self._predicate(first), self._predicate(second)
        if not x or not y:
            return ""
        row = self.world.who(first.names[0])[0]
        if row.kind is None and not row.article and self.rng.random() < 0.15:
            return f"{subject}, who {x}, {y}"
        joined = _AND_NOT if second.relation in _DENIED and first.relation not in _DENIED else _AND
        frames = [frame for frame in joined if not frame.startswith("both") or not x.startswith(("is ", "does "))]
        return f"{subject} {self.rng.choice(frames).format(x=x, y=y)}"

    def _predicate(self, fact: Fact) -> str:
        """What the fact says of its first name, without the name; "" if no pattern says it that way."""
        if fact.relation in ("same", "differ"):
            return self.phrasing.predicate(*self.world.who(fact.names[1]), fact.relation == "differ")
        patterns = [
            pattern.removeprefix("{a} ")
            for pattern in self.patterns(fact.relation)
            if pattern.startswith("{a} ") and not any(each in pattern for each in _BREAKS)
        ]
        phrases = ["", *(self._noun_phrase(index) for index in fact.names[1:])]
        return self.filled(self.rng.choice(patterns), phrases, fact.numbers) if patterns else ""

    def _same(self, fact: Fact, denied: bool) -> str:
        row, item = self.world.who(fact.names[1])
        if row.kind is None or self.rng.random() < 0.3:
            return super()._same(fact, denied)
        subject, value, noun = self._noun_phrase(fact.names[0]), self.phrasing.value(item), row.noun
        verb = self.phrasing.infinitive(row, item)
        does, not_ = third(verb), " not" if denied else ""
        that = "that" if self.world.setting.things else "who"
        patterns = [negated(verb) if denied else does] * 5
        patterns = [f"{subject} {each}" for each in patterns]
        patterns += [
            f"it is{not_} {subject} {that} {does}",
            f"{subject} is{not_} the one {that} {does}",
            f"the one {that} {does} is{not_} {subject}",
            f"the {noun} of {subject} is{not_} {value}",
            f"{value} is{not_} the {noun} that {subject} has",
            f"the {noun} that goes with {subject} is{not_} {value}",
        ]
        if self.world.who(fact.names[0])[0].kind is None:
            patterns += [f"{subject}'s {noun} is{not_} {value}"] * 3
            patterns += [f"{value} is{not_} {subject}'s {noun}", f"as for {subject}, the {noun} is{not_} {value}"]
        if denied:
            patterns += [
                f"somebody other than {subject} {does}" if that == "who" else f"another one than {subject} {does}",
                f"{subject} has some other {noun} than {value}",
            ]
        return self.rng.choice(patterns)

    def _one_of(self, fact: Fact) -> str:
        """That somebody has neither of two items, with a verb for each."""
        if fact.relation != "neither":
            return super()._one_of(fact)
        no, nor = (self.phrasing.predicate(*self.world.who(index), denied=True) for index in fact.names[1:])
        ways = (f"{no} and {nor}", f"{no}, and {nor} either", f"{no} and also {nor}")
        return f"{self._noun_phrase(fact.names[0])} {self.rng.choice(ways)}"


class PlainFacts(Facts):
    """Facts of which some come as two about one name; together: how often."""

    def __init__(self, clues: Clues, weights: Mapping[str, int] = WEIGHTS, together: float = 0.2) -> None:
        super().__init__(clues, weights)
        self._together = together

    def draw(self) -> Statement:
        """A statement that is true of the world."""
        if self._rng.random() < self._together:
            return self._pair() or super().draw()
        return super().draw()

    def _pair(self) -> Compound | None:
        """Two true facts about one name, what is denied behind what is not."""
        for _ in range(30):
            first, second = (self.single((self._rng.choice(_TOGETHER),), True) for _ in range(2))
            if first is None or second is None or {first.relation, second.relation} <= _ALONE:
                continue
            second = replace(second, names=(first.names[0], *second.names[1:]))
            if first.names == second.names or len(set(second.names)) < len(second.names) or not self._fits(second):
                continue
            pair = (second, first) if first.relation in _DENIED and second.relation not in _DENIED else (first, second)
            return Compound("and", pair)
        return None

    def _fact(self, name: str, fitting: bool = True) -> Fact | None:
        """A fact; of a pair, mostly what people are called stands first, as people say it."""
        fact = super()._fact(name, fitting)
        if fact and name in ("same", "differ") and self._rng.random() < 0.7:
            return replace(fact, names=tuple(sorted(fact.names)))
        return fact

    def _fits(self, fact: Fact) -> bool:
        return self._sensible(fact.relation, fact.names) and self._true(fact)


_PAIRED = WEIGHTS | {"same": 14, "differ": 7, "ends": 4, "not_ends": 3, "gap_left": 2, "gap_right": 2}
_SIZES = ((3, 2), (3, 3), (3, 3), (4, 2), (4, 3), (4, 3), (5, 2), (5, 3))
"""Places and rows."""


def with_ends(setting: Setting) -> Setting:
    """The setting with more ways to speak of its ends, if it is a row."""
    return replace(setting, clauses=(*setting.clauses, _ENDS)) if setting.axis == "left" else setting


def grid(rng: random.Random, among: Sequence[Setting]) -> Example:
    """People at places with several attributes each, told plainly and often two facts at a time."""
    setting = with_ends(rng.choice(among))
    size, count = rng.choice(_SIZES)
    rows: list[Row] = [people(rng, size, rng.choice(("name", declarations.role(rng))), DOMAIN)]
    rows += attributes(rng, size, count - 1, setting.things, DOMAIN, rows)
    places = tuple(place for _ in rows for place in rng.sample(range(1, size + 1), size))
    clues = PlainClues(rng, World(setting, named(rows), places, size))
    return told(clues, PlainFacts(clues, _PAIRED, together=0.3))


PLAIN_GRIDS = (*settings.IN_A_ROW[:-2], *settings.IN_TIME, *settings.ON_FLOORS)
