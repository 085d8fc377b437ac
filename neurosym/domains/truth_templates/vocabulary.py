"""How the kinds of people are called, and what is said of them: knights and knaves under many names."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neurosym.domains.wording import CARDINALS, a, cardinal, listed

_PAIRS = """
knight/knights knave/knaves spy/spies
knight/knights knave/knaves normal/normals
knight/knights knave/knaves joker/jokers
truth-teller/truth-tellers liar/liars spy/spies
truth-teller/truth-tellers liar/liars trickster/tricksters
truthteller/truthtellers liar/liars switcher/switchers
saint/saints sinner/sinners mortal/mortals
angel/angels devil/devils human/humans
angel/angels demon/demons ghost/ghosts
hero/heroes villain/villains vagabond/vagabonds
sage/sages fool/fools jester/jesters
monk/monks thief/thieves pilgrim/pilgrims
owl/owls fox/foxes magpie/magpies
druid/druids goblin/goblins wanderer/wanderers
believer/believers heretic/heretics doubter/doubters
noble/nobles rogue/rogues drifter/drifters
lion/lions hyena/hyenas chameleon/chameleons
blue/blues red/reds grey/greys
alpha/alphas beta/betas gamma/gammas
day-walker/day-walkers night-walker/night-walkers dusk-walker/dusk-walkers
oak/oaks willow/willows birch/birches
sailor/sailors pirate/pirates smuggler/smugglers
pilot/pilots bandit/bandits tourist/tourists
Trull/Trulls Falk/Falks Mixer/Mixers
Veri/Veris Meno/Menos Vago/Vagos
white robot/white_robots black_robot/black_robots grey_robot/grey_robots
elf/elves ogre/ogres gnome/gnomes
wizard/wizards troll/trolls imp/imps
judge/judges crook/crooks agent/agents
loyalist/loyalists traitor/traitors double_agent/double_agents
"""
_HONEST = ("honest", "truthful", "telling the truth", "a truth-teller", "an honest person", "trustworthy")
_LYING = ("lying", "dishonest", "a liar", "not honest", "untruthful", "not telling the truth")
_TELLS = ("always tells the truth", "tells the truth", "never lies", "only says true things", "speaks the truth")
_LIES = ("always lies", "lies", "never tells the truth", "only says false things", "tells nothing but lies")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The nouns of the three kinds (singular, plural) under their numbers, and whether they are the usual ones.

    plain: texts may also say honest, lies and so on. same, different: patterns for two people.
    """

    nouns: Mapping[int, tuple[str, str]]
    plain: bool
    spies: bool
    same: tuple[str, ...] = (
        "{both} are of the same kind", "{both} are the same", "{both} are of the same type", "{both} are alike",
        "{both} are both of one kind", "{first} and {second} belong to the same group",
    )  # fmt: skip
    different: tuple[str, ...] = (
        "{both} are of different kinds", "{both} are different", "{both} are not of the same kind",
        "{both} are of different types", "{both} are not alike", "{first} and {second} belong to different groups",
    )  # fmt: skip

    def predicate(self, rng: random.Random, subject: str, be: str, kind: int, denied: bool) -> str:
        """`Anna is a knave`, `I am not honest`, `Bert always lies`."""
        draw = rng.random() if self.plain and kind < 3 else 0.0
        not_ = " not" if denied else ""
        if draw < 0.6:
            article = rng.random() < 0.15 and kind == 3
            noun = self.nouns[kind][0]
            return f"{subject} {be}{not_} {f'the {noun}' if article else a(noun)}"
        if draw < 0.8 or denied:
            ways = [way for way in (_HONEST if kind == 1 else _LYING) if not (denied and way.startswith("not "))]
            return f"{subject} {be}{not_} {rng.choice(ways)}"
        verb = rng.choice(_TELLS if kind == 1 else _LIES)
        return f"{subject} {_first_person(verb) if subject == 'I' else verb}"

    def count(self, rng: random.Random, group: str, how: str, number: int, kind: int) -> str:
        """`exactly two of us are knaves`."""
        noun, nouns = self._noun(rng, kind)
        words = cardinal(rng, number)
        if number == 0:
            return rng.choice((f"none of {group} is {noun}", f"not one of {group} is {noun}"))
        start = {
            "exactly": ("exactly {n}", "just {n}", "precisely {n}", "exactly {n}"),
            "at_least": ("at least {n}", "no fewer than {n}", "{n} or more"),
            "at_most": ("at most {n}", "no more than {n}", "not more than {n}"),
        }[how]
        first = rng.choice(start).format(n=words)
        are = f"is {noun}" if number == 1 else f"are {nouns}"
        return f"{first} of {group} {are}"

    def group(self, rng: random.Random, subjects: Sequence[str], direct: bool, how: str, kind: int) -> str:
        """`both Anna and Bert are knaves`, `neither I nor Bert is a knave`."""
        if "I" in subjects:
            subjects = [*(each for each in subjects if each != "I"), "I"]
        noun, nouns = self._noun(rng, kind)
        everyone = listed(rng, subjects)
        two = len(subjects) == 2
        match how:
            case "both":
                patterns = [f"{everyone} are {nouns}", f"{everyone} are all {nouns}"]
                if two:
                    patterns = [
                        f"{everyone} are both {nouns}",
                        f"both {everyone} are {nouns}",
                        f"{everyone} are {nouns}",
                    ]
            case "neither":
                patterns = [f"none of {everyone} is {noun}"]
                if two:
                    patterns = [f"neither {subjects[0]} nor {subjects[1]} is {noun}"]
            case "not_both":
                patterns = [f"{everyone} are not all {nouns}", f"not all of {everyone} are {nouns}"]
                if two:
                    patterns = [f"{everyone} are not both {nouns}", f"not both of {everyone} are {nouns}"]
            case _:
                any_of = listed(rng, subjects, "or")
                patterns = [f"{any_of} is {noun}", f"at least one of {everyone} is {noun}"]
                if two:
                    patterns.append(f"{any_of} is {noun}, or both are")
        return rng.choice(patterns)

    def _noun(self, rng: random.Random, kind: int) -> tuple[str, str]:
        """After `is` and after `are`."""
        one, many = self.nouns[kind]
        if self.plain and kind < 3 and rng.random() < 0.3:
            word = rng.choice(("honest", "truthful") if kind == 1 else ("lying", "dishonest"))
            return word, word
        return a(one), many


