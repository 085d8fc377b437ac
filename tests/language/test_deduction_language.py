"""Programs of facts and rules: reading, printing, faults, and what they mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import CheckError, EvaluationError
from neurosym.language import check, print_program, read
from neurosym.language.building import build
from neurosym.language.classical import as_logic
from neurosym.language.clauses import Atom, Literal, clauses_of, individuals_of
from neurosym.language.closure import closure
from neurosym.language.grammars import reserved_words
from neurosym.language.parsing import parse
from neurosym.language.syntax import Apply, Call, Constraint, EntailmentQuery, Name, Program, Rule, World

WORDS = reserved_words("deduction")
names = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True).filter(lambda name: name not in WORDS).map(Name)
variables = st.from_regex(r"[A-Z][a-zA-Z0-9_]{0,4}", fullmatch=True).map(Name)
terms = names | variables
atoms = names | st.builds(lambda n, a: Call(n.name, tuple(a)), names, st.lists(terms, min_size=1, max_size=3))
negated = atoms.map(lambda atom: Apply("not", (atom,)))
literals = atoms | negated
same = st.builds(lambda sign, a, b: Apply(sign, (a, b)), st.sampled_from(["eq", "ne"]), terms, terms)
conditions = st.recursive(
    literals | same,
    lambda inner: (
        st.builds(lambda sign, a, b: Apply(sign, (a, b)), st.sampled_from(["and", "or"]), inner, inner)
        | inner.map(lambda term: Apply("not", (term,)))
    ),
    max_leaves=6,
)
conclusions = st.lists(literals, min_size=1, max_size=3).map(
    lambda parts: parts[0] if len(parts) == 1 else Apply("and", (parts[0], parts[1])) if len(parts) == 2
    else Apply("and", (Apply("and", (parts[0], parts[1])), parts[2]))
)  # fmt: skip
notes = st.sampled_from(["", "as told", "two words"])
statements = st.builds(Constraint, conclusions, notes) | st.builds(Rule, conditions, conclusions, notes)
programs = st.builds(
    lambda closed, note, body, asked: Program("deduction", (World(closed, note), *body), EntailmentQuery(asked)),
    st.booleans(),
    notes,
    st.lists(statements, max_size=4),
    conditions,
)


@settings(max_examples=200, deadline=None)
@given(programs)
def test_what_is_printed_reads_back_the_same(program: Program) -> None:
    text = print_program(program)
    assert build(parse(text, "deduction"), text, "deduction") == program


def faults(text: str) -> list[str]:
    with pytest.raises(CheckError) as caught:
        read(text, "deduction")
    return [str(fault) for fault in caught.value.faults]


def test_all_faults_are_reported_at_once() -> None:
    assert faults(
        "world open\nkind(bob)\nkind(bob, anna)\nround(X)\nif see(X, cat) then see(Y, cow)\nanswer round(Z)"
    ) == [
        "line 3, column 1: 'kind' is said of 2 things here, and of one thing in line 2 "
        "(give one of the two another name, such as kind_2)",
        "line 4, column 7: X is a variable, and a fact is about named things "
        "(what holds of all is a rule: if ... then ...)",
        "line 5, column 25: Y stands in the conclusion, but not in the condition (did you mean X?)",
        "line 6, column 14: Z is a variable, and a question is about named things (put a name in its place)",
    ]


def test_a_program_made_by_code_may_lack_its_world() -> None:
    program = Program("deduction", (Constraint(Name("rain")),), EntailmentQuery(Name("rain")))
    with pytest.raises(CheckError, match="begin with: world open, or world closed"):
        check(program)
    twice = Program("deduction", (World(True), World(False)), EntailmentQuery(Name("rain")))
    with pytest.raises(CheckError, match="the world is said again"):
        check(twice)


@pytest.mark.parametrize(
    "rules",
    [
        "if not a then a",
        "if not a then b\nif not b then a",
        "if not a then b\nif b then c\nif c then a",
        "if p(X) and not q(X) then p(X)\nif p(X) then q(X)\np(bob)",
    ],
)
def test_negation_that_needs_itself_is_refused_in_a_closed_world_only(rules: str) -> None:
    assert "depends on itself through a negation" in faults(f"world closed\n{rules}\nanswer d")[0]
    read(f"world open\n{rules}\nanswer d", "deduction")


def test_negation_is_looked_at_individual_by_individual() -> None:
    text = "world closed\nlamp(a) and lamp(b)\nif next(X, Y) and not lit(X) then lit(Y)\nnext(a, b)\nanswer lit(b)"
    with pytest.raises(CheckError):  # b may be next to itself, for all that the rule says
        read(text, "deduction")
    read("world closed\nif not p(a) then q(b)\nif q(a) then p(b)\nif not q(c) then p(c)\nanswer q(b)", "deduction")


def test_conditions_become_clauses() -> None:
    program = read("world open\nif not (p(X) or not q(X)) and (a or X != bob) then r(X) and b\nanswer a", "deduction")
    found = clauses_of(program)
    assert [str(clause.head) for clause in found] == ["r(X)", "b", "r(X)", "b"]
    assert [str(part) for part in found[0].body] == ["not p(X)", "q(X)", "a"]
    assert individuals_of(program) == ("bob",)


def test_too_many_alternatives_are_not_listed() -> None:
    condition = " and ".join(f"(a{n} or b{n})" for n in range(20))
    with pytest.raises(EvaluationError, match="more than 10,000 clauses"):
        clauses_of(read(f"world open\nif {condition} then c\nanswer c", "deduction"))


def test_the_reference_closure() -> None:
    program = read("world closed\np(a)\np(b)\nq(a)\nif p(X) and not q(X) then r(X)\nanswer r(a)", "deduction")
    assert Literal(Atom("r", ("b",))) in closure(program)
    assert Literal(Atom("r", ("a",))) not in closure(program)


def test_the_classical_reading_works_backwards() -> None:
    program = read("world open\nif wet(X) and X != sun then cold(X)\nnot cold(cat)\nanswer wet(cat)", "deduction")
    assert print_program(as_logic(program)) == (
        "forall x: wet(x) and x != sun implies cold(x)\nnot cold(cat)\ndistinct(sun, cat)\nanswer wet(cat)\n"
    )
    with pytest.raises(EvaluationError, match="closed world"):
        as_logic(read("world closed\np\nanswer p", "deduction"))
