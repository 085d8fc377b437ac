"""The reference evaluator: exact values, undefined terms, limits, whole programs."""

from fractions import Fraction

import pytest

from neurosym.errors import EvaluationError
from neurosym.language import answer_under, environment_of, evaluate, holds, print_answer, read
from neurosym.language.meanings import UndefinedError, prime
from neurosym.language.semantics import in_sort, lowest_ratio
from neurosym.language.syntax import ClosedForm, Name, Ratio, Sort


def value(term: str) -> str:
    return print_answer(answer_under(read(f"answer {term}"), {}))


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("0.1 + 0.2", "3/10"), ("2 - 5", "-3"), ("2 * 3.5", "7"), ("7 / 2", "7/2"), ("-7 // 2", "-4"),
        ("7 // -2", "-4"), ("-7 mod 3", "2"), ("7 mod -3", "-2"), ("7.5 mod 2", "3/2"), ("2 ** 10", "1024"),
        ("2 ** -2", "1/4"), ("0 ** 0", "1"), ("(-2) ** 3", "-8"), ("8 ** (1 / 3)", "2"), ("4 ** 1.5", "8"),
        ("(1 / 9) ** (-1 / 2)", "3"), ("1 ** 99999999999999999999", "1"), ("(-1) ** (10 ** 29 + 1)", "-1"),
        ("20%", "1/5"), ("20% * 40", "8"), ("abs(-3)", "3"), ("min(3, 1, 2)", "1"), ("max(3, 1, 2)", "3"),
        ("floor(-2.5)", "-3"), ("ceil(-2.5)", "-2"), ("round(2.5)", "3"), ("round(-2.5)", "-3"), ("round(2.4)", "2"),
        ("round(1.005, 2)", "101/100"), ("round(1250, -2)", "1300"), ("mean(1, 2, 4)", "7/3"), ("sqrt(2.25)", "3/2"),
        ("gcd(12, 18, 8)", "2"), ("lcm(4, 6, 10)", "60"), ("lcm(0, 3)", "0"), ("gcd(0, 0)", "0"),
        ("factorial(0)", "1"), ("factorial(20)", "2432902008176640000"), ("binomial(5, 2)", "10"),
        ("binomial(2, 5)", "0"),
        ("divides(3, 12)", "true"), ("divides(0, 0)", "true"), ("divides(0, 5)", "false"), ("divides(-3, 12)", "true"),
        ("prime(2)", "true"), ("prime(1)", "false"), ("prime(-7)", "false"), ("digit_sum(-1029)", "12"),
        ("3 > 2 and not 2 > 3", "true"), ("3 == 3.0", "true"), ("3 != 3", "false"), ("2 >= 2 implies 1 < 1", "false"),
        ("false or 1 <= 1", "true"), ("true == (1 < 2)", "true"), ("if 1 > 2 then 1 / 0 else 5", "5"),
        ("2 > 1 or 1 / 0 > 1", "true"), ("2 < 1 and 1 / 0 > 1", "false"), ("2 < 1 implies 1 / 0 > 1", "true"),
    ],
)  # fmt: skip
def test_values(term: str, expected: str) -> None:
    assert value(term) == expected


@pytest.mark.parametrize(
    "term",
    [
        "1 / 0", "1 // 0", "1 mod 0", "0 ** -1", "sqrt(-4)", "(-8) ** (1 / 3)", "factorial(-1)", "factorial(1 / 2)",
        "binomial(-1, 2)", "gcd(1 / 2, 3)", "divides(1 / 2, 3)", "prime(5 / 2)", "digit_sum(1 / 2)", "round(3, 1 / 2)",
        "1 / 0 > 1 or 2 > 1", "if 1 / 0 > 1 then 1 else 1",
    ],
)  # fmt: skip
def test_undefined_terms(term: str) -> None:
    with pytest.raises(UndefinedError):
        value(term)


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        ("9 ** 9 ** 9", "too large"), ("2 ** 10 ** 25", "too large"), ("0.5 ** 10 ** 25", "too large"),
        ("factorial(10 ** 20)", "too large"), ("factorial(factorial(20))", "too large"),
        ("binomial(10 ** 29, 10 ** 28)", "too large"), ("10 ** 4000 * 10 ** 4000", "too large"),
        ("round(1, 10 ** 9)", "too large"), ("2 ** (1 / 10 ** 20)", "too high a degree"), ("sqrt(2)", "irrational"),
        ("2 ** 0.5", "irrational"), ("prime(10 ** 29 + 7)", "too large"),
    ],
)  # fmt: skip
def test_values_out_of_reach(term: str, reason: str) -> None:
    with pytest.raises(EvaluationError, match=reason) as caught:
        value(term)
    assert not isinstance(caught.value, UndefinedError)


