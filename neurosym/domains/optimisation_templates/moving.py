"""Worlds of vehicles, machines, people and advertisements."""

from __future__ import annotations

from neurosym.domains.optimisation_templates.telling import measure
from neurosym.domains.optimisation_templates.worlds import Goal, World, amounts_of, template, thing, things
from neurosym.domains.templates import DEV, TEST

NUMBER = Goal("total number", False)
TRIPS = Goal("total number of trips", False)
COST = Goal("cost", False, measure("cost", "", span=(20, 900, 10), verbs="costs"))
WAGES = Goal("wage bill", False, measure("wage", "", span=(90, 900, 10), verbs="costs, earns, is paid"))
FUEL = Goal("fuel used", False, measure("fuel", "litre/litres", "of fuel", (3, 60, 1), verbs="burns, uses, needs"))
TIME = Goal("total time", False, measure("time", "minute/minutes", "", (10, 90, 5), verbs="takes, needs"))

_TRANSPORT = (
    World(
        ("a removal firm|the firm", "a brewery|the brewery", "a charity|the charity"),
        ("sends its goods with", "rents", "uses"),
        "use",
        "used",
        things("small van, large van, lorry/lorries, cargo bike, trailer, freight wagon, barge"),
        (
            measure("crates", "crate/crates", "", (10, 90, 5), least=True, verbs="carries, holds, can take"),
            measure("boxes", "box/boxes", "", (20, 240, 10), least=True, verbs="carries, holds"),
            measure("budget", "", "", (40, 300, 10), verbs="costs"),
            measure("drivers", "driver/drivers", "", (1, 3, 1)),
        ),
        (COST, TRIPS, NUMBER, FUEL, TIME),
        "the vehicles",
        extras=3,
        amounts=(2, 24),
    ),
    World(
        ("a school|the school", "a travel agency|the agency", "the organisers of a festival|the festival"),
        ("hires", "books"),
        "hire",
        "hired",
        things("minibus/minibuses, coach/coaches, taxi, ferry/ferries, tram, shuttle"),
        (
            measure("passengers", "passenger/passengers", "", (6, 80, 2), least=True, verbs="seats, carries, takes"),
            measure("bicycles", "bicycle/bicycles", "", (1, 12, 1), least=True, verbs="carries, takes"),
            measure("parking", "parking space/parking spaces", "", (1, 4, 1)),
            measure("budget", "", "", (60, 500, 20), verbs="costs"),
        ),
        (
            COST,
            NUMBER,
            FUEL,
            Goal(
                "number of passengers",
                True,
                measure("passengers", "passenger/passengers", "", (6, 80, 2), verbs="seats, carries"),
            ),
        ),
        "the vehicles",
        extras=3,
        amounts=(2, 20),
    ),
    World(
        ("a mine|the mine", "a salmon farm|the farm", "an island community|the community"),
        ("moves its goods with", "loads"),
        "send",
        "sent",
        things("cart, cable car, canoe, steamer, sled, helicopter, mule train"),
        (
            measure("load", "ton/tons", "", (1, 12, 0.5), least=True, verbs="moves, carries"),
            measure("crew", "worker/workers", "", (1, 6, 1), verbs="needs, takes, requires"),
            measure("budget", "", "", (30, 400, 10), verbs="costs"),
        ),
        (
            TRIPS,
            COST,
            Goal("load moved", True, measure("load", "ton/tons", "", (1, 12, 0.5), verbs="moves, carries")),
            Goal("number of workers", False, measure("workers", "worker/workers", "", (1, 6, 1), verbs="needs, takes")),
        ),
        "the trips",
        extras=3,
        amounts=(2, 30),
    ),
)
_MACHINES = (
    World(
        ("a laundry|the laundry", "a sawmill|the sawmill", "a print shop|the print shop"),
        ("buys", "installs", "can choose among"),
        "buy",
        "bought",
        (
            *things("old machine, new machine, used machine, compact machine"),
            thing("machine A", "machines of type A", "machine_a"),
            thing("machine B", "machines of type B", "machine_b"),
        ),
        (
            measure("output", "item/items", "an hour", (10, 120, 5), least=True, verbs="handles, turns out"),
            measure("power", "kilowatt/kilowatts", "", (1, 15, 0.5), verbs="draws, needs"),
            measure("operators", "operator/operators", "", (1, 4, 1), verbs="needs, takes"),
            measure("space", "square metre/square metres", "", (2, 12, 1), verbs="takes up, needs"),
        ),
        (
            COST,
            NUMBER,
            Goal(
                "hourly output",
                True,
                measure("output", "item/items", "an hour", (10, 120, 5), verbs="handles, turns out"),
            ),
        ),
        "the machines",
        extras=3,
        amounts=(2, 20),
    ),
    World(
        ("a chemical plant|the plant", "a laboratory|the laboratory"),
        ("runs", "can run"),
        "run",
        "run",
        (
            thing("batch of process A", "batches of process A", "process_a"),
            thing("batch of process B", "batches of process B", "process_b"),
            thing("batch of the cold process", "batches of the cold process", "cold_process"),
            thing("batch of the hot process", "batches of the hot process", "hot_process"),
        ),
        (
            measure("acid", "litre/litres", "of acid", (2, 30, 1), verbs="uses up, needs, takes"),
            measure("catalyst", "gram/grams", "of catalyst", (1, 20, 1), verbs="uses up, needs"),
            measure("compound", "unit/units", "of the compound", (3, 25, 1), least=True, verbs="gives, makes, yields"),
            measure("waste", "kilogram/kilograms", "of waste", (1, 12, 1), unwanted=True, verbs="leaves, produces"),
        ),
        (
            Goal(
                "amount of the compound",
                True,
                measure("compound", "unit/units", "of the compound", (3, 25, 1), verbs="gives, makes, yields"),
            ),
            Goal(
                "amount of waste", False, measure("waste", "kilogram/kilograms", "of waste", (1, 12, 1), verbs="leaves")
            ),
            TIME,
        ),
        "the batches",
        amounts=(3, 40),
    ),
)
_PROMOTION = (
    World(
        (
            "a theatre|the theatre",
            "a new app|the company",
            "a city museum|the museum",
            "a candidate for mayor|the candidate",
        ),
        ("advertises with", "wants to be known by", "can pay for"),
        "book",
        "booked",
        things("radio spot, poster, newspaper ad, leaflet campaign, podcast ad, cinema spot, banner, bus ad"),
        (
            measure("budget", "", "", (20, 1500, 20), verbs="costs"),
            measure("design", "hour/hours", "of design", (1, 12, 1)),
            measure(
                "young viewers",
                "young viewer/young viewers",
                "",
                (100, 4000, 100),
                least=True,
                verbs="reaches, attracts",
            ),
        ),
        (
            Goal(
                "number of people reached",
                True,
                measure("people reached", "person/people", "", (200, 9000, 100), verbs="reaches, is seen by, attracts"),
            ),
            Goal(
                "number of viewers",
                True,
                measure("viewers", "viewer/viewers", "", (500, 30000, 500), verbs="gets, attracts, brings in"),
            ),
            COST,
        ),
        "the advertisements",
        extras=4,
        amounts=(3, 40),
    ),
    World(
        ("a streaming service|the service", "a local newspaper|the newspaper"),
        ("sells", "offers"),
        "sell",
        "sold",
        things("monthly ticket, family ticket, day pass/day passes, premium ticket, student ticket"),
        (
            measure("seats", "seat/seats", "", (1, 5, 1), verbs="takes, needs"),
            measure("support", "minute/minutes", "of support", (2, 30, 2)),
        ),
        (Goal("income", True, measure("income", "", span=(4, 75, 1), verbs="brings in, earns, is sold for")),),
        "the tickets",
        extras=4,
        amounts=(10, 200),
    ),
)
_STAFF = (
    World(
        ("a hotel|the hotel", "a call centre|the centre", "a construction site|the site", "a library|the library"),
        ("employs", "needs", "hires"),
        "hire",
        "hired",
        things("trainee, foreman/foremen, clerk, cleaner, night guard, engineer, electrician, receptionist, temp"),
        (
            measure("hours", "hour/hours", "a week", (10, 45, 1), least=True, verbs="works, puts in"),
            measure("calls", "call/calls", "a day", (10, 90, 5), least=True, verbs="answers, handles"),
            measure("wages", "", "", (300, 1800, 50), verbs="costs, earns, is paid"),
            measure("training", "day/days", "of training", (1, 10, 1)),
        ),
        (WAGES, NUMBER),
        "the staff",
        extras=4,
        amounts=(3, 40),
    ),
    World(
        ("a language school|the school", "a sports club|the club", "Ines, a tutor,|Ines"),
        ("offers", "plans"),
        "offer",
        "offered",
        things("beginner course, evening class/evening classes, private lesson, summer camp, workshop"),
        (
            measure("rooms", "room hour/room hours", "", (1, 20, 1)),
            measure("teachers", "hour/hours", "of teaching", (1, 30, 1)),
            measure("students", "student/students", "", (1, 30, 1), least=True, verbs="serves, takes in"),
        ),
        (Goal("income", True, measure("income", "", span=(30, 900, 10), verbs="brings in, earns")), COST),
        "the courses",
        extras=3,
        amounts=(2, 30),
    ),
)
_ENERGY = (
    World(
        ("a village|the village", "a power company|the company", "a research station|the station"),
        ("sets up", "builds"),
        "set up",
        "set up",
        things("wind turbine, solar panel, water wheel, diesel generator, battery pack"),
        (
            measure("power", "kilowatt/kilowatts", "", (1, 40, 1), least=True, verbs="delivers, supplies"),
            measure("land", "square metre/square metres", "of land", (2, 90, 2)),
            measure("upkeep", "hour/hours", "of upkeep a month", (1, 12, 1)),
        ),
        (COST, NUMBER),
        "the installations",
        extras=3,
        amounts=(2, 30),
    ),
)
_LEISURE = (
    World(
        ("Leila, who collects points in a game,|Leila", "a team in a quiz|the team", "a treasure hunter|the hunter"),
        ("can do", "chooses"),
        "do",
        "done",
        things("quest, puzzle, duel, race, riddle, raid"),
        (
            measure("time", "minute/minutes", "", (3, 40, 1)),
            measure("energy", "unit/units", "of energy", (1, 15, 1), verbs="costs, uses"),
            measure("gold", "coin/coins", "", (2, 30, 1), least=True, verbs="gives, brings"),
        ),
        (
            Goal("score", True, measure("points", "point/points", "", (5, 120, 5), verbs="is worth, gives, scores")),
            TIME,
            NUMBER,
        ),
        "the tasks",
        extras=3,
        amounts=(2, 30),
    ),
)

