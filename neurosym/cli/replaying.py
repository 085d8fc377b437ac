"""`replay`: the recorded programs of other systems, solved by our engines."""

from __future__ import annotations

from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from neurosym.cli.exits import ExitCode, complain
from neurosym.cli.options import Engine, EngineChoice, Json, Resume, Seconds

if TYPE_CHECKING:
    from neurosym.evaluation.problem import Problem
    from neurosym.evaluation.recorded_programs import RecordedProgram
    from neurosym.evaluation.replay_scores import GroupScore
    from neurosym.evaluation.replaying import Replay, Replayed
    from neurosym.foreign.dialects import Dialect


class Ties(StrEnum):
    """What a vote with two winners gives."""

    NONE = "none"
    FIRST = "first"


Files = Annotated[list[Path], typer.Argument(help="Files of recorded programs, one JSON object a line.")]
Problems = Annotated[list[Path], typer.Option("--problems", "-p", help="Problem files with the gold answers.")]
Choices = Annotated[
    list[str] | None, typer.Option("--convention", "-c", help="NAME=VALUE: how to take what a format leaves open.")
]
DialectName = Annotated[str | None, typer.Option(help="Read every program in this dialect; else by its signs.")]
OnlyModel = Annotated[str | None, typer.Option("--model", help="Only the programs of this model.")]
OnlySuite = Annotated[str | None, typer.Option("--suite", help="Only the programs for this suite.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="How many processes solve.")]
OutFile = Annotated[Path | None, typer.Option("--out", "-o", help="Keep every result in this file, one a line.")]
VoteTies = Annotated[Ties, typer.Option(help="What a vote over samples gives where two answers are level.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Only the first so many programs.")]


def replay(
    files: Files,
    problems: Problems,
    convention: Choices = None,
    dialect: DialectName = None,
    model: OnlyModel = None,
    suite: OnlySuite = None,
    engine: EngineChoice = Engine.AUTO,
    seconds: Seconds = 10.0,
    jobs: Jobs = 1,
    ties: VoteTies = Ties.NONE,
    limit: Limit = None,
    out: OutFile = None,
    resume: Resume = False,
    as_json: Json = False,
) -> None:
    """Solve the programs that models wrote for other systems, and compare with the gold answers."""
    from neurosym.budget import Budget
    from neurosym.cli.replay_tables import show_replay
    from neurosym.cli.showing import print_json
    from neurosym.evaluation.recorded_programs import read_recorded, unique_places
    from neurosym.evaluation.replay_scores import score_replay
    from neurosym.evaluation.replaying import Replay
    from neurosym.evaluation.suite import load_suite
    from neurosym.foreign.conventions import STRICT

    settings = Replay(STRICT.changed(convention or ()), _dialect(dialect), engine.value, Budget(seconds=seconds), jobs)
    gold = {problem.id: problem for path in problems for problem in load_suite(path)}
    records = [record for path in files for record in read_recorded(path)]
    unique_places(records)
    chosen = [each for each in records if model in (None, each.model) and suite in (None, each.suite)][:limit]
    results = _replay(chosen, gold, settings, out, resume)
    scores = score_replay(results, gold, ties.value)
    if as_json:
        print_json(_summary(scores, chosen, gold, settings))
    else:
        show_replay(scores, len({each.problem_id for each in chosen} - gold.keys()))


def _dialect(name: str | None) -> Dialect | None:
    from neurosym.foreign.conventions import ConventionError
    from neurosym.foreign.dialects import Dialect

    try:
        return None if name is None else Dialect(name)
    except ValueError:
        raise ConventionError(f"there is no dialect {name!r}; there are {', '.join(Dialect)}") from None


def _replay(
    records: list[RecordedProgram], gold: dict[str, Problem], settings: Replay, out: Path | None, resume: bool
) -> list[Replayed]:
    """Solve with a progress bar; on Ctrl-C say what is kept."""
    from neurosym.cli.progress import progress_bar
    from neurosym.evaluation.replay_journal import ReplayJournal, described
    from neurosym.evaluation.replaying import replay as replayed
    from neurosym.evaluation.suite import fingerprint

    with ExitStack() as stack:
        journal = None
        if out is not None:
            header = described(settings, fingerprint(list(gold.values())))
            journal = stack.enter_context(ReplayJournal(out, header, resume=resume))
        there = {each.place: each for each in journal.done} if journal else {}
        waiting = [record for record in records if record.place not in there]
        tell = stack.enter_context(progress_bar("programs"))
        tell(len(records) - len(waiting), len(records), "solving")

        def on_progress(done: int) -> None:
            tell(len(records) - len(waiting) + done, len(records), "solving")

        try:
            made = replayed(waiting, gold, settings, journal.keep if journal else None, on_progress)
        except KeyboardInterrupt:
            complain("stopped" + (f": what is done is kept in {out}; --resume goes on" if out else ""))
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        found = there | {each.place: each for each in made}
        return [found[record.place] for record in records]


def _summary(
    scores: tuple[GroupScore, ...], records: list[RecordedProgram], gold: dict[str, Problem], settings: Replay
) -> dict[str, object]:
    return {
        "conventions": settings.conventions.described(),
        "programs": len(records),
        "without_problem": len({each.problem_id for each in records} - gold.keys()),
        "runs": [score.model_dump(mode="json") for score in scores],
    }
