"""Names and notes for the statements of a program, taken from the words of a worked solution or question.

Training pairs carry descriptive names because a small model thinks in them: `eggs_left` is a thought,
`v2` is not. Nothing here needs a tagger: short lists of function words are enough for a useful name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set
from fractions import Fraction

KEYWORDS = frozenset(
    """answer unknown mod and or not if then else true false implies which largest smallest of ratio count min max
    abs floor ceil round mean sqrt gcd lcm factorial binomial divides prime digit_sum natural integer rational real
    domain""".split()
)
PREPOSITIONS = frozenset(
    "of in on for per to from with at by after before into over under during between without than except".split()
)
_DROPPED = frozenset(
    """a an the his her hers their its my our your this that these those there he she they it we i you him them us
    so then therefore thus hence now also only still just already both all is was are were be been being am will
    would can could should shall may might must did does do s t number amount finally altogether already about
    x equal exactly approximately equals calculate find since because first next up out if when get gets got and or
    as not let which who whom what how many much whose where""".split()
)
_AUXILIARY = frozenset("has have had having makes need needs needed means".split())
FUNCTION_WORDS = _DROPPED | PREPOSITIONS | _AUXILIARY
"""Words that say nothing about what is spoken of."""

_CLAUSE_BREAKS = frozenset(
    "because since so when if which that who while but as where then and meaning making giving or compared".split()
)
_TIME_WORDS = frozenset("day week month year hour minute second night morning trip piece person pound".split())
_LEAD_IN = re.compile(
    r"^(so|then|therefore|thus|hence|and|now|next|finally|also|in total|first|this means|that means|which means|"
    r"this is|that is|it is|that's|it's|which is|we know|we can see|there (?:are|is|were|will be))\b[\s,:]*",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"^(?P<subject>.+?)\s+(?:is|are|was|were|will be|would be|be|costs?|equals?|comes? (?:out )?to|"
    r"came to|totals?|=)(?:\s+(?:now|only|also|still|equal to|a total of|about|thus|therefore|worth|then))*\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
LONGEST_NAME = 48
LONGEST_NOTE = 10


def plain(text: str) -> str:
    """The text without accents and with straight quotes, for reading words off it."""
    straight = text.replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", " - ")
    return unicodedata.normalize("NFKD", straight).encode("ascii", "ignore").decode()


def words(text: str) -> list[str]:
    """The lower-case words of a text, possessive endings and digits left out."""
    found = _WORD.findall(plain(text).lower())
    return [word.split("'")[0] for word in found]


def phrase_name(found: Iterable[str], most: int = 4) -> str:
    """A name of at most `most` words out of words in their order; "" if none of them says anything."""
    kept: list[str] = []
    pending = list(found)
    for place, word in enumerate(pending):
        following = pending[place + 1] if place + 1 < len(pending) else ""
        if word in ("a", "an") and kept and following in _TIME_WORDS:
            kept.append("per")
        elif word in PREPOSITIONS:
            if kept and kept[-1] not in PREPOSITIONS:
                kept.append(word)
        elif word not in _DROPPED and len(word) > 1 and word not in kept:
            kept.append(word)
        if len(kept) > most:
            break
    kept = kept[:most]
    while kept and kept[-1] in PREPOSITIONS:
        kept.pop()
    return safe_name("_".join(kept))


def safe_name(name: str) -> str:
    """The name if the grammar takes it and it is not a keyword, a near form of it otherwise ("" stays "")."""
    if name in KEYWORDS:
        return f"the_{name}"
    while len(name) > LONGEST_NAME:
        name = name.rpartition("_")[0] or name[:LONGEST_NAME]
    return name


def unique_name(candidates: Iterable[str], taken: Set[str], fallback: str = "result") -> str:
    """The first candidate that is not taken; the first one with a running number if all are."""
    usable = [name for name in candidates if name] or [fallback]
    for name in usable:
        if name not in taken:
            return name
    longest = max(usable, key=lambda name: name.count("_"))
    number = next(n for n in range(2, 1000) if f"{longest}_{n}" not in taken)
    return f"{longest}_{number}"


def _last_clause(before: str) -> str:
    """The clause that leads up to a calculation."""
    clause = re.split(r"[.;:!?]\s|,\s", before.strip(" $(")) if before.strip() else [""]
    last = next((part for part in reversed(clause) if len(words(part)) > 0), "")
    while (shorter := _LEAD_IN.sub("", last)) != last:
        last = shorter
    return last.strip()


def _clause_before_last(before: str) -> str:
    """The clause before that one: `After buying a hat, Josh has` gives `After buying a hat`."""
    parts = [part for part in re.split(r"[.;:!?]\s|,\s", before.strip(" $(")) if words(part)]
    return parts[-2] if len(parts) > 1 else ""


def _first_phrase(after: str) -> list[str]:
    """The words that follow a result, up to the end of their clause."""
    head = re.split(r"[.,;:!?(=\d]|\s-\s", plain(after), maxsplit=1)[0]
    kept: list[str] = []
    for word in words(head):
        if word in _CLAUSE_BREAKS:
            break
        kept.append(word)
    return kept


def result_names(before: str, after: str) -> list[str]:
    """Candidate names for a result, best first, from the words before and after its calculation."""
    clause = _last_clause(before)
    phrase = _first_phrase(after)
    noun = phrase_name(phrase)
    subject = _COPULA.match(clause)
    told = phrase_name(words(subject["subject"])) if subject else ""
    lead = [word for word in words(clause) if word not in _DROPPED | _AUXILIARY | PREPOSITIONS and len(word) > 1]
    starts_with_preposition = bool(phrase) and phrase[0] in PREPOSITIONS
    candidates: list[str] = []
    if told and "_" in told:
        candidates.append(told)
    if noun and starts_with_preposition:
        candidates.append(phrase_name([*lead[-1:], *phrase]))
    if "_" in noun:
        candidates.append(noun)
    if noun and lead:
        candidates.append(phrase_name([lead[0], *phrase]))
        candidates.append(phrase_name([*lead[:2], *phrase]))
    if len(lead) > 1:
        candidates.append(phrase_name(lead[:4]))
    candidates.append(phrase_name([*(lead or phrase), *words(_clause_before_last(before))]))
    candidates += [told, noun, *lead]
    return [name for name in candidates if name]


def note_of(before: str, after: str, name: str, known: Set[Fraction] = frozenset()) -> str:
    """A short remark on a statement: its line without the calculation; "" if it says no more than the name.

    Numbers other than the `known` ones (of the question) are left out: they are results, not things told.
    """
    note = _tidy(f"{_last_sentence(before)} {_first_sentence(after)}", known)
    if len(note.split()) > LONGEST_NOTE:
        note = _tidy(f"{_last_clause(before)} {_first_sentence(after)}", known)
    kept = note.split()[:LONGEST_NOTE]
    while kept and (kept[-1].lower() in PREPOSITIONS | _TRAILING or not re.search(r"\w", kept[-1])):
        kept.pop()
    note = " ".join(kept).strip(" $.,:;=-+*/(")
    said = {word for word in words(note) if word not in _DROPPED | PREPOSITIONS | _AUXILIARY}
    return note if said - set(name.split("_")) and len(kept) > 1 else ""


def _tidy(text: str, known: Set[Fraction]) -> str:
    text = re.sub(r"\s+", " ", plain(text)).strip(" $.,:;=-")
    while (shorter := _LEAD_IN.sub("", text)) != text:
        text = shorter
    text = re.sub(
        r"\$?\d[\d,]*(?:\.\d+)?(?:/\d+)?%?", lambda found: found[0] if _is_known(found[0], known) else "", text
    )
    return re.sub(r"\s+", " ", text).replace("$", "")


def _is_known(numeral: str, known: Set[Fraction]) -> bool:
    """Whether every number of a numeral such as 20%, $1,200 or 3/4 is known."""
    return all(Fraction(part) in known for part in numeral.strip("$%,").replace(",", "").split("/"))


_TRAILING = frozenset("a an the and or his her their is are was were so that which because since".split())


def _last_sentence(text: str) -> str:
    return re.split(r"[.;!?]\s", plain(text).rstrip())[-1]


def _first_sentence(text: str) -> str:
    return re.split(r"[.;!?](?:\s|$)", plain(text))[0]
