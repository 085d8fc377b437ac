"""Everyday amounts of two or three people or kinds: their sum and how they compare, ages, prices."""

from __future__ import annotations

import random

from neurosym.domains.domain import Example
from neurosym.domains.templates import (
    ANIMALS,
    BAKED,
    GOODS,
    STATIONERY,
    THINGS,
    TIMES,
    Template,
    example,
    people,
    say,
)

_Told = tuple[str, ...]


def _told_apart(rng: random.Random) -> Example:
    """Two amounts: their sum, and how they compare."""
    a, b = people(rng, 2)
    thing, second = rng.sample(THINGS, 2)
    what = rng.choice((thing.many, "dollars", "points", "pages"))
    small = rng.randint(3, 60)
    factor, more = rng.choice((2, 3, 4)), rng.randint(1, 30)
    compare = rng.choice(("more", "fewer", "times", "times_more"))
    large = {"more": small + more, "fewer": small + more, "times": small * factor}.get(compare, small * factor + more)
    two_kinds = what == thing.many and rng.random() < 0.5
    one, two = (thing.key, second.key) if two_kinds else (a.key, b.key)
    x, y = (thing.many, second.many) if two_kinds else (a.name, b.name)
    who = people(rng, 1)[0].name
    if two_kinds:
        sums, compares = _told_of_kinds(who, x, y, small + large, factor, more)
    else:
        sums, compares = _told_of_people(x, y, what, small + large, factor, more)
    ask_large = rng.random() < 0.5
    asked = (
        f"How many {x if ask_large else y} are there?"
        if two_kinds
        else rng.choice(
            (
                f"How many {what} does {x if ask_large else y} have?",
                f"How many of the {what} are {x if ask_large else y}'s?",
            )
        )
    )
    parts = [rng.choice(sums), rng.choice(compares[compare])]
    rng.shuffle(parts)
    relation = {
        "more": f"{one} == {two} + {more}",
        "fewer": f"{two} == {one} - {more}",
        "times": f"{one} == {factor} * {two}",
        "times_more": f"{one} == {factor} * {two} + {more}",
    }[compare]
    program = f"""
        unknown {one}, {two}: rational
        {one} + {two} == {small + large}
        {relation}
        answer {one if ask_large else two}
    """
    return example((*parts, asked), program, large if ask_large else small)


def _told_of_kinds(who: str, x: str, y: str, total: int, factor: int, more: int) -> tuple[_Told, dict[str, _Told]]:
    """Sentences for the sum of two kinds of things, and for each way in which the first compares to the second."""
    sums = (
        f"{who} has {total} {x} and {y} in all.",
        f"There are {total} {x} and {y} in a box.",
        f"Altogether {who} counts {total} {y} and {x}.",
    )
    return sums, {
        "more": (f"There are {more} more {x} than {y}.", f"{who} has {more} {x} more than {y}."),
        "fewer": (f"There are {more} fewer {y} than {x}.",),
        "times": (f"There are {TIMES[factor]} as many {x} as {y}.",),
        "times_more": (f"The number of {x} is {more} more than {TIMES[factor]} the number of {y}.",),
    }


def _told_of_people(x: str, y: str, what: str, total: int, factor: int, more: int) -> tuple[_Told, dict[str, _Told]]:
    """The same for what two people have."""
    less = "less" if what == "dollars" else "fewer"
    sums = (
        f"Together {x} and {y} have {total} {what}.",
        f"{x} and {y} have {total} {what} between them.",
        f"{y} and {x} put all of their {what} together and have {total}.",
    )
    return sums, {
        "more": (f"{x} has {more} {what} more than {y}.", f"{x} has {more} more {what} than {y} has."),
        "fewer": (f"{y} has {more} {less} {what} than {x}.",),
        "times": (f"{x} has {TIMES[factor]} as many {what} as {y}.",),
        "times_more": (f"{x} has {more} {what} more than {TIMES[factor]} what {y} has.",),
    }


