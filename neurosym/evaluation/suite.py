"""Suites: named files of problems, found by name, by path, or on the Hugging Face hub."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from neurosym import domains
from neurosym.errors import SuiteError
from neurosym.evaluation.importers import read_problems, read_rows
from neurosym.evaluation.problem import AnswerType, Problem
from neurosym.resources import plugin_domains, problems_dir

__all__ = ["AnswerType", "Problem", "common_domain", "deduplicated", "fingerprint", "load_suite", "suite_names"]

_HUB = "hub:"


def suite_names() -> tuple[str, ...]:
    """The names of the suites that come with neurosym."""
    return tuple(sorted(path.stem for path in problems_dir().glob("*.jsonl")))


def load_suite(source: str | Path, *, split: str | None = None, deduplicate: bool = False) -> list[Problem]:
    """The problems of a suite, in the file's order.

    source: the name of a bundled suite or of an installed package's domain, a file in a format that `importers`
    knows, or `hub:NAME[@CONFIGURATION][#SPLIT]` for a data set on the Hugging Face hub (extra `hub`; the split
    is `test` if none is given).
    split: only the problems of this split.
    deduplicate: leave out a problem whose prompt stood earlier but for case and white space.
    Raises SuiteError, naming file, line and field: a file is taken whole or not at all.
    """
    if isinstance(source, str) and source.startswith(_HUB):
        problems = _from_hub(source)
    else:
        problems = read_problems(_find(source))
    _refuse_repeated_ids(problems, str(source))
    if split is not None:
        problems = _of_split(problems, split, str(source))
    return deduplicated(problems) if deduplicate else problems


def deduplicated(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those whose prompt stood earlier but for case and white space."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(" ".join(problem.prompt.casefold().split()), problem)
    return list(first.values())


def common_domain(suites: Mapping[str, Sequence[Problem]]) -> str:
    """The one domain that can say all the problems; arithmetic is said in equations.

    Raises SuiteError if they need several: one translator writes the programs of a run.
    """
    wide = domains.get("equations")
    named = {problem.domain for problems in suites.values() for problem in problems}
    needed = {wide.name if domains.get(name).family == wide.family else name for name in named}
    if len(needed) > 1:
        listed = ", ".join(sorted(needed))
        raise SuiteError(f"the problems belong to several domains ({listed}): run each apart, or say --domain")
    return needed.pop() if needed else wide.name


def fingerprint(problems: Sequence[Problem]) -> str:
    """A SHA-256 of all that the problems say, in order."""
    digest = hashlib.sha256()
    for problem in problems:
        digest.update(problem.model_dump_json().encode())
        digest.update(b"\n")
    return digest.hexdigest()


def _find(source: str | Path) -> Path:
    path = Path(source)
    if path.is_file():
        return path
    bundled = problems_dir() / f"{source}.jsonl"
    if path.name == str(source) and bundled.is_file():
        return bundled
    offered = plugin_domains()
    if source in offered and (problems := domains.get(str(source)).problems) is not None:
        return problems
    known = ", ".join((*suite_names(), *sorted(offered)))
    raise SuiteError(f"there is no suite {str(source)!r}: give a file, hub:NAME, or one of {known}")


def _of_split(problems: Sequence[Problem], split: str, source: str) -> list[Problem]:
    chosen = [problem for problem in problems if problem.split == split]
    if not chosen:
        known = ", ".join(sorted({problem.split or "(none)" for problem in problems}))
        raise SuiteError(f"{source} has no split {split!r}; its splits: {known}")
    return chosen


def _refuse_repeated_ids(problems: Sequence[Problem], source: str) -> None:
    """An id names one problem: a resumed run goes by it."""
    seen: set[str] = set()
    for problem in problems:
        if problem.id in seen:
            raise SuiteError(f"{source}, field id: {problem.id!r} stands for more than one problem")
        seen.add(problem.id)


def _from_hub(source: str) -> list[Problem]:
    try:
        import datasets
    except ImportError:
        raise SuiteError("suites from the hub need the extra `hub`: pip install 'neurosym[hub]'") from None
    from huggingface_hub.errors import HfHubHTTPError

    name, _, split = source.removeprefix(_HUB).partition("#")
    name, _, configuration = name.partition("@")
    split = split or "test"
    try:
        rows: Iterable[dict[str, Any]] = datasets.load_dataset(name, configuration or None, split=split)
    except (OSError, ValueError, HfHubHTTPError, datasets.exceptions.DatasetsError) as error:
        raise SuiteError(f"{source} cannot be had: {error}") from None
    return read_rows(rows, suite=name.rpartition("/")[2], split=split, source=f"hub:{name}")
