"""Scenes of things: what people have, get and lose, compare, and put together."""

from __future__ import annotations

import random

from neurosym.domains.scenes import Scene, known, problem, rules, scene, values_by, worded
from neurosym.domains.templates import (
    ANIMALS,
    CONTAINERS,
    THINGS,
    Noun,
    Person,
    Template,
    nouns,
    people,
)

_COLOURS = "red blue green yellow white black brown purple orange grey striped spotted".split()
_SIZES = (("big", "small"), ("new", "old"), ("round", "square"), ("plain", "painted"), ("sweet", "sour"))
_PLACES = nouns("drawer, shelf/shelves, basket, garage, cupboard, garden, attic, shop, stall, classroom, kitchen, bag")
_COMING = (
    ("bought", "at the market"),
    ("found", "in the attic"),
    ("picked up", "on the way"),
    ("won", "at the fair"),
    ("collected", "in the park"),
    ("got", "from a friend"),
    ("was given", "by an uncle"),
    ("received", "in the post"),
    ("made", "in the evening"),
    ("borrowed", "from a neighbour"),
)
_GOING = (
    ("gave away", "to a school"),
    ("sold", "at a stall"),
    ("lost", "on the bus"),
    ("used up", "in a week"),
    ("threw out", "in spring"),
    ("handed out", "to some friends"),
    ("broke", "by accident"),
    ("left", "at school"),
    ("lent out", "for a month"),
    ("dropped", "on the road"),
)


_Forms = dict[str, tuple[str, ...]]
_Wordings = tuple[_Forms, _Forms]


def _collection(rng: random.Random) -> Scene:
    """Someone has things, gets some and loses some."""
    owner, other = people(rng, 2)
    thing, second = rng.sample(THINGS, 2)
    got_verb, got_where = rng.choice(_COMING)
    gone_verb, gone_where = rng.choice(_GOING)
    rows = rules(
        "now = start + got - gone; start = now + gone - got; got = now + gone - start; gone = start + got - now;"
        "change = got - gone"
        if rng.random() < 0.4
        else "now = start - gone; start = now + gone; gone = start - now"
        if rng.random() < 0.5
        else "now = start + got; start = now - got; got = now - start"
    )
    used = {key for rule in rows for key in (rule.result, *rule.needed)}
    gone = rng.randint(2, 40)
    values = values_by(rows, {"start": rng.randint(gone + 1, 99), "got": rng.randint(gone + 1, 80), "gone": gone})
    others = rng.randint(2, 90)
    n, many, t = owner.name, thing.many, thing.key
    told, asked = _collection_wording(owner, thing, got_verb, got_where, gone_verb, gone_where)
    keys = {"start": f"{t}_at_first", "got": f"{t}_added", "gone": f"{t}_gone", "now": f"{t}_now", "change": "change"}
    return scene(
        rng,
        {key: (keys[key], told.get(key, ()), asked.get(key, ())) for key in keys if key in used},
        rows,
        values,
        extra=(
            known(f"{other.key}_{t}", others, (f"{other.name} has {others} {many}.",)),
            known(second.key, others + 2, (f"{n} also has {others + 2} {second.many}.",)),
        ),
        people=(owner, other),
    )


def _collection_wording(
    owner: Person, thing: Noun, got_verb: str, got_where: str, gone_verb: str, gone_where: str
) -> _Wordings:
    """Sentences that tell each quantity, and questions for it."""
    n, many = owner.name, thing.many
    told: _Forms = {
        "start": (
            f"{n} had {{}} {many}.",
            f"{n} started with {{}} {many}.",
            f"At first {n} had {{}} {many}.",
            f"There were {{}} {many} in {n}'s box.",
            f"{n} owned {{}} {many} last week.",
        ),
        "got": (
            f"{n} {got_verb} {{}} more {many} {got_where}.",
            f"Then {n} {got_verb} {{}} {many} {got_where}.",
            f"{n} {got_verb} another {{}} {many}.",
        ),
        "gone": (
            f"{n} {gone_verb} {{}} of the {many} {gone_where}.",
            f"Later {n} {gone_verb} {{}} {many} {gone_where}.",
            f"{n} {gone_verb} {{}} {many}.",
        ),
        "now": (
            f"Now {n} has {{}} {many}.",
            f"In the end {n} had {{}} {many}.",
            f"{n} has {{}} {many} left now.",
            f"After that there were {{}} {many}.",
        ),
    }
    asked: _Forms = {
        "start": (
            f"How many {many} did {n} have at first?",
            f"How many {many} did {n} start with?",
            f"How many {many} were there in the beginning?",
        ),
        "got": (f"How many {many} did {n} get?", f"How many more {many} came in?", f"How many {many} were added?"),
        "gone": (f"How many {many} are gone?", f"How many of the {many} does {n} no longer have?"),
        "now": (
            f"How many {many} does {n} have now?",
            f"How many {many} are there now?",
            f"How many {many} did {n} have in the end?",
            f"How many {many} does {n} have left?",
        ),
        "change": (f"How many more {many} does {n} have now than before?",),
    }
    return told, asked


