"""A domain from an installed package does what the built-in ones do: it solves, translates, trains and reports."""

import json
import os
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from neurosym.language import answer_under, read
from neurosym.resources import plugin_domains
from neurosym.solving import Outcome, solve

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tests" / "external_domain"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built and installed by pip into a folder of its own, without a network."""
    pytest.importorskip("hatchling", reason="hatchling is not installed: pip install 'neurosym[dev]'")
    folder = tmp_path_factory.mktemp("site")
    install = "pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --target"
    subprocess.run([sys.executable, "-m", *install.split(), str(folder), str(PACKAGE)], check=True)
    return folder


@pytest.fixture
def installed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is found in this process, by its entry point."""
    monkeypatch.syspath_prepend(str(site))
    assert plugin_domains()["dates"].value == "neurosym_dates:DOMAIN"


def run(site: Path, *arguments: str) -> str:
    """The output of a command, with the package installed."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), str(ROOT)]), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "neurosym", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("day", ["0001-01-01", "1600-02-29", "1900-02-28", "1900-03-01", "1999-12-31", "2000-02-29",
                                 "2024-03-01", "2100-01-01", "9999-12-31"])  # fmt: skip
def test_a_day_has_the_number_and_the_weekday_of_pythons_calendar(day: str) -> None:
    known = date.fromisoformat(day)
    program = read(
        f"the_day = date({known.day}, {known.month}, {known.year})\nanswer the_day, weekday(the_day)", "dates"
    )
    assert answer_under(program, {}) == (known.toordinal(), known.isoweekday())
    for engine in ("sympy", "z3"):
        assert solve(program, engine).answer == (known.toordinal(), known.isoweekday())


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("day", ["29, 2, 1900", "31, 4, 2024", "0, 1, 2024", "1, 13, 2024", "32, 1, 2024"])
def test_what_no_calendar_has_is_no_date(day: str) -> None:
    for engine in ("auto", "sympy", "z3"):
        assert solve(read(f"answer date({day})", "dates"), engine).outcome is Outcome.CONTRADICTION


@pytest.mark.usefixtures("installed")
def test_a_date_is_found_from_what_is_known_of_it() -> None:
    wanted = (
        "unknown day, month, year: natural\ndate(day, month, year) == date(28, 2, 2024) + 2\nanswer day, month, year"
    )
    assert solve(read(wanted, "dates")).answer == (1, 3, 2024)
    count = "unknown year: natural\nyear > 1896 and year < 1910\nleap(year)\nanswer count year"
    assert solve(read(count, "dates")).answer == (Fraction(2),)


def test_a_program_is_solved_by_the_command(site: Path, tmp_path: Path) -> None:
    path = tmp_path / "wait.ns"
    path.write_text("domain dates\nanswer date(3, 7, 2024) - date(21, 5, 2024)\n", encoding="utf-8")
    assert json.loads(run(site, "solve", str(path), "--json"))["answer"] == ["43"]


def test_it_is_checked_like_a_built_in_one(site: Path) -> None:
    assert run(site, "domains", "check", "dates") == "no faults\n"
    assert "dates" in run(site, "domains", "list")
    assert '"dates" "("' not in run(site, "domains", "show", "dates")
