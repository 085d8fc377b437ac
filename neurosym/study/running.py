"""The runs of a study: one run directory for each suite and pipeline, each resumable on its own."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.answering.answerers import make_answerer
from neurosym.answering.limits import within_limit
from neurosym.answering.records import Answerer, ProgramAnswerer
from neurosym.domains import get
from neurosym.errors import ModelError, RunError, SuiteError
from neurosym.evaluation.judging import Judged, judge
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import RECORDS_FILE, read_records
from neurosym.evaluation.runner import run_suites
from neurosym.evaluation.suite import domains_of, load_suite
from neurosym.study.config import PipelineEntry, StudyConfig, SuiteEntry
from neurosym.study.perturbations import perturbed
from neurosym.study.workers import make_side_by_side
from neurosym.translation.model import ADAPTER_MANIFEST
from neurosym.translation.weights import CATALOGUE, find_weights

if TYPE_CHECKING:
    from neurosym.pipeline import SolvesMany
    from neurosym.translation.records import Translator

OnProgress = Callable[[int, int, str], None]
"""Told how many problems of the study are done, of how many, and what is being done now."""


class OutOfTimeError(Exception):
    """The study's minutes are over; caught where the runs are made."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One run: a suite's sample through one pipeline; the first pipeline of a suite has the answerers beside it."""

    suite: SuiteEntry
    pipeline: str
    problems: tuple[Problem, ...]
    answerers: tuple[str, ...]

    @property
    def name(self) -> str:
        """The folder of its run."""
        return f"{self.suite.label}.{self.pipeline}"

    @property
    def answer_types(self) -> frozenset[str]:
        """The kinds of its answers, which say how long an answerer may think."""
        return frozenset(problem.answer_type for problem in self.problems)


@dataclass(slots=True)
class Plan:
    """All runs of a study, and what cannot be had, with the reason."""

    cells: list[Cell] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)


def plan(config: StudyConfig) -> Plan:
    """The cells of a study; main pipelines come first, so that a study cut short has every suite.

    Raises SuiteError for a suite that cannot be read, unless it is optional.
    """
    made, later = Plan(), []
    for entry in config.suites:
        try:
            problems = sampled(load_suite(entry.source, split=entry.split), entry.limit, config.seed)
        except SuiteError as error:
            if not entry.optional:
                raise
            made.missing[entry.label] = str(error)
            continue
        if entry.perturb:
            problems = tuple(perturbed(problems, config.seed))
        first, *others = entry.pipelines
        made.cells.append(Cell(entry, first, problems, entry.answerers))
        later += [Cell(entry, name, problems, ()) for name in others]
    made.cells = [had for cell in made.cells + later if (had := _had(cell, config, made.missing)) is not None]
    return made


def _had(cell: Cell, config: StudyConfig, missing: dict[str, str]) -> Cell | None:
    """The cell without the twins whose adapters are not there, or None without its own; both are said."""
    directory = config.pipelines[cell.pipeline].directory
    if directory and not _is_adapter(directory):
        missing[cell.name] = f"there is no adapter in {directory}"
        return None
    there = []
    for name in cell.answerers:
        _, _, path = name.partition("#") if name.startswith("twin:") else ("", "", "")
        if path and not _is_adapter(Path(path)):
            missing[f"{cell.name} {name}"] = f"there is no adapter in {path}"
        else:
            there.append(name)
    return replace(cell, answerers=tuple(there))


def _is_adapter(directory: Path) -> bool:
    return (directory / ADAPTER_MANIFEST).is_file()


def sampled(problems: Sequence[Problem], limit: int | None, seed: int) -> tuple[Problem, ...]:
    """A sample without replacement, in the file's order; all of them if there are no more than `limit`."""
    if limit is None or len(problems) <= limit:
        return tuple(problems)
    chosen = sorted(random.Random(seed).sample(range(len(problems)), limit))
    return tuple(problems[place] for place in chosen)


def make_pipeline(entry: PipelineEntry, domain: str, seed: int) -> SolvesMany:
    """The pipeline that an entry describes. Nothing is loaded before it is used."""
    from neurosym.pipeline import Pipeline
    from neurosym.translation.choosing import translator_for

    adapter = {"": None, "none": ""}.get(entry.adapter, entry.adapter)
    translator = (
        translator_for(entry.model, domain, adapter, seed=seed, constrained=entry.constrained)
        if entry.names and entry.notes
        else _plainer_translator(entry, domain, seed)
    )
    return Pipeline(translator, candidates=entry.candidates, retries=entry.retries, repair=entry.repair)


def _plainer_translator(entry: PipelineEntry, domain: str, seed: int) -> Translator:
    """The base model after examples without names or notes. Raises RunError where these are part of the text."""
    from neurosym.translation.translator import SmallModelTranslator

    if get(domain).sentences:
        raise RunError(f"names and notes cannot be switched off for {domain}: its names are those of the text")
    return SmallModelTranslator(
        entry.model, domain, "", seed=seed, constrained=entry.constrained, names=entry.names, notes=entry.notes
    )


