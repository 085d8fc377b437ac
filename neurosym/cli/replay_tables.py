"""The scores of a replay as tables for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from neurosym.cli.showing import out

if TYPE_CHECKING:
    from neurosym.evaluation.replay_scores import GroupScore
    from neurosym.verification.statistics import Rate


def show_replay(scores: tuple[GroupScore, ...], without_problem: int) -> None:
    """A row of rates for each run, its outcomes, and the votes where there are samples."""
    table = Table("run", "executed", "right of executed", "right of all", "wrong as solved", "outcomes")
    for score in scores:
        outcomes = ", ".join(f"{count} {name}" for name, count in score.outcomes.items())
        rates = (score.executed, score.right_of_executed, score.right, score.wrong)
        table.add_row(_run(score), *map(_cell, rates), outcomes)
    console = out()
    console.print(table)
    votes = Table("run", "votes decided", "right by our vote", "right by the recorded vote")
    for score in scores:
        if score.votes is not None:
            votes.add_row(_run(score), *map(_cell, (score.votes.decided, score.votes.ours, score.votes.recorded)))
    if votes.row_count:
        console.print(votes)
    if without_problem:
        console.print(Text(f"{without_problem} problems have no gold answer here; their programs are not scored"))


def _run(score: GroupScore) -> str:
    shots = "" if score.shots is None else f"{score.shots} shots"
    return "\n".join(part for part in (score.suite, score.model, score.method, score.prompt, shots) if part)


def _cell(rate: Rate) -> str:
    if not rate.n:
        return "0/0"
    return f"{rate.k}/{rate.n}\n{100 * rate.value:.1f} % [{100 * rate.low:.1f}, {100 * rate.high:.1f}]"
