"""Scenes of two kinds of things side by side, so that the numbers of one kind distract from the other's."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import permutations

from neurosym.domains.scenes import Scene, plural_values, problem, rules, scene, wordings
from neurosym.domains.templates import PEOPLE, Person, Template

_KINDS = """apples: red, green; cookies: chocolate, raisin, ginger; books: fiction, poetry, cookery;
balloons: blue, yellow; marbles: glass, clay; shirts: cotton, wool; stamps: foreign, old;
candles: scented, plain; beads: wooden, silver;
tickets: day, season; chairs: metal, plastic; buttons: round, square; cards: birthday, get-well; tulips: white, purple;
muffins: blueberry, banana, nut; envelopes: brown, white; fish: gold, striped; sandwiches: cheese, tuna, egg;
pizzas: mushroom, onion; photos: colour, black-and-white; pencils: soft, hard; shells: pink, grey; caps: blue, orange"""
_PAIRS = """animals: ducks, hens, goats, sheep, cows; fruits: apples, pears, plums, oranges, lemons; flowers: roses,
tulips, daisies, lilies; toys: dolls, kites, yo-yos, toy trains; vegetables: carrots, onions, cucumbers, peppers; coins:
pennies, dimes, nickels, quarters; drinks: lemonades, coffees, teas; pastries: tarts, scones, bagels, pretzels;
clothes: socks, shirts, scarves, jackets; trees: oaks, maples, birches, pines; vehicles: cars, lorries, bikes, vans"""
_PLACES = "shop, bakery, school, class, club, library, farm, museum, market stall, kindergarten, team".split(", ")
_GAINS = (
    ("bought", "buy", "bought"),
    ("found", "find", "found"),
    ("got", "get", "added"),
    ("received", "receive", "received"),
    ("collected", "collect", "collected"),
    ("was given", "receive", "added"),
    ("picked up", "pick up", "picked up"),
)
_LOSSES = (
    ("lost", "lose", "lost"),
    ("used", "use", "used"),
    ("gave away", "give away", "given away"),
    ("sold", "sell", "sold"),
    ("threw away", "throw away", "thrown away"),
    ("lent out", "lend out", "lent out"),
    ("donated", "donate", "donated"),
)


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Two kinds of things in the plural, and a word for both."""

    a: str
    b: str
    both: str


def _listed(text: str) -> list[tuple[str, list[str]]]:
    entries = (entry.partition(":") for entry in text.replace("\n", " ").split(";"))
    return [(head.strip(), [word.strip() for word in words.split(",")]) for head, _, words in entries]


_ALL_KINDS = [
    _Kinds(f"{a} {head}", f"{b} {head}", head) for head, words in _listed(_KINDS) for a, b in permutations(words, 2)
] + [_Kinds(a, b, head) for head, words in _listed(_PAIRS) for a, b in permutations(words, 2)]


def _key(words: str) -> str:
    return words.lower().replace(" ", "_").replace("-", "_")


def _owner(rng: random.Random) -> Person:
    """Somebody, or a place that has things as somebody does."""
    if rng.random() < 0.7:
        return rng.choice(PEOPLE)
    return Person(f"the {rng.choice(_PLACES)}", "it", "it", "its")


def _stock(rng: random.Random) -> Scene:
    """Two kinds of things, of each some at first, a change, and some now."""
    owner, kinds = _owner(rng), rng.choice(_ALL_KINDS)
    gains = [rng.random() < 0.5] * 2 if rng.random() < 0.75 else rng.choice(([True, False], [False, True]))
    verbs = [rng.choice(_GAINS if gain else _LOSSES) for gain in gains]
    if gains[0] == gains[1]:
        verbs[1] = verbs[0]
    text = "more_first = first_a - first_b; more_now = now_a - now_b; all_first = first_a + first_b;"
    text += "all_now = now_a + now_b; now_a = all_now - now_b; first_b = all_first - first_a"
    for kind, gain in zip("ab", gains, strict=True):
        sign, back = ("+", "-") if gain else ("-", "+")
        text += f"; now_{kind} = first_{kind} {sign} change_{kind}; first_{kind} = now_{kind} {back} change_{kind}"
        text += f"; change_{kind} = " + (f"now_{kind} - first_{kind}" if gain else f"first_{kind} - now_{kind}")
    words = _stock_kind(owner, kinds.a, "a", verbs[0]) + _stock_kind(owner, kinds.b, "b", verbs[1])
    if gains[0] == gains[1]:
        text += f"; all_change = change_a + change_b; all_now = all_first {'+' if gains[0] else '-'} all_change"
        words += _stock_change(owner, kinds, verbs[0])
    rows = rules(text)
    names = ("first_a", "first_b", "change_a", "change_b")
    values = plural_values(rows, lambda: {name: rng.randint(2, rng.choice((15, 40, 99))) for name in names})
    return scene(rng, wordings(words + _stock_both(owner, kinds)), rows, values, people=(owner,))


