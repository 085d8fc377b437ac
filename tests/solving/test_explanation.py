"""The working in words."""

from __future__ import annotations

from neurosym.language import read
from neurosym.solving import solve


def _steps(text: str, engine: str = "auto") -> list[tuple[int | None, str]]:
    return [(step.statement, step.text) for step in solve(read(text), engine).steps]


def test_known_quantities_step_by_step() -> None:
    assert _steps(
        "laid = 12\n# three are eaten\nleft = laid - 3\nprice = left * 2.50\nshare = price / 7\nanswer share"
    ) == [
        (0, "laid = 12"),
        (1, "left = laid - 3 = 12 - 3 = 9 (three are eaten)"),
        (2, "price = left * 2.5 = 9 * 2.5 = 22.5"),
        (3, "share = price / 7 = 22.5 / 7 = 45 / 14"),
        (None, "Answer: share = 45 / 14"),
    ]


def test_equations_are_checked_by_putting_in() -> None:
    steps = _steps(
        "unknown girls, boys: natural\n# in the class\ngirls + boys == 45\ngirls == 2 * boys\nmore = girls - boys\n"
        "answer more"
    )
    assert steps[:-2] == [
        (0, "To be found: girls and boys (natural)"),
        (None, "A solution: girls = 30, boys = 15"),
        (3, "more = girls - boys = 30 - 15 = 15"),
        (1, "Check: girls + boys == 45, that is 30 + 15 == 45, which is true (in the class)"),
        (2, "Check: girls == 2 * boys, that is 30 == 2 * 15, which is true"),
    ]
    assert steps[-2][1].startswith("Nothing else fits: SymPy solves")
    assert steps[-1] == (None, "Answer: more = 15")


def test_what_is_not_rational_is_named_and_approximated() -> None:
    steps = _steps("unknown x: real\nx * x == 2\nx > 0\nanswer x")
    assert (None, "A solution: x = sqrt(2) (about 1.41421356237)") in steps
    assert (1, "Required: x * x == 2") in steps


def test_each_kind_of_query_is_answered_in_words() -> None:
    last = {query: _steps(f"a = 6\nb = 4\nanswer {query}")[-1][1] for query in _QUERIES}
    assert last == _QUERIES


_QUERIES = {
    "a > b": "Answer: a > b, that is 6 > 4, is true",
    "a, b": "Answer: a = 6; b = 4",
    "ratio a : b": "Answer: the ratio a : b is 3:2",
    'which smallest of "Ann": a, "Bob": b': 'Answer: Bob is the smallest of "Ann": a = 6; "Bob": b = 4',
    "largest a - b": "Answer: the largest value of a - b is 2",
}


def test_counts() -> None:
    assert _steps("unknown n: natural\nn < 5\nanswer count n")[-1] == (None, "Answer: n can take 5 different values")


def test_several_answers_are_named() -> None:
    assert _steps("unknown x: integer\nx * x == 9\nanswer x") == [(None, "More than one answer fits: 3 or -3")]


def test_a_contradiction_shows_its_statements_with_their_notes() -> None:
    assert _steps("unknown age: natural\n# old enough\nage > 6\nage < 4\nx = 5\nanswer x") == [
        (None, "No answer fits, because of these statements (the statements contradict each other):"),
        (1, "age > 6 (old enough)"),
        (2, "age < 4"),
    ]


def test_long_numbers_are_cut() -> None:
    steps = _steps("a = 7 ** 3000\nanswer a")
    assert all(len(text) < 600 for _, text in steps)
