"""The models' side of a domain from a package: a few training steps, a run with the result, the report."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("peft", reason="peft is not installed: pip install 'neurosym[model]'")
pytest.importorskip("hatchling", reason="hatchling is not installed: pip install 'neurosym[dev]'")

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tests" / "external_domain"
RECIPE = """\
[training]
base = {base}
tokens_per_batch = 512
max_length = 1024

[corpus.sources.dates]
kind = "templates"
domain = "dates"
limit = 12
licence = "Apache-2.0"
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built and installed by pip into a folder of its own, without a network."""
    folder = tmp_path_factory.mktemp("site")
    install = "pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --target"
    subprocess.run([sys.executable, "-m", *install.split(), str(folder), str(PACKAGE)], check=True)
    return folder


def run(site: Path, *arguments: str) -> str:
    """The output of a command, with the package installed."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), str(ROOT)]), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "neurosym", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_it_trains_on_its_templates_and_reports_a_run(site: Path, tiny: Path, tmp_path: Path) -> None:
    recipe, adapter, directory = tmp_path / "dates.toml", tmp_path / "adapter", tmp_path / "run"
    recipe.write_text(RECIPE.format(base=json.dumps(str(tiny))), encoding="utf-8")
    state = json.loads(run(site, "train", str(recipe), "--out", str(adapter), "--json"))
    assert state["step"] >= 3
    assert state["pairs"] == 12
    texts = [json.loads(line)["text"] for line in (adapter / "pairs.jsonl").read_text().splitlines()]
    assert any("What weekday does that make it?" in text for text in texts)

    chosen = ["--domain", "dates", "--model", str(tiny), "--adapter", str(adapter)]
    scores = json.loads(run(site, "run", "dates", *chosen, "--limit", "3", "--out", str(directory), "--json"))
    assert scores["overall"]["n"] == 3
    assert json.loads(run(site, "report", str(directory), "--json"))["overall"]["n"] == 3
    assert "Ida&#39;s holidays" in (page := (directory / "report.html").read_text()) or len(page) > 10_000


@pytest.mark.weights
@pytest.mark.timeout(1800)
def test_the_base_model_translates_after_the_examples_alone(site: Path, tmp_path: Path) -> None:
    from neurosym.evaluation.records import read_records
    from neurosym.translation.weights import find_weights

    find_weights("0.5b")
    directory = tmp_path / "run"
    run(
        site,
        "run",
        "dates",
        "--domain",
        "dates",
        "--adapter",
        "none",
        "--retries",
        "0",
        "--limit",
        "6",
        "--out",
        str(directory),
    )
    records = list(read_records(directory))
    fates = [candidate.fate for record in records for candidate in record.pipeline.candidates]
    assert len(fates) == 6
    assert "parse_error" not in fates  # it writes under the grammar of the package
    assert any("date(" in (record.pipeline.program or "") for record in records)
