"""Solving logic: what follows from statements, what contradicts them, and what they leave open.

A formula follows if the statements and its negation have no model; Z3 shows that, and names statements
that are enough for it. That something does not follow is shown by a model, which the reference evaluator
checks. Models come from Z3, or from the search for a finite one, size by size. Nothing else counts:
where neither is to be had, the outcome says so.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import z3

from neurosym.budget import Budget
from neurosym.errors import EvaluationError, SolveError
from neurosym.language.printing import print_bare_statement, print_expression
from neurosym.language.signatures import Typed, typed
from neurosym.language.structures import Structure, described, is_model, is_true
from neurosym.language.syntax import (
    Apply,
    ChoiceQuery,
    EntailmentQuery,
    Expression,
    Modality,
    Program,
    Quantified,
    TruthValue,
)
from neurosym.language.traversal import subterms
from neurosym.language.vocabulary import UNIVERSE
from neurosym.solving.backend import GaveUpError, Meter, OutOfBudgetError, UnsupportedError
from neurosym.solving.brute_force import find_model
from neurosym.solving.solution import Outcome, Solution, Step
from neurosym.solving.z3_logic import Lowering, Session

SHARE_FOR_CORE = 0.25
"""How much more work making a proof minimal may take, as a share of the budget."""
SIZES = (1, 2, 3, 4, 5, 6)
"""The numbers of individuals of an open sort that the search for a finite model tries."""
_FIRST_STEPS = 1_000_000
_STEPS_PER_SIZE = 1_500_000
_MOST_TRIED = 5_000
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Refuted:
    """The formulas have no model together with the statements, and these are enough for that."""

    core: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Neither a model nor a refutation was found; why, and whether for want of budget."""

    reason: str
    over: bool = False


Search = Structure | Refuted | Open


class Prover:
    """Looks for models of a theory with further formulas, and refutes where there are none."""

    def __init__(self, theory: Typed, meter: Meter) -> None:
        self.theory, self._meter = theory, meter
        self._sessions: dict[int | None, Session] = {}
        self._labelled: Session | None = None
        sorts = {*theory.vocabulary.sorts, UNIVERSE}
        signatures = theory.vocabulary.symbols.values()
        mentioned = {sort for each in signatures for sort in (*each.sorts, each.result)}
        self._has_open = any(theory.vocabulary.is_open(sort) for sort in sorts & ({*mentioned} | _bound_sorts(theory)))

    def search(self, extra: Sequence[Expression]) -> Search:
        """A model that the reference evaluator has checked, a refutation, or why there is neither."""
        first = self._meter.steps_left if not self._has_open else _FIRST_STEPS
        try:
            found = self._asked(extra, None, first)
            for size in SIZES if self._has_open and isinstance(found, Open) else ():
                smaller = self._asked(extra, size, _STEPS_PER_SIZE)
                if isinstance(smaller, Structure):
                    return smaller
            if self._has_open and isinstance(found, Open):
                found = self._asked(extra, None, self._meter.steps_left)
            return found
        except (OutOfBudgetError, GaveUpError) as error:
            return Open(str(error), isinstance(error, OutOfBudgetError))

    def _asked(self, extra: Sequence[Expression], size: int | None, limit: int) -> Search:
        if size not in self._sessions:
            self._sessions[size] = Session(Lowering(self.theory, size), self._meter)
        session = self._sessions[size]
        verdict = session.check(extra, limit)
        if verdict == z3.unsat:
            return Refuted(()) if size is not None else Refuted(self._core(extra))
        structure = session.structure() if verdict == z3.sat else None
        if structure is not None and self._is_model(structure, extra):
            return structure
        if self._meter.steps_left <= 0 or self._meter.seconds_left() == 0.0:
            return Open("the budget ran out before a model or a refutation was found", True)
        return Open("Z3 found neither a model nor a refutation, and there is no small finite model")

    def _is_model(self, structure: Structure, extra: Sequence[Expression]) -> bool:
        try:
            return is_model(structure, self.theory) and all(is_true(formula, structure) for formula in extra)
        except EvaluationError:
            return False

    def _core(self, extra: Sequence[Expression]) -> tuple[int, ...]:
        """Statements that Z3 used for a refutation; all of them where it does not repeat it."""
        everything = [statement for statement, _ in self.theory.premises]
        if self.refuted(extra, everything):
            assert self._labelled is not None
            return tuple(sorted(self._labelled.core()))
        return tuple(everything)

    def refuted(self, extra: Sequence[Expression], kept: Iterable[int], meter: Meter | None = None) -> bool:
        """Whether Z3 shows within a modest number of steps that these statements and formulas have no model."""
        if self._labelled is None:
            self._labelled = Session(Lowering(self.theory), meter or self._meter, labelled=True)
        limit = self._meter.steps_left if not self._has_open else 2 * _FIRST_STEPS
        return bool(self._labelled.check(extra, limit, kept) == z3.unsat)


