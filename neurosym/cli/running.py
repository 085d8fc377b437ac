"""`run`, `report` and `convert`: whole suites."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from neurosym.budget import RETRIES
from neurosym.cli.exits import ExitCode, complain
from neurosym.cli.options import (
    Adapter,
    Candidates,
    Engine,
    EngineChoice,
    Json,
    Model,
    Repair,
    Resume,
    Retries,
    Seconds,
    Seed,
    Threshold,
)
from neurosym.cli.route import Route
from neurosym.resources import AUTO

if TYPE_CHECKING:
    from neurosym.evaluation.problem import Problem
    from neurosym.evaluation.scores import Scores

Suites = Annotated[list[str], typer.Argument(help="Bundled names, files, or hub:NAME@CONFIGURATION#SPLIT.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Only the first so many problems of each suite.")]
Split = Annotated[str | None, typer.Option(help="Only the problems of this split (train, dev, test, ...).")]
RunFolder = Annotated[
    Path | None, typer.Option("--out", "-o", help="The run directory; by default runs/ and the time.")
]
Answerers = Annotated[
    list[str] | None,
    typer.Option(help="Whom to compare with, repeatable: direct, cot, vote, twin, execute, recorded:FILE#MODEL/METHOD"),
]
ProgramDomain = Annotated[
    str | None, typer.Option(help="The domain whose programs are written; by default that of each problem.")
]
Batch = Annotated[int, typer.Option(min=1, help="Problems that are run and kept together.")]
NoGrammar = Annotated[bool, typer.Option("--no-grammar", help="Decode without the grammar of the domain.")]
Deduplicate = Annotated[bool, typer.Option("--deduplicate", help="Leave out problems whose text stood earlier.")]


def run(
    suites: Suites,
    out: RunFolder = None,
    resume: Resume = False,
    split: Split = None,
    limit: Limit = None,
    answerer: Answerers = None,
    domain: ProgramDomain = None,
    engine: EngineChoice = Engine.AUTO,
    candidates: Candidates = 1,
    threshold: Threshold = 0.0,
    retries: Retries = RETRIES,
    repair: Repair = False,
    model: Model = "0.5b",
    adapter: Adapter = None,
    seconds: Seconds = 10.0,
    seed: Seed = 0,
    no_grammar: NoGrammar = False,
    batch: Batch = 64,
    deduplicate: Deduplicate = False,
    as_json: Json = False,
) -> None:
    """Run suites through the pipeline and the answerers into a run directory, and print the scores."""
    from neurosym.evaluation.scoring import score_run

    loaded = _load(suites, split, deduplicate)
    route = Route(
        model=model,
        adapter=adapter,
        domain=domain or AUTO,
        engine=engine,
        candidates=candidates,
        threshold=threshold,
        retries=retries,
        repair=repair,
        seconds=seconds,
        seed=seed,
        constrained=not no_grammar,
    )
    directory = out or Path("runs") / f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    _run(loaded, route, answerer or [], directory, resume=resume, limit=limit, batch=batch)
    _show_scores(score_run(directory), as_json)
    if not as_json:
        print(f"run: {directory}")


def _run(suites: dict[str, list[Problem]], route: Route, answerers: list[str], directory: Path, **options: Any) -> None:
    """Run with a progress bar; on Ctrl-C say what is kept and how to go on."""
    from neurosym.answering.answerers import make_answerer
    from neurosym.answering.limits import within_limit
    from neurosym.cli.progress import progress_bar
    from neurosym.evaluation.runner import run_suites
    from neurosym.evaluation.suite import domains_of

    routes = domains_of(problem for problems in suites.values() for problem in problems)
    pipeline, kept = route.pipeline() if route.domain != AUTO else route.pipeline_for(routes), 0
    named = [name if ":" in name else f"{name}:{route.model}" for name in answerers]
    types = {problem.answer_type for problems in suites.values() for problem in problems}
    made = [make_answerer(within_limit(name, types)) for name in named]
    try:
        with progress_bar("problems") as tell:

            def on_progress(done: int, total: int, doing: str) -> None:
                nonlocal kept
                kept = done
                tell(done, total, doing)

            seeds = {"sampling": route.seed}
            run_suites(suites, pipeline, made, directory, seeds=seeds, on_progress=on_progress, **options)
    except KeyboardInterrupt:
        complain(f"stopped: {kept} problems are kept in {directory}; the same command with --resume goes on")
        raise typer.Exit(ExitCode.INTERRUPTED) from None


def report(
    directory: Annotated[Path, typer.Argument(help="A run directory.")],
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    as_json: Json = False,
) -> None:
    """Score a run, print the scores, and write the HTML report."""
    from neurosym.evaluation.report import write_report
    from neurosym.evaluation.scoring import read_scores

    page = write_report(directory)
    _show_scores(read_scores(directory), as_json)
    if not as_json:
        print(f"report: {page}")
    if open_page:
        typer.launch(page.resolve().as_uri())


def convert(
    suites: Suites,
    engine: EngineChoice = Engine.AUTO,
    seconds: Seconds = 10.0,
    split: Split = None,
    limit: Limit = None,
    deduplicate: Deduplicate = False,
    as_json: Json = False,
) -> None:
    """Turn gold annotations into programs and solve them: what the engines can do without a translator."""
    from neurosym.budget import Budget
    from neurosym.cli.progress import progress_bar
    from neurosym.cli.showing import print_json, show_annotations
    from neurosym.evaluation.annotated import check_annotations

    reports = {}
    for name, problems in _load(suites, split, deduplicate).items():
        with progress_bar("programs") as tell:
            reports[name] = check_annotations(problems[:limit], engine.value, Budget(seconds=seconds), tell)
    if as_json:
        print_json({name: each.model_dump(mode="json") for name, each in reports.items()})
    else:
        show_annotations(reports)


def _load(suites: list[str], split: str | None, deduplicate: bool) -> dict[str, list[Problem]]:
    from neurosym.evaluation.suite import load_suite

    return {name: load_suite(name, split=split, deduplicate=deduplicate) for name in suites}


def _show_scores(scores: Scores, as_json: bool) -> None:
    from neurosym.cli.showing import print_json
    from neurosym.evaluation.report import render_terminal

    if as_json:
        print_json(scores)
    else:
        render_terminal(scores)
