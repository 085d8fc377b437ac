"""Logic-LM's rule programs: facts and rules with truth values, in an open or a closed world."""

import pytest

from neurosym.errors import ForeignError
from neurosym.foreign.conventions import STRICT
from neurosym.foreign.rule_programs import read_rules
from neurosym.language import print_answer, read
from neurosym.solving.engines import solve

GARDEN = """\
Predicates:
Warm($x, bool) ::: Is x warm?
Near($x, $y, bool) ::: x is near y.
Bright($x, bool) ::: Is x bright?

Facts:
Warm(Lamp, True) ::: The lamp is warm.
Near(old chair, Lamp, True)
Bright(Cellar, False)
Bright(Lamp, True)

Rules:
Near($x, Lamp, True) && Warm(Lamp, True) >>> Bright($x, True) ::: What is near the lamp is bright.
Bright($x, False) >>> Warm($x, False)

Query:
"""


def answer(text: str, *choices: str) -> str:
    (program,) = read_rules(text, STRICT.changed(choices)).programs()
    solution = solve(read(program, "deduction"))
    return print_answer(solution.answer) if solution.answer else str(solution.outcome)


@pytest.mark.parametrize(
    ("query", "opened", "closed"),
    [
        ("Bright(old chair, True)", "True", "True"),
        ("Bright(old chair, False)", "False", "False"),
        ("!Bright(old chair, True)", "False", "False"),
        ("Warm(Cellar, False)", "True", "True"),
        ("Warm(Moon, True)", "Unknown", "False"),
        ("Warm(Moon, False)", "Unknown", "True"),
    ],
)
def test_queries_in_an_open_and_in_a_closed_world(query: str, opened: str, closed: str) -> None:
    assert answer(GARDEN + query) == opened
    assert answer(GARDEN + query, "world=closed") == closed


def test_false_may_be_a_value_that_must_be_derived() -> None:
    assert answer(GARDEN + "Warm(Moon, False)", "world=closed", "denial=value") == "False"
    assert answer(GARDEN + "Warm(Cellar, False)", "world=closed", "denial=value") == "True"


def test_upper_and_lower_case_are_one_only_by_convention() -> None:
    assert answer(GARDEN + "Warm(lamp, True)") == "Unknown"
    assert answer(GARDEN + "Warm(lamp, True)", "names=fold") == "True"


def test_the_program_keeps_the_lines() -> None:
    reading = read_rules(GARDEN + "Bright(old chair, True)")
    assert [(line.text, line.source) for line in reading.lines] == [
        ("world open", 0),
        ("warm(lamp)", 7),
        ("near(old_chair, lamp)", 8),
        ("not bright(cellar)", 9),
        ("bright(lamp)", 10),
        ("if near(X, lamp) and warm(lamp) then bright(X)", 13),
        ("if not bright(X) then not warm(X)", 14),
    ]


def rules(*statements: str, query: str = "P(A, True)") -> str:
    return "Facts:\n" + "\n".join(statements) + f"\nQuery:\n{query}\n"


REFUSED = [
    (rules("P($x, True)"), "line 2", "a fact about the variable $x (the convention free_variables=universal"),
    (rules("P(A, True) >>> Q($y, True)"), "line 2", "nothing in the condition binds $y"),
    (rules("P(A, True)", "P(B)"), "line 3", "P is used without a truth value here, and not elsewhere"),
    (rules("P(A, True)", "P(A, B, True)"), "line 3", "P takes 1 arguments, and has 2 here"),
    (rules("P(A, True) ^ Q(A, True)"), "line 2", "'^ Q(A, True)' is no sign of this format"),
    (rules("P(Q(A), True)"), "line 2", "cannot stand here"),
    (rules("P(A, True"), "line 2", "the statement ends too early"),
    (rules("P(A, True)", query="P(A, True)\nP(B, True)"), "line 5", "there is more than one query"),
    (rules("P(A, True)", query="P($x, True)"), "line 4", "the query is about a variable"),
    (rules("!P(A, False)"), "line 2", "a negated False may mean true or not known to be false"),
    (rules("P(True, A)"), "line 2", "a truth value stands before the last argument"),
    ("Query:\nP(A, True)", "line 1", "there are neither facts nor rules"),
    ("P(A, True)\nFacts:", "line 1", "stands before the first section (sections are Predicates, Facts, Rules, Query)"),
    ("Facts:\nP(A, True)\nFacts:\n", "line 3", "the section Facts comes twice"),
]


@pytest.mark.parametrize(("text", "place", "words"), REFUSED, ids=[words[:30] for _, _, words in REFUSED])
def test_what_is_not_clear_is_refused_with_its_line(text: str, place: str, words: str) -> None:
    with pytest.raises(ForeignError) as caught:
        read_rules(text)
    assert str(caught.value).startswith(place)
    assert words in str(caught.value)


def test_conventions_take_what_is_refused_by_default() -> None:
    assert answer(rules("P($x, True)"), "free_variables=universal") == "True"
    assert answer(rules("P(B, True)", "P(A)"), "truth=true") == "True"
    declared = "Predicates:\nQ($x, bool)\n" + rules("P(A, True)")
    assert answer(declared) == "True"
    with pytest.raises(ForeignError, match="the predicate P is not declared"):
        read_rules(declared, STRICT.changed(["undeclared=error"]))
