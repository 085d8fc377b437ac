"""What can be told of the people and things of a puzzle: kinds of attributes, as data.

One kind is four lines: nouns (with their plurals), values, verbs, and nouns for whoever has the value. A comma or
semicolon at the end of a line makes it go on. In a value `a|b` the list says a and clues may say b as well. {v} is
the value, {a} the value with its article, {e} the person or thing that has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """An attribute: what it is called, the values it has, and how having a value is said.

    nouns: pairs of singular and plural. values: pairs of the words in lists and those in clues. verbs: in the
    infinitive. holders: noun phrases without their article. things: of things rather than of people.
    """

    nouns: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    verbs: tuple[str, ...]
    holders: tuple[str, ...]
    things: bool = False

    @property
    def of_first_names(self) -> bool:
        """Whether the values are people's first names."""
        return self.nouns[0][0] in _OF_FIRST_NAMES


_OF_FIRST_NAMES = frozenset({"child", "mother", "best friend"})
_CONTINUED = re.compile(r"([,;])\s*\n")


def _kind(block: str, things: bool) -> Kind:
    nouns, values, verbs, holders = _CONTINUED.sub(r"\1 ", block.strip()).splitlines()
    return Kind(
        tuple(_pair(each, each + "s", "/") for each in _parts(nouns, ";")),
        tuple(_pair(each, each, "|") for each in _parts(values, ",")),
        tuple(_parts(verbs, ";")),
        tuple(_parts(holders, ";")),
        things,
    )


def _parts(line: str, separator: str) -> list[str]:
    return [part.strip() for part in line.split(separator) if part.strip()]


def _pair(words: str, otherwise: str, separator: str) -> tuple[str, str]:
    first, _, second = words.partition(separator)
    return first.strip(), second.strip() or otherwise


def _kinds(text: str, things: bool = False) -> tuple[Kind, ...]:
    return tuple(_kind(block, things) for block in text.strip().split("\n\n"))


