"""The journal of a run: records are appended whole, survive a kill, and are never repeated."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from neurosym.errors import RunError
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import (
    CONFIG_FILE,
    RECORDS_FILE,
    RunConfig,
    RunRecord,
    Session,
    read_config,
    read_records,
)

Key = tuple[str, str]


def key(problem: Problem) -> Key:
    """What tells the problems of a run apart: suite and id."""
    return problem.suite, problem.id


class Journal:
    """The open run directory of one run; a context manager.

    `done` holds the keys of the problems whose records are kept.
    """

    def __init__(self, directory: Path, config: RunConfig, session: Session, *, resume: bool) -> None:
        """Start a run in a new or empty directory, or go on with the one that is there.

        Raises RunError if the directory holds something and `resume` was not asked for, if it is of
        another format version, if its configuration differs (the fields are named), if it is
        damaged, or if it cannot be written.
        """
        self.directory = directory
        self.done: set[Key] = set()
        self._path = directory / RECORDS_FILE
        if resume and (directory / CONFIG_FILE).exists():
            config = self._resumed(config)
        else:
            self._refuse_if_used()
        try:
            directory.mkdir(parents=True, exist_ok=True)
            _write_whole(directory / CONFIG_FILE, _with_session(config, session))
            self._file: FileIO = self._path.open("ab", buffering=0)
        except OSError as error:
            raise RunError(f"{directory} cannot be written: {error.strerror}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    def append(self, records: Sequence[RunRecord]) -> None:
        """Keep the records: when this returns they are on the disk.

        Raises RunError if they cannot be written (disk full, ...); then none of them is half kept.
        """
        size = os.fstat(self._file.fileno()).st_size
        data = "".join(record.model_dump_json() + "\n" for record in records).encode()
        try:
            _write_all(self._file, data)
            os.fsync(self._file.fileno())
        except OSError as error:
            os.truncate(self._path, size)
            kept = f"{len(self.done)} records are kept; make room and go on with --resume"
            raise RunError(f"{self._path} cannot be written: {error.strerror}; {kept}") from None
        self.done.update(key(record.problem) for record in records)

    def _resumed(self, config: RunConfig) -> RunConfig:
        there = read_config(self.directory)
        differing = list(_differences(there, config))
        if differing:
            raise RunError(f"{self.directory} is a run with another configuration: {'; '.join(differing)}")
        if self._path.exists():
            self.done = {key(record.problem) for record in read_records(self.directory)}
            _cut_half_line(self._path)
        return there

    def _refuse_if_used(self) -> None:
        if (self.directory / CONFIG_FILE).exists():
            raise RunError(f"{self.directory} already holds a run: go on with --resume, or choose another")
        if self.directory.exists() and (not self.directory.is_dir() or any(self.directory.iterdir())):
            raise RunError(f"{self.directory} is in use and is not a run: choose a new or empty directory")


def _with_session(config: RunConfig, session: Session) -> str:
    return config.model_copy(update={"sessions": (*config.sessions, session)}).model_dump_json(indent=2)


def _write_whole(path: Path, text: str) -> None:
    """Replace a file in one step, so that a kill leaves the old one or the new one."""
    draft = path.with_suffix(".draft")
    draft.write_text(text + "\n", encoding="utf-8")
    draft.replace(path)


def _write_all(file: FileIO, data: bytes) -> None:
    # A raw write may take only part of the data when the disk is nearly full.
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _cut_half_line(path: Path) -> None:
    """Cut what a kill left of a line that was being written."""
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    if whole < len(data):
        os.truncate(path, whole)


def _differences(there: RunConfig, now: RunConfig) -> Iterator[str]:
    """Each field that is not the same, by its dotted name, with both values."""
    old = dict(_leaves(there.model_dump(mode="json", exclude={"sessions"})))
    new = dict(_leaves(now.model_dump(mode="json", exclude={"sessions"})))
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield f"{name} is {old.get(name)!r} there and {new.get(name)!r} now"


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        items = ((str(part), inner) for part, inner in value.items())
    elif isinstance(value, list):
        items = ((str(part), inner) for part, inner in enumerate(value))
    else:
        yield name, value
        return
    for part, inner in items:
        yield from _leaves(inner, f"{name}.{part}" if name else part)