def _bound_sorts(theory: Typed) -> set[str]:
    formulas = [*(formula for _, formula in theory.premises), *theory.asked]
    terms = (term for formula in formulas for term in subterms(formula))
    return {bound.sort for term in terms if isinstance(term, Quantified) for bound in term.variables}


def solve_logic(program: Program, engine: str = "auto", budget: Budget | None = None) -> Solution:
    """The solution of a checked logic program.

    engine: "auto" and "z3" are the same; "both" also tries every structure of up to two individuals, where
    they are few, for one that contradicts the answer. Raises SolveError if there is one, or if a proof does
    not stand on its own.
    """
    started, budget = time.monotonic(), budget or Budget()
    meter = Meter(budget)
    try:
        if engine == "sympy":
            raise UnsupportedError("SymPy has no quantifiers; the engines for logic are auto, z3 and both")
        solution = _Question(program, typed(program), meter, budget, engine == "both").answer()
    except (OutOfBudgetError, MemoryError) as error:
        solution = Solution(Outcome.OUT_OF_BUDGET, reason=str(error) or "the limit of memory was reached")
    except GaveUpError as error:
        solution = Solution(Outcome.UNKNOWN, reason=str(error))
    except (UnsupportedError, EvaluationError) as error:
        solution = Solution(Outcome.UNSUPPORTED, reason=str(error))
    name = {"auto": "z3", "both": "z3+structures"}.get(engine, engine)
    return replace(solution, engine=name, seconds=time.monotonic() - started, work=meter.steps_used)


