"""A grammar that does not fit the language is found out, with every fault in words."""

from pathlib import Path

from neurosym.domains import Domain
from neurosym.domains.structure import grammar_faults

HEAD = "%import core (program, statement, definition, query, formula, call, NAME, NUMBER, NOTE, TEXT, _NL, _note)\n"
TAIL = "%ignore /[ ]+/\n"


def faults(folder: Path, name: str, grammar: str) -> tuple[str, ...]:
    path = folder / f"{name}.lark"
    path.write_text(grammar, encoding="utf-8")
    return grammar_faults(Domain(name, "a test", path, examples=()))


def test_a_grammar_that_fits(tmp_path: Path) -> None:
    assert faults(tmp_path, "fitting", HEAD + TAIL) == ()


def test_a_word_that_means_nothing(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "meaningless", HEAD + '%extend call: "triple" "(" formula ")" -> triple\n' + TAIL)
    assert "'triple', which are neither an operator nor a part of the syntax" in found


def test_a_conflict(tmp_path: Path) -> None:
    dangling = '%extend formula: "if" formula "then" formula -> implies\n'
    (found,) = faults(tmp_path, "dangling", HEAD + dangling + TAIL)
    assert "not LALR(1): Shift/Reduce conflict for terminal ELSE" in found
    ambiguous = '%extend query: "answer" formula "," formula -> ratio_query\n'
    (found,) = faults(tmp_path, "ambiguous", HEAD + ambiguous + TAIL)
    assert "Reduce/Reduce collision" in found


def test_names_that_could_be_words(tmp_path: Path) -> None:
    found = faults(tmp_path, "nameless", HEAD.replace("NAME, ", "") + TAIL)
    assert any("does not import NAME" in fault for fault in found)


def test_no_grammar_at_all(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "broken", "program: (\n")
    assert "the grammar of the domain 'broken'" in found
    (found,) = grammar_faults(Domain("missing", "a test", tmp_path / "missing.lark", examples=()))
    assert "missing.lark" in found
    (found,) = faults(tmp_path, "lonely", "%import nowhere (program)\n")
    assert "nowhere" in found
