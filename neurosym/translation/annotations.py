"""Programs from the data sets' own gold annotations."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from neurosym.language.syntax import Apply, Expression, Name, Number
from neurosym.translation.formulas import EvaluationError, Operand, FormulaError, decimal_places, decimal_text, evaluate, number_of, read_infix, read_prefix, written
from neurosym.translation.grounding import Quantity, quantities, quantity_names, question_name
from neurosym.translation.naming import note_of, result_names, unique_name


@dataclass(frozen=True, slots=True)
class Calculation:
    """One calculation of a worked solution, with the result it states and the words around it."""

    formula: str
    result: Fraction
    before: str
    after: str


_ANNOTATION = re.compile(r"<<([^<>]*)>>")
_BARE_ANNOTATION = re.compile(r"<<\s*[\d.,]+\s*(?:=\s*[\d.,]+\s*)?>>")
_PLAIN_NUMBER = r"\$?\d[\d,]*\.?\d*"
_PLAIN_CALCULATION = re.compile(
    rf"(?<![\w.%/*+=-])\(*{_PLAIN_NUMBER}\)?(?:\s*[-+*/x×÷]\s*\(*{_PLAIN_NUMBER}\)*)+\s*=\s*"
    rf"({_PLAIN_NUMBER}(?:/\d+)?)(?![\w/*])(?!\s*[-+*/x×÷]\s*[\d$])"
)
_NUMERAL = re.compile(r"\d[\d,]*\.?\d*|\.\d+")


def calculations(solution: str) -> list[Calculation]:
    """The calculations of a worked solution in order: the annotated ones, and those in plain sight."""
    found: list[Calculation] = []
    for line in solution.split("\n"):
        if not line.startswith("####"):
            found += _calculations_of_line(_BARE_ANNOTATION.sub("", line))
    return found


def _calculations_of_line(line: str) -> list[Calculation]:
    found: list[Calculation] = []
    marks = [(m.start(), m.end(), m[1], True) for m in _ANNOTATION.finditer(line)]
    hidden = _ANNOTATION.sub(lambda m: "\0" * len(m[0]), line)
    marks += [(m.start(), m.end(), m[0], False) for m in _PLAIN_CALCULATION.finditer(hidden)]
    end = 0
    for start, stop, text, annotated in sorted(marks):
        formula, _, result = text.replace("$", "").rpartition("=")
        if annotated:
            before = _without_calculation(line[end:start], len(_NUMERAL.findall(formula)))
            number = re.match(r"\s*\$?[\d.,]*\d%?", line[stop:])
            stop += number.end() if number else 0
        else:
            before = line[end:start]
        formula = re.sub("[x×]", "*", formula.split("=")[0]).replace("÷", "/")
        with contextlib.suppress(FormulaError, EvaluationError):
            found.append(Calculation(formula, evaluate(read_infix(result), {}), before, line[stop:]))
            end = stop
    return found


def _without_calculation(text: str, numerals: int) -> str:
    """The text before an annotation, without the calculation as the writer put it in plain sight."""
    text = text.replace("\0", "")
    if not re.search(r"=\s*\$?\s*$", text):
        return text
    places = [m.start() for m in _NUMERAL.finditer(text)]
    return text[: places[-numerals]] if len(places) >= numerals > 0 else text.rpartition("=")[0]


@dataclass(slots=True)
class _Line:
    """A statement on its way: its name, its expression, what value it has and what the text says it has."""

    name: str
    expression: Expression
    value: Fraction
    calculation: Calculation
    uses: int = 0


def _rounded(expression: Expression, value: Fraction, stated: Fraction) -> Expression | None:
    """The expression with the rounding that leads from its value to the stated one, if there is one."""
    if stated.denominator == 1:
        for operator in ("round", "floor", "ceil"):
            rounded = Apply(operator, (expression,))
            if evaluate(rounded, {}) == stated:
                return rounded
        return None
    digits = len(decimal_text(stated).partition(".")[2])
    rounded = Apply("round_to", (expression, Number(Fraction(digits))))
    return rounded if evaluate(rounded, {}) == stated else None


class _Linker:
    """Turns calculations into statements: an operand that is an earlier result becomes its name."""

    def __init__(self, question: str, rounding: bool) -> None:
        self.stated_in_question = {number_of(found) for found in _NUMERAL.findall(question)}
        self.rounding = rounding
        self.lines: list[_Line] = []

    def add(self, calculation: Calculation) -> None:
        """Append the calculation as a statement; one whose result does not follow is left out."""
        try:
            alone = read_infix(calculation.formula)
            exact = evaluate(alone, {})
            linked = read_infix(calculation.formula, self._operand)
        except (FormulaError, EvaluationError):
            return
        environment = {line.name: line.value for line in self.lines}
        if exact != calculation.result:
            rounded = _rounded(alone, exact, calculation.result)
            if rounded is None:
                return
            if self.rounding:
                linked = Apply(rounded.operator, (linked, *rounded.arguments[1:]))
        value = evaluate(linked, environment)
        name = f"v{len(self.lines)}"
        self.lines.append(_Line(name, linked, value, calculation))

    def _operand(self, value: Fraction, place: int) -> Expression:
        equal = [line for line in reversed(self.lines) if line.calculation.result == value]
        fresh = [line for line in equal if not line.uses]
        if not equal or (not fresh and value in self.stated_in_question):
            return Number(value)
        chosen = (fresh or equal)[0]
        chosen.uses += 1
        return Name(chosen.name)


def _names_in(expression: Expression) -> set[str]:
    match expression:
        case Name(name=name):
            return {name}
        case Apply(arguments=arguments):
            return set().union(*(_names_in(argument) for argument in arguments))
    return set()


def _renamed(expression: Expression, names: Mapping[str, str]) -> Expression:
    match expression:
        case Name(name=name):
            return Name(names[name])
        case Apply(operator=operator, arguments=arguments):
            return Apply(operator, tuple(_renamed(argument, names) for argument in arguments))
    return expression


def _needed(lines: Sequence[_Line], last: _Line) -> list[_Line]:
    """The lines that the last one rests on, in order, and the last one."""
    wanted = {last.name}
    kept = []
    for line in reversed(lines[: lines.index(last) + 1]):
        if line.name in wanted:
            wanted |= _names_in(line.expression)
            kept.append(line)
    return kept[::-1]


def convert_gsm8k(record: Mapping[str, Any]) -> str:
    found = calculations(record["gold_program"])
    if not found:
        raise FormulaError("no calculation is annotated")
    gold = Fraction(str(record["answer"]))
    for rounding in (False, True):
        linker = _Linker(record["question"], rounding)
        for calculation in found:
            linker.add(calculation)
        last = next((line for line in reversed(linker.lines) if line.calculation.result == gold), None)
        if last and last.value == gold:
            return _program(_needed(linker.lines, last))
    raise FormulaError("no calculation has the gold answer as its result")


def _program(lines: Sequence[_Line]) -> str:
    names: dict[str, str] = {}
    written_lines: list[str] = []
    for line in lines:
        before, after = line.calculation.before, line.calculation.after
        name = unique_name(result_names(before, after), set(names.values()))
        note = note_of(before, after, name)
        if note:
            written_lines.append(f"# {note}")
        written_lines.append(f"{name} = {written(_renamed(line.expression, names))}")
        names[line.name] = name
    return "\n".join([*written_lines, f"answer {names[lines[-1].name]}"])


def convert_mawps(record: Mapping[str, Any], certain: bool = False) -> str:
    """A grounded program from a prefix formula."""
    return _grounded(record, lambda operand: read_prefix(record["gold_program"], operand), certain)


def _grounded(record: Mapping[str, Any], read: Callable[[Operand], Expression], certain: bool) -> str:
    """The quantities of the question that a formula uses, named, then the formula over the names."""
    text = record["question"] if not record.get("context") else f"{record['context']} {record['question']}"
    present = quantities(text)
    used: dict[str, Quantity] = {}

    def operand(value: Fraction, place: int) -> Expression:
        equal = [quantity for quantity in present if quantity.value == value]
        if not equal:
            return Number(value)
        free = [quantity for quantity in equal if _key(quantity) not in used]
        chosen = (free or equal)[0]
        used[_key(chosen)] = chosen
        return Name(_key(chosen))

    expression = read(operand)
    if certain:
        _require_certain(expression, present, used)
    asked = question_name(text)
    ordered = sorted(used.values(), key=lambda quantity: quantity.start)
    names = {_key(quantity): name for quantity, name in quantity_names(text, ordered, asked).items()}
    lines = [f"{names[_key(quantity)]} = {decimal_text(quantity.value)}" for quantity in ordered]
    lines += [f"{asked} = {written(_renamed(expression, names))}", f"answer {asked}"]
    return "\n".join(lines)


def _require_certain(expression: Expression, present: Sequence[Quantity], used: Mapping[str, Quantity]) -> None:
    """Refuse a formula whose numbers may stand for other numbers of the text than the ones chosen.

    Equal numbers may only be exchanged where that changes nothing.
    """
    for key, quantity in used.items():
        if decimal_places(quantity.value) > 4:
            raise FormulaError("a number is a rounded fraction")
        for other in present:
            if other.value != quantity.value or other == quantity:
                continue
            first = {_key(q): q.value for q in used.values()} | {key: Fraction(7, 3), _key(other): Fraction(11, 3)}
            second = first | {key: Fraction(11, 3), _key(other): Fraction(7, 3)}
            if _key(other) not in used or evaluate(expression, first) != evaluate(expression, second):
                raise FormulaError("a number stands in the text more than once")


def _key(quantity: Quantity) -> str:
    return f"q{quantity.start}"

