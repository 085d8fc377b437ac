"""Manners of telling: how stories about truth call the kinds of people, what they say of them, and how people speak.

A manner is data. What is trained and what is held out have no word in common that a translator could know the
problem by: other names of kinds, other verbs of speech, other openings, rules and questions.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from neurosym.domains.truth_templates.connectives import PLAIN, WIDE, Connectives
from neurosym.domains.truth_templates.phrases import expanded
from neurosym.domains.truth_templates.roles import Roles
from neurosym.domains.truth_templates.trained_roles import TRAINED_ROLES
from neurosym.domains.truth_templates.trained_scenes import (
    ASK_COUNT,
    ASK_EVERYONE,
    ASK_KIND,
    ASK_WHETHER,
    ASK_WHO,
    DIFFERENT,
    KINDS,
    MEETINGS,
    SAME,
)
from neurosym.domains.truth_templates.trained_speech import DIRECT, REPORTED

Names = tuple[tuple[str, str], ...]
"""What the three kinds are called: singular and plural of each."""


@dataclass(frozen=True, slots=True)
class Manner:
    """One stock of words.

    usual: names of kinds that need no explanation. rare: names that do. invented: the share of names made up.
    honest, lying: what is said of a person behind `is`; tells, lies: verbs in the third person.
    truth, falsehood, freedom: what the three kinds do, in the plural. kinds: sentences that say which kinds there
    are, with {options}, {all}, {size}, {count}. meetings: sentences that name the people, with {n}, {them} (or
    {first} and {rest}, {most} and {last}), {options}, and ` | ` between two sentences.
    direct, reported: speech, with {who}, {what}. same, different: of two people, with {both} or {first}, {second}.
    calls and what follows: whole speeches about one {name}, with {who}, {noun}; plainly: without a kind.
    The questions ask for everyone, for one person's kind, whether a person is of a kind, who the only one of a
    kind is, and how many are of it. roles: what the kinds do in composed sentences, if the manner has any.
    connectives: the logical words of claims.
    """

    usual: tuple[Names, ...]
    rare: tuple[Names, ...]
    invented: float
    honest: tuple[str, ...]
    lying: tuple[str, ...]
    tells: tuple[str, ...]
    lies: tuple[str, ...]
    truth: tuple[str, ...]
    falsehood: tuple[str, ...]
    freedom: tuple[str, ...]
    kinds: tuple[str, ...]
    meetings: tuple[str, ...]
    direct: tuple[str, ...]
    reported: tuple[str, ...]
    same: tuple[str, ...]
    different: tuple[str, ...]
    calls: tuple[str, ...]
    accuses: tuple[str, ...]
    accuses_plainly: tuple[str, ...]
    vouches_plainly: tuple[str, ...]
    denies: tuple[str, ...]
    asides: tuple[str, ...]
    ask_everyone: tuple[str, ...]
    ask_kind: tuple[str, ...]
    ask_whether: tuple[str, ...]
    ask_who: tuple[str, ...]
    ask_count: tuple[str, ...]
    roles: Roles | None = None
    connectives: Connectives = PLAIN

    def names(self, rng: random.Random) -> tuple[Names, bool]:
        """Names of the kinds, and whether they are the usual ones, which are the most frequent."""
        if rng.random() < self.invented:
            return _invented(rng), False
        if rng.random() < 0.6 or not self.rare:
            return rng.choice(self.usual), True
        return rng.choice(self.rare), False


_ONSETS = "b br d dr f fl g gl h j k kr l m n p pl qu r s sk t tr v w z th ch".split()
_VOWELS = "a e i o u oo ai ea".split()
_CODAS = "b d g k l m n p r t x nk rt ll ss mp st".split()


def _invented(rng: random.Random) -> Names:
    """Three words that nobody knows, now and then with an ending that words for peoples have."""
    found: dict[str, str] = {}
    ending = rng.choice(("", "", "an", "ian", "er", "ite", "ling", "o"))
    while len(found) < 3:
        word = rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) + ending
        word = word.capitalize() if rng.random() < 0.7 else word
        if word.lower() not in map(str.lower, found):
            found[word] = _plural(word)
    return tuple(found.items())


def _plural(word: str) -> str:
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _stock(text: str) -> tuple[Names, ...]:
    """Names of kinds, three a line, `singular/plural` where the plural is not regular; _ for a space."""
    found = []
    for line in text.strip().splitlines():
        pairs = (word.replace("_", " ").partition("/") for word in line.split())
        found.append(tuple((one, many or _plural(one)) for one, _, many in pairs))
    return tuple(found)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


TRAINED = Manner(
    usual=_stock("""