PERSON_KINDS = _kinds("""
pet; animal; favourite animal; kind of pet/kinds of pets
cat, dog, goldfish, parrot, hamster, tortoise, rabbit, snake, canary, guinea pig, ferret, horse, goat, lizard, bird,
fish
keep {a}; own {a}; have {a}; look after {a}; care for the {v}; have {a} as a pet; own the {v}
{v} owner; owner of the {v}; {v} keeper; {v} lover; {e} with the {v}; {e} with {a}; {v} enthusiast

drink; beverage; favourite drink; preferred beverage
tea, coffee, milk, lemonade, cocoa, orange juice|juice, mineral water|water, cider, ginger ale, root beer, iced tea,
smoothie
drink {v}; like {v}; order {v}; prefer {v}; enjoy {v}; sip {v}; like to drink {v}; love {v}
{v} drinker; {v} lover; one drinking {v}; {e} with the {v}; drinker of {v}; one who likes {v}

nationality/nationalities; country of origin/countries of origin
Belgian, Pole|Polish person, Finn|Finnish person, Spaniard|Spanish person, Italian, Greek, Turk|Turkish person,
Canadian, Scot|Scottish person, Austrian, Portuguese|Portuguese person, Irishman|Irish person, Cuban,
Czech|Czech person
be {v}; be the {v}
{v}

home town; city/cities; birthplace
Lisbon, Oslo, Vienna, Dublin, Prague, Athens, Madrid, Riga, Bern, Porto, Kyoto, Lima
come from {v}; live in {v}; be from {v}; grow up in {v}; be a native of {v}; travel from {v}
{e} from {v}; visitor from {v}; native of {v}; one coming from {v}

job; profession; occupation
teacher, nurse, engineer, doctor, lawyer, artist, baker, plumber, dentist, carpenter, journalist, pilot, gardener,
tailor
be {a}; work as {a}; be employed as {a}; be the {v}; earn a living as {a}
{v}; {e} who is {a}; {e} working as {a}; one who works as {a}

favourite colour/favourite colours; color; colour; favorite color
crimson, blue, green, yellow, violet, purple, orange, black, pink, beige, turquoise, grey
like {v}; prefer {v}; love {v}; love the colour {v}; favor {v}; have {v} as a favourite colour
{e} whose favorite color is {v}; {e} who loves {v}; one who prefers {v}; fan of the colour {v};
{e} who likes the color {v}

hobby/hobbies; pastime; favourite pastime; leisure activity/leisure activities
painting, chess, knitting, photography, gardening, pottery, cycling, sailing, baking, fishing, hiking, cooking,
singing, yoga, woodwork
enjoy {v}; like {v}; love {v}; do {v} in the evening; spend weekends on {v}; be into {v}; be keen on {v}
{v} enthusiast; {e} who enjoys {v}; {v} fan; one whose hobby is {v}; {e} devoted to {v}

sport; favourite sport
tennis, football|soccer, swimming, basketball, rowing, judo, golf, cricket, badminton, fencing, volleyball,
baseball, hockey, skiing
play or practise {v}; love {v}; like {v}; train in {v}; be good at {v}; take part in {v}; follow {v}
{v} fan; {v} lover; {e} who loves {v}; {v} enthusiast; one who is crazy about {v}; {v} champion

fruit; favourite fruit
apple, pear, mango, banana, cherry, plum, kiwi, orange, fig, peach, grape, melon
eat {a}; pick {a}; have {a} for a snack; buy the {v}; bring {a}; like the {v} best
{v} eater; {e} with the {v}; {e} eating the {v}; {v} lover; buyer of the {v}

meal/meals; dish/dishes; lunch/lunches; food
pizza, spaghetti, stew, soup, sushi, curry, risotto, lasagne, grilled fish, stir fry, salad, tacos, pancakes
eat {v}; order {v}; cook {v}; have {v} for lunch; choose {v}; ask for {v}; serve {v}
{v} eater; {v} lover; {e} eating {v}; {e} who ordered the {v}; one having {v}

flower; favourite flower; plant; garden flower
rose|roses, tulip|tulips, poppy|poppies, daisy|daisies, orchid|orchids, violet|violets, sunflower|sunflowers,
peony|peonies, snowdrop|snowdrops, cactus|cacti, fern|ferns, dahlia|dahlias
grow {v}; love {v}; like {v}; water the {v}; plant {v}; receive the {v}
{v} grower; {e} with the {v}; lover of the {v}; one who planted the {v}; {e} who waters the {v}; {v} lover

musical instrument; instrument
piano, violin, flute, trumpet, cello, harp, guitar, drums, clarinet, saxophone, banjo, tuba
play the {v}; practise the {v}; own the {v}; carry the {v}; be learning the {v}; perform on the {v}
{v} player; {e} with the {v}; one playing the {v}; owner of the {v}; {e} at the {v}

music genre; kind of music/kinds of music; music style; favourite music
jazz, rock, folk, blues, classical|classical music, pop, hip hop, reggae, country|country music, techno, opera, soul
listen to {v}; love {v}; sing {v}; enjoy {v}; play {v} all day; collect {v} records
{v} fan; {v} lover; {e} listening to {v}; {v} enthusiast; one who loves {v}

book genre; genre; kind of book/kinds of books
mystery|mysteries, romance|romances, fantasy, biography|biographies, science fiction|sci-fi, history|history books,
poetry, horror|horror stories, travel|travel books, thriller|thrillers
read {v}; love {v}; enjoy {v}; prefer {v}; borrow {v}; like to read {v}; write {v}
{v} reader; {e} who reads {v}; {v} lover; fan of {v}; lover of {v} books; one reading {v}

film genre; movie genre; type of film/types of films; favourite movie
comedy|comedies, western|westerns, drama|dramas, musical|musicals, documentary|documentaries, cartoon|cartoons,
action|action movies, spy film|spy films, silent film|silent films
watch {v}; love {v}; enjoy {v}; like watching {v}; prefer {v}
{e} who watches {v}; fan of {v}; {e} who loves {v}; one that enjoys {v}; {e} fond of {v}

car; car brand; vehicle; car model
sedan, van, convertible, pickup|pickup truck, hatchback, limousine, minibus, jeep, coupe, tractor, roadster, camper
drive {a}; own {a}; have {a}; arrive in the {v}; park the {v}; be the owner of the {v}
{v} driver; owner of the {v}; {e} who owns {a}; {e} with the {v}; driver of the {v}

phone; phone model; mobile phone; gadget; device
Nova 5|Nova Five, Zeta X|Acme Zeta X, Orbit 9|Lunar Orbit 9, Lumo, Fairo 2, Quasar|Quasar phone, Mira 7|Mira Seven,
smartwatch, tablet, laptop, camera
use {a}; own {a}; carry {a}; have {a}; call home with the {v}; use the {v}
{v} user; owner of the {v}; {e} who uses {a}; {e} with the {v}; {v} owner

hat; headgear; hat colour; headwear
beret, bowler hat, bonnet, straw hat, turban, cap, fez, helmet, beanie, headscarf, crown, fur hat
wear {a}; have {a} on; put on the {v}; show off the {v}; own the {v}
{e} in the {v}; wearer of the {v}; {e} wearing {a}; {e} with the {v}; one with {a}

garment; piece of clothing/pieces of clothing; outfit; item of clothing/items of clothing
coat, raincoat, kilt, poncho, sweater, kimono, blazer, cape, vest, overall, dress, jacket, gown
wear {a}; be dressed in {a}; come in {a}; choose the {v}; have the {v} on
{e} in the {v}; wearer of the {v}; {e} wearing {a}; {e} dressed in {a}; one in the {v}

shirt colour; t-shirt color; shirt; jersey
red shirt|red, blue shirt|blue, green shirt|green, yellow shirt|yellow, white shirt|white, purple shirt|purple,
striped shirt, checked shirt, black shirt|black
wear the {v}; be wearing the {v}; be in the {v}; have on the {v}
{e} in the {v}; {e} wearing the {v}; {e} with the {v}; wearer of the {v}

hair colour; hair color; hair; type of hair/types of hair
fair|fair hair, dark|dark hair, ginger|ginger hair, curly|curly hair, straight|straight hair, wavy|wavy hair,
braided|braided hair, dyed|dyed hair, frizzy|frizzy hair, short|short hair, long|long hair
have {v}; be known for the {v}; be seen with {v}; stand out with {v}
{e} with {v}; {e} who has {v}; one with the {v}; {e} having {v}

eye colour; eye color; eyes/eyes
blue eyes, green eyes, hazel eyes, brown eyes, grey eyes, amber eyes, dark eyes, violet eyes
have {v}; look out of {v}; have the {v}
{e} with {v}; {e} with the {v}; {e} who has {v}; {v} {e}

height; build; stature
tiny, stocky, slim, lanky, gigantic, rather small|rather small height, medium|medium height,
fairly big|fairly big build, heavily built, slender|slender build
be {v}; be described as {v}; be of stature {v}
{e} who is {v}; {e} known to be {v}; one who is {v}; {e} that is {v}

child; child's name/children; daughter; son; only child/children
Alba, Nico, Tilda, Jonas, Ella, Moritz, Polly, Benno, Cleo, Rufus, Mimi, Oskar
be the parent of {v}; have a child called {v}; have {v} as a child; be raising {v}; pick up {v} from school
parent of {v}; mother of {v}; father of {v}; {e} raising {v}; {e} who has a child called {v}; parent of little {v}

month; birth month; birthday/birthdays; month of birth/months of birth
January, February, March, April, May, June, July, August, September, October, November, December
have a birthday in {v}; be born in {v}; celebrate in {v}; turn thirty in {v}
{e} born in {v}; {e} whose birthday is in {v}; {e} with the birthday in {v}; {v} child; one who was born in {v}

wedding month; month of the wedding/months of the wedding; anniversary/anniversaries
Jan|January, Feb|February, Mar|March, Apr|April, Jun|June, Jul|July, Aug|August, Sept|September, Oct|October,
Nov|November, Dec|December
marry in {v}; have the wedding in {v}; celebrate the anniversary in {v}
{e} whose wedding is in {v}; {e} married in {v}; {e} with the anniversary in {v}; {v} spouse

degree/degrees; education; level of education/levels of education; school level
apprenticeship, diploma, certificate, law degree, medical degree, first-aid badge, teaching licence,
engineering degree|degree in engineering, scholarship
have {a}; hold {a}; finish with {a}; be proud of the {v}; have earned the {v}
{e} with {a}; {v} holder; holder of the {v}; {e} who holds {a}; one who has {a}

holiday; vacation; type of vacation/types of vacations; holiday plan; favourite holiday
safari, cycling|cycling tour, spa|spa weekend, road trip, ski|ski trip, pilgrimage, sailing|sailing trip, farm stay,
language course, train|train journey, desert|desert tour
plan the {v}; go on the {v}; like the {v}; love the {v}; book the {v}; dream of the {v}; prefer the {v}
{e} who books the {v}; {e} going on the {v}; lover of the {v}; {v} traveller; one who enjoys the {v}; {v} enthusiast

destination; country/countries; travel destination; place to visit/places to visit
Norway, Peru, Japan, Egypt, Kenya, Iceland, Brazil, Portugal, India, Greece, Chile, Vietnam
travel to {v}; fly to {v}; visit {v}; want to see {v}; be going to {v}; spend the summer in {v}
traveller to {v}; {e} flying to {v}; {e} who visits {v}; one going to {v}; visitor to {v}

subject; school subject; course; field of study/fields of study
biology, chemistry, physics, algebra, geography, Latin, art, economics, geology, law, medicine, drama
study {v}; teach {v}; like {v}; take {v}; be good at {v}; fail {v}
{v} student; {v} teacher; {e} who studies {v}; {e} taking {v}; expert in {v}

language; mother tongue; foreign language
Spanish, French, Russian, Arabic, Hindi, Korean, Dutch, Swahili, Czech, Polish, Welsh, Latin
speak {v}; learn {v}; be fluent in {v}; understand {v}; teach {v}; translate from {v}
{v} speaker; speaker of {v}; {e} who speaks {v}; {e} learning {v}; one fluent in {v}

dessert; cake; sweet; pastry/pastries
tiramisu, cheesecake, brownie, apple pie, ice cream, pudding, eclair, strudel, waffle, macaron, muffin, doughnut
order the {v}; eat the {v}; bake the {v}; bring the {v}; finish the {v}; choose the {v}
{e} with the {v}; {e} eating the {v}; {v} eater; {v} lover; one who chose the {v}

flavour; flavor; ice cream; kind of syrup/kinds of syrup
pistachio, hazelnut, lemon, caramel, cinnamon, blueberry, raspberry, coconut, pineapple, mint, strawberry, vanilla
like the {v} flavour; choose {v}; order the {v} ice cream; ask for the {v} one; taste {v}
{v} lover; {e} who likes {v}; {e} with the {v} ice cream; {e} licking the {v} one; {v} fan

brand; brand of soap/brands of soap; brand of tea/brands of tea; label
Goldleaf, Silver Star, Red Crown, Black Swan, Old Mill, Three Bells, White Heron, Morning Dew, Captain Joe, Velvet
use {v}; buy {v}; be loyal to {v}; be partial to {v}; prefer {v}; be known for {v}
{v} user; buyer of {v}; {e} who is partial to {v}; {e} loyal to {v}; one who buys {v}

tool; implement; item; object
hammer, saw, ladder, drill, shovel, wrench, rake, axe, bucket, chisel, pair of pliers, rope
carry the {v}; borrow the {v}; bring the {v}; have the {v}; use the {v}; need the {v}
{e} with the {v}; {e} carrying the {v}; borrower of the {v}; one using the {v}; user of the {v}

gift; present; prize; trophy/trophies
watch, necklace, vase, puzzle, book, scarf, kite, teapot, board game, bracelet, telescope, candle
get the {v}; receive the {v}; bring the {v}; give away the {v}; win the {v}; unwrap the {v}
{e} with the {v}; {e} who gets the {v}; recipient of the {v}; winner of the {v}; giver of the {v}

bag; luggage; backpack; suitcase
rucksack, briefcase, handbag, duffel bag, tote bag, toolbox, satchel, basket, red suitcase, leather suitcase, trunk,
wallet
carry the {v}; have the {v}; travel with the {v}; lose the {v}; own the {v}
{e} with the {v}; owner of the {v}; {e} carrying {a}; {e} who lost the {v}; carrier of the {v}

superhero/superheroes; costume; favourite character; role
pirate, wizard, witch, ghost, robot, astronaut, cowboy, vampire, mermaid, clown, ninja, dragon
be dressed as the {v}; play the {v}; come as {a}; act the {v}; have the part of the {v}
{e} dressed as {a}; {v}; {e} in the {v} costume; one playing the {v}; actor of the {v}

surname; last name; family name
Smith, Garcia, Novak, Rossi, Keller, Larsen, Murphy, Tanaka, Okafor, Dubois, Silva, Becker
be called {v}; have the surname {v}; bear the name {v}; be surnamed {v}
{e} named {v}; {e} called {v}; {e} whose last name is {v}; member of the {v} family

best friend; friend; closest friend; roommate
Adele, Bodo, Cora, Dirk, Elmar, Fiona, Gerlinde, Holger, Ilse, Jasper, Kunigunde
be friends with {v}; have {v} as best friend; go out with {v}; share secrets with {v}
friend of {v}; best friend of {v}; {e} whose best friend is {v}; {e} befriended by {v}; {e} who gets on best with {v}

mother; mother's name/mothers' names; mother's name/mothers; aunt
Rosalind, Mabel, Gudrun, Dorothy, Ramona, Beatrix, Agnes, Philippa, Wilma, Hortense, Celeste
be the child of {v}; have {v} as a mother; be the son or daughter of {v}; call {v} every Sunday
{e} whose mother is {v}; child of {v}; {e} brought up by {v}; daughter or son of {v}

transport; means of transport/means of transport; way to work/ways to work; commute
bus, tram, bicycle, scooter, train, ferry, taxi, motorbike, skateboard, subway
take the {v}; come by {v}; travel by {v}; go to work by {v}; arrive by {v}; use the {v}
{v} passenger; {e} who takes the {v}; {e} coming by {v}; {v} rider; one travelling by {v}

game; board game; card game
poker, bridge, backgammon, checkers, dominoes, solitaire, mahjong, go fish, darts, billiards, scrabble
play {v}; like {v}; win at {v}; prefer {v}; be unbeatable at {v}; teach {v}
{v} player; {e} who plays {v}; {v} fan; {e} winning at {v}; one who prefers {v}

shoe; footwear; pair of shoes/pairs of shoes
boots, sandals, sneakers, slippers, clogs, loafers, high heels, wellingtons, flip-flops, moccasins
wear {v}; walk in {v}; come in {v}; own the {v}; put on the {v}
{e} in {v}; {e} with the {v}; wearer of the {v}; {e} wearing {v}; one in the {v}

sandwich/sandwiches; topping; snack
cheese, ham, tuna, egg, salami, honey, hummus, turkey, avocado, cucumber, crisps, popcorn
eat {v}; have {v}; choose {v}; bring {v}; order {v}; snack on {v}
{e} with the {v}; {v} eater; {e} who chose {v}; {e} eating {v}; one having {v}

tree; favourite tree; garden tree
oak, birch, willow, maple, pine, chestnut, elm, cedar, walnut tree, olive tree, poplar, ash
plant the {v}; have {a} in the garden; grow {a}; own the {v}; trim the {v}
owner of the {v}; {e} with the {v}; {e} growing {a}; {e} who planted the {v}; {v} grower

team; favourite team; club; group
Tigers, Eagles, Rovers, Comets, Sharks, Wanderers, Falcons, Knights, Rockets, Bears, Vikings, Dragons
play for the {v}; support the {v}; belong to the {v}; cheer for the {v}; coach the {v}
{v} fan; {v} supporter; {e} playing for the {v}; {e} who supports the {v}; member of the {v}

age; years of age/ages
20, 25, 30, 34, 41, 48, 52, 60, 67, 73
be {v} years old; be {v}; have turned {v}; be aged {v}
{v}-year-old; {e} aged {v}; {e} who is {v}; {e} who is {v} years old

house style; style of house/styles of houses; home style; type of house/types of houses
gothic|gothic house, half-timbered|half-timbered house, cottage, bungalow, log cabin, farmhouse, mansion, villa,
brick|brick house, tower house, windmill
live in the {v}; own the {v}; have bought the {v}; rent the {v}
{e} in the {v}; {e} living in {a}; owner of the {v}; resident of the {v}; tenant of the {v}
""")

