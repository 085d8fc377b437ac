"""Scenes of several steps: what is put together or taken away first, and then shared out, used up or paid for."""

from __future__ import annotations

import random

from neurosym.domains.scenes import Scene, Wording, known, problem, rules, scene, values_by, worded
from neurosym.domains.templates import (
    THINGS,
    Noun,
    Person,
    Template,
    nouns,
    people,
)

_HOLDERS = nouns(
    "pile, shelf/shelves, folder, box/boxes, bag, row, stack, tray, jar, page, basket, album, table, packet, carton"
)
_CROWDS = nouns("child/children, student, guest, visitor, player, customer, worker, swimmer, dancer, camper, reader")
_TEAMS = nouns("team, group, table, van, boat, tent, row, class/classes, circle, bench/benches, car")
_GONE = (
    ("gave away", "were given away"),
    ("sold", "were sold"),
    ("used", "were used"),
    ("threw away", "were thrown away"),
    ("lost", "were lost"),
    ("put aside", "were put aside"),
    ("donated", "were donated"),
    ("handed out", "were handed out"),
)
_LEFT_OUT = ("stayed at home", "did not want to join in", "were ill", "left early", "had already gone", "only watched")


def _rest_in_groups(rng: random.Random) -> Scene:
    """Some are gone; the rest is put into equal groups."""
    (owner,) = people(rng, 1)
    thing, holder = rng.choice(THINGS), rng.choice(_HOLDERS)
    gone = rng.choice(_GONE)
    rows = rules(
        "rest = start - gone; groups = rest / size; size = rest / groups; rest = groups * size; start = rest + gone;"
        "gone = start - rest"
    )
    values = values_by(rows, {"groups": rng.randint(2, 15), "size": rng.randint(2, 12), "gone": rng.randint(2, 60)})
    return scene(rng, _words_of_groups(owner, thing, holder, *gone), rows, values, people=(owner,))


def _words_of_groups(owner: Person, thing: Noun, holder: Noun, did: str, were: str) -> dict[str, Wording]:
    """Some are gone, the rest is in groups."""
    n, he, many = owner.name, owner.he, thing.many
    told = {
        "start": (
            f"{n} had {{}} {many}.",
            f"{n} has {{}} {many}.",
            f"There were {{}} {many} in all.",
            f"{n} got {{}} {many} for a party.",
            f"A shop had {{}} {many}.",
        ),
        "gone": (
            f"{n} {did} {{}} of them.",
            f"{{}} of the {many} {were}.",
            f"In one day {{}} {many} {were}.",
            f"{n} {did} {{}} {many}.",
        ),
        "size": (
            f"The rest went into {holder.many} with {{}} in each.",
            f"{n} put the others into {holder.many} of {{}}.",
            f"What was left was put into {holder.many}, {{}} {many} in each {holder.one}.",
            f"Each {holder.one} holds {{}} {many}.",
        ),
        "groups": (
            f"The rest was divided equally among {{}} {holder.many}.",
            f"{n} put the others into {{}} {holder.many}, as many in each.",
            f"What was left filled {{}} {holder.many}.",
        ),
        "rest": (f"{{}} {many} were left.", f"That left {n} with {{}} {many}."),
    }
    asked = {
        "start": (f"How many {many} were there to begin with?", f"How many {many} did {n} have before?"),
        "gone": (f"How many {many} {were}?", f"How many of the {many} are gone?"),
        "rest": (f"How many {many} were left?", f"How many {many} did {n} still have?"),
        "size": (f"How many {many} are in each {holder.one}?", f"How many {many} went into every {holder.one}?"),
        "groups": (
            f"How many {holder.many} did {n} use?",
            f"How many {holder.many} could {he} fill?",
            f"How many {holder.many} are there now?",
            f"How many {holder.many} will {he} need?",
        ),
    }
    keys = {
        "start": thing.key,
        "gone": f"{thing.key}_gone",
        "rest": f"{thing.key}_left",
        "size": f"{thing.key}_per_{holder.one_key}",
        "groups": holder.key,
    }
    return {k: (keys[k], told[k], asked[k]) for k in keys}


