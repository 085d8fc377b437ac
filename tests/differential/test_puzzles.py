"""Random small puzzles and tales of knights: the engines against trying everything, and against cvc5."""

from __future__ import annotations

import itertools
import os
import random
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

import pytest

from neurosym.budget import Budget
from neurosym.language import answer_under, environment_of, evaluate, holds, print_program, read
from neurosym.language.places import Places, places_of, places_of_rows, rows_of, situated
from neurosym.language.syntax import (
    Answer,
    Apply,
    ChoiceQuery,
    Constraint,
    CountQuery,
    Expression,
    Modality,
    Name,
    Number,
    Program,
    Row,
    RowKind,
    Truth,
)
from neurosym.language.traversal import declared_sorts
from neurosym.solving import Solution, solve
from neurosym.solving.backend import Meter
from neurosym.solving.choosing import decide
from neurosym.solving.enumeration import Enumeration
from neurosym.solving.posing import named_answer, pose, restrict
from neurosym.solving.solution import Outcome
from neurosym.solving.z3_backend import Z3Backend

ROUNDS = int(os.environ.get("DIFFERENTIAL_ROUNDS", "300"))
BUDGET = Budget(rlimit=20_000_000, seconds=60.0)
MOST_CASES = 300
PAIRS = ["left_of", "right_of", "directly_left_of", "directly_right_of", "next_to", "opposite"]
CHOICES = [str(mode) for mode in Modality]


class Writer:
    """Writes one random program of the domain `puzzle`."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.lines: list[str] = []
        self.items: list[str] = []
        self.labels: list[str] = []
        self.ring = self.chance.random() < 0.25
        self.largest = 4
        cases = 1
        if self.chance.random() < 0.3:
            self._row("order", "day", "", [f"d{at}" for at in range(self.chance.randint(2, 4))])
        for label in ("pet", "toy"):
            kind = self.chance.choice(["row", "row", "free"]) if not self.ring else "ring"
            count = self.chance.randint(3 if kind == "ring" else 2, 4)
            places, span = count, ""
            if kind == "free" or self.chance.random() < 0.2:
                low = self.chance.randint(0, 2)
                places = self.chance.randint(3 if kind == "ring" else 2, 4)
                places = places if kind == "free" else max(count, places)
                span = f" in {low}..{low + places - 1}"
                self.largest = max(self.largest, low + places - 1)
            cases *= places**count if kind == "free" else len(list(itertools.permutations(range(places), count)))
            if cases > MOST_CASES:
                break
            self._row(kind, label, span, [f"{label}{at}" for at in range(count)])

    def _row(self, kind: str, label: str, span: str, items: list[str]) -> None:
        self.lines.append(f"{kind} {label}{span}: {', '.join(items)}")
        self.labels.append(label)
        self.items += items

    def item(self) -> str:
        return self.chance.choice(self.items)

    def term(self) -> str:
        return self.item() if self.chance.random() < 0.7 else str(self.chance.randint(0, self.largest))

    def formula(self, depth: int = 1) -> str:
        if depth and self.chance.random() < 0.3:
            one, other, third = self.formula(0), self.formula(0), self.formula(0)
            count = self.chance.randint(0, 3)
            forms = [f"not ({one})", f"({one}) or {other}", f"({one}) xor {other}", f"({one}) implies {other}"]
            forms += [f"({one}) iff {other}", f"if {one} then {other} else {third}"]
            forms += [f"{word}({count}, {one}, {other}, {third})" for word in ("exactly", "at_least", "at_most")]
            return self.chance.choice([*forms, f"number_of({one}, {other}) == {count}"])
        one, other, third = self.chance.choices(self.items, k=3)
        gap = self.chance.randint(0, 2)
        forms = [f"{word}({one}, {self.term()})" for word in PAIRS]
        forms += [f"apart({one}, {other}, {gap})", f"at_least_apart({one}, {other}, {gap})"]
        forms += [f"between({one}, {other}, {third})", f"first({one})", f"last({one})", f"from_end({one}, 1)"]
        forms += [f"{one} {sign} {other}" for sign in ("==", "!=", "<=", ">")]
        forms += [f"{one} + {gap} == {other}", f"{one} == {self.term()}", f"distinct({one}, {other}, {third})"]
        forms += [f"abs({one} - {other}) < {third}", f"({one} + {other}) mod 2 == {gap}", f"{one} // {third} == {gap}"]
        return self.chance.choice(forms)

    def query(self) -> str:
        options = ", ".join(f'"{label}": {self.formula()}' for label in "ABC")
        forms = ["table", "count", f"count {self.item()}", f"{self.chance.choice(self.labels)} at {self.term()}"]
        forms += [self.item(), f"{self.item()}, {self.item()} + 1", self.formula()]
        forms += [f"{self.chance.choice(CHOICES)} {options}"] * 3
        return self.chance.choice(forms)

    def program(self) -> Program:
        """The next one that makes sense."""
        while True:
            clues = [self.formula() for _ in range(self.chance.randint(1, 4))]
            try:
                return read("\n".join([*self.lines, *clues, f"answer {self.query()}"]), "puzzle")
            except Exception as error:  # noqa: BLE001
                assert type(error).__name__ == "CheckError", (error, clues)


class Tale(Writer):
    """Writes one random program of the domain `truth`."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.spies = self.chance.random() < 0.4
        self.items = ["anna", "bert", "carla", "dora"][: self.chance.randint(2, 4)]
        self.lines = [f"people {', '.join(self.items)}{' with spies' if self.spies else ''}"]

    def formula(self, depth: int = 2) -> str:
        if depth and self.chance.random() < 0.5:
            one, other = self.formula(depth - 1), self.formula(depth - 1)
            forms = [f"not ({one})", f"({one}) and {other}", f"({one}) or {other}", f"({one}) iff {other}"]
            forms += [f"({one}) implies {other}", f"exactly(1, {one}, {other})", f"says({self.item()}, {one})"]
            return self.chance.choice(forms)
        kinds = ["knight", "knave", "spy"] if self.spies else ["knight", "knave"]
        return self.chance.choice(
            [f"{self.chance.choice(kinds)}({self.item()})", f"same_kind({self.item()}, {self.item()})"]
        )

    def query(self) -> str:
        options = ", ".join(f'"{label}": {self.formula(1)}' for label in "ABC")
        number = f"number_of({', '.join(f'knight({item})' for item in self.items)})"
        forms = ["table", "count", f"kind at {self.item()}", self.formula(1), number]
        return self.chance.choice([*forms, f"{self.chance.choice(CHOICES)} {options}"])

    def program(self) -> Program:
        said = [f"says({self.item()}, {self.formula()})" for _ in range(self.chance.randint(1, 4))]
        return read("\n".join([*self.lines, *said, f"answer {self.query()}"]), "truth")


