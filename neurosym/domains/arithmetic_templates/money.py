"""Money: prices, change, discounts, tips, wages, savings."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.domain import Example
from neurosym.domains.templates import (
    BOUGHT_BY_WEIGHT,
    DEV,
    FRUIT,
    GOODS,
    STATIONERY,
    TEST,
    Template,
    aside,
    example,
    multiple,
    people,
    say,
)

_CURRENCIES = ("dollars", "euros", "pounds")


def _cents(amount: int) -> str:
    """An amount of cents as people write dollars: 4, or 3.50."""
    return str(amount // 100) if amount % 100 == 0 else f"{amount / 100:.2f}"


def _change(rng: random.Random) -> Example:
    buyer = people(rng, 1)[0]
    first, second = rng.sample(STATIONERY, 2)
    one, two = 25 * rng.randint(2, 14), 25 * rng.randint(2, 14)
    count, other = rng.randint(2, 6), rng.randint(2, 6)
    cost = count * one + other * two
    note = next(value for value in (1000, 2000, 5000, 10000) if value > cost)
    money = rng.choice(_CURRENCIES)
    text = rng.choice(
        (
            f"{buyer.name} buys {say(rng, count)} {first.many} at {_cents(one)} {money} each and {say(rng, other)} "
            f"{second.many} at {_cents(two)} {money} each. {buyer.he.title()} pays with a {note // 100} note.",
            f"A {first.one} costs {_cents(one)} {money} and a {second.one} costs {_cents(two)} {money}. {buyer.name} "
            "hands "
            f"over {note // 100} {money} for {count} {first.many} and {other} {second.many}.",
        )
    )
    asked = rng.choice((f"How much change does {buyer.he} get?", f"How many {money} does {buyer.he} get back?"))
    program = f"""
        {first.key}_cost = {count} * {one / 100:g}
        {second.key}_cost = {other} * {two / 100:g}
        paid = {note // 100}
        change = paid - {first.key}_cost - {second.key}_cost
        answer change
    """
    return example((text, aside(rng, buyer), asked), program, Fraction(note - cost, 100))


def _percent_off(rng: random.Random) -> Example:
    buyer = people(rng, 1)[0]
    thing = rng.choice(GOODS)
    percent = 5 * rng.randint(2, 12)
    price = multiple(rng, 20, low=20, high=300)
    saved = rng.random() < 0.35
    text = rng.choice(
        (
            f"A {thing.one} that usually costs {price} dollars is {percent}% off.",
            f"The price of a {thing.one} is {price} dollars. In the sale {buyer.name} gets a discount of {percent} "
            "percent.",
            f"With a {percent}% coupon {buyer.name} buys a {thing.one} whose price tag says ${price}.",
        )
    )
    asked = (
        "How much is saved?" if saved else rng.choice(("What does it cost now?", f"How much does {buyer.name} pay?"))
    )
    closing = "answer discount" if saved else "sale_price = full_price - discount\n        answer sale_price"
    program = f"""
        full_price = {price}
        discount = {percent}% * full_price
        {closing}
    """
    off = Fraction(price * percent, 100)
    return example((text, asked), program, off if saved else price - off)


def _up_then_down(rng: random.Random) -> Example:
    up, down = 5 * rng.randint(1, 10), 5 * rng.randint(1, 10)
    start = multiple(rng, 100, low=200, high=2000)
    what, unit = rng.choice(
        (("rent of a flat", "euros"), ("price of a bicycle", "dollars"), ("fee of a club", "pounds"))
    )
    text = rng.choice(
        (
            f"The {what} was {start} {unit}. It rose by {up}% and a year later fell by {down}%.",
            f"First the {what}, {start} {unit}, goes up by {up} percent, then the new amount goes down by {down} "
            "percent.",
        )
    )
    program = f"""
        at_first = {start}
        after_rise = at_first + {up}% * at_first
        # the fall is taken from the higher amount
        after_fall = after_rise - {down}% * after_rise
        answer after_fall
    """
    result = Fraction(start) * (100 + up) * (100 - down) / 10000
    return example((text, f"What is the {what} after that, in {unit}?"), program, result)


def _tip(rng: random.Random) -> Example:
    guest, friend = people(rng, 2)
    percent = rng.choice((10, 15, 20, 25))
    meal, drink, drinks = multiple(rng, 4, low=12, high=60), rng.randint(2, 6), rng.randint(2, 5)
    total = meal + drink * drinks
    text = rng.choice(
        (
            f"{guest.name} and {friend.name} eat out. The meals cost {meal} dollars together and each of their "
            f"{drinks} "
            f"drinks costs {drink} dollars. They leave a {percent}% tip on the whole bill.",
            f"A bill shows {meal} dollars for food and {drinks} drinks at {drink} dollars each. {guest.name} adds a "
            "tip of "
            f"{percent} percent.",
        )
    )
    program = f"""
        food = {meal}
        drinks = {drinks} * {drink}
        bill = food + drinks
        tip = {percent}% * bill
        total_paid = bill + tip
        answer total_paid
    """
    return example((text, "How much is paid in all?"), program, total + Fraction(total * percent, 100))


def _hours_worked(rng: random.Random) -> Example:
    worker = people(rng, 1)[0]
    wage, extra = rng.randint(9, 30), rng.randint(2, 8)
    hours, over = rng.randint(20, 40), rng.randint(2, 9)
    text = rng.choice(
        (
            f"{worker.name} earns {wage} dollars an hour. For overtime {worker.he} gets {extra} dollars more per "
            "hour. Last "
            f"week {worker.he} worked {hours} normal hours and {over} hours of overtime.",
            f"In one week {worker.name} worked {hours} regular hours and {over} extra hours. A regular hour pays "
            f"{wage} "
            f"dollars and an extra hour {wage + extra} dollars.",
        )
    )
    told = str(wage + extra) if f"hour {wage + extra} dollars" in text else f"hourly_wage + {extra}"
    program = f"""
        hourly_wage = {wage}
        overtime_wage = {told}
        regular_pay = {hours} * hourly_wage
        overtime_pay = {over} * overtime_wage
        total_pay = regular_pay + overtime_pay
        answer total_pay
    """
    pay = hours * wage + over * (wage + extra)
    return example((text, aside(rng, worker), f"How much did {worker.he} earn that week?"), program, pay)


def _saving_up(rng: random.Random) -> Example:
    saver = people(rng, 1)[0]
    thing = rng.choice(("a bicycle", "a guitar", "a phone", "a tent", "a camera"))
    weekly, has = rng.randint(4, 25), rng.randint(5, 60)
    price = has + rng.randint(60, 300)
    weeks = -(-(price - has) // weekly)
    text = rng.choice(
        (
            f"{saver.name} wants {thing} for {price} dollars. {saver.he.title()} has {has} dollars already and saves "
            f"{weekly} "
            f"dollars every week. After how many weeks can {saver.he} buy it?",
            f"Each week {saver.name} puts {weekly} dollars aside. {thing.capitalize()} costs {price} dollars, and "
            f"there are {has} "
            "dollars in "
            f"{saver.his} box. How many weeks must {saver.he} wait?",
        )
    )
    program = f"""
        price = {price}
        saved_already = {has}
        saved_per_week = {weekly}
        # a week that is only partly needed counts too
        weeks = ceil((price - saved_already) / saved_per_week)
        answer weeks
    """
    return example((text,), program, weeks)


def _spent_more(rng: random.Random) -> Example:
    buyer = people(rng, 1)[0]
    first, second = rng.sample(GOODS, 2)
    while True:
        one, two, count, other = rng.randint(3, 30), rng.randint(3, 30), rng.randint(2, 9), rng.randint(2, 9)
        if one * count > two * other:
            break
    text = rng.choice(
        (
            f"{buyer.name} bought {count} {first.many} for {one} dollars each and {other} {second.many} for {two} "
            "dollars each.",
            f"A {second.one} costs {two} dollars and a {first.one} {one} dollars. {buyer.name} took {count} "
            f"{first.many} and "
            f"{other} {second.many}.",
        )
    )
    asked = f"How much more did {buyer.he} spend on the {first.many} than on the {second.many}?"
    program = f"""
        spent_on_{first.key} = {count} * {one}
        spent_on_{second.key} = {other} * {two}
        difference = spent_on_{first.key} - spent_on_{second.key}
        answer difference
    """
    return example((text, aside(rng, buyer), asked), program, one * count - two * other)


def _price_by_weight(rng: random.Random) -> Example:
    buyer = people(rng, 1)[0]
    goods = rng.choice((*FRUIT, *BOUGHT_BY_WEIGHT))
    first, unit = rng.randint(2, 8), rng.randint(2, 12)
    wanted = rng.choice([number for number in range(2, 15) if number != first])
    text = rng.choice(
        (
            f"{first} kg of {goods.many} cost {first * unit} dollars. What do {wanted} kg cost?",
            f"For {first} kilograms of {goods.many} {buyer.name} paid {first * unit} dollars. How much would "
            f"{wanted} kilograms "
            f"cost at the same price?",
            f"If {buyer.name} gets {first} kg of {goods.many} for ${first * unit}, how many dollars does {buyer.he} "
            "need for "
            f"{wanted} kg?",
        )
    )
    program = f"""
        price_per_kg = {first * unit} / {first}
        price = {wanted} * price_per_kg
        answer price
    """
    return example((text,), program, unit * wanted)


def _interest(rng: random.Random) -> Example:
    saver = people(rng, 1)[0]
    amount, rate, years = multiple(rng, 100, low=200, high=5000), rng.randint(2, 8), rng.randint(2, 6)
    whole = rng.random() < 0.5
    text = rng.choice(
        (
            f"{saver.name} puts {amount} euros in the bank at {rate}% simple interest a year.",
            f"A bank pays {rate} percent simple interest per year. {saver.name} brings {amount} euros.",
        )
    )
    asked = (
        f"How much money is there after {years} years?"
        if whole
        else f"How much interest does {years} years bring in all?"
    )
    closing = "total = deposit + interest\n        answer total" if whole else "answer interest"
    program = f"""
        deposit = {amount}
        interest_per_year = {rate}% * deposit
        interest = {years} * interest_per_year
        {closing}
    """
    interest = Fraction(amount * rate * years, 100)
    return example((text, aside(rng, saver), asked), program, amount + interest if whole else interest)


def _coins(rng: random.Random) -> Example:
    owner = people(rng, 1)[0]
    quarters, dimes, nickels = rng.randint(2, 12), rng.randint(2, 15), rng.randint(2, 15)
    cents = 25 * quarters + 10 * dimes + 5 * nickels
    in_cents = rng.random() < 0.5
    text = rng.choice(
        (
            f"{owner.name} has {quarters} quarters, {dimes} dimes and {nickels} nickels.",
            f"In a jar there are {nickels} nickels, {say(rng, quarters)} quarters and {dimes} dimes.",
        )
    )
    asked = "How many cents is that?" if in_cents else "How much money is that in dollars?"
    closing = "answer cents" if in_cents else "dollars = cents / 100\n        answer dollars"
    program = f"""
        cents_in_quarters = {quarters} * 25
        cents_in_dimes = {dimes} * 10
        cents_in_nickels = {nickels} * 5
        cents = cents_in_quarters + cents_in_dimes + cents_in_nickels
        {closing}
    """
    return example((text, asked), program, Fraction(cents) if in_cents else Fraction(cents, 100))


def _what_percent(rng: random.Random) -> Example:
    who = people(rng, 1)[0]
    percent = 5 * rng.randint(1, 19)
    whole = multiple(rng, 20, low=20, high=400)
    part = whole * percent // 100
    text = rng.choice(
        (
            f"{part} of the {whole} seats in a hall are taken. What percent of the seats is that?",
            f"{who.name} answered {part} of {whole} questions correctly. What percentage was correct?",
            f"Out of {whole} parcels {part} arrived late. What percent of them came late?",
            f"A test has {whole} points, and {who.name} lost {whole - part} of them. What percentage of the points did "
            f"{who.he} get?",
        )
    )
    lost = f"lost {whole - part} of" in text
    program = f"""
        whole = {whole}
        part = {f"whole - {whole - part}" if lost else part}
        percentage = part / whole * 100
        answer percentage
    """
    return example((text,), program, percent)


TEMPLATES = (
    Template("change", _change),
    Template("percent_off", _percent_off),
    Template("up_then_down", _up_then_down),
    Template("tip", _tip),
    Template("hours_worked", _hours_worked),
    Template("saving_up", _saving_up),
    Template("spent_more", _spent_more, DEV),
    Template("price_by_weight", _price_by_weight),
    Template("interest", _interest),
    Template("coins", _coins, TEST),
    Template("what_percent", _what_percent),
)
