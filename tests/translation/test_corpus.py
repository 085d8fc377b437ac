"""A corpus is what its config says, without repeats of the tests, and always the same."""

import gzip
import json
import re
from pathlib import Path
from typing import Any, Literal

import pytest

from neurosym.domains import get
from neurosym.domains.templates import TRAIN
from neurosym.errors import TrainingError
from neurosym.language import print_answer, read
from neurosym.solving import solve
from neurosym.translation.corpus import (
    Corpus,
    CorpusConfig,
    Pair,
    Source,
    assemble,
    read_records,
)


def mawps(number: int, question: str, formula: str, answer: float, **meta: object) -> dict[str, Any]:
    return {
        "id": f"m{number}",
        "suite": "mawps",
        "question": question,
        "gold_program": formula,
        "answer": answer,
        "meta": meta,
    }


RECORDS = [
    mawps(1, "Ann has 48 plums. She ate 15 plums. How many plums are left?", "- 48.0 15.0", 33),
    mawps(2, "Bob read 21 pages and then 17 pages. How many pages did he read in total?", "+ 21.0 17.0", 38),
    mawps(3, "A wall has 6 rows of 40 bricks. How many bricks are there?", "* 6.0 40.0", 246, answer_mismatch=240),
    mawps(4, "Zoe has some coins. How many cents?", "* 3111.0 5.0", 15555),
    mawps(5, "A bus goes 61 km and a van goes 13 km further. How far does the van go?", "+ 61.0 13.0", 74),
]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    training, tests, ready = tmp_path / "train.jsonl.gz", tmp_path / "test.jsonl", tmp_path / "ready.jsonl"
    with gzip.open(training, "wt") as out:
        out.write("\n".join(map(json.dumps, RECORDS)) + "\n\n")
    tests.write_text(
        json.dumps({"id": "t", "text": "A bus goes 5 km and a van goes 2 km further. How far does the van go?"})
    )
    pair = {"id": "p", "text": "What is 2 + 3?", "program": "answer 2 + 3\n", "answer": 5}
    ready.write_text(json.dumps(pair))
    return {"training": str(training), "tests": str(tests), "ready": str(ready)}


def built(files: dict[str, str], **source: Any) -> Corpus:
    settings = {"kind": "annotated", "path": files["training"]} | source
    return assemble(CorpusConfig(sources={"m": Source.model_validate(settings)}, evaluation=(files["tests"],)))


def test_what_is_left_out_is_counted(files: dict[str, str]) -> None:
    corpus = built(files)
    assert sorted(pair.id for pair in corpus.pairs) == ["m1", "m2"]
    summary = corpus.summary()
    assert summary["dropped_as_repeated"] == 1
    assert summary["sources"]["m"] == {
        "read": 5,
        "kept": 2,
        "variants": 0,
        "taken": 2,
        "left_out": {
            "the gold answer is known to be wrong": 1,
            "the program uses a number that the text does not tell": 1,
            "repeats an evaluation text": 1,
        },
    }
    assert [(leak.training, leak.evaluation) for leak in corpus.leaks] == [("m5", "t")]


def test_variants_weights_and_limits(files: dict[str, str]) -> None:
    assert len(built(files, variants=3).pairs) == 8
    assert len(built(files, weight=2.5).pairs) == 5
    assert len(built(files, weight=0).pairs) == 0
    assert len(built(files, limit=1).pairs) == 1
    for pair in built(files, variants=3).pairs:
        assert str(solve(read(pair.program)).answer[0]) == pair.answer  # type: ignore[index]


def test_a_share_of_the_pairs_gets_an_irrelevant_sentence() -> None:
    def corpus(asides: float) -> list[Pair]:
        source = {"kind": "templates", "domain": "arithmetic", "limit": 40, "asides": asides}
        return assemble(CorpusConfig.model_validate({"sources": {"t": source}})).pairs

    plain, some, all_ = ({pair.id: pair for pair in corpus(share)} for share in (0, 0.5, 1))
    assert 10 < sum(plain[id].text != some[id].text for id in plain) < 30
    assert sum(plain[id].text != all_[id].text for id in plain) > 30
    assert all(plain[id].program == all_[id].program for id in plain)


def test_templates_give_examples_of_the_training_split_only() -> None:
    sources = {"made": Source(kind="templates", domain="equations", limit=120)}
    corpus = assemble(CorpusConfig(sources=sources))
    assert len(corpus.pairs) == len({pair.text for pair in corpus.pairs}) == 120
    trained = {template.name for template in get("equations").templates if template.split == TRAIN}
    assert {pair.id.rpartition("-")[0] for pair in corpus.pairs} == trained


