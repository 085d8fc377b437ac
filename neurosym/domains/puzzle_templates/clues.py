"""Clauses for facts, and sentences out of clauses."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from neurosym.domains.puzzle_templates.phrases import Item, Phrasing, Row
from neurosym.domains.puzzle_templates.relations import Compound, Fact, Statement
from neurosym.domains.puzzle_templates.settings import Setting
from neurosym.domains.wording import cardinal, ordinal, third

_ON_DAY = {
    "at": "{a} {live} {at} {day} / {day} is when {a} {live} / {day} belongs to {a} / {at} {day} {live} {a}"
    " / {a} has {day}"
    " / it is {a} who {live} {at} {day} / {day} goes to {a}",
    "not_at": "{a} does not {inf} {at} {day} / {a} cannot {inf} {at} {day} / {day} is not the {place} of {a}"
    " / it is not {a} who {live} {at} {day} / {at} {day} {a} is busy with other things",
    "either_at": "{a} {live} {at} {other} or {day} / {a} {live} either {at} {other} or {at} {day}"
    " / {other} or {day} belongs to {a}",
    "before_place": "{a} {live} before {day} / {a} {live} earlier than {day} / before {day} {a} is done",
    "after_place": "{a} {live} after {day} / {a} {live} later than {day} / not before {day} is over does {a} {inf}",
}
_HOLDS = (
    "the {a} {at} {place} {k} is {b}",
    "the {a} {at} the {nth} {place} is {b}",
    "{b} is the {a} {at} {place} {k}",
    "{at} {place} {k}, the {a} is {b}",
    "{place} {k} goes with {b} as the {a}",
)
_FRAMES = ("{s}",) * 40 + (
    "we know that {s}", "it is known that {s}", "note that {s}",
    "everyone agrees that {s}", "it turns out that {s}", "somebody saw that {s}", "as it happens, {s}",
    "one thing is certain: {s}", "in addition, {s}", "also, {s}", "according to the caretaker, {s}", "{s}, by the way",
)  # fmt: skip
_JOINED = {
    "xor": (
        "either {x} or {y}, but not both",
        "either {x}, or {y}, but never both",
        "{x} or {y}, but not both of these are true",
    ),
    "exactly": (
        "exactly one of these is true: {x}; {y}",
        "only one of the following two holds: {x}, {y}",
        "of the two statements '{x}' and '{y}', exactly one is true",
    ),
    "or": ("{x}, or {y}, or both", "at least one of these is true: {x}; {y}", "{x} or {y} (or both)"),
    "and": (
        "{x}, and {y}",
        "{x} and {y}",
        "{x}; {y}",
        "{x}, while {y}",
        "both of these are true: {x}; {y}",
        "{x}, but {y}",
    ),
    "implies": ("if {x}, then {y}", "if {x}, {y}", "{y} if {x}", "whenever {x}, {y}", "{x} only if {y}"),
    "iff": ("{x} if and only if {y}", "{x} exactly when {y}", "{x} just in case {y}"),
}


@dataclass(frozen=True, slots=True)
class World:
    """A solved puzzle: where it takes place, its rows, and the place of every name (in the order of the rows)."""

    setting: Setting
    rows: tuple[Row, ...]
    places: tuple[int, ...]
    size: int
    ring: bool = False
    days: tuple[str, ...] = ()

    def who(self, index: int) -> tuple[Row, Item]:
        """The row and the item of a name."""
        row, place = divmod(index, self.size)
        return self.rows[row], self.rows[row].items[place]

    @property
    def names(self) -> list[str]:
        """The names of the program, in the order of the rows."""
        return [item.name for row in self.rows for item in row.items]


class Clues:
    """Writes the clues of one world."""

    def __init__(self, rng: random.Random, world: World) -> None:
        self.rng, self.world = rng, world
        self.phrasing = Phrasing(rng, world.setting.who, world.setting.things)

    def sentence(self, statement: Statement) -> str:
        """A clause for the statement in some frame, without its capital letter and full stop."""
        return self.rng.choice(_FRAMES).format(s=self.clause(statement))

    def clause(self, statement: Statement) -> str:
        """The statement in words."""
        if isinstance(statement, Compound):
            left, right = (self.clause(fact) for fact in statement.facts)
            return self.rng.choice(_JOINED[statement.operator]).format(x=left, y=right)
        match statement.relation:
            case "same" | "differ":
                return self._same(statement, statement.relation == "differ")
            case "one_of" | "neither":
                return self._one_of(statement)
            case "shared_out":
                return self._shared_out(statement)
            case "all_different":
                return self._all_different(statement)
        return self._placed(statement)

    def continued(self, first: Fact, second: Fact) -> str:
        """Two facts about the same subject, which the second sentence takes up with a pronoun; "" if it cannot."""
        patterns = [pattern for pattern in self.patterns(second.relation) if pattern.startswith("{a} ")]
        if not patterns or first.names[0] != second.names[0]:
            return ""
        it = ("it", "this one") if self.world.setting.things else ("this person", "he", "she")
        phrases = [self.rng.choice(it), *(self._noun_phrase(index) for index in second.names[1:])]
        openings = [pattern for pattern in self.patterns(first.relation) if pattern.startswith("{a} ")]
        if not openings:
            return ""
        named = self.filled(self.rng.choice(openings), [self._noun_phrase(each) for each in first.names], first.numbers)
        taken_up = self.filled(self.rng.choice(patterns), phrases, second.numbers)
        return f"{named}. {taken_up[0].upper()}{taken_up[1:]}"

    def patterns(self, relation: str) -> list[str]:
        """The patterns that the setting has for a relation."""
        if self.world.days and relation in _ON_DAY:
            return _ON_DAY[relation].split(" / ")
        return [pattern for clauses in self.world.setting.clauses for pattern in clauses.get(relation, ())]

    def _placed(self, fact: Fact) -> str:
        row, item = self.world.who(fact.names[0])
        if fact.relation == "at" and row.kind is not None and not self.world.days and self.rng.random() < 0.2:
            return self.filled(self.rng.choice(_HOLDS), [row.noun, self.phrasing.value(item)], fact.numbers)
        phrases = [self._noun_phrase(index) for index in fact.names]
        return self.filled(self.rng.choice(self.patterns(fact.relation)), phrases, fact.numbers)

    def filled(self, pattern: str, phrases: Sequence[str], numbers: Sequence[int]) -> str:
        """A pattern of an axis with its slots filled."""
        setting, live = self.world.setting, self.rng.choice(self.world.setting.live)
        number = numbers[-1] if numbers else 2
        one, before = number == 1, number - 1
        named = dict(zip("abc", phrases, strict=False))
        days = self.world.days
        filled = pattern.format(
            **named,
            live=third(live),
            inf=live,
            live_all="are " + live.partition(" ")[2] if live.split()[0] == "be" else live,
            at=setting.at,
            place=setting.place,
            places=setting.place if one and "{n}" in pattern else setting.places,
            n=cardinal(self.rng, number),
            m=cardinal(self.rng, before) if before > 0 else "nobody",
            are_m="is" if before == 1 else "are",
            mes="es" if before == 1 else "",
            k=number,
            j=numbers[0] if numbers else 1,
            nth=ordinal(self.rng, number),
            jth=ordinal(self.rng, numbers[0] if numbers else 1),
            are="is" if one else "are",
            s="s" if one else "",
            es="es" if one else "",
            day=days[number - 1] if 0 < number <= len(days) else "",
            other=days[numbers[0] - 1] if numbers and 0 < numbers[0] <= len(days) else "",
        )
        return filled.replace("does not be ", "is not ").replace("cannot be ", "is not ")

    def _noun_phrase(self, index: int) -> str:
        return self.phrasing.noun_phrase(*self.world.who(index))

    def _same(self, fact: Fact, denied: bool) -> str:
        (_, first), (row, second) = (self.world.who(index) for index in fact.names)
        subject, other = (self._noun_phrase(index) for index in fact.names)
        who = self.rng.choice(self.world.setting.who[:1])
        has = self.phrasing.predicate(row, second, denied)
        not_, that = " not" if denied else "", "that" if self.world.setting.things else "who"
        patterns = [f"{subject} {has}"] * 5 + [
            f"{subject} is{not_} {other}",
            f"{subject} and {other} are {'not' if denied else ''} the same {who}",
            f"it is{not_} {subject} {that} {self.phrasing.predicate(row, second)}",
        ]
        if row.kind is not None:
            value = self.phrasing.value(second)
            patterns += [
                f"{value} is{not_} the {row.noun} of {subject}",
                f"for {subject}, the {row.noun} is{not_} {value}",
            ]
            if subject[0].isupper():
                patterns.append(f"{subject}'s {row.noun} is{not_} {value}")
            patterns.append(f"the {row.noun} of {subject} is{not_} {self.phrasing.value(second)}")
        if denied:
            patterns += [f"{subject} and {other} are two different {_many(who)}", f"{subject} {has} at all"]
        else:
            patterns += [f"the {who} in question, {subject}, {has}", f"{other} is none other than {subject}"]
            if first is not second and row.kind is not None:
                patterns.append(f"{subject} also {has}" if not has.startswith("is ") else f"{subject} {has} as well")
        return self.rng.choice(patterns)

    def _one_of(self, fact: Fact) -> str:
        subject = self._noun_phrase(fact.names[0])
        (row_b, b), (row_c, c) = (self.world.who(index) for index in fact.names[1:])
        phrasing, choice = self.phrasing, self.rng.choice
        if fact.relation == "neither":
            return choice(
                (
                    f"{subject} is neither {phrasing.noun_phrase(row_b, b)} nor {phrasing.noun_phrase(row_c, c)}",
                    f"{subject} {phrasing.predicate(row_b, b, True)}, and {phrasing.predicate(row_c, c, True)} either",
                    f"{subject} does not {phrasing.infinitive(row_b, b)} or {phrasing.infinitive(row_c, c)}",
                )
            )
        return choice(
            (
                f"{subject} either {phrasing.predicate(row_b, b)} or {phrasing.predicate(row_c, c)}",
                f"{subject} {phrasing.predicate(row_b, b)} or {phrasing.predicate(row_c, c)}",
                f"{subject} is either {phrasing.noun_phrase(row_b, b)} or {phrasing.noun_phrase(row_c, c)}",
                f"{subject} is one of these two: {phrasing.noun_phrase(row_b, b)}, {phrasing.noun_phrase(row_c, c)}",
            )
        )

    def _shared_out(self, fact: Fact) -> str:
        first, second = (self._noun_phrase(index) for index in fact.names[:2])
        (row_c, c), (row_d, d) = (self.world.who(index) for index in fact.names[2:])
        one, other = self.phrasing.predicate(row_c, c), self.phrasing.predicate(row_d, d)
        return self.rng.choice(
            (
                f"of {first} and {second}, one {one} and the other {other}",
                f"one of {first} and {second} {one}, the other {other}",
                f"between {first} and {second}, one {one} and one {other}",
            )
        )

    def _all_different(self, fact: Fact) -> str:
        a, b, c = (self._noun_phrase(index) for index in fact.names)
        many = _many(self.world.setting.who[0])
        return self.rng.choice(
            (
                f"{a}, {b} and {c} are three different {many}",
                f"no two of {a}, {b} and {c} are the same {self.world.setting.who[0]}",
                f"the three {many} are {a}, {b} and {c}"
                if self.world.size == 3
                else f"{a}, {b}, and {c} are all different",
            )
        )


def _many(noun: str) -> str:
    return "people" if noun == "person" else noun + "s"
