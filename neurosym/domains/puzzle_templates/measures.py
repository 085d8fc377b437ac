"""Orders by what is measured, told with verbs: weighs less than, was born before, nobody earned more than.

Which end is place 1 agrees with the scales of adjectives: what is light, cheap, old, fast, short or low comes first,
and so does the best score.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass

from neurosym.domains.domain import Example
from neurosym.domains.puzzle_templates import declarations
from neurosym.domains.puzzle_templates.axes import Clauses
from neurosym.domains.puzzle_templates.clues import World
from neurosym.domains.puzzle_templates.everyday import PlainClues, PlainFacts
from neurosym.domains.puzzle_templates.facts import WEIGHTS
from neurosym.domains.puzzle_templates.items import named, people, things
from neurosym.domains.puzzle_templates.settings import Setting
from neurosym.domains.puzzle_templates.worlds import DOMAIN, told
from neurosym.domains.wording import negated, third

_RELATIONS = (("left_of", "first", "last"), ("right_of", "last", "first"))
"""Of either end: to be nearer to it, to be at it, to be at the other one."""
_ALL = (
    "all the others", "everyone else", "everybody else", "all of the others", "each of the others", "any of the others",
    "all the rest", "every other {one}", "any other {one}", "anyone else", "anybody else",
)  # fmt: skip
_EACH = ("everyone else", "everybody else", "each of the others", "every other {one}", "every single one of the others")
_NONE = ("nobody", "no one", "nobody else", "no other {one}", "none of the others", "not one of the others")
_THINGS = ("nothing", "no other {one}", "none of the others", "not one of the others")
_PERSONAL = re.compile("one else|body")
_RANKED = re.compile(r" the (?=\w+st\b)")
"""Where an ordinal can stand: is the lightest, weighs the most."""


@dataclass(frozen=True, slots=True)
class End:
    """What is said at one end of a measure: verbs before an object, and verbs of whoever is at the end.

    Each verb is a pair of the infinitive and the past tense, one of which may be "" where it is not used.
    """

    than: tuple[tuple[str, str], ...]
    most: tuple[tuple[str, str], ...]


Measure = tuple[End, End]
"""The end of place 1 and the other one."""


def clauses_of(measure: Measure, one: str, of_things: bool) -> Clauses:
    """How relations are said; one: the noun for those who are compared."""
    found: dict[str, list[str]] = defaultdict(list)
    every = [each.format(one=one) for each in _ALL if not of_things or not _PERSONAL.search(each)]
    each_one = [each.format(one=one) for each in _EACH if not of_things or not each.endswith("else")]
    none = [each.format(one=one) for each in (_THINGS if of_things else _NONE)]
    that = "that" if of_things else "who"
    for (nearer, there, away), end in zip(_RELATIONS, measure, strict=True):
        for does, does_not in (tense for verb in end.than for tense in _tenses(*verb)):
            found[nearer] += [f"{{a}} {does} {{b}}"] * 8
            found[nearer] += [f"it is {{a}} {that} {does} {{b}}", f"of the two, {{a}} {does} {{b}}"]
            found[f"not_{nearer}"].append(f"{{a}} {does_not} {{b}}")
            found[there] += [f"{{a}} {does} {others}" for others in every]
            found[there] += [f"{nobody} {does} {{a}}" for nobody in none]
            found[away] += [f"{others} {does} {{a}}" for others in each_one]
        for does, does_not in (tense for verb in end.most for tense in _tenses(*verb)):
            found[there] += [f"{{a}} {does}"] * 12
            found[there] += [f"it is {{a}} {that} {does}", f"the one {that} {does} is {{a}}", f"{{a}} {does} of all"]
            if _RANKED.search(does):
                found["nth" if there == "first" else "nth_end"].append("{a} " + _RANKED.sub(r" the {nth} ", does))
            found[f"not_{there}"].append(f"{{a}} {does_not}")
    return {relation: tuple(said) for relation, said in found.items()} | _BETWEEN


_BETWEEN: Clauses = {
    "between": ("in this order {a} comes between {b} and {c}", "{a} ranks somewhere between {b} and {c}"),
    "middle": ("{a} is exactly in the middle of the order", "as many come before {a} in the order as after"),
}


def _tenses(infinitive: str, past: str) -> list[tuple[str, str]]:
    """The verb in the present and the past, each with its denial."""
    found = [(third(infinitive), negated(infinitive))] if infinitive else []
    if past.startswith("was "):
        return [*found, (past, past.replace("was ", "was not ", 1))]
    return [*found, (past, f"did not {infinitive}")] if past else found


def _end(than: str, most: str) -> End:
    return End(tuple(map(_verb, than.split(";"))), tuple(map(_verb, most.split(";"))))


def _verb(words: str) -> tuple[str, str]:
    """`weigh/weighed less than` in the present and in the past; `-/was born before` in the past only."""
    head, _, rest = words.strip().partition(" ")
    present, _, past = head.partition("/")
    return ("" if present == "-" else f"{present} {rest}".strip(), f"{past} {rest}".strip() if past else "")


def _measures(text: str) -> tuple[Measure, ...]:
    """Blocks of four lines: verbs with an object and verbs without, of the end of place 1 and of the other.

    A semicolon at the end of a line makes it go on.
    """
    blocks = (block.splitlines() for block in text.strip().replace(";\n", "; ").split("\n\n"))
    return tuple((_end(low, lowest), _end(high, highest)) for low, lowest, high, highest in blocks)


OF_THINGS = _measures("""
weigh/weighed less than; be/was lighter than; be easier to lift than; bring fewer grams to the scales than
weigh/weighed the least; weigh least; be/was the lightest; be the easiest to lift
weigh/weighed more than; outweigh/outweighed; be/was heavier than; be harder to lift than; tip the scales further than
weigh/weighed the most; weigh most; be/was the heaviest; be the hardest to lift

