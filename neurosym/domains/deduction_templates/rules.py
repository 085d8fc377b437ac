"""Sentences that tell rules about anything: if something is so, it is also so.

Readings: `B unless A` is `if not A then B`; `only B are A` is `if A then B`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from neurosym.domains.deduction_templates.meaning import Line, Rule, implies
from neurosym.domains.deduction_templates.phrases import Form, Speaker, described, predicate, verb_phrase
from neurosym.domains.deduction_templates.words import Adjective, Claim, Kind
from neurosym.domains.wording import a, sentence

Claims = Sequence[Claim]
Shape = Callable[[Speaker, Claims, Claims], Line | None]


def rule(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line:
    """A sentence for the rule that whatever all of the conditions hold of, the conclusions hold of."""
    shapes, weights = zip(*(_SHAPES + (_RARE_SHAPES if speaker.wide else ())), strict=True)
    while True:
        shape: Shape = speaker.rng.choices(shapes, weights)[0]
        if line := shape(speaker, conditions, conclusions):
            return line


def choice_rule(speaker: Speaker, choice: Claims, also: Claims, conclusions: Claims) -> Line:
    """A sentence for a rule with one of several conditions: wolves and foxes are wild; if it is kind or tall."""
    literals = tuple(claim.of("X") for claim in choice)
    told = Rule((literals, *((claim.of("X"),) for claim in also)), tuple(claim.of("X") for claim in conclusions))
    kinds = [claim.word for claim in choice if isinstance(claim.word, Kind) and claim.positive]
    if len(kinds) == len(choice) and not also and speaker.chance(0.6):
        ones, many = speaker.pick("either |").join(("", "")), [kind.many for kind in kinds]
        said = predicate(speaker, conclusions, Form.MANY)
        text = speaker.rng.choice(
            (
                f"{' and '.join(many)} {said}",
                f"all {' and '.join(many)} {said}",
                f"{ones} every {' and every '.join(kind.one for kind in kinds)} "
                f"{predicate(speaker, conclusions, Form.ONE)}",
            )
        )
        return Line(sentence(text), (told,))
    some, it, form = _someone(speaker)
    either = speaker.pick("|either ")
    said = " or ".join(verb_phrase(speaker, claim, Form.ONE) for claim in choice)
    extra = f" and {it} {predicate(speaker, also, form)}" if also else ""
    text = (
        f"if {some} {either}{said}{extra}{speaker.pick(' then|, then|,')} {it} {predicate(speaker, conclusions, form)}"
    )
    return Line(sentence(text), (told,))


def equivalence(speaker: Speaker, first: Claim, second: Claim) -> Line:
    """A sentence for two rules: each of the two claims where the other is."""
    some, it, form = _someone(speaker)
    joint = speaker.pick("if and only if|exactly when|precisely if|just in case")
    text = f"{some} {verb_phrase(speaker, first, Form.ONE)} {joint} {it} {verb_phrase(speaker, second, form)}"
    there, back = implies([first.of("X")], [second.of("X")]), implies([second.of("X")], [first.of("X")])
    return Line(sentence(text), (there, back))


def _line(text: str, conditions: Claims, conclusions: Claims) -> Line:
    return Line(sentence(text), (implies([c.of("X") for c in conditions], [c.of("X") for c in conclusions]),))


def _someone(speaker: Speaker) -> tuple[str, str, Form]:
    """Words for just anyone, and the pronoun that takes it up, with its form."""
    it = speaker.rng.choice(speaker.generic.pronouns)
    return speaker.rng.choice(speaker.generic.some), it, Form.THEY if it == "they" else Form.ONE


def _all(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """All kind wolves are big. Every wolf is big. Wolves are big. A wolf is big."""
    also = speaker.pick("|||||also |always ")
    if speaker.chance(0.55):
        text, ordered = described(speaker, conditions, Form.MANY)
        before = speaker.pick("all|all|all the|||||all of the|any" if _short(conditions) else "all||any")
        return _line(f"{before} {text} {_with(also, predicate(speaker, conclusions, Form.MANY))}", ordered, conclusions)
    text, ordered = described(speaker, conditions, Form.ONE)
    before = speaker.pick("every|each|every|each|any|every single|a")
    subject = a(text) if before == "a" else f"{before} {text}"
    return _line(f"{subject} {_with(also, predicate(speaker, conclusions, Form.ONE))}", ordered, conclusions)


def _short(conditions: Claims) -> bool:
    return all(isinstance(claim.word, Adjective | Kind) and claim.positive for claim in conditions)


def _with(adverb: str, said: str) -> str:
    """The predicate with an adverb where it belongs: is also big; also likes milk."""
    head, _, rest = said.partition(" ")
    if not adverb or head in ("does", "do", "never", "can", "cannot", "isn't", "aren't", "doesn't", "don't", "both"):
        return said
    if head in ("is", "are"):
        return said if rest.startswith(("not", "never", "neither", "both")) else f"{head} {adverb} {rest}"
    return f"{adverb} {said}"


def _if(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """If something is kind and chases the cat then it is big."""
    some, it, form = _someone(speaker)
    if speaker.chance(0.08) and any(isinstance(claim.word, Kind) and claim.positive for claim in conditions):
        text, ordered = described(speaker, conditions, Form.ONE)
        said = f"{some} is {a(text)}"
    else:
        said, ordered = f"{some} {_conditions(speaker, conditions, it, form)}", tuple(conditions)
    joint = speaker.pick("then|then|, then|,|,")
    before = speaker.pick("if|if|if|if|whenever|when|in case" if joint == "," else "if")
    return _line(f"{before} {said} {joint} {it} {predicate(speaker, conclusions, form)}", ordered, conclusions)


def _conditions(speaker: Speaker, conditions: Claims, it: str, form: Form) -> str:
    """The conditions after their subject; the pronoun may stand again before the last of them."""
    if len(conditions) > 1 and speaker.chance(0.4):
        first = predicate(speaker, conditions[:-1], Form.ONE)
        return f"{first}{speaker.pick(' and|, and')} {it} {verb_phrase(speaker, conditions[-1], form)}"
    return predicate(speaker, conditions, Form.ONE)


def _result_first(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """Something is big if it is kind."""
    some, it, form = _someone(speaker)
    joint = speaker.pick("if|if|when|whenever|provided that|as long as|provided|so long as|, if")
    if speaker.chance(0.2):
        some, it, form, said = speaker.generic.many, "they", Form.MANY, predicate(speaker, conclusions, Form.MANY)
    else:
        said = predicate(speaker, conclusions, Form.ONE)
    return _line(f"{some} {said} {joint} {it} {predicate(speaker, conditions, form)}", conditions, conclusions)


def _whoever(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """Whoever is kind is big. Anything that chases the cat is big. Those who are kind are also big."""
    generic = speaker.generic
    also = speaker.pick("|||also ")
    which = speaker.rng.choice(generic.which)
    if speaker.chance(0.35):
        subject = speaker.pick(
            f"{generic.many} {which}|those {which}|{generic.many} {which}|all {which}|all those {which}"
        )
        said = _with(also, predicate(speaker, conclusions, Form.MANY))
        return _line(f"{subject} {predicate(speaker, conditions, Form.MANY)} {said}", conditions, conclusions)
    free = "whoever" if generic.which[0] == "who" else "whatever"
    subject = speaker.rng.choice((free, *(f"{every} {which}" for every in generic.every)))
    said = _with(also, predicate(speaker, conclusions, Form.ONE))
    return _line(f"{subject} {predicate(speaker, conditions, Form.ONE)} {said}", conditions, conclusions)


def _none(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """No wolf is tame. Nothing that is kind chases the cat. Wolves are never tame."""
    if any(claim.positive for claim in conclusions) or len(conclusions) > 1:
        return None
    told = [claim.denied for claim in conclusions]
    if speaker.chance(0.35):
        subject = f"{speaker.rng.choice(speaker.generic.none)} {speaker.rng.choice(speaker.generic.which)}"
        text = f"{subject} {predicate(speaker, conditions, Form.ONE)} {predicate(speaker, told, Form.ONE)}"
        return _line(text, conditions, conclusions)
    if speaker.chance(0.5):
        text, ordered = described(speaker, conditions, Form.ONE)
        before = speaker.pick("no|no|no|not a single|there is no")
        which = f" {speaker.rng.choice(speaker.generic.which)}" if before == "there is no" else ""
        return _line(f"{before} {text}{which} {predicate(speaker, told, Form.ONE)}", ordered, conclusions)
    text, ordered = described(speaker, conditions, Form.MANY)
    before = speaker.pick("no|no|none of the|there are no")
    which = f" {speaker.rng.choice(speaker.generic.which)}" if before == "there are no" else ""
    return _line(f"{before} {text}{which} {predicate(speaker, told, Form.MANY)}", ordered, conclusions)


def _being(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """Being kind makes one happy. To be kind means to be happy. Being kind implies being happy."""
    if any(not claim.positive for claim in (*conditions, *conclusions)):
        return None
    being = predicate(speaker, conditions, Form.GERUND)
    if speaker.chance(0.3) and all(isinstance(claim.word, Adjective | Kind) for claim in conclusions):
        said = predicate(speaker, conclusions, Form.BARE).removeprefix("be ").removeprefix("both ")
        someone = speaker.pick("one|someone|somebody" if speaker.generic.which[0] == "who" else "something|a thing|one")
        return _line(f"{being} makes {someone} {said}", conditions, conclusions)
    if speaker.chance(0.4):
        first, then = (predicate(speaker, claims, Form.BARE) for claims in (conditions, conclusions))
        return _line(f"to {first} {speaker.pick('means|is')} to {then}", conditions, conclusions)
    verb = speaker.pick("means|implies|entails|involves|goes with|always leads to")
    return _line(f"{being} {verb} {predicate(speaker, conclusions, Form.GERUND)}", conditions, conclusions)


def _unless(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """A wolf is wild unless it is tame, for: if wolf and not tame then wild."""
    *before, last = conditions
    if last.positive or not before:
        return None
    it = speaker.rng.choice(speaker.generic.pronouns)
    form = Form.THEY if it == "they" else Form.ONE
    if speaker.chance(0.5):
        text, ordered = described(speaker, before, Form.MANY)
        said, it, form = f"{text} {predicate(speaker, conclusions, Form.MANY)}", "they", Form.MANY
    else:
        text, ordered = described(speaker, before, Form.ONE)
        said = f"{speaker.pick('every|each') + ' ' + text if speaker.chance(0.5) else a(text)}"
        said += f" {predicate(speaker, conclusions, Form.ONE)}"
    text = f"{said}{speaker.pick('|,')} unless {it} {verb_phrase(speaker, last.denied, form)}"
    return _line(text, (*ordered, last), conclusions)


def _only(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """Only wolves howl, for: if it howls, it is a wolf. Something is happy only if it is kind."""
    if len(conditions) > 1 or len(conclusions) > 1:
        return None
    (condition,), (conclusion,) = conditions, conclusions
    if isinstance(conclusion.word, Kind | Adjective) and conclusion.positive and speaker.chance(0.6):
        text, _ = described(speaker, conclusions, Form.MANY)
        return _line(f"only {text} {verb_phrase(speaker, condition, Form.MANY)}", conditions, conclusions)
    some, it, form = _someone(speaker)
    text = f"{some} {verb_phrase(speaker, condition, Form.ONE)} only if {it} {verb_phrase(speaker, conclusion, form)}"
    return _line(text, conditions, conclusions)


def _must(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """Every wolf must be big. Kind people will help Anna."""
    if any(not claim.positive for claim in conclusions):
        return None
    form = speaker.rng.choice((Form.ONE, Form.MANY))
    text, ordered = described(speaker, conditions, form)
    must = speaker.pick("must|will|must also|will always") if form is Form.MANY else speaker.pick("must|will|has to")
    before = speaker.pick("every|any") if form is Form.ONE else speaker.pick("all|")
    return _line(f"{before} {text} {must} {predicate(speaker, conclusions, Form.BARE)}", ordered, conclusions)


def _lettered(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """For every x: if x is a wolf, x is big."""
    letter = speaker.pick("x|X|y|Z|A|t")
    before = speaker.pick(f"|for every {letter},|for all {letter}:|whatever {letter} may be,|given any {letter},")
    some = speaker.pick("|something |") if letter == "X" and not before else ""
    said = f"if {some}{letter} {predicate(speaker, conditions, Form.ONE)}{speaker.pick(' then|, then|,')} {letter}"
    return _line(f"{before} {said} {predicate(speaker, conclusions, Form.ONE)}", conditions, conclusions)


def _you(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """If you are a wolf, you are big. One is happy if one is kind."""
    you, form = speaker.rng.choice((("you", Form.THEY), ("you", Form.THEY), ("one", Form.ONE), ("we", Form.MANY)))
    first, then = predicate(speaker, conditions, form), predicate(speaker, conclusions, form)
    text = f"if {you} {first}, {you} {then}" if speaker.chance(0.6) else f"{you} {then} if {you} {first}"
    return _line(text, conditions, conclusions)


def _wrapped(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """It is a rule that every wolf is big."""
    shape = speaker.rng.choice((_all, _if, _whoever, _none))
    line = shape(speaker, conditions, conclusions)
    before = speaker.pick(
        "it is a rule that|it is known that|in general,|we know that|remember:|as a rule,|it is always the case that|"
        "it is a law that|here,|in this world,|without exception,|note that|also,|furthermore,|by definition,"
    )
    return line and replace(
        line, text=f"{before} {_small(line.text)}"[:1].upper() + f"{before} {_small(line.text)}"[1:]
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _thought_of(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """Think of any wolf: it is big. A wolf, if it is kind, is big. Take something that is kind. It is big."""
    text, ordered = described(speaker, conditions, Form.ONE)
    said = predicate(speaker, conclusions, Form.ONE)
    before = speaker.pick("think of any|take any|pick any|consider any")
    return _line(f"{before} {text}: it {said}", ordered, conclusions)


def _without(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """Nobody is kind without being happy."""
    if len(conditions) > 1 or len(conclusions) > 1 or not (conditions[0].positive and conclusions[0].positive):
        return None
    said = verb_phrase(speaker, conditions[0], Form.ONE)
    without = verb_phrase(speaker, conclusions[0], Form.GERUND)
    return _line(f"{speaker.rng.choice(speaker.generic.none)} {said} without {without}", conditions, conclusions)


def _sure(speaker: Speaker, conditions: Claims, conclusions: Claims) -> Line | None:
    """Given that something is kind, it follows that it is big."""
    some, it, form = _someone(speaker)
    first, then = predicate(speaker, conditions, Form.ONE), predicate(speaker, conclusions, form)
    text = speaker.rng.choice(
        (
            f"given that {some} {first}, it follows that {it} {then}",
            f"from the fact that {some} {first} one may conclude that {it} {then}",
            f"assuming {some} {first}, {it} {then}",
            f"suppose {some} {first}; then {it} {then}",
        )
    )
    return _line(text, conditions, conclusions)


_SHAPES: tuple[tuple[Shape, float], ...] = (
    (_all, 9),
    (_if, 7),
    (_whoever, 3.5),
    (_result_first, 2),
    (_none, 12),
    (_unless, 5),
    (_being, 1.4),
    (_only, 1),
    (_must, 0.8),
    (_lettered, 1),
    (_you, 1),
    (_wrapped, 1.5),
    (_without, 1.5),
)
_RARE_SHAPES: tuple[tuple[Shape, float], ...] = ((_thought_of, 3), (_sure, 5))
