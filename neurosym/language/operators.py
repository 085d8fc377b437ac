"""The table of operators: one row says how it is typed, written and what it means.

A row has a *definition* in simpler operators, and then every engine has it for free (`expand`), or
it is primitive, and then each engine has a lowering of its own for it. The alias after `->` in a
grammar is the name of a row; a test holds the grammars and this table together.
"""

from __future__ import annotations

import math
import operator as python
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction
from itertools import combinations
from types import MappingProxyType

from neurosym.language import meanings
from neurosym.language.syntax import NUMBER_SORTS, Apply, Expression, Number, Sort

Sorts = tuple[Sort, ...]
Expressions = tuple[Expression, ...]


class Kind(StrEnum):
    """What an argument must be."""

    NUMBER = "a number"
    WHOLE = "a whole number"
    TRUTH = "true or false"
    ALIKE = "of the same kind as the others"


class Level(IntEnum):
    """How tightly a form binds, from loosest to tightest; the order of the rules in the core grammar."""

    FORMULA = 0
    DISJUNCTION = 1
    CONJUNCTION = 2
    NEGATION = 3
    COMPARISON = 4
    SUM = 5
    PRODUCT = 6
    UNARY = 7
    POWER = 8
    POSTFIX = 9
    ATOM = 10


@dataclass(frozen=True, slots=True)
class Form:
    """How an application is written: `parts` stand around the operands.

    level: how tightly the whole binds. operands: how tightly each operand must bind to stand
    without brackets. A call `word(a, b)` has no parts.
    """

    level: Level
    parts: tuple[str, ...] = ()
    operands: tuple[Level, ...] = ()
    word: str = ""


@dataclass(frozen=True, slots=True)
class Operator:
    """One row of the table.

    parameters: what the arguments must be; with `variadic`, the last one may be repeated.
    result: the sort of the value, from the sorts of the arguments. form: how it is written.
    meaning: the exact value, from exact values; raises EvaluationError (see `meanings`).
    definition: the same value in simpler operators, or None for a primitive operator.
    """

    name: str
    parameters: tuple[Kind, ...]
    result: Callable[[Sorts], Sort]
    form: Form
    meaning: Callable[..., meanings.Exact]
    variadic: bool = False
    definition: Callable[[Expressions], Expression] | None = None

    def takes(self, count: int) -> bool:
        """Whether it can be applied to this many arguments."""
        return count == len(self.parameters) or (self.variadic and count > len(self.parameters))

    def kind(self, position: int) -> Kind:
        """What the argument at this position (from 0) must be."""
        return self.parameters[min(position, len(self.parameters) - 1)]


def widest(sorts: Iterable[Sort]) -> Sort:
    """The smallest number sort that includes all of these; BOOLEAN if none of them is a number sort."""
    ranks = [NUMBER_SORTS.index(sort) for sort in sorts if sort is not Sort.BOOLEAN]
    return NUMBER_SORTS[max(ranks)] if ranks else Sort.BOOLEAN


def at_least(least: Sort) -> Callable[[Sorts], Sort]:
    """The result rule: the widest sort of the arguments, and not narrower than `least`."""
    return lambda sorts: widest((*sorts, least))


def always(sort: Sort) -> Callable[[Sorts], Sort]:
    """The result rule: this sort, whatever the arguments are."""
    return lambda sorts: sort


def _power_sort(sorts: Sorts) -> Sort:
    base, exponent = sorts
    if exponent is Sort.NATURAL:
        return base
    return widest((base, Sort.RATIONAL if exponent is Sort.INTEGER else Sort.REAL))


def _branch_sort(sorts: Sorts) -> Sort:
    return widest(sorts[1:])


def _absolute_sort(sorts: Sorts) -> Sort:
    return Sort.NATURAL if sorts[0] is Sort.INTEGER else sorts[0]


def _number(value: int | Fraction) -> Number:
    return Number(Fraction(value))


def _apply(name: str, *arguments: Expression) -> Expression:
    return Apply(name, arguments)


def _extreme(name: str, comparison: str) -> Callable[[Expressions], Expression]:
    """The definition of `min` and `max`: the first, if it compares so with all the others, else theirs."""

    def definition(arguments: Expressions) -> Expression:
        first, *rest = arguments
        condition, *others = (_apply(comparison, first, other) for other in rest)
        for other in others:
            condition = _apply("and", condition, other)
        return _apply("if", condition, first, rest[0] if len(rest) == 1 else _apply(name, *rest))

    return definition


def _absolute(arguments: Expressions) -> Expression:
    (value,) = arguments
    return _apply("if", _apply("lt", value, _number(0)), _apply("neg", value), value)


def _pairwise_unequal(arguments: Expressions) -> Expression:
    first, *rest = (_apply("ne", one, other) for one, other in combinations(arguments, 2))
    for unequal in rest:
        first = _apply("and", first, unequal)
    return first


def _round(arguments: Expressions) -> Expression:
    (value,) = arguments
    up = _apply("floor", _apply("add", value, _number(Fraction(1, 2))))
    down = _apply("neg", _apply("floor", _apply("add", _apply("neg", value), _number(Fraction(1, 2)))))
    return _apply("if", _apply("lt", value, _number(0)), down, up)