_PLAIN = {"has": "have", "owns": "own", "bought": "buy", "found": "find", "made": "make", "sold": "sell"}


def _two_owners(rng: random.Random) -> Scene:
    """Two people's counts, their difference and their total."""
    a, b = people(rng, 2)
    thing, second = rng.sample(THINGS, 2)
    low = rng.randint(2, 60)
    rows = rules(
        "difference = a - b; a = b + difference; b = a - difference; total = a + b; a = total - b; b = total - a"
    )
    values = values_by(rows, {"b": low, "difference": rng.randint(1, 40)})
    many, verb = thing.many, rng.choice(("has", "owns", "collected", "bought", "found", "made", "sold", "counted"))
    have = _PLAIN.get(verb, verb.removesuffix("ed"))
    does, do, all_verb = ("does", "do", have) if verb in ("has", "owns") else ("did", "did", verb)
    spare = rng.randint(2, 70)
    told = {
        "a": (f"{a.name} {verb} {{}} {many}.", f"{a.name} {verb} a total of {{}} {many}."),
        "b": (f"{b.name} {verb} {{}} {many}.", f"{b.name} {verb} only {{}} {many}."),
        "difference": (
            f"{a.name} {verb} {{}} more {many} than {b.name}.",
            f"{b.name} {verb} {{}} fewer {many} than {a.name}.",
        ),
        "total": (
            f"Together {a.name} and {b.name} {all_verb} {{}} {many}.",
            f"The two of them {all_verb} {{}} {many} in all.",
        ),
    }
    asked = {
        "a": (f"How many {many} {does} {a.name} {have}?",),
        "b": (f"How many {many} {does} {b.name} {have}?",),
        "difference": (
            f"How many more {many} {does} {a.name} {have} than {b.name}?",
            f"How many fewer {many} {does} {b.name} {have} than {a.name}?",
            f"By how many {many} is {b.name} behind {a.name}?",
        ),
        "total": (
            f"How many {many} {do} they {have} together?",
            f"How many {many} {do} {a.name} and {b.name} {have} in all?",
        ),
    }
    keys = {"b": f"{b.key}_{thing.key}", "a": f"{a.key}_{thing.key}", "difference": "difference", "total": "total"}
    order = ("a", "b", "difference", "total") if rng.random() < 0.5 else ("b", "difference", "a", "total")
    return scene(
        rng,
        {key: (keys[key], told[key], asked[key]) for key in order},
        rows,
        values,
        extra=(known(f"{a.key}_{second.key}", spare, (f"{a.name} also {verb} {spare} {second.many}.",)),),
        people=(a, b),
    )


def _times(rng: random.Random) -> Scene:
    """One count is a multiple of another."""
    a, b = people(rng, 2)
    thing = rng.choice(THINGS)
    many = thing.many
    times, low = rng.randint(2, 9), rng.randint(2, 30)
    word = {2: "twice", 3: "three times"}.get(times, f"{times} times")
    rows = rules(
        "a = b * times; b = a / times; times = a / b; more = a - b; total = a + b; a = total - b; b = total - a"
    )
    values = values_by(rows, {"b": low, "times": times})
    told = {
        "b": (f"{b.name} has {{}} {many}.", f"{{}} {many} belong to {b.name}."),
        "times": (
            f"{a.name} has {word} as many {many} as {b.name}.",
            f"{a.name}'s number of {many} is {times} times {b.name}'s.",
        ),
        "a": (f"{a.name} has {{}} {many}.",),
        "total": (f"{a.name} and {b.name} have {{}} {many} together.",),
    }
    asked = {
        "a": (f"How many {many} does {a.name} have?",),
        "b": (f"How many {many} does {b.name} have?",),
        "times": (f"How many times as many {many} does {a.name} have as {b.name}?",),
        "more": (f"How many more {many} does {a.name} have than {b.name}?",),
        "total": (f"How many {many} do they have in all?", f"How many {many} are there altogether?"),
    }
    keys = {
        "b": f"{b.key}_{thing.key}",
        "a": f"{a.key}_{thing.key}",
        "times": "times",
        "more": "difference",
        "total": "total",
    }
    order = ("a", "b", "times", "more", "total") if rng.random() < 0.5 else ("times", "b", "a", "more", "total")
    return scene(rng, {k: (keys[k], told.get(k, ()), asked[k]) for k in order}, rows, values, people=(a, b))


