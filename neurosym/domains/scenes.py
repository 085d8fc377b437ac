"""Scenes: several quantities of one situation, any of which can be asked for from some of the others.

What a problem asks decides which of its numbers matter and how; its story alone does not. A scene says
how its quantities depend on each other, and gives sentences that tell each and questions for each. A
problem is then made by choosing what is asked, deriving it from what is told, and telling more besides.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from neurosym.domains.asides import aside_for
from neurosym.domains.domain import Example
from neurosym.domains.templates import Person, example, joined, say
from neurosym.language.operators import OPERATORS

_DERIVED_TWICE = 0.35
"""How often a quantity that is needed is not told but derived in its turn."""
_DISTRACTED = 0.45
"""How often a quantity is told that does not matter."""
_IN_ONE_SENTENCE = 0.2
"""How often the last thing told and the question become one sentence."""
_ASIDE = 0.12
"""How often a sentence about something else stands in the problem."""

_SIGNS = {"add": "+", "sub": "-", "mul": "*", "div": "/"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the scene: its name in programs, its value, sentences that tell it, questions for it.

    Without sentences it is never told, without questions never asked for. The empty sentence is for what can be
    counted in the text itself.
    """

    key: str
    value: Fraction
    told: Sequence[str] = ()
    asked: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """How one quantity follows from others: `result = first (operator other)*`, from left to right."""

    result: str
    first: str
    rest: tuple[tuple[str, str], ...]

    @property
    def needed(self) -> tuple[str, ...]:
        """The quantities on the right-hand side, in order."""
        return (self.first, *(key for _, key in self.rest))

    def written(self) -> str:
        """The right-hand side as a program writes it; sums in products get brackets."""
        text, is_sum = self.first, False
        for operator, key in self.rest:
            if operator in ("mul", "div") and is_sum:
                text, is_sum = f"({text})", False
            text = f"{text} {_SIGNS[operator]} {key}"
            is_sum = is_sum or operator in ("add", "sub")
        return text


@dataclass(frozen=True, slots=True)
class Scene:
    """Quantities in the order in which one would tell them, and the rules between them.

    opening: sentences that may stand first. people: whose names may become pronouns.
    """

    quantities: tuple[Quantity, ...]
    rules: tuple[Rule, ...]
    opening: Sequence[str] = ()
    people: tuple[Person, ...] = ()


def known(key: str, value: int | Fraction, told: Sequence[str] = (), asked: Sequence[str] = ()) -> Quantity:
    """A quantity whose value is chosen freely."""
    return Quantity(key, Fraction(value), told, asked)


def rules(text: str) -> tuple[Rule, ...]:
    """Rules such as `left = had - given`, separated by semicolons; operators apply from left to right."""
    names = {sign: name for name, sign in _SIGNS.items()}
    made = []
    for entry in text.split(";"):
        result, _, right = entry.partition("=")
        first, *others = right.split()
        made.append(
            Rule(result.strip(), first, tuple((names[s], k) for s, k in zip(others[::2], others[1::2], strict=True)))
        )
    return tuple(made)


Wording = tuple[str, Sequence[str], Sequence[str]]
"""Of one quantity: its name in programs, sentences that tell it and questions for it, with {} for the number."""


def scene(
    rng: random.Random,
    wording: Mapping[str, Wording],
    rows: Sequence[Rule],
    values: Mapping[str, Fraction],
    *,
    extra: Sequence[Quantity] = (),
    opening: Sequence[str] = (),
    people: tuple[Person, ...] = (),
) -> Scene:
    """A scene whose quantities and rules are given by their roles; each role gets its name in programs.

    extra: quantities beside these, which never matter.
    """
    made = tuple(
        Quantity(name, values[role], tuple(form.format(spoken(rng, values[role])) for form in told), asked)
        for role, (name, told, asked) in wording.items()
    )
    names = {role: name for role, (name, _, _) in wording.items()}
    renamed = tuple(
        Rule(names[row.result], names[row.first], tuple((operator, names[role]) for operator, role in row.rest))
        for row in rows
        if all(role in names for role in (row.result, *row.needed))
    )
    return Scene((*made, *extra), renamed, opening, people)


def spoken(rng: random.Random, value: Fraction) -> str:
    """A number as people write it: a small one now and then as a word, a large one with a comma, cents in full."""
    if value.denominator == 1:
        return say(rng, value.numerator) if value < 1000 else f"{value.numerator:,}"
    return f"{float(value):.2f}"


def values_by(rows: Sequence[Rule], given: Mapping[str, int | Fraction]) -> dict[str, Fraction]:
    """The values of all quantities that follow from the given ones."""
    values = {key: Fraction(value) for key, value in given.items()}
    for _ in rows:
        for rule in rows:
            if rule.result not in values and all(key in values for key in rule.needed):
                values[rule.result] = _value(rule, values)
    return values


def _value(rule: Rule, values: Mapping[str, Fraction]) -> Fraction:
    value = values[rule.first]
    for operator, key in rule.rest:
        result = OPERATORS[operator].meaning(value, values[key])
        assert isinstance(result, Fraction)
        value = result
    return value


