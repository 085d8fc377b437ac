"""What is said about text that is no program: place, what was expected and found, and a hint."""

import pytest

from neurosym.errors import ParseError
from neurosym.language import read

# text, line, column, words of the message, words of the hint
SLIPS = [
    ("", 1, 1, "the program is empty, where a term, 'answer', 'unknown'", "answer name"),
    ("eggs = 3", 1, 9, "the program ends", "the last line says what is asked"),
    ("x = 3\n\n", 1, 6, "the program ends", "the last line says what is asked"),
    ("x = (3\nanswer x", 1, 7, "the line ends, where ')' was expected", "a bracket is not closed"),
    ("answer ((3)", 1, 12, "the program ends, where ')' was expected", "a bracket is not closed"),
    ("answer 3)", 1, 9, "')' stands, where ','", "closes nothing"),
    ("answer 17 % 5", 1, 13, "'5' stands", "the remainder is written a mod b"),
    ("answer 1 < 2 < 3", 1, 14, "'<' stands", "a < b and b < c"),
    ("answer 3 <> 4", 1, 11, "'>' stands, where a term was expected", "write != for unequal"),
    ("x = 2\nx = 2x\nanswer x", 2, 6, "'x' stands", "2 * x"),
    ("a = 1,000\nanswer a", 1, 6, "',' stands", "without commas: 1000"),
    ("answer 50 percent", 1, 11, "'percent' stands", "write 5%"),
    ("answer squareroot(4)", 1, 18, "'(' stands", "there is no function 'squareroot'"),
    ("answer ceiling(4.5)", 1, 15, "'(' stands", "did you mean 'ceil'?"),
    ("answer 3\nx = 4", 2, 1, "'x' stands, where the end of the program was expected", "the answer is the last line"),
    ("x = 3 # eggs\nanswer x", 1, 7, "a note stands", "on a line of its own before its statement"),
    ("eggs left = 3\nanswer 3", 1, 6, "'left' stands", "a name is one word: eggs_left"),
    ("x = 3\nanswer x = 3", 2, 10, "'=' stands", "write == for an equation"),
    ("x = 3 4\nanswer x", 1, 7, "'4' stands", "no operator between the two terms"),
    ("x = 3\nanswer x [kg]", 2, 10, "'[' stands", "only a number has a unit"),
    ("answer 5 [3]", 1, 11, "where the name of a unit was expected", ""),
    ("answer 2 ==", 1, 12, "the program ends, where a term was expected", ""),
    ("answer if 3 > 2 then 4", 1, 23, "the program ends, where 'else' was expected", ""),
    ("answer min(3)", 1, 13, "')' stands, where ',' was expected", ""),
    ('answer which big of "a": 3', 1, 14, "'big' stands, where 'largest', 'smallest' was expected", ""),
    ("answer which largest of a: 3", 1, 25, "'a' stands, where a label in double quotes was expected", ""),
    ("unknown x\nanswer x", 1, 10, "the line ends, where ',', ':' was expected", ""),
    ("unknown x: number\nanswer x", 1, 12, "'number' stands, where 'integer', 'natural', 'rational', 'real'", ""),
    ("let x = 3\nanswer x", 1, 5, "'x' stands", "a definition needs no word before it"),
    ("x = 3\nreturn x", 2, 8, "'x' stands", "the last line says what is asked"),
    ("count = 3\nanswer 3", 1, 1, "'count' is a word of the language and cannot be a name", "the_count"),
    ("x = prime\nanswer x", 1, 10, "the line ends, where '(' was expected", ""),
    ("X = 3\nanswer X", 1, 1, "'X' stands", "names are written in small letters"),
    ("Tom has 3 apples. How many?", 1, 1, "'Tom' stands", "names are written in small letters"),
    ("小明有三个苹果", 1, 1, "the character '小' stands", "plain letters a to z"),
    ("answer 🙂", 1, 8, "the character '🙂' stands, where a term was expected", "plain letters a to z"),
    ("answer 3 × 4", 1, 10, "the character '×' stands, where an operator", "write *"),
    ("answer 3 ≤ 4", 1, 10, "the character '≤' stands", "write <="),
    ("answer 3 − 4", 1, 10, "the character '−' stands", "write -"),
    ("answer 3 ^ 4", 1, 10, "the character '^' stands", "write **"),
    ("answer 5!", 1, 9, "the character '!' stands", "factorial(n)"),
    ("answer $5", 1, 8, "the character '$' stands", "5 [dollars]"),
    ("answer .5", 1, 8, "the character '.' stands", "a digit on both sides"),
    ("answer\u00a03", 1, 7, "stands", "a plain space"),
    ("```\nanswer 3\n```", 1, 1, "the character '`' stands", "without a frame"),
    ("x = 3\ranswer x", 1, 6, r"the character '\r' stands", "a newline"),
    ("# " + "x" * 300 + "\nanswer 3", 1, 202, "stands", "a note has at most 200 characters"),
    ("answer " + "9" * 31, 1, 38, "'9' stands", "at most 30 digits"),
    ("a" * 61 + " = 3\nanswer 3", 1, 61, "'a' stands", "at most 60 characters"),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), SLIPS)
def test_slips(text: str, line: int, column: int, message: str, hint: str) -> None:
    with pytest.raises(ParseError) as caught:
        read(text)
    fault = caught.value.fault
    assert message in fault.message
    assert hint in fault.hint
    assert (fault.line, fault.column) == (line, column)


def test_what_a_smaller_domain_does_not_have() -> None:
    with pytest.raises(ParseError, match="the domain equations has"):
        read("unknown x: natural\nanswer x", "arithmetic")


def test_the_whole_message_reads_as_a_sentence() -> None:
    with pytest.raises(ParseError) as caught:
        read("eggs = 12\nanswer 20 % eggs")
    assert str(caught.value) == (
        "line 2, column 13: 'eggs' stands, where an operator, ',', the end of the line, the end of the program "
        "was expected (% is percent; the remainder is written a mod b)"
    )
