"""Suites by name and path: taken whole or not at all."""

import json
import sys
import types
from pathlib import Path

import pytest

from neurosym import domains
from neurosym.errors import NeurosymError, SuiteError
from neurosym.evaluation.suite import Problem, deduplicated, domains_of, fingerprint, load_suite, suite_names


def write_lines(path: Path, rows: list[dict[str, object] | str]) -> Path:
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return path


def row(number: int, **other: object) -> dict[str, object]:
    return {
        "id": f"p{number}",
        "suite": "toy",
        "text": f"What is {number} + 1?",
        "answer": number + 1,
    } | other


def test_our_lines_are_read_in_order(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "toy.jsonl", [row(1), row(2, answer="7/20"), row(3, answer=0.5)])
    assert [problem.answer for problem in load_suite(path)] == [2, "7/20", 0.5]


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ('{"id": "x", "suite": "toy"', "line 17: not JSON"),
        ("[1, 2]", "line 17: expected a JSON object, found list"),
        ({"id": "x", "suite": "toy", "text": "?"}, "line 17, field answer: Field required"),
        (row(99, answer=None), "line 17, field answer"),
        (row(99, answer=True), "line 17, field answer"),
        (row(99, text=""), "line 17, field text: String should have at least 1 character"),
        (row(99, answer_type="colour"), "line 17, field answer_type: Input should be 'number'"),
        (row(99, colour="red"), "line 17, field colour: Extra inputs are not permitted"),
        ('{"id": "x", "suite": "toy", "text": "?", "answer": NaN}', "line 17, field answer"),
        ({"prompt": "x"}, "line 17: no known format has the fields prompt"),
        ("[" * 100_000, "line 17: "),
    ],
)
def test_a_broken_line_is_named_with_file_line_and_field(
    tmp_path: Path, broken: dict[str, object] | str, message: str
) -> None:
    path = write_lines(tmp_path / "toy.jsonl", [*(row(n) for n in range(16)), broken, row(17)])
    with pytest.raises(SuiteError) as caught:
        load_suite(path)
    assert str(caught.value).startswith(f"{path}, {message}")


def test_an_id_names_one_problem(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "toy.jsonl", [row(1), row(1)])
    with pytest.raises(SuiteError, match="field id: 'p1' stands for more than one problem"):
        load_suite(path)


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(SuiteError, match="there is no suite 'nowhere'"):
        load_suite("nowhere")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"[]"])
def test_a_file_without_problems_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_bytes(content)
    with pytest.raises(SuiteError, match="holds no problems"):
        load_suite(path)


def test_a_file_that_is_not_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "binary.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SuiteError, match="not UTF-8"):
        load_suite(path)


def test_line_separators_inside_a_text_end_no_line(tmp_path: Path) -> None:
    path = tmp_path / "toy.jsonl"
    path.write_text(json.dumps(row(1, text="one\u2028two"), ensure_ascii=False) + "\n")
    assert load_suite(path)[0].text == "one\u2028two"


def test_repeats_are_dropped_only_on_request(tmp_path: Path) -> None:
    again = row(2, text="WHAT is  1 + 1?")
    path = write_lines(tmp_path / "toy.jsonl", [row(1), again, row(3)])
    assert len(load_suite(path)) == 3
    assert [problem.id for problem in load_suite(path, deduplicate=True)] == ["p1", "p3"]


def test_a_split_is_taken_alone(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "toy.jsonl", [row(1, split="train"), row(2, split="test"), row(3)])
    assert [problem.id for problem in load_suite(path, split="test")] == ["p2"]
    with pytest.raises(SuiteError, match=r"no split 'dev'; its splits: \(none\), test, train"):
        load_suite(path, split="dev")


def test_other_premises_make_another_problem() -> None:
    problem = Problem(id="a", suite="s", text="Is it true?", context="All cats purr.", answer="True")
    other = problem.model_copy(update={"id": "b", "context": "No cat purrs."})
    assert deduplicated([problem, other]) == [problem, other]


def test_the_prompt_shows_premises_and_options_and_never_the_answer() -> None:
    problem = Problem(id="a", suite="s", context="A hen.", text="Legs?", options=("two", "four"), answer="A")
    assert problem.prompt == "A hen.\nLegs?\nA) two\nB) four"


def test_the_fingerprint_follows_content_and_order(tmp_path: Path) -> None:
    problems = load_suite(write_lines(tmp_path / "toy.jsonl", [row(1), row(2)]))
    assert fingerprint(problems) == fingerprint(list(problems))
    assert fingerprint(problems) != fingerprint(problems[::-1])
    assert fingerprint(problems) != fingerprint([problems[0], problems[1].model_copy(update={"answer": 9})])


@pytest.mark.parametrize("name", suite_names())
def test_bundled_suites_load_by_name(name: str) -> None:
    assert load_suite(name)


def test_a_hub_name_is_asked_of_the_datasets_library(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def load_dataset(name: str, configuration: str | None, split: str) -> list[dict[str, str]]:
        asked.append((name, configuration, split))
        return [{"question": "What is 1 + 1?", "answer": "<<1+1=2>>\n#### 2"}]

    library = types.SimpleNamespace(
        load_dataset=load_dataset, exceptions=types.SimpleNamespace(DatasetsError=RuntimeError)
    )
    monkeypatch.setitem(sys.modules, "datasets", library)
    (problem,) = load_suite("hub:openai/gsm8k@main#train")
    assert asked == [("openai/gsm8k", "main", "train")]
    assert (problem.id, problem.answer, problem.split) == ("gsm8k-train-0", 2, "train")


def test_without_the_extra_the_hub_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(SuiteError, match="neurosym\\[hub\\]"):
        load_suite("hub:openai/gsm8k")


def test_arithmetic_is_said_in_equations_and_every_other_domain_in_its_own() -> None:
    problems = [Problem(id=name, suite="s", text=name, answer=1, domain=name) for name in domains.names()]
    said_in = {name: name for name in domains.names()} | {"arithmetic": "equations"}
    assert domains_of(problems) == said_in


def test_a_problem_of_a_domain_that_is_none_is_told_so() -> None:
    with pytest.raises(NeurosymError, match="there is no domain 'cookery'"):
        domains_of([Problem(id="1", suite="s", text="?", answer=1, domain="cookery")])


def test_a_problem_that_names_no_domain_has_that_which_its_words_tell(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    rows = [
        {"text": "Ana has 12 pears and gives 5 of them to Bo. How many pears does she have left?", "answer": 7},
        {
            "context": "Knights always tell the truth and knaves always lie. Ana says that Bo is a knave.",
            "text": "Who is what?",
            "answer": "x",
            "answer_type": "grid",
        },
        {"text": "Who lies? Knights tell the truth, knaves lie.", "answer": 2, "program": "answer 1 + 1"},
        {"text": "How many pears?", "answer": 3, "domain": "puzzle"},
    ]
    lines = (json.dumps({"id": str(number), "suite": "mixed"} | row) for number, row in enumerate(rows))
    path.write_text("\n".join(lines))
    assert [problem.domain for problem in load_suite(path)] == ["equations", "truth", "equations", "puzzle"]


@pytest.mark.parametrize(("suite", "domain"), [("prontoqa", "deduction"), ("folio", "logic"), ("gsm8k", "equations")])
def test_public_suites_know_their_domain(tmp_path: Path, suite: str, domain: str) -> None:
    record = {
        "id": "r1",
        "suite": suite,
        "question": "?",
        "answer": "True",
        "answer_type": "label",
        "gold_program": None,
    }
    assert load_suite(write_lines(tmp_path / "r.jsonl", [record]))[0].domain == domain
