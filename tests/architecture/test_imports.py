"""What may import what, and what must not be loaded before it is needed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("torch", "transformers", "sympy", "z3", "matplotlib", "plotly", "scipy", "statsmodels", "pandas", "numpy")


def loaded_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import neurosym",
        "import neurosym as ns; ns.read('answer 1 + 1')",
        "import neurosym.cli",
        "from typer.testing import CliRunner; from neurosym.cli import app; CliRunner().invoke(app, ['--help'])",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    assert loaded_after(code).isdisjoint(HEAVY)


def test_importing_loads_nothing_of_ours_but_the_top() -> None:
    code = "import neurosym; assert [name for name in sys.modules if name.startswith('neurosym.')] == []"
    loaded_after(code)


def test_every_public_name_is_there() -> None:
    import neurosym

    assert all(getattr(neurosym, name) is not None for name in neurosym.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        neurosym.nothing  # noqa: B018


def test_modules_import_lower_ranks_only() -> None:
    linter = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if linter is None:
        pytest.skip("import-linter is not installed: pip install 'neurosym[dev]'")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
