"""Solving deduction: what follows, from which statements, or which statements contradict each other.

The evidence is a minimal set of statements: leaving out any one of them changes the answer, and they
alone give it, which the reference evaluator is asked too where it is small enough for that.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from neurosym.budget import Budget
from neurosym.errors import EvaluationError, SolveError
from neurosym.language.clauses import (
    Atom,
    Clause,
    Literal,
    atom_of,
    clauses_of,
    individuals_of,
    is_closed,
)
from neurosym.language.closure import clash_in, closure, truth_of
from neurosym.language.printing import print_bare_statement, print_expression
from neurosym.language.syntax import (
    Apply,
    EntailmentQuery,
    Expression,
    Program,
    Rule,
    TruthValue,
    World,
)
from neurosym.solving.backend import GaveUpError, Meter, OutOfBudgetError, UnsupportedError
from neurosym.solving.forward import Derivations, chain
from neurosym.solving.solution import Outcome, Solution, Step

SHARE_FOR_PROOF = 0.25
"""How much more work making the proof minimal may take, as a share of the budget."""
_CHECKED_BY_REFERENCE = 2_000
"""How many instances of rules the reference evaluator is asked to try."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What a program comes to: the truth of what is asked, or the atom on which it contradicts itself."""

    truth: TruthValue
    clash: Atom | None = None


@dataclass(frozen=True, slots=True)
class _Theory:
    """A program with the clauses that it comes to."""

    program: Program
    clauses: tuple[Clause, ...]
    individuals: tuple[str, ...]
    closed: bool
    formula: Expression

    @classmethod
    def of(cls, program: Program) -> _Theory:
        if not isinstance(program.query, EntailmentQuery):
            raise UnsupportedError("deduction answers whether a formula holds")
        formula = program.query.formula
        return cls(program, clauses_of(program), individuals_of(program), is_closed(program), formula)

    def restricted(self, kept: Set[int]) -> _Theory:
        """The theory of the kept statements alone, in the same world."""
        statements = self.program.statements
        chosen = [each for n, each in enumerate(statements) if n in kept or isinstance(each, World)]
        alone = replace(self.program, statements=tuple(chosen))
        clauses = tuple(clause for clause in self.clauses if clause.statement in kept)
        return _Theory(alone, clauses, individuals_of(alone), self.closed, self.formula)

    def derived(self, meter: Meter) -> Derivations:
        return chain(self.clauses, self.individuals, self.closed, meter)

    def verdict(self, derived: Set[Literal]) -> _Verdict:
        return _Verdict(truth_of(self.formula, derived, self.closed), clash_in(derived))


def solve_deduction(program: Program, engine: str = "auto", budget: Budget | None = None) -> Solution:
    """The solution of a checked program of facts and rules.

    engine: "auto" chains forward; "z3" asks Z3 for the same model; "both" holds one against the other.
    Raises SolveError if they disagree, or if the proof does not stand on its own.
    """
    started, budget = time.monotonic(), budget or Budget()
    meter = Meter(budget)
    try:
        solution = _solved(_Theory.of(program), engine, meter, budget)
    except (OutOfBudgetError, MemoryError) as error:
        solution = Solution(Outcome.OUT_OF_BUDGET, reason=str(error) or "the limit of memory was reached")
    except GaveUpError as error:
        solution = Solution(Outcome.UNKNOWN, reason=str(error))
    except (UnsupportedError, EvaluationError) as error:
        solution = Solution(Outcome.UNSUPPORTED, reason=str(error))
    name = {"auto": "forward", "both": "forward+z3"}.get(engine, engine)
    return replace(solution, engine=name, seconds=time.monotonic() - started, work=meter.steps_used)


def _solved(theory: _Theory, engine: str, meter: Meter, budget: Budget) -> Solution:
    if engine == "sympy":
        raise UnsupportedError("SymPy has no rules; the engines for deduction are auto, z3 and both")
    derived = theory.derived(meter) if engine != "z3" else None
    verdict = None if derived is None else theory.verdict(derived.keys())
    if engine in ("z3", "both"):
        from neurosym.solving.z3_deduction import model

        theirs = theory.verdict(model(theory.clauses, theory.individuals, theory.closed, meter))
        if verdict is not None and verdict != theirs:
            raise SolveError(f"forward chaining and Z3 disagree: {verdict} against {theirs}")
        verdict = theirs
    assert verdict is not None
    if verdict.clash is not None:
        return _contradiction(theory, verdict.clash, budget)
    return _answered(theory, verdict, derived or theory.derived(meter), budget)


def _contradiction(theory: _Theory, clash: Atom, budget: Budget) -> Solution:
    derived = theory.derived(Meter(budget))
    start = _support(derived, [Literal(clash), Literal(clash, False)])
    core, minimal = _smallest(theory, start, lambda found: found.clash is not None, Meter(budget, SHARE_FOR_PROOF))
    alone = theory.restricted(core)
    proof = alone.derived(Meter(budget))
    place = clash_in(proof.keys())
    assert place is not None
    reason = f"both {place} and not {place} follow" + ("" if minimal else "; this core may not be the smallest")
    steps = (
        Step(None, f"No answer fits, because of these statements ({reason}):"),
        *_derivation(theory.program, proof, [Literal(place), Literal(place, False)]),
    )
    return Solution(Outcome.CONTRADICTION, core=tuple(sorted(core)), steps=steps, reason=reason)


