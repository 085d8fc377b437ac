"""Scenes of plans and groups: what is still needed, who is the rest, what is sold, and chains of comparison."""

from __future__ import annotations

import random

from neurosym.domains.scenes import Scene, known, plural_values, problem, rules, scene, wordings
from neurosym.domains.templates import THINGS, Person, Template, people

_PLANS = (
    ("recipe", "cups", "of", "flour, sugar, milk, oats, rice, cocoa"),
    ("soup", "spoons", "of", "salt, oil, pepper, cream, butter"),
    ("shed", "", "", "planks, nails, bricks, tiles, screws"),
    ("party", "", "", "balloons, plates, candles, cups, chairs"),
    ("costume", "", "", "buttons, ribbons, beads, feathers"),
    ("garden", "bags", "of", "soil, sand, gravel, compost"),
    ("wall", "buckets", "of", "paint, cement, water, plaster"),
)


def _plan(rng: random.Random) -> Scene:
    """A plan needs so much of this and that, and some of it is there already."""
    (doer,) = people(rng, 1)
    plan, unit, of, text = rng.choice(_PLANS)
    measure = f"{unit} {of} " if of else ""
    stuffs = [measure + stuff for stuff in rng.sample(text.split(", "), 3 if rng.random() < 0.4 else 2)]
    rows = "more_need = need_a - need_b; more_missing = missing_a - missing_b; all_need = need_a + need_b"
    rows += "; all_missing = missing_a + missing_b"
    for kind, _ in zip("abc", stuffs, strict=False):
        rows += f"; missing_{kind} = need_{kind} - have_{kind}; have_{kind} = need_{kind} - missing_{kind}"
        rows += f"; need_{kind} = have_{kind} + missing_{kind}"
    names = [f"{what}_{kind}" for kind, _ in zip("abc", stuffs, strict=False) for what in ("need", "have")]
    made = rules(rows)
    high = rng.choice((14, 14, 60))
    values = plural_values(made, lambda: {name: rng.randint(2, high) for name in names})
    words = "".join(_stuff(doer, plan, kind, stuff) for kind, stuff in zip("abc", stuffs, strict=False))
    if len(stuffs) == 2:
        words += f"""
            all_need = all_needed
            ? How many {stuffs[0]} and {stuffs[1]} does the {plan} need altogether?
            all_missing = all_still_needed
            ? How many {stuffs[0]} and {stuffs[1]} does {doer.name} still need in all?
            """
    words += _stuff_compared(doer, plan, stuffs[0], stuffs[1])
    return scene(rng, wordings(words), made, values, people=(doer,))


def _stuff(doer: Person, plan: str, role: str, stuff: str) -> str:
    n, key = doer.name, stuff.replace(" ", "_")
    return f"""
        need_{role} = {key}
        the {plan} needs {{}} {stuff}.
        the {plan} calls for {{}} {stuff}.
        {n} needs {{}} {stuff} for the {plan}.
        {{}} {stuff} are needed for the {plan}.
        the {plan} takes {{}} {stuff} in all.
        {n} has planned {{}} {stuff} for the {plan}.
        ? How many {stuff} does the {plan} need?
        ? How many {stuff} does the {plan} call for?
        ? How many {stuff} are needed altogether?
        ? Find how many {stuff} the {plan} takes.
        have_{role} = {key}_already
        {n} already has {{}} {stuff}.
        {n} has already put in {{}} {stuff}.
        {{}} {stuff} are already there.
        so far {n} has used {{}} {stuff}.
        {n} has got {{}} {stuff} ready.
        {{}} {stuff} have been added already.
        ? How many {stuff} are already there?
        ? How many {stuff} has {n} got so far?
        ? How many {stuff} did {n} have before?
        missing_{role} = {key}_still_needed
        {n} still needs {{}} {stuff}.
        {n} needs {{}} more {stuff}.
        {{}} {stuff} are still missing.
        {n} has to get {{}} more {stuff}.
        ? How many more {stuff} does {n} need?
        ? How many {stuff} does {n} still need?
        ? How many {stuff} are still missing?
        ? How many more {stuff} must be added?
        ? How many more {stuff} does {doer.he} have to get?
        """


