"""How places along an axis are spoken of: in a row, in time, one above the other, in a queue, by rank, round a table.

Each axis maps a relation to clauses. {a}, {b}, {c} are noun phrases; {live} is the verb of the setting in the
third person; {place} and {places} its noun; {n} a number in words, {nth} an ordinal, {k} a figure. Which end is
place 1 is fixed for every axis: left, earliest, lowest, front, best, oldest, smallest, cheapest.
"""

from __future__ import annotations

Clauses = dict[str, tuple[str, ...]]


def read_clauses(text: str) -> Clauses:
    """Blocks `relation: clause / clause / ...`, a block a line; lines that begin with a space go on."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.strip().splitlines():
        if not line.startswith(" "):
            name, _, line = line.partition(":")
        found.setdefault(name, []).extend(part.strip() for part in line.split(" / ") if part.strip())
    return {relation: tuple(clauses) for relation, clauses in found.items()}


def turned_round(clauses: Clauses, names: dict[str, str], *words: tuple[str, str]) -> Clauses:
    """The clauses of the opposite relations: each word replaced by its opposite."""
    mirrored = dict(clauses)
    for relation, opposite in names.items():
        turned = list(mirrored.get(opposite, ()))
        for clause in clauses.get(relation, ()):
            for word, other in words:
                clause = clause.replace(word, other)
            turned.append(clause)
        mirrored[opposite] = tuple(turned)
    return mirrored


_OPPOSITE = {
    "left_of": "right_of",
    "directly_left_of": "directly_right_of",
    "not_left_of": "not_right_of",
    "not_directly_left_of": "not_directly_right_of",
    "gap_left": "gap_right",
    "first": "last",
    "not_first": "not_last",
    "nth": "nth_end",
}

_ANYWHERE = read_clauses("""
next_to: {a} {live} next to {b} / {a} is next to {b} / {a} and {b} are next to each other / {a} and {b} are neighbours
 / {a} and {b} are side by side / {a} is adjacent to {b} / {a} {live} beside {b} / {a} {live} right next to {b}
 / {a} is a direct neighbour of {b} / there is no {place} between {a} and {b} / nobody is between {a} and {b}
 / {a} and {b} occupy adjacent {places} / {a} and {b} are in neighbouring {places} / one neighbour of {b} is {a}
 / the {places} of {a} and {b} are adjacent / {a} {live} right beside {b} / next to {b} {live} {a}
 / {a} {live} in a {place} that adjoins the one of {b} / {a} and {b} are direct neighbors / {a} is beside {b}
 / {a} and {b} have {places} right next to each other / {a} {live} immediately beside {b} / {a} borders on {b}
not_next_to: {a} does not {inf} next to {b} / {a} and {b} are not neighbours / {a} is not adjacent to {b}
 / {a} is not next to {b} / {a} and {b} are not side by side / {a} and {b} are not in adjacent {places}
 / {a} refuses to be next to {b} / the {places} of {a} and {b} do not touch / next to {b} one never finds {a}
apart: there {are} {n} {places} between {a} and {b} / {n} {places} separate{s} {a} from {b}
 / {a} and {b} have {n} {places} between them / {a} and {b} are separated by exactly {n} {places}
 / between {a} and {b} there {are} exactly {n} {places} / between {a} and {b} {are} {n} other {places}
 / exactly {n} {places} lie{s} between {a} and {b} / from {a} to {b} one passes {n} {places}
 / there {are} exactly {n} {places} in between {a} and {b} / the {places} of {a} and {b} have {n} more between them
at_least_apart: there {are} at least {n} {places} between {a} and {b} / at least {n} {places} separate {a} from {b}
 / {a} and {b} have no fewer than {n} {places} between them / between {a} and {b} there {are} {n} {places} or more
 / {a} keeps a distance of at least {n} {places} from {b}, not counting their own