def lacking_weights(answerer: str) -> str:
    """Why an answerer of a model in the catalogue cannot be had, or ""; weights that are not here are fetched."""
    model = answerer.partition(":")[2].partition("#")[0]
    try:
        if model in CATALOGUE:
            find_weights(model)
    except ModelError as error:
        return str(error)
    return ""


@dataclass(slots=True)
class Runs:
    """Makes the runs of a study in `directory`.

    pipeline, answerer: how these are made; tests put others in their place. lacking: why an answerer cannot be had.
    workers: how many runs are made at once, each by a process of its own (see `workers`).
    """

    config: StudyConfig
    directory: Path
    pipeline: Callable[[PipelineEntry, str, int], SolvesMany] = make_pipeline
    answerer: Callable[[str], Answerer | ProgramAnswerer] = make_answerer
    lacking: Callable[[str], str] = lacking_weights
    clock: Callable[[], float] = time.monotonic
    workers: int = 1

    def make(self, made: Plan, on_progress: OnProgress) -> None:
        """Run every cell, going on where a run was stopped.

        What time does not allow, and cells whose models cannot be had, are put under missing.
        """
        deadline = self.clock() + 60 * self.config.minutes
        cells = [self._with_answerers(cell, made.missing) for cell in made.cells]
        finished = [0] * len(cells)
        total = sum(len(cell.problems) for cell in cells)

        def tell(place: int, done: int, doing: str) -> None:
            finished[place] = done
            on_progress(sum(finished), total, f"{cells[place].name}: {doing}")

        if self.workers > 1 and len(cells) > 1:
            made.missing |= make_side_by_side(self, cells, deadline, tell)
            return
        for place, cell in enumerate(cells):
            made.missing |= self.make_cell(cell, deadline, partial(tell, place))

    def make_cell(self, cell: Cell, deadline: float, tell: Callable[[int, str], None]) -> dict[str, str]:
        """Run one cell until the clock shows `deadline`; what is missing of it, and why.

        tell: told how many of its problems are done, and what is being done now.
        """

        def on_progress(done: int, _: int, doing: str) -> None:
            tell(done, doing)
            if self.clock() > deadline and done < len(cell.problems):
                raise OutOfTimeError

        try:
            self._run(cell, on_progress)
        except OutOfTimeError:
            there = len(list(self._records(cell)))
            limit = f"the study's {self.config.minutes:g} minutes were over"
            return {cell.name: f"{there} of {len(cell.problems)} problems were run: {limit}"}
        except ModelError as error:
            return {cell.name: str(error)}
        return {}

    def _with_answerers(self, cell: Cell, missing: dict[str, str]) -> Cell:
        """The cell with the answerers that can be had; one that cannot must not cost the others their run."""
        lacking = {name: why for name in cell.answerers if (why := self.lacking(name))}
        missing.update({f"{cell.name} {name}": why for name, why in lacking.items()})
        return replace(cell, answerers=tuple(name for name in cell.answerers if name not in lacking))

    def _run(self, cell: Cell, tell: OnProgress) -> None:
        from neurosym.routing import pipeline_for

        entry, chosen = self.config.pipelines[cell.pipeline], cell.suite.domain
        routes = {text: chosen or domain for text, domain in domains_of(cell.problems).items()}
        run_suites(
            {cell.suite.label: cell.problems},
            pipeline_for(routes, lambda domain: self.pipeline(entry, domain, self.config.seed)),
            [self.answerer(within_limit(name, cell.answer_types)) for name in cell.answerers],
            self.folder(cell),
            resume=(self.folder(cell) / RECORDS_FILE).exists(),
            batch=cell.suite.batch,
            seeds={"sampling": self.config.seed, "sample": self.config.seed},
            on_progress=tell,
        )

    def folder(self, cell: Cell) -> Path:
        """The run directory of a cell."""
        return self.directory / "runs" / cell.name

    def _records(self, cell: Cell) -> Iterator[object]:
        if (self.folder(cell) / RECORDS_FILE).exists():
            yield from read_records(self.folder(cell))

    def judged(self, made: Plan) -> dict[str, dict[str, list[Judged]]]:
        """What the runs hold: by suite, by pipeline, the judged records; cells without records are left out."""
        found: dict[str, dict[str, list[Judged]]] = {}
        for cell in made.cells:
            if (self.folder(cell) / RECORDS_FILE).exists():
                records = [judge(record) for record in read_records(self.folder(cell))]
                if records:
                    found.setdefault(cell.suite.label, {})[cell.pipeline] = records
        return found


def first_pipelines(config: StudyConfig) -> dict[str, str]:
    """Of each suite its first pipeline, beside which the answerers stand."""
    return {entry.label: entry.pipelines[0] for entry in config.suites}


def main_runs(config: StudyConfig, runs: Mapping[str, Mapping[str, list[Judged]]]) -> dict[str, list[Judged]]:
    """Of each suite the run of its first pipeline."""
    first = first_pipelines(config)
    return {suite: of[first[suite]] for suite, of in runs.items() if first[suite] in of}
