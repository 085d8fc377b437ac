"""The file of a replay: a first line with how it was made, then one result a line; it survives a kill."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import ValidationError

from neurosym.errors import RunError
from neurosym.evaluation.problem import first_fault
from neurosym.evaluation.replaying import Replay, Replayed

FORMAT_VERSION = 1


def described(settings: Replay, problems: str) -> dict[str, Any]:
    """What decides the results, as JSON values. problems: the fingerprint of the gold answers."""
    return {
        "format": FORMAT_VERSION,
        "conventions": settings.conventions.described(),
        "dialect": settings.dialect,
        "engine": settings.engine,
        "budget": asdict(settings.budget),
        "problems": problems,
    }


class ReplayJournal:
    """The open file of a replay; a context manager. `done` holds the results that were there already."""

    def __init__(self, path: Path, header: dict[str, Any], *, resume: bool) -> None:
        """Start a new file, or go on with the one that is there.

        Raises RunError if there is one and `resume` was not asked for, if it was made in another way, if a
        line is broken, or if it cannot be written.
        """
        self.path, self.done = path, list[Replayed]()
        if path.exists() and not resume:
            raise RunError(f"{path} is there already: go on with --resume, or choose another")
        try:
            if path.exists() and path.stat().st_size:
                self._go_on(header)
                self._file: FileIO = path.open("ab", buffering=0)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._file = path.open("wb", buffering=0)
                self._write(json.dumps(header) + "\n")
        except OSError as error:
            raise RunError(f"{path} cannot be written: {error.strerror}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def keep(self, results: Sequence[Replayed]) -> None:
        """Append the results. Raises RunError if they cannot be written."""
        try:
            self._write("".join(result.model_dump_json() + "\n" for result in results))
        except OSError as error:
            raise RunError(f"{self.path} cannot be written: {error.strerror}") from None

    def _write(self, text: str) -> None:
        rest = memoryview(text.encode())
        while rest:
            rest = rest[self._file.write(rest) :]
        os.fsync(self._file.fileno())

    def _go_on(self, header: dict[str, Any]) -> None:
        data = self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        first, *lines = data[:whole].decode().splitlines() or [""]
        try:
            there = json.loads(first)
        except ValueError:
            raise RunError(f"{self.path}, line 1: this is no file of a replay") from None
        if there != header:
            differing = [name for name in header if not isinstance(there, dict) or there.get(name) != header[name]]
            raise RunError(f"{self.path} was made in another way: {', '.join(differing)} differ")
        for number, line in enumerate(lines, start=2):
            try:
                self.done.append(Replayed.model_validate_json(line))
            except ValidationError as error:
                raise RunError(f"{self.path}, line {number}, {first_fault(error)}") from None
        if whole < len(data):  # what a kill left of a line
            os.truncate(self.path, whole)