between: {a} {live} between {b} and {c} / {a} is somewhere between {b} and {c} / {a} is between {b} and {c}
 / {b} and {c} are on different sides of {a} / somewhere between {b} and {c} {live} {a}
 / {a} comes between {b} and {c}
 / going from {b} to {c} one passes {a} / {a} has {b} on one side and {c} on the other, though perhaps not right there
directly_between: {a} {live} directly between {b} and {c} / {b} and {c} are the two neighbours of {a}
 / {a} is right between {b} and {c} / {a} has {b} and {c} as neighbours / on either side of {a} are {b} and {c}
 / {a} is immediately between {b} and {c} / the neighbours of {a} are {b} and {c}
ends: {a} {live} at one of the two ends / {a} {live} at one end / {a} is at either end of the row
 / {a} has only one neighbour
 / {a} has just one neighbour / one of the ends belongs to {a} / {a} is at an end / {a} is either first or last
not_ends: {a} is not at either end / {a} has a neighbour on both sides / {a} has two neighbours
 / {a} is at neither end
 / {a} is not on the edge / neither the first nor the last {place} is that of {a}
at: {a} {live} {at} {place} {k} / {a} {live} {at} {place} number {k} / {a} {live} {at} the {nth} {place}
 / {a} is {at} the {nth} {place} / {at} {place} {k} {live} {a} / {place} {k} belongs to {a}
 / the {nth} {place} is that of {a}
 / {place} {k} is the one of {a} / {a} has {place} {k} / {at} the {nth} {place} {live} {a} / {a} is {at} {place} #{k}
 / {place} number {k} goes to {a} / {a} is {at} {place} {k} / {a} takes the {nth} {place} / the {nth} {place} has {a}
not_at: {a} does not {inf} {at} {place} {k} / {a} is not {at} the {nth} {place} / {a} is not {at} {place} {k}
 / {place} {k} is not the one of {a} / {a} does not have {place} {k} / the {nth} {place} does not belong to {a}
 / it is not {a} who {live} {at} {place} {k} / {at} {place} {k} one does not find {a}
either_at: {a} {live} {at} {place} {j} or {place} {k} / {a} is {at} {place} {j} or {k}
 / {a} has either the {jth} or the {nth} {place} / {a} {live} either {at} {place} {j} or {at} {place} {k}
 / {place} {j} or {place} {k} belongs to {a} / {a} is {at} the {jth} or the {nth} {place}
odd: {a} {live} {at} an odd-numbered {place} / the {place} number of {a} is odd / {a} has an odd {place} number
even: {a} {live} {at} an even-numbered {place} / the {place} number of {a} is even / {a} has an even {place} number
middle: {a} {live} {at} the middle {place} / {a} is exactly in the middle / {a} is in the centre
 / {a} is in the middle
 / the middle {place} is that of {a} / as many are on one side of {a} as on the other / in the very middle is {a}
before_place: {a} {live} {at} a {place} numbered lower than {k} / the {place} number of {a} is less than {k}
after_place: {a} {live} {at} a {place} numbered higher than {k} / the {place} number of {a} is greater than {k}
left_of: {a} has a lower {place} number than {b} / the {place} number of {a} is smaller than that of {b}
right_of: {a} has a higher {place} number than {b} / the {place} number of {a} is greater than that of {b}
""")

_LEFT = read_clauses("""
left_of: {a} {live} to the left of {b} / {a} {live} somewhere to the left of {b} / {a} is left of {b}
 / {a} is further to the left than {b} / {a} is on the left of {b} / somewhere to the left of {b} {live} {a}
 / {a} is to the left of {b} / looking from {b}, {a} is on the left-hand side / {a} {live} left of where {b} is
 / the {place} of {a} is to the left of the {place} of {b} / {a} has a {place} further left than {b}
 / one has to go left from {b} to reach {a} / to the left of {b} one finds {a} / on the left side of {b} is {a}
 / {b} has {a} somewhere on the left / {a} {live} further left than {b}
