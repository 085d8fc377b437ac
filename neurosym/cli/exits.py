"""Exit codes, and how an error of ours becomes one clear message instead of a traceback."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import typer
from typer.core import TyperGroup

from neurosym.errors import ModelError, NeurosymError, RunError, SolveError, TrainingError, TranslationError


class ExitCode(IntEnum):
    """What a shell sees."""

    OK = 0
    NOT_SUCCESSFUL = 1  # the work was done, and its result is a named failure: unsolved, not confirmed, ...
    BAD_INPUT = 2  # wrong usage, or a text, program, claim or file that cannot be read
    NO_MODEL = 3  # base weights, an adapter or the packages for them are missing or damaged
    RUN_FAILED = 4  # a run, a training or an engine could not go on
    INTERRUPTED = 130  # Ctrl-C, as shells count it


_CODES: tuple[tuple[type[NeurosymError], ExitCode], ...] = (
    (TranslationError, ExitCode.NOT_SUCCESSFUL),
    (ModelError, ExitCode.NO_MODEL),
    (RunError, ExitCode.RUN_FAILED),
    (TrainingError, ExitCode.RUN_FAILED),
    (SolveError, ExitCode.RUN_FAILED),
)

# The optional packages, and the extra that brings each.
_EXTRAS = {
    **dict.fromkeys(("gguf", "huggingface_hub", "llguidance", "numpy"), "model"),
    **dict.fromkeys(("peft", "safetensors", "sklearn", "torch", "transformers"), "model"),
    **dict.fromkeys(("jinja2", "math_verify", "plotly", "pyarrow", "scipy", "statsmodels"), "evaluation"),
}


def exit_code(error: NeurosymError) -> ExitCode:
    """The exit code of an error that ends a command."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), ExitCode.BAD_INPUT)


class Commands(TyperGroup):
    """The group of all commands; errors of ours and Ctrl-C end it in words."""

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except NeurosymError as error:
            complain(str(error), stage=error.stage)
            raise typer.Exit(exit_code(error)) from None
        except ModuleNotFoundError as error:
            extra = _EXTRAS.get((error.name or "").partition(".")[0])
            if extra is None:
                raise
            complain(f"{error.name} is not installed; what you need comes with: pip install 'neurosym[{extra}]'")
            raise typer.Exit(ExitCode.NO_MODEL) from None
        except KeyboardInterrupt:
            complain("stopped")
            raise typer.Exit(ExitCode.INTERRUPTED) from None


def complain(message: str, stage: str = "") -> None:
    """A red message on standard error; the text itself is never read as markup."""
    from rich.console import Console
    from rich.text import Text

    label = f"error ({stage}): " if stage else ""
    Console(stderr=True, soft_wrap=True).print(Text.assemble((label + message, "bold red")))
