"""The sentences that say which names there are, and those that only set the scene."""

from __future__ import annotations

import random
from collections.abc import Sequence

from neurosym.domains.domain import Sentence
from neurosym.domains.puzzle_templates import lists
from neurosym.domains.puzzle_templates.clues import World
from neurosym.domains.puzzle_templates.phrases import Row
from neurosym.domains.wording import CARDINALS, a, key, listed, sentence, third

_SCENES = {
    "left": (
        "There are {n} {places} in a row, numbered 1 to {k} from left to right.",
        "{N} {places} stand side by side; the leftmost has number 1.",
        "The {places} are numbered from 1 to {k}, beginning on the left.",
        "Think of {n} {places} in a line, counted from left to right.",
        "Left and right are meant as one sees them when facing the {places}.",
        "The {places} carry the numbers 1 through {k}, left to right.",
    ),
    "early": ("They come one after the other.", "No two of them have the same {place}.", "There are {n} {places}."),
    "low": (
        "The building has {n} {places}; {place} 1 is the lowest.",
        "The {places} are numbered from 1 at the bottom to {k} at the top.",
    ),
    "front": ("There is one queue, and nobody pushes in.", "They stand one behind the other."),
    "best": ("There were no ties.", "Everyone reached the end, and no two tied."),
    "ring": ("The table is round.", "All of them face the middle of the table."),
    "scale": ("No two of them are equal in this.", "There are no ties."),
}
_RULES = (
    "Each {place} belongs to exactly one {who}.",
    "No two of them share anything listed here.",
    "Every value is used exactly once.",
    "Each {who} differs from the others in every respect.",
    "All of them are different in each of the following ways.",
    "The following is known about them:",
    "Here are the clues:",
    "Clues:",
    "Use the hints below to find out who is who.",
    "Some facts were written down.",
    "Nobody has two of anything.",
    "Every {who} has exactly one of each kind.",
)
_ASIDES = (
    "It rained all week.",
    "The weather was fine that day.",
    "A local newspaper wrote about it.",
    "Puzzles of this sort are popular on trains.",
    "Take your time.",
    "The whole thing was photographed by a tourist.",
    "My uncle told me this over dinner.",
    "Nobody expected such a crowd.",
    "It was a busy day for everyone.",
    "They all get along well.",
    "The radio was playing in the background.",
    "Coffee was served afterwards.",
    "A cleaner comes by every second week.",
    "The owner of the building lives abroad.",
    "This happened some years ago.",
    "Hardly anyone remembers the details.",
    "Read everything carefully before you answer.",
    "There is enough information here.",
)
_ROLES = (
    "friend colleague neighbour cousin student tourist musician traveller volunteer player guest artist sibling "
    "classmate"
    " runner singer clerk member lodger scout nurse sailor painter hiker retiree trainee roommate collector gardener"
).split()


def scene(rng: random.Random, world: World) -> str:
    """A sentence about the places that names nothing."""
    setting = world.setting
    axis = setting.axis if rng.random() < 0.8 else ""
    pattern = rng.choice(_SCENES.get(axis, _RULES) or _RULES)
    return sentence(_filled(pattern, world))


def rule(rng: random.Random, world: World) -> str:
    """A sentence about the puzzle as a whole that names nothing."""
    return sentence(_filled(rng.choice(_RULES), world))


def aside(rng: random.Random) -> str:
    """A sentence that has nothing to do with the puzzle."""
    return rng.choice(_ASIDES)


def _filled(pattern: str, world: World) -> str:
    n = CARDINALS[world.size]
    setting = world.setting
    return pattern.format(
        n=n, N=n.capitalize(), k=world.size, place=setting.place, places=setting.places, who=setting.who[0]
    )


def role(rng: random.Random) -> str:
    """A noun for people who are called by their first names."""
    return rng.choice(_ROLES)


def row_line(row: Row, world: World) -> str:
    """The declaration of a row, as the sentence alone has it."""
    kind = "ring" if world.ring else "row"
    return f"{kind} {key(row.noun, 'puzzle')}: {', '.join(item.plain for item in row.items)}"


def order_line(world: World) -> str:
    """The declaration of places with names in the language."""
    return f"order {world.setting.label}: {', '.join(day.lower() for day in world.days)}"


def declared(rng: random.Random, world: World) -> list[Sentence]:
    """The sentences that name all rows, in some order; those of people called by their names come first."""
    sentences = [_order_sentence(rng, world)] if world.days else []
    rows = list(world.rows)
    if len(rows) > 1 and rng.random() < 0.15:
        first, second = rows[:2]
        rows = rows[2:]
        sentences.append(_two_rows(rng, first, second, world))
    style = rng.choice(("prose", "prose", "bullets"))
    for row in rows:
        words = _named(rng, row, world) if row.kind is None else _of_kind(rng, row, style, world)
        sentences.append(Sentence(words, row_line(row, world), True))
    return sentences


