"""Scenes of plans and groups: what is still needed, who is the rest, what is sold, and chains of comparison."""

from __future__ import annotations

import random

from neurosym.domains.scenes import Scene, plural_values, problem, rules, scene, wordings
from neurosym.domains.templates import BAKED, FRUIT, GOODS, STATIONERY, TOYS, Person, Template, people

_THINGS = (*FRUIT, *TOYS, *BAKED, *STATIONERY, *GOODS)
_PLANS = (
    ("recipe", "cups", "of", "flour, sugar, milk, oats, rice, cocoa"),
    ("soup", "spoons", "of", "salt, oil, pepper, cream, butter"),
    ("shed", "", "", "planks, nails, bricks, tiles, screws"),
    ("party", "", "", "balloons, plates, candles, cups, chairs"),
    ("costume", "", "", "buttons, ribbons, beads, feathers"),
    ("garden", "bags", "of", "soil, sand, gravel, compost"),
    ("wall", "buckets", "of", "paint, cement, water, plaster"),
)


def _plan(rng: random.Random) -> Scene:
    """A plan needs so much of this and that, and some of it is there already."""
    (doer,) = people(rng, 1)
    plan, unit, of, text = rng.choice(_PLANS)
    measure = f"{unit} {of} " if of else ""
    stuffs = [measure + stuff for stuff in rng.sample(text.split(", "), 3 if rng.random() < 0.4 else 2)]
    rows = "more_need = need_a - need_b; more_missing = missing_a - missing_b; all_need = need_a + need_b"
    rows += "; all_missing = missing_a + missing_b"
    for kind, _ in zip("abc", stuffs, strict=False):
        rows += f"; missing_{kind} = need_{kind} - have_{kind}; have_{kind} = need_{kind} - missing_{kind}"
        rows += f"; need_{kind} = have_{kind} + missing_{kind}"
    names = [f"{what}_{kind}" for kind, _ in zip("abc", stuffs, strict=False) for what in ("need", "have")]
    made = rules(rows)
    high = rng.choice((14, 14, 60))
    values = plural_values(made, lambda: {name: rng.randint(2, high) for name in names})
    words = "".join(_stuff(doer, plan, kind, stuff) for kind, stuff in zip("abc", stuffs, strict=False))
    if len(stuffs) == 2:
        words += f"""
            all_need = all_needed
            ? How many {stuffs[0]} and {stuffs[1]} does the {plan} need altogether?
            all_missing = all_still_needed
            ? How many {stuffs[0]} and {stuffs[1]} does {doer.name} still need in all?
            """
    words += _stuff_compared(doer, plan, stuffs[0], stuffs[1])
    return scene(rng, wordings(words), made, values, people=(doer,))


def _stuff(doer: Person, plan: str, role: str, stuff: str) -> str:
    n, key = doer.name, stuff.replace(" ", "_")
    return f"""
        need_{role} = {key}
        the {plan} needs {{}} {stuff}.
        the {plan} calls for {{}} {stuff}.
        {n} needs {{}} {stuff} for the {plan}.
        {{}} {stuff} are needed for the {plan}.
        the {plan} takes {{}} {stuff} in all.
        {n} has planned {{}} {stuff} for the {plan}.
        ? How many {stuff} does the {plan} need?
        ? How many {stuff} does the {plan} call for?
        ? How many {stuff} are needed altogether?
        ? Find how many {stuff} the {plan} takes.
        have_{role} = {key}_already
        {n} already has {{}} {stuff}.
        {n} has already put in {{}} {stuff}.
        {{}} {stuff} are already there.
        so far {n} has used {{}} {stuff}.
        {n} has got {{}} {stuff} ready.
        {{}} {stuff} have been added already.
        ? How many {stuff} are already there?
        ? How many {stuff} has {n} got so far?
        ? How many {stuff} did {n} have before?
        missing_{role} = {key}_still_needed
        {n} still needs {{}} {stuff}.
        {n} needs {{}} more {stuff}.
        {{}} {stuff} are still missing.
        {n} has to get {{}} more {stuff}.
        ? How many more {stuff} does {n} need?
        ? How many {stuff} does {n} still need?
        ? How many {stuff} are still missing?
        ? How many more {stuff} must be added?
        ? How many more {stuff} does {doer.he} have to get?
        """


def _stuff_compared(doer: Person, plan: str, a: str, b: str) -> str:
    return f"""
        more_need = difference
        ? How many more {a} than {b} does the {plan} need?
        ? How many fewer {b} than {a} are needed for the {plan}?
        ? By how many does the {plan} call for more {a} than {b}?
        more_missing = difference_still_needed
        ? How many more {a} than {b} does {doer.name} still need?
        ? How many more {a} than {b} are still missing?
        ? How many fewer {b} than {a} does {doer.he} have to get now?
        """


