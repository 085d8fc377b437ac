"""Scenes: who and what a rule text is about, with the words that belong there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Generic:
    """Words for just anything: a thing, things, something, everything, nothing; the pronoun that takes them up."""

    one: str
    many: str
    some: tuple[str, ...]
    every: tuple[str, ...]
    none: tuple[str, ...]
    which: tuple[str, ...]
    pronouns: tuple[str, ...]


PEOPLE = Generic(
    "person",
    "people",
    ("someone", "somebody", "anyone", "anybody", "a person", "any person"),
    ("everyone", "everybody", "anyone", "anybody", "each person", "every person"),
    ("no one", "nobody", "no person"),
    ("who", "who", "that"),
    ("they", "they", "they", "he or she"),
)
THINGS = Generic(
    "thing",
    "things",
    ("something", "anything", "a thing", "something", "any thing"),
    ("everything", "anything", "each thing", "every thing"),
    ("nothing", "no thing"),
    ("that", "that", "which"),
    ("it", "it", "it", "they"),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A kind of world. Words are lists with commas; where names are few, more are invented.

    names: how its individuals are called, each with its pronoun after a slash where that is not `it`.
    deeds: verbs with an object; acts: verbs without; ties: what follows `is` before an object;
    goods: objects that are no individuals of the scene, each with its singular after a slash if it is a plural.
    invented: the share of words that are made up.
    """

    name: str
    generic: Generic
    names: str
    kinds: str
    adjectives: str
    deeds: str
    acts: str
    ties: str
    goods: str
    gifts: str = ""
    invented: float = 0.1


