"""Solving in a child process with limits of time and memory, which can be killed without harm.

The child is a fresh interpreter (not a fork), so it is safe beside torch and threads, and it is sent
text and sends JSON, so nothing is pickled and the caller's main module is not imported again. One child
solves many programs; one that dies or overruns is replaced, and its program is OUT_OF_BUDGET.
POSIX only.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any

import neurosym
from neurosym.budget import Budget
from neurosym.errors import SolveError
from neurosym.language.printing import print_program
from neurosym.language.syntax import Program
from neurosym.solving.engines import SHARE_FOR_CORE, solve_directly
from neurosym.solving.solution import Outcome, Solution
from neurosym.solving.wire import unpacked

_START_SECONDS = 60.0
_GRACE_SECONDS = 2.0
_LEAST_MEGABYTES = 160
"""What a child needs to load the engines at all; a budget below it counts as this much."""
_CHUNK = 1 << 16
_KEEP_MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(64 << 20), "MALLOC_MMAP_THRESHOLD_": str(32 << 20)}
"""For glibc: what one Z3 context gives back, the next may have. Else each is paged in anew, at four times the time."""


def solve_isolated(program: Program, engine: str = "auto", budget: Budget | None = None) -> Solution:
    """The solution of a checked program, found in a child process that ends afterwards.

    For many programs use `Isolated`, which keeps its child. Raises SolveError as `solve` does.
    """
    with Isolated(engine, budget) as isolated:
        return isolated.solve(program)


class Isolated:
    """Solves programs in child processes; a context manager, at whose end they are gone.

    engine: as for `solve`. budget: for each program; a child that is not done shortly after its seconds is
    killed, and `memory_mb` is its whole address space. workers: how many children `solve_many` uses.
    A program without unknowns is evaluated here, by the guarded evaluator, where the engine is "auto".
    """

    def __init__(self, engine: str = "auto", budget: Budget | None = None, workers: int = 1) -> None:
        self._engine, self._budget = engine, budget or Budget()
        self._workers = [_Worker(self._budget) for _ in range(workers)]
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)

    def __enter__(self) -> Isolated:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the children, whatever they are doing. Another `solve` would start new ones."""
        for worker in self._workers:
            worker.kill()

    def solve(self, program: Program, engine: str = "") -> Solution:
        """The solution, by another engine if one is named. Raises SolveError if engines disagree; being killed is
        the outcome OUT_OF_BUDGET.
        """
        engine = engine or self._engine
        if engine == "auto":
            solution = solve_directly(program)
            if solution is not None:
                return solution
        worker = self._free.get()
        try:
            return worker.solve(program, engine)
        except BaseException:
            worker.kill()  # it may be in the middle of a reply, as after Ctrl-C
            raise
        finally:
            self._free.put(worker)

    def solve_many(
        self, programs: Iterable[Program], on_progress: Callable[[int], None] | None = None
    ) -> list[Solution]:
        """The solutions, in the order of the programs. `on_progress` is told how many are done."""
        solutions = []
        with ThreadPoolExecutor(len(self._workers)) as threads:
            try:
                for solution in threads.map(self.solve, programs):
                    solutions.append(solution)
                    if on_progress is not None:
                        on_progress(len(solutions))
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                self.close()
                raise
        return solutions


class _Worker:
    """One child process, started when first needed and again after it was killed."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._process: subprocess.Popen[bytes] | None = None
        self._pending = b""
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the worker; a pipe might fill up

    def solve(self, program: Program, engine: str) -> Solution:
        """The child's solution, or OUT_OF_BUDGET if it had to be killed or died."""
        started = time.monotonic()
        request = {
            "program": print_program(program),
            "domain": program.domain,
            "engine": engine,
            "budget": asdict(self._budget),
        }
        try:
            reply = self._asked(request)
        except (_DiedError, TimeoutError) as error:
            self.kill()
            return Solution(Outcome.OUT_OF_BUDGET, engine=engine, reason=str(error), seconds=time.monotonic() - started)
        if "error" in reply:
            raise SolveError(reply["error"])
        if "exhausted" in reply:
            return Solution(Outcome.OUT_OF_BUDGET, engine=engine, reason=reply["exhausted"])
        return unpacked(reply["solution"])

    def kill(self) -> None:
        """End the child now."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process, self._pending = None, b""

    def _asked(self, request: dict[str, Any]) -> dict[str, Any]:
        process = self._process or self._started()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            raise self._death(process, started=True) from None
        return self._reply(process, self._budget.seconds * (1 + SHARE_FOR_CORE) + _GRACE_SECONDS)

    def _started(self) -> subprocess.Popen[bytes]:
        megabytes = max(_LEAST_MEGABYTES, self._budget.memory_mb)
        command = [sys.executable, "-m", "neurosym.solving.worker", str(megabytes)]
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            start_new_session=True,  # Ctrl-C in the terminal goes to the parent alone
            env=_environment(),
        )
        try:
            self._reply(process, _START_SECONDS)
        finally:
            self._process = process
        return process

    def _reply(self, process: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
        assert process.stdout is not None
        end = time.monotonic() + seconds
        while b"\n" not in self._pending:
            ready, _, _ = select.select([process.stdout], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise TimeoutError(f"it was stopped after {seconds:g} seconds")
            chunk = os.read(process.stdout.fileno(), _CHUNK)
            if not chunk:
                raise self._death(process, started=self._process is process)
            self._pending += chunk
        line, self._pending = self._pending.split(b"\n", 1)
        reply: dict[str, Any] = json.loads(line)
        return reply

    def _death(self, process: subprocess.Popen[bytes], started: bool) -> Exception:
        """Why the child ended. One that had started, and then ended of its own accord, had a fault of ours."""
        code = process.wait()
        if started and code > 0:
            self._errors.seek(0)
            complaint = self._errors.read().decode(errors="replace")[-_CHUNK:]
            return RuntimeError(f"a fault of neurosym, in the solving process:\n{complaint}")
        cause = f"signal {-code}" if code < 0 else "it could not start"
        return _DiedError(f"the solving process died ({cause}), most likely for want of memory")


class _DiedError(Exception):
    """The child ended by itself."""


def _environment() -> dict[str, str]:
    """This process's environment, in which the child finds the same neurosym and the same packages with domains."""
    root = str(Path(neurosym.__file__).parents[1])
    paths = [root, *filter(None, sys.path)]
    return {**_KEEP_MEMORY, **os.environ, "PYTHONPATH": os.pathsep.join(paths)}
