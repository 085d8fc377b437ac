"""Suites: named files of problems, found by name, by path, or on the Hugging Face hub."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from neurosym import domains
from neurosym.errors import SuiteError
from neurosym.evaluation.importers import read_problems, read_rows
from neurosym.evaluation.problem import AnswerType, Problem
from neurosym.resources import plugin_domains, problems_dir

__all__ = ["AnswerType", "Problem", "deduplicated", "domains_of", "fingerprint", "load_suite", "suite_names"]

_HUB = "hub:"


def suite_names() -> tuple[str, ...]:
    """The names of the suites that come with neurosym."""
    return tuple(sorted(path.stem for path in problems_dir().glob("*.jsonl")))


def load_suite(source: str | Path, *, split: str | None = None, deduplicate: bool = False) -> list[Problem]:
    """The problems of a suite, in the file's order.

    source: the name of a bundled suite or of an installed package's domain, a file in a format that `importers`
    knows, or `hub:NAME[@CONFIGURATION][#SPLIT]` for a data set on the Hugging Face hub (extra `hub`; the split
    is `test` if none is given). A problem without a domain, and without a program, has that which its words tell.
    split: only the problems of this split.
    deduplicate: leave out a problem whose prompt stood earlier but for case and white space.
    Raises SuiteError, naming file, line and field: a file is taken whole or not at all.
    """
    if isinstance(source, str) and source.startswith(_HUB):
        problems = _from_hub(source)
    else:
        problems = read_problems(_find(source))
    problems = _with_domains(problems)
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


def domains_of(problems: Iterable[Problem]) -> dict[str, str]:
    """The domain in which the programs of each prompt are written; arithmetic is said in equations.

    Raises NeurosymError if a problem names a domain that is none.
    """
    wide, named = domains.get("equations"), {problem.prompt: problem.domain for problem in problems}
    said_in = {name: wide.name if domains.get(name).family == wide.family else name for name in set(named.values())}
    return {prompt: said_in[name] for prompt, name in named.items()}


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


def _with_domains(problems: list[Problem]) -> list[Problem]:
    unknown = [p for p in problems if "domain" not in p.model_fields_set and p.program is None]
    if not unknown:
        return problems
    from neurosym.translation.recognition import recognize, told

    found = recognize([told(problem.context, problem.text) for problem in unknown])
    named = dict(zip((problem.id for problem in unknown), found, strict=True))
    return [p.model_copy(update={"domain": named[p.id]}) if p.id in named else p for p in problems]


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
