"""Noun phrases and predicates for the people and things of a puzzle, put together from kinds and patterns."""

from __future__ import annotations

import random
from dataclasses import dataclass

from neurosym.domains.puzzle_templates.kinds import Kind
from neurosym.domains.wording import a, ing, negated, third

_NO_PARTICIPLE = ("be ", "have turned", "have earned", "have bought")


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a row: as a list names it, as clues may name it too, and as its declaration and the program do.

    plain and name differ where the same value stands in two rows.
    """

    listed: str
    spoken: str
    plain: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Items of one kind; without a kind they are first names, or things with names such as `red book`.

    noun, nouns: what the text calls such an item and many of them; label: the same in the program.
    article: items are spoken of with `the`.
    """

    noun: str
    nouns: str
    label: str
    items: tuple[Item, ...]
    kind: Kind | None = None
    article: bool = False


class Phrasing:
    """How one problem speaks of its items: nouns for whoever has them, and whether these are things."""

    def __init__(self, rng: random.Random, who: tuple[str, ...], things: bool) -> None:
        self.rng, self._who, self._things = rng, who, things

    def noun_phrase(self, row: Row, item: Item) -> str:
        """The person or thing with this item, as a subject or an object in the singular."""
        value = self._value(item)
        if row.kind is None:
            return f"the {item.spoken}" if row.article else item.spoken
        draw = self.rng.random()
        if value.islower() and draw > 0.94:
            return f"the {value}"
        if draw < 0.6:
            return self._the(self._filled(self.rng.choice(row.kind.holders), value))
        verb = self._filled(self.rng.choice(row.kind.verbs), value)
        if draw < 0.82 or verb.startswith(_NO_PARTICIPLE):
            if self._things:
                return f"the {self._one()} {self.rng.choice(('that', 'which'))} {third(verb)}"
            who = self.rng.choice((f"the {self._one()} who", f"the {self._one()} that", "whoever", "the one who"))
            return f"{who} {third(verb)}"
        if draw < 0.92:
            return f"the {self._one()} {ing(verb)}"
        return f"the {self._one()} whose {row.noun} is {value}"

    def predicate(self, row: Row, item: Item, denied: bool = False) -> str:
        """What is said of whoever has this item: `keeps the cat`, or if denied `does not keep the cat`."""
        value = self._value(item)
        if row.kind is None:
            name = f"the {item.spoken}" if row.article else item.spoken
            return f"is not {name}" if denied else f"is {name}"
        if self.rng.random() < 0.25:
            holder = self._the(self._filled(self.rng.choice(row.kind.holders), value))
            return f"is not {holder}" if denied else f"is {holder}"
        verb = self._filled(self.rng.choice(row.kind.verbs), value)
        return negated(verb) if denied else third(verb)

    def infinitive(self, row: Row, item: Item) -> str:
        """The predicate after `does not` or `must`."""
        if row.kind is None:
            return f"be {self.noun_phrase(row, item)}"
        return self._filled(self.rng.choice(row.kind.verbs), self._value(item))

    def value(self, item: Item) -> str:
        """The item itself."""
        return self._value(item)

    def _value(self, item: Item) -> str:
        return item.spoken if self.rng.random() < 0.65 else item.listed

    def _one(self) -> str:
        return self.rng.choice(self._who)

    def _filled(self, pattern: str, value: str) -> str:
        # A kind of the value's own ("Swedish person") takes the place of the noun.
        plural = value.endswith("s") and not value.endswith("ss")
        return pattern.format(v=value, a=value if plural or value[:1].isdigit() else a(value), e=self._one())

    def _the(self, holder: str) -> str:
        return holder if holder.startswith("the ") else f"the {holder}"