def _round_to(arguments: Expressions) -> Expression:
    value, digits = arguments
    scale = _apply("pow", _number(10), digits if isinstance(digits, Number) else _whole_or_undefined(digits))
    return _apply("div", _apply("round", _apply("mul", value, scale)), scale)


def _whole_or_undefined(value: Expression) -> Expression:
    """The value if it is a whole number; a term without any value otherwise."""
    is_whole = _apply("eq", _apply("floor", value), value)
    return _apply("if", is_whole, value, _apply("div", _number(1), _number(0)))


def _remainder(arguments: Expressions) -> Expression:
    dividend, divisor = arguments
    return _apply("sub", dividend, _apply("mul", divisor, _apply("floordiv", dividend, divisor)))


def _mean(arguments: Expressions) -> Expression:
    total, *rest = arguments
    for argument in rest:
        total = _apply("add", total, argument)
    return _apply("div", total, _number(len(arguments)))


def _multiple(arguments: Expressions) -> Expression:
    *start, last = arguments
    if len(start) > 1:
        return _apply("lcm", _apply("lcm", *start), last)
    product, divisor = _apply("abs", _apply("mul", start[0], last)), _apply("gcd", start[0], last)
    # For zero, the divisor stands there to keep the term undefined for what is not whole.
    nothing = _apply("mul", _number(0), divisor)
    return _apply("if", _apply("eq", product, _number(0)), nothing, _apply("div", product, divisor))


_L = Level
_TERM, _WHOLE, _TRUTH = Kind.NUMBER, Kind.WHOLE, Kind.TRUTH


def _between(sign: str, level: Level, left: Level, right: Level) -> Form:
    return Form(level, ("", f" {sign} ", ""), (left, right))


def _call(word: str) -> Form:
    return Form(Level.ATOM, word=word)


def _comparison(name: str, sign: str, meaning: Callable[..., bool], kind: Kind = _TERM) -> Operator:
    form = _between(sign, _L.COMPARISON, _L.SUM, _L.SUM)
    return Operator(name, (kind, kind), always(Sort.BOOLEAN), form, meaning)


_LOGIC = (
    Operator("not", (_TRUTH,), always(Sort.BOOLEAN), Form(_L.NEGATION, ("not ", ""), (_L.NEGATION,)), python.not_),
    Operator(
        "and",
        (_TRUTH, _TRUTH),
        always(Sort.BOOLEAN),
        _between("and", _L.CONJUNCTION, _L.CONJUNCTION, _L.NEGATION),
        lambda left, right: left and right,
    ),
    Operator(
        "or",
        (_TRUTH, _TRUTH),
        always(Sort.BOOLEAN),
        _between("or", _L.DISJUNCTION, _L.DISJUNCTION, _L.CONJUNCTION),
        lambda left, right: left or right,
    ),
    Operator(
        "implies",
        (_TRUTH, _TRUTH),
        always(Sort.BOOLEAN),
        _between("implies", _L.FORMULA, _L.DISJUNCTION, _L.FORMULA),
        lambda left, right: not left or right,
        definition=lambda given: _apply("or", _apply("not", given[0]), given[1]),
    ),
    Operator(
        "iff",
        (_TRUTH, _TRUTH),
        always(Sort.BOOLEAN),
        _between("iff", _L.FORMULA, _L.DISJUNCTION, _L.FORMULA),
        python.eq,
        definition=lambda given: Apply("eq", given),
    ),
    Operator(
        "xor",
        (_TRUTH, _TRUTH),
        always(Sort.BOOLEAN),
        _between("xor", _L.DISJUNCTION, _L.DISJUNCTION, _L.CONJUNCTION),
        python.ne,
        definition=lambda given: Apply("ne", given),
    ),
    Operator(
        "if",
        (_TRUTH, Kind.ALIKE, Kind.ALIKE),
        _branch_sort,
        Form(_L.FORMULA, ("if ", " then ", " else ", ""), (_L.FORMULA, _L.FORMULA, _L.FORMULA)),
        lambda condition, then, otherwise: then if condition else otherwise,
    ),
    _comparison("eq", "==", python.eq, Kind.ALIKE),
    _comparison("ne", "!=", python.ne, Kind.ALIKE),
    Operator(
        "distinct",
        (Kind.ALIKE, Kind.ALIKE),
        always(Sort.BOOLEAN),
        _call("distinct"),
        lambda *values: len(set(values)) == len(values),
        variadic=True,
        definition=_pairwise_unequal,
    ),
    _comparison("lt", "<", python.lt),
    _comparison("le", "<=", python.le),
    _comparison("gt", ">", python.gt),
    _comparison("ge", ">=", python.ge),
)

