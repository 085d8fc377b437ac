"""With what a run was made: versions of the packages that matter, and the state of the checkout."""

from __future__ import annotations

import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from neurosym.evaluation.records import GitState, Session

_PACKAGES = (
    "neurosym",
    "lark",
    "sympy",
    "z3-solver",
    "torch",
    "transformers",
    "peft",
    "llguidance",
    "math-verify",
)


def session() -> Session:
    """A session that starts now."""
    started = datetime.now(UTC).isoformat(timespec="seconds")
    return Session(started=started, versions=versions(), git=git_state(Path(__file__).parents[2]))


def versions() -> dict[str, str]:
    """The versions of Python and of those packages that are installed."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def git_state(checkout: Path) -> GitState | None:
    """Commit and changes of a checkout, or None where there is no checkout or no git."""
    if not (checkout / ".git").exists():
        return None
    try:
        commit = _git(checkout, "rev-parse", "HEAD")
        return GitState(commit=commit, changed=bool(_git(checkout, "status", "--porcelain")))
    except (OSError, subprocess.CalledProcessError):
        return None


def _git(checkout: Path, *command: str) -> str:
    done = subprocess.run(["git", "-C", str(checkout), *command], capture_output=True, text=True, check=True)
    return done.stdout.strip()
