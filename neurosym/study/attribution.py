"""Where the failures of the symbolic route come from: the translation, the choice, the engine, the form, the label.

Where a problem carries a gold program, this is solved too: it tells what language and engines could do with a perfect
translation (the ceiling), and where a gold label and its own program disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor

from neurosym.budget import Budget
from neurosym.errors import NeurosymError
from neurosym.evaluation.annotated import gold_program, is_gold
from neurosym.evaluation.judging import Judged, Standing, answer_of
from neurosym.evaluation.problem import Problem
from neurosym.language.printing import print_value
from neurosym.language.syntax import Answer, Program, Value
from neurosym.solving import Isolated, Outcome
from neurosym.study.results import Finding, Row, bars, rate_cells
from neurosym.verification.equivalence import Match, compare, is_unanswerable
from neurosym.verification.quantities import read_printed
from neurosym.verification.statistics import Rate, compare_paired


class Cause(StrEnum):
    """What a failure is put down to; the first that holds."""

    LABEL = "label"  # the gold program gives our answer, and not the gold answer
    FORM = "answer form"  # right but for rounding, a factor of 100, the sign, or which of several values is asked for
    CHOICE = "choice"  # another candidate was right, or the answer was right and held back
    ENGINE = "engine"  # the engine gave up, ran out of its budget, or does not cover the program
    NO_PROGRAM = "no program"  # nothing that was written parses and checks, or what does is refused
    LOOSE = "loose or contradictory program"  # a program without exactly one answer
    OTHER_PROGRAM = "wrong program"  # a program that says something else than the text
    ANSWERED = "answered the unanswerable"

    @property
    def part(self) -> str:
        """The part of the system that the cause lies in."""
        return "translation" if self in _TRANSLATION else str(self)


_TRANSLATION = frozenset({Cause.NO_PROGRAM, Cause.LOOSE, Cause.OTHER_PROGRAM, Cause.ANSWERED})
_ENGINE = frozenset({Outcome.UNKNOWN, Outcome.OUT_OF_BUDGET, Outcome.UNSUPPORTED})


@dataclass(frozen=True, slots=True)
class GoldRun:
    """What came of a gold program: its answer, None if it has no one answer, and whether it is the gold answer."""

    answer: Answer | None
    right: bool


GoldRuns = Mapping[str, GoldRun]
"""By problem id; problems without a gold program are left out."""


def run_gold(problems: Sequence[Problem], budget: Budget | None = None) -> dict[str, GoldRun]:
    """Solve the gold program of each problem that has one that reads."""
    programs = {each.id: (each, program) for each in problems if (program := _readable(each)) is not None}
    with Isolated("auto", budget or Budget()) as isolated:
        solutions = isolated.solve_many([program for _, program in programs.values()])
    return {
        id: GoldRun(solution.answer, is_gold(solution, problem))
        for (id, (problem, _)), solution in zip(programs.items(), solutions, strict=True)
    }


def cause_of(judged: Judged, gold: GoldRun | None) -> Cause | None:
    """What the failure of the symbolic route on this problem is put down to; None if it was right."""
    if judged.pipeline.right:
        return None
    problem, made, answer = judged.record.problem, judged.record.pipeline, answer_of(judged.record.pipeline)
    if gold and gold.answer and not gold.right and compare(answer, gold.answer) is Match.EQUAL:
        return Cause.LABEL
    if answer is not None and differs_in_form(answer, problem):
        return Cause.FORM
    if any(_is_right(candidate.answer, problem) for candidate in made.candidates):
        return Cause.CHOICE
    if judged.pipeline is Standing.WRONG:
        return Cause.ANSWERED if is_unanswerable(problem.answer) else Cause.OTHER_PROGRAM
    if made.outcome in _ENGINE:
        return Cause.ENGINE
    if made.outcome in {Outcome.SEVERAL, Outcome.CONTRADICTION}:
        return Cause.LOOSE
    return Cause.NO_PROGRAM if made.program is None else Cause.OTHER_PROGRAM  # whose answer was held back


def differs_in_form(answer: Answer, problem: Problem) -> bool:
    """Whether an answer that is not the gold number would be, rounded as that is, times or by 100, or negated.

    Of several values it is enough that one of them is.
    """
    if problem.answer_type != "number":
        return False
    return any(_is_right((print_value(form),), problem) for value in answer for form in _forms(value, problem))


def attribution_findings(runs: Mapping[str, Sequence[Judged]], budget: Budget | None = None) -> list[Finding]:
    """Two tables: the causes of all failures by suite, and the ceiling that gold programs set."""
    gold = {suite: run_gold([each.record.problem for each in judged], budget) for suite, judged in runs.items()}
    found = [causes(runs, gold)] if any(runs.values()) else []
    return found + ([ceiling(runs, gold)] if any(gold.values()) else [])


def causes(runs: Mapping[str, Sequence[Judged]], gold: Mapping[str, GoldRuns]) -> Finding:
    """What the failures of each suite are put down to, as shares of all its problems."""
    rows: list[Row] = []
    parts: Counter[str] = Counter()
    for suite, judged in runs.items():
        counted = Counter(
            cause for each in judged if (cause := cause_of(each, gold[suite].get(each.record.problem.id)))
        )
        for cause in Cause:
            if counted[cause]:
                parts[cause.part] += counted[cause]
                share = rate_cells("share", Rate.of(counted[cause], len(judged)))
                rows.append({"suite": suite, "part": cause.part, "cause": str(cause), **share})
    total = sum(parts.values())
    told = ", ".join(f"{part} {count}" for part, count in parts.most_common())
    return Finding(
        id="causes",
        section="Where the gap comes from",
        title="What the pipeline's failures are put down to",
        question="When the pipeline is not right, which part of it failed?",
        columns={
            "suite": "Suite",
            "part": "Part",
            "cause": "Cause",
            "share_k": "Problems",
            "share": "Share of all problems",
        },
        rows=tuple(rows),
        chart=bars("share", "Share of all problems", series="cause"),
        says=f"Of {total} failures: {told}." if total else "There are no failures.",
        limits=(
            "A label counts as the cause only where the problem carries a gold program that gives our answer and not "
            "the gold one; a translation that differs from the text and gives the gold answer by luck counts as right."
        ),
        negative=total > 0,
    )


def ceiling(runs: Mapping[str, Sequence[Judged]], gold: Mapping[str, GoldRuns]) -> Finding:
    """On the problems that carry a gold program: how often it is right, beside the pipeline on the same problems."""
    rows = [_ceiling_row(suite, judged, gold[suite]) for suite, judged in runs.items() if gold[suite]]
    told = "; ".join(f"{row['suite']} {row['gold_k']} of {row['gold_n']}, pipeline {row['pipeline_k']}" for row in rows)
    return Finding(
        id="gold_ceiling",
        section="Where the gap comes from",
        title="The ceiling that gold programs set",
        question="If the translation were perfect, how many answers would language and engines get right?",
        columns={
            "suite": "Suite",
            "gold_n": "Problems with a gold program",
            "problems": "Of all",
            "gold": "Gold program right",
            "pipeline": "Pipeline right",
            "lost": "Lost to translation and choice",
            "lost_b": "Only gold program right",
            "lost_c": "Only pipeline right",
        },
        rows=tuple(rows),
        chart=bars("gold", "Gold program right, of the problems that have one"),
        says=f"Right answers of gold programs: {told}.",
        limits=(
            "Gold programs of data sets are converted from their annotations, and programs of templates were made "
            "together with the answers: these are right by construction. Suites without annotations that convert are "
            "not in the table."
        ),
        negative=any(row["gold_k"] != row["gold_n"] for row in rows),
    )


def _ceiling_row(suite: str, judged: Sequence[Judged], gold: GoldRuns) -> Row:
    both = [each for each in judged if each.record.problem.id in gold]
    perfect, ours = [gold[each.record.problem.id].right for each in both], [each.pipeline.right for each in both]
    lost = compare_paired(perfect, ours)
    return {
        "suite": suite,
        "problems": len(judged),
        **rate_cells("gold", Rate.of(sum(perfect), len(both))),
        **rate_cells("pipeline", Rate.of(sum(ours), len(both))),
        "lost": lost.difference,
        "lost_low": lost.low,
        "lost_high": lost.high,
        "lost_b": lost.first_only,
        "lost_c": lost.second_only,
    }


def _readable(problem: Problem) -> Program | None:
    try:
        return gold_program(problem)
    except NeurosymError:
        return None


def _is_right(answer: tuple[str, ...] | None, problem: Problem) -> bool:
    exact = None if answer is None else tuple(map(read_printed, answer))
    return compare(exact, problem.answer, problem.answer_type, problem.options) is Match.EQUAL


def _forms(value: Value, problem: Problem) -> Iterator[Fraction]:
    """The value in the forms that a gold answer may have taken."""
    if not isinstance(value, Fraction):
        return
    _, _, decimals = str(problem.answer).partition(".")
    scale = 10 ** (len(decimals) if decimals.isdigit() and len(decimals) < 20 else 0)
    yield from (value, -value, 100 * value, value / 100)
    yield Fraction(round(value * scale), scale)
    yield Fraction(floor(value * scale + Fraction(1, 2)), scale)  # `round` takes a tie to the even neighbour