def _some_take_part(rng: random.Random) -> Scene:
    """Of two sorts of people some do not take part; the others form groups."""
    one, two = rng.choice(
        (("boys", "girls"), ("adults", "children"), ("men", "women"), ("beginners", "experts"), ("teachers", "pupils"))
    )
    member, team, left_out = rng.choice(_CROWDS), rng.choice(_TEAMS), rng.choice(_LEFT_OUT)
    rows = rules(
        "all = a + b; a = all - b; b = all - a; rest = all - out; out = all - rest; teams = rest / size;"
        "size = rest / teams; rest = teams * size; all = rest + out"
    )
    teams, size = rng.randint(2, 12), rng.randint(2, 12)
    out = rng.randint(2, 30)
    everyone = teams * size + out
    first = rng.randint(2, everyone - 2)
    values = values_by(rows, {"teams": teams, "size": size, "out": out, "a": first, "b": everyone - first})
    told = {
        "a": (f"There are {{}} {one}.", f"{{}} {one} came.", f"{{}} {one} signed up."),
        "b": (f"There are {{}} {two}.", f"{{}} {two} came too.", f"{{}} {two} were there as well."),
        "all": (f"{{}} {member.many} came.", f"A club has {{}} {member.many}.", f"{{}} {member.many} were invited."),
        "out": (f"{{}} of them {left_out}.", f"But {{}} {left_out}.", f"{{}} {left_out}."),
        "size": (
            f"The others form {team.many} of {{}}.",
            f"There are {{}} in each {team.one}.",
            f"Each {team.one} takes {{}} of them.",
        ),
        "teams": (f"The rest is split into {{}} {team.many}.", f"They make {{}} {team.many} of the same size."),
    }
    asked = {
        "all": ("How many were there in all?", "How many people is that?"),
        "a": (f"How many {one} are there?",),
        "b": (f"How many {two} are there?",),
        "rest": ("How many took part?", "How many people remained?"),
        "out": (f"How many of them {left_out}?",),
        "size": (f"How many are in each {team.one}?", f"How many people does each {team.one} have?"),
        "teams": (
            f"How many {team.many} are there?",
            f"How many {team.many} do they need?",
            f"How many {team.many} could they make?",
        ),
    }
    keys = {
        "a": one,
        "b": two,
        "all": f"all_{member.key}",
        "out": f"{member.key}_absent",
        "rest": f"{member.key}_taking_part",
        "size": f"{member.key}_per_{team.one_key}",
        "teams": team.key,
    }
    return scene(rng, {k: (keys[k], told.get(k, ()), asked[k]) for k in keys}, rows, values)


