"""All candidates for a solution, from the polynomial equations of a problem; none is lost.

Linear equations are eliminated first, the others by a Groebner basis. What is left open takes the real
roots of its vanishing polynomial, or, for a bounded whole unknown, every integer within its bounds.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sympy

from neurosym.language.syntax import Sort
from neurosym.solving.backend import Meter, OutOfBudgetError
from neurosym.solving.bounds import Box
from neurosym.solving.polynomials import (
    Polynomial,
    PolynomialSystem,
    linear_and_other,
    vanishing_polynomial,
)
from neurosym.solving.posing import WHOLE_SORTS, Problem

MOST_CASES = 20_000
_MOST_DEGREE = 24
_FEW_POINTS = 500

Values = Mapping[sympy.Symbol, Any]


class EndlessError(Exception):
    """The equations and bounds leave infinitely many candidates, or more than can be looked at."""


@dataclass(frozen=True)
class Reduced:
    """A system in solved form: each symbol as a polynomial in the open ones, which the basis relates.

    basis: a Groebner basis of what the open symbols must satisfy, or None if that is nothing.
    """

    values: dict[sympy.Symbol, Polynomial]
    basis: Any

    @cached_property
    def related(self) -> frozenset[sympy.Symbol]:
        """The open symbols that the basis restricts."""
        return frozenset(self.basis.gens) if self.basis is not None else frozenset()

    def constant(self, polynomial: Polynomial) -> Any:
        """The value of a polynomial in the symbols, if it has the same one in all solutions; else None."""
        reduced = sympy.expand(polynomial.subs(self.values))
        if self.basis is not None and reduced.free_symbols:
            symbols = [*self.basis.gens, *sorted(reduced.free_symbols - self.related, key=str)]
            reduced = sympy.reduced(reduced, self.basis.exprs, *symbols, order="grevlex")[1]
        return None if reduced.free_symbols else reduced


def reduced_system(equations: list[Polynomial], symbols: list[sympy.Symbol], fixed: Values) -> Reduced | None:
    """The equations with some symbols fixed to rationals, in solved form; None if they have no solution."""
    open_symbols = [symbol for symbol in symbols if symbol not in fixed]
    left = [sympy.expand(equation.subs(fixed)) for equation in equations]
    left = [equation for equation in left if equation != 0]
    if any(not equation.free_symbols for equation in left):
        return None
    linear, other = linear_and_other(left, open_symbols)
    values: dict[sympy.Symbol, Polynomial] = {**fixed, **{symbol: symbol for symbol in open_symbols}}
    if linear:
        found = list(sympy.linsolve(linear, open_symbols))
        if not found:
            return None
        values.update(zip(open_symbols, found[0], strict=True))
        other = [sympy.expand(equation.subs(values)) for equation in other]
    other = [equation for equation in other if equation != 0]
    if not other:
        return Reduced(values, None)
    related = sorted(set().union(*(equation.free_symbols for equation in other)), key=str)
    if not related:
        return None
    basis = sympy.groebner(other, *related, order="grevlex")
    return None if basis.exprs == [1] else Reduced(values, basis)


class Candidates:
    """The candidates of one problem. `cases` counts the trials."""

    def __init__(self, problem: Problem, system: PolynomialSystem, box: Box, meter: Meter) -> None:
        self._system, self._box, self._meter = system, box, meter
        self._sorts = {system.symbols[u.name]: u.sort for u in problem.unknowns if u.name in system.symbols}
        self._symbols = [*system.made, *system.symbols.values()]
        self.cases = 0

    def reduced(self, fixed: Values) -> Reduced | None:
        """The system in solved form, with these symbols fixed."""
        self._meter.check()
        return reduced_system(self._system.equations, self._symbols, fixed)

    def all(self, fixed: Values) -> Iterator[dict[str, Any]]:
        """The value of each unknown, for each candidate that agrees with the fixed ones.

        Raises EndlessError where there is no finite choice, OutOfBudgetError after too many cases.
        """
        system = self.reduced(fixed)
        if system is None:
            return
        waiting = self._waiting(system)
        if not waiting:
            self._count()
            yield {symbol.name: system.values[symbol] for symbol in self._sorts}
            return
        roots = {symbol: found for symbol in waiting if (found := self._roots(system, symbol)) is not None}
        rational = [symbol for symbol, found in roots.items() if all(root.is_Rational for root in found)]
        if rational:
            yield from self._branch(min(rational, key=lambda each: len(roots[each])), roots, fixed)
        elif len(roots) == len(waiting):
            yield from self._products(system, roots)
        elif system.basis is None and waiting <= self._finite().keys():
            yield from self._lattice(system, waiting)
        else:
            yield from self._by_bounds(system, fixed)

    def _waiting(self, system: Reduced) -> set[sympy.Symbol]:
        """The open symbols that some unknown depends on."""
        return set().union(*(system.values[symbol].free_symbols for symbol in self._sorts))

    def _roots(self, system: Reduced, symbol: sympy.Symbol) -> list[Any] | None:
        """All values that the basis allows the symbol, of the kind that it may have; None if not finite."""
        if symbol not in system.related or symbol in self._system.unsure:
            return None
        polynomial = vanishing_polynomial(system.basis, symbol, _MOST_DEGREE)
        if polynomial is None:
            return None
        if self._sorts.get(symbol, Sort.REAL) is Sort.REAL:
            return list(dict.fromkeys(polynomial.real_roots()))
        return list(polynomial.ground_roots())

    def _branch(
        self, symbol: sympy.Symbol, roots: dict[sympy.Symbol, list[Any]], fixed: Values
    ) -> Iterator[dict[str, Any]]:
        for root in roots[symbol]:
            if self._admits(symbol, root):
                yield from self.all({**fixed, symbol: root})

    def _products(self, system: Reduced, roots: dict[sympy.Symbol, list[Any]]) -> Iterator[dict[str, Any]]:
        for combination in itertools.product(*roots.values()):
            self._count()
            chosen = dict(zip(roots, combination, strict=True))
            if all(_may_vanish(polynomial, chosen) for polynomial in system.basis.exprs):
                yield {symbol.name: system.values[symbol].subs(chosen) for symbol in self._sorts}

    def _finite(self) -> dict[sympy.Symbol, range]:
        """The whole unknowns whose bounds are finite, with these."""
        found = {}
        for symbol, sort in self._sorts.items():
            low, high = self._box.bounds.get(symbol.name, (-math.inf, math.inf))
            if sort in WHOLE_SORTS and not isinstance(low, float) and not isinstance(high, float):
                found[symbol] = range(math.ceil(low), math.floor(high) + 1)
        return found

    def _lattice(self, system: Reduced, waiting: set[sympy.Symbol]) -> Iterator[dict[str, Any]]:
        """Linear systems: each choice of the open whole unknowns gives the others by plain reckoning."""
        chosen = sorted(waiting, key=str)
        ranges = self._finite()
        rows = {symbol: _linear_row(system.values[symbol], chosen) for symbol in self._sorts}
        for point in itertools.product(*(ranges[symbol] for symbol in chosen)):
            self._count()
            values = {
                symbol: sum((factor * at for factor, at in zip(factors, point, strict=True)), start)
                for symbol, (start, factors) in rows.items()
            }
            if all(self._admits(symbol, value) for symbol, value in values.items()):
                yield {symbol.name: value for symbol, value in values.items()}

    def _by_bounds(self, system: Reduced, fixed: Values) -> Iterator[dict[str, Any]]:
        """Every integer within the bounds of one unknown, or of all of them where these are few points."""
        open_symbols = [symbol for symbol in self._sorts if system.values[symbol].free_symbols]
        ranges = {symbol: values for symbol, values in self._finite().items() if symbol in open_symbols}
        if not ranges:
            raise EndlessError
        if len(ranges) == len(open_symbols) and math.prod(map(len, ranges.values())) <= _FEW_POINTS:
            known = {symbol.name: system.values[symbol] for symbol in self._sorts}
            for point in itertools.product(*ranges.values()):
                self._count()
                chosen = zip(ranges, map(sympy.Integer, point), strict=True)
                yield known | {symbol.name: value for symbol, value in chosen}
            return
        symbol = min(ranges, key=lambda each: len(ranges[each]))
        for value in ranges[symbol]:
            self._count()
            yield from self.all({**fixed, symbol: sympy.Integer(value)})

    def _admits(self, symbol: sympy.Symbol, value: Any) -> bool:
        """Whether the sort and the bounds of the symbol leave room for a rational value."""
        if symbol in self._sorts and self._sorts[symbol] in WHOLE_SORTS and not value.is_Integer:
            return False
        low, high = self._box.bounds.get(symbol.name, (-math.inf, math.inf))
        return bool(_end(low) <= value <= _end(high))

    def _count(self) -> None:
        self.cases += 1
        if self.cases > MOST_CASES:
            raise OutOfBudgetError(f"more than {MOST_CASES:,} candidates would have to be tried")
        if self.cases % 64 == 0:
            self._meter.check()


def _end(value: Any) -> Any:
    if isinstance(value, float):
        return sympy.oo if value > 0 else -sympy.oo
    return sympy.Rational(value)


def _linear_row(polynomial: Polynomial, symbols: list[sympy.Symbol]) -> tuple[Any, list[Any]]:
    """The constant and the factors of a linear polynomial."""
    factors = [polynomial.coeff(symbol) for symbol in symbols]
    return polynomial.subs(dict.fromkeys(symbols, 0)), factors


def _may_vanish(polynomial: Polynomial, chosen: dict[sympy.Symbol, Any]) -> bool:
    """False if decimals, of which SymPy guarantees the leading ones, show that the polynomial is not zero."""
    size = abs(polynomial.subs(chosen).evalf(30))
    return bool(size.free_symbols) or bool(size < 1e-12)
