"""Everyday questions about numbers: common multiples and divisors, equations in words, digits."""

from __future__ import annotations

import random
from math import gcd, lcm

from neurosym.domains.domain import Example
from neurosym.domains.templates import (
    BAKED,
    CONTAINERS,
    FRUIT,
    STATIONERY,
    TIMES,
    TOYS,
    Template,
    example,
    people,
)

_PARTS = {2: "half", 3: "a third", 4: "a quarter", 5: "a fifth"}


def _same_number(rng: random.Random) -> Example:
    """The same number of two things that come in packs, and the least such number."""
    owner, second_owner = people(rng, 2)
    first, second = rng.sample((*BAKED, *STATIONERY, *TOYS, *FRUIT), 2)
    pack, other = rng.sample(CONTAINERS, 2)
    while True:
        one, two = rng.sample(range(2, 25), 2)
        if lcm(one, two) > max(one, two):
            break
    n, he = owner.name, owner.he
    verb, plain = rng.choice((("bought", "buy"), ("sold", "sell"), ("counted", "count"), ("ordered", "order")))
    text = rng.choice(
        (
            f"{first.many[0].upper()}{first.many[1:]} come in {pack.many} of {one} and {second.many} in {other.many} "
            f"of {two}. If {n} wants as many {first.many} as {second.many}, what is the least number of each that "
            f"{he} can {plain}?",
            f"{n} {verb} {first.many} in {pack.many} of {one} and {second.many} in {other.many} of {two}. The two "
            f"numbers turned out to be equal. What is the smallest number of {first.many} that {he} could have "
            f"{'had' if verb == 'counted' else verb}?",
            f"A shop {verb} exactly as many {first.many} as {second.many}, though the {first.many} are packed by "
            f"{one}s and the {second.many} by {two}s. At least how many {second.many} must that have been?",
            f"{n} arranges {first.many} in rows of {one}; {second_owner.name} does so in rows of {two}. Both use the "
            "same number and none is left. What is the smallest number that each of them can have?",
            f"The same pile of {first.many} can be put into {pack.many} of {one} or into {other.many} of {two} with "
            f"nothing left. What is the smallest possible number of {first.many}?",
        )
    )
    program = f"""
        # the smallest number that is a multiple of both
        number = lcm({one}, {two})
        answer number
    """
    return example(text, program, lcm(one, two))


def _identical_groups(rng: random.Random) -> Example:
    """Two or three kinds of things in as many identical groups as possible."""
    owner = people(rng, 1)[0]
    kinds = rng.sample((*BAKED, *STATIONERY, *TOYS, *FRUIT), rng.choice((2, 2, 3)))
    groups = rng.randint(2, 16)
    while True:
        each = [rng.randint(1, 7) for _ in kinds]
        if gcd(*each) == 1:
            break
    counts = [groups * count for count in each]
    told = [f"{count} {kind.many}" for count, kind in zip(counts, kinds, strict=True)]
    all_told = ", ".join(told[:-1]) + f" and {told[-1]}"
    name, many = rng.choice(
        (("bag", "bags"), ("table", "tables"), ("team", "teams"), ("set", "sets"), ("plate", "plates"), ("row", "rows"))
    )
    n, he = owner.name, owner.he
    text = rng.choice(
        (
            f"{n} has {all_told} and makes {many} of them that are all alike, using up everything. What is the "
            f"greatest number of {many} {he} can make?",
            f"With {all_told}, {n} wants to make identical {many} and have nothing left over. How many {many} can "
            f"there be at most?",
            f"{all_told[0].upper()}{all_told[1:]} are to be divided into {many}. Every {name} must have the same "
            f"number of each kind. What is the largest number of {many} possible if all are used?",
            f"{n} has {all_told}. Each {name} must hold only one kind, all {many} must hold the same number, and "
            f"nothing may remain. What is the largest number of things that one {name} can hold?",
        )
    )
    program = f"""
        # the largest number that divides all of them
        {many} = gcd({", ".join(map(str, counts))})
        answer {many}
    """
    if "only one kind" in text:
        program = program.replace(many, f"things_per_{name}")
    return example(text, program, groups)


