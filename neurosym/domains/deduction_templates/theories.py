"""Random theories: a chain of rules about somebody, beside it facts and rules that lead elsewhere, and a question."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from neurosym.domains.deduction_templates import facts, relations, rules
from neurosym.domains.deduction_templates.casting import Cast, claim
from neurosym.domains.deduction_templates.chaining import Closure, closure
from neurosym.domains.deduction_templates.meaning import Line, Literal, Rule
from neurosym.domains.deduction_templates.phrases import Speaker
from neurosym.domains.deduction_templates.words import Adjective, Claim, Kind, Thing, Verb
from neurosym.language.syntax import TruthValue

Told = tuple[Thing, Claim]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a theory shall be like. style: of its claims; depth: steps of its chain; closed: the world."""

    style: str
    depth: int
    closed: bool


@dataclass(slots=True)
class Theory:
    """The lines of a theory, what could be asked about it, and what follows from it."""

    pool: list[Claim]
    told: list[Told] = field(default_factory=list)
    fact_lines: list[Line] = field(default_factory=list)
    rule_lines: list[Line] = field(default_factory=list)

    def close(self, closed: bool) -> Closure | None:
        """What follows; None if it cannot be said, or contradicts itself."""
        statements = [each for line in (*self.fact_lines, *self.rule_lines) for each in line.statements]
        literals = [each for each in statements if isinstance(each, Literal)]
        found = closure(literals, [each for each in statements if isinstance(each, Rule)], closed)
        return found if found and found.consistent else None


def theory(speaker: Speaker, cast: Cast, plan: Plan) -> tuple[Theory, Closure]:
    """A theory after the plan that is consistent and, in a closed world, has one reading."""
    while True:
        draft = _Writer(speaker, cast, plan).write()
        if found := draft.close(plan.closed):
            return draft, found