def _kinds(rng: random.Random) -> Scene:
    """Things of two or three kinds in one place."""
    (owner,) = people(rng, 1)
    thing, place = rng.choice((*THINGS, *ANIMALS)), rng.choice(_PLACES).one
    first, second, third = rng.sample(_COLOURS, 3) if rng.random() < 0.6 else (*rng.choice(_SIZES), "wooden")
    three = rng.random() < 0.4
    rows = rules(
        "total = a + b + c; a = total - b - c; b = total - a - c; c = total - a - b; more = a - b; both = a + b"
        if three
        else "total = a + b; a = total - b; b = total - a; more = a - b; a = b + more; b = a - more"
    )
    low = rng.randint(2, 40)
    values = values_by(rows, {"b": low, "a": low + rng.randint(1, 40), "c": rng.randint(2, 50)})
    start = rng.choice(
        (f"In the {place} there are", f"{owner.name} keeps", f"{owner.name} counted", f"The {place} has")
    )
    told, asked = _kinds_wording(owner, thing, place, (first, second, third), start, three)
    keys = {
        "total": f"all_{thing.key}",
        "a": f"{first}_{thing.key}",
        "b": f"{second}_{thing.key}",
        "c": f"{third}_{thing.key}",
        "more": "difference",
        "both": "together",
    }
    used = {key for rule in rows for key in (rule.result, *rule.needed)}
    spare = rng.randint(2, 30)
    return scene(
        rng,
        {k: (keys[k], told.get(k, ()), asked[k]) for k in keys if k in used},
        rows,
        values,
        extra=(
            known("visitors", spare, (f"{spare} people came to look at them.", f"{owner.name} is {spare} years old.")),
        ),
        people=(owner,),
    )


def _kinds_wording(
    owner: Person, thing: Noun, place: str, colours: tuple[str, ...], start: str, three: bool
) -> _Wordings:
    """Sentences that tell each quantity, and questions for it."""
    first, second, third = colours
    many = thing.many
    told: _Forms = {
        "total": (f"{start} {{}} {many} in all.", f"There are {{}} {many} in the {place}."),
        "a": (f"{{}} of the {many} are {first}.", f"{start} {{}} {first} {many}.", f"{{}} {many} are {first}."),
        "b": (f"{{}} are {second}.", f"{start} {{}} {second} {many}.", f"There are also {{}} {second} {many}."),
        "c": (f"{{}} are {third}.", f"There are {{}} {third} ones.", f"The other {{}} {many} are {third}.")
        if three
        else (),
        "more": () if three else (f"There are {{}} more {first} {many} than {second} ones.",),
    }
    asked: _Forms = {
        "total": (
            f"How many {many} are there in all?",
            f"How many {many} are there altogether?",
            f"What is the total number of {many}?",
        ),
        "a": (f"How many of the {many} are {first}?", f"How many {first} {many} are there?"),
        "b": (f"How many {second} {many} are there?", f"How many of them are {second}?"),
        "c": (f"How many {third} {many} are there?",),
        "more": (
            f"How many more {first} {many} than {second} {many} are there?",
            f"How many fewer {many} are {second} than {first}?",
        ),
        "both": (f"How many of the {many} are {first} or {second}?",),
    }
    return told, asked


def _packs(rng: random.Random) -> Scene:
    """Groups of equal size, some singles, and things taken out."""
    (owner,) = people(rng, 1)
    thing, second = rng.sample(THINGS, 2)
    box, _many = rng.choice(CONTAINERS), thing.many
    rows = rules(
        "total = groups * each; groups = total / each; each = total / groups; left = total - gone;"
        "total = left + gone; gone = total - left; all = total + singles"
    )
    each, groups = rng.randint(2, 24), rng.randint(2, 20)
    values = values_by(
        rows, {"groups": groups, "each": each, "gone": rng.randint(1, each * groups - 1), "singles": rng.randint(2, 40)}
    )
    told, asked = _packs_wording(owner, thing, box)
    keys = {
        "groups": box.key,
        "each": f"{thing.key}_per_{box.one_key}",
        "total": f"{thing.key}_packed",
        "gone": f"{thing.key}_taken_out",
        "left": f"{thing.key}_left",
        "singles": f"single_{thing.key}",
        "all": f"all_{thing.key}",
    }
    spare = rng.randint(2, 60)
    return scene(
        rng,
        worded(keys, told, asked),
        rows,
        values,
        extra=(
            known(
                second.key, spare, (f"{owner.name} has {spare} {second.many} too.", f"{spare} {second.many} lie near.")
            ),
        ),
        people=(owner,),
    )


