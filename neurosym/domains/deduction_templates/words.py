"""Words of rule texts: their forms, and the names that programs give them.

Adjectives keep their form, nouns are in the singular, verbs in the infinitive, with what belongs to them:
`afraid_of`, `look_after`. Generic words (thing, people, someone) are no property.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from neurosym.domains.deduction_templates.meaning import Literal
from neurosym.domains.wording import key

_IRREGULAR_PLURALS = {
    "wolf": "wolves", "mouse": "mice", "goose": "geese", "ox": "oxen", "child": "children", "man": "men",
    "woman": "women", "sheep": "sheep", "fish": "fish", "deer": "deer", "salmon": "salmon", "thief": "thieves",
    "calf": "calves", "elf": "elves", "leaf": "leaves", "knife": "knives", "shelf": "shelves", "loaf": "loaves",
    "cactus": "cacti", "fungus": "fungi", "alumnus": "alumni", "larva": "larvae", "bacterium": "bacteria",
    "crisis": "crises", "analysis": "analyses", "person": "people", "tooth": "teeth", "foot": "feet",
    "potato": "potatoes", "tomato": "tomatoes", "hero": "heroes", "volcano": "volcanoes", "quiz": "quizzes",
    "half": "halves", "wife": "wives", "dwarf": "dwarves", "ally": "allies", "series": "series", "matrix": "matrices",
}  # fmt: skip
_PAST = {
    "see": "saw seen", "eat": "ate eaten", "know": "knew known", "teach": "taught taught", "feed": "fed fed",
    "hide": "hid hidden", "bite": "bit bitten", "catch": "caught caught", "fight": "fought fought",
    "drive": "drove driven", "ride": "rode ridden", "draw": "drew drawn", "sell": "sold sold", "buy": "bought bought",
    "hold": "held held", "keep": "kept kept", "lead": "led led", "meet": "met met", "pay": "paid paid",
    "find": "found found", "beat": "beat beaten", "hear": "heard heard", "steal": "stole stolen", "give": "gave given",
    "lend": "lent lent", "send": "sent sent", "show": "showed shown", "tell": "told told", "bring": "brought brought",
    "sing": "sang sung", "swim": "swam swum", "fly": "flew flown", "run": "ran run", "sleep": "slept slept",
    "write": "wrote written", "speak": "spoke spoken", "wear": "wore worn", "grow": "grew grown", "have": "had had",
    "forgive": "forgave forgiven", "choose": "chose chosen", "understand": "understood understood",
    "leave": "left left", "make": "made made", "build": "built built", "drink": "drank drunk", "win": "won won",
    "cut": "cut cut", "hit": "hit hit", "hurt": "hurt hurt", "lose": "lost lost", "think": "thought thought",
    "shine": "shone shone", "ring": "rang rung", "read": "read read", "sink": "sank sunk", "freeze": "froze frozen",
    "outrun": "outran outrun", "oversee": "oversaw overseen", "begin": "began begun", "spin": "spun spun",
    "stand": "stood stood", "sit": "sat sat", "lie": "lay lain", "rise": "rose risen", "fall": "fell fallen",
}  # fmt: skip
_DOUBLING = frozenset("hug pat grab spot stop plan tip trap clap jog hum chat nod beg scrub map skip tap".split())


def plural(noun: str) -> str:
    """The plural of a noun; of several words the last one is changed."""
    head, _, last = noun.rpartition(" ")
    if last in _IRREGULAR_PLURALS:
        form = _IRREGULAR_PLURALS[last]
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        form = last + "es"
    elif last.endswith("y") and last[-2] not in "aeiou":
        form = last[:-1] + "ies"
    elif last.endswith("man") and last != "human":
        form = last[:-2] + "en"
    elif last.endswith(("lf", "rf")):
        form = last[:-1] + "ves"
    else:
        form = last + "s"
    return f"{head} {form}".strip()


def past(verb: str) -> str:
    """The past tense of a verb of one word."""
    return _PAST[verb].split()[0] if verb in _PAST else _regular_past(verb)


def participle(verb: str) -> str:
    """The past participle of a verb of one word."""
    return _PAST[verb].split()[1] if verb in _PAST else _regular_past(verb)


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + verb[-1] + "ed" if verb in _DOUBLING else verb + "ed"


@cache
def _named(words: str) -> str:
    """The name of words in programs: without their article."""
    return key(words.removeprefix("a ").removeprefix("an ").removeprefix("the "), "deduction")


@dataclass(frozen=True, slots=True)
class Adjective:
    """A property in one word: kind."""

    word: str

    @property
    def name(self) -> str:
        """Its name in programs."""
        return _named(self.word)


@dataclass(frozen=True, slots=True)
class Kind:
    """A noun that things fall under: wolf."""

    one: str

    @property
    def many(self) -> str:
        """The plural."""
        return plural(self.one)

    @property
    def name(self) -> str:
        """Its name in programs."""
        return _named(self.one)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in the infinitive, with what belongs to it: sleep; lay eggs; chase; look after."""

    base: str

    @property
    def name(self) -> str:
        """Its name in programs."""
        return _named(self.base)


@dataclass(frozen=True, slots=True)
class Gift:
    """A verb with two objects, the second after its preposition: give, to."""

    base: str
    preposition: str

    @property
    def name(self) -> str:
        """Its name in programs: the verb alone."""
        return _named(self.base)


@dataclass(frozen=True, slots=True)
class Tie:
    """What follows `is` before an object: afraid of; older than; the owner of."""

    words: str

    @property
    def name(self) -> str:
        """Its name in programs, without an article."""
        return _named(self.words)


Word = Adjective | Kind | Verb | Gift | Tie


@dataclass(frozen=True, slots=True)
class Thing:
    """An individual: how texts call it, its pronoun as a subject, and its singular where it is called by a plural."""

    text: str
    he: str = "it"
    one: str = ""

    @property
    def name(self) -> str:
        """A constant of programs: without article, nouns as they stand; a variable stays as it is."""
        if len(self.text) == 1 and self.text.isupper():
            return self.text
        return _named(self.one or self.text)


@dataclass(frozen=True, slots=True)
class Claim:
    """What can be said of a subject: a word with its objects, affirmed or denied.

    passive: the subject is the word's object: is chased by the wolf.
    """

    word: Word
    objects: tuple[Thing, ...] = ()
    positive: bool = True
    passive: bool = False

    def of(self, subject: str) -> Literal:
        """The claim made of a constant or variable."""
        names = [thing.name for thing in self.objects]
        arguments = (*names, subject) if self.passive else (subject, *names)
        return Literal(self.word.name, arguments, self.positive)

    @property
    def denied(self) -> Claim:
        """The opposite claim."""
        return Claim(self.word, self.objects, not self.positive, self.passive)

    @property
    def copular(self) -> bool:
        """Whether it is said with a form of `be` that several claims may share."""
        return isinstance(self.word, Adjective | Kind | Tie)
