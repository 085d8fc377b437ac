"""A run is a directory: nothing is lost or repeated, whatever stops it."""

import json
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from neurosym.answering.records import ModelAnswer
from neurosym.errors import ModelError, RunError
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import RunConfig, RunRecord, read_config, read_records
from neurosym.evaluation.runner import run_suites
from neurosym.pipeline import Result

PROBLEMS = [
    Problem(id=f"p{number}", suite="toy", text=f"What is {number} + 1?", answer=number + 1) for number in range(10)
]


@dataclass
class ScriptedPipeline:
    """Solves nothing, and raises `error` when it is asked about `stops_at`."""

    stops_at: str = ""
    error: type[BaseException] = KeyboardInterrupt
    model: str = "tiny"
    seen: list[str] = field(default_factory=list)

    def solve_many(self, texts: Sequence[str], on_progress: Callable[[int, int], None] | None = None) -> list[Result]:
        if self.stops_at in texts:
            raise self.error("stop")
        self.seen.extend(texts)
        return [unsolved(text) for text in texts]

    def settings(self) -> dict[str, Any]:
        return {"model": self.model, "budget": {"seconds": 10.0}}


@dataclass
class ScriptedAnswerer:
    name: str = "parrot"

    def answer_many(self, texts: Sequence[str], ids: Sequence[str] | None = None) -> list[ModelAnswer]:
        assert ids is not None
        return [
            ModelAnswer(self.name, raw=text, extracted=id, form="parsed") for text, id in zip(texts, ids, strict=True)
        ]


def unsolved(text: str) -> Result:
    return Result(text, "equations", "not_translated", error="nobody tried")


def run(directory: Path, pipeline: ScriptedPipeline | None = None, **options: Any) -> int:
    suites = {"toy": PROBLEMS}
    return run_suites(suites, pipeline or ScriptedPipeline(), [ScriptedAnswerer()], directory, batch=3, **options)


def ids(directory: Path) -> list[str]:
    return [record.problem.id for record in read_records(directory)]


ALL = [problem.id for problem in PROBLEMS]


def test_a_run_keeps_every_problem_whole_and_in_order(tmp_path: Path) -> None:
    assert run(tmp_path / "run") == 10
    records = list(read_records(tmp_path / "run"))
    assert [record.problem for record in records] == PROBLEMS
    assert records[4].answers["parrot"].raw == "What is 4 + 1?"
    assert records[4].answers["parrot"].extracted == "p4"


def test_the_configuration_says_what_was_run_with_what(tmp_path: Path) -> None:
    run(tmp_path / "run", limit=4, seeds={"sampling": 7})
    config = read_config(tmp_path / "run")
    assert (config.limit, config.suites[0].problems, config.seeds) == (4, 4, {"sampling": 7})
    assert config.pipeline == {"model": "tiny", "budget": {"seconds": 10.0}}
    assert config.answerers == ("parrot",)
    assert config.sessions[0].versions["python"] == sys.version.split()[0]


def test_progress_counts_up_to_the_total(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    run(tmp_path / "run", on_progress=lambda *progress: told.append(progress))
    assert told[:2] == [(0, 10, "programs"), (0, 10, "parrot")]
    assert told[-1] == (10, 10, "done")


@pytest.mark.parametrize("error", [KeyboardInterrupt, ModelError])
def test_what_stops_a_run_loses_no_finished_batch(tmp_path: Path, error: type[BaseException]) -> None:
    with pytest.raises(error):
        run(tmp_path / "run", ScriptedPipeline(stops_at=PROBLEMS[7].text, error=error))
    assert ids(tmp_path / "run") == ALL[:6]


def test_resuming_repeats_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "run", ScriptedPipeline(stops_at=PROBLEMS[7].text))
    pipeline = ScriptedPipeline()
    assert run(tmp_path / "run", pipeline, resume=True) == 10
    assert pipeline.seen == [problem.text for problem in PROBLEMS[6:]]
    assert ids(tmp_path / "run") == ALL
    assert len(read_config(tmp_path / "run").sessions) == 2


def test_resuming_a_finished_run_does_nothing(tmp_path: Path) -> None:
    run(tmp_path / "run")
    pipeline = ScriptedPipeline()
    assert run(tmp_path / "run", pipeline, resume=True) == 10
    assert pipeline.seen == []


def test_resuming_where_nothing_is_yet_starts(tmp_path: Path) -> None:
    assert run(tmp_path / "run", resume=True) == 10


@pytest.mark.parametrize("cut", [1, 2, 40, 300])
def test_a_line_that_a_kill_cut_short_is_run_again(tmp_path: Path, cut: int) -> None:
    run(tmp_path / "run")
    file = tmp_path / "run" / "run.jsonl"
    file.write_bytes(file.read_bytes()[:-cut])
    assert ids(tmp_path / "run") == ALL[:9]
    run(tmp_path / "run", resume=True)
    assert ids(tmp_path / "run") == ALL


def test_a_damaged_line_in_the_middle_is_named(tmp_path: Path) -> None:
    run(tmp_path / "run")
    file = tmp_path / "run" / "run.jsonl"
    lines = file.read_text().splitlines(keepends=True)
    record = json.loads(lines[4])
    del record["pipeline"]["outcome"]
    lines[4] = json.dumps(record) + "\n"
    file.write_text("".join(lines))
    with pytest.raises(RunError, match=r"line 5: field pipeline\.outcome: Field required"):
        run(tmp_path / "run", resume=True)