def programs(writer: type[Writer], count: int, start: int = 0) -> Iterator[Program]:
    return (writer(seed).program() for seed in range(start, start + count))


def assignments(program: Program) -> Iterator[dict[str, Fraction]]:
    """Every way to give each item of each row a place that its row allows."""
    by_label = places_of_rows(rows_of(program))
    choices = []
    for row in rows_of(program):
        places = range(by_label[row.label].low, by_label[row.label].high + 1)
        if row.kind in (RowKind.FREE, RowKind.PEOPLE):
            choices.append([dict(zip(row.names, each, strict=True)) for each in _all(places, len(row.names))])
        elif row.kind is not RowKind.ORDER:
            ways = itertools.permutations(places, len(row.names))
            choices.append([dict(zip(row.names, each, strict=True)) for each in ways])
    for combined in itertools.product(*choices):
        yield {name: Fraction(place) for part in combined for name, place in part.items()}


def _all(places: range, count: int) -> Iterator[tuple[int, ...]]:
    return itertools.product(places, repeat=count)


def by_trying(program: Program) -> tuple[Outcome, set[Answer]]:
    """The outcome, and all answers, from all assignments, by the reference evaluator."""
    solutions = [each for each in assignments(program) if holds(program, each)]
    query = situated(program).query
    match query:
        case CountQuery(names=names):
            counted = names or tuple(declared_sorts(program))
            return Outcome.SOLVED, {(Fraction(len({tuple(each.get(n) for n in counted) for each in solutions})),)}
        case ChoiceQuery(mode=mode, options=options) if solutions:
            environments = [environment_of(program, each) for each in solutions]
            found = {(label,) for label, formula in options if _chosen(mode, formula, environments)}
        case ChoiceQuery():
            found = set()
        case _:
            found = {answer_under(program, each) for each in solutions}
    return (Outcome.CONTRADICTION, Outcome.SOLVED)[len(found)] if len(found) < 2 else Outcome.SEVERAL, found


def _chosen(mode: Modality, formula: Expression, environments: list[dict[str, object]]) -> bool:
    truths = [_truth(formula, environment) for environment in environments]
    return {
        Modality.MUST: all(truths),
        Modality.COULD: any(truths),
        Modality.CANNOT: not any(truths),
        Modality.NEED_NOT: not all(truths),
    }[mode]


def _truth(formula: Expression, environment: dict[str, object]) -> bool:
    return evaluate(formula, environment) is True