def _three_ages(rng: random.Random) -> Example:
    """Three ages or amounts, each told by another, and their sum."""
    a, b, c = people(rng, 3)
    middle, more, less = rng.randint(8, 40), rng.randint(1, 9), rng.randint(1, 7)
    factor = rng.choice((2, 3))
    first_kind, second_kind = rng.choice(("more", "times")), rng.choice(("less", "more"))
    first = middle + more if first_kind == "more" else factor * middle
    third = middle - less if second_kind == "less" else middle + less
    years = rng.random() < 0.7
    thing = rng.choice(THINGS)
    comparing = "years older than" if years else f"{thing.many} more than"
    fewer = "years younger than" if years else f"{thing.many} fewer than"
    verb = "is" if years else "has"
    times = f"{TIMES[factor]} as {'old' if years else 'many ' + thing.many} as"
    told = [
        f"{a.name} {verb} {f'{more} {comparing}' if first_kind == 'more' else times} {b.name}.",
        f"{c.name} {verb} {less} {fewer if second_kind == 'less' else comparing} {b.name}.",
        rng.choice(
            (
                f"The sum of {'their ages' if years else 'their numbers'} is {first + middle + third}.",
                f"Together they {'are' if years else 'have'} {first + middle + third}"
                f"{' years old' if years else ' ' + thing.many}.",
            )
        ),
    ]
    asked_all = rng.random() < 0.35
    who = rng.choice((a, b, c))
    value = {a.key: first, b.key: middle, c.key: third}
    names = [a, b, c]
    asked = (
        f"{'How old are' if years else 'How many do'} {a.name}, {b.name} and {c.name}{'' if years else ' have'}?"
        if asked_all
        else f"{f'How old is {who.name}' if years else f'How many does {who.name} have'}?"
    )
    if asked_all and years and rng.random() < 0.5:
        asked = f"Find the ages of {a.name}, {b.name} and {c.name}."
    program = f"""
        unknown {a.key}, {b.key}, {c.key}: rational
        {a.key} == {f"{b.key} + {more}" if first_kind == "more" else f"{factor} * {b.key}"}
        {c.key} == {b.key} {"-" if second_kind == "less" else "+"} {less}
        {a.key} + {b.key} + {c.key} == {first + middle + third}
        answer {", ".join(p.key for p in names) if asked_all else who.key}
    """
    answers = [value[p.key] for p in (names if asked_all else [who])]
    return example((*told, asked), program, *answers)


def _years_between(rng: random.Random) -> Example:
    """Two ages now, and the time at which one is or was a multiple of the other."""
    a, b = people(rng, 2)
    factor = rng.choice((2, 3, 4))
    then, years = rng.randint(2, 15), rng.randint(1, 12)
    past = rng.random() < 0.5
    young = then + years if past else then - years
    if young < 1:
        past, young = True, then + years
    old = factor * then + (years if past else -years)
    ask_age = rng.random() < 0.4
    now = rng.choice(
        (
            f"{a.name} is {young} years old and {b.name} is {old} years old.",
            f"{b.name} is {old} and {a.name} is {young} years old.",
            f"Today {a.name} turns {young}; {b.name} is {old}.",
        )
    )
    told = (
        f"Some years ago {b.name} was {TIMES[factor]} as old as {a.name}."
        if past
        else f"Some day {b.name} will be {TIMES[factor]} as old as {a.name}."
    )
    asked = (
        f"How old {'was' if past else 'will'} {a.name} {'then' if past else 'be then'}?"
        if ask_age
        else f"{'How many years ago was that' if past else 'In how many years will that be'}?"
    )
    if not ask_age and rng.random() < 0.5:
        told = ""
        asked = (
            f"How many years ago was {b.name} {TIMES[factor]} as old as {a.name}?"
            if past
            else f"In how many years will {b.name} be {TIMES[factor]} as old as {a.name}?"
        )
    sign = "-" if past else "+"
    program = f"""
        unknown years: natural
        {old} {sign} years == {factor} * ({young} {sign} years)
        answer {f"{young} {sign} years" if ask_age else "years"}
    """
    return example((now, told, asked), program, then if ask_age else years)


def _cost_of_one(rng: random.Random) -> Example:
    """What is left of a payment buys several of one kind: the price of one."""
    owner = people(rng, 1)[0]
    first, second, third = rng.sample((*STATIONERY, *GOODS, *BAKED, *ANIMALS), 3)
    one, two, each, count = rng.randint(5, 90), rng.randint(5, 60), rng.randint(2, 30), rng.randint(2, 9)
    total = one + two + each * count
    unit = rng.choice(("cents", "dollars", "euros"))
    text = rng.choice(
        (
            f"{owner.name} spent {total} {unit} on a {first.one} for {one} {unit}, a {second.one} for {two} {unit} and "
            f"{say(rng, count)} {third.many}. What does one {third.one} cost?",
            f"{owner.name} paid {total} {unit} in all: {one} {unit} for a {first.one}, {two} for a {second.one}, and "
            f"the rest for {say(rng, count)} {third.many}. What was the price of one {third.one}?",
        )
    )
    program = f"""
        unknown {third.one_key}_price: rational
        {one} + {two} + {count} * {third.one_key}_price == {total}
        answer {third.one_key}_price
    """
    return example(text, program, each)


TEMPLATES = (
    Template("everyday_told_apart", _told_apart),
    Template("everyday_three_ages", _three_ages),
    Template("everyday_years_between", _years_between),
    Template("everyday_cost_of_one", _cost_of_one),
)
