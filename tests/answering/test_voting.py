"""A vote of several chains of thought, from a model that says what a test tells it to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'neurosym[model]'")
pytest.importorskip("math_verify", reason="math-verify is not installed: pip install 'neurosym[evaluation]'")

from hypothesis import given
from hypothesis import strategies as st

from neurosym.answering import voting
from neurosym.answering.answerers import make_answerer
from neurosym.answering.records import AnswerSample
from neurosym.answering.voting import counted, majority
from neurosym.translation import decoding
from neurosym.translation.decoding import Decoding, Sample


def sample(extracted: str | None, score: float = -1.0, form: str = "parsed") -> AnswerSample:
    return AnswerSample(f"So {extracted}.", extracted, form if extracted is None else "parsed", 10, score)


@pytest.mark.parametrize(
    ("said", "wins"),
    [
        (["9", "7", "9"], "9"),
        (["7", "9", "9.0"], "9"),
        (["True", "false", "TRUE."], "True"),
        (["1/2", "0.5", "2"], "1/2"),
        ([None, None, "4"], "4"),
    ],
)
def test_most_votes_win(said: list[str | None], wins: str) -> None:
    assert majority([sample(each) for each in said]).extracted == wins


def test_of_equals_the_likeliest_wins_and_silence_has_no_vote() -> None:
    assert majority([sample("7", -2.0), sample("9", -0.1)]).extracted == "9"
    assert majority([sample(None, form="absent"), sample(None, form="unparsable")]).form == "unparsable"
    with pytest.raises(ValueError, match="no samples"):
        majority([])


@given(st.lists(st.sampled_from(["1", "2", "3", None]), min_size=1, max_size=9))
def test_the_majority_has_as_many_votes_as_any(said: list[str | None]) -> None:
    won = majority([sample(each) for each in said]).extracted
    given_ = [each for each in said if each]
    assert given_.count(won) == max((given_.count(each) for each in given_), default=0)


@pytest.mark.parametrize("words", ["1e999999999", "7/0", "9" * 500, "", "about 3"])
def test_no_words_are_too_odd_to_count(words: str) -> None:
    assert counted(words) == words


def test_a_vote_keeps_every_sample_and_the_whole_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Decoding] = []

    def decode(model: object, prompts: list[str], how: Decoding) -> list[list[Sample]]:
        asked.append(how)
        assert all("Think step by step" in prompt for prompt in prompts)
        return [[Sample(f"The answer is {n}.", -n, 10, True) for n in (7, 9, 9)] for _ in prompts]

    monkeypatch.setattr(decoding, "decode", decode)
    monkeypatch.setattr(voting, "untrained", lambda name: SimpleNamespace(chat=str))
    answerer = make_answerer("vote3:0.5b")
    (answer, none) = answerer.answer_many(["How many eggs?", ""])
    assert (answer.answerer, answer.extracted, answer.tokens) == ("vote3:0.5b", "9", 30)
    assert [each.extracted for each in answer.samples] == ["7", "9", "9"]
    assert none.form == "absent"
    assert (asked[0].samples, asked[0].temperature > 0) == (3, True)
    assert asked[0].max_new_tokens == 320
    make_answerer("vote3x1024:0.5b").answer_many(["How many eggs?"])
    assert asked[1].max_new_tokens == 1024
    assert make_answerer("vote").name == "vote8:0.5b"
