"""Solving logic: entailment both ways, open questions with their models, contradictions, choices, limits."""

import pytest

from neurosym.budget import Budget
from neurosym.errors import SolveError
from neurosym.language import read
from neurosym.language.signatures import typed
from neurosym.language.structures import Structure, is_model
from neurosym.language.syntax import TruthValue
from neurosym.solving import Outcome, Solution, solve
from neurosym.solving.backend import Meter
from neurosym.solving.brute_force import find_model, how_many, structures
from neurosym.solving.entailment import Open, Prover, Refuted

MORTAL = "forall x: man(x) implies mortal(x)\nman(socrates)\nman(plato)\n"
LOCKERS = """\
sort child = ali, bea, cem, dana, eda, fay, gil
sort locker = 1..5
function of(child): locker
forall n in locker: exists x: of(x) == n
forall n in locker: (count x in child: of(x) == n) <= 2
of(ali) == 3
of(bea) < of(cem)
abs(of(dana) - of(eda)) == 1
"""


def solved(text: str, engine: str = "auto", budget: Budget | None = None) -> Solution:
    return solve(read(text, "logic"), engine, budget)


@pytest.mark.parametrize(
    ("text", "answer", "used"),
    [
        (MORTAL + "answer mortal(socrates)", TruthValue.TRUE, (0, 1)),
        (MORTAL + "answer not mortal(plato)", TruthValue.FALSE, (0, 2)),
        (MORTAL + "answer exists x: mortal(x)", TruthValue.TRUE, None),
        (MORTAL + "answer socrates == plato", TruthValue.UNKNOWN, ()),
        (MORTAL + "answer forall x: mortal(x)", TruthValue.UNKNOWN, ()),
        ("a xor b\nb iff c\nc\nanswer a", TruthValue.FALSE, (0, 1, 2)),
        ("f(f(a)) == a\nf(f(f(a))) == a\nanswer f(a) == a", TruthValue.TRUE, (0, 1)),
        ("answer p or not p", TruthValue.TRUE, ()),
        ("sort s = a, b\nanswer a == b", TruthValue.FALSE, ()),
        ("sort s\nforall x in s: p(x)\nanswer exists x in s: p(x)", TruthValue.TRUE, (1,)),
        ("function age(person): integer\nsort person = ann, bo\nage(ann) > age(bo) + 1\nanswer age(bo) < age(ann)",
         TruthValue.TRUE, (2,)),
        (LOCKERS + "answer of(bea) == 5", TruthValue.FALSE, (6,)),
        (LOCKERS + "answer of(fay) == 1", TruthValue.UNKNOWN, ()),
    ],
)  # fmt: skip
def test_entailment(text: str, answer: TruthValue, used: tuple[int, ...] | None) -> None:
    for engine in ("auto", "both"):
        solution = solved(text, engine)
        assert (solution.outcome, solution.answer) == (Outcome.SOLVED, (answer,))
        assert used is None or solution.used == used


def test_an_open_question_is_shown_by_two_structures() -> None:
    first, second, last = solved("p(a)\nanswer p(b)").steps
    assert first.text.startswith("The statements and p(b) hold here: ")
    assert second.text.startswith("The statements hold and p(b) does not here: ")
    assert last.text == "Answer: p(b) is Unknown"


def test_inconsistent_premises_are_reported_with_their_core() -> None:
    solution = solved(MORTAL + "# but\nnot mortal(socrates)\nred(a)\nanswer red(a)", "both")
    assert (solution.outcome, solution.core) == (Outcome.CONTRADICTION, (0, 1, 3))
    assert solution.steps[-1].text == "not mortal(socrates) (but)"
    sorts = solved("sort s = a, b\nforall x in s: x == a\nanswer p")
    assert (sorts.outcome, sorts.core) == (Outcome.CONTRADICTION, (1,))


def test_what_has_only_infinite_models_is_never_guessed() -> None:
    endless = "forall x, y, z: less(x, y) and less(y, z) implies less(x, z)\nforall x: not less(x, x)\n"
    endless += "forall x: exists y: less(x, y)\n"
    solution = solved(endless + "answer less(a, b)", budget=Budget(rlimit=200_000, seconds=60))
    assert solution.outcome in (Outcome.UNKNOWN, Outcome.OUT_OF_BUDGET)
    assert solution.reason
    entailed = solved(endless + "answer not less(a, a)", budget=Budget(rlimit=200_000, seconds=60))
    assert entailed.outcome in (Outcome.UNKNOWN, Outcome.OUT_OF_BUDGET)  # it follows, but are they consistent?


@pytest.mark.parametrize(
    ("query", "outcome", "answer"),
    [
        ('must "A": of(bea) != 5, "B": of(cem) == 2', Outcome.SOLVED, ("A",)),
        ('cannot "A": of(bea) == 5, "B": of(cem) == 2', Outcome.SOLVED, ("A",)),
        ('could "A": of(bea) == 5, "B": of(cem) == 2', Outcome.SOLVED, ("B",)),
        ('need_not "A": of(bea) != 5, "B": of(cem) == 2', Outcome.SOLVED, ("B",)),
        ('could "A": of(bea) == 5, "B": of(cem) == 1', Outcome.CONTRADICTION, None),
        ('could "A": of(bea) == 1, "B": of(cem) == 4', Outcome.SEVERAL, None),
    ],
)
def test_choices(query: str, outcome: Outcome, answer: tuple[str] | None) -> None:
    solution = solved(f"{LOCKERS}answer {query}")
    assert (solution.outcome, solution.answer) == (outcome, answer)
    assert solution.steps[0].text.startswith('"A": of(')
    assert solution.reason or outcome is Outcome.SOLVED


def test_a_choice_from_contradicting_statements() -> None:
    solution = solved('sort s = a, b\np(a)\nnot p(a)\nanswer could "A": p(b), "B": not p(b)')
    assert (solution.outcome, solution.core) == (Outcome.CONTRADICTION, (1, 2))


def test_limits_are_outcomes() -> None:
    assert solved("p\nanswer p", "sympy").outcome is Outcome.UNSUPPORTED
    wide = "sort s = 1..100\nforall a, b, c, d in s: p(a, b, c, d)\nanswer p(1, 1, 1, 1)"
    assert solved(wide).outcome is Outcome.OUT_OF_BUDGET


def test_the_prover_gives_checked_models_and_refutations() -> None:
    theory = typed(read("forall x: p(x) implies exists y: q(x, y) and not p(y)\np(a)\nanswer q(a, a)", "logic"))
    prover = Prover(theory, Meter(Budget()))
    found = prover.search([])
    assert isinstance(found, Structure) and is_model(found, theory)
    assert isinstance(prover.search([read("not p(a)\nanswer p(a)", "logic").statements[0].formula]), Refuted)
    spent = Meter(Budget(rlimit=1))
    spent.spend(1)
    assert isinstance(Prover(theory, spent).search([]), Open)


def test_every_structure_is_tried() -> None:
    theory = typed(read("p(a)\nanswer f(a) == a", "logic"))
    assert how_many(theory.vocabulary, 2) == 4 * 2 * 4 == sum(1 for _ in structures(theory.vocabulary, 2))
    assert find_model(theory, theory.asked, 1, 100) is not None
    assert find_model(theory, theory.asked, 3, 100) is None  # too many to try


def test_a_wrong_refutation_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Prover, "search", lambda self, extra: Refuted(()))
    with pytest.raises(SolveError, match="what has a model"):
        solved("p(a)\nanswer p(b)", "both")
