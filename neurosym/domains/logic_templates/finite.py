"""A few people who are all named: how many of them, who of them, numbers they chose, whom they like."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from neurosym.domains.domain import Example, Sentence
from neurosym.domains.logic_templates.judging import Told, problem
from neurosym.domains.templates import Person, people
from neurosym.domains.wording import CARDINALS, listed

World = Mapping[tuple[str, ...], int]
"""The value of each relation or function for each of its arguments: 0 and 1 for false and true."""
Parts = tuple[str, str, Callable[[World], bool]]
"""A sentence, its formula, and in which worlds it is true."""

_DOINGS = (
    ("is guilty", "are guilty", "is not guilty", "guilty"),
    ("has a key", "have a key", "has no key", "have_key"),
    ("came to the party", "came to the party", "did not come to the party", "come"),
    ("plays the violin", "play the violin", "does not play the violin", "play_violin"),
    ("passed the test", "passed the test", "did not pass the test", "pass_test"),
    ("is asleep", "are asleep", "is not asleep", "asleep"),
    ("speaks Danish", "speak Danish", "does not speak Danish", "speak_danish"),
    ("voted for the plan", "voted for the plan", "did not vote for the plan", "vote_for_plan"),
)
_COUNTS = (
    ("exactly {n}", "=="),
    ("at least {n}", ">="),
    ("at most {n}", "<="),
    ("no more than {n}", "<="),
    ("precisely {n}", "=="),
)
_CHOICES = (("locker", "has locker {n}"), ("room", "sleeps in room {n}"), ("number", "chose the number {n}"))
_LIKINGS = (("likes", "like"), ("trusts", "trust"), ("knows", "know"), ("envies", "envy"), ("helps", "help"))


@dataclass(frozen=True, slots=True)
class Group:
    """The people of a text."""

    rng: random.Random
    members: tuple[Person, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Their names in programs."""
        return tuple(member.key for member in self.members)

    def introduced(self, *declared: str) -> list[Sentence]:
        """The sentence that says who there is, with the declarations."""
        names = listed(self.rng, [member.name for member in self.members])
        text = self.rng.choice(
            (
                f"There are {CARDINALS[len(self.members)]} people in the house: {names}.",
                f"This is about {names} and nobody else.",
                f"The group consists of {names}.",
            )
        )
        return [Sentence(text, "\n".join((f"sort person = {', '.join(self.keys)}", *declared)), declares=True)]

    def pair(self) -> tuple[Person, Person]:
        """Two of them."""
        first, second = self.rng.sample(self.members, 2)
        return first, second


def group(rng: random.Random, low: int, high: int) -> Group:
    """A group of so many people."""
    return Group(rng, tuple(people(rng, rng.randint(low, high))))


def _worlds(cells: Sequence[tuple[str, ...]], values: Sequence[int]) -> list[World]:
    return [dict(zip(cells, chosen, strict=True)) for chosen in product(values, repeat=len(cells))]


