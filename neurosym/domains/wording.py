"""English for templates: articles, verb forms, ordinals, lists, and the names that a program uses for words."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from neurosym.errors import NeurosymError
from neurosym.language.grammars import reserved_words

CARDINALS = "zero one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_ING = {"be": "being", "lie": "lying", "die": "dying", "tie": "tying", "see": "seeing"}
_DOUBLED = frozenset("run swim sit get put plan chat jog knit win cut prefer trim sip".split())
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def key(words: str, domain: str = "") -> str:
    """How a program writes these words as a name; a word of the domain's language gets `the_` before it."""
    name = _NOT_A_LETTER.sub("_", words.lower().replace("'", "")).strip("_") or "x"
    if not name[0].isalpha():
        name = f"n_{name}"
    return f"the_{name}" if name in _reserved(domain) else name


def _reserved(domain: str) -> frozenset[str]:
    try:
        return reserved_words(domain) if domain else frozenset()
    except NeurosymError:
        return frozenset()


def a(noun: str) -> str:
    """The noun with its indefinite article."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def third(verb: str) -> str:
    """The third person of a verb, with whatever follows it: keep a cat, keeps a cat."""
    head, _, rest = verb.partition(" ")
    if head in _IRREGULAR:
        head = _IRREGULAR[head]
    elif head.endswith(("s", "x", "ch", "sh", "o")):
        head += "es"
    elif head.endswith("y") and head[-2] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "s"
    return f"{head} {rest}".strip()


def ing(verb: str) -> str:
    """The present participle of a verb, with whatever follows it."""
    head, _, rest = verb.partition(" ")
    if head in _ING:
        head = _ING[head]
    elif head in _DOUBLED:
        head += head[-1] + "ing"
    elif head.endswith("e") and not head.endswith("ee"):
        head = head[:-1] + "ing"
    else:
        head += "ing"
    return f"{head} {rest}".strip()


def negated(verb: str) -> str:
    """The verb denied: does not keep a cat, is not red."""
    head, _, rest = verb.partition(" ")
    return f"is not {rest}" if head == "be" else f"does not {verb}"


def cardinal(rng: random.Random, number: int) -> str:
    """A whole number in words, now and then in digits."""
    return CARDINALS[number] if rng.random() < 0.75 else str(number)


def ordinal(rng: random.Random, number: int) -> str:
    """first, second, ..., now and then 1st, 2nd, ..."""
    if rng.random() < 0.85:
        return ORDINALS[number]
    return f"{number}{('th', 'st', 'nd', 'rd')[number if number < 4 else 0]}"


def listed(rng: random.Random, items: Sequence[str], word: str = "and") -> str:
    """Items as a list in a sentence, with or without the last comma."""
    if len(items) < 2:
        return "".join(items)
    comma = "," if len(items) > 2 and rng.random() < 0.5 else ""
    return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"


def sentence(words: str) -> str:
    """The words as a sentence: single spaces, a capital letter, a full stop unless it has an end."""
    words = re.sub(r"\s+([,.;:?!])", r"\1", " ".join(words.split()))
    place = next((i for i, character in enumerate(words) if character.isalnum()), 0)
    words = words[:place] + words[place : place + 1].upper() + words[place + 1 :]
    return words if words.endswith((".", "?", "!", ":", '"')) else words + "."


def numeral(value: str) -> bool:
    """Whether the words begin with a digit, so that their name needs a word before it."""
    return value[:1].isdigit()
