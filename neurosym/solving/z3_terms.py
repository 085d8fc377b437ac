"""From expressions to Z3 terms, each with the conditions under which it has a value.

Terms of natural and integer sort become Z3 integers, the others Z3 reals. What Z3 has no word for
(roots, gcd, digit sums, ...) is put in core terms: by its definition, by a fresh constant that its
defining equation fixes, or by a table over the finite range that the bounds leave.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

import z3

from neurosym.errors import EvaluationError
from neurosym.language.meanings import UndefinedError, power
from neurosym.language.operators import OPERATORS, expand
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import Apply, Call, Expression, Name, Number, Quantified, Sort, Truth, Value
from neurosym.solving.backend import OutOfBudgetError, UnsupportedError
from neurosym.solving.bounds import Box, bounds_of
from neurosym.solving.intervals import EmptyError
from neurosym.solving.posing import WHOLE_SORTS, Problem

MOST_ROWS = 2_000
_MOST_POWER = 64
_MOST_CHOSEN = 12

Term = Any
Conditions = tuple[Any, ...]
Built = tuple[Term, Conditions]


class Terms:
    """The Z3 terms of one problem: a constant for each unknown, a term for each definition.

    They live in a Z3 context of their own, so that the steps Z3 takes do not depend on what it did before.

    rests_on_bounds: whether a table was made, which says how things are within the bounds that every
    solution keeps, so that a formula borrows from others what implies these bounds. Raises UnsupportedError, when
    a term is asked for, if an operator has no form in Z3 there; OutOfBudgetError if a number is too large.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.context = z3.Context()
        self._known: dict[int, tuple[Expression, Built]] = {}
        self._fresh = 0
        self.unknowns = {
            unknown.name: _constant(unknown.name, unknown.sort, self.context) for unknown in problem.unknowns
        }
        self._terms: dict[str, Term] = dict(self.unknowns)
        self._constants = _constants(problem)
        self.rests_on_bounds = False
        self.defined: dict[int, Conditions] = {}
        for defined in problem.definitions:
            term, conditions = self.build(defined.value)
            self._terms[defined.name] = term
            self.defined[defined.statement] = conditions

    @cached_property
    def _box(self) -> Box:
        """Bounds for the tables; a problem that bounds alone refute gets none, and has no tables."""
        try:
            return bounds_of(self._problem)
        except EmptyError:
            return Box({}, frozenset())

    def build(self, expression: Expression) -> Built:
        """The term, and conditions that hold if and only if it has a value."""
        match expression:
            case Number(value=value):
                return self._numeral(value), ()
            case Truth(value=value):
                return z3.BoolVal(value, self.context), ()
            case Name(name=name):
                return self._terms[name], ()
            case Apply():
                known = self._known.get(id(expression))
                if known is None:
                    known = self._known[id(expression)] = (expression, self._application(expression))
                return known[1]
            case Call() | Quantified():
                raise UnsupportedError("relations and quantifiers are for the engines of logic")

    def formula(self, expression: Expression) -> Term:
        """The formula with its conditions: true if and only if it has a value and that value is true."""
        term, conditions = self.build(expression)
        return z3.And(*conditions, term) if conditions else term

    def _application(self, term: Apply) -> Built:
        operator, arguments = term.operator, term.arguments
        if operator in ("and", "or", "implies", "if"):
            return self._stepwise(operator, arguments)
        if operator == "pow":
            return self._power(*arguments)
        if operator in _ON_WHOLE:
            return self._on_whole(operator, arguments)
        if operator not in _LOWERED and OPERATORS[operator].definition is not None:
            return self._by_definition(term)
        parts = [self.build(argument) for argument in arguments]
        inherited = tuple(condition for _, conditions in parts for condition in conditions)
        terms = [part for part, _ in parts]
        built, own = self._lowered(operator, terms)
        if all(_value(part) is not None for part in terms):
            built = z3.simplify(built)
        return built, inherited + own

    def _lowered(self, operator: str, terms: list[Term]) -> Built:
        if operator in _PLAIN:
            return _PLAIN[operator](*terms), ()
        if operator in ("div", "floordiv", "mod"):
            return _QUOTIENTS[operator](*terms), _not_zero(terms[1])
        if operator == "sqrt":
            return self._root(terms[0], 2)
        raise UnsupportedError(f"Z3 has no form of {operator}")

    def _by_definition(self, term: Apply) -> Built:
        if term.operator in ("min", "max"):
            parts = [self.build(argument) for argument in term.arguments]
            pick = parts[0][0]
            for other, _ in parts[1:]:
                pick = z3.If(pick <= other if term.operator == "min" else pick >= other, pick, other)
            return pick, tuple(condition for _, conditions in parts for condition in conditions)
        simpler = expand(term)
        if simpler is term:
            raise UnsupportedError(f"Z3 has no form of {term.operator}")
        return self.build(simpler)

    def _stepwise(self, operator: str, arguments: tuple[Expression, ...]) -> Built:
        """`if` asks only for the branch it takes; `and`, `or` and `implies` go from the left."""
        first, conditions = self.build(arguments[0])
        rest = [self.build(argument) for argument in arguments[1:]]
        when = {"and": first, "implies": first, "if": first, "or": z3.Not(first)}[operator]
        conditions += tuple(z3.Implies(when, condition) for condition in rest[0][1])
        if operator == "if":
            conditions += tuple(z3.Implies(z3.Not(first), condition) for condition in rest[1][1])
        form = {"and": z3.And, "or": z3.Or, "implies": z3.Implies, "if": z3.If}[operator]
        return form(first, *(term for term, _ in rest)), conditions

    def _root(self, term: Term, degree: int) -> Built:
        exact = _value(term)
        if exact is not None and exact >= 0:
            try:
                return self._numeral(power(exact, Fraction(1, degree))), ()
            except EvaluationError:
                pass  # irrational: Z3 has algebraic numbers
        self._fresh += 1
        root = z3.Real(f"root!{self._fresh}", self.context)
        return root, (root >= 0, _product([root] * degree) == _real(term))

    def _power(self, base: Expression, exponent: Expression) -> Built:
        value = self._constant_value(exponent)
        term, conditions = self.build(base)
        if value is None:
            return self._power_table(base, exponent)
        if value.denominator != 1:
            if value.denominator > _MOST_POWER:
                raise UnsupportedError("Z3 has no form of so high a root")
            term, own = self._root(term, value.denominator)
            conditions += own
        result, own = self._whole_power(term, value.numerator)
        return result, conditions + own

    def _whole_power(self, base: Term, exponent: int) -> Built:
        exact = _value(base)
        if exact is not None:
            return self._literal("pow", exact, Fraction(exponent))
        if abs(exponent) > _MOST_POWER:
            raise UnsupportedError(f"Z3 has no form of a power with the exponent {exponent} of an unknown")
        if exponent >= 0:
            return _product([base] * exponent) if exponent else self._numeral(Fraction(1)), ()
        return 1 / _real(_product([base] * -exponent)), (base != 0,)

    def _power_table(self, base: Expression, exponent: Expression) -> Built:
        """A power whose exponent is unknown but bounded: one case for each exponent."""
        base_term, base_conditions = self.build(base)
        term, conditions = self.build(exponent)
        conditions += base_conditions
        if not z3.is_int(term):
            raise UnsupportedError("Z3 has no form of a power whose exponent is unknown and not whole")
        result: Term = None
        values = self._range(exponent, "the exponent of a power")
        conditions += (term >= values[0], term <= values[-1])
        for value in values:
            case, own = self._whole_power(base_term, value)
            conditions += tuple(z3.Implies(term == value, condition) for condition in own)
            result = case if result is None else z3.If(term == value, case, result)
        return result, conditions

    def _on_whole(self, operator: str, arguments: tuple[Expression, ...]) -> Built:
        exact = [self._constant_value(argument) for argument in arguments]
        if all(value is not None for value in exact):
            return self._literal(operator, *exact)
        whole = [_whole(self.build(argument)) for argument in arguments]
        terms = [term for term, _ in whole]
        conditions = tuple(condition for _, own in whole for condition in own)
        if operator == "divides":
            return _divides(*terms), conditions
        if operator == "binomial" and exact[1] is not None and 0 <= exact[1] <= _MOST_CHOSEN:
            return self._choose(terms[0], exact[1].numerator), (*conditions, terms[0] >= 0)
        if operator in ("gcd", "lcm"):
            term, own = self._pairwise(operator, list(zip(arguments, terms, strict=True)))
            return term, conditions + own
        return self._table(operator, list(zip(arguments, terms, strict=True)), conditions)

    def _pairwise(self, operator: str, parts: list[tuple[Expression, Term]]) -> Built:
        first, term = parts[0]
        conditions: Conditions = ()
        for other, other_term in parts[1:]:
            divisor, own = self._gcd((first, term), (other, other_term))
            conditions += own
            product = _absolute(term * other_term)
            term = divisor if operator == "gcd" else z3.If(product == 0, product, product / divisor)
            first = Apply(operator, (first, other))
        return term, conditions

    def _gcd(self, one: tuple[Expression, Term], other: tuple[Expression, Term]) -> Built:
        """With a constant, gcd(x, c) depends only on the remainder of x by c; else by a table."""
        for (_, term), (_, fixed) in ((one, other), (other, one)):
            modulus = _value(fixed)
            if modulus is not None and 0 < abs(modulus) <= MOST_ROWS:
                size = int(abs(modulus))
                divisors = {rest: math.gcd(rest, size) for rest in range(size)}
                return _cases(((term % size == rest, z3.IntVal(d, self.context)) for rest, d in divisors.items())), ()
        return self._table("gcd", [one, other], ())

    def _table(self, operator: str, parts: list[tuple[Expression, Term]], conditions: Conditions) -> Built:
        """The operator written out for all whole arguments within their bounds."""
        ranges = [self._range(argument, f"the argument of {operator}") for argument, _ in parts]
        if math.prod(len(each) for each in ranges) > MOST_ROWS:
            raise UnsupportedError(f"Z3 has no form of {operator} over so many values")
        for (_, term), within in zip(parts, ranges, strict=True):
            conditions += (term >= within[0], term <= within[-1])
        rows: list[tuple[Term, Term]] = []
        for values in itertools.product(*ranges):
            here = z3.And(*(term == value for (_, term), value in zip(parts, values, strict=True)))
            value, undefined = self._literal(operator, *map(Fraction, values))
            if undefined:
                conditions += (z3.Not(here),)
            else:
                rows.append((here, value))
        if not rows:
            raise UnsupportedError(f"{operator} has no value within the bounds")
        return _cases(rows), conditions

    def _range(self, argument: Expression, what: str) -> range:
        low, high = self._box.forward(argument)
        if isinstance(low, float) or isinstance(high, float):
            raise UnsupportedError(f"Z3 has no form for it: {what} is not bounded on both sides")
        found = range(math.ceil(low), math.floor(high) + 1)
        if not 0 < len(found) <= MOST_ROWS:
            raise UnsupportedError(f"Z3 has no form for it: {what} may take too many values")
        self.rests_on_bounds = True
        return found

    def _choose(self, total: Term, chosen: int) -> Term:
        """binomial(n, k) for a small k and n not negative: n (n-1) ... (n-k+1) / k!, which is whole."""
        if chosen == 0:
            return self._numeral(Fraction(1))
        factors = [total - below for below in range(chosen)]
        return _product(factors) / z3.IntVal(math.factorial(chosen), self.context)

    def _numeral(self, value: Fraction) -> Term:
        return numeral(value, self.context)

    def _literal(self, operator: str, *values: Fraction | None) -> Built:
        """The value of an operator on known numbers, under a false condition if there is none.

        Raises OutOfBudgetError if it is too large.
        """
        try:
            result = OPERATORS[operator].meaning(*values)
        except UndefinedError:
            return self._numeral(Fraction(0)), (z3.BoolVal(False, self.context),)
        except EvaluationError as error:
            raise OutOfBudgetError(str(error)) from error
        if isinstance(result, bool):
            return z3.BoolVal(result, self.context), ()
        return self._numeral(result), ()

    def _constant_value(self, expression: Expression) -> Fraction | None:
        """The value of a term without unknowns; None if it has unknowns or no rational value."""
        try:
            value = evaluate(expression, self._constants)
        except EvaluationError:
            return None
        return value if isinstance(value, Fraction) else None


