"""How the kinds of people are called, and what is said of them: knights and knaves under many names."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neurosym.domains.truth_templates.manners import Manner
from neurosym.domains.truth_templates.phrases import drawn
from neurosym.domains.truth_templates.roles import Roles
from neurosym.domains.wording import CARDINALS, a, cardinal, listed

OBJECTS = {"I": "me", "he": "him", "she": "her", "they": "them", "we": "us"}
"""Pronouns as objects."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The nouns of the three kinds (singular, plural) under their numbers, and whether they are the usual ones.

    plain: texts may also say honest, lies and so on.
    """

    nouns: Mapping[int, tuple[str, str]]
    plain: bool
    spies: bool
    manner: Manner

    def predicate(self, rng: random.Random, subject: str, be: str, kind: int, denied: bool) -> str:
        """`Anna is a knave`, `I am not honest`, `Bert always lies`."""
        draw = rng.random() if self.plain and kind < 3 else 0.0
        not_ = " not" if denied else ""
        if draw < 0.6:
            article = rng.random() < 0.15 and kind == 3
            noun = self.nouns[kind][0]
            shown = f"the {noun}" if article else a(noun)
            wide = self.manner.connectives.is_not if denied else self.manner.connectives.is_
            return self._is(rng, wide, subject, kind, shown) if wide else f"{subject} {be}{not_} {shown}"
        if draw < 0.8 or denied:
            known = self.manner.honest if kind == 1 else self.manner.lying
            ways = [way for way in self._sure(known) if not (denied and way.startswith("not "))]
            return f"{subject} {be}{not_} {rng.choice(ways)}"
        verb = rng.choice(self._sure(self.manner.tells if kind == 1 else self.manner.lies))
        return f"{subject} {_first_person(verb) if subject == 'I' else verb}"

    def _sure(self, ways: Sequence[str]) -> list[str]:
        """The ways that cannot be meant of a spy: who lies this once, or is not honest, may be one."""
        vague = ("not ", "lying", "telling ", "speaking ", "tells the truth", "speaks the truth", "lies", "says ")
        return [way for way in ways if not (self.spies and way.startswith(vague))]

    def _is(self, rng: random.Random, patterns: Sequence[str], subject: str, kind: int, noun: str) -> str:
        """One of many ways to say that somebody is, or is not, of a kind."""
        one, many = self.nouns[kind]
        slots = {"be": "is", "do": "does", "belong": "belongs", "isnt": "isn't", "who_be": f"{subject} is"}
        if subject == "I":
            slots = {"be": "am", "do": "do", "belong": "belong", "isnt": "am not", "who_be": "I'm"}
        return drawn(rng, patterns).format(who=subject, noun=noun, one=one, many=many, **slots)

    def count(self, rng: random.Random, group: str, how: str, number: int, kind: int) -> str:
        """`exactly two of us are knaves`."""
        noun, nouns = self._noun(rng, kind)
        words = cardinal(rng, number)
        if number == 0:
            return rng.choice((f"none of {group} is {noun}", f"not one of {group} is {noun}"))
        connectives = self.manner.connectives
        first = rng.choice(connectives.starts[how]).format(n=words)
        are = f"is {noun}" if number == 1 else f"are {nouns}"
        if not connectives.count:
            return f"{first} of {group} {are}"
        one, many = self.nouns[kind]
        there = f"is {first} {one}" if number == 1 else f"are {first} {many}"
        return drawn(rng, connectives.count).format(n=first, group=group, are=are, there=there, many=many)

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
        connectives = self.manner.connectives
        wide = (connectives.of_two if two else connectives.of_more).get(how)
        if wide and rng.random() < 0.6:
            return self._of_group(rng, wide, subjects, noun, nouns)
        return rng.choice(patterns)

    def _of_group(
        self, rng: random.Random, patterns: Sequence[str], subjects: Sequence[str], noun: str, nouns: str
    ) -> str:
        """One of many ways to say how many of some people are of a kind."""
        objects = listed(rng, [OBJECTS.get(each, each) for each in subjects])
        x, y, all_ = subjects[0], subjects[-1], listed(rng, subjects)
        slots = {"noun": noun, "nouns": nouns, "one": noun.removeprefix("an ").removeprefix("a ")}
        by = "am" if y == "I" else "is"
        return drawn(rng, patterns).format(x=x, y=y, by=by, all=all_, all_of=objects, **slots)

    def options(self, rng: random.Random) -> str:
        """`a knight or a knave`."""
        kinds = (1, 2, 3) if self.spies else (1, 2)
        return listed(rng, [a(self.nouns[kind][0]) for kind in kinds], "or")

    def _noun(self, rng: random.Random, kind: int) -> tuple[str, str]:
        """After `is` and after `are`."""
        one, many = self.nouns[kind]
        if self.plain and kind < 3 and rng.random() < 0.3:
            ways = self.manner.honest if kind == 1 else self.manner.lying
            word = rng.choice([way for way in self._sure(ways) if not way.startswith(("a ", "an ", "not "))])
            return word, word
        return a(one), many


def _first_person(verb: str) -> str:
    """`I always lie`, out of `always lies`."""
    words = verb.split()
    place = 1 if words[0] in ("always", "never", "only") else 0
    words[place] = words[place].removesuffix("s")
    return " ".join(words)


def vocabulary(rng: random.Random, manner: Manner, spies: bool) -> Vocabulary:
    """One way to call the kinds, and whether they may also be called honest and the like."""
    names, usual = manner.names(rng)
    return Vocabulary(dict(enumerate(names, start=1)), usual or rng.random() < 0.3, spies, manner)


def rules(rng: random.Random, words: Vocabulary) -> list[tuple[str, str]]:
    """Sentences that say what the kinds do, each with the note that a translation keeps of it."""
    if words.manner.roles and rng.random() < _SHARE_COMPOSED:
        return _composed(rng, words, words.manner.roles)
    (knight, knights), (knave, knaves), (spy, spies) = (words.nouns[kind] for kind in (1, 2, 3))
    each = rng.random() < 0.4
    manner = words.manner
    truth, lies, free = (rng.choice(each) for each in (manner.truth, manner.falsehood, manner.freedom))
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


_SHARE_COMPOSED = 0.8


def _composed(rng: random.Random, words: Vocabulary, roles: Roles) -> list[tuple[str, str]]:
    """The kinds in either order, in one sentence or in one each; the notes of one sentence begin with the knight."""
    knight, knave, spy = (words.nouns[kind] for kind in (1, 2, 3))
    truthful_first = rng.random() < 0.55
    order = [(knight, True), (knave, False)] if truthful_first else [(knave, False), (knight, True)]
    if rng.random() < 0.55:
        joint = roles.sentence(rng, order[0][0], order[1][0], truthful_first, words.spies)
        found = [(joint, f"# knight: {knight[0]}; knave: {knave[0]}")]
    else:
        found = [
            (roles.clause(rng, noun, truthful), f"# {'knight' if truthful else 'knave'}: {noun[0]}")
            for noun, truthful in order
        ]
    if words.spies:
        found.append((f"{spy[1]} {rng.choice(words.manner.freedom)}", f"# spy: {spy[0]}"))
    return found


def everyone(rng: random.Random, words: Vocabulary, size: int) -> str:
    """A sentence that says which kinds there are, and no more."""
    many = [words.nouns[kind][1] for kind in ((1, 2, 3) if words.spies else (1, 2))]
    options = words.options(rng)
    pattern = rng.choice(words.manner.kinds)
    return pattern.format(options=options, all=listed(rng, many), size=CARDINALS[size], count=len(many))
