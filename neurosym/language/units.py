"""Units of measure: their algebra, and when two spellings are the same unit.

A unit keeps the spelling in which it was first met, so that messages speak the program's words.
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


def same(unit: Unit, other: Unit) -> bool:
    """Whether both are the same unit, however spelled."""
    return not times(unit, other, -1).powers


def times(unit: Unit, other: Unit, exponent: int = 1) -> Unit:
    """`unit * other ** exponent`, without what cancels."""
    powers: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for factor, sign in ((unit, 1), (other, exponent)):
        for name, count in factor.powers:
            key = base_key(name)
            spelling.setdefault(key, name)
            powers[key] += count * sign
    return Unit(tuple(sorted((spelling[key], count) for key, count in powers.items() if count)))


def square_root(unit: Unit) -> Unit | None:
    """The unit whose square this is; None if there is none."""
    powers = times(PLAIN, unit).powers
    if any(count % 2 for _, count in powers):
        return None
    return Unit(tuple((name, count // 2) for name, count in powers))
