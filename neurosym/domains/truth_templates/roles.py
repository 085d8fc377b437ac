"""What the kinds do, told in sentences that are composed: subjects, what they do, and clauses that say it otherwise."""

from __future__ import annotations

import random
from dataclasses import dataclass

from neurosym.domains.truth_templates.phrases import inflected
from neurosym.domains.wording import a

_SHARE_OF_CLAUSES, _SHARE_OF_PLURALS, _SHARE_OF_BOTH = 0.35, 0.6, 0.4

Noun = tuple[str, str]
"""What a kind is called: one, and many."""


@dataclass(frozen=True, slots=True)
class Role:
    """Ways to say what one kind does.

    does: behind a subject, agreeing with it. clauses: whole, with {one}, {a_one}, {many}.
    """

    does: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """A stock of role sentences.

    one, many: subjects with {does}, and with {do}; of both kinds in one sentence: `both`, with {a_one1}, {many1},
    {does1}, {do1} and the same with 2, `only_two` where there is no third kind, and `joins` of two clauses {x} and {y}.
    """

    truth: Role
    falsehood: Role
    one: tuple[str, ...]
    many: tuple[str, ...]
    both: tuple[str, ...]
    only_two: tuple[str, ...]
    joins: tuple[str, ...]

    def clause(self, rng: random.Random, noun: Noun, truthful: bool) -> str:
        """One clause that says of one kind that it is the truthful one, or the one that lies."""
        role, words = self._role(truthful), _words(noun)
        if rng.random() < _SHARE_OF_CLAUSES:
            return rng.choice(role.clauses).format(**words)
        plural = rng.random() < _SHARE_OF_PLURALS
        does = inflected(rng.choice(role.does), plural)
        return rng.choice(self.many if plural else self.one).format(**words, do=does, does=does)

    def sentence(self, rng: random.Random, first: Noun, second: Noun, truthful: bool, third: bool = False) -> str:
        """Both kinds in one sentence; truthful: the first tells the truth; third: there is another kind besides."""
        if rng.random() < _SHARE_OF_BOTH:
            found = self._behind(rng, first, truthful, "1") | self._behind(rng, second, not truthful, "2")
            return rng.choice(self.both if third else self.both + self.only_two).format(**found)
        x, y = self.clause(rng, first, truthful), self.clause(rng, second, not truthful)
        return rng.choice(self.joins).format(x=x, y=y)

    def _role(self, truthful: bool) -> Role:
        return self.truth if truthful else self.falsehood

    def _behind(self, rng: random.Random, noun: Noun, truthful: bool, number: str) -> dict[str, str]:
        """The words for a kind and what it does, under names that end in its number."""
        does = rng.choice(self._role(truthful).does)
        found = {**_words(noun), "do": inflected(does, True), "does": inflected(does, False)}
        return {f"{name}{number}": words for name, words in found.items()}


def _words(noun: Noun) -> dict[str, str]:
    return {"one": noun[0], "a_one": a(noun[0]), "many": noun[1]}
