"""The sort and the unit of every term, and what does not fit.

Both are gradual: None stands for what is not known, fits everything and never makes a fault. A bare
number has no known unit, so it may be a count of anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from neurosym.errors import Fault
from neurosym.language import units as measure
from neurosym.language.operators import OPERATORS, Kind, Operator
from neurosym.language.printing import print_expression, print_unit
from neurosym.language.syntax import (
    Apply,
    Call,
    ChoiceQuery,
    CountQuery,
    Expression,
    ItemQuery,
    Name,
    Number,
    Quantified,
    Query,
    Sort,
    Span,
    Truth,
    Unit,
    ValueQuery,
)
from neurosym.language.traversal import query_terms

_SHOWN = 50
_KEEPS_UNIT = frozenset({"neg", "abs", "floor", "ceil", "round", "round_to", "mod"})
_JOINS_UNITS = frozenset({"add", "sub", "min", "max", "mean", "gcd", "lcm", "if"})
_VERBS = {"add": "added", "sub": "subtracted"}
_COMPARES_UNITS = frozenset({"eq", "ne", "lt", "le", "gt", "ge"})


@dataclass(frozen=True, slots=True)
class Type:
    """What is known of a term: its sort and its unit (as spelled in the program)."""

    sort: Sort | None = None
    unit: Unit | None = None


@dataclass(slots=True)
class Inference:
    """Infers the types of terms from the types of names; `faults` collects what does not fit."""

    names: Mapping[str, Type]
    faults: list[Fault] = field(default_factory=list)

    def infer(self, term: Expression) -> Type:
        """The type of the term."""
        match term:
            case Number(value=value, unit=unit):
                whole = Sort.NATURAL if value >= 0 else Sort.INTEGER
                return Type(whole if value.denominator == 1 else Sort.RATIONAL, unit)
            case Name(name=name):
                return self.names.get(name, Type())
            case Truth():
                return Type(Sort.BOOLEAN)
            case Apply():
                types = tuple(map(self.infer, term.arguments))
                return Type(self._sort(term, types), self._unit(term, types))
            case Call() | Quantified():  # their types are inferred in `signatures`
                return Type()
        assert_never(term)

    def need_formula(self, term: Expression) -> None:
        """Infer the term, which must be true or false."""
        if self.infer(term).sort not in (Sort.BOOLEAN, None):
            hint = "to ask for a value, write == ; to give a name its value, write name = ..."
            self._fault(term.span, f"{_shown(term)} is a number, and nothing is said about it", hint)

    def need_number(self, term: Expression, wanted_by: str) -> Type:
        """Infer the term, which must be a number; `wanted_by` says why."""
        known = self.infer(term)
        if known.sort is Sort.BOOLEAN:
            self._fault(term.span, f"{_shown(term)} is true or false, and {wanted_by} needs a number")
        return known

    def check_query(self, query: Query) -> None:
        """Find what does not fit in the query."""
        if isinstance(query, ValueQuery):
            for term in query.terms:
                self.infer(term)
        elif isinstance(query, ChoiceQuery):
            for _, formula in query.options:
                self.need_formula(formula)
        elif isinstance(query, ItemQuery):
            self.need_number(query.term, "a place")
        elif not isinstance(query, CountQuery):
            terms = query_terms(query)
            types = [self.need_number(term, "the question") for term in terms]
            self._joined(terms, types, "compared")

    def _fault(self, span: Span, message: str, hint: str = "") -> None:
        self.faults.append(Fault(message, span.line, span.column, hint))

    # Sorts

    def _sort(self, term: Apply, types: tuple[Type, ...]) -> Sort | None:
        row = OPERATORS[term.operator]
        for position, (argument, known) in enumerate(zip(term.arguments, types, strict=True)):
            self._check_kind(row, row.kind(position), argument, known.sort)
        alike = {
            known.sort is Sort.BOOLEAN
            for position, known in enumerate(types)
            if known.sort is not None and row.kind(position) is Kind.ALIKE
        }
        if len(alike) > 1:
            self._fault(term.span, f"{_shown(term)} mixes a number with something true or false")
            return None
        sorts = tuple(known.sort for known in types if known.sort is not None)
        return row.result(sorts) if len(sorts) == len(types) else None

    def _check_kind(self, row: Operator, kind: Kind, argument: Expression, sort: Sort | None) -> None:
        if sort is None or kind is Kind.ALIKE:
            return
        word = row.form.word or "".join(row.form.parts).strip()
        if (sort is Sort.BOOLEAN) != (kind is Kind.TRUTH):
            what = "true or false" if sort is Sort.BOOLEAN else "a number"
            needed = "something true or false" if kind is Kind.TRUTH else "a number"
            self._fault(argument.span, f"{word!r} needs {needed}, and {_shown(argument)} is {what}")
        elif kind is Kind.WHOLE and isinstance(argument, Number) and argument.value.denominator != 1:
            self._fault(argument.span, f"{word!r} needs whole numbers, and {_shown(argument)} is none")

    # Units

    def _unit(self, term: Apply, types: tuple[Type, ...]) -> Unit | None:
        operator, arguments = term.operator, term.arguments
        units = [known.unit for known in types]
        if operator in _KEEPS_UNIT:
            return units[0]
        if operator in _JOINS_UNITS:
            values = slice(1, None) if operator == "if" else slice(None)
            return self._joined(arguments[values], types[values], _VERBS.get(operator, "taken together"))
        if operator in _COMPARES_UNITS:
            self._joined(arguments, types, "compared")
            return None
        match operator, units:
            case "mul", [Unit() as left, Unit() as right]:
                return measure.times(left, right)
            case "div" | "floordiv", [Unit() as left, Unit() as right]:
                return measure.times(left, right, -1)
            case "percent", [unit]:
                return measure.PLAIN if unit is None and isinstance(arguments[0], Number) else unit
            case "sqrt", [Unit() as unit]:
                return measure.square_root(unit)
            case "pow", [Unit() as unit, _]:
                return _raised(unit, arguments[1])
        return None

    def _joined(self, terms: tuple[Expression, ...], types: tuple[Type, ...] | list[Type], verb: str) -> Unit | None:
        """The unit that all the terms share, as far as it is known; a fault if two of them differ."""
        first: tuple[Expression, Unit] | None = None
        for term, known in zip(terms, types, strict=True):
            if known.unit is None:
                continue
            if first is None:
                first = term, known.unit
            elif not measure.same(first[1], known.unit):
                self._fault(term.span, *_different(verb, first, (term, known.unit)))
                return None
        return first[1] if first else None


def _raised(unit: Unit, exponent: Expression) -> Unit | None:
    if isinstance(exponent, Number) and exponent.value.denominator == 1:
        return measure.times(measure.PLAIN, unit, exponent.value.numerator)
    return None


def _different(verb: str, *sides: tuple[Expression, Unit]) -> tuple[str, str]:
    """The message and the hint for two terms whose units differ."""
    (_, first), (_, second) = sides
    parts = [f"{_shown(term)} {_in_unit(unit)}" for term, unit in sides]
    rate = measure.times(second, first, -1)
    hint = f"if one can be converted, multiply it by a number in {print_unit(rate)}" if first.powers else ""
    return f"{' and '.join(parts)} cannot be {verb}", hint


def _in_unit(unit: Unit) -> str:
    return f"in {print_unit(unit)}" if unit.powers else "without a unit"


def _shown(term: Expression) -> str:
    text = print_expression(term)
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}...")
