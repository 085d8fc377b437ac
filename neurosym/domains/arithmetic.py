"""Arithmetic: known quantities, step by step, to one answer."""

from __future__ import annotations

from fractions import Fraction

from neurosym.domains.arithmetic_templates import TEMPLATES
from neurosym.domains.domain import Domain, Example
from neurosym.language.syntax import Ratio
from neurosym.resources import grammars_dir

_EXAMPLES = (
    Example(
        "Nadia's hens laid 12 eggs on Monday and twice as many on Tuesday. She used 7 eggs for a cake that "
        "took 45 minutes to bake. How many eggs does she have left?",
        """\
eggs_monday = 12
# twice as many as on Monday
eggs_tuesday = 2 * eggs_monday
eggs_used = 7
# the baking time does not matter
eggs_left = eggs_monday + eggs_tuesday - eggs_used
answer eggs_left
""",
        (Fraction(29),),
    ),
    Example(
        "A coat costs 80 dollars. In the sale it is 35% off, and Ben pays with a 100 dollar note. "
        "How much change does he get?",
        """\
full_price = 80 [dollars]
# 35% of the price is taken off
sale_price = full_price - 35% * full_price
paid = 100 [dollars]
change = paid - sale_price
answer change
""",
        (Fraction(48),),
    ),
    Example(
        "Three quarters of the 48 seats on a bus are taken. At the next stop a third of the passengers get off "
        "and 5 people get on. How many passengers are on the bus now?",
        """\
seats = 48
passengers_before = 3 / 4 * seats
# a third of the passengers get off
got_off = passengers_before / 3
got_on = 5
passengers_now = passengers_before - got_off + got_on
answer passengers_now
""",
        (Fraction(29),),
    ),
    Example(
        "A printer prints 18 pages per minute. How many seconds does it take for 5 copies of a booklet with 27 pages?",
        """\
pages_per_minute = 18 [pages / minute]
copies = 5
pages_per_copy = 27
pages = copies * pages_per_copy
minutes = pages / pages_per_minute
seconds_per_minute = 60 [seconds / minute]
answer minutes * seconds_per_minute
""",
        (Fraction(450),),
    ),
    Example(
        "A school takes 130 children and 9 teachers on a trip. Each van holds 14 people. How many vans are "
        "needed, and how many seats stay empty?",
        """\
people = 130 + 9
seats_per_van = 14
# a van that is only partly filled is needed too
vans = ceil(people / seats_per_van)
empty_seats = vans * seats_per_van - people
answer vans, empty_seats
""",
        (Fraction(10), Fraction(1)),
    ),
    Example(
        "Lena ran 12 laps of 400 metres, Tom ran 4.5 kilometres, and Ana ran half as far as both of them "
        "together. Who ran the farthest?",
        """\
# in metres
lena_distance = 12 * 400
tom_distance = 4.5 * 1000
ana_distance = (lena_distance + tom_distance) / 2
answer which largest of "Lena": lena_distance, "Tom": tom_distance, "Ana": ana_distance
""",
        ("Lena",),
    ),
    Example(
        "Four friends scored 71, 64, 88 and 75 points in a quiz. What was their average, rounded to one decimal place?",
        """\
average = mean(71, 64, 88, 75)
# one decimal place
rounded_average = round(average, 1)
answer rounded_average
""",
        (Fraction(149, 2),),
    ),
    Example(
        "A paint is mixed from 450 ml of blue, 300 ml of white and 150 ml of red. What is the ratio of blue to "
        "white to red in lowest terms?",
        """\
blue = 450 [ml]
white = 300 [ml]
red = 150 [ml]
answer ratio blue : white : red
""",
        (Ratio((3, 2, 1)),),
    ),
    Example(
        "It is 10 o'clock now on a 12-hour clock. What hour will the clock show in 100 hours?",
        """\
hour_now = 10
hours_later = 100
# the clock begins again after 12
answer (hour_now + hours_later) mod 12
""",
        (Fraction(2),),
    ),
)

_MISTAKES = (
    ("eggs = 12\n", "the last line says what is asked"),
    ("answer egs\n", "'egs' has no value"),
    ("eggs = 12\nanswer egs\n", "did you mean 'eggs'?"),
    ("a = b + 1\nb = a\nanswer a\n", "a -> b -> a"),
    ("eggs = 12\neggs = eggs - 3\nanswer eggs\n", "'eggs' is defined again; first in line 1"),
    ("apples = 3 [apples]\nmoney = 4 [dollars]\nanswer apples + money\n", "cannot be added"),
    ("price = 5 [dollars]\nanswer price + 20 [cents]\n", "[cents / dollars]"),
    ("answer 17 % 5\n", "the remainder is written a mod b"),
    ("total = 1,250\nanswer total\n", "without commas"),
    ("half = 12 * ½\nanswer half\n", "write 1 / 2"),
    ("answer (3 > 2) + 1\n", "'+' needs a number"),
    ("unknown x: natural\nanswer x\n", "'x' stands"),
)

DOMAIN = Domain(
    name="arithmetic",
    description="Known quantities, step by step, to one answer: fractions, percent, rates, rounding, comparisons.",
    grammar=grammars_dir() / "arithmetic.lark",
    examples=_EXAMPLES,
    mistakes=_MISTAKES,
    templates=TEMPLATES,
    family="program",
)
