"""What can be wrong with a domain, and where in its files it stands."""

from __future__ import annotations

import ast
import inspect
import re
import sys
import sysconfig
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import neurosym
from neurosym.domains.domain import Domain
from neurosym.errors import CheckError, ParseError
from neurosym.resources import grammars_dir


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, counted from 1; line 0 is the file as a whole."""

    file: Path
    line: int = 0

    def __str__(self) -> str:
        here = Path.cwd()
        file = self.file.relative_to(here) if self.file.is_relative_to(here) else self.file
        return f"{file}:{self.line}" if self.line else str(file)


@dataclass(frozen=True, slots=True)
class DomainFault:
    """One thing wrong with a domain: of what (`example 2`, `grammar`), in words, and where if that is known."""

    subject: str
    message: str
    place: Place | None = None

    def __str__(self) -> str:
        text = f"{self.subject}: {self.message}"
        return f"{self.place}: {text}" if self.place else text


@dataclass(slots=True)
class Places:
    """Where the parts of a domain stand: texts are looked up in the sources of the modules that hold the domain."""

    domain: Domain
    _constants: dict[str, Place] | None = field(default=None, init=False)

    def of_alias(self, name: str) -> Place:
        """The line of the grammar that has this alias; else the grammar."""
        return self.of_pattern(rf"->\s*{re.escape(name)}\b")

    def of_pattern(self, pattern: str) -> Place:
        """The first line of the grammar that this pattern is found in; else the grammar."""
        try:
            lines = self.domain.grammar.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return Place(self.domain.grammar)
        found = (number for number, line in enumerate(lines, start=1) if re.search(pattern, line))
        return Place(self.domain.grammar, next(found, 0))

    def of_text(self, text: str, error: Exception | None = None) -> Place | None:
        """The line of a source that this string begins in; for an error in a program, the line it is about."""
        if self._constants is None:
            self._constants = dict(_constants(_sources(self.domain)))
        start = self._constants.get(text)
        return _narrowed(start, text, error) if start else None


def place_of(function: Callable[..., Any]) -> Place | None:
    """The line that a function begins in."""
    code = getattr(inspect.unwrap(getattr(function, "func", function)), "__code__", None)
    return Place(Path(code.co_filename), code.co_firstlineno) if code else None


def raised_at(error: BaseException) -> Place | None:
    """The last line of other people's code that an error came through."""
    if isinstance(error, SyntaxError) and error.filename:
        return Place(Path(error.filename), error.lineno or 0)
    ours = (str(Path(neurosym.__file__).parent), sysconfig.get_path("stdlib"), "<")
    frames = [each for each in traceback.extract_tb(error.__traceback__) if not each.filename.startswith(ours)]
    return Place(Path(frames[-1].filename), frames[-1].lineno or 0) if frames else None


def _sources(domain: Domain) -> Iterator[Path]:
    """The files of the modules that hold the domain, and the Python files beside its grammar."""
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None) if isinstance(module, type(sys)) else None
        if file and any(value is domain for value in vars(module).values()):
            yield Path(file)
    if domain.grammar.parent != grammars_dir():
        yield from sorted(domain.grammar.parent.glob("**/*.py"))


def _constants(files: Iterator[Path]) -> Iterator[tuple[str, Place]]:
    for file in files:
        try:
            tree = ast.parse(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, SyntaxError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, Place(file, node.lineno)


def _narrowed(start: Place, text: str, error: Exception | None) -> Place:
    """The line of the source that shows the line of the program which the error is about; else the start."""
    fault = error.fault if isinstance(error, ParseError) else error.faults[0] if isinstance(error, CheckError) else None
    lines = text.splitlines()
    if fault is None or not 0 < fault.line <= len(lines) or not lines[fault.line - 1].strip():
        return start
    source = start.file.read_text(encoding="utf-8").splitlines()
    span = range(start.line, min(start.line + len(lines) + 1, len(source) + 1))
    shown = (number for number in span if lines[fault.line - 1].strip() in source[number - 1])
    return Place(start.file, next(shown, start.line))
