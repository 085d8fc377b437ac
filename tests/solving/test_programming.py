"""Linear and integer programmes: what is told of them, and random ones against trying everything and SciPy."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping
from fractions import Fraction

import pytest

from neurosym.budget import Budget
from neurosym.language import Program, answer_under, holds, read
from neurosym.language.syntax import Value
from neurosym.solving import Isolated, Solution, solve
from neurosym.solving.solution import Outcome

BUDGET = Budget(rlimit=20_000_000, seconds=60.0)
ENGINES = ("simplex", "z3", "both")


def solved(text: str, engine: str = "auto") -> Solution:
    return solve(read(text, "optimisation"), engine, BUDGET)


def words(solution: Solution) -> str:
    return "\n".join(step.text for step in solution.steps)


@pytest.mark.parametrize("engine", ("auto", *ENGINES))
def test_the_best_value_and_where_it_is_reached(engine: str) -> None:
    solution = solved("unknown a, b: natural\n3 * a + 7 * b <= 48\na >= 2 * b\nanswer maximise 40 * a + 75 * b", engine)
    assert (solution.outcome, solution.answer) == (Outcome.SOLVED, (Fraction(640),))
    assert solution.points == ({"a": Fraction(16), "b": Fraction(0)},)
    assert "A best point: a = 16, b = 0" in words(solution)
    assert "It is the only best point" in words(solution)


def test_what_limits_an_optimum_is_said() -> None:
    told = words(solved("unknown a, b: rational\na + b <= 10\na <= 4\nb >= 1\nanswer maximise 3 * a + b"))
    assert "What limits it: a + b <= 10; a <= 4" in told
    assert "the simplex method shows at once that no larger value fits" in told
    assert "in 3 cases" in words(solved("unknown a, b: natural\n2 * a + 2 * b <= 7\na == b\nanswer maximise b"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("sort", ["natural", "rational"])
def test_several_optima_are_said_so(engine: str, sort: str) -> None:
    program = read(f"unknown a, b: {sort}\na >= 0\nb >= 0\na + b <= 6\nanswer maximise a + b", "optimisation")
    solution = solve(program, engine, BUDGET)
    assert solution.answer == (Fraction(6),)
    first, second = solution.points
    assert first != second
    assert all(holds(program, point) and answer_under(program, point) == (Fraction(6),) for point in (first, second))
    assert "It is not the only best point; another one: a = " in words(solution)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_nothing_fits_has_a_minimal_core(engine: str) -> None:
    solution = solved("unknown a, b: natural\na <= 9\na + b >= 30\n2 * a + 3 * b <= 50\nanswer minimise a", engine)
    assert solution.outcome is Outcome.CONTRADICTION
    assert solution.core == (0, 2, 3)
    assert "contradict each other" in solution.reason


def test_whole_numbers_may_contradict_where_others_do_not() -> None:
    assert solved("unknown a, b: natural\n2 * a - 2 * b == 1\nanswer maximise a").core == (0, 1)
    text = "unknown a, b: {}\na >= 0\nb >= 0\n3 * a + 6 * b == 4\na + b <= 5\nanswer minimise a + b"
    assert solved(text.format("natural")).outcome is Outcome.CONTRADICTION
    assert solved(text.format("rational")).answer == (Fraction(2, 3),)


def test_an_objective_without_end_is_named_with_its_direction() -> None:
    solution = solved("unknown a, b: natural\na - b <= 4\na + b > 10\nanswer maximise 3 * a - b")
    assert (solution.outcome, solution.core) == (Outcome.CONTRADICTION, ())
    assert "there is no largest value: the objective is unbounded, it grows without end" in solution.reason
    assert "one can go on for ever: a up by 1, b up by 1, and so on" in words(solution)
    falling = solved("unknown a: rational\na <= 7 / 2\nanswer minimise 2 * a")
    assert "no smallest value: the objective is unbounded, it falls without end" in falling.reason
    assert "a down by 1" in words(falling)


@pytest.mark.parametrize(("question", "side"), [("maximise a", "below 48"), ("minimise -a", "above -48")])
def test_an_end_that_is_not_reached_is_said_so(question: str, side: str) -> None:
    solution = solved(f"unknown a, b: rational\na + b < 48\na >= 0 and b >= 0\nanswer {question}")
    assert solution.outcome is Outcome.CONTRADICTION
    assert f"values {side} fit, as close to it as one likes" in solution.reason
    reached = solved(f"unknown a, b: natural\na + b < 48\nanswer {question}")
    assert reached.answer == (Fraction(47) if question == "maximise a" else Fraction(-47),)


def test_a_strict_limit_that_does_not_matter_leaves_the_optimum() -> None:
    solution = solved("unknown a, b: rational\na <= 5\nb > 2\na + b < 9\nanswer maximise a")
    assert solution.answer == (Fraction(5),)
    assert Fraction(2) < solution.points[0]["b"] < Fraction(4)


@pytest.mark.parametrize(
    ("constraint", "answer"),
    [("b == max(a, 3)", 18), ("a == 2 or a == 5", 13), ("a * b <= 12", 10), ("a != 9 and b <= 3", 11)],
)
def test_what_is_not_linear_goes_to_another_engine(constraint: str, answer: int) -> None:
    text = f"unknown a, b: natural\na <= 9\nb <= 3 + a\n{constraint}\nanswer maximise a + b"
    solution = solved(text)
    assert solution.answer == (Fraction(answer),)
    assert solution.engine != "simplex"
    assert solved(text, "simplex").outcome is Outcome.UNSUPPORTED


def test_the_points_cross_the_way_between_processes() -> None:
    program = read("unknown a, b: natural\na + b <= 6\nanswer maximise a + b", "optimisation")
    with Isolated(budget=BUDGET) as isolated:
        assert isolated.solve(program).points == solve(program).points


def test_a_constant_objective_and_no_constraint() -> None:
    assert solved("unknown a: natural\nanswer minimise a").answer == (Fraction(0),)
    assert solved("unknown a: natural\nanswer maximise 3 + a - a").answer == (Fraction(3),)
    assert solved("price = 4\nanswer maximise 3 * price").answer == (Fraction(12),)
    assert solved("unknown a: natural\n2 > 3\nanswer maximise a").core == (1,)


class _Writer:
    """Random programmes: whole, rational or mixed unknowns, all relations, more or less bounded."""

    def __init__(self, seed: int, *, most: int = 3, bounded: int | None = None, strict: bool = True) -> None:
        self._random = random.Random(seed)
        self.names = ["x", "y", "z", "w"][: self._random.randint(1, most)]
        self.bounded, self._strict = bounded, strict

    def _sum(self) -> str:
        terms = [f"{self._random.randint(1, 9)} * {name}" for name in self.names if self._random.random() < 0.8]
        signed = [f"{'-' if self._random.random() < 0.25 else ''}{term}" for term in terms]
        return " + ".join(f"({term})" for term in signed) or self.names[0]

    def _constraint(self) -> str:
        first, last = self.names[0], self.names[-1]
        signs = ["<=", "<=", ">=", ">=", "=="] + (["<", ">"] if self._strict else [])
        share = self._random.choice(["1 / 3", "20%", "2", "0.5", "1 / 4"])
        sign, limit = self._random.choice(signs), self._random.randint(0, 40)
        return self._random.choice(
            [
                f"{self._sum()} {sign} {limit}",
                f"{self._sum()} {sign} {limit} / 2",
                f"{first} {sign} {share} * ({' + '.join(self.names)})",
                f"{last} {sign} {self._random.randint(1, 3)} * {first} + {self._random.randint(0, 4)}",
            ]
        )

    def program(self, sorts: tuple[str, ...] = ("natural",)) -> str:
        lines = [f"unknown {name}: {self._random.choice(sorts)}" for name in self.names]
        lines += [f"{name} >= 0" for name in self.names]
        if self.bounded is not None:
            lines += [f"{name} <= {self.bounded}" for name in self.names]
        lines += [self._constraint() for _ in range(self._random.randint(1, 4))]
        return "\n".join([*lines, f"answer {self._random.choice(['maximise', 'minimise'])} {self._sum()}"])


def _by_trying(program: Program, names: list[str], bound: int) -> dict[Fraction, list[Mapping[str, Value]]]:
    found: dict[Fraction, list[Mapping[str, Value]]] = {}
    for values in itertools.product(range(bound + 1), repeat=len(names)):
        point: Mapping[str, Value] = dict(zip(names, map(Fraction, values), strict=True))
        if holds(program, point):
            (value,) = answer_under(program, point)
            assert isinstance(value, Fraction)
            found.setdefault(value, []).append(point)
    return found


@pytest.mark.parametrize("start", range(0, 300, 100))
def test_whole_programmes_against_trying_everything(start: int) -> None:
    outcomes = set()
    for seed in range(start, start + 100):
        writer = _Writer(seed, bounded=7)
        program = read(writer.program(), "optimisation")
        found = _by_trying(program, writer.names, 7)
        solution = solve(program, "simplex", BUDGET)
        outcomes.add(solution.outcome)
        if not found:
            assert solution.outcome is Outcome.CONTRADICTION, program.text
            assert solution.core
            continue
        best = (max if program.query.largest else min)(found)
        assert solution.answer == (best,), program.text
        assert all(point in found[best] for point in solution.points), program.text
        assert len(solution.points) == min(2, len(found[best])), program.text
    assert outcomes == {Outcome.SOLVED, Outcome.CONTRADICTION}


def test_both_engines_agree_on_programmes_without_bounds() -> None:
    """Mixed sorts, strict limits, unbounded and infeasible ones; `both` raises where two verdicts differ."""
    outcomes, reasons, engines = [], [], []
    for seed in range(120):
        program = read(_Writer(seed).program(("natural", "integer", "rational", "real")), "optimisation")
        solution = solve(program, "both", BUDGET)
        outcomes.append(solution.outcome)
        reasons.append(solution.reason)
        engines.append(solution.engine)
        assert solution.outcome is not Outcome.SOLVED or len(solution.points) > 0
        for point in solution.points:
            assert holds(program, point)
    assert engines.count("simplex+z3") + engines.count("simplex") == 120  # Z3 alone decides nothing
    assert engines.count("simplex+z3") > 100
    assert outcomes.count(Outcome.SOLVED) > 20
    assert sum("unbounded" in reason for reason in reasons) > 10
    assert sum("contradict each other" in reason for reason in reasons) > 10
    assert sum("as close to it" in reason for reason in reasons) > 0


@pytest.mark.parametrize("sort", ["natural", "rational"])
def test_programmes_against_scipy(sort: str) -> None:
    """Values to a tolerance, infeasible and unbounded as SciPy's HiGHS says."""
    optimize = pytest.importorskip("scipy.optimize")
    numpy = pytest.importorskip("numpy")
    from neurosym.solving.linear_forms import Forms
    from neurosym.solving.posing import pose

    statuses = set()
    for seed in range(150):
        writer = _Writer(1000 + seed, most=4, strict=False)
        program = read(writer.program((sort,)), "optimisation")
        forms = Forms(pose(program))
        rows, goal = forms.programme().rows, forms.of(program.query.term)
        sign = -1 if program.query.largest else 1

        def vector(factors: Mapping[str, Fraction], names: list[str] = writer.names) -> list[float]:
            return [float(factors.get(name, 0)) for name in names]

        limits = [row for row in rows if row.factors]
        lows = [float(row.limit) if row.equal else -numpy.inf for row in limits]
        theirs = optimize.milp(
            sign * numpy.array(vector(goal.factors)),
            constraints=optimize.LinearConstraint(
                [vector(row.factors) for row in limits], lows, [float(row.limit) for row in limits]
            ),
            bounds=optimize.Bounds(-numpy.inf, numpy.inf),
            integrality=[int(sort == "natural")] * len(writer.names),
        )
        solution = solve(program, "simplex", BUDGET)
        statuses.add(theirs.status)
        constant = [row for row in rows if not row.factors]
        if any(row.limit < 0 or (row.equal and row.limit) for row in constant):  # what no numbers meet
            assert solution.outcome is Outcome.CONTRADICTION and solution.core
        elif theirs.status == 0:
            (value,) = solution.answer or (None,)
            assert float(value) == pytest.approx(sign * theirs.fun, abs=1e-6, rel=1e-6), program.text
        else:  # HiGHS may say of an unbounded one only that it is not both feasible and bounded
            assert solution.outcome is Outcome.CONTRADICTION, program.text
            assert bool(solution.core) == (theirs.status == 2) or theirs.status == 4, program.text
    assert {0, 2} <= statuses