def problem(make: Callable[[random.Random], Scene]) -> Callable[[random.Random], Example]:
    """A template's `make`: a new scene of this kind, and a question about it."""

    def made(rng: random.Random) -> Example:
        scene = make(rng)
        while (told := _derivation(rng, scene)) is None:
            scene = make(rng)
        return _told(rng, scene, *told)

    return made


def _derivation(rng: random.Random, scene: Scene) -> tuple[Quantity, list[Rule]] | None:
    """A quantity to ask for, and the rules that lead to it, last one first; None if this choice leads nowhere."""
    by_key = {quantity.key: quantity for quantity in scene.quantities}
    asked = rng.choice([quantity for quantity in scene.quantities if quantity.asked])
    used: list[Rule] = []
    open_keys, closed = [asked.key], {asked.key}
    while open_keys:
        key = open_keys.pop(0)
        must = key == asked.key or not by_key[key].told
        ways = [rule for rule in scene.rules if rule.result == key and not closed.intersection(rule.needed)]
        if ways and (must or (len(used) < 2 and rng.random() < _DERIVED_TWICE)):
            rule = rng.choice(ways)
            used.append(rule)
            new = list(dict.fromkeys(rule.needed))
            open_keys += new
            closed.update(new)
        elif must:
            return None
    return asked, used


def _told(rng: random.Random, scene: Scene, asked: Quantity, used: list[Rule]) -> Example:
    derived = [rule.result for rule in used]
    needed = {key for rule in used for key in rule.needed} - set(derived)
    relevant = [quantity for quantity in scene.quantities if quantity.key in needed]
    shown = [q for q in scene.quantities if q.key in needed or _distracts(rng, scene, q, {*derived, *needed})]
    sentences = [sentence for quantity in shown if (sentence := rng.choice(quantity.told))]
    if rng.random() < 0.15:
        rng.shuffle(sentences)
    question = rng.choice(asked.asked)
    if scene.opening and rng.random() < 0.4:
        sentences.insert(0, rng.choice(scene.opening))
    if sentences and rng.random() < _IN_ONE_SENTENCE:
        question = f"If {_inside(sentences.pop(), scene).rstrip('.')}, {_inside(question, scene)}"
    sentences = _with_pronouns(rng, scene, sentences)
    if rng.random() < _ASIDE and (aside := aside_for(" ".join((*sentences, question)), rng)):
        places = [i for i in range(len(sentences) + 1) if not " ".join(sentences[i:]).startswith(("He ", "She "))]
        sentences.insert(rng.choice(places), aside)
    text = joined(*sentences, question)
    lines = [f"{quantity.key} = {_written(quantity.value)}" for quantity in relevant]
    lines += [f"{rule.result} = {rule.written()}" for rule in reversed(used)]
    return example(text, "\n".join((*lines, f"answer {asked.key}")), asked.value)


def _distracts(rng: random.Random, scene: Scene, quantity: Quantity, taken: set[str]) -> bool:
    """Whether to tell it too. What the answer's own derivation passes through is never told."""
    return bool(quantity.told) and quantity.key not in taken and rng.random() < _DISTRACTED


def _inside(sentence: str, scene: Scene) -> str:
    """The sentence as it stands after other words: a small letter, unless it begins with a name."""
    first = sentence.split()[0].removesuffix("'s")
    if first.isdigit() or any(first == person.name for person in scene.people):
        return sentence
    return sentence[0].lower() + sentence[1:]


def _with_pronouns(rng: random.Random, scene: Scene, sentences: Sequence[str]) -> list[str]:
    """Where two sentences running begin with the same name, the second may begin with a pronoun."""
    told: list[str] = []
    last = ""
    for sentence in sentences:
        person = next((p for p in scene.people if sentence.startswith(f"{p.name} ")), None)
        if person is not None and person.name == last and rng.random() < 0.7:
            told.append(person.he.title() + sentence.removeprefix(person.name))
        else:
            told.append(sentence)
        last = person.name if person is not None else ""
    return told


def _written(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):g}"


def worded(
    keys: Mapping[str, str], told: Mapping[str, Sequence[str]], asked: Mapping[str, Sequence[str]]
) -> dict[str, Wording]:
    """Wordings put together by role; what has no sentences is never told, what has no questions never asked for."""
    return {role: (key, told.get(role, ()), asked.get(role, ())) for role, key in keys.items()}


def wordings(text: str) -> dict[str, Wording]:
    """Wordings written line by line: `role = name in programs`, then sentences, and questions after a `?` mark.

    Raises ValueError if a role stands twice.
    """
    made: dict[str, tuple[str, list[str], list[str]]] = {}
    last: tuple[str, list[str], list[str]] = ("", [], [])
    for line in filter(None, map(str.strip, text.splitlines())):
        role, sign, name = line.partition(" = ")
        if sign:
            if role in made:
                raise ValueError(f"the role {role!r} stands twice")
            made[role] = last = (name, [], [])
        elif line.startswith("? "):
            last[2].append(line.removeprefix("? "))
        else:
            last[1].append(line)
    return dict(made)


def plural_values(rows: Sequence[Rule], choose: Callable[[], Mapping[str, int]]) -> dict[str, Fraction]:
    """The values that follow from what `choose` draws, drawn again until all are whole and at least two."""
    values = values_by(rows, choose())
    while any(value < 2 or value.denominator != 1 for value in values.values()):
        values = values_by(rows, choose())
    return values
