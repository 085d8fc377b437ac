"""Optimisation: the best value of a quantity under constraints. It includes all of equations."""

from __future__ import annotations

from fractions import Fraction

from neurosym.domains.domain import Domain, Example
from neurosym.domains.equations import DOMAIN as EQUATIONS
from neurosym.domains.optimisation_templates import TEMPLATES
from neurosym.resources import grammars_dir

_EXAMPLES = (
    Example(
        "A joiner makes stools and benches. A stool takes 2 hours of work and brings a profit of $15, a bench takes "
        "5 hours and brings $40. There are 80 hours of work this month, and at most 12 benches can be sold. How many "
        "of each should be made for the largest profit?",
        """\
unknown stools, benches: natural
# hours of work
2 * stools + 5 * benches <= 80
benches <= 12
# profit
answer maximise 15 * stools + 40 * benches
""",
        (Fraction(630),),
    ),
    Example(
        "Mira feeds her parrots a mix of two kinds of seed. A gram of millet has 3 units of fat and 1 unit of protein, "
        "a gram of sunflower 8 units of fat and 2.5 units of protein. They need at least 120 units of fat and 35 units "
        "of protein a week. Millet costs 2 cents a gram and sunflower 6 cents. What is the least the mix can cost?",
        """\
unknown millet, sunflower: rational
millet >= 0 and sunflower >= 0
# fat
3 * millet + 8 * sunflower >= 120
# protein
millet + 2.5 * sunflower >= 35
# cost in cents
answer minimise 2 * millet + 6 * sunflower
""",
        (Fraction(80),),
    ),
    Example(
        "A band advertises its concert by posters and radio spots. A poster costs $4 and reaches 50 people, a radio "
        "spot costs $120 and reaches 2,000. The budget is $1,500. At least a fifth of all advertisements must be radio "
        "spots, and there must be at least three times as many posters as radio spots. How many people can be reached?",
        """\
unknown posters, radio_spots: natural
# budget
4 * posters + 120 * radio_spots <= 1500
radio_spots >= 1 / 5 * (posters + radio_spots)
posters >= 3 * radio_spots
# people reached
answer maximise 50 * posters + 2000 * radio_spots
""",
        (Fraction(24200),),
    ),
    Example(
        "A ferry company moves 340 cars a day with small and large boats. A small boat carries 18 cars and needs 2 "
        "crew, a large one carries 45 cars and needs 4 crew. The number of large boats must not exceed the number of "
        "small boats. How should the cars be moved with as little crew as possible?",
        """\
unknown small_boats, large_boats: natural
18 * small_boats + 45 * large_boats >= 340
large_boats <= small_boats
# crew
answer minimise 2 * small_boats + 4 * large_boats
""",
        (Fraction(34),),
    ),
    Example(
        "Mrs Osei has 60 acres for beans and maize. An acre of beans needs 3 days of work and earns $210, an acre of "
        "maize needs 5 days and earns $330. She has 240 days of work, and at least a quarter of the planted land must "
        "be beans. What is the most that she can earn?",
        """\
unknown beans, maize: rational
beans >= 0 and maize >= 0
# acres of land
beans + maize <= 60
# days of work
3 * beans + 5 * maize <= 240
beans >= 1 / 4 * (beans + maize)
# earnings
answer maximise 210 * beans + 330 * maize
""",
        (Fraction(16200),),
    ),
    Example(
        "Lev has $20,000 to put into a savings account at 3%, a bond fund at 5% and a start-up at 11% a year. No more "
        "than 15% of all he invests may go into the start-up, and the savings must be at least $2,000 more than the "
        "start-up. How much interest can he get in a year?",
        """\
unknown savings, bonds, start_up: rational
savings >= 0 and bonds >= 0 and start_up >= 0
savings + bonds + start_up <= 20000
start_up <= 15% * (savings + bonds + start_up)
savings >= start_up + 2000
# interest
answer maximise 3% * savings + 5% * bonds + 11% * start_up
""",
        (Fraction(1080),),
    ),
    Example(
        "A clinic needs exactly 45 people on a shift, nurses at $38 an hour and helpers at $22 an hour. There have to "
        "be more than 12 nurses, and for every nurse there may be at most 2 helpers. Parking is free. Keep the wages "
        "per hour as low as possible.",
        """\
unknown nurses, helpers: natural
nurses + helpers == 45
nurses > 12
helpers <= 2 * nurses
# wages
answer minimise 38 * nurses + 22 * helpers
""",
        (Fraction(1230),),
    ),
    Example(
        "A tailor cuts shirts and gowns from 64 metres of cotton and 27 metres of silk. A shirt takes 2 metres of "
        "cotton, a gown 3 metres of cotton and 1.5 metres of silk. He wants to sew as many pieces as possible, and "
        "not fewer than 10 gowns.",
        """\
unknown shirts, gowns: natural
# cotton
2 * shirts + 3 * gowns <= 64
# silk
1.5 * gowns <= 27
gowns >= 10
# all pieces
answer maximise shirts + gowns
""",
        (Fraction(27),),
    ),
    Example(
        "Of the numbers whose sum is 30, a whole number and twice another one, which two have the smallest difference "
        "between the first and five times the second, if the first is at least as large as the second?",
        """\
unknown first, second: natural
first + 2 * second == 30
first >= second
answer minimise first - 5 * second
""",
        (Fraction(-40),),
    ),
)

_MISTAKES = (
    ("unknown a: natural\na <= 3\nanswer maximize a\n", "write answer maximise"),
    ("unknown a: natural\na <= 3\nmaximise a\n", "cannot be a name"),
    ("unknown a: natural\na <= 3\nanswer maximise\n", "where a term"),
    ("unknown a: natural\na <= 3\nanswer maximise a <= 3\n", "the question needs a number"),
    ("unknown a, b: natural\na <= 3\nanswer maximise a, b\n", "',' stands"),
    ("unknown a: natural\nb <= 3\nanswer maximise a\n", "declare it: unknown b: natural"),
    ("unknown a: natural\n40a <= 3\nanswer minimise a\n", "a product is written out: 2 * a"),
    ("unknown a: natural\na <= 1,200\nanswer minimise a\n", "without commas"),
    ("unknown a: natural\na =< 3\nanswer minimise a\n", "write <="),
    ("unknown a: rational\na * 2 [kg] <= 3 [hours]\nanswer minimise a + 1 [kg] + 2 [hours]\n", "cannot be added"),
    ("unknown a: natural\na <= 20% of 30\nanswer maximise a\n", "'of' stands"),
    ("unknown minimise: natural\nminimise >= 3\nanswer minimise minimise\n", "cannot be a name"),
)

DOMAIN = Domain(
    name="optimisation",
    description="The best value of a quantity under constraints: linear and integer programmes, maximise and minimise.",
    grammar=grammars_dir() / "optimisation.lark",
    examples=_EXAMPLES,
    mistakes=_MISTAKES,
    templates=TEMPLATES,
    includes=(EQUATIONS,),
)