def _stock_kind(owner: Person, many: str, role: str, verb: tuple[str, str, str]) -> str:
    n, (did, do, done), key = owner.name, verb, _key(many)
    return f"""
        first_{role} = {key}_at_first
        {n} had {{}} {many} at first.
        {n} started with {{}} {many}.
        {n} used to have {{}} {many}.
        In the beginning there were {{}} {many}.
        {n} already owned {{}} {many}.
        {n} had {{}} {many}.
        ? How many {many} did {n} have at first?
        ? How many {many} did {n} have to begin with?
        ? How many {many} did {n} start with?
        ? How many {many} were there before?
        ? What was the number of {many} in the beginning?
        ? Find the number of {many} {n} had at the start.
        change_{role} = {key}_{_key(done)}
        {n} {did} {{}} {many}.
        {{}} {many} were {done} on the weekend.
        During the week {n} {did} {{}} {many}.
        {n} {did} {{}} {many} last month.
        {{}} {many} have been {done} since.
        ? How many {many} did {n} {do}?
        ? How many {many} were {done}?
        ? What is the number of {many} that were {done}?
        ? Find how many {many} were {done}.
        now_{role} = {key}_now
        {n} has {{}} {many} now.
        Now {n} has {{}} {many}.
        {n} ended up with {{}} {many}.
        There are {{}} {many} now.
        At the end {n} had {{}} {many}.
        ? How many {many} does {n} have now?
        ? How many {many} does {owner.he} have now?
        ? How many {many} are there now?
        ? How many {many} did {n} have then?
        ? With how many {many} did {n} end up?
        ? Find the number of {many} there are now.
        """


def _stock_change(owner: Person, kinds: _Kinds, verb: tuple[str, str, str]) -> str:
    did, do, done = verb
    return f"""
        all_change = {_key(kinds.both)}_{_key(done)}
        ? How many {kinds.both} did {owner.name} {do} in all?
        ? How many {kinds.both} were {done} altogether?
        ? How many {kinds.a} and {kinds.b} did {owner.he} {do} in total?
        ? What is the total number of {kinds.both} that {owner.name} {did}?
        """


def _stock_both(owner: Person, kinds: _Kinds) -> str:
    n, a, b, both = owner.name, kinds.a, kinds.b, kinds.both
    return f"""
        all_first = all_{_key(both)}_at_first
        {n} had {{}} {both} in all to begin with.
        ? How many {both} did {n} have altogether at first?
        ? How many {both} were there in all in the beginning?
        all_now = all_{_key(both)}_now
        {n} has {{}} {both} in all now.
        ? How many {both} does {n} have now in all?
        ? How many {both} are there altogether now?
        ? What is the total number of {both} now?
        ? How many {a} and {b} does {owner.he} have in total now?
        more_first = difference_at_first
        ? How many more {a} than {b} did {n} have at first?
        ? How many fewer {b} than {a} did {n} start with?
        ? How many more {a} than {b} were there in the beginning?
        more_now = difference_now
        ? How many more {a} than {b} does {n} have now?
        ? How many fewer {b} than {a} does {n} have now?
        ? How many more {a} than {b} are there now?
        ? By how many do the {a} outnumber the {b} now?
        ? What is the difference between the numbers of {a} and {b} now?
        """


_BAKED = ("cookies", "muffins", "pizzas", "pastries")
_DOINGS = "sold/sell, picked/pick, counted/count, packed/pack, saw/see, bought/buy, drew/draw, ordered/order"
_WHENS = (
    ("yesterday", "today"),
    ("on Monday", "on Tuesday"),
    ("on Saturday", "on Sunday"),
    ("in the morning", "in the afternoon"),
    ("last week", "this week"),
    ("in May", "in June"),
    ("at home", "at school"),
    ("in the city", "in the village"),
    ("before lunch", "after lunch"),
)


