"""Logic: first-order logic with equality, sorts, functions and counting, and what it entails."""

from __future__ import annotations

from neurosym.domains.domain import Domain
from neurosym.resources import grammars_dir

DOMAIN = Domain(
    name="logic",
    description="First-order logic: quantifiers, relations, functions, equality, and counting.",
    grammar=grammars_dir() / "logic.lark",
    examples=(),
)
