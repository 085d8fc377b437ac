"""Rows for puzzles: first names, kinds of attributes, and things that are ordered."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from neurosym.domains.declared import told_apart
from neurosym.domains.puzzle_templates.kinds import FIRST_NAMES, PERSON_KINDS, THING_KINDS, Kind
from neurosym.domains.puzzle_templates.phrases import Item, Row
from neurosym.domains.wording import key, numeral

_DESCRIBED = """
bottle/bottles cup/cups hat/hats statue/statues candle/candles ball/balls box/boxes chair/chairs lamp/lamps kite/kites
flag/flags mug/mugs umbrella/umbrellas vase/vases coat/coats tent/tents boat/boats suitcase/suitcases bicycle/bicycles
house/houses sofa/sofas album/albums jar/jars cushion/cushions van/vans carpet/carpets ring/rings stamp/stamps
notebook/notebooks folder/folders book/books door/doors button/buttons backpack/backpacks balloon/balloons
""".split()
_DESCRIPTIONS = (
    "red blue green yellow white black grey pink purple orange silver golden brown turquoise beige crimson",
    "wooden plastic paper glass copper leather cotton stone iron silk woollen tin",
    "striped spotted plain checked flowered torn old-fashioned shiny folded painted engraved empty",
    "Italian French Indian Swiss Polish Turkish Greek Danish Korean Mexican Irish Scottish",
)
_SETS = {
    "instrument/instruments": "violin guitar drum flute trumpet harp cello banjo piano oboe",
    "cheese/cheeses": "gouda feta brie cheddar edam ricotta emmental gorgonzola",
    "building/buildings": "museum, town hall, theatre, library, station, hospital, school, cinema, bank, church",
    "animal/animals": "horse sheep donkey goat rabbit fox badger deer camel zebra giraffe otter",
    "vegetable/vegetables": "carrot leek turnip pumpkin radish cabbage onion beetroot cucumber aubergine",
    "toy/toys": "teddy bear, puzzle, doll, train set, spinning top, kite, rocking horse, marble run",
    "river/rivers": "Danube Rhine Volga Elbe Loire Tagus Oder Vistula",
    "dish/dishes": "soup salad roast fish stew omelette dumpling casserole risotto",
    "planet/planets": "Zorg Mibo Talax Korrin Vesta Ulmo Quill Nerra",
    "film/films": "The Lighthouse Keeper, Paper Moonlight, Seven Bridges, Last Tram Home, Cold Harbour, Blue Acre",
    "village/villages": "Ashby Larkhill Millbrook Oakford Penrose Saltley Thornton Wexcombe",
    "vehicle/vehicles": "bus, taxi, tractor, van, scooter, ambulance, lorry, fire engine, cable car, caravan",
    "plant/plants": "fern cactus ivy palm fig basil rosemary orchid bonsai",
    "dog/dogs": "poodle beagle terrier collie spaniel dachshund boxer husky",
    "shop/shops": "bakery butcher florist chemist bookshop barber grocer jeweller tailor",
    "piece of furniture/pieces of furniture": "table wardrobe armchair dresser stool cupboard bench mirror desk",
    "fruit/fruits": "pineapple melon quince papaya lychee coconut pomegranate apricot grapefruit",
    "computer/computers": "Aster Bolt Comet Delta Ember Flint Gale Halo",
}


def people(rng: random.Random, size: int, noun: str, domain: str) -> Row:
    """People with first names; `noun` is what they are."""
    names = rng.sample(FIRST_NAMES, size)
    items = tuple(Item(name, name, key(name, domain)) for name in names)
    return Row(noun, noun + "s", key(noun, domain), items)


def attributes(
    rng: random.Random, size: int, count: int, things: bool, domain: str, rows: Sequence[Row], taken: Sequence[str] = ()
) -> list[Row]:
    """Rows of different kinds, beside those that there are.

    No label stands twice, and nothing is called as `taken` says. Mostly no name stands in two rows; where one may,
    children and the like are often called as the people are.
    """
    alike = rng.random() < _ALIKE
    labels, own = {row.label for row in rows} | set(taken), {item.plain for row in rows for item in row.items}
    people = [(item.listed, item.listed) for row in rows if row.kind is None for item in row.items]
    kinds = [kind for kind in (THING_KINDS if things else PERSON_KINDS) if len(kind.values) >= size]
    found: list[Row] = []
    for kind in rng.sample(kinds, len(kinds)):
        if len(found) == count:
            break
        row = _row(rng, kind, size, domain, people if alike else ())
        names = {item.plain for item in row.items}
        if labels & {row.label, *names} or row.label in own or (own & names and not alike):
            continue
        labels.add(row.label)
        own |= names
        found.append(row)
    return found


_ALIKE = 0.25
"""How often rows may share names."""


def named(rows: list[Row]) -> tuple[Row, ...]:
    """The rows with the labels and names that the program uses, all of them different."""
    apart = told_apart([(row.label, [item.plain for item in row.items]) for row in rows])
    return tuple(
        replace(
            row, label=label, items=tuple(replace(item, name=name) for item, name in zip(row.items, names, strict=True))
        )
        for row, (label, names) in zip(rows, apart, strict=True)
    )


def _row(rng: random.Random, kind: Kind, size: int, domain: str, people: Sequence[tuple[str, str]] = ()) -> Row:
    """A row of the kind; if its values are first names, some of them may be those of `people`."""
    noun, nouns = rng.choice(kind.nouns)
    label = key(noun, domain)
    values = rng.sample(kind.values, size)
    if kind.of_first_names and people:
        shared = rng.sample(people, rng.randint(1, max(1, min(size, len(people)) // 2)))
        values = rng.sample([*shared, *(value for value in values if value not in shared)][:size], size)
    items = tuple(
        Item(listed, spoken, key(f"{noun} {listed}" if numeral(listed.lstrip("$")) else listed, domain))
        for listed, spoken in values
    )
    return Row(noun, nouns, label, items, kind)


def things(rng: random.Random, size: int, domain: str) -> Row:
    """Things of one sort, told apart by a description or by being of different sorts."""
    if rng.random() < 0.5:
        noun, nouns = rng.choice(_DESCRIBED).split("/")
        described = rng.sample(rng.choice(_DESCRIPTIONS).split(), size)
        items = tuple(
            Item(f"{word} {noun}", rng.choice((f"{word} {noun}", f"{word} {noun}", f"{word} one")),
                 key(f"{word} {noun}", domain))
            for word in described
        )  # fmt: skip
        return Row(noun, nouns, key(noun, domain), items, article=True)
    pair, listed = rng.choice([(pair, listed) for pair, listed in _SETS.items() if len(_words(listed)) >= size])
    noun, nouns = pair.split("/")
    words = rng.sample(_words(listed), size)
    proper = words[0][:1].isupper() and noun not in ("river", "computer")
    items = tuple(Item(word, word, key(word, domain)) for word in words)
    return Row(noun, nouns, key(noun, domain), items, article=not proper)


def _words(listed: str) -> list[str]:
    """The parts of a list, with commas between them or without."""
    return [part.strip() for part in listed.split(",")] if "," in listed else listed.split()
