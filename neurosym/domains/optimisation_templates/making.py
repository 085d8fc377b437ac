"""Worlds of things that are made, bought, packed or sold."""

from __future__ import annotations

from neurosym.domains.optimisation_templates.telling import measure
from neurosym.domains.optimisation_templates.worlds import Goal, World, template, things
from neurosym.domains.templates import DEV, TEST

PROFIT = Goal(
    "profit",
    True,
    measure(
        "profit",
        "",
        span=(2, 60, 1),
        verbs="brings a profit of, yields a profit of, earns a profit of, makes a profit of",
    ),
)
FINE_PROFIT = Goal(
    "profit", True, measure("profit", "", span=(0.5, 9.5, 0.25), verbs="brings a profit of, earns, yields a profit of")
)
BIG_PROFIT = Goal(
    "profit", True, measure("profit", "", span=(100, 3000, 50), verbs="brings a profit of, yields a profit of, earns")
)
REVENUE = Goal("revenue", True, measure("revenue", "", span=(3, 90, 1), verbs="sells for, is sold at, brings in"))
INCOME = Goal("income", True, measure("income", "", span=(4, 75, 1), verbs="brings in, earns, is sold for"))
COST = Goal("cost", False, measure("cost", "", span=(2, 40, 1), verbs="costs"))
NUMBER = Goal("total number", True)

