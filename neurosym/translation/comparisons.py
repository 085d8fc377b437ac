"""What a sentence compares: the words that say more or less of something, or that somebody is at an end of it.

"Newer than", "costs less than", "outweighs" and "was born before" compare two; "the newest", "costs the least", "older
than everybody else" and "nobody is older than" say who is at an end. Each is of a word that names its scale: the
adjective, a verb where no adjective is listed for it, or a position ("left", "before").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from neurosym.translation.opposites import COMPARATIVES, adjective

_NUMBER = r"(?:\S*\d\S*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|an?(?: few)?)"
_ORDINAL = r"(?:second|third|(?:four|fif|six|seven|eigh|nin|ten)th|\d+(?:st|nd|rd|th))"
_DEGREE = r"(?: (?:much|far|even|somewhat|just|only|still|way|\w+ly))*"
_VERB = r"(?:\b(?P<be>is|are|was|were|be|been|gets?|got) )?\b(?P<verb>\w+)(?P<after> (?:for|in|out|up))?"
_AGED = r"\b(?:born|built|founded)"
_RANK = r"\b(?:finish|rank|plac|came?|come)\w*"
_NO_NOUN = rf"(?:is|are|was|were|{'|'.join(sorted(COMPARATIVES))})"
"""What is not between a comparative and "than": in "the hamper is heavier than", the hamper is none."""
_COMPARED = re.compile(
    rf"{_AGED}(?:,? \w+){{0,3}}? (?P<born>before|after|(?:earlier|sooner|later) than)\b"
    r"|\b(?P<out>out\w+)(?P<by> by\b)?"
    rf"|{_VERB}(?: {_NUMBER}(?: \w+)??)?{_DEGREE} (?P<change>more|less) than\b"
    r"|\b(?:(?P<how>more|less|fewer) (?P<much>\w+)"
    rf"|(?!(?:other|rather|fewer)\b)(?P<form>\w+er|worse)(?: (?!{_NO_NOUN}\b)\w+){{0,2}}?) than\b"
    rf"|(?P<rank>{_RANK}(?: (?:in|just|right|directly|immediately|anywhere|somewhere))? )?"
    r"\b(?P<side>above|below|beneath|before|after|behind|ahead(?= of\b)|"
    r"(?:left|right|front|north|south|east|west)(?= of\b))\b",
    re.IGNORECASE,
)
_EXTREME = re.compile(
    rf"{_AGED}(?: the)? (?P<born>first|last|earliest|latest|{_ORDINAL}(?![- ](?:to|from)\b))\b"
    rf"|{_VERB}(?: the)?(?: very)? (?:{_ORDINAL}[- ])?(?P<change>most|least)"
    r"(?=\W*$|[,.;:?!)]| (?:of all|among|out|in|at|overall|and|but|is|was)\b"
    r"|(?:(?<=the most)|(?<=the least)) of\b)"
    r"|\b(?<!at )(?:(?P<how>most|least|fewest) (?!of\b)(?P<much>\w+)|(?P<form>\w{2,}est|best|worst)(?! to the))\b"
    r"|(?:\b(?:from the|far|extreme|very)|est to the) (?P<side>left|right|top|bottom|front|back|start|end|beginning)\b"
    rf"|\b(?:finish|rank|plac|came?|come|end)\w*(?: in)? (?P<place>first|last|{_ORDINAL}(?![- ](?:to|from)\b))\b"
    r"|\b(?:on|at) the (?P<pole>top|bottom)\b"
    r"|\b(?P<most>left|right|top|bottom|north|south|east|west)(?:ern)?most\b|\b(?:to|from)[- ](?P<last>last)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not?|never|nobody|none|nothing|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_WITH_ALL = re.compile(
    r"(?: of)? (?:(?:all|any|each|every)\b|(?:every|any)(?:body|one|thing)\b|both (?:of )?(?:the )?others\b"
    r"|the (?:others|rest|other \w+s)\b)",
    re.IGNORECASE,
)
"""What follows a comparison with everybody."""
_OF_ALL = re.compile(
    r"(?:^\W*|[,;:] |\b(?:that|and|but) )(?:there (?:is|was|are|were) )?"
    r"(?:(?P<none>nobody|nothing|none|not one|no[ -]\w+)|every(?:body|one|thing)?|each|all|the (?:others|rest))\b"
    r"(?! (?:\w+ ){0,3}?(?:but|except|besides|apart)\b)",
    re.IGNORECASE,
)
"""Everybody, or nobody, at the start of a clause: who is compared."""
_NEW_CLAUSE = re.compile(r"[,;:]| (?:that|who|which|and|but|exactly)\b", re.IGNORECASE)
FIXED = frozenset(
    """left right above below beneath before after behind ahead front top bottom north south east west first last start
    end beginning""".split()
)
"""Words whose direction does not hang on the other sentences."""
_LESS = frozenset({"less", "fewer", "least", "fewest"})
_RANKING = {"above": -1, "before": -1, "ahead": -1, "below": 1, "after": 1, "behind": 1}
"""In a ranking, what is above is nearer to the first place."""
_LATER = ("after", "later", "last", "latest")
_NOT_EXTREMES = frozenset({"forest", "guest", "interest", "honest", "harvest", "request", "modest", "priest"})
_NO_VERBS = frozenset(
    """is are was were be been being am has have had do does did can could will would shall should may might must not no
    and or but by at in on of to for with from than that the a an even much far any some very slightly considerably
    somewhat little bit lot few many there one two three four five six seven eight nine ten eleven twelve once twice
    times thrice first second third it he she they which who what""".split()
)
_VERBS = """
weigh: heavy, cost: expensive, be worth: expensive, sell for: expensive, go for: expensive, be price: expensive,
be sell for: expensive, earn: rich, be pay: rich, score: high, last: long, be like: popular
"""
_PAST = """
sold: sell, went: go, took: take, held: hold, made: make, spent: spend, brought: bring, got: get, gave: give, ate: eat,
drank: drink, slept: sleep, won: win, drew: draw, drove: drive, grew: grow, knew: know, ran: run, rode: ride, saw: see,
sang: sing, swam: swim, threw: throw, wrote: write, paid: pay, caught: catch, bought: buy, built: build, lost: lose,
kept: keep, flew: fly, did: do, shone: shine
"""
_OUT = """
weigh: heavy, rank: high, run: fast, race: fast, pace: fast, last: long, live: long, score: high, grow: big, sell: sell,
spend: spend, bid: bid, earn: rich, number: many, shine: bright, smart: clever, wit: clever, perform: good, do: good,
class: good, throw: far, jump: high, drink: drink, eat: eat
"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A word, and whether more of it is said (1) or less (-1).

    start, end: its place in the text; what is compared to comes after it. extreme: whether it says who is at an end.
    fixed: whether its direction is known from the word alone.
    """

    word: str
    sign: int
    start: int
    end: int
    extreme: bool = False
    fixed: bool = False


def comparisons(text: str) -> list[Comparison]:
    """What a text compares, in its order."""
    compared = (_among_all(each, text) for found in _COMPARED.finditer(text) for each in _of_two(found))
    extreme = (each for found in _EXTREME.finditer(text) for each in _of_one(found))
    return sorted([*compared, *extreme], key=lambda each: each.start)


def denied(text: str) -> bool:
    """Whether a text may deny what it compares. A clause about nobody ("nobody is older than Al") does not."""
    plain = text
    for found in reversed([each for each in _OF_ALL.finditer(text) if each["none"]]):
        plain = plain[: found.start()] + plain[found.end() :]
    return bool(_NEGATED.search(plain))


def _of_two(found: re.Match[str]) -> Iterator[Comparison]:
    """The comparison that was found, if it is one."""
    start, end = found.span()
    if found["born"]:
        yield Comparison("old", _born(found["born"]), start, end)
    elif found["out"]:
        if word := _OUTDONE.get(_stem(found["out"][3:])):
            yield Comparison(word, -1 if found["by"] else 1, start, end)
    elif side := (found["side"] or "").lower():
        ranked = found["rank"] and side in _RANKING
        yield Comparison("last", _RANKING[side], start, end) if ranked else Comparison(side, 1, start, end, fixed=True)
    else:
        yield from _more_or_less(found)


def _of_one(found: re.Match[str]) -> Iterator[Comparison]:
    """The extreme that was found, if it is one."""
    start, end = found.span()
    if found["born"]:
        yield Comparison("old", _born(found["born"]), start, end, extreme=True)
    elif found["place"]:
        word = "last" if found["place"].lower() == "last" else "first"
        yield Comparison(word, 1, start, end, extreme=True, fixed=True)
    elif named := found["side"] or found["pole"] or found["most"] or found["last"]:
        word = named.lower()
        yield Comparison(word, 1, start, end, extreme=True, fixed=True)
    elif found[0].lower() not in _NOT_EXTREMES:
        yield from (replace(each, extreme=True) for each in _more_or_less(found))


def _more_or_less(found: re.Match[str]) -> Iterator[Comparison]:
    """Of an adjective or a verb; none of what looks like a verb and is none ("is more than")."""
    start, end = found.span()
    sign = -1 if (found["how"] or found["change"] or "").lower() in _LESS else 1
    if not found["verb"]:
        word = adjective((found["much"] or found["form"]).lower())
        yield Comparison(word, sign, start, end, fixed=word in FIXED)
    elif found["verb"].lower() not in _NO_VERBS:
        yield Comparison(_of_verb(found), sign, start, end)


def _of_verb(found: re.Match[str]) -> str:
    """The word for the scale of a verb. "Was paid more" is another scale than "paid more"."""
    passive = "be " if found["be"] else ""
    verb = f"{passive}{_stem(found['verb'])}{(found['after'] or '').lower()}"
    return _MEASURED.get(verb, verb)


def _among_all(each: Comparison, text: str) -> Comparison:
    """A comparison with everybody else says who is at an end, and so does one of everybody else, or of nobody."""
    if _WITH_ALL.match(text, each.end):
        return replace(each, extreme=True)
    clauses = [*_OF_ALL.finditer(text[: each.start])]
    if not clauses or _NEW_CLAUSE.search(text, clauses[-1].end(), each.start):
        return each
    return replace(each, extreme=True, sign=each.sign if clauses[-1]["none"] else -each.sign)


def _born(when: str) -> int:
    """Who is born earlier is older."""
    return -1 if when.lower().startswith(_LATER) else 1


def _stem(verb: str) -> str:
    """The same for all forms of a verb: weighs, weighed, weigh."""
    verb = _PRESENT.get(verb.lower(), verb.lower())
    return re.sub(r"(?<=\w\w)(?:(?<!e)ed|ing|es|(?<!s)s|e)$", "", verb).replace("y", "i")


def _table(text: str) -> dict[str, str]:
    pairs = (entry.split(":") for entry in text.replace("\n", " ").split(","))
    return {key.strip(): value.strip() for key, value in pairs}


def _stems(phrase: str) -> str:
    return " ".join(word if word in ("be", "for") else _stem(word) for word in phrase.split())


_PRESENT = _table(_PAST)
_MEASURED = {_stems(verb): word for verb, word in _table(_VERBS).items()}
_OUTDONE = {_stem(verb): word for verb, word in _table(_OUT).items()}
