"""Who and what takes part in one text: individuals and words drawn from a scene, some of them invented."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from neurosym.domains.deduction_templates import invention
from neurosym.domains.deduction_templates.scenes import Scene
from neurosym.domains.deduction_templates.words import Adjective, Claim, Gift, Kind, Thing, Tie, Verb

MOST_THINGS = 5


@dataclass(frozen=True, slots=True)
class Cast:
    """The individuals and words of one text; all names in programs are different. goods: objects that do nothing."""

    things: tuple[Thing, ...]
    kinds: tuple[Kind, ...]
    adjectives: tuple[Adjective, ...]
    deeds: tuple[Verb, ...]
    acts: tuple[Verb, ...]
    ties: tuple[Tie, ...]
    gifts: tuple[Gift, ...]
    goods: tuple[Thing, ...]

    @property
    def relations(self) -> tuple[Verb | Tie, ...]:
        """What can hold between two individuals."""
        return (*self.deeds, *self.ties)


def cast(rng: random.Random, scene: Scene, invented: float | None = None) -> Cast:
    """A cast drawn from a scene; `invented` is the share of made-up words, where it is not the scene's."""
    share = scene.invented if invented is None else invented
    used: set[str] = set()

    def drawn(listed: str, count: int, invent: Callable[[random.Random], str] | None) -> list[str]:
        known = [entry.strip() for entry in listed.replace("\n", " ").split(",") if entry.strip()]
        rng.shuffle(known)
        chosen: list[str] = []
        while len(chosen) < count and (known or invent):
            made = invent is not None and (not known or rng.random() < share)
            word = invent(rng) if made and invent else known.pop()
            if word.partition("/")[0] not in used:
                used.add(word.partition("/")[0])
                chosen.append(word)
        return chosen

    return Cast(
        things=tuple(map(_thing, drawn(scene.names, rng.randint(2, MOST_THINGS), invention.name))),
        kinds=tuple(map(Kind, drawn(scene.kinds, 12, invention.noun))),
        adjectives=tuple(map(Adjective, drawn(scene.adjectives, 14, invention.adjective))),
        deeds=tuple(map(Verb, drawn(scene.deeds, 6, invention.verb))),
        acts=tuple(map(Verb, drawn(scene.acts, 4, None))),
        ties=tuple(map(Tie, drawn(scene.ties, 3, None))),
        gifts=tuple(Gift(*entry.split("/")) for entry in drawn(scene.gifts, 2, None)),
        goods=tuple(map(_good, drawn(scene.goods, 4, None))),
    )


def _thing(entry: str) -> Thing:
    text, _, he = entry.partition("/")
    return Thing(text, he or "it")


def _good(entry: str) -> Thing:
    """Wings/wing: after a slash the singular, where the word is a plural."""
    text, _, one = entry.partition("/")
    return Thing(text, one=one)


def claim(rng: random.Random, cast: Cast, style: str, hero: Thing | None = None) -> Claim:
    """A claim of just anything, in the manner of a style: `kinds`, `traits` or `relations`. The hero is no object."""
    others = [thing for thing in cast.things if thing != hero] or list(cast.things)
    trait, kind, deed, passive, act, tie = _SHARES[style]
    drawn = rng.choices(range(6), (trait, kind, deed, passive, act, tie))[0]
    if drawn == 0:
        return Claim(rng.choice(cast.adjectives))
    if drawn == 1:
        return Claim(rng.choice(cast.kinds))
    if drawn == 2:
        return _deed(rng, cast, others)
    if drawn == 3:
        return Claim(rng.choice(cast.deeds), (rng.choice(others),), passive=True)
    return Claim(rng.choice(cast.acts)) if drawn == 4 else Claim(rng.choice(cast.ties), (rng.choice(others),))


def _deed(rng: random.Random, cast: Cast, others: list[Thing]) -> Claim:
    if cast.gifts and rng.random() < 0.12:
        return Claim(rng.choice(cast.gifts), (rng.choice(cast.goods), rng.choice(others)))
    if rng.random() < 0.15:
        return Claim(rng.choice((Verb("have"), Verb("need"), Verb("like"))), (rng.choice(cast.goods),))
    return Claim(rng.choice(cast.deeds), (rng.choice(others),))


_SHARES = {
    # adjective, noun, deed, deed suffered, act, tie
    "kinds": (35, 55, 4, 1, 4, 1),
    "traits": (72, 10, 6, 2, 7, 3),
    "relations": (26, 8, 42, 8, 6, 10),
}
