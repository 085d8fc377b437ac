"""The runs of a study side by side, each in a process of its own.

Small models are decoded by one core nearly as fast as by two, so that two runs of one thread each take about two
thirds of the time that the same runs take one after the other. A process that is killed costs its batch alone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any

from neurosym.errors import RunError

if TYPE_CHECKING:
    from neurosym.study.running import Cell, Runs

_SECONDS = 0.5  # between two looks at whether to stop, and at how far the others are

OnCell = Callable[[int, int, str], None]
"""Told which cell, how many of its problems are done, and what is being done now."""


def make_side_by_side(runs: Runs, cells: Sequence[Cell], deadline: float, on_cell: OnCell) -> dict[str, str]:
    """Make the runs of all cells by `runs.workers` processes, and say what is missing of which and why.

    Raises what a run raises, after the others were stopped; RunError if a process dies.
    """
    context = multiprocessing.get_context("spawn")  # a fork beside torch's threads may hang
    told, stop = context.SimpleQueue(), context.Event()
    threads = max(1, (os.cpu_count() or 1) // runs.workers)
    missing: dict[str, str] = {}
    with ProcessPoolExecutor(
        runs.workers, context, initializer=_begin, initargs=(told, stop, os.getpid(), threads)
    ) as pool:
        try:
            waiting: set[Future[dict[str, str]]] = {
                pool.submit(_make, runs, place, cell, deadline) for place, cell in enumerate(cells)
            }
            while waiting:
                done, waiting = wait(waiting, _SECONDS, FIRST_COMPLETED)
                while not told.empty():
                    on_cell(*told.get())
                for future in done:
                    missing |= future.result()
        except BrokenProcessPool:
            raise RunError("a process of the study was killed, for want of memory perhaps: fewer --workers") from None
        except BaseException:  # Ctrl-C, too: nobody waits for the end of a run
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return missing


class _Here:
    """What a worker process knows from its start."""

    told: Any = None


def _begin(told: Any, stop: Any, parent: int, threads: int) -> None:
    _Here.told = told
    os.environ["OMP_NUM_THREADS"] = str(threads)  # for torch, which is not loaded yet
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the parent decides

    def end_with_the_parent() -> None:
        while not stop.wait(_SECONDS) and os.getppid() == parent:
            pass
        os._exit(1)

    threading.Thread(target=end_with_the_parent, daemon=True).start()


def _make(runs: Runs, place: int, cell: Cell, deadline: float) -> dict[str, str]:
    def tell(done: int, doing: str) -> None:
        _Here.told.put((place, done, doing))

    return runs.make_cell(cell, deadline, tell)