_ARITHMETIC = (
    Operator("add", (_TERM, _TERM), widest, _between("+", _L.SUM, _L.SUM, _L.PRODUCT), python.add),
    Operator("sub", (_TERM, _TERM), at_least(Sort.INTEGER), _between("-", _L.SUM, _L.SUM, _L.PRODUCT), python.sub),
    Operator("mul", (_TERM, _TERM), widest, _between("*", _L.PRODUCT, _L.PRODUCT, _L.UNARY), python.mul),
    Operator(
        "div",
        (_TERM, _TERM),
        at_least(Sort.RATIONAL),
        _between("/", _L.PRODUCT, _L.PRODUCT, _L.UNARY),
        meanings.divide,
    ),
    Operator(
        "floordiv",
        (_TERM, _TERM),
        always(Sort.INTEGER),
        _between("//", _L.PRODUCT, _L.PRODUCT, _L.UNARY),
        meanings.floor_divide,
        definition=lambda given: _apply("floor", Apply("div", given)),
    ),
    Operator(
        "mod",
        (_TERM, _TERM),
        at_least(Sort.INTEGER),
        _between("mod", _L.PRODUCT, _L.PRODUCT, _L.UNARY),
        meanings.remainder,
        definition=_remainder,
    ),
    Operator("neg", (_TERM,), at_least(Sort.INTEGER), Form(_L.UNARY, ("-", ""), (_L.UNARY,)), python.neg),
    Operator("pow", (_TERM, _TERM), _power_sort, _between("**", _L.POWER, _L.POSTFIX, _L.UNARY), meanings.power),
    Operator(
        "percent",
        (_TERM,),
        at_least(Sort.RATIONAL),
        Form(_L.POSTFIX, ("", "%"), (_L.POSTFIX,)),
        lambda value: value / 100,
        definition=lambda given: _apply("div", given[0], _number(100)),
    ),
)

_CALLS = (
    Operator("abs", (_TERM,), _absolute_sort, _call("abs"), abs, definition=_absolute),
    Operator("min", (_TERM, _TERM), widest, _call("min"), min, variadic=True, definition=_extreme("min", "le")),
    Operator("max", (_TERM, _TERM), widest, _call("max"), max, variadic=True, definition=_extreme("max", "ge")),
    Operator("floor", (_TERM,), always(Sort.INTEGER), _call("floor"), lambda value: Fraction(math.floor(value))),
    Operator(
        "ceil",
        (_TERM,),
        always(Sort.INTEGER),
        _call("ceil"),
        lambda value: Fraction(math.ceil(value)),
        definition=lambda given: _apply("neg", _apply("floor", Apply("neg", given))),
    ),
    Operator("round", (_TERM,), always(Sort.INTEGER), _call("round"), meanings.round_half_away, definition=_round),
    Operator(
        "round_to",
        (_TERM, _WHOLE),
        always(Sort.RATIONAL),
        _call("round"),
        meanings.round_to,
        definition=_round_to,
    ),
    Operator("mean", (_TERM, _TERM), at_least(Sort.RATIONAL), _call("mean"), meanings.mean, True, definition=_mean),
    Operator("sqrt", (_TERM,), always(Sort.REAL), _call("sqrt"), meanings.square_root),
    Operator(
        "gcd",
        (_WHOLE, _WHOLE),
        always(Sort.NATURAL),
        _call("gcd"),
        meanings.greatest_common_divisor,
        variadic=True,
    ),
    Operator(
        "lcm",
        (_WHOLE, _WHOLE),
        always(Sort.NATURAL),
        _call("lcm"),
        meanings.least_common_multiple,
        variadic=True,
        definition=_multiple,
    ),
    Operator("factorial", (_WHOLE,), always(Sort.NATURAL), _call("factorial"), meanings.factorial),
    Operator("binomial", (_WHOLE, _WHOLE), always(Sort.NATURAL), _call("binomial"), meanings.binomial),
    Operator("divides", (_WHOLE, _WHOLE), always(Sort.BOOLEAN), _call("divides"), meanings.divides),
    Operator("prime", (_WHOLE,), always(Sort.BOOLEAN), _call("prime"), meanings.prime),
    Operator("digit_sum", (_WHOLE,), always(Sort.NATURAL), _call("digit_sum"), meanings.digit_sum),
)

_TABLE: dict[str, Operator] = {row.name: row for row in (*_LOGIC, *_ARITHMETIC, *_CALLS)}

OPERATORS: Mapping[str, Operator] = MappingProxyType(_TABLE)
"""All operators by name."""

_OF_DOMAINS: set[str] = set()


def add_operators(rows: Iterable[Operator], *, of_a_domain: bool = False) -> None:
    """Add rows to the table. Raises ValueError if a name already means something else.

    of_a_domain: engines need not know them; those with a definition are replaced by it first.
    """
    for row in rows:
        if _TABLE.setdefault(row.name, row) is not row:
            raise ValueError(f"the operator {row.name!r} is in the table with another meaning; choose another name")
        if of_a_domain and row.definition is not None:
            _OF_DOMAINS.add(row.name)


def is_defined_by_a_domain(name: str) -> bool:
    """Whether a domain added the operator, with a definition."""
    return name in _OF_DOMAINS


def expand(application: Apply) -> Expression:
    """The application in simpler operators by its definition (one step); itself, if it is primitive.

    An argument may be repeated in the result, so an engine that shares terms should name them first.
    """
    definition = OPERATORS[application.operator].definition
    return application if definition is None else definition(application.arguments)
