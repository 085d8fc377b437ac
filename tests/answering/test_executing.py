"""A model works out programs in words: it sees the program and nothing else."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'neurosym[model]'")
pytest.importorskip("math_verify", reason="math-verify is not installed: pip install 'neurosym[evaluation]'")

from neurosym.answering import executing
from neurosym.answering.answerers import make_answerer
from neurosym.answering.records import ProgramAnswerer
from neurosym.translation import decoding
from neurosym.translation.decoding import Decoding, Sample

PROGRAM = "eggs_left = 12 - 3\nanswer eggs_left\n"


def test_a_program_is_worked_out_and_no_program_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    limits: list[int] = []

    def decode(model: object, prompts: list[str], how: Decoding) -> list[list[Sample]]:
        shown.extend(prompts)
        limits.append(how.max_new_tokens)
        return [[Sample("12 - 3 is 9. The answer is 9.", -0.5, 12, True)] for _ in prompts]

    monkeypatch.setattr(decoding, "decode", decode)
    monkeypatch.setattr(executing, "untrained", lambda name: SimpleNamespace(chat=str))
    answerer = make_answerer("execute:0.5b")
    assert isinstance(answerer, ProgramAnswerer)
    none, answer = answerer.answer_programs([None, PROGRAM])
    assert (answer.answerer, answer.extracted, answer.tokens) == ("execute:0.5b", "9", 12)
    assert none.form == "absent"
    roomy = make_answerer("execute1024:0.5b")
    assert isinstance(roomy, ProgramAnswerer)
    roomy.answer_programs([PROGRAM])
    assert limits == [320, 1024]
    prompt, _ = shown
    assert "eggs_left = 12 - 3" in prompt
    assert prompt.endswith("The answer is <answer>.")


def test_only_what_answers_from_programs_is_given_them() -> None:
    assert not isinstance(make_answerer("cot:0.5b"), ProgramAnswerer)
    twin = make_answerer(f"twin:0.5b#{Path('runs') / 'twin-200'}")
    assert twin.name == "twin:0.5b#twin-200"