def _answered(theory: _Theory, verdict: _Verdict, derived: Derivations, budget: Budget) -> Solution:
    targets = [each for each in _literals_of(theory.formula) if each in derived]
    used: set[int] = set()
    minimal = True
    if verdict.truth is not TruthValue.UNKNOWN:
        start = _support(derived, targets)
        used, minimal = _smallest(theory, start, verdict.__eq__, Meter(budget, SHARE_FOR_PROOF))
    alone = theory.restricted(used)
    _check_alone(alone, verdict)
    proof = alone.derived(Meter(budget))
    steps = [*_derivation(theory.program, proof, [each for each in targets if each in proof])]
    steps.append(Step(None, _conclusion(theory, verdict.truth, derived)))
    reason = "" if minimal else "a smaller set of statements may do"
    return Solution(Outcome.SOLVED, (verdict.truth,), used=tuple(sorted(used)), steps=tuple(steps), reason=reason)


def _smallest(
    theory: _Theory, start: set[int], same: Callable[[_Verdict], bool], meter: Meter
) -> tuple[set[int], bool]:
    """A minimal set of statements with the same verdict, and whether it was shown to be minimal.

    start: statements that are likely to do; all are taken if they do not, as where it matters
    that something else cannot be derived.
    """
    try:
        kept = set(start)
        if not same(_verdict_of(theory, kept, meter)):
            kept = {clause.statement for clause in theory.clauses}
        for statement in sorted(kept, reverse=True):
            if same(_verdict_of(theory, kept - {statement}, meter)):
                kept.discard(statement)
        return kept, True
    except (OutOfBudgetError, GaveUpError):
        return kept, False


def _verdict_of(theory: _Theory, kept: Set[int], meter: Meter) -> _Verdict:
    alone = theory.restricted(kept)
    return alone.verdict(alone.derived(meter).keys())


def _check_alone(alone: _Theory, verdict: _Verdict) -> None:
    """Raises SolveError if the statements of the proof, by the reference evaluator, come to something else."""
    if verdict.truth is TruthValue.UNKNOWN:
        return
    widest = max((len(alone.individuals) ** _breadth(clause) for clause in alone.clauses), default=0)
    if widest * len(alone.clauses) > _CHECKED_BY_REFERENCE:
        return
    found = alone.verdict(closure(alone.program))
    if found != verdict:
        raise SolveError(f"the proof of {verdict.truth} alone comes to {found.truth}")


def _breadth(clause: Clause) -> int:
    return sum(len(part.atom.arguments) for part in (clause.head, *clause.body) if isinstance(part, Literal))


def _literals_of(formula: Expression) -> list[Literal]:
    """The atoms of the formula, each as holding and as not holding."""
    match formula:
        case Apply(operator="and" | "or" | "not", arguments=parts):
            return [literal for part in parts for literal in _literals_of(part)]
        case Apply():
            return []
        case _:
            atom = atom_of(formula)
            return [Literal(atom), Literal(atom, False)]


def _support(derived: Derivations, targets: Iterable[Literal]) -> set[int]:
    """The statements by which these literals were derived."""
    return {derived[literal].statement for literal in _needed(derived, targets)}


def _needed(derived: Derivations, targets: Iterable[Literal]) -> set[Literal]:
    pending, found = [*targets], set[Literal]()
    while pending:
        literal = pending.pop()
        if literal not in found:
            found.add(literal)
            pending += derived[literal].used
    return found


# In words


def _derivation(program: Program, proof: Derivations, targets: Iterable[Literal]) -> Iterator[Step]:
    """The derived literals that lead to the targets, each with what it rests on."""
    needed = _needed(proof, targets)
    for literal, derivation in proof.items():
        if literal in needed:
            yield _step(program, literal, derivation.statement, _because(derivation.used, derivation.missing))


def _because(used: tuple[Literal, ...], missing: tuple[Atom, ...]) -> str:
    parts = [str(literal) for literal in used]
    parts += [f"nothing derives {atom}" for atom in missing]
    return " and ".join(parts)


def _step(program: Program, literal: Literal, index: int, because: str) -> Step:
    statement = program.statements[index]
    note = f" ({statement.note})" if statement.note else ""
    if not isinstance(statement, Rule):
        return Step(index, f"{literal} is given{note}")
    rule = print_bare_statement(statement)
    return Step(index, f"{literal} follows by: {rule}{note}" + (f", since {because}" if because else ""))


def _conclusion(theory: _Theory, truth: TruthValue, derived: Mapping[Literal, object]) -> str:
    text = f"Answer: {print_expression(theory.formula)} is {truth}"
    literals = _literals_of(theory.formula)
    found = [str(literal) for literal in literals if literal in derived]
    unknown = [each.atom for each in literals if each.positive and not {each, each.opposite} & derived.keys()]
    if theory.closed:
        parts = [f"nothing derives {atom}, so in a closed world it is false" for atom in unknown]
    else:
        parts = [f"neither {atom} nor not {atom} can be derived" for atom in unknown]
    known = [f"{', '.join(found)} {'is' if len(found) == 1 else 'are'} derived"] if found else []
    return text + (f", for {'; '.join([*known, *parts])}" if known or parts else "")
