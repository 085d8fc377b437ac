"""Whole puzzles: a world, clues that leave no other, a question, and the page with all of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from neurosym.domains.domain import Example, Sentence
from neurosym.domains.puzzle_templates import declarations, settings
from neurosym.domains.puzzle_templates.clues import Clues, World
from neurosym.domains.puzzle_templates.facts import Facts
from neurosym.domains.puzzle_templates.items import attributes, named, people, things
from neurosym.domains.puzzle_templates.layout import page
from neurosym.domains.puzzle_templates.phrases import Row
from neurosym.domains.puzzle_templates.questions import Question, ask
from neurosym.domains.puzzle_templates.relations import Fact, Statement
from neurosym.domains.puzzle_templates.scales import OF_PEOPLE, OF_THINGS
from neurosym.domains.puzzle_templates.settings import Setting
from neurosym.domains.wording import sentence

DOMAIN = "puzzle"
_GRIDS = ((2, 2), (2, 3), (3, 2), (3, 3), (3, 3), (4, 2), (4, 3), (4, 4), (5, 2), (5, 3), (5, 5), (6, 3), (6, 6))
"""Places and rows."""


def grid(rng: random.Random, among: Sequence[Setting]) -> Example:
    """People or things at places, with several attributes each."""
    setting = rng.choice(among)
    size, count = rng.choice(_GRIDS)
    rows: list[Row] = []
    if not setting.things and rng.random() < 0.8:
        noun = rng.choice(("name", declarations.role(rng)))
        rows.append(people(rng, size, noun, DOMAIN))
    rows += attributes(rng, size, count - len(rows), setting.things, DOMAIN, rows)
    return _puzzle(rng, setting, rows, size)


def days(rng: random.Random, among: Sequence[Setting]) -> Example:
    """People on days or in months, with up to two attributes each."""
    setting = rng.choice(among)
    size, count = rng.choice(((3, 1), (3, 2), (4, 1), (4, 2), (5, 1), (5, 2)))
    rows = [people(rng, size, declarations.role(rng), DOMAIN)]
    start = rng.randint(0, len(setting.order) - size)
    chosen = setting.order[start : start + size]
    taken = ("day", "month", *map(str.lower, setting.order))
    rows += attributes(rng, size, count - 1, setting.things, DOMAIN, rows, taken)
    return _puzzle(rng, setting, rows, size, chosen)


def order(rng: random.Random, among: Sequence[Setting]) -> Example:
    """People in one order: a row, a queue, a ranking, a programme."""
    size = rng.randint(3, 7)
    return _puzzle(rng, rng.choice(among), [people(rng, size, declarations.role(rng), DOMAIN)], size)


def order_of_things(rng: random.Random, among: Sequence[Setting]) -> Example:
    """Things in a row."""
    size = rng.randint(3, 7)
    return _puzzle(rng, rng.choice(among), [things(rng, size, DOMAIN)], size)


def scale(rng: random.Random) -> Example:
    """People or things by age, price, size and the like."""
    size, of_things = rng.randint(3, 7), rng.random() < 0.65
    row = things(rng, size, DOMAIN) if of_things else people(rng, size, declarations.role(rng), DOMAIN)
    chosen = rng.choice(OF_THINGS if of_things else OF_PEOPLE)
    setting = Setting("place", "places", "in", ("be",), ("one",), (chosen.clauses,), "scale", of_things)
    return _puzzle(rng, setting, [row], size)


def round_table(rng: random.Random) -> Example:
    """People round a table."""
    size = rng.choice((4, 5, 6, 6))
    row = people(rng, size, declarations.role(rng), DOMAIN)
    return _puzzle(rng, settings.ROUND_TABLE, [row], size, ring=True)


def _puzzle(
    rng: random.Random, setting: Setting, rows: list[Row], size: int, chosen: tuple[str, ...] = (), ring: bool = False
) -> Example:
    places = tuple(place for _ in rows for place in rng.sample(range(1, size + 1), size))
    clues = Clues(rng, World(setting, named(rows), places, size, ring, chosen))
    return told(clues, Facts(clues))


def told(
    clues: Clues,
    facts: Facts,
    opening: Callable[[random.Random, World], list[Sentence]] | None = None,
    asking: Callable[[Clues, Facts], Question] = ask,
) -> Example:
    """A puzzle about the world of the clues: its opening, facts that leave no other world, and a question."""
    rng = clues.rng
    asked = asking(clues, facts)
    enough = facts.enough()
    opened = (opening or _opening)(rng, clues.world)
    text, sentences = page(rng, opened, _told(clues, enough), asked.sentences, asked.labels)
    return Example(text, _program(clues, enough, asked), (asked.answer,), sentences)


def _opening(rng: random.Random, world: World) -> list[Sentence]:
    """The declarations with sentences that name nothing before, between and after them."""
    found = declarations.declared(rng, world)
    rng.shuffle(found)
    for _ in range(rng.choice((0, 1, 1, 2))):
        say = rng.choice((declarations.scene, declarations.rule))
        found.insert(rng.randint(0, len(found)), Sentence(say(rng, world), ""))
    if rng.random() < 0.3:
        found.insert(rng.randint(0, len(found)), Sentence(declarations.aside(rng), ""))
    return found


def _told(clues: Clues, facts: Sequence[Statement]) -> list[Sentence]:
    """A sentence for each fact, or one unit for two about the same subject."""
    names, numerals = clues.world.names, _numerals(clues.world)
    told: list[Sentence] = []
    left = list(facts)
    while left:
        fact = left.pop(0)
        partner = next((each for each in left if _continues(fact, each)), None)
        words = clues.continued(fact, partner) if isinstance(fact, Fact) and isinstance(partner, Fact) else ""
        forms = [fact.form(names, numerals)]
        if words and partner and clues.rng.random() < 0.3:
            left.remove(partner)
            forms.append(partner.form(names, numerals))
        else:
            words = clues.sentence(fact)
        told.append(Sentence(sentence(words), "\n".join(forms)))
    if clues.rng.random() < 0.15:
        told.insert(clues.rng.randint(0, len(told)), Sentence(declarations.aside(clues.rng), ""))
    return told


def _continues(first: Statement, second: Statement) -> bool:
    return isinstance(first, Fact) and isinstance(second, Fact) and first.names[0] == second.names[0]


def _numerals(world: World) -> dict[int, str]:
    return dict(enumerate((day.lower() for day in world.days), start=1))


def _program(clues: Clues, facts: Sequence[Statement], asked: Question) -> str:
    """The whole program, its facts in the order of the text."""
    world = clues.world
    lines = [declarations.order_line(world)] if world.days else []
    kind = "ring" if world.ring else "row"
    lines += [f"{kind} {row.label}: {', '.join(item.name for item in row.items)}" for row in world.rows]
    lines += [fact.form(world.names, _numerals(world)) for fact in facts]
    return "\n".join([*lines, asked.query]) + "\n"
