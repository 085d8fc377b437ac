"""`run`, `report` and `convert` over small suites, with scripted programs and recorded answers."""

import json
import signal
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from neurosym.cli import app
from neurosym.cli.route import Route
from neurosym.translation.records import Candidate, Translation


class AddingTranslator:
    """Translates "What is A + B?" and nothing else; stops as Ctrl-C would at the text `stop_at`."""

    domain = "equations"

    def __init__(self, stop_at: str = "") -> None:
        self.stop_at = stop_at

    def translate(self, texts: Sequence[str], k: int = 1, on_progress: object = None) -> list[Translation]:
        if self.stop_at in texts:
            raise KeyboardInterrupt
        return [Translation(text, (Candidate(self.program(text), -0.1, 5),), 0.1) for text in texts]

    def program(self, text: str) -> str:
        return f"answer {text.removeprefix('What is ').removesuffix('?')}"

    def settings(self) -> dict[str, object]:
        return {"script": "adding"}


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    path = tmp_path / "toy.jsonl"
    rows = [{"id": f"t{n}", "suite": "toy", "text": f"What is {n} + 1?", "answer": n + 1 + (n == 5)} for n in range(6)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def recorded(tmp_path: Path) -> str:
    path = tmp_path / "answers.jsonl"
    rows = [
        {"problem_id": f"t{n}", "model": "parrot", "method": "direct", "answer": 3 if n else None, "raw": "3"}
        for n in range(6)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return f"recorded:{path}#parrot/direct"


@pytest.fixture(autouse=True)
def translator(monkeypatch: pytest.MonkeyPatch) -> AddingTranslator:
    made = AddingTranslator()
    monkeypatch.setattr(Route, "translator", lambda self: made)
    return made


def neurosym(*arguments: object) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def records(directory: Path) -> list[dict[str, dict[str, object]]]:
    return [json.loads(line) for line in (directory / "run.jsonl").read_text().splitlines()]


def test_a_run_is_kept_and_scored(tmp_path: Path, suite: Path, recorded: str) -> None:
    result = neurosym("run", suite, "--answerer", recorded, "--out", tmp_path / "run", "--json")
    assert result.exit_code == 0
    overall = json.loads(result.stdout)["overall"]
    assert overall["pipeline"]["accuracy"]["k"] == 5
    answerer = overall["answerers"]["recorded:answers.jsonl#parrot/direct"]
    assert (answerer["accuracy"]["k"], answerer["hallucination"]["k"], answerer["accuracy"]["n"]) == (1, 4, 6)
    assert [record["pipeline"]["answer"] for record in records(tmp_path / "run")][:3] == [["1"], ["2"], ["3"]]


def test_ctrl_c_says_what_is_kept_and_resume_goes_on(tmp_path: Path, suite: Path, translator: AddingTranslator) -> None:
    translator.stop_at = "What is 4 + 1?"
    arguments = ("run", suite, "--out", tmp_path / "run", "--batch", "2")
    stopped = neurosym(*arguments)
    assert stopped.exit_code == 130
    assert f"4 problems are kept in {tmp_path / 'run'}; the same command with --resume goes on" in stopped.stderr
    translator.stop_at = ""
    assert neurosym(*arguments).exit_code == 4
    assert neurosym(*arguments, "--resume").exit_code == 0
    assert [record["problem"]["id"] for record in records(tmp_path / "run")] == [f"t{n}" for n in range(6)]


def test_another_configuration_is_refused(tmp_path: Path, suite: Path) -> None:
    neurosym("run", suite, "--out", tmp_path / "run")
    result = neurosym("run", suite, "--out", tmp_path / "run", "--resume", "--candidates", "4")
    assert result.exit_code == 4
    assert "pipeline.candidates is 1 there and 4 now" in result.stderr


def test_a_broken_suite_stops_before_anything_is_run(tmp_path: Path, suite: Path) -> None:
    lines = suite.read_text().splitlines(keepends=True)
    suite.write_text("".join([*lines[:3], '{"id": "x"}\n', *lines[3:]]))
    result = neurosym("run", suite, "--out", tmp_path / "run")
    assert result.exit_code == 2
    assert "line 4: no known format has the fields id" in result.stderr
    assert not (tmp_path / "run").exists()


def test_an_unknown_answerer_is_bad_input(tmp_path: Path, suite: Path) -> None:
    result = neurosym("run", suite, "--answerer", "oracle", "--out", tmp_path / "run")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "oracle" in result.stderr


def test_the_report_is_one_page(tmp_path: Path, suite: Path, recorded: str) -> None:
    neurosym("run", suite, "--answerer", recorded, "--out", tmp_path / "run")
    result = neurosym("report", tmp_path / "run")
    assert result.exit_code == 0
    page = tmp_path / "run" / "report.html"
    assert f"report: {page}" in result.stdout
    assert page.read_text().startswith("<!DOCTYPE html>")


def test_a_folder_that_is_no_run_has_no_report(tmp_path: Path) -> None:
    result = neurosym("report", tmp_path)
    assert result.exit_code == 4
    assert "is not a run directory" in result.stderr


def test_annotations_are_converted_and_solved(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    worked = "He has 3*2=<<3*2=6>>6 pens.\n#### {}"
    rows = [{"question": f"Ann has {n} boxes of 2 pens. How many?", "answer": worked.format(n * 2)} for n in (3, 4)]
    rows.append({"question": "How many?", "answer": "#### 5"})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = neurosym("convert", path, "--json")
    report = json.loads(result.stdout)[str(path)]
    assert result.exit_code == 0
    assert report["equal"]["k"] == 1
    assert len(report["failures"]) == 2


KILLED = """
    import os, sys
    sys.path[:0] = {path!r}
    from neurosym.cli import app
    from neurosym.cli.route import Route
    from test_run import AddingTranslator
    class Slow(AddingTranslator):
        def translate(self, texts, k=1, on_progress=None):
            if "What is 4 + 1?" in texts:
                print("waiting", flush=True)
                sys.stdin.read()
            return super().translate(texts, k)
    Route.translator = lambda self: Slow()
    app({arguments!r})
"""


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_real_signal_loses_nothing_that_was_done(tmp_path: Path, suite: Path, sent: int, code: int) -> None:
    arguments = ["run", str(suite), "--out", str(tmp_path / "run"), "--batch", "2"]
    script = textwrap.dedent(KILLED.format(path=[str(Path(__file__).parent)], arguments=arguments))
    child = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "waiting\n"
        child.send_signal(sent)
        _, errors = child.communicate(timeout=60)
    assert child.returncode == code
    assert "Traceback" not in errors
    assert len(records(tmp_path / "run")) == 4
    assert neurosym(*arguments, "--resume").exit_code == 0
    assert [record["problem"]["id"] for record in records(tmp_path / "run")] == [f"t{n}" for n in range(6)]


@pytest.mark.parametrize(("options", "constrained"), [((), True), (("--no-grammar",), False)])
def test_the_grammar_can_be_left_out_and_the_run_says_so(
    options: tuple[str, ...], constrained: bool, suite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Told(AddingTranslator):
        constrained = True

        def settings(self) -> dict[str, object]:
            return {"constrained": self.constrained}

    def made(route: Route) -> Told:
        translator = Told()
        translator.constrained = route.constrained
        return translator

    monkeypatch.setattr(Route, "translator", made)
    assert neurosym("run", suite, "--out", tmp_path / "run", *options).exit_code == 0
    config = json.loads((tmp_path / "run" / "config.json").read_text())
    assert config["pipeline"]["translator"] == {"constrained": constrained}


def test_the_route_hands_the_grammar_choice_to_the_translator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for constrained in (True, False):
        made = Route(model="0.5b", adapter="none", domain="equations", constrained=constrained).translator()
        assert made.settings()["constrained"] is constrained
