"""`solve`, `translate` and `verify`: one problem at a time."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from neurosym.cli.exits import ExitCode
from neurosym.cli.given import read_given
from neurosym.cli.options import (
    AsProgram,
    Candidates,
    Domain,
    Engine,
    EngineChoice,
    Json,
    Model,
    Repair,
    Seconds,
    Text,
    Threshold,
)

if TYPE_CHECKING:
    from neurosym.evaluation.records import PipelineRecord
    from neurosym.pipeline import Pipeline


def solve(
    text: Text,
    program: AsProgram = False,
    domain: Domain = "equations",
    engine: EngineChoice = Engine.AUTO,
    candidates: Candidates = 1,
    model: Model = "0.5b",
    threshold: Threshold = 0.0,
    repair: Repair = False,
    seconds: Seconds = 10.0,
    as_json: Json = False,
) -> None:
    """Solve a problem in English, or a program. Exit code 1 if there is no one answer."""
    from neurosym.cli.showing import print_json, show_record
    from neurosym.evaluation.recording import pipeline_record

    given = read_given(text, program)
    if given.is_program:
        record = _solved_program(given.text, domain, engine, seconds)
    else:
        pipeline = make_pipeline(model, engine, candidates, threshold, repair, seconds)
        record = pipeline_record(pipeline.solve(given.text))
    if as_json:
        print_json(record)
    else:
        show_record(record)
    raise typer.Exit(ExitCode.OK if record.outcome == "solved" else ExitCode.NOT_SUCCESSFUL)


def _solved_program(text: str, domain: str, engine: Engine, seconds: float) -> PipelineRecord:
    from neurosym.budget import Budget
    from neurosym.evaluation.recording import solution_record
    from neurosym.language import read
    from neurosym.solving import solve_isolated

    program = read(text, domain)
    return solution_record(program, solve_isolated(program, engine.value, Budget(seconds=seconds)))


def make_pipeline(
    model: str, engine: Engine, candidates: int, threshold: float, repair: bool, seconds: float
) -> Pipeline:
    """The pipeline that the options of a command ask for; its model is loaded when it is first needed."""
    from neurosym.budget import Budget
    from neurosym.pipeline import Pipeline

    return Pipeline(
        model=model,
        engine=engine.value,
        candidates=candidates,
        threshold=threshold,
        repair=repair,
        budget=Budget(seconds=seconds),
    )


def translate(
    text: Text,
    candidates: Candidates = 1,
    model: Model = "0.5b",
    as_json: Json = False,
) -> None:
    """Translate a problem in English into a program, without solving it."""
    from neurosym.cli.showing import print_json, show_translation
    from neurosym.pipeline import Pipeline

    given = read_given(text)
    (translation,) = Pipeline(model=model).translator.translate([given.text], k=candidates)
    if as_json:
        print_json(asdict(translation))
    else:
        show_translation(translation)


def verify(
    text: Text,
    claim: Annotated[str, typer.Option("--claim", "-c", help="The answer that somebody claims.")],
    program: AsProgram = False,
    domain: Domain = "equations",
    engine: EngineChoice = Engine.AUTO,
    candidates: Candidates = 1,
    model: Model = "0.5b",
    threshold: Threshold = 0.0,
    repair: Repair = False,
    seconds: Seconds = 10.0,
    as_json: Json = False,
) -> None:
    """Hold a claimed answer against the exact one. Exit code 1 unless it is confirmed."""
    from neurosym.api import verify_program, verify_result
    from neurosym.budget import Budget
    from neurosym.cli.showing import print_json, show_verification

    given = read_given(text, program)
    if given.is_program:
        verdict = verify_program(given.text, claim, domain, engine.value, Budget(seconds=seconds))
    else:
        pipeline = make_pipeline(model, engine, candidates, threshold, repair, seconds)
        verdict = verify_result(pipeline.solve(given.text), claim)
    if as_json:
        print_json(asdict(verdict))
    else:
        show_verification(verdict)
    raise typer.Exit(ExitCode.OK if verdict.verdict == "confirmed" else ExitCode.NOT_SUCCESSFUL)
