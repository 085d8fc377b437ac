"""Sentences that list the values of one kind: subject, verb, how they differ, what introduces the list, and its style.

Each sentence is put together of independent choices, so that a way of saying it in a text that nobody here has seen
is mostly a new combination of what was trained.
"""

from __future__ import annotations

import random

from neurosym.domains.puzzle_templates.phrases import Row
from neurosym.domains.puzzle_templates.settings import Setting
from neurosym.domains.wording import CARDINALS, a, sentence, third

_UNLIKE = "different distinct unique separate particular individual single special specific".split()
_UNLIKE_MANY = "different distinct unique various differing separate particular diverse assorted".split()
_ARE_UNLIKE = (
    "are all different", "are unique", "differ", "are distinct", "all differ from each other", "are never the same",
    "are not shared", "vary from one to the next", "are no two alike", "are different for everyone",
)  # fmt: skip
_INTRODUCED = (
    ":", ":", ":", " -", " —", ", namely", ", which are", " (in no particular order):", ", from this list:",
    ", as follows:", ", chosen from", ". These are:", ". The list:", ". They are:", ", one of each of these:",
)  # fmt: skip
_QUOTES = (
    ("`", "`"), ('"', '"'), ("'", "'"), ("*", "*"), ("**", "**"), ("“", "”"), ("«", "»"), ("[", "]"), ("__", "__"),
)  # fmt: skip
_JOINTS = (" / ", "; ", " | ", ", ", " · ", " - ", ",")


def row_list(rng: random.Random, row: Row, word: str = "and") -> str:
    """The items of a row as a list, in the order of the row, which tells nothing."""
    items = [item.listed for item in row.items]
    if row.kind is not None and rng.random() < 0.15:
        items = [item.capitalize() for item in items]
    style = rng.choice(("words", "words", "words", "quoted", "quoted", "quoted", "joined", "numbered", "bracketed"))
    if style == "quoted":
        left, right = rng.choice(_QUOTES)
        quoted = [f"{left}{item}{right}" for item in items]
        return ", ".join(quoted) if rng.random() < 0.7 else _spoken(quoted, word, rng)
    if style == "joined":
        return rng.choice(_JOINTS).join(items)
    if style == "numbered":
        capital = any(item[0].isupper() for item in items)  # behind a full stop they would begin a sentence
        mark = rng.choice(("({n})", "{n})", "{n})" if capital else "{n}."))
        return " ".join(f"{mark.format(n=place)} {item}" for place, item in enumerate(items, 1))
    if style == "bracketed":
        left, right = rng.choice(("()", "[]", "{}"))
        return f"{left}{', '.join(items)}{right}"
    if row.article or (row.kind is not None and rng.random() < 0.3 and all(item.islower() for item in items)):
        items = [item if item[:1].isdigit() or item.endswith("s") else a(item) for item in items]
    return _spoken(items, word, rng)


def of_kind(rng: random.Random, row: Row, setting: Setting) -> str:
    """A sentence or a line of notes that lists the values of a kind, such as pets."""
    makers = (_each_has, _each_has, _each_does, _they_have, _kinds_are, _kinds_are, _heading, _nobody_shares,
              _in_company, _at_places, _items_first, _one_by_one)  # fmt: skip
    return sentence(rng.choice(makers)(rng, row, setting)) if rng.random() < 0.8 else _heading(rng, row, setting)


def of_names(rng: random.Random, row: Row, setting: Setting) -> str:
    """A sentence that lists first names where everyone's name is one of their qualities."""
    listed = row_list(rng, row)
    words = rng.choice(
        (
            f"{_each(rng, setting)} {rng.choice(('has', 'goes by', 'answers to', 'bears'))} {_a_unlike(rng, 'name')}",
            f"the {_people(rng, setting)} {rng.choice(('have', 'go by'))} {rng.choice(_UNLIKE_MANY)} names",
            f"the names {_of_whom(rng, setting)} {rng.choice(_ARE_UNLIKE)}",
            f"their {rng.choice(('first ', '', ''))}names {rng.choice(_ARE_UNLIKE)}",
        )
    )
    return sentence(words + _introduced(rng, listed))


