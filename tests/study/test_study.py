"""A whole study on scripted sides: it says what the runs hold, and goes on wherever it was stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.answering.records import ModelAnswer
from neurosym.errors import RunError
from neurosym.evaluation.records import read_records
from neurosym.pipeline import Result
from neurosym.study.config import DEFAULT, PipelineEntry, StudyConfig, SuiteEntry, read_config
from neurosym.study.running import Runs, make_pipeline, plan, sampled
from neurosym.study.study import run_study

PROBLEMS = 12


class Scripted:
    """A pipeline that writes `answer 1` for every text, and stops the process after so many texts."""

    def __init__(self, asked: list[str], stop_after: int | None) -> None:
        self.asked, self._stop_after = asked, stop_after

    def settings(self) -> dict[str, Any]:
        return {"scripted": True}

    def solve_many(self, texts: Sequence[str], on_progress: Callable[[int, int], None] | None = None) -> list[Result]:
        if self._stop_after is not None and len(self.asked) + len(texts) > self._stop_after:
            raise KeyboardInterrupt
        self.asked += texts
        return [Result(text, "equations", "abstained") for text in texts]


class Says:
    name = "direct:scripted"

    def answer_many(self, texts: Sequence[str], ids: Sequence[str] | None = None) -> list[ModelAnswer]:
        return [ModelAnswer(self.name, "7", "7", "parsed") for _ in texts]


@pytest.fixture
def config(tmp_path: Path) -> StudyConfig:
    return written(tmp_path)


def written(folder: Path) -> StudyConfig:
    """A study of one suite, which is written to a folder, through two pipelines; and of one that is absent."""
    suite = folder / "toy.jsonl"
    rows = [{"id": f"t{n}", "suite": "toy", "text": f"What is 1 + 0 ({n})?", "answer": 1} for n in range(PROBLEMS)]
    suite.write_text("".join(json.dumps(row) + "\n" for row in rows))
    entry = SuiteEntry(source=str(suite), pipelines=("main", "votes"), answerers=("direct:scripted",), batch=2)
    absent = SuiteEntry(source=str(folder / "absent.jsonl"), optional=True)
    return StudyConfig(suites=(entry, absent), pipelines={"main": PipelineEntry(), "votes": PipelineEntry()})


def runs(config: StudyConfig, directory: Path, asked: list[str], stop_after: int | None = None, **more: Any) -> Runs:
    return Runs(config, directory, lambda *_: Scripted(asked, stop_after), lambda _: Says(), **more)


def silent(done: int, total: int, doing: str) -> None:
    pass


@pytest.mark.parametrize("stop_after", [0, 2, 6, 12, 14, 22])
def test_a_study_goes_on_where_it_was_stopped(config: StudyConfig, tmp_path: Path, stop_after: int) -> None:
    directory, asked = tmp_path / "study", []
    with pytest.raises(KeyboardInterrupt):
        run_study(config, directory, silent, runs=runs(config, directory, asked, stop_after))
    results = run_study(config, directory, silent, resume=True, runs=runs(config, directory, asked))
    assert len(asked) == 2 * PROBLEMS
    for cell in ("toy.main", "toy.votes"):
        assert [r.problem.id for r in read_records(directory / "runs" / cell)] == [f"t{n}" for n in range(PROBLEMS)]
    (ours, theirs) = results.finding("sides").rows
    assert (ours["accuracy_k"], theirs["hallucination_k"], theirs["hallucination_n"]) == (0, PROBLEMS, PROBLEMS)


def test_what_is_absent_is_said(config: StudyConfig, tmp_path: Path) -> None:
    directory = tmp_path / "study"
    results = run_study(config, directory, silent, runs=runs(config, directory, []))
    assert list(results.missing) == ["absent"]
    assert "no such" in results.missing["absent"].lower() or "absent.jsonl" in results.missing["absent"]


def test_time_that_is_over_ends_the_runs_and_is_said(config: StudyConfig, tmp_path: Path) -> None:
    directory, ticks = tmp_path / "study", iter(range(0, 100_000, 600))
    results = run_study(config, directory, silent, runs=runs(config, directory, [], clock=lambda: next(ticks)))
    assert "of 12 problems were run" in results.missing["toy.main"]
    again = run_study(config, directory, silent, resume=True, runs=runs(config, directory, []))
    assert list(again.missing) == ["absent"]


def test_a_directory_holds_one_study(config: StudyConfig, tmp_path: Path) -> None:
    directory = tmp_path / "study"
    run_study(config, directory, silent, runs=runs(config, directory, []))
    with pytest.raises(RunError, match="--resume goes on with it"):
        run_study(config, directory, silent, runs=runs(config, directory, []))
    other = config.model_copy(update={"seed": 1})
    with pytest.raises(RunError, match="another configuration"):
        run_study(other, directory, silent, resume=True, runs=runs(other, directory, []))
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("dear")
    with pytest.raises(RunError, match="not empty and holds no study"):
        run_study(config, foreign, silent, runs=runs(config, foreign, []))
    assert (foreign / "letter.txt").read_text() == "dear"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("suites = 3", "field suites"),
        ("[[suites]]\nsource = 'quickstart'\npipelines = ['none']", "names no pipeline of the study: 'none'"),
        ("[[suites]]\nsource = 'a/x.jsonl'\n[[suites]]\nsource = 'b/x.jsonl'", "two suites are called 'x'"),
        ("[[suites]]\nsource = 'quickstart'\nlimt = 3", "limt"),
        ("suites = [", "is not TOML"),
    ],
)
def test_a_configuration_is_refused_by_field(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "study.toml"
    path.write_text(text)
    with pytest.raises(RunError, match=r"study\.toml") as caught:
        read_config(path)
    assert message in str(caught.value)


def test_the_shipped_study_is_sound() -> None:
    config = read_config(DEFAULT)
    assert any(cell.suite.label == "quickstart" for cell in plan(config).cells)
    assert all(entry.optional for entry in config.suites if entry.source.startswith(".."))


def test_samples_are_drawn_once(config: StudyConfig) -> None:
    (cell, *_) = plan(config).cells
    assert sampled(cell.problems, 5, 3) == sampled(cell.problems, 5, 3)
    assert sampled(cell.problems, 5, 3) != sampled(cell.problems, 5, 4)
    assert sampled(cell.problems, 99, 3) == cell.problems


def test_adapters_and_models_that_are_not_there_cost_their_own_part_alone(config: StudyConfig, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    (toy, *_) = config.suites
    suite = toy.model_copy(update={"answerers": ("direct:scripted", f"twin:0.5b#{nowhere}", "direct:huge")})
    pipelines = config.pipelines | {"votes": PipelineEntry(adapter=nowhere)}
    wanting = config.model_copy(update={"suites": (suite,), "pipelines": pipelines})
    directory = tmp_path / "study"
    lacking = {"direct:huge": "it cannot be had"}
    made = runs(wanting, directory, [], lacking=lambda name: lacking.get(name, ""))
    results = run_study(wanting, directory, silent, runs=made)
    assert results.missing == {
        "toy.votes": f"there is no adapter in {nowhere}",
        f"toy.main twin:0.5b#{nowhere}": f"there is no adapter in {nowhere}",
        "toy.main direct:huge": "it cannot be had",
    }
    assert len(list(read_records(directory / "runs" / "toy.main"))) == PROBLEMS


def test_answerers_may_think_longer_where_answers_are_labels(tmp_path: Path) -> None:
    suite, directory, made = tmp_path / "rules.jsonl", tmp_path / "study", []
    row = {"id": "r", "suite": "rules", "text": "So?", "answer": "True", "answer_type": "label"}
    suite.write_text(json.dumps(row) + "\n")
    config = StudyConfig(suites=(SuiteEntry(source=str(suite), answerers=("cot:0.5b",), larger=("cot:0.5b",)),))

    class Thinks(Says):
        def __init__(self, name: str) -> None:
            self.name = name
            made.append(name)

    some = Runs(config, directory, lambda *_: Scripted([], None), Thinks)
    results = run_study(config, directory, silent, runs=some)
    assert made == ["cot1024:0.5b"]
    assert {row["larger"] for row in results.finding("cascade").rows} == {"cot1024:0.5b"}


def test_a_quick_study_is_the_same_in_small(config: StudyConfig) -> None:
    (suite, _) = config.quick(3).suites
    assert (suite.limit, suite.pipelines, suite.answerers) == (3, ("main",), ("direct:scripted",))


def test_names_and_notes_are_switched_off_where_examples_are_shown() -> None:
    assert not PipelineEntry(adapter="none", names=False).names
    with pytest.raises(ValueError, match="names and notes are switched off in examples"):
        PipelineEntry(names=False)
    with pytest.raises(RunError, match="its names are those of the text"):
        make_pipeline(PipelineEntry(adapter="none", notes=False), "puzzle", 0)
    settings = make_pipeline(PipelineEntry(adapter="none", names=False), "equations", 0).settings()
    assert settings["translator"]["names"] is False
    assert "notes" not in settings["translator"]


@settings(deadline=None, max_examples=15)
@given(stops=st.lists(st.integers(0, 2 * PROBLEMS), max_size=6))
def test_runs_that_are_stopped_anywhere_and_often_lose_and_repeat_nothing(stops: list[int]) -> None:
    with TemporaryDirectory() as folder:
        study, directory, asked = written(Path(folder)), Path(folder) / "study", []
        for stop_after in [*sorted(stops), None]:
            with suppress(KeyboardInterrupt):
                runs(study, directory, asked, stop_after).make(plan(study), silent)
        assert len(asked) == 2 * PROBLEMS
        for cell in ("toy.main", "toy.votes"):
            kept = [record.problem.id for record in read_records(directory / "runs" / cell)]
            assert kept == [f"t{n}" for n in range(PROBLEMS)]
