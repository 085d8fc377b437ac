"""Values read out of answers: exact numbers with their precision, ratios, truth values, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd

from neurosym.answering.numerals import Numeral, number_in_words, numerals, plain
from neurosym.language.syntax import ClosedForm, Ratio, Table, Value
from neurosym.verification.radicals import decimals_of
from neurosym.verification.tables import Grid, grid_of, read_table

MIN_DECIMALS = 2
"""A decimal may stand for a longer number only with at least this many decimals, and significant digits."""

MAX_DIGITS = 12
"""Digits beyond these are taken as the print of a binary float, and only these are compared."""

_RATIO = re.compile(r"^\D{0,40}?(\d{1,30}(?:\s*(?::|\bto\b)\s*\d{1,30})+)\D{0,20}$", re.IGNORECASE)
_TIME_OR_DATE = re.compile(
    r"\d\s*[ap]\.?\s?m\b|\d\s?o'?\s?clock|\b\d{1,2}:[0-5]\d:[0-5]\d\b"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{3,6})?\.?\s+\d|\bmay\s+\d"
    r"|\d\s+(?:january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[;\n]|,(?!\d{3}(?!\d))|\band\b|&)\s*")
_ROOT = re.compile(r"sqrt|√|\bpi\b|π|\\pi", re.IGNORECASE)
_TRUTHS = {
    "true": ("true", "yes", "correct", "proved", "holds"),
    "false": ("false", "no", "incorrect", "disproved"),
    "unknown": ("unknown", "uncertain", "undetermined", "cannot be determined", "not enough information"),
}
_TRUTH_OF = {word: truth for truth, words in _TRUTHS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that a text may mean, and how far from it the intended number may lie (0 if exact)."""

    value: Fraction
    slack: Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number: its possible readings ("40%" is 40 or 2/5), and the words that stand with it."""

    readings: tuple[Reading, ...]
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Root:
    """An exact real that is no fraction, in normal form, and its decimals where they are known."""

    text: str
    approximation: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A ratio in lowest whole numbers."""

    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TruthValue:
    """ "true", "false" or "unknown"."""

    value: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are no number."""

    words: str


Item = Quantity | Root | Parts | TruthValue | Phrase | Grid


def from_value(value: Value) -> Item:
    """An exact value of the language as an item."""
    match value:
        case bool():
            return TruthValue("true" if value else "false")
        case Fraction():
            return Quantity((Reading(value, Fraction(0)),))
        case Ratio(parts):
            return Parts(_lowest(parts))
        case ClosedForm(text, approximation):
            return Root(normal_form(text), approximation)
        case Table():
            return grid_of(value)
        case str():
            return truth(value) or Phrase(value)


def read_printed(text: str) -> Value:
    """The value that `print_value` printed as this text: its inverse, up to the decimals of a closed form."""
    if text in {"true", "false"}:
        return text == "true"
    if re.fullmatch(r"-?\d+(?:/\d+)?", text):
        return Fraction(text)
    if re.fullmatch(r"\d+(?::\d+)+", text):
        return Ratio(tuple(map(int, text.split(":"))))
    table = read_table(text) if ": " in text else None
    if table is not None:
        return table
    return ClosedForm(text, "") if decimals_of(text) is not None else text


def numbers_in(text: str) -> tuple[Item, ...]:
    """The numbers and ratios that a text consists of, with their words; () if it is not made of numbers.

    "30 (girls); 15 (boys)" is two quantities, "2:13" one ratio, "12" and "$12 an hour" one quantity. A
    time of day, a date, a name, or a part with two numbers in it ("5 out of 10") is not made of numbers.
    """
    text = plain(text).rpartition("=")[2].strip()
    if _TIME_OR_DATE.search(text):
        return ()
    if ratio := _RATIO.match(text):
        return (Parts(_lowest(tuple(int(part) for part in re.findall(r"\d+", ratio[1])))),)
    items = [_part(part) for part in split_parts(text) if part.strip(" .()")]
    whole = tuple(item for item in items if item is not None)
    return whole if len(whole) == len(items) else ()


def split_parts(text: str) -> list[str]:
    """The text cut at semicolons, commas that are no thousands separators, "and" and line ends."""
    return _PARTS.split(text)


def truth(text: str) -> TruthValue | None:
    """The truth value that a text names, if it names one and nothing else."""
    word = _TRUTH_OF.get(text.strip(" .!*\"'").casefold())
    return None if word is None else TruthValue(word)


def normal_form(text: str) -> str:
    """An exact real as text without LaTeX and spaces: "2*sqrt(3)" for "2\\sqrt{3}" and "2 * √3"."""
    text = re.sub(r"\\sqrt\s*\{([^{}]*)\}|√\s*\(?(\w+)\)?", lambda m: f"sqrt({m[1] or m[2]})", text)
    text = re.sub(r"\\pi|π", "pi", text).replace("\\cdot", "*").replace("\\times", "*").replace("^", "**")
    return re.sub(r"(?<=\d)\*?(?=sqrt|pi)", "*", re.sub(r"[\s$]", "", text))


def _part(text: str) -> Item | None:
    if _ROOT.search(text):
        return Root(normal_form(text))
    found = numerals(text)
    if len(found) > 1:
        text = re.sub(r"\([^)]*\)", "", text)
        found = numerals(text)
    if len(found) == 1:
        rest = f"{text[: found[0].start]} {text[found[0].end :]}"
        return Quantity(_readings(found[0]), frozenset(_stems(rest)))
    value = number_in_words(text) if not found else None
    return None if value is None else Quantity((Reading(value, Fraction(0)),))


def _readings(numeral: Numeral) -> tuple[Reading, ...]:
    slack = Fraction(0)
    if numeral.decimals is not None and numeral.decimals >= MIN_DECIMALS and numeral.digits >= MIN_DECIMALS:
        kept = max(MIN_DECIMALS, min(numeral.decimals, MAX_DIGITS - (numeral.digits - numeral.decimals)))
        slack = Fraction(1, 2) / Fraction(10) ** kept
    factors = [Fraction(1)]
    if numeral.scale != 1:
        factors.append(Fraction(numeral.scale))
    if numeral.percent:
        factors.append(Fraction(1, 100))
    return tuple(Reading(numeral.value * factor, slack * factor) for factor in factors)


def _stems(words: str) -> list[str]:
    """The words beside a number, in lower case and without the plural s."""
    return [word.removesuffix("s") for word in re.findall(r"[a-z]{2,}", words.casefold())]


def _lowest(parts: tuple[int, ...]) -> tuple[int, ...]:
    divisor = reduce(gcd, parts) or 1
    return tuple(part // divisor for part in parts)
