"""Local answerers around a model that says what a test tells it to."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'neurosym[model]'")
pytest.importorskip("math_verify", reason="math-verify is not installed: pip install 'neurosym[evaluation]'")

from neurosym.answering.answerers import LocalAnswerer, make_answerer
from neurosym.errors import AnswerError, ModelError
from neurosym.translation import decoding
from neurosym.translation.decoding import Decoding, Sample

EGGS = "Tom had 12 eggs\nand used 3. How many are left?"


class Talker:
    """As far as an answerer needs a language model."""

    def chat(self, message: str) -> str:
        return f"<user>{message}<assistant>"


class Said(dict[str, str]):
    """What the model says by a part of the prompt; it remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], Decoding]] = []

    def decode(self, model: Talker, prompts: list[str], how: Decoding) -> list[list[Sample]]:
        self.asked.append((prompts, how))
        rows = [next(reply for part, reply in self.items() if part in prompt) for prompt in prompts]
        return [[Sample(row, score=-0.5, tokens=len(row.split()), finished=True)] for row in rows]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    words = Said()
    monkeypatch.setattr(decoding, "decode", words.decode)
    return words


def answerer(method: str) -> LocalAnswerer:
    made = LocalAnswerer(method, "0.5b")
    made.__dict__["_model"] = Talker()  # in place of the cached property
    return made


def test_names_tell_method_and_model() -> None:
    assert make_answerer("direct:1.5b").name == "direct:1.5b"
    assert make_answerer("cot").name == "cot:0.5b"
    assert make_answerer("twin:0.5b").name == "twin:0.5b"
    assert make_answerer("direct:owner/model").name == "direct:owner/model"


@pytest.mark.parametrize("name", ["guess", "guess:0.5b", "", ":0.5b", "Direct"])
def test_an_unknown_way_of_answering_is_refused(name: str) -> None:
    with pytest.raises(AnswerError, match="choose from direct, cot, twin, vote, execute"):
        make_answerer(name)


def test_recorded_answers_are_made_by_name(tmp_path: Path) -> None:
    with pytest.raises(AnswerError, match="cannot be read"):
        make_answerer(f"recorded:{tmp_path / 'nowhere.jsonl'}")


def test_a_base_without_a_twin_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neurosym.answering.answerers.adapter_for", lambda task, base: None)
    with pytest.raises(ModelError, match=r"there is no twin of '0\.5b'"):
        make_answerer("twin").answer_many([EGGS])


def test_a_model_that_is_none_is_refused() -> None:
    with pytest.raises(ModelError, match="no model 'colossus'"):
        make_answerer("direct:colossus").answer_many([EGGS])


@pytest.mark.parametrize(
    ("words", "extracted", "form"),
    [
        ("9", "9", "parsed"),
        ("The answer is $1,250.50.", "1250.50", "parsed"),
        ("12 - 3 = 9\nSo the answer is 9 eggs.", "9", "parsed"),
        ("The answer is Tom.", "Tom", "parsed"),
        ("3 : 2", "3 : 2", "parsed"),
        ("true", "true", "parsed"),
        ("", None, "absent"),
        ("I cannot tell how many there are, because the problem does not say.", None, "absent"),
    ],
)
def test_the_answer_is_found_in_the_words(said: Said, words: str, extracted: str | None, form: str) -> None:
    said["12 eggs"] = words
    (answer,) = answerer("cot").answer_many([EGGS])
    assert (answer.raw, answer.extracted, answer.form) == (words, extracted, form)
    assert answer.answerer == "cot:0.5b"
    assert answer.tokens == len(words.split())


@pytest.mark.parametrize(
    ("method", "begins", "ends"),
    [
        ("direct", "<user>Tom had 12 eggs and used 3. How many are left?\n\nReply with the final answer only", ">"),
        ("cot", "<user>Tom had 12 eggs and used 3. How many are left?\n\nThink step by step.", "<assistant>"),
        ("twin", "Problem: Tom had 12 eggs and used 3. How many are left?\n", "Answer:"),
    ],
)
def test_each_method_asks_in_its_own_words(said: Said, method: str, begins: str, ends: str) -> None:
    said["12 eggs"] = "9"
    answerer(method).answer_many([EGGS])
    ((prompts, how),) = said.asked
    assert prompts[0].startswith(begins)
    assert prompts[0].endswith(ends)
    assert (how.temperature, how.samples) == (0.0, 1)


def test_a_chain_of_thought_may_be_given_more_room(said: Said) -> None:
    said["12 eggs"] = "9"
    roomy = make_answerer("cot1024:0.5b")
    assert isinstance(roomy, LocalAnswerer)
    roomy.__dict__["_model"] = Talker()
    (answer,) = roomy.answer_many([EGGS])
    ((prompts, how),) = said.asked
    assert (answer.answerer, how.max_new_tokens) == ("cot1024:0.5b", 1024)
    assert "Think step by step" in prompts[0]


def test_answers_come_in_the_order_of_the_texts_and_refused_texts_have_none(said: Said) -> None:
    said.update({"first": "1", "second": "2"})
    answers = answerer("direct").answer_many(["the second?", "", "x" * 100_000, "🥚", "the first?"])
    assert [answer.extracted for answer in answers] == ["2", None, None, None, "1"]
    assert [answer.form for answer in answers] == ["parsed", "absent", "absent", "absent", "parsed"]
    assert [answer.seconds > 0 for answer in answers] == [True, False, False, False, True]


def test_nothing_readable_asks_nobody() -> None:
    assert [answer.form for answer in LocalAnswerer("direct", "colossus").answer_many(["", "?"])] == ["absent"] * 2
    assert LocalAnswerer("direct", "colossus").answer_many([]) == []