def _two_days(rng: random.Random) -> Scene:
    """Two kinds of things on two days or at two places."""
    doer, kinds = _owner(rng), rng.choice(_ALL_KINDS)
    doings = _DOINGS.split(", ") + ["baked/bake"] * (6 if kinds.both in _BAKED else 0)
    did, _, do = rng.choice(doings).partition("/")
    one, two = rng.sample(rng.choice(_WHENS), 2)
    rows = rules(
        "a = a_one + a_two; b = b_one + b_two; one = a_one + b_one; two = a_two + b_two; all = one + two; all = a + b;"
        "more_one = a_one - b_one; more_a = a_one - a_two; more_kind = a - b; more_day = one - two;"
        "a_one = a - a_two; a_two = a - a_one; b_one = b - b_two; b_two = b - b_one; b_one = one - a_one;"
        "a_two = two - b_two; b = all - a; two = all - one; a_one = a_two + more_a; b_one = a_one - more_one"
    )
    names = ("a_one", "a_two", "b_one", "b_two")
    values = plural_values(rows, lambda: {name: rng.randint(2, rng.choice((12, 30, 80))) for name in names})
    cells = [(role, many, when) for role, many in (("a", kinds.a), ("b", kinds.b)) for when in ("one", "two")]
    rng.shuffle(cells)
    whens = {"one": one, "two": two}
    words = "".join(_cell(doer, did, do, f"{role}_{when}", many, whens[when]) for role, many, when in cells)
    words += _sums(rng, doer, did, do, kinds, one, two)
    return scene(rng, wordings(words), rows, values, people=(doer,))


def _cell(doer: Person, did: str, do: str, role: str, many: str, when: str) -> str:
    n = doer.name
    return f"""
        {role} = {_key(many)}_{_key(when)}
        {n} {did} {{}} {many} {when}.
        {when} {n} {did} {{}} {many}.
        {{}} {many} is what {n} {did} {when}.
        {n} {did} {{}} {many} {when} with some help.
        {n} {did} as many as {{}} {many} {when}.
        ? How many {many} did {n} {do} {when}?
        ? How many {many} did {doer.he} {do} {when}?
        ? What is the number of {many} {n} {did} {when}?
        ? Find how many {many} {n} {did} {when}.
        """


def _sums(rng: random.Random, doer: Person, did: str, do: str, kinds: _Kinds, one: str, two: str) -> str:
    n, a, b, both = doer.name, kinds.a, kinds.b, kinds.both
    text = "".join(
        f"""
        {role} = all_{_key(what)}{tail}
        {n} {did} {{}} {what} {when}.
        {n} {did} a total of {{}} {what} {when}.
        ? How many {what} did {n} {do} {when}?
        ? How many {what} did {doer.he} {do} {when} in total?
        ? What is the total number of {what} {n} {did} {when}?
        """
        for role, what, when, tail in (
            ("a", a, f"{one} and {two} together", ""),
            ("b", b, f"{one} and {two} together", ""),
            ("one", both, one, f"_{_key(one)}"),
            ("two", both, two, f"_{_key(two)}"),
            ("all", both, "altogether", ""),
        )
    )
    if rng.random() < 0.6:
        text = re.sub(r"\n +.*\{\}.*", "", text)
    return f"""{text}
        more_one = difference_{_key(one)}
        ? How many more {a} than {b} did {n} {do} {one}?
        ? How many fewer {b} than {a} did {n} {do} {one}?
        more_a = difference_of_{_key(a)}
        {n} {did} {{}} more {a} {one} than {two}.
        ? How many more {a} did {n} {do} {one} than {two}?
        ? How many fewer {a} did {n} {do} {two} than {one}?
        more_kind = difference_of_kinds
        ? How many more {a} than {b} did {n} {do} in all?
        ? How many fewer {b} than {a} did {doer.he} {do} altogether?
        more_day = difference_of_days
        ? How many more {both} did {n} {do} {one} than {two}?
        ? How many fewer {both} did {n} {do} {two} than {one}?
        """