def _first_person(verb: str) -> str:
    """`I always lie`, out of `always lies`."""
    for third, first in (("tells", "tell"), ("lies", "lie"), ("says", "say"), ("speaks", "speak")):
        words = verb.split()
        for place, word in enumerate(words):
            if word == third and (place == 0 or words[place - 1] in ("always", "never", "only")):
                return " ".join([*words[:place], first, *words[place + 1 :]])
    return verb


def _pairs() -> list[tuple[tuple[str, str], ...]]:
    found = []
    for line in _PAIRS.strip().splitlines():
        words = line.replace("white robot", "white_robot").split()
        found.append(tuple((one.replace("_", " "), many.replace("_", " ")) for one, _, many in
                           (word.partition("/") for word in words)))  # fmt: skip
    return found


_ALL = _pairs()
_USUAL = 7


def vocabulary(rng: random.Random, spies: bool) -> Vocabulary:
    """One way to call the kinds; the well-known ones are the most frequent."""
    chosen = rng.choice(_ALL[:_USUAL] if rng.random() < 0.6 else _ALL)
    usual = chosen in _ALL[:_USUAL]
    return Vocabulary(dict(enumerate(chosen, start=1)), usual or rng.random() < 0.3, spies)


def rules(rng: random.Random, words: Vocabulary) -> list[tuple[str, str]]:
    """Sentences that say what the kinds do, each with the note that a translation keeps of it."""
    (knight, knights), (knave, knaves), (spy, spies) = (words.nouns[kind] for kind in (1, 2, 3))
    each = rng.random() < 0.4
    truth = rng.choice(("always tell the truth", "only say what is true", "never lie", "always speak truthfully",
                        "are bound to tell the truth"))  # fmt: skip
    lies = rng.choice(("always lie", "only say what is false", "never tell the truth", "tell lies every time",
                       "cannot say anything true"))  # fmt: skip
    free = rng.choice(("can say whatever they like", "sometimes lie and sometimes tell the truth", "may lie or not",
                       "can do either", "say what they please"))  # fmt: skip
    both = f"# knight: {knight}; knave: {knave}"
    if words.spies and not each and rng.random() < 0.4:
        return [(f"{knights} {truth}, {knaves} {lies}, and {spies} {free}", f"{both}; spy: {spy}")]
    found = [(f"{knights} {truth}", f"# knight: {knight}"), (f"{knaves} {lies}", f"# knave: {knave}")]
    if not each:
        joins = ("{x}, and {y}", "{x}, while {y}", "{x}; {y}", "{x}, but {y}", "{x} and {y}")
        found = [(rng.choice(joins).format(x=found[0][0], y=found[1][0]), both)]
    if words.spies:
        found.append((f"{spies} {free}", f"# spy: {spy}"))
    return found


def everyone(rng: random.Random, words: Vocabulary, size: int) -> str:
    """A sentence that says which kinds there are, and no more."""
    kinds = [words.nouns[kind][0] for kind in ((1, 2, 3) if words.spies else (1, 2))]
    many = [words.nouns[kind][1] for kind in ((1, 2, 3) if words.spies else (1, 2))]
    options = listed(rng, [a(kind) for kind in kinds], "or")
    return rng.choice(
        (
            f"everyone here is either {options}",
            f"on a far-off island there are only {listed(rng, many)}",
            f"each of the {CARDINALS[size]} is {options}",
            f"this town has {len(kinds)} kinds of people, {listed(rng, many)}",
            f"the inhabitants of this valley are {listed(rng, many)}",
            f"every member of the club is {options}",
        )
    )
