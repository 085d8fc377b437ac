"""What a command was given: a text or a program, as an argument, from a file, or on standard input."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from neurosym.errors import NeurosymError

PROGRAM_SUFFIX = ".ns"


class InputError(NeurosymError):
    """What was given to a command cannot be used."""

    stage = "input"


@dataclass(frozen=True, slots=True)
class Given:
    """The text that was meant, and whether it is a program."""

    text: str
    is_program: bool


def read_given(argument: str, as_program: bool = False) -> Given:
    """What the argument stands for. Raises InputError if it cannot be read or holds no words."""
    is_program = as_program
    if argument == "-":
        text = _decoded(sys.stdin.buffer.read(), "standard input")
    elif (path := _file(argument)) is not None:
        is_program = as_program or path.suffix == PROGRAM_SUFFIX
        text = _content(path)
    elif argument.endswith(PROGRAM_SUFFIX) and " " not in argument:
        raise InputError(f"there is no file {argument}")
    else:
        # Bytes of an argument that are no UTF-8 arrive as lone surrogates.
        text = _decoded(os.fsencode(argument), "the text")
    if not text.strip():
        raise InputError("there is no text: give a problem, a file, or - and text on standard input")
    return Given(text, is_program)


def _file(argument: str) -> Path | None:
    path = Path(argument)
    try:
        return path if path.is_file() else None
    except OSError:  # a problem is too long for a file name
        return None


def _content(path: Path) -> str:
    try:
        return _decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None


def _decoded(data: bytes, origin: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{origin} is not UTF-8 text: {error.reason} at byte {error.start}") from None
