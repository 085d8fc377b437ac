"""How limits, amounts, shares and multiples are said in everyday language, and how a program writes them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True, slots=True)
class Said:
    """A number in words and in a program, and its value."""

    text: str
    code: str
    value: Fraction


def code(value: Fraction) -> str:
    """A number as a program writes it: decimals where they are finite and short."""
    if value.denominator == 1:
        return str(value.numerator)
    text = f"{float(value):.3f}".rstrip("0")
    return text if Fraction(text) == value else f"{value.numerator} / {value.denominator}"


def number(rng: random.Random, value: Fraction, *, words: bool = True) -> str:
    """A number as people write it: with or without commas, now and then a small one as a word."""
    if words and value.denominator == 1 and 0 < value <= 12 and rng.random() < 0.15:
        return _WORDS[value.numerator]
    text = code(value)
    if value >= 1000 and "." not in text and rng.random() < 0.6:
        return f"{value.numerator:,}"
    return text


def money(rng: random.Random, value: Fraction, sign: str = "$") -> str:
    """An amount of money: $1,200 or 1200 dollars."""
    text = number(rng, value, words=False)
    if value.denominator != 1:
        text = f"{float(value):.2f}"
    return f"{text} dollars" if sign == "dollars" else f"{sign}{text}"


def listed(parts: Sequence[str], joint: str = "and") -> str:
    """One; one and two; one, two and three."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def at_most(rng: random.Random, amount: str) -> str:
    """An upper limit."""
    return rng.choice(
        (
            f"at most {amount}",
            f"no more than {amount}",
            f"not more than {amount}",
            f"up to {amount}",
            f"a maximum of {amount}",
            f"{amount} at the most",
        )
    )


def at_least(rng: random.Random, amount: str) -> str:
    """A lower limit."""
    return rng.choice(
        (
            f"at least {amount}",
            f"at least {amount}",
            f"no less than {amount}",
            f"a minimum of {amount}",
            f"not less than {amount}",
            f"{amount} or more",
        )
    )


_SHARES = {
    Fraction(1, 2): ("half", "one half", "50%"),
    Fraction(1, 3): ("a third", "one third", "one-third"),
    Fraction(2, 3): ("two thirds", "two-thirds"),
    Fraction(1, 4): ("a quarter", "one quarter", "a fourth", "25%"),
    Fraction(3, 4): ("three quarters", "75%"),
    Fraction(1, 5): ("a fifth", "one fifth", "20%"),
    Fraction(2, 5): ("two fifths", "40%"),
    Fraction(3, 5): ("three fifths", "60%"),
    Fraction(1, 10): ("a tenth", "one tenth", "10%"),
}


def share(rng: random.Random, low: int, high: int) -> Said:
    """A share between two whole percents: in percent, or as a fraction in words."""
    fractions = [value for value in _SHARES if low <= 100 * value <= high]
    if fractions and rng.random() < 0.45:
        value = rng.choice(fractions)
        text = rng.choice(_SHARES[value])
        written = text if text.endswith("%") else f"{value.numerator} / {value.denominator}"
        return Said(text, written, value)
    percent = rng.choice([each for each in range(low, high + 1) if each % 5 == 0 or rng.random() < 0.15] or [low])
    text = rng.choice((f"{percent}%", f"{percent}%", f"{percent} percent", f"{percent} per cent"))
    return Said(text, f"{percent}%", Fraction(percent, 100))


def multiple(rng: random.Random) -> Said:
    """A multiple that "as many as" can follow: twice, 3 times, half, one and a half times."""
    value = rng.choice(
        (Fraction(2), Fraction(2), Fraction(3), Fraction(4), Fraction(5), Fraction(1, 2), Fraction(3, 2))
    )
    texts = {
        Fraction(2): ("twice", "twice", "two times", "2 times", "double"),
        Fraction(1, 2): ("half",),
        Fraction(3, 2): ("1.5 times", "one and a half times"),
    }.get(value, (f"{_WORDS[value.numerator]} times", f"{value.numerator} times"))
    return Said(rng.choice(texts), "0.5" if value == Fraction(1, 2) else code(value), value)
