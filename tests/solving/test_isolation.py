"""Child processes: reused, killed, replaced, and gone at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from fractions import Fraction

import pytest

from neurosym.budget import Budget
from neurosym.errors import SolveError
from neurosym.language import read
from neurosym.solving import Isolated, isolation, solve, solve_isolated
from neurosym.solving.solution import Outcome

_EASY = "unknown x: natural\nx + {0} == 10\nanswer x"
_ENDLESS = "unknown x, y, z: natural\nx ** 3 + y ** 3 == z ** 3\nx > 0\ny > 0\nz > 0\nanswer x"


def _pid(isolated: Isolated) -> int:
    process = isolated._workers[0]._process
    assert process is not None
    return process.pid


def test_it_gives_what_solve_gives() -> None:
    for text in (
        _EASY.format(3),
        "unknown x: real\nx * x == 2\nanswer x",
        "unknown x: natural\nx < 3\nx > 5\nanswer x",
    ):
        program = read(text)
        here, there = solve(program), solve_isolated(program)
        assert (here.outcome, here.answer, here.answers, here.core, here.steps, here.engine) == (
            there.outcome,
            there.answer,
            there.answers,
            there.core,
            there.steps,
            there.engine,
        )


def test_one_child_solves_many_programs_in_order() -> None:
    done: list[int] = []
    with Isolated() as isolated:
        solutions = isolated.solve_many([read(_EASY.format(at)) for at in range(5)], done.append)
        child = _pid(isolated)
        isolated.solve(read(_EASY.format(7)))
        assert _pid(isolated) == child
    assert [solution.answer for solution in solutions] == [(Fraction(10 - at),) for at in range(5)]
    assert done == [1, 2, 3, 4, 5]


def test_two_children() -> None:
    with Isolated("z3", workers=2) as isolated:
        solutions = isolated.solve_many(read(_EASY.format(at % 10)) for at in range(12))
    assert [solution.answer for solution in solutions] == [(Fraction(10 - at % 10),) for at in range(12)]


def test_a_program_without_unknowns_needs_no_child() -> None:
    with Isolated() as isolated:
        assert isolated.solve(read("a = 2\nanswer a ** 10")).answer == (Fraction(1024),)
        assert isolated._workers[0]._process is None


def test_a_child_that_overruns_is_killed_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    with Isolated(budget=Budget(rlimit=10**9, seconds=24)) as isolated:
        isolated.solve(read(_EASY.format(1)))
        child = _pid(isolated)
        monkeypatch.setattr(isolation, "_GRACE_SECONDS", -29.9)  # so that the child's own limit comes too late
        late = isolated.solve(read(_ENDLESS))
        monkeypatch.undo()
        assert late.outcome is Outcome.OUT_OF_BUDGET
        assert "stopped after" in late.reason
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
        assert isolated.solve(read(_EASY.format(2))).answer == (Fraction(8),)


def test_a_child_that_dies_is_replaced() -> None:
    with Isolated() as isolated:
        isolated.solve(read(_EASY.format(1)))
        os.kill(_pid(isolated), signal.SIGKILL)
        died = isolated.solve(read(_EASY.format(2)))
        assert died.outcome is Outcome.OUT_OF_BUDGET
        assert "signal 9" in died.reason
        assert isolated.solve(read(_EASY.format(3))).answer == (Fraction(7),)


def test_nothing_is_left_behind() -> None:
    with Isolated() as isolated:
        isolated.solve(read(_EASY.format(1)))
        child = _pid(isolated)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_what_stops_the_child_is_an_error_here(monkeypatch: pytest.MonkeyPatch) -> None:
    program = read(_EASY.format(1))
    monkeypatch.setattr(isolation, "print_program", lambda program: "no program at all")
    with pytest.raises(SolveError):
        solve_isolated(program)


def test_a_fault_of_ours_in_the_child_is_not_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    program = read(_EASY.format(1))
    monkeypatch.setattr(isolation, "asdict", lambda budget: {"nonsense": 1})
    with pytest.raises(RuntimeError, match="unexpected keyword argument 'nonsense'"):
        solve_isolated(program)


_SCRIPT = f"""
from neurosym.budget import Budget
from neurosym.language import read
from neurosym.solving import Isolated
with Isolated(budget=Budget(rlimit=10**9, seconds=60)) as isolated:
    isolated.solve(read({_EASY.format(1)!r}))
    print(isolated._workers[0]._process.pid, flush=True)
    isolated.solve_many([read({_ENDLESS!r})])
"""


def test_ctrl_c_ends_parent_and_child() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGINT)
        _, errors = parent.communicate(timeout=30)
    assert "KeyboardInterrupt" in errors
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
