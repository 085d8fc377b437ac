"""Help, and the commands that only tell."""

import json
from dataclasses import replace
from fractions import Fraction
from importlib.metadata import version

import pytest
from typer.testing import CliRunner

from neurosym.cli import app
from neurosym.cli.exits import ExitCode
from neurosym.domains import Example, get, names

COMMANDS = ("solve", "translate", "verify", "run", "report", "convert", "model", "train", "domains")


def test_help_lists_every_command_and_the_exit_codes() -> None:
    text = CliRunner().invoke(app, ["--help"]).stdout
    assert all(f" {command} " in text for command in COMMANDS)
    assert all(str(code.value) in text for code in ExitCode)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_the_version_is_that_of_the_installed_package() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"neurosym {version('neurosym')}\n")


def test_wrong_usage_has_exit_code_2() -> None:
    assert CliRunner().invoke(app, ["solve", "x", "--engine", "abacus"]).exit_code == 2
    assert CliRunner().invoke(app, ["cook"]).exit_code == 2


def test_domains_are_listed_with_what_they_are_for() -> None:
    found = json.loads(CliRunner().invoke(app, ["domains", "list", "--json"]).stdout)
    assert tuple(found) == names()
    assert all(found.values())
    assert "equations" in CliRunner().invoke(app, ["domains", "list"]).stdout


def test_a_domain_is_shown_with_grammar_and_examples() -> None:
    shown = json.loads(CliRunner().invoke(app, ["domains", "show", "equations", "--json"]).stdout)
    assert "%import .arithmetic" in shown["grammar"]
    assert shown["examples"][0]["program"] in CliRunner().invoke(app, ["domains", "show", "equations"]).stdout


def test_an_unknown_domain_is_bad_input() -> None:
    result = CliRunner().invoke(app, ["domains", "show", "cookery"])
    assert result.exit_code == 2
    assert "there is no domain 'cookery'" in result.stderr


def test_a_domain_without_faults_is_told_so() -> None:
    result = CliRunner().invoke(app, ["domains", "check", "arithmetic"])
    assert (result.exit_code, result.stdout) == (0, "no faults\n")


def test_every_fault_of_a_domain_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Example("What is 1 + 1?", "answer 1 + 1", (Fraction(3),))
    broken = replace(get("arithmetic"), examples=(wrong,), mistakes=(("answer 2", "no answer"),), templates=())
    monkeypatch.setattr("neurosym.evaluation.conformance.get", lambda name: broken)
    result = CliRunner().invoke(app, ["domains", "check", "arithmetic", "--json"])
    assert result.exit_code == 1
    nowhere = {"file": None, "line": None}
    assert json.loads(result.stdout)["faults"] == [
        {"subject": "example 1", "message": "the answer is 2, not 3", **nowhere},
        {"subject": "mistake 1", "message": "it is accepted", **nowhere},
    ]
