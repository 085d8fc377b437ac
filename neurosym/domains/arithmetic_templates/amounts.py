"""How many: giving and getting, comparing, parts of a whole, patterns."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.domain import Example
from neurosym.domains.templates import (
    ANIMALS,
    BAKED,
    CONTAINERS,
    DEV,
    FRACTIONS,
    FRUIT,
    GOODS,
    STATIONERY,
    TEST,
    TIMES,
    TOYS,
    WEEKDAYS,
    Template,
    aside,
    example,
    fraction_text,
    joined,
    multiple,
    people,
    say,
)

_THINGS = (*FRUIT, *TOYS, *BAKED, *STATIONERY)


def _given_away(rng: random.Random) -> Example:
    giver, first, second = people(rng, 3)
    thing = rng.choice(_THINGS)
    had, one, two = rng.randint(30, 95), rng.randint(4, 14), rng.randint(4, 14)
    some, more = say(rng, one), say(rng, two)
    story = rng.choice(
        (
            f"{giver.name} had {had} {thing.many}. {giver.he.title()} gave {some} to {first.name} and {more} to "
            f"{second.name}.",
            f"{first.name} got {some} {thing.many} from {giver.name} and {second.name} got {more}. Before that, "
            f"{giver.name} had {had} {thing.many}.",
            f"Out of {giver.his} {had} {thing.many}, {giver.name} handed {some} to {first.name} and then {more} to "
            f"{second.name}.",
        )
    )
    asked = rng.choice(
        (f"How many {thing.many} does {giver.name} have left?", f"How many {thing.many} did {giver.name} keep?")
    )
    program = f"""
        {thing.key}_at_first = {had}
        given_to_{first.key} = {one}
        given_to_{second.key} = {two}
        {thing.key}_left = {thing.key}_at_first - given_to_{first.key} - given_to_{second.key}
        answer {thing.key}_left
    """
    return example((story, aside(rng, first), asked), program, had - one - two)


def _at_first(rng: random.Random) -> Example:
    owner, other = people(rng, 2)
    thing = rng.choice(_THINGS)
    gone, got, left = rng.randint(5, 30), rng.randint(3, 25), rng.randint(20, 60)
    text = rng.choice(
        (
            f"After {owner.name} lost {gone} {thing.many} and found {got} others, {owner.he} had {left}. How many "
            f"{thing.many} did {owner.he} have at first?",
            f"{owner.name} has {left} {thing.many} now. Earlier {owner.he} gave {gone} to {other.name}, and after that "
            f"{owner.his} aunt brought {got} new ones. How many did {owner.name} start with?",
            f"How many {thing.many} did {owner.name} have this morning, if {owner.he} has {left} now, sold {gone} "
            "during "
            f"the day and bought {got}?",
        )
    )
    program = f"""
        {thing.key}_now = {left}
        {thing.key}_gone = {gone}
        {thing.key}_added = {got}
        # undo what happened, backwards
        {thing.key}_at_first = {thing.key}_now - {thing.key}_added + {thing.key}_gone
        answer {thing.key}_at_first
    """
    return example((text,), program, left - got + gone)


def _times_as_many(rng: random.Random) -> Example:
    one, other = people(rng, 2)
    thing = rng.choice(_THINGS)
    times, words = rng.choice(list(TIMES.items()))
    count = rng.randint(3, 24)
    start = rng.choice(
        (
            f"{one.name} has {say(rng, count)} {thing.many}. {other.name} has {words} as many.",
            f"{other.name} collected {words} as many {thing.many} as {one.name}, who collected {say(rng, count)}.",
            f"{one.name} found {count} {thing.many}, and {other.name} found {words} that number.",
        )
    )
    both = rng.random() < 0.5
    asked = (
        f"How many {thing.many} do they have together?"
        if both
        else f"How many more {thing.many} does {other.name} have than {one.name}?"
    )
    result = "total" if both else "difference"
    sign = "+" if both else "-"
    program = f"""
        {one.key}_{thing.key} = {count}
        # {words} as many
        {other.key}_{thing.key} = {times} * {one.key}_{thing.key}
        {result} = {other.key}_{thing.key} {sign} {one.key}_{thing.key}
        answer {result}
    """
    return example((start, aside(rng, other), asked), program, count * times + (count if both else -count))


def _chain_of_comparisons(rng: random.Random) -> Example:
    a, b, c = people(rng, 3)
    thing = rng.choice(_THINGS)
    first, more, fewer = rng.randint(12, 60), rng.randint(3, 20), rng.randint(2, 11)
    third = first + more - fewer
    text = rng.choice(
        (
            f"{a.name} has {first} {thing.many}. {b.name} has {more} more than {a.name}, and {c.name} has {fewer} "
            "fewer than "
            f"{b.name}.",
            f"{c.name} has {fewer} {thing.many} less than {b.name}. {b.name} has {more} more than {a.name}, who has "
            f"{first}.",
            f"{b.name} picked {more} more {thing.many} than {a.name} did. {c.name} picked {fewer} fewer than {b.name}. "
            f"{a.name} picked {first}.",
        )
    )
    together = rng.random() < 0.6
    asked = "How many do the three of them have in all?" if together else f"How many does {c.name} have?"
    names = [f"{who.key}_{thing.key}" for who in (a, b, c)]
    last = (
        f"total_{thing.key} = {' + '.join(names)}\n        answer total_{thing.key}"
        if together
        else f"answer {names[2]}"
    )
    program = f"""
        {names[0]} = {first}
        {names[1]} = {names[0]} + {more}
        {names[2]} = {names[1]} - {fewer}
        {last}
    """
    return example((text, asked), program, 2 * first + more + third if together else third)


def _only_one_kind(rng: random.Random) -> Example:
    owner = people(rng, 1)[0]
    wanted, other = rng.sample(_THINGS, 2)
    had, rest, eaten, gone = rng.randint(20, 60), rng.randint(15, 70), rng.randint(3, 18), rng.randint(2, 14)
    text = rng.choice(
        (
            f"{owner.name} packed {had} {wanted.many} and {rest} {other.many}. On the way {owner.he} lost {eaten} "
            f"{wanted.many} and {gone} {other.many}. How many {wanted.many} were left?",
            f"There were {rest} {other.many} and {had} {wanted.many} on the table. {owner.name} took away {gone} of "
            "the "
            f"{other.many} and {eaten} of the {wanted.many}. How many {wanted.many} stayed on the table?",
            f"A shop sold {eaten} {wanted.many} and {gone} {other.many} today. It opened with {had} {wanted.many} and "
            f"{rest} {other.many}. How many {wanted.many} has it now?",
        )
    )
    program = f"""
        {wanted.key}_at_first = {had}
        {wanted.key}_gone = {eaten}
        # the {other.many} do not matter
        {wanted.key}_left = {wanted.key}_at_first - {wanted.key}_gone
        answer {wanted.key}_left
    """
    return example((text,), program, had - eaten)


def _part_and_rest(rng: random.Random) -> Example:
    owner, other = people(rng, 2)
    thing = rng.choice(_THINGS)
    part, words = rng.choice(list(FRACTIONS.items()))
    total = multiple(rng, part.denominator, low=24, high=120)
    used = total * part
    text = rng.choice(
        (
            f"{owner.name} has {total} {thing.many} and gives {words} of them to {other.name}.",
            f"There are {total} {thing.many} in {owner.name}'s collection, but {words} of them are damaged and "
            "thrown away.",
            f"{owner.name} made {total} {thing.many} and sold {words} of them.",
        )
    )
    rest = rng.random() < 0.7
    asked = (
        f"How many {thing.many} are left?"
        if rest
        else f"How many {thing.many} is that less than {owner.name} had at first?"
    )
    closing = f"{thing.key}_left = total - part\n        answer {thing.key}_left" if rest else "answer part"
    program = f"""
        total = {total}
        # {words} of them
        part = {fraction_text(part)} * total
        {closing}
    """
    return example((text, aside(rng, other), asked), program, total - used if rest else used)


def _part_of_the_rest(rng: random.Random) -> Example:
    owner, one, two = people(rng, 3)
    thing = rng.choice(_THINGS)
    (first, first_words), (second, second_words) = rng.sample(list(FRACTIONS.items()), 2)
    unit = first.denominator * second.denominator
    total = unit * rng.randint(max(1, 20 // unit), max(2, 160 // unit))
    left = total * (1 - first) * (1 - second)
    text = rng.choice(
        (
            f"{owner.name} had {total} {thing.many}. {owner.he.title()} gave {first_words} of them to {one.name}, "
            "and then "
            f"{second_words} of the rest to {two.name}. How many did {owner.he} keep?",
            f"Of {total} {thing.many}, {first_words} went to {one.name}. {two.name} took {second_words} of what "
            "remained. "
            f"How many {thing.many} were still there for {owner.name}?",
        )
    )
    program = f"""
        {thing.key} = {total}
        given_to_{one.key} = {fraction_text(first)} * {thing.key}
        rest = {thing.key} - given_to_{one.key}
        # {second_words} of the rest, not of all
        given_to_{two.key} = {fraction_text(second)} * rest
        kept = rest - given_to_{two.key}
        answer kept
    """
    return example((text,), program, left)


def _groups_and_singles(rng: random.Random) -> Example:
    owner, other = people(rng, 2)
    thing, container = rng.choice(_THINGS), rng.choice(CONTAINERS)
    groups, size, singles = rng.randint(3, 12), rng.randint(4, 25), rng.randint(2, 15)
    text = rng.choice(
        (
            f"{owner.name} has {say(rng, groups)} {container.many} with {size} {thing.many} in each, and {singles} "
            "loose "
            f"{thing.many}.",
            f"Each {container.one} holds {size} {thing.many}. {owner.name} filled {say(rng, groups)} "
            f"{container.many} and had "
            f"{singles} {thing.many} over.",
            f"{singles} {thing.many} lay on the floor beside {groups} full {container.many} of {size} {thing.many} "
            "each.",
        )
    )
    program = f"""
        {container.key} = {groups}
        {thing.key}_per_{container.one_key} = {size}
        loose_{thing.key} = {singles}
        total_{thing.key} = {container.key} * {thing.key}_per_{container.one_key} + loose_{thing.key}
        answer total_{thing.key}
    """
    asked = rng.choice((f"How many {thing.many} are there in all?", f"What is the total number of {thing.many}?"))
    return example((text, aside(rng, other), asked), program, groups * size + singles)


def _packed_again(rng: random.Random) -> Example:
    owner = people(rng, 1)[0]
    thing, container = rng.choice(_THINGS), rng.choice(CONTAINERS)
    size, groups, gone = rng.randint(3, 12), rng.randint(4, 15), rng.randint(5, 30)
    had = size * groups + gone
    text = rng.choice(
        (
            f"{owner.name} baked or bought {had} {thing.many}. {gone} of them were given away, and the others were put "
            f"into {container.many} of {size}. How many {container.many} were filled?",
            f"{had} {thing.many} are delivered, but {gone} are broken. {owner.name} packs the good ones, {size} to a "
            f"{container.one}. How many {container.many} does {owner.he} need?",
            f"A {container.one} takes {size} {thing.many}. {owner.name} has {had} and keeps {gone} for "
            f"{owner.him}self. How "
            f"many {container.many} can {owner.he} fill with the others?",
        )
    )
    program = f"""
        {thing.key} = {had}
        {thing.key}_set_aside = {gone}
        {thing.key}_per_{container.one_key} = {size}
        {container.key} = ({thing.key} - {thing.key}_set_aside) / {thing.key}_per_{container.one_key}
        answer {container.key}
    """
    return example((text,), program, groups)


def _every_day_more(rng: random.Random) -> Example:
    person = people(rng, 1)[0]
    start, step, days = rng.randint(4, 30), rng.randint(2, 9), rng.randint(4, 9)
    what = rng.choice(("push-ups", "pages", "words", "laps", "sums"))
    verb = {"push-ups": "does", "pages": "reads", "words": "learns", "laps": "swims", "sums": "solves"}[what]
    total = rng.random() < 0.5
    asked = (
        f"How many {what} is that in the first {days} days together?"
        if total
        else f"How many {what} is it on day {days}?"
    )
    text = rng.choice(
        (
            f"On the first day {person.name} {verb} {start} {what}, and on every following day {step} more than the "
            "day before.",
            f"{person.name} {verb} {step} more {what} each day than the day before. On day 1 it was {start}.",
        )
    )
    key = what.replace("-", "_")
    last = start + step * (days - 1)
    closing = (
        f"total_{key} = days * mean(first_day, last_day)\n        answer total_{key}" if total else "answer last_day"
    )
    program = f"""
        first_day = {start}
        more_each_day = {step}
        days = {days}
        # the increase happens between days, one time less than there are days
        last_day = first_day + more_each_day * (days - 1)
        {closing}
    """
    return example((text, aside(rng, person), asked), program, Fraction(days * (start + last), 2) if total else last)


def _who_has_most(rng: random.Random) -> Example:
    a, b, c = people(rng, 3)
    thing = rng.choice(_THINGS)
    while True:
        base, times, less = rng.randint(10, 40), rng.randint(2, 4), rng.randint(5, 40)
        counts = (base * 2 + rng.randint(1, 15), base, base * times - less)
        if len(set(counts)) == 3 and min(counts) > 0:
            break
    largest = rng.random() < 0.5
    word = {2: "twice", 3: "three times", 4: "four times"}[times]
    asked = f"Who has {'the most' if largest else 'the fewest'}?"
    text = (
        f"{a.name} has {counts[0]} {thing.many} and {b.name} has {base}. {c.name} has {less} fewer than {word} as "
        "many as "
        f"{b.name}."
    )
    names = [f"{who.key}_{thing.key}" for who in (a, b, c)]
    options = ", ".join(f'"{who.name}": {name}' for who, name in zip((a, b, c), names, strict=True))
    program = f"""
        {names[0]} = {counts[0]}
        {names[1]} = {base}
        {names[2]} = {times} * {names[1]} - {less}
        answer which {"largest" if largest else "smallest"} of {options}
    """
    chosen = counts.index(max(counts) if largest else min(counts))
    return example((text, asked), program, (a, b, c)[chosen].name)


def _two_days(rng: random.Random) -> Example:
    farmer = people(rng, 1)[0]
    animal = rng.choice(ANIMALS)
    day, next_day, third = rng.sample(WEEKDAYS, 3)
    count, more, sold = rng.randint(15, 60), rng.randint(4, 20), rng.randint(10, 40)
    text = rng.choice(
        (
            f"On {day} {farmer.name} counted {count} {animal.many}. On {next_day} there were {more} more than on "
            f"{day}. On "
            f"{third} {sold} {animal.many} were sold out of those of {next_day}.",
            f"{farmer.name} had {count} {animal.many} on {day}. By {next_day} the number had grown by {more}, and on "
            f"{third} "
            f"{farmer.he} sold {sold}.",
        )
    )
    left = count + more - sold
    if left <= 0:
        return _two_days(rng)
    program = f"""
        {animal.key}_{day.lower()} = {count}
        {animal.key}_{next_day.lower()} = {animal.key}_{day.lower()} + {more}
        {animal.key}_sold = {sold}
        {animal.key}_left = {animal.key}_{next_day.lower()} - {animal.key}_sold
        answer {animal.key}_left
    """
    return example((text, f"How many {animal.many} did {farmer.he} have then?"), program, left)


def _missing_part(rng: random.Random) -> Example:
    thing = rng.choice((*TOYS, *GOODS))
    colours = rng.sample(("red", "blue", "green", "yellow", "white", "black"), 3)
    counts = [rng.randint(5, 40) for _ in colours]
    total = sum(counts)
    text = rng.choice(
        (
            f"Of {total} {thing.many}, {counts[0]} are {colours[0]}, {counts[1]} are {colours[1]} and the others are "
            f"{colours[2]}.",
            f"A shelf holds {total} {thing.many} in three colours. {counts[1]} of them are {colours[1]} and "
            f"{counts[0]} are "
            f"{colours[0]}; all the rest are {colours[2]}.",
        )
    )
    program = f"""
        total_{thing.key} = {total}
        {colours[0]}_{thing.key} = {counts[0]}
        {colours[1]}_{thing.key} = {counts[1]}
        {colours[2]}_{thing.key} = total_{thing.key} - {colours[0]}_{thing.key} - {colours[1]}_{thing.key}
        answer {colours[2]}_{thing.key}
    """
    return example(joined(text, f"How many {thing.many} are {colours[2]}?"), program, counts[2])


TEMPLATES = (
    Template("given_away", _given_away),
    Template("at_first", _at_first),
    Template("times_as_many", _times_as_many),
    Template("chain_of_comparisons", _chain_of_comparisons),
    Template("only_one_kind", _only_one_kind),
    Template("part_and_rest", _part_and_rest),
    Template("part_of_the_rest", _part_of_the_rest, TEST),
    Template("groups_and_singles", _groups_and_singles),
    Template("packed_again", _packed_again),
    Template("every_day_more", _every_day_more),
    Template("who_has_most", _who_has_most),
    Template("two_days", _two_days, DEV),
    Template("missing_part", _missing_part),
)