def _put_together(rng: random.Random) -> Scene:
    """Two heaps are put together, some of it goes, and the rest is packed or spent."""
    owner, other = people(rng, 2)
    thing = rng.choice(THINGS)
    n, o = owner.name, other.name
    gone = rng.choice(_GONE)
    holder = rng.choice(_HOLDERS)
    rows = rules(
        "all = a + b; a = all - b; b = all - a; left = all - gone; gone = all - left; all = left + gone;"
        "packs = all / size; size = all / packs; more = a - b"
    )
    size, packs = rng.randint(2, 12), rng.randint(3, 15)
    total = size * packs
    second = rng.randint(2, max(2, (total - 1) // 2))
    values = values_by(
        rows, {"size": size, "packs": packs, "b": second, "a": total - second, "gone": rng.randint(2, total - 2)}
    )
    places = rng.choice(
        (
            (f"{n} had", f"{o} had"),
            (f"{n} collected", f"{o} brought"),
            (f"On one day {n} made", f"The next day {n} made"),
            (f"In the first round {n} won", f"In the second round {n} won"),
            (f"At one stall {n} bought", f"At another stall {n} bought"),
            (f"{n} already owned", f"For a birthday {n} got"),
        )
    )
    return scene(rng, _words_of_heaps(owner, thing, holder, gone, places), rows, values)


def _words_of_heaps(
    owner: Person, thing: Noun, holder: Noun, gone: tuple[str, str], places: tuple[str, str]
) -> dict[str, Wording]:
    """Two heaps, told of with these beginnings."""
    n, many = owner.name, thing.many
    did, were = gone
    first_place, second_place = places
    told = {
        "a": (f"{first_place} {{}} {many}.",),
        "b": (f"{second_place} {{}} {many}.", f"{second_place} another {{}} {many}.", f"{second_place} {{}}."),
        "gone": (f"Of all these {{}} {were}.", f"Then {n} {did} {{}} of them.", f"{{}} {many} {were} later."),
        "left": (f"In the end {{}} {many} were left.", f"Now there are {{}} {many}."),
        "size": (
            f"{holder.many.capitalize()} of {{}} {many} can be made.",
            f"Each {holder.one} takes {{}} {many}.",
            f"{{}} {many} fit into one {holder.one}.",
        ),
        "packs": (f"All of them together fill {{}} {holder.many}.",),
        "all": (f"Altogether there were {{}} {many}.",),
    }
    asked = {
        "all": (f"How many {many} are there together?", f"How many {many} is that in all?"),
        "gone": (f"How many {many} {were}?",),
        "left": (f"How many {many} are left?", f"How many {many} remain?", f"How many {many} are there now?"),
        "packs": (f"How many {holder.many} would all the {many} fill?", f"How many {holder.many} do they fill in all?"),
        "size": (f"How many {many} are in each {holder.one} if all of them are packed?",),
        "more": ("By how much is the first number larger than the second?",),
    }
    keys = {
        "a": f"first_{thing.key}",
        "b": f"second_{thing.key}",
        "all": f"all_{thing.key}",
        "gone": f"{thing.key}_gone",
        "left": f"{thing.key}_left",
        "size": f"{thing.key}_per_{holder.one_key}",
        "packs": holder.key,
        "more": "difference",
    }
    return worded(keys, told, asked)


def _coming_and_going(rng: random.Random) -> Scene:
    """People or animals at a place: some come, some go, perhaps more than once."""
    riders, here = rng.choice(
        (
            (rng.choice(_CROWDS), rng.choice(("on the bus", "in the park", "in the hall", "in the library", "there"))),
            (rng.choice(nouns("duck, swan, goose/geese, frog")), rng.choice(("on the pond", "at the lake"))),
            (rng.choice(nouns("cow, bird, pigeon, sheep/sheep")), rng.choice(("in the field", "in the yard"))),
            (rng.choice(nouns("car, van, bike, lorry/lorries")), rng.choice(("in the street", "on the car park"))),
            (rng.choice(nouns("boat, ship, ferry/ferries")), "in the harbour"),
        )
    )
    twice = rng.random() < 0.4
    rows = rules(
        "now = first + in - out + in2; first = now + out - in - in2; out = first + in + in2 - now;"
        "in = now + out - first - in2; in2 = now + out - first - in; came = in + in2"
        if twice
        else "now = first - out + in; first = now + out - in; out = first + in - now; in = now + out - first;"
        "change = in - out"
    )
    out = rng.randint(2, 30)
    given = {"first": rng.randint(out + 2, 80), "out": out, "in": rng.randint(out + 1, 60), "in2": rng.randint(2, 40)}
    values = values_by(rows, given)
    words = _words_of_a_place(riders, here, twice)
    wording = {role: told for role, told in words.items() if role in values}
    other = rng.randint(2, 50)
    extra = (known("trees", other, (f"{other} trees stand there.", f"It was {other} minutes past the hour.")),)
    return scene(rng, wording, rows, values, extra=extra)


def _words_of_a_place(riders: Noun, here: str, twice: bool) -> dict[str, Wording]:
    """Who was there, who came and who went; `twice`: some come a second time."""
    many = riders.many
    told = {
        "first": (
            f"There were {{}} {many} {here}.",
            f"{{}} {many} were {here}.",
            f"At first {{}} {many} were {here}.",
            f"In the morning there were {{}} {many} {here}.",
        ),
        "out": (f"Then {{}} {many} left.", "{} of them went away.", "After a while {} had gone.", "{} left."),
        "in": (f"{{}} more {many} came.", f"Then {{}} {many} arrived.", "{} others joined them.", "{} came in."),
        "in2": (f"Later another {{}} {many} came.", f"In the evening {{}} more {many} arrived."),
        "now": (
            f"Now there are {{}} {many} {here}.",
            f"In the end {{}} {many} were {here}.",
            f"After that there were {{}} {many}.",
        ),
    }
    asked = {
        "first": (f"How many {many} were {here} at first?", f"How many {many} were there in the beginning?"),
        "out": (f"How many {many} left?", f"How many {many} went away?"),
        "in": (f"How many {many} came?", f"How many {many} joined first?") if not twice else (),
        "in2": (f"How many {many} came the second time?", f"How many {many} came last?"),
        "now": (
            f"How many {many} are {here} now?",
            f"How many {many} are there in the end?",
            f"How many {many} were still {here}?",
        ),
        "came": (f"How many {many} came in all?",),
        "change": (f"How many more {many} came than left?",),
    }
    keys = {
        "first": f"{riders.key}_at_first",
        "out": f"{riders.key}_gone",
        "in": f"{riders.key}_added",
        "in2": f"{riders.key}_added_later",
        "now": f"{riders.key}_now",
        "came": f"all_{riders.key}_added",
        "change": "change",
    }
    return {k: (keys[k], told.get(k, ()), asked[k]) for k in keys if twice or k != "in2"}


def _each_of_several(rng: random.Random) -> Scene:
    """Several people, named one by one, each have the same number."""
    count = rng.randint(2, 5)
    group = people(rng, count)
    outsider = people(rng, 1)[0]
    thing = rng.choice(THINGS)
    names = ", ".join(person.name for person in group[:-1]) + f" and {group[-1].name}"
    many = thing.many
    rows = rules("all = people * each; each = all / people; left = all - gone; gone = all - left; all = left + gone")
    each = rng.randint(2, 30)
    values = values_by(rows, {"people": count, "each": each, "gone": rng.randint(1, count * each - 2)})
    told = {
        "people": ("",),  # whoever reads the names counts them
        "each": (
            f"{names} have {{}} {many} each.",
            f"Each of {names} has {{}} {many}.",
            f"{names} each bought {{}} {many}.",
            f"{names} made {{}} {many} each.",
        ),
        "all": (f"{names} have {{}} {many} together, all of them the same number.",),
        "gone": (f"Together they lose {{}} {many}.", f"They give away {{}} of their {many} in all."),
    }
    asked = {
        "all": (f"How many {many} do they have in all?", f"How many {many} is that altogether?"),
        "each": (f"How many {many} does each of them have?", f"How many {many} does {group[0].name} have?"),
        "left": (f"How many {many} do they have left altogether?",),
    }
    keys = {
        "people": "people",
        "each": f"{thing.key}_per_person",
        "all": f"all_{thing.key}",
        "gone": f"{thing.key}_gone",
        "left": f"{thing.key}_left",
    }
    other = rng.randint(2, 60)
    extra = (known(f"{outsider.key}_{thing.key}", other, (f"{outsider.name} has {other} {many}.",)),)
    wording = worded(keys, told, asked)
    return scene(rng, wording, rows, values, extra=extra if outsider not in group else (), people=tuple(group))


TEMPLATES = tuple(
    Template(f"scene_{make.__name__.strip('_')}", problem(make))
    for make in (
        _rest_in_groups,
        _some_take_part,
        _put_together,
        _coming_and_going,
        _each_of_several,
    )
)