knight knave spy/spies
knight knave normal
knight knave joker
truth-teller liar spy/spies
truth-teller liar trickster
truthteller liar switcher
saint sinner mortal
"""),
    rare=_stock("""
angel devil human
angel demon ghost
hero/heroes villain vagabond
sage fool jester
monk thief/thieves pilgrim
owl fox magpie
druid goblin wanderer
believer heretic doubter
noble rogue drifter
lion hyena chameleon
blue red grey
alpha beta gamma
day-walker night-walker dusk-walker
oak willow birch
sailor pirate smuggler
pilot bandit tourist
Trull Falk Mixer
Veri Meno Vago
white_robot black_robot grey_robot
elf/elves ogre gnome
wizard troll imp
judge crook agent
loyalist traitor double_agent
honest_person dishonest_person unpredictable_person
truthful_citizen lying_citizen fickle_citizen
straight_talker fibber waverer
swan crow parrot
sun_child/sun_children moon_child/moon_children star_child/star_children
baker butcher brewer
mountain_dweller valley_dweller coast_dweller
upright_one crooked_one bent_one
trusted_guide false_guide moody_guide
man_of_the_Clear/men_of_the_Clear man_of_the_Murk/men_of_the_Murk man_of_the_Mix/men_of_the_Mix
fox owl crow
imp fairy/fairies giant
crook judge clerk
red blue green
devil angel spirit
north-islander south-islander east-islander
type_A/type_As type_B/type_Bs type_C/type_Cs
good_witch/good_witches bad_witch/bad_witches odd_witch/odd_witches
reliable_machine faulty_machine random_machine
"""),
    invented=0.12,
    honest=("honest", "truthful", "telling the truth", "a truth-teller", "an honest person", "trustworthy",
            "speaking the truth", "worthy of trust", "not lying"),
    lying=("lying", "dishonest", "a liar", "not honest", "untruthful", "not telling the truth",
           "not truthful", "speaking falsely"),
    tells=(
        "always tells the truth", "tells the truth", "never lies", "only says true things", "speaks the truth",
        "never tells a lie", "cannot lie", "says what is so", "always speaks truly", "can only tell the truth",
    ),
    lies=(
        "always lies", "lies", "never tells the truth", "only says false things", "tells nothing but lies",
        "never speaks the truth", "cannot tell the truth", "says what is not so", "always speaks falsely",
        "can only lie",
    ),
    truth=_lines("""
always tell the truth
only say what is true
never lie
always speak truthfully
are bound to tell the truth
make only true statements
say nothing that is false
tell the truth whatever they are asked
"""),
    falsehood=_lines("""
always lie
only say what is false
never tell the truth
tell lies every time
cannot say anything true
make only false statements
say nothing that is true
lie whenever they open their mouths
"""),
    freedom=_lines("""
can say whatever they like
sometimes lie and sometimes tell the truth
may lie or not
can do either
say what they please
answer at random
lie when it suits them
"""),
    kinds=KINDS,
    meetings=MEETINGS,
    direct=DIRECT,
    reported=REPORTED,
    same=SAME,
    different=DIFFERENT,
    calls=expanded("""
{who} calls {name} {noun}
{who} (describes {name} as|considers {name}) {noun}
(in {who}'s eyes|to {who}'s mind), {name} is {noun}
{who} says of {name}: {noun}
"""),
    accuses=expanded("""
{who} accuses {name} of being {noun}
{who} charges {name} with being {noun}
"""),
    accuses_plainly=expanded("""
{who} accuses {name} of (lying|dishonesty)
{who} calls {name} (a liar|dishonest)
{who} says that nobody should trust {name}
{who} says {name} is not to be trusted
"""),
    vouches_plainly=expanded("""
{who} (vouches for {name}|calls {name} honest|says {name} can be trusted)
{who} tells you to believe {name}
"""),
    denies=expanded("""
{who} (denies|disputes) that {name} is {noun}
{who} will not (accept|admit) that {name} is {noun}
"""),
    asides=_lines("""
