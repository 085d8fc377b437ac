"""The numbers that a question tells and its solution uses, stated first and by name, before anything is computed.

So worked solutions give programs of the same style as all other sources (decision 0004).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from neurosym.language.syntax import Apply, Expression, Name, Number
from neurosym.translation.naming import plain
from neurosym.translation.provenance import IN_WORDS
from neurosym.translation.quantities import NUMBER_WORDS, Quantity, quantities

_OF_UNITS = {7: "week", 12: "year month", 24: "day", 30: "month", 52: "year week", 60: "hour minute", 100: "percent",
             365: "year"}  # fmt: skip
_PARTS = re.compile(r"/|-?(?:hal(?:f|ves)|quarters|(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)\b")
"""What makes the number before it the upper part of a fraction."""


def told_once(text: str) -> tuple[dict[Fraction, Quantity], set[Fraction]]:
    """The numbers with one place in the text that they can come from, and those that stand there more than once.

    Neither has numbers that other words of the text may stand for as well, such as 2 where "half" or 1/2 is told,
    nor 0 and 1.
    """
    stated = quantities(text)
    meant_otherwise = _meant_by_words(text) | {quantity.value for quantity in stated if _of_fraction(text, quantity)}
    places: dict[Fraction, list[Quantity]] = {}
    for quantity in stated:
        if quantity.value not in meant_otherwise | {0, 1}:
            places.setdefault(quantity.value, []).append(quantity)
    once = {value: found[0] for value, found in places.items() if len(found) == 1}
    return once, places.keys() - once.keys()


def with_facts(expression: Expression, names: Mapping[Fraction, str]) -> Expression:
    """The expression with the names of facts for their numbers; how many decimals to round to is none."""
    match expression:
        case Number(value=value, unit=None) if value in names:
            return Name(names[value])
        case Apply(operator="round_to", arguments=(rounded, decimals)):
            return replace(expression, arguments=(with_facts(rounded, names), decimals))
        case Apply(arguments=arguments):
            return replace(expression, arguments=tuple(with_facts(argument, names) for argument in arguments))
    return expression


def _of_fraction(text: str, quantity: Quantity) -> bool:
    return text[: quantity.start].rstrip().endswith("/") or bool(_PARTS.match(text[quantity.end :].lstrip()))


def _meant_by_words(text: str) -> set[Fraction]:
    """Numbers that words other than plain number words may stand for: 2 for half and twice, 60 for hours."""
    lower = plain(text).lower()
    found = {form for word in re.findall(r"[a-z]+", lower) for form in (word, word.removesuffix("s"))}
    told = {Fraction(IN_WORDS[word]) for word in found & IN_WORDS.keys() if word not in NUMBER_WORDS}
    units = {Fraction(number) for number, words in _OF_UNITS.items() if found & set(words.split())}
    percent = {Fraction(100)} if "%" in lower else set()
    return told | {1 / value for value in told} | units | percent
