"""The search over places: outcomes, choices, counts, cores, and what it leaves to others."""

from fractions import Fraction

import pytest

from benchmarks.zebra import zebra
from neurosym.budget import Budget
from neurosym.errors import SolveError
from neurosym.language import holds, read
from neurosym.language.syntax import AssignmentQuery, Constraint, Table
from neurosym.solving import Solution, solve, solve_isolated
from neurosym.solving.backend import Meter
from neurosym.solving.engines import solve_directly
from neurosym.solving.finite_domains import AllDifferent, Wipeout
from neurosym.solving.posing import pose, restrict
from neurosym.solving.search import Search
from neurosym.solving.solution import Outcome
from neurosym.solving.wire import packed, unpacked

LINE = "row guest: a, b, c, d\nleft_of(a, b)\nleft_of(b, c)\n"


def solved(text: str, domain: str = "puzzle", engine: str = "auto") -> Solution:
    return solve(read(text, domain), engine)


def test_the_only_table() -> None:
    solution = solved(LINE + "last(d)\nanswer table")
    assert solution.answer == (Table((("guest", (("a",), ("b",), ("c",), ("d",))),)),)
    assert (solution.outcome, solution.engine) == (Outcome.SOLVED, "search")
    assert unpacked(packed(solution)) == solution


@pytest.mark.parametrize("engine", ["search", "z3", "auto"])
def test_a_bound_that_leaves_an_item_no_place_is_a_contradiction(engine: str) -> None:
    told = "order day: d0, d1, d2\nfree pet in 2..3: pet0, pet1\npet1 <= d0\n"
    for query in ("d1, d1 + 1", "table", "pet0"):
        solution = solved(f"{told}answer {query}", engine=engine)
        assert (solution.outcome, solution.core) == (Outcome.CONTRADICTION, (0, 1, 2))
    assert solved(f"{told}answer count", engine=engine).answer == (Fraction(0),)


def test_several_tables() -> None:
    solution = solved(LINE + "answer table")
    assert solution.outcome is Outcome.SEVERAL
    assert len(set(solution.answers)) == 3


def test_a_question_may_have_one_answer_where_the_table_has_several() -> None:
    assert solved(LINE + "d == 2\nanswer c").answer == (Fraction(4),)
    assert solved("row p: a, b, c, d, e, f, g, h, i\na == 4\nanswer p at 4").answer == ("a",)
    assert solved("free p in 1..9: a, b, c, d, e, f, g, h\na == b\nanswer a == b").answer == (True,)


@pytest.mark.parametrize("engine", ["search", "z3", "both"])
def test_counts(engine: str) -> None:
    assert solved(LINE + "answer count", engine=engine).answer == (Fraction(4),)
    assert solved(LINE + "answer count a", engine=engine).answer == (Fraction(2),)
    assert solved(LINE + "left_of(c, a)\nanswer count", engine=engine).answer == (Fraction(0),)


@pytest.mark.parametrize("engine", ["search", "z3", "both"])
@pytest.mark.parametrize(
    ("asked", "outcome", "answers"),
    [
        ('must "A": a == 1, "B": c != 1, "C": d == 4', Outcome.SOLVED, [("B",)]),
        ('must "A": a == 1, "B": b == 2', Outcome.CONTRADICTION, []),
        ('could "A": a == 4, "B": b == 3, "C": c == 2', Outcome.SOLVED, [("B",)]),
        ('could "A": a == 1, "B": a == 2', Outcome.SEVERAL, [("A",), ("B",)]),
        ('cannot "A": d == 1, "B": c == 1', Outcome.SOLVED, [("B",)]),
        ('cannot "A": d == 1, "B": d == 2', Outcome.CONTRADICTION, []),
        ('need_not "A": c != 1, "B": d == 4', Outcome.SOLVED, [("B",)]),
    ],
)
def test_choices(engine: str, asked: str, outcome: Outcome, answers: list[tuple[str]]) -> None:
    solution = solved(f"{LINE}answer {asked}", engine=engine)
    assert solution.outcome is outcome
    assert [solution.answer] == answers if outcome is Outcome.SOLVED else list(solution.answers) == answers


def test_why_no_option_is_chosen() -> None:
    solution = solved(LINE + 'answer must "A": a == 1, "B": b == 2')
    assert solution.reason == "no option must be true"
    assert [step.text for step in solution.steps] == [
        '"A" (a is at place 1) does not hold in the solution guest: d, a, b, c',
        '"B" (b is at place 2) does not hold in the solution guest: a, d, b, c',
        "There is no answer: no option must be true",
    ]


def test_a_choice_without_any_solution_has_a_core() -> None:
    solution = solved(LINE + 'a == 4\nanswer could "A": a == 1, "B": b == 2')
    assert (solution.outcome, solution.core) == (Outcome.CONTRADICTION, (0, 1, 3))


def test_cores_name_the_statements_that_clash() -> None:
    solution = solved("row p: a, b, c\nfree q in 1..3: x, y\nx == y\nfirst(b)\na != 2\nleft_of(a, b)\nanswer table")
    assert (solution.outcome, solution.core) == (Outcome.CONTRADICTION, (0, 3, 5))