class _Question:
    """One program and its query, with the prover for its statements."""

    def __init__(self, program: Program, theory: Typed, meter: Meter, budget: Budget, doubted: bool) -> None:
        self._program, self._theory, self._meter, self._budget = program, theory, meter, budget
        self._doubted = doubted
        self._prover = Prover(theory, meter)

    def answer(self) -> Solution:
        match self._program.query:
            case EntailmentQuery():
                return self._entailed(self._theory.asked[0])
            case ChoiceQuery() as query:
                return self._chosen(query)
        raise UnsupportedError("logic answers whether a formula follows, or which option must or could hold")

    # Entailment

    def _entailed(self, formula: Expression) -> Solution:
        denied = _not(formula)
        without, with_ = self._prover.search([denied]), self._prover.search([formula])
        match without, with_:
            case Refuted(core=one), Refuted(core=other):
                return self._contradiction({*one, *other}, formula)
            case Refuted(core=core), Structure():
                return self._proved(TruthValue.TRUE, core, denied)
            case Structure(), Refuted(core=core):
                return self._proved(TruthValue.FALSE, core, formula)
            case Structure() as failing, Structure() as holding:
                return self._left_open(formula, holding, failing)
        if isinstance(without, Refuted) or isinstance(with_, Refuted):
            side = "it" if isinstance(without, Refuted) else "its negation"
            return self._undecided(f"{side} follows, but that the statements do not contradict each other is not shown")
        open_ = without if isinstance(without, Open) else with_
        assert isinstance(open_, Open)
        return self._undecided(open_.reason, open_.over)

    def _undecided(self, reason: str, over: bool = False) -> Solution:
        over = over or self._meter.steps_left <= 0 or self._meter.seconds_left() == 0.0
        return Solution(Outcome.OUT_OF_BUDGET if over else Outcome.UNKNOWN, reason=reason)

    def _proved(self, truth: TruthValue, core: Sequence[int], denied: Expression) -> Solution:
        used, minimal = self._smallest(core, [[denied]])
        self._check_again(used, [denied])
        self._doubt([denied])
        formula = print_expression(self._query_formula())
        other = "its negation" if truth is TruthValue.TRUE else "it"
        steps = [Step(index, self._written(index)) for index in used]
        steps.append(Step(None, f"Answer: {formula} is {truth}: with {other}, {_these(used)} have no model"))
        reason = "" if minimal else "a smaller set of statements may do"
        return Solution(Outcome.SOLVED, (truth,), used=used, steps=tuple(steps), reason=reason)

    def _query_formula(self) -> Expression:
        assert isinstance(self._program.query, EntailmentQuery)
        return self._program.query.formula

    def _left_open(self, formula: Expression, holding: Structure, failing: Structure) -> Solution:
        text = print_expression(self._query_formula())
        steps = (
            Step(None, f"The statements and {text} hold here: {_short(described(holding))}"),
            Step(None, f"The statements hold and {text} does not here: {_short(described(failing))}"),
            Step(None, f"Answer: {text} is {TruthValue.UNKNOWN}"),
        )
        return Solution(Outcome.SOLVED, (TruthValue.UNKNOWN,), steps=steps)

    # Contradictions and proofs

    def _contradiction(self, core: Iterable[int], formula: Expression | None = None) -> Solution:
        start = tuple(sorted(core))
        both = [[formula], [_not(formula)]] if formula is not None else []
        alone = self._prover.search([])
        if isinstance(alone, Refuted):
            start, both = alone.core, []
        kept, minimal = self._smallest(start, both or [[]])
        for extra in both or [[]]:
            self._check_again(kept, extra)
            self._doubt(extra)
        reason = "the statements contradict each other" + ("" if minimal else "; this core may not be the smallest")
        steps = [Step(None, f"No answer fits, because of these statements ({reason}):")]
        steps += [Step(index, self._written(index)) for index in kept]
        return Solution(Outcome.CONTRADICTION, core=kept, steps=tuple(steps), reason=reason)

    def _smallest(self, core: Iterable[int], refuting: Sequence[Sequence[Expression]]) -> tuple[tuple[int, ...], bool]:
        """A minimal part of the core that still refutes each of these, and whether it is shown to be minimal."""
        kept, unsure = set(core), False
        meter = Meter(self._budget, SHARE_FOR_CORE)
        prover = Prover(self._theory, meter)
        for statement in sorted(kept, reverse=True):
            try:
                if all(prover.refuted(extra, kept - {statement}, meter) for extra in refuting):
                    kept.discard(statement)
            except (OutOfBudgetError, GaveUpError):
                unsure = True
        self._meter.spend(meter.steps_used)
        return tuple(sorted(kept)), not unsure

    def _check_again(self, kept: Sequence[int], extra: Sequence[Expression]) -> None:
        """Raises SolveError if these statements alone, in a run of their own, have a model after all."""
        alone = replace(self._theory, premises=tuple(each for each in self._theory.premises if each[0] in kept))
        found = Prover(alone, Meter(self._budget, SHARE_FOR_CORE)).search(extra)
        if isinstance(found, Structure):
            raise SolveError(f"the statements {', '.join(map(str, kept))} alone have a model: {described(found)}")

    def _doubt(self, extra: Sequence[Expression]) -> None:
        """If asked to: raises SolveError if some small structure is a model of what was refuted."""
        for size in (1, 2) if self._doubted else ():
            found = find_model(self._theory, extra, size, _MOST_TRIED)
            if found is not None:
                raise SolveError(f"Z3 refuted what has a model: {described(found)}")

    def _written(self, index: int) -> str:
        statement = self._program.statements[index]
        return print_bare_statement(statement) + (f" ({statement.note})" if statement.note else "")

    # Choices

    def _chosen(self, query: ChoiceQuery) -> Solution:
        anything = self._prover.search([])
        if isinstance(anything, Refuted):
            return self._contradiction(anything.core)
        if isinstance(anything, Open):
            return self._undecided(
                f"that the statements do not contradict each other is not shown: {anything.reason}", anything.over
            )
        chosen, steps, used = [], [], set[int]()
        for (label, formula), asked in zip(query.options, self._theory.asked, strict=True):
            by_negation = query.mode in (Modality.MUST, Modality.NEED_NOT)
            found = self._prover.search([_not(asked) if by_negation else asked])
            if isinstance(found, Open):
                return self._undecided(f'option "{label}": {found.reason}', found.over)
            if isinstance(found, Structure) is (query.mode in (Modality.COULD, Modality.NEED_NOT)):
                chosen.append(label)
                if isinstance(found, Refuted):
                    used |= {*self._smallest(found.core, [[_not(asked) if by_negation else asked]])[0]}
            steps.append(Step(None, _tried(label, formula, by_negation, found)))
        return _choice(query.mode, chosen, steps, tuple(sorted(used)))


def _choice(mode: Modality, chosen: Sequence[str], steps: Sequence[Step], used: tuple[int, ...]) -> Solution:
    answers = tuple((label,) for label in chosen)
    words = f"{mode.replace('_', ' ')} be true"
    if not chosen:
        return Solution(Outcome.CONTRADICTION, steps=tuple(steps), reason=f"there is no option that {words}")
    if len(chosen) > 1:
        listed = " and ".join(f'"{label}"' for label in chosen)
        return Solution(Outcome.SEVERAL, answers=answers, steps=tuple(steps), reason=f"{listed} {words}")
    last = Step(None, f'Answer: "{chosen[0]}" {words}, and this is so of no other option')
    return Solution(Outcome.SOLVED, answers[0], used=used, steps=(*steps, last))


def _tried(label: str, formula: Expression, by_negation: bool, found: Search) -> str:
    text = print_expression(formula)
    if isinstance(found, Refuted):
        return f'"{label}": {text} {"must" if by_negation else "cannot"} be true'
    assert isinstance(found, Structure)
    return f'"{label}": {text} {"need not" if by_negation else "could"} be true, as here: {_short(described(found))}'


def _not(formula: Expression) -> Expression:
    return Apply("not", (formula,))


def _these(used: Sequence[int]) -> str:
    return "these statements" if used else "no statements at all"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
