"""Programs from ASDiv's annotations: chains of calculations with units and remainders, ratios, comparisons, patterns.

Equations are in `asdiv_equations`. ASDiv is for evaluation only; these programs are never training data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from neurosym.language.printing import finite_decimals
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import (
    Apply,
    Definition,
    Expression,
    Name,
    Number,
    OptionQuery,
    Program,
    Query,
    RatioQuery,
    ValueQuery,
)
from neurosym.translation.asdiv_equations import program_of_equations
from neurosym.translation.formulas import FormulaError, read_infix
from neurosym.translation.grounding import grounded_program
from neurosym.translation.naming import unique_name
from neurosym.translation.quantities import quantities, question_name

_UNIT = re.compile(r"\(\s*[a-zA-Z][a-zA-Z ./]*\)")
_NUMBER = r"\d+(?:\.\d+)?"
_RESULT = re.compile(rf"=\s*({_NUMBER})(?:\s*r\s*({_NUMBER}))?[^=]*$")
_RATIO = re.compile(rf"^\s*({_NUMBER}):({_NUMBER})(?:=({_NUMBER}):({_NUMBER}))?\s*$")
_PATTERN = re.compile(rf"^{_NUMBER}(?:[,.] {_NUMBER}){{3,}}$")
_SIDE = re.compile(r"^\s*(?P<formula>[^=]*?)(?:=\s*[\d./]+%?)?\s*[a-z]*\s*\((?P<label>[A-Z][^()]*)\)\s*$")
_EQUATION = re.compile(r"^\s*[a-zA-Z]:|(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z:])")


def program_of_asdiv(text: str, annotation: str, gold: object) -> Program:
    """The program of an annotation. The gold answer says which of the stated results is asked for.

    Raises:
        FormulaError: the annotation or the answer is of a kind that has no program.
    """
    if re.search(r"[<>]|\bequals\b", annotation):
        return _comparison(annotation, str(gold))
    if _PATTERN.match(annotation):
        return _pattern(text, [Fraction(found) for found in re.findall(_NUMBER, annotation)])
    if "hh:mm" in annotation:
        raise FormulaError("the answer is a time of day, which is no value of the language")
    plain = _UNIT.sub("", annotation)
    if _EQUATION.search(re.sub(r"[a-zA-Z]{2,}|r\d+", "", plain)):
        return program_of_equations(plain, _golds(gold), question_name(text))
    segments = [part.strip() for part in plain.split(";")]
    if len(segments) == 1 and re.fullmatch(rf"[-+*/().\s\d]+=\s*{_NUMBER}", segments[0]) and not isinstance(gold, str):
        formula, _, stated = segments[0].rpartition("=")
        return grounded_program(text, lambda operand: _rounded(read_infix(formula, operand), formula, Fraction(stated)))
    return _Chain(text).program(segments, gold)


def _rounded(expression: Expression, formula: str, stated: Fraction) -> Expression:
    """The expression, rounded where the annotation states a rounded result."""
    exact = evaluate(read_infix(formula), {})
    digits = len((finite_decimals(stated) or "").partition(".")[2])
    if exact == stated or not digits or not isinstance(exact, Fraction):
        return expression
    places = Number(Fraction(digits))
    fits = evaluate(Apply("round_to", (Number(exact), places)), {}) == stated
    return Apply("round_to", (expression, places)) if fits else expression


def _golds(gold: object) -> list[Fraction]:
    """The numbers of a gold answer such as `36 (degrees); 108 (degrees)`."""
    found = [re.match(rf"\s*({_NUMBER}(?:/\d+)?)", part) for part in str(gold).split(";")]
    if not all(found):
        raise FormulaError(f"the answer is words: {gold!r}")
    return [Fraction(match[1]) for match in found if match]


@dataclass(frozen=True, slots=True)
class _Result:
    name: str
    value: Fraction


class _Chain:
    """Calculations one after the other; an operand that is an earlier result becomes its name."""

    def __init__(self, text: str) -> None:
        self.in_text = {quantity.value for quantity in quantities(text)}
        self.asked = question_name(text)
        self.statements: list[Definition] = []
        self.results: list[_Result] = []

    def program(self, segments: Sequence[str], gold: object) -> Program:
        for segment in segments:
            if ratio := _RATIO.match(segment):
                terms = [Fraction(term) for term in ratio.groups() if term]
                if isinstance(gold, str):
                    query = RatioQuery((self._operand(terms[0]), self._operand(terms[1])))
                    if segment == segments[-1]:
                        return Program("equations", tuple(self.statements), query)
                if len(terms) == 4:
                    self._proportion(terms, gold)
            else:
                self._calculation(segment)
        return self._answer(gold)

    def _operand(self, value: Fraction, place: int = 0) -> Expression:
        equal = [result for result in reversed(self.results) if result.value == value]
        used = {name for statement in self.statements for name in _names(statement.value)}
        fresh = [result for result in equal if result.name not in used]
        if not equal or (not fresh and value in self.in_text):
            return Number(value)
        return Name((fresh or equal)[0].name)

    def _define(self, stem: str, value: Expression, stated: Fraction) -> None:
        name = unique_name([stem], {result.name for result in self.results})
        self.statements.append(Definition(name, value))
        self.results.append(_Result(name, stated))

    def _calculation(self, segment: str) -> None:
        match = _RESULT.search(segment)
        if not match:
            return
        formula = re.sub(r"\[", "(", segment[: match.start()]).replace("]", ")").replace(",", ";")
        expression = read_infix(formula.split("=")[0], self._operand)
        if match[2] is None:
            self._define("part", expression, Fraction(match[1]))
            return
        dividend, divisor = _division(expression)
        self._define("quotient", Apply("floordiv", (dividend, divisor)), Fraction(match[1]))
        self._define("remainder", Apply("mod", (dividend, divisor)), Fraction(match[2]))

    def _proportion(self, terms: Sequence[Fraction], gold: object) -> None:
        """`a:b = c:d`, where one of the terms is not told: it follows from the other three."""
        first, second, third, fourth = terms
        missing = next((place for place in (3, 2) if terms[place] not in self.in_text), None)
        if missing is None:
            missing = 3 if str(fourth) == str(gold) else 2
        one, over, under = (third, second, first) if missing == 3 else (fourth, first, second)
        factors = Apply("mul", (self._operand(one), self._operand(over)))
        self._define("share", Apply("div", (factors, self._operand(under))), terms[missing])

    def _answer(self, gold: object) -> Program:
        wanted = _golds(gold)[0] if re.fullmatch(rf"{_NUMBER}(?:st|nd|rd|th)?", str(gold)) else None
        if not self.results or wanted is None:
            raise FormulaError(f"the answer is words: {gold!r}")
        last = self.statements[-1]
        chosen = next((result.name for result in reversed(self.results) if result.value == wanted), last.name)
        if last.name.startswith("remainder") and all(result.value != wanted for result in self.results):
            dividend, divisor = last.value.arguments if isinstance(last.value, Apply) else ()
            self._define("rounded_up", Apply("ceil", (Apply("div", (dividend, divisor)),)), wanted)
            chosen = "rounded_up"
        return Program("equations", tuple(self.statements), ValueQuery((Name(chosen),)))


def _names(expression: Expression) -> Iterator[str]:
    match expression:
        case Name(name=name):
            yield name
        case Apply(arguments=arguments):
            for argument in arguments:
                yield from _names(argument)


def _division(expression: Expression) -> tuple[Expression, Expression]:
    """Dividend and divisor; `a/60/60` is a division by 60 * 60."""
    match expression:
        case Apply(operator="div", arguments=(Apply(operator="div", arguments=(inner, first)), second)):
            return inner, Apply("mul", (first, second))
        case Apply(operator="div", arguments=(dividend, divisor)):
            return dividend, divisor
    raise FormulaError("a remainder of what is no division")


def _comparison(annotation: str, gold: str) -> Program:
    """`18 cm(Tim) < 18+2=20 cm(John)`: whose is the larger or smaller, or, without labels, yes or no."""
    left, sign, right = re.split(r"\s*([<>]|\bequals\b)\s*", annotation, maxsplit=1)
    sides = [_SIDE.match(side) for side in (left, right)]
    query: Query
    if all(sides) and sign in "<>":
        options = tuple((side["label"].strip(), _comparable(side["formula"])) for side in sides if side)
        values = {label: evaluate(term, {}) for label, term in options}
        if gold not in values:
            raise FormulaError(f"the answer is no option: {gold!r}")
        query = OptionQuery(values[gold] == max(values.values(), key=lambda value: Fraction(str(value))), options)
    elif gold in ("Yes", "No"):
        terms = tuple(_comparable(re.sub(r"=.*", "", side)) for side in (left, right))
        query = ValueQuery((Apply("gt" if sign == ">" else "lt", terms),))
    else:
        raise FormulaError("a comparison without a larger side")
    return Program("equations", (), query)


def _comparable(formula: str) -> Expression:
    return read_infix(re.sub(r"[a-z]{2,}|\bm\b", "", _UNIT.sub("", formula)))


def _pattern(text: str, terms: Sequence[Fraction]) -> Program:
    """The next term of a sequence with a constant difference, second difference or quotient, or of sums of two."""
    *given, _ = terms
    last, before, first = (Number(term) for term in (given[-1], given[-2], given[-3]))
    step = Apply("sub", (last, before))
    rules = (
        Apply("add", (last, step)),
        Apply("add", (last, Apply("add", (step, Apply("sub", (step, Apply("sub", (before, first)))))))),
        Apply("mul", (last, Apply("div", (last, before)))),
        Apply("add", (last, before)),
    )
    for rule, fits in zip(rules, _fitting(given), strict=True):
        if fits:
            asked = question_name(text)
            return Program("equations", (Definition(asked, rule),), ValueQuery((Name(asked),)))
    raise FormulaError("a pattern of no known rule")


def _fitting(given: Sequence[Fraction]) -> tuple[bool, bool, bool, bool]:
    steps = [b - a for a, b in pairwise(given)]
    bends = [b - a for a, b in pairwise(steps)]
    quotients = {b / a for a, b in pairwise(given) if a}
    sums = all(c == a + b for a, b, c in zip(given, given[1:], given[2:], strict=False))
    return len(set(steps)) == 1, len(set(bends)) == 1 and len(bends) > 1, len(quotients) == 1, sums