def test_a_run_that_is_there_is_not_run_over(tmp_path: Path) -> None:
    run(tmp_path / "run")
    with pytest.raises(RunError, match="already holds a run: go on with --resume"):
        run(tmp_path / "run")
    assert ids(tmp_path / "run") == ALL


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ann")
    for resume in (False, True):
        with pytest.raises(RunError, match="is in use and is not a run"):
            run(tmp_path, resume=resume)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_another_configuration_is_refused_and_the_fields_are_named(tmp_path: Path) -> None:
    run(tmp_path / "run")
    with pytest.raises(RunError) as caught:
        run(tmp_path / "run", ScriptedPipeline(model="large"), resume=True, limit=5)
    message = str(caught.value)
    assert "pipeline.model is 'tiny' there and 'large' now" in message
    assert "limit is None there and 5 now" in message
    assert "suites.0.problems is 10 there and 5 now" in message
    assert "budget" not in message


def test_other_problems_are_refused(tmp_path: Path) -> None:
    run(tmp_path / "run")
    changed = [*PROBLEMS[:-1], PROBLEMS[-1].model_copy(update={"answer": 99})]
    with pytest.raises(RunError, match=r"suites\.0\.sha256"):
        run_suites({"toy": changed}, ScriptedPipeline(), [ScriptedAnswerer()], tmp_path / "run", resume=True)


def test_another_format_version_is_refused(tmp_path: Path) -> None:
    run(tmp_path / "run")
    file = tmp_path / "run" / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"format": 99}))
    with pytest.raises(RunError, match="format version 99; this neurosym reads version 1"):
        run(tmp_path / "run", resume=True)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}'])
def test_a_damaged_configuration_is_an_error(tmp_path: Path, text: str) -> None:
    run(tmp_path / "run")
    (tmp_path / "run" / "config.json").write_text(text)
    with pytest.raises(RunError, match=r"config\.json"):
        run(tmp_path / "run", resume=True)


def test_two_answerers_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="more than one answerer 'parrot'"):
        run_suites({"toy": PROBLEMS}, ScriptedPipeline(), [ScriptedAnswerer()] * 2, tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_one_problem_in_two_suites_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="more than one problem"):
        run_suites({"a": PROBLEMS, "b": PROBLEMS[:1]}, ScriptedPipeline(), [], tmp_path / "run")


def test_a_directory_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="cannot be written"):
        run(tmp_path / "file" / "run")


IN_A_CHILD = """
    import resource, sys
    from pathlib import Path
    sys.path[:0] = {path!r}
    from test_runner import ScriptedPipeline, run
    {before}
    run(Path({directory!r}))
"""


def run_in_a_child(directory: Path, before: str) -> subprocess.CompletedProcess[str]:
    code = IN_A_CHILD.format(path=[str(Path(__file__).parent)], directory=str(directory), before=before)
    return subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True)


def test_a_full_disk_keeps_what_was_whole(tmp_path: Path) -> None:
    # A limit on the size of files makes the kernel refuse a write half-way, as a full disk does.
    run(tmp_path / "whole")
    room = (tmp_path / "whole" / "run.jsonl").stat().st_size * 45 // 100  # four records and a half
    done = run_in_a_child(tmp_path / "run", f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))")
    assert "RunError" in done.stderr
    assert "3 records are kept; make room and go on with --resume" in done.stderr
    assert (tmp_path / "run" / "run.jsonl").read_bytes().endswith(b"\n")
    run(tmp_path / "run", resume=True)
    assert ids(tmp_path / "run") == ALL


def test_a_kill_loses_only_the_batch_at_hand(tmp_path: Path) -> None:
    kill = "import os; ScriptedPipeline.solve_many = lambda self, texts, tell, plain=ScriptedPipeline.solve_many: ("
    kill += "os.kill(os.getpid(), 9) if 'What is 7 + 1?' in texts else plain(self, texts))"
    done = run_in_a_child(tmp_path / "run", kill)
    assert done.returncode == -signal.SIGKILL
    assert ids(tmp_path / "run") == ALL[:6]
    run(tmp_path / "run", resume=True)
    assert ids(tmp_path / "run") == ALL


def test_records_survive_a_round_trip(tmp_path: Path) -> None:
    run(tmp_path / "run")
    for record in read_records(tmp_path / "run"):
        assert RunRecord.model_validate_json(record.model_dump_json()) == record
    config = read_config(tmp_path / "run")
    assert RunConfig.model_validate_json(config.model_dump_json()) == config


class Executes:
    name = "executes"

    def answer_programs(self, programs: Sequence[str | None]) -> list[ModelAnswer]:
        return [ModelAnswer(self.name, raw=program or "", extracted=program, form="parsed") for program in programs]


class Writes(ScriptedPipeline):
    def solve_many(self, texts: Sequence[str], on_progress: Callable[[int, int], None] | None = None) -> list[Result]:
        return [Result(text, "equations", "unknown", program=f"answer {text[8]}\n") for text in texts]


def test_who_answers_from_programs_is_shown_those_of_the_pipeline(tmp_path: Path) -> None:
    run_suites({"toy": PROBLEMS}, Writes(), [Executes(), ScriptedAnswerer()], tmp_path / "run", batch=3)
    records = list(read_records(tmp_path / "run"))
    assert [record.answers["executes"].raw for record in records] == [f"answer {n}\n" for n in range(10)]
    assert records[4].answers["parrot"].raw == "What is 4 + 1?"
