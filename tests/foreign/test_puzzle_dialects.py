"""Logic-LM's constraint programs (orders) and satisfiability programs (options that are tested)."""

import pytest

from neurosym.errors import ForeignError
from neurosym.foreign.constraint_programs import read_constraints
from neurosym.foreign.conventions import STRICT, ConventionError
from neurosym.foreign.dialects import Dialect, dialect_of, read_foreign
from neurosym.foreign.reading import formulas, passed
from neurosym.foreign.satisfiability_programs import read_satisfiability
from neurosym.language import print_answer, read
from neurosym.solving.engines import solve

SHELF = """\
Domain:
1: leftmost
3: rightmost
Variables:
tea_pot [IN] [1, 2, 3]
mug [IN] [1, 2, 3]
Bowl [IN] [1, 2, 3]
Constraints:
mug > tea_pot ::: The mug is to the right of the tea pot.
AllDifferentConstraint([tea_pot, mug, Bowl])
abs(Bowl - mug) < 2 and not Bowl == 1
Query:
A) tea_pot == 1 ::: The tea pot is the leftmost.
B) mug == 1
C) Bowl == 1
"""


def test_the_option_that_must_hold_is_the_answer() -> None:
    reading = read_constraints(SHELF)
    assert reading.domain == "puzzle"
    (program,) = reading.programs()
    assert "# line 5: tea_pot [IN] [1, 2, 3]\nrow place in 1..3: tea_pot, mug, bowl\n" in program
    assert program.endswith('answer must "A": tea_pot == 1, "B": mug == 1, "C": bowl == 1\n')
    assert solve(read(program, "puzzle")).answer == ("A",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("mug > tea_pot", "mug > kettle", "line 9, column 1: there is no variable 'kettle'"),
        ("mug > tea_pot", "mug >", "line 9, column 1: 'mug >' is no formula"),
        ("mug > tea_pot", "mug + 1", "line 9, column 1: 'mug + 1' is neither true nor false"),
        ("mug > tea_pot", "mug is tea_pot", "line 9, column 1: only ==, !=, <, <=, > and >= compare places"),
        ("[IN] [1, 2, 3]\nmug", "[IN] [low, high]\nmug", "line 5, column 1: 'tea_pot [IN] [low, high]' is no variable"),
        ("mug [IN]", "tea_pot [IN]", "line 6, column 1: the variable tea_pot is declared again"),
        ("A) tea_pot", "tea_pot", "line 13, column 1: 'tea_pot == 1' is no option (write A) FORMULA)"),
        ("Constraints:", "Query:", "line 12, column 1: the section Query comes twice"),
    ],
)
def test_faults_of_constraint_programs_name_their_line(old: str, new: str, words: str) -> None:
    with pytest.raises(ForeignError) as caught:
        read_constraints(SHELF.replace(old, new, 1))
    assert words in str(caught.value)


def test_places_may_have_gaps_and_names_may_share_them() -> None:
    text = "Variables:\na [IN] [1, 3]\nb [IN] [1, 3]\nConstraints:\na < b\nQuery:\nA) a == 1\nB) b == 1\n"
    (program,) = read_constraints(text).programs()
    assert "free place_of_a in 1..3: a\n" in program
    assert "a == 1 or a == 3\n" in program


ROOMS = """\
# Declarations
guests = EnumSort([Ada, Bo, "Old Cy"])
floors = EnumSort([1, 2, 3])
high = EnumSort([2, 3])
room = Function([guests] -> [floors])
noisy = Function([floors] -> [bool])
age = Function([guests] -> [int])
ForAll([g:guests], And(20 <= age(g), age(g) <= 22))

# Constraints
Distinct([g:guests], room(g)) ::: each on another floor
room(Ada) == room(Bo) + 1 ::: Ada lives right above Bo
Count([f:high], noisy(f)) == 1
Implies(noisy(2), Exists([g:guests], And(room(g) == 2, age(g) > 21)))
noisy(2) == True
Sum([g:guests], age(g)) <= 64

# Options
Question ::: Which must be true?
"""


def options(*tests: str) -> str:
    return ROOMS + "".join(f"{test} ::: ({label})\n" for label, test in zip("ABCDE", tests, strict=False))


def answer(text: str) -> str:
    (program,) = read_satisfiability(text).programs()
    solution = solve(read(program, "logic"))
    return print_answer(solution.answer) if solution.answer else str(solution.outcome)


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        (("is_valid(room(Ada) == 3)", "is_valid(Not(room(Bo) == 3))", "is_valid(noisy(3))"), "B"),
        (("is_unsat(room(Ada) == 1)", "is_unsat(room(Ada) == 2)"), "A"),
        (("is_sat(room(Bo) == 3)", 'is_sat(room("Old Cy") in [1, 3])'), "B"),
        (("is_exception(is_sat(room(Bo) == 3))", "is_exception(is_sat(room(Bo) == 1))"), "A"),
        (("is_sat(room(Bo) == 1)", "is_sat(room(Bo) == 2)"), "several"),
        (("is_valid(room(Ada) == 3)", "is_valid(room(Bo) == 1)"), "contradiction"),
    ],
)
def test_options_are_tested_as_they_say(tests: tuple[str, ...], expected: str) -> None:
    assert answer(options(*tests)).strip('"') == expected