SCENES = (
    Scene(
        "village",
        PEOPLE,
        """Anselm/he, Berit/she, Cosmo/he, Delphine/she, Edgar/he, Farah/she, Gideon/he, Hilde/she, Imran/he,
        Jolene/she, Kasimir/he, Ludmila/she, Matteo/he, Noor/she, Osric/he, Petra/she, Ronan/he, Sabine/she,
        Tobias/he, Ulrike/she, Viggo/he, Wilma/she, Yannick/he, Zelda/she, Mr Alder/he, Mrs Finch/she, Aunt
        Ida/she, Uncle Bo/he, Dr Okafor/she, Annika/she, Bilal/he, Conrad/he, Dagny/she, Ezra/he, Fenna/she,
        Gustav/he, Henrike/she, Ilja/he, Juno/she""",
        """baker, teacher, pilot, nurse, sailor, gardener, butcher, thief, judge, farmer, singer, dancer, widow,
        child, neighbour, tailor, plumber, chess player, night watchman, grandmother, uncle, student, actress,
        spy, priest, poet, drummer, vegetarian, pensioner, hero, twin, fireman, boss, witness, jockey, beekeeper,
        ally, wife, coach""",
        """kind, tall, brave, patient, stubborn, cheerful, wealthy, lazy, clever, shy, polite, hungry, tired, famous,
        generous, jealous, left-handed, married, bald, curious, careful, young, old, rude, proud, lonely, thirsty,
        punctual, gentle, calm, nervous, quiet, loud, strong, weak, sleepy, busy, wise, talkative, grumpy, cold,
        smart""",
        """like, help, visit, admire, trust, teach, know, envy, obey, pay, marry, invite, call, greet, thank, follow,
        avoid, tease, miss, love, hate, praise, look after, work for, listen to, laugh at, depend on, care for,
        need, forgive, copy, hug, marry, carry, watch, understand, worry about, rely on, argue with""",
        "sleep, sing, snore, smile, dance, cry, jog, travel, cook, smoke, whistle, worry, swim, read, paint, fish",
        """afraid of, proud of, older than, taller than, married to, fond of, jealous of, a friend of, the boss of, a
        cousin of, a neighbour of, the teacher of, angry with, responsible for, younger than, kind to, loyal to""",
        """a bicycle, cheese, tea, a piano, chess, music, an umbrella, the old mill, the choir, gold, jazz, a garden,
        soup""",
        "give/to, lend/to, sell/to, recommend/to, show/to",
    ),
    Scene(
        "animals",
        THINGS,
        """the cat, the wolf, the goat, the badger, the crow, the hedgehog, the otter, the mole, the pig, the owl,
        the donkey, the goose, the mouse, the bald eagle, the black sheep, the pony, the toad, the fox, the
        hamster, the lizard, Rex/he, Bella/she, Fluffy, Momo/she, Bruno/he, the old dog, the parrot, the snail,
        the ferret""",
        """mammal, bird, reptile, predator, wolf, fox, mouse, goose, sheep, fish, insect, beetle, puppy, butterfly,
        pet, carnivore, lynx, ostrich, deer, monkey, pony, walrus, finch, rodent, primate, lemur, hunter, octopus,
        spider, calf, snake, bat, sea bird, guard dog, canary, ox, hippopotamus, swan, herbivore, vertebrate""",
        """furry, hungry, wild, tame, striped, spotted, fast, slow, heavy, tiny, nocturnal, feathered, dangerous,
        blind, young, old, grey, brown, white, red, green, fierce, shy, warm-blooded, venomous, noisy, sleepy,
        strong, smooth, aggressive, timid, fat, thin, clever, cold-blooded, playful, big, small, round, rough""",
        """chase, see, bite, hear, feed, smell, fear, catch, lick, attack, follow, scratch, hunt, bother, guard, eat,
        like, need, visit, watch, hide from, run from, play with, growl at, sleep near, escape from, sniff at""",
        "bark, fly, swim, purr, hibernate, howl, crawl, lay eggs, sleep, jump, hiss, sing, climb, migrate, dig",
        "afraid of, bigger than, faster than, the mother of, near, next to, behind, hungry for, heavier than",
        """milk, grass, feathers/feather, four legs/four_leg, scales/scale, the barn, cheese, a tail, wings/wing, water,
        a nest, fruit, gills/gill""",
    ),
    Scene(
        "creatures",
        THINGS,
        "",
        "creature of the swamp, moon beast, dragon, elf, troll, goblin, sprite, dwarf",
        """magical, scaly, luminous, hollow, sour, sweet, transparent, muddy, metallic, wooden, blue, orange, purple,
        angry, melodic, bright, dull, fruity, floral, earthy, spicy, bitter, opaque, hot, liquid, snowy, slow,
        temperate""",
        "haunt, bewitch, swallow, fear, carry, guard, worship, call, mock",
        "glow, hover, hum, sting, shrink, sparkle",
        "hostile to, invisible to, older than, the ruler of, allergic to",
        "fire, moonlight, salt, mud, a horn",
        invented=0.75,
    ),
    Scene(
        "machines",
        THINGS,
        """Unit 7, Unit 12, the pump, the crane, the left engine, the router, the printer, the drone, the lathe,
        Robot A1, Robot B6, the turbine, the old tractor, the boiler, the elevator, the compressor, the spare motor,
        Probe Delta, the main server, the fan, the blue valve, Press 3""",
        """robot, engine, pump, vehicle, sensor, drill, battery, machine, lorry, switch, gearbox, steam engine,
        radio, computer, fuse, appliance, tractor, laser, bus, brush, matrix, device, prototype, relay, conveyor
        belt""",
        """noisy, oiled, rusty, overheated, electric, portable, broken, waterproof, insured, new, expensive,
        calibrated, fragile, solar-powered, silent, sealed, efficient, obsolete, approved, dusty, hot, magnetic,
        remote, idle, fast, certified, loose, leaky, automatic""",
        """drive, cool, power, control, replace, block, monitor, damage, charge, feed, start, need, switch off,
        depend on, wait for, signal, overload, support, connect to, clean, supply, slow down""",
        "vibrate, leak, rotate, overheat, stop, hum, work, fail, spin, run, recharge",
        "connected to, compatible with, faster than, part of, the backup of, heavier than, cheaper than",
        "oil, electricity, a licence, a new filter, water, two wheels/two_wheel, the alarm, petrol, a fuse, diesel",
    ),
    Scene(
        "shops",
        THINGS,
        """the bakery, the bookshop, the pharmacy, Shop 1, Shop 2, the tea room, Miller and Sons, the kiosk, the
        florist, the corner shop, Accounting, Marketing, the legal department, the night shift, Team Red, Team
        Blue, Logistics, the Rome office, the help desk, Branch 4, the workshop, Northwind""",
        """bakery, company, supplier, department, customer, branch, bookshop, factory, start-up, agency, family
        business, member, bank, charity, brewery, grocery store, wholesaler, bureau, laundry, boutique, franchise,
        subsidiary""",
        """profitable, crowded, expensive, cheap, popular, insured, small, large, local, understaffed, independent,
        well-known, solvent, indebted, tidy, foreign, tax-exempt, bankrupt, reliable, new, old, family-owned,
        licensed""",
        """supply, pay, own, advertise, audit, sue, hire, trust, buy from, sell to, compete with, report to, advise,
        deliver to, invest in, copy, finance, train, invoice, work with, complain about, rent from, owe""",
        "expand, advertise, recycle, close early, grow, deliver, fail, lose money, hire, strike",
        "bigger than, a partner of, dependent on, close to, a rival of, older than, liable for",
        "flour, a licence, insurance, a car park, coffee, a permit, flowers/flower, organic bread, tax, shares/share",
        "send/to, sell/to, lend/to, pay/to",
    ),
    Scene(
        "laboratory",
        THINGS,
        """Substance K7, Substance X9, the sample, the blue powder, neon, the residue, compound 12, Mixture B2, the
        crystal, the green liquid, the alloy, radon, the second sample, the solvent, Acid Q1, the ore, sodium, the
        gas""",
        """acid, metal, noble gas, solvent, crystal, alloy, salt, poison, catalyst, isotope, polymer, base, mineral,
        liquid, oxide, fungus, bacterium, dye, fuel, antibody, element, enzyme, halide, powder, glass, mixture""",
        """toxic, soluble, inert, volatile, radioactive, flammable, corrosive, sticky, transparent, dense, acidic,
        pure, stable, explosive, magnetic, conductive, brittle, odourless, yellow, organic, dry, hot, heavy, rare,
        cold""",
        """dissolve, oxidise, corrode, react with, absorb, stain, neutralise, bind to, melt, cool, contain, catalyse,
        displace, stick to, attack, mix with, heat, polish, emit, repel, pollute""",
        "glow, evaporate, burn, rust, freeze, melt, decay, boil, smell, crystallise, expand",
        "heavier than, soluble in, harmful to, an isomer of, denser than, resistant to, made of",
        "water, oxygen, light, carbon, glass, skin, copper, helium, heat, vinegar",
    ),
    Scene(
        "plants",
        THINGS,
        """the oak, the fern, the rose, the cactus, the ivy, the tall lily, the moss, the apple tree, the hedge, Plot
        2, the orchid, the tulip, the mushroom, the willow, the weed, the potted palm, the vine, the young birch""",
        """tree, shrub, flower, fern, orchid, mushroom, fungus, cactus, berry, herb, moss, fruit, vegetable, potato,
        nut, weed, conifer, seedling, leaf, rose bush, cherry, cherry tree, root, lily, larch, peach, succulent""",
        """evergreen, poisonous, edible, thorny, fragrant, tall, wilted, ripe, hardy, tropical, rare, green, pale,
        wet, dry, sweet, bitter, juicy, seedless, shade-loving, leafy, woody, annual, frost-proof, bushy, yellow""",
        "shade, attract, need, protect, smother, feed, crowd out, climb on, grow near, repel, poison, cover, outgrow",
        "blossom, bloom, wither, spread, grow, rot, climb, bear fruit, sprout, die back",
        "taller than, next to, under, related to, allergic to, a parent of, behind, older than",
        "sunlight, water, thorns/thorn, sandy soil, bees/bee, shade, fertiliser, seeds/seed, blossoms/blossom, frost",
    ),
    Scene(
        "office",
        PEOPLE,
        """Nadja/she, Orhan/he, Pia/she, Quentin/he, Rahel/she, Stig/he, Thekla/she, Urs/he, Valeria/she, Wout/he,
        Xenia/she, Yago/he, Zita/she, Ms Park/she, Mr Dube/he, the director/she, the intern/he, the janitor/he,
        the new secretary/she, the auditor/he, Professor Lind/she, the dean/he""",
        """manager, accountant, intern, lawyer, engineer, secretary, designer, freelancer, board member, shareholder,
        clerk, trainee, executive, graduate, auditor, pensioner, team leader, smoker, commuter, parent, typist,
        analyst""",
        """punctual, qualified, overworked, insured, ambitious, absent, well-paid, bilingual, creative, loyal, new,
        reliable, strict, friendly, bored, promoted, part-time, certified, experienced, sick, senior, tidy, modest""",
        """supervise, train, promote, email, assist, advise, pay, report to, work with, share an office with, cover
        for, recommend, blame, mentor, hire, trust, interview, complain about, thank, reply to, negotiate with,
        oversee""",
        "commute, resign, travel, smoke, work late, type, retire, complain, work from home, overwork",
        "the supervisor of, senior to, angry with, responsible for, a colleague of, married to, the deputy of",
        "a company car, overtime, a pension, a laptop, a bonus, a parking space, the budget, the newsletter",
        "assign/to, show/to, forward/to, give/to",
    ),
    Scene(
        "computing",
        THINGS,
        """the web server, the backup, Node 1, Node 5, the compiler, the config file, Process P4, the parser, the
        cache, the log file, Module A3, Module B8, the firewall, the password file, Queue 3, the new release, the
        test suite""",
        """file, server, process, service, library, script, database, cache, package, virus, proxy, daemon, query,
        branch, bug, plug-in, process, dependency, archive, container, log entry, index, switch, patch, batch job,
        binary""",
        """encrypted, public, corrupt, deprecated, signed, cached, remote, large, empty, hidden, locked, stale,
        verified, temporary, slow, up-to-date, compressed, redundant, executable, vulnerable, read-only, cloud-
        based, idle""",
        """call, import, load, block, write to, read from, depend on, restart, monitor, notify, overwrite, trust,
        cache, crash, copy, replace, query, encrypt, log in to, delete, patch, wrap, configure""",
        "crash, restart, time out, compile, fail, expire, run, start, freeze, sync",
        "newer than, compatible with, part of, a copy of, larger than, visible to, hosted on",
        "memory, a password, root access, a backup, two cores/two_core, the internet, a checksum, a licence, sudo",
    ),
    Scene(
        "travel",
        THINGS,
        """Lindow, Port Amber, Esk, the harbour, the castle, the north bridge, Marlow Hill, the museum, the airport,
        the old town, Camp 2, Route 9, the lighthouse, Tarn, the ferry, the station, the red tram, Quarry Lane""",
        """city, island, harbour, capital, village, volcano, valley, bridge, castle, museum, resort, country, beach,
        road, suburb, lake, ferry port, ski resort, monastery, church, ghost town, river, marsh, colony, park,
        republic""",
        """coastal, crowded, safe, remote, snowy, sunny, historic, flooded, cheap, wealthy, noisy, famous, walled,
        rainy, windy, peaceful, polluted, car-free, mountainous, dry, abandoned, green, hot, cold, dark, lively""",
        """border, overlook, supply, surround, attract, lead to, cross, belong to, rival, protect, adjoin, reach, lie
        near, govern, trade with, import from, face""",
        "flourish, flood, freeze, shrink, burn, close in winter, prosper, sink, grow",
        """north of, bigger than, close to, a twin town of, visible from, older than, part of, the capital of, south
        of""",
        "tourists/tourist, snow, a train station, palm trees/palm_tree, fog, a cathedral, a market, clean air, wine",
    ),
)
