"""Solving: from a checked program to an outcome with evidence, by evaluation, SymPy or Z3."""

from __future__ import annotations

from neurosym.solving.attribution import attribute, sentences
from neurosym.solving.engines import ENGINES, solve
from neurosym.solving.isolation import Isolated, solve_isolated
from neurosym.solving.solution import Outcome, Solution, Step

__all__ = [
    "ENGINES",
    "Isolated",
    "Outcome",
    "Solution",
    "Step",
    "attribute",
    "sentences",
    "solve",
    "solve_isolated",
]