def _stuff_compared(doer: Person, plan: str, a: str, b: str) -> str:
    return f"""
        more_need = difference
        ? How many more {a} than {b} does the {plan} need?
        ? How many fewer {b} than {a} are needed for the {plan}?
        ? By how many does the {plan} call for more {a} than {b}?
        more_missing = difference_still_needed
        ? How many more {a} than {b} does {doer.name} still need?
        ? How many more {a} than {b} are still missing?
        ? How many fewer {b} than {a} does {doer.he} have to get now?
        """


_LINKS = {
    "more": ("x = y + k", "y = x - k", "k = x - y"),
    "fewer": ("x = y - k", "y = x + k", "k = y - x"),
    "times": ("x = y * k", "y = x / k", "k = x / y"),
}


def _chain(rng: random.Random) -> Scene:
    """A has more or fewer than B, and B more, fewer or times as many as C."""
    a, b, c = people(rng, 3)
    thing = rng.choice(THINGS)
    upper, lower = rng.choice(("more", "fewer")), rng.choice(("more", "fewer", "times"))
    top, least = rng.choice(("ac", "ca"))
    if (upper == "fewer") == (lower == "fewer"):
        top, least = "ca" if upper == "fewer" else "ac"
    lines = [line.translate(str.maketrans("xyk", "abk")) for line in _LINKS[upper]]
    lines += [line.translate(str.maketrans("xyk", "bcm")) for line in _LINKS[lower]]
    rows = rules("; ".join((*lines, f"apart = {top} - {least}", "total = a + b + c", "two = a + b", "c = total - two")))
    highs = {"c": rng.choice((20, 60)), "k": rng.choice((12, 40)), "m": 6 if lower == "times" else 40}
    values = plural_values(rows, lambda: {role: rng.randint(2, high) for role, high in highs.items()})
    persons = {"a": a, "b": b, "c": c}
    blocks = [_holder(role, person, thing.many, thing.key) for role, person in persons.items()]
    blocks += [_compared("k", a, b, upper, thing.many), _compared("m", b, c, lower, thing.many)]
    rng.shuffle(blocks)
    words = "".join(blocks) + _three(persons[top], persons[least], (a, b, c), thing.many)
    return scene(rng, wordings(words), rows, values, people=(a, b, c))


def _holder(role: str, person: Person, many: str, key: str) -> str:
    n = person.name
    return f"""
        {role} = {person.key}_{key}
        {n} has {{}} {many}.
        {n} owns {{}} {many}.
        {{}} {many} belong to {n}.
        {n} has collected {{}} {many}.
        {n} counts {{}} {many} of {person.his} own.
        ? How many {many} does {n} have?
        ? How many {many} belong to {n}?
        ? How many {many} has {n} got?
        ? What is {n}'s number of {many}?
        ? Find the number of {many} that {n} has.
        """


def _compared(role: str, x: Person, y: Person, link: str, many: str) -> str:
    """Sentences that compare x with y, from either side."""
    if link == "times":
        return f"""
            {role} = {x.key}_times
            {x.name} has {{}} times as many {many} as {y.name}.
            {x.name}'s number of {many} is {{}} times that of {y.name}.
            for every one of {y.name}'s {many} {x.name} has {{}}.
            ? How many times as many {many} does {x.name} have as {y.name}?
            ? How many times as many {many} as {y.name} does {x.name} have?
            """
    big, little = (x, y) if link == "more" else (y, x)
    return f"""
        {role} = {x.key}_and_{y.key}_difference
        {big.name} has {{}} more {many} than {little.name}.
        {little.name} has {{}} fewer {many} than {big.name}.
        {big.name} has {{}} {many} more than {little.name} has.
        {little.name} would need {{}} more {many} to have as many as {big.name}.
        {x.name} has {{}} {link} {many} than {y.name}.
        compared with {y.name}, {x.name} has {{}} {link} {many}.
        ? How many more {many} does {big.name} have than {little.name}?
        ? How many fewer {many} does {little.name} have than {big.name}?
        ? What is the difference between {big.name}'s and {little.name}'s {many}?
        """


