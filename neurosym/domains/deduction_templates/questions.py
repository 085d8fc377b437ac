"""Questions, sentences about the world, and sentences that say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.domains.deduction_templates.meaning import Asked, Line, World
from neurosym.domains.deduction_templates.phrases import Form, Speaker, predicate, verb_phrase
from neurosym.domains.deduction_templates.words import Claim, Thing
from neurosym.domains.wording import sentence

_ASKED_THAT = """is it true that|is it the case that|does it follow that|can we conclude that|can it be concluded that|
is it certain that|can one infer that|do these facts show that|can it be proved that|would it be correct to say that|
is it right that|are we able to say that|based on this, is it true that|from the text, can you tell if|do we know that|
given all this, is it true that|can we be sure that|so, is it a fact that|going by the above, does it hold that"""
_TOLD_TO = """decide whether|determine whether|find out if|say whether|work out whether|check whether|judge whether|
using the information above, decide if|from these rules, determine if|tell me whether|please say if|
state, with the facts given, whether|prove or disprove that|your task is to find out whether"""
_BEFORE = """true or false:|true, false or unknown:|right or wrong:|claim:|to be judged:|hypothesis:|conclusion:|
judge this claim:|what about this:|evaluate this sentence:|yes, no or unknown:|query:|prove:|decide about this:|
check the following:|statement to be examined:|does this hold:|now the question, true or false:"""
_ASKING = """is this true?|is the next sentence true, false or uncertain?|does this hold?|is it so?|
can this be derived?|
does the statement below follow from the text?|what is the truth value of this sentence?|is that claim correct?|
with what you know now, is this so?|is the claim below right, wrong or undecided?|what do you make of the following?|
judge the last sentence.|say whether the following is the case.|here is a claim to be judged.|
given these facts and rules, is what comes next right or not?|now say if this is right."""
_AFTER = """true or false?|true, false or unknown?|is that so?|right or wrong?|does that follow?|correct?|
is this claim true?|what is the answer?|please answer with true, false or unknown.|yes or no?|
answer with one word.|give the truth value."""
_CLOSED = """what is not stated or implied is false|whatever cannot be derived counts as false|nothing else is true|
everything that does not follow from this is false|treat anything that is not mentioned as untrue|
assume that the text is complete: what it does not imply does not hold|
all that is true is told here or follows from it|if a thing cannot be shown from the above, take it to be false|
apart from what follows, nothing holds|we know everything there is to know: the rest is not the case|
make the closed-world assumption|unprovable statements are to be regarded as false|
these are all the facts; there are no others"""
_OPEN = """some things may be unknown|not everything is told here|what is not told may be true or false|
the list may be incomplete|if something neither follows nor is ruled out, it is unknown|
we do not know everything|what cannot be derived is not thereby false|
there may be more facts than are written here|make the open-world assumption|
do not take something for false only because it is not mentioned"""
_INTRODUCTIONS = """here is what we know|read the following carefully|consider these facts and rules|
the following is known|here are some facts|these are the rules|the facts are as follows|now for the rules|
this is the situation|you are given the following information|let us look at the facts|
the rules are these|take the following as given|below you find what is known|
some statements about our world follow|next come the rules"""
_ASIDES = """it rained all day|the story begins early in the morning|what a strange place this is|
nobody remembers how it began|this was written down long ago|the weather was pleasant that week|
it is a quarter past nine|the date is the fifth of March|that is quite a lot to remember|
the notes were found in a drawer|it may help to draw a picture|take your time|there is no hurry|
much has been said about this before|the text goes on|so much for that|this takes some thought|
the coffee machine is over there, by the way|the next page is torn|the list was printed on yellow paper"""


_BASES = """based on|given|going by|according to|on the basis of|judging from|considering|in the light of|using only"""
_GIVEN = """the above|these facts|the facts and rules above|this information|the text|the information given|
these premises|all that has been said|what is written here|the statements above|what you have read|
the rules and facts|the premises"""
_CLAIMS = "statement|claim|sentence|assertion|conclusion|proposition|hypothesis|statement"
_WHICH = "the following {noun}|this {noun}|the {noun} below|the next {noun}|the {noun} that follows|the last {noun}"
_VALUES = """true|true or false|true, false or unknown|true, false, or uncertain|right or wrong|correct|valid|right|
correct or not|proven, disproven or undecided|true, or false, or neither|a fact|certain"""
_ASKED_OF = """is {it} {value}?|would you say that {it} is {value}?|can you tell if {it} is {value}?|
decide if {it} is {value}.|say whether {it} is {value}.|please determine whether {it} is {value}.|does {it} follow?|
what is the truth value of {it}?|judge {it}.|does {it} hold?|evaluate {it}.|is it so that {it} is {value}?"""
_SHOWN = """here are|below are|these are|what follows are|consider|read|you are given|we are given|let us look at|
we start from|first come|there are|next come|we have|now for|take note of"""
_SEVERAL = "some|several|a few|the|a number of|all the|the known"
_PIECES = """facts|rules|statements|premises|sentences|facts and rules|pieces of information|observations|
general rules|things that we know|laws|assumptions"""
_LACKING = """is not stated|cannot be derived|cannot be proved|does not follow|is not listed|
is not mentioned or implied|cannot be shown|is neither told nor implied|has not been said or concluded"""
_COUNTS_FALSE = """is false|counts as false|is taken to be false|is regarded as untrue|does not hold|is not the case|
is to be treated as false|must be assumed to be false"""
_STAYS_OPEN = """may be true or false|is unknown|stays open|may still be true|is left undecided|
counts as unknown|could be either true or false"""


def question(speaker: Speaker, asked: Sequence[tuple[Thing, Claim]]) -> list[Line]:
    """A question whether the claims hold, or an order to find that out: one sentence or two."""
    kind = speaker.rng.random()
    statement = _statement(speaker, asked)
    if kind < 0.3 and len(asked) == 1:
        text = _inverted(speaker, *asked[0])
    elif kind < 0.52:
        text = f"{speaker.pick(_ASKED_THAT)} {statement}?"
    elif kind < 0.72:
        text = f"{speaker.pick(_TOLD_TO)} {statement}."
    elif kind < 0.85:
        text = f"{speaker.pick(_BEFORE)} {sentence(statement)}"
    else:
        return _two_sentences(speaker, asked)
    return [Line(sentence(text), (_asked(asked),))]


def _two_sentences(speaker: Speaker, asked: Sequence[tuple[Thing, Claim]]) -> list[Line]:
    """The statement to judge, and a sentence before or after it that says so, or none."""
    statement = plain_question(speaker, asked)
    if speaker.chance(0.4):
        return [statement]
    if speaker.chance(0.7):
        return [Line(sentence(_asking(speaker))), statement]
    return [statement, Line(sentence(speaker.pick(_AFTER)))]


def _asking(speaker: Speaker) -> str:
    """A question about a statement that it does not say: given these facts, is the following claim true?"""
    if speaker.chance(0.25):
        return speaker.pick(_ASKING)
    basis = f"{speaker.pick(_BASES)} {speaker.pick(_GIVEN)}, " if speaker.chance(0.6) else ""
    which = speaker.pick(_WHICH).format(noun=speaker.pick(_CLAIMS))
    return basis + speaker.pick(_ASKED_OF).format(it=which, value=speaker.pick(_VALUES))


def plain_question(speaker: Speaker, asked: Sequence[tuple[Thing, Claim]]) -> Line:
    """The statement to judge by itself."""
    statement = sentence(_statement(speaker, asked))
    return Line(f"Question: {statement}", (_asked(asked),), bare=statement if speaker.chance(0.8) else "")


def world_sentence(speaker: Speaker, closed: bool) -> Line:
    """Says how to take what is not told."""
    text = speaker.pick(_CLOSED if closed else _OPEN)
    if speaker.chance(0.6):
        subject = speaker.pick("what|whatever|everything that|anything that|all that|a statement that")
        here = speaker.pick("||| here| in the text| from the above| by these rules| above")
        text = f"{subject} {speaker.pick(_LACKING)}{here} {speaker.pick(_COUNTS_FALSE if closed else _STAYS_OPEN)}"
    return Line(sentence(text), (World(closed),))


def introduction(speaker: Speaker) -> Line:
    """Says that something follows."""
    text = speaker.pick(_INTRODUCTIONS)
    if speaker.chance(0.7):
        text = f"{speaker.pick(_SHOWN)} {speaker.pick(_SEVERAL)} {speaker.pick(_PIECES)}"
    return Line(sentence(text + speaker.pick(".|.|:")))


def aside(speaker: Speaker) -> Line:
    """Says nothing that matters."""
    return Line(sentence(speaker.pick(_ASIDES)))


def _asked(asked: Sequence[tuple[Thing, Claim]]) -> Asked:
    return Asked(tuple(claim.of(thing.name) for thing, claim in asked))


def _statement(speaker: Speaker, asked: Sequence[tuple[Thing, Claim]]) -> str:
    (thing, _), *more = asked
    if more and all(other == thing for other, _ in more):
        return f"{thing.text} {predicate(speaker, [each for _, each in asked], Form.ONE)}"
    return " and ".join(f"{each.text} {verb_phrase(speaker, said, Form.ONE)}" for each, said in asked)


def _inverted(speaker: Speaker, thing: Thing, claim: Claim) -> str:
    """Is Anna kind? Does the wolf chase Anna? Is it not so that ..., where denied."""
    positive = claim if claim.positive else claim.denied
    said = verb_phrase(speaker, positive, Form.ONE).removeprefix("can ")
    if said.startswith("is "):
        return f"is {thing.text} {'' if claim.positive else 'not '}{said.removeprefix('is ')}?"
    bare = verb_phrase(speaker, positive, Form.BARE)
    return f"does {thing.text} {'' if claim.positive else 'not '}{bare}?"