def _order_sentence(rng: random.Random, world: World) -> Sentence:
    setting, n = world.setting, CARDINALS[world.size]
    days = listed(rng, world.days)
    what = rng.choice(("one after the other", "one at a time", "one each", "each on a different one"))
    words = rng.choice(
        (
            f"All of this concerns the {n} {setting.places} {days}.",
            f"There is one for each {setting.place}: {days}.",
            f"The {setting.places} in question are {days}, {what}.",
            f"It takes {n} {setting.places}: {days}.",
            f"The plan covers {days}, with one of them {setting.at} each {setting.place}.",
            f"{setting.places.capitalize()}: {', '.join(world.days)}.",
        )
    )
    return Sentence(sentence(words), order_line(world), True)


def _styled(rng: random.Random, row: Row, word: str = "and") -> str:
    """The items of a row as a list, in an order that tells nothing."""
    items = [item.listed for item in row.items]
    draw = rng.random()
    if row.kind is not None and draw < 0.1:
        items = [item.capitalize() for item in items]
    elif draw < 0.25:
        left, right = rng.choice(("``", '""', "''", "**"))
        return ", ".join(f"{left}{item}{right}" for item in items)
    elif draw < 0.35:
        return rng.choice((" / ", "; ", ", ", " | ")).join(items)
    elif row.article or (row.kind is not None and draw < 0.5 and not any(item[:1].isupper() for item in items)):
        items = [item if item[:1].isdigit() or item.endswith("s") else a(item) for item in items]
    return listed(rng, items, word)


def _of_kind(rng: random.Random, row: Row, style: str, world: World) -> str:
    if rng.random() < 0.6:
        return lists.of_kind(rng, row, world.setting)
    items, noun, nouns = _styled(rng, row), row.noun, row.nouns
    if style == "bullets":
        return rng.choice(
            (
                f"Each has a different {noun}: {items}",
                f"Everyone has exactly one {noun}: {items}",
                f"{nouns.capitalize()}: {items}",
                f"Each one has a {noun} of their own: {items}",
                f"{noun.capitalize()}: {items}",
                f"There are these {nouns}: {items}",
                f"Different {nouns} are found here: {items}",
                f"Each of them has a unique {noun}: {items}",
                f"Possible {nouns}: {items}",
            )
        )
    verb = rng.choice(row.kind.verbs) if row.kind else ""
    either = _styled(rng, row, "or")
    head = verb.partition("{")[0].strip()
    choices = [
        f"The {nouns} are {items}.",
        f"Their {nouns} are {items}.",
        f"Their {nouns}, in no particular order, are {items}.",
        f"Each of them has a different {noun}: {items}.",
        f"The {CARDINALS[len(row.items)]} {nouns} are {items}.",
        f"As to the {nouns}, there are {items}.",
        f"Everybody has one {noun}, and no two have the same: {items}.",
        f"Among them one finds the following {nouns}: {items}.",
        f"The {nouns} to be matched are {items}.",
        f"The {noun} of each is one of {items}.",
        f"Each one's {noun} is {either}.",
        f"The possible {nouns} are {items}.",
    ]
    if verb.endswith(("{v}", "{a}")) and head and not head.startswith("be"):
        choices.append(f"Each of them {third(head)} a different {noun}: {items}.")
    return sentence(rng.choice(choices))


def _named(rng: random.Random, row: Row, world: World) -> str:
    items, n, nouns, setting = _styled(rng, row), CARDINALS[len(row.items)], row.nouns, world.setting
    where = f"{setting.at} {n} {setting.places}"
    if row.noun == "name" and rng.random() < 0.6:
        return lists.of_names(rng, row, setting)
    if row.noun == "name":
        return rng.choice(
            (
                f"Their names are {items}.",
                f"Each has a different name: {items}",
                f"Names: {items}",
                f"The names are {items}.",
                f"Everyone has a name of their own: {items}",
            )
        )
    live = rng.choice(setting.live)
    plural = "are" if live.split()[0] == "be" else live
    doing = f"{plural} {where}" if world.setting.axis in ("left", "low") and live != "be" else "are under discussion"
    return sentence(
        rng.choice(
            (
                f"{n} {nouns}, {items}, {doing}",
                f"{n} {nouns} named {items} {doing}",
                f"The {nouns} are {items}",
                f"There are {n} {nouns}: {items}",
                f"{items} are {n} {nouns}",
                f"The names of the {n} {nouns} are {items}",
                f"This is about {n} {nouns} called {items}",
                f"{n} {nouns} took part: {items}",
                f"In this story there are {n} {nouns}: {items}",
                f"{n} {nouns} — {items} — {doing}",
            )
        )
    )


def _two_rows(rng: random.Random, first: Row, second: Row, world: World) -> Sentence:
    lists = _styled(rng, first), _styled(rng, second)
    patterns: Sequence[str] = (
        f"The {first.nouns} are {lists[0]}, and the {second.nouns} are {lists[1]}.",
        f"{first.nouns.capitalize()}: {lists[0]}; {second.nouns}: {lists[1]}.",
        f"There are {CARDINALS[world.size]} {first.nouns} ({lists[0]}) and as many {second.nouns} ({lists[1]}).",
        f"They have different {first.nouns}, namely {lists[0]}, and different {second.nouns}, namely {lists[1]}.",
    )
    return Sentence(sentence(rng.choice(patterns)), f"{row_line(first, world)}\n{row_line(second, world)}", True)
