"""Everyday sizes and their comparison: coins, measures, ratios, and what everybody knows and no text says."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.domain import Example
from neurosym.domains.templates import (
    ANIMALS,
    BAKED,
    FRUIT,
    GOODS,
    STATIONERY,
    TOYS,
    Noun,
    Person,
    Template,
    example,
    nouns,
    people,
    say,
)

_COINS = {"penny/pennies": 1, "nickel": 5, "dime": 10, "quarter": 25}


_LEGS = {"spider": 8, "dog": 4, "hen": 2, "cow": 4, "beetle": 6, "crab": 10, "horse": 4, "goose/geese": 2, "ant": 6}


_PERIODS = {"week": ("day", 7), "year": ("month", 12), "hour": ("minute", 60), "day": ("hour", 24), "dozen": ("", 12)}


def _coins_of(rng: random.Random) -> tuple[str, str, int]:
    """Some coins in words, their value as a formula in cents, and that value."""
    chosen = rng.sample(sorted(_COINS), rng.randint(2, 3))
    told, terms, total = [], [], 0
    for coin in chosen:
        noun, count = nouns(coin)[0], rng.randint(1, 9)
        told.append(f"{say(rng, count)} {noun.one if count == 1 else noun.many}")
        terms.append(f"{count} * {_COINS[coin]}")
        total += count * _COINS[coin]
    return ", ".join(told[:-1]) + f" and {told[-1]}", " + ".join(terms), total


def _coins(rng: random.Random) -> Example:
    """The worth of coins: in all, of two people compared, or against a price."""
    a, b = people(rng, 2)
    while True:
        (first, one, here), (second, two, there) = _coins_of(rng), _coins_of(rng)
        if here > there:
            break
    verb = rng.choice(("has", "found", "saved", "has got"))
    kind = rng.choice(("all", "who", "more", "enough"))
    if kind == "all":
        asked = rng.choice(("How many cents is that?", f"How much money does {a.name} have in cents?"))
        return example(f"{a.name} {verb} {first}. {asked}", f"{a.key}_cents = {one}\nanswer {a.key}_cents", here)
    if kind == "enough":
        thing = rng.choice(GOODS)
        price = max(1, here + rng.choice((-9, -4, -1, 1, 3, 8)))
        asked = rng.choice((f"Can {a.he} pay for it?", f"Does {a.he} have enough money?"))
        text = f"A {thing.one} costs {price} cents. {a.name} {verb} {first}. {asked}"
        return example(text, f"price = {price}\n{a.key}_cents = {one}\nanswer {a.key}_cents >= price", here >= price)
    if rng.random() < 0.5:
        first, second, one, two, here, there = second, first, two, one, there, here
    stated = f"{a.key}_cents = {one}\n{b.key}_cents = {two}\n"
    told = f"{a.name} {verb} {first}. {b.name} {verb} {second}."
    richer, poorer = (a, b) if here > there else (b, a)
    if kind == "who":
        options = f'"{a.name}": {a.key}_cents, "{b.name}": {b.key}_cents'
        asked = rng.choice(("Who has more money?", "Which of them has more?", "Whose coins are worth more?"))
        return example(f"{told} {asked}", stated + f"answer which largest of {options}", richer.name)
    asked = rng.choice((f"How many cents more does {richer.name} have?", "By how many cents do the amounts differ?"))
    closing = f"difference = {richer.key}_cents - {poorer.key}_cents\nanswer difference"
    return example(f"{told} {asked}", stated + closing, abs(here - there))


_MEASURED = (
    ("scarf", "cm", "long", "longer", "shorter"),
    ("dog", "cm", "tall", "taller", "smaller"),
    ("parcel", "kg", "heavy", "heavier", "lighter"),
    ("tree", "metres", "high", "higher", "lower"),
    ("ribbon", "inches", "long", "longer", "shorter"),
    ("walk", "minutes", "long", "longer", "shorter"),
    ("film", "minutes", "long", "longer", "shorter"),
    ("tower", "feet", "tall", "taller", "shorter"),
)


def _whose(rng: random.Random) -> Example:
    """Which of two measures is larger, one told by the other."""
    a, b = people(rng, 2)
    what, unit, measure, up, down = rng.choice(_MEASURED)
    first, more = rng.randint(20, 90), rng.randint(1, 15)
    larger, asks_larger = rng.random() < 0.5, rng.random() < 0.5
    sign, word = ("+", up) if larger else ("-", down)
    told = rng.choice(
        (
            f"{a.name}'s {what} is {first} {unit} {measure}. {b.name}'s {what} is {more} {unit} {word} than "
            f"{a.name}'s.",
            f"{b.name} has a {what} that is {more} {unit} {word} than {a.name}'s, which is {first} {unit} {measure}.",
        )
    )
    asked_word = up if asks_larger else down
    asked = rng.choice((f"Whose {what} is {asked_word}?", f"Who has the {asked_word} {what}?"))
    one, two = f"{a.key}_{what}", f"{b.key}_{what}"
    program = f"""
        {one} = {first}
        {two} = {one} {sign} {more}
        answer which {"largest" if asks_larger else "smallest"} of "{a.name}": {one}, "{b.name}": {two}
    """
    return example(f"{told} {asked}", program, (b if larger == asks_larger else a).name)


def _higher_ratio(rng: random.Random) -> Example:
    """Two places with two kinds each: where the ratio is higher."""
    a, b = people(rng, 2)
    first, second = rng.sample((*FRUIT, *BAKED, *ANIMALS), 2)
    while True:
        w, x, y, z = (rng.randint(2, 24) for _ in range(4))
        if Fraction(w, x) != Fraction(y, z):
            break
    higher = rng.random() < 0.5
    where = rng.choice(("stall", "shop", "farm", "basket", "mixture", "stand"))
    told = rng.choice(
        (
            f"At {a.name}'s {where} there are {w} {first.many} and {x} {second.many}; at {b.name}'s there are {y} "
            f"{first.many} and {z} {second.many}.",
            f"{a.name}'s {where} has {w} {first.many} and {x} {second.many}. {b.name}'s {where} has {y} {first.many} "
            f"and {z} {second.many}.",
        )
    )
    word = "higher" if higher else "lower"
    asked = rng.choice(
        (
            f"Whose {where} has the {word} ratio of {first.many} to {second.many}?",
            f"Where is the ratio of {first.many} to {second.many} {word}?",
        )
    )
    program = f"""
        {a.key}_ratio = {w} / {x}
        {b.key}_ratio = {y} / {z}
        answer which {"largest" if higher else "smallest"} of "{a.name}": {a.key}_ratio, "{b.name}": {b.key}_ratio
    """
    chosen = a if (Fraction(w, x) > Fraction(y, z)) == higher else b
    return example(f"{told} {asked}", program, chosen.name)


def _known_size(rng: random.Random) -> Example:
    """Legs of animals, days of weeks, items of a dozen: a number that everybody knows and the text leaves out."""
    owner = people(rng, 1)[0]
    count = rng.randint(2, 15)
    if rng.random() < 0.4:
        kind = rng.choice(sorted(_LEGS))
        animal, legs = nouns(kind)[0], _LEGS[kind]
        boxes = rng.randint(2, 9)
        if rng.random() < 0.5:
            text = rng.choice(
                (
                    f"{owner.name} sees {count} {animal.many}. How many legs do they have in all?",
                    f"How many legs do {count} {animal.many} have altogether?",
                )
            )
            stated, total = f"{animal.key} = {count}", count * legs
        else:
            place = rng.choice(("cage", "pen", "picture", "shed", "box"))
            text = f"There are {boxes} {place}s with {count} {animal.many} in each. How many legs is that in all?"
            stated, total = f"{animal.key} = {boxes} * {count}", boxes * count * legs
        return example(text, f"{stated}\nlegs = {animal.key} * {legs}\nanswer legs", total)
    period = rng.choice(sorted(_PERIODS))
    unit, size = _PERIODS[period]
    thing = rng.choice((*STATIONERY, *TOYS, *BAKED))
    if not unit:
        text = f"{owner.name} buys {count} dozen {thing.many}. How many {thing.many} is that?"
        return example(text, f"dozens = {count}\n{thing.key} = dozens * 12\nanswer {thing.key}", count * 12)
    each = rng.randint(2, 20)
    verb = rng.choice(("makes", "sells", "uses", "packs", "draws"))
    text = rng.choice(
        (
            f"{owner.name} {verb} {each} {thing.many} every {unit}. How many is that in {count} {period}s?",
            f"Every {unit} {owner.name} {verb} {each} {thing.many}. How many {thing.many} are that after {count} "
            f"{period}s?",
        )
    )
    program = f"""
        {thing.key}_per_{unit} = {each}
        {unit}s = {count} * {size}
        {thing.key} = {thing.key}_per_{unit} * {unit}s
        answer {thing.key}
    """
    return example(text, program, each * count * size)


def _given_ratio(rng: random.Random) -> Example:
    """A ratio and one of its sides."""
    a, b = people(rng, 2)
    one, two = rng.sample(range(2, 10), 2)
    part = rng.randint(2, 15)
    first, second = one * part, two * part
    left, right = _sides(rng, a, b)
    told = rng.choice(
        (
            f"The ratio of {left} to {right} is {one}:{two}.",
            f"{left[0].upper()}{left[1:]} and {right} are in the ratio {one} to {two}.",
            f"For every {one} of {left} there are {two} of {right}.",
        )
    )
    difference = rng.random() < 0.25
    asked = "By how much do they differ?" if difference else f"What is the number for {right}?"
    closing = "difference = abs(other - known)\n        answer difference" if difference else "answer other"
    program = f"""
        known = {first}
        one_part = known / {one}
        other = one_part * {two}
        {closing}
    """
    text = f"{told} The number for {left} is {first}. {asked}"
    return example(text, program, abs(second - first) if difference else second)


def _sides(rng: random.Random, a: Person, b: Person) -> tuple[str, str]:
    pair: tuple[Noun, Noun] = tuple(rng.sample((*ANIMALS, *FRUIT, *TOYS), 2))  # type: ignore[assignment]
    return rng.choice(
        (
            (pair[0].many, pair[1].many),
            (f"{a.name}'s {pair[0].many}", f"{b.name}'s {pair[0].many}"),
            ("boys", "girls"),
            ("adults", "children"),
        )
    )


TEMPLATES = (
    Template("everyday_coins", _coins),
    Template("everyday_whose", _whose),
    Template("everyday_higher_ratio", _higher_ratio),
    Template("everyday_known_size", _known_size),
    Template("everyday_given_ratio", _given_ratio),
)
