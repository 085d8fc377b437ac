"""Where puzzles take place: houses in a row, turns in a programme, floors, lanes, weekdays, tables."""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.domains.puzzle_templates.axes import NUMBERED, QUEUE, RANK, ROUND, SPACE, TIME, VERTICAL, Clauses

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Setting:
    """A kind of places and whoever or whatever is at them.

    live: verbs in the infinitive. who: nouns for the people or things. clauses: the axis. numbered: the places
    have numbers. order: names of the places instead, with the label of that order. things: `who` are no people.
    """

    place: str
    places: str
    at: str
    live: tuple[str, ...]
    who: tuple[str, ...]
    clauses: tuple[Clauses, ...]
    axis: str
    things: bool = False
    order: tuple[str, ...] = ()
    label: str = ""

    @property
    def numbered(self) -> bool:
        """Whether places have numbers from 1."""
        return NUMBERED in self.clauses


def _settings(text: str, clauses: tuple[Clauses, ...], axis: str, things: bool = False) -> tuple[Setting, ...]:
    found = []
    for line in text.strip().splitlines():
        place, places, at, live, who = (part.strip() for part in line.split("|"))
        verbs, nouns = (tuple(word.strip() for word in words.split(",")) for words in (live, who))
        found.append(Setting(place, places, at, verbs, nouns, clauses, axis, things))
    return tuple(found)


IN_A_ROW = _settings(
    """
house | houses | in | live, live, reside, be | person, one, resident, neighbour, person, homeowner
office | offices | in | work, be | person, colleague, one, employee
desk | desks | at | sit, work, be | person, pupil, one, clerk
tent | tents | in | sleep, camp, be | camper, person, one, hiker
room | rooms | in | stay, sleep, be | guest, person, one, visitor
stall | stalls | at | stand, be | trader, person, seller, one
seat | seats | in | sit, be, be seated | person, passenger, one, woman
lane | lanes | in | swim, race, be | swimmer, person, athlete, one
bench | benches | on | sit, rest, be | person, man, one, stroller
cabin | cabins | in | stay, be | person, holidaymaker, guest, one
garden plot | garden plots | on | garden, work, be | gardener, person, one, neighbor
flat | flats | in | live, reside, be | tenant, person, one, resident
counter | counters | at | stand, serve, be | clerk, person, one, man
locker | lockers | at | stand, change, be | player, person, athlete, one
booth | booths | in | sit, wait, be | person, candidate, one, woman
""",
    (SPACE, NUMBERED),
    "left",
)

THINGS_IN_A_ROW = _settings(
    """
berth | berths | in | lie, be, be moored | boat, ship, yacht
parking space | parking spaces | in | stand, be, be parked | car, vehicle, van
shelf | shelves | on | stand, be, lie | box, parcel, crate
track | tracks | on | wait, stand, be | train, wagon
plot | plots | on | stand, be | house, building, shop
pedestal | pedestals | on | stand, be, be displayed | statue, vase, trophy
hook | hooks | on | hang, be | bag, coat, lantern
""",
    (SPACE, NUMBERED),
    "left",
    things=True,
)

IN_TIME = _settings(
    """
slot | slots | in | speak, perform, be | speaker, person, one, performer
turn | turns | at | sing, play, come | singer, person, contestant, one
interview | interviews | at | come, be interviewed | applicant, person, candidate, one
position | positions | in | arrive, come in | guest, person, visitor, one
appointment | appointments | at | come, be seen | patient, person, one, client
""",
    (TIME,),
    "early",
)

ON_FLOORS = _settings(
    """
floor | floors | on | live, reside, work | person, tenant, one, resident
storey | storeys | on | live, be | person, family member, one, lodger
level | levels | on | work, stay, be | person, guest, one, employee
""",
    (VERTICAL,),
    "low",
)

IN_A_QUEUE = _settings(
    """
place | places | in | stand, wait, be | person, customer, one, visitor
position | positions | in | stand, queue, be | person, passenger, one, shopper
""",
    (QUEUE,),
    "front",
)

BY_RANK = _settings(
    """
place | places | in | finish, come | runner, person, one, competitor
rank | ranks | at | finish, end up | player, person, one, contestant
""",
    (RANK,),
    "best",
)


def _ordered(text: str, order: list[str]) -> tuple[Setting, ...]:
    return tuple(
        Setting(each.place, each.places, each.at, each.live, each.who, (TIME,), "early", each.things, tuple(order),
                each.place)
        for each in _settings(text, (TIME,), "early")
    )  # fmt: skip


ON_DAYS = _ordered(
    """
day | days | on | work, be on duty | person, helper, one, employee
day | days | on | give a talk, speak | speaker, person, one, lecturer
day | days | on | have an appointment, come | patient, person, one, customer
day | days | on | cook, do the washing-up | person, flatmate, one
""",
    WEEKDAYS,
)
IN_MONTHS = _ordered(
    """
month | months | in | travel, go on holiday | traveller, person, one
month | months | in | exhibit, have a show | artist, person, one
""",
    MONTHS,
)

ROUND_TABLE = Setting("seat", "seats", "in", ("sit",), ("person", "guest", "one"), (ROUND,), "ring")