directly_left_of: {a} {live} directly to the left of {b} / {a} {live} immediately to the left of {b}
 / {a} is directly left of {b} / {a} is immediately left of {b} / directly to the left of {b} is {a}
 / {a} is the left-hand neighbour of {b} / the neighbour on the left of {b} is {a}
 / just to the left of {b} {live} {a}
 / {a} {live} one {place} to the left of {b} / exactly one {place} left of {b} is {a} / {b} has {a} as left neighbour
 / going one {place} to the left from {b} one comes to {a} / the {place} just left of {b} is that of {a}
 / immediately left of {b} comes {a} / {a} is just left of {b} / {a} is next to {b}, on the left
 / the {place} directly to the left of the one of {b} belongs to {a} / {a} is right next to {b}, on the left side
 / {a} {live} in the {place} on the immediate left of {b} / {b} has {a} directly on the left
not_left_of: {a} is not to the left of {b} / {a} does not {inf} to the left of {b} / {a} is not left of {b}
 / it is not true that {a} {live} to the left of {b}
not_directly_left_of: {a} is not directly to the left of {b} / {a} does not {inf} immediately left of {b}
 / {a} is not the left neighbour of {b}
gap_left: {a} {live} {n} {places} to the left of {b} / {a} is exactly {n} {places} to the left of {b}
 / going {n} {places} to the left from {b} one reaches {a} / {n} {places} to the left of {b} {live} {a}
first: {a} is at the far left / {a} is the leftmost / {a} {live} at the left end / {a} is furthest to the left
 / the leftmost {place} is that of {a} / nobody {live} to the left of {a} / {a} {live} {at} the leftmost {place}
 / {a} is on the extreme left / no one is left of {a} / at the left end {live} {a} / everyone else is not left of {a}
 / {a} has no neighbour on the left / {a} is leftmost / the left end of the row is taken by {a}
not_first: {a} is not the leftmost / {a} is not at the left end / {a} has a neighbour on the left
 / {a} does not {inf} at the far left
nth: {a} is {nth} from the left / {a} {live} {at} the {nth} {place} from the left / {a} is the {nth} from the left
 / the {nth} {place} from the left is that of {a} / counting from the left, {a} is {nth} / {nth} from the left is {a}
 / from the left, {a} comes {nth} / {a} {live} {at} {place} number {k} from the left
""")

SPACE: Clauses = turned_round(_LEFT, _OPPOSITE, ("left", "right"))

_EARLY = read_clauses("""
left_of: {a} {live} before {b} / {a} {live} earlier than {b} / {a} {live} some time before {b} / {a} is before {b}
 / {a} is earlier than {b} / {a} comes before {b} / before {b} {live} {a} / {a} has an earlier {place} than {b}
 / {a} {live} sooner than {b} / {a} {live} at some point before {b} / the {place} of {a} is before the {place} of {b}
directly_left_of: {a} {live} directly before {b} / {a} {live} immediately before {b} / {a} is right before {b}
 / {a} {live} just before {b} / {a} {live} exactly one {place} before {b} / {a} comes straight before {b}
 / immediately before {b} {live} {a} / the one right before {b} is {a} / {a} {live} one {place} earlier than {b}
 / {a} {live} one {place} before {b} / the {place} directly before {b} is that of {a}
not_left_of: {a} does not {inf} before {b} / {a} is not before {b} / {a} is not earlier than {b}
not_directly_left_of: {a} is not directly before {b} / {a} does not {inf} immediately before {b}
gap_left: {a} {live} {n} {places} before {b} / {a} {live} exactly {n} {places} earlier than {b}
 / {n} {places} before {b} {live} {a}
""")
_LATE = turned_round(
    _EARLY, _OPPOSITE, ("before", "after"), ("an earlier", "a later"), ("earlier", "later"), ("sooner", "later")
)

TIME: Clauses = _LATE | read_clauses("""
first: {a} {live} first / {a} is first / {a} {live} before all the others / nobody {live} earlier than {a}
 / {a} comes first
 / {a} is the very first / the first {place} is that of {a} / everyone else {live} later than {a}
 / {a} {live} earliest