def test_items_at_shared_and_empty_places() -> None:
    text = "free job in 1..3: cook, clean\ncook == 2\nclean == 2\nanswer job at "
    assert solved(text + "2").answer == ("cook", "clean")
    assert solved(text + "3").answer == ("empty",)


def test_what_is_said() -> None:
    text = "people a, b with spies\nsays(a, spy(a))\nsays(b, knave(a))\nanswer "
    assert set(solved(text + "kind at b", "truth").answers) == {("knave",), ("knight",), ("spy",)}
    assert set(solved(text + "kind at a", "truth").answers) == {("knave",), ("spy",)}
    assert solved(text + 'could "1": knight(a), "2": spy(a)', "truth").answer == ("2",)


def test_the_working_in_words() -> None:
    steps = [step.text for step in solved("row p: a, b\nright_of(a, b)\nanswer p at 1").steps]
    assert steps == [
        "To be found: where each p (a, b) is, each at another of the places 1 to 2",
        "A solution: p: b, a",
        "Told: a is right of b (a 2, b 1)",
        "Nothing else fits: every case was tried or ruled out (0 tried), and none but this fits",
        "Answer: the p at 1 is b",
    ]
    steps = [step.text for step in solved("people a\nsays(a, knight(a) or true)\nanswer knight(a)", "truth").steps]
    assert steps[2] == "Told: a says that a is a knight, or true: a is a knight, and it is true"
    assert steps[-1] == "Answer: it is so that a is a knight"


def test_fixed_orders_need_no_engine() -> None:
    solution = solve_directly(read("order day: mon, tue, wed\nanswer day at tue + 1", "puzzle"))
    assert solution is not None
    assert solution.answer == ("wed",)
    assert solve_directly(read(LINE + "answer table", "puzzle")) is None


def test_in_a_process_of_its_own() -> None:
    program = read(LINE + "last(d)\nanswer table", "puzzle")
    assert solve_isolated(program, "both").answer == solve(program).answer


def test_what_the_search_does_not_cover() -> None:
    unknowns = "unknown x: natural\nx < 5\nx * x == 9\nanswer x"
    assert solved(unknowns, "equations", "search").outcome is Outcome.UNSUPPORTED
    division = solved("row p: a, b\nanswer 6 / a", engine="search")
    assert (division.outcome, "no value" in division.reason) == (Outcome.UNSUPPORTED, True)
    assert solved("row p in 0..1: a, b\nanswer 6 / a").answer == (Fraction(6),)


def test_a_division_by_zero_is_no_solution() -> None:
    assert solved("row p in 0..1: a, b\n6 / a == 6\nanswer table", engine="both").outcome is Outcome.SOLVED


def test_the_budget() -> None:
    names = [f"x{at}" for at in range(30)]
    text = f"row p: {', '.join(names)}\nanswer count"
    solution = solve(read(text, "puzzle"), "search", Budget(seconds=0.3))
    assert (solution.outcome, "seconds" in solution.reason) == (Outcome.OUT_OF_BUDGET, True)


def test_an_endless_weaker_problem_is_left_to_others() -> None:
    problem = pose(read(LINE + "answer table", "puzzle"))
    assert problem.finite
    assert Search().satisfiable(problem, Meter(Budget())) is True
    assert Search().satisfiable(restrict(problem, {1, 2}), Meter(Budget())) is None


def test_engines_that_disagree_stop_the_presses(monkeypatch: pytest.MonkeyPatch) -> None:
    from neurosym.solving.finite_domains import Pairs

    monkeypatch.setattr(Pairs, "narrow", lambda self, domains: iter(()))
    with pytest.raises(SolveError, match="solution that the statements do not allow"):
        solved(LINE + "answer table", engine="search")


def test_all_different_rules_out() -> None:
    domains = [0b010, 0b110, 0b1110]
    assert set(AllDifferent((0, 1, 2)).narrow(domains)) == {1, 2}
    assert domains == [0b010, 0b100, 0b1000]
    hidden = [0b0110, 0b0110, 0b1110]
    assert list(AllDifferent((0, 1, 2)).narrow(hidden)) == [2]
    assert hidden[2] == 0b1000
    with pytest.raises(Wipeout):
        list(AllDifferent((0, 1, 2)).narrow([0b0110, 0b0110, 0b0110]))


@pytest.mark.parametrize("seed", range(4))
def test_zebra_puzzles_have_one_solution_and_no_idle_clue(seed: int) -> None:
    program = zebra(4, 3, seed)
    assert isinstance(program.query, AssignmentQuery)
    solution = solve(program, "both")
    assert solution.outcome is Outcome.SOLVED
    table = dict(solution.answer[0].rows)
    assert holds(program, {name: Fraction(at) for row in table.values() for at, (name,) in enumerate(row, start=1)})
    text = program.text.splitlines()
    clue = next(at for at, statement in enumerate(program.statements) if isinstance(statement, Constraint))
    fewer = "\n".join([*text[:clue], *text[clue + 1 :]])
    assert solve(read(fewer, "puzzle")).outcome is Outcome.SEVERAL


def test_the_largest_zebra_is_solved_in_few_steps() -> None:
    assert solve(zebra(6, 6, 1)).work < 1000
