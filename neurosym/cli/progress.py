"""A progress bar with rate and time left, on standard error so that --json stays clean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class Tell(Protocol):
    """Takes how much is done, of how much, and what is being done now."""

    def __call__(self, done: int, total: int, doing: str) -> None:
        """Move the bar."""
        ...


class _Rate(ProgressColumn):
    """How many units are done in a second, since this process started on them."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        """The rate in words, or a dash before the first unit."""
        done, started = task.completed - task.fields.get("first", 0), task.elapsed
        if not done or not started:
            return Text(f"- {self._unit}/s")
        return Text(f"{done / started:.2f} {self._unit}/s")


@contextmanager
def progress_bar(unit: str) -> Iterator[Tell]:
    """A bar for as long as the block runs; what was done before it (a resumed run) is not in its rate."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(unit),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("starting", total=None)
        started = False

        def tell(done: int, total: int, doing: str) -> None:
            nonlocal started
            if not started:
                bar.reset(task, completed=done, first=done)
                started = True
            bar.update(task, total=total, completed=done, description=doing)

        yield tell
