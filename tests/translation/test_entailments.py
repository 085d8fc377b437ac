"""Annotated stories become programs of logic, and stories without an annotated conclusion still give training pairs."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from neurosym.errors import TrainingError
from neurosym.language import read
from neurosym.language.syntax import TruthValue
from neurosym.solving import solve
from neurosym.translation.annotations import convert
from neurosym.translation.corpus import Corpus, CorpusConfig, Source, assemble
from neurosym.translation.entailments import Story, asked, held_out, program_of, story_of

PREMISES = ["∀x (Baker(x) → EarlyRiser(x))", "∀x (EarlyRiser(x) ⊕ NightOwl(x))", "Baker(otto)"]
SENTENCES = ["All bakers are early risers.", "People are early risers or night owls.", "Otto is a baker."]


def record(conclusion: str | None, **changed: Any) -> dict[str, Any]:
    return {
        "id": "s1",
        "suite": "folio",
        "question": "Otto is a night owl.",
        "context": "\n".join(SENTENCES),
        "answer": "False",
        "gold_program": json.dumps({"premises": PREMISES, "conclusion": conclusion}),
    } | changed


def test_an_annotation_is_a_program_of_logic() -> None:
    conversion = convert(record("NightOwl(otto)"))
    assert (conversion.domain, conversion.reason) == ("logic", "")
    assert conversion.program == (
        "forall x: baker(x) implies early_riser(x)\nforall x: early_riser(x) xor night_owl(x)\nbaker(otto)\n"
        "answer night_owl(otto)"
    )
    assert solve(read(conversion.program, "logic")).answer == (TruthValue.FALSE,)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"gold_program": None}, "the record has no annotation"),
        ({"gold_program": "{}"}, "the annotation is not of a known form"),
        ({"gold_program": json.dumps({"premises": PREMISES, "conclusion": None})}, "the conclusion is not annotated"),
        ({"gold_program": json.dumps({"premises": ["A(x"], "conclusion": "A(b)"})}, "line 1"),
    ],
)
def test_what_has_no_program_says_why(changed: dict[str, Any], reason: str) -> None:
    conversion = convert(record("A(b)", **changed))
    assert conversion.program is None
    assert reason in conversion.reason


def test_a_conclusion_of_our_language_uses_the_names_that_the_premises_have_there() -> None:
    conversion = program_of(PREMISES, "early_riser(otto) and not night_owl(otto)", ours=True)
    assert conversion.program is not None
    assert solve(read(conversion.program, "logic")).answer == (TruthValue.TRUE,)
    assert program_of(PREMISES, "bake(", ours=True).program is None


def test_a_sentence_that_is_held_out_is_what_is_asked() -> None:
    story = story_of(record(None))
    assert story == Story(tuple(SENTENCES), tuple(PREMISES))
    found = list(held_out(story, 3, random.Random(0)))
    assert len(found) == 3
    for text, program in found:
        last = max(range(3), key=lambda place: text.find(SENTENCES[place]))
        statements = program.splitlines()
        assert statements[-1] == convert(record(PREMISES[last])).program.splitlines()[-1]  # type: ignore[union-attr]
        assert len(statements) == sum(sentence in text for sentence in SENTENCES)
    endings = {asked("Otto is here.", random.Random(seed)).removeprefix("Otto is here.") for seed in range(50)}
    assert {"", " True, False or Uncertain?", " True, False or Unknown?", " Does that follow?"} <= endings
    assert list(held_out(Story(("A.", "B."), ("A(a)", "B(a)")), 2, random.Random(0))) == []


def corpus(directory: Path, records: list[dict[str, Any]], written: list[dict[str, Any]], **source: Any) -> Corpus:
    stories, conclusions = directory / "stories.jsonl", directory / "conclusions.jsonl"
    stories.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    conclusions.write_text("".join(json.dumps(each) + "\n" for each in written), encoding="utf-8")
    own = Source(kind="entailment", path=str(stories), programs=str(conclusions), domain="logic", **source)
    return assemble(CorpusConfig(sources={"own": own}))


def test_pairs_are_stories_with_written_conclusions_and_stories_with_a_sentence_held_out(tmp_path: Path) -> None:
    records = [record(None), record(None, id="s2"), record(None, id="s3", context="Too few sentences.")]
    written = [{"id": "s1", "conclusion": "night_owl(otto)", "answer": "False"}]
    made = corpus(tmp_path, records, written, variants=2)
    assert sorted(pair.id for pair in made.pairs) == ["s1", "s1~1", "s1~2"]
    pair = next(pair for pair in made.pairs if pair.id == "s1")
    assert "Otto is a baker. Otto is a night owl." in pair.text
    assert pair.program.endswith("baker(otto)\nanswer night_owl(otto)")
    assert made.reports["own"].left_out == {
        "nobody has written a conclusion": 1,
        "not one formula for each sentence": 1,
    }


def test_files_of_another_form_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"conclusions.jsonl, line 1: expected id, conclusion and answer"):
        corpus(tmp_path, [record(None)], [{"id": "s1"}])
    with pytest.raises(TrainingError, match=r"stories.jsonl, line 1: not an annotated story"):
        corpus(tmp_path, [record(None, gold_program="x")], [])
