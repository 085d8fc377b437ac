"""Time, distance, weight, area: rates, recipes, units, mixtures."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.domain import Example
from neurosym.domains.templates import (
    BAKED,
    DEV,
    TEST,
    Template,
    aside,
    example,
    multiple,
    people,
    say,
)


def _journey(rng: random.Random) -> Example:
    driver = people(rng, 1)[0]
    fast, slow = 10 * rng.randint(5, 12), 10 * rng.randint(2, 4)
    first, second = rng.randint(2, 5), rng.randint(1, 3)
    text = rng.choice(
        (
            f"{driver.name} drives {first} hours at {fast} kilometres per hour and then {second} hours at {slow} "
            "kilometres "
            f"per hour because of the traffic.",
            f"On a motorway {driver.name} travels at {fast} km/h for {first} hours. After that comes a country road, "
            "and "
            f"{driver.he} goes on for {second} hours at {slow} km/h.",
        )
    )
    average = rng.random() < 0.4
    asked = "What is the average speed of the whole trip in km/h?" if average else "How many kilometres is that in all?"
    closing = (
        "average_speed = distance / (hours_fast + hours_slow)\n        answer average_speed"
        if average
        else "answer distance"
    )
    program = f"""
        hours_fast = {first}
        hours_slow = {second}
        distance = hours_fast * {fast} + hours_slow * {slow}
        {closing}
    """
    distance = first * fast + second * slow
    return example(
        (text, aside(rng, driver), asked), program, Fraction(distance, first + second) if average else distance
    )


def _machine(rng: random.Random) -> Example:
    worker = people(rng, 1)[0]
    things = rng.choice(("bottles", "tins", "boxes", "letters", "bricks", "screws"))
    rate, minutes = rng.randint(4, 25), rng.randint(3, 12)
    wanted = multiple(rng, rate, low=120, high=900)
    asks_time = rng.random() < 0.5
    start = rng.choice(
        (
            f"A machine fills or sorts {rate * minutes} {things} in {minutes} minutes.",
            f"In {minutes} minutes {worker.name}'s machine handles {rate * minutes} {things}.",
        )
    )
    asked = (
        f"How many minutes does it need for {wanted} {things}?"
        if asks_time
        else f"How many {things} is that in one hour?"
    )
    closing = f"minutes_needed = {wanted} / {things}_per_minute\n        answer minutes_needed"
    if not asks_time:
        closing = f"{things}_per_hour = {things}_per_minute * 60\n        answer {things}_per_hour"
    program = f"""
        {things}_per_minute = {rate * minutes} / {minutes}
        {closing}
    """
    return example((start, asked), program, wanted // rate if asks_time else rate * 60)


def _recipe(rng: random.Random) -> Example:
    cook = people(rng, 1)[0]
    dish = rng.choice(BAKED)
    per, times = rng.choice((4, 6, 8, 10, 12)), rng.choice((2, 3, 4, 5))
    half = rng.random() < 0.4
    wanted = per * times + (per // 2 if half else 0)
    flour, eggs = 10 * rng.randint(10, 40), rng.choice((2, 4))
    text = rng.choice(
        (
            f"A recipe for {per} {dish.many} needs {flour} grams of flour and {eggs} eggs. {cook.name} wants to make "
            f"{wanted} {dish.many}.",
            f"{flour} g of flour and {eggs} eggs make {per} {dish.many}. {cook.name} has invited many guests and needs "
            f"{wanted} {dish.many}.",
        )
    )
    wants_flour = rng.random() < 0.6
    asked = f"How many grams of flour does {cook.he} need?" if wants_flour else f"How many eggs does {cook.he} need?"
    used, what = (flour, "flour") if wants_flour else (eggs, "eggs")
    program = f"""
        {what}_per_batch = {used}
        batches = {wanted} / {per}
        {what}_needed = batches * {what}_per_batch
        answer {what}_needed
    """
    return example((text, aside(rng, cook), asked), program, Fraction(used * wanted, per))


def _units(rng: random.Random) -> Example:
    worker = people(rng, 1)[0]
    kilos, grams = rng.randint(2, 9), 50 * rng.randint(3, 15)
    parcels = rng.randint(2, 8)
    kind = rng.choice(("rice", "nuts", "raisins", "lentils"))
    text = rng.choice(
        (
            f"{worker.name} has {kilos} kg of {kind} and fills {parcels} bags with {grams} grams each.",
            f"{parcels} bags of {grams} g each are filled with {kind} from a sack that holds {kilos} kilograms.",
        )
    )
    left = 1000 * kilos - parcels * grams
    if left <= 0:
        return _units(rng)
    program = f"""
        {kind}_in_grams = {kilos} * 1000
        {kind}_used = {parcels} * {grams}
        {kind}_left = {kind}_in_grams - {kind}_used
        answer {kind}_left
    """
    return example((text, f"How many grams of {kind} are left over?"), program, left)


def _floor_tiles(rng: random.Random) -> Example:
    owner = people(rng, 1)[0]
    side = rng.choice((20, 25, 50))
    length, width = rng.randint(3, 9), rng.randint(2, 8)
    price = rng.randint(1, 6)
    room = rng.choice(("kitchen", "bathroom", "hall", "terrace"))
    tiles = (length * 100 // side) * (width * 100 // side)
    cost = rng.random() < 0.5
    text = rng.choice(
        (
            f"The floor of {owner.name}'s {room} is {length} m long and {width} m wide. It is to be covered with "
            "square tiles "
            f"whose sides are {side} cm long. A tile costs {price} dollars.",
            f"Square tiles with sides of {side} cm cost {price} dollars each. {owner.name} lays them in a {room} of "
            f"{length} "
            f"by {width} metres.",
        )
    )
    closing = f"cost = tiles * {price}\n        answer cost" if cost else "answer tiles"
    program = f"""
        # everything in centimetres
        length = {length} * 100
        width = {width} * 100
        tiles = length * width / {side} ** 2
        {closing}
    """
    asked = "What do all the tiles cost?" if cost else "How many tiles are needed?"
    return example((text, asked), program, tiles * price if cost else tiles)


def _fence(rng: random.Random) -> Example:
    gardener = people(rng, 1)[0]
    width, more, gate = rng.randint(8, 30), rng.randint(2, 15), rng.randint(2, 4)
    length = width + more
    text = rng.choice(
        (
            f"A rectangular garden is {width} metres wide and {more} metres longer than that. {gardener.name} puts a "
            "fence "
            f"around it but leaves {gate} metres open for a gate.",
            f"{gardener.name} fences in a field. It is {width} m wide; the length is {more} m more than the width. A "
            "gate "
            f"of {gate} m needs no fence.",
        )
    )
    program = f"""
        width = {width}
        length = width + {more}
        perimeter = 2 * (length + width)
        fence = perimeter - {gate}
        answer fence
    """
    return example((text, "How many metres of fence are needed?"), program, 2 * (length + width) - gate)


def _salt_water(rng: random.Random) -> Example:
    first, second = rng.randint(2, 9) * 100, rng.randint(2, 9) * 100
    strong, weak = rng.choice((20, 25, 30, 40)), rng.choice((5, 10, 15))
    text = rng.choice(
        (
            f"{first} g of salt water with {strong}% salt are poured together with {second} g of salt water with "
            f"{weak}% salt.",
            f"Someone mixes {second} grams of a {weak} percent salt solution with {first} grams of a {strong} "
            "percent one.",
        )
    )
    amount = rng.random() < 0.5
    asked = "How many grams of salt are in the mixture?" if amount else "What percentage of the mixture is salt?"
    closing = "answer salt" if amount else "percentage = salt / mixture * 100\n        answer percentage"
    mixture = "" if amount else f"mixture = {first} + {second}\n        "
    program = f"""
        salt = {strong}% * {first} + {weak}% * {second}
        {mixture}{closing}
    """
    salt = Fraction(first * strong + second * weak, 100)
    return example((text, asked), program, salt if amount else salt * 100 / (first + second))


def _stock_lasts(rng: random.Random) -> Example:
    keeper = people(rng, 1)[0]
    animals, food, days = rng.randint(3, 12), rng.randint(2, 8), rng.randint(6, 30)
    stock = animals * food * days
    kind = rng.choice(("rabbits", "ponies", "dogs", "goats", "parrots"))
    text = rng.choice(
        (
            f"{keeper.name} has {animals} {kind}. Each eats {food} kg a day, and there are {stock} kg in store. How "
            "many days "
            f"does the food last?",
            f"A store of {stock} kg feeds {say(rng, animals)} {kind}, {food} kg a day for each of them. For how many "
            "days is "
            f"it enough?",
        )
    )
    program = f"""
        {kind} = {animals}
        food_per_day = {kind} * {food}
        stock = {stock}
        days = stock / food_per_day
        answer days
    """
    return example((text,), program, days)


def _clock(rng: random.Random) -> Example:
    who = people(rng, 1)[0]
    hour, minutes = rng.randint(7, 10), 5 * rng.randint(0, 11)
    later = 5 * rng.randint(9, 40)
    now = hour * 60 + minutes + later
    text = rng.choice(
        (
            f"{who.name}'s train leaves at {hour}:{minutes:02d} and takes {later} minutes. How many minutes after "
            "midnight does "
            f"it arrive?",
            f"A film begins at {hour}:{minutes:02d} in the morning and is {later} minutes long. How many minutes after "
            f"midnight does it end?",
        )
    )
    program = f"""
        # minutes after midnight
        start = {hour} * 60 + {minutes}
        duration = {later}
        arrival = start + duration
        answer arrival
    """
    return example((text,), program, now)


def _reading(rng: random.Random) -> Example:
    reader = people(rng, 1)[0]
    first_days, per_day, then_days, faster = (
        rng.randint(3, 7),
        rng.randint(8, 25),
        rng.randint(2, 6),
        rng.randint(3, 15),
    )
    rest = rng.randint(20, 90)
    pages = first_days * per_day + then_days * (per_day + faster) + rest
    text = rng.choice(
        (
            f"{reader.name}'s book has {pages} pages. For {first_days} days {reader.he} reads {per_day} pages a day, "
            "and for the "
            f"next {then_days} days {faster} pages a day more than that.",
            f"{reader.name} read {per_day} pages on each of {first_days} days. On the {then_days} days after that "
            f"{reader.he} "
            f"read {faster} more pages a day. The book is {pages} pages long.",
        )
    )
    program = f"""
        pages = {pages}
        pages_per_day = {per_day}
        read_first = {first_days} * pages_per_day
        read_then = {then_days} * (pages_per_day + {faster})
        pages_left = pages - read_first - read_then
        answer pages_left
    """
    return example((text, aside(rng, reader), "How many pages are left?"), program, rest)


def _tank(rng: random.Random) -> Example:
    fills, leaks, hours, at_first = rng.randint(20, 60), rng.randint(3, 15), rng.randint(3, 9), 10 * rng.randint(1, 20)
    text = rng.choice(
        (
            f"A tank holds {at_first} litres. A pipe brings in {fills} litres every hour, but {leaks} litres an hour "
            "leak out.",
            f"Each hour {fills} litres flow into a pond and {leaks} litres seep away. In the morning there were "
            f"{at_first} "
            f"litres in it.",
        )
    )
    program = f"""
        water_at_first = {at_first}
        gain_per_hour = {fills} - {leaks}
        water = water_at_first + {hours} * gain_per_hour
        answer water
    """
    return example(
        (text, f"How many litres are there {hours} hours later?"), program, at_first + hours * (fills - leaks)
    )


TEMPLATES = (
    Template("journey", _journey),
    Template("machine", _machine),
    Template("recipe", _recipe),
    Template("units", _units),
    Template("floor_tiles", _floor_tiles, TEST),
    Template("fence", _fence),
    Template("salt_water", _salt_water, DEV),
    Template("stock_lasts", _stock_lasts),
    Template("clock", _clock),
    Template("reading", _reading),
    Template("tank", _tank),
)
