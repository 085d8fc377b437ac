"""Sentences that tell facts about individuals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from neurosym.domains.deduction_templates.meaning import Line
from neurosym.domains.deduction_templates.phrases import Form, Speaker, described, predicate, verb_phrase
from neurosym.domains.deduction_templates.words import Adjective, Claim, Kind, Thing, Verb, past
from neurosym.domains.wording import a, listed, sentence, third

Shape = Callable[[Speaker, Thing, Sequence[Claim]], Line | None]


def fact(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line:
    """A sentence that makes all of the claims of the subject."""
    shapes, weights = zip(*(_SHAPES + (_RARE_SHAPES if speaker.wide else ())), strict=True)
    for _ in range(20):
        shape: Shape = speaker.rng.choices(shapes, weights)[0]
        if line := shape(speaker, subject, claims):
            return line
    return _plain(speaker, subject, claims)


def same_of_both(speaker: Speaker, first: Thing, second: Thing, claim: Claim) -> Line:
    """A sentence that makes the same claim of two individuals."""
    if claim.positive:
        both = speaker.pick("|both ")
        joint = "as well as" if not both and speaker.chance(0.1) else "and"
        said = verb_phrase(speaker, claim, Form.MANY if joint == "and" else Form.ONE)
        text = f"{both} {first.text} {joint} {second.text} {said}"
    else:
        text = f"neither {first.text} nor {second.text} {verb_phrase(speaker, claim.denied, Form.ONE)}"
    return Line(sentence(text), (claim.of(first.name), claim.of(second.name)))


def contrasted(speaker: Speaker, said: Sequence[tuple[Thing, Claim]]) -> Line:
    """Facts about several individuals in one sentence."""
    parts = [f"{thing.text} {verb_phrase(speaker, claim, Form.ONE)}" for thing, claim in said]
    joint = speaker.pick(", and| and|, while|;|, whereas" if len(parts) == 2 else ", and")
    text = ", ".join(parts[:-1]) + f"{joint} {parts[-1]}"
    return Line(sentence(text), tuple(claim.of(thing.name) for thing, claim in said))


def mutual(speaker: Speaker, first: Thing, second: Thing, verb: Verb) -> Line:
    """Two individuals of whom each does something to the other."""
    text = f"{first.text} and {second.text} {verb.base} {speaker.pick('each other|one another')}"
    there, back = Claim(verb, (second,)), Claim(verb, (first,))
    return Line(sentence(text), (there.of(first.name), back.of(second.name)))


def several_objects(speaker: Speaker, subject: Thing, verb: Verb, objects: Sequence[Thing]) -> Line:
    """One subject, one verb, several objects."""
    both = speaker.pick("|both ") if len(objects) == 2 else ""
    text = f"{subject.text} {third(verb.base)} {both}{listed(speaker.rng, [thing.text for thing in objects])}"
    return Line(sentence(text), tuple(Claim(verb, (thing,)).of(subject.name) for thing in objects))


def _line(text: str, subject: Thing, claims: Sequence[Claim]) -> Line:
    return Line(sentence(text), tuple(claim.of(subject.name) for claim in claims))


def _plain(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line:
    return _line(f"{subject.text} {predicate(speaker, claims, Form.ONE)}", subject, claims)


def _kind_with_adjectives(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """Rex is a tall, kind dog that likes Anna."""
    if len(claims) < 2 or not any(isinstance(claim.word, Kind) and claim.positive for claim in claims):
        return None
    text, ordered = described(speaker, claims, Form.ONE)
    return _line(f"{subject.text} is {a(text)}", subject, ordered)


def _apposition(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """Rex, a dog, likes Anna. Rex, who is a dog, likes Anna."""
    if len(claims) < 2 or not claims[0].positive:
        return None
    first, rest = claims[0], claims[1:]
    if isinstance(first.word, Kind) and speaker.chance(0.6):
        aside = a(first.word.one)
    else:
        aside = f"{'who' if subject.he != 'it' else 'which'} {verb_phrase(speaker, first, Form.ONE)}"
    return _line(f"{subject.text}, {aside}, {predicate(speaker, rest, Form.ONE)}", subject, claims)


def _again(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """Rex is tall and he likes Anna."""
    if len(claims) != 2:
        return None
    first, second = (verb_phrase(speaker, claim, Form.ONE) for claim in claims)
    return _line(f"{subject.text} {first}{speaker.pick(', and| and|;')} {subject.he} {second}", subject, claims)


def _next_sentence(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """Rex is tall. He likes Anna: what takes up another sentence is read together with it."""
    if len(claims) < 2:
        return None
    first, rest = verb_phrase(speaker, claims[0], Form.ONE), predicate(speaker, claims[1:], Form.ONE)
    also = speaker.pick("||also ") if not rest.startswith(("is ", "does ", "can", "isn", "doesn", "never")) else ""
    text = f"{sentence(f'{subject.text} {first}')} {sentence(f'{subject.he} {also}{rest}')}"
    return Line(text, tuple(claim.of(subject.name) for claim in claims))


def _wrapped(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """We know that Rex is tall."""
    before = speaker.pick(
        "we know that|it is known that|it is a fact that|suppose that|assume|note that|everyone can see that|"
        "remember that|it is true that|as you can see,|in addition,|furthermore,|also,|moreover,|"
        "by the way,|today|it turns out that|first of all,|of course|clearly,"
    )
    return _line(f"{before} {subject.text} {predicate(speaker, claims, Form.ONE)}", subject, claims)


def _adverb(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """Rex is also tall. Rex often: nothing that weakens the claim."""
    if len(claims) > 1 or not claims[0].positive:
        return None
    word = speaker.pick("also|always|really|certainly|definitely|clearly|indeed|actually")
    said = verb_phrase(speaker, claims[0], Form.ONE)
    if said.startswith("is "):
        return _line(f"{subject.text} is {word} {said.removeprefix('is ')}", subject, claims)
    return None if said.startswith("can ") else _line(f"{subject.text} {word} {said}", subject, claims)


def _denied_whole(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """It is not true that Rex is tall."""
    if len(claims) > 1 or claims[0].positive:
        return None
    before = speaker.pick("it is not true that|it is not the case that|it is false that|it isn't true that")
    return _line(f"{before} {subject.text} {verb_phrase(speaker, claims[0].denied, Form.ONE)}", subject, claims)


def _turned(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """Anna is chased by the dog, for: the dog chases Anna."""
    if len(claims) > 1 or not isinstance(claims[0].word, Verb) or len(claims[0].objects) != 1 or claims[0].passive:
        return None
    if claims[0].objects[0].one:
        return None
    turned = Claim(claims[0].word, (subject,), claims[0].positive, passive=True)
    text = f"{claims[0].objects[0].text} {verb_phrase(speaker, turned, Form.ONE)}"
    return _line(text, subject, claims)


def _in_the_past(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """The dog chased Anna."""
    claim = claims[0]
    if len(claims) > 1 or not isinstance(claim.word, Verb) or claim.passive:
        return None
    head, _, rest = claim.word.base.partition(" ")
    said = past(head) if claim.positive else f"{speaker.pick('did not|did not|didn’t')} {head}"
    objects = " ".join(thing.text for thing in claim.objects)
    return _line(f"{subject.text} {said} {rest} {objects}", subject, claims)


def _there_is(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """There is a tall dog called Rex."""
    if subject.text.startswith("the ") or any(
        not claim.positive or not isinstance(claim.word, Kind | Adjective) for claim in claims
    ):
        return None
    if sum(isinstance(claim.word, Kind) for claim in claims) != 1:
        return None
    words = [claim.word.word for claim in claims if isinstance(claim.word, Adjective)]
    kinds = [claim.word.one for claim in claims if isinstance(claim.word, Kind)]
    ordered = sorted(claims, key=lambda claim: isinstance(claim.word, Kind))
    noun = a(" ".join([*words, *kinds]))
    text = speaker.pick(
        f"there is {noun} called {subject.text}|{subject.text} is the name of {noun}|meet {subject.text}, {noun}"
    )
    return _line(text, subject, ordered)


def _one_of(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """Rex is one of the dogs. Rex belongs to the wolves. Rare wordings for membership."""
    if len(claims) != 1 or not isinstance(claims[0].word, Kind) or not claims[0].positive:
        return None
    many, one = claims[0].word.many, claims[0].word.one
    text = speaker.pick(
        f"is one of the {many}|counts among the {many}|is to be counted as {a(one)}|is, without doubt, {a(one)}|"
        f"happens to be {a(one)}"
    )
    return _line(f"{subject.text} {text}", subject, claims)


def _happens(speaker: Speaker, subject: Thing, claims: Sequence[Claim]) -> Line | None:
    """Rex happens to be tall."""
    before = speaker.pick("happens to|is known to|turns out to")
    if any(not claim.positive for claim in claims):
        return None
    return _line(f"{subject.text} {before} {predicate(speaker, claims, Form.BARE)}", subject, claims)


_SHAPES: tuple[tuple[Shape, float], ...] = (
    (_plain, 8),
    (_kind_with_adjectives, 2),
    (_apposition, 1),
    (_again, 0.7),
    (_next_sentence, 0.8),
    (_wrapped, 0.7),
    (_adverb, 0.4),
    (_denied_whole, 0.8),
    (_turned, 1),
    (_in_the_past, 0.4),
    (_there_is, 0.6),
    (_happens, 0.5),
)
_RARE_SHAPES: tuple[tuple[Shape, float], ...] = ((_one_of, 3),)
