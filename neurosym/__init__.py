"""neurosym: word problems to programs, programs to exact answers, and a verifier beside them.

    import neurosym as ns

    ns.solve("Tom had 12 eggs and used 3. How many are left?").answer
    ns.verify("Tom had 12 eggs and used 3. How many are left?", claim="8").verdict
    ns.solve_program("left = 12 - 3\\nanswer left").answer

Names are loaded when they are first used: importing neurosym imports no engine and no model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neurosym.api import solve as solve
    from neurosym.api import solve_program as solve_program
    from neurosym.api import verify as verify
    from neurosym.api import verify_program as verify_program
    from neurosym.api import verify_result as verify_result
    from neurosym.budget import Budget as Budget
    from neurosym.errors import NeurosymError as NeurosymError
    from neurosym.evaluation.problem import Problem as Problem
    from neurosym.evaluation.runner import run_suites as run_suites
    from neurosym.evaluation.suite import load_suite as load_suite
    from neurosym.language import print_answer as print_answer
    from neurosym.language import print_program as print_program
    from neurosym.language import print_value as print_value
    from neurosym.language import read as read
    from neurosym.pipeline import Pipeline as Pipeline
    from neurosym.pipeline import Result as Result
    from neurosym.routing import RoutedPipeline as RoutedPipeline
    from neurosym.solving.solution import Outcome as Outcome
    from neurosym.solving.solution import Solution as Solution
    from neurosym.verification.verdict import Verdict as Verdict
    from neurosym.verification.verdict import Verification as Verification

_HOMES = {
    "Budget": "budget",
    "NeurosymError": "errors",
    "Outcome": "solving.solution",
    "Pipeline": "pipeline",
    "Problem": "evaluation.problem",
    "Result": "pipeline",
    "RoutedPipeline": "routing",
    "Solution": "solving.solution",
    "Verdict": "verification.verdict",
    "Verification": "verification.verdict",
    "load_suite": "evaluation.suite",
    "print_answer": "language",
    "print_program": "language",
    "print_value": "language",
    "read": "language",
    "run_suites": "evaluation.runner",
    "solve": "api",
    "solve_program": "api",
    "verify": "api",
    "verify_program": "api",
    "verify_result": "api",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'neurosym' has no attribute {name!r}")
    return getattr(import_module(f"neurosym.{home}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
