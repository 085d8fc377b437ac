"""Words for what a parser did not expect: a label for the mistake, what was expected, and a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from neurosym.errors import Fault
from neurosym.language.grammars import plain_name

if TYPE_CHECKING:
    from lark import UnexpectedInput

_SIGNS = {
    "×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "—": "-", "≤": "<=", "≥": ">=", "≠": "!=", "^": "**",
    "²": "** 2", "³": "** 3", "½": "1 / 2", "¼": "1 / 4", "¾": "3 / 4", "“": '"', "”": '"', "„": '"',
    "'": '"', "‘": '"', "’": '"', "&": "and", "|": "or", "√": "sqrt(...)", "π": "3.14",
    "∀": "forall", "∃": "exists", "∧": "and", "∨": "or", "¬": "not", "→": "implies", "↔": "iff", "⊕": "xor",
}  # fmt: skip
_SYMBOLS = {
    "$": "write the unit behind the number: 5 [dollars]",
    "€": "write the unit behind the number: 5 [euros]",
    "£": "write the unit behind the number: 5 [pounds]",
    "{": "write round brackets",
    "}": "write round brackets",
    "[": "only a number has a unit, right behind it: 5 [kg]",
    ";": "each statement stands on a line of its own",
    "!": "write not for a negation, != for unequal, factorial(n) for a factorial",
    "`": "write the program alone, without a frame around it",
    "\\": "a program is plain text without LaTeX",
    "_": "names begin with a letter",
    ".": "write a digit on both sides of the decimal point",
    "\r": "end the line by a newline",
    "\u00a0": "write a plain space",
}
_FOREIGN = {
    "let": "a definition needs no word before it: name = ...",
    "var": "a definition needs no word before it: name = ...",
    "return": "the last line says what is asked: answer name",
    "print": "the last line says what is asked: answer name",
    "if": "an implication is written: a implies b",
    "maximize": "write answer maximise ...",
    "minimize": "write answer minimise ...",
    "maximise": "this domain asks for the largest value: answer largest ...",
    "minimise": "this domain asks for the smallest value: answer smallest ...",
    "unknown": "this domain has no unknowns; the domain equations has",
}
_NAMES = {
    "NAME": "a name",
    "NUMBER": "a number",
    "_NL": "the end of the line",
    "$END": "the end of the program",
    "NOTE": "a note",
    "POSITION": "a whole number",
    "TEXT": "a label in double quotes",
    "UNIT_NAME": "the name of a unit",
    "UNIT_POWER": "a whole number from 1 to 9",
}
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_OPERATOR_SIGNS = frozenset({*_COMPARISONS, "+", "-", "*", "/", "//", "**", "%"})
_OPERATOR_WORDS = frozenset({"mod", "and", "or", "implies"})
_STATEMENT_WORDS = frozenset({"answer", "unknown", "order", "row", "free", "ring", "people"})
_LISTED = 6
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class _Place:
    """What was met where: the name of the terminal found, its text, and the line on both sides of it."""

    kind: str
    found: str
    expected: frozenset[str]
    before: str
    after: str
    words: frozenset[str]


def fault_of(unexpected: UnexpectedInput, text: str, spelling: Mapping[str, str]) -> Fault:
    """The fault in human words. `spelling` says how the fixed terminals of the grammar are written."""
    from lark import UnexpectedCharacters, UnexpectedToken

    offset = unexpected.pos_in_stream or 0
    kind, found, expected = "", text[offset : offset + 1], frozenset[str]()
    if isinstance(unexpected, UnexpectedToken):
        kind, found = plain_name(unexpected.token.type), str(unexpected.token)
        expected = frozenset(map(plain_name, unexpected.accepts or unexpected.expected))
        offset = len(text.rstrip()) if kind == "$END" else offset
    elif isinstance(unexpected, UnexpectedCharacters):
        expected = frozenset(map(plain_name, unexpected.allowed or ()))
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    words = frozenset(word for word in spelling.values() if word[0].isalpha())
    place = _Place(kind, found, expected, line[: offset - start], line[offset - start :], words)
    wanted = ", ".join(_wanted(place, spelling))
    message = f"{_found(place)}, where {wanted} was expected" if wanted else _found(place)
    return Fault(message, text.count("\n", 0, offset) + 1, offset - start + 1, next(_hints(place), ""))


def _found(place: _Place) -> str:
    match place.kind:
        case "$END":
            return "the program ends" if place.before.strip() else "the program is empty"
        case "_NL":
            return "the line ends"
        case "NOTE":
            return "a note stands"
        case "":
            return f"the character {place.found!r} stands"
        case _:
            shown = place.found if len(place.found) <= _SHOWN else place.found[: _SHOWN - 3] + "..."
            return f"{shown!r} stands"


def _wanted(place: _Place, spelling: Mapping[str, str]) -> Iterator[str]:
    """What was expected, with the many ways to begin or to go on with a term drawn together."""
    expected = place.expected
    signs = {spelling[kind] for kind in expected if kind in spelling}
    rest = sorted(_NAMES[kind] for kind in expected if kind in _NAMES)
    if {"NAME", "NUMBER"} <= expected:
        yield "a term"
        rest = [name for name in rest if name not in ("a name", "a number")]
        signs &= _STATEMENT_WORDS
    elif len(signs & _OPERATOR_SIGNS) > 2:
        yield "an operator"
        # For a strange character Lark says what its state allows, closing brackets that are not open too.
        signs = signs - _OPERATOR_SIGNS - _OPERATOR_WORDS if place.kind else set()
    listed = [*(f"{sign!r}" for sign in sorted(signs)), *rest]
    yield from listed[:_LISTED]


def _hints(place: _Place) -> Iterator[str]:
    """Every hint that fits, the most telling first."""
    previous = place.before.rstrip()
    word = (re.findall(r"[a-zA-Z_][a-zA-Z0-9_]*$", previous) or [""])[-1]
    if word in _FOREIGN and word not in place.words:
        yield _FOREIGN[word]
    if "WORLD" in place.expected:
        yield "begin with the world: world open, or world closed"
    yield from _ending_hints(place)
    yield from _length_hints(place, previous)
    yield from _number_hints(place, previous)
    if place.found == "=":
        yield "write == for an equation; = gives a name its value and stands behind the name"
    if place.found in ("<", ">") and previous.endswith("="):
        yield f"write {place.found}="
    if place.found == ">" and previous.endswith("<"):
        yield "write != for unequal"
    if place.found in _COMPARISONS and re.search(r"==|!=|[<>]", previous):
        yield "only two terms are compared at a time: a < b and b < c"
    if place.found == ")" and "PLUS" not in place.expected and "NUMBER" not in place.expected:
        yield "this bracket closes nothing"
    if place.found == "(" and word:
        yield _function_hint(word, place.words)
    if previous.endswith("%"):
        yield "% is percent; the remainder is written a mod b"
    if place.found in place.words and "NAME" in place.expected:
        yield f"{place.found!r} is a word of the language and cannot be a name"
    if place.kind == "NAME" and word and word not in place.words:
        yield f"a name is one word: {word}_{place.found}"
    yield from _character_hints(place)
    if place.kind in ("NAME", "NUMBER", "LPAR") and "PLUS" in place.expected:
        yield "there is no operator between the two terms"


def _ending_hints(place: _Place) -> Iterator[str]:
    in_answer = place.before.lstrip().startswith("answer")
    if place.kind in ("$END", "_NL") and "RPAR" in place.expected:
        yield "a bracket is not closed"
    elif place.kind == "$END" and not in_answer and {"ANSWER", "_NL"} & place.expected:
        yield "the last line says what is asked: answer name"
    elif place.kind != "$END" and place.expected <= {"$END", "_NL"} and not place.before.strip():
        yield "the answer is the last line"
    elif place.kind == "NOTE":
        yield "a note stands on a line of its own before its statement"


def _length_hints(place: _Place, previous: str) -> Iterator[str]:
    if place.before.lstrip().startswith("#"):
        yield "a note has at most 200 characters"
    elif place.kind == "NUMBER" and re.search(r"[0-9]{30}$", previous):
        yield "a number has at most 30 digits on each side of the point"
    elif place.kind == "NAME" and re.search(r"[a-z0-9_]{60}$", previous):
        yield "a name has at most 60 characters"


def _number_hints(place: _Place, previous: str) -> Iterator[str]:
    if not re.search(r"\b[0-9.]+$", previous):
        return
    if re.match(r",[0-9]{3}\b", place.after):
        yield "write a number without commas: 1000"
    elif place.found in ("percent", "pct"):
        yield "write 5% for five percent"
    elif place.kind == "NAME":
        yield f"a name begins with a letter, and a product is written out: 2 * {place.found}"


def _function_hint(word: str, words: frozenset[str]) -> str:
    close = get_close_matches(word, words, 1)
    return f"there is no function {word!r}" + (f"; did you mean {close[0]!r}?" if close else "")


def _character_hints(place: _Place) -> Iterator[str]:
    if place.found in _SIGNS:
        yield f"write {_SIGNS[place.found]}"
    elif place.found in _SYMBOLS:
        yield _SYMBOLS[place.found]
    elif place.found[:1].isupper():
        yield "names are written in small letters"
    elif not place.kind and not place.found.isascii():
        yield "a program is written in plain letters a to z, digits and signs; notes and labels are free"