_LINKS = {
    "more": ("x = y + k", "y = x - k", "k = x - y"),
    "fewer": ("x = y - k", "y = x + k", "k = y - x"),
    "times": ("x = y * k", "y = x / k", "k = x / y"),
}


def _chain(rng: random.Random) -> Scene:
    """A has more or fewer than B, and B more, fewer or times as many as C."""
    a, b, c = people(rng, 3)
    thing = rng.choice(_THINGS)
    upper, lower = rng.choice(("more", "fewer")), rng.choice(("more", "fewer", "times"))
    top, least = rng.choice(("ac", "ca"))
    if (upper == "fewer") == (lower == "fewer"):
        top, least = "ca" if upper == "fewer" else "ac"
    lines = [line.translate(str.maketrans("xyk", "abk")) for line in _LINKS[upper]]
    lines += [line.translate(str.maketrans("xyk", "bcm")) for line in _LINKS[lower]]
    rows = rules("; ".join((*lines, f"apart = {top} - {least}", "total = a + b + c", "two = a + b", "c = total - two")))
    highs = {"c": rng.choice((20, 60)), "k": rng.choice((12, 40)), "m": 6 if lower == "times" else 40}
    values = plural_values(rows, lambda: {role: rng.randint(2, high) for role, high in highs.items()})
    persons = {"a": a, "b": b, "c": c}
    blocks = [_holder(role, person, thing.many, thing.key) for role, person in persons.items()]
    blocks += [_compared("k", a, b, upper, thing.many), _compared("m", b, c, lower, thing.many)]
    rng.shuffle(blocks)
    words = "".join(blocks) + _three(persons[top], persons[least], (a, b, c), thing.many)
    return scene(rng, wordings(words), rows, values, people=(a, b, c))


def _holder(role: str, person: Person, many: str, key: str) -> str:
    n = person.name
    return f"""
        {role} = {person.key}_{key}
        {n} has {{}} {many}.
        {n} owns {{}} {many}.
        {{}} {many} belong to {n}.
        {n} has collected {{}} {many}.
        {n} counts {{}} {many} of {person.his} own.
        ? How many {many} does {n} have?
        ? How many {many} belong to {n}?
        ? How many {many} has {n} got?
        ? What is {n}'s number of {many}?
        ? Find the number of {many} that {n} has.
        """


def _compared(role: str, x: Person, y: Person, link: str, many: str) -> str:
    """Sentences that compare x with y, from either side."""
    if link == "times":
        return f"""
            {role} = {x.key}_times
            {x.name} has {{}} times as many {many} as {y.name}.
            {x.name}'s number of {many} is {{}} times that of {y.name}.
            for every one of {y.name}'s {many} {x.name} has {{}}.
            ? How many times as many {many} does {x.name} have as {y.name}?
            ? How many times as many {many} as {y.name} does {x.name} have?
            """
    big, little = (x, y) if link == "more" else (y, x)
    return f"""
        {role} = {x.key}_and_{y.key}_difference
        {big.name} has {{}} more {many} than {little.name}.
        {little.name} has {{}} fewer {many} than {big.name}.
        {big.name} has {{}} {many} more than {little.name} has.
        {little.name} would need {{}} more {many} to have as many as {big.name}.
        {x.name} has {{}} {link} {many} than {y.name}.
        compared with {y.name}, {x.name} has {{}} {link} {many}.
        ? How many more {many} does {big.name} have than {little.name}?
        ? How many fewer {many} does {little.name} have than {big.name}?
        ? What is the difference between {big.name}'s and {little.name}'s {many}?
        """


def _three(top: Person, least: Person, three: tuple[Person, Person, Person], many: str) -> str:
    a, b, c = (person.name for person in three)
    return f"""
        apart = difference
        ? How many more {many} does {top.name} have than {least.name}?
        ? How many fewer {many} does {least.name} have than {top.name}?
        ? By how many {many} is {top.name} ahead of {least.name}?
        two = {three[0].key}_and_{three[1].key}
        {a} and {b} have {{}} {many} between them.
        ? How many {many} do {a} and {b} have together?
        ? How many {many} do {b} and {a} have in all?
        total = total
        {a}, {b} and {c} have {{}} {many} altogether.
        ? How many {many} do {a}, {b} and {c} have altogether?
        ? How many {many} do the three have in all?
        ? What is the total number of {many} the three have?
        """


TEMPLATES = tuple(Template(f"scene_{make.__name__.strip('_')}", problem(make)) for make in (_plan, _chain))