def test_formulas_are_written_in_our_language() -> None:
    reading = read_satisfiability(options("is_valid(noisy(2))"))
    assert [line.text for line in reading.lines] == [
        "sort guests = ada, bo, old_cy",
        "sort floors = 1..3",
        "function room(guests): floors",
        "relation noisy(floors)",
        "function age(guests): integer",
        "forall g in guests: (20 <= age(g)) and (age(g) <= 22)",
        "distinct(room(ada), room(bo), room(old_cy))",
        "room(ada) == (room(bo) + 1)",
        "(count f in floors: ((f == 2) or (f == 3)) and noisy(f)) == 1",
        "noisy(2) implies (exists g_2 in guests: (room(g_2) == 2) and (age(g_2) > 21))".replace("g_2", "g"),
        "noisy(2) iff true",
        "(age(ada) + age(bo) + age(old_cy)) <= 64",
    ]
    assert [line.source for line in reading.lines[:4]] == [2, 3, 5, 6]


def test_tests_of_several_kinds_are_asked_formula_by_formula() -> None:
    reading = read_satisfiability(options("is_accurate_list([noisy(2), noisy(3)])", "is_valid(noisy(3))"))
    assert reading.in_parts
    assert formulas(reading) == ("(noisy(2)) or (noisy(3))", "noisy(2)", "noisy(3)")
    assert len(reading.programs()) == 3
    assert passed(reading, {"(noisy(2)) or (noisy(3))": "True", "noisy(2)": "True", "noisy(3)": "Unknown"}) == ["A"]
    assert passed(reading, {"(noisy(2)) or (noisy(3))": "True", "noisy(2)": "True", "noisy(3)": "False"}) == []


REFUSED = [
    ("is_valid(room(Dee) == 1)", "line 20, column 1: Dee is not declared"),
    ("is_valid(ForAll([c:cats], noisy(1)))", "there is no sort cats to go through (declared are guests, floors, high)"),
    ("is_valid(room(Ada))", "'room(ada)' is neither true nor false"),
    ("is_valid(room(Ada, Bo) == 1)", "room takes 1 arguments, and has 2 here"),
    ("is_valid(1 <= room(Ada) <= 2)", "a chain of comparisons is unclear in this format (the convention chains=both"),
    ("is_valid(noisy(1) == room(Ada))", "are not of one kind"),
    ("room(Ada) == 1", "does not say whether it must or could hold (the convention bare_options=must"),
    ("is_minimal(room(Ada))", "the test is_minimal with 1 arguments is not defined"),
    ("is_valid(Implies(noisy(1)))", "Implies connects two formulas, not 1"),
    ("is_valid(room(Ada) % 2 == 1)", "'% 2 == 1)' is no sign of this format"),
    ("is_valid(room(Ada) == 1", "the statement ends too early"),
    ("is_valid(Most([g:guests], noisy(1)))", "Most does not bind variables"),
]


@pytest.mark.parametrize(("test", "words"), REFUSED, ids=[words[:40] for _, words in REFUSED])
def test_what_is_not_clear_is_refused_with_its_line(test: str, words: str) -> None:
    with pytest.raises(ForeignError) as caught:
        read_satisfiability(options(test))
    assert str(caught.value).startswith("line 20")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("declaration", "words"),
    [
        ("x = EnumSort([Ada, Zed])", "some members of x belong to another sort, and some do not"),
        ("x = EnumSort([1, Zed])", "the members of x are partly numbers"),
        ("x = EnumSort([])", "a sort needs members, each once"),
        ("x = Function([guests] -> [floors, guests])", "x has 2 results (a function has one)"),
        ("x = Function([cats] -> [bool])", "there is no sort cats (declared are guests, floors, high)"),
        ("x = Function([high] -> [bool])", "high is a part of another sort"),
        ("x = Real(3)", "'x = Real(3)' is no declaration"),
    ],
)
def test_faults_of_declarations(declaration: str, words: str) -> None:
    with pytest.raises(ForeignError) as caught:
        read_satisfiability(options("is_valid(noisy(1))").replace("age = ", f"{declaration}\nage = "))
    assert words in str(caught.value)


def test_numbers_with_gaps_are_written_out() -> None:
    text = (
        "# Declarations\nteams = EnumSort([Red, Blue])\npoints = EnumSort([100, 500])\n"
        "won = Function([teams] -> [points])\n# Constraints\nExists([p:points], won(Red) == p)\nwon(Red) > won(Blue)\n"
        "# Options\nis_valid(won(Blue) == 100)\nis_valid(won(Blue) == 500)\n"
    )
    (program,) = read_satisfiability(text).programs()
    assert "(won(red) == 100) or (won(red) == 500)\n" in program
    assert "forall x in teams: won(x) == 100 or won(x) == 500\n" in program
    assert answer(text).strip('"') == "A"


def test_a_dialect_is_known_by_its_signs() -> None:
    assert dialect_of(SHELF) is Dialect.CONSTRAINTS
    assert dialect_of(ROOMS) is Dialect.SATISFIABILITY
    assert dialect_of("Facts:\nP(A, True)\nQuery:\nP(A, True)") is Dialect.RULES
    assert dialect_of("x = 1\nans = x") is Dialect.PYTHON
    assert read_foreign("ans = 1").domain == "equations"


def test_conventions_are_checked() -> None:
    with pytest.raises(ConventionError, match="there is no convention 'case'; there are names, world"):
        STRICT.changed(["case=exact"])
    with pytest.raises(ConventionError, match="world is one of open, closed, not 'flat'"):
        STRICT.changed(["world=flat"])
    assert STRICT.changed(["world=closed"]).described()["world"] == "closed"
