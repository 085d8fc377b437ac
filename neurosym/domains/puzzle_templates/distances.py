"""How far two things are apart, in days, turns, floors or places, and which of them comes first."""

from __future__ import annotations

import random
from dataclasses import replace

from neurosym.domains.domain import Example
from neurosym.domains.puzzle_templates import declarations, settings
from neurosym.domains.puzzle_templates.axes import TIME, Clauses, read_clauses, turned_round
from neurosym.domains.puzzle_templates.clues import World
from neurosym.domains.puzzle_templates.everyday import PlainClues, PlainFacts, with_ends
from neurosym.domains.puzzle_templates.facts import WEIGHTS
from neurosym.domains.puzzle_templates.items import named, people
from neurosym.domains.puzzle_templates.phrases import Item, Row
from neurosym.domains.puzzle_templates.settings import WEEKDAYS, Setting
from neurosym.domains.puzzle_templates.worlds import DOMAIN, told
from neurosym.domains.wording import key

_OPPOSITE = {
    "gap_left": "gap_right",
    "far_left": "far_right",
    "directly_left_of": "directly_right_of",
    "left_of": "right_of",
}
_IN_TIME = turned_round(
    read_clauses("""
left_of: {a} comes sometime before {b} / {a} takes place earlier than {b} / {a} happens before {b}
directly_left_of: {a} comes the {place} before {b} / {a} is the {place} before {b} / {a} is one {place} before {b}
 / {a} comes exactly one {place} before {b} / the {place} before {b} is that of {a} / the {place} before {b} comes {a}
gap_left: {a} comes {n} {places} before {b} / {a} is {n} {places} before {b} / {a} is exactly {n} {places} before {b}
 / {a} {live} {n} {places} before {b} / {a} comes exactly {n} {places} before {b} / {a} came {n} {places} before {b}
 / {n} {places} before {b} comes {a} / {a} {live} {n} {places} earlier than {b} / {a} is {n} {places} earlier than {b}
 / exactly {n} {places} before {b}, {a} {live} / {n} {places} before {b} it is the turn of {a}
 / {a} has a {place} that is {n} {places} earlier than that of {b} / {a} happens {n} {places} before {b}
 / {a} happened {n} {places} before {b} / {a} was {n} {places} earlier than {b} / {a} falls {n} {places} before {b}
 / {a} is set for {n} {places} before {b}
far_left: {a} comes at least {n} {places} before {b} / {a} is at least {n} {places} earlier than {b}
 / {a} {live} at least {n} {places} before {b} / {a} comes {n} or more {places} before {b}
 / {a} {live} no fewer than {n} {places} before {b} / {a} has to come {n} {places} before {b} or even earlier
"""),
    _OPPOSITE,
    ("before", "after"),
    ("earlier", "later"),
) | read_clauses("""
apart: {a} and {b} are {d} {places} apart / {a} and {b} are exactly {d} {places} apart
 / exactly {n} {places} lie{s} between {a} and {b} / there {are} {n} {places} in between {a} and {b}
 / between {a} and {b}, {n} {places} pass{es} / {a} and {b} have {n} {places} between them
 / {a} is {d} {places} away from {b}, before or after it
""")
_IN_ROWS = turned_round(
    read_clauses("""
gap_left: {a} is {n} {places} to the left of {b} / {a} is {n} {places} left of {b}
 / {a} {live} exactly {n} {places} to the left of {b} / {n} {places} left of {b} is {a}
 / {a} {live} {n} {places} further to the left than {b} / {a} is {n} positions to the left of {b}
 / {a} is exactly {n} positions left of {b} / {a} {live} {n} {places} to the left of where {b} is
 / counting {n} {places} to the left from {b}, one gets to {a} / {n} {places} to the left of {b} one finds {a}
 / {a} is {n} steps to the left of {b} / move {n} {places} to the left from {b} and there is {a}
 / {a} {live} {n} {places} over to the left from {b} / exactly {n} {places} to the left of {b} {live} {a}
far_left: {a} is at least {n} {places} to the left of {b} / {a} {live} {n} or more {places} to the left of {b}
 / {a} {live} no fewer than {n} {places} left of {b} / {a} is at least {n} positions left of {b}
"""),
    _OPPOSITE,
    ("left", "right"),
) | read_clauses("""
apart: {a} {live} {d} {places} away from {b} / {a} and {b} are exactly {d} {places} apart
 / {a} is {d} {places} away from {b} / {n} {places} lie{s} between those of {a} and {b}
 / {a} and {b} are {d} {places} away from each other / with exactly {n} {places} in between, {a} and {b} are apart
""")
_ON_FLOORS = turned_round(
    read_clauses("""
gap_left: {a} {live} {n} {places} below {b} / {a} {live} exactly {n} {places} below {b}
 / {a} is {n} {places} below {b}
 / {n} {places} below {b} is {a} / {a} {live} {n} {places} further down than {b} / {a} is {n} {places} lower than {b}
 / going down {n} {places} from {b}, one gets to {a} / exactly {n} {places} below {b} one finds {a}
 / {a} has to be looked for {n} {places} below {b} / from {b} it is {n} {places} down to {a}
 / the {place} of {a} is {n} below that of {b} / whoever is with {b} goes down {n} {places} to see {a}
far_left: {a} {live} at least {n} {places} below {b} / {a} is at least {n} {places} lower than {b}
 / {a} {live} {n} or more {places} below {b} / {a} {live} no fewer than {n} {places} below {b}
"""),
    _OPPOSITE,
    ("below", "above"),
    ("lower", "higher"),
    ("down", "up"),
) | read_clauses("""
apart: {a} and {b} {live_all} {d} {places} apart / {a} and {b} are exactly {d} {places} apart
 / {n} {places} lie{s} between the ones of {a} and {b} / from {a} to {b} it is {d} {places}, up or down
""")
_IN_QUEUES = turned_round(
    read_clauses("""
gap_left: {a} is {n} {places} in front of {b} / {a} {live} {n} {places} in front of {b}
 / {n} {places} in front of {b} is {a}
 / {a} is {n} {places} nearer to the front than {b} / {a} {live} exactly {n} {places} in front of {b}
 / {a} is exactly {n} positions in front of {b} / exactly {n} {places} in front of {b} {live} {a}
far_left: {a} is at least {n} {places} in front of {b} / {a} {live} {n} or more {places} in front of {b}
"""),
    _OPPOSITE,
    ("in front of", "behind"),
    ("to the front", "to the back"),
) | read_clauses("""
gap_right: {a} arrived {n} {places} after {b} / {a} joined the queue {n} {places} after {b}
 / {a} gets served {n} {places} after {b}
gap_left: {a} arrived {n} {places} before {b} / {a} joined the queue {n} {places} before {b}
 / {a} is {n} {places} ahead of {b}
apart: {a} and {b} are {d} {places} apart / {n} {places} lie{s} between {a} and {b}
""")
_IN_RANKINGS = turned_round(
    read_clauses("""
gap_left: {a} finished {n} {places} ahead of {b} / {a} finished {n} {places} before {b}
 / {a} came {n} {places} ahead of {b}
 / {a} is {n} {places} ahead of {b} / {a} ended up {n} {places} ahead of {b}
 / {a} finished exactly {n} {places} ahead of {b}
 / {n} {places} ahead of {b} came {a} / {a} crossed the line {n} {places} before {b}
 / {a} came in {n} {places} before {b}
 / {a} was placed {n} {places} ahead of {b} / {a} reached the end {n} {places} before {b}
 / {a} is {n} {places} better than {b}
 / {a} did better than {b} by exactly {n} {places} / {a} arrived {n} {places} before {b}
far_left: {a} finished at least {n} {places} ahead of {b} / {a} came {n} or more {places} ahead of {b}
 / {a} is at least {n} {places} better than {b}
"""),
    _OPPOSITE,
    ("ahead of", "behind"),
    ("before", "after"),
    ("better", "worse"),
) | read_clauses("""
apart: {a} and {b} are {d} {places} apart / {a} and {b} finished {d} {places} apart
 / {n} {places} lie{s} between {a} and {b} in the ranking
""")
_MORE: dict[str, Clauses] = {
    "early": _IN_TIME, "left": _IN_ROWS, "low": _ON_FLOORS, "front": _IN_QUEUES, "best": _IN_RANKINGS,
}  # fmt: skip
_STEPS = WEIGHTS | {"gap_left": 9, "gap_right": 9, "far_left": 2, "far_right": 2, "apart": 5}
_EVENTS = {
    "event": "haircut, meeting, picnic, rehearsal, interview, seminar, barbecue, concert, exam, house viewing, parade,"
    "wedding, book club, food market, quiz night, dance class",
    "appointment": "dentist, optician, hairdresser, vet, physiotherapist, tax adviser, bank, barber, notary, doctor,"
    "plumber, electrician",
    "delivery": "sofa, fridge, piano, parcel, carpet, new bed, washing machine, lamp, bookcase, oven, mattress",
    "chore": "laundry, shopping, ironing, vacuuming, window cleaning, gardening, baking, dusting, car wash, painting",
    "lesson": "history, Latin, chemistry, music, geography, algebra, biology, art, swimming, drama",
    "game": "chess, darts, tennis, hockey, cricket, handball, rugby, volleyball, badminton",
    "visit": "museum, zoo, castle, aquarium, lighthouse, brewery, cathedral, water park, old mill, planetarium",
}
_LISTS = {"delivery": "deliveries"}
_TAKES_PLACE = ("take place", "be", "be planned", "come", "happen", "be scheduled")
_EVENT_DAYS = Setting(
    "day", "days", "on", _TAKES_PLACE, ("one",), (TIME,), "early", True, tuple(WEEKDAYS), "day"
)  # fmt: skip
_EVENT_WEEKS = Setting("week", "weeks", "in", _TAKES_PLACE, ("one",), (TIME,), "early", things=True)
_EVENT_HOURS = Setting("hour", "hours", "in", _TAKES_PLACE, ("one",), (TIME,), "early", things=True)
_OF_PEOPLE = (
    *settings.IN_A_ROW[:-2], *settings.IN_TIME, *settings.ON_FLOORS * 2, *settings.IN_A_QUEUE * 2,
    *settings.BY_RANK * 2, *settings.ON_DAYS,
)  # fmt: skip
_OF_EVENTS = (_EVENT_DAYS, _EVENT_DAYS, _EVENT_WEEKS, _EVENT_HOURS)