last: {a} {live} last / {a} is last / {a} {live} after all the others / nobody {live} later than {a} / {a} comes last
 / {a} is the very last / the last {place} is that of {a} / everyone else {live} earlier than {a} / {a} {live} latest
not_first: {a} does not {inf} first / {a} is not the first / somebody {live} before {a}
not_last: {a} does not {inf} last / {a} is not the last / somebody {live} after {a}
nth: {a} {live} {nth} / {a} is {nth} / {a} comes {nth} / {a} is the {nth} / {a} is number {k}
 / {a} is the {nth} one in order
 / the {nth} {place} is that of {a} / exactly {m} {live_all} before {a}
nth_end: {a} is {nth} from the end / {a} {live} {nth} to last / {a} is the {nth}-to-last / {a} comes {nth} from last
 / exactly {m} {live_all} after {a}
next_to: {a} and {b} {live_all} one directly after the other / {a} and {b} are consecutive
 / {a} {live} right before or right after {b}
 / {a} and {b} have consecutive {places} / {a} and {b} come in a row, in some order / {a} {live} back to back with {b}
not_next_to: {a} and {b} are not consecutive / {a} and {b} do not have consecutive {places}
 / {a} {live} neither right before nor right after {b}
apart: there {are} exactly {n} {places} between {a} and {b} / exactly {n} come{s} between {a} and {b}
 / between {a} and {b} there {are} {n} {places} / {n} {places} pass{es} between {a} and {b}
at_least_apart: there {are} at least {n} {places} between {a} and {b} / at least {n} {places} lie between {a} and {b}
between: {a} {live} between {b} and {c} / {a} is some time between {b} and {c} / {a} comes between {b} and {c}
 / of {b} and {c}, one is before {a} and the other is after
directly_between: {a} {live} directly between {b} and {c}
 / {b} and {c} come immediately before and after {a}, in some order
ends: {a} {live} first or last / {a} is either the first or the last / {a} either opens or closes the sequence
not_ends: {a} is neither first nor last / {a} does not {inf} first or last / {a} is not the first and not the last
middle: {a} is exactly in the middle / as many {live_all} before {a} as after / {a} has the middle {place}
at: {a} {live} {at} {place} {k} / {a} has {place} {k} / {a} has the {nth} {place} / {place} {k} belongs to {a}
 / {a} is {at} {place} {k} / {place} number {k} goes to {a} / {at} {place} {k} {live} {a}
not_at: {a} does not {inf} {at} {place} {k} / {a} is not {at} {place} {k} / {a} does not have the {nth} {place}
either_at: {a} has {place} {j} or {k} / {a} {live} either {jth} or {nth}
 / {a} {live} {at} {place} {j} or {at} {place} {k}
""")

_LOW = read_clauses("""
left_of: {a} {live} below {b} / {a} {live} somewhere below {b} / {a} is lower than {b}
 / {a} {live} further down than {b}
 / {a} {live} on a lower {place} than {b} / {a} {live} lower down than {b} / below {b} {live} {a} / {a} is below {b}
 / one goes down from {b} to get to {a} / somewhere below {b} one finds {a}
directly_left_of: {a} {live} directly below {b} / {a} {live} one {place} below {b} / immediately below {b} {live} {a}
 / {a} is right below {b} / the {place} directly below {b} is that of {a}
 / {a} {live} exactly one {place} lower than {b}
 / going down one {place} from {b} one reaches {a} / just below {b} is {a}
not_left_of: {a} does not {inf} below {b} / {a} is not below {b} / {a} is not lower than {b}
not_directly_left_of: {a} is not directly below {b} / {a} does not {inf} immediately below {b}
gap_left: {a} {live} {n} {places} below {b} / {a} is exactly {n} {places} lower than {b}
 / {n} {places} below {b} {live} {a}
first: {a} {live} on the lowest {place} / {a} is at the very bottom / nobody {live} below {a} / {a} {live} lowest
 / the bottom {place} is that of {a} / {a} is at the bottom / everyone else is not below {a} / {a} is the lowest
