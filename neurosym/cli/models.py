"""`model` and `train`: base weights and adapters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from neurosym.cli.options import Json, Model, OutFolder, Resume

if TYPE_CHECKING:
    from neurosym.translation.training import TrainingState


def model(model: Model = "0.5b", as_json: Json = False) -> None:
    """Fetch, verify and convert base weights, once, and say where they lie."""
    from rich.console import Console
    from rich.text import Text

    from neurosym.cli.showing import print_json
    from neurosym.translation.weights import find_weights

    console = Console(stderr=True)
    place = find_weights(model, report=lambda line: console.print(Text(line, style="dim")))
    if as_json:
        print_json({"model": model, "directory": str(place)})
    else:
        print(place)


def train(
    recipe: Annotated[Path, typer.Argument(help="What to train on, and how: a TOML or JSON file.")],
    out: OutFolder,
    resume: Resume = False,
    as_json: Json = False,
) -> None:
    """Train an adapter. Stop it at any time: --resume goes on from the last checkpoint."""
    from neurosym.cli.progress import progress_bar
    from neurosym.cli.showing import print_json
    from neurosym.translation.recipe import begin, prompts_and_targets, read_recipe, resumed
    from neurosym.translation.training import train as run_training
    from neurosym.translation.weights import find_weights

    chosen = read_recipe(recipe)
    find_weights(chosen.training.base, report=lambda line: typer.echo(line, err=True))
    kept = resumed(out) if resume else begin(chosen, out)
    typer.echo(f"{len(kept)} pairs; where they come from: {out / 'corpus.json'}", err=True)
    pairs = prompts_and_targets(kept, chosen.training.task)
    with progress_bar("steps") as tell:

        def on_step(state: TrainingState, steps: int) -> None:
            tell(state.step, steps, f"loss {state.loss:.3f}")

        state = run_training(chosen.training, pairs, out, resume=resume, on_step=on_step)
    if as_json:
        print_json(state)
    else:
        print(f"{out}: {state.step} steps, {state.tokens} tokens, loss {state.loss:.3f}")