def distance(rng: random.Random) -> Example:
    """People or events in one order, much of which is told by how far apart they are."""
    size = rng.randint(4, 7)
    of_events = rng.random() < 0.4
    setting = with_ends(rng.choice(_OF_EVENTS if of_events else _OF_PEOPLE))
    setting = replace(setting, clauses=(*setting.clauses, _MORE[setting.axis]))
    row = _events(rng, size) if of_events else people(rng, size, declarations.role(rng), DOMAIN)
    start = rng.randint(0, len(setting.order) - size) if setting.order else 0
    world = World(setting, named([row]), tuple(rng.sample(range(1, size + 1), size)), size,
                  days=setting.order[start : start + size])  # fmt: skip
    clues = PlainClues(rng, world)
    return told(clues, PlainFacts(clues, _STEPS, together=0.12))


def _events(rng: random.Random, size: int) -> Row:
    """Things that happen one after the other, such as errands of a week."""
    noun = rng.choice(tuple(_EVENTS))
    words = rng.sample([each.strip() for each in _EVENTS[noun].split(",")], size)
    items = tuple(Item(word, word, key(word, DOMAIN)) for word in words)
    return Row(noun, _LISTS.get(noun, noun + "s"), key(noun, DOMAIN), items, article=noun not in ("lesson", "game"))
