"""Help, and the commands that only tell."""

import json

import pytest
from typer.testing import CliRunner

from neurosym.cli import app
from neurosym.cli.exits import ExitCode
from neurosym.domains import names

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


@pytest.mark.parametrize("name", names())
def test_bundled_domains_have_no_faults(name: str) -> None:
    result = CliRunner().invoke(app, ["domains", "check", name])
    assert (result.exit_code, result.stdout) == (0, "no faults\n")
