"""Two or three unknown amounts: heads and legs, tickets, coins, prices, shares, mixtures, motion, work."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.domain import Example
from neurosym.domains.templates import (
    BAKED,
    DEV,
    FRUIT,
    STATIONERY,
    TEST,
    TIMES,
    TOYS,
    Template,
    aside,
    example,
    nouns,
    people,
    say,
)

_FOUR_LEGS = nouns("goat, cow, rabbit, horse, dog, pig")
_TWO_LEGS = nouns("hen, duck, turkey, goose/geese, ostrich/ostriches")


def _heads_and_legs(rng: random.Random) -> Example:
    four, two = rng.choice(_FOUR_LEGS), rng.choice(_TWO_LEGS)
    first, second = rng.randint(4, 30), rng.randint(4, 30)
    heads, legs = first + second, 4 * first + 2 * second
    text = rng.choice(
        (
            f"A farmer keeps {four.many} and {two.many}. Together they have {heads} heads and {legs} legs.",
            f"In a yard there are {heads} animals, all of them {four.many} or {two.many}. Somebody counts {legs} legs.",
            f"{legs} legs and {heads} heads: that is what you see when you look at the {two.many} and {four.many} in "
            "a barn.",
        )
    )
    both = rng.random() < 0.4
    asked = f"How many {four.many} and how many {two.many} are there?" if both else f"How many {four.many} are there?"
    program = f"""
        unknown {four.key}, {two.key}: natural
        {four.key} + {two.key} == {heads}
        # four legs and two legs
        4 * {four.key} + 2 * {two.key} == {legs}
        answer {f"{four.key}, {two.key}" if both else four.key}
    """
    return example((text, asked), program, *((first, second) if both else (first,)))


def _tickets(rng: random.Random) -> Example:
    adult, child = rng.randint(7, 15), rng.randint(2, 6)
    adults, children = rng.randint(10, 120), rng.randint(10, 120)
    place = rng.choice(("museum", "swimming pool", "zoo", "circus", "theatre"))
    text = rng.choice(
        (
            f"At the {place} an adult pays {adult} dollars and a child {child} dollars. One day {adults + children} "
            "people "
            f"came and paid {adult * adults + child * children} dollars in all.",
            f"A {place} took in {adult * adults + child * children} dollars from {adults + children} visitors. "
            "Tickets cost "
            f"{child} dollars for children and {adult} dollars for adults.",
        )
    )
    who = rng.choice(("adults", "children"))
    program = f"""
        unknown adults, children: natural
        adults + children == {adults + children}
        {adult} * adults + {child} * children == {adult * adults + child * children}
        answer {who}
    """
    return example((text, f"How many {who} were there?"), program, adults if who == "adults" else children)


def _coin_box(rng: random.Random) -> Example:
    owner = people(rng, 1)[0]
    (large, large_name), (small, small_name) = rng.choice(
        (((25, "quarters"), (10, "dimes")), ((10, "dimes"), (5, "nickels")), ((25, "quarters"), (5, "nickels")))
    )
    first, second = rng.randint(3, 25), rng.randint(3, 25)
    cents = large * first + small * second
    text = rng.choice(
        (
            f"{owner.name} has {first + second} coins, all {large_name} or {small_name}. They are worth "
            f"{cents / 100:.2f} "
            f"dollars.",
            f"A box with {small_name} and {large_name} holds {first + second} coins worth ${cents / 100:.2f} together.",
        )
    )
    program = f"""
        unknown {large_name}, {small_name}: natural
        {large_name} + {small_name} == {first + second}
        # in cents
        {large} * {large_name} + {small} * {small_name} == {cents}
        answer {large_name}
    """
    return example((text, aside(rng, owner), f"How many {large_name} are there?"), program, first)


def _two_prices(rng: random.Random) -> Example:
    one, two = rng.sample((*STATIONERY, *FRUIT, *BAKED), 2)
    first, second = rng.randint(2, 12), rng.randint(2, 12)
    while True:
        a, b, c, d = (rng.randint(1, 6) for _ in range(4))
        if a * d != b * c:
            break
    buyers = people(rng, 2)

    def bought(count: int, other: int) -> str:
        left = f"{say(rng, count)} {one.many if count > 1 else one.one}"
        return f"{left} and {say(rng, other)} {two.many if other > 1 else two.one}"

    text = rng.choice(
        (
            f"{buyers[0].name} pays {a * first + b * second} dollars for {bought(a, b)}. {buyers[1].name} pays "
            f"{c * first + d * second} dollars for {bought(c, d)}.",
            f"{bought(a, b)} cost {a * first + b * second} dollars, while {bought(c, d)} cost "
            f"{c * first + d * second} dollars.",
        )
    )
    program = f"""
        unknown {one.one_key}_price, {two.one_key}_price: rational
        {a} * {one.one_key}_price + {b} * {two.one_key}_price == {a * first + b * second}
        {c} * {one.one_key}_price + {d} * {two.one_key}_price == {c * first + d * second}
        answer {two.one_key}_price
    """
    return example((text, f"What does one {two.one} cost?"), program, second)


def _three_shares(rng: random.Random) -> Example:
    a, b, c = people(rng, 3)
    thing = rng.choice(TOYS)
    times, words = rng.choice(list(TIMES.items())[:3])
    base, more = rng.randint(6, 40), rng.randint(2, 15)
    total = base + times * base + times * base + more
    text = rng.choice(
        (
            f"{a.name}, {b.name} and {c.name} share {total} {thing.many}. {b.name} gets {words} as many as {a.name}, "
            "and "
            f"{c.name} gets {more} more than {b.name}.",
            f"Three children have {total} {thing.many} in all. {c.name} has {more} more than {b.name}, who has "
            f"{words} as many "
            f"as {a.name}.",
        )
    )
    who, value = rng.choice(((a, base), (b, times * base), (c, times * base + more)))
    program = f"""
        unknown {a.key}, {b.key}, {c.key}: natural
        {a.key} + {b.key} + {c.key} == {total}
        {b.key} == {times} * {a.key}
        {c.key} == {b.key} + {more}
        answer {who.key}
    """
    return example((text, f"How many {thing.many} does {who.name} have?"), program, value)


def _give_to_balance(rng: random.Random) -> Example:
    a, b = people(rng, 2)
    thing = rng.choice(TOYS)
    equal, given = rng.randint(12, 50), rng.randint(2, 10)
    first, second = equal + given, equal - given
    text = rng.choice(
        (
            f"{a.name} and {b.name} have {first + second} {thing.many} together. If {a.name} gave {say(rng, given)} "
            "of them to "
            f"{b.name}, both would have the same number.",
            f"Together {b.name} and {a.name} own {first + second} {thing.many}. {a.name} would have to give {b.name} "
            f"{given} so "
            f"that they had equally many.",
        )
    )
    program = f"""
        unknown {a.key}, {b.key}: natural
        {a.key} + {b.key} == {first + second}
        # after the gift
        {a.key} - {given} == {b.key} + {given}
        answer {a.key}
    """
    return example((text, f"How many {thing.many} does {a.name} have now?"), program, first)


def _mix_to_target(rng: random.Random) -> Example:
    while True:
        strong, weak = rng.choice((40, 50, 60, 80)), rng.choice((5, 10, 15, 20))
        target = rng.randrange(weak + 5, strong, 5)
        litres = rng.randint(2, 30)
        added = Fraction(litres * (target - weak), strong - target)
        if added.denominator == 1:
            break
    what = rng.choice(("acid", "alcohol", "juice", "vinegar"))
    text = rng.choice(
        (
            f"How many litres of a {strong}% {what} solution must be added to {litres} litres of a {weak}% solution "
            "to get a "
            f"{target}% solution?",
            f"A tank holds {litres} litres with {weak} percent {what}. Somebody pours in a mixture with {strong} "
            "percent "
            f"{what} until the tank has {target} percent. How many litres were poured in?",
        )
    )
    program = f"""
        unknown litres_added: rational
        # the amount of {what} before and after
        {weak}% * {litres} + {strong}% * litres_added == {target}% * ({litres} + litres_added)
        answer litres_added
    """
    return example((text,), program, added)


def _towards_each_other(rng: random.Random) -> Example:
    a, b = people(rng, 2)
    first, second, hours = 5 * rng.randint(4, 20), 5 * rng.randint(4, 20), rng.randint(2, 6)
    distance = (first + second) * hours
    text = rng.choice(
        (
            f"Two towns are {distance} km apart. {a.name} leaves one of them at {first} km/h, and at the same moment "
            f"{b.name} "
            f"leaves the other one at {second} km/h. They drive towards each other. After how many hours do they meet?",
            f"{a.name} and {b.name} start at the two ends of a road of {distance} kilometres and ride towards each "
            "other, one at "
            f"{first} and the other at {second} kilometres per hour. How many hours pass until they meet?",
        )
    )
    program = f"""
        unknown hours: rational
        {first} * hours + {second} * hours == {distance}
        answer hours
    """
    return example((text,), program, hours)


def _catch_up(rng: random.Random) -> Example:
    a, b = people(rng, 2)
    while True:
        slow, faster, start = rng.randint(4, 20), rng.randint(1, 12), rng.randint(1, 4)
        if slow * start % faster == 0:
            break
    hours = slow * start // faster
    text = rng.choice(
        (
            f"{a.name} cycles at {slow} km/h. {start} hours later {b.name} sets out from the same place on the same "
            "road at "
            f"{slow + faster} km/h. How many hours does {b.name} need to catch up with {a.name}?",
            f"{b.name} follows {a.name} at {slow + faster} kilometres per hour. {a.name} left {start} hours earlier "
            "and rides at "
            f"{slow} kilometres per hour. After how many hours of riding has {b.name} caught up?",
        )
    )
    program = f"""
        unknown hours: rational
        # both have come equally far
        {slow + faster} * hours == {slow} * (hours + {start})
        answer hours
    """
    return example((text,), program, hours)


def _river(rng: random.Random) -> Example:
    boat, stream = rng.randint(8, 25), rng.randint(1, 6)
    down, up = rng.randint(2, 5), rng.randint(2, 5)
    text = rng.choice(
        (
            f"A boat goes {(boat + stream) * down} km down a river in {down} hours and {(boat - stream) * up} km up "
            "the river in "
            f"{up} hours.",
            f"Against the stream a boat makes {(boat - stream) * up} kilometres in {up} hours. With the stream it "
            "makes "
            f"{(boat + stream) * down} kilometres in {down} hours.",
        )
    )
    asked, value = rng.choice(
        (
            ("What is the speed of the stream in km/h?", stream),
            ("How fast is the boat in still water, in km/h?", boat),
        )
    )
    program = f"""
        unknown boat_speed, stream_speed: rational
        (boat_speed + stream_speed) * {down} == {(boat + stream) * down}
        (boat_speed - stream_speed) * {up} == {(boat - stream) * up}
        answer {"stream_speed" if value == stream and "stream" in asked else "boat_speed"}
    """
    return example((text, asked), program, value)


def _work_together(rng: random.Random) -> Example:
    a, b = people(rng, 2)
    first, second = rng.choice(
        ((3, 6), (4, 12), (6, 12), (10, 15), (6, 3), (20, 30), (12, 6), (8, 24), (4, 6), (5, 20))
    )
    job = rng.choice(("paint a fence", "weed a garden", "unload a lorry", "clean a hall"))
    text = rng.choice(
        (
            f"{a.name} can {job} in {first} hours, and {b.name} needs {second} hours for it. How many hours do they "
            "need "
            f"together?",
            f"To {job} takes {b.name} {second} hours and {a.name} {first} hours. How long does it take, in hours, if "
            "both work at "
            f"the same time?",
        )
    )
    program = f"""
        unknown hours: rational
        # the parts of the job that each does add up to one job
        hours / {first} + hours / {second} == 1
        answer hours
    """
    return example((text,), program, Fraction(first * second, first + second))


def _before_discount(rng: random.Random) -> Example:
    buyer = people(rng, 1)[0]
    percent, price = 5 * rng.randint(2, 12), 20 * rng.randint(2, 25)
    paid = Fraction(price * (100 - percent), 100)
    thing = rng.choice(("jacket", "radio", "tent", "bag", "lamp", "carpet"))
    text = rng.choice(
        (
            f"After a discount of {percent}% {buyer.name} pays {paid} dollars for a {thing}. What was the price "
            "before?",
            f"A {thing} costs {paid} dollars now, {percent} percent less than last week. How many dollars did it "
            "cost last week?",
        )
    )
    program = f"""
        unknown full_price: rational
        full_price - {percent}% * full_price == {paid}
        answer full_price
    """
    return example((text,), program, price)


def _pairs_of_sums(rng: random.Random) -> Example:
    a, b, c = people(rng, 3)
    weights = [rng.randint(20, 60) for _ in range(3)]
    one, two, three = weights
    text = rng.choice(
        (
            f"{a.name} and {b.name} weigh {one + two} kg together, {b.name} and {c.name} {two + three} kg, and "
            f"{a.name} and "
            f"{c.name} {one + three} kg.",
            f"On the scales {a.name} with {c.name} makes {one + three} kilograms, {a.name} with {b.name} "
            f"{one + two}, and "
            f"{b.name} with {c.name} {two + three}.",
        )
    )
    place = rng.randrange(3)
    who = (a, b, c)[place]
    program = f"""
        unknown {a.key}, {b.key}, {c.key}: rational
        {a.key} + {b.key} == {one + two}
        {b.key} + {c.key} == {two + three}
        {a.key} + {c.key} == {one + three}
        answer {who.key}
    """
    return example((text, f"How many kilograms does {who.name} weigh?"), program, weights[place])


def _fixed_and_per_use(rng: random.Random) -> Example:
    user = people(rng, 1)[0]
    fixed, rate = rng.randint(5, 40), rng.randint(2, 9)
    first, second = rng.sample(range(3, 20), 2)
    service = rng.choice((("a taxi", "kilometres"), ("a boat rental", "hours"), ("a plumber", "hours")))
    text = rng.choice(
        (
            f"{service[0]} charges a fixed fee and then the same amount for each of the {service[1]}. {user.name} paid "
            f"{fixed + rate * first} dollars for {first} {service[1]} and later {fixed + rate * second} dollars for "
            f"{second} "
            f"{service[1]}.",
            f"{first} {service[1]} with {service[0]} cost {fixed + rate * first} dollars and {second} {service[1]} "
            "cost "
            f"{fixed + rate * second} dollars. The price is a fixed fee and an amount for each of the {service[1]}.",
        )
    )
    program = f"""
        unknown fee, rate: rational
        fee + {first} * rate == {fixed + rate * first}
        fee + {second} * rate == {fixed + rate * second}
        answer fee
    """
    return example((text, "How high is the fixed fee?"), program, fixed)


TEMPLATES = (
    Template("heads_and_legs", _heads_and_legs),
    Template("tickets", _tickets),
    Template("coin_box", _coin_box),
    Template("two_prices", _two_prices),
    Template("three_shares", _three_shares),
    Template("give_to_balance", _give_to_balance, DEV),
    Template("mix_to_target", _mix_to_target),
    Template("towards_each_other", _towards_each_other),
    Template("catch_up", _catch_up, TEST),
    Template("river", _river),
    Template("work_together", _work_together),
    Template("before_discount", _before_discount),
    Template("pairs_of_sums", _pairs_of_sums, TEST),
    Template("fixed_and_per_use", _fixed_and_per_use),
)
