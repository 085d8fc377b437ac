"""Deduction: facts, and rules that hold for all values of their variables, in an open or a closed world."""

from __future__ import annotations

from neurosym.domains.deduction_templates import TEMPLATES
from neurosym.domains.domain import Domain, Example
from neurosym.language.syntax import TruthValue
from neurosym.resources import grammars_dir

_EXAMPLES = (
    Example(
        "Milo is a cat and Rex is not. Cats that are not hungry sleep, and whoever sleeps is quiet. Milo is not "
        "hungry. Is Milo quiet?",
        """\
world open
cat(milo) and not cat(rex)
# cats that are not hungry sleep
if cat(X) and not hungry(X) then sleep(X)
if sleep(X) then quiet(X)
not hungry(milo)
answer quiet(milo)
""",
        (TruthValue.TRUE,),
    ),
    Example(
        "The gardener waters the roses. If someone waters the roses and the roses are dry, the roses bloom. "
        "Do the roses bloom?",
        """\
world open
water(gardener, roses)
if water(X, roses) and dry(roses) then bloom(roses)
# nobody says whether the roses are dry
answer bloom(roses)
""",
        (TruthValue.UNKNOWN,),
    ),
    Example(
        "All that is not said or cannot be concluded is false. Ines and Paul are guests, and Ines has a ticket. "
        "Guests without a ticket wait outside. Does Paul wait outside?",
        """\
world closed
guest(ines) and guest(paul)
ticket(ines)
# no ticket is known of
if guest(X) and not ticket(X) then wait_outside(X)
answer wait_outside(paul)
""",
        (TruthValue.TRUE,),
    ),
    Example(
        "Ada is the mother of Ben and Ben is the father of Cleo. Mothers and fathers are parents, and a parent of "
        "a parent is a grandparent. Is Ada a grandparent of Cleo?",
        """\
world open
mother(ada, ben)
father(ben, cleo)
if mother(X, Y) or father(X, Y) then parent(X, Y)
if parent(X, Y) and parent(Y, Z) then grandparent(X, Z)
answer grandparent(ada, cleo)
""",
        (TruthValue.TRUE,),
    ),
    Example(
        "It rains. If it rains, the match is off. If the match is off, Tom does not play. True or false: Tom plays.",
        """\
world open
rain
if rain then match_off
if match_off then not play(tom)
answer play(tom)
""",
        (TruthValue.FALSE,),
    ),
    Example(
        "Roads lead from Ash to Bray and from Bray to Cove, and nowhere else. A place can be reached if a road leads "
        "there, or if a road leads there from a place that can be reached. Can one get from Cove to Ash?",
        """\
world closed
road(ash, bray)
road(bray, cove)
if road(X, Y) then reach(X, Y)
# one step further
if reach(X, Y) and road(Y, Z) then reach(X, Z)
answer reach(cove, ash)
""",
        (TruthValue.FALSE,),
    ),
    Example(
        "Lea and Kim share a room, and so do Kim and Noor. Two different people who share a room with the same person "
        "are room-mates of each other. Are Lea and Noor room-mates?",
        """\
world open
share_room(lea, kim)
share_room(noor, kim)
if share_room(X, Z) and share_room(Y, Z) and X != Y then room_mate(X, Y)
answer room_mate(lea, noor)
""",
        (TruthValue.TRUE,),
    ),
    Example(
        "Every bird that is not a penguin flies. Pip is a bird, Olga is a penguin, and penguins are birds. Nothing "
        "else is known or true. Is it true that Pip flies and Olga does not?",
        """\
world closed
bird(pip)
penguin(olga)
if penguin(X) then bird(X)
if bird(X) and not penguin(X) then fly(X)
answer fly(pip) and not fly(olga)
""",
        (TruthValue.TRUE,),
    ),
    Example(
        "If the shop is neither open nor being cleaned, then the lights are off. The shop is not open and it is not "
        "being cleaned. If the lights are off, nobody has the keys: Mia does not. Does Mia have the keys?",
        """\
world open
if not (open_now(shop) or cleaned(shop)) then off(lights)
not open_now(shop) and not cleaned(shop)
if off(lights) then not have_keys(mia)
answer have_keys(mia)
""",
        (TruthValue.FALSE,),
    ),
)

_MISTAKES = (
    ("kind(bob)\nanswer kind(bob)\n", "begin with the world: world open, or world closed"),
    ("world open\nworld closed\nanswer kind(bob)\n", "'world'"),
    ("world open\nkind(bob)\nanswer kind(bob, anna)\n", "'kind' is said of 2 things here, and of one thing in line 2"),
    ("world open\nkind(X)\nanswer kind(bob)\n", "X is a variable, and a fact is about named things"),
    ("world open\nkind(bob)\nanswer kind(X)\n", "X is a variable, and a question is about named things"),
    (
        "world open\nif kind(X) then like(X, Y)\nanswer like(bob, anna)\n",
        "Y stands in the conclusion, but not in the condition (did you mean X?)",
    ),
    (
        "world closed\nif not rich(bob) then poor(bob)\nif not poor(bob) then rich(bob)\nanswer rich(bob)\n",
        "whether this holds depends on itself through a negation",
    ),
    ("world open\nif kind(X) then happy(X) or sad(X)\nanswer happy(bob)\n", "'or' stands"),
    ("world open\nkind(bob) or sad(bob)\nanswer kind(bob)\n", "'or' stands"),
    ("world open\nlike(mother(bob), anna)\nanswer kind(bob)\n", "'(' stands"),
    ("world open\nif kind(X) happy(X)\nanswer happy(bob)\n", "'then'"),
)

DOMAIN = Domain(
    name="deduction",
    description="Facts and if-then rules about named things: what follows, in an open or a closed world.",
    grammar=grammars_dir() / "deduction.lark",
    examples=_EXAMPLES,
    mistakes=_MISTAKES,
    templates=TEMPLATES,
    sentences=True,
    opening="world open",
)