cost/cost less than; be/was cheaper than; sell for less than; go/went for less than; be less expensive than;
need less money than
cost/cost the least; cost least; be/was the cheapest; sell for the least; be the least expensive;
have the lowest price
cost/cost more than; be/was dearer than; sell for more than; go/went for more than; be more expensive than;
be worth more than
cost/cost the most; cost most; be/was the most expensive; sell for the most; be the dearest; have the highest price

take/took less time than; last/lasted less long than; be/was shorter than; be over sooner than;
go on for less time than
take/took the least time; last the least; be/was the shortest; be over soonest
take/took longer than; last/lasted longer than; be/was longer than; go on for longer than; take/took more time than
take/took the longest; last/lasted longest; be/was the longest; go on for the longest time; take/took the most time

-/was built before; be/was older than; date from an earlier year than; -/was made before; -/was finished earlier than
-/was built first; be/was the oldest; date back the furthest; -/was made first; -/was made the earliest
-/was built after; be/was newer than; date from a later year than; -/was made after; -/was finished later than
-/was built last; be/was the newest; date from the latest year; -/was made last; -/was made most recently

hold/held less than; contain/contained less than; have less room inside than; take in less than; be/was smaller than
hold/held the least; contain/contained the least; have the least room inside; be/was the smallest
hold/held more than; contain/contained more than; have more room inside than; take in more than; be/was bigger than
hold/held the most; contain/contained the most; have the most room inside; be/was the biggest

use/used less electricity than; need/needed less power than; consume/consumed less than
use/used the least electricity; need/needed the least power; consume/consumed the least
use/used more electricity than; need/needed more power than; consume/consumed more than
use/used the most electricity; need/needed the most power; consume/consumed the most

sell/sold fewer copies than; bring/brought in less than; attract/attracted fewer people than; be/was less popular than
sell/sold the fewest copies; bring/brought in the least; attract/attracted the fewest people; be/was the least popular
sell/sold more copies than; bring/brought in more than; attract/attracted more people than; be/was more popular than
sell/sold the most copies; bring/brought in the most; attract/attracted the most people; be/was the most popular

make/made less noise than; be/was quieter than; sound/sounded softer than; disturb/disturbed the neighbours less than
make/made the least noise; be/was the quietest; disturb/disturbed the neighbours least
make/made more noise than; be/was louder than; sound/sounded louder than; disturb/disturbed the neighbours more than
make/made the most noise; be/was the loudest; disturb/disturbed the neighbours most
""")
OF_PEOPLE = _measures("""
weigh/weighed less than; be/was lighter than; bring fewer kilos to the scales than; be easier to carry than
weigh/weighed the least; weigh least; be/was the lightest; be the easiest to carry
weigh/weighed more than; outweigh/outweighed; be/was heavier than; tip the scales further than;
be harder to carry than
weigh/weighed the most; weigh most; be/was the heaviest; be the hardest to carry

earn/earned less than; make/made less money than; be/was paid less than; get/got a smaller salary than; be poorer than
earn/earned the least; make/made the least money; be/was paid the least; get/got the smallest salary; earn least
earn/earned more than; make/made more money than; be/was paid more than; get/got a bigger salary than; be richer than
earn/earned the most; make/made the most money; be/was paid the most; get/got the biggest salary; earn most

spend/spent less than; pay/paid less than; use/used up less money than; give/gave away less than
spend/spent the least; pay/paid the least; use/used up the least money; get/got away with the smallest bill
spend/spent more than; pay/paid more than; use/used up more money than; give/gave away more than
spend/spent the most; pay/paid the most; use/used up the most money; end/ended up with the biggest bill