def _each_has(rng: random.Random, row: Row, setting: Setting) -> str:
    """Each person has a unique pet: cat, dog."""
    verb = rng.choice(("has", "has", "has got", "is given", "comes with", "is known for", "is associated with"))
    owns = rng.choice(("", "", " of their own", " that nobody else has"))
    return f"{_each(rng, setting)} {verb} {_a_unlike(rng, row.noun)}{owns}" + _introduced(rng, row_list(rng, row))


def _each_does(rng: random.Random, row: Row, setting: Setting) -> str:
    """Each of the guests keeps a different pet; without a verb that fits, that they have it."""
    head = plain_verb(rng, row)
    if not head:
        return _each_has(rng, row, setting)
    return f"{_each(rng, setting)} {third(head)} {_a_unlike(rng, row.noun)}" + _introduced(rng, row_list(rng, row))


def _they_have(rng: random.Random, row: Row, setting: Setting) -> str:
    """The guests keep different pets; people have unique pets."""
    who = rng.choice((f"the {_people(rng, setting)}", "they", "they all", "all of them", "people", "these people"))
    if setting.things:
        who = rng.choice((f"the {_people(rng, setting)}", "they", "they all", "all of them"))
    head = plain_verb(rng, row) or rng.choice(("have", "have", "come with", "differ in having"))
    if rng.random() < 0.4:
        return f"{who} {head} {_a_unlike(rng, row.noun)} each" + _introduced(rng, row_list(rng, row))
    return f"{who} {head} {rng.choice(_UNLIKE_MANY)} {row.nouns}" + _introduced(rng, row_list(rng, row))


def _kinds_are(rng: random.Random, row: Row, setting: Setting) -> str:
    """The pets in the different houses are all different."""
    count = rng.choice(("", "", f"{CARDINALS[len(row.items)]} ", "possible "))
    whose = rng.choice(("", f" {_of_whom(rng, setting)}", f" {_where(rng, setting)}"))
    owner = rng.choice(("the", "their", "the", f"the {_people(rng, setting)}'"))
    listed = row_list(rng, row)
    if rng.random() < 0.4:
        return f"{owner} {count}{row.nouns}{whose if owner == 'the' else ''} are {listed}"
    return f"{owner} {row.nouns}{whose if owner == 'the' else ''} {rng.choice(_ARE_UNLIKE)}" + _introduced(rng, listed)


def _heading(rng: random.Random, row: Row, setting: Setting) -> str:
    """Pets: cat, dog."""
    called = rng.choice((row.noun, row.nouns))
    before = rng.choice(("", "", "", f"{rng.choice(_UNLIKE_MANY)} ", "possible ", "the ", "list of "))
    after = rng.choice(("", "", "", " (one each)", " (all different)", " to assign", f" {_of_whom(rng, setting)}"))
    words = f"{before}{called}{after}"
    words = rng.choice(
        (words, words[:1].upper() + words[1:], words.upper() if len(words) < 20 else words, words.title())
    )
    return f"{words}{rng.choice((':', ':', ' =', ' -', ' –'))} {row_list(rng, row)}"


def _nobody_shares(rng: random.Random, row: Row, setting: Setting) -> str:
    """No two of them have the same pet."""
    have = plain_verb(rng, row) or "have"
    who = rng.choice(("no two of them", f"no two {_people(rng, setting)}", "never do two of them"))
    verb = rng.choice((have, "share", "have"))
    return f"{who} {verb} the same {row.noun}" + _introduced(rng, row_list(rng, row))


def _in_company(rng: random.Random, row: Row, setting: Setting) -> str:
    """Each guest is accompanied by their pet; the list is of what stands last."""
    verb = rng.choice(
        ("is accompanied by", "is seen with", "goes with", "is matched with", "is linked to", "belongs with",
         "talks about", "is identified by", "can be told by", "is paired with")
    )  # fmt: skip
    own = rng.choice(("their", "their own", f"{a(rng.choice(_UNLIKE))}", "exactly one", "one"))
    return f"{_each(rng, setting)} {verb} {own} {row.noun}" + _introduced(rng, row_list(rng, row))


