"""What people can say about each other: claims with their form in a program and their meaning, and their words."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from neurosym.domains.truth_templates.phrases import drawn
from neurosym.domains.truth_templates.vocabulary import OBJECTS, Vocabulary
from neurosym.domains.wording import CARDINALS, a, listed

KNIGHT, KNAVE, SPY = 1, 2, 3
KIND_WORDS = {KNIGHT: "knight", KNAVE: "knave", SPY: "spy"}

Kinds = Sequence[int]
"""The kind of each of the people."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A formula about people (by index): its form, its meaning, and its words for whoever says it.

    says: the words, given who speaks (an index, or None for the narrator) and whether the speech is direct.
    """

    form: str
    holds: Callable[[Kinds], bool]
    says: Callable[[Speech], str]


@dataclass(frozen=True, slots=True)
class Speech:
    """Who is speaking: in direct speech the speaker is `I`, in reported speech `he or she`, else all have names.

    whole: this is all that is said, so it may be two sentences.
    """

    rng: random.Random
    words: Vocabulary
    names: tuple[str, ...]
    speaker: int | None = None
    direct: bool = False
    whole: bool = False
    pronoun: str = "he"

    def subject(self, person: int) -> str:
        """The person as a subject."""
        if person != self.speaker:
            return self.names[person]
        if self.direct:
            return "I"
        return self.pronoun if self.rng.random() < 0.7 else self.names[person]

    def be(self, person: int) -> str:
        """The form of `be` that fits the subject."""
        return "am" if person == self.speaker and self.direct else "is"

    def together(self, people: Sequence[int]) -> str:
        """Several people, the speaker last."""
        others = [person for person in people if person != self.speaker]
        ordered = [*others, *(person for person in people if person == self.speaker)]
        return listed(self.rng, [self.subject(person) for person in ordered])


def key(name: str) -> str:
    """The name as the program writes it."""
    return name.lower()


def of_kind(names: tuple[str, ...], person: int, kind: int, denied: bool = False) -> Claim:
    """The person is, or is not, of this kind."""
    form = f"{KIND_WORDS[kind]}({key(names[person])})"

    def says(speech: Speech) -> str:
        return speech.words.predicate(speech.rng, speech.subject(person), speech.be(person), kind, denied)

    return Claim(f"not {form}" if denied else form, lambda kinds: (kinds[person] == kind) != denied, says)


def same_kind(names: tuple[str, ...], first: int, second: int, denied: bool) -> Claim:
    """Two people are of the same kind, or of different kinds."""
    form = f"same_kind({key(names[first])}, {key(names[second])})"

    def says(speech: Speech) -> str:
        both = speech.together((first, second))
        patterns = speech.words.manner.different if denied else speech.words.manner.same
        if speech.speaker in (first, second) and speech.direct and len(names) == 2 and speech.rng.random() < 0.4:
            both = "we"
        pattern = speech.rng.choice(patterns)
        return pattern.format(both=both, first=speech.subject(first), second=speech.subject(second))

    holds: Callable[[Kinds], bool] = lambda kinds: (kinds[first] == kinds[second]) != denied  # noqa: E731
    return Claim(f"not {form}" if denied else form, holds, says)


def counted(names: tuple[str, ...], people: Sequence[int], how: str, number: int, kind: int) -> Claim:
    """Exactly, at least or at most so many of these people are of this kind."""
    members = ", ".join(f"{KIND_WORDS[kind]}({key(names[person])})" for person in people)

    def says(speech: Speech) -> str:
        return speech.words.count(speech.rng, _group(speech, people), how, number, kind)

    def holds(kinds: Kinds) -> bool:
        found = sum(kinds[person] == kind for person in people)
        return {"exactly": found == number, "at_least": found >= number, "at_most": found <= number}[how]

    return Claim(f"{how}({number}, {members})", holds, says)


def _group(speech: Speech, people: Sequence[int]) -> str:
    """The people as a group: `us`, `the three of us`, `Anna and Bert`."""
    everyone = len(people) == len(speech.names)
    if everyone and speech.direct and speech.speaker is not None:
        return speech.rng.choice(("us", f"the {CARDINALS[len(people)]} of us", f"us {CARDINALS[len(people)]}"))
    if everyone:
        return speech.rng.choice(("them", f"the {CARDINALS[len(people)]}", f"all {CARDINALS[len(people)]}"))
    whole = [speech.names[person] for person in people if person != speech.speaker]
    if speech.speaker in people:
        whole.append("me" if speech.direct else OBJECTS[speech.pronoun])
    return listed(speech.rng, whole)


def all_of(names: tuple[str, ...], people: Sequence[int], kind: int, how: str) -> Claim:
    """`both`: all these people are of the kind; `neither`: none is; `not_both`; `either`: at least one is."""
    members = [f"{KIND_WORDS[kind]}({key(names[person])})" for person in people]
    form = {
        "both": " and ".join(members),
        "neither": " and ".join(f"not {member}" for member in members),
        "not_both": f"not ({' and '.join(members)})",
        "either": " or ".join(members),
    }[how]

    def says(speech: Speech) -> str:
        return speech.words.group(speech.rng, [speech.subject(each) for each in people], speech.direct, how, kind)

    def holds(kinds: Kinds) -> bool:
        found = [kinds[person] == kind for person in people]
        return {"both": all(found), "neither": not any(found), "not_both": not all(found), "either": any(found)}[how]

    return Claim(form, holds, says)


def joined(operator: str, left: Claim, right: Claim) -> Claim:
    """Two claims joined by and, or, xor, implies or iff."""
    first, second = _bracketed(operator, left.form, False), _bracketed(operator, right.form, True)

    def says(speech: Speech) -> str:
        part = replace(speech, whole=False)
        x, y = left.says(part), right.says(part)
        if operator == "and" and speech.whole and speech.direct and speech.rng.random() < 0.4:
            return f"{x}. {y[0].upper()}{y[1:]}"
        manner = speech.words.manner
        return drawn(speech.rng, manner.connectives.joined[operator]).format(x=x, y=y)

    def holds(kinds: Kinds) -> bool:
        one, two = left.holds(kinds), right.holds(kinds)
        return {
            "and": one and two, "or": one or two, "xor": one != two, "implies": two or not one, "iff": one == two,
        }[operator]  # fmt: skip

    return Claim(f"{first} {operator} {second}", holds, says)


_RANKS = {"implies": 0, "iff": 0, "or": 1, "xor": 1, "and": 2}


def _bracketed(operator: str, form: str, right: bool) -> str:
    """The form in brackets where the grammar would read it otherwise: implies and iff lean to the right."""
    inner = next((rank for word, rank in _RANKS.items() if f" {word} " in _outside(form)), 3)
    own = _RANKS[operator]
    if operator in ("and", "or") and not any(f" {word} " in _outside(form) for word in _RANKS if word != operator):
        return form
    tight = own + 1 if (right if own else not right) else own
    return f"({form})" if inner < tight else form


def _outside(form: str) -> str:
    """The form without what stands in brackets."""
    depth, kept = 0, []
    for character in form:
        depth += {"(": 1, ")": -1}.get(character, 0)
        kept.append(character if depth == 0 else "_")
    return "".join(kept)


def told(names: tuple[str, ...], speaker: int, claim: Claim) -> Claim:
    """The person would say the claim. Of knights and knaves only: a spy would say anything."""

    def says(speech: Speech) -> str:
        inner = Speech(speech.rng, speech.words, speech.names)
        subject = speech.subject(speaker)
        pattern = drawn(speech.rng, speech.words.manner.connectives.would_say)
        name = names[speaker] if speaker != speech.speaker else ("me" if speech.direct else names[speaker])
        return pattern.format(who=subject, name=name, what=claim.says(inner))

    return Claim(
        f"says({key(names[speaker])}, {claim.form})",
        lambda kinds: (kinds[speaker] == KNIGHT) == claim.holds(kinds),
        says,
    )


def all_alike(names: tuple[str, ...], people: Sequence[int]) -> Claim:
    """All these people, three or more, are of the same kind; only for a manner that has words for it."""
    members = [key(names[person]) for person in people]
    form = " and ".join(f"same_kind({one}, {other})" for one, other in pairwise(members))

    def says(speech: Speech) -> str:
        group = [speech.subject(person) for person in people]
        objects = [OBJECTS.get(each, each) for each in group]
        slots = {"group": listed(speech.rng, group), "group_of": listed(speech.rng, objects)}
        return drawn(speech.rng, speech.words.manner.connectives.all_same).format(**slots)

    return Claim(form, lambda kinds: len({kinds[person] for person in people}) == 1, says)


_ECHOES: Mapping[str, tuple[str, Callable[[bool, bool], bool]]] = {
    "and": ("{x} and {y}", lambda x, y: x and y),
    "implies": ("{x} implies {y}", lambda x, y: y or not x),
    "and_not": ("{x} and not {y}", lambda x, y: x and not y),
    "implies_not": ("{x} implies not {y}", lambda x, y: not (x and y)),
    "iff": ("{x} iff {y}", lambda x, y: x == y),
}
"""How what is said of a second person echoes what is said of the first: its form and its meaning."""
ECHOES = tuple(_ECHOES)


def echo(names: tuple[str, ...], first: int, second: int, kind: int, how: str) -> Claim:
    """`Anna is a knave, and so am I`: the second person (never the first is the speaker) is, or is not, of the kind."""
    form, holds = _ECHOES[how]
    x, y = (f"{KIND_WORDS[kind]}({key(names[person])})" for person in (first, second))

    def says(speech: Speech) -> str:
        echoes, other = speech.words.manner.connectives.echoes or {}, speech.subject(second)
        by, noun = "am" if other == "I" else "is", a(speech.words.nouns[kind][0])
        return drawn(speech.rng, echoes[how]).format(
            x=speech.subject(first), y=other, z=OBJECTS.get(other, other), by=by, noun=noun
        )

    return Claim(form.format(x=x, y=y), lambda kinds: holds(kinds[first] == kind, kinds[second] == kind), says)