def _said_of_a_number(rng: random.Random) -> Example:
    """An equation for one number or one age, in words."""
    number = rng.randint(2, 30) * rng.choice((2, 3, 4, 6))
    part = rng.choice([n for n in (2, 3, 4) if number % n == 0] or [1])
    factor, more = rng.choice((2, 3, 4, 5)), rng.randint(1, 20)
    who, other = people(rng, 2)
    value = number // part
    shapes = _times_a_number(number, factor, more)
    if part > 1 and value > more:
        shapes += _part_of_a_number(value, part, more)
        if rng.random() < 0.4:
            text = rng.choice(
                (
                    f"{who.name} is {value + more} years old, which is {more} more than {_PARTS[part]} of "
                    f"{other.name}'s age. How old is {other.name}?",
                    f"At {value + more}, {who.name} is {more} years older than {_PARTS[part]} the age of "
                    f"{other.name}. What is {other.name}'s age?",
                )
            )
            program = (
                f"unknown {other.key}: rational\n{other.key} / {part} + {more} == {value + more}\nanswer {other.key}"
            )
            return example(text, program, number)
    told, equation = rng.choice(shapes)
    asked = rng.choice(("What is the number?", "Find the number.", "Which number is it?"))
    program = f"unknown number: rational\n{equation}\nanswer number"
    return example(f"{told[0].upper()}{told[1:]}. {asked}", program, number)


def _times_a_number(number: int, factor: int, more: int) -> list[tuple[str, str]]:
    """Clauses about a number and a multiple of it, each with its equation."""
    less, greater = factor * number - more, factor * number + more
    return [
        (f"{factor} times a number is {more} more than {less}", f"{factor} * number == {less} + {more}"),
        (f"{TIMES[factor]} a number plus {more} is {greater}", f"{factor} * number + {more} == {greater}"),
        (f"{more} less than {TIMES[factor]} a number is {less}", f"{factor} * number - {more} == {less}"),
        (f"a number increased by {more} is {number + more}", f"number + {more} == {number + more}"),
        (
            f"if {more} is taken away from {factor} times a number, {less} remains",
            f"{factor} * number - {more} == {less}",
        ),
    ]


def _part_of_a_number(value: int, part: int, more: int) -> list[tuple[str, str]]:
    """Clauses about a part of a number, which is `value`, each with its equation."""
    less, greater = value - more, value + more
    return [
        (
            f"the difference between {_PARTS[part]} of a number and {more} is {less}",
            f"number / {part} - {more} == {less}",
        ),
        (f"{more} more than {_PARTS[part]} of a number is {greater}", f"number / {part} + {more} == {greater}"),
        (f"{_PARTS[part]} of a number, less {more}, gives {less}", f"number / {part} - {more} == {less}"),
    ]


def _digits_told(rng: random.Random) -> Example:
    """A two-digit number by its digits."""
    while True:
        tens, ones = rng.randint(1, 9), rng.randint(0, 9)
        if tens != ones:
            break
    facts = [
        (f"The sum of its digits is {tens + ones}", f"tens + ones == {tens + ones}"),
        (f"The digit in the tens place is {tens}", f"tens == {tens}"),
        (f"The ones digit is {ones}", f"ones == {ones}"),
    ]
    if tens > ones:
        facts.append((f"The tens digit is {tens - ones} more than the ones digit", f"tens == ones + {tens - ones}"))
    else:
        facts.append((f"The ones digit is {ones - tens} more than the tens digit", f"ones == tens + {ones - tens}"))
    chosen = rng.sample(facts, 2)
    one, two = (fact for fact, _ in chosen)
    text = rng.choice(
        (
            f"A number has two digits. {one}. {two}. What is the number?",
            f"{one} and {two[0].lower()}{two[1:]}. Which two-digit number is it?",
            f"Find the two-digit number of which this is true: {one[0].lower()}{one[1:]} and "
            f"{two[0].lower()}{two[1:]}.",
        )
    )
    program = f"""
        unknown tens, ones: natural
        tens >= 1 and tens <= 9 and ones <= 9
        {chosen[0][1]}
        {chosen[1][1]}
        answer 10 * tens + ones
    """
    return example(text, program, 10 * tens + ones)


TEMPLATES = (
    Template("everyday_same_number", _same_number),
    Template("everyday_identical_groups", _identical_groups),
    Template("everyday_said_of_a_number", _said_of_a_number),
    Template("everyday_digits_told", _digits_told),
)
