"""The notebooks run from top to bottom, and are kept without outputs."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("nbclient", reason="nbclient is not installed: pip install 'neurosym[dev]'")

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
SECONDS_A_CELL = 300

every_notebook = pytest.mark.parametrize(
    "path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem
)


def read_notebook(path: Path) -> Any:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    return notebook


@every_notebook
def test_no_outputs_are_stored(path: Path) -> None:
    for cell in read_notebook(path).cells:
        if cell.cell_type == "code":
            assert not cell.outputs, cell.source
            assert cell.execution_count is None, cell.source


@pytest.mark.weights
@pytest.mark.timeout(1800)
@every_notebook
def test_it_runs(path: Path) -> None:
    pytest.importorskip("torch", reason="torch is not installed: pip install 'neurosym[model]'")
    from neurosym.translation.weights import find_weights

    find_weights("0.5b")  # fetching takes no part of a cell's time
    notebook = read_notebook(path)
    resources = {"metadata": {"path": str(ROOT)}}
    NotebookClient(notebook, timeout=SECONDS_A_CELL, kernel_name="python3", resources=resources).execute()
