"""`neurosym replay` from files to scores."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from neurosym.cli import app


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    programs, problems = tmp_path / "programs.jsonl", tmp_path / "problems.jsonl"
    rows = [
        {"problem_id": f"t{n}", "suite": "toy", "model": "m", "method": "program", "program": f"ans = {n} + 1"}
        for n in range(3)
    ]
    rows.append(rows[0] | {"problem_id": "t9", "program": "ans ="})
    programs.write_text("".join(json.dumps(row) + "\n" for row in rows))
    gold = [{"id": f"t{n}", "suite": "toy", "text": f"{n} + 1?", "answer": n + 1 + (n == 2)} for n in (0, 1, 2)]
    problems.write_text("".join(json.dumps(row) + "\n" for row in gold))
    return str(programs), str(problems)


def test_scores_as_json_and_as_a_table(files: tuple[str, str]) -> None:
    programs, problems = files
    done = CliRunner().invoke(app, ["replay", programs, "--problems", problems, "--json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    (run,) = found["runs"]
    assert found["programs"] == 4 and found["without_problem"] == 1
    assert (run["right"]["k"], run["right"]["n"], run["wrong"]["k"]) == (2, 3, 1)
    shown = CliRunner().invoke(app, ["replay", programs, "--problems", problems], env={"COLUMNS": "150"})
    assert "66.7 %" in shown.stdout
    assert "1 problems have no gold answer here" in shown.stdout


def test_results_are_kept_and_gone_on_with(files: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    command = ["replay", *files[:1], "-p", files[1], "--out", str(out), "--json"]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert len(out.read_text().splitlines()) == 5
    assert CliRunner().invoke(app, command).exit_code == 4
    assert CliRunner().invoke(app, [*command, "--resume"]).exit_code == 0
    assert len(out.read_text().splitlines()) == 5


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (["--convention", "names=loose"], "names is one of exact, fold, not 'loose'"),
        (["--dialect", "prolog"], "there is no dialect 'prolog'; there are rules, premises"),
    ],
)
def test_wrong_choices_are_said(files: tuple[str, str], option: list[str], words: str) -> None:
    done = CliRunner().invoke(app, ["replay", files[0], "-p", files[1], *option])
    assert done.exit_code == 2
    assert words in done.stderr