def numeral(value: Fraction, context: z3.Context) -> Term:
    """The exact number: a Z3 integer if it is whole, else a Z3 real."""
    if value.denominator == 1:
        return z3.IntVal(value.numerator, context)
    return z3.Q(value.numerator, value.denominator, context)


def _constant(name: str, sort: Sort, context: z3.Context) -> Term:
    if sort is Sort.BOOLEAN:
        return z3.Bool(name, context)
    return z3.Int(name, context) if sort in WHOLE_SORTS else z3.Real(name, context)


def _constants(problem: Problem) -> Mapping[str, Value]:
    """Those defined names that have a rational value or a truth value without any unknown."""
    values: dict[str, Value] = {}
    for defined in problem.definitions:
        try:
            values[defined.name] = evaluate(defined.value, values)
        except EvaluationError:
            continue
    return values


def _value(term: Term) -> Fraction | None:
    if z3.is_int_value(term):
        return Fraction(term.as_long())
    if z3.is_rational_value(term):
        return Fraction(term.numerator_as_long(), term.denominator_as_long())
    return None


def _real(term: Term) -> Term:
    return z3.ToReal(term) if z3.is_int(term) else term


def _whole(built: Built) -> Built:
    """The term as a Z3 integer; where it may not be whole, that it is becomes a condition."""
    term, conditions = built
    return built if z3.is_int(term) else (z3.ToInt(term), (*conditions, z3.IsInt(term)))