class _Doers:
    """Sentences about who of a group does something."""

    def __init__(self, given: Group, doing: tuple[str, str, str, str]) -> None:
        self._given, self._rng = given, given.rng
        self._does, self._do, self._does_not, self.name = doing
        self.cells = [(self.name, key) for key in given.keys]

    def counted(self) -> Told[World]:
        """How many of them."""
        number, (words, sign) = self._rng.randint(1, len(self.cells) - 1), self._rng.choice(_COUNTS)
        compare: dict[str, Callable[[int], bool]] = {
            "==": lambda found: found == number,
            ">=": lambda found: found >= number,
            "<=": lambda found: found <= number,
        }
        return Told(
            f"{words.format(n=CARDINALS[number])} of them {self._does if number == 1 else self._do}",
            f"(count x in person: {self.name}(x)) {sign} {number}",
            lambda world: compare[sign](sum(world[cell] for cell in self.cells)),
        )

    def single(self) -> Told[World]:
        """That one of them does, or does not."""
        who, positive = self._rng.choice(self._given.members), self._rng.random() < 0.6
        formula = f"{self.name}({who.key})" if positive else f"not {self.name}({who.key})"
        return Told(
            f"{who.name} {self._does if positive else self._does_not}",
            formula,
            lambda world: bool(world[self.name, who.key]) is positive,
        )

    def double(self) -> Told[World]:
        """What it has to do with another's doing it."""
        first, second = self._given.pair()
        one, two = (self.name, first.key), (self.name, second.key)
        wordings: tuple[Parts, ...] = (
            ("if {a} {does}, {b} {does} too", "{p} implies {q}", lambda world: not world[one] or bool(world[two])),
            ("{a} {does} if and only if {b} {does}", "{p} iff {q}", lambda world: world[one] == world[two]),
            ("either {a} or {b} {does}, but not both", "{p} xor {q}", lambda world: world[one] != world[two]),
            ("{a} or {b} {does}, or both", "{p} or {q}", lambda world: bool(world[one] or world[two])),
            ("if {a} {does}, then {b} {no}", "{p} implies not {q}", lambda world: not (world[one] and world[two])),
        )
        text, formula, holds = self._rng.choice(wordings)
        said = text.format(a=first.name, b=second.name, does=self._does, no=self._does_not)
        return Told(said, formula.format(p=f"{self.name}({first.key})", q=f"{self.name}({second.key})"), holds)

    def alone(self) -> Told[World]:
        """That nobody else does, or everybody else."""
        who, only = self._rng.choice(self._given.members), self._rng.random() < 0.5
        text = f"only {who.name} {self._does}" if only else f"everybody except {who.name} {self._does}"
        return Told(
            text,
            f"forall x in person: {self.name}(x) iff x {'==' if only else '!='} {who.key}",
            lambda world: all((world[cell] == 1) is ((cell[1] == who.key) is only) for cell in self.cells),
        )


def who_does(rng: random.Random) -> Example:
    """How many of them do something, and who does if who else does."""
    given = group(rng, 3, 5)
    of = _Doers(given, rng.choice(_DOINGS))

    def draw() -> tuple[list[Told[World]], Told[World]]:
        told = [of.counted(), *(of.double() for _ in range(rng.randint(1, 3)))]
        told += [rng.choice((of.single, of.single, of.alone, of.counted))() for _ in range(rng.randint(0, 1))]
        return told, rng.choice((of.single, of.single, of.double, of.counted))()

    return problem(rng, _worlds(of.cells, (0, 1)), draw, given.introduced(f"relation {of.name}(person)"))


def what_they_chose(rng: random.Random) -> Example:
    """Each has a number: equal, different, higher; how many have it."""
    given, (thing, has) = group(rng, 3, 4), rng.choice(_CHOICES)
    most = rng.randint(3, 4)
    name = f"{thing}_of"
    cells = [(name, key) for key in given.keys]

    def term(who: Person) -> str:
        return f"{name}({who.key})"

    def single() -> Told[World]:
        who, number = rng.choice(given.members), rng.randint(1, most)
        return Told(
            f"{who.name} {has.format(n=number)}",
            f"{term(who)} == {number}",
            lambda world: world[name, who.key] == number,
        )

    def compared() -> Told[World]:
        first, second = given.pair()
        one, two = (name, first.key), (name, second.key)
        text, sign, holds = rng.choice(
            (
                ("{a} and {b} have the same {t}", "==", lambda world: world[one] == world[two]),
                ("{a} and {b} do not have the same {t}", "!=", lambda world: world[one] != world[two]),
                ("the {t} of {a} is higher than that of {b}", ">", lambda world: world[one] > world[two]),
                ("{b} has a higher {t} than {a}", "<", lambda world: world[one] < world[two]),
            )
        )
        return Told(text.format(a=first.name, b=second.name, t=thing), f"{term(first)} {sign} {term(second)}", holds)

    def shared() -> Told[World]:
        number, count = rng.randint(1, most), rng.randint(0, 2)
        said = "nobody" if count == 0 else f"exactly {CARDINALS[count]} of them"
        verb = has if count < 2 else {"has": "have", "sleeps": "sleep"}.get(has.split()[0], has.split()[0])
        verb = verb if count < 2 else f"{verb} {has.partition(' ')[2]}"
        return Told(
            f"{said} {verb.format(n=number)}",
            f"(count x in person: {name}(x) == {number}) == {count}",
            lambda world: sum(world[cell] == number for cell in cells) == count,
        )

    def draw() -> tuple[list[Told[World]], Told[World]]:
        told = [rng.choice((compared, shared, single))() for _ in range(rng.randint(2, 4))]
        return told, rng.choice((compared, single))()

    declared = (f"sort {thing} = 1..{most}", f"function {name}(person): {thing}")
    before = given.introduced(*declared)
    before.append(Sentence(f"Each of them has one {thing}, from 1 to {most}.", ""))
    return problem(rng, _worlds(cells, range(1, most + 1)), draw, before)


