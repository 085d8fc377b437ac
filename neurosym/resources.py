"""Where the files lie that are not code: grammars, problems, adapters, and the user's cache.

In a checkout they stand in the top folder; in an installed wheel under `neurosym/_data/`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.errors import NeurosymError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

DOMAIN_GROUP = "neurosym.domains"
AUTO = "auto"
"""In place of a domain's name: the words of each text tell."""
_CORE = "core"
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _data_dir() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def grammars_dir() -> Path:
    """The folder of the grammars that come with neurosym."""
    return _data_dir() / "grammars"


def problems_dir() -> Path:
    """The folder of the problem suites that come with neurosym."""
    return _data_dir() / "problems"


def adapters_dir() -> Path:
    """The folder of the trained adapters that come with neurosym."""
    return _data_dir() / "adapters"


def cache_dir() -> Path:
    """The user's cache folder: `$NEUROSYM_CACHE`, else `neurosym` in the XDG cache. It may not exist yet."""
    chosen = os.environ.get("NEUROSYM_CACHE")
    if chosen:
        return Path(chosen).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "neurosym"


def shipped_domains() -> tuple[str, ...]:
    """The names of the domains whose grammar comes with neurosym, sorted."""
    return tuple(sorted(path.stem for path in grammars_dir().glob("*.lark") if path.stem != _CORE))


def plugin_domains() -> dict[str, EntryPoint]:
    """The domains that other installed packages offer in the entry-point group `neurosym.domains`.

    Of two packages that offer the same name, the one that Python would import from first counts.
    """
    from importlib.metadata import entry_points

    found: dict[str, EntryPoint] = {}
    for point in entry_points(group=DOMAIN_GROUP):
        found.setdefault(point.name, point)
    return found


def grammar_path(name: str) -> Path:
    """The grammar file of a domain, shipped with neurosym or offered by an installed package.

    Raises NeurosymError for a name that is no domain's.
    """
    for path in _candidates(name):
        if path.is_file():
            return path
    known = ", ".join(sorted({*shipped_domains(), *plugin_domains()}))
    raise NeurosymError(f"there is no domain {name!r}; known domains: {known}")


def _candidates(name: str) -> Iterator[Path]:
    if not _PLAIN_NAME.fullmatch(name):  # a name, never a path
        return
    yield grammars_dir() / f"{name}.lark"
    plugin = plugin_domains().get(name)
    if plugin is not None:
        yield Path(plugin.load().grammar)
