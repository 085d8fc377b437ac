"""Dates: days from one date to another, weekdays, leap years."""

from pathlib import Path

from neurosym.domains import Domain, get
from neurosym.domains.words import Word
from neurosym.language.operators import Kind
from neurosym_dates.examples import EXAMPLES
from neurosym_dates.templates import TEMPLATES

HERE = Path(__file__).parent

# A date is the number of its day: day 1 is 1 January of the year 1, a Monday, and Monday is weekday 1.
# What no calendar has, such as 30 February, has no value: a division by zero says so.
WORDS = (
    Word("leap(year)", "year mod 4 == 0 and (year mod 100 != 0 or year mod 400 == 0)", Kind.WHOLE),
    Word(
        "month_days(year, month)",
        "if month == 2 then (if leap(year) then 29 else 28) else 30 + (month + month // 8) mod 2",
        Kind.WHOLE,
    ),
    Word(
        "date(day, month, year)",
        "if 1 <= month and month <= 12 and 1 <= day and day <= month_days(year, month) "
        "then 365 * (year - 1) + (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400 "
        "+ (367 * month - 362) // 12 - (if month <= 2 then 0 else if leap(year) then 1 else 2) + day "
        "else 1 // 0",
        Kind.WHOLE,
    ),
    Word("weekday(number)", "(number - 1) mod 7 + 1", Kind.WHOLE),
    Word("since(number, day_of_week)", "(weekday(number) - day_of_week) mod 7", Kind.WHOLE),
)

DOMAIN = Domain(
    name="dates",
    description="Dates of the calendar: days from one to another, weekdays, leap years.",
    grammar=HERE / "dates.lark",
    examples=EXAMPLES,
    mistakes=(
        ("answer date(2024, 3)\n", "','"),
        ("answer date(1, 1.5, 2024)\n", "'date' needs whole numbers, and '1.5' is none"),
        ("answer leap(2024) + 1\n", "'+' needs a number"),
        ("date = 3\nanswer date\n", "where '(' was expected"),
    ),
    templates=TEMPLATES,
    includes=(get("equations"),),
    words=WORDS,
    problems=HERE / "dates.jsonl",
)
