"""Random problems: each engine against trying all assignments by the reference evaluator."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from fractions import Fraction

import pytest

from neurosym.budget import Budget
from neurosym.errors import CheckError, EvaluationError
from neurosym.language import environment_of, holds, read
from neurosym.language.syntax import Answer, CountQuery, ExtremumQuery, Program
from neurosym.solving import Solution, solve
from neurosym.solving.backend import Meter
from neurosym.solving.posing import answers_in, pose, restrict
from neurosym.solving.solution import Outcome
from neurosym.solving.z3_backend import Z3Backend

_LARGEST = 5
_BUDGET = Budget(rlimit=2_000_000, seconds=60.0)  # steps decide, so that a busy machine changes nothing
_DECIDED = (Outcome.SOLVED, Outcome.SEVERAL, Outcome.CONTRADICTION)
_LINEAR = ["{a} + {b}", "{a} - {b}", "3 * ({a})", "-({a})"]
_NONLINEAR = ["({a}) * ({b})", "({a}) ** 2", "({a}) / 2", "max({a}, {b})", "min({a}, {b})", "abs({a})", "({a}) / ({b})"]
_WHOLE = [
    "({a}) mod 3",
    "({a}) // 2",
    "({a}) mod ({b})",
    "gcd({a}, {b})",
    "lcm({a}, 6)",
    "digit_sum({a})",
    "round(({a}) / 2)",
    "ceil(({a}) / 3)",
    "binomial(abs({a}), 2)",
    "factorial({a})",
    "mean({a}, {b})",
    "if {a} > {b} then {a} else {b}",
]
_KINDS = {"linear": _LINEAR, "nonlinear": _LINEAR + _NONLINEAR, "whole": _LINEAR + _NONLINEAR + _WHOLE}


class _Writer:
    """Writes random programs of one kind."""

    def __init__(self, kind: str, seed: int) -> None:
        self._random, self._forms = random.Random(seed), _KINDS[kind]
        self.names = ["x", "y", "z"][: self._random.choice([1, 2, 2, 3])]
        self._logical = kind != "linear"

    def term(self, depth: int) -> str:
        if depth == 0 or self._random.random() < 0.25:
            return self._random.choice([*self.names, *self.names, str(self._random.randint(0, 9))])
        form = self._random.choice(self._forms)
        return f"({form.format(a=self.term(depth - 1), b=self.term(depth - 1))})"

    def formula(self, depth: int = 1) -> str:
        chance = self._random.random()
        if self._logical and depth and chance < 0.3:
            inner, other = self.formula(0), self.formula(0)
            return self._random.choice([f"({inner}) or ({other})", f"not ({inner})", f"({inner}) implies ({other})"])
        if "digit_sum({a})" in self._forms and chance < 0.4:
            return self._random.choice([f"prime({self.names[0]})", f"divides(3, {self.names[-1]})"])
        sign = self._random.choice(["==", "==", "==", "<=", "<", ">", ">=", "!="])
        return f"{self.term(2)} {sign} {self.term(1)}"

    def query(self) -> str:
        first, last = self.names[0], self.names[-1]
        forms = [
            ", ".join(self.names),
            first,
            self.term(1),
            f"largest {self.term(1)}",
            f"smallest {first}",
            f"count {', '.join(self.names)}",
            self.formula(0),
        ]
        if first != last:
            forms += [f'which largest of "A": {first}, "B": {last}', f"ratio {first} : {last}"]
        return self._random.choice(forms)

    def program(self) -> Program:
        """The next one that makes sense."""
        while True:
            lines = [f"unknown {', '.join(self.names)}: natural", *(f"{name} <= {_LARGEST}" for name in self.names)]
            if self._random.random() < 0.4:
                lines.append(f"d = {self.term(2)}")
            lines += [self.formula() for _ in range(self._random.choice([1, 2, 3]))]
            try:
                return read("\n".join([*lines, f"answer {self.query()}"]))
            except CheckError:  # factorial of a half
                continue


def _by_trying(program: Program, names: list[str]) -> tuple[Outcome, set[Answer]]:
    """The outcome, and all answers, from all assignments."""
    query, found = program.query, set[Answer]()
    for values in itertools.product(range(_LARGEST + 1), repeat=len(names)):
        assignment = dict(zip(names, map(Fraction, values), strict=True))
        if holds(program, assignment):
            try:
                found.update(answers_in(query, environment_of(program, assignment)))
            except EvaluationError:  # the query has no value here, so this is no solution
                continue
    if isinstance(query, CountQuery):
        return Outcome.SOLVED, {(Fraction(len(found)),)}
    if isinstance(query, ExtremumQuery) and found:
        found = {(max if query.largest else min)(found)}
    return (Outcome.CONTRADICTION, Outcome.SOLVED)[min(len(found), 1)] if len(found) < 2 else Outcome.SEVERAL, found


def _wrong(solution: Solution, expected: Outcome, answers: set[Answer]) -> bool:
    given = set(solution.answers) | ({solution.answer} if solution.answer is not None else set())
    return solution.outcome is not expected or not given <= answers


@pytest.mark.parametrize(("engine", "enough"), [("auto", 1.0), ("z3", 0.85), ("sympy", 0.85)])
@pytest.mark.parametrize("kind", _KINDS)
def test_engines_agree_with_trying_everything(kind: str, engine: str, enough: float) -> None:
    seeds = range(40)
    decided = 0
    for seed in seeds:
        writer = _Writer(kind, seed)
        program = writer.program()
        expected, answers = _by_trying(program, writer.names)
        solution = solve(program, engine, _BUDGET)
        if solution.outcome in _DECIDED:
            decided += 1
            assert not _wrong(solution, expected, answers), (program.text, solution, expected, answers)
    assert decided >= enough * len(seeds)


def _random_reals(seed: int) -> Program:
    """Two or three unknowns, as many equations or one more or less, some of them not linear."""
    chooser = random.Random(seed)
    names = ["x", "y", "z"][: chooser.choice([2, 2, 3])]
    lines = [f"unknown {', '.join(names)}: {chooser.choice(['real', 'rational', 'integer'])}"]
    for _ in range(len(names) + chooser.choice([-1, 0, 0, 0, 1])):
        one, other = chooser.choice(names), chooser.choice(names)
        linear = " + ".join(f"{chooser.randint(-2, 3)} * {name}" for name in names).replace("-1", "(0 - 1)")
        lines.append(
            chooser.choice(
                [
                    f"{linear.replace('-2', '(0 - 2)')} == {chooser.randint(0, 20)}",
                    f"{one} - {other} == {chooser.randint(-5, 5)}" if one != other else f"{one} > 1",
                    f"{one} * {other} == {chooser.randint(1, 12)}",
                    f"{one} ** 2 + {other} == {chooser.randint(1, 12)}",
                    f"sqrt({one}) == {chooser.randint(1, 4)}",
                    f"1 / {one} + 1 / {other} == 1 / {chooser.randint(1, 6)}",
                ]
            )
        )
    lines.append(chooser.choice([f"answer {', '.join(names)}", "answer x + y", "answer x > y", "answer ratio x : y"]))
    return read("\n".join(lines))


def test_both_engines_agree_on_reals_and_cores_are_minimal() -> None:
    outcomes = Counter[Outcome]()
    for seed in range(60):
        program = _random_reals(seed)
        solution = solve(program, "both", _BUDGET)  # raises if they disagree
        outcomes[solution.outcome] += 1
        if solution.core and "may not be the smallest" not in solution.reason:
            _assert_minimal(program, solution)
    assert sum(outcomes[each] for each in _DECIDED) >= 54
    assert min(outcomes[each] for each in _DECIDED) >= 5


def _assert_minimal(program: Program, solution: Solution) -> None:
    problem, core = pose(program), set(solution.core)

    def satisfiable(kept: set[int]) -> bool | None:
        return Z3Backend().satisfiable(restrict(problem, kept), Meter(_BUDGET))

    assert satisfiable(core) is not True, program.text
    for statement in core:
        assert satisfiable(core - {statement}) is not False, (program.text, core, statement)
