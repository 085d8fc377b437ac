"""Sentences for rules about named individuals, and for rules about two or three of anything."""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.domains.deduction_templates.meaning import Line, Literal, implies
from neurosym.domains.deduction_templates.phrases import Form, Speaker, described, predicate, verb_phrase
from neurosym.domains.deduction_templates.words import Adjective, Claim, Kind, Thing, Tie, Verb
from neurosym.domains.wording import a, sentence

Said = tuple[Thing | None, Claim]
"""A claim of an individual, or of just anything (None): always the same one in a sentence."""
Relation = Verb | Tie
Property = Adjective | Kind


def mixed_rule(speaker: Speaker, conditions: Sequence[Said], conclusions: Sequence[Said]) -> Line:
    """If Anna is kind and something chases Anna, then it is afraid: individuals and just anything in one rule."""
    clauses = _clauses(speaker, [*conditions, *conclusions])
    first, then = " and ".join(clauses[: len(conditions)]), " and ".join(clauses[len(conditions) :])
    joint = speaker.pick("then|then|, then|,")
    text = f"{speaker.pick('if|if|if|when|whenever') if joint == ',' else 'if'} {first} {joint} {then}"
    told = implies(
        *([claim.of(thing.name if thing else "X") for thing, claim in part] for part in (conditions, conclusions))
    )
    return Line(sentence(text), (told,))


def _clauses(speaker: Speaker, said: Sequence[Said]) -> list[str]:
    """The claims as clauses; a subject is taken up by a pronoun where that cannot be misread."""
    it = speaker.rng.choice(speaker.generic.pronouns)
    alone = len({thing for thing, _ in said}) == 1
    clauses, met = [], False
    for place, (thing, claim) in enumerate(said):
        subject, form = thing.text if thing else speaker.rng.choice(speaker.generic.some), Form.ONE
        if thing is None and met:
            subject, form = it, Form.THEY if it == "they" else Form.ONE
        elif thing and place and alone and speaker.chance(0.5):
            subject = thing.he
        met = met or thing is None
        clauses.append(f"{subject} {verb_phrase(speaker, claim, form)}")
    return clauses


def _tells(speaker: Speaker, word: Relation, object_text: str, form: Form = Form.ONE) -> str:
    """The relation with its object: chases the first."""
    return verb_phrase(speaker, Claim(word, (Thing(object_text),)), form)


def _is(speaker: Speaker, word: Property, form: Form = Form.ONE) -> str:
    return verb_phrase(speaker, Claim(word), form)


def _of(word: Relation | Property, *variables: str) -> Literal:
    return Literal(word.name, variables)


def _line(text: str, conditions: Sequence[Literal], *conclusions: Literal) -> Line:
    return Line(sentence(text), (implies(conditions, conclusions),))


def somewhere_rule(speaker: Speaker, conditions: Sequence[Claim], thing: Thing, conclusion: Claim) -> Line:
    """If there is a kind wolf then Rex is brave: it takes one of which the conditions hold."""
    if speaker.chance(0.6):
        text, ordered = described(speaker, conditions, Form.ONE)
        first = f"there is {a(text)}" if speaker.chance(0.6) else f"there is at least one {text}"
    else:
        ordered = tuple(conditions)
        first = f"{speaker.rng.choice(speaker.generic.some)} {predicate(speaker, conditions, Form.ONE)}"
    then = f"{speaker.pick('then|, then|,')} {thing.text} {verb_phrase(speaker, conclusion, Form.ONE)}"
    told = implies([claim.of("X") for claim in ordered], [conclusion.of(thing.name)])
    return Line(sentence(f"if {first} {then}"), (told,))


def answered(speaker: Speaker, does: Relation, back: Relation) -> Line:
    """What is done to it, it answers: if one thing chases another, the second fears the first."""
    one, some, him = speaker.generic.one, speaker.rng.choice(speaker.generic.some), _him(speaker)
    every = speaker.rng.choice(speaker.generic.every)
    who = "whoever" if him == "them" else "whatever"
    first, second = speaker.rng.choice((("X", "Y"), ("X", "Y"), ("A", "B"), ("x", "y")))
    text = speaker.rng.choice(
        (
            f"if one {one} {_tells(speaker, does, 'another')}, the {speaker.pick('second|other')} "
            f"{_tells(speaker, back, 'the first')}",
            f"if {first} {_tells(speaker, does, second)} then {second} {_tells(speaker, back, first)}",
            f"if {some} {_tells(speaker, does, some + ' else' if ' ' not in some else 'another ' + one)}, the latter "
            f"{_tells(speaker, back, 'the former')}",
            f"{every} {_tells(speaker, back, f'{who} {_tells(speaker, does, him)}')}",
        )
    )
    return _line(text, [_of(does, "X", "Y")], _of(back, "Y", "X"))


