"""Scenes of actions: buying, working day by day, sharing out, travelling, measuring."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.scenes import Scene, known, problem, rules, scene, values_by, worded
from neurosym.domains.templates import (
    BAKED,
    FRUIT,
    GOODS,
    STATIONERY,
    TOYS,
    WEEKDAYS,
    Template,
    nouns,
    people,
)

_WARES = (*FRUIT, *GOODS, *STATIONERY, *BAKED)
_WORK = (
    ("read", "read", "reads", nouns("page, poem, letter")),
    ("picked", "pick", "picks", nouns("berry/berries, plum, flower")),
    ("baked", "bake", "bakes", nouns("loaf/loaves, cake, pie")),
    ("solved", "solve", "solves", nouns("problem, puzzle, riddle")),
    ("sold", "sell", "sells", nouns("ticket, newspaper, lamp")),
    ("painted", "paint", "paints", nouns("fence, picture, door")),
    ("ran", "run", "runs", nouns("mile, lap, kilometre")),
    ("washed", "wash", "washes", nouns("car, plate, window")),
    ("folded", "fold", "folds", nouns("shirt, towel, leaflet")),
    ("planted", "plant", "plants", nouns("tree, bulb, hedge")),
    ("typed", "type", "types", nouns("page, letter, line")),
    ("did", "do", "does", nouns("push-up, sit-up, squat")),
)


def _buying(rng: random.Random) -> Scene:
    """Things at a price each, paid out of a sum of money."""
    (buyer,) = people(rng, 1)
    ware, other = rng.sample(_WARES, 2)
    n, many, one = buyer.name, ware.many, ware.one
    told = {
        "money": (f"{n} has ${{}}.", f"{n} went to the shop with ${{}}.", f"{n} had {{}} dollars to spend."),
        "count": (f"{n} bought {{}} {many}.", f"{n} wants {{}} {many}.", f"{n} took {{}} {many} to the till."),
        "price": (
            f"Each {one} costs ${{}}.",
            f"The {many} are ${{}} each.",
            f"The price of one {one} is {{}} dollars.",
        ),
        "cost": (
            f"{n} paid ${{}} for the {many}.",
            f"The {many} cost ${{}} in all.",
            f"{n} spent {{}} dollars on {many}.",
        ),
        "extra": (f"{n} also paid ${{}} for some {other.many}.", f"Some {other.many} for ${{}} went into the bag too."),
        "change": (f"After paying for the {many}, {n} had ${{}} left.",),
        "spent": (f"Earlier that day {n} had already spent ${{}}.",),
    }
    asked = {
        "money": (f"How much money did {n} have when {buyer.he} came to the shop?",),
        "count": (f"How many {many} did {n} buy?", f"How many {many} does that make?"),
        "price": (f"How much does one {one} cost?", f"What is the price of a single {one}?"),
        "cost": (
            f"How much did the {many} cost in all?",
            f"How much did {n} pay for the {many}?",
            f"What did {n} spend on {many}?",
        ),
        "change": (f"How much money is left after the {many} are paid for?",),
        "all": (f"How much did {n} spend on {many} and {other.many} altogether?",),
        "left": (f"How much money does {n} have left after buying everything?",),
        "earlier": (f"How much money did {n} have before that day's spending?",),
    }
    keys = {
        "money": "money",
        "count": ware.key,
        "price": f"price_per_{ware.one_key}",
        "cost": f"cost_of_{ware.key}",
        "extra": f"cost_of_{other.key}",
        "change": "money_left",
        "all": "spent_in_all",
        "left": "left_in_the_end",
        "spent": "spent_earlier",
        "earlier": "money_earlier",
    }
    wording = worded(keys, told, asked)
    return scene(rng, wording, _PURCHASE, _purchase(rng), people=(buyer,))


_PURCHASE = rules(
    "cost = count * price; count = cost / price; price = cost / count; change = money - cost;"
    "money = cost + change; cost = money - change; all = cost + extra; left = money - all; earlier = money + spent"
)


def _purchase(rng: random.Random) -> dict[str, Fraction]:
    count = rng.randint(2, 20)
    price = Fraction(rng.randint(1, 40)) if rng.random() < 0.7 else Fraction(rng.randint(2, 80), 4)
    extra = rng.randint(1, 30)
    money = count * price + extra + rng.randint(1, 50)
    given: dict[str, int | Fraction] = {
        "count": count,
        "price": price,
        "money": money,
        "extra": extra,
        "spent": rng.randint(2, 60),
    }
    return values_by(_PURCHASE, given)


def _every_day(rng: random.Random) -> Scene:
    """So much a day for some days, and another kind of work beside it."""
    doer, helper = people(rng, 2)
    did, do, does, objects = rng.choice(_WORK)
    thing = rng.choice(objects)
    span, spans = rng.choice((("day", "days"), ("hour", "hours"), ("week", "weeks"), ("afternoon", "afternoons")))
    rows = rules(
        "total = rate * time; time = total / rate; rate = total / time; remaining = goal - total;"
        "goal = total + remaining; both = total + helped; more = total - helped"
    )
    rate, time = rng.randint(2, 30), rng.randint(2, 14)
    total = rate * time
    given = {"rate": rate, "time": time, "goal": total + rng.randint(2, 80), "helped": rng.randint(1, total)}
    many, n = thing.many, doer.name
    told = {
        "rate": (
            f"{n} {does} {{}} {many} every {span}.",
            f"{n} {does} {{}} {many} a {span}.",
            f"In one {span} {n} {does} {{}} {many}.",
        ),
        "time": (f"{n} kept at it for {{}} {spans}.", f"This went on for {{}} {spans}.", f"{n} needed {{}} {spans}."),
        "total": (f"{n} {did} {{}} {many} in all.", f"{n} {did} a total of {{}} {many}."),
        "goal": (f"There are {{}} {many} to {do} altogether.", f"{n}'s goal is {{}} {many}."),
        "remaining": (f"{{}} {many} are still to do.",),
        "helped": (f"{helper.name} {did} {{}} {many} in the same time.", f"{helper.name} {did} {{}} {many}."),
    }
    asked = {
        "rate": (f"How many {many} did {n} {do} each {span}?", f"How many {many} a {span} is that?"),
        "time": (f"How many {spans} did it take {n}?", f"For how many {spans} did {n} do this?"),
        "total": (f"How many {many} did {n} {do} in all?", f"How many {many} did {n} {do}?"),
        "goal": (f"How many {many} are there to {do} in all?",),
        "remaining": (f"How many {many} does {n} still have to {do}?", f"How many {many} are left to {do}?"),
        "both": (f"How many {many} did {n} and {helper.name} {do} together?",),
        "more": (f"How many more {many} did {n} {do} than {helper.name}?",),
    }
    t = thing.key
    keys = {
        "rate": f"{t}_per_{span}",
        "time": spans,
        "total": f"{doer.key}_{t}",
        "goal": f"all_{t}",
        "remaining": f"{t}_left",
        "helped": f"{helper.key}_{t}",
        "both": f"{t}_together",
        "more": "difference",
    }
    wording = worded(keys, told, asked)
    return scene(rng, wording, rows, values_by(rows, given), people=(doer, helper))


def _three_days(rng: random.Random) -> Scene:
    """Different numbers on different days, or in different rounds."""
    (doer,) = people(rng, 1)
    did, do, _, objects = rng.choice(_WORK)
    thing = rng.choice(objects)
    if rng.random() < 0.6:
        names = [f"on {day}" for day in rng.sample(WEEKDAYS, 3)]
    else:
        names = ["in the morning", "in the afternoon", "in the evening"]
    rows = rules(
        "total = a + b + c; both = a + b; b = both - a; a = both - b; c = total - a - b; more = a - c; c = a - more;"
        "a = c + more; a = total - b - c"
    )
    low = rng.randint(1, 30)
    values = values_by(rows, {"a": low + rng.randint(1, 40), "b": rng.randint(2, 60), "c": low})
    n, many = doer.name, thing.many
    told: dict[str, tuple[str, ...]] = {}
    asked: dict[str, tuple[str, ...]] = {}
    keys: dict[str, str] = {}
    for role, when in zip("abc", names, strict=True):
        told[role] = (
            f"{n} {did} {{}} {many} {when}.",
            f"{when[0].upper()}{when[1:]} {n} {did} {{}} {many}.",
            f"{n} {did} {{}} of them {when}." if role != "a" else f"{n} {did} {{}} {many} {when}.",
        )
        asked[role] = (f"How many {many} did {n} {do} {when}?", f"How many did {n} {do} {when}?")
        keys[role] = f"{thing.key}_{when.rsplit(maxsplit=1)[-1].lower()}"
    told["total"] = (f"{n} {did} {{}} {many} in the three together.", f"In all {n} {did} {{}} {many}.")
    told["both"] = (f"{names[0][0].upper()}{names[0][1:]} and {names[1]} together {n} {did} {{}} {many}.",)
    told["more"] = (
        f"{n} {did} {{}} more {many} {names[0]} than {names[2]}.",
        f"{n} {did} {{}} fewer {many} {names[2]} than {names[0]}.",
    )
    asked["total"] = (f"How many {many} did {n} {do} in all?", f"How many {many} is that altogether?")
    asked["both"] = (f"How many {many} did {n} {do} {names[0]} and {names[1]} together?",)
    asked["more"] = (f"How many more {many} did {n} {do} {names[0]} than {names[2]}?",)
    keys |= {"total": f"all_{thing.key}", "both": f"{thing.key}_together", "more": "difference"}
    return scene(rng, {k: (keys[k], told[k], asked[k]) for k in keys}, rows, values, people=(doer,))


def _sharing(rng: random.Random) -> Scene:
    """Things shared out in equal parts, some kept back."""
    (giver,) = people(rng, 1)
    thing = rng.choice((*FRUIT, *TOYS, *BAKED, *STATIONERY))
    group = rng.choice(
        nouns("child/children, friend, team, table, neighbour, pupil, guest, family/families, cousin, player")
    )
    rows = rules(
        "shared = groups * each; groups = shared / each; each = shared / groups; total = shared + kept;"
        "shared = total - kept; kept = total - shared"
    )
    values = values_by(rows, {"groups": rng.randint(2, 20), "each": rng.randint(2, 18), "kept": rng.randint(1, 30)})
    many, n = thing.many, giver.name
    told = {
        "total": (f"{n} has {{}} {many}.", f"There are {{}} {many}.", f"{n} brought {{}} {many}."),
        "kept": (
            f"{n} keeps {{}} of the {many}.",
            f"{n} ate or lost {{}} {many} before sharing." if thing in BAKED else f"{n} puts {{}} {many} aside.",
        ),
        "groups": (
            f"The rest goes to {{}} {group.many}, each getting the same.",
            f"{{}} {group.many} share the rest equally.",
        ),
        "each": (f"Each {group.one} gets {{}} {many}.", f"Every {group.one} is given {{}} {many}."),
        "shared": (f"{{}} {many} were given out in equal parts.",),
    }
    asked = {
        "total": (f"How many {many} did {n} have in the beginning?",),
        "kept": (f"How many {many} did {n} not share?",),
        "groups": (f"How many {group.many} got {many}?", f"To how many {group.many} did {n} give {many}?"),
        "each": (f"How many {many} does each {group.one} get?", f"How many {many} are there for every {group.one}?"),
        "shared": (f"How many {many} were given out?",),
    }
    keys = {
        "total": thing.key,
        "kept": f"{thing.key}_kept",
        "groups": group.key,
        "each": f"{thing.key}_per_{group.one_key}",
        "shared": f"{thing.key}_shared",
    }
    others = rng.randint(2, 40)
    return scene(
        rng,
        {k: (keys[k], told[k], asked[k]) for k in keys},
        rows,
        values,
        extra=(known("chairs", others, (f"There are {others} chairs in the room.", f"It took {others} minutes.")),),
        people=(giver,),
    )


def _rows(rng: random.Random) -> Scene:
    """People on the seats of rows, wagons or buses; some get in and some out."""
    riders = rng.choice(nouns("passenger, visitor, tourist, pupil, guest, worker, fan, singer"))
    car = rng.choice(nouns("bus/buses, wagon, boat, row, van, cabin, bench/benches, tent"))
    rows = rules(
        "seats = cars * per_car; cars = seats / per_car; per_car = seats / cars; free = seats - first;"
        "now = first - out + in; now = first + change; change = in - out; first = now - in + out;"
        "out = first + in - now; in = now + out - first"
    )
    cars, per_car = rng.randint(2, 15), rng.randint(3, 30)
    first = rng.randint(2, max(3, cars * per_car - 1))
    values = values_by(
        rows, {"cars": cars, "per_car": per_car, "first": first, "out": rng.randint(1, first), "in": rng.randint(1, 40)}
    )
    many = riders.many
    told = {
        "cars": (f"There are {{}} {car.many}.", f"{{}} {car.many} stand ready."),
        "per_car": (f"Each {car.one} has room for {{}} {many}.", f"{{}} {many} fit into every {car.one}."),
        "first": (f"At first there were {{}} {many}.", f"{{}} {many} came at nine o'clock."),
        "out": (f"{{}} {many} left at noon.", f"Then {{}} of the {many} went away."),
        "in": (f"{{}} other {many} came.", f"{{}} more {many} joined them."),
        "now": (f"In the end there were {{}} {many}.",),
    }
    asked = {
        "cars": (f"How many {car.many} are there?",),
        "per_car": (f"How many {many} fit into one {car.one}?",),
        "seats": (f"How many {many} can be seated in all?", f"For how many {many} is there room?"),
        "first": (f"How many {many} were there at first?",),
        "out": (f"How many {many} left?", f"How many {many} went away?"),
        "in": (f"How many {many} joined later?", f"How many {many} came later?"),
        "now": (f"How many {many} are there now?", f"How many {many} were there in the end?"),
        "free": (f"How many places were still free when the first {many} had sat down?",),
    }
    keys = {
        "cars": car.key,
        "per_car": f"{riders.key}_per_{car.one_key}",
        "seats": "places",
        "first": f"{riders.key}_at_first",
        "out": f"{riders.key}_gone",
        "in": f"{riders.key}_added",
        "now": f"{riders.key}_now",
        "free": "places_free",
        "change": "change",
    }
    return scene(rng, worded(keys, told, asked), rows, values)


def _lengths(rng: random.Random) -> Scene:
    """Two lengths, weights or ages: sums, differences, pieces."""
    a, b = people(rng, 2)
    what, unit, more, less = rng.choice(
        (
            ("rope", "metres", "longer", "shorter"),
            ("plank", "feet", "longer", "shorter"),
            ("suitcase", "kilograms", "heavier", "lighter"),
            ("ribbon", "inches", "longer", "shorter"),
            ("dog", "pounds", "heavier", "lighter"),
            ("tree", "metres", "taller", "shorter"),
            ("walk to school", "minutes", "longer", "shorter"),
            ("phone call", "minutes", "longer", "shorter"),
        )
    )
    rows = rules(
        "difference = a - b; a = b + difference; b = a - difference; total = a + b; a = total - b; b = total - a"
    )
    low = rng.randint(3, 60)
    values = values_by(rows, {"b": low, "difference": rng.randint(2, 30)})
    key = what.split()[0]
    told = {
        "a": (f"{a.name}'s {what} is {{}} {unit}.", f"{{}} {unit} is what {a.name}'s {what} comes to."),
        "b": (f"{b.name}'s {what} is {{}} {unit}.", f"The {what} of {b.name} is {{}} {unit}."),
        "difference": (
            f"{a.name}'s {what} is {{}} {unit} {more} than {b.name}'s.",
            f"{b.name}'s {what} is {{}} {unit} {less} than {a.name}'s.",
        ),
        "total": (f"Together the two come to {{}} {unit}.",),
    }
    asked = {
        "a": (f"How many {unit} is {a.name}'s {what}?",),
        "b": (f"How many {unit} is {b.name}'s {what}?",),
        "difference": (
            f"By how many {unit} is {a.name}'s {what} {more} than {b.name}'s?",
            f"How many {unit} {less} is {b.name}'s {what}?",
        ),
        "total": (f"How many {unit} do they come to together?",),
    }
    keys = {"a": f"{a.key}_{key}", "b": f"{b.key}_{key}", "difference": "difference", "total": "total"}
    return scene(rng, {k: (keys[k], told[k], asked[k]) for k in keys}, rows, values, people=(a, b))


TEMPLATES = tuple(
    Template(f"scene_{make.__name__.strip('_')}", problem(make))
    for make in (_buying, _every_day, _three_days, _sharing, _rows, _lengths)
)
