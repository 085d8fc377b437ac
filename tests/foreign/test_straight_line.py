"""Straight-line Python becomes equations: assignments, loops that can be followed, symbols; nothing runs."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.budget import Budget
from neurosym.errors import ForeignError
from neurosym.foreign.conventions import STRICT
from neurosym.foreign.straight_line import read_straight_line
from neurosym.language import print_answer, read
from neurosym.solving import solve_isolated
from neurosym.solving.engines import solve


def answer(text: str, *choices: str) -> str:
    (program,) = read_straight_line(text, STRICT.changed(choices)).programs()
    solution = solve(read(program), budget=Budget(seconds=60))
    return print_answer(solution.answer) if solution.answer else str(solution.outcome)


SOLVED = [
    ("a = 3\nb = a * 4\nans = b - 0.5", "23/2"),
    ("total = 10\ntotal = total + 5\ntotal -= 1\nanswer = total", "14"),
    (
        "import math\n\ndef solver():\n    # words\n    boxes = 47 / 5\n    return math.ceil(boxes)\nans = solver()",
        "10",
    ),
    ('def solution():\n    """Words."""\n    apples = 7\n    return apples % 4\n', "3"),
    ("x = 0\nfor day in range(1, 5):\n    if day % 2 == 0:\n        x += day\nans = x", "6"),
    ("n = 1\nwhile n * n < 50:\n    n += 1\nans = n", "8"),
    (
        "options = [36, 15]\nfor option in options:\n    if option % 5 == 0:\n        answer = option\n        break",
        "15",
    ),
    ("prices = [2, 3.5]\nprices.append(4)\nans = sum(prices) / len(prices)", "19/6"),
    ("ans = sum([n for n in range(10) if n % 3 == 0])", "18"),
    ("a, b = 4, 6\nans = max(a, b) - min([a, b, 1])", "5"),
    ("half = 1 / 2\nans = [half, half * 3]", "1/2, 3/2"),
    ("def twice(n):\n    return 2 * n\nprint('so many:', twice(twice(3)))", "12"),
    ("x = Symbol('x')\nsolution = solve_it(Eq(3 * x + 1, 10), x)\nans = solution[x]", "3"),
    (
        "a = Symbol('a', positive=True)\nb = Symbol('b', positive=True)\n"
        "found = solve_it([a + b - 10, a - b - 4], [a, b])\nans = found[a] * found[b]",
        "21",
    ),
    (
        "w = Symbol('w')\nlong = 2 * w\nfound = solve(Eq(2 * (w + long), 36), w)[0]\nans = long.subs(w, found)",
        "12",
    ),
    ("x = Symbol('x')\nans = solve_it(x ** 2 - 9, x)[x]", "several"),
    ("x = Symbol('x', positive=True)\nans = solve_it(x ** 2 - 9, x)[x]", "3"),
    ("ans = round(7 / 3, 2)", "233/100"),
    ("ans = int(-7 / 2)", "-3"),
]


@pytest.mark.parametrize(("text", "expected"), SOLVED, ids=[text.split("\n")[0][:30] for text, _ in SOLVED])
def test_programs_give_what_they_would_have_computed_exactly(text: str, expected: str) -> None:
    assert answer(text) == expected


REFUSED = [
    ("ans = (1 +", "line 1", "not Python"),
    ("a = 1", "line 1", "nothing is answered (the answer is the variable ans or answer"),
    ("a = 1\nans = a + b", "line 2", "'b' has no value here"),
    ("import os\nans = os.system('ls')", "line 2", "has no value here"),
    ("ans = open('secrets')", "line 1", "a number is needed here, not the text 'secrets'"),
    ("ans = eval('1 + 1')", "line 1", "a number is needed here"),
    (
        "x = Symbol('x')\nif x > 3:\n    ans = 1",
        "line 2",
        "the condition rests on an unknown (only conditions with known",
    ),
    ("n = 1\nwhile n > 0:\n    n += 1\nans = n", "line 3", "more than 400 steps when its loops are unrolled"),
    ("while True:\n    pass", "line", "does not end within 20000 steps"),
    (
        "x = Symbol('x')\na = solve_it(x - 1, x)\nb = solve_it(x - 2, x)\nans = b[x]",
        "line 3",
        "x is solved for more than once",
    ),
    ("ans = 1 / 0", "line 1", "division by zero"),
    ("ans = round(2.5)", "line 1", "exactly halfway (the convention ties=away"),
    ("def f(n):\n    return f(n)\nans = f(1)", "line 1", "functions call each other more than 12 deep"),
    ("ans = 'blue'", "line 1", "a number is needed here, not the text 'blue'"),
    ("x = Symbol('x', prime=True)\nans = x", "line 1", "only positive, nonnegative, integer, rational and real"),
    ("class A:\n    pass\nans = 1", "line 1", "ClassDef is not among the statements that are read"),
]


@pytest.mark.parametrize(("text", "place", "words"), REFUSED, ids=[words[:30] for _, _, words in REFUSED])
def test_what_is_not_read_is_refused_with_its_line(text: str, place: str, words: str) -> None:
    with pytest.raises(ForeignError) as caught:
        read_straight_line(text)
    assert str(caught.value).startswith(place)
    assert words in str(caught.value)


def test_every_statement_says_which_line_it_comes_from() -> None:
    reading = read_straight_line("eggs = 12\n\neggs = eggs / 2\nans = eggs")
    assert [(line.text, line.source) for line in reading.lines] == [
        ("eggs = 12", 1),
        ("eggs_2 = eggs / 2", 3),
        ("ans = eggs_2", 4),
    ]
    assert reading.programs() == (
        "# line 1: eggs = 12\neggs = 12\n# line 3: eggs = eggs / 2\neggs_2 = eggs / 2\n"
        "# line 4: ans = eggs\nans = eggs_2\n# line 4: ans = eggs\nanswer ans\n",
    )


def test_the_conventions_choose_the_sort_of_a_symbol_and_the_way_of_a_tie() -> None:
    text = "x = Symbol('x')\nans = solve_it(2 * x - 3, x)[x]"
    assert answer(text) == "3/2"
    assert answer(text, "symbols=integer") == "contradiction"
    assert answer("ans = round(2.5)", "ties=away") == "3"


def test_names_that_our_language_reserves_are_renamed() -> None:
    assert answer("answer = 3\nratio = answer * 2\nans = ratio") == "6"


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(-50, 50), min_size=1, max_size=6))
def test_a_loop_adds_up_as_python_does(numbers: list[int]) -> None:
    text = f"total = 0\nfor n in {numbers}:\n    total += n * n - 1\nans = total"
    assert answer(text) == str(sum(n * n - 1 for n in numbers))


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        reading = read_straight_line(text)
    except ForeignError:
        return
    assert reading.domain == "equations"


def test_a_solved_program_comes_back_through_the_isolated_engine() -> None:
    (program,) = read_straight_line("a = 1 / 3\nans = a + a").programs()
    assert solve_isolated(read(program)).answer == (Fraction(2, 3),)