take/took less time than; need/needed less time than; be/was done sooner than; get/got ready sooner than;
finish/finished sooner than
take/took the least time; need/needed the least time; be/was done first; get/got ready first; finish/finished soonest
take/took longer than; need/needed more time than; be/was done later than; get/got ready later than;
finish/finished later than
take/took the longest; need/needed the most time; be/was done last; get/got ready last; finish/finished latest

-/was born before; be/was older than; -/was born earlier than; have/had more birthdays behind than;
-/came into the world before
-/was born first; be/was the oldest; -/was born the earliest; be/was the eldest; have/had the most birthdays behind
-/was born after; be/was younger than; -/was born later than; have/had fewer birthdays behind than;
-/came into the world after
-/was born last; be/was the youngest; -/was born the latest; have/had the fewest birthdays behind;
-/was born most recently

score/scored higher than; get/got more points than; beat/beat; do/did better than;
collect/collected more points than; defeat/defeated
score/scored highest; get/got the most points; do/did best; collect/collected the most points; score/scored the most
score/scored lower than; get/got fewer points than; lose/lost to; do/did worse than;
collect/collected fewer points than
score/scored lowest; get/got the fewest points; do/did worst; collect/collected the fewest points;
score/scored the least

finish/finished ahead of; beat/beat; be/was faster than; run/ran faster than; outrun/outran; arrive/arrived before;
reach/reached the goal before; come/came in before
be/was the fastest; run/ran fastest; finish/finished first; arrive/arrived first; reach/reached the goal first;
come/came in first
finish/finished behind; lose/lost to; be/was slower than; run/ran slower than; arrive/arrived after;
reach/reached the goal after; come/came in after
be/was the slowest; run/ran slowest; finish/finished last; arrive/arrived last; reach/reached the goal last;
come/came in last

be/was shorter than; have/had to look up at; reach/reached less high than; measure/measured less than;
be/was less tall than
be/was the shortest; reach/reached the least high; measure/measured the least; be/was the least tall
be/was taller than; tower/towered over; reach/reached higher than; measure/measured more than; look/looked down on
be/was the tallest; reach/reached the highest; measure/measured the most

lift/lifted less than; be/was weaker than; carry/carried less than; hold/held out less long than
lift/lifted the least; be/was the weakest; carry/carried the least
lift/lifted more than; be/was stronger than; carry/carried more than; hold/held out longer than
lift/lifted the most; be/was the strongest; carry/carried the most; hold/held out the longest

live/lived nearer to the station than; be/was closer to the station than; have/had a shorter way to the station than
live/lived nearest to the station; be/was closest to the station; have/had the shortest way to the station
live/lived farther from the station than; be/was farther from the station than;
have/had a longer way to the station than
live/lived farthest from the station; be/was farthest from the station; have/had the longest way to the station

read/read fewer books than; finish/finished fewer books than; borrow/borrowed fewer books than
read/read the fewest books; finish/finished the fewest books; borrow/borrowed the fewest books
read/read more books than; finish/finished more books than; borrow/borrowed more books than; own/owned more books than
read/read the most books; finish/finished the most books; borrow/borrowed the most books; own/owned the most books

sleep/slept less than; rest/rested less than; get/got less sleep than; sleep/slept less long than
sleep/slept the least; rest/rested the least; get/got the least sleep; sleep/slept least
sleep/slept longer than; rest/rested longer than; get/got more sleep than; sleep/slept more than
sleep/slept the longest; rest/rested the longest; get/got the most sleep; sleep/slept most
""")
_COMPARED = WEIGHTS | {
    "left_of": 9, "right_of": 9, "first": 7, "last": 7, "not_left_of": 2, "not_right_of": 2, "not_first": 2,
    "not_last": 2, "nth": 1, "nth_end": 1,
}  # fmt: skip


def measure(rng: random.Random) -> Example:
    """People or things in the order of what they weigh, cost, earn and the like."""
    size, of_things = rng.randint(3, 7), rng.random() < 0.45
    row = things(rng, size, DOMAIN) if of_things else people(rng, size, declarations.role(rng), DOMAIN)
    chosen = rng.choice(OF_THINGS if of_things else OF_PEOPLE)
    said = clauses_of(chosen, row.noun, of_things)
    setting = Setting("place", "places", "in", ("be",), ("one",), (said,), "scale", of_things)
    world = World(setting, named([row]), tuple(rng.sample(range(1, size + 1), size)), size)
    clues = PlainClues(rng, world)
    return told(clues, PlainFacts(clues, _COMPARED, together=0.15))