def _three(top: Person, least: Person, three: tuple[Person, Person, Person], many: str) -> str:
    a, b, c = (person.name for person in three)
    return f"""
        apart = difference
        ? How many more {many} does {top.name} have than {least.name}?
        ? How many fewer {many} does {least.name} have than {top.name}?
        ? By how many {many} is {top.name} ahead of {least.name}?
        two = {three[0].key}_and_{three[1].key}
        {a} and {b} have {{}} {many} between them.
        ? How many {many} do {a} and {b} have together?
        ? How many {many} do {b} and {a} have in all?
        total = total
        {a}, {b} and {c} have {{}} {many} altogether.
        ? How many {many} do {a}, {b} and {c} have altogether?
        ? How many {many} do the three have in all?
        ? What is the total number of {many} the three have?
        """


_GROUPS = (
    # all, the part, the rest, what the part does, what the rest does, what each of the part brings
    ("children", "boys", "girls", "were boys", "were girls", "points"),
    ("visitors", "adults", "children", "were adults", "were children", "dollars"),
    ("diners", "generous diners", "other diners", "left a tip", "left no tip", "dollars"),
    ("guests", "guests who came", "guests who stayed away", "came", "did not come", "presents"),
    ("players", "players on the field", "players on the bench", "were on the field", "were on the bench", "points"),
    ("members", "paying members", "members who did not pay", "paid", "did not pay", "dollars"),
    ("runners", "runners who finished", "runners who gave up", "finished", "gave up", "medals"),
    (
        "pupils",
        "pupils who did the homework",
        "pupils without homework",
        "did the homework",
        "did not do it",
        "stickers",
    ),
    (
        "passengers",
        "passengers with a ticket",
        "passengers without a ticket",
        "had a ticket",
        "had no ticket",
        "dollars",
    ),
    ("questions", "right answers", "wrong answers", "were answered right", "were answered wrong", "points"),
    ("eggs", "whole eggs", "broken eggs", "stayed whole", "broke", "cents"),
    ("seats", "sold seats", "empty seats", "were sold", "stayed empty", "dollars"),
)


def _group(rng: random.Random) -> Scene:
    """A group of which a part is told apart, and what each member of that part brings."""
    every, part, rest, did, did_not, gain = rng.choice(_GROUPS)
    top, low = rng.choice((("part", "rest"), ("rest", "part")))
    rows = rules(
        "all = part + rest; part = all - rest; rest = all - part; gain = part * each; part = gain / each;"
        f"each = gain / part; apart = {top} - {low}"
    )
    high = rng.choice((12, 40))
    values = plural_values(rows, lambda: {role: rng.randint(2, high) for role in ("part", "rest", "each")})
    labels = {"part": part, "rest": rest}
    words = f"""
        all = {every}
        there were {{}} {every}.
        {{}} {every} were counted in all.
        in all there were {{}} {every}.
        the whole list has {{}} {every}.
        {{}} {every} were there that day.
        ? How many {every} were there in all?
        ? How many {every} were there altogether?
        ? What was the number of all {every}?
        ? Find the total number of {every}.
        """
    words += _part("part", every, part, did) + _part("rest", every, rest, did_not)
    words += _gain(every, labels, (top, low), did, gain)
    return scene(rng, wordings(words), rows, values)


def _part(role: str, every: str, label: str, did: str) -> str:
    return f"""
        {role} = {label.replace(" ", "_")}
        {{}} of the {every} {did}.
        {{}} {every} {did}.
        there were {{}} {label}.
        {{}} {did}.
        they counted {{}} {label}.
        ? How many of the {every} {did}?
        ? How many {every} {did}?
        ? How many {label} were there?
        ? Find the number of {label}.
        ? What was the number of {label}?
        """


