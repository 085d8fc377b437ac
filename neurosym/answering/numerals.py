"""Numbers as people and models write them: "$1,234.50", "2 1/2", "40%", "\\frac{3}{4}", "2.5 million".

Nothing here goes through a float: a numeral is a fraction together with how it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,30}(?![\d,]*\d)|\d{1,300}(?!\d))"
_DECIMAL = rf"(?:{_DIGITS}(?:\.\d{{1,300}})?(?:[eE][+-]?\d{{1,2}}(?![\w.]))?|\.\d{{1,300}})"
_NUMERAL = re.compile(
    rf"""(?<![\w.]) (?P<sign>[-+](?=[\d.$€£¥]))? [$€£¥]? (?P<inner>-)?
    (?: (?P<whole>\d{{1,30}}) (?:\s+and)? \s+ (?P<top>\d{{1,30}}) \s?/\s? (?P<bottom>\d{{1,30}}) (?![\d.,]*\d)
      | (?P<numerator>{_DECIMAL}) \s?/\s? (?P<denominator>{_DECIMAL})
      | (?P<number>{_DECIMAL}) )
    (?P<percent>\s?(?:%|percent\b|per\s+cent\b))?
    (?:\s?(?P<scale>thousand|million|billion|trillion)s?\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_PLAIN = (
    (re.compile(r"\\boxed\s*"), ""),
    (re.compile(r"(\d)\s*\\[dt]?frac\s*\{\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}"), r"\1 \2/\3"),
    (re.compile(r"\\[dt]?frac\s*\{\s*([\d.]+)\s*\}\s*\{\s*([\d.]+)\s*\}"), r"\1/\2"),
    (re.compile(r"\\(?:text|mathrm|mathbf|textbf|operatorname)\s*\{([^{}]*)\}"), r" \1"),
    (re.compile(r"\{,\}|(?<=\d),?\\[,!](?=\d{3})"), ","),
    (re.compile(r"\\[,;:! ]|~"), " "),
    (re.compile(r"\\([$%#&_])"), r"\1"),
    (re.compile(r"(?<!\d)\*\*|\*\*(?!\d)|__|`"), ""),
    (re.compile("[\N{MINUS SIGN}\N{EN DASH}\N{NON-BREAKING HYPHEN}]"), "-"),
    (re.compile("(?<=\\d)[\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}](?=\\d{3})"), ","),
    (re.compile("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"), " "),
)
_VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8", "⅜": "3/8"}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    value: the number before percent and scale. decimals: digits after the point, or None if it was
    written as a whole number or a fraction. digits: significant digits as written. percent: a percent
    sign follows. scale: 1000 for "thousand", and so on. start, end: where it stands in the text.
    """

    value: Fraction
    decimals: int | None
    digits: int
    percent: bool
    scale: int
    start: int
    end: int

    def __str__(self) -> str:
        """The numeral without currency and thousands separators: "1234.50", "7/20", "40%", "2.5 million"."""
        number = str(self.value) if self.decimals is None else _decimal_text(self.value, self.decimals)
        words = {factor: f" {word}" for word, factor in _SCALES.items()}
        return number + ("%" if self.percent else "") + words.get(self.scale, "")


def plain(text: str) -> str:
    """The text without the LaTeX and Markdown that only dress numbers and words."""
    for sign, fraction in _VULGAR.items():
        text = re.sub(rf"(?<=\d)\s?{sign}", f" {fraction}", text).replace(sign, fraction)
    for pattern, replacement in _PLAIN:
        text = pattern.sub(replacement, text)
    return text


def numerals(text: str) -> tuple[Numeral, ...]:
    """All numerals of a text (see `plain`), in order. A division by zero is no numeral."""
    found = (_numeral(match) for match in _NUMERAL.finditer(text))
    return tuple(numeral for numeral in found if numeral is not None)


def _numeral(match: re.Match[str]) -> Numeral | None:
    written = match["number"]
    value: Fraction | None
    if written is not None:
        value, decimals = _exact(written)
    elif match["whole"] is not None:
        value, decimals = _quotient(match["top"], match["bottom"]), None
        value = None if value is None else value + int(match["whole"])
    else:
        value, decimals = _quotient(match["numerator"], match["denominator"]), None
    if value is None:
        return None
    return Numeral(
        value=-value if match["sign"] == "-" or match["inner"] else value,
        decimals=decimals,
        digits=len(re.sub(r"[eE].*|\D", "", written or "").lstrip("0")),
        percent=match["percent"] is not None,
        scale=_SCALES.get((match["scale"] or "").lower(), 1),
        start=match.start(),
        end=match.end(),
    )


def _exact(written: str) -> tuple[Fraction, int | None]:
    """The value of a decimal numeral, and its digits after the point, None for a whole number."""
    mantissa, _, exponent = written.replace(",", "").lower().partition("e")
    decimals = len(mantissa.partition(".")[2]) - int(exponent or 0)
    value = Fraction(mantissa) * Fraction(10) ** int(exponent or 0)
    return value, (decimals if decimals > 0 else None)


def _quotient(top: str, bottom: str) -> Fraction | None:
    denominator = _exact(bottom)[0]
    return None if denominator == 0 else _exact(top)[0] / denominator


def _decimal_text(value: Fraction, decimals: int) -> str:
    units = abs(value) * 10**decimals
    digits = str(units.numerator // units.denominator).rjust(decimals + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


def number_in_words(text: str) -> Fraction | None:
    """The number that a phrase begins with: "twenty-five", "two hundred and six apples", "three quarters".

    None if the phrase does not begin with a number in words.
    """
    total = current = 0
    before = ""
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES and before:
            total, current = total + (current or 1) * _SCALES[word], 0
        elif (part := _part(word)) and (before or part == 2):
            whole = Fraction(total + current)
            return whole + Fraction(1, part) if before in {"", "a"} else whole / part
        elif not (word == "and" and before) and not (word == "a" and before in {"", "and"}):
            break
        before = word
    return Fraction(total + current) if before not in {"", "a"} else None


def _part(word: str) -> int | None:
    return 2 if word == "halves" else _PARTS.get(word.removesuffix("s"))
