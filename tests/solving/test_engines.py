"""What each engine makes of each kind of program."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest

from neurosym.budget import Budget
from neurosym.errors import SolveError
from neurosym.language import read
from neurosym.language.printing import print_answer
from neurosym.solving import Solution, engines, solve
from neurosym.solving.backend import Finding, Meter
from neurosym.solving.posing import Problem
from neurosym.solving.solution import Outcome

ENGINES = ["auto", "sympy", "z3", "both"]

SOLVED = [
    ("a = 12\nb = a / 5\nanswer b, a > b", "12/5, true"),
    ("answer 2 ** 0.5, 8 ** (1 / 3)", "sqrt(2), 2"),
    ("answer gcd(12, 18), lcm(4, 6), factorial(5), binomial(5, 2), digit_sum(407)", "6, 12, 120, 10, 11"),
    ("answer -7 mod 3, -7 // 2, round(2.5), round(-2.5), round(3.14159, 2), ceil(2.1)", "2, -4, 3, -3, 157/50, 3"),
    ("unknown girls, boys: natural\ngirls + boys == 45\ngirls == 2 * boys\nanswer girls, boys", "30, 15"),
    ("unknown t: rational\n60 * t + 40 * t == 250\nanswer t", "5/2"),
    ("unknown x: real\nx * x == 2\nx > 0\nanswer x", "sqrt(2)"),
    ("unknown x, y: real\nx * y == 12\nx + y == 7\nx > y\nanswer x, y", "4, 3"),
    ("unknown x: real\nsqrt(x) == x - 2\nanswer x", "4"),
    ("unknown x: real\nabs(x - 3) == 5\nx > 0\nanswer x", "8"),
    ("unknown x: real\nx + 1 / x == 2\nanswer x", "1"),
    ("unknown x: real\nx ** 3 - x - 1 == 0\nanswer x", "root 1 of x**3 - x - 1"),
    ("unknown x, y: real\nx + y == 7\nanswer 2 * x + 2 * y", "14"),
    ("unknown x: natural\nx mod 3 == 2\nx mod 5 == 3\nx mod 7 == 2\nanswer smallest x", "23"),
    ("unknown x: natural\nx mod 3 == 2\nx mod 5 == 3\nx < 100\nanswer count x", "7"),
    ("unknown n: natural\nbinomial(n, 2) == 45\nanswer n", "10"),
    ("unknown n: natural\nfactorial(n) == 3628800\nanswer n", "10"),
    ("unknown n: natural\nprime(n)\nn > 50\nn < 100\ndigit_sum(n) == 10\nanswer largest n", "73"),
    ("unknown a, b: natural\n2 * a == 3 * b\nb > 0\nanswer ratio a : b", "3:2"),
    ('unknown a, b: natural\na + b == 9\na > b + 2\nanswer which largest of "A": a, "B": b', "A"),
    ("unknown a, b: natural\na * b == 391\na < b\na > 1\nanswer a, b", "17, 23"),
    ("unknown p, q: natural\nlcm(p, q) == 12\ngcd(p, q) == 2\np < q\np > 2\nanswer p, q", "4, 6"),
    ("unknown x: natural\nx < 3\nx > 5\nanswer count x", "0"),
    ("unknown x: natural\nx * x == x\ny = 10 / x\nanswer y", "10"),
    (
        "unknown x, y: real\nx >= 0\ny >= 0\nx + 2 * y <= 14\n3 * x - y >= 0\nx - y <= 2\nanswer largest 3 * x + 4 * y",
        "34",
    ),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("program", "answer"), SOLVED)
def test_the_only_answer(program: str, answer: str, engine: str) -> None:
    solution = solve(read(program), engine)
    assert solution.outcome is Outcome.SOLVED, solution.reason
    assert solution.answer is not None
    assert print_answer(solution.answer) == answer
    assert solution.steps[-1].text.startswith("Answer: ")
    if engine == "both":
        assert solution.engine == "sympy+z3"


SEVERAL = [
    ("unknown x: integer\nx * x == 9\nanswer x", {"3", "-3"}),
    ("unknown x: rational\n(x * x - 2) * (x - 3) * (x + 5) == 0\nanswer x", {"3", "-5"}),
    ('unknown a, b: natural\na + b == 9\na >= b - 1\nanswer which largest of "A": a, "B": b', {"A", "B"}),
    ('a = 3\nb = 3\nanswer which largest of "A": a, "B": b', {"A", "B"}),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("program", "answers"), SEVERAL)
def test_all_of_a_few_answers_are_listed(program: str, answers: set[str], engine: str) -> None:
    solution = solve(read(program), engine)
    assert solution.outcome is Outcome.SEVERAL
    assert solution.answer is None
    assert set(map(print_answer, solution.answers)) == answers


@pytest.mark.parametrize("engine", ENGINES)
def test_no_more_than_three_of_many_answers_are_listed(engine: str) -> None:
    solution = solve(read("unknown x, y: real\nx + y == 7\nanswer x"), engine)
    assert solution.outcome is Outcome.SEVERAL
    assert len(set(solution.answers)) == 3


CONTRADICTIONS = [
    ("unknown a: natural\na + 5 == 3\nanswer a", (0, 1)),
    ("c = 7\nunknown a: natural\na == c\na > 2\na == c + 1\nanswer a", (2, 4)),
    ("unknown x: rational\nx * x == 2\nanswer x", (0, 1)),
    ("unknown x: real\nx * x == -1\nanswer x", (0, 1)),
    ("a = 0\nb = 1 / a\nd = 5\nanswer d", (0, 1)),
    ("a = 3\na > 5\nanswer a", (0, 1)),
    ("answer 1 / 0", ()),
    ("answer sqrt(-1)", ()),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("program", "core"), CONTRADICTIONS)
def test_contradictions_name_a_minimal_core(program: str, core: tuple[int, ...], engine: str) -> None:
    solution = solve(read(program), engine)
    assert solution.outcome is Outcome.CONTRADICTION
    if program.startswith("unknown x: real"):  # the declaration of a real says nothing
        core = (1,)
    assert solution.core == core
    assert [step.statement for step in solution.steps if step.statement is not None] == list(core)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("query", ["answer largest x", "answer smallest -x"])
def test_there_is_no_largest_of_ever_more(query: str, engine: str) -> None:
    for program in (f"unknown x: natural\nx > 3\n{query}", f"unknown x: real\nx < 3\n{query}"):
        solution = solve(read(program), engine)
        if engine != "sympy" or query == "answer largest x":
            assert solution.outcome is Outcome.CONTRADICTION
            assert solution.core == ()
            assert "there is no" in solution.reason


def test_direct_evaluation_names_the_term_without_a_value() -> None:
    solution = solve(read("eggs = 12\nhens = 0\nper_hen = eggs / hens\nanswer per_hen"))
    assert solution.reason == "division by zero, in per_hen = eggs / hens"
    assert solution.core == (1, 2)


BAD = [
    ("a = 9 ** 9 ** 9\nanswer a", {Outcome.OUT_OF_BUDGET}),
    ("a = factorial(10 ** 9)\nanswer a", {Outcome.OUT_OF_BUDGET}),
    ("unknown x: real\nx ** x == 3\nanswer x", {Outcome.UNKNOWN, Outcome.UNSUPPORTED}),
    ("unknown x: natural\nx == 2 ** (2 ** x)\nanswer x", {Outcome.OUT_OF_BUDGET, Outcome.UNSUPPORTED}),
    (
        "unknown x, y, z: natural\nx ** 3 + y ** 3 == z ** 3\nx > 0\ny > 0\nz > 0\nanswer x",
        {Outcome.OUT_OF_BUDGET, Outcome.UNKNOWN},
    ),
    ("unknown x: real\nx >= 1\nanswer count x", {Outcome.OUT_OF_BUDGET, Outcome.UNKNOWN}),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("program", "outcomes"), BAD)
def test_what_cannot_be_decided_is_a_named_outcome(program: str, outcomes: set[Outcome], engine: str) -> None:
    budget = Budget(rlimit=200_000, seconds=1.0)
    solution = solve(read(program), engine, budget)
    assert solution.outcome in outcomes
    assert solution.reason
    assert solution.answer is None
    assert solution.seconds < 30


def test_a_large_system_keeps_to_the_budget() -> None:
    count = 25
    names = [f"x{at}" for at in range(count)]
    equations = [
        " + ".join(f"{(row * column * 7 + row + column) % 11} * {name}" for column, name in enumerate(names))
        + f" == {row}"
        for row in range(count)
    ]
    program = read(f"unknown {', '.join(names)}: rational\n" + "\n".join(equations) + "\nanswer x0")
    for engine in ("auto", "sympy", "z3"):
        assert solve(program, engine, Budget(seconds=2)).seconds < 60


@pytest.mark.parametrize("engine", ENGINES)
def test_answers_do_not_depend_on_the_order_of_definitions(engine: str) -> None:
    solution = solve(read("c = b + 1\nunknown x: natural\nx == 2 * c\nb = 4\nanswer x"), engine)
    assert solution.answer == (Fraction(10),)


def test_the_work_of_z3_is_the_same_each_time() -> None:
    program = read("unknown x, y: natural\n3 * x + 5 * y == 47\nx > y + 9\nanswer x, y")
    first, second = (solve(program, "z3") for _ in range(2))
    assert first.answer == second.answer == (Fraction(14), Fraction(1))
    assert first.work == second.work > 0


def test_an_unknown_engine_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="one of auto, sympy, z3, search, simplex, both"):
        solve(read("answer 1"), "prolog")


class _Wrong:
    """An engine that claims an answer, right or wrong, or fails."""

    name = "z3"

    def __init__(self, finding: Finding | type[Exception]) -> None:
        self.finding = finding

    def find(self, problem: Problem, meter: Meter) -> Finding:
        if isinstance(self.finding, type):
            raise self.finding
        return self.finding

    def satisfiable(self, problem: Problem, meter: Meter) -> bool | None:
        return None


def _with_z3_saying(finding: Finding | type[Exception], engine: str, monkeypatch: pytest.MonkeyPatch) -> Solution:
    real = engines._backend
    monkeypatch.setattr(engines, "_backend", lambda name: _Wrong(finding) if name == "z3" else real(name))
    return solve(read("unknown x: natural\nx + 1 == 3\nanswer x"), engine)


def test_two_engines_that_disagree_stop_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = Finding(Outcome.SOLVED, ((Fraction(3),),))
    with pytest.raises(SolveError, match="disagree"):
        _with_z3_saying(claim, "both", monkeypatch)


def test_an_engine_that_says_nothing_leaves_the_verdict_to_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = _with_z3_saying(Finding(Outcome.UNKNOWN, reason="tired"), "both", monkeypatch)
    assert solution.answer == (Fraction(2),)
    assert solution.engine == "sympy"


@pytest.mark.parametrize(("failure", "reason"), [(MemoryError, "memory"), (RecursionError, "nested too deeply")])
def test_memory_and_depth_are_part_of_the_budget(
    failure: type[Exception], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    solution = _with_z3_saying(failure, "z3", monkeypatch)
    assert solution.outcome is Outcome.OUT_OF_BUDGET
    assert reason in solution.reason


@pytest.mark.parametrize(("value", "message"), [(3, "do not allow"), (2, "its solution gives")])
def test_a_solution_must_pass_the_reference_evaluator(
    value: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = Finding(Outcome.SOLVED, ((Fraction(5),),), assignment={"x": Fraction(value)})
    with pytest.raises(SolveError, match=message):
        _with_z3_saying(claim, "z3", monkeypatch)


def test_a_program_without_unknowns_loads_no_engine() -> None:
    code = (
        "import sys; from neurosym.language import read; from neurosym.solving import solve;"
        "print(solve(read('a = 12\\nb = a / 5\\nanswer b')).outcome, {'z3', 'sympy'} & sys.modules.keys())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "solved set()"
