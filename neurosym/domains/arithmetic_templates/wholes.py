"""Whole things: shared, packed, moved and made over time; what is left over, how many are full, how many are needed."""

from __future__ import annotations

import random

from neurosym.domains.domain import Example
from neurosym.domains.templates import (
    BAKED,
    CONTAINERS,
    GOODS,
    STATIONERY,
    THINGS,
    WEEKDAYS,
    Template,
    aside,
    example,
    nouns,
    people,
    say,
)

_SHARERS = nouns("friend, guest, neighbour, cousin, pupil, player, child/children, colleague, team, class/classes")


_GOT = "has made bought found collected baked picked brought won".split()


def _shared_out(rng: random.Random) -> Example:
    """Whole things are shared among several: what each gets, or what remains."""
    owner, thing, sharer = people(rng, 1)[0], rng.choice(THINGS), rng.choice(_SHARERS)
    sharers = rng.randint(3, 12)
    count = sharers * rng.randint(2, 12) + rng.randint(1, sharers - 1)
    some = say(rng, sharers)
    told = rng.choice(
        (
            f"{owner.name} {rng.choice(_GOT)} {count} {thing.many} and shares them equally among {some} {sharer.many}.",
            f"{count} {thing.many} are handed out evenly to {some} {sharer.many}, and none is cut.",
            f"There are {some} {sharer.many}. {owner.name} gives each of them the same number out of {count} "
            f"{thing.many}.",
            f"{owner.name} {rng.choice(_GOT)} {count} {thing.many} for {owner.his} {some} {sharer.many}. All of them "
            "are to get the same number.",
            f"{owner.name} wants to divide {count} {thing.many} fairly between {some} {sharer.many}.",
        )
    )
    rest = rng.random() < 0.5
    asked = rng.choice(
        (
            f"How many {thing.many} are left over?",
            f"How many {thing.many} will {owner.name} have left?",
            f"How many of the {thing.many} does nobody get?",
            f"How many {thing.many} remain?",
        )
        if rest
        else (
            f"How many {thing.many} does each {sharer.one} get?",
            "How many will each receive?",
            f"What is the largest number of {thing.many} that every {sharer.one} can have?",
            f"How many whole {thing.many} does each of them get?",
        )
    )
    key = sharer.key
    program = f"""
        {thing.key} = {count}
        {key} = {sharers}
        {"left_over" if rest else "each_gets"} = {f"{thing.key} mod {key}" if rest else f"floor({thing.key} / {key})"}
        answer {"left_over" if rest else "each_gets"}
    """
    return example((told, aside(rng, owner), asked), program, count % sharers if rest else count // sharers)


def _packed(rng: random.Random) -> Example:
    """Things are put into containers of one size: full ones, the rest, or how many are needed."""
    owner, thing, container = people(rng, 1)[0], rng.choice(THINGS), rng.choice(CONTAINERS)
    size = rng.randint(4, 25)
    count = size * rng.randint(3, 20) + rng.randint(1, size - 1)
    n, many, boxes = owner.name, thing.many, container.many
    told = rng.choice(
        (
            f"{n} {rng.choice(_GOT)} {count} {many} and puts them into {boxes}. A full {container.one} holds {size}.",
            f"{n} packs {count} {many} into {boxes} that take {size} {many} each.",
            f"Each {container.one} has room for {size} {many}. There are {count} {many}.",
            f"{count} {many} have to be stored in {boxes}. At most {size} of them fit into one {container.one}.",
            f"{n} is filling {boxes} with {many}, {size} to a {container.one}. {owner.he.title()} has {count} {many}.",
            f"If {n} puts {size} {many} in every {container.one} and there are {count} {many} to put away,",
        )
    )
    end = told.endswith(",")
    kind = rng.choice(("rest", "full", "needed"))
    asked = {
        "rest": (
            f"how many {many} are not in a full {container.one}?",
            f"how many {many} are left over?",
            f"how many {many} will be in the {container.one} that is not full?",
            f"how many {many} remain unpacked if only full {boxes} count?",
        ),
        "full": (f"how many {boxes} can be filled completely?", f"how many full {boxes} are there?"),
        "needed": (
            f"how many {boxes} does {n} need for all of them?",
            f"how many {boxes} are needed to hold all the {many}?",
            f"what is the smallest number of {boxes} that is enough?",
        ),
    }[kind]
    question = rng.choice(asked)
    whole = f"{told} {question}" if end else f"{told} {question[0].upper()}{question[1:]}"
    formula = {"rest": "{} mod {}", "full": "floor({} / {})", "needed": "ceil({} / {})"}[kind]
    name = {"rest": "left_over", "full": f"full_{container.key}", "needed": f"{container.key}_needed"}[kind]
    per = f"{thing.key}_per_{container.one_key}"
    program = f"""
        {thing.key} = {count}
        {per} = {size}
        {name} = {formula.format(thing.key, per)}
        answer {name}
    """
    return example(whole, program, {"rest": count % size, "full": count // size, "needed": -(-count // size)}[kind])


_TRIPS = (
    ("people", "ride in one car", "cars", "are going to a match", "get them all there"),
    ("guests", "sit at one table", "tables", "come to a wedding", "seat everybody"),
    ("bricks", "go on one cart", "carts", "have to be moved", "move all of them"),
    ("pupils", "sleep in one tent", "tents", "go camping", "house them all"),
    ("visitors", "go up in one lift", "rides", "wait for the lift", "take all of them up"),
    ("photos", "fit on a page of the album", "pages", "are to be kept in an album", "keep them all"),
    ("chairs", "fit in one van", "vans", "are brought to the hall", "bring all of them"),
    ("plates", "go in the dishwasher at once", "loads", "are dirty", "wash every plate"),
)


def _needed_for_all(rng: random.Random) -> Example:
    """Trips, tables, pages: one that is not full is needed too."""
    what, fit, units, told, purpose = rng.choice(_TRIPS)
    size = rng.randint(3, 24)
    count = size * rng.randint(3, 18) + rng.randint(1, size - 1)
    text = rng.choice(
        (
            f"{count} {what} {told}. {size} {what} can {fit}. How many {units} are needed to {purpose}?",
            f"Only {size} {what} can {fit}, and {count} {what} {told}. How many {units} does it take to {purpose}?",
            f"How many {units} are needed to {purpose} if {count} {what} {told} and up to {size} {what} can {fit}?",
        )
    )
    program = f"""
        {what} = {count}
        {what}_at_once = {size}
        # one that is not full is needed too
        {units} = ceil({what} / {what}_at_once)
        answer {units}
    """
    return example(text, program, -(-count // size))


_PACES = (
    ("reads a book of {} pages", "{} pages a day", "pages", "days", "finish the book"),
    ("has to type {} letters", "{} letters an hour", "letters", "hours", "type all of them"),
    ("walks a trail of {} kilometres", "{} kilometres a day", "kilometres", "days", "reach the end"),
    ("paints a fence of {} boards", "{} boards an hour", "boards", "hours", "be done"),
    ("learns {} new words", "{} words each week", "words", "weeks", "know all of them"),
)


def _time_needed(rng: random.Random) -> Example:
    """A task at a pace that does not divide it: the last day counts."""
    owner = people(rng, 1)[0]
    task, pace, units, times, purpose = rng.choice(_PACES)
    size = rng.randint(5, 40)
    count = size * rng.randint(3, 14) + rng.randint(1, size - 1)
    text = rng.choice(
        (
            f"{owner.name} {task.format(count)}. {owner.he.title()} manages {pace.format(size)}. How many {times} does "
            f"{owner.he} need to {purpose}?",
            f"At {pace.format(size)}, after how many {times} will {owner.name}, who {task.format(count)}, {purpose}?",
        )
    )
    per = f"{units}_per_{times[:-1]}"
    program = f"""
        {units} = {count}
        {per} = {size}
        {times} = ceil({units} / {per})
        answer {times}
    """
    return example(text, program, -(-count // size))


def _pattern(rng: random.Random) -> Example:
    """A row of numbers that grows by the same amount or by the same factor."""
    owner, thing, container = people(rng, 1)[0], rng.choice(THINGS), rng.choice(CONTAINERS)
    ordinals = "first second third fourth fifth sixth seventh".split()
    shown = rng.choice((3, 4, 5))
    start = rng.randint(2, 40)
    if rng.random() < 0.65:
        step = rng.randint(2, 15)
        terms = [start + step * n for n in range(shown + 1)]
        sign = "+"
        change = f"{terms[1]} - {terms[0]}"
    else:
        start, factor = rng.randint(1, 6), rng.choice((2, 2, 3))
        terms = [start * factor**n for n in range(shown + 1)]
        sign = "*"
        change = f"{terms[1]} / {terms[0]}"
    told = ", ".join(f"{terms[n]} in the {ordinals[n]} {container.one}" for n in range(shown))
    text = rng.choice(
        (
            f"{owner.name} puts {thing.many} into {container.many}: {told}. If it goes on like this, how many "
            f"{thing.many} go into the {ordinals[shown]} {container.one}?",
            f"The numbers of {thing.many} in a row of {container.many} follow a rule: {told}. How many are in the "
            f"{ordinals[shown]} one?",
            f"{owner.name} writes down {', '.join(map(str, terms[:shown]))} and goes on in the same way. Which number "
            "comes next?",
        )
    )
    name = "step" if sign == "+" else "factor"
    program = f"""
        {name} = {change}
        next_one = {terms[shown - 1]} {sign} {name}
        answer next_one
    """
    return example(text, program, terms[shown])


def _every_few(rng: random.Random) -> Example:
    """So many in every few minutes: how many in more of them."""
    owner, thing = people(rng, 1)[0], rng.choice((*BAKED, *STATIONERY, *GOODS))
    each, few, times = rng.randint(2, 15), rng.randint(2, 12), rng.randint(2, 9)
    unit = rng.choice(("minutes", "hours", "days", "weeks"))
    verb, plain = rng.choice((("makes", "make"), ("packs", "pack"), ("sells", "sell"), ("prints", "print")))
    what = rng.choice((owner.name, "a machine", "the workshop"))
    text = rng.choice(
        (
            f"{what[0].upper()}{what[1:]} {verb} {each} {thing.many} every {few} {unit}. How many does it come to in "
            f"{few * times} {unit}?",
            f"In {few} {unit} {what} {verb} {each} {thing.many}. How many {thing.many} does {what} {plain} in "
            f"{few * times} {unit}?",
        )
    )
    program = f"""
        times = {few * times} / {few}
        {thing.key} = times * {each}
        answer {thing.key}
    """
    return example(text, program, each * times)


def _rest_of_total(rng: random.Random) -> Example:
    """A total of three kinds or groups, two of which are told."""
    owner = people(rng, 1)[0]
    first, second, third = rng.sample(THINGS, 3)
    one, two, three = (rng.randint(8, 260) for _ in range(3))
    total = one + two + three
    groups = rng.random() < 0.5
    day = rng.choice(WEEKDAYS)
    if groups:
        a, b, c = rng.choice((("first", "second", "third"), ("morning", "late", "night")))
        shift = rng.choice(("team", "group", "shift"))
        verb, plain = rng.choice((("packed", "pack"), ("sold", "sell"), ("checked", "check"), ("made", "make")))
        text = rng.choice(
            (
                f"On {day} {total} {first.many} had to be {verb}. The {a} {shift} {verb} {one} and the {b} {shift} "
                f"{verb} {two}. How many were left for the {c} {shift} to {plain}?",
                f"Three {shift}s {verb} {total} {first.many} altogether: the {a} {shift} {one}, the {b} {shift} {two} "
                f"and the {c} {shift} the rest. How many did the {c} {shift} {plain}?",
            )
        )
        keys = (f"{a}_{shift}", f"{b}_{shift}", f"{c}_{shift}")
    else:
        text = rng.choice(
            (
                f"{owner.name} counted {total} {first.many}, {second.many} and {third.many}. {one} of them were "
                f"{first.many} and {two} were {second.many}. How many {third.many} were there?",
                f"Out of {total} things in the shop, {one} are {first.many}, {two} are {second.many} and the others "
                f"are {third.many}. How many {third.many} does the shop have?",
            )
        )
        keys = (first.key, second.key, third.key)
    program = f"""
        total = {total}
        {keys[0]} = {one}
        {keys[1]} = {two}
        {keys[2]} = total - ({keys[0]} + {keys[1]})
        answer {keys[2]}
    """
    return example(text, program, three)


TEMPLATES = (
    Template("everyday_shared_out", _shared_out),
    Template("everyday_packed", _packed),
    Template("everyday_needed_for_all", _needed_for_all),
    Template("everyday_time_needed", _time_needed),
    Template("everyday_pattern", _pattern),
    Template("everyday_every_few", _every_few),
    Template("everyday_rest_of_total", _rest_of_total),
)
