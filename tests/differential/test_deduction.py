"""Forward chaining against the reference closure, against every set of atoms, and against Z3."""

import os
import random
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from neurosym.budget import Budget
from neurosym.errors import CheckError
from neurosym.language import read
from neurosym.language.clauses import Clause, Literal, clauses_of, individuals_of, is_closed
from neurosym.language.closure import clash_in, closure, ground_clauses, truth_of
from neurosym.language.syntax import Program, TruthValue, World
from neurosym.solving import Outcome, solve
from neurosym.solving.backend import Meter
from neurosym.solving.forward import chain
from neurosym.solving.z3_deduction import model

ROUNDS = int(os.environ.get("DIFFERENTIAL_ROUNDS", "300"))
_BUDGET = Budget(seconds=60.0)
_ARITY = {"p": 1, "q": 1, "r": 2, "s": 0, "t": 1}


class _Writer:
    """Writes random programs over a few relations and individuals."""

    def __init__(self, seed: int, closed: bool, individuals: str = "abc") -> None:
        self._random, self._closed = random.Random(seed), closed
        self._individuals = individuals[: self._random.choice([2, 3])]

    def atom(self, terms: str) -> str:
        relation = self._random.choice([*_ARITY])
        arguments = [self._random.choice(terms) for _ in range(_ARITY[relation])]
        return f"{relation}({', '.join(arguments)})" if arguments else relation

    def literal(self, terms: str, chance: float = 0.3) -> str:
        return ("not " if self._random.random() < chance else "") + self.atom(terms)

    def condition(self, terms: str) -> str:
        parts = [self.literal(terms) for _ in range(self._random.choice([1, 1, 2, 2, 3]))]
        if len(parts) == 3 and self._random.random() < 0.5:
            return f"{parts[0]} and ({parts[1]} or {parts[2]})"
        if self._random.random() < 0.15:
            parts.append("X != Y" if {"X", "Y"} <= set("".join(parts)) else "a != b")
        if self._random.random() < 0.1:
            return f"not ({' and '.join(parts)})"
        return " and ".join(parts)

    def rule(self) -> str:
        terms = self._individuals[:1] + "XY" if self._random.random() < 0.8 else self._individuals
        body = self.condition(terms)
        known = "".join(each for each in "XY" if each in body) or self._individuals
        heads = [self.literal(known, 0.15 if self._closed else 0.3) for _ in range(self._random.choice([1, 1, 1, 2]))]
        return f"if {body} then {' and '.join(heads)}"

    def program(self) -> Program:
        """The next one that makes sense; in a closed world, one that is stratified."""
        while True:
            facts = [self.literal(self._individuals, 0.2) for _ in range(self._random.randint(1, 5))]
            rules = [self.rule() for _ in range(self._random.randint(1, 6))]
            lines = ["world closed" if self._closed else "world open", *facts, *rules]
            self._random.shuffle(lines[1:])
            try:
                return read("\n".join([*lines, f"answer {self.literal(self._individuals)}"]), "deduction")
            except CheckError:
                continue


def _programs(closed: bool, rounds: int = ROUNDS) -> list[Program]:
    return [_Writer(seed, closed).program() for seed in range(rounds)]


@pytest.mark.parametrize("closed", [False, True])
def test_forward_chaining_derives_what_the_reference_does(closed: bool) -> None:
    for program in _programs(closed):
        found = chain(clauses_of(program), individuals_of(program), closed, Meter(_BUDGET))
        assert found.keys() == closure(program), program.text


def _stable(ground: list[Clause]) -> list[frozenset[Literal]]:
    """Every set of positive literals that is the least one once its own negative conditions are decided."""
    atoms = sorted({each.head for each in ground if each.head.positive}, key=str)
    found = []
    for chosen in product((False, True), repeat=len(atoms)):
        guess = {atom for atom, here in zip(atoms, chosen, strict=True) if here}
        reduct = [
            (each.head, [part for part in each.body if part.positive])
            for each in ground
            if each.head.positive and not any(not part.positive and part.opposite in guess for part in each.body)
        ]
        least: set[Literal] = set()
        while fresh := {head for head, body in reduct if least.issuperset(body)} - least:
            least |= fresh
        if least == guess:
            found.append(frozenset(guess))
    return found


def test_a_closed_world_is_the_only_stable_model() -> None:
    tried = 0
    for program in _programs(True):
        ground = [*ground_clauses(clauses_of(program), individuals_of(program))]
        if len({each.head for each in ground}) > 10:
            continue
        tried += 1
        (only,) = _stable(ground)
        assert only == {each for each in closure(program) if each.positive}, program.text
    assert tried > ROUNDS / 10


@pytest.mark.parametrize("closed", [False, True])
def test_z3_derives_the_same(closed: bool) -> None:
    for program in _programs(closed, max(60, ROUNDS // 4)):
        found = model(clauses_of(program), individuals_of(program), closed, Meter(_BUDGET))
        assert found == closure(program), program.text


def _alone(program: Program, kept: tuple[int, ...]) -> Program:
    statements = [each for n, each in enumerate(program.statements) if n in kept or isinstance(each, World)]
    return replace(program, statements=tuple(statements))


@pytest.mark.parametrize("closed", [False, True])
def test_answers_and_their_minimal_proofs(closed: bool) -> None:
    outcomes: Counter[object] = Counter()
    for program in _programs(closed):
        derived, solution = closure(program), solve(program, budget=_BUDGET)
        if clash_in(derived) is not None:
            assert solution.outcome is Outcome.CONTRADICTION, program.text
            _assert_minimal(program, solution.core, None)
            outcomes["clash"] += 1
            continue
        truth = truth_of(program.query.formula, derived, closed)
        assert (solution.outcome, solution.answer) == (Outcome.SOLVED, (truth,)), program.text
        outcomes[truth] += 1
        if truth is not TruthValue.UNKNOWN:
            _assert_minimal(program, solution.used, truth)
        else:
            assert not closed
    assert min(outcomes.values()) > ROUNDS / 30, outcomes


def _assert_minimal(program: Program, used: tuple[int, ...], truth: TruthValue | None) -> None:
    """These statements alone come to the same (None: a contradiction), and without any of them they do not."""

    def comes_to_it(kept: tuple[int, ...]) -> bool:
        alone = _alone(program, kept)
        derived = closure(alone)
        clash = clash_in(derived) is not None
        return (
            clash
            if truth is None
            else not clash and truth_of(program.query.formula, derived, is_closed(program)) is truth
        )

    assert comes_to_it(used), (program.text, used)
    for statement in used:
        assert not comes_to_it(tuple(each for each in used if each != statement)), (program.text, used, statement)
