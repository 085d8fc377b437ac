"""Grids without places: who has what, several rows declared in one sentence, clues about pairs."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from neurosym.domains.domain import Example, Sentence
from neurosym.domains.puzzle_templates import declarations
from neurosym.domains.puzzle_templates.clues import Clues, World
from neurosym.domains.puzzle_templates.everyday import PlainClues, PlainFacts
from neurosym.domains.puzzle_templates.facts import WEIGHTS, Facts
from neurosym.domains.puzzle_templates.items import attributes, named, people
from neurosym.domains.puzzle_templates.lists import plain_verb
from neurosym.domains.puzzle_templates.phrases import Row
from neurosym.domains.puzzle_templates.questions import Question, by_place, choice
from neurosym.domains.puzzle_templates.relations import Fact, Statement
from neurosym.domains.puzzle_templates.settings import Setting
from neurosym.domains.puzzle_templates.worlds import DOMAIN, told
from neurosym.domains.wording import CARDINALS, a, listed, sentence, third

_WHO = ("person", "one")
_UNLIKE = ("different", "different", "different", "distinct", "unique", "separate")
_RULES = (
    "No two of them have anything in common.", "Each of these is used exactly once.", "Nobody has two of anything.",
    "Nothing is shared.", "Here is what is known:", "Work out who has what.", "Match them up with these clues.",
    "Some details have been noted down.", "Nothing belongs to two of them.", "The following facts are known.",
)  # fmt: skip
_PAIRS = WEIGHTS | {"same": 10, "differ": 12}
_SIZES = ((3, 2), (3, 3), (3, 3), (3, 3), (4, 2), (4, 3), (4, 3), (5, 2), (5, 3))
"""People and rows."""
_BRACKETS = ("{what} ({list})",) * 4 + (
    "{what} [{list}]", "{what}: {list}", "{what} — {list} —", "{what} – {list} –", "{what}, {list},",
    "{what} (either {or})", "{what} (namely {list})",
)  # fmt: skip


class _Pairs(PlainFacts):
    """Facts about pairs: nothing says who is at which place, so the first row is taken as it stands."""

    def _fitting(self, facts: list[Statement]) -> list[list[int]]:
        pinned = [Fact("at", (name,), (self._world.places[name],)) for name in range(self._world.size)]
        return super()._fitting([*facts, *pinned])


def matching(rng: random.Random) -> Example:
    """People with several attributes each, but without places."""
    size, count = rng.choice(_SIZES)
    noun = rng.choice(("person", *(declarations.role(rng) for _ in range(4))))
    rows = [replace(people(rng, size, noun, DOMAIN), nouns="people" if noun == "person" else f"{noun}s")]
    rows += attributes(rng, size, count - 1, False, DOMAIN, rows)
    setting = Setting("place", "places", "in", ("be",), _WHO, (), "match")
    places = tuple(place for _ in rows for place in rng.sample(range(1, size + 1), size))
    clues = PlainClues(rng, World(setting, named(rows), places, size))
    return told(clues, _Pairs(clues, _PAIRS, together=0.2), _opening, _asked)


def _opening(rng: random.Random, world: World) -> list[Sentence]:
    """The declarations, and now and then what says nothing."""
    found = _declared(rng, world)
    if rng.random() < 0.45:
        found.append(Sentence(rng.choice(_RULES), ""))
    if rng.random() < 0.15:
        found.insert(rng.randint(0, len(found)), Sentence(declarations.aside(rng), ""))
    return found


def _declared(rng: random.Random, world: World) -> list[Sentence]:
    """All rows in one sentence, or the people in one and the rest in another, or each row on its own."""
    first, *rest = world.rows
    draw = rng.random()
    if draw < 0.55:
        return [_declaring(_all_in_one(rng, first, rest), world.rows, world)]
    who = _declaring(_people_alone(rng, first), [first], world)
    if draw < 0.8:
        return [who, _declaring(_of_each(rng, rest), rest, world)]
    return [who, *(_declaring(_of_each(rng, [row]), [row], world) for row in rest)]


def _declaring(words: str, rows: Sequence[Row], world: World) -> Sentence:
    words = words.replace(",,", ",").rstrip(" ,—–")
    return Sentence(sentence(words), "\n".join(declarations.row_line(row, world) for row in rows), True)


def _all_in_one(rng: random.Random, first: Row, rest: Sequence[Row]) -> str:
    """Three friends, Ada, Ben and Cleo, each have a different pet (cat, dog, fish) and a different job (...)."""
    n, who, names = CARDINALS[len(first.items)], first.nouns, _names(rng, first)
    have, has = _parts(rng, rest, plural=True), _parts(rng, rest, plural=False)
    bare = names if first.noun == "person" else f"the {who} {names}"  # which tells what the row is called
    some = rng.choice(_heads(who, names, n))
    lists = [f"{row.nouns}: {_values(rng, row)}" for row in rest]
    counted = [f"{n} {row.nouns} ({_values(rng, row)})" for row in rest]
    own = [f"{row.noun} ({_values(rng, row)})" for row in rest]
    return rng.choice(
        (
            f"{some} each {have}", f"{some} each {have}", f"{some} each {have}", f"{bare} each {have}",
            f"each of {n} {who} — {names} — {has}", f"each of the {who} {names} {has}", f"every one of {some} {has}",
            f"{names} are {n} {who}, each of whom {has}", f"{who}: {names}; {'; '.join(lists)}",
            f"{who} ({names}), {', '.join(own)}: every {first.noun} has one of each",
            f"there are {n} {who} ({names}), {listed(rng, counted)}",
            f"the {who} {names} differ in their {' and their '.join(own)}",
            f"the {who} are {names}, " + ", and ".join(f"the {row.nouns} are {_values(rng, row)}" for row in rest),
            f"we want to know which {' and which '.join(own)} belongs to which of {bare}",
            f"{some} all have different {' and different '.join(f'{row.nouns} ({_values(rng, row)})' for row in rest)}",
        )
    )  # fmt: skip


def _heads(who: str, names: str, n: str) -> tuple[str, ...]:
    return (
        f"{n} {who}, {names},", f"{n} {who} ({names})", f"{n} {who} — {names} —", f"the {who} {names}",
        f"{n} {who} named {names}", f"{n} {who} called {names}", f"the {n} {who} {names}",
    )  # fmt: skip


def _people_alone(rng: random.Random, row: Row) -> str:
    n, who, names = CARDINALS[len(row.items)], row.nouns, _names(rng, row)
    return rng.choice(
        (
            f"{names} are {n} {who}", f"there are {n} {who}: {names}", f"the {who} are {names}", f"{who}: {names}",
            f"{names} are {who}", f"meet {names}, {n} {who}", f"this is about {n} {who}, {names}",
            f"{n} {who}, {names}, met last week", f"the {who} {names} know each other well",
            f"{n} {who} ({names}) are compared",
        )
    )  # fmt: skip


def _of_each(rng: random.Random, rows: Sequence[Row]) -> str:
    """Each of them has a different pet (cat, dog, fish) and a different job (...)."""
    has, have = _parts(rng, rows, plural=False), _parts(rng, rows, plural=True)
    subject = rng.choice(("each of them", "everyone", "each", "everybody", "each person", "each one of them"))
    lists = [f"{row.nouns}: {_values(rng, row)}" for row in rows]
    return rng.choice(
        (
            f"{subject} {has}", f"{subject} {has}", f"{subject} {has}", f"they each {have}", f"they each {have}",
            "; ".join(lists), " and ".join(f"the {row.nouns} are {_values(rng, row)}" for row in rows),
            " and ".join(f"there are different {row.nouns} ({_values(rng, row)})" for row in rows),
        )
    )  # fmt: skip


def _parts(rng: random.Random, rows: Sequence[Row], plural: bool) -> str:
    """The verb and what each has of every row: keep a different pet (...) and have their own job (...)."""
    form = rng.choice(_BRACKETS)
    said: list[str] = []
    for number, row in enumerate(rows):
        head = plain_verb(rng, row) if rng.random() < 0.4 else ""
        head = head or (
            "have" if number == 0 or rng.random() < 0.4 or said[-1].split()[0] not in ("have", "has") else ""
        )
        what = rng.choice((f"{a(rng.choice(_UNLIKE))} {row.noun}", f"their own {row.noun}", f"one {row.noun}",
                           f"a different {row.noun}", f"a {row.noun} of their own"))  # fmt: skip
        what = what if not what.startswith("a ") else a(what.removeprefix("a "))
        filled = form.format(what=what, list=_values(rng, row), **{"or": listed(rng, _plain(row), "or")})
        said.append(f"{head if plural or not head else third(head)} {filled}".strip())
    return " and ".join(said) if len(said) < 3 else ", ".join(said[:-1]) + " and " + said[-1]


def _values(rng: random.Random, row: Row) -> str:
    items = _plain(row)
    return rng.choice((", ".join(items), listed(rng, items), listed(rng, items), listed(rng, items, "or")))


def _plain(row: Row) -> list[str]:
    return [item.listed for item in row.items]


def _names(rng: random.Random, row: Row) -> str:
    return rng.choice((listed(rng, _plain(row)), listed(rng, _plain(row)), ", ".join(_plain(row))))


def _asked(clues: Clues, facts: Facts) -> Question:
    """What goes with what, or which option holds; without places there is no other question."""
    makers: Sequence[Callable[[Clues, Facts], Question | None]] = (_partner, _partner, _partner, choice)
    while True:
        asked = clues.rng.choice(makers)(clues, facts)
        if asked:
            return asked


def _partner(clues: Clues, facts: Facts) -> Question:
    """Which item of one row goes with an item of another."""
    world, rng = clues.world, clues.rng
    asked, given = rng.sample(range(len(world.rows)), 2)
    index = given * world.size + rng.randrange(world.size)
    (other_row, other), row = world.who(index), world.rows[asked]
    name = by_place(world, asked)[world.places[index] - 1]
    words = _who_has(clues, other_row, index) if row.kind is None else _what_of(clues, row, index)
    query = f"answer {row.label} at {other.name}"
    return Question((Sentence(sentence(words), query),), query, name)


def _who_has(clues: Clues, row: Row, index: int) -> str:
    item, phrasing = clues.world.who(index)[1], clues.phrasing
    does, value = third(phrasing.infinitive(row, item)), phrasing.value(item)
    return clues.rng.choice(
        (
            f"who {does}?", f"who {does}?", f"who is it that {does}?", f"whose {row.noun} is {value}?",
            f"which of them {does}?", f"which person {does}?", f"who is {phrasing.noun_phrase(row, item)}?",
            f"what is the name of the person who {does}?", f"who has {value} as {row.noun}?", f"tell me who {does}.",
        )
    )  # fmt: skip


def _what_of(clues: Clues, row: Row, index: int) -> str:
    """The question for what somebody has of a kind."""
    rng, (given, item) = clues.rng, clues.world.who(index)
    who, head = clues.phrasing.noun_phrase(given, item), plain_verb(rng, row) or "have"
    asks = [
        f"which {row.noun} does {who} {head}?", f"what {row.noun} does {who} have?",
        f"what is the {row.noun} of {who}?",
        f"which is the {row.noun} of {who}?", f"which {row.noun} goes with {who}?",
        f"which {row.noun} is that of {who}?",
    ]  # fmt: skip
    if given.kind is None:
        asks += [
            f"what is {who}'s {row.noun}?",
            f"which {row.noun} is {who}'s?",
            f"which {row.noun} has {who} got?",
        ] * 2
    return rng.choice(asks)
