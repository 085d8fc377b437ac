"""Puzzles: who stands, sits, lives or happens where. Orders, seats, round tables, grids, days, rooms."""

from __future__ import annotations

from fractions import Fraction

from neurosym.domains.domain import Domain, Example
from neurosym.domains.puzzle_templates import TEMPLATES
from neurosym.language.syntax import Table
from neurosym.resources import grammars_dir


def table(**rows: str) -> Table:
    """A table whose places hold one name each, from names with spaces between."""
    return Table(tuple((label, tuple((name,) for name in names.split())) for label, names in rows.items()))


_EXAMPLES = (
    Example(
        "Four mugs stand on a shelf: a red, a blue, a green and a white one. The white mug is to the left of the "
        "red one, and the blue one is the rightmost. The green mug stands second from the left. Which mug is on the "
        "far left?",
        """\
row mug: red, blue, green, white
left_of(white, red)
last(blue)
green == 2
answer mug at 1
""",
        ("white",),
    ),
    Example(
        "Ines, Jon, Kira and Leo sit in a row at the cinema. Jon does not sit next to Kira. Leo sits somewhere "
        "between Ines and Jon. Kira, who has the seat directly to the right of Ines, sits at neither end. In which "
        "seat, counted from the left, does Jon sit?",
        """\
row person: ines, jon, kira, leo
not next_to(jon, kira)
between(leo, ines, jon)
directly_right_of(kira, ines)
not first(kira) and not last(kira)
answer jon
""",
        (Fraction(4),),
    ),
    Example(
        "Six friends, Abe, Bea, Cem, Dora, Eli and Finn, sit round a table. Abe has seat 1, and Bea sits opposite "
        "him. The seat on Abe's right belongs to Dora. Eli sits beside Bea but not beside Dora, and Finn beside Abe. "
        "Whose seat is number 3?",
        """\
ring friend: abe, bea, cem, dora, eli, finn
abe == 1
opposite(bea, abe)
directly_right_of(dora, abe)
next_to(eli, bea) and not next_to(eli, dora)
next_to(finn, abe)
answer friend at 3
""",
        ("cem",),
    ),
    Example(
        "Three neighbours, Otto, Pia and Quinn, live in houses 1 to 3, from left to right. Each keeps another animal, "
        "a parrot, a cat or a horse, and each drinks something else: tea, milk or juice. The cat lives in the house "
        "just left of the tea drinker's. Otto drinks milk. Pia's house is the last, and she owns no parrot. "
        "Tea is drunk in the middle house. Who lives where, with which animal and which drink?",
        """\
row neighbour: otto, pia, quinn
row animal: parrot, cat, horse
row drink: tea, milk, juice
directly_left_of(cat, tea)
otto == milk
last(pia)
pia != parrot
tea == 2
answer table
""",
        (
            table(
                neighbour="otto quinn pia",
                animal="cat parrot horse",
                drink="milk tea juice",
            ),
        ),
    ),
    Example(
        "A library holds five talks from Monday to Friday, one a day: on art, birds, chess, dance and energy. "
        "At least two days lie between art and birds. Chess comes later in the week than dance, and dance is not on "
        "Monday. The talk on birds is on Tuesday. On which day is the talk on energy?",
        """\
order day: monday, tuesday, wednesday, thursday, friday
row talk in day: art, birds, chess, dance, energy
at_least_apart(art, birds, 2)
right_of(chess, dance)
dance != monday
birds == tuesday
answer day at energy
""",
        ("monday",),
    ),
    Example(
        "Four guests are put into rooms 1 to 3 of a small inn; a room may stay empty or be shared. Nora and Omar share "
        "a room. Pete is alone in his, and so is Rosa. Rosa's room number is higher than Pete's, and Nora is not in "
        "room 2 or 3. Where does Pete sleep?",
        """\
free guest in 1..3: nora, omar, pete, rosa
nora == omar
pete != nora and pete != rosa
rosa != nora
rosa > pete
not (nora == 2 or nora == 3)
answer pete
""",
        (Fraction(2),),
    ),
    Example(
        "Six runners, F, G, H, J, K and L, finish one after the other. F finishes right before G. H is first or last. "
        "K finishes fourth, and L before J. If G is third, which of the following must be true? "
        "(A) H is last. (B) L is first. (C) K comes right after G. (D) J is fifth.",
        """\
row runner: f, g, h, j, k, l
directly_left_of(f, g)
first(h) or last(h)
k == 4
left_of(l, j)
# the case that is asked about
g == 3
answer must "A": last(h), "B": l == 1, "C": directly_right_of(k, g), "D": j == 5
""",
        ("C",),
    ),
    Example(
        "Anton, Britta and Carl each play in exactly one of three concerts. Exactly one of them plays in the first "
        "concert, and Carl plays in a later concert than Anton. In how many ways can the three be spread over the "
        "concerts?",
        """\
free player in 1..3: anton, britta, carl
exactly(1, anton == 1, britta == 1, carl == 1)
right_of(carl, anton)
answer count
""",
        (Fraction(5),),
    ),
)

_MISTAKES = (
    ("row pet: cat, dog\ncat = 1\nanswer table\n", "write =="),
    ("row pet: cat, dog\nrow toy: dog, ball\nanswer table\n", "'dog' is named again"),
    ("row pet: cat, dog\nrow pet: ball, kite\nanswer table\n", "stands for two rows"),
    ("row pet: cat, dog\ncat == 3\nanswer table\n", "there is no place 3 for 'cat'"),
    ("row pet: cat, dog\ncats == 1\nanswer table\n", "did you mean 'cat'?"),
    ("row pet: cat, dog\npet == 1\nanswer table\n", "name one of its items: cat, dog"),
    ("row pet: cat, dog\nanswer pets at 1\n", "did you mean 'pet'?"),
    ("row pet: cat, dog\nanswer cat at 1\n", "an item of the row 'pet'"),
    ("row pet: cat, dog\nanswer pet at 3\n", "there is no place 3 in 'pet'"),
    ("row pet in 1..2: cat, dog, cow\nanswer table\n", "3 items for 2 places"),
    ("row pet in day: cat, dog\nanswer table\n", "name the rows first"),
    ("ring guest: a, b, c\nleft_of(a, b)\nanswer table\n", "a ring has no ends"),
    ("row pet: cat, dog\nopposite(cat, dog)\nanswer table\n", "ring instead of row"),
    ("row pet: cat, dog\nlast(2)\nanswer table\n", "needs an item of a row"),
    ('row pet: cat, dog\nanswer must "A": cat == 1, "A": dog == 1\n', "stands for two options"),
    ('row pet: cat, dog\nanswer could "A": cat, "B": dog == 1\n', "nothing is said about it"),
    ("row pet: cat, dog\nleft_of(cat)\nanswer table\n", "','"),
)

DOMAIN = Domain(
    name="puzzle",
    description="Items in rows: orders, seats, round tables, grids of several rows, days and rooms, which option fits.",
    grammar=grammars_dir() / "puzzle.lark",
    examples=_EXAMPLES,
    mistakes=_MISTAKES,
    templates=TEMPLATES,
    sentences=True,
)