It is a hot day.
You have been walking for hours.
A parrot is watching.
The ferry leaves at noon.
Nobody else is around.
They smile at you.
You are a little confused.
The sun is setting.
Here is what they say.
Listen carefully.
You ask them what they are.
A dog barks in the distance.
They speak one after the other.
Each makes one statement.
"""),
    ask_everyone=ASK_EVERYONE,
    ask_kind=ASK_KIND,
    ask_whether=ASK_WHETHER,
    ask_who=ASK_WHO,
    ask_count=ASK_COUNT,
    roles=TRAINED_ROLES,
    connectives=WIDE,
)  # fmt: skip

HELD_OUT = Manner(
    usual=_stock("""
sincere_one deceiver turncoat
truth-speaker falsifier improviser
candid_one fraud actor
oracle charlatan poet
straight_shooter perjurer gambler
"""),
    rare=_stock("""
seraph fiend nomad
paladin scoundrel mercenary/mercenaries
priest swindler minstrel
dove viper jackdaw
lawman/lawmen outlaw settler
scholar impostor dreamer
gold-hat lead-hat tin-hat
beacon mirage cloud
duke jackal squire
"""),
    invented=0.15,
    honest=("sincere", "candid", "to be believed", "reliable", "right in everything that gets said"),
    lying=("deceitful", "insincere", "a fraud", "unreliable", "mendacious"),
    tells=("states nothing but facts", "can be relied upon", "deserves to be believed"),
    lies=("deceives everybody", "makes things up", "deserves no belief", "gets everything wrong on purpose"),
    truth=_lines("""
utter nothing but facts
are incapable of deception
stick to the facts without exception
never say anything untrue
"""),
    falsehood=_lines("""
utter nothing but untruths
deceive each time they speak
twist every fact into its opposite
never say anything that is so
"""),
    freedom=_lines("""
speak as the mood takes them
mix facts with untruths
are free to deceive or not
"""),
    kinds=_lines("""
this planet is populated by {all} alone
whoever was born in the harbour grew up to be {options}
among these {size}, you will find no one who is not {options}
legend has it that all who dwell in the forest are {all}
at this court, a person counts as {options}
"""),
    meetings=_lines("""
the guards bring in {them}
round the campfire one finds {them}
the notebook of the inspector lists {n} witnesses: {them}
{them} happen to share a train compartment
your hosts tonight are {them}
we shall speak of {n} travellers, {them}
"""),
    direct=_lines("""
{who} mutters: "{what}."
"{what}," announces {who}.
"{what}," comes the voice of {who}.
{who} testifies: "{what}."
The note by {who} reads: "{what}."
{who} cries, "{what}!"
{who} clears the throat and begins: "{what}."
"""),
    reported=_lines("""
{who} testifies that {what}
{who} alleges that {what}
{who} assures everybody that {what}
as {who} puts it, {what}
{who} contends that {what}
{who} is heard announcing that {what}
in a letter, {who} affirms that {what}
{who} confides that {what}
"""),
    same=_lines("""
{both} share one nature
{both} are birds of a feather
{both} play the same role
"""),
    different=_lines("""
{both} do not share one nature
{both} are opposites in this
{both} play unlike roles
"""),
    calls=("{who} takes {name} for {noun}", "{who} points at {name}: {noun}"),
    accuses=("{who} denounces {name} as {noun}",),
    accuses_plainly=("{who} warns everybody not to believe {name}",),
    vouches_plainly=("{who} confirms that one may rely on {name}",),
    denies=("{who} rejects the idea that {name} is {noun}",),
    asides=_lines("""
Rain drums on the roof.
Somebody passes round a plate of biscuits.
The clock strikes eleven.
A clerk writes everything down.
"""),
    ask_everyone=_lines("""
Work out the nature of all of them.
Unmask them all: which role has each?
Whose words are facts, and whose are not?
Give the true colours of {them}.
Decide for every one of them between {knight} and {knave}.
"""),
    ask_kind=("Which role does {name} have?", "How should {name} be classified?", "Unmask {name}.",),
    ask_whether=("Must {name} be {noun}?", "Would it be right to call {name} {noun}?", "Does {name} count as {noun}?"),
    ask_who=("Point out the {noun}.", "Whom should we arrest as the {noun}?"),
    ask_count=("Count the {nouns} among them.", "What is the number of {nouns} in this group?"),
)  # fmt: skip
