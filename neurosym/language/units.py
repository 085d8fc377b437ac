"""Units of measure: their algebra, and when two spellings are the same unit.

In this module's results every base unit is named by its key (`base_key`), so equal units are equal.
"""

from __future__ import annotations

import re
from collections import Counter

from neurosym.language.syntax import Unit

PLAIN = Unit(())
"""The unit of a quantity that is known to have none, like the ratio of two lengths."""

_SPELLINGS = {
    "child": "children", "foot": "feet ft", "person": "people", "goose": "geese", "mouse": "mice",
    "tooth": "teeth", "die": "dice", "ox": "oxen", "penny": "pence", "dollar": "usd", "euro": "eur",
    "kilogram": "kg kilo kilogramme", "gram": "g gramme", "milligram": "mg", "pound": "lb", "ounce": "oz",
    "kilometer": "km kilometre", "meter": "metre", "centimeter": "cm centimetre", "inch": "in",
    "millimeter": "mm millimetre", "liter": "l litre", "milliliter": "ml millilitre",
    "hour": "h hr", "minute": "min", "second": "sec",
}  # fmt: skip
_USUAL = {spelling: usual for usual, others in _SPELLINGS.items() for spelling in others.split()}
_MEN = re.compile(r"men$")
_ENDING = re.compile(r"(?:(?<!s)s|e)$")


def base_key(name: str) -> str:
    """A key that singular, plural and the usual abbreviations of a unit share.

    It is coarser than English (`cans` and `canes` share one): better a fault missed than one made up.
    """
    word = name.lower()
    word = _USUAL.get(word) or _USUAL.get(word.removesuffix("s"), word)
    word = _MEN.sub("man", word)
    while len(word) > 2 and _ENDING.search(word):
        word = word[:-1]
    if word.endswith("y"):
        return word[:-1] + "i"
    return word[:-1] + "f" if word.endswith("v") else word


def times(unit: Unit, other: Unit = PLAIN, exponent: int = 1) -> Unit:
    """`unit * other ** exponent`, by keys."""
    powers: Counter[str] = Counter()
    for name, count in unit.powers:
        powers[base_key(name)] += count
    for name, count in other.powers:
        powers[base_key(name)] += count * exponent
    return Unit(tuple(sorted((name, count) for name, count in powers.items() if count)))


def power(unit: Unit, exponent: int) -> Unit:
    """`unit ** exponent`, by keys."""
    return times(PLAIN, unit, exponent)


def square_root(unit: Unit) -> Unit | None:
    """The unit whose square this is, by keys; None if there is none."""
    powers = times(unit).powers
    if any(count % 2 for _, count in powers):
        return None
    return Unit(tuple((name, count // 2) for name, count in powers))