def whom_they_like(rng: random.Random) -> Example:
    """A relation among three: everyone someone, someone everyone, nobody himself, each other."""
    given, (likes, like) = group(rng, 3, 3), rng.choice(_LIKINGS)
    keys = given.keys
    cells = [(like, first, second) for first in keys for second in keys]

    def quantified() -> Told[World]:
        return Told(*rng.choice(_nested(likes, like, keys)))

    def of_one() -> Told[World]:
        return Told(*rng.choice(_of_one(rng.choice(given.members), likes, like, keys)))

    def single() -> Told[World]:
        (first, second), positive = given.pair(), rng.random() < 0.6
        said = likes if positive else f"does not {like}"
        formula = f"{like}({first.key}, {second.key})"
        return Told(
            f"{first.name} {said} {second.name}",
            formula if positive else f"not {formula}",
            lambda world: bool(world[like, first.key, second.key]) is positive,
        )

    def draw() -> tuple[list[Told[World]], Told[World]]:
        told = [quantified(), *(rng.choice((of_one, single))() for _ in range(rng.randint(1, 3)))]
        return told, rng.choice((single, single, of_one, quantified))()

    return problem(rng, _worlds(cells, (0, 1)), draw, given.introduced(f"relation {like}(person, person)"))


def _nested(likes: str, like: str, keys: Sequence[str]) -> list[Parts]:
    """Sentences with two quantifiers."""
    return [
        (
            f"everybody {likes} somebody",
            f"forall x in person: exists y in person: {like}(x, y)",
            lambda world: all(any(world[like, x, y] for y in keys) for x in keys),
        ),
        (
            f"there is somebody whom everybody {likes}",
            f"exists y in person: forall x in person: {like}(x, y)",
            lambda world: any(all(world[like, x, y] for x in keys) for y in keys),
        ),
        (
            f"nobody {likes} himself or herself",
            f"not (exists x in person: {like}(x, x))",
            lambda world: not any(world[like, x, x] for x in keys),
        ),
        (
            f"whenever one person {likes} another, the other {likes} the first",
            f"forall x, y in person: {like}(x, y) implies {like}(y, x)",
            lambda world: all(world[like, y, x] or not world[like, x, y] for x in keys for y in keys),
        ),
        (
            f"nobody {likes} everybody",
            f"not (exists x in person: forall y in person: {like}(x, y))",
            lambda world: not any(all(world[like, x, y] for y in keys) for x in keys),
        ),
        (
            f"everybody {likes} exactly one person",
            f"forall x in person: (count y in person: {like}(x, y)) == 1",
            lambda world: all(sum(world[like, x, y] for y in keys) == 1 for x in keys),
        ),
    ]


def _of_one(who: Person, likes: str, like: str, keys: Sequence[str]) -> list[Parts]:
    """Sentences about one of them and all or some of the others."""
    key = who.key
    return [
        (
            f"{who.name} {likes} everybody",
            f"forall x in person: {like}({key}, x)",
            lambda world: all(world[like, key, x] for x in keys),
        ),
        (
            f"somebody {likes} {who.name}",
            f"exists x in person: {like}(x, {key})",
            lambda world: any(world[like, x, key] for x in keys),
        ),
        (
            f"nobody {likes} {who.name}",
            f"not (exists x in person: {like}(x, {key}))",
            lambda world: not any(world[like, x, key] for x in keys),
        ),
        (
            f"{who.name} {likes} at least two people",
            f"(count x in person: {like}({key}, x)) >= 2",
            lambda world: sum(world[like, key, x] for x in keys) >= 2,
        ),
        (
            f"{who.name} {likes} whoever {likes} {who.name}",
            f"forall x in person: {like}(x, {key}) implies {like}({key}, x)",
            lambda world: all(world[like, key, x] or not world[like, x, key] for x in keys),
        ),
    ]


MAKERS = {"who_does": who_does, "what_they_chose": what_they_chose, "whom_they_like": whom_they_like}