def _packs_wording(owner: Person, thing: Noun, box: Noun) -> _Wordings:
    """Sentences that tell each quantity, and questions for it."""
    many = thing.many
    told: _Forms = {
        "groups": (
            f"{owner.name} has {{}} {box.many} of {many}.",
            f"There are {{}} {box.many} of {many}.",
            f"{owner.name} filled {{}} {box.many} with {many}.",
            f"{{}} {box.many} with {many} stand in the hall.",
        ),
        "each": (
            f"Each {box.one} holds {{}} {many}.",
            f"There are {{}} {many} in every {box.one}.",
            f"{owner.name} puts {{}} {many} into each {box.one}.",
            f"A {box.one} takes {{}} {many}.",
        ),
        "total": (
            f"{owner.name} has {{}} {many} in the {box.many}.",
            f"There are {{}} {many} altogether in equal {box.many}.",
        ),
        "gone": (
            f"{owner.name} took {{}} of the {many} out again.",
            f"{{}} of the {many} turned out to be bad.",
            f"{owner.name} gave {{}} of these {many} away.",
        ),
        "singles": (
            f"Beside the {box.many} lie {{}} more {many}.",
            f"{{}} more {many} did not fit into any {box.one}.",
        ),
        "left": (f"{{}} of the {many} are left in the {box.many}.",),
    }
    asked: _Forms = {
        "groups": (f"How many {box.many} are there?", f"How many {box.many} does {owner.name} need?"),
        "each": (f"How many {many} are in each {box.one}?", f"How many {many} does one {box.one} hold?"),
        "total": (f"How many {many} are in the {box.many} in all?", f"How many {many} did {owner.name} pack?"),
        "gone": (f"How many of the {many} were taken out?",),
        "left": (f"How many of the packed {many} are left?", f"How many {many} remain in the {box.many}?"),
        "all": (f"How many {many} are there, packed or not?",),
    }
    return told, asked


def _two_packs(rng: random.Random) -> Scene:
    """Two kinds of things, each in groups of equal size."""
    (owner,) = people(rng, 1)
    first, second = rng.sample(THINGS, 2)
    box = rng.choice(CONTAINERS)
    rows = rules(
        "a = a_groups * a_each; b = b_groups * b_each; total = a + b; a_groups = a / a_each; b_each = b / b_groups;"
        "groups = a_groups + b_groups; more_groups = a_groups - b_groups; more = a - b"
    )
    b_groups, b_each = rng.randint(2, 12), rng.randint(2, 12)
    given = {"a_groups": b_groups + rng.randint(1, 9), "a_each": b_each + rng.randint(0, 9)}
    values = values_by(rows, {**given, "b_groups": b_groups, "b_each": b_each})
    told: dict[str, tuple[str, ...]] = {}
    asked: dict[str, tuple[str, ...]] = {}
    keys: dict[str, str] = {}
    for letter, thing in (("a", first), ("b", second)):
        told[f"{letter}_groups"] = (
            f"{owner.name} bought {{}} {box.many} of {thing.many}.",
            f"There are {{}} {box.many} of {thing.many}.",
        )
        told[f"{letter}_each"] = (
            f"A {box.one} of {thing.many} has {{}} in it.",
            f"Each {box.one} of {thing.many} holds {{}} {thing.many}.",
        )
        told[letter] = (f"{owner.name} has {{}} {thing.many} in {box.many}.",)
        asked[f"{letter}_groups"] = (f"How many {box.many} of {thing.many} are there?",)
        asked[f"{letter}_each"] = (f"How many {thing.many} are in one {box.one}?",)
        asked[letter] = (f"How many {thing.many} does {owner.name} have?", f"How many {thing.many} are there?")
        keys |= {f"{letter}_groups": f"{box.key}_of_{thing.key}", f"{letter}_each": f"{thing.key}_per_{box.one_key}"}
        keys |= {letter: thing.key}
    asked["total"] = (f"How many {first.many} and {second.many} are there together?",)
    asked["groups"] = (f"How many {box.many} are there in all?", f"How many {box.many} did {owner.name} get?")
    asked["more_groups"] = (f"How many more {box.many} of {first.many} than of {second.many} are there?",)
    asked["more"] = (f"How many more {first.many} than {second.many} are there?",)
    keys |= {"total": "total", "groups": f"all_{box.key}", "more_groups": f"more_{box.key}", "more": "difference"}
    return scene(rng, {k: (keys[k], told.get(k, ()), asked[k]) for k in keys}, rows, values, people=(owner,))


TEMPLATES = tuple(
    Template(f"scene_{make.__name__.strip('_')}", problem(make))
    for make in (_collection, _two_owners, _times, _kinds, _packs, _two_packs)
)
