"""Makers of problems about dates. Their answers are those of Python's own calendar."""

import random
from datetime import date, timedelta

from neurosym.domains import Example
from neurosym.domains.templates import DEV, TEST, WEEKDAYS, Template, example

MONTHS = "January February March April May June July August September October November December".split()


def _day(generator: random.Random) -> date:
    return date(generator.randint(1900, 2080), 1, 1) + timedelta(generator.randrange(365))


def _said(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _written(day: date) -> str:
    return f"date({day.day}, {day.month}, {day.year})"


def _between(generator: random.Random) -> Example:
    start = _day(generator)
    end = start + timedelta(generator.randint(5, 900))
    what = generator.choice(("The exhibition", "The building work", "Her journey", "The strike", "The repair"))
    return example(
        f"{what} began on {_said(start)} and ended on {_said(end)}. How many days lie between these two dates?",
        f"start = {_written(start)}\nfinish = {_written(end)}\nanswer finish - start",
        (end - start).days,
    )


def _weekday(generator: random.Random) -> Example:
    day = _day(generator)
    event = generator.choice(("the wedding", "the first flight", "the election", "the concert", "the flood"))
    options = ", ".join(f'"{name}": since(the_day, {place})' for place, name in enumerate(WEEKDAYS, start=1))
    return example(
        f"The diary gives {_said(day)} as the date of {event}. What weekday does that make it?",
        f"the_day = {_written(day)}\nanswer which smallest of {options}",
        WEEKDAYS[day.weekday()],
    )


def _later(generator: random.Random) -> Example:
    start, days = _day(generator), generator.randint(10, 400)
    end = start + timedelta(days)
    thing = generator.choice(("ticket", "guarantee", "licence", "pass", "visa"))
    return example(
        f"From {_said(start)} on, the {thing} is valid for another {days} days. Which year, month and day is that?",
        f"""
        unknown end_year, end_month, end_day: natural
        date(end_day, end_month, end_year) == {_written(start)} + {days}
        answer end_year, end_month, end_day
        """,
        *(end.year, end.month, end.day),
    )


def _is_weekday(generator: random.Random) -> Example:
    day, place = _day(generator), generator.randint(1, 7)
    return example(
        f"Somebody claims: {_said(day)} is a {WEEKDAYS[place - 1]}. Is the claim true?",
        f"# {WEEKDAYS[place - 1]} is weekday {place}\nanswer weekday({_written(day)}) == {place}",
        day.isoweekday() == place,
    )


def _leap_years(generator: random.Random) -> Example:
    first = generator.randint(1880, 1990)
    last = first + generator.randint(5, 60)
    return example(
        f"Count the leap years among the years {first} to {last}, both included.",
        f"unknown year: natural\nyear >= {first} and year <= {last}\nleap(year)\nanswer count year",
        sum(year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) for year in range(first, last + 1)),
    )


TEMPLATES = (
    Template("between", _between),
    Template("weekday", _weekday),
    Template("later", _later),
    Template("is_weekday", _is_weekday, DEV),
    Template("leap_years", _leap_years, TEST),
)