def test_programs_without_names_or_notes_are_the_same_programs() -> None:
    source = Source(kind="templates", domain="arithmetic", limit=60)
    named = assemble(CorpusConfig(sources={"made": source})).pairs
    nameless = assemble(CorpusConfig(sources={"made": source}, names=False)).pairs
    plain = assemble(CorpusConfig(sources={"made": source}, names=False, notes=False)).pairs
    assert [(pair.text, pair.answer) for pair in plain] == [(pair.text, pair.answer) for pair in named]
    assert any("#" in pair.program for pair in nameless) and not any("#" in pair.program for pair in plain)
    for pair, before in zip(plain, named, strict=True):
        assert set(re.findall(r"^(\w+) =", pair.program, re.MULTILINE)) <= {f"v{n}" for n in range(1, 30)}
        program = read(pair.program, "arithmetic")
        assert print_answer(solve(program).answer or ()) == before.answer


def test_names_of_sentences_are_those_of_the_text() -> None:
    source = Source(kind="sentences", domain="puzzle", limit=5)
    with pytest.raises(ValueError, match="names and notes cannot be switched off for single sentences"):
        CorpusConfig(sources={"s": source}, notes=False)


def test_the_same_config_gives_the_same_pairs(files: dict[str, str]) -> None:
    sources = {
        "made": Source(kind="templates", domain="arithmetic", limit=40),
        "m": Source(kind="annotated", path=files["training"], variants=2),
    }
    first, again = (assemble(CorpusConfig(sources=sources, seed=4)).pairs for _ in range(2))
    other = assemble(CorpusConfig(sources=sources, seed=5)).pairs
    assert first == again
    assert first != other


def test_faults_name_file_line_and_field(tmp_path: Path, files: dict[str, str]) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": 1}\n{oops\n')
    with pytest.raises(TrainingError, match=r"broken\.jsonl, line 2: "):
        list(read_records(broken))
    broken.write_text("[1]\n")
    with pytest.raises(TrainingError, match="line 1: not a JSON object"):
        list(read_records(broken))
    broken.write_text('{"id": 1, "text": "?"}\n')
    with pytest.raises(TrainingError, match="line 1: field program is missing"):
        assemble(CorpusConfig(sources={"p": Source(kind="pairs", path=str(broken))}))
    with pytest.raises(TrainingError, match="line 1: not a benchmark record"):
        assemble(CorpusConfig(sources={"p": Source(kind="annotated", path=str(broken))}))
    broken.write_text('{"id": 1}\n')
    with pytest.raises(TrainingError, match="neither a field question nor a field text"):
        assemble(CorpusConfig(sources={}, evaluation=(str(broken),)))
    with pytest.raises(TrainingError, match="cannot be read"):
        list(read_records(tmp_path / "nothing.jsonl"))
    damaged = tmp_path / "damaged.jsonl.gz"
    damaged.write_bytes(b"no gzip")
    with pytest.raises(TrainingError, match="cannot be read"):
        list(read_records(damaged))


@pytest.mark.parametrize(
    ("kind", "domain", "start", "wrong", "count"),
    [("templates", "arithmetic", "scene_", "scenery_", 24), ("sentences", "puzzle", "plain_", "plane_", 30)],
)
def test_templates_are_chosen_by_a_pattern_of_names(
    kind: Literal["templates", "sentences"], domain: str, start: str, wrong: str, count: int
) -> None:
    made = assemble(CorpusConfig(sources={"some": Source(kind=kind, domain=domain, names=f"{start}*", limit=count)}))
    assert len(made.pairs) == count
    assert all(pair.id.startswith(start) for pair in made.pairs)
    none = Source(kind=kind, domain=domain, names=f"{wrong}*", limit=2)
    with pytest.raises(TrainingError, match=f"no training template of {domain} is called '{wrong}"):
        assemble(CorpusConfig(sources={"wrong": none}))


def test_programs_that_somebody_wrote_for_records(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    records = [
        {"id": "a", "question": "A high - end shop sells 3 hats - or 4?", "meta": {"tokenised": True}},
        {"id": "b", "question": "How many - if any - are left of 7?"},
        {"id": "c", "question": "What is nobody asked?"},
    ]
    texts.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    programs = tmp_path / "programs.jsonl"
    written = [{"id": "b", "program": "answer 7", "answer": "7"}, {"id": "a", "program": "answer 3 + 4\n", "answer": 7}]
    programs.write_text("".join(json.dumps(record) + "\n" for record in written), encoding="utf-8")
    source = Source(kind="programs", path=str(texts), programs=str(programs))
    corpus = assemble(CorpusConfig(sources={"own": source}))
    assert {(pair.id, pair.text, pair.program, pair.answer) for pair in corpus.pairs} == {
        ("a", "A high-end shop sells 3 hats-or 4?", "answer 3 + 4", "7"),
        ("b", "How many - if any - are left of 7?", "answer 7", "7"),
    }
    assert corpus.reports["own"].left_out == {"nobody has written a program": 1}
    programs.write_text('{"id": "b"}\n', encoding="utf-8")
    with pytest.raises(TrainingError, match=r"programs.jsonl, line 1: expected id, program and answer"):
        assemble(CorpusConfig(sources={"own": source}))
