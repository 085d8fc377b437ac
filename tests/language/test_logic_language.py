"""Programs of logic: reading, printing, faults, sorts by their use, and structures."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import CheckError, EvaluationError
from neurosym.language import print_program, read
from neurosym.language.building import build
from neurosym.language.grammars import reserved_words
from neurosym.language.parsing import parse
from neurosym.language.signatures import typed
from neurosym.language.structures import Structure, described, is_model, is_true
from neurosym.language.syntax import (
    Apply,
    Bound,
    Call,
    ChoiceQuery,
    Constraint,
    EntailmentQuery,
    Modality,
    Name,
    Number,
    Program,
    Quantified,
    Quantifier,
    SortDeclaration,
    SymbolDeclaration,
    Truth,
)
from neurosym.language.vocabulary import Signature

WORDS = reserved_words("logic")
names = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True).filter(lambda name: name not in WORDS)
listed_bound = st.builds(Bound, names, names)
bound = st.lists(names.map(Bound), min_size=1, max_size=3) | st.lists(listed_bound, min_size=1, max_size=3)
NUMBERS = {"neg": 1, "abs": 1} | dict.fromkeys("add sub mul".split(), 2)
COMPARISONS = {"distinct": 3} | dict.fromkeys("eq ne lt le gt ge".split(), 2)
JOINS = {"not": 1} | dict.fromkeys("and or implies iff xor".split(), 2)


def applied(arities: dict[str, int], inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.sampled_from(sorted(arities)).flatmap(
        lambda name: st.tuples(*[inner] * arities[name]).map(lambda given: Apply(name, given))
    )


def calls(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.builds(lambda name, given: Call(name, tuple(given)), names, st.lists(inner, min_size=1, max_size=3))


def quantified(quantifiers: list[Quantifier], inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.builds(lambda q, v, body: Quantified(q, tuple(v), body), st.sampled_from(quantifiers), bound, inner)


simple = names.map(Name) | st.integers(0, 999).map(lambda n: Number(Fraction(n)))
terms = st.recursive(simple, lambda inner: applied(NUMBERS, inner) | calls(inner), max_leaves=4)
basic = names.map(Name) | st.booleans().map(Truth) | calls(terms) | applied(COMPARISONS, terms)
counted = quantified([Quantifier.COUNT], basic).map(lambda term: Apply("le", (term, Number(Fraction(2)))))
formulas = st.recursive(
    basic | counted,
    lambda inner: (
        applied(JOINS, inner)
        | quantified([Quantifier.FORALL, Quantifier.EXISTS], inner)
        | st.builds(lambda one, other: Apply("exactly", (Number(Fraction(1)), one, other)), inner, inner)
    ),
    max_leaves=6,
)
statements = st.one_of(
    st.builds(Constraint, formulas, st.sampled_from(["", "a note"])),
    st.builds(SortDeclaration, names, st.lists(names, max_size=3).map(tuple) | st.just(range(2, 6))),
    st.builds(SymbolDeclaration, names, st.lists(names, max_size=2).map(tuple), st.none() | names),
)
queries = st.builds(EntailmentQuery, formulas) | st.builds(
    lambda mode, listed: ChoiceQuery(mode, tuple((f"option {n}", each) for n, each in enumerate(listed))),
    st.sampled_from(Modality),
    st.lists(formulas, min_size=2, max_size=3),
)
bodies = st.lists(statements, max_size=3).map(tuple)
programs = st.builds(lambda body, query: Program("logic", body, query), bodies, queries)


@settings(max_examples=300, deadline=None)
@given(programs)
def test_what_is_printed_reads_back_the_same(program: Program) -> None:
    text = print_program(program)
    assert build(parse(text, "logic"), text, "logic") == program


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("not exists x: p(x) and q(x)", "not (exists x: p(x) and q(x))"),
        ("a and forall x: p(x) or b", "a and (forall x: p(x) or b)"),
        ("forall x: p(x) implies exists y: r(x, y)", "forall x: (p(x) implies (exists y: r(x, y)))"),
        ("a or b xor c and d implies e iff f", "(((a or b) xor (c and d)) implies (e iff f))"),
    ],
)
def test_how_far_quantifiers_and_words_reach(short: str, full: str) -> None:
    assert read(f"{short}\nanswer a", "logic") == read(f"{full}\nanswer a", "logic")


def faults(text: str) -> list[str]:
    with pytest.raises(CheckError) as caught:
        read(text, "logic")
    return [fault.message for fault in caught.value.faults]


def test_all_faults_are_reported_at_once() -> None:
    assert faults(
        "sort person = anna, bert\nsort day = 1..7\nsort person = carla\nfunction at(person): dey\n"
        "forall p in peson: busy(p)\nbusy(anna, bert)\nbusy(carl)\nat(anna) == busy(anna)\nnot 3\n"
        "answer exists n: n > 2"
    ) == [
        "'person' is declared again; first in line 1",
        "there is no sort 'dey'",
        "there is no sort 'peson'",
        "'busy' has 2 arguments here, and one argument in line 5",
        "'busy' is used as a term here, and as a relation in line 5",
        "'3' is a number, and nothing is said about it",
        "a quantifier cannot range over all whole numbers",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("p(x)\nanswer q", "no quantifier binds the variable 'x' here"),
        ("forall k: p(k)\nq(k)\nanswer q(b)", "no quantifier binds the variable 'k' here"),
        ("forall x: x(x)\nanswer q", "'x' is a variable and cannot be said of anything"),
        ("forall x, x: p(x)\nanswer q", "a quantifier has the same variable twice"),
        ("sort s = a, b\nforall a in s: p(a)\nanswer q", "'a' is a member of s and cannot be a variable"),
        ("sort s = a, b\nsort t = b, c\nanswer q", "'b' is declared again; first in line 1"),
        ("sort s = a, b\na(b)\nanswer q", "'a' is a member of s and takes no arguments"),
        ("sort s = a, b\na\nanswer q", "'a' is an individual, and something true or false is needed here"),
        ("(p(a) and q) == b\nanswer q", "'p(a) and q' is true or false, and an individual is needed here"),
        ("sort n = 1..3\nfunction f(n): n\nanswer f(4) == 1", "'4' may not be a member of n"),
        ("sort n = 1..3\nfunction f(n): n\nanswer f(f(1) + 1) == 1", "'f(1) + 1' may not be a member of n"),
        ("p(3)\nanswer q", "'p' needs an individual of no declared sort here, and '3' is a number"),
        ("function f(integer): integer\nanswer q", "an argument cannot be any whole number"),
        ("sort n = 1..5000\nanswer q", "'n' has more than 1,000 members"),
    ],
)
def test_faults(text: str, message: str) -> None:
    assert message in faults(text)


def test_sorts_are_inferred_from_use() -> None:
    program = read(
        "sort person = anna, bert\nsort day = 1..5\nfunction at(person): day\nfunction chief: person\n"
        "forall x, n: at(x) == n implies busy(x, n) and not busy(x, n + 1)\nboss(anna) == chief\nlikes(chief, anna)\n"
        "answer (count y: likes(y, boss(y))) == 1",
        "logic",
    )
    assert typed(program).vocabulary.symbols == {
        "at": Signature(("person",), "day"),
        "busy": Signature(("person", "day"), None),
        "boss": Signature(("person",), "person"),
        "chief": Signature((), "person"),
        "likes": Signature(("person", "person"), None),
    }


def test_what_a_formula_comes_to_in_a_structure() -> None:
    theory = typed(
        read(
            "sort person = anna, bert\nsort day = 1..3\nfunction at(person): day\nrelation free(day)\n"
            "forall x: free(at(x)) or at(x) == 2\nnot free(at(anna) + 3)\n"
            "answer (count x in person: at(x) == 2) == 1 and exactly(1, free(1), free(2))",
            "logic",
        )
    )
    day = {("anna",): Fraction(2), ("bert",): Fraction(1)}
    members = {"person": ("anna", "bert"), "day": tuple(map(Fraction, (1, 2, 3)))}
    structure = Structure(theory.vocabulary, members, {"free": frozenset({(Fraction(1),)})}, {"at": day})
    assert is_model(structure, theory)
    assert is_true(theory.asked[0], structure)
    assert described(structure) == "at(anna) = 2; at(bert) = 1; free(1)"
    with pytest.raises(EvaluationError, match=r"at\(carla\) has no value"):
        is_true(Apply("eq", (Call("at", (Name("who"),)), Number(Fraction(1)))), structure, {"who": "carla"})
