"""The translator of the small model, around a model that follows a script."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from neurosym.domains import get
from neurosym.errors import ModelError, TranslationError
from neurosym.language import parse
from neurosym.translation import translator as module
from neurosym.translation.model import fastest_precision
from neurosym.translation.translator import SmallModelTranslator, adapter_for, refuse_unreadable

EGGS = "Tom had 12 eggs\nand used 3. How many are left?"


@pytest.fixture
def dictated(scripted):
    """Makes a model that writes one given text, once, and keeps the prompts."""

    def make(text: str):
        def script(last: torch.Tensor) -> torch.Tensor:
            scores = torch.zeros(len(last), len(model.output_ids))
            scores[:, next(written, model.end_id)] = 20.0
            return scores

        model = scripted(script)
        encode, model.prompts = model.encode, []
        written = iter(encode(text))
        model.encode = lambda prompt: model.prompts.append(prompt) or encode(prompt)
        return model

    return make


def translator_of(model, **settings) -> SmallModelTranslator:
    made = SmallModelTranslator(str(Path("nowhere")), adapter="", **settings)
    made.__dict__["_model"] = model  # in place of the cached property
    return made


def test_one_candidate_is_the_greedy_program(dictated) -> None:
    translator = translator_of(dictated("answer 12 - 3\n"))
    (translation,) = translator.translate([EGGS])
    (candidate,) = translation.candidates
    assert translation.text == EGGS
    assert (candidate.program, candidate.fate) == ("answer 12 - 3\n", "finished")
    assert candidate.tokens == len(translator._model.tokenizer.encode("answer 12 - 3\n"))
    assert -0.01 < candidate.score < 0
    assert translation.seconds > 0


def test_without_an_adapter_it_sees_examples_of_the_domain(dictated) -> None:
    translator = translator_of(dictated("answer 9\n"))
    translator.translate([EGGS])
    prefix, prompt = sorted(translator._model.prompts, key=len, reverse=True)
    assert prompt == "Problem: Tom had 12 eggs and used 3. How many are left?\nProgram:\n"
    for domain in (get("equations"), *get("equations").includes):
        shown = [example for example in domain.examples if example.program.strip() in prefix]
        assert len(shown) >= 2
        assert all(example.text in prefix for example in shown)


def test_with_an_adapter_it_needs_none(dictated, tmp_path: Path) -> None:
    translator = SmallModelTranslator("nowhere", adapter=str(tmp_path))
    translator.__dict__["_model"] = model = dictated("answer 9\n")
    translator.translate([EGGS])
    assert model.prompts == ["Problem: Tom had 12 eggs and used 3. How many are left?\nProgram:\n"]


def test_unconstrained_it_stops_before_it_invents_another_problem(dictated) -> None:
    text = "answer 9\n\nProblem: Ann has"
    translator = translator_of(dictated(text), constrained=False)
    ((candidate,),) = [each.candidates for each in translator.translate([EGGS])]
    assert (candidate.program, candidate.fate) == ("answer 9", "finished")


def test_constrained_it_cannot_invent_another_problem(dictated) -> None:
    translator = translator_of(dictated("answer 9\n\nProblem: Ann has"), max_new_tokens=30)
    ((candidate,),) = [each.candidates for each in translator.translate([EGGS])]
    assert "Problem" not in candidate.program
    parse(candidate.program, "equations")


def test_a_long_program_is_cut_off_by_name(dictated) -> None:
    translator = translator_of(dictated("answer 12 - 3 - 3 - 3 - 3\n"), max_new_tokens=4)
    assert [each.candidates[0].fate for each in translator.translate([EGGS])] == ["cut off"]


def test_samples_are_candidates(exact) -> None:
    translator = translator_of(exact, constrained=False, max_new_tokens=5)
    translator.__dict__["_prefix"] = ""  # its examples are long for a vocabulary of bytes
    first, second = translator.translate([EGGS, "How many girls?"], k=3)
    assert len({candidate.program for candidate in (*first.candidates, *second.candidates)}) == 6
    again = translator.translate([EGGS], k=3)[0]
    assert [candidate.program for candidate in again.candidates] == [each.program for each in first.candidates]


def test_a_repair_shows_the_failed_program_and_its_error(dictated) -> None:
    translator = translator_of(dictated("answer 9\n"))
    (translation,) = translator.repair([(EGGS, "answer eggs\n", "line 1,\ncolumn 8: no eggs")])
    assert translation.candidates[0].program == "answer 9\n"
    prompt = min(translator._model.prompts, key=len)
    assert prompt == (
        "Problem: Tom had 12 eggs and used 3. How many are left?\n"
        "Program:\nanswer eggs\nError: line 1, column 8: no eggs\nProgram:\n"
    )


def test_nothing_to_translate(dictated) -> None:
    assert translator_of(dictated("")).translate([]) == []


@pytest.mark.parametrize("text", ["", "  \n", "1 + 1 = ?", "🥚?", "egg " * 2001])
def test_what_cannot_be_a_problem_is_refused_before_a_model_is_needed(text: str) -> None:
    with pytest.raises(TranslationError, match=r"^the problem "):
        refuse_unreadable(text)
    with pytest.raises(TranslationError, match=r"^the problem "):
        SmallModelTranslator("nowhere").translate([EGGS, text])


def test_a_model_that_is_none_is_refused_when_it_is_needed() -> None:
    with pytest.raises(ModelError, match="no model 'nowhere'"):
        SmallModelTranslator("nowhere").translate([EGGS])


def test_an_adapter_that_is_none_is_refused(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"the adapter in .* cannot be read"):
        SmallModelTranslator(str(tiny), adapter=str(tmp_path)).translate([EGGS])


def test_settings_are_json_values() -> None:
    settings = SmallModelTranslator("0.5b", adapter="some/folder/mine", seed=3).settings()
    assert json.loads(json.dumps(settings)) == settings
    assert (settings["model"], settings["adapter"], settings["seed"]) == ("0.5b", "mine", 3)
    assert settings["precision"] == fastest_precision()
    assert SmallModelTranslator("0.5b", precision="bf16").settings()["precision"] == "bf16"
    assert SmallModelTranslator("0.5b", adapter="").settings()["adapter"] is None


def test_the_shipped_adapter_is_found_by_family_and_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "adapters_dir", lambda: tmp_path)
    assert adapter_for("program", "0.5b") is None
    (tmp_path / "program-0.5b").mkdir()
    (tmp_path / "program-0.5b" / "neurosym-adapter.json").write_text("{}")
    assert adapter_for("program", "0.5b") == tmp_path / "program-0.5b"
    assert adapter_for("answer", "0.5b") is None
    for domain in ("arithmetic", "equations"):
        assert SmallModelTranslator("0.5b", domain).settings()["adapter"] == "program-0.5b"


def test_another_family_of_domains_has_adapters_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "program-0.5b").mkdir()
    (tmp_path / "program-0.5b" / "neurosym-adapter.json").write_text("{}")
    monkeypatch.setattr(module, "adapters_dir", lambda: tmp_path)
    monkeypatch.setattr(module, "get", lambda name: replace(get("equations"), family="riddles"))
    assert SmallModelTranslator("0.5b", "riddles").settings()["adapter"] is None
    (tmp_path / "program-0.5b").rename(tmp_path / "riddles-0.5b")
    assert SmallModelTranslator("0.5b", "riddles").settings()["adapter"] == "riddles-0.5b"
    assert SmallModelTranslator("0.5b", "riddles", adapter="").settings()["adapter"] is None
