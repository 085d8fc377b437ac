"""The commands and their help. Their functions import what they need when they run."""

from __future__ import annotations

from typing import Annotated

import typer

from neurosym.cli.domains import domains
from neurosym.cli.exits import Commands
from neurosym.cli.gap import gap
from neurosym.cli.models import model, train
from neurosym.cli.replaying import replay
from neurosym.cli.running import convert, report, run
from neurosym.cli.solving import solve, translate, verify

_EPILOG = (
    "Exit codes: 0 done; 1 done, with a named failure as the result (unsolved, not confirmed); "
    "2 bad input or usage; 3 no model; 4 a run, a training or an engine failed; 130 interrupted."
)

app = typer.Typer(
    name="neurosym",
    cls=Commands,
    help="Translate problems into programs, solve them exactly, and verify what models say.",
    epilog=_EPILOG,
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"neurosym {version('neurosym')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """What may stand before a command."""


for _command in (solve, translate, verify, run, report, gap, convert, replay, model, train):
    app.command()(_command)
app.add_typer(domains, name="domains")
