"""The wheel works where there is no checkout: grammars, problems and adapters are inside."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytest.importorskip("hatchling", reason="hatchling is not installed: pip install 'neurosym[dev]'")

TRIED = """
import json, neurosym as ns
from neurosym.evaluation.suite import suite_names
from neurosym.resources import adapters_dir
print(json.dumps({
    "place": ns.__file__,
    "answer": ns.print_answer(ns.solve_program("unknown x: integer\\nx * 2 == 14\\nanswer x").answer),
    "suites": suite_names(),
    "adapters": sorted(path.name for path in adapters_dir().iterdir()),
}))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_works_outside_the_checkout(site: Path, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(site), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", TRIED], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert Path(found["place"]).is_relative_to(site)
    assert found["answer"] == "7"
    assert found["suites"] == sorted(path.stem for path in (ROOT / "problems").glob("*.jsonl"))
    assert found["adapters"] == sorted(path.name for path in (ROOT / "adapters").iterdir())


def test_the_wheel_holds_the_types_and_the_page_template(site: Path) -> None:
    assert (site / "neurosym" / "py.typed").is_file()
    assert list((site / "neurosym" / "evaluation" / "templates").iterdir())


def test_the_wheel_holds_the_price_table(site: Path) -> None:
    assert (site / "neurosym" / "study" / "prices.toml").is_file()


def test_the_wheel_is_small_enough(site: Path) -> None:
    adapters = sum(path.stat().st_size for path in (site / "neurosym" / "_data" / "adapters").rglob("*"))
    assert adapters <= 40_000_000
