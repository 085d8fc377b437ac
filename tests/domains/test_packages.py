"""A new domain is written whole: it is checked, installed and used as it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from neurosym.domains.packages import as_if_installed, offered_domains, write_package
from neurosym.errors import NeurosymError
from neurosym.evaluation.conformance import faults_in
from neurosym.resources import plugin_domains

ROOT = Path(__file__).parents[2]


def test_what_is_written_has_no_faults(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    files = write_package("written_new", folder)
    assert {str(file.relative_to(folder)) for file in files} == {
        "pyproject.toml",
        "neurosym_written_new/__init__.py",
        "neurosym_written_new/written_new.lark",
        "neurosym_written_new/written_new.jsonl",
        "tests/test_written_new.py",
    }
    assert offered_domains(folder) == {"written_new": "neurosym_written_new:DOMAIN"}
    assert faults_in(folder) == []


def test_its_own_test_passes_before_it_is_installed(tmp_path: Path) -> None:
    write_package("tried", tmp_path / "tried")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path / "tried")]
    done = subprocess.run(command, cwd=tmp_path, env=_environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


def test_installed_it_is_a_domain_like_any_other(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling is not installed: pip install 'neurosym[dev]'")
    folder, site = tmp_path / "package", tmp_path / "site"
    write_package("settled", folder)
    install = "pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --target"
    subprocess.run([sys.executable, "-m", *install.split(), str(site), str(folder)], check=True)
    for arguments, shown in (
        (["domains", "list"], "settled"),
        (["domains", "check", "settled"], "no faults"),
        (["solve", "-p", "answer dozens(3)", "--domain", "settled"], "36"),
    ):
        command = [sys.executable, "-m", "neurosym", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=_environment(site), capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert shown in done.stdout


def _environment(*paths: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (*paths, ROOT)))}


@pytest.mark.parametrize("name", ["Eggs", "eggs-and-ham", "2eggs", "_eggs", "eggs__ham", "", "../eggs", "e" * 41])
def test_a_name_that_cannot_be_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(NeurosymError, match="cannot be the name of a domain: small letters, digits"):
        write_package(name, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["equations", "core"])
def test_a_name_that_is_taken(tmp_path: Path, name: str) -> None:
    with pytest.raises(NeurosymError, match=f"there is a domain '{name}' already; known domains: arithmetic"):
        write_package(name, tmp_path / "new")


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NeurosymError, match="exists already; choose another folder with --package"):
        write_package("beside", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(NeurosymError, match="cannot be written: Not a directory"):
        write_package("beside", tmp_path / "mine.txt" / "new")


@pytest.mark.parametrize(
    ("project", "message"),
    [
        (None, r"pyproject\.toml cannot be read"),
        ("[project", r"pyproject\.toml cannot be read"),
        ("[project]\nname = 'x'\n", r"offers no domain: it has no table \[project\.entry-points"),
        ("[project.entry-points.other]\nx = 'y:z'\n", "offers no domain"),
        ("project = 3\n", "offers no domain"),
        (
            "[project.entry-points.'neurosym.domains']\nequations = 'x:D'\n",
            "'equations', which is a domain of neurosym",
        ),
    ],
)
def test_a_folder_that_offers_no_domain(tmp_path: Path, project: str | None, message: str) -> None:
    if project is not None:
        (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    with pytest.raises(NeurosymError, match=message):
        faults_in(tmp_path)


def test_a_folder_counts_as_installed_only_inside(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    write_package("inside", folder)
    before = list(sys.path)
    with as_if_installed(folder):
        assert plugin_domains()["inside"].value == "neurosym_inside:DOMAIN"
    assert "inside" not in plugin_domains()
    assert sys.path == before


def test_sources_may_lie_in_src(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    write_package("in_src", folder)
    (folder / "src").mkdir()
    (folder / "neurosym_in_src").rename(folder / "src" / "neurosym_in_src")
    assert faults_in(folder) == []
