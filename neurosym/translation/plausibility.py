"""Whether an answer can be what a question asks for: nobody has a negative number of apples, or two thirds of a bus.

Such an answer shows that the program is not what the text says, however well it parses and solves. So does a
formulation of an optimisation problem that passes over numbers of its text.
"""

from __future__ import annotations

import re
from fractions import Fraction

from neurosym.language.printing import print_answer, print_program, print_value
from neurosym.language.syntax import Answer, Program
from neurosym.translation.formulas import numbers_in

_ASKED = re.compile(r"\bhow (many|much|old|long|far|tall|heavy|high|wide|deep|big|large)\b([^?]*)", re.IGNORECASE)
_COUNTING = 2
_FRACTION_TOLD = re.compile(r"\d\.\d|\d/\d|\bhalf\b|\baverage")
_BELOW_ZERO = re.compile(
    r"\b(?:negative|below|minus|degrees?|temperatures?|debts?|owe[sd]?|overdr\w+|loss(?:es)?|integers?|numbers?|change[sd]?|"
    r"balance|profits?|net)\b",
    re.IGNORECASE,
)
_MEASURES = frozenset(
    """second minute hour day week month year decade century dollar cent euro pound penny pence dime quarter buck
    inch inche foot feet yard mile metre meter kilometre kilometer centimetre centimeter millimetre
    millimeter cm km m mm ft acre hectare square cubic ounce oz gram kilogram kilo kg g lb lbs ton tonne
    litre liter l ml millilitre milliliter gallon quart pint cup teaspoon tablespoon barrel percent
    percentage degree time unit calorie mph mpg point part serving portion average more fewer less half
    halves slice bag box jug bottle can jar pack package bucket scoop glass glasse bar piece pie pizza cake
    loaf loave mark share lap page bushel tank turn step credit word carat volt watt""".split()
)


def implausible(text: str, answer: Answer) -> str:
    """Why the answer cannot be what the text asks for, or "" if nothing speaks against it.

    Looked at are questions for a number or an amount ("How many ...", "How much ..."): the answer must not be negative,
    and a number of things that only come whole must be whole.
    """
    questions = list(_ASKED.finditer(text))
    if not questions or len(answer) != 1 or not isinstance(value := answer[0], Fraction):
        return ""
    asked, rest = questions[-1].groups()
    if value < 0 and not _BELOW_ZERO.search(text):
        return f"the question is how {asked.lower()}, and {print_answer(answer)} is negative"
    if value.denominator != 1 and asked.lower() == "many" and _comes_whole(text, rest):
        return f"the question is how many, and {print_answer(answer)} is not a whole number"
    return ""


def incomplete(text: str, program: Program) -> str:
    """Why a formulation is not all that the text tells, or "": numerals of the text that none of its lines uses.

    0, 1 and 2 are left out: they count sentences, kinds and pages as often as they are data.
    """
    used = {number for line in print_program(program).splitlines() if line[0] != "#" for number in numbers_in(line)}
    near = {form for number in used for form in (number, 100 - number, 100 * number, number / 100)}
    near |= {form for number in used for form in (60 * number, number / 60, 1000 * number, number / 1000)}
    unused = [number for number in dict.fromkeys(numbers_in(text)) if number > _COUNTING and number not in near]
    return f"the text tells {', '.join(map(print_value, unused))}, which the program does not use" if unused else ""


def _comes_whole(text: str, rest: str) -> bool:
    """Whether what is asked for is counted in wholes; where the text itself has fractions, that is not certain."""
    asked = re.sub(r"\d+[- ][a-z]+", "", rest.lower())  # "6 dollar games" are games
    words = re.findall(r"[a-z]+", asked)
    return not _FRACTION_TOLD.search(text) and not any({word, word.removesuffix("s")} & _MEASURES for word in words)
