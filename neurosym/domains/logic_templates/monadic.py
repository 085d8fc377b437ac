"""Quantified sentences about properties: all, some, no, only, not all, either-or, if and only if, and individuals.

Readings: `all` is true where there are none; `some` is at least one; `either A or B` excludes both where the
text says so, and only there.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, combinations, product

from neurosym.domains.deduction_templates.casting import cast
from neurosym.domains.deduction_templates.phrases import Form, Speaker, complement, described, verb_phrase
from neurosym.domains.deduction_templates.scenes import SCENES
from neurosym.domains.deduction_templates.words import Adjective, Claim, Kind, Thing
from neurosym.domains.domain import Example
from neurosym.domains.logic_templates.judging import Told, problem
from neurosym.domains.wording import a

Type = frozenset[str]
"""The properties that one individual has."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """A world: which types of individuals there are, and the type of each one with a name."""

    types: frozenset[Type]
    named: dict[str, Type]


@dataclass(frozen=True, slots=True)
class Setting:
    """The words of one text: a kind, further properties, individuals."""

    speaker: Speaker
    claims: tuple[Claim, ...]
    things: tuple[Thing, ...]

    def some(self, count: int) -> list[Claim]:
        """So many different claims."""
        return self.speaker.rng.sample(self.claims, count)

    def worlds(self) -> list[Sorted]:
        """All worlds as far as these words can tell them apart."""
        names = [claim.word.name for claim in self.claims]
        types = [frozenset(each) for each in chain(*(combinations(names, n) for n in range(len(names) + 1)))]
        groups = chain(*(combinations(types, n) for n in range(1, len(types) + 1)))
        return [
            Sorted(frozenset(group), dict(zip((thing.name for thing in self.things), chosen, strict=True)))
            for group in groups
            for chosen in product(group, repeat=len(self.things))
        ]


def setting(rng: random.Random, properties: int, things: int) -> Setting:
    """Words for a text: one noun at least, the others adjectives or nouns."""
    scene = rng.choice([scene for scene in SCENES if scene.name != "creatures"])
    drawn = cast(rng, scene, 0.1)
    nouns = rng.randint(1, 2)
    words: tuple[Kind | Adjective, ...] = (*drawn.kinds[:nouns], *drawn.adjectives[: properties - nouns])
    return Setting(Speaker(rng, scene.generic), tuple(Claim(word) for word in words), drawn.things[:things])


def _has(claim: Claim, each: Type) -> bool:
    return (claim.word.name in each) is claim.positive


def _f(claim: Claim, name: str = "x") -> str:
    return str(claim.of(name))


def every(given: Setting, first: Claim, second: Claim) -> Told[Sorted]:
    """All A are B."""
    speaker = given.speaker
    many, one = described(speaker, [first], Form.MANY)[0], described(speaker, [first], Form.ONE)[0]
    text = speaker.rng.choice(
        (
            f"all {many} {verb_phrase(speaker, second, Form.MANY)}",
            f"every {one} {verb_phrase(speaker, second, Form.ONE)}",
            f"whatever {verb_phrase(speaker, first, Form.ONE)} {verb_phrase(speaker, second, Form.ONE)}",
            f"there is no {one} that {verb_phrase(speaker, second.denied, Form.ONE)}",
        )
    )
    return Told(
        text,
        f"forall x: {_f(first)} implies {_f(second)}",
        lambda world: all(_has(second, each) for each in world.types if _has(first, each)),
    )


def some(given: Setting, first: Claim, second: Claim) -> Told[Sorted]:
    """Some A are B."""
    speaker = given.speaker
    many, one = described(speaker, [first], Form.MANY)[0], described(speaker, [first], Form.ONE)[0]
    texts = [
        f"some {many} {verb_phrase(speaker, second, Form.MANY)}",
        f"at least one {one} {verb_phrase(speaker, second, Form.ONE)}",
        f"there is {a(one)} that {verb_phrase(speaker, second, Form.ONE)}",
    ]
    return Told(
        speaker.rng.choice(texts),
        f"exists x: {_f(first)} and {_f(second)}",
        lambda world: any(_has(first, each) and _has(second, each) for each in world.types),
    )


def not_all(given: Setting, first: Claim, second: Claim) -> Told[Sorted]:
    """Not all A are B."""
    speaker = given.speaker
    many, one = described(speaker, [first], Form.MANY)[0], described(speaker, [first], Form.ONE)[0]
    text = speaker.rng.choice(
        (
            f"not all {many} {verb_phrase(speaker, second, Form.MANY)}",
            f"not every {one} {verb_phrase(speaker, second, Form.ONE)}",
        )
    )
    return Told(
        text,
        f"not (forall x: {_f(first)} implies {_f(second)})",
        lambda world: any(_has(first, each) and not _has(second, each) for each in world.types),
    )


def none(given: Setting, first: Claim, second: Claim) -> Told[Sorted]:
    """No A is B."""
    speaker = given.speaker
    many, one = described(speaker, [first], Form.MANY)[0], described(speaker, [first], Form.ONE)[0]
    text = speaker.rng.choice(
        (
            f"no {one} {verb_phrase(speaker, second, Form.ONE)}",
            f"no {many} {verb_phrase(speaker, second, Form.MANY)}",
            f"nothing that {verb_phrase(speaker, first, Form.ONE)} {verb_phrase(speaker, second, Form.ONE)}",
        )
    )
    return Told(
        text,
        f"not (exists x: {_f(first)} and {_f(second)})",
        lambda world: not any(_has(first, each) and _has(second, each) for each in world.types),
    )


def only(given: Setting, first: Claim, second: Claim) -> Told[Sorted]:
    """Only A are B: what is B is A."""
    speaker = given.speaker
    many = described(speaker, [first], Form.MANY)[0]
    return Told(
        f"only {many} {verb_phrase(speaker, second, Form.MANY)}",
        f"forall x: {_f(second)} implies {_f(first)}",
        lambda world: all(_has(first, each) for each in world.types if _has(second, each)),
    )


def either(given: Setting, first: Claim, second: Claim, third: Claim) -> Told[Sorted]:
    """Every A is B or C; where the text says so, not both."""
    speaker = given.speaker
    exclusive = speaker.chance(0.5)
    one, many = described(speaker, [first], Form.ONE)[0], described(speaker, [first], Form.MANY)[0]
    joint = ", but not both" if exclusive else speaker.pick("|, or both")
    whether = "either " if exclusive else speaker.pick("|")
    text = speaker.rng.choice(
        (
            f"every {one} is {whether}{complement(second, Form.ONE)} or {complement(third, Form.ONE)}{joint}",
            f"all {many} are {whether}{complement(second, Form.MANY)} or {complement(third, Form.MANY)}{joint}",
        )
    )
    word = "xor" if exclusive else "or"
    return Told(
        text,
        f"forall x: {_f(first)} implies {_f(second)} {word} {_f(third)}",
        lambda world: all(
            _has(second, each) != _has(third, each) if exclusive else _has(second, each) or _has(third, each)
            for each in world.types
            if _has(first, each)
        ),
    )


def same(given: Setting, first: Claim, second: Claim) -> Told[Sorted]:
    """Something is A if and only if it is B."""
    speaker = given.speaker
    joint = speaker.pick("if and only if|exactly when|just when")
    some_one = speaker.rng.choice(speaker.generic.some)
    it = "they" if speaker.generic.which[0] == "who" else "it"
    said = verb_phrase(speaker, second, Form.THEY if it == "they" else Form.ONE)
    return Told(
        f"{some_one} {verb_phrase(speaker, first, Form.ONE)} {joint} {it} {said}",
        f"forall x: {_f(first)} iff {_f(second)}",
        lambda world: all(_has(first, each) == _has(second, each) for each in world.types),
    )


def fact(given: Setting, thing: Thing, claim: Claim) -> Told[Sorted]:
    """Rex is A."""
    return Told(
        f"{thing.text} {verb_phrase(given.speaker, claim, Form.ONE)}",
        _f(claim, thing.name),
        lambda world: _has(claim, world.named[thing.name]),
    )


def choice(given: Setting, thing: Thing, first: Claim, second: Claim) -> Told[Sorted]:
    """Rex is A or B; where the text says so, not both."""
    speaker, exclusive = given.speaker, given.speaker.chance(0.5)
    both = speaker.pick(", but not both| and not both") if exclusive else speaker.pick("|, or both")
    said = f"{complement(first, Form.ONE)} or {complement(second, Form.ONE)}"
    return Told(
        f"{thing.text} is {'either ' if exclusive else ''}{said}{both}",
        f"{_f(first, thing.name)} {'xor' if exclusive else 'or'} {_f(second, thing.name)}",
        lambda world: (
            _has(first, world.named[thing.name]) != _has(second, world.named[thing.name])
            if exclusive
            else _has(first, world.named[thing.name]) or _has(second, world.named[thing.name])
        ),
    )


def condition(given: Setting, thing: Thing, first: Claim, second: Claim) -> Told[Sorted]:
    """If Rex is A then Rex is B."""
    one, then = (verb_phrase(given.speaker, claim, Form.ONE) for claim in (first, second))
    joint = given.speaker.pick(" then|, then|,")
    return Told(
        f"if {thing.text} {one}{joint} {given.speaker.pick(thing.text + '|' + thing.he)} {then}",
        f"{_f(first, thing.name)} implies {_f(second, thing.name)}",
        lambda world: _has(second, world.named[thing.name]) or not _has(first, world.named[thing.name]),
    )


Maker = Callable[[Setting], Told[Sorted]]


def _pair(maker: Callable[[Setting, Claim, Claim], Told[Sorted]]) -> Maker:
    return lambda given: maker(given, *given.some(2))


def _of_thing(given: Setting, maker: Callable[[Setting, Thing, Claim, Claim], Told[Sorted]]) -> Told[Sorted]:
    first, second = (_sign(given, claim) for claim in given.some(2))
    return maker(given, given.speaker.rng.choice(given.things), first, second)


def _fact(given: Setting) -> Told[Sorted]:
    return fact(given, given.speaker.rng.choice(given.things), _sign(given, given.some(1)[0]))


def _sign(given: Setting, claim: Claim) -> Claim:
    return claim.denied if given.speaker.chance(0.25) else claim


def _either(given: Setting) -> Told[Sorted]:
    return either(given, *given.some(3))


def _choice(given: Setting) -> Told[Sorted]:
    first, second = given.some(2)
    return choice(given, given.speaker.rng.choice(given.things), first, second)


def _condition(given: Setting) -> Told[Sorted]:
    return _of_thing(given, condition)


_EVERY, _SOME, _NONE, _ONLY, _NOT_ALL, _SAME = map(_pair, (every, some, none, only, not_all, same))


def _template(things: int, premises: tuple[tuple[Maker, ...], ...], asked: tuple[Maker, ...]) -> Callable[..., Example]:
    """A maker of problems: a premise of each of these, in some order, and a question of one of those."""

    def make(rng: random.Random) -> Example:
        given = setting(rng, 3, things)

        def draw() -> tuple[list[Told[Sorted]], Told[Sorted]]:
            told = [rng.choice(makers)(given) for makers in premises]
            rng.shuffle(told)
            return told, rng.choice(asked)(given)

        return problem(rng, given.worlds(), draw)

    return make


MAKERS = {
    "syllogisms": _template(
        0, ((_EVERY, _NONE, _SOME), (_EVERY, _NONE, _SOME, _NOT_ALL)), (_EVERY, _SOME, _NONE, _NOT_ALL)
    ),
    "only_and_all": _template(0, ((_ONLY,), (_EVERY, _NONE, _SOME), (_SOME, _NOT_ALL)), (_SOME, _EVERY, _NONE)),
    "one_with_a_name": _template(1, ((_EVERY, _NONE, _ONLY), (_EVERY, _NONE), (_fact,)), (_fact,)),
    "either_or": _template(1, ((_either,), (_EVERY, _NONE), (_fact,)), (_fact, _choice)),
    "if_and_only_if": _template(1, ((_SAME,), (_EVERY, _NONE, _choice), (_fact, _condition)), (_fact, _SOME)),
    "choices_of_one": _template(1, ((_choice,), (_condition,), (_fact, _NONE)), (_fact, _choice)),
}
