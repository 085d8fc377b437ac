"""Worlds of mixtures, meals, medicines and fields."""

from __future__ import annotations

from neurosym.domains.optimisation_templates.telling import measure
from neurosym.domains.optimisation_templates.worlds import Goal, World, amounts_of, template, things
from neurosym.domains.templates import DEV, TEST

COST = Goal("cost", False, measure("cost", "", span=(0.5, 9.5, 0.25), verbs="costs"))
PRICE = Goal("total price", False, measure("price", "", span=(1, 25, 1), verbs="costs"))
PROFIT = Goal("profit", True, measure("profit", "", span=(20, 400, 10), verbs="brings a profit of, earns, yields"))

_NUTRIENTS = (
    measure("protein", "gram/grams", "of protein", (2, 25, 1), least=True, verbs="contains, has, provides"),
    measure("fat", "gram/grams", "of fat", (1, 14, 1), least=True, verbs="contains, has"),
    measure("fibre", "gram/grams", "of fibre", (1, 9, 1), least=True, verbs="contains, gives, has"),
    measure("iron", "milligram/milligrams", "of iron", (1, 8, 1), least=True, verbs="contains, provides"),
    measure("calories", "calorie/calories", "", (60, 450, 10), least=True, verbs="has, contains, gives"),
    measure("vitamin c", "unit/units", "of vitamin C", (2, 40, 2), least=True, verbs="contains, has"),
    measure("sodium", "milligram/milligrams", "of sodium", (20, 300, 10), unwanted=True, verbs="contains, has"),
    measure("sugar", "gram/grams", "of sugar", (1, 20, 1), unwanted=True, verbs="contains, has"),
)
_MEALS = (
    World(
        ("a hiker|the hiker", "Dalia, who runs marathons,|Dalia", "a student on a diet|the student"),
        ("eats", "lives on"),
        "eat",
        "eaten",
        things(
            "sandwich/sandwiches, banana, cup of yoghurt/cups of yoghurt, egg, energy bar, bowl of oats/bowls of oats"
        ),
        _NUTRIENTS,
        (
            COST,
            Goal("amount of sugar", False, measure("sugar", "gram/grams", "of sugar", (1, 20, 1), verbs="contains")),
        ),
        "the portions",
        amounts=(2, 14),
    ),
    World(
        ("a zoo keeper|the keeper", "an animal shelter|the shelter"),
        ("feeds its animals", "mixes"),
        "use",
        "used",
        things("bag of pellets/bags of pellets, tin of fish/tins of fish, sack of grain/sacks of grain, hay bale"),
        _NUTRIENTS[:5],
        (PRICE, COST),
        "the feed",
        amounts=(4, 40),
    ),
    World(
        ("a school canteen|the canteen", "a youth hostel|the hostel"),
        ("serves", "buys"),
        "serve",
        "served",
        things("lentil dish/lentil dishes, bean soup, chicken plate, pasta bake, rice bowl, fruit salad"),
        _NUTRIENTS,
        (COST, PRICE),
        "the dishes",
        amounts=(10, 90),
    ),
)
_BLENDS = (
    World(
        ("a chemist|the chemist", "a paint shop|the paint shop", "a refinery|the refinery"),
        ("mixes", "blends"),
        "mix",
        "mixed",
        amounts_of("litre/litres", "base oil, solvent, red dye, thinner, additive, old stock"),
        (
            measure("resin", "gram/grams", "of resin", (2, 30, 1), least=True, verbs="contains, has"),
            measure("pigment", "gram/grams", "of pigment", (1, 12, 0.5), least=True, verbs="contains, has"),
            measure("alcohol", "unit/units", "of alcohol", (1, 9, 1), unwanted=True, verbs="contains"),
            measure("sulphur", "milligram/milligrams", "of sulphur", (1, 20, 1), unwanted=True, verbs="contains, has"),
        ),
        (COST, PRICE),
        "the mixture",
        "rational",
        amounts=(5, 80),
    ),
    World(
        ("a farmer|the farmer", "a riding school|the riding school", "a feed merchant|the merchant"),
        ("mixes its feed from", "buys"),
        "buy",
        "bought",
        amounts_of("kilogram/kilograms", "barley, clover, oats, bran, soy meal, linseed"),
        (
            measure("starch", "gram/grams", "of starch", (20, 300, 10), least=True, verbs="contains, provides"),
            measure("protein", "gram/grams", "of protein", (10, 150, 5), least=True, verbs="contains, provides"),
            measure("minerals", "unit/units", "of minerals", (1, 9, 0.5), least=True, verbs="contains, has"),
        ),
        (COST,),
        "the feed",
        "rational",
        amounts=(5, 60),
    ),
    World(
        ("a coffee roaster|the roaster", "a tea merchant|the merchant"),
        ("blends", "sells"),
        "sell",
        "sold",
        amounts_of("pound/pounds", "house blend, dark roast, breakfast blend, mild roast, festive blend"),
        (
            measure("arabica", "ounce/ounces", "of arabica beans", (2, 14, 1)),
            measure("robusta", "ounce/ounces", "of robusta beans", (1, 12, 1)),
            measure("roasting", "minute/minutes", "of roasting", (2, 12, 1)),
        ),
        (Goal("profit", True, measure("profit", "", span=(1, 9, 0.5), verbs="earns, brings a profit of")),),
        "the coffee",
        "rational",
        amounts=(10, 200),
    ),
)
_FIELDS = (
    World(
        ("a farmer|the farmer", "Mr Haddad, who owns a farm,|Mr Haddad", "a cooperative|the cooperative"),
        ("grows", "plants", "wants to plant"),
        "plant",
        "planted",
        amounts_of("acre/acres", "barley, potatoes, carrots, sunflowers, beans, rye, cabbage, lentils, flax"),
        (
            measure("labour", "hour/hours", "of labour", (2, 30, 1)),
            measure("water", "cubic metre/cubic metres", "of water", (10, 90, 5)),
            measure("fertiliser", "kilogram/kilograms", "of fertiliser", (5, 60, 5)),
            measure("seed cost", "", "", (20, 150, 5), verbs="costs, needs seed for"),
        ),
        (PROFIT,),
        "the land",
        "rational",
        extras=3,
        amounts=(5, 90),
    ),
    World(
        ("a nursery|the nursery", "an orchard|the orchard"),
        ("plants", "raises"),
        "plant",
        "planted",
        things("apple tree, pear tree, rose bush/rose bushes, hazel bush/hazel bushes, vine, fir tree"),
        (
            measure("ground", "square metre/square metres", "of ground", (1, 16, 1)),
            measure("care", "hour/hours", "of care a year", (1, 9, 0.5)),
            measure("water", "litre/litres", "of water", (10, 120, 10)),
        ),
        (Goal("yearly income", True, measure("income", "", span=(5, 80, 1), verbs="brings in, yields")), PROFIT),
        "the plants",
        extras=3,
    ),
)
_MEDICINES = (
    World(
        ("a hospital|the hospital", "a patient|the patient", "a pharmacy|the pharmacy"),
        ("uses", "is offered", "keeps"),
        "take",
        "taken",
        things("small tablet, large tablet, capsule, lozenge, syrup dose, injection, herbal pill"),
        (
            measure("pain relief", "unit/units", "of painkiller", (2, 20, 1), least=True, verbs="contains, delivers"),
            measure("vitamin", "milligram/milligrams", "of vitamin B", (1, 30, 1), least=True, verbs="contains, has"),
            measure("sedative", "unit/units", "of sedative", (1, 9, 1), unwanted=True, verbs="contains, has"),
        ),
        (
            PRICE,
            Goal(
                "amount of caffeine",
                False,
                measure("caffeine", "milligram/milligrams", "of caffeine", (2, 30, 1), verbs="contains"),
            ),
            Goal("total number", False),
        ),
        "the doses",
        amounts=(2, 30),
    ),
)
_ALLOYS = (
    World(
        ("a foundry|the foundry", "a recycling yard|the yard"),
        ("melts", "buys"),
        "melt",
        "melted",
        amounts_of("ton/tons", "scrap iron, fresh ore, old cable, sheet metal"),
        (
            measure("iron", "kilogram/kilograms", "of iron", (100, 900, 50), least=True, verbs="yields, contains"),
            measure("copper", "kilogram/kilograms", "of copper", (5, 90, 5), least=True, verbs="yields, contains"),
            measure("slag", "kilogram/kilograms", "of slag", (10, 120, 10), unwanted=True, verbs="leaves, produces"),
        ),
        (Goal("cost", False, measure("cost", "", span=(40, 400, 10), verbs="costs")),),
        "the metal",
        "rational",
        amounts=(3, 40),
    ),
)

TEMPLATES = (
    template("meals", _MEALS),
    template("blends", _BLENDS),
    template("fields", _FIELDS),
    template("medicines", _MEDICINES, DEV),
    template("alloys", _ALLOYS, TEST),
)
