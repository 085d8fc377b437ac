"""Sentences with a number that has nothing to do with a problem: a reader must learn to pass them over.

They are for training. The study's own (`study/perturbations.py`) are others, so that what it measures was not learnt by
heart; those of `templates.aside` are about a person of the problem.
"""

from __future__ import annotations

import random
import re

from neurosym.domains.templates import ANIMALS, FRUIT, GOODS, PEOPLE, STATIONERY, TOYS, WEEKDAYS, say

_FORMS = (
    "{name} is {n} years old.",
    "{name}'s {relative} is {n} years old.",
    "{name} has {n} {things}.",
    "{name} also has {n} {things} at home.",
    "{name}'s {relative} owns {n} {things}.",
    "There are {n} {things} in the next room.",
    "On {day} {name} counted {n} {things}.",
    "{name} lives {n} {distances} away.",
    "The trip there takes {n} minutes.",
    "It was {n} degrees that day.",
    "It is {n} days until the holidays.",
    "{name} got up at {hour} o'clock.",
    "{name} paid ${n} for a new {thing} last {day}.",
    "A {thing} costs ${n} in another town.",
    "The house has {n} rooms.",
    "Their school has {n} teachers.",
    "{name} once read a book of {n} pages in {hour} days.",
    "The film afterwards lasted {n} minutes.",
    "{n} people were waiting outside.",
    "Last year {name} had {n} {things}.",
    "{name} wears shoes of size {n}.",
    "The phone rang {hour} times.",
    "Bus number {n} stops in front of the house.",
    "{name} slept {hour} hours that night.",
)
_RELATIVES = "brother sister mother father uncle aunt cousin neighbour grandmother teacher friend".split()
_THINGS = (*FRUIT, *TOYS, *GOODS, *STATIONERY, *ANIMALS)
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset("the has are was for day days that there old years away last another also with home had".split())


def aside_for(text: str, rng: random.Random) -> str | None:
    """A sentence that shares no word of meaning and no digits with the text; None if none is found in some tries."""
    said = set(_WORD.findall(text.lower())) - _COMMON
    numbers = set(re.findall(r"\d+", text))
    for _ in range(8):
        thing = rng.choice([thing for thing in _THINGS if thing.one[0] not in "aeiou"])
        number = rng.randint(2, 60)
        sentence = rng.choice(_FORMS).format(
            name=rng.choice(PEOPLE).name,
            relative=rng.choice(_RELATIVES),
            thing=thing.one,
            things=thing.many,
            day=rng.choice(WEEKDAYS),
            distances=rng.choice(("miles", "kilometres", "blocks", "minutes")),
            n=say(rng, number),
            hour=say(rng, rng.randint(2, 9)),
        )
        words = set(_WORD.findall(sentence.lower()))
        if not words & said and not numbers & set(re.findall(r"\d+", sentence)):
            return sentence[0].upper() + sentence[1:]
    return None
