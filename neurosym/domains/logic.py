"""Logic: first-order logic with equality, sorts, functions and counting, and what it entails."""

from __future__ import annotations

from neurosym.domains.domain import Domain, Example
from neurosym.domains.logic_templates import TEMPLATES
from neurosym.language.syntax import TruthValue
from neurosym.resources import grammars_dir

_EXAMPLES = (
    Example(
        "Every nurse on the ward works at night, and nobody who works at night drinks coffee in the evening. "
        "Tessa is a nurse. Does Tessa drink coffee in the evening?",
        """\
forall x: nurse(x) implies work_at_night(x)
# nobody who works at night
forall x: work_at_night(x) implies not evening_coffee(x)
nurse(tessa)
answer evening_coffee(tessa)
""",
        (TruthValue.FALSE,),
    ),
    Example(
        "Some of the pots are chipped, and everything that is chipped is sold cheaply. Is some pot sold cheaply?",
        """\
exists x: pot(x) and chipped(x)
forall x: chipped(x) implies cheap(x)
answer exists x: pot(x) and cheap(x)
""",
        (TruthValue.TRUE,),
    ),
    Example(
        "A ticket is valid either on trains or on buses, but not on both. Joris's ticket is not valid on trains, or "
        "it has expired. Is Joris's ticket valid on buses?",
        """\
forall x: ticket(x) implies train(x) xor bus(x)
ticket(joris_ticket)
not train(joris_ticket) or expired(joris_ticket)
# it may have expired and be a train ticket
answer bus(joris_ticket)
""",
        (TruthValue.UNKNOWN,),
    ),
    Example(
        "Everyone in the choir admires exactly one person: the one who taught them. Wim was taught by Sara, and Sara "
        "by Wim's grandmother. Wim and Sara sing in the choir. Does Wim admire Sara?",
        """\
forall x: choir(x) implies forall y: admire(x, y) iff y == teacher(x)
teacher(wim) == sara
teacher(sara) == grandmother(wim)
choir(wim) and choir(sara)
answer admire(wim, sara)
""",
        (TruthValue.TRUE,),
    ),
    Example(
        "Four children get lockers 1 to 3. No locker is empty. Ali and Bea share a locker, and Cem's locker has a "
        "higher number than theirs. Could Dana be alone in locker 1, could she have locker 3 together with Cem, or "
        "could she share with Ali?",
        """\
sort child = ali, bea, cem, dana
sort locker = 1..3
function of(child): locker
# no locker is empty
forall n in locker: exists x: of(x) == n
of(ali) == of(bea)
of(cem) > of(ali)
answer could "A": of(dana) == 1, "B": of(dana) == 3 and of(cem) == 3, "C": of(dana) == of(ali)
""",
        ("A",),
    ),
    Example(
        "Three of the shops Ado, Bix, Cor and Dun are open on Monday. If Ado is open, Bix is closed. Which of these "
        "must be true: Ado is open, Bix is closed, or Cor is open?",
        """\
sort shop = ado, bix, cor, dun
relation open_monday(shop)
(count x in shop: open_monday(x)) == 3
open_monday(ado) implies not open_monday(bix)
answer must "A": open_monday(ado), "B": not open_monday(bix), "C": open_monday(cor)
""",
        ("C",),
    ),
    Example(
        "Each of five speakers, Fay, Gus, Hal, Ivy and Jon, speaks on one of five days, no two on the same day. Fay "
        "speaks on the day before Gus. Hal speaks on the third day, and Ivy later than Jon. Who cannot speak first: "
        "Fay, Jon or Ivy?",
        """\
sort speaker = fay, gus, hal, ivy, jon
sort day = 1..5
function speak(speaker): day
distinct(speak(fay), speak(gus), speak(hal), speak(ivy), speak(jon))
# the day before
speak(fay) + 1 == speak(gus)
speak(hal) == 3
speak(jon) < speak(ivy)
answer cannot "Fay": speak(fay) == 1, "Jon": speak(jon) == 1, "Ivy": speak(ivy) == 1
""",
        ("Ivy",),
    ),
    Example(
        "Anyone who owns a boat owns at least one lifejacket. Every boat is owned by someone. The Gull is a boat. "
        "Is there anybody who owns a lifejacket?",
        """\
forall x: (exists b: boat(b) and own(x, b)) implies exists j: lifejacket(j) and own(x, j)
forall b: boat(b) implies exists x: own(x, b)
boat(gull)
answer exists x, j: lifejacket(j) and own(x, j)
""",
        (TruthValue.TRUE,),
    ),
    Example(
        "At most one of the three alarms, the red, the green and the blue one, is broken. The red alarm is broken or "
        "the green one is. Is the blue alarm broken?",
        """\
at_most(1, broken(red), broken(green), broken(blue))
broken(red) or broken(green)
distinct(red, green, blue)
answer broken(blue)
""",
        (TruthValue.FALSE,),
    ),
)

_MISTAKES = (
    ("man(x) implies mortal(x)\nanswer mortal(bob)\n", "no quantifier binds the variable 'x' here"),
    ("kind(bob)\nanswer kind(bob, anna)\n", "'kind' has 2 arguments here, and one argument in line 1"),
    (
        "tall(bob)\nlike(bob, tall(anna))\nanswer tall(bob)\n",
        "'tall' is used as a term here, and as a relation in line 1",
    ),
    (
        "sort person = anna, bert\ntall(anna)\nanswer tall(bret)\n",
        "'bret' is not a member of person (did you mean 'bert'?)",
    ),
    ("sort person = anna, bert\nforall x in persons: tall(x)\nanswer tall(anna)\n", "there is no sort 'persons'"),
    ("sort person = anna\nfunction age(person): years\nanswer age(anna) == 3\n", "there is no sort 'years'"),
    (
        "sort person = anna, bert\nsort pet = cat, dog\nanswer anna == cat\n",
        "compares a person and a pet",
    ),
    ("sort person = anna, bert\nanswer anna < bert\n", "'anna' is a person, and a number is needed here"),
    ("sort day = 5..1\nanswer exists d in day: d > 3\n", "the range of 'day' is empty"),
    ("tall(anna)\n(count x: tall(x)) == 2\nanswer tall(anna)\n", "only members that are listed can be counted"),
    ("forall n: n > 3\nanswer rain\n", "a quantifier cannot range over all whole numbers"),
    ("if rain then wet\nanswer wet\n", "an implication is written: a implies b"),
    ("∀x: tall(x)\nanswer tall(bob)\n", "write forall"),
    ("forall x tall(x)\nanswer tall(bob)\n", "':'"),
)

DOMAIN = Domain(
    name="logic",
    description="First-order logic: quantifiers, relations, functions, equality, counting; what follows or may be.",
    grammar=grammars_dir() / "logic.lark",
    examples=_EXAMPLES,
    mistakes=_MISTAKES,
    templates=TEMPLATES,
)