_DAYS = (
    World(
        ("Priya, who trains for a race,|Priya", "a retired couple|the couple", "a student|the student"),
        ("fills the week with", "likes"),
        "spend",
        "spent",
        amounts_of("hour/hours", "jogging, swimming, rowing, gardening, chess, violin practice, cycling"),
        (
            measure("calories", "calorie/calories", "", (80, 700, 20), least=True, verbs="burns"),
            measure("water", "glass/glasses", "of water", (0.5, 4, 0.5), verbs="needs, takes"),
            measure("fees", "", "", (1, 15, 0.5), verbs="costs"),
            measure("fun", "point/points", "of fun", (1, 9, 1), least=True, verbs="gives, brings"),
        ),
        (
            Goal("number of hours", False),
            Goal("number of calories", True, measure("calories", "calorie/calories", "", (80, 700, 20), verbs="burns")),
            Goal("cost", False, measure("cost", "", span=(1, 15, 0.5), verbs="costs")),
        ),
        "the time",
        "rational",
        extras=3,
        amounts=(1, 15),
    ),
    World(
        ("a gravel pit|the pit", "a timber company|the company", "a fishing cooperative|the cooperative"),
        ("works on", "can send its crew to"),
        "work",
        "worked",
        (
            thing("day at the north site", "days at the north site", "north_days"),
            thing("day at the south site", "days at the south site", "south_days"),
            thing("day at the lake", "days at the lake", "lake_days"),
            thing("day at the old quarry", "days at the old quarry", "quarry_days"),
        ),
        (
            measure("fine goods", "ton/tons", "of fine goods", (1, 12, 0.5), least=True, verbs="yields, brings"),
            measure("coarse goods", "ton/tons", "of coarse goods", (2, 20, 1), least=True, verbs="yields, produces"),
            measure("diesel", "litre/litres", "of diesel", (10, 90, 5)),
        ),
        (COST, Goal("total number of days", False)),
        "the days",
        extras=3,
        amounts=(2, 30),
    ),
)

TEMPLATES = (
    template("days", _DAYS),
    template("transport", _TRANSPORT),
    template("machines", _MACHINES),
    template("promotion", _PROMOTION),
    template("staff", _STAFF),
    template("energy", _ENERGY, DEV),
    template("leisure", _LEISURE, TEST),
)
