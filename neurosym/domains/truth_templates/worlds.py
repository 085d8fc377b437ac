"""Whole puzzles about truth: people, what each of them says, and a question with one answer."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from neurosym.domains.domain import Example, Sentence
from neurosym.domains.templates import PEOPLE, Person
from neurosym.domains.truth_templates.claims import (
    ECHOES,
    KIND_WORDS,
    KNAVE,
    KNIGHT,
    SPY,
    Claim,
    Kinds,
    Speech,
    all_alike,
    all_of,
    counted,
    echo,
    joined,
    key,
    of_kind,
    same_kind,
    told,
)
from neurosym.domains.truth_templates.manners import TRAINED, Manner
from neurosym.domains.truth_templates.vocabulary import Vocabulary, everyone, rules, vocabulary
from neurosym.domains.wording import CARDINALS, a, listed, sentence
from neurosym.language.syntax import Table, Value

UP_TO_THREE, FOUR_TO_EIGHT = (2, 2, 3, 3, 3), (4, 4, 5, 6, 7, 8)
"""Sizes, each as often as it is to be drawn."""


def knights_and_knaves(rng: random.Random, sizes: Sequence[int], manner: Manner = TRAINED) -> Example:
    """Everyone is a knight or a knave."""
    return _puzzle(rng, rng.choice(sizes), False, manner)


def with_spies(rng: random.Random, sizes: Sequence[int]) -> Example:
    """Knights, knaves and spies."""
    return _puzzle(rng, rng.choice(sizes), True, TRAINED)


def _puzzle(rng: random.Random, size: int, spies: bool, manner: Manner) -> Example:
    who = _people(rng, size)
    names = tuple(person.name for person in who)
    words = vocabulary(rng, manner, spies)
    while True:
        told_facts, spoken = _statements(rng, names, spies, manner)
        fitting = _fitting(size, spies, told_facts, spoken)
        if len(fitting) == 1:
            break
    return _page(rng, who, words, told_facts, spoken, fitting[0])


def _people(rng: random.Random, size: int) -> list[Person]:
    if rng.random() < 0.1:
        letters = rng.choice(("ABCDEFGH", "PQRSTUVW", "KLMNOPQR"))
        return [Person(letter, *rng.choice((("he", "him", "his"), ("she", "her", "her")))) for letter in letters[:size]]
    return rng.sample(PEOPLE, size)


Spoken = tuple[int, Claim]


def _fitting(size: int, spies: bool, facts: Sequence[Claim], spoken: Sequence[Spoken]) -> list[Kinds]:
    """All ways of being knights, knaves and spies that agree with what is told and said."""
    kinds = (KNIGHT, KNAVE, SPY) if spies else (KNIGHT, KNAVE)
    return [
        world
        for world in product(kinds, repeat=size)
        if all(fact.holds(world) for fact in facts)
        and all(world[speaker] == SPY or (world[speaker] == KNIGHT) == claim.holds(world) for speaker, claim in spoken)
    ]


def _statements(
    rng: random.Random, names: tuple[str, ...], spies: bool, manner: Manner
) -> tuple[list[Claim], list[Spoken]]:
    """What the narrator tells, and what each of the people says."""
    size, facts = len(names), list[Claim]()
    if spies:
        if size == 3 and rng.random() < 0.7:
            facts = [counted(names, range(size), "exactly", 1, kind) for kind in (KNIGHT, KNAVE, SPY)]
        else:
            facts = [counted(names, range(size), "exactly", rng.choice((1, 1, 2)), SPY)]
    if rng.random() < 0.25:
        facts.append(_claim(rng, names, None, spies, 0))
    speakers = list(range(size))
    if size < 4 and rng.random() < 0.3:
        speakers.append(rng.randrange(size))
    if size > 2 and rng.random() < 0.15:
        speakers.remove(rng.choice(speakers))
    further = _SHARE_FURTHER if manner.connectives.echoes else 0
    return facts, [
        (speaker, _further_claim(rng, names, speaker, spies))
        if further and rng.random() < further
        else (speaker, _claim(rng, names, speaker, spies, 0))
        for speaker in speakers
    ]


_SHARE_FURTHER = 0.15


def _further_claim(rng: random.Random, names: tuple[str, ...], speaker: int, spies: bool) -> Claim:
    """That some people are all alike, or that one is (not) what another is: only for a manner with words for it."""
    if len(names) > 2 and rng.random() < 0.3:
        some = rng.sample(range(len(names)), rng.randint(3, min(4, len(names))))
        return all_alike(names, sorted(some, key=lambda each: each == speaker))
    first, second = sorted(rng.sample(range(len(names)), 2), key=lambda each: each == speaker)
    kind = rng.choice((KNIGHT, KNAVE, SPY) if spies else (KNIGHT, KNAVE))
    return echo(names, first, second, kind, rng.choice(ECHOES))


def _claim(rng: random.Random, names: tuple[str, ...], speaker: int | None, spies: bool, depth: int) -> Claim:
    size, kind = len(names), rng.choice((KNIGHT, KNAVE, KNAVE, SPY) if spies else (KNIGHT, KNAVE))
    others = [person for person in range(size) if person != speaker]
    person = rng.choice(others if rng.random() < 0.85 else range(size))
    pair = rng.sample(range(size), 2)
    some = rng.sample(range(size), rng.randint(2, min(3, size)))
    for chosen in (pair, some):  # in the order of the words, which put the speaker last
        chosen.sort(key=lambda each: each == speaker)
    draw = rng.random()
    if depth == 0 and draw < 0.3:
        operator = rng.choice(("and", "or", "xor", "implies", "iff", "iff", "and"))
        left, right = (_claim(rng, names, speaker, spies, 1) for _ in range(2))
        return joined(operator, left, right) if left.form != right.form else left
    if depth == 0 and draw < 0.36 and not spies and others:
        return told(names, rng.choice(others), _claim(rng, names, None, spies, 2))
    if draw < 0.62 or depth == 2:
        return of_kind(names, person, kind, rng.random() < 0.25)
    if draw < 0.74:
        return same_kind(names, pair[0], pair[1], rng.random() < 0.5)
    if draw < 0.88 or depth:
        how = rng.choice(("both", "neither", "not_both", "either") if depth == 0 else ("both", "neither"))
        return all_of(names, pair if rng.random() < 0.8 else some, kind, how)
    everybody = list(range(size)) if rng.random() < 0.7 or len(some) == size else some
    how = rng.choice(("exactly", "exactly", "at_least", "at_most"))
    return counted(names, everybody, how, rng.randint(1, max(1, len(everybody) - 1)), kind)


def _page(
    rng: random.Random,
    who: Sequence[Person],
    words: Vocabulary,
    facts: Sequence[Claim],
    spoken: Sequence[Spoken],
    world: Kinds,
) -> Example:
    names = tuple(person.name for person in who)
    opening, notes = _opening(rng, names, words)
    narrator = Speech(rng, words, names)
    told_lines = [Sentence(sentence(fact.says(narrator)), fact.form) for fact in facts]
    said = [_said(rng, who, words, speaker, claim) for speaker, claim in spoken]
    rng.shuffle(said)
    if rng.random() < 0.25:
        said.insert(rng.randint(0, len(said)), Sentence(rng.choice(words.manner.asides), ""))
    question, query, answer = _question(rng, names, words, world)
    sentences = [*opening, *told_lines, *said, Sentence(question, query)]
    people = f"people {', '.join(map(key, names))}{' with spies' if words.spies else ''}"
    lines = [notes, people, *(each.fragment for each in (*told_lines, *said) if each.fragment), query]
    text = rng.choice((" ", " ", "\n")).join(each.text for each in sentences)
    return Example(text, "\n".join(line for line in lines if line) + "\n", (answer,), tuple(sentences))


def _opening(rng: random.Random, names: tuple[str, ...], words: Vocabulary) -> tuple[list[Sentence], str]:
    """Who they are and what kinds there are, in some order; and the notes of the program."""
    meeting = _meeting(rng, names, words)
    usual = words.nouns[1][0] in ("knight", "truth-teller") and words.nouns[2][0] in ("knave", "liar")
    explained = [] if usual and not words.spies and rng.random() < 0.25 else rules(rng, words)
    told_rules = [Sentence(sentence(rule), note, True) for rule, note in explained]
    if not told_rules or rng.random() < 0.5:
        told_rules.insert(0, Sentence(sentence(everyone(rng, words, len(names))), ""))
    opening = [*told_rules, *meeting] if rng.random() < 0.7 else [*meeting, *told_rules]
    if rng.random() < 0.25:
        opening.insert(rng.randint(0, len(opening)), Sentence(rng.choice(words.manner.asides), ""))
    merged = "; ".join(note.removeprefix("# ") for _, note in explained)
    return opening, f"# {merged}" if merged else ""


def _meeting(rng: random.Random, names: tuple[str, ...], words: Vocabulary) -> list[Sentence]:
    """The sentence that names the people, in their order, perhaps after one that does not."""
    them = listed(rng, names)
    pattern = rng.choice(words.manner.meetings)
    slots = {"n": CARDINALS[len(names)], "them": them, "first": names[0], "last": names[-1]}
    parts = {"rest": names[1:], "most": names[:-1]}
    slots |= {slot: listed(rng, found) for slot, found in parts.items() if f"{{{slot}}}" in pattern}
    if "{options}" in pattern:
        slots["options"] = words.options(rng)
    *before, meeting = (sentence(part.format(**slots)) for part in pattern.split(" | "))
    return [*(Sentence(each, "") for each in before), Sentence(meeting, f"people {', '.join(map(key, names))}", True)]


def _said(rng: random.Random, who: Sequence[Person], words: Vocabulary, speaker: int, claim: Claim) -> Sentence:
    """One speech, direct or reported."""
    names = tuple(person.name for person in who)
    fragment = f"says({key(names[speaker])}, {claim.form})"
    direct = rng.random() < 0.55
    speech = Speech(rng, words, names, speaker, direct, direct, who[speaker].he)
    what = claim.says(speech)
    short = _short(rng, names, words, speaker, claim)
    if short and rng.random() < 0.3:
        return Sentence(sentence(short), fragment)
    if direct:
        capital = what[0].upper() + what[1:]
        ways = [way for way in words.manner.direct if ". " not in what or not way.endswith(": {what}.")]
        return Sentence(rng.choice(ways).format(who=names[speaker], what=capital), fragment)
    may_lead = who[speaker].he not in what.split() and ":" not in what  # no pronoun before its name
    ways = [way for way in words.manner.reported if may_lead or not way.startswith("{what}")]
    return Sentence(sentence(rng.choice(ways).format(who=names[speaker], what=what)), fragment)


def _short(rng: random.Random, names: tuple[str, ...], words: Vocabulary, speaker: int, claim: Claim) -> str:
    """`Anna accuses Bert of lying`, for what is said of one other person; else nothing."""
    manner = words.manner
    for name in names[:speaker] + names[speaker + 1 :]:
        for kind, word in KIND_WORDS.items():
            form, ways = f"{word}({key(name)})", list(manner.calls)
            if kind == KNAVE:
                ways += (*manner.accuses, *(manner.accuses_plainly if words.plain else ()))
            elif kind == KNIGHT and words.plain:
                ways += manner.vouches_plainly
            if claim.form == f"not {form}":
                ways = list(manner.denies)
            if claim.form in (form, f"not {form}"):
                return rng.choice(ways).format(who=names[speaker], name=name, noun=a(words.nouns[kind][0]))
    return ""


def _question(rng: random.Random, names: tuple[str, ...], words: Vocabulary, world: Kinds) -> tuple[str, str, Value]:
    """The question, its query, and the answer."""
    person, manner = rng.randrange(len(names)), words.manner
    name, draw, count = names[person], rng.random(), len(names)
    if draw < 0.5:
        asked = rng.choice(manner.ask_everyone).format(
            knight=words.nouns[1][0], knave=words.nouns[2][0], knights=words.nouns[1][1], knaves=words.nouns[2][1],
            a_knight=a(words.nouns[1][0]), a_knave=a(words.nouns[2][0]), them=listed(rng, names), n=CARDINALS[count],
        )  # fmt: skip
        rows = tuple((key(each), ((KIND_WORDS[kind],),)) for each, kind in zip(names, world, strict=True))
        return asked, "answer table", Table(rows)
    if draw < 0.7:
        pattern = rng.choice(manner.ask_kind)
        asked = pattern.format(name=name, options=words.options(rng) if "{options}" in pattern else "")
        return asked, f"answer kind at {key(name)}", KIND_WORDS[world[person]]
    kind = rng.choice((KNIGHT, KNAVE, SPY) if words.spies else (KNIGHT, KNAVE))
    noun, nouns = words.nouns[kind]
    if draw < 0.85:
        asked = rng.choice(manner.ask_whether).format(name=name, noun=a(noun))
        return asked, f"answer {KIND_WORDS[kind]}({key(name)})", world[person] == kind
    found = [each for each, own in enumerate(world) if own == kind]
    members = [f"{KIND_WORDS[kind]}({key(each)})" for each in names]
    if draw < 0.93 and len(found) == 1 and count <= 4:
        options = ", ".join(f'"{each}": {form}' for each, form in zip(names, members, strict=True))
        asked = rng.choice(manner.ask_who).format(noun=noun, n=CARDINALS[count])
        return asked, f"answer must {options}", names[found[0]]
    asked = rng.choice(manner.ask_count).format(nouns=nouns, n=CARDINALS[count])
    return asked, f"answer number_of({', '.join(members)})", Fraction(len(found))