THING_KINDS = _kinds(
    """
colour; color; paint
red, blue, green, yellow, white, purple, orange, black, pink, brown, silver, grey
be {v}; be painted {v}; have a {v} coat of paint; shine in {v}
{v} {e}; {e} painted {v}; {e} that is {v}; {v} one

owner; captain; name of the owner/names of the owners; tenant; manager
Anna, Boris, Chiara, Dmitri, Edda, Farid, Greta, Henrik, Ida, Joost, Katya, Lorenzo
belong to {v}; be owned by {v}; be run by {v}; be looked after by {v}
{e} of {v}; {e} belonging to {v}; {e} that {v} owns; {e} run by {v}

material; construction
wooden, steel, plastic, glass, brick, stone, concrete, bamboo, leather, copper, clay
be {v}; look {v}; be known to be {v}
{v} {e}; {e} that is {v}; {v} one

size; length; dimension
tiny, small, medium-sized, large, huge, enormous, narrow, compact
be {v}; be the {v} one; look {v}; be of size {v}
{v} {e}; {e} that is {v}; {v} one

country/countries; origin; place of origin/places of origin
Norway, Peru, Japan, Egypt, Kenya, Iceland, Brazil, Portugal, India, Greece, Chile, Vietnam
come from {v}; be from {v}; be made in {v}; have arrived from {v}; originate in {v}
{e} from {v}; {e} made in {v}; {e} that comes from {v}; one from {v}

cargo/cargoes; content; freight; load
rice, coal, timber, bananas, furniture, wheat, salt, cotton, steel, wine, toys, cement
carry {v}; be loaded with {v}; contain {v}; hold {v}; be full of {v}
{e} with the {v}; {e} carrying {v}; {e} that contains {v}; {e} full of {v}

price; cost; price tag
$20, $25, $30, $45, $50, $65, $70, $80, $95, $120
cost {v}; be sold for {v}; be priced at {v}; go for {v}
{v} {e}; {e} that costs {v}; {e} priced at {v}; {e} for {v}

year; model year; year of construction/years of construction
1987, 1990, 1994, 1998, 2001, 2005, 2008, 2012, 2016, 2020
be from {v}; be built in {v}; date from {v}; be made in {v}
{v} {e}; {e} from {v}; {e} built in {v}; {e} dating from {v}

destination; port; target
Hull, Bergen, Naples, Tunis, Malta, Cadiz, Izmir, Odessa, Dover, Cork
go to {v}; be bound for {v}; leave for {v}; be heading to {v}
{e} to {v}; {e} bound for {v}; {e} that goes to {v}; {e} heading for {v}

decoration; emblem; picture; symbol; pattern
star, anchor, lion, moon, crown, rose, wolf, sun, arrow, dolphin, spiral, feather
show {a}; be decorated with {a}; bear the {v}; have {a} on it; carry the sign of the {v}
{e} with the {v}; {v} {e}; {e} showing {a}; {e} that bears the {v}

crop; vegetable; plant
carrots, beans, tomatoes, pumpkins, onions, potatoes, lettuce, peas, leeks, radishes, corn, spinach
grow {v}; have {v}; be planted with {v}; produce {v}; supply {v}
{e} with the {v}; {v} {e}; {e} that grows {v}; {e} planted with {v}

condition; state; feature
rusty, brand-new, leaky, broken, spotless, dusty, haunted, empty, noisy, fragrant
be {v}; look {v}; be said to be {v}
{v} {e}; {e} that is {v}; {v} one
""",
    things=True,
)

FIRST_NAMES = tuple(
    """Anna Bert Carla Dora Emil Fritz Gina Hugo Iris Jens Karin Lars Mona Nils Olga Paul Rita Sven Tina Ugo Vera
    Willem Xenia Yves Zara Abdul Bianca Cesar Delia Enzo Fatou Gareth Hina Ismael Jun Kwame Lucia Mehmet Nadia Oleg
    Priya Quentin Rosa Salma Tomas Ulrike Viola Wei Yasmin Zoltan Ben Cathy Frank Gwen Harry Ingrid Jack Kate Mary
    Ned Otis Pia Ray Sue Tom Uma Vic Wendy Xavier Yoko Marco Antonio Sofia Omar Aisha Bruno Clara Diego Esther Felix
    Greta Hassan Ida Jakob Kira Leon Maya Noel Odile Pedro Ruth Stefan Thea Udo Veit Wanda Anke Boris Celia Dario Ed
    Flo Gus Hal Ike Jo Kit Lou Max Nan Ott Pam Ron Sal Ted Una Viv Walt""".split()
)
