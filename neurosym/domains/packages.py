"""Packages that add a domain: writing a new one, and using one that is not installed (yet)."""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from string import Template as Text
from typing import Any

from neurosym.domains import names
from neurosym.errors import NeurosymError
from neurosym.resources import DOMAIN_GROUP, shipped_domains

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LONGEST_NAME = 40
_PROJECT = "pyproject.toml"
_SKELETON = Path(__file__).with_name("skeleton")


def write_package(name: str, folder: Path) -> tuple[Path, ...]:
    """Write an installable package with a new domain that works as it is, and return its files.

    Raises NeurosymError if the name is not fit for one or taken, or the folder exists or cannot be written.
    """
    _refuse_name(name)
    if folder.exists():
        raise NeurosymError(f"{folder} exists already; choose another folder with --package")
    words = {"name": name, "package": f"neurosym_{name}", "project": project_name(name)}
    try:
        return tuple(_written(folder / target, source, words) for target, source in _targets(name))
    except OSError as error:
        raise NeurosymError(f"{folder} cannot be written: {error.strerror}") from None


def project_name(name: str) -> str:
    """What the package of a domain is called for an installer, and its folder."""
    return f"neurosym-{name.replace('_', '-')}"


def _targets(name: str) -> tuple[tuple[str, str], ...]:
    """The files of a package, and what each is made from."""
    return (
        (_PROJECT, "pyproject.toml.txt"),
        (f"neurosym_{name}/{name}.lark", "grammar.lark.txt"),
        (f"neurosym_{name}/__init__.py", "domain.py.txt"),
        (f"neurosym_{name}/{name}.jsonl", "problems.jsonl.txt"),
        (f"tests/test_{name}.py", "test.py.txt"),
    )


def _refuse_name(name: str) -> None:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        hint = f"small letters, digits and single underscores, a letter first, at most {_LONGEST_NAME} characters"
        raise NeurosymError(f"{name!r} cannot be the name of a domain: {hint}")
    if name == "core" or name in names():
        raise NeurosymError(f"there is a domain {name!r} already; known domains: {', '.join(names())}")


def _written(target: Path, source: str, words: Mapping[str, str]) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = (_SKELETON / source).read_text(encoding="utf-8")
    target.write_text(Text(text).substitute(words), encoding="utf-8")
    return target


def offered_domains(folder: Path) -> dict[str, str]:
    """The domains that the package in the folder offers, with their entry points, from its pyproject.toml.

    Raises NeurosymError, naming the file, if it cannot be read or offers no domain.
    """
    offered = _entry_points(folder).get(DOMAIN_GROUP)
    if not isinstance(offered, dict) or not offered:
        hint = f'[project.entry-points."{DOMAIN_GROUP}"]'
        raise NeurosymError(f"{folder / _PROJECT} offers no domain: it has no table {hint}")
    return {str(name): str(value) for name, value in offered.items()}


def _entry_points(folder: Path) -> dict[str, Any]:
    file = folder / _PROJECT
    try:
        project = tomllib.loads(file.read_text(encoding="utf-8")).get("project", {})
    except (OSError, ValueError) as error:
        raise NeurosymError(f"{file} cannot be read: {error}") from None
    points = project.get("entry-points", {}) if isinstance(project, dict) else {}
    return points if isinstance(points, dict) else {}


@contextmanager
def as_if_installed(folder: Path) -> Iterator[None]:
    """Inside, this process and the solvers it starts find the package in the folder as if it were installed.

    Raises NeurosymError as `offered_domains`, and if one of the names is that of a domain of neurosym itself.
    """
    points = offered_domains(folder)
    if taken := sorted(points.keys() & set(shipped_domains())):
        raise NeurosymError(f"{folder / _PROJECT} offers {taken[0]!r}, which is a domain of neurosym itself")
    root = folder / "src" if (folder / "src").is_dir() else folder
    with tempfile.TemporaryDirectory() as site:
        metadata = Path(site) / "neurosym_domain_in_a_folder-0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: neurosym-domain-in-a-folder\nVersion: 0\n", encoding="utf-8"
        )
        lines = [f"[{DOMAIN_GROUP}]", *(f"{name} = {value}" for name, value in points.items())]
        (metadata / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        before = list(sys.path)
        sys.path[:0] = [str(root.resolve()), site]
        try:
            yield
        finally:
            sys.path[:] = before
