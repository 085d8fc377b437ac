"""The command line: `neurosym --help`. Everything heavy is imported inside the commands."""

from __future__ import annotations

from neurosym.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    app()
