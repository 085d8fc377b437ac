"""Solving facts and rules: answers, proofs, contradictions, limits, and what is said of them."""

import pytest

from neurosym.budget import Budget
from neurosym.language import print_program, read
from neurosym.language.syntax import TruthValue
from neurosym.solving import Isolated, Outcome, Solution, solve
from neurosym.solving.wire import packed, unpacked


def solved(text: str, engine: str = "auto", budget: Budget | None = None) -> Solution:
    return solve(read(text, "deduction"), engine, budget)


@pytest.mark.parametrize(
    ("world", "asked", "answer"),
    [
        ("open", "sleep(milo)", TruthValue.TRUE),
        ("open", "not sleep(milo)", TruthValue.FALSE),
        ("open", "hungry(milo)", TruthValue.FALSE),
        ("open", "sleep(rex)", TruthValue.UNKNOWN),
        ("open", "cat(milo) and sleep(rex)", TruthValue.UNKNOWN),
        ("open", "cat(milo) or sleep(rex)", TruthValue.TRUE),
        ("open", "hungry(milo) and sleep(rex)", TruthValue.FALSE),
        ("open", "milo == rex", TruthValue.FALSE),
        ("closed", "sleep(rex)", TruthValue.TRUE),
        ("closed", "cat(dog)", TruthValue.FALSE),
        ("closed", "not cat(dog)", TruthValue.TRUE),
    ],
)
def test_answers(world: str, asked: str, answer: TruthValue) -> None:
    text = "cat(milo)\ncat(rex)\nnot hungry(milo)\nif cat(X) and not hungry(X) then sleep(X)\n"
    for engine in ("auto", "z3", "both"):
        solution = solved(f"world {world}\n{text}answer {asked}", engine)
        assert (solution.outcome, solution.answer) == (Outcome.SOLVED, (answer,))


def test_the_proof_is_minimal_and_in_words() -> None:
    solution = solved(
        "world open\np(a)\n# a detour\nif p(X) then q(X)\nif q(X) then r(X)\nif p(X) then r(X)\ns(b)\nanswer r(a)"
    )
    assert solution.used == (1, 4)
    assert [step.text for step in solution.steps] == [
        "p(a) is given",
        "r(a) follows by: if p(X) then r(X), since p(a)",
        "Answer: r(a) is True, for r(a) is derived",
    ]


def test_what_an_absence_rests_on_is_part_of_the_proof() -> None:
    solution = solved(
        "world closed\nguest(ann)\nif guest(X) and not late(X) then served(X)\n"
        "if guest(X) and not punctual(X) then late(X)\npunctual(ann)\nrain\nanswer served(ann)"
    )
    assert solution.used == (1, 2)  # of these alone, nothing makes her late either
    assert solution.answer == (TruthValue.TRUE,)


def test_contradictions_name_the_statements_that_clash() -> None:
    solution = solved("world open\nrain\nsun\nif rain then wet\nif sun then not wet\nif sun then warm\nanswer warm")
    assert (solution.outcome, solution.core) == (Outcome.CONTRADICTION, (1, 2, 3, 4))
    assert solution.reason == "both wet and not wet follow"
    assert solution.steps[0].text.startswith("No answer fits, because of these statements")
    closed = solved("world closed\nrain\nif rain then wet\nnot wet\nanswer rain")
    assert (closed.outcome, closed.core) == (Outcome.CONTRADICTION, (1, 2, 3))


def test_a_large_theory_is_fast_and_a_small_budget_ends() -> None:
    roads = "".join(f"road(n{k}, n{k + 1})\n" for k in range(60))
    rules = "if road(X, Y) then reach(X, Y)\nif reach(X, Y) and road(Y, Z) then reach(X, Z)\n"
    text = f"world open\n{roads}{rules}answer reach(n0, n60)"
    assert solved(text).answer == (TruthValue.TRUE,)
    out = solved(text, budget=Budget(rlimit=1_000))
    assert out.outcome is Outcome.OUT_OF_BUDGET
    assert out.reason == "the limit of steps was reached"


def test_what_the_engines_do_not_cover() -> None:
    assert solved("world open\np\nanswer p", "sympy").outcome is Outcome.UNSUPPORTED
    condition = " and ".join(f"(a{n} or b{n})" for n in range(20))
    assert "10,000 clauses" in solved(f"world open\nif {condition} then c\nanswer c").reason


def test_a_child_process_gives_the_same() -> None:
    program = read("world open\np(a)\nif p(X) then q(X)\nanswer q(a)", "deduction")
    with Isolated() as isolated:
        found = isolated.solve(read(print_program(program), "deduction"))
    assert (found.answer, found.used) == ((TruthValue.TRUE,), (1, 2))
    assert unpacked(packed(found)) == found
    assert isinstance(unpacked(packed(found)).answer[0], TruthValue)
