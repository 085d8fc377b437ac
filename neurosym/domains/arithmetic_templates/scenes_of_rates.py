"""Scenes of rates: a price that is lowered or raised, two stretches of work, two stocks that are used up."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.scenes import Scene, Wording, problem, rules, scene, values_by, worded
from neurosym.domains.templates import (
    BAKED,
    FRUIT,
    THINGS,
    Noun,
    Person,
    Template,
    nouns,
    people,
)


def _reduced_price(rng: random.Random) -> Scene:
    """A price, something taken off or added for each, and how many are bought with how much money."""
    (buyer,) = people(rng, 1)
    thing = rng.choice(THINGS)
    off = rng.random() < 0.7
    rows = rules(
        (
            "new = price - change; price = new + change; change = price - new;"
            if off
            else "new = price + change; price = new - change; change = new - price;"
        )
        + "cost = count * new; count = cost / new; new = cost / count; saved = count * change"
    )
    change = rng.randint(1, 20)
    given: dict[str, int | Fraction] = {
        "price": change + rng.randint(1, 60),
        "change": change,
        "count": rng.randint(2, 25),
    }
    values = values_by(rows, given)
    return scene(rng, _words_of_a_price(buyer, thing, off), rows, values, people=(buyer,))


def _words_of_a_price(buyer: Person, thing: Noun, off: bool) -> dict[str, Wording]:
    """A price with something off, or with something added."""
    n, many, one = buyer.name, thing.many, thing.one
    told = {
        "price": (
            f"Each {one} costs ${{}}.",
            f"A {one} is {{}} dollars." if one[0] not in "aeiou" else f"One {one} is {{}} dollars.",
            f"The {many} cost ${{}} each.",
            f"The usual price of a single {one} is ${{}}.",
        ),
        "change": (
            (
                f"Today there is a discount of ${{}} on each {one}.",
                f"Every {one} is {{}} dollars cheaper this week.",
                f"In the sale ${{}} is taken off each {one}.",
            )
            if off
            else (f"Wrapping adds ${{}} for each {one}.", f"The price of each {one} has gone up by ${{}}.")
        ),
        "count": (f"{n} buys {{}} {many}.", f"{n} took {{}} of them.", f"{{}} {many} were sold that day."),
        "cost": (f"{n} paid ${{}} in all.", "${} was paid for them altogether."),
        "new": (f"So {n} pays ${{}} for each.",),
    }
    asked = {
        "price": (f"What does a single {one} usually cost?",),
        "new": (f"How much is one {one} now?", f"What does {n} pay for each {one}?"),
        "count": (f"How many {many} did {n} buy?", f"How many {many} can be bought with that money?"),
        "cost": (f"How much is paid for the {many}?", f"How much did {n} pay in all?", "How much money is that?"),
        "saved": (f"How much does {n} save in all?",) if off else (),
    }
    keys = {
        "price": f"price_per_{thing.one_key}",
        "change": f"{'discount' if off else 'extra'}_per_{thing.one_key}",
        "new": f"{'reduced' if off else 'raised'}_price",
        "count": thing.key,
        "cost": f"cost_of_{thing.key}",
        "saved": "saved",
    }
    return worded(keys, told, asked)


def _two_stretches(rng: random.Random) -> Scene:
    """So much in some days, and so much in others: totals, rates and differences."""
    verb, base, goods = rng.choice(
        (
            ("earned", "earn", "dollars"),
            ("read", "read", "pages"),
            ("walked", "walk", "miles"),
            ("baked", "bake", "loaves"),
            ("sold", "sell", "tickets"),
            ("picked", "pick", "berries"),
            ("typed", "type", "letters"),
        )
    )
    (doer,) = people(rng, 1)
    span = rng.choice(nouns("day, week, month, hour"))
    rows = rules(
        "rate1 = a / days1; rate2 = b / days2; a = rate1 * days1; b = rate2 * days2; days1 = a / rate1;"
        "days2 = b / rate2; all = a + b; days = days1 + days2; more = a - b"
    )
    rate2, days2 = rng.randint(2, 20), rng.randint(2, 14)
    days1 = rng.randint(2, 20)
    rate1 = rate2 * days2 // days1 + rng.randint(1, 12)
    values = values_by(rows, {"rate1": rate1, "days1": days1, "rate2": rate2, "days2": days2})
    return scene(rng, _words_of_stretches(doer.name, span, verb, base, goods), rows, values, people=(doer,))


def _words_of_stretches(n: str, span: Noun, verb: str, base: str, object_: str) -> dict[str, Wording]:
    """What was done first, and what after that."""
    spans = span.many
    told = {
        "a": (f"First {n} {verb} {{}} {object_}.", f"In the first {spans} {n} {verb} {{}} {object_} in all."),
        "days1": (f"The first part of the work took {{}} {spans}.", f"That first part lasted {{}} {spans}."),
        "rate1": (f"In the first part {n} {verb} {{}} {object_} every {span.one}.",),
        "b": (f"After that {n} {verb} another {{}} {object_}.", f"In the second part {n} {verb} {{}} {object_}."),
        "days2": (f"The second part took {{}} {spans}.", f"This second part went on for {{}} {spans}."),
        "rate2": (f"In the second part it was {{}} {object_} a {span.one}.",),
    }
    asked = {
        "a": (f"How many {object_} did {n} {base} in the first part?",),
        "b": (f"How many {object_} did {n} {base} in the second part?",),
        "rate1": (f"How many {object_} a {span.one} did {n} {base} in the first part?",),
        "rate2": (f"How many {object_} a {span.one} did {n} {base} in the second part?",),
        "all": (f"How many {object_} did {n} {base} in all?", f"How many {object_} is that altogether?"),
        "days": (f"How many {spans} did both parts take together?",),
        "more": (f"How many more {object_} did {n} {base} in the first part than in the second?",),
        "days1": (f"How many {spans} did the first part take?",),
    }
    keys = {
        "a": f"first_{object_}",
        "b": f"second_{object_}",
        "days1": f"first_{span.key}",
        "days2": f"second_{span.key}",
        "rate1": f"{object_}_per_{span.one_key}_first",
        "rate2": f"{object_}_per_{span.one_key}_second",
        "all": f"all_{object_}",
        "days": f"all_{span.key}",
        "more": "difference",
    }
    return worded(keys, told, asked)


def _supplies(rng: random.Random) -> Scene:
    """Two stocks, each used up at its own daily rate: how long they last, what is left."""
    (owner,) = people(rng, 1)
    first, second = rng.sample((*BAKED, *FRUIT, *nouns("bottle, tin, candle, log, egg, tea bag, can")), 2)
    rows = rules(
        "days_a = a / rate_a; days_b = b / rate_b; a = days_a * rate_a; b = days_b * rate_b; rate_a = a / days_a;"
        "all = a + b; used = rate_a + rate_b; more = a - b"
    )
    rate_b, days_b = rng.randint(2, 8), rng.randint(2, 20)
    rate_a = rng.randint(2, 9)
    days_a = rate_b * days_b // rate_a + rng.randint(1, 15)
    values = values_by(rows, {"rate_a": rate_a, "days_a": days_a, "rate_b": rate_b, "days_b": days_b})
    n = owner.name
    told: dict[str, tuple[str, ...]] = {}
    asked: dict[str, tuple[str, ...]] = {}
    keys: dict[str, str] = {}
    for role, thing in (("a", first), ("b", second)):
        many = thing.many
        told |= {
            role: (f"{n} has {{}} {many}.", f"{n} bought {{}} {many}.", f"There are {{}} {many} in the store room."),
            f"rate_{role}": (
                f"{{}} {many} are used up a day.",
                f"{n} uses {{}} {many} every day.",
                f"Each day {{}} of the {many} go.",
            ),
        }
        asked |= {
            role: (f"How many {many} did {n} have?",),
            f"days_{role}": (
                f"How many days will the {many} last?",
                f"After how many days are the {many} gone?",
                f"For how many days are there {many}?",
            ),
        }
        keys |= {role: thing.key, f"rate_{role}": f"{thing.key}_per_day", f"days_{role}": f"days_of_{thing.key}"}
    told["days_a"] = (f"The {first.many} last for {{}} days.",)
    asked |= {
        "all": (f"How many {first.many} and {second.many} are there together?",),
        "used": (f"How many {first.many} and {second.many} are used up in one day?",),
        "more": (f"How many more {first.many} than {second.many} are there?",),
    }
    keys |= {"all": "total", "used": "used_per_day", "more": "difference"}
    return scene(rng, worded(keys, told, asked), rows, values, people=(owner,))


TEMPLATES = tuple(
    Template(f"scene_{make.__name__.strip('_')}", problem(make)) for make in (_reduced_price, _two_stretches, _supplies)
)
