"""Recorded answers are found by problem id, and never mixed between models."""

import gzip
import json
from pathlib import Path

import pytest

from neurosym.answering.recorded import recorded_answerer
from neurosym.errors import AnswerError


def row(problem: str, answer: object, model: str = "gpt", method: str = "cot", **other: object) -> dict[str, object]:
    return {"problem_id": problem, "model": model, "method": method, "answer": answer, "raw": "words"} | other


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "answers.jsonl"
    rows = [
        row("a", 18),
        row("b", None),
        row("c", None, raw=None),
        row("a", 19),
        row("a", "B", method="direct"),
        row("a", 2.5, model="lab/small"),
    ]
    path.write_text("".join(json.dumps(each) + "\n" for each in rows))
    return path


def test_parsed_unparsable_and_absent_are_kept_apart(file: Path) -> None:
    answerer = recorded_answerer(f"recorded:{file}#gpt/cot")
    answers = answerer.answer_many(["?"] * 4, ids=["c", "a", "b", "nobody"])
    assert [(each.extracted, each.form) for each in answers] == [
        (None, "absent"),
        ("18", "parsed"),
        (None, "unparsable"),
        (None, "absent"),
    ]


def test_the_name_says_file_model_and_method(file: Path) -> None:
    assert recorded_answerer(f"recorded:{file}#gpt/direct").name == "recorded:answers.jsonl#gpt/direct"


def test_a_model_with_one_method_needs_no_method(file: Path) -> None:
    (answer,) = recorded_answerer(f"recorded:{file}#lab/small").answer_many(["?"], ids=["a"])
    assert answer.extracted == "2.5"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "choose one with #MODEL/METHOD"),
        ("#gpt", "'gpt' names several"),
        ("#gpt/tree", "gpt/cot, gpt/direct, lab/small/cot: 'gpt/tree' names none"),
    ],
)
def test_a_name_must_pick_one(file: Path, name: str, message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        recorded_answerer(f"recorded:{file}{name}")
    assert message in str(caught.value)


def test_ids_are_needed(file: Path) -> None:
    with pytest.raises(AnswerError, match="by problem id"):
        recorded_answerer(f"recorded:{file}#gpt/cot").answer_many(["?"])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "line 2: expected a JSON object, found list"),
        (
            json.dumps({"model": "gpt", "method": "cot", "answer": 1}),
            "line 2, field problem_id: expected text",
        ),
        (json.dumps({"problem_id": "a", "model": "gpt", "method": "cot"}), "line 2, field answer"),
    ],
)
def test_a_broken_line_is_placed(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps(row("a", 1)) + "\n" + line + "\n")
    with pytest.raises(AnswerError) as caught:
        recorded_answerer(f"recorded:{path}")
    assert str(caught.value).startswith(f"{path}, {message}")


def test_a_gzipped_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(row("a", 1)).encode()))
    assert recorded_answerer(f"recorded:{path}").name == "recorded:answers.jsonl.gz#gpt/cot"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AnswerError, match="cannot be read"):
        recorded_answerer(f"recorded:{tmp_path / 'none.jsonl'}")