_HOLDING = (
    ("boxes", "box", "holds", "eggs"),
    ("benches", "bench", "seats", "people"),
    ("boats", "boat", "carries", "passengers"),
    ("tables", "table", "seats", "guests"),
    ("shelves", "shelf", "holds", "books"),
    ("jars", "jar", "contains", "sweets"),
    ("baskets", "basket", "holds", "peaches"),
    ("buses", "bus", "takes", "pupils"),
    ("tents", "tent", "sleeps", "campers"),
    ("bags", "bag", "contains", "potatoes"),
    ("albums", "album", "holds", "photos"),
    ("trays", "tray", "carries", "cups"),
    ("trucks", "truck", "carries", "barrels"),
    ("crates", "crate", "holds", "bottles"),
)
_TWO_SIZES = (("large", "small"), ("big", "little"), ("long", "short"), ("wide", "narrow"))


def _two_sizes(rng: random.Random) -> Scene:
    """Large and small things that hold so many each."""
    boxes, box, holds, things = rng.choice(_HOLDING)
    large, small = rng.choice(_TWO_SIZES)
    rows = rules(
        "total_a = count_a * each_a; total_b = count_b * each_b; all = total_a + total_b; more = total_a - total_b;"
        "count_a = total_a / each_a; count_b = total_b / each_b; each_b = total_b / count_b;"
        "boxes = count_a + count_b; count_a = boxes - count_b; count_b = boxes - count_a; more_each = each_a - each_b;"
        "each_a = total_a / count_a; each_a = each_b + more_each; total_a = all - total_b; total_b = all - total_a;"
        "free = all - taken; taken = all - free"
    )
    values = plural_values(rows, lambda: _sizes(rng))
    words = _size("a", large, boxes, box, holds, things) + _size("b", small, boxes, box, holds, things)
    words += f"""
        boxes = all_{boxes}
        there are {{}} {boxes} in all.
        ? How many {boxes} are there in all?
        ? How many {large} and {small} {boxes} are there altogether?
        more_each = difference_of_sizes
        a {large} {box} {holds} {{}} more {things} than a {small} one.
        a {small} {box} {holds} {{}} fewer {things} than a {large} one.
        ? How many more {things} fit into a {large} {box} than into a {small} {box}?
        all = all_{things}
        there is room for {{}} {things} in all the {boxes} together.
        ? How many {things} is there room for altogether?
        ? How many {things} can the {boxes} take in all?
        ? What is the total number of {things} in full {boxes}?
        more = difference
        ? How many more {things} fit into the {large} {boxes} than into the {small} {boxes}?
        ? How many fewer {things} go into the {small} {boxes} than into the {large} ones?
        taken = places_taken
        {{}} places in the {boxes} are already taken.
        so far {{}} {things} are in their places.
        ? How many places are already taken?
        free = places_free
        {{}} places are still free.
        ? How many places are still free?
        ? For how many more {things} is there still room?
        """
    return scene(rng, wordings(words), rows, values)


def _sizes(rng: random.Random) -> dict[str, int]:
    ranges = {"count_a": 20, "count_b": 20, "each_a": 30, "each_b": 15, "taken": 90}
    return {role: rng.randint(2, high) for role, high in ranges.items()}


def _size(role: str, size: str, boxes: str, box: str, holds: str, things: str) -> str:
    return f"""
        count_{role} = {size}_{boxes}
        there are {{}} {size} {boxes}.
        {{}} of the {boxes} are {size}.
        we have {{}} {size} {boxes}.
        {{}} {size} {boxes} are used.
        there were {{}} {size} {boxes} in the yard.
        ? How many {size} {boxes} are there?
        ? How many of the {boxes} are {size}?
        ? Find the number of {size} {boxes}.
        each_{role} = {things}_per_{size}_{box}
        each {size} {box} {holds} {{}} {things}.
        a {size} {box} {holds} {{}} {things}.
        there is room for {{}} {things} in every {size} {box}.
        {{}} {things} fit into each {size} {box}.
        ? How many {things} fit into one {size} {box}?
        ? For how many {things} is there room in each {size} {box}?
        total_{role} = {things}_in_{size}_{boxes}
        the {size} {boxes} have room for {{}} {things} in all.
        {{}} {things} fit into the {size} {boxes} altogether.
        ? How many {things} fit into the {size} {boxes}?
        ? For how many {things} is there room in the {size} {boxes} altogether?
        ? How many {things} can the {size} {boxes} take in total?
        """


TEMPLATES = tuple(
    Template(f"scene_{make.__name__.strip('_')}", problem(make)) for make in (_stock, _two_days, _two_sizes)
)