def _floor(term: Term) -> Term:
    return term if z3.is_int(term) else z3.ToInt(term)


def _not_zero(term: Term) -> Conditions:
    exact = _value(term)
    if exact is None:
        return (term != 0,)
    return () if exact else (z3.BoolVal(False, term.ctx),)


def _product(terms: list[Term]) -> Term:
    return z3.Product(terms)


def _absolute(term: Term) -> Term:
    return z3.If(term < 0, -term, term)


def _round(term: Term) -> Term:
    if z3.is_int(term):
        return term
    half = z3.Q(1, 2, term.ctx)
    return z3.If(term < 0, -z3.ToInt(half - term), z3.ToInt(term + half))


def _floor_divide(dividend: Term, divisor: Term) -> Term:
    if not (z3.is_int(dividend) and z3.is_int(divisor)):
        return z3.ToInt(_real(dividend) / _real(divisor))
    exact = _value(divisor)  # Z3 rounds down only where the divisor is positive
    if exact is not None:
        return dividend / divisor if exact > 0 else (-dividend) / (-divisor)
    return z3.If(divisor > 0, dividend / divisor, (-dividend) / (-divisor))


def _remainder(dividend: Term, divisor: Term) -> Term:
    exact = _value(divisor)
    if z3.is_int(dividend) and z3.is_int(divisor) and exact is not None and exact > 0:
        return dividend % divisor
    return dividend - divisor * _floor_divide(dividend, divisor)


