"""`solve`, `translate` and `verify`: one problem at a time."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from neurosym.budget import RETRIES
from neurosym.cli.exits import ExitCode
from neurosym.cli.given import read_given
from neurosym.cli.options import (
    Adapter,
    AsProgram,
    Candidates,
    Domain,
    Engine,
    EngineChoice,
    Json,
    Model,
    Repair,
    Retries,
    Seconds,
    Seed,
    Text,
    Threshold,
)
from neurosym.cli.route import Route
from neurosym.resources import AUTO

if TYPE_CHECKING:
    from neurosym.evaluation.records import PipelineRecord

Claim = Annotated[str, typer.Option("--claim", "-c", help="The answer that somebody claims.")]


def solve(
    text: Text,
    program: AsProgram = False,
    domain: Domain = AUTO,
    engine: EngineChoice = Engine.AUTO,
    candidates: Candidates = 1,
    threshold: Threshold = 0.0,
    retries: Retries = RETRIES,
    repair: Repair = False,
    model: Model = "0.5b",
    adapter: Adapter = None,
    seconds: Seconds = 10.0,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Solve a problem in English, or a program. Exit code 1 if there is no one answer."""
    from neurosym.cli.showing import print_json, record_as_json, show_record
    from neurosym.evaluation.recording import pipeline_record

    route = Route(
        model=model,
        adapter=adapter,
        domain=domain,
        engine=engine,
        candidates=candidates,
        threshold=threshold,
        retries=retries,
        repair=repair,
        seconds=seconds,
        seed=seed,
    )
    given = read_given(text, program)
    if given.is_program:
        record = _solved(given.text, route)
    else:
        record = pipeline_record(route.recognized(given.text).pipeline().solve(given.text))
    if as_json:
        print_json(record_as_json(record))
    else:
        show_record(record)
    raise typer.Exit(ExitCode.OK if record.outcome == "solved" else ExitCode.NOT_SUCCESSFUL)


def _solved(text: str, route: Route) -> PipelineRecord:
    from neurosym.evaluation.recording import solution_record
    from neurosym.language import read
    from neurosym.solving import solve_isolated

    program = read(text, _of_program(route.domain))
    return solution_record(program, solve_isolated(program, route.engine.value, route.budget))


def _of_program(domain: str) -> str:
    """The domain of a program whose first line names none."""
    from neurosym.language import DEFAULT_DOMAIN

    return DEFAULT_DOMAIN if domain == AUTO else domain


def translate(
    text: Text,
    domain: Domain = AUTO,
    candidates: Candidates = 1,
    model: Model = "0.5b",
    adapter: Adapter = None,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Translate a problem in English into a program, without solving it."""
    from neurosym.cli.showing import print_json, show_translation

    given = read_given(text)
    route = Route(model=model, adapter=adapter, domain=domain, seed=seed)
    (translation,) = route.recognized(given.text).translator().translate([given.text], candidates)
    if as_json:
        print_json(asdict(translation))
    else:
        show_translation(translation)


def verify(
    text: Text,
    claim: Claim,
    program: AsProgram = False,
    domain: Domain = AUTO,
    engine: EngineChoice = Engine.AUTO,
    candidates: Candidates = 1,
    threshold: Threshold = 0.0,
    retries: Retries = RETRIES,
    repair: Repair = False,
    model: Model = "0.5b",
    adapter: Adapter = None,
    seconds: Seconds = 10.0,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Hold a claimed answer against the exact one. Exit code 1 unless it is confirmed."""
    from neurosym.api import verify_program, verify_result
    from neurosym.cli.showing import print_json, show_verification

    route = Route(
        model=model,
        adapter=adapter,
        domain=domain,
        engine=engine,
        candidates=candidates,
        threshold=threshold,
        retries=retries,
        repair=repair,
        seconds=seconds,
        seed=seed,
    )
    given = read_given(text, program)
    if given.is_program:
        verdict = verify_program(given.text, claim, _of_program(domain), engine.value, route.budget)
    else:
        verdict = verify_result(route.recognized(given.text).pipeline().solve(given.text), claim)
    if as_json:
        print_json(asdict(verdict))
    else:
        show_verification(verdict)
    raise typer.Exit(ExitCode.OK if verdict.verdict == "confirmed" else ExitCode.NOT_SUCCESSFUL)
