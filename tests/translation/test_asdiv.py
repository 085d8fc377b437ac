"""ASDiv's notation: chains, remainders, ratios, comparisons, patterns, equations."""

from fractions import Fraction

import pytest

from neurosym.language import print_program, read
from neurosym.language.syntax import Answer, Ratio
from neurosym.solving import solve
from neurosym.translation.asdiv import program_of_asdiv
from neurosym.translation.formulas import FormulaError


def solved(annotation: str, gold: object, text: str = "How many are there?") -> Answer | None:
    return solve(read(print_program(program_of_asdiv(text, annotation, gold)))).answer


@pytest.mark.parametrize(
    ("annotation", "gold"),
    [
        ("53/4=13 r1", 13),
        ("53/4=13 r1", 1),
        ("53/4=13 r1", 14),
        ("250/12=20 r10; 12-10=2", 2),
        ("GCD(12,28,36)=4", 4),
        ("LCM[7,9]=63; 63/7=9", 9),
        ("4500 (g)/1000 (g/kg) = 4.5 (kg); (4.5-1)/7 = 0.5 (kg); 0.5*1000 (g/kg) = 500 (g)", 500),
        ("5:3=40:24", 24),
        ("7:2=49:14; 49+14=63", 63),
        ("3, 4, 6, 9, 13", 13),
        ("18, 22, 26, 30, 34", 34),
        ("3, 6, 12. 24, 48", 48),
        ("x:The number; (1/3)*x-7=8", 45),
        ("2(6+w)=20", 4),
        ("x:The tens digit; y:The units digit; x+y=15; x=8", 87),
    ],
)
def test_numbers(annotation: str, gold: int) -> None:
    assert solved(annotation, gold, "There are 40 in 12 rows. How many?") == (Fraction(gold),)


def test_a_stated_rounding_is_kept() -> None:
    assert solved("(100+92+109+96+103+96+105)/7=100.1", 100.1) == (Fraction(1001, 10),)


def test_ratios() -> None:
    assert solved("26-4=22; 22:26=11:13", "11:13") == (Ratio((11, 13)),)
    assert solved("19:31=19:31", "19:31") == (Ratio((19, 31)),)


def test_comparisons() -> None:
    assert solved("18 cm(Tim) < 18+2=20 cm(John)", "John") == ("John",)
    assert solved("55 cm(Tom) > 55-15=40 cm(Alex)", "Alex") == ("Alex",)
    assert solved("2*25+3*10=80 cents > 75 cents", "Yes") == (True,)


def test_several_values() -> None:
    angles = "x:The first angle; y:The second angle; x=y; 180-(x+y)=3x"
    assert solved(angles, "36 (degrees); 36 (degrees); 108 (degrees)") == tuple(map(Fraction, (36, 36, 108)))
    lengths = "x:The longer piece; y:The shorter piece; x+y=30; x=y+2"
    assert solved(lengths, "14 (ft); 16 (ft)") == (Fraction(14), Fraction(16))


def test_the_gold_answer_is_never_written_into_the_program() -> None:
    text = print_program(program_of_asdiv("How long are they?", "x:The long; y:The short; x+y=30; x=y+2", "16; 14"))
    assert "16" not in text
    assert "14" not in text


@pytest.mark.parametrize(
    ("annotation", "gold", "reason"),
    [
        ("8/20=0.4(Ann) equals 2/5=0.4(Bob)", "They are equal", "a comparison without a larger side"),
        ("(20+14)-31=3", "February 3rd", "the answer is words"),
        ("(12*60 + 50)/60=12 r50; hh:mm=12:50", "12:50", "time of day"),
        ("72, 81, 90, 108, 117", 117, "a pattern of no known rule"),
        ("x:The number; x+1=3", 17, "no term of the equations has the gold value"),
    ],
)
def test_what_has_no_program_is_told(annotation: str, gold: object, reason: str) -> None:
    with pytest.raises(FormulaError, match=reason):
        program_of_asdiv("What is it?", annotation, gold)
