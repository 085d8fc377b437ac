"""Sentences: what each thing takes or gives, how much there is, and other limits, each said in many ways."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from neurosym.domains.optimisation_templates.drafting import (
    Block,
    Thing,
    limit,
)
from neurosym.domains.optimisation_templates.wording import at_least, at_most, listed, money, number

Values = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a thing takes or gives: so many `unit`s `of` something, or money if there is no unit.

    verbs: of one thing ("takes"). least: whether there is a lower limit on the total, not an upper one. unwanted:
    whether the upper limit is no supply, but what is still borne.
    low, high, step: of what one thing takes or gives. note: a few words for the program.
    """

    note: str
    unit: tuple[str, str] = ("", "")
    of: str = ""
    verbs: tuple[str, ...] = ("takes", "needs", "requires", "uses")
    least: bool = False
    unwanted: bool = False
    low: Fraction = Fraction(1)
    high: Fraction = Fraction(9)
    step: Fraction = Fraction(1)

    def draw(self, rng: random.Random) -> Fraction:
        """An amount for one thing."""
        return self.low + self.step * rng.randint(0, int((self.high - self.low) / self.step))

    def said(self, rng: random.Random, value: Fraction, sign: str, *, bare: bool = False) -> str:
        """An amount in words; bare: without what it is of."""
        if not self.unit[1]:
            return money(rng, value, sign)
        unit = self.unit[0] if value == 1 else self.unit[1]
        of = "" if bare else self.of
        return " ".join(part for part in (number(rng, value), unit, of) if part)


def measure(
    note: str,
    unit: str,
    of: str = "",
    span: tuple[float, float, float] = (1, 9, 1),
    *,
    least: bool = False,
    unwanted: bool = False,
    verbs: str = "",
) -> Measure:
    """A measure from short words: unit as "hour/hours", verbs as "has, contains"; without a unit it is money."""
    one, _, many = unit.partition("/")
    usual = "gives, has, provides" if least else "takes, needs, requires, uses"
    chosen = tuple(verb.strip() for verb in (verbs or usual).split(","))
    low, high, step = (Fraction(str(each)) for each in span)
    return Measure(note, (one, many or one), of, chosen, least, unwanted, low, high, step)


def plural(verb: str) -> str:
    """The verb for many things: takes → take, has → have, carries → carry."""
    head, _, rest = verb.partition(" ")
    changed = {"has": "have", "is": "are", "goes": "go", "does": "do"}.get(head)
    if changed is None:
        changed = head[:-3] + "y" if head.endswith("ies") else head[:-2] if head.endswith("ches") else head[:-1]
    return f"{changed} {rest}".strip()


def by_thing(
    rng: random.Random, things: Sequence[Thing], measures: Sequence[Measure], table: Sequence[Values], sign: str
) -> str:
    """A sentence for each thing, with all that it takes and gives."""
    verbs = [rng.choice(each.verbs) for each in measures]
    how = rng.choice(("each", "a", "every", "one", "plural"))
    sentences = []
    for thing in things:
        shown = [
            (verb, each.said(rng, row[thing.key], sign)) for verb, each, row in zip(verbs, measures, table, strict=True)
        ]
        parts: list[str] = []
        for place, (verb, amount) in enumerate(shown):
            same = place and verb == shown[place - 1][0]
            said = plural(verb) if how == "plural" else verb
            suffix = " each" if how == "plural" and not measures[place].unit[1] else ""
            parts.append(f"{amount}{suffix}" if same else f"{said} {amount}{suffix}")
        subject = {"each": f"each {thing.one}", "a": thing.a, "every": f"every {thing.one}", "one": f"one {thing.one}"}
        sentences.append(f"{subject.get(how, thing.many)} {listed(parts)}")
    if len(things) == 2 and rng.random() < 0.3:
        return f"{sentences[0]}{rng.choice((', while ', ', whereas ', '; ', ', and ', ', but '))}{sentences[1]}."
    opening = rng.choice(("", "", "", "on the other hand, ", "in comparison, "))
    last = f"{opening}{sentences[-1]}" if len(things) == 2 else sentences[-1]
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in (*sentences[:-1], last))


def by_measure(rng: random.Random, things: Sequence[Thing], each: Measure, row: Values, sign: str) -> str:
    """One sentence for one measure, over all things."""
    values = [row[thing.key] for thing in things]
    full = [each.said(rng, value, sign) for value in values]
    short = [full[0], *(each.said(rng, value, sign, bare=True) for value in values[1:])]
    if not each.unit[1] and rng.random() < 0.4:
        return _money_told(rng, things, each, full)
    verb = rng.choice(each.verbs)
    match rng.randrange(4):
        case 0:
            pairs = enumerate(_pairs(things, short))
            parts = [f"{thing.a} {'' if place else verb} {said}" for place, (thing, said) in pairs]
            if len(things) == 2:
                joint = rng.choice((" while", ", whereas", " and", ", but"))
                return _tidy(f"{things[0].a} {verb} {short[0]}{joint} {things[1].a} {verb} {short[1]}.")
            return _tidy(f"{listed(parts)}.")
        case 1:
            how = rng.choice(("each", "every", "a single"))
            return _tidy(f"{listed([f'{how} {thing.one} {verb} {said}' for thing, said in _pairs(things, full)])}.")
        case 2:
            bare = [each.said(rng, value, sign, bare=True) for value in values[:-1]]
            respectively = rng.choice((", respectively", " respectively", " each, respectively"))
            return (
                f"{listed([thing.many for thing in things])} {plural(verb)} {listed([*bare, full[-1]])}{respectively}."
            )
        case _:
            amounts = [f"{said} for each {thing.one}" for thing, said in _pairs(things, short)]
            return f"{_impersonal(rng, each)} {listed(amounts)}."


