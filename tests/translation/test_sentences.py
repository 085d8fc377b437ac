"""The translator that goes sentence by sentence, around a model that has been told what each sentence stands for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from neurosym.domains import get
from neurosym.errors import TranslationError
from neurosym.language import read
from neurosym.language.export import export_fragments
from neurosym.pipeline import Pipeline
from neurosym.translation.assembling import Fragment
from neurosym.translation.choosing import translator_for
from neurosym.translation.sentences import SentenceTranslator, _lines
from neurosym.translation.translator import SmallModelTranslator

TEXT = "Ann, Bo and Cy stand in a row. The sun shines. Ann is left of Bo. Cy is by the window. Who is on the far right?"
TOLD = {
    ("", "Ann, Bo and Cy stand in a row."): ["row person: ann, bo, cy"],
    ("person: ann, bo, cy", "Ann is left of Bo."): ["left_of(ann, bo)", "left_of(bo, ann)"],
    ("person: ann, bo, cy", "Cy is by the window."): ["last(cy)", "first(cy)"],
    ("person: ann, bo, cy", "Who is on the far right?"): ["answer person at 3"],
}


class Told(SentenceTranslator):
    """Knows what sentences stand for: the likeliest first, the others only where there is a choice."""

    def __init__(self, told: dict[tuple[str, str], list[str]], domain: str = "puzzle") -> None:
        super().__init__("nowhere", domain, adapter="mine")
        self.told, self.asked = told, list[tuple[str, str]]()

    def _decoded(self, view: str, jobs: Sequence[Any], samples: int) -> list[list[Fragment]]:
        self.asked += [(job.view, job.sentence) for job in jobs]
        assert all(job.view == view for job in jobs)
        assert all(job.names is None or job.names >= {"ann", "person"} for job in jobs)
        ways = [self.told.get((job.view, job.sentence), [""]) for job in jobs]
        return [
            [Fragment((line,) if line else (), -1.0 - place, 5) for place, line in enumerate(way[: 1 + samples])]
            for way in ways
        ]


def test_names_are_declared_before_they_are_used() -> None:
    translator = Told(TOLD)
    (translation,) = translator.translate([TEXT])
    (candidate,) = translation.candidates
    assert read(candidate.program, "puzzle").query
    lines = [line for line in candidate.program.splitlines() if not line.startswith("#")]
    assert lines == ["row person: ann, bo, cy", "left_of(ann, bo)", "last(cy)", "answer person at 3"]
    assert candidate.fate == "finished"
    assert translator.asked[:5] == [("", sentence) for _, sentence in [*TOLD][:1]] + [
        ("", each)
        for each in ("The sun shines.", "Ann is left of Bo.", "Cy is by the window.", "Who is on the far right?")
    ]
    assert ("person: ann, bo, cy", "The sun shines.") in translator.asked
    assert ("person: ann, bo, cy", "Ann, Bo and Cy stand in a row.") not in translator.asked


def test_equal_sentences_are_translated_once() -> None:
    translator = Told(TOLD)
    translator.translate([TEXT, TEXT])
    assert len(translator.asked) == len(set(translator.asked))


def test_more_candidates_are_the_next_likeliest_combinations() -> None:
    (translation,) = Told(TOLD).translate([TEXT], 3)
    scores = [candidate.score for candidate in translation.candidates]
    assert len({candidate.program for candidate in translation.candidates}) == 3
    assert scores == sorted(scores, reverse=True)


def test_the_pipeline_tries_the_next_programs_until_one_has_an_answer() -> None:
    contradicting = {**TOLD, ("person: ann, bo, cy", "Ann is left of Bo."): ["ann == bo", "left_of(ann, bo)"]}
    result = Pipeline(Told(contradicting)).solve(TEXT)
    assert result.outcome == "solved"
    assert len(result.candidates) > 1
    assert result.candidates[0].fate == "contradiction"
    assert Pipeline(Told(TOLD)).solve(TEXT).outcome == "solved"


def test_it_abstains_where_none_fits() -> None:
    nothing = {**TOLD, ("person: ann, bo, cy", "Ann is left of Bo."): ["ann == bo"]}
    result = Pipeline(Told(nothing)).solve(TEXT)
    assert (result.outcome, result.answer) == ("contradiction", None)


SCALE = {
    ("", "Ann, Bo and Cy stand in a row."): ["row person: ann, bo, cy"],
    ("person: ann, bo, cy", "Ann is older than Bo."): ["right_of(ann, bo)", "left_of(ann, bo)"],
    ("person: ann, bo, cy", "Bo is older than Cy."): ["left_of(bo, cy)"],
    ("person: ann, bo, cy", "Who is the youngest?"): ["answer person at 3"],
}
SCALE_TEXT = "Ann, Bo and Cy stand in a row. Ann is older than Bo. Bo is older than Cy. Who is the youngest?"


def test_where_sentences_disagree_the_likeliest_readings_that_agree_are_taken() -> None:
    result = Pipeline(Told(SCALE)).solve(SCALE_TEXT)
    assert [record.fate for record in result.candidates] == ["refused", "solved"]
    assert result.program and "left_of(ann, bo)" in result.program


def test_sentences_that_never_agree_are_not_solved() -> None:
    alone = {**SCALE, ("person: ann, bo, cy", "Ann is older than Bo."): ["right_of(ann, bo)"]}
    result = Pipeline(Told(alone)).solve(SCALE_TEXT)
    assert (result.outcome, result.answer) == ("not_translated", None)
    assert "disagree" in result.error


@pytest.mark.parametrize("made_up", ["if all(X) then kind(X)", "if roundorflat(X) then kind(X)"])
def test_a_name_that_no_word_supports_gives_way_to_the_next_reading(made_up: str) -> None:
    told = {
        ("", "All round things are kind."): [made_up, "if round(X) then kind(X)"],
        ("", "Bo is round."): ["round(bo)"],
        ("", "Is Bo kind?"): ["answer kind(bo)"],
    }
    text = "All round things are kind. Bo is round. Is Bo kind?"
    result = Pipeline(Told(told, "deduction")).solve(text)
    assert [record.fate for record in result.candidates] == ["refused", "solved"]
    assert result.program and made_up not in result.program
    told["", "All round things are kind."] = [made_up]
    result = Pipeline(Told(told, "deduction")).solve(text)
    assert result.outcome == "not_translated"
    assert "is no name that the text has" in result.error


def test_a_text_without_declarations_is_shown_as_a_whole() -> None:
    text = "Ann is left of Bo. Who is last?"
    told = {
        ("", text): ["row item: ann, bo"],
        ("item: ann, bo", "Ann is left of Bo."): ["left_of(ann, bo)"],
        ("item: ann, bo", "Who is last?"): ["answer item at 2"],
    }
    translator = Told(told)
    translator.told |= {}
    (translation,) = Loose(told).translate([text])
    assert "row item: ann, bo\n" in translation.candidates[0].program


class Loose(Told):
    def _decoded(self, view: str, jobs: Sequence[Any], samples: int) -> list[list[Fragment]]:
        return [
            [Fragment((line,) if line else (), -1.0, 5) for line in self.told.get((job.view, job.sentence), [""])]
            for job in jobs
        ]


class Reluctant(Told):
    """Declares names only where it may say nothing else."""

    def _decoded(self, view: str, jobs: Sequence[Any], samples: int) -> list[list[Fragment]]:
        free = super()._decoded(view, [replace(job, names=None) for job in jobs], samples)
        rows = {"Ann, Bo and Cy stand in a row.": "row person: ann, bo, cy", LATER: "row one: ann, bo, cy"}
        return [
            [Fragment((rows[job.sentence],), -4.0, 5)] if job.declares and job.sentence in rows else ways
            for job, ways in zip(jobs, free, strict=True)
        ]


LATER = "Ann, Bo and Cy are friends."


def test_where_the_first_pass_finds_no_row_the_first_list_of_each_name_must_be_one() -> None:
    told = {key: ways for key, ways in TOLD.items() if key[0]}
    (translation,) = Reluctant(told).translate([f"{TEXT} {LATER}"])
    lines = [line for line in translation.candidates[0].program.splitlines() if not line.startswith("#")]
    assert lines == ["row person: ann, bo, cy", "left_of(ann, bo)", "last(cy)", "answer person at 3"]


def test_domains_without_declarations_need_one_pass() -> None:
    translator = Loose({("", "Bo is kind."): ["kind(bo)"], ("", "Is Bo kind?"): ["answer kind(bo)"]}, "deduction")
    (translation,) = translator.translate(["Bo is kind. Is Bo kind?"])
    assert read(translation.candidates[0].program, "deduction").domain == "deduction"
    assert translation.candidates[0].program.startswith("world open\n")


def test_unreadable_texts_are_refused() -> None:
    with pytest.raises(TranslationError, match="empty"):
        Told(TOLD).translate(["  "])


def test_settings_are_json_values() -> None:
    settings = SentenceTranslator("0.5b", adapter="some/folder/mine", seed=3).settings()
    assert json.loads(json.dumps(settings)) == settings
    assert (settings["unit"], settings["adapter"], settings["domain"]) == ("sentence", "mine", "puzzle")


def test_the_domain_decides_which_translator_it_needs() -> None:
    assert isinstance(translator_for("0.5b", "truth", ""), SentenceTranslator)
    assert isinstance(translator_for("0.5b", "equations", ""), SmallModelTranslator)
    assert get("truth").family == get("puzzle").family == "puzzle"


def test_an_untrained_model_is_shown_sentences() -> None:
    shown = SentenceTranslator("0.5b", "puzzle", "")._prefix
    assert shown.count("Sentence: ") == 16
    assert SentenceTranslator("0.5b", "puzzle", "x")._prefix == ""


@pytest.mark.parametrize(
    ("domain", "names", "good", "bad"),
    [
        (
            "puzzle",
            {"ann", "bo", "person"},
            [
                "",
                "first(ann)\n",
                "first(ann)\nbo == 2\n",
                "answer must\n",
                "answer person at bo\n",
                "# a note\nfirst(bo)\n",
            ],
            ["first(cy)\n", "first(ann)", "answer must\nanswer table\n", "row x: ann, bo, cy\n"],
        ),
        ("puzzle", None, ["row x: a, b\n", "# note\n"], ["row x:\n"]),
        (
            "truth",
            {"ann", "bo", "kind"},
            ["says(ann, knave(bo))\n", "answer kind at bo\n"],
            ["says(anna, knave(bo))\n"],
        ),
        (
            "deduction",
            None,
            ["world open\n", "if a(X) then b(X)\n", "answer a(bo)\n", ""],
            ["if a(X) then\n", "world open"],
        ),
    ],
)
def test_the_grammar_of_fragments(domain: str, names: set[str] | None, good: list[str], bad: list[str]) -> None:
    _accepts(export_fragments(domain, frozenset(names) if names else None), good, bad)


def test_the_grammar_of_declarations_has_nothing_else() -> None:
    good = ["row x: a, b\n", "row x: a, b\norder y: c, d\n", "# note\nrow x: a, b\n"]
    _accepts(export_fragments("puzzle", None, ("row",)), good, ["", "first(a)\n", "# note\n", "answer table\n"])


def _accepts(written: str, good: list[str], bad: list[str]) -> None:
    llguidance = pytest.importorskip("llguidance")
    grammar = llguidance.LLMatcher.grammar_from_lark(written)
    tokenizer = llguidance.LLTokenizer("byte")

    def fits(text: str) -> bool:
        matcher = llguidance.LLMatcher(tokenizer, grammar)
        return bool(matcher.consume_tokens(tokenizer.tokenize_str(text)) and matcher.is_accepting())

    assert [text for text in good if not fits(text)] == []
    assert [text for text in bad if fits(text)] == []


def test_naming_the_verdicts_asks_for_nothing() -> None:
    assert _lines("dog(rex)\nanswer true\n") == ("dog(rex)",)
    assert _lines("answer unknown") == ()
