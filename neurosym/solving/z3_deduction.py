"""Deduction by Z3, on the instances of the rules: an engine that shares nothing with forward chaining.

A literal is derived if and only if it has a derivation of finite height. So each literal gets a truth
value and a height; it is true if some instance has only true conditions, and only if some instance has
only true conditions of lesser height. For stratified programs there is only one such model.
"""

from __future__ import annotations

from collections.abc import Sequence

import z3

from neurosym.language.clauses import Clause, Literal
from neurosym.language.closure import ground_clauses
from neurosym.solving.backend import GaveUpError, Meter, OutOfBudgetError


def model(clauses: Sequence[Clause], individuals: Sequence[str], closed: bool, meter: Meter) -> frozenset[Literal]:
    """All derived literals. Raises OutOfBudgetError, or EvaluationError for too many instances."""
    ground = tuple(ground_clauses(clauses, individuals))
    context = z3.Context()
    solver = z3.SimpleSolver(ctx=context)
    parts = {part for clause in ground for part in (clause.head, *clause.body)}
    literals = sorted((part for part in parts if isinstance(part, Literal)), key=str)
    true = {each: z3.Bool(f"true {each}", context) for each in literals}
    height = {each: z3.Int(f"height {each}", context) for each in literals}
    ways: dict[Literal, list[z3.BoolRef]] = {each: [] for each in literals}
    for clause in ground:
        conditions, lower = _conditions(clause, true, height, closed)
        always = z3.BoolVal(True, context)
        solver.add(z3.Implies(z3.And(always, *conditions), true[clause.head]))
        ways[clause.head].append(z3.And(always, *conditions, *lower))
    for literal, listed in ways.items():
        solver.add(z3.Implies(true[literal], z3.Or(z3.BoolVal(False, context), *listed)))
    solver.set("rlimit", min(meter.steps_left, 2**31))
    solver.set("timeout", max(1, int(1000 * meter.seconds_left())))
    verdict = solver.check()
    if verdict == z3.unknown:
        raise OutOfBudgetError(f"Z3 stopped at its limit ({solver.reason_unknown()})")
    if verdict == z3.unsat:
        raise GaveUpError("no model is stable: something depends on itself through a negation")
    found = solver.model()
    return frozenset(each for each in literals if z3.is_true(found.eval(true[each], True)))


def _conditions(
    clause: Clause, true: dict[Literal, z3.BoolRef], height: dict[Literal, z3.ArithRef], closed: bool
) -> tuple[list[z3.BoolRef], list[z3.BoolRef]]:
    """What must hold for the instance to derive its head, and which heights must be lesser than the head's."""
    holding, lower = [], []
    for part in clause.body:
        assert isinstance(part, Literal)
        if closed and not part.positive:
            derivable = true.get(part.opposite)
            holding += [] if derivable is None else [z3.Not(derivable)]
        else:
            holding.append(true[part])
            lower.append(height[part] < height[clause.head])
    return holding, lower
