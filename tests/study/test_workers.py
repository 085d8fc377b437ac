"""Runs of a study side by side in processes: the same runs, nothing lost on Ctrl-C, errors as they are."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from neurosym.errors import RunError
from neurosym.evaluation.records import read_records
from neurosym.study.config import StudyConfig, SuiteEntry
from neurosym.study.running import Runs
from neurosym.study.study import run_study

PROBLEMS = 6

SCRIPTED = '''
"""Sides that a fresh process can import: what they do is said by the problems' texts."""

import os

from neurosym.answering.records import ModelAnswer
from neurosym.errors import ModelError, RunError
from neurosym.pipeline import Result


class Scripted:
    def settings(self):
        return {"scripted": True}

    def solve_many(self, texts, on_progress=None):
        for text in texts:
            if "unloaded" in text:
                raise ModelError("there are no weights")
            if "full" in text:
                raise RunError("the disk is full")
            if "killed" in text:
                os._exit(9)
            if "interrupted" in text and "MAY_INTERRUPT" in os.environ:
                os.kill(os.getppid(), 2)
                import threading
                threading.Event().wait()
        return [Result(text, "equations", "abstained", error=str(os.getpid())) for text in texts]


class Says:
    name = "direct:scripted"

    def answer_many(self, texts, ids=None):
        return [ModelAnswer(self.name, "7", "7", "parsed") for _ in texts]


def pipeline(entry, domain, seed):
    return Scripted()


def answerer(name):
    return Says()


def lacking(name):
    return ""
'''


@pytest.fixture
def scripted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    (tmp_path / "scripted_sides.py").write_text(SCRIPTED)
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop("scripted_sides", None)
    return importlib.import_module("scripted_sides")


def study(folder: Path, **what: str) -> StudyConfig:
    """A study of a suite for each name, whose fourth problem says what shall happen."""
    suites = []
    for name, happens in what.items():
        rows = [
            {"id": f"{name}{n}", "suite": name, "text": f"{happens if n == 3 else ''} {n} apples?", "answer": 1}
            for n in range(PROBLEMS)
        ]
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        suites.append(SuiteEntry(source=str(folder / f"{name}.jsonl"), answerers=("direct:scripted",), batch=2))
    return StudyConfig(suites=tuple(suites))


def runs(config: StudyConfig, directory: Path, sides: ModuleType) -> Runs:
    return Runs(config, directory, sides.pipeline, sides.answerer, sides.lacking, workers=2)


def silent(done: int, total: int, doing: str) -> None:
    pass


def test_runs_side_by_side_are_the_same_runs(tmp_path: Path, scripted: ModuleType) -> None:
    config, directory = study(tmp_path, a="", b="", c="unloaded"), tmp_path / "study"
    told = []
    results = run_study(config, directory, lambda *seen: told.append(seen), runs=runs(config, directory, scripted))
    assert results.missing == {"c.main": "there are no weights"}
    for name in "ab":
        records = list(read_records(directory / "runs" / f"{name}.main"))
        assert [record.problem.id for record in records] == [f"{name}{n}" for n in range(PROBLEMS)]
        assert {record.pipeline.error for record in records}.isdisjoint({str(os.getpid())})
    assert len(list(read_records(directory / "runs" / "c.main"))) == 2
    done = [seen[0] for seen in told]
    assert done == sorted(done)
    assert told[-1][:2] == (2 * PROBLEMS + 2, 3 * PROBLEMS)


def test_what_a_run_raises_is_raised_and_the_rest_is_kept(tmp_path: Path, scripted: ModuleType) -> None:
    config, directory = study(tmp_path, a="", b="full"), tmp_path / "study"
    with pytest.raises(RunError, match="the disk is full"):
        run_study(config, directory, silent, runs=runs(config, directory, scripted))
    assert len(list(read_records(directory / "runs" / "b.main"))) == 2


def test_a_process_that_dies_is_said(tmp_path: Path, scripted: ModuleType) -> None:
    config, directory = study(tmp_path, a="killed", b="killed"), tmp_path / "study"
    with pytest.raises(RunError, match="a process of the study was killed"):
        run_study(config, directory, silent, runs=runs(config, directory, scripted))


def test_ctrl_c_stops_all_processes_and_loses_nothing_done(tmp_path: Path, scripted: ModuleType) -> None:
    config, directory = study(tmp_path, a="interrupted", b=""), tmp_path / "study"
    script = tmp_path / "main.py"
    script.write_text(
        "import sys; from pathlib import Path; import scripted_sides as sides\n"
        "from neurosym.study.config import StudyConfig; from neurosym.study.running import Runs\n"
        "from neurosym.study.study import run_study\n"
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "if __name__ == '__main__':\n"
        "    config = StudyConfig.model_validate_json(sys.argv[1]); directory = Path(sys.argv[2])\n"
        "    runs = Runs(config, directory, sides.pipeline, sides.answerer, sides.lacking, workers=2)\n"
        "    run_study(config, directory, lambda *_: None, runs=runs)\n"
    )
    arguments = [sys.executable, str(script), config.model_dump_json(), str(directory)]
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "MAY_INTERRUPT": "yes"}
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120, env=environment)
    assert done.returncode in (-signal.SIGINT, 130)
    assert done.stderr.strip().splitlines()[-1] == "KeyboardInterrupt"
    assert len(list(read_records(directory / "runs" / "a.main"))) == 2
    run_study(config, directory, silent, resume=True, runs=runs(config, directory, scripted))
    for name in "ab":
        records = list(read_records(directory / "runs" / f"{name}.main"))
        assert [record.problem.id for record in records] == [f"{name}{n}" for n in range(PROBLEMS)]
