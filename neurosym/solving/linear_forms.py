"""From a problem to a linear programme: rows `factors · unknowns <= limit`, exactly as the statements say them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from neurosym.errors import EvaluationError
from neurosym.language.operators import expand
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import Apply, Expression, Name, Number, Sort, Truth, Value
from neurosym.language.traversal import names_in
from neurosym.linear import Factors, LinearProgramme, Row, tightened
from neurosym.solving.backend import UnsupportedError
from neurosym.solving.posing import WHOLE_SORTS, Problem


@dataclass(frozen=True, slots=True)
class LinearForm:
    """A sum of multiples of unknowns (none of them zero) and a constant."""

    factors: Factors
    constant: Fraction = Fraction(0)

    def plus(self, other: LinearForm, times: Fraction = Fraction(1)) -> LinearForm:
        """This form and a multiple of another one."""
        factors = dict(self.factors)
        for name, factor in other.factors.items():
            factors[name] = factors.get(name, Fraction(0)) + times * factor
        left = {name: factor for name, factor in factors.items() if factor}
        return LinearForm(left, self.constant + times * other.constant)

    def times(self, factor: Fraction) -> LinearForm:
        """A multiple of this form."""
        return LinearForm({}).plus(self, factor)


class Forms:
    """The linear forms of one problem's terms. Each method raises UnsupportedError for what is not linear."""

    def __init__(self, problem: Problem) -> None:
        if any(unknown.sort is Sort.BOOLEAN for unknown in problem.unknowns):
            raise UnsupportedError("a linear programme has no unknown truth values")
        self._problem = problem
        self._values: dict[str, Value] = {}
        self._forms = {unknown.name: LinearForm({unknown.name: Fraction(1)}) for unknown in problem.unknowns}
        for defined in problem.definitions:
            if all(name.name in self._values for name in names_in(defined.value)):
                self._values[defined.name] = self._constant(defined.value)
            else:
                self._forms[defined.name] = self.of(defined.value)

    def programme(self) -> LinearProgramme:
        """The whole problem, without its query."""
        unknowns = self._problem.unknowns
        whole = frozenset(unknown.name for unknown in unknowns if unknown.sort in WHOLE_SORTS)
        rows = [
            Row({unknown.name: Fraction(-1)}, Fraction(0), unknown.statement)
            for unknown in unknowns
            if unknown.sort is Sort.NATURAL
        ]
        for requirement in self._problem.requirements:
            rows += self._rows(requirement.formula, True, requirement.statement)
        return LinearProgramme(
            tuple(unknown.name for unknown in unknowns), whole, tuple(tightened(row, whole) for row in rows)
        )

    def of(self, term: Expression) -> LinearForm:
        """The number term as a linear form."""
        match term:
            case Number(value=value):
                return LinearForm({}, value)
            case Name(name=name) if name in self._forms:
                return self._forms[name]
            case Apply(operator=("add" | "sub") as operator, arguments=(left, right)):
                return self.of(left).plus(self.of(right), Fraction(1 if operator == "add" else -1))
            case Apply(operator="neg", arguments=(inner,)):
                return self.of(inner).times(Fraction(-1))
            case Apply(operator="mul", arguments=(left, right)) if self._is_constant(left):
                return self.of(right).times(self._number(left))
            case Apply(operator="mul", arguments=(left, right)) if self._is_constant(right):
                return self.of(left).times(self._number(right))
            case Apply(operator="div", arguments=(left, right)) if self._is_constant(right) and self._number(right):
                return self.of(left).times(1 / self._number(right))
            case Apply(operator=("percent" | "mean")):
                return self.of(expand(term))
            case _ if self._is_constant(term):
                return LinearForm({}, self._number(term))
        raise UnsupportedError("a linear programme has no products, roundings or cases of unknowns")

    def _is_constant(self, term: Expression) -> bool:
        return all(name.name in self._values for name in names_in(term))

    def _constant(self, term: Expression) -> Value:
        try:
            return evaluate(term, self._values)
        except EvaluationError as error:
            raise UnsupportedError(str(error)) from error

    def _number(self, term: Expression) -> Fraction:
        value = self._constant(term)
        if isinstance(value, bool) or not isinstance(value, Fraction):
            raise UnsupportedError("a linear programme has numbers only")
        return value

    def _rows(self, formula: Expression, truth: bool, statement: int) -> Iterator[Row]:
        """What it takes for the formula to be true (or false)."""
        match formula:
            case Apply(operator="not", arguments=(inner,)):
                yield from self._rows(inner, not truth, statement)
            case Apply(operator=("and" | "or") as operator, arguments=parts) if (operator == "and") == truth:
                for part in parts:
                    yield from self._rows(part, truth, statement)
            case Apply(operator=operator, arguments=(left, right)) if operator in _RELATIONS:
                if truth or operator in _OPPOSITE:
                    yield self._row(operator if truth else _OPPOSITE[operator], left, right, statement)
                    return
                raise UnsupportedError("a linear programme has no inequation")
            case _ if self._is_constant(formula):
                holds = self._constant(formula) is truth
                yield Row({}, Fraction(0 if holds else -1), statement)
            case Truth(value=value):
                yield Row({}, Fraction(0 if value is truth else -1), statement)
            case _:
                raise UnsupportedError("a linear programme has no choice between conditions")

    def _row(self, operator: str, left: Expression, right: Expression, statement: int) -> Row:
        if operator in ("ge", "gt"):
            left, right = right, left
        form = self.of(left).plus(self.of(right), Fraction(-1))
        strict, equal = operator in ("lt", "gt"), operator == "eq"
        return Row(form.factors, -form.constant, statement, strict, equal)


_RELATIONS = frozenset({"le", "lt", "ge", "gt", "eq"})
_OPPOSITE = {"lt": "ge", "ge": "lt", "gt": "le", "le": "gt"}
