"""Grounded programs: each number of a question gets a name from the words around it, then the formula uses the names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from neurosym.translation.formulas import FormulaError, decimal_text, number_of
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
NUMBER_WORDS |= {"dozen": Fraction(12), "half": Fraction(1, 2), "twice": Fraction(2), "double": Fraction(2)}

_NUMBER = re.compile(r"\d[\d,]*\.?\d*|\.\d+|[a-z]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z\"'])|(?<=[?!])\s+")
_CLAUSE_START = re.compile(r"[,;]\s|\s(?:and|but|then|if|when|so|while)\s", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;?!]|\.(?:\s|$)|\s(?:and|but|then|if|when|so|while|because)\s", re.IGNORECASE)
_MEASURE_NOUNS = frozenset("pieces boxes bags packs cartons bottles cups pounds slices packages cans piles jars".split())
_IRREGULAR_PLURALS = frozenset("people children fish feet men women teeth mice geese sheep candy money".split())
_VERBAL = frozenset(
    """is are was were be been has have had do does did will would can could should left quit joined died came went
    more less fewer times who that which each per a an the his her their its to of in on for at by from with into""".split()
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


def quantity_names(text: str, quantity: Quantity) -> list[str]:
    """Candidate names for a number of a text, best first."""
    before, after = _clause_around(text, quantity)
    noun = _noun_after(after)
    per = _per(before, after)
    verb = _lead(before)
    if not noun and re.search(r"\$\s*$", before):
        noun = ["dollars"] if per else [*_content(before)[-1:], "cost"]
    if not noun:
        noun = [*verb[-1:], *words(after)[:4]]
    base = phrase_name(noun, 3)
    who = _subject(text[: quantity.start])
    if per and base:
        return [f"{base}_per_{per}", f"{who}_{base}_per_{per}", f"{base}_per_{per}_too"]
    return [base, phrase_name([who, *noun]) if who else "", phrase_name([*noun, *verb[-1:]]), phrase_name([*verb, *noun])]


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
    following = words(re.split(r"\d", after)[0])
    phrase: list[str] = []
    for place, word in enumerate(following[:4]):
        if word in ("more", "less", "fewer") and not phrase:
            phrase.append(word)
            continue
        if word in _VERBAL:
            break
        phrase.append(word)
        if word in _IRREGULAR_PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
            if word in _MEASURE_NOUNS and following[place + 1 : place + 2] == ["of"]:
                phrase += [w for w in following[place + 1 : place + 3] if w not in ("the", "a")]
            return phrase
    if phrase and phrase[0] in ("more", "less", "fewer"):
        return phrase[:2] if len(phrase) > 1 else []
    return phrase[:1] if phrase and not phrase[0].endswith("ed") else []


def _per(before: str, after: str) -> str:
    """What a quantity is for each of: `28 eggs into each basket`, `each box holds 7 apples`, `$3 a day`."""
    head = " ".join(words(after)[:7])
    match = re.search(r"\b(?:each|every|per) (?:of (?:the|his|her|their|these|those|its) )?([a-z]+)", head)
    match = match or re.match(r"(?:[a-z]+ )?(?:an?) (hour|day|week|month|year|minute|second|piece|pound|mile|night)\b", head)
    if not match:
        lead = " ".join(words(before))
        match = re.search(r"\b(?:each|every) (?:of (?:the|his|her|their|these|those|its) )?([a-z]+)", lead)
    if not match or match[1] in _VERBAL or match[1] == "one":
        return ""
    return singular(match[1])


def _content(text: str) -> list[str]:
    return [word for word in words(text) if word not in _VERBAL | PREPOSITIONS | _NOT_NAMES]


def _lead(before: str) -> list[str]:
    """The content words that lead up to a number: its verb, as a rule."""
    return _content(before)[-2:]


def _subject(before: str) -> str:
    names = [found for found in re.findall(r"\b[A-Z][a-z]+\b", plain(before)) if found.lower() not in _NOT_NAMES]
    return names[-1].lower() if names else ""


def question_names(text: str) -> list[str]:
    """Candidate names for what a text asks for, best first."""
    sentences = [part for part in _SENTENCE_END.split(text.strip()) if part.strip()]
    question = next((part for part in reversed(sentences) if "?" in part), sentences[-1] if sentences else "")
    asked = " ".join(re.findall(r"[a-z]+", plain(question).lower().replace("'s", "")))
    tail = re.search(r"\bhow (?:many|much|long|far|old|tall|big|fast)\b.*|\bwhat\b.*", asked)
    asked = tail[0] if tail else asked
    match = re.match(
        r"how (?:many|much) (?P<noun>.*?)\s*\b(?:does|did|do|will|would|can|could|is|are|was|were|has|have|had|should|must|"
        r"might)\b\s*(?P<rest>.*)", asked
    )  # fmt: skip
    if not match:
        return [phrase_name(asked.split()[1:]), phrase_name(asked.split()[1:], 3)]
    noun = match["noun"].split()
    rest = [word for word in match["rest"].split() if word not in _NOT_NAMES]
    verbs = [w for w in rest[1:] if w not in _VERBAL | PREPOSITIONS] if rest else []
    done = _done(rest)
    return [
        phrase_name([*noun, *done]),
        phrase_name([*noun, *[past(v) for v in verbs[:1]]]),
        phrase_name([*noun, *rest]),
        phrase_name(["total", *noun]),
    ]


def _done(rest: list[str]) -> list[str]:
    """What is told of the noun asked for: `left`, `now`, `in total`, or the verb in the past."""
    for word in ("left", "total", "altogether", "together", "now"):
        if word in rest:
            return [{"altogether": "total", "together": "total", "now": "now_"}.get(word, word).strip("_")]
    verbs = [word for word in rest[1:] if word not in _VERBAL | PREPOSITIONS and word in _PAST]
    return [past(verbs[0])] if verbs and past(verbs[0]) else rest[-1:]
