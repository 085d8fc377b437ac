"""A word of a domain: one line of text gives its sorts, its exact meaning and its form for both engines."""

from fractions import Fraction
from pathlib import Path

import pytest

from neurosym.domains import Domain
from neurosym.domains.structure import grammar_faults
from neurosym.domains.words import Word
from neurosym.errors import CheckError, EvaluationError, NeurosymError
from neurosym.language import answer_under, print_program, read
from neurosym.language.operators import OPERATORS, Kind
from neurosym.language.syntax import Sort
from neurosym.solving import Outcome, solve

HEAD = (
    "%import equations (program, statement, definition, query, formula, call, NAME, NUMBER, NOTE, TEXT, extreme, "
    "_NL, _note)\n%ignore /[ ]+/\n"
)


def domain(folder: Path, name: str, *words: Word, forms: dict[str, str] | None = None) -> Domain:
    """A domain whose grammar writes each word as a call."""
    lines = []
    for word in words:
        operands = ' "," '.join(["formula"] * len(word.parameters))
        written = (forms or {}).get(word.name, word.name)
        lines.append(f'%extend call: "{written}" "(" {operands} ")" -> {word.name}\n')
    path = folder / f"{name}.lark"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return Domain(name, "a test", path, examples=(), words=words)


@pytest.fixture(scope="module")
def geometry(tmp_path_factory: pytest.TempPathFactory) -> Domain:
    return domain(
        tmp_path_factory.mktemp("words"),
        "geometry",
        Word("square(side)", "side * side"),
        Word("longer(first, second)", "if first > second then first else second"),
        Word("fits(inner, outer)", "square(inner) <= square(outer)"),
        Word("share(whole, parts)", "if parts > 0 then whole / parts else 1 / 0"),
    )


def test_a_domain_with_sound_words_has_no_faults(geometry: Domain) -> None:
    assert grammar_faults(geometry) == ()


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("answer square(3) + 1", (10,)),
        ("side = 2\nanswer square(side + 1)", (9,)),
        ("answer longer(square(2), 3)", (4,)),
        ("answer fits(2, 3), fits(3, 2)", (True, False)),
        ("answer share(7, 2)", (Fraction(7, 2),)),
    ],
)
def test_the_reference_evaluator_and_both_engines_agree(geometry: Domain, text: str, answer: tuple[object]) -> None:
    program = read(text, geometry.name)
    assert answer_under(program, {}) == answer
    assert print_program(program).strip() == text
    for engine in ("sympy", "z3"):
        assert solve(program, engine).answer == answer


@pytest.mark.parametrize("engine", ["sympy", "z3"])
def test_engines_find_what_a_word_is_applied_to(geometry: Domain, engine: str) -> None:
    program = read("unknown side: natural\nsquare(side + 1) == 49\nanswer side", geometry.name)
    assert solve(program, engine).answer == (6,)


@pytest.mark.parametrize("engine", ["sympy", "z3"])
def test_what_a_definition_gives_no_value_has_none(geometry: Domain, engine: str) -> None:
    program = read("answer share(7, 0)", geometry.name)
    with pytest.raises(EvaluationError, match="division by zero"):
        answer_under(program, {})
    assert solve(program, engine).outcome is Outcome.CONTRADICTION


def test_sorts_follow_from_the_definition(geometry: Domain) -> None:
    assert OPERATORS["square"].result((Sort.NATURAL,)) is Sort.NATURAL
    assert OPERATORS["square"].result((Sort.REAL,)) is Sort.REAL
    assert OPERATORS["fits"].result((Sort.NATURAL, Sort.NATURAL)) is Sort.BOOLEAN
    with pytest.raises(CheckError, match=r"'\+' needs a number"):
        read("answer fits(1, 2) + 1", geometry.name)
    with pytest.raises(CheckError, match="'square' needs a number"):
        read("answer square(1 < 2)", geometry.name)


@pytest.mark.parametrize("signature", ["square", "square()", "Square(side)", "square(side,other)", "square(2)"])
def test_a_signature_is_a_name_and_its_parameters(signature: str) -> None:
    with pytest.raises(NeurosymError, match=r"not of the form name\(first, second\)"):
        assert Word(signature, "1").name


@pytest.mark.parametrize(
    ("case", "definition", "message"),
    [
        ("strange", "width * length", "'length' is no parameter; the parameters are width"),
        ("broken", "width *", "the program ends"),
        ("two", "width, width", "it is not one formula"),
        ("late", "later_late(width)", "it uses 'later_late', which is not among the words before it"),
        ("circular", "circular(width)", "it uses 'circular', which is not among the words before it"),
        ("mixed", "width + (width > 2)", "'+' needs a number"),
        ("reserved", "12 * count", "'count' is a word of the language and cannot be a name"),
    ],
)
def test_what_is_wrong_with_a_definition_is_told(tmp_path: Path, case: str, definition: str, message: str) -> None:
    words = Word(f"{case}(width)", definition), Word(f"later_{case}(width)", "width")
    (fault,) = grammar_faults(domain(tmp_path, f"with_{case}", *words))
    assert fault.subject == f"word {case}"
    assert message in fault.message


def test_a_word_that_uses_a_broken_one_is_not_blamed(tmp_path: Path) -> None:
    words = Word("cracked(width)", "width +"), Word("uses_cracked(width)", "cracked(width) + 1")
    (fault,) = grammar_faults(domain(tmp_path, "cracks", *words))
    assert fault.subject == "word cracked"


def test_the_same_word_may_be_of_two_domains_but_not_with_two_meanings(tmp_path: Path) -> None:
    domain(tmp_path, "first_pairs", Word("pairs(number)", "2 * number"))
    assert grammar_faults(domain(tmp_path, "second_pairs", Word("pairs(number)", "2 * number"))) == ()
    with pytest.raises(ValueError, match="'pairs' is in the table with another meaning"):
        domain(tmp_path, "third_pairs", Word("pairs(number)", "3 * number"))


def test_a_word_that_is_printed_as_it_is_not_written(tmp_path: Path) -> None:
    made = domain(tmp_path, "spelled", Word("half_of(number)", "number / 2"), forms={"half_of": "half"})
    (fault,) = grammar_faults(made)
    assert "it is printed as half_of(1), which the grammar does not read" in fault.message
    assert str(fault).startswith(f"{tmp_path / 'spelled.lark'}:3: operator half_of: ")


def test_words_may_take_truth_values(tmp_path: Path) -> None:
    made = domain(tmp_path, "truths", Word("either(one, other)", "one != other", Kind.TRUTH))
    assert grammar_faults(made) == ()
    assert answer_under(read("answer either(1 < 2, 2 < 1)", made.name), {}) == (True,)
