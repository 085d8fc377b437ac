"""A world is who wants what of which things; from it come many problems, no two built alike."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from neurosym.domains.optimisation_templates.drafting import Block, Draft, DraftError, Thing, drafted
from neurosym.domains.optimisation_templates.limiting import against, altogether, between, part, single
from neurosym.domains.optimisation_templates.telling import (
    Measure,
    Supply,
    Values,
    both_needs,
    both_supplies,
    by_measure,
    by_thing,
    supply,
)
from neurosym.domains.optimisation_templates.wording import listed
from neurosym.domains.templates import TRAIN, Template


@dataclass(frozen=True, slots=True)
class Goal:
    """What should be large or small.

    measure: of one thing, or None where it is the number of things itself. name: as a question calls it.
    """

    name: str
    largest: bool
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class World:
    """Who does what with which things.

    who: a first mention and a later one ("a small bakery|the bakery"). does, done: "bakes", "baked"; to: "bake".
    things: all there are, of which a problem takes two to four. measures: of what they take or give.
    whole: what all of them together are called ("the loaves"). extras: how many further limits there are at most.
    """

    who: tuple[str, ...]
    does: tuple[str, ...]
    to: str
    done: str
    things: tuple[Thing, ...]
    measures: tuple[Measure, ...]
    goals: tuple[Goal, ...]
    whole: str = "all"
    sort: str = "natural"
    extras: int = 2
    amounts: tuple[int, int] = (3, 60)


_ASIDES = """It has been raining for 3 days.
The neighbours have a new dog.
{who} has been there since 1987.
{who} is closed on Sundays.
There is a photograph of the founder on the wall.
Last year was a good one.
A friend helps out for 2 hours on Saturdays, which does not count.
The nearest town is 14 miles away.
The manager has 3 children.
Prices may change next year.
{who} was praised in the newspaper last week.
Customers come from far away.
The lamps were changed in May.
It is the 25th anniversary this year.""".splitlines()


def thing(one: str, many: str = "", key: str = "") -> Thing:
    """A thing from its singular; the plural is regular, the key is the plural, where they are not given."""
    plural = many or f"{one}s"
    return Thing(one, plural, key or plural.lower().replace(" ", "_").replace("-", "_"))


def things(text: str) -> tuple[Thing, ...]:
    """Things from "chair, shelf/shelves": the plural is regular where none is given."""
    pairs = (entry.strip().partition("/") for entry in text.replace("\n", " ").split(","))
    return tuple(thing(one, many) for one, _, many in pairs)


def amounts_of(unit: str, text: str) -> tuple[Thing, ...]:
    """Amounts of what cannot be counted: "litre/litres", "lemon juice, syrup"."""
    one, _, many = unit.partition("/")
    names = [name.strip() for name in text.replace("\n", " ").split(",")]
    keys = [name.replace(" ", "_").replace("-", "_") for name in names]
    return tuple(
        Thing(f"{one} of {name}", f"{many} of {name}", key, name) for name, key in zip(names, keys, strict=True)
    )


def template(name: str, worlds: tuple[World, ...], split: str = TRAIN) -> Template:
    """A template that makes problems of these worlds."""

    def make(rng: random.Random) -> Draft:
        return draft(rng, rng.choice(worlds))

    return Template(name, drafted(make), split)


def draft(rng: random.Random, world: World) -> Draft:
    """One draft of a problem in this world."""
    chosen = rng.sample(list(world.things), min(len(world.things), rng.choice((2, 2, 2, 2, 3, 3, 4))))
    sign = rng.choice(("$", "$", "$", "dollars", "€", "£"))
    first, _, later = rng.choice(world.who).partition("|")
    who = later or first
    goal = rng.choice(world.goals)
    made = Draft(rng, chosen, world.sort, goal.largest)
    target = {each.key: Fraction(rng.randint(*world.amounts)) for each in chosen}
    taken = _measures(rng, world, goal)
    table = [{each.key: one.draw(rng) for each in chosen} for one in taken]
    goal_row = {each.key: goal.measure.draw(rng) if goal.measure else Fraction(1) for each in chosen}
    made.goal, made.goal_note = goal_row, goal.name
    supplies = [supply(rng, one, row, target, who, sign) for one, row in zip(taken, table, strict=True)]
    asked_with = goal.measure if goal.measure and rng.random() < 0.3 else None
    told = [*zip(taken, table, strict=True)]
    if goal.measure and not asked_with:
        told.insert(rng.choice((0, len(told), len(told))), (goal.measure, goal_row))
    made.opening = [Block(_opening(rng, world, chosen, first))]
    made.blocks = _told(rng, chosen, told, supplies, sign, who)
    made.blocks += _extras(rng, world, chosen, target, who, bool(taken))
    if rng.random() < 0.3:
        aside = Block(rng.choice(_ASIDES).format(who=who))
        made.blocks.insert(rng.randint(0, len(made.blocks)), aside)
    made.question = _question(rng, world, chosen, goal, who)
    if asked_with:
        made.question = _asked_with(rng, by_measure(rng, chosen, asked_with, goal_row, sign), made.question)
    if not any(block.limits for block in made.blocks):
        raise DraftError
    return made


def _measures(rng: random.Random, world: World, goal: Goal) -> list[Measure]:
    """Some measures of the world; for something small there must be a lower limit."""
    fitting = [
        each
        for each in world.measures
        if each is not goal.measure and not (goal.measure and each.note == goal.measure.note)
    ]
    count = min(len(fitting), rng.choice((1, 1, 2, 2, 2, 3)))
    taken = rng.sample(fitting, count)
    lower = any(each.least for each in taken)
    if not goal.largest and not lower and rng.random() < 0.8:
        raise DraftError
    if goal.largest and taken and all(each.least for each in taken):
        raise DraftError
    return taken


def _opening(rng: random.Random, world: World, chosen: list[Thing], first: str) -> str:
    names, does = listed([each.stock or each.many for each in chosen]), rng.choice(world.does)
    kinds = ("two", "three", "four")[len(chosen) - 2]
    return rng.choice(
        (
            f"{first} {does} {names}.",
            f"{first} {does} {names}.",
            f"{first} {does} {kinds} kinds of things: {names}.",
            f"{first} wants to {world.to} {names}.",
            f"{first} must decide how many {listed([each.many for each in chosen])} to {world.to}.",
            f"{names} are what {first} {does}.",
        )
    )


def _told(
    rng: random.Random,
    chosen: list[Thing],
    told: Sequence[tuple[Measure, Values]],
    supplies: list[Supply],
    sign: str,
    who: str,
) -> list[Block]:
    """The table, by thing or by measure, and the supplies, behind it or each beside its measure."""
    if not told:
        return []
    if len(told) <= 3 and rng.random() < 0.55:
        table = [Block(by_thing(rng, chosen, [each for each, _ in told], [row for _, row in told], sign))]
        late = _supplied(rng, supplies, who)
        return [*late, *table] if rng.random() < 0.12 else [*table, *late]
    beside = rng.random() < 0.5
    blocks: list[Block] = []
    for each, row in told:
        sentence = Block(by_measure(rng, chosen, each, row, sign))
        own = [one.block for one in supplies if one.measure is each] if beside else []
        blocks += [*own, sentence] if rng.random() < 0.3 else [sentence, *own]
    return blocks if beside else blocks + _supplied(rng, supplies, who)


def _supplied(rng: random.Random, supplies: list[Supply], who: str) -> list[Block]:
    """The supplies in sentences of their own, or two of a kind in one."""
    left = list(supplies)
    if rng.random() < 0.3:
        rng.shuffle(left)
    if len(left) >= 2 and rng.random() < 0.55:
        one, other = left[:2]
        both = both_needs if one.measure.least else both_supplies
        plain = all(each.measure.unit[1] and not each.measure.unwanted for each in (one, other))
        if plain and one.measure.least == other.measure.least:
            joint = both(rng, one.block, other.block, (one.amount, other.amount), who)
            return [joint, *(each.block for each in left[2:])]
    return [each.block for each in left]


def _extras(
    rng: random.Random, world: World, chosen: list[Thing], target: Values, who: str, enough: bool
) -> list[Block]:
    """Further limits, each of another kind."""
    kinds = rng.sample(
        ("single", "single", "between", "total", "part", "against"),
        rng.randint(0 if enough else 2, max(2, world.extras)),
    )
    blocks = []
    for kind in dict.fromkeys(kinds):
        match kind:
            case "single":
                blocks.append(single(rng, chosen, target, world.done, who))
            case "between":
                blocks.append(between(rng, chosen, target, world.done, who))
            case "total":
                blocks.append(altogether(rng, chosen, target, world.done, who))
            case "part":
                blocks.append(part(rng, chosen, target, world.done, world.whole))
            case _:
                blocks.append(against(rng, chosen, world.done))
    return blocks


def _asked_with(rng: random.Random, told: str, question: str) -> str:
    """What each thing brings or costs, told along with the question."""
    if question.endswith("?") and rng.random() < 0.7:
        return f"if {told[0].lower()}{told[1:-1]}, {question[0].lower()}{question[1:]}"
    return f"{told} {question[0].upper()}{question[1:]}"


def _question(rng: random.Random, world: World, chosen: list[Thing], goal: Goal, who: str) -> str:
    names = listed([each.many for each in chosen])
    each = "how much of each" if world.sort == "rational" else "how many of each"
    best = rng.choice(("largest", "highest", "greatest") if goal.largest else ("smallest", "lowest", "least"))
    high = rng.choice(("high", "large") if goal.largest else ("low", "small"))
    verb = rng.choice(("maximise", "maximize") if goal.largest else ("minimise", "minimize"))
    many = "as many" if goal.largest else "as few"
    if goal.measure is None:
        return rng.choice(
            (
                f"{who} wants {many} of them as possible.",
                f"{each} should be {world.done} so that the {goal.name} is as {high} as possible?",
                f"What is the {best} possible {goal.name}?",
                f"{verb} the {goal.name}.",
                f"{each} should {who} {world.to} to {verb} the {goal.name}?",
                f"How can this be done with the {best} {goal.name}?",
            )
        )
    return rng.choice(
        (
            f"{each} should {who} {world.to} to {verb} the {goal.name}?",
            f"{each} should be {world.done} in order to {verb} the {goal.name}?",
            f"{each} should be {world.done} to get the {best} {goal.name}?",
            f"how many {names} should be {world.done} so that the {goal.name} is as {high} as possible?",
            f"what is the {best} {goal.name} that is possible?",
            f"what is the {'maximum' if goal.largest else 'minimum'} {goal.name}?",
            f"which numbers of {names} give the {best} {goal.name}?",
            f"{verb} the {goal.name}.",
            f"{who} would like the {goal.name} to be as {high} as possible.",
            f"how should {who} plan to {'make' if goal.largest else 'keep'} the {goal.name} as {high} as possible?",
            f"find the plan with the {best} {goal.name}.",
        )
    )
