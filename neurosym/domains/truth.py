"""Truth: knights always say what is true, knaves what is false, spies anything. Who is what?"""

from __future__ import annotations

from fractions import Fraction

from neurosym.domains.domain import Domain, Example
from neurosym.domains.truth_templates import TEMPLATES
from neurosym.language.syntax import Table
from neurosym.resources import grammars_dir


def kinds(**people: str) -> Table:
    """The table that says of each of the people of which kind they are."""
    return Table(tuple((name, ((kind,),)) for name, kind in people.items()))


_EXAMPLES = (
    Example(
        "On an island everybody either always tells the truth or always lies. You meet Alma and Boris. Alma says: "
        '"At least one of us two is a liar." What are they?',
        """\
people alma, boris
says(alma, knave(alma) or knave(boris))
answer table
""",
        (kinds(alma="knight", boris="knave"),),
    ),
    Example(
        "Cleo, Dan and Edda are each a knight or a knave. Cleo says that Dan is a knave. Dan claims that Cleo and "
        "Edda are of the same kind. Edda tells you that she and Dan are not both knaves. Is Dan a knight?",
        """\
people cleo, dan, edda
says(cleo, knave(dan))
says(dan, same_kind(cleo, edda))
says(edda, not (knave(edda) and knave(dan)))
answer knight(dan)
""",
        (False,),
    ),
    Example(
        "One of Finn, Gerda and Hugo is honest, one is a liar, and one is a spy, who may say anything. Finn states: "
        '"I am not the spy." Gerda says: "Finn is honest." Hugo says: "I am the spy." Who is the spy?',
        """\
people finn, gerda, hugo with spies
# one of each kind
exactly(1, knight(finn), knight(gerda), knight(hugo))
exactly(1, knave(finn), knave(gerda), knave(hugo))
says(finn, not spy(finn))
says(gerda, knight(finn))
says(hugo, spy(hugo))
answer must "Finn": spy(finn), "Gerda": spy(gerda), "Hugo": spy(hugo)
""",
        ("Gerda",),
    ),
    Example(
        "Ivo and Jana always tell the truth or always lie. Ivo says that Jana would say that he is a liar. Jana "
        "says that the two of them are of different kinds. What is Ivo?",
        """\
people ivo, jana
says(ivo, says(jana, knave(ivo)))
says(jana, not same_kind(ivo, jana))
answer kind at ivo
""",
        ("knave",),
    ),
    Example(
        'Four suspects are questioned; each of them lies with every word or with none. Kim: "Exactly two of us '
        'are liars." Lars: "Kim is lying." Mia: "If Lars is honest, then so am I." Nils: "Mia is a liar." '
        "How many of the four are honest?",
        """\
people kim, lars, mia, nils
says(kim, exactly(2, knave(kim), knave(lars), knave(mia), knave(nils)))
says(lars, knave(kim))
says(mia, knight(lars) implies knight(mia))
says(nils, knave(mia))
answer number_of(knight(kim), knight(lars), knight(mia), knight(nils))
""",
        (Fraction(2),),
    ),
    Example(
        'Olga says of Paul: "He is a truth-teller if and only if I am one." Paul says nothing. Each always lies or '
        "never does. Which of these must be true? (A) Olga is a liar. (B) Paul is a truth-teller. "
        "(C) Both are of the same kind.",
        """\
people olga, paul
says(olga, knight(paul) iff knight(olga))
answer must "A": knave(olga), "B": knight(paul), "C": same_kind(olga, paul)
""",
        ("B",),
    ),
)

_MISTAKES = (
    ("people anna, bert\nsays(anna, bert)\nanswer table\n", "'says' needs something true or false"),
    ("people anna, bert\nsays(anna, knight(carla))\nanswer table\n", "name it in people"),
    ("people anna, bert\npeople carla\nanswer table\n", "the people are named twice"),
    ("people anna, anna\nanswer table\n", "'anna' is named again"),
    ("people anna, bert\nanswer kind at 2\n", "only people have a kind"),
    ("people anna, bert\nanswer person at anna\n", "there is no row 'person'"),
    ("people anna, bert\nliar(anna)\nanswer table\n", "there is no function 'liar'"),
    ("people anna, bert\nanna is knight\nanswer table\n", "'is'"),
    ("people anna, bert\nsays(knight(anna), knave(bert))\nanswer table\n", "a name"),
    ("people anna, bert with spy\nanswer table\n", "'spies'"),
    ("says(anna, true)\nanswer table\n", "there is nothing to put in a table"),
)

DOMAIN = Domain(
    name="truth",
    description="People who always or never tell the truth, or do as they like: what their statements say of them.",
    grammar=grammars_dir() / "truth.lark",
    examples=_EXAMPLES,
    mistakes=_MISTAKES,
    templates=TEMPLATES,
    sentences=True,
    family="puzzle",
)