_WORKSHOPS = (
    World(
        ("a carpenter|the carpenter", "a furniture workshop|the workshop", "two brothers with a joinery|the joinery"),
        ("makes", "builds", "produces"),
        "build",
        "built",
        things("chair, table, bookshelf/bookshelves, stool, wardrobe, bench/benches, bed frame, cradle, desk, cabinet"),
        (
            measure("sawing", "hour/hours", "of sawing"),
            measure("polishing", "minute/minutes", "of polishing", (10, 90, 5)),
            measure("assembly", "hour/hours", "of assembly", (0.5, 6, 0.5)),
            measure("oak", "board/boards", "of oak", (2, 14, 1)),
            measure("varnish", "litre/litres", "of varnish", (0.2, 2, 0.1)),
        ),
        (PROFIT, REVENUE, BIG_PROFIT),
        "the pieces",
    ),
    World(
        ("a dressmaker|the dressmaker", "a small sewing room|the sewing room", "a fashion label|the label"),
        ("sews", "makes", "offers"),
        "sew",
        "sewn",
        things(
            "skirt, coat, blouse, dress/dresses, scarf/scarves, waistcoat, cape, jacket, summer dress/summer dresses"
        ),
        (
            measure("cloth", "metre/metres", "of cloth", (0.5, 5, 0.5)),
            measure("cutting", "minute/minutes", "of cutting", (5, 40, 5)),
            measure("sewing", "hour/hours", "of sewing", (1, 7, 0.5)),
            measure("buttons", "button/buttons", "", (2, 12, 1)),
        ),
        (PROFIT, REVENUE, INCOME),
        "the garments",
    ),
    World(
        ("a potter|the potter", "a ceramics studio|the studio"),
        ("makes", "turns and fires", "produces"),
        "make",
        "made",
        things("vase, mug, plate, bowl, teapot, tile, jug, candle holder"),
        (
            measure("clay", "pound/pounds", "of clay", (1, 8, 0.5)),
            measure("wheel", "minute/minutes", "at the wheel", (5, 45, 5)),
            measure("glaze", "gram/grams", "of glaze", (20, 200, 10)),
            measure("kiln", "place/places", "in the kiln", (1, 6, 1)),
        ),
        (PROFIT, FINE_PROFIT, REVENUE),
        "the pieces",
    ),
)
_FACTORIES = (
    World(
        ("an electronics factory|the factory", "a maker of household devices|the company", "Brightwave Ltd|Brightwave"),
        ("manufactures", "assembles", "turns out"),
        "manufacture",
        "manufactured",
        things("toaster, radio, kettle, speaker, headphone set, desk lamp, blender, hair dryer, camera, tablet"),
        (
            measure("soldering", "minute/minutes", "of soldering", (2, 25, 1)),
            measure("testing", "minute/minutes", "of testing", (1, 15, 1)),
            measure("line time", "hour/hours", "on the assembly line", (0.5, 5, 0.5)),
            measure("chips", "chip/chips", "", (1, 9, 1)),
            measure("copper", "gram/grams", "of copper", (10, 120, 10)),
        ),
        (PROFIT, BIG_PROFIT, REVENUE),
        "the devices",
        amounts=(20, 300),
    ),
    World(
        ("a plant for vehicles|the plant", "a bicycle company|the company", "Norrland Wheels|Norrland Wheels"),
        ("builds", "produces", "makes"),
        "build",
        "built",
        things("city bike, racing bike, tricycle, scooter, cargo bike, trailer, mountain bike, tandem"),
        (
            measure("welding", "hour/hours", "of welding", (1, 6, 0.5)),
            measure("painting", "hour/hours", "in the paint shop", (0.5, 4, 0.5)),
            measure("steel", "kilogram/kilograms", "of steel", (4, 30, 1)),
            measure("inspection", "minute/minutes", "of inspection", (10, 60, 5)),
        ),
        (BIG_PROFIT, PROFIT),
        "the vehicles",
    ),
    World(
        ("a toy maker|the toy maker", "a toy factory|the factory"),
        ("makes", "produces"),
        "produce",
        "produced",
        things("wooden train, doll, puzzle, kite, teddy bear, robot, board game, drum, toy car, yo-yo"),
        (
            measure("carving", "minute/minutes", "of carving", (5, 40, 5)),
            measure("painting", "minute/minutes", "of painting", (2, 30, 2)),
            measure("paint", "millilitre/millilitres", "of paint", (10, 90, 10)),
            measure("packing", "minute/minutes", "of packing", (1, 9, 1)),
        ),
        (FINE_PROFIT, PROFIT, NUMBER),
        "the toys",
        amounts=(10, 150),
    ),
)
_KITCHENS = (
    World(
        ("a bakery|the bakery", "Tomas, who runs a bakery,|Tomas", "a village baker|the baker"),
        ("bakes", "sells", "makes"),
        "bake",
        "baked",
        things(
            "loaf/loaves, cake, cheese pie, bun, tart, baguette, strudel, tray of cookies/trays of cookies, croissant"
        ),
        (
            measure("flour", "cup/cups", "of flour", (1, 8, 0.5)),
            measure("butter", "gram/grams", "of butter", (20, 250, 10)),
            measure("eggs", "egg/eggs", "", (1, 6, 1)),
            measure("oven", "minute/minutes", "in the oven", (10, 60, 5)),
            measure("kneading", "minute/minutes", "of kneading", (3, 25, 1)),
        ),
        (FINE_PROFIT, PROFIT, REVENUE),
        "the baked goods",
    ),
    World(
        ("a food stall|the stall", "a street kitchen|the kitchen", "Amara's lunch bar|the lunch bar"),
        ("cooks", "offers", "sells"),
        "cook",
        "cooked",
        things("soup, noodle bowl, burrito, curry/curries, pancake, falafel wrap, omelette, stew, salad plate"),
        (
            measure("rice", "gram/grams", "of rice", (30, 250, 10)),
            measure("vegetables", "unit/units", "of vegetables", (1, 9, 1)),
            measure("cooking", "minute/minutes", "of cooking", (3, 30, 1)),
            measure("chopping", "minute/minutes", "of chopping", (1, 15, 1)),
            measure("spice mix", "spoon/spoons", "of spice mix", (1, 5, 1)),
        ),
        (FINE_PROFIT, PROFIT, NUMBER),
        "the dishes",
    ),
    World(
        ("a juice bar|the bar", "a maker of jams|the maker"),
        ("prepares", "offers", "sells"),
        "prepare",
        "prepared",
        things(
            "berry smoothie, mango lassi, green juice, orange punch/orange punches, iced tea, lemonade, peach shake"
        ),
        (
            measure("fruit", "gram/grams", "of fruit", (50, 300, 25)),
            measure("sugar", "spoon/spoons", "of sugar", (1, 6, 1)),
            measure("ice", "cube/cubes", "of ice", (2, 10, 1)),
            measure("mixing", "minute/minutes", "of mixing", (1, 8, 1)),
        ),
        (FINE_PROFIT, REVENUE),
        "the drinks",
        amounts=(10, 120),
    ),
)
_SHOPS = (
    World(
        (
            "a garden centre|the garden centre",
            "a second-hand shop|the shop",
            "Mrs Lindqvist, who has a shop,|Mrs Lindqvist",
        ),
        ("stocks", "buys and resells", "keeps"),
        "stock",
        "stocked",
        things("lawn mower, garden chair, parasol, grill, rake, flower pot, hammock, hose, wheelbarrow, lantern"),
        (
            measure("floor space", "square foot/square feet", "of floor space", (2, 20, 1)),
            measure("purchase", "", "", (10, 200, 5), verbs="costs, ties up"),
            measure("shelf", "metre/metres", "of shelf", (0.5, 3, 0.5)),
        ),
        (PROFIT, INCOME, BIG_PROFIT),
        "the items in stock",
        extras=3,
    ),
    World(
        ("a phone dealer|the dealer", "an instrument shop|the shop", "Kofi's sports shop|Kofi's shop"),
        ("orders", "sells", "buys"),
        "order",
        "ordered",
        things("basic model, deluxe model, travel model, used model, junior model, limited model"),
        (
            measure("purchase", "", "", (40, 400, 10), verbs="costs, is bought for"),
            measure("storage", "cubic foot/cubic feet", "of storage", (1, 12, 1)),
            measure("advice", "minute/minutes", "of advice", (5, 45, 5)),
        ),
        (PROFIT, BIG_PROFIT),
        "the models",
        extras=3,
    ),
    World(
        ("a flower shop|the flower shop", "a gift shop|the gift shop"),
        ("sells", "puts together", "packs"),
        "put together",
        "put together",
        things("small bouquet, large bouquet, gift basket, wreath, table decoration, wedding arrangement"),
        (
            measure("roses", "rose/roses", "", (2, 15, 1)),
            measure("ribbon", "centimetre/centimetres", "of ribbon", (20, 120, 10)),
            measure("tulips", "tulip/tulips", "", (3, 18, 1)),
            measure("work", "minute/minutes", "of work", (4, 40, 2)),
        ),
        (PROFIT, FINE_PROFIT, REVENUE),
        "the orders",
        extras=3,
    ),
)
_PUBLISHERS = (
    World(
        ("a printing house|the printing house", "a small press|the press"),
        ("prints", "publishes"),
        "print",
        "printed",
        things("calendar, atlas/atlases, novel, poster, notebook, cookbook, comic, city guide"),
        (
            measure("paper", "sheet/sheets", "of paper", (5, 120, 5)),
            measure("ink", "millilitre/millilitres", "of ink", (2, 40, 2)),
            measure("binding", "minute/minutes", "of binding", (1, 12, 1)),
        ),
        (FINE_PROFIT, PROFIT, NUMBER),
        "the copies",
        amounts=(20, 400),
    ),
    World(
        ("a candle maker|the candle maker", "a soap workshop|the workshop"),
        ("pours", "makes"),
        "make",
        "made",
        things("scented candle, tea light, bar of soap/bars of soap, bath bomb, gift set, pillar candle"),
        (
            measure("wax", "ounce/ounces", "of wax", (1, 16, 1)),
            measure("scent", "drop/drops", "of scent", (2, 30, 2)),
            measure("drying", "hour/hours", "of drying", (1, 12, 1)),
        ),
        (FINE_PROFIT, PROFIT),
        "the goods",
    ),
)
_GLASS = (
    World(
        ("a glass works|the glass works", "an optician|the optician", "a jeweller|the jeweller"),
        ("finishes", "makes"),
        "finish",
        "finished",
        things("mirror, lens/lenses, glass bowl, ring, brooch/brooches, pendant, lampshade, window pane"),
        (
            measure("grinding", "minute/minutes", "of grinding", (4, 30, 2)),
            measure("heating", "minute/minutes", "of heating", (5, 40, 5)),
            measure("silver", "gram/grams", "of silver", (1, 20, 1)),
        ),
        (PROFIT, BIG_PROFIT),
        "the pieces",
    ),
)

TEMPLATES = (
    template("workshops", _WORKSHOPS),
    template("factories", _FACTORIES),
    template("kitchens", _KITCHENS),
    template("shops", _SHOPS),
    template("publishers", _PUBLISHERS, DEV),
    template("glass_works", _GLASS, TEST),
)
