"""Money that is to be divided: among investments, or among the parts of a plan."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.optimisation_templates.drafting import (
    Block,
    Draft,
    DraftError,
    Limit,
    Thing,
    drafted,
    limit,
    multiple_limit,
    share_limit,
)
from neurosym.domains.optimisation_templates.wording import listed, money, multiple, share
from neurosym.domains.templates import TEST, TRAIN, Template

_WHO = (
    "a pension fund|the fund",
    "Grace|Grace",
    "a parish|the parish",
    "a couple|the couple",
    "a foundation|the foundation",
    "Omar's aunt|Omar's aunt",
    "a start-up with spare cash|the start-up",
)
_PLACES = (
    ("government bonds", "bonds"),
    ("a savings account", "savings"),
    ("solar farms", "solar_farms"),
    ("housing", "housing"),
    ("a local bakery", "bakery"),
    ("gold", "gold"),
    ("a technology fund", "technology_fund"),
    ("forest land", "forest_land"),
    ("railway shares", "railway_shares"),
    ("art", "art"),
)
_LESSONS = (
    ("the youth team", "youth_team"),
    ("repairs", "repairs"),
    ("new instruments", "instruments"),
    ("travel", "travel"),
    ("a summer fair", "fair"),
    ("lectures", "lectures"),
)


def _investment(rng: random.Random) -> Draft:
    return _divided(rng, _PLACES, "invest", "invested in")


def _grants(rng: random.Random) -> Draft:
    return _divided(rng, _LESSONS, "spend", "spent on")


def _divided(rng: random.Random, places: tuple[tuple[str, str], ...], verb: str, put: str) -> Draft:
    picked = rng.sample(places, rng.choice((2, 2, 2, 3, 3)))
    things = [Thing(place, place, key) for place, key in picked]
    keys = [each.key for each in things]
    first, _, who = rng.choice(_WHO).partition("|")
    sign = rng.choice(("$", "$", "dollars", "€"))
    total_amount = Fraction(rng.choice((5, 8, 12, 20, 25, 36, 60, 75, 90, 120, 250, 400, 900)) * 1000)
    made = Draft(rng, things, "rational", True)
    rates = {key: Fraction(rng.randint(2, 28), 2) for key in keys}
    made.goal = {key: rate / 100 for key, rate in rates.items()}
    made.goal_code = {key: f"{_decimal(rate)}%" for key, rate in rates.items()}
    made.goal_note = "return" if verb == "invest" else "value"
    whole = {key: Fraction(1) for key in keys}
    said = money(rng, total_amount, sign)
    preposition = put.split()[-1]
    opening = rng.choice(
        (
            f"{first} has {said} to {verb} {preposition} {listed([each.one for each in things])}.",
            f"{first} wants to {verb} up to {said} {preposition} {listed([each.one for each in things])}.",
            f"{first} can {verb} at most {said}, and has to choose among {listed([each.one for each in things])}.",
        )
    )
    made.opening = [Block(opening, (limit(whole, "<=", total_amount),))]
    made.blocks = [Block(_rates(rng, things, rates, verb))]
    kinds = rng.sample(("least", "share", "share", "multiple", "most"), rng.randint(1, 3))
    made.blocks += [_kind(rng, kind, things, total_amount, sign, put, who) for kind in dict.fromkeys(kinds)]
    name = made.goal_note if verb == "invest" else "total value"
    made.question = rng.choice(
        (
            f"How much should be {put} each to {rng.choice(('maximise', 'maximize'))} the {name}?",
            f"What is the largest {name} that is possible?",
            f"How should {who} divide the money so that the {name} is as large as possible?",
            f"{who} wants the {name} to be as high as possible.",
            f"Find the highest {name}.",
        )
    )
    if len(set(rates.values())) < len(keys):
        raise DraftError
    return made


def _decimal(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.1f}"


def _rates(rng: random.Random, things: list[Thing], rates: dict[str, Fraction], verb: str) -> str:
    yields = ("returns", "yields", "pays") if verb == "invest" else ("returns", "is worth another")
    word, percent = rng.choice(yields), rng.choice(("%", "%", " percent"))
    told = [f"{_decimal(rates[each.key])}{percent}" for each in things]
    gain = rng.choice((" a year", "", " per year")) if verb == "invest" else ""
    parts = [
        f"money {'in' if verb == 'invest' else 'for'} {each.one} {word} {said}"
        for each, said in zip(things, told, strict=True)
    ]
    if rng.random() < 0.5:
        return f"{listed([each.one for each in things])} return {listed(told)}{gain}, respectively."
    return f"{listed(parts)}{gain}."


def _kind(
    rng: random.Random, kind: str, things: list[Thing], total_amount: Fraction, sign: str, put: str, who: str
) -> Block:
    each, other = rng.sample(things, 2)
    keys = [one.key for one in things]
    match kind:
        case "share":
            low = rng.random() < 0.5
            said = share(rng, 5, 40) if low else share(rng, 30, 80)
            word = rng.choice(
                ("at least", "a minimum of", "no less than") if low else ("at most", "no more than", "up to")
            )
            must = "must" if low else "may"
            verb, place = put.split()
            text = rng.choice(
                (
                    f"{word} {said.text} of all the money that is {verb} {must} go to {each.one}.",
                    f"{word} {said.text} of what is {verb} {must} be {put} {each.one}.",
                    f"{place} {each.one}, {who} wants {word} {said.text} of all that is {verb}.",
                )
            )
            return Block(text, (share_limit(each.key, ">=" if low else "<=", said.value, said.code, keys),))
        case "multiple":
            said = multiple(rng)
            times = "twice" if said.text == "double" else said.text
            low = rng.random() < 0.6
            word = "at least" if low else rng.choice(("at most", "no more than"))
            text = f"{word} {times} as much must be {put} {each.one} as {put.split()[-1]} {other.one}."
            return Block(text, (multiple_limit(each.key, ">=" if low else "<=", said.value, said.code, other.key),))
        case _:
            return _fixed(rng, kind == "least", each, total_amount, sign, put, who)


def _fixed(rng: random.Random, low: bool, each: Thing, total_amount: Fraction, sign: str, put: str, who: str) -> Block:
    part = Fraction(rng.randint(1, 7) if low else rng.randint(4, 16), 20)
    value = Fraction(max(1, int(total_amount * part / 100))) * 100
    said = money(rng, value, sign)
    word = rng.choice(("at least", "not less than") if low else ("at most", "no more than"))
    text = rng.choice(
        (
            f"{word} {said} must be {put} {each.one}.",
            f"{who} wants {word} {said} to be {put} {each.one}.",
            f"The amount {put} {each.one} must be {word} {said}.",
        )
    )
    limited: tuple[Limit, ...] = (limit({each.key: Fraction(1)}, ">=" if low else "<=", value),)
    return Block(text, limited)


TEMPLATES = (
    Template("investment", drafted(_investment), TRAIN),
    Template("grants", drafted(_grants), TEST),
)