not_first: {a} is not at the bottom / {a} does not {inf} on the bottom {place}
nth: {a} is {nth} from the bottom / counting from the bottom, {a} is {nth}
 / the {nth} {place} from the bottom is that of {a}
 / {a} {live} on the {nth} {place} from the bottom
""")

VERTICAL: Clauses = turned_round(
    _LOW,
    _OPPOSITE,
    ("below", "above"),
    ("lowest", "highest"),
    ("lower", "higher"),
    ("bottom", "top"),
    ("down", "up"),
)
VERTICAL = VERTICAL | {
    name: tuple(clause for clause in _ANYWHERE[name] if "row" not in clause and "beside" not in clause)
    for name in ("at", "not_at", "either_at", "apart", "at_least_apart", "between", "middle", "odd", "even")
}
VERTICAL["next_to"] = (
    "{a} and {b} {live_all} on adjacent {places}",
    "{a} {live} directly above or directly below {b}",
    "there is no {place} between {a} and {b}",
    "{a} and {b} are on neighbouring {places}",
)
VERTICAL["ends"] = ("{a} {live} at the very top or the very bottom", "{a} is either at the top or at the bottom")

_FRONT = read_clauses("""
left_of: {a} {live} in front of {b} / {a} is ahead of {b} / {a} is in front of {b} / {a} {live} ahead of {b}
 / {a} {live} somewhere in front of {b} / {a} is closer to the front than {b} / {a} gets served before {b}
directly_left_of: {a} {live} directly in front of {b} / {a} is right in front of {b}
 / the one just ahead of {b} is {a}
 / {a} is immediately ahead of {b} / immediately in front of {b} is {a} / {a} {live} one place ahead of {b}
not_left_of: {a} is not in front of {b} / {a} is not ahead of {b}
not_directly_left_of: {a} is not directly in front of {b} / {a} is not immediately ahead of {b}
gap_left: {a} is {n} {places} in front of {b} / {a} is exactly {n} {places} ahead of {b}
first: {a} is at the front / {a} {live} at the very front / nobody is in front of {a}
 / {a} is at the front of the line
not_first: {a} is not at the front / {a} does not {inf} at the very front
nth: {a} is {nth} from the front / counting from the front, {a} is {nth}
""")
_QUEUE = turned_round(
    _FRONT,
    _OPPOSITE,
    ("served before", "served after"),
    ("in front of", "behind"),
    ("ahead of", "behind"),
    ("at the front", "at the back"),
    ("the very front", "the very back"),
    ("to the front", "to the back"),
    ("from the front", "from the back"),
)
QUEUE: Clauses = _QUEUE | {
    name: clauses
    for name, clauses in _ANYWHERE.items()
    if name in ("apart", "between", "ends", "not_ends", "middle", "next_to", "not_next_to", "at_least_apart", "odd")
}
QUEUE["nth"] = (*QUEUE["nth"], "{a} is {nth} in line", "{a} {live} {nth} in the queue", "{a} is number {k} in line")

RANK: Clauses = read_clauses("""
left_of: {a} finishes ahead of {b} / {a} finishes before {b} / {a} beats {b} / {a} is placed above {b}
 / {a} ranks higher than {b}
 / {a} comes in before {b} / {a} ends up above {b} / {a} does better than {b} / {a} has a better rank than {b}
 / {a} finished above {b} / {a} came in ahead of {b} / {a} outranks {b} / {a} got a better result than {b}
right_of: {a} finishes behind {b} / {a} finishes after {b} / {a} loses to {b} / {a} is placed below {b}
 / {a} ranks lower than {b}
 / {a} comes in after {b} / {a} ends up below {b} / {a} does worse than {b} / {a} finished below {b}
 / {a} came in behind {b} / {a} got a worse result than {b} / {a} has a worse rank than {b}
directly_left_of: {a} finishes directly ahead of {b} / {a} is ranked just above {b}
 / {a} comes in immediately before {b}
 / {a} is one rank better than {b} / {a} finishes right before {b}
 / nobody comes in between {a} and {b}, who is the slower one