def test_growth_through_names_is_bounded() -> None:
    lines = ["a0 = 10", *(f"a{n} = a{n - 1} * a{n - 1}" for n in range(1, 60)), "answer a59"]
    with pytest.raises(EvaluationError, match="too large"):
        answer_under(read("\n".join(lines)), {})


def test_the_largest_numbers_can_be_printed() -> None:
    assert len(value("2 ** 13_999".replace("_", ""))) == 4215


def test_primes_against_trial_division() -> None:
    small = [n for n in range(2, 3000) if all(n % d for d in range(2, int(n**0.5) + 1))]
    assert [n for n in range(3000) if prime(Fraction(n))] == small
    assert prime(Fraction(2**61 - 1))
    assert not prime(Fraction(3215031751))  # a strong pseudoprime to the bases 2, 3, 5 and 7


def test_names_without_values() -> None:
    with pytest.raises(EvaluationError, match="x has no value"):
        evaluate(Name("x"), {})


CHOIR = """\
unknown girls, boys: natural
total = girls + boys
total == 45
girls = 2 * boys
answer girls, boys
"""


def test_environment_and_solutions() -> None:
    program = read(CHOIR)
    solution = {"girls": Fraction(30), "boys": Fraction(15)}
    assert environment_of(program, solution) == {**solution, "total": Fraction(45)}
    assert holds(program, solution)
    assert not holds(program, {"girls": Fraction(31), "boys": Fraction(14)})  # not girls = 2 * boys
    assert not holds(program, {"girls": Fraction(20), "boys": Fraction(10)})  # not total == 45
    assert answer_under(program, solution) == (Fraction(30), Fraction(15))


@pytest.mark.parametrize(
    ("sort", "number", "member"),
    [
        ("natural", "0", True), ("natural", "-1", False), ("natural", "1/2", False), ("integer", "-1", True),
        ("integer", "1/2", False), ("rational", "1/2", True), ("real", "1/2", True),
    ],
)  # fmt: skip
def test_solutions_lie_in_their_sorts(sort: str, number: str, member: bool) -> None:
    program = read(f"unknown x: {sort}\nanswer x")
    assert holds(program, {"x": Fraction(number)}) is member


def test_irrational_numbers_are_real() -> None:
    root = ClosedForm("sqrt(2)", "1.41")
    assert [in_sort(root, sort) for sort in (Sort.RATIONAL, Sort.REAL, Sort.BOOLEAN)] == [False, True, False]
    program = read("unknown x: real\nx ** 2 == 2\nanswer x")
    with pytest.raises(EvaluationError, match="no exact rational"):
        holds(program, {"x": root})
    assert answer_under(program, {"x": root}) == (root,)


def test_errors_name_the_line_of_the_definition() -> None:
    with pytest.raises(UndefinedError, match="line 2: division by zero"):
        answer_under(read("a = 0\nb = 1 / a\nanswer b"), {})


def test_truths_are_no_numbers() -> None:
    assert not in_sort(True, Sort.NATURAL)
    assert in_sort(True, Sort.BOOLEAN)
    assert not in_sort(Fraction(1), Sort.BOOLEAN)
    assert not in_sort("one", Sort.REAL)


def test_an_undefined_statement_does_not_hold() -> None:
    program = read("unknown x: natural\n6 / x == 3\nanswer x")
    assert not holds(program, {"x": Fraction(0)})
    assert holds(program, {"x": Fraction(2)})


def test_what_cannot_be_decided_is_an_error() -> None:
    program = read("unknown x: natural\nsqrt(x) < 2\nanswer x")
    with pytest.raises(EvaluationError):
        holds(program, {"x": Fraction(3)})


def test_questions() -> None:
    given = "a = 4\nb = 6\nc = 4\n"
    assert answer_under(read(f'{given}answer which largest of "A": a, "B b": b'), {}) == ("B b",)
    assert answer_under(read(f'{given}answer which smallest of "A": a, "B b": b'), {}) == ("A",)
    assert answer_under(read(f"{given}answer ratio a / 3 : b"), {}) == (Ratio((2, 9)),)
    assert answer_under(read(f"{given}answer largest a"), {}) == (Fraction(4),)
    assert answer_under(read(f"{given}answer count a"), {}) == (Fraction(1),)
    assert answer_under(read(f"{given}answer a > b, b"), {}) == (False, Fraction(6))


def test_questions_without_one_answer() -> None:
    with pytest.raises(EvaluationError, match='"A" and "C" are equally small'):
        answer_under(read('a = 4\nanswer which smallest of "A": a, "B": 5, "C": a'), {})
    with pytest.raises(UndefinedError, match="a ratio of zeros"):
        answer_under(read("answer ratio 0 : 0"), {})
    with pytest.raises(EvaluationError, match="over all solutions"):
        answer_under(read("unknown x: natural\nanswer count x"), {"x": Fraction(1)})


def test_ratios() -> None:
    assert lowest_ratio([Fraction(1, 2), Fraction(1, 3), Fraction(0)]) == Ratio((3, 2, 0))
