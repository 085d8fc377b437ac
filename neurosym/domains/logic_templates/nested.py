"""Nested quantifiers over whoever there may be: forms of inference whose answer is known."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from neurosym.domains.domain import Example, Sentence
from neurosym.domains.logic_templates.judging import question
from neurosym.domains.templates import people
from neurosym.domains.wording import a, key, sentence, third
from neurosym.language.syntax import TruthValue

_DOERS = (
    ("doctor", "patient", "treat"),
    ("teacher", "pupil", "praise"),
    ("spider", "fly", "catch"),
    ("agent", "dealer", "follow"),
    ("driver", "passenger", "greet"),
    ("critic", "author", "read"),
    ("collector", "stamp", "own"),
    ("gardener", "tree", "water"),
    ("judge", "lawyer", "know"),
)
_ORDERS = ("older than", "taller than", "richer than", "heavier than", "faster than", "senior to")
_TRAITS = "happy|tired|famous|rich|proud|nervous|busy|calm".split("|")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: two kinds, a verb, a trait, two names."""

    rng: random.Random
    first: str
    second: str
    verb: str
    trait: str
    names: tuple[str, str, str]

    @property
    def does(self) -> str:
        """The verb in the third person."""
        return third(self.verb)


Premise = tuple[str, str]
Case = tuple[list[Premise], list[tuple[Premise, TruthValue]]]
"""Premises, and what could be asked with the answer; each a sentence and a formula."""


def _words(rng: random.Random) -> Words:
    first, second, verb = rng.choice(_DOERS)
    one, two, three = (person.name for person in people(rng, 3))
    return Words(rng, first, second, verb, rng.choice(_TRAITS), (one, two, three))


def _each_some(words: Words) -> Case:
    """Every A does some B; this one is an A."""
    a_, b_, does, verb, (name, *_) = words.first, words.second, words.does, words.verb, words.names
    who = key(name)
    premises = [
        (f"every {a_} {does} at least one {b_}", f"forall x: {a_}(x) implies exists y: {b_}(y) and {verb}(x, y)"),
        (f"{name} is {a(a_)}", f"{a_}({who})"),
    ]
    return premises, [
        ((f"{name} {does} {a(b_)}", f"exists y: {b_}(y) and {verb}({who}, y)"), TruthValue.TRUE),
        ((f"there is {a(b_)}", f"exists y: {b_}(y)"), TruthValue.TRUE),
        ((f"{name} {does} every {b_}", f"forall y: {b_}(y) implies {verb}({who}, y)"), TruthValue.UNKNOWN),
        ((f"{name} {does} no {b_}", f"not (exists y: {b_}(y) and {verb}({who}, y))"), TruthValue.FALSE),
    ]


def _one_for_all(words: Words) -> Case:
    """There is a B that every A does: so every A does some B, and not the other way round."""
    a_, b_, does, verb = words.first, words.second, words.does, words.verb
    one = (
        f"there is {a(b_)} that every {a_} {does}",
        f"exists y: {b_}(y) and (forall x: {a_}(x) implies {verb}(x, y))",
    )
    each = (f"every {a_} {does} some {b_} or other", f"forall x: {a_}(x) implies exists y: {b_}(y) and {verb}(x, y)")
    swapped = words.rng.random() < 0.5
    kept = (f"there are {a_}s", f"exists x: {a_}(x)")
    return [each if swapped else one, kept], [(one, TruthValue.UNKNOWN) if swapped else (each, TruthValue.TRUE)]


def _whoever(words: Words) -> Case:
    """Whoever does some B is so."""
    a_, b_, does, verb, trait = words.first, words.second, words.does, words.verb, words.trait
    name, other, _ = words.names
    who, whom = key(name), key(other)
    premises = [
        (f"whoever {does} {a(b_)} is {trait}", f"forall x: (exists y: {b_}(y) and {verb}(x, y)) implies {trait}(x)"),
        (f"{name} is {a(a_)}, and {other} is {a(b_)}", f"{a_}({who}) and {b_}({whom})"),
    ]
    told = (f"{name} {does} {other}", f"{verb}({who}, {whom})")
    denied = (f"{name} is not {trait}", f"not {trait}({who})")
    if words.rng.random() < 0.5:
        return [*premises, told], [
            ((f"{name} is {trait}", f"{trait}({who})"), TruthValue.TRUE),
            ((f"{other} is {trait}", f"{trait}({whom})"), TruthValue.UNKNOWN),
        ]
    return [*premises, denied], [(told, TruthValue.FALSE)]


def _ordering(words: Words) -> Case:
    """An order among three."""
    order = words.rng.choice(_ORDERS)
    relation, names = key(order), words.names
    first, second, last = map(key, names)
    premises = [
        (
            f"if one person is {order} a second, and the second is {order} a third, "
            f"then the first is {order} the third",
            f"forall x, y, z: {relation}(x, y) and {relation}(y, z) implies {relation}(x, z)",
        ),
        (f"nobody is {order} himself or herself", f"forall x: not {relation}(x, x)"),
        (f"{names[0]} is {order} {names[1]}", f"{relation}({first}, {second})"),
        (f"{names[1]} is {order} {names[2]}", f"{relation}({second}, {last})"),
    ]
    one, other = words.rng.sample([(names[0], first), (names[1], second), (names[2], last)], 2)
    places = {first: 0, second: 1, last: 2}
    answer = TruthValue.TRUE if places[one[1]] < places[other[1]] else TruthValue.FALSE
    unknown = (
        (f"somebody is {order} {names[0]}", f"exists x: {relation}(x, {first})"),
        TruthValue.UNKNOWN,
    )
    asked = ((f"{one[0]} is {order} {other[0]}", f"{relation}({one[1]}, {other[1]})"), answer)
    return premises, [asked, asked, unknown]


def _same_one(words: Words) -> Case:
    """The only one of a kind, and who it is."""
    a_, does, verb, trait = words.first, words.does, words.verb, words.trait
    name, other, third_one = words.names
    who, whom, what = map(key, words.names)
    premises = [
        (f"{name} is the only {a_}", f"forall x: {a_}(x) iff x == {who}"),
        (f"some {a_} {does} {other}", f"exists x: {a_}(x) and {verb}(x, {whom})"),
        (f"{third_one} and {name} are not the same person", f"{what} != {who}"),
    ]
    return premises, [
        ((f"{name} {does} {other}", f"{verb}({who}, {whom})"), TruthValue.TRUE),
        ((f"{third_one} is {a(a_)}", f"{a_}({what})"), TruthValue.FALSE),
        ((f"{third_one} {does} {other}", f"{verb}({what}, {whom})"), TruthValue.UNKNOWN),
        ((f"{other} is {trait}", f"{trait}({whom})"), TruthValue.UNKNOWN),
    ]


def _template(case: Callable[[Words], Case]) -> Callable[[random.Random], Example]:
    def make(rng: random.Random) -> Example:
        premises, answers = case(_words(rng))
        asked, answer = rng.choice(answers)
        rng.shuffle(premises)
        told = [Sentence(sentence(text), formula) for text, formula in premises]
        told.append(Sentence(question(rng, asked[0]), f"answer {asked[1]}"))
        program = "".join(f"{each.fragment}\n" for each in told)
        return Example(" ".join(each.text for each in told), program, (answer,), tuple(told))

    return make


MAKERS = {
    "each_some": _template(_each_some),
    "one_for_all": _template(_one_for_all),
    "whoever": _template(_whoever),
    "ordering": _template(_ordering),
    "same_one": _template(_same_one),
}
