"""Programs from worked solutions such as GSM8K's: calculations `<<a*b=c>>` in order, in a text of sentences.

An operand that is the result of an earlier calculation becomes the name of that calculation; the words of
the line give the name and the note. Only what the answer rests on is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from neurosym.errors import EvaluationError
from neurosym.language.printing import finite_decimals
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import Apply, Definition, Expression, Name, Number, Program, Statement, ValueQuery
from neurosym.translation.equations_in_text import Equation, find_equation
from neurosym.translation.formulas import FormulaError, names_in, numbers_in, read_infix, renamed
from neurosym.translation.naming import note_of, result_names, unique_name

_ANNOTATION = re.compile(r"<<([^<>]*)>>")
_BARE_ANNOTATION = re.compile(r"<<\s*[\d.,]+\s*(?:=\s*[\d.,]+\s*)?>>")
_NUMERAL = re.compile(r"\d[\d,]*\.?\d*|\.\d+")
_PLAIN_RESULT = re.compile(r"=\s*(\$?(?:\d[\d,]*\.?\d*|\.\d+)(?:/\d+)?)(?![\d(])")
_SPAN_START = re.compile(r"(?<![\w.,/*%+])[($]*(?:\d|\.\d)")
_FRACTION = re.compile(r"(?<![\d./)])(\d+)\s*/\s*(\d+)(?![\d./])")
_SURE_LINKS = 2  # a calculation with so many earlier results puts results together
_LARGEST_DENOMINATOR = 20
_CONSTANTS = frozenset(map(Fraction, (1, 2, 3, 4, 5, 7, 10, 12, 24, 30, 52, 60, 100, 365, 1000)))
_SIGNS = str.maketrans({"−": "-", "–": "-", "×": "*", "÷": "/", "’": "'", "\u00a0": " ", "∗": "*"})


@dataclass(frozen=True, slots=True)
class Calculation:
    """One calculation of a worked solution, with the result it states and the words around it."""

    formula: str
    result: Fraction
    before: str
    after: str


def calculations(solution: str) -> list[Calculation]:
    """The calculations of a worked solution in order: the annotated ones, and true ones in plain sight."""
    found: list[Calculation] = []
    for line in solution.translate(_SIGNS).split("\n"):
        if not line.startswith("####"):
            found += _calculations_of_line(_BARE_ANNOTATION.sub("", line))
    return found


def _calculations_of_line(line: str) -> Iterator[Calculation]:
    hidden = _ANNOTATION.sub(lambda match: "\0" * len(match[0]), line)
    end = 0
    for start, stop, formula, result, annotated in sorted([*_annotated(line), *_in_plain_sight(hidden)]):
        before = line[end:start]
        if annotated:
            before = _without_calculation(before, len(_NUMERAL.findall(formula)))
        yield Calculation(formula, result, before.replace("\0", ""), line[stop:])
        end = stop


_Mark = tuple[int, int, str, Fraction, bool]


def _annotated(line: str) -> Iterator[_Mark]:
    for match in _ANNOTATION.finditer(line):
        formula, _, stated = match[1].replace("$", "").rpartition("=")
        result = _plain_value(stated)
        if result is not None and formula:
            shown = re.match(r"\s*\$?[\d.,]*\d%?", line[match.end() :])
            yield match.start(), match.end() + (shown.end() if shown else 0), formula.split("=")[0], result, True


def _in_plain_sight(line: str) -> Iterator[_Mark]:
    """Calculations that the writer did not annotate, such as `35 points / 70 points * 100% = 50%`."""
    floor = 0
    for match in _PLAIN_RESULT.finditer(line):
        stated = match[1].strip("$").rstrip(".,")
        result = _plain_value(stated)
        span = line[floor : match.start()]
        floor = match.start() + 1
        bound = max(span.rfind(sign) for sign in "\0=:;?!") + 1
        for start in (found.start() for found in _SPAN_START.finditer(span, bound)):
            formula = _bare_formula(span[start:])
            if result is not None and re.search(r"\d\)?\s*[-+*/(]", formula) and _plain_value(formula) == result:
                offset = match.start() - len(span) + start
                yield offset, match.end(), formula, result, False
                break


def _bare_formula(text: str) -> str:
    """The formula in a piece of a sentence: units and words are left out, `20% of` is `20/100 *`."""
    text = re.sub(r"%\s*of\b", "/100*", text.lower())
    text = re.sub(r"\bx\b|(?<=\d)x(?=\d)", "*", text)
    text = re.sub(r"/\s?[a-z]+", "", text)
    return re.sub(r"[a-z']+|[$%]|,(?=\d{3})", "", text)


def _plain_value(formula: str) -> Fraction | None:
    try:
        value = evaluate(read_infix(formula), {})
    except (FormulaError, EvaluationError):
        return None
    return value if isinstance(value, Fraction) else None


def _without_calculation(text: str, numerals: int) -> str:
    """The text before an annotation, without the calculation as the writer put it in plain sight."""
    if not re.search(r"=\s*\$?\s*$", text):
        return text
    places = [match.start() for match in _NUMERAL.finditer(text)]
    return text[: places[-numerals]] if len(places) >= numerals > 0 else text.rpartition("=")[0]


@dataclass(slots=True)
class _Line:
    """A calculation on its way to a statement; `name` is provisional, `value` exact."""

    name: str
    expression: Expression
    value: Fraction
    calculation: Calculation
    uses: int = 0


class _Linker:
    """Turns calculations into statements: an operand that is an earlier result becomes its name."""

    def __init__(self, question: str, found: Sequence[Calculation], rounding: bool) -> None:
        self.in_question = set(numbers_in(question))
        self.rounding = rounding
        self.lines: list[_Line] = []
        self.later = Counter(value for calculation in found for value in numbers_in(calculation.formula))
        self.doubtful = False
        self.unsure = self.links = 0

    def add(self, calculation: Calculation) -> None:
        """Append the calculation as a statement; one whose stated result does not follow is left out."""
        self.later.subtract(numbers_in(calculation.formula))
        self.unsure = self.links = 0
        fractions = _fraction_places(calculation.formula)

        def operand(value: Fraction, place: int) -> Expression:
            return Number(value) if place in fractions else self._operand(value)

        try:
            alone = read_infix(calculation.formula)
            exact = _number(alone, {})
            if not _is_calculation(alone):
                return
            linked = read_infix(calculation.formula, operand)
            if exact != calculation.result:
                rounded = _rounding(alone, calculation.result)
                if not rounded:
                    return
                linked = Apply(rounded[0], (linked, *rounded[1])) if self.rounding else linked
            value = _number(linked, {line.name: line.value for line in self.lines})
        except (FormulaError, EvaluationError):
            return
        self.doubtful |= self.unsure > 0 and self.links < _SURE_LINKS
        self.lines.append(_Line(f"v{len(self.lines)}", linked, value, calculation))

    def _operand(self, value: Fraction) -> Expression:
        """The result that a numeral stands for, or the numeral.

        A result that nothing uses yet is meant, unless the number may come from elsewhere too (the question, 7
        days), the result is not the one just before, and the number comes up again later. A number that the question
        tells too is always in doubt.
        """
        equal = [line for line in reversed(self.lines) if line.calculation.result == value]
        fresh = [line for line in equal if not line.uses]
        elsewhere = value in self.in_question or value in _CONSTANTS
        self.doubtful |= bool(equal) and value in self.in_question
        if not equal or (not fresh and elsewhere):
            return Number(value)
        chosen = (fresh or equal)[0]
        again = self.later[value]
        if elsewhere and chosen is not self.lines[-1]:
            if again >= len(fresh):
                self.doubtful = True
                return Number(value)
            self.unsure += 1
        elif elsewhere and again > len(fresh):
            self.doubtful = True
        chosen.uses += 1
        self.links += 1
        return Name(chosen.name)


def _fraction_places(formula: str) -> set[int]:
    """Which numerals of a formula are parts of a proper fraction such as 3/4, and so no results."""
    starts = [match.start() for match in _NUMERAL.finditer(formula)]
    parts = [match for match in _FRACTION.finditer(formula) if int(match[1]) < int(match[2]) <= _LARGEST_DENOMINATOR]
    return {starts.index(match.start(group)) for match in parts for group in (1, 2)}


def _is_calculation(expression: Expression) -> bool:
    """Whether there is a calculation at all, not just a number or its negative."""
    return isinstance(expression, Apply) and len(expression.arguments) > 1


def _number(expression: Expression, environment: Mapping[str, Fraction]) -> Fraction:
    value = evaluate(expression, environment)
    if not isinstance(value, Fraction):
        raise EvaluationError("not a number")
    return value


def _rounding(expression: Expression, stated: Fraction) -> tuple[str, tuple[Expression, ...]] | None:
    """The rounding (operator and further arguments) that leads from an expression to the stated result."""
    ways: list[tuple[str, tuple[Expression, ...]]] = [("round", ()), ("floor", ()), ("ceil", ())]
    if stated.denominator != 1:
        digits = len((finite_decimals(stated) or "").partition(".")[2])
        ways = [("round_to", (Number(Fraction(digits)),))]
    return next((way for way in ways if _number(Apply(way[0], (expression, *way[1])), {}) == stated), None)


def program_of_solution(question: str, solution: str, gold: Fraction, certain: bool = False) -> Program:
    """The program of a worked solution, whose answer is the gold answer.

    certain: refuse where it is in doubt whether a number is an earlier result or a number of the question.

    Raises:
        FormulaError: nothing is annotated, or no calculation leads to the gold answer.
    """
    found = calculations(solution)
    equation = find_equation(question, solution.translate(_SIGNS))
    attempts = [(False, None), (True, None), *([(False, equation)] if equation else [])]
    for rounding, unknown in attempts:
        linker = _Linker(question, found, rounding)
        if unknown:
            linker.lines.append(_Line("unknown", Name("unknown"), unknown.root, Calculation("", unknown.root, "", "")))
        for calculation in found:
            linker.add(calculation)
        last = next((line for line in reversed(linker.lines) if line.calculation.result == gold), None)
        if last and last.value == gold:
            if certain and linker.doubtful:
                raise FormulaError("a number may be an earlier result or one of the question")
            return _program(_needed(linker.lines, last), linker.in_question, unknown)
    raise FormulaError("no calculation has the gold answer as its result" if found else "no calculation is annotated")


def _needed(lines: Sequence[_Line], last: _Line) -> list[_Line]:
    """The lines that the last one rests on, in order, and the last one."""
    wanted = {last.name}
    kept: list[_Line] = []
    for line in reversed(lines[: lines.index(last) + 1]):
        if line.name in wanted:
            wanted |= names_in(line.expression)
            kept.append(line)
    return kept[::-1]


def _program(lines: Sequence[_Line], known: set[Fraction], equation: Equation | None) -> Program:
    names: dict[str, str] = {}
    statements: list[Statement] = []
    for line in lines:
        before, after = line.calculation.before, line.calculation.after
        if line.name == "unknown" and equation:
            names["unknown"] = equation.name
            statements += equation.statements()
            continue
        name = unique_name(result_names(before, after), set(names.values()))
        note = note_of(before, after, name, known)
        statements.append(Definition(name, renamed(line.expression, names), note))
        names[line.name] = name
    return Program("equations", tuple(statements), ValueQuery((Name(names[lines[-1].name]),)))
