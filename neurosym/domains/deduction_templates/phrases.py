"""Phrases: how claims are said of a subject, and how a subject is described by claims."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from neurosym.domains.deduction_templates.scenes import Generic
from neurosym.domains.deduction_templates.words import Adjective, Claim, Gift, Kind, Tie, Verb, participle
from neurosym.domains.wording import a, ing, listed, third


class Form(Enum):
    """How a subject makes its verb: he is, they are (many), they are (one person), to be, being."""

    ONE = auto()
    MANY = auto()
    THEY = auto()
    BARE = auto()
    GERUND = auto()

    @property
    def be(self) -> str:
        """The form of `be`."""
        return {Form.ONE: "is", Form.BARE: "be", Form.GERUND: "being"}.get(self, "are")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who words a text: a random generator, the words for just anything, and whether rare wordings are used too."""

    rng: random.Random
    generic: Generic
    wide: bool = False

    def chance(self, share: float) -> bool:
        """True with this probability."""
        return self.rng.random() < share

    def pick(self, text: str) -> str:
        """One of the wordings that a bar separates."""
        return self.rng.choice(text.split("|")).strip("\n")


def predicate(speaker: Speaker, claims: Sequence[Claim], form: Form) -> str:
    """Several claims of one subject as one predicate, in their order: is kind, tall and a dog."""
    shared = _shared(speaker, claims, form)
    if shared and speaker.chance(0.8):
        return shared
    said = [verb_phrase(speaker, claim, form) for claim in claims]
    if len(said) == 2 and speaker.chance(0.06):
        return f"both {said[0]} and {said[1]}" if form is not Form.GERUND else " and ".join(said)
    return listed(speaker.rng, said)


def _shared(speaker: Speaker, claims: Sequence[Claim], form: Form) -> str:
    """The claims with one `be` for all of them; "" where they cannot share it."""
    if len(claims) < 2 or not all(claim.copular for claim in claims):
        return ""
    said = [complement(claim, form) for claim in claims]
    signs = [claim.positive for claim in claims]
    if all(signs):
        both = "both " if len(said) == 2 and speaker.chance(0.15) else ""
        return f"{form.be} {both}{listed(speaker.rng, said)}"
    if len(said) == 2 and not any(signs):
        return f"{form.be} neither {said[0]} nor {said[1]}"
    if len(said) == 2:
        joint = speaker.pick("but|and|, but") if signs[0] else "but"
        return f"{_be(speaker, form, signs[0])} {said[0]} {joint} {'' if signs[1] else 'not '}{said[1]}"
    return ""


def verb_phrase(speaker: Speaker, claim: Claim, form: Form) -> str:
    """One claim with its verb: is not kind, chases the cat, is chased by the wolf."""
    if claim.copular or claim.passive:
        return f"{_be(speaker, form, claim.positive)} {complement(claim, form)}"
    base, rest = _verb(claim)
    if not claim.positive:
        return f"{_denied(speaker, base, form)} {rest}".strip()
    if form in (Form.ONE, Form.MANY, Form.THEY) and speaker.chance(0.03) and base != "have":
        return f"can {base} {rest}".strip()
    return f"{_inflected(base, form)} {rest}".strip()


def complement(claim: Claim, form: Form) -> str:
    """What follows a form of `be`: kind; a wolf or wolves; afraid of the wolf; chased by the wolf."""
    objects = [thing.text for thing in claim.objects]
    match claim.word:
        case Adjective(word=word):
            return word
        case Kind(one=one):
            return claim.word.many if form is Form.MANY else a(one)
        case Tie(words=words):
            return f"{_without_article(words) if form is Form.MANY else words} {objects[0]}"
        case Verb(base=base):
            head, _, rest = base.partition(" ")
            return " ".join(f"{participle(head)} {rest} by {objects[0]}".split())
        case Gift(base=base, preposition=preposition):
            return f"{participle(base)} {objects[0]} {preposition} {objects[1]}"


def _without_article(words: str) -> str:
    """A neighbour of, said of many: neighbours of."""
    for article in ("a ", "an ", "the "):
        if words.startswith(article):
            noun, of, rest = words.removeprefix(article).rpartition(" ")
            return f"{Kind(noun).many}{of}{rest}"
    return words


def _verb(claim: Claim) -> tuple[str, str]:
    """The verb in the infinitive, and what follows it."""
    objects = [thing.text for thing in claim.objects]
    match claim.word:
        case Verb(base=base):
            head, _, rest = base.partition(" ")
            return head, " ".join([*rest.split(), *objects])
        case Gift(base=base, preposition=preposition):
            return base, f"{objects[0]} {preposition} {objects[1]}"
        case _:
            raise ValueError(f"{claim.word} is no verb")


def _inflected(base: str, form: Form) -> str:
    match form:
        case Form.ONE:
            return third(base)
        case Form.GERUND:
            return ing(base)
        case _:
            return base


def _be(speaker: Speaker, form: Form, positive: bool) -> str:
    word = form.be
    if positive:
        return word
    if form in (Form.BARE, Form.GERUND):
        return f"not {word}"
    return speaker.pick(f"{word} not|{word} not|{word} not|{word}n't|{word}n't|{word} never")


def _denied(speaker: Speaker, base: str, form: Form) -> str:
    match form:
        case Form.ONE:
            wordings = (
                f"does not {base}|does not {base}|does not {base}|doesn't {base}|doesn't {base}|never {third(base)}"
            )
        case Form.MANY | Form.THEY:
            wordings = f"do not {base}|do not {base}|do not {base}|don't {base}|don't {base}|never {base}"
        case Form.BARE:
            return f"not {base}"
        case Form.GERUND:
            return f"not {ing(base)}"
    if base != "have" and speaker.chance(0.06):
        return f"{speaker.pick('cannot|can not')} {base}"
    return speaker.pick(wordings)


def described(speaker: Speaker, claims: Sequence[Claim], form: Form) -> tuple[str, tuple[Claim, ...]]:
    """A noun phrase without article for what the claims hold of, and the claims in its order.

    Adjectives and one noun make it up: tall, kind wolf; what else there is follows: that chases the cat.
    """
    fronted = [claim for claim in claims if isinstance(claim.word, Adjective) and claim.positive]
    kind = next((claim for claim in claims if isinstance(claim.word, Kind) and claim.positive), None)
    if fronted and speaker.chance(0.15 if kind else 0.1):
        fronted = []
    rest = [claim for claim in claims if claim not in fronted and claim is not kind]
    noun = speaker.generic.many if form is Form.MANY else speaker.generic.one
    if kind is not None and isinstance(kind.word, Kind):
        noun = kind.word.many if form is Form.MANY else kind.word.one
    text = f"{_adjectives(speaker, fronted)} {noun}".strip()
    if rest:
        which = speaker.rng.choice(speaker.generic.which)
        text += f" {which} {predicate(speaker, rest, Form.MANY if form is Form.MANY else Form.ONE)}"
    return text, (*fronted, *([kind] if kind else []), *rest)


def _adjectives(speaker: Speaker, claims: Sequence[Claim]) -> str:
    said = [claim.word.word for claim in claims if isinstance(claim.word, Adjective)]
    if len(said) < 2:
        return "".join(said)
    return listed(speaker.rng, said) if speaker.chance(0.35) else speaker.rng.choice((", ", ", ", " ")).join(said)
