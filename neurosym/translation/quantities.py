"""The numbers of a text and what they are the numbers of: names for them, and for what the text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from neurosym.translation.formulas import number_of
from neurosym.translation.naming import PREPOSITIONS, phrase_name, plain, safe_name, unique_name, words

NUMBER_WORDS = {
    word: Fraction(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
}
NUMBER_WORDS |= {
    word: Fraction(10 * value)
    for value, word in enumerate("thirty forty fifty sixty seventy eighty ninety hundred".split(), start=3)
}
_NUMBER = re.compile(r"\d[\d,]*\.?\d*|\.\d+|[a-z]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z\"'])|(?<=[?!])\s+")
_CLAUSE_START = re.compile(r"[,;]\s|\s(?:and|but|then|if|when|so|while)\s", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;?!]|\.(?:\s|$)|\s(?:and|but|then|if|when|so|while|because)\s", re.IGNORECASE)
_MEASURE_NOUNS = frozenset(
    "pieces boxes bags packs cartons bottles cups pounds slices packages cans piles jars".split()
)
_IRREGULAR_PLURALS = frozenset("people children fish feet men women teeth mice geese sheep candy money".split())
_VERBAL = frozenset(
    """is are was were be been has have had do does did will would can could should left quit joined died came went
    more less fewer times who that which each per a an the his her their its to of in on for at by from with
    into""".split()
)
_NOT_NAMES = frozenset(
    """the if she he a an on there after each in for when how it they at during one two if his her their some this
    to what of and every last i we you my our before by as with from its mr mrs ms dr while then""".split()
)
_PAST = {
    "buy": "bought", "sell": "sold", "eat": "eaten", "give": "given", "get": "got", "make": "made", "spend": "spent",
    "have": "", "do": "", "take": "taken", "see": "seen", "find": "found", "read": "read", "use": "used",
    "pay": "paid", "go": "gone", "put": "put", "win": "won", "lose": "lost", "grow": "grown", "write": "written",
    "drive": "driven", "run": "run", "catch": "caught", "bring": "brought", "cut": "cut", "keep": "kept",
    "drink": "drunk", "ride": "ridden", "fit": "fit", "send": "sent", "begin": "begun", "swim": "swum",
    "throw": "thrown", "hold": "held", "leave": "left", "build": "built", "draw": "drawn", "feed": "fed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text: its value, and where it stands."""

    value: Fraction
    start: int
    end: int


def quantities(text: str) -> list[Quantity]:
    """The numbers of a text in order, numerals and small number words."""
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        token = match[0]
        if token[0].isalpha():
            value = NUMBER_WORDS.get(token.lower())
            if value is not None:
                found.append(Quantity(value, match.start(), match.end()))
        else:
            shown = token.rstrip(".,")
            found.append(Quantity(number_of(shown), match.start(), match.start() + len(shown)))
    return found


def singular(noun: str) -> str:
    """The singular of a regular English plural."""
    if noun.endswith("ves"):
        return noun[:-3] + "f"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ses", "xes", "ches", "shes", "zes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) else noun


def past(verb: str) -> str:
    """The past participle of an English verb, regular ones by rule ("have" gives nothing)."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words around a number say: what is counted, for each of what, who has it, what is done."""

    noun: str
    per: str
    who: str
    verb: str
    elided: str  # stands for the noun where the text leaves it out: `gave 2 to her friends`


def setting(text: str, quantity: Quantity) -> Setting:
    """The setting of one number of a text."""
    sentence = _SENTENCE_END.split(text[: quantity.start])[-1]
    before, after = _clause_around(text, quantity)
    verb = _verb(sentence)
    per = _per(before, after)
    noun = phrase_name(_noun_after(after), 3)
    if re.search(r"\$\s*$", before):
        noun = "dollars" if per else ""
        spent = [word for word in _content(before) if not _is_verb(word)]
        elided = phrase_name([*spent[-2:], "price" if re.search(r"\b(for|costs?|at)\s+\$\s*$", before) else "dollars"])
    else:
        elided = phrase_name([*([verb] if verb else _content(before)[-1:]), *words(after)[:4]])
    return Setting(noun, per, _subject(sentence), verb, elided)


