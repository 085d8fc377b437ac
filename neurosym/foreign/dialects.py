"""The dialects that are read, and which one a text is in: by what it holds, never by where it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from neurosym.foreign.constraint_programs import read_constraints
from neurosym.foreign.conventions import STRICT, Conventions
from neurosym.foreign.premises import read_linc, read_premises
from neurosym.foreign.reading import Reading
from neurosym.foreign.rule_programs import read_rules
from neurosym.foreign.satisfiability_programs import read_satisfiability
from neurosym.foreign.straight_line import read_straight_line


class Dialect(StrEnum):
    """Whose way of writing a program it is."""

    RULES = "rules"  # Logic-LM for PrOntoQA and ProofWriter
    PREMISES = "premises"  # Logic-LM for FOLIO
    CONSTRAINTS = "constraints"  # Logic-LM for LogicalDeduction
    SATISFIABILITY = "satisfiability"  # Logic-LM for AR-LSAT
    LINC = "linc"
    PYTHON = "python"  # Program of Thoughts, PAL, Faithful CoT


_READERS: dict[Dialect, Callable[[str, Conventions], Reading]] = {
    Dialect.RULES: read_rules,
    Dialect.PREMISES: read_premises,
    Dialect.CONSTRAINTS: read_constraints,
    Dialect.SATISFIABILITY: read_satisfiability,
    Dialect.LINC: read_linc,
    Dialect.PYTHON: read_straight_line,
}
_SIGNS: tuple[tuple[str, Dialect], ...] = (
    (r"^#\s*(Declarations|Options)\s*$", Dialect.SATISFIABILITY),
    (r"\[IN\]", Dialect.CONSTRAINTS),
    (r"^(Premises|Conclusion):", Dialect.PREMISES),
    (r"^FOL:", Dialect.LINC),
    (r"^(Facts|Rules|Query):", Dialect.RULES),
)


def dialect_of(text: str) -> Dialect:
    """The dialect that a text shows the signs of; Python if it shows none of another."""
    return next((dialect for sign, dialect in _SIGNS if re.search(sign, text, re.MULTILINE)), Dialect.PYTHON)


def read_foreign(text: str, dialect: Dialect | None = None, conventions: Conventions = STRICT) -> Reading:
    """A program of another system in our language; the dialect is found by its signs if none is given.

    Raises ForeignError with line and hint where it cannot be read, or is unclear under the conventions.
    """
    return _READERS[dialect or dialect_of(text)](text, conventions)