def assert_right(program: Program, solution: Solution, expected: tuple[Outcome, set[Answer]]) -> None:
    outcome, answers = expected
    given = set(solution.answers) | ({solution.answer} if solution.answer is not None else set())
    assert solution.outcome is outcome, (program.text, solution, expected)
    assert given <= answers, (program.text, solution, expected)


@pytest.mark.parametrize(("writer", "count"), [(Writer, 4 * ROUNDS), (Tale, 4 * ROUNDS)])
def test_the_search_agrees_with_trying_everything(writer: type[Writer], count: int) -> None:
    outcomes = Counter[Outcome]()
    for program in programs(writer, count):
        if _may_have_no_value(program):
            continue
        solution = solve(program, "search", BUDGET)
        outcomes[solution.outcome] += 1
        assert_right(program, solution, by_trying(program))
    assert set(outcomes) == {Outcome.SOLVED, Outcome.SEVERAL, Outcome.CONTRADICTION}
    assert min(outcomes.values()) > count / 20


def _may_have_no_value(program: Program) -> bool:
    """Whether a question divides by an item that may be at place 0: then what has no value is no solution."""
    return "//" in print_program(program).rpartition("answer")[2] or " mod " in program.text.rpartition("answer")[2]


@pytest.mark.parametrize(("writer", "count"), [(Writer, ROUNDS // 2), (Tale, ROUNDS // 3)])
def test_z3_and_enumeration_agree_with_trying_everything(writer: type[Writer], count: int) -> None:
    for program in programs(writer, count, start=10_000):
        if _may_have_no_value(program):
            continue
        expected = by_trying(program)
        assert_right(program, solve(program, "z3", BUDGET), expected)
        finding = decide(Enumeration(), pose(program), Meter(BUDGET))
        assert finding.outcome is expected[0], (program.text, finding, expected)
        assert {named_answer(program, answer) for answer in finding.answers} <= expected[1], program.text


def test_cores_are_minimal() -> None:
    contradictions = 0
    for program in programs(Writer, ROUNDS // 2, start=20_000):
        solution = solve(program, budget=BUDGET)
        if solution.outcome is not Outcome.CONTRADICTION or not solution.core:
            continue
        contradictions += 1
        problem, core = (
            pose(read(print_program(program).rpartition("answer")[0] + "answer table", "puzzle")),
            set(solution.core),
        )
        assert Z3Backend().satisfiable(restrict(problem, core), Meter(BUDGET)) is False, program.text
        for statement in core if "may not be the smallest" not in solution.reason else ():
            assert Z3Backend().satisfiable(restrict(problem, core - {statement}), Meter(BUDGET)), program.text
    assert contradictions > ROUNDS / 15


# cvc5, from the text of the language alone: no code of ours but the reading is between


class SmtLib:
    """A program as SMT-LIB text; the words are put in formulas here once more, by what the language says of them."""

    def __init__(self, program: Program) -> None:
        self.places = places_of(program)
        self.lines = ["(set-logic QF_NIA)"]
        for row in program.statements:
            if isinstance(row, Row):
                self._row(row)
        self.lines += [
            f"(assert {self.term(each.formula)})" for each in program.statements if isinstance(each, Constraint)
        ]

    def _row(self, row: Row) -> None:
        for place, name in enumerate(row.names, start=1):
            self.lines.append(f"(declare-const {name} Int)")
            low, high = self.places[name].low, self.places[name].high
            fixed = f"(= {name} {place})" if row.kind is RowKind.ORDER else f"(<= {low} {name} {high})"
            self.lines.append(f"(assert {fixed})")
        if row.kind in (RowKind.ROW, RowKind.RING) and len(row.names) > 1:
            self.lines.append(f"(assert (distinct {' '.join(row.names)}))")

    def term(self, term: Expression) -> str:
        match term:
            case Number(value=value):
                return str(value)
            case Name(name=name):
                return name
            case Truth(value=value):
                return "true" if value else "false"
            case Apply(operator=word, arguments=arguments):
                return self._applied(word, arguments, [self.term(each) for each in arguments])
        raise AssertionError(term)

    def _around(self, arguments: tuple[Expression, ...]) -> Places:
        """The places that a word about items speaks of: those of a ring before those of a row."""
        found = [self.places[each.name] for each in arguments if isinstance(each, Name)]
        return next((each for each in found if each.ring), found[0])

    def _applied(self, word: str, arguments: tuple[Expression, ...], given: list[str]) -> str:
        plain = {"and": "and", "or": "or", "not": "not", "implies": "=>", "iff": "=", "xor": "xor", "if": "ite"}
        plain |= {"eq": "=", "ne": "distinct", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "distinct": "distinct"}
        plain |= {"add": "+", "sub": "-", "abs": "abs", "same_kind": "=", "left_of": "<", "right_of": ">"}
        if word in plain:
            return f"({plain[word]} {' '.join(given)})"
        kinds = {"knight": 1, "knave": 2, "spy": 3}
        if word in kinds:
            return f"(= {given[0]} {kinds[word]})"
        if word == "says":
            return f"(ite (= {given[0]} 1) {given[1]} (=> (= {given[0]} 2) (not {given[1]})))"
        if word in ("exactly", "at_least", "at_most", "number_of"):
            formulas = given if word == "number_of" else given[1:]
            total = f"(+ 0 {' '.join(f'(ite {each} 1 0)' for each in formulas)})"
            sign = {"exactly": "=", "at_least": ">=", "at_most": "<="}.get(word)
            return total if sign is None else f"({sign} {total} {given[0]})"
        return self._placed(word, given, self._around(arguments[:2]))

    def _placed(self, word: str, given: list[str], row: Places) -> str:
        one, other, third = [*given, "0", "0"][:3]
        steps = f"(mod (- {other} {one}) {row.size})"  # to the right, round the ring
        match word:
            case "first" | "last":
                return f"(= {one} {row.low if word == 'first' else row.high})"
            case "from_end":
                return f"(= (- {row.high} {one}) (- {other} 1))"
            case "between":
                return f"(or (< {other} {one} {third}) (< {third} {one} {other}))"
            case "opposite":
                return f"(= {steps} {row.size // 2})"
            case "directly_left_of":
                return f"(= {steps if row.ring else f'(- {other} {one})'} 1)"
            case "directly_right_of":
                return f"(= {f'(mod (- {one} {other}) {row.size})' if row.ring else f'(- {one} {other})'} 1)"
        way = f"(ite (< (* 2 {steps}) {row.size}) {steps} (- {row.size} {steps}))"  # the shorter way round
        if word == "next_to":
            return f"(= {way if row.ring else f'(abs (- {one} {other}))'} 1)"
        if word == "at_least_apart":
            return f"(> {way if row.ring else f'(abs (- {one} {other}))'} {third})"
        assert word == "apart"
        if not row.ring:
            return f"(= (abs (- {one} {other})) (+ {third} 1))"
        return f"(or (= {steps} (+ {third} 1)) (= (- {row.size} {steps}) (+ {third} 1)))"

    def satisfiable(self, formula: str) -> bool:
        cvc5 = pytest.importorskip("cvc5", reason="cvc5 is in the extra `dev`")
        solver = cvc5.Solver()
        parser = cvc5.InputParser(solver)
        text = "\n".join([*self.lines, f"(assert {formula})"])
        parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "puzzle")
        while not (command := parser.nextCommand()).isNull():
            said = command.invoke(solver, parser.getSymbolManager())
            assert "error" not in said, (said, text)
        result = solver.checkSat()
        assert result.isSat() or result.isUnsat(), text
        return bool(result.isSat())


@pytest.mark.parametrize(("writer", "count"), [(Writer, ROUNDS), (Tale, ROUNDS)])
def test_choices_agree_with_cvc5(writer: type[Writer], count: int) -> None:
    pytest.importorskip("cvc5", reason="cvc5 is in the extra `dev`")
    compared = 0
    for program in programs(writer, count, start=30_000):
        if " mod " in program.text or "//" in program.text:
            continue
        compared += 1
        written = SmtLib(program)
        if not written.satisfiable("true"):
            expected = set()
        elif isinstance(program.query, ChoiceQuery):
            expected = {
                label for label, formula in program.query.options if _chosen_by(written, program.query.mode, formula)
            }
        else:
            expected = {"some"}
        solution = solve(program, budget=BUDGET)
        if isinstance(program.query, ChoiceQuery):
            found = {str(answer[0]) for answer in (*solution.answers, *([solution.answer] if solution.answer else []))}
            assert found == expected, (program.text, solution, expected)
        elif isinstance(program.query, CountQuery):
            assert (solution.answer == (Fraction(0),)) is (not expected), (program.text, solution)
        else:
            assert (solution.outcome is Outcome.CONTRADICTION) is (not expected), (program.text, solution)
    assert compared > count / 2


def _chosen_by(written: SmtLib, mode: Modality, formula: Expression) -> bool:
    holding = written.satisfiable(written.term(formula))
    failing = written.satisfiable(f"(not {written.term(formula)})")
    return {
        Modality.MUST: not failing,
        Modality.COULD: holding,
        Modality.CANNOT: not holding,
        Modality.NEED_NOT: failing,
    }[mode]