def quantity_names(text: str, used: Iterable[Quantity], asked: str) -> dict[Quantity, str]:
    """A name for each number, all different and none equal to `asked`, the name of what the text asks for."""
    settings = {quantity: setting(text, quantity) for quantity in used}
    bases: dict[Quantity, str] = {}
    last_noun = ""
    for quantity, found in settings.items():
        base = found.noun or (last_noun if found.per else found.elided) or last_noun or "quantity"
        last_noun = found.noun or last_noun
        bases[quantity] = f"{base}_per_{found.per}" if found.per else base
    names: dict[Quantity, str] = {}
    for base in dict.fromkeys(bases.values()):
        group = [quantity for quantity in bases if bases[quantity] == base]
        alone = len(group) == 1 and ("_per_" in base or not _same_thing(base, asked))
        for quantity, candidates in _group_candidates(base, {q: settings[q] for q in group}, alone).items():
            names[quantity] = unique_name(map(safe_name, candidates), {*names.values(), asked})
    return names


def _same_thing(base: str, asked: str) -> bool:
    return bool(set(base.split("_")) & set(asked.split("_")) - PREPOSITIONS)


def _group_candidates(base: str, group: dict[Quantity, Setting], alone: bool) -> dict[Quantity, list[str]]:
    """Names for quantities of the same noun: told apart by who has it, else by what is done with it."""
    if alone:
        return {quantity: [base] for quantity in group}
    told = {q: [f"{base}_{s.verb}" if s.verb else "", f"{s.who}_{base}" if s.who else ""] for q, s in group.items()}
    by_who = len({s.who for s in group.values()}) == len(group) and all(s.who for s in group.values())
    by_verb = len({s.verb for s in group.values()}) == len(group) and all(s.verb for s in group.values())
    if by_who and not by_verb and len(group) > 1:
        return {quantity: [*reversed(told[quantity]), base] for quantity in group}
    return {quantity: [*told[quantity], base] for quantity in group}


def _clause_around(text: str, quantity: Quantity) -> tuple[str, str]:
    sentence = _SENTENCE_END.split(text[: quantity.start])[-1]
    starts = [match.end() for match in _CLAUSE_START.finditer(sentence)]
    before = sentence[starts[-1] :] if starts and words(sentence[starts[-1] :]) else sentence
    rest = text[quantity.end :]
    end = _CLAUSE_END.search(rest)
    return before, rest[: end.start()] if end else rest


def _noun_after(after: str) -> list[str]:
    """The noun phrase right after a number: up to the first plural, at most three words; [] if none is there."""
    if re.match(r"\s*(?:percent|%)", after):
        return ["percent"]
    following = words(re.split(r"\d", re.sub(r"^(?:st|nd|rd|th)\b", "", after))[0])
    if following[:1] == ["of"]:
        following = [w for w in following[1:] if w not in ("the", "his", "her", "their", "those", "these")]
    phrase: list[str] = []
    for place, word in enumerate(following[:4]):
        if word in ("more", "less", "fewer") and not phrase:
            phrase.append(word)
            continue
        if word in _VERBAL or word in _NOT_NAMES:
            break
        phrase.append(word)
        if word in _IRREGULAR_PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
            if word in _MEASURE_NOUNS and following[place + 1 : place + 2] == ["of"]:
                phrase += _measured(following[place + 2 :])
            return phrase
    if phrase and phrase[0] in ("more", "less", "fewer"):
        return phrase[:2] if len(phrase) > 1 else []
    return phrase[:1] if phrase and not _is_verb(phrase[0]) else []


def _measured(following: list[str]) -> list[str]:
    """What there are pieces, boxes or cups of."""
    return ["of", *[w for w in following[:1] if w not in _VERBAL | _NOT_NAMES]]


_EACH = r"(?:each|every|per|an?(?= (?:hour|day|week|month|year|minute|second|pound|mile|night)\b))"
_THE = r"(?:of )?(?:the |his |her |their |these |those |its )?"


def _per(before: str, after: str) -> str:
    """What a quantity is for each of: `28 eggs into each basket`, `each box holds 7 apples`, `$3 a day`."""
    head = " ".join(words(after)[:7])
    match = re.search(rf"\b{_EACH} {_THE}([a-z]+)( of [a-z]+)?", head)
    if not match:
        match = re.search(rf"\b(?:each|every) {_THE}([a-z]+)( of [a-z]+)?", " ".join(words(before)))
    if not match or match[1] in _VERBAL or match[1] in ("one", "of"):
        return ""
    return singular(match[1]) + (match[2] or "").replace(" ", "_")


def _content(text: str) -> list[str]:
    return [word for word in words(text) if word not in _VERBAL | PREPOSITIONS | _NOT_NAMES]


def _is_verb(word: str) -> bool:
    return word in _VERB_FORMS or (word.endswith("ed") and len(word) > 4)


