"""Entailment against every small structure, and against cvc5."""

import os
import random
from collections import Counter
from itertools import product

import pytest

from neurosym.budget import Budget
from neurosym.errors import CheckError
from neurosym.language import read
from neurosym.language.signatures import Typed, typed
from neurosym.language.structures import is_model, is_true
from neurosym.language.syntax import (
    Apply,
    Call,
    Expression,
    Name,
    Number,
    Program,
    Quantified,
    Quantifier,
    Truth,
    TruthValue,
)
from neurosym.language.vocabulary import UNIVERSE
from neurosym.solving import Outcome, Solution, solve
from neurosym.solving.brute_force import how_many, structures

ROUNDS = int(os.environ.get("DIFFERENTIAL_ROUNDS", "80"))
_BUDGET = Budget(rlimit=3_000_000, seconds=60.0)
_DECLARATIONS = """\
sort person = anna, bert
sort slot = 1..3
function at(person): slot
relation like(person, person)
function chief: person
"""


class _Writer:
    """Writes random programs: without sorts, or over listed people and a range of numbers."""

    def __init__(self, seed: int, sorted_: bool) -> None:
        self._random, self._sorted = random.Random(seed), sorted_

    def _pick(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _individual(self, scope: list[str]) -> str:
        if self._sorted:
            return self._pick("anna", "bert", "chief", *scope, *scope)
        simple = self._pick("a", "b", *scope, *scope)
        return f"f({simple})" if self._random.random() < 0.12 else simple

    def _number(self, scope: list[str]) -> str:
        numbers = [each for each in scope if each.startswith("n")]
        at = f"at({self._individual([each for each in scope if each not in numbers])})"
        return self._pick(at, at, "1", "2", "3", f"{at} + 1", f"abs({at} - 2)", *numbers)

    def atom(self, scope: list[str]) -> str:
        people = [each for each in scope if not each.startswith("n")]
        one, other = self._individual(people), self._individual(people)
        if not self._sorted:
            return self._pick(f"p({one})", f"q({one})", f"r({one}, {other})", f"{one} == {other}", "s")
        sign = self._pick("==", "!=", "<", "<=")
        number = f"{self._number(scope)} {sign} {self._number(scope)}"
        count = f"(count z in person: {self._pick('like(z, ' + one + ')', 'at(z) == 2')}) {sign} {self._pick('1', '2')}"
        few = f"{self._pick('exactly', 'at_most')}(1, like({one}, {other}), {number})"
        return self._pick(f"like({one}, {other})", f"{one} == {other}", number, number, count, few)

    def formula(self, depth: int, scope: list[str]) -> str:
        if depth == 0:
            return self.atom(scope)
        kind = self._random.random()
        if kind < 0.35 and len(scope) < 2:
            name = self._pick("x", "y") + str(len(scope))
            sort = ""
            if self._sorted:
                name, sort = self._pick(name, f"n{len(scope)}"), " in person"
                sort = " in slot" if name.startswith("n") else sort
            return f"({self._pick('forall', 'exists')} {name}{sort}: {self.formula(depth - 1, [*scope, name])})"
        if kind < 0.5:
            return f"not {self.formula(depth - 1, scope)}"
        sign = self._pick("and", "or", "implies", "iff", "xor")
        return f"({self.formula(depth - 1, scope)} {sign} {self.formula(depth - 1, scope)})"

    def program(self) -> Program:
        while True:
            depths = self._random.choices([0, 1, 2, 3], k=self._random.choice([1, 2, 3, 4, 5]))
            premises = [self.formula(depth, []) for depth in depths]
            lines = [*premises, f"answer {self.formula(self._random.choice([0, 1, 2]), [])}"]
            try:
                return read((_DECLARATIONS if self._sorted else "") + "\n".join(lines), "logic")
            except CheckError:  # as for an argument that may be out of its range
                continue


def _programs(sorted_: bool) -> list[Program]:
    return [_Writer(seed, sorted_).program() for seed in range(ROUNDS)]


def _seen(theory: Typed, size: int) -> set[bool]:
    """Which truth values the asked formula takes in the models with this many individuals."""
    found: set[bool] = set()
    for structure in structures(theory.vocabulary, size):
        if is_model(structure, theory):
            found.add(is_true(theory.asked[0], structure))
            if len(found) == 2:
                break
    return found


def _fits(solution: Solution, seen: set[bool], everything: bool) -> bool:
    """Whether the solution allows what was seen, and, if that was everything, no more."""
    match solution.outcome, solution.answer:
        case Outcome.CONTRADICTION, _:
            return not seen
        case Outcome.SOLVED, (TruthValue.UNKNOWN,):
            return seen == {True, False} or not everything
        case Outcome.SOLVED, (truth,):
            only = {truth is TruthValue.TRUE}
            return seen == only or (seen <= only and not everything)
    return not everything


@pytest.mark.parametrize("sorted_", [False, True])
def test_entailment_agrees_with_every_small_structure(sorted_: bool) -> None:
    outcomes: Counter[object] = Counter()
    for program in _programs(sorted_):
        theory, solution = typed(program), solve(program, budget=_BUDGET)
        outcomes[solution.answer or solution.outcome] += 1
        for size in (1, 2, 3):
            if how_many(theory.vocabulary, size) <= 20_000:
                assert _fits(solution, _seen(theory, size), sorted_), (program.text, solution)
    undecided = sum(outcomes[each] for each in (Outcome.UNKNOWN, Outcome.OUT_OF_BUDGET, Outcome.UNSUPPORTED))
    assert ROUNDS - undecided >= (1.0 if sorted_ else 0.97) * ROUNDS, outcomes
    assert len(outcomes) >= 4


# An independent solver


class _SmtLib:
    """A theory in the words of SMT-LIB, written with quantifiers throughout; nothing of ours is used but the syntax."""

    def __init__(self, theory: Typed) -> None:
        self._vocabulary = theory.vocabulary
        self.lines = ["(set-logic ALL)", "(declare-sort U 0)"]
        for sort, members in theory.vocabulary.sorts.items():
            if isinstance(members, tuple):
                self.lines.append(f"(declare-datatype {sort} ({' '.join(f'({each})' for each in members)}))")
        for name, signature in theory.vocabulary.symbols.items():
            arguments = " ".join(map(self._sort, signature.sorts))
            result = "Bool" if signature.result is None else self._sort(signature.result)
            self.lines.append(f"(declare-fun {name} ({arguments}) {result})")
            self._bound(name, signature.sorts, signature.result)
        self.lines += [f"(assert {self.term(formula, {})})" for _, formula in theory.premises]

    def _members(self, sort: str) -> object:
        return self._vocabulary.members(sort)

    def _sort(self, sort: str) -> str:
        return "U" if sort == UNIVERSE else "Int" if self._vocabulary.is_number(sort) else sort

    def _guard(self, term: str, sort: str) -> str:
        members = self._members(sort)
        return f"(<= {members.start} {term} {members.stop - 1})" if isinstance(members, range) else "true"

    def _bound(self, name: str, sorts: tuple[str, ...], result: str | None) -> None:
        if result is None:
            return
        names = [f"x{place}" for place in range(len(sorts))]
        value = f"({name} {' '.join(names)})" if names else name
        bound = " ".join(f"({each} {self._sort(sort)})" for each, sort in zip(names, sorts, strict=True))
        body = self._guard(value, result)
        self.lines.append(f"(assert (forall ({bound}) {body}))" if names else f"(assert {body})")

    def term(self, term: Expression, scope: dict[str, str]) -> str:
        match term:
            case Number(value=value):
                return str(value)
            case Truth(value=value):
                return str(value).lower()
            case Name(name=name):
                return scope.get(name, name)
            case Call(name=name, arguments=arguments):
                return f"({name} {' '.join(self.term(each, scope) for each in arguments)})"
            case Quantified(quantifier=Quantifier.COUNT, variables=(variable,), body=body):
                members = self._members(variable.sort)
                holding = [self.term(body, {**scope, variable.name: str(each)}) for each in members]
                return f"(+ 0 {' '.join(f'(ite {each} 1 0)' for each in holding)})"
            case Quantified(quantifier=quantifier, variables=variables, body=body):
                inner = scope | {each.name: f"{each.name}_{len(scope)}" for each in variables}
                bound = " ".join(f"({inner[each.name]} {self._sort(each.sort)})" for each in variables)
                guard = " ".join(self._guard(inner[each.name], each.sort) for each in variables)
                joined = "=>" if quantifier is Quantifier.FORALL else "and"
                return f"({quantifier} ({bound}) ({joined} (and true {guard}) {self.term(body, inner)}))"
            case Apply(operator=operator, arguments=arguments):
                return self._applied(operator, [self.term(each, scope) for each in arguments])
        raise AssertionError(term)

    def _applied(self, operator: str, arguments: list[str]) -> str:
        listed = " ".join(arguments)
        words = {"implies": "=>", "iff": "=", "eq": "=", "ne": "distinct", "add": "+", "sub": "-", "mul": "*"}
        words |= {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "neg": "-"}
        if operator in ("exactly", "at_most", "at_least"):
            sign = {"exactly": "=", "at_most": "<=", "at_least": ">="}[operator]
            count, *formulas = arguments
            return f"({sign} (+ 0 {' '.join(f'(ite {each} 1 0)' for each in formulas)}) {count})"
        return f"({words.get(operator, operator)} {listed})"


def _cvc5(theory: Typed, negated: bool) -> bool | None:
    """Whether cvc5 finds a model of the theory and the asked formula (or its negation); None if it cannot tell."""
    cvc5 = pytest.importorskip("cvc5", reason="cvc5 is in the extra `dev`")
    written = _SmtLib(theory)
    asked = written.term(theory.asked[0], {})
    text = "\n".join([*written.lines, f"(assert {f'(not {asked})' if negated else asked})"])
    solver = cvc5.Solver()
    solver.setOption("tlimit-per", "3000")
    solver.setOption("finite-model-find", "true")
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "theory")
    while not (command := parser.nextCommand()).isNull():
        said = command.invoke(solver, parser.getSymbolManager())
        assert "error" not in said, (said, text)
    result = solver.checkSat()
    return True if result.isSat() else False if result.isUnsat() else None


