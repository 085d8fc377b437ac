"""The two first-order dialects: formulas, what binds tighter, and what is unclear."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import ForeignError
from neurosym.foreign.conventions import STRICT
from neurosym.foreign.dialects import Dialect, dialect_of, read_foreign
from neurosym.foreign.first_order import Atom, Formula, Joined, Not, Quantified, Term, read_formula
from neurosym.foreign.premises import read_linc, read_premises
from neurosym.language import print_answer, read
from neurosym.solving.engines import solve

KITES = """\
Predicates:
Kite(x) ::: x is a kite.
Premises:
∀x (Kite(x) → (Light(x) ∧ ¬Metal(x))) ::: Kites are light and not of metal.
∀x (Light(x) → Floats(x) ⊕ Flies(x))
Kite(redOne) ::: The red one is a kite.
¬Floats(redOne)
Conclusion:
"""
LINC = """\
TEXT:\tAll kites are light.
FOL:\tall x. (Kite(x) -> Light(x))
TEXT:\tThe red one is a kite.
FOL:\tKite(RedOne)
TEXT:\tSomething is light.
FOL:\texists x. Light(x)
"""


def answer(text: str, *choices: str) -> str:
    (program,) = read_foreign(text, conventions=STRICT.changed(choices)).programs()
    solution = solve(read(program, "logic"))
    return print_answer(solution.answer) if solution.answer else str(solution.outcome)


@pytest.mark.parametrize(
    ("conclusion", "expected"),
    [
        ("Flies(redOne)", "True"),
        ("Metal(redOne) ∨ Floats(redOne)", "False"),
        ("∃x (Kite(x) ∧ Metal(x))", "False"),
        ("Kite(blueOne)", "Unknown"),
        ("Kite(blueOne) → Light(blueOne)", "True"),
        ("blueOne ≠ redOne", "Unknown"),
    ],
)
def test_conclusions_are_true_false_or_unknown(conclusion: str, expected: str) -> None:
    assert answer(KITES + conclusion) == expected


def test_in_linc_the_last_formula_is_the_conclusion() -> None:
    assert dialect_of(LINC) is Dialect.LINC
    assert answer(LINC) == "True"
    assert [line.source for line in read_linc(LINC).lines] == [2, 4]


def test_inconsistent_premises_have_no_answer() -> None:
    assert answer(LINC.replace("Kite(RedOne)", "Kite(RedOne) & -Light(RedOne)")) == "contradiction"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("P(ann) -> Q(ann) -> R(ann)", "p(ann) implies (q(ann) implies r(ann))"),
        ("P(ann) & Q(ann) | R(ann)", "(p(ann) and q(ann)) or r(ann)"),
        ("-P(ann) & -(Q(ann) | R(ann))", "(not p(ann)) and (not (q(ann) or r(ann)))"),
        ("P(ann) <-> Q(ann)", "p(ann) iff q(ann)"),
        ("exists x, y. (Likes(x, y) & x != y)", "exists x, y: likes(x, y) and (x != y)"),
        ("all x. exists y. Likes(x, mother(y))", "forall x: exists y: likes(x, mother(y))"),
        ('Named(bo, "Old Bo")', "named(bo, old_bo)"),
        ("Built(K-12, 42.5m)", "built(k_12, n42_5m)"),
        ("all x. (P(x) & all x. Q(x))", "forall x: p(x) and (forall x_2: q(x_2))"),
        ("Rains -> Wet", "rains implies wet"),
        ("(∃x) P(x)", "exists x: p(x)"),
    ],
)
def test_formulas_are_written_in_our_language(text: str, said: str) -> None:
    reading = read_linc(f"FOL: Start(here)\nFOL: {text}")
    (program,) = reading.programs()
    assert program.endswith(f"\nanswer {said}\n")
    assert read(program, "logic")


REFUSED = [
    ("P(x)", "nothing binds the variable x (the convention free_variables=universal"),
    ("all x. P(x) -> Q(x)", "how far the quantifier reaches is unclear (use brackets, or the convention scope=wide"),
    ("P(ann) & Q(ann) ⊕ R(ann)", "⊕ beside another connective without brackets is unclear"),
    ("P(ann) ⊕ Q(ann) ⊕ R(ann)", "⊕ beside another connective without brackets is unclear"),
    ("P(ann) & P(ann, bo)", "P takes 1 arguments elsewhere and 2 here (the convention arities=apart"),
    ("Age(ann) > 9", "'>' between things has no meaning"),
    ("P(ann) & ", "expected a name, found nothing"),
    ("(P(ann)", "expected a closing bracket, found nothing"),
    ("P(ann) for all", "expected the end of the formula, found 'for'"),
    ("P([ann, bo])", "is no sign of first-order logic"),
    ("P(-ann)", "expected a name, found '-'"),
    ("∀P", "expected a name, found nothing"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_is_unclear_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ForeignError) as caught:
        read_linc(f"TEXT: a\nFOL: {text}\nFOL: Q(ann)")
    assert str(caught.value).startswith("line 2")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "choice", "said"),
    [
        ("P(x) -> Q(x)", "free_variables=universal", "forall x: p(x) implies q(x)"),
        ("Sold(x, y1987)", "free_variables=universal", "forall x: sold(x, y1987)"),
        ("all x. P(x) -> Q(x)", "scope=wide", "forall x: p(x) implies q(x)"),
        ("P(ann) ⊕ Q(ann) ⊕ R(ann)", "exclusive=parity", "(p(ann) xor q(ann)) xor r(ann)"),
        ("P(ann) & P(ann, bo)", "arities=apart", "p(ann) and p_2(ann, bo)"),
        ("Cat(ann) & cat(ann)", "names=fold", "cat(ann) and cat(ann)"),
        ("Cat(ann) & cat(ann)", "names=exact", "cat(ann) and cat_2(ann)"),
    ],
)
def test_conventions_say_how_to_take_it(text: str, choice: str, said: str) -> None:
    reading = read_linc(f"FOL: {text}\nFOL: Z(ann)", STRICT.changed([choice]))
    assert reading.lines[0].text == said


def test_a_program_needs_premises_and_one_conclusion() -> None:
    with pytest.raises(ForeignError, match="there is no section Conclusion, or it is empty"):
        read_premises("Premises:\nP(a)\n")
    with pytest.raises(ForeignError, match="line 5, column 1: there is more than one conclusion"):
        read_premises("Premises:\nP(a)\nConclusion:\nP(a)\nP(b)\n")
    with pytest.raises(ForeignError, match="there is no line that begins with FOL:"):
        read_linc("P(a)")


names = st.sampled_from(["P", "Q", "Loves"])
atoms = st.builds(lambda name, thing: Atom(Term(name, (Term(thing),))), names, st.sampled_from(["ann", "bo", "x"]))
formulas = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Joined, st.sampled_from(["and", "or", "xor", "implies", "iff"]), inner, inner),
        st.builds(lambda universal, body: Quantified(universal, ("x",), body), st.booleans(), inner),
    ),
    max_leaves=8,
)
SIGNS = {"and": "∧", "or": "∨", "xor": "⊕", "implies": "→", "iff": "↔"}
ASCII = {"∧": "&", "∨": "|", "→": "->", "↔": "<->", "¬": "-", "∀": "all ", "∃": "exists "}


def written(formula: Formula) -> str:
    match formula:
        case Atom(term=Term(name=name, arguments=arguments)):
            return f"{name}({', '.join(each.name for each in arguments or ())})"
        case Not(body=body):
            return f"¬({written(body)})"
        case Joined(connective=connective, left=left, right=right):
            return f"({written(left)}) {SIGNS[connective]} ({written(right)})"
        case Quantified(universal=universal, body=body):
            return f"{'∀' if universal else '∃'}x ({written(body)})"
    raise AssertionError(formula)


@settings(deadline=None)
@given(formulas)
def test_a_formula_that_is_written_out_reads_back(formula: Formula) -> None:
    text = written(formula)
    assert read_formula(text, 1, STRICT) == formula
    for sign, ascii_sign in ASCII.items():
        text = text.replace(sign, ascii_sign)
    assert read_formula(text, 1, STRICT) == formula


@settings(deadline=None)
@given(st.text(alphabet="PQxa ()∀∃→∧¬⊕.,-<>&|=", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_linc(f"FOL: {text}\nFOL: P(a)")
    except ForeignError as error:
        assert error.fault.line in {1, 2}
