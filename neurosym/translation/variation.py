"""Variants of a training problem: other numbers in text and program, or a sentence more that does not matter.

A number is changed only where it is certain that text and program mean the same thing by it, and the new
problem must be as sensible as the old one: whole and positive results stay whole and positive.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from neurosym.domains.asides import aside_for
from neurosym.errors import EvaluationError
from neurosym.language.printing import finite_decimals
from neurosym.language.semantics import answer_under, environment_of
from neurosym.language.syntax import Answer, Apply, Definition, Expression, Number, Program, ValueQuery
from neurosym.translation.splitting import split

_NUMERAL = re.compile(r"(?<![\w./:-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w/:]|-\d|\.\d|,\d)")
_CONSTANTS = frozenset(map(Fraction, ("0", "1", "2", "7", "12", "24", "30", "52", "60", "100", "365", "1000")))
_ATTEMPTS = 40
_LARGEST_RATIO = 4  # between an old and a new result, so that a trip does not become a voyage


@dataclass(frozen=True, slots=True)
class Variant:
    """A problem with other numbers: its text, its program, and the answer of the program."""

    text: str
    program: Program
    answer: Answer


def variants(text: str, program: Program, count: int, generator: random.Random) -> Iterator[Variant]:
    """Up to `count` different variants; none if no number can be changed with certainty."""
    changeable = changeable_numbers(text, program)
    seen = {text}
    for _ in range(_ATTEMPTS * count if changeable else 0):
        if len(seen) > count:
            return
        variant = _changed(text, program, {old: _another(old, shown, generator) for old, shown in changeable.items()})
        if variant is not None and variant.text not in seen:
            seen.add(variant.text)
            yield variant


def with_aside(text: str, generator: random.Random) -> str:
    """The text with an irrelevant sentence somewhere before its last one; the text itself where none fits."""
    parts = [part.text for part in split(text)]
    aside = aside_for(text, generator)
    if aside is None or len(parts) < 2 or " ".join(parts) != " ".join(text.split()):
        return text
    parts.insert(generator.randint(0, len(parts) - 1), aside)
    return " ".join(parts)


def changeable_numbers(text: str, program: Program) -> dict[Fraction, str]:
    """The numbers that can be changed, with the numerals that stand for them in the text.

    Such a number stands once in the text and once in the program, is no common constant, and no other number
    or result of the program is equal to it or follows from it (80 from 20 %, 0.2 from 20 %).
    """
    if not all(isinstance(statement, Definition) for statement in program.statements):
        return {}
    if not isinstance(program.query, ValueQuery):
        return {}
    told = Counter(_value(match) for match in _NUMERAL.finditer(text))
    shown = {_value(match): match[0] for match in _NUMERAL.finditer(text)}
    everywhere = Counter(Fraction(digits) for digits in re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")))
    used = Counter(_literals(program))
    try:
        results = {value for value in _computed(program).values() if isinstance(value, Fraction)}
    except EvaluationError:
        return {}
    return {
        value: shown[value]
        for value in told
        if told[value] == everywhere[value] == used[value] == 1
        and value not in _CONSTANTS | results
        and not (_derived(value) & (set(used) - _CONSTANTS - {value}))
    }


def _computed(program: Program) -> dict[str, object]:
    """The results of the statements that calculate something."""
    environment = environment_of(program, {})
    return {
        statement.name: environment[statement.name]
        for statement in program.statements
        if isinstance(statement, Definition) and not isinstance(statement.value, Number)
    }


def _derived(value: Fraction) -> set[Fraction]:
    return {100 - value, 100 + value, value / 100, 1 - value / 100, 1 + value / 100, 2 * value, value / 2, value - 1}


def _value(match: re.Match[str]) -> Fraction:
    return Fraction(match[0].replace(",", ""))


def _literals(program: Program) -> Iterator[Fraction]:
    for statement in program.statements:
        if isinstance(statement, Definition):
            yield from _numbers(statement.value)


def _numbers(expression: Expression) -> Iterator[Fraction]:
    match expression:
        case Number(value=value):
            yield value
        case Apply(arguments=arguments):
            for argument in arguments:
                yield from _numbers(argument)


def _another(old: Fraction, shown: str, generator: random.Random) -> Fraction:
    """A number of the same sort: as many digits and decimals, round where the old one is round."""
    decimals = len(shown.partition(".")[2])
    scaled = int(old * 10**decimals)
    step = next((step for step in (1000, 100, 50, 10, 5) if scaled % step == 0 and scaled > step), 1)
    digits = len(str(scaled))
    low, high = max(2, 10 ** (digits - 1)), 10**digits - 1
    low, high = max(low, scaled // 3), min(high, scaled * 3 + 3)
    first, last = -(-low // step), high // step
    return Fraction(generator.randint(first, max(first, last)) * step, 10**decimals)


def _changed(text: str, program: Program, changes: Mapping[Fraction, Fraction]) -> Variant | None:
    """The variant, if it is sensible and its numbers are told apart."""
    untouched = {_value(match) for match in _NUMERAL.finditer(text)} - set(changes)
    if len({*changes.values()} - untouched) < len(changes) or all(old == new for old, new in changes.items()):
        return None
    new_text = _NUMERAL.sub(lambda match: _written(match, changes), text)
    statements = tuple(
        replace(statement, value=_replaced(statement.value, changes), note=_note(statement.note, changes))
        for statement in program.statements
        if isinstance(statement, Definition)
    )
    new_program = replace(program, statements=statements, text="")
    try:
        if not _sensible(_computed(program), _computed(new_program)):
            return None
        return Variant(new_text, new_program, answer_under(new_program, {}))
    except EvaluationError:
        return None


def _sensible(old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    """Each result keeps its sign, stays whole if it was, ends where it ended, and has about the same size."""
    for name, before in old.items():
        after = new[name]
        if not isinstance(before, Fraction) or not isinstance(after, Fraction):
            return False
        if (before > 0) != (after > 0) or (before < 0) != (after < 0):
            return False
        if before.denominator == 1 and after.denominator != 1:
            return False
        if finite_decimals(abs(before)) is not None and len(finite_decimals(abs(after)) or "0" * 99) > 12:
            return False
        if before and not 1 / Fraction(_LARGEST_RATIO) <= after / before <= _LARGEST_RATIO:
            return False
    return True


def _written(match: re.Match[str], changes: Mapping[Fraction, Fraction]) -> str:
    old = _value(match)
    if old not in changes:
        return match[0]
    decimals = len((match[2] or ".")[1:])
    return f"{float(changes[old]):{',' if ',' in match[0] else ''}.{decimals}f}"


def _replaced(expression: Expression, changes: Mapping[Fraction, Fraction]) -> Expression:
    match expression:
        case Number(value=value):
            return replace(expression, value=changes.get(value, value))
        case Apply(arguments=arguments):
            return replace(expression, arguments=tuple(_replaced(argument, changes) for argument in arguments))
    return expression


def _note(note: str, changes: Mapping[Fraction, Fraction]) -> str:
    """The note with the new numbers; none at all if a number in it cannot be placed."""
    if any(_value(match) not in changes for match in _NUMERAL.finditer(note)):
        return ""
    changed = _NUMERAL.sub(lambda match: _written(match, changes), note)
    return changed if len(re.findall(r"\d+", changed)) == len(_NUMERAL.findall(changed)) else ""
