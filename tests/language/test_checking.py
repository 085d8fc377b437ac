"""What parses but makes no sense: every fault at once, in order of place."""

import pytest

from neurosym.errors import CheckError
from neurosym.language import definition_order, read, sorts_of
from neurosym.language.checking import check
from neurosym.language.parsing import parse
from neurosym.language.syntax import Sort


def faults(text: str, domain: str = "equations") -> list[str]:
    with pytest.raises(CheckError) as caught:
        read(text, domain)
    places = [(fault.line, fault.column) for fault in caught.value.faults]
    assert places == sorted(places)
    return [str(fault) for fault in caught.value.faults]


def test_names_without_a_value() -> None:
    assert faults("eggs = 12\nanswer egs + foo + foo") == [
        "line 2, column 8: 'egs' has no value (did you mean 'eggs'?)",
        "line 2, column 14: 'foo' has no value (give it one: foo = ..., or declare it: unknown foo: natural)",
    ]
    assert faults("answer foo", "arithmetic") == ["line 1, column 8: 'foo' has no value (give it one: foo = ...)"]


def test_names_with_two_values() -> None:
    assert faults("a = 1\na = a + 1\nunknown x, x: real\nunknown x: real\nanswer a") == [
        "line 2, column 1: 'a' is defined again; first in line 1 "
        "(a name has one value: give the new value a name of its own)",
        "line 3, column 1: 'x' is declared again; first in line 3 (one declaration is enough)",
        "line 4, column 1: 'x' is declared again; first in line 3 (one declaration is enough)",
    ]


def test_a_declared_unknown_may_have_many_equations() -> None:
    assert read("x = 3\nunknown x: real\nx = 2 + 1\nanswer x")


def test_cycles_are_named() -> None:
    assert faults("a = b + 1\nb = c\nc = 2 * a\nd = d\nanswer a") == [
        "line 1, column 1: names are defined by each other: a -> b -> c -> a (define one of them without the others)",
        "line 4, column 1: 'd' is defined by itself (give the new value its own name: new_d)",
    ]


def test_two_cycles_through_one_name() -> None:
    found = faults("a = b + c\nb = a\nc = a\nanswer a")
    assert ["a -> b -> a" in found[0], "a -> c -> a" in found[1]] == [True, True]


def test_order_of_definitions() -> None:
    program = read("unknown z: real\nc = b + a\nb = a + z\nz = 3\na = 1\nanswer c")
    assert [program.statements[index].name for index in definition_order(program)] == ["a", "b", "c"]


def test_good_order_is_kept() -> None:
    program = read("a = 1\nb = 2\nc = a\nd = b + c\nanswer d")
    assert definition_order(program) == (0, 1, 2, 3)


def test_numbers_and_truths_do_not_mix() -> None:
    assert faults("x = 3\nx and true\nanswer (x > 3) + 1, if x > 3 then x else x == 2, true == 1") == [
        "line 2, column 1: 'and' needs something true or false, and 'x' is a number",
        "line 3, column 9: '+' needs a number, and 'x > 3' is true or false",
        "line 3, column 21: 'if x > 3 then x else x == 2' mixes a number with something true or false",
        "line 3, column 50: 'true == 1' mixes a number with something true or false",
    ]


def test_a_statement_says_something() -> None:
    assert faults("unknown n: natural\nn + 1\nn = n > 2\nanswer n") == [
        "line 2, column 1: 'n + 1' is a number, and nothing is said about it "
        "(to ask for a value, write == ; to give a name its value, write name = ...)",
        "line 3, column 5: 'n > 2' is true or false, and 'n' needs a number",
    ]


def test_questions_about_numbers() -> None:
    found = faults('answer which largest of "a": 3, "b": 3 > 2, "a": 4')
    assert found == [
        'line 1, column 1: the label "a" stands for two options',
        "line 1, column 38: '3 > 2' is true or false, and the question needs a number",
    ]
    assert "needs a number" in faults("answer ratio 1 : true")[0]
    assert "needs a number" in faults("answer largest 3 > 2")[0]
    assert "counted twice" in faults("unknown x: natural\nanswer count x, x")[0]
    assert "'y' has no value" in faults("unknown x: natural\nanswer count x, y")[0]


def test_whole_numbers() -> None:
    assert faults("answer factorial(2.5), round(3, 0.5), gcd(4, 1.0)") == [
        "line 1, column 18: 'factorial' needs whole numbers, and '2.5' is none",
        "line 1, column 33: 'round' needs whole numbers, and '0.5' is none",
    ]