def _gain(every: str, labels: dict[str, str], order: tuple[str, str], did: str, gain: str) -> str:
    top, low = (labels[role] for role in order)
    return f"""
        each = {gain}_each
        each of those that {did} brought {{}} {gain}.
        there were {{}} {gain} for each of the {every} that {did}.
        every one that {did} counted for {{}} {gain}.
        {{}} {gain} were noted for each of the {labels["part"]}.
        ? How many {gain} were there for each of the {labels["part"]}?
        ? How many {gain} did each of the {labels["part"]} bring?
        gain = all_{gain}
        that brought {{}} {gain} in all.
        {{}} {gain} came together from the {labels["part"]}.
        ? How many {gain} came together?
        ? How many {gain} were there in all?
        ? How many {gain} did the {labels["part"]} bring altogether?
        ? What is the total number of {gain}?
        apart = difference
        ? How many more {top} than {low} were there?
        ? How many fewer {low} than {top} were there?
        ? By how many were there more {top} than {low}?
        """


_GOALS = (
    ("has", "needs", "get", "dollars", "buy/costs"),
    ("has read", "has to read", "read", "minutes", "read/takes"),
    ("has washed", "has to wash", "wash", "minutes", "wash/takes"),
    ("has collected", "wants to collect", "collect", "cents", "get/costs"),
    ("has painted", "must paint", "paint", "hours", "paint/takes"),
    ("has finished", "has to finish", "finish", "minutes", "finish/takes"),
    ("has packed", "is to pack", "pack", "seconds", "pack/takes"),
    ("has ordered", "plans to order", "order", "dollars", "order/costs"),
)


def _goal(rng: random.Random) -> Scene:
    """Some of a set is there or done already; the rest costs so much or takes so long each."""
    (doer,) = people(rng, 1)
    goal = rng.choice(_GOALS)
    things = (
        "books, letters, pages" if goal[2] == "read" else "cups, plates, windows, chairs, fences, dolls, figures, cards"
    )
    many = rng.choice(things.split(", "))
    rows = rules(
        "missing = needs - has; has = needs - missing; needs = has + missing; rest = missing * each;"
        "each = rest / missing; missing = rest / each; before = has * each; whole = needs * each; whole = before + rest"
    )
    highs = {"needs": rng.choice((20, 60)), "has": 40, "each": rng.choice((12, 30))}
    values = plural_values(rows, lambda: {role: rng.randint(2, high) for role, high in highs.items()})
    return scene(rng, wordings(_words_of_a_goal(doer, many, goal)), rows, values, people=(doer,))


def _words_of_a_goal(doer: Person, many: str, goal: tuple[str, str, str, str, str]) -> str:
    """See `wordings`."""
    did, must, do, unit, doing = goal
    verb, _, takes = doing.partition("/")
    n, one = doer.name, many.removesuffix("s")
    return f"""
        has = {many}_already
        {n} {did} {{}} {many} already.
        so far {n} {did} {{}} {many}.
        {n} {did} {{}} {many} up to now.
        {n} {did} {{}} of the {many}.
        ? How many {many} {did.replace(" ", f" {n} ", 1) if " " in did else f"does {n} have"} so far?
        ? How many {many} did {n} {do} before?
        needs = {many}
        {n} {must} {{}} {many} in all.
        in all {n} {must} {{}} {many}.
        {n} {must} {{}} {many}.
        the full number of {many} is {{}}.
        ? How many {many} are there to {do} in all?
        ? How many {many} are in the full set?
        ? What is the full number of {many}?
        missing = {many}_missing
        {{}} {many} are still missing.
        there are {{}} {many} left to {do}.
        ? How many more {many} does {n} have to {do}?
        ? How many {many} are still left to {do}?
        ? How many {many} are still missing?
        ? Find how many more {many} {n} has to {do}.
        each = {unit}_per_{one}
        each {one} {takes} {{}} {unit}.
        every {one} {takes} {{}} {unit}.
        one {one} {takes} {{}} {unit}.
        it {takes} {{}} {unit} to {verb} one {one}.
        ? How many {unit} does it {takes.removesuffix("s")} to {verb} one {one}?
        ? How many {unit} does each {one} {takes.removesuffix("s")}?
        rest = {unit}_for_the_rest
        the {many} that are missing will come to {{}} {unit}.
        ? How many {unit} does {n} need to {verb} the rest?
        ? How many {unit} will it {takes.removesuffix("s")} to {verb} the rest of the {many}?
        ? How many {unit} does {doer.he} still need for all the missing {many}?
        ? How many more {unit} does {n} need to finish?
        before = {unit}_so_far
        ? How many {unit} did the first {many} {takes.removesuffix("s")}, those that are there already?
        whole = {unit}_in_all
        ? How many {unit} do all the {many} {takes.removesuffix("s")} together?
        """


