"""What people can say about each other: claims with their form in a program and their meaning, and their words."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from neurosym.domains.truth_templates.vocabulary import Vocabulary
from neurosym.domains.wording import CARDINALS, listed

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
        return speech.rng.choice(patterns).format(both=both, first=speech.subject(first), second=speech.subject(second))

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
        whole.append("me" if speech.direct else {"he": "him", "she": "her"}.get(speech.pronoun, "them"))
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


_JOINED = {
    "and": ("{x} and {y}", "{x}, and {y}", "{x}, but {y}", "{x} and also {y}"),
    "or": ("{x} or {y}", "{x}, or {y}", "{x} or {y}, or both", "at least one of these is true: {x}; {y}"),
    "xor": ("either {x} or {y}, but not both", "{x} or {y}, but not both", "exactly one of these holds: {x}; {y}"),
    "implies": ("if {x}, then {y}", "if {x}, {y}", "{y} if {x}", "{x} only if {y}", "{x} implies that {y}"),
    "iff": ("{x} if and only if {y}", "{x} exactly when {y}", "{x} just in case {y}", "{x} precisely if {y}"),
}


def joined(operator: str, left: Claim, right: Claim) -> Claim:
    """Two claims joined by and, or, xor, implies or iff."""
    first, second = _bracketed(operator, left.form, False), _bracketed(operator, right.form, True)

    def says(speech: Speech) -> str:
        part = replace(speech, whole=False)
        x, y = left.says(part), right.says(part)
        if operator == "and" and speech.whole and speech.direct and speech.rng.random() < 0.4:
            return f"{x}. {y[0].upper()}{y[1:]}"
        return speech.rng.choice(_JOINED[operator]).format(x=x, y=y)

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
        pattern = speech.rng.choice(
            (
                "{who} would say that {what}",
                "{who} would tell you that {what}",
                "{who} would claim that {what}",
                "if you asked {name}, the reply would be that {what}",
                "{who} can say that {what}",
            )
        )
        name = names[speaker] if speaker != speech.speaker else ("me" if speech.direct else names[speaker])
        return pattern.format(who=subject, name=name, what=claim.says(inner))

    return Claim(
        f"says({key(names[speaker])}, {claim.form})",
        lambda kinds: (kinds[speaker] == KNIGHT) == claim.holds(kinds),
        says,
    )