def _verb(before: str) -> str:
    """The last verb before a number; what is merely there is there `at_first`."""
    for word in reversed(words(before)):
        if _is_verb(word):
            return _VERB_FORMS.get(word, word)
        if word in ("had", "has", "have", "are", "were", "was"):
            return "at_first"
    return ""


def _subject(before: str) -> str:
    """The last proper name or relative before a number in its sentence."""
    found = [
        word.lower()
        for word in re.findall(r"[A-Za-z]+", plain(before).replace("'s", ""))
        if (word[0].isupper() and len(word) > 1 and word.lower() not in _NOT_NAMES) or word.lower() in _RELATIVES
    ]
    return found[-1] if found else ""


def question_name(text: str) -> str:
    """A name for what a text asks for."""
    sentences = [part for part in _SENTENCE_END.split(text.strip()) if part.strip()]
    question = next((part for part in reversed(sentences) if "?" in part), sentences[-1] if sentences else "")
    names = set(re.findall(r"(?<!^)\b[A-Z][a-z]+", plain(question)))
    asked = " ".join(re.findall(r"[a-z]+", plain(question).lower().replace("'s", "")))
    tail = re.search(r"\b(?:how (?:many|much|long|far|old|tall|big|fast|heavy|deep|wide)|what)\b.*", asked)
    asked = tail[0] if tail else asked
    match = _HOW_MANY.match(asked)
    if not match:
        measure = _MEASURES.get(" ".join(asked.split()[:2]), "")
        name = phrase_name([w for w in asked.split()[2 if measure else 1 :] if w not in _NOT_NAMES - PREPOSITIONS])
        return phrase_name([measure, *name.split("_")], 3) if measure else name or "result"
    return _how_many_name(match["noun"].split(), match["rest"].split(), {name.lower() for name in names}) or "result"


def _how_many_name(noun: list[str], rest: list[str], names: set[str]) -> str:
    """The name of `how many NOUN ... REST`."""
    if (noun[:1] == ["more"] and len(noun) == 1) or not noun:
        return phrase_name([*noun, *[w for w in rest if w not in _NOT_NAMES | names]], 3)
    if "left" in rest or "remain" in rest:
        return phrase_name([*noun, "left"])
    told = [word for word in rest if word not in names | _NOT_NAMES]
    each = re.search(rf"\b{_EACH} {_THE}([a-z]+)", " ".join(rest))
    if each and each[1] != "of":
        return safe_name(f"{phrase_name(noun, 3)}_per_{singular(each[1])}")
    verb = next((past(word) for word in told if word in _PAST or word in _BASE_VERBS), "")
    if {"total", "altogether", "together", "all"} & set(rest):
        return phrase_name(["total", *noun, verb])
    if "now" in rest:
        return phrase_name([*noun, "now"])
    if verb:
        return phrase_name([*noun, verb])
    return phrase_name([*noun, *[word for word in told if word not in _VERBAL - PREPOSITIONS]])


_HOW_MANY = re.compile(
    r"how (?:many|much) (?P<noun>.*?)\s*\b(?:does|did|do|will|would|can|could|is|are|was|were|has|have|had|should|must|"
    r"might)\b\s*(?P<rest>.*)"
)
_MEASURES = {"how fast": "speed", "how far": "distance", "how long": "time", "how old": "age", "how tall": "height",
             "how heavy": "weight", "how deep": "depth", "how wide": "width"}  # fmt: skip
_RELATIVES = frozenset(
    "dad mom mother father brother sister friend friends aunt uncle grandma grandmother teacher mum cousin".split()
)
_BASE_VERBS = frozenset(
    """need pick collect plant answer score earn walk bake cook serve paint invite order play attend weigh add gather
    deliver pack place finish complete watch visit travel receive remove save share start end cost hike jog pour want
    remain mow sew use pass hike color colour check download upload delete gain swim fill water join stack wash
    move""".split()
)
_VERB_FORMS = {
    form: past_form for base, past_form in _PAST.items() for form in (base, base + "s", past_form) if past_form
}
_VERB_FORMS |= {
    "ate": "eaten", "gave": "given", "got": "gotten", "took": "taken", "saw": "seen", "went": "gone", "grew": "grown",
    "wrote": "written", "drove": "driven", "ran": "run", "threw": "thrown", "drank": "drunk", "rode": "ridden",
    "swam": "swum", "drew": "drawn", "began": "begun", "broke": "broken", "costs": "cost", "cost": "cost",
    "needs": "needed", "need": "needed", "uses": "used", "weighs": "weighed", "works": "worked", "left": "left",
    "bought": "bought", "quit": "quit", "died": "died", "sold": "sold", "spent": "spent", "goes": "gone",
}  # fmt: skip
