"""Sharing, remainders, rounding, averages, ratios."""

from __future__ import annotations

import random
from fractions import Fraction
from math import floor, gcd

from neurosym.domains.domain import Example
from neurosym.domains.templates import (
    BAKED,
    CONTAINERS,
    DEV,
    FRUIT,
    STATIONERY,
    TEST,
    TOYS,
    WEEKDAYS,
    Template,
    aside,
    example,
    joined,
    people,
    say,
)
from neurosym.language.syntax import Ratio

_THINGS = (*FRUIT, *TOYS, *BAKED, *STATIONERY)


def _buses(rng: random.Random) -> Example:
    seats = rng.randint(6, 55)
    children, teachers = rng.randint(60, 400), rng.randint(4, 25)
    people_in_all = children + teachers
    vehicle = rng.choice(("bus", "van", "boat", "cable car"))
    many = {"bus": "buses"}.get(vehicle, vehicle + "s")
    empty = rng.random() < 0.35
    text = rng.choice(
        (
            f"{children} children and {teachers} teachers go on a trip. Each {vehicle} takes {seats} people.",
            f"A school trip needs {many} with {seats} seats each for {teachers} teachers and {children} children.",
        )
    )
    asked = (
        f"If as few {many} as possible are used, how many seats stay empty?"
        if empty
        else f"How many {many} are needed?"
    )
    key = many.replace(" ", "_")
    closing = f"empty_seats = {key} * seats - people\n        answer empty_seats" if empty else f"answer {key}"
    needed = -(-people_in_all // seats)
    program = f"""
        people = {children} + {teachers}
        seats = {seats}
        # a vehicle that is not full is needed too
        {key} = ceil(people / seats)
        {closing}
    """
    return example((text, asked), program, needed * seats - people_in_all if empty else needed)


def _left_over(rng: random.Random) -> Example:
    owner = people(rng, 1)[0]
    thing, container = rng.choice(_THINGS), rng.choice(CONTAINERS)
    size = rng.randint(4, 15)
    count = size * rng.randint(4, 14) + rng.randint(1, size - 1)
    rest = rng.random() < 0.6
    text = rng.choice(
        (
            f"{owner.name} puts {count} {thing.many} into {container.many}, {size} in each, as far as they go.",
            f"{count} {thing.many} are packed by {owner.name}. Every {container.one} must hold exactly "
            f"{say(rng, size)}.",
        )
    )
    asked = f"How many {thing.many} are left over?" if rest else f"How many full {container.many} does that make?"
    closing = f"answer {thing.key} mod size" if rest else f"answer floor({thing.key} / size)"
    program = f"""
        {thing.key} = {count}
        size = {size}
        {closing}
    """
    return example((text, aside(rng, owner), asked), program, count % size if rest else count // size)


def _equal_shares(rng: random.Random) -> Example:
    owner = people(rng, 1)[0]
    first, second = rng.sample(_THINGS, 2)
    friends, each = rng.randint(2, 7), rng.randint(5, 20)
    total = (friends + 1) * each
    one = rng.randint(3, total - 3)
    text = rng.choice(
        (
            f"{owner.name} has {one} {first.many} and {total - one} {second.many}. {owner.he.title()} shares all of "
            "them "
            f"equally with {friends} friends.",
            f"{one} {first.many} and {total - one} {second.many} are divided equally among {owner.name} and "
            f"{owner.his} "
            f"{friends} friends.",
        )
    )
    program = f"""
        things = {one} + {total - one}
        # {owner.name} gets a share too
        sharers = {friends} + 1
        each_gets = things / sharers
        answer each_gets
    """
    return example((text, "How many things does each of them get?"), program, each)


def _average(rng: random.Random) -> Example:
    who = people(rng, 1)[0]
    count = rng.randint(4, 6)
    scores = [rng.randint(40, 99) for _ in range(count)]
    digits = rng.choice((0, 1))
    mean = Fraction(sum(scores), count)
    rounded = Fraction(floor(mean * 10**digits + Fraction(1, 2)), 10**digits)
    shown = ", ".join(map(str, scores[:-1])) + f" and {scores[-1]}"
    text = rng.choice(
        (
            f"{who.name} scored {shown} points in {count} tests.",
            f"In {count} rounds of a game {who.name} got {shown} points.",
        )
    )
    how = "to the nearest whole number" if digits == 0 else "to one decimal place"
    program = f"""
        average = mean({", ".join(map(str, scores))})
        # {how}
        rounded_average = round(average{", 1" if digits else ""})
        answer rounded_average
    """
    return example((text, aside(rng, who), f"What is the average, rounded {how}?"), program, rounded)


def _needed_for_average(rng: random.Random) -> Example:
    who = people(rng, 1)[0]
    count = rng.randint(3, 5)
    scores = [rng.randint(60, 95) for _ in range(count)]
    target = rng.randint(70, 90)
    needed = target * (count + 1) - sum(scores)
    if not 30 <= needed <= 100:
        return _needed_for_average(rng)
    shown = ", ".join(map(str, scores))
    text = rng.choice(
        (
            f"{who.name}'s scores so far are {shown}. One more test is to come.",
            f"So far {who.name} has {shown} points in {count} tests, and there is one test left.",
        )
    )
    program = f"""
        points_so_far = {" + ".join(map(str, scores))}
        tests = {count} + 1
        points_needed = {target} * tests
        last_score = points_needed - points_so_far
        answer last_score
    """
    asked = f"What score does {who.he} need on it for an average of exactly {target}?"
    return example((text, asked), program, needed)


def _ratio(rng: random.Random) -> Example:
    thing = rng.choice((*FRUIT, *TOYS))
    one, two = rng.sample(("red", "green", "yellow", "small", "large", "new", "old"), 2)
    factor = rng.randint(2, 9)
    first, second = rng.randint(1, 9) * factor, rng.randint(1, 9) * factor
    total = rng.random() < 0.4
    text = rng.choice(
        (
            f"A bag holds {first} {one} {thing.many} and {second} {two} ones.",
            f"There are {second} {two} {thing.many} and {first} {one} {thing.many} in a bowl.",
        )
    )
    whole = f"of {one} {thing.many} to all {thing.many}" if total else f"of {one} to {two} {thing.many}"
    closing = f"answer ratio {one} : {one} + {two}" if total else f"answer ratio {one} : {two}"
    program = f"""
        {one} = {first}
        {two} = {second}
        {closing}
    """
    other = first + second if total else second
    common = gcd(first, other)
    return example(
        (text, f"What is the ratio {whole} in lowest terms?"), program, Ratio((first // common, other // common))
    )


def _shared_by_ratio(rng: random.Random) -> Example:
    a, b = people(rng, 2)
    one, two = rng.sample(range(1, 8), 2)
    unit = rng.randint(4, 40)
    what = rng.choice(("dollars", "euros", "stickers", "marbles"))
    text = rng.choice(
        (
            f"{a.name} and {b.name} share {(one + two) * unit} {what} in the ratio {one}:{two}.",
            f"{(one + two) * unit} {what} are split between {a.name} and {b.name} so that the ratio is {one} to {two}.",
        )
    )
    difference = rng.random() < 0.4
    asked = f"How many {what} does {b.name} get?"
    if difference:
        asked = f"How many {what} does one of them get more than the other?"
    closing = (
        f"difference = abs({a.key}_share - {b.key}_share)\n        answer difference"
        if difference
        else f"answer {b.key}_share"
    )
    first_share = f"{a.key}_share = {one} * one_part\n        " if difference else ""
    program = f"""
        total = {(one + two) * unit}
        parts = {one} + {two}
        one_part = total / parts
        {first_share}{b.key}_share = {two} * one_part
        {closing}
    """
    return example((text, asked), program, abs(one - two) * unit if difference else two * unit)


def _weekday(rng: random.Random) -> Example:
    today, days = rng.randrange(7), rng.randint(15, 200)
    text = rng.choice(
        (
            f"Count Monday as day 0, Tuesday as day 1 and so on up to Sunday as day 6. Today is {WEEKDAYS[today]}. "
            "Which number "
            f"has the day that comes {days} days from now?",
            "Let the days of the week be numbered from 0 for Monday to 6 for Sunday. What is the number of the day "
            f"{days} days "
            f"after a {WEEKDAYS[today]}?",
        )
    )
    program = f"""
        today = {today}
        days_later = {days}
        # a week has 7 days
        day = (today + days_later) mod 7
        answer day
    """
    return example((text,), program, (today + days) % 7)


def _rounded_to_hundreds(rng: random.Random) -> Example:
    towns = rng.sample(("Aldbury", "Breck", "Corvale", "Dunmore", "Eastlow", "Fernby"), 2)
    counts = [rng.randint(1100, 9800) for _ in towns]
    text = rng.choice(
        (
            f"{towns[0]} has {counts[0]} inhabitants and {towns[1]} has {counts[1]}. Both numbers are rounded to the "
            "nearest "
            f"hundred and then added.",
            f"A reporter rounds the numbers of inhabitants of {towns[0]} ({counts[0]}) and {towns[1]} ({counts[1]}) "
            "to the "
            f"nearest hundred each before adding them.",
        )
    )
    first, second = (name.lower() for name in towns)
    program = f"""
        {first} = round({counts[0]} / 100) * 100
        {second} = round({counts[1]} / 100) * 100
        total = {first} + {second}
        answer total
    """
    return example(joined(text, "What is the sum?"), program, sum((count + 50) // 100 * 100 for count in counts))


def _more_than_half(rng: random.Random) -> Example:
    a, b = people(rng, 2)
    thing = rng.choice(_THINGS)
    half, more = rng.randint(8, 40), rng.randint(2, 9)
    if more >= half:
        return _more_than_half(rng)
    text = rng.choice(
        (
            f"{a.name} and {b.name} divide {2 * half} {thing.many}. {a.name} takes {more} more than half of them, "
            f"and {b.name} "
            f"gets the rest.",
            f"Of {2 * half} {thing.many}, {a.name} is given half plus {more} extra. What remains is for {b.name}.",
        )
    )
    program = f"""
        {thing.key} = {2 * half}
        {a.key}_share = {thing.key} / 2 + {more}
        {b.key}_share = {thing.key} - {a.key}_share
        answer {b.key}_share
    """
    return example((text, f"How many {thing.many} does {b.name} get?"), program, half - more)


TEMPLATES = (
    Template("buses", _buses),
    Template("left_over", _left_over),
    Template("equal_shares", _equal_shares),
    Template("average", _average, TEST),
    Template("needed_for_average", _needed_for_average),
    Template("ratio", _ratio),
    Template("shared_by_ratio", _shared_by_ratio),
    Template("weekday", _weekday),
    Template("rounded_to_hundreds", _rounded_to_hundreds, DEV),
    Template("more_than_half", _more_than_half),
)