directly_right_of: {a} finishes directly behind {b} / {a} is ranked just below {b}
 / {a} comes in immediately after {b}
 / {a} is one rank worse than {b} / {a} finishes right after {b}
gap_left: {a} finishes {n} places ahead of {b} / {a} is exactly {n} ranks better than {b}
gap_right: {a} finishes {n} places behind {b} / {a} is exactly {n} ranks worse than {b}
not_left_of: {a} does not finish ahead of {b} / {a} does not beat {b}
first: {a} wins / {a} is the winner / {a} finishes first / {a} takes first place / nobody beats {a}
 / {a} gets the gold medal
 / {a} is ranked highest / {a} finished first / {a} came in first / {a} is at the top of the ranking
 / {a} finishes in first place
last: {a} is last / {a} finishes last / {a} takes last place / everyone else beats {a} / {a} comes in last
 / {a} finished last
 / {a} is ranked lowest / {a} is at the bottom of the ranking / {a} gets the worst result
not_first: {a} does not win / {a} is not the winner / {a} does not finish first
not_last: {a} does not finish last / {a} is not the last
nth: {a} finishes {nth} / {a} comes {nth} / {a} is {nth} / {a} takes {nth} place / {a} is in {nth} place
 / {a} finished {nth}
 / {a} ranks {nth} / {a} is the {nth}-best / {a} is ranked number {k} / exactly {m} finish{mes} ahead of {a}
nth_end: {a} finishes {nth} from last / {a} comes {nth} to last / {a} finished {nth}-to-last / {a} is the {nth}-worst
 / exactly {m} finish{mes} behind {a}
next_to: {a} and {b} finish directly one after the other / {a} and {b} are neighbours in the ranking
not_next_to: {a} and {b} are not neighbours in the ranking / {a} and {b} do not finish one directly after the other
apart: exactly {n} others finish between {a} and {b} / there {are} {n} between {a} and {b} in the ranking
between: {a} finishes between {b} and {c} / {a} comes in between {b} and {c} / {a} is ranked between {b} and {c}
ends: {a} is either first or last / {a} finishes first or last
not_ends: {a} is neither first nor last / {a} finishes neither first nor last
middle: {a} finishes exactly in the middle / as many beat {a} as lose to {a}
either_at: {a} finishes {jth} or {nth} / {a} is either {jth} or {nth}
not_at: {a} does not finish {nth} / {a} is not {nth} / {a} does not come {nth}
""")

NUMBERED: Clauses = _ANYWHERE
ROUND: Clauses = read_clauses("""
directly_left_of: {a} sits directly to the left of {b} / {a} is the left-hand neighbour of {b}
 / immediately to the left of {b} sits {a}
 / {a} is right next to {b}, on the left / the one sitting directly on the left of {b} is {a}
directly_right_of: {a} sits directly to the right of {b} / {a} is the right-hand neighbour of {b}
 / immediately to the right of {b} sits {a}
 / {a} is right next to {b}, on the right / the one sitting directly on the right of {b} is {a}
next_to: {a} sits next to {b} / {a} and {b} sit side by side / {a} and {b} are neighbours / {a} sits beside {b}
 / {a} has {b} as a neighbour / {a} and {b} have adjacent seats / {a} is seated right beside {b}
not_next_to: {a} does not sit next to {b} / {a} and {b} are not neighbours / {a} refuses to sit beside {b}
 / {a} and {b} do not have adjacent seats
opposite: {a} sits opposite {b} / {a} and {b} sit across from each other / {a} faces {b} across the table
 / {a} is directly across from {b}
directly_between: {a} sits between {b} and {c} / {a} has {b} and {c} as neighbours
 / the two neighbours of {a} are {b} and {c}
 / {b} and {c} sit on either side of {a}
at: {a} has seat {k} / {a} sits on chair {k} / {a} sits in seat number {k} / seat {k} is taken by {a}
 / chair {k} belongs to {a}
""")
