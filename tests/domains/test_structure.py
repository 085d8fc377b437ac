"""A grammar that does not fit the language is found out, with every fault in words."""

from pathlib import Path

from neurosym.domains import Domain
from neurosym.domains.structure import grammar_faults

HEAD = "%import core (program, statement, definition, query, formula, call, NAME, NUMBER, NOTE, TEXT, _NL, _note)\n"
TAIL = "%ignore /[ ]+/\n"


def faults(folder: Path, name: str, grammar: str) -> tuple[str, ...]:
    path = folder / f"{name}.lark"
    path.write_text(grammar, encoding="utf-8")
    return tuple(map(str, grammar_faults(Domain(name, "a test", path, examples=()))))


def test_a_grammar_that_fits(tmp_path: Path) -> None:
    assert faults(tmp_path, "fitting", HEAD + TAIL) == ()


def test_a_word_that_means_nothing(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "meaningless", HEAD + '%extend call: "triple" "(" formula ")" -> triple\n' + TAIL)
    assert "'triple', which are neither an operator nor a part of the syntax" in found
    assert found.startswith(f"{tmp_path / 'meaningless.lark'}:2: grammar: ")


def test_a_conflict(tmp_path: Path) -> None:
    dangling = '%extend formula: "if" formula "then" formula -> implies\n'
    (found,) = faults(tmp_path, "dangling", HEAD + dangling + TAIL)
    assert 'not LALR(1): Shift/Reduce conflict in \'implies\': after "if" formula "then" formula' in found
    assert 'whether "else" goes on with it' in found
    assert found.startswith(f"{tmp_path / 'dangling.lark'}:2: ")
    ambiguous = '%extend query: "answer" formula "," formula -> ratio_query\n'
    (found,) = faults(tmp_path, "ambiguous", HEAD + ambiguous + TAIL)
    assert "Reduce/Reduce collision" in found


def test_every_conflict_is_told(tmp_path: Path) -> None:
    dangling = '%extend formula: "if" formula "then" formula -> implies\n'
    loose = '%extend call: "twice" formula -> neg\n'
    found = faults(tmp_path, "conflicts", HEAD + dangling + loose + TAIL)
    assert sum("conflict in 'implies'" in fault for fault in found) == 1
    assert any("conflict in 'or': after disjunction" in fault for fault in found)
    assert len(found) > 5


def test_names_that_could_be_words(tmp_path: Path) -> None:
    found = faults(tmp_path, "nameless", HEAD.replace("NAME, ", "") + TAIL)
    assert any("does not import NAME" in fault for fault in found)


def test_no_grammar_at_all(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "broken", "program: (\n")
    assert "the grammar of the domain 'broken'" in found
    (missing,) = grammar_faults(Domain("missing", "a test", tmp_path / "missing.lark", examples=()))
    assert "missing.lark" in missing.message
    (found,) = faults(tmp_path, "lonely", "%import nowhere (program)\n")
    assert "nowhere" in found
