"""Which sentence of a problem a statement came from: told by shared numbers and shared words.

A program says nothing of where its statements came from, so the link is found afterwards, by a
plain rule that can be checked by eye: a number (or its word, "twice", "half", "dozen") that both have
counts most, then words of the name and the note that both have, rarer words more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from neurosym.language.syntax import (
    Apply,
    Constraint,
    Declaration,
    Definition,
    Expression,
    Name,
    Number,
    Program,
    Row,
    Statement,
)

_NUMBER_WORDS: dict[str, Fraction] = {
    word: Fraction(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
}
_NUMBER_WORDS |= {
    word: Fraction(10 * tens)
    for tens, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)
}
_NUMBER_WORDS |= {
    "hundred": Fraction(100),
    "thousand": Fraction(1000),
    "million": Fraction(1_000_000),
    "dozen": Fraction(12),
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "fourth": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "twice": Fraction(2),
    "double": Fraction(2),
    "pair": Fraction(2),
    "couple": Fraction(2),
    "thrice": Fraction(3),
    "triple": Fraction(3),
    "week": Fraction(7),
}
_STOP_WORDS = frozenset(
    (
        "a an and are as at be been but by can did do does each every for from get gets had has have he her "
        "his how  if in into is it its many much of on or she so some than that the their them then there "
        "they this to was  were what when which who will with would total number amount left per all"
    ).split()
)
_ABBREVIATIONS = ("mr.", "mrs.", "ms.", "dr.", "st.", "no.", "vs.", "approx.", "a.m.", "p.m.", "e.g.", "i.e.")
_SENTENCE_END = re.compile(r"(?:[.?!]+[\"')\]”’]*\s+|\n+)(?=\S)")
_TEXT_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+/\d+|\d*\.\d+|\d+")
_WORD = re.compile(r"[a-z]+")
_NUMBER_WEIGHT = 3.0
_ENOUGH = 1.0


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, trimmed, in order. "Mr.", "3.5" and the like do not end one."""
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        so_far = text[start : match.end()].strip()
        if so_far.lower().endswith(_ABBREVIATIONS) and "\n" not in match.group():
            continue
        if so_far:
            found.append(so_far)
        start = match.end()
    rest = text[start:].strip()
    return tuple([*found, rest] if rest else found)


def attribute(program: Program, text: str) -> tuple[int | None, ...]:
    """For each statement the index of the sentence of `text` that it most likely came from, or None.

    None means that no sentence shares enough with the statement, as for a step of pure reckoning.
    """
    parts = [_text_features(sentence) for sentence in sentences(text)]
    spread = Counter(word for _, words in parts for word in words)
    return tuple(_best_sentence(statement, parts, spread) for statement in program.statements)


Features = tuple[frozenset[Fraction], frozenset[str]]


def _best_sentence(statement: Statement, parts: list[Features], spread: Counter[str]) -> int | None:
    numbers, words = _statement_features(statement)
    best, best_score = None, 0.0
    for index, (their_numbers, their_words) in enumerate(parts):
        score = _NUMBER_WEIGHT * len(numbers & their_numbers)
        score += sum(1.0 / spread[word] for word in words & their_words)
        if score >= _ENOUGH and score > best_score:
            best, best_score = index, score
    return best


def _text_features(sentence: str) -> Features:
    lowered = sentence.lower()
    numbers = {_number_value(match.group()) for match in _TEXT_NUMBER.finditer(lowered)}
    words = _WORD.findall(lowered)
    numbers |= {_NUMBER_WORDS[word] for word in words if word in _NUMBER_WORDS}
    numbers |= {value / 100 for value in numbers if "%" in sentence or "percent" in lowered}
    numbers |= {value / 100 for value in numbers if "cent" in words or "cents" in words}
    return frozenset(numbers), _content(words)


def _statement_features(statement: Statement) -> Features:
    note_words = _WORD.findall(statement.note.lower())
    match statement:
        case Definition(name=name, value=value):
            trees, names = [value], [name]
        case Constraint(formula=formula):
            trees, names = [formula], []
        case Declaration(names=declared) | Row(names=declared):
            return frozenset(), _content([word for name in declared for word in name.split("_")] + note_words)
    leaves = [leaf for tree in trees for leaf in _leaves(tree)]
    numbers = {leaf.value for leaf in leaves if isinstance(leaf, Number)}
    names += [leaf.name for leaf in leaves if isinstance(leaf, Name)]
    words = [word for name in names for word in name.split("_")]
    return frozenset(numbers - {Fraction(1)}) or frozenset(numbers), _content(words + note_words)


def _leaves(root: Expression) -> Iterator[Expression]:
    pending = [root]
    while pending:
        expression = pending.pop()
        if isinstance(expression, Apply):
            pending.extend(expression.arguments)
        else:
            yield expression


def _content(words: list[str]) -> frozenset[str]:
    """Words that carry meaning, cut to a crude stem so that "apple" meets "apples", "sold" stays "sold"."""
    return frozenset(_stem(word) for word in words if len(word) > 2 and word not in _STOP_WORDS)


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "es", "ed", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _number_value(written: str) -> Fraction:
    above, _, below = written.replace(",", "").partition("/")
    return Fraction(above) / (int(below) or 1) if below else Fraction(above)
