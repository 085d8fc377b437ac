"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engine(StrEnum):
    """Which engine solves."""

    AUTO = "auto"
    SYMPY = "sympy"
    Z3 = "z3"
    SEARCH = "search"
    SIMPLEX = "simplex"
    BOTH = "both"


Text = Annotated[str, typer.Argument(help="The problem, a file that holds it, or - for standard input.")]
AsProgram = Annotated[
    bool,
    typer.Option("--program", "-p", help="TEXT is a program, not a problem (a file ending in .ns always is)."),
]
Domain = Annotated[
    str, typer.Option(help="The domain; auto: that of a problem by its words, of a program by its first line.")
]
EngineChoice = Annotated[Engine, typer.Option("--engine", help="Which engine solves; both must agree.")]
Model = Annotated[str, typer.Option(help="135m, 270m, 0.5b, 1.5b, a folder, or a name on the Hugging Face hub.")]
Adapter = Annotated[
    str | None, typer.Option(help="A folder with an adapter, or none; by default the one that is shipped.")
]
Candidates = Annotated[int, typer.Option(min=1, max=256, help="Programs to sample and vote on; 1 is greedy.")]
Threshold = Annotated[float, typer.Option(min=0.0, max=1.0, help="Abstain below this confidence.")]
Retries = Annotated[
    int,
    typer.Option(
        min=0, max=64, help="Samples that vote in place of a greedy program without a plausible answer; 0 or 1: none."
    ),
]
Repair = Annotated[bool, typer.Option("--repair", help="Show the model the error of a failed program once.")]
Seed = Annotated[int, typer.Option(help="Of the sampling; greedy decoding has no use for it.")]
Seconds = Annotated[float, typer.Option(min=0.01, help="Time limit for solving one program.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of words.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with what is there; nothing is lost or repeated.")]
OutFolder = Annotated[Path, typer.Option("--out", "-o", help="The folder to write to.")]
