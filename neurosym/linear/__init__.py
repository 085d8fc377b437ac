"""Exact linear programming: rows, the simplex method, branch and bound. It knows nothing of programs and problems."""

from __future__ import annotations

from neurosym.linear.branching import Best, Point, Search, TooManyCasesError
from neurosym.linear.rows import Factors, LinearProgramme, Row, tightened

__all__ = ["Best", "Factors", "LinearProgramme", "Point", "Row", "Search", "TooManyCasesError", "tightened"]
