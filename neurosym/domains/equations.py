"""Equations: unknowns over number sorts, and what is required of them. It includes all of arithmetic."""

from __future__ import annotations

from fractions import Fraction

from neurosym.domains.arithmetic import DOMAIN as ARITHMETIC
from neurosym.domains.domain import Domain, Example
from neurosym.domains.equations_templates import TEMPLATES
from neurosym.resources import grammars_dir

_EXAMPLES = (
    Example(
        "A bakery sold 36 rolls in the morning and 9 fewer in the afternoon. The rolls cost 0.60 dollars each, "
        "and the shop has been open for 12 years. How much money did the rolls bring in?",
        """\
rolls_morning = 36
# 9 fewer than in the morning
rolls_afternoon = rolls_morning - 9
price_per_roll = 0.6
income = (rolls_morning + rolls_afternoon) * price_per_roll
answer income
""",
        (Fraction(189, 5),),
    ),
    Example(
        "Of the 45 children in a choir, there are twice as many girls as boys. How many girls and how many boys "
        "are there?",
        """\
unknown girls, boys: natural
girls + boys == 45
# twice as many girls as boys
girls == 2 * boys
answer girls, boys
""",
        (Fraction(30), Fraction(15)),
    ),
    Example(
        "Mara is three times as old as her son Leo. In 12 years she will be twice as old as he is then. "
        "How old is Mara now?",
        """\
unknown mara_age, leo_age: natural
mara_age == 3 * leo_age
# both will be 12 years older
mara_age + 12 == 2 * (leo_age + 12)
answer mara_age
""",
        (Fraction(36),),
    ),
    Example(
        "After a discount of 15% a tent costs 102 dollars. What did it cost before?",
        """\
unknown price_before: rational
# what is left of the price after the discount
price_before - 15% * price_before == 102
answer price_before
""",
        (Fraction(120),),
    ),
    Example(
        "How many litres of pure water must be added to 8 litres of a 30% salt solution to make it a 12% solution?",
        """\
solution = 8
salt = 30% * solution
unknown water: rational
# the salt stays the same
12% * (solution + water) == salt
answer water
""",
        (Fraction(12),),
    ),
    Example(
        "What is the smallest number of marbles that leaves 2 over when shared by 5 children, and 3 over when "
        "shared by 7?",
        """\
unknown marbles: natural
marbles mod 5 == 2
marbles mod 7 == 3
answer smallest marbles
""",
        (Fraction(17),),
    ),
    Example(
        "The digits of a two-digit number add up to 11. If the digits are swapped, the number grows by 27. "
        "What is the number?",
        """\
unknown tens, ones: natural
tens >= 1 and tens <= 9
ones <= 9
tens + ones == 11
number = 10 * tens + ones
swapped = 10 * ones + tens
swapped == number + 27
answer number
""",
        (Fraction(47),),
    ),
    Example(
        "A cyclist rides to a lake at 20 km per hour and back at 12 km per hour. The two rides take 4 hours "
        "together. How far away is the lake?",
        """\
speed_there = 20
speed_back = 12
unknown distance: rational
# time is distance divided by speed
distance / speed_there + distance / speed_back == 4
answer distance
""",
        (Fraction(30),),
    ),
    Example(
        "Rosa, Sven and Tim share 84 stickers. Sven has 4 more than Tim, and Rosa has half as many as Sven and "
        "Tim together. Who has the fewest?",
        """\
unknown rosa, sven, tim: natural
rosa + sven + tim == 84
sven == tim + 4
rosa == (sven + tim) / 2
answer which smallest of "Rosa": rosa, "Sven": sven, "Tim": tim
""",
        ("Tim",),
    ),
    Example(
        "In how many ways can a team of 3 be chosen from 5 girls and 4 boys if it must have at least one girl?",
        """\
all_teams = binomial(5 + 4, 3)
# teams of boys only do not count
boys_only = binomial(4, 3)
answer all_teams - boys_only
""",
        (Fraction(80),),
    ),
    Example(
        "How many whole numbers from 1 to 50 can be divided by 6 but not by 4?",
        """\
unknown number: natural
number >= 1 and number <= 50
divides(6, number) and not divides(4, number)
answer count number
""",
        (Fraction(4),),
    ),
)

_MISTAKES = (
    ("unknown x: natural\nx + 3\nanswer x\n", "nothing is said about it"),
    ("unknown x: natural\nx + y == 3\nanswer x\n", "declare it: unknown y: natural"),
    ("unknown x: natural\nunknown x: real\nanswer x\n", "'x' is declared again"),
    ("unknown x: number\nanswer x\n", "'natural'"),
    ("unknown x: natural\n1 < x < 3\nanswer x\n", "a < b and b < c"),
    ("unknown x: natural\n2x == 6\nanswer x\n", "a product is written out: 2 * x"),
    ("unknown x: natural\nx² == 9\nanswer x\n", "write ** 2"),
    ("unknown x: natural\nx == 3 and 4\nanswer x\n", "'and' needs something true or false"),
    ("unknown count: natural\ncount == 3\nanswer count\n", "cannot be a name"),
    ("unknown x: real\nx == 2 [kg] + 3 [hours]\nanswer x\n", "cannot be added"),
    ('unknown x: natural\nx == 4\nanswer which largest of "A": x, "A": 3\n', "stands for two options"),
    ("answer factorial(2.5)\n", "needs whole numbers"),
)

DOMAIN = Domain(
    name="equations",
    description="Unknown quantities and what is required of them: systems, inequalities, remainders, digits, counting.",
    grammar=grammars_dir() / "equations.lark",
    examples=_EXAMPLES,
    mistakes=_MISTAKES,
    templates=TEMPLATES,
    includes=(ARITHMETIC,),
    family=ARITHMETIC.family,
)