def carried_over(speaker: Speaker, does: Relation, also: Relation) -> Line:
    """Who chases something also fears it."""
    him, one, who = _him(speaker), speaker.generic.one, speaker.rng.choice(speaker.generic.which)
    every, some = speaker.rng.choice(speaker.generic.every), speaker.rng.choice(speaker.generic.some)
    text = speaker.rng.choice(
        (
            f"if X {_tells(speaker, does, 'Y')} then X {_tells(speaker, also, 'Y')}",
            f"if one {one} {_tells(speaker, does, 'another')}, it {_tells(speaker, also, 'the other')} too",
            f"{every} {who} {_tells(speaker, does, some)} {_tells(speaker, also, him)}",
            f"when a first {one} {_tells(speaker, does, 'a second')}, "
            f"the first also {_tells(speaker, also, 'the second')}",
        )
    )
    return _line(text, [_of(does, "X", "Y")], _of(also, "X", "Y"))


def object_rule(speaker: Speaker, subject: Property, does: Relation, then: Property) -> Line:
    """Whatever a wolf chases is afraid."""
    noun = a(subject.one) if isinstance(subject, Kind) else a(f"{subject.word} {speaker.generic.one}")
    who = "whoever" if _him(speaker) == "them" else "whatever"
    every, some = speaker.rng.choice(speaker.generic.every), speaker.rng.choice(speaker.generic.some)
    texts = [f"if {noun} {_tells(speaker, does, some)}, the latter {_is(speaker, then)}"]
    texts.append(f"if X is {_said_of(subject)} and X {_tells(speaker, does, 'Y')} then Y {_is(speaker, then)}")
    if isinstance(does, Verb) and " " not in does.base:
        texts.append(f"{who} {noun} {_tells(speaker, does, '')} {_is(speaker, then)}")
        texts.append(f"{every} that {noun} {_tells(speaker, does, '')} {_is(speaker, then)}")
    return _line(speaker.rng.choice(texts), [_of(subject, "X"), _of(does, "X", "Y")], _of(then, "Y"))


def subject_rule(speaker: Speaker, does: Relation, target: Property, then: Property) -> Line:
    """Whoever likes someone kind is happy."""
    some, who = speaker.rng.choice(speaker.generic.some), speaker.rng.choice(speaker.generic.which)
    every, they = speaker.rng.choice(speaker.generic.every), speaker.rng.choice(speaker.generic.pronouns)
    plain = " " not in some
    target_text = (
        f"{some} {target.word}" if plain and isinstance(target, Adjective) else f"{some} {who} is {_said_of(target)}"
    )
    if isinstance(target, Kind) and speaker.chance(0.6):
        target_text = speaker.pick(f"some {target.one}|at least one {target.one}|some {target.one} or other")
    form = Form.THEY if they == "they" else Form.ONE
    text = speaker.rng.choice(
        (
            f"{every} {who} {_tells(speaker, does, target_text)} {_is(speaker, then)}",
            f"if {some} {_tells(speaker, does, target_text)}, then {they} {_is(speaker, then, form)}",
            f"if X {_tells(speaker, does, 'Y')} and Y {_is(speaker, target)} then X {_is(speaker, then)}",
        )
    )
    return _line(text, [_of(does, "X", "Y"), _of(target, "Y")], _of(then, "X"))


def passed_on(speaker: Speaker, first: Relation, second: Relation, then: Relation) -> Line:
    """If X is older than Y and Y is older than Z, then X is older than Z."""
    one = speaker.generic.one
    x, y, z = speaker.rng.choice(("XYZ", "XYZ", "ABC", "xyz"))
    first_y, second_z = _tells(speaker, first, y), _tells(speaker, second, z)
    then_z = _tells(speaker, then, z)
    text = speaker.rng.choice(
        (
            f"if {x} {first_y} and {y} {second_z} then {x} {then_z}",
            f"if one {one} {_tells(speaker, first, 'a second')} and the second {_tells(speaker, second, 'a third')}, "
            f"then the first {_tells(speaker, then, 'the third')}",
            f"whenever {x} {first_y} and {y} {second_z}, {x} {then_z}",
        )
    )
    return _line(text, [_of(first, "X", "Y"), _of(second, "Y", "Z")], _of(then, "X", "Z"))


def all_to_all(speaker: Speaker, first: Kind, does: Relation, second: Kind) -> Line:
    """Every wolf chases every mouse."""
    text = speaker.rng.choice(
        (
            f"every {first.one} {_tells(speaker, does, f'every {second.one}')}",
            f"all {first.many} {_tells(speaker, does, f'all {second.many}', Form.MANY)}",
            f"{a(first.one)} {_tells(speaker, does, f'any {second.one}')}",
            f"if X is {a(first.one)} and Y is {a(second.one)} then X {_tells(speaker, does, 'Y')}",
        )
    )
    return _line(text, [_of(first, "X"), _of(second, "Y")], _of(does, "X", "Y"))


def to_itself(speaker: Speaker, does: Verb, then: Property) -> Line:
    """Whatever chases itself is tired."""
    who = speaker.rng.choice(speaker.generic.which)
    itself = "themselves" if _him(speaker) == "them" else "itself"
    text = f"{speaker.rng.choice(speaker.generic.every)} {who} {_tells(speaker, does, itself)} {_is(speaker, then)}"
    return _line(text, [_of(does, "X", "X")], _of(then, "X"))


def _him(speaker: Speaker) -> str:
    return "them" if speaker.generic.which[0] == "who" else "it"


def _said_of(word: Property) -> str:
    return a(word.one) if isinstance(word, Kind) else word.word
