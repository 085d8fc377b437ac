"""Where the numbers of a program come from: a program that uses a number nobody told teaches guessing."""

from __future__ import annotations

import re
from fractions import Fraction

from neurosym.language.syntax import Apply, Constraint, Declaration, Definition, Expression, Number, Program
from neurosym.translation.formulas import numbers_in
from neurosym.translation.naming import plain

_COMMON = frozenset(  # of units, calendars, halves, pairs and pennies
    Fraction(number)
    for number in """0 1 2 3 4 7 10 12 16 24 28 29 30 31 36 52 60 90 100 128 144 180 360 365 366 1000 1440 1760 2000
    3600 5280 10000 1/100 1/1000""".split()
)
_WORDS = {
    "half": "1/2", "halves": "1/2", "third": "1/3", "quarter": "1/4", "fourth": "1/4", "fifth": "1/5", "sixth": "1/6",
    "seventh": "1/7", "eighth": "1/8", "ninth": "1/9", "tenth": "1/10", "twice": "2", "double": "2", "triple": "3",
    "thrice": "3", "dozen": "12", "hundred": "100", "thousand": "1000", "million": "1000000", "single": "1",
    "couple": "2", "pair": "2", "decade": "10", "century": "100", "five": "5", "six": "6", "eight": "8", "nine": "9",
    "eleven": "11", "biweekly": "14", "fortnight": "14", "score": "20",
    "thirteen": "13", "fourteen": "14", "fifteen": "15",
    "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
    "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "dime": "1/10", "quarters": "1/4", "nickel": "1/20", "penny": "1/100", "pennies": "1/100", "cent": "1/100",
}  # fmt: skip


def told_numbers(text: str) -> set[Fraction]:
    """The numbers that a text states, in digits or in words, and what is at once clear from them (80 % is 0.8)."""
    told = set(numbers_in(text)) | {
        Fraction(first) / Fraction(second) for first, second in re.findall(r"(\d+) ?/ ?([1-9]\d*)", text)
    }
    found = re.findall(r"[a-z]+", plain(text).lower())
    told |= {Fraction(_WORDS[form]) for word in found for form in (word, word.removesuffix("s")) if form in _WORDS}
    if "half" in found:
        told |= {number + Fraction(1, 2) for number in told}
    tens = {Fraction(_WORDS[word]) for word in found if word.endswith("ty") and word in _WORDS}
    return told | {ten + digit for ten in tens for digit in range(1, 10)}


def untold_numbers(text: str, program: Program) -> set[Fraction]:
    """The numbers of a program that its text does not tell and that are no common constants."""
    told = told_numbers(text)
    near = {
        fraction
        for number in told
        for percent in (number, 100 - number, 100 + number)
        for fraction in (percent, percent / 100)
    }
    near |= {1 - number for number in told if number < 1} | {1 + number for number in told if number < 1}
    near |= {60 * number for number in told} | {1000 * number for number in told} | {100 * number for number in told}
    return {value for value in numbers_of(program) if value not in near | _COMMON and 1 / value not in near}


def numbers_of(program: Program) -> set[Fraction]:
    """The numbers written in the statements of a program."""
    found: set[Fraction] = set()
    for statement in program.statements:
        match statement:
            case Definition(value=expression) | Constraint(formula=expression):
                found |= _numbers(expression)
            case Declaration():
                pass
    return found


def _numbers(expression: Expression) -> set[Fraction]:
    match expression:
        case Number(value=value):
            return {value}
        case Apply(arguments=arguments):
            return {value for argument in arguments for value in _numbers(argument)}
    return set()
