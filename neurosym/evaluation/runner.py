"""Running suites: batch by batch through the symbolic route and every answerer, into a run directory.

A failure of one problem is a recorded outcome; an error that concerns the run (no model, a full
disk) stops it with everything up to the last whole batch kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.answering.records import Answerer, ModelAnswer, ProgramAnswerer
from neurosym.errors import RunError
from neurosym.evaluation.journal import Journal, key
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.provenance import session
from neurosym.evaluation.recording import answer_record, pipeline_record
from neurosym.evaluation.records import RunConfig, RunRecord, SuiteEntry
from neurosym.evaluation.suite import fingerprint

if TYPE_CHECKING:
    from neurosym.pipeline import Result, SolvesMany

OnProgress = Callable[[int, int, str], None]
"""Told how many problems are done, of how many, and what is being done now."""


def run_suites(
    suites: Mapping[str, Sequence[Problem]],
    pipeline: SolvesMany,
    answerers: Sequence[Answerer | ProgramAnswerer],
    directory: Path,
    *,
    resume: bool = False,
    limit: int | None = None,
    batch: int = 64,
    seeds: Mapping[str, int] | None = None,
    on_progress: OnProgress | None = None,
) -> int:
    """Run every problem of the suites once, and say how many records the directory holds.

    suites: the name a suite was asked for by, and its problems. limit: only so many of each suite.
    batch: problems that are translated, answered and kept together. seeds: kept in the configuration.
    resume: go on with a run that was stopped, with nothing lost and nothing repeated.
    Raises RunError as `Journal` does, or if two problems have one suite and id, or two answerers one name.
    """
    chosen = {name: list(problems[:limit]) for name, problems in suites.items()}
    config = _config(chosen, pipeline, answerers, limit, seeds or {})
    problems = [problem for suite in chosen.values() for problem in suite]
    _refuse_doubles([key(problem) for problem in problems], "problem")
    _refuse_doubles(config.answerers, "answerer")
    report = on_progress or _silent
    with Journal(directory, config, session(), resume=resume) as journal:

        def doing(what: str) -> None:
            report(len(journal.done), len(problems), what)

        waiting = [problem for problem in problems if key(problem) not in journal.done]
        for start in range(0, len(waiting), batch):
            journal.append(_run_batch(waiting[start : start + batch], pipeline, answerers, doing))
        doing("done")
        return len(journal.done)


def _run_batch(
    problems: Sequence[Problem],
    pipeline: SolvesMany,
    answerers: Sequence[Answerer | ProgramAnswerer],
    doing: Callable[[str], None],
) -> list[RunRecord]:
    texts, ids = [problem.prompt for problem in problems], [problem.id for problem in problems]
    doing("programs")
    results = pipeline.solve_many(texts, lambda done, of: doing(f"programs {done}/{of}"))
    answers = {}
    for answerer in answerers:
        doing(answerer.name)
        answers[answerer.name] = _asked(answerer, texts, ids, results)
    return [
        RunRecord(
            problem=problem,
            pipeline=pipeline_record(results[place]),
            answers={name: answer_record(given[place]) for name, given in answers.items()},
        )
        for place, problem in enumerate(problems)
    ]


def _asked(
    answerer: Answerer | ProgramAnswerer, texts: Sequence[str], ids: Sequence[str], results: Sequence[Result]
) -> list[ModelAnswer]:
    if isinstance(answerer, ProgramAnswerer):
        return answerer.answer_programs([result.program for result in results])
    return answerer.answer_many(texts, ids=ids)


def _config(
    suites: Mapping[str, Sequence[Problem]],
    pipeline: SolvesMany,
    answerers: Sequence[Answerer | ProgramAnswerer],
    limit: int | None,
    seeds: Mapping[str, int],
) -> RunConfig:
    entries = tuple(
        SuiteEntry(name=name, problems=len(problems), sha256=fingerprint(problems)) for name, problems in suites.items()
    )
    return RunConfig(
        suites=entries,
        limit=limit,
        # Through JSON, so that what is compared on resuming is what a file can hold.
        pipeline=json.loads(json.dumps(pipeline.settings())),
        answerers=tuple(answerer.name for answerer in answerers),
        seeds=dict(seeds),
    )


def _refuse_doubles(names: Sequence[object], what: str) -> None:
    seen = set()
    for name in names:
        if name in seen:
            raise RunError(f"the run has more than one {what} {name!r}")
        seen.add(name)


def _silent(done: int, total: int, doing: str) -> None:
    """Report nothing."""