class _Writer:
    """Writes one theory, whether it turns out consistent or not."""

    def __init__(self, speaker: Speaker, cast: Cast, plan: Plan) -> None:
        self._speaker, self._cast, self._plan = speaker, cast, plan
        self._rng: random.Random = speaker.rng
        self._hero = cast.things[0]
        self._theory = Theory(self._claims(plan.depth + 7))
        self._chain = self._theory.pool[: plan.depth + 1]
        self._spare = self._theory.pool[plan.depth + 1 :]

    def write(self) -> Theory:
        """The theory."""
        self._tell(self._hero, self._chain[0])
        for place in range(self._plan.depth):
            self._step(place)
        for _ in range(self._rng.randint(2, 5)):
            self._elsewhere()
        if self._plan.style == "relations" or self._speaker.chance(0.35):
            for _ in range(self._rng.randint(1, 3)):
                self._theory.rule_lines.append(self._pair_rule())
        for _ in range(self._rng.randint(2, 6)):
            self._tell(self._rng.choice(self._cast.things), self._rng.choice(self._theory.pool))
        self._theory.fact_lines += self._fact_lines()
        return self._theory

    def _claims(self, count: int) -> list[Claim]:
        found: dict[str, Claim] = {}
        while len(found) < count:
            made = claim(self._rng, self._cast, self._plan.style, self._hero)
            found.setdefault(str(made.of("X")), made)
        return list(found.values())

    def _tell(self, thing: Thing, told: Claim) -> None:
        """A fact; in an open world now and then its opposite. Nobody does anything to himself."""
        if not self._plan.closed and told != self._chain[0] and self._speaker.chance(0.2):
            told = told.denied
        if thing not in told.objects and all(
            told.of("X") != old.of("X") or thing != who for who, old in self._theory.told
        ):
            self._theory.told.append((thing, told))

    def _step(self, place: int) -> None:
        """The rule that leads from one claim of the chain to the next."""
        conditions = [self._chain[place]]
        for side in self._rng.sample(self._spare[:3], self._rng.choice((0, 0, 0, 1, 1, 2))):
            conditions.append(self._side(side))
        if place and self._speaker.chance(0.2):
            conditions.append(self._rng.choice(self._chain[:place]))
        self._rng.shuffle(conditions)
        conclusions = [self._chain[place + 1]]
        if self._speaker.chance(0.12):
            conclusions.append(self._sign(self._rng.choice(self._spare[3:])))
        self._theory.rule_lines.append(self._rule(conditions, conclusions))

    def _side(self, side: Claim) -> Claim:
        """A further condition that the hero fulfils."""
        denied = self._speaker.chance(0.4)
        if not (denied and self._plan.closed):
            told = (self._hero, side.denied if denied else side)
            if told not in self._theory.told:
                self._theory.told.append(told)
        return side.denied if denied else side

    def _sign(self, said: Claim) -> Claim:
        """The claim, in an open world often denied."""
        return said.denied if not self._plan.closed and self._speaker.chance(0.5) else said

    def _elsewhere(self) -> None:
        """A rule that is not needed."""
        count = self._rng.choice((1, 1, 1, 2, 2, 3))
        drawn = self._rng.sample(self._theory.pool, count + 1)
        conditions = [each.denied if self._speaker.chance(0.2) else each for each in drawn[:-1]]
        if all(not each.positive for each in conditions) and self._speaker.chance(0.7):
            conditions[0] = conditions[0].denied
        conclusion = self._sign(drawn[-1])
        drawn_kind = self._rng.random()
        if drawn_kind < 0.06 and count == 2:
            line = rules.choice_rule(self._speaker, drawn[:2], (), [conclusion])
        elif drawn_kind < 0.1 and count == 3:
            line = rules.choice_rule(self._speaker, drawn[:2], conditions[2:], [conclusion])
        elif drawn_kind < 0.16 and count == 1:
            line = rules.equivalence(self._speaker, drawn[0], drawn[-1])
        elif drawn_kind < 0.22:
            line = relations.somewhere_rule(self._speaker, conditions, self._hero, conclusion)
        elif drawn_kind < (0.5 if self._plan.style == "relations" else 0.28):
            line = self._rule_of_several(conditions, conclusion)
        else:
            line = self._rule(conditions, [conclusion])
        self._theory.rule_lines.append(line)

    def _rule_of_several(self, conditions: Sequence[Claim], conclusion: Claim) -> Line:
        """A rule whose conditions and conclusion are about different ones, also about objects of conditions."""
        named: list[Thing | None] = self._rng.sample(self._cast.things, 2)
        subjects = [self._rng.choice((*named, None)) for _ in conditions]
        objects = [thing for claim in conditions for thing in claim.objects]
        about = self._rng.choice((*subjects, *named, *objects, *objects))
        return relations.mixed_rule(self._speaker, list(zip(subjects, conditions, strict=True)), [(about, conclusion)])

    def _rule(self, conditions: Sequence[Claim], conclusions: Sequence[Claim]) -> Line:
        """The rule of anything, or now and then of the hero or others alone."""
        share = 0.3 if self._plan.style == "relations" else 0.06
        if not self._speaker.chance(share):
            return rules.rule(self._speaker, conditions, conclusions)
        kept: list[Thing | None] = [None, self._hero, self._hero]
        who = self._rng.choice(kept)
        said = [(who, each) for each in conditions]
        if self._speaker.chance(0.5):
            other, told = self._rng.choice(self._cast.things), self._rng.choice(self._theory.pool)
            said.append((other, told))
            self._tell(other, told)
        return relations.mixed_rule(self._speaker, said, [(who, each) for each in conclusions])

    def _pair_rule(self) -> Line:
        """A rule about two or three of anything."""
        speaker, rng = self._speaker, self._rng
        first, second, third = rng.sample(self._cast.relations, 3)
        kinds = rng.sample(self._cast.kinds, 2)
        traits: tuple[Adjective | Kind, ...] = (*self._cast.adjectives[:4], *kinds)
        trait, other = rng.sample(traits, 2)
        deed = rng.choice(self._cast.deeds)
        makers = (
            lambda: relations.answered(speaker, first, second),
            lambda: relations.carried_over(speaker, first, second),
            lambda: relations.object_rule(speaker, trait, first, other),
            lambda: relations.subject_rule(speaker, first, trait, other),
            lambda: relations.passed_on(speaker, first, rng.choice((first, second)), rng.choice((first, third))),
            lambda: relations.all_to_all(speaker, kinds[0], first, kinds[1]),
            lambda: relations.to_itself(speaker, deed, other),
        )
        return rng.choice(makers)()

    def _fact_lines(self) -> list[Line]:
        """The facts as sentences, some with several of them."""
        speaker, told, lines = self._speaker, list(self._theory.told), []
        if len(self._cast.things) > 2 and speaker.chance(0.3):
            lines.append(self._joint_line())
        while told:
            thing, first = told.pop(0)
            same = [each for each in told if each[0] == thing]
            twin = next((each for each in told if each[1] == first), None)
            if twin and speaker.chance(0.7):
                told.remove(twin)
                lines.append(facts.same_of_both(speaker, thing, twin[0], first))
            elif same and speaker.chance(0.45):
                group = same[: self._rng.choice((1, 1, 2))]
                told = [each for each in told if each not in group]
                lines.append(facts.fact(speaker, thing, [first, *(each for _, each in group)]))
            elif told and speaker.chance(0.08):
                lines.append(facts.contrasted(speaker, [(thing, first), told.pop(0)]))
            else:
                lines.append(facts.fact(speaker, thing, [first]))
        return lines

    def _joint_line(self) -> Line:
        """A sentence with two facts about what individuals do to each other."""
        first, second, third = self._rng.sample(self._cast.things, 3)
        deed: Verb = self._rng.choice(self._cast.deeds)
        if self._speaker.chance(0.4):
            return facts.mutual(self._speaker, first, second, deed)
        return facts.several_objects(self._speaker, first, deed, [second, third])


def ask(speaker: Speaker, made: Theory, found: Closure, things: Sequence[Thing]) -> tuple[Told, TruthValue]:
    """What to ask, and the answer: all answers are about as frequent, and long derivations are preferred."""
    said = [(thing, each) for thing in things for each in made.pool if thing not in each.objects]
    said = [(thing, each if speaker.chance(0.6) else each.denied) for thing, each in said]
    answers: dict[TruthValue, list[Told]] = {}
    for thing, each in said:
        answers.setdefault(found.value(each.of(thing.name)), []).append((thing, each))
    answer = speaker.rng.choice(sorted(answers))
    choice = sorted(answers[answer], key=lambda told: -found.depth(told[1].of(told[0].name)))
    if speaker.chance(0.6):
        return choice[0], answer
    return speaker.rng.choice(choice), answer