def _all_but(rng: random.Random) -> Scene:
    """All but some were sold, each for the same price."""
    seller = rng.choice((*people(rng, 2), Person(rng.choice(("the shop", "the class", "the club")), "it", "it", "its")))
    thing, other = rng.sample(THINGS, 2)
    unit = rng.choice(("dollars", "dollars", "cents", "euros", "pounds"))
    rows = rules(
        "sold = had - left; had = sold + left; left = had - sold; money = sold * price; price = money / sold;"
        "sold = money / price; lost = left * price; hoped = had * price; hoped = money + lost"
    )
    highs = {"had": rng.choice((20, 60)), "left": 30, "price": rng.choice((9, 20))}
    values = plural_values(rows, lambda: {role: rng.randint(2, high) for role, high in highs.items()})
    spare = rng.randint(2, 50)
    extra = known(other.key, spare, (f"{seller.name} also had {spare} {other.many}, not for sale.",))
    words = _sale(seller.name, seller.he, thing.one, thing.many, thing.key, unit)
    return scene(rng, wordings(words), rows, values, extra=(extra,), people=(seller,))


def _sale(n: str, he: str, one: str, many: str, key: str, unit: str) -> str:
    return f"""
        had = {key}
        {n} had {{}} {many} for sale.
        {n} brought {{}} {many} to the market.
        there were {{}} {many} on the table.
        {n} offered {{}} {many} for sale.
        {n} had made {{}} {many} to sell.
        ? How many {many} did {n} have at first?
        ? How many {many} were there to begin with?
        ? How many {many} did {he} have before the sale?
        left = {key}_left
        {n} sold all but {{}} of the {many}.
        all but {{}} of the {many} were sold.
        {{}} {many} were left over.
        {n} did not sell {{}} of the {many}.
        at the end of the day {n} still had {{}} {many}.
        nobody wanted {{}} of the {many}.
        ? How many {many} were left over?
        ? How many {many} did {n} still have in the end?
        ? How many {many} did {n} not sell?
        sold = {key}_sold
        {n} sold {{}} of the {many}.
        {{}} {many} were sold.
        people bought {{}} of the {many}.
        ? How many {many} did {n} sell?
        ? How many of the {many} were sold?
        ? Find the number of {many} that were sold.
        price = {unit}_per_{one.replace(" ", "_")}
        each {one} was sold for {{}} {unit}.
        one {one} cost {{}} {unit}.
        {n} asked {{}} {unit} for each {one}.
        the price of every {one} was {{}} {unit}.
        {n} charged {{}} {unit} per {one}.
        ? How many {unit} did each {one} cost?
        ? What was the price of one {one} in {unit}?
        money = {unit}_earned
        {n} earned {{}} {unit}.
        {n} took in {{}} {unit} altogether.
        the sale brought {{}} {unit}.
        ? How many {unit} did {n} earn?
        ? How much money in {unit} did {he} make with the {many}?
        ? How many {unit} did the sale bring in all?
        ? Find how many {unit} {n} earned.
        lost = {unit}_missed
        ? How many {unit} more would {n} have earned by selling the rest too?
        hoped = {unit}_hoped_for
        ? How many {unit} would {n} have earned by selling all the {many}?
        """


TEMPLATES = tuple(
    Template(f"scene_{make.__name__.strip('_')}", problem(make)) for make in (_plan, _chain, _group, _goal, _all_but)
)