_MAY_HOLD = {TruthValue.TRUE: (True, False), TruthValue.FALSE: (False, True), TruthValue.UNKNOWN: (True, True)}


@pytest.mark.parametrize("sorted_", [False, True])
def test_entailment_agrees_with_cvc5(sorted_: bool) -> None:
    compared = 0
    for program in _programs(sorted_):
        theory, solution = typed(program), solve(program, budget=_BUDGET)
        if solution.outcome is Outcome.CONTRADICTION:
            expected = (False, False)
        elif solution.answer is not None:
            expected = _MAY_HOLD[solution.answer[0]]
        else:
            continue
        for there, negated in zip(expected, (False, True), strict=True):
            theirs = _cvc5(theory, negated)
            compared += theirs is not None
            assert theirs in (None, there), (program.text, solution, theirs)
    assert compared > 1.9 * ROUNDS


def test_cores_and_proofs_are_minimal_and_stand_alone() -> None:
    tried = 0
    for seed, sorted_ in product(range(ROUNDS // 2), (False, True)):
        program = _Writer(seed, sorted_).program()
        solution = solve(program, budget=_BUDGET)
        used = solution.core or solution.used
        for left_out in used:
            kept = [n for n, _ in typed(program).premises if n in used and n != left_out]
            others = tuple(s for n, s in enumerate(program.statements) if n in kept or not hasattr(s, "formula"))
            weaker = solve(Program("logic", others, program.query), budget=_BUDGET)
            assert (weaker.outcome, weaker.answer) != (solution.outcome, solution.answer), program.text
            tried += 1
    assert tried > ROUNDS / 5