def _at_places(rng: random.Random, row: Row, setting: Setting) -> str:
    """In every house there is another pet; the pets found in the houses are ..."""
    listed = row_list(rng, row)
    every, place = rng.choice(("every", "each", "each single")), setting.place
    words = rng.choice(
        (
            f"{setting.at} {every} {place} there is {_a_unlike(rng, row.noun)}",
            f"to {every} {place} belongs {_a_unlike(rng, row.noun)}",
            f"{every} {place} has {_a_unlike(rng, row.noun)}",
            f"across the {setting.places}, {rng.choice(_UNLIKE_MANY)} {row.nouns} are represented",
            f"the {row.noun} changes from {place} to {place}",
            f"from {place} to {place} the {row.nouns} {rng.choice(_ARE_UNLIKE)}",
            f"no {row.noun} is found {setting.at} more than one {place}",
        )
    )
    return words + _introduced(rng, listed)


def _items_first(rng: random.Random, row: Row, setting: Setting) -> str:
    """A cat, a dog and a fish are the pets; the list stands before its noun."""
    count, listed = CARDINALS[len(row.items)], row_list(rng, row)
    if listed[0] in "1([":  # which would be taken for the mark of a list item
        listed = _spoken([item.listed for item in row.items], "and", rng)
    return listed + rng.choice(
        (
            f" are the {row.nouns}",
            f" are the {count} {row.nouns} {_of_whom(rng, setting)}",
            f": these are the {rng.choice(_UNLIKE_MANY)} {row.nouns}",
            f" are their {row.nouns}",
            f" ({row.nouns})",
            f" — one {row.noun} for each",
            f" make up the list of {row.nouns}",
        )
    )


def _one_by_one(rng: random.Random, row: Row, setting: Setting) -> str:
    """As to pets, one has a cat, another a dog and yet another a fish."""
    items = [item.listed for item in row.items]
    verb = plain_verb(rng, row) or rng.choice(("has", "is down for"))
    verb = third(verb) if verb not in ("has", "is down for") else verb
    others = ["another", "a third", "a fourth", "a fifth", "a sixth", "a seventh"]
    rest = [f"{other} {item}" for other, item in zip(others, items[1:], strict=False)]
    lead = rng.choice((f"as to the {row.nouns}, ", f"{row.nouns}: ", f"concerning the {row.noun}, "))
    return f"{lead}one {verb} {items[0]}, {_spoken(rest, 'and', rng)}"


def plain_verb(rng: random.Random, row: Row) -> str:
    """What stands before the value alone in one of the verbs of the kind: keep a cat gives keep."""
    verb = rng.choice(row.kind.verbs) if row.kind else ""
    head = verb.partition("{")[0].strip()
    return head if verb.endswith(("{v}", "{a}")) and head and not head.startswith("be") else ""


def _each(rng: random.Random, setting: Setting) -> str:
    one = rng.choice(setting.who)
    if setting.things:
        return rng.choice((f"each {one}", f"every {one}", "each of them", "each one", f"each of the {one}s"))
    person = one if one != "one" else "person"
    return rng.choice(
        (f"each {person}", f"every {person}", "each of them", "everyone", "everybody", "each one", "each")
    )


def _people(rng: random.Random, setting: Setting) -> str:
    """The plural of whoever it is about."""
    one = rng.choice([each for each in setting.who if each != "one"])
    return {"person": "people", "man": "men", "woman": "women"}.get(one) or (
        one[:-1] + "ies" if one.endswith("y") else one + "s"
    )


def _of_whom(rng: random.Random, setting: Setting) -> str:
    return rng.choice((f"of the {_people(rng, setting)}", "of them all", f"of these {_people(rng, setting)}"))


def _where(rng: random.Random, setting: Setting) -> str:
    how = rng.choice(("different ", "", "various ", f"{rng.choice(('several', 'respective'))} "))
    return f"{setting.at} the {how}{setting.places}"


def _a_unlike(rng: random.Random, noun: str) -> str:
    return rng.choice((f"{a(rng.choice(_UNLIKE))} {noun}", f"{a(rng.choice(_UNLIKE))} {noun}", f"exactly one {noun}",
                       f"their own {noun}", f"one {noun}", f"just one {noun}"))  # fmt: skip


def _introduced(rng: random.Random, listed: str) -> str:
    return f"{rng.choice(_INTRODUCED)} {listed}"


def _spoken(items: list[str], word: str, rng: random.Random) -> str:
    """Items with a word before the last, with or without a comma before it; or with commas alone."""
    if rng.random() < 0.25:
        return ", ".join(items)
    comma = "," if len(items) > 2 and rng.random() < 0.5 else ""
    return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"
