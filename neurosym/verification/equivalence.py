"""Whether a claimed answer and a gold answer are the same, exactly.

The rules:

- Numbers are compared as fractions. Currency, thousands separators, units and words beside a number
  do not count; "40%" may mean 40 or 2/5, "2.5 million" 2.5 or 2,500,000.
- A decimal with at least two decimals and two significant digits also equals any exact number that
  it is the rounding of: 33.33 equals 100/3, but 33.3 and 33 do not (a tie may be rounded either way).
  Of decimals longer than twelve digits, the print of a binary float, twelve are compared.
- A real that is no fraction equals another only if that is proved; a decimal as above.
- Ratios are compared in lowest terms; 3:4 equals the number 3/4.
- Several values must be as many. Where the gold names its values ("30 (girls); 15 (boys)"), a claim
  with the same names is matched by name and one without names by position; otherwise order is free.
- Truth values: yes is true, uncertain is unknown. Words: case, articles, titles and punctuation do
  not count, and the owner stands for what is owned ("Jake" for "Jake's stables").
- Tables are compared place by place, row by row; see `verification.tables` for how they may be written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from neurosym.language.printing import print_value
from neurosym.language.syntax import Answer
from neurosym.verification.quantities import (
    Item,
    Parts,
    Phrase,
    Quantity,
    Reading,
    Root,
    TruthValue,
    from_value,
    numbers_in,
    split_parts,
    truth,
)
from neurosym.verification.radicals import decimals_of, same_real
from neurosym.verification.tables import Grid, same_table, table_in


class Match(StrEnum):
    """How a claim stands to the gold answer."""

    EQUAL = "equal"
    DIFFERENT = "different"
    UNPARSABLE = "unparsable"  # something is claimed, but it is no value of the kind asked for
    ABSENT = "absent"  # nothing is claimed


Gold = str | int | float | Answer

_IDLE_WORDS = frozenset("the a an it is was they are were he she his her their mr mrs ms miss dr s in on at of".split())
_LETTER = re.compile(r"^\W{0,3}([A-Za-z])\W{0,3}$")


def compare(
    claim: str | Answer | None,
    gold: Gold,
    answer_type: str = "number",
    options: Sequence[str] | None = None,
) -> Match:
    """Hold a claim, text or exact values, against the gold answer of a problem.

    answer_type: number, label, option, text or grid. options: the texts of the options A, B, ... if
    the problem has any. The claim should be an answer, not a paragraph: see `answering.extraction`.
    """
    if claim is None or claim == () or (isinstance(claim, str) and not claim.strip()):
        return Match.ABSENT
    if answer_type == "option":
        return _compare_option(claim, str(gold), options or ())
    if answer_type == "label":
        return _compare_label(claim, gold)
    gold_items = _items(gold)
    gold_table = _table(gold, answer_type)
    if gold_table is not None:
        return _compare_table(claim, gold_table)
    if all(isinstance(item, TruthValue) for item in gold_items) and len(gold_items) == 1:
        return _compare_label(claim, gold)
    if all(isinstance(item, Quantity | Root | Parts) for item in gold_items):
        return _compare_numbers(claim, gold_items)
    return _compare_words(claim, gold_items)


def is_unanswerable(gold: Gold) -> bool:
    """Whether the gold answer says that the problem has none, so that abstaining is right."""
    return isinstance(gold, str) and gold.strip().casefold() == "none"


def _items(answer: Gold) -> tuple[Item, ...]:
    """The items of a gold answer: numbers if it is made of numbers, else one phrase or truth value."""
    if isinstance(answer, tuple):
        return tuple(map(from_value, answer))
    text = str(answer)
    return numbers_in(text) or (truth(text) or Phrase(text),)


def _table(answer: Gold, answer_type: str) -> Grid | None:
    """The table that an answer is, where one is asked for or given."""
    if isinstance(answer, tuple):
        items = _items(answer)
        return items[0] if len(items) == 1 and isinstance(items[0], Grid) else None
    return table_in(str(answer)) if answer_type == "grid" else None


def _compare_table(claim: str | Answer, gold: Grid) -> Match:
    claimed = _table(claim, "grid")
    return Match.UNPARSABLE if claimed is None else _match(same_table(claimed, gold))


def _compare_numbers(claim: str | Answer, gold: tuple[Item, ...]) -> Match:
    claimed = tuple(map(from_value, claim)) if isinstance(claim, tuple) else numbers_in(claim)
    if not claimed:
        return Match.UNPARSABLE
    if len(claimed) != len(gold):
        return Match.DIFFERENT
    if any(_equal(c, g) is None for c in claimed for g in gold):
        return Match.UNPARSABLE
    return _match(_all_equal(claimed, gold))


def _compare_words(claim: str | Answer, gold: tuple[Item, ...]) -> Match:
    claimed = tuple(map(from_value, claim)) if isinstance(claim, tuple) else _worded(claim, len(gold))
    if not any(_says_something(item) for item in claimed):
        return Match.UNPARSABLE
    if len(claimed) != len(gold):
        return Match.DIFFERENT
    return _match(_all_equal(claimed, gold))


def _worded(claim: str, wanted: int) -> tuple[Item, ...]:
    """The items of a claim in words, taken apart only where several are wanted."""
    if wanted == 1:
        return (truth(claim) or Phrase(claim),)
    parts = [part for part in split_parts(claim) if part.strip()]
    return tuple(item for part in parts for item in (numbers_in(part) or (truth(part) or Phrase(part),)))


def _compare_label(claim: str | Answer, gold: Gold) -> Match:
    wanted = _items(gold)
    claimed = tuple(map(from_value, claim)) if isinstance(claim, tuple) else (truth(claim),)
    if claimed == (None,):
        return Match.UNPARSABLE
    return _match(claimed == wanted)


def _compare_option(claim: str | Answer, gold: str, options: Sequence[str]) -> Match:
    text = claim if isinstance(claim, str) else ", ".join(map(print_value, claim))
    letter = _LETTER.match(text)
    if letter:
        return _match(letter[1].upper() == gold.strip().upper())
    fitting = [place for place, option in enumerate(options) if _fits_option(claim, option)]
    if len(fitting) == 1:
        return _match(chr(ord("A") + fitting[0]) == gold.strip().upper())
    definite = isinstance(claim, tuple) or bool(numbers_in(text))
    return Match.DIFFERENT if definite and not fitting else Match.UNPARSABLE


def _fits_option(claim: str | Answer, option: str) -> bool:
    return compare(claim, re.sub(r"^\s*\(?[A-Za-z]\s?\)\s*", "", option), "text") is Match.EQUAL


def _match(equal: bool) -> Match:
    return Match.EQUAL if equal else Match.DIFFERENT


def _all_equal(claimed: tuple[Item, ...], gold: tuple[Item, ...]) -> bool:
    """Whether several values are the same: by name, by position or as a set, as the module says."""
    if _named_apart(gold):
        if _named_apart(claimed) and (pairs := _by_name(claimed, gold)) is not None:
            return all(_equal(c, g) for c, g in pairs)
        return all(_equal(c, g) for c, g in zip(claimed, gold, strict=True))
    left = list(gold)
    for item in claimed:
        partner = next((other for other in left if _equal(item, other)), None)
        if partner is None:
            return False
        left.remove(partner)
    return True


def _named_apart(items: tuple[Item, ...]) -> bool:
    names = [_words_of(item) for item in items]
    return len(items) > 1 and all(names) and len(set(names)) == len(names)


def _words_of(item: Item) -> frozenset[str]:
    return item.words if isinstance(item, Quantity) else frozenset()


def _by_name(claimed: tuple[Item, ...], gold: tuple[Item, ...]) -> list[tuple[Item, Item]] | None:
    """Each claimed value with the one gold value that shares a word with it; None if that is no pairing."""
    common = frozenset.intersection(*map(_words_of, gold))
    pairs = []
    for item in claimed:
        partners = [other for other in gold if (_words_of(item) & _words_of(other)) - common]
        if len(partners) != 1:
            return None
        pairs.append((item, partners[0]))
    return pairs if len({id(partner) for _, partner in pairs}) == len(gold) else None


def _equal(a: Item, b: Item) -> bool | None:
    """Whether two items are the same; None where that cannot be told (a real that cannot be read)."""
    match a, b:
        case Quantity(), Quantity():
            return any(_near(x, y) for x in a.readings for y in b.readings)
        case Root(), Root():
            return same_real(a.text, b.text)
        case (Root() as root, Quantity() as quantity) | (Quantity() as quantity, Root() as root):
            return _is_real(root, quantity)
        case Parts(), Parts():
            return a.parts == b.parts
        case (Parts() as ratio, Quantity() as quantity) | (Quantity() as quantity, Parts() as ratio):
            return _is_quotient(ratio, quantity)
        case TruthValue(), TruthValue():
            return a.value == b.value
        case Phrase(), Phrase():
            return _same_words(a.words, b.words)
        case Grid(), Grid():
            return same_table(a, b)
        case _:
            return False


def _near(a: Reading, b: Reading) -> bool:
    return abs(a.value - b.value) <= max(a.slack, b.slack)


def _is_real(root: Root, quantity: Quantity) -> bool | None:
    """Whether a number is this real: exactly ("sqrt(4)" is 2), or as a decimal that rounds it."""
    decimals = Fraction(root.approximation) if root.approximation else decimals_of(root.text)
    if decimals is None:
        return None
    return any(
        abs(reading.value - decimals) <= reading.slack or same_real(root.text, str(reading.value))
        for reading in quantity.readings
    )


def _is_quotient(ratio: Parts, quantity: Quantity) -> bool:
    if len(ratio.parts) != 2 or ratio.parts[1] == 0:
        return False
    value = Reading(Fraction(*ratio.parts), Fraction(0))
    return any(_near(value, reading) for reading in quantity.readings)


def _says_something(item: Item) -> bool:
    return not isinstance(item, Phrase) or re.search(r"\w", item.words) is not None


def _same_words(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    owner = re.match(r"(.+?)['’]s?\s+\w", long)
    return _bare(a) == _bare(b) or (owner is not None and _bare(owner[1]) == _bare(short))


def _bare(words: str) -> str:
    """Words in lower case without idle words, possessives and punctuation: "The Red ball." is "red ball"."""
    words = re.sub(r"(?<=\d)\s*([ap])\.?\s?m\b\.?", r"\1m", words.casefold())
    kept = re.findall(r"\w[\w:.\-]*\w|\w", re.sub(r"['’]s\b|['’]", "", words))
    return " ".join(word for word in kept if word not in _IDLE_WORDS) or words.strip()