def _divides(divisor: Term, number: Term) -> Term:
    exact = _value(divisor)
    if exact is not None:
        return number == 0 if exact == 0 else number % z3.IntVal(int(abs(exact)), number.ctx) == 0
    return z3.If(divisor == 0, number == 0, number % divisor == 0)


def _cases(rows: Iterable[tuple[Term, Term]]) -> Term:
    """A nest of `if`s; one of the conditions always holds, so the last one need not be asked."""
    result: Term = None
    for condition, value in rows:
        result = value if result is None else z3.If(condition, value, result)
    return result


_PLAIN: dict[str, Callable[..., Term]] = {
    "not": z3.Not,
    "eq": lambda left, right: left == right,
    "ne": lambda left, right: left != right,
    "distinct": z3.Distinct,
    "lt": lambda left, right: left < right,
    "le": lambda left, right: left <= right,
    "gt": lambda left, right: left > right,
    "ge": lambda left, right: left >= right,
    "add": lambda left, right: left + right,
    "sub": lambda left, right: left - right,
    "mul": lambda left, right: left * right,
    "neg": lambda value: -value,
    "abs": _absolute,
    "floor": _floor,
    "round": _round,
}
_QUOTIENTS: dict[str, Callable[..., Term]] = {
    "div": lambda left, right: _real(left) / _real(right),
    "floordiv": _floor_divide,
    "mod": _remainder,
}
_LOWERED = frozenset({*_PLAIN, *_QUOTIENTS, "sqrt"})
_ON_WHOLE = frozenset({"gcd", "lcm", "factorial", "binomial", "divides", "prime", "digit_sum"})
