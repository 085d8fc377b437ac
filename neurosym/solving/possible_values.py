"""Which values a term may still have, when each of its names has one of a few: never too few, at times too many.

The order in which the reference evaluator looks at the parts of a formula is kept: where a part that it
needs has no value, the formula has none, and so it does not hold.
"""

from __future__ import annotations

import operator as python
from collections.abc import Callable, Mapping
from itertools import product
from typing import assert_never

from neurosym.language.meanings import Exact, UndefinedError
from neurosym.language.operators import OPERATORS, expand
from neurosym.language.syntax import Apply, Call, Expression, Name, Number, Quantified, Truth
from neurosym.solving.backend import OutOfBudgetError, UnsupportedError

Few = frozenset[Exact]
MOST_COMBINATIONS = 20_000

BOTH: Few = frozenset({True, False})
_TRUE: Few = frozenset({True})
_FALSE: Few = frozenset({False})
_BOUNDARIES: dict[str, Callable[[Exact, Exact], bool]] = {
    "lt": python.lt,
    "le": python.le,
    "gt": python.gt,
    "ge": python.ge,
}
_TERM_BY_TERM = frozenset({"add", "sub", "mul", "neg", "abs", "not"})


def possible(term: Expression, values: Mapping[str, Few]) -> Few:
    """Every value that the term can have; empty if it never has one.

    Raises OutOfBudgetError if there are too many combinations to look at, EvaluationError where a value is
    irrational or too large.
    """
    match term:
        case Number(value=value) | Truth(value=value):
            return frozenset({value})
        case Name(name=name):
            return values[name]
        case Apply(operator=word, arguments=arguments):
            return _applied(word, arguments, term, values)
        case Call() | Quantified():
            raise UnsupportedError("the search covers no symbols of the program's own and no quantifiers")
    assert_never(term)


def _applied(word: str, arguments: tuple[Expression, ...], term: Apply, values: Mapping[str, Few]) -> Few:
    match word:
        case "and" | "or":
            left = possible(arguments[0], values)
            ends = word == "or"  # the truth of the left side that decides alone
            right = possible(arguments[1], values) if (not ends) in left else frozenset()
            return right | (left & frozenset({ends}))
        case "if":
            condition = possible(arguments[0], values)
            then = possible(arguments[1], values) if True in condition else frozenset()
            return then | (possible(arguments[2], values) if False in condition else frozenset())
        case "eq" | "ne":
            return _compared(word, *(possible(argument, values) for argument in arguments))
        case "lt" | "le" | "gt" | "ge":
            return _ordered(word, *(possible(argument, values) for argument in arguments))
    if word in _TERM_BY_TERM or OPERATORS[word].definition is None:
        return _combined(word, [possible(argument, values) for argument in arguments])
    return possible(expand(term), values)


def _compared(word: str, left: Few, right: Few) -> Few:
    if not left or not right:
        return frozenset()
    if left.isdisjoint(right):
        return _FALSE if word == "eq" else _TRUE
    if len(left) == len(right) == 1:
        return _TRUE if word == "eq" else _FALSE
    return BOTH


def _ordered(word: str, left: Few, right: Few) -> Few:
    if not left or not right:
        return frozenset()
    holds, upward = _BOUNDARIES[word], word in ("lt", "le")
    low, high = (min, max) if upward else (max, min)
    if not holds(low(left), high(right)):
        return _FALSE
    return _TRUE if holds(high(left), low(right)) else BOTH


def _combined(word: str, parts: list[Few]) -> Few:
    """The values for all combinations, those left out in which there is none."""
    combinations = 1
    for part in parts:
        combinations *= len(part)
    if combinations > MOST_COMBINATIONS:
        raise OutOfBudgetError(f"{word} may have more than {MOST_COMBINATIONS:,} values")
    meaning, found = OPERATORS[word].meaning, set[Exact]()
    for given in product(*parts):
        try:
            found.add(meaning(*given))
        except UndefinedError:
            continue
    return frozenset(found)
