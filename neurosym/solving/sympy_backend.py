"""Solving by SymPy."""

from __future__ import annotations

from neurosym.solving.backend import Finding, Meter, UnsupportedError
from neurosym.solving.posing import Problem


class SympyBackend:
    """The engine SymPy."""

    name = "sympy"

    def find(self, problem: Problem, meter: Meter) -> Finding:
        """Decide the problem."""
        raise UnsupportedError("being written")

    def satisfiable(self, problem: Problem, meter: Meter) -> bool | None:
        """Whether the problem has a solution; None if it cannot tell."""
        return None