DIFFERENT_UNITS = [
    "3 [apples] + 4 [dollars]",
    "3 [dollars] - 40 [cents]",
    "3 [dollars] < 40 [cents]",
    "min(1 [kg], 2 [kilograms], 3 [g])",
    "if 3 > 2 then 1 [h] else 2 [minutes]",
    "60 [miles / hour] * 2 [hours] + 1 [hour]",
    "1 [miles] / 2 [hours] == 3 [hours / mile]",
    "sqrt(9 [m ** 2]) + 1 [m ** 2]",
    "3 [m] ** 2 + 1 [m]",
    "10 [eggs] / 5 [eggs] + 3 [eggs]",
    "20% * 50 [dollars] + 3 [cents]",
    "round(3.7 [kg]) + 1 [m]",
    "mean(1 [kg], 2 [m])",
    "-3 [kg] + 1 [m]",
    "17 [eggs] mod 5 + 1 [boxes]",
    "17 [eggs] // 5 [eggs / box] + 1 [egg]",
]


@pytest.mark.parametrize("term", DIFFERENT_UNITS)
def test_units_that_differ(term: str) -> None:
    (found,) = faults(f"answer {term}")
    assert "cannot be" in found


FITTING_UNITS = [
    "3 [apples] + 4",
    "1 [dollar] + 2 [dollars]",
    "1 [foot] + 2 [feet] + 3 [ft]",
    "1 [kg] + 2 [kilogram] + 3 [Kilograms] + 1 [kilogrammes]",
    "1 [penny] + 2 [pennies] + 3 [pence]",
    "1 [box] + 2 [boxes]",
    "1 [horse] + 2 [horses]",
    "1 [bus] + 2 [buses]",
    "1 [glass] + 2 [glasses]",
    "1 [loaf] + 2 [loaves]",
    "1 [woman] + 2 [women]",
    "1 [cookie] + 2 [cookies]",
    "1 [day] + 2 [days]",
    "1 [metre / s] + 2 [meters / s]",
    "60 [miles / hour] * 2 [hours] + 1 [mile]",
    "3 [dollars] * 2 + 4 [cents]",
    "3 [dollars] * 100 [cents / dollar] + 4 [cents]",
    "sqrt(9 [m ** 2]) + 1 [m]",
    "10 [eggs] / 5 [eggs] + 3",
    "2 ** 3 [m] + 1",
    "factorial(3 [eggs]) + 1 [kg]",
    "round(3.14159 [m], 2) + 1 [m]",
    "abs(3 [kg]) + max(1 [kg], 2)",
]


@pytest.mark.parametrize("term", FITTING_UNITS)
def test_units_that_fit(term: str) -> None:
    assert read(f"answer {term}")


def test_units_flow_through_names() -> None:
    assert faults("cost = 3 [dollars]\nfee = 50 [cents]\ntotal = cost + fee\nanswer total + 1 [kg]") == [
        "line 3, column 16: 'cost' in [dollars] and 'fee' in [cents] cannot be added "
        "(if one can be converted, multiply it by a number in [cents / dollars])"
    ]
    assert "cannot be compared" in faults('a = 1 [kg]\nanswer which largest of "A": a, "B": 2 [m]')[0]


def test_two_values_of_different_units_may_be_asked_for() -> None:
    assert read("answer 3 [kg], 4 [m]")


def test_a_fault_is_reported_once_though_its_name_is_used_often() -> None:
    assert len(faults("a = 1 [kg] + 1 [m]\nb = a + a\nanswer a, b, a + b")) == 1


def test_sorts_of_names() -> None:
    program = read(
        "unknown z: integer\na = 3\nb = a / 2\nc = a > 2\nd = a - 4\ne = sqrt(b)\nf = round(b)\ng = abs(d)\n"
        "h = a ** 2\ni = 2 ** d\nj = 2 ** 0.5\nk = if c then a else b\nl = z + a\nm = 0.5\nn = min(a, 4)\nanswer a"
    )
    assert {name: sort.value for name, sort in sorts_of(program).items()} == {
        "z": "integer", "a": "natural", "b": "rational", "c": "boolean", "d": "integer", "e": "real",
        "f": "integer", "g": "natural", "h": "natural", "i": "rational", "j": "real", "k": "rational",
        "l": "integer", "m": "rational", "n": "natural",
    }  # fmt: skip


def test_check_gives_the_program_back() -> None:
    program = read("a = 3\nanswer a")
    assert check(program) is program
    assert sorts_of(program) == {"a": Sort.NATURAL}


def test_the_trees_of_faulty_programs_still_parse() -> None:
    assert parse("answer egs", "arithmetic").children
