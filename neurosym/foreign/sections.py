"""Logic-LM's layout: sections under a heading, a statement a line, and what it says in words after `:::`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neurosym.foreign.reading import refused

_HEADING = re.compile(r"(?:#\s*)?([A-Za-z]+)\s*:?\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of a section without its comment, and its line from 1."""

    text: str
    line: int


def sections_of(text: str, names: Sequence[str]) -> Mapping[str, tuple[Entry, ...]]:
    """The entries of each section, by its heading (`Facts:` or `# Constraints`).

    Raises ForeignError if there is text before the first heading, or a section comes twice.
    """
    found: dict[str, list[Entry]] = {}
    current: list[Entry] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        statement, _, _ = line.partition(":::")
        heading = _HEADING.fullmatch(statement.strip())
        if heading and heading[1].lower() in names and _is_heading(statement):
            if heading[1].lower() in found:
                raise refused(f"the section {heading[1]} comes twice", number)
            current = found.setdefault(heading[1].lower(), [])
        elif line.strip():
            if current is None:
                known = ", ".join(name.capitalize() for name in names)
                raise refused(f"{line.strip()[:40]!r} stands before the first section", number, f"sections are {known}")
            current.append(Entry(statement.strip(), number))
    return {name: tuple(entries) for name, entries in found.items()}


def needed(sections: Mapping[str, tuple[Entry, ...]], name: str) -> tuple[Entry, ...]:
    """The entries of a section that must be there, and not be empty. Raises ForeignError."""
    if not sections.get(name):
        raise refused(f"there is no section {name.capitalize()}, or it is empty", 1)
    return sections[name]


def _is_heading(statement: str) -> bool:
    return statement.strip().startswith("#") or statement.strip().endswith(":")
