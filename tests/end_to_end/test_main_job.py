"""The main job with the real small model: text to program to answer, beside what the same model says directly.

The base weights are fetched once by the library itself and cached. What the model gets right is for the
benchmarks to say; here everything it writes must be a program, and every failure must have a name.
"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import neurosym as ns
from neurosym.budget import RETRIES
from neurosym.cli import app
from neurosym.evaluation.records import RunRecord, read_records
from neurosym.translation.weights import find_weights

pytestmark = [pytest.mark.weights, pytest.mark.timeout(1800)]

OUTCOMES = set("solved several contradiction unknown out_of_budget unsupported not_translated abstained".split())
PROBLEMS = 6


@pytest.fixture(scope="module")
def run_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run over the first problems of the bundled suite."""
    find_weights("0.5b")
    directory = tmp_path_factory.mktemp("main") / "run"
    arguments = ["run", "quickstart", "--limit", str(PROBLEMS), "--answerer", "direct", "--out", str(directory)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return directory


@pytest.fixture(scope="module")
def records(run_directory: Path) -> list[RunRecord]:
    return list(read_records(run_directory))


def test_every_problem_has_an_outcome_and_a_direct_answer(records: list[RunRecord]) -> None:
    assert len(records) == PROBLEMS
    assert {record.pipeline.outcome for record in records} <= OUTCOMES
    assert all(record.answers["direct:0.5b"].raw for record in records)


def test_what_the_model_finishes_always_parses(records: list[RunRecord]) -> None:
    fates = [[candidate.fate for candidate in record.pipeline.candidates] for record in records]
    assert all(each == ["solved"] or len(each) == 1 + RETRIES for each in fates)
    assert not any("parse_error" in each for each in fates)


def test_an_answer_is_given_only_when_it_is_the_only_one(records: list[RunRecord]) -> None:
    for record in records:
        assert (record.pipeline.answer is not None) == (record.pipeline.outcome == "solved")


def test_most_of_the_first_problems_are_solved(records: list[RunRecord]) -> None:
    assert sum(record.pipeline.outcome == "solved" for record in records) > PROBLEMS / 2


def test_a_program_of_the_run_gives_the_same_answer_again(records: list[RunRecord]) -> None:
    solved = [record.pipeline for record in records if record.pipeline.answer is not None]
    for made in solved:
        assert made.program is not None
        assert made.answer == tuple(map(ns.print_value, ns.solve_program(made.program).answer or ()))


def test_the_report_holds_the_run(run_directory: Path) -> None:
    result = CliRunner().invoke(app, ["report", str(run_directory), "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["overall"]["n"] == PROBLEMS
    assert (run_directory / "report.html").stat().st_size > 10_000


def test_the_finished_run_is_resumed_for_nothing(run_directory: Path) -> None:
    before = (run_directory / "run.jsonl").read_bytes()
    arguments = ["run", "quickstart", "--limit", str(PROBLEMS), "--answerer", "direct", "--out", str(run_directory)]
    assert CliRunner().invoke(app, [*arguments, "--resume"]).exit_code == 0
    assert (run_directory / "run.jsonl").read_bytes() == before
