"""`gap`: a whole study of the hallucination gap."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from neurosym.cli.exits import ExitCode, complain
from neurosym.cli.options import Json, Resume


def gap(
    config: Annotated[
        Path | None, typer.Argument(help="What to study: a TOML file; by default the study that is shipped.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The study directory.")] = Path("runs/gap"),
    resume: Resume = False,
    minutes: Annotated[
        float | None, typer.Option(min=0.01, help="Stop running after so long; the report says what is missing.")
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="A few problems of each suite, to see that everything is in place.")
    ] = False,
    workers: Annotated[
        int, typer.Option(min=1, help="Runs made at once, each by a process of its own with 1 to 4 GB of memory.")
    ] = 2,
    as_json: Json = False,
) -> None:
    """Measure the hallucination gap: suites, answerers and pipelines, their analysis, and one report."""
    from neurosym.cli.progress import progress_bar
    from neurosym.cli.showing import print_json
    from neurosym.study.config import DEFAULT, read_config
    from neurosym.study.running import Runs
    from neurosym.study.study import run_study

    chosen = read_config(config or DEFAULT)
    if quick:
        chosen = chosen.quick()
    if minutes is not None:
        chosen = chosen.model_copy(update={"minutes": minutes})
    try:
        with progress_bar("problems") as tell:
            runs = Runs(chosen, out, workers=workers)
            results = run_study(chosen, out, tell, resume=resume, runs=runs)
    except KeyboardInterrupt:
        complain(f"stopped: what was run is kept in {out}; the same command with --resume goes on")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    if as_json:
        print_json(results)
        return
    for finding in results.findings:
        if finding.says:
            print(f"{finding.title}: {finding.says}")
    for name, why in results.missing.items():
        print(f"missing: {name}: {why}")
    print(f"study: {out}; report: {out / 'report.html'}")
