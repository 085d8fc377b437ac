"""Deduction: facts, and rules that hold for all values of their variables, in an open or a closed world."""

from __future__ import annotations

from neurosym.domains.domain import Domain
from neurosym.resources import grammars_dir

DOMAIN = Domain(
    name="deduction",
    description="Facts and if-then rules about named things: what follows, in an open or a closed world.",
    grammar=grammars_dir() / "deduction.lark",
    examples=(),
)