def _pairs(things: Sequence[Thing], said: Sequence[str]) -> list[tuple[Thing, str]]:
    return list(zip(things, said, strict=True))


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _impersonal(rng: random.Random, each: Measure) -> str:
    if not each.unit[1]:
        return f"the {each.note} is"
    return rng.choice(("one counts", "they count") if each.least else ("it takes", "one needs", "it takes"))


def _money_told(rng: random.Random, things: Sequence[Thing], each: Measure, said: Sequence[str]) -> str:
    """An amount of money for each thing, with its name before it."""
    word = rng.choice(("per", "on each", "for each", "of each", "per"))
    first = f"the {each.note} {word} {things[0].one} is {said[0]}"
    long = rng.random() < 0.5
    rest = [
        f"the {each.note} {word} {thing.one} is {amount}" if long else f"{amount} {word} {thing.one}"
        for thing, amount in _pairs(things[1:], said[1:])
    ]
    return f"{listed([first, *rest])}."


def used(row: Values, target: Values) -> Fraction:
    """What the target takes or gives in all."""
    return sum((factor * target[key] for key, factor in row.items()), Fraction(0))


def rounded(rng: random.Random, value: Fraction, *, up: bool) -> Fraction:
    """A whole number near the value, mostly a round one."""
    size = 1
    if rng.random() < 0.75:
        size = 5 if value < 60 else 10 if value < 300 else 50 if value < 2000 else 100 if value < 10_000 else 1000
    steps = math.ceil(value / size) if up else max(1, math.floor(value / size))
    return Fraction(size * steps)


@dataclass(frozen=True, slots=True)
class Supply:
    """How much there is (or must be) of a measure in all: in a sentence, and the amount alone."""

    measure: Measure
    block: Block
    amount: str


def supply(rng: random.Random, each: Measure, row: Values, target: Values, who: str, sign: str) -> Supply:
    """How much there is (or must be) of a measure in all, so that the target is near the limit."""
    slack = Fraction(rng.randint(70, 100) if each.least else rng.randint(100, 135), 100)
    value = rounded(rng, used(row, target) * slack, up=not each.least)
    told = limit(row, ">=" if each.least else "<=", value, each.note)
    amount = each.said(rng, value, sign)
    say = _needed if each.least else _borne if each.unwanted else _available if each.unit[1] else _budget
    return Supply(each, Block(say(rng, amount, who), (told,)), amount)


def both_supplies(rng: random.Random, one: Block, other: Block, amounts: tuple[str, str], who: str) -> Block:
    """Two supplies in one sentence."""
    first, second = amounts
    text = rng.choice(
        (
            f"There are {first} and {second} available.",
            f"{who} has {first} and {second} available.",
            f"{who} has available {first} and {second}.",
            f"There are {first} available and {second}.",
            f"{who} can use at most {first} and at most {second}.",
            f"{who} has {first} and no more than {second}.",
            f"{who} has only {first} and {second}.",
        )
    )
    return Block(text, (*one.limits, *other.limits))


def both_needs(rng: random.Random, one: Block, other: Block, amounts: tuple[str, str], who: str) -> Block:
    """Two things that are needed, in one sentence."""
    first, second = amounts
    text = rng.choice(
        (
            f"{who} needs at least {first} and at least {second}.",
            f"{who} needs at least {first} and {second}.",
            f"There must be a minimum of {first} and {second}.",
            f"{who} has to get at least {first} as well as {second}.",
            f"At least {first} and {second} are needed.",
        )
    )
    return Block(text, (*one.limits, *other.limits))


def _available(rng: random.Random, amount: str, who: str) -> str:
    return rng.choice(
        (
            f"There are {amount} available.",
            f"There are only {amount}.",
            f"{who} has {amount} available.",
            f"{who} has {amount} to use.",
            f"{who} has {at_most(rng, amount)}.",
            f"{who} can use {at_most(rng, amount)}.",
            f"Only {amount} can be used.",
            f"No more than {amount} are available.",
            f"{who} cannot use more than {amount}.",
            f"The total must not exceed {amount}.",
            f"{amount} are left.",
            f"{who} gets {amount} a week.",
            f"There is a limit of {amount}.",
            f"{who} has a total of {amount} at hand.",
        )
    )


def _borne(rng: random.Random, amount: str, who: str) -> str:
    return rng.choice(
        (
            f"No more than {amount} are allowed.",
            f"There can be {at_most(rng, amount)} in all.",
            f"The total must not exceed {amount}.",
            f"{who} does not want more than {amount}.",
            f"{who} can bear {at_most(rng, amount)}.",
            f"The limit is {amount}.",
            f"Altogether it must stay below {amount} or equal it.",
        )
    )


def _budget(rng: random.Random, amount: str, who: str) -> str:
    return rng.choice(
        (
            f"The budget is {amount}.",
            f"{who} has a budget of {amount}.",
            f"{who} can spend {at_most(rng, amount)}.",
            f"{who} does not want to spend more than {amount}.",
            f"{amount} have been set aside for this.",
            f"All this must not cost more than {amount}.",
            f"{who} has {amount} to spend.",
            f"There is only {amount} in the till.",
        )
    )


def _needed(rng: random.Random, amount: str, who: str) -> str:
    return rng.choice(
        (
            f"At least {amount} are needed.",
            f"{who} needs {at_least(rng, amount)}.",
            f"{who} must have {at_least(rng, amount)}.",
            f"There must be {at_least(rng, amount)} in all.",
            f"In total there have to be {at_least(rng, amount)}.",
            f"The total must not fall below {amount}.",
            f"{who} has to get {at_least(rng, amount)}.",
            f"{who} wants {at_least(rng, amount)} altogether.",
            f"{amount} are the least that {who} can do with.",
        )
    )
