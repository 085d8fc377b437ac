"""The report of a run: tables in the terminal, and one HTML page that needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.errors import RunError
from neurosym.evaluation.charts import charts
from neurosym.evaluation.judging import PIPELINE, Judged, judge
from neurosym.evaluation.pages import page_environment, problem_words
from neurosym.evaluation.problem_list import problem_list
from neurosym.evaluation.records import REPORT_FILE, RunConfig, RunRecord, read_config, read_records
from neurosym.evaluation.scores import Comparison, Confidence, Scores, SideScores, Slice
from neurosym.evaluation.scoring import score_judged, write_scores
from neurosym.evaluation.wording import (
    claim,
    interval,
    percent,
    points,
    share,
    short_names,
    signed,
    signed_interval,
    significance,
    with_short_names,
)
from neurosym.verification.statistics import Rate

if TYPE_CHECKING:
    from rich.console import Console

_SUITE_KIND = "suite"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: what it is of, and its cells, each as figure and small print."""

    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures with its caption and, below it, how to read it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str


def write_report(directory: Path) -> Path:
    """Score a run directory again and write `report.html` into it; the path of the page.

    Raises RunError if the directory cannot be read, holds no records, or cannot be written.
    """
    config = read_config(directory)
    judged = list(map(judge, read_records(directory)))
    scores = score_judged(judged)
    write_scores(directory, scores)
    page = render_judged(judged, scores, config)
    path = directory / REPORT_FILE
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise RunError(f"{path} cannot be written: {error}") from None
    return path


def render_html(records: Sequence[RunRecord], scores: Scores, config: RunConfig | None = None) -> str:
    """The report as one HTML page: figures, charts and every problem. It loads nothing from elsewhere."""
    return render_judged(list(map(judge, records)), scores, config)


def render_judged(judged: Sequence[Judged], scores: Scores, config: RunConfig | None = None) -> str:
    """As `render_html`, for records that were judged already."""
    from plotly.offline import get_plotlyjs

    problems = problem_list(judged, short_names(list(scores.overall.answerers)))
    scores = with_short_names(scores)
    drawn = charts(scores)
    return (
        page_environment()
        .get_template("report.html.j2")
        .render(
            scores=scores,
            config=config,
            claim=claim(scores),
            cards=[_card(scores.overall, name) for name in scores.overall.comparisons],
            tables=main_tables(scores),
            more_tables=more_tables(scores),
            charts=drawn,
            figures={chart.id: chart.figure for chart in drawn},
            problems=problems,
            words=problem_words(list(scores.overall.answerers)),
            suites=sorted({each.record.problem.suite for each in judged}),
            plotly=get_plotlyjs(),
        )
    )


def render_terminal(scores: Scores, console: Console | None = None) -> None:
    """Print the claim and the tables of a run."""
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    console, scores = console or Console(), with_short_names(scores)
    console.print(Text(claim(scores)), highlight=False)
    for table in main_tables(scores):
        shown = RichTable(title=table.caption, title_justify="left", title_style="bold", caption_justify="left")
        shown.caption = table.note
        shown.add_column(table.header[0], overflow="fold")
        for heading in table.header[1:]:
            shown.add_column(heading, justify="right")
        for row in table.rows:
            cells = (Text.assemble(figure, (f"\n{small}" if small else "", "dim")) for figure, small in row.cells)
            shown.add_row(Text(row.name), *cells)
        console.print()
        console.print(shown)


def main_tables(scores: Scores) -> list[Table]:
    """The sides, the comparisons, the verifier as a detector, and the suites if there are several."""
    found = [_sides_table(scores.overall)]
    if scores.overall.comparisons:
        found += [_comparison_table(scores.overall), _detector_table(scores.overall)]
    suites = scores.of_kind(_SUITE_KIND)
    if suites:
        found.append(_accuracy_table(_SUITE_KIND, suites))
    if scores.overall.confidence is not None:
        found.append(_confidence_table([scores.overall, *suites]))
    return found


def more_tables(scores: Scores) -> list[Table]:
    """The comparisons within each suite, and the figures of every other slice."""
    found = []
    if (suites := scores.of_kind(_SUITE_KIND)) and scores.overall.comparisons:
        found.append(_suite_comparison_table(suites))
    for kind in dict.fromkeys(part.kind for part in scores.slices if part.kind != _SUITE_KIND):
        found.append(_accuracy_table(kind, scores.of_kind(kind)))
    return found


def _sides_table(overall: Slice) -> Table:
    sides = {PIPELINE: overall.pipeline, **overall.answerers}
    return Table(
        f"Each side on all {overall.n} problems",
        ("side", "accuracy", "wrong", "no answer", "unreadable", "right of answered", "s / problem"),
        tuple(Row(name, _side_cells(side)) for name, side in sides.items()),
        "k of n with Wilson's 95 % interval. Wrong: answered, and not the gold answer (hallucination). "
        'All are of all problems, but "right of answered".',
    )


def _side_cells(side: SideScores) -> tuple[tuple[str, str], ...]:
    rates = (side.accuracy, side.hallucination, side.abstention, side.unreadable, side.selective)
    return (*(_cell(rate) for rate in rates), (f"{side.seconds:.2f}", f"{side.tokens:.0f} tokens"))


def _cell(rate: Rate) -> tuple[str, str]:
    return percent(rate), f"{rate.k}/{rate.n} {interval(rate)}".strip()


_COMPARISON_HEADER = ("against", "accuracy, points", "b : c", "McNemar", "wrong, points", "gap")


def _comparison_table(overall: Slice) -> Table:
    return Table(
        "The pipeline against each answerer, problem by problem",
        _COMPARISON_HEADER,
        tuple(_comparison_row(name, each) for name, each in overall.comparisons.items()),
        "Accuracy: pipeline minus answerer; b only the pipeline right, c only the answerer. Wrong: answerer "
        "minus pipeline. Newcombe's paired 95 % intervals, exact test. Gap: the answerer is wrong where the "
        "pipeline is right or gives no answer.",
    )


def _suite_comparison_table(suites: Sequence[Slice]) -> Table:
    return Table(
        "The pipeline against each answerer, by suite",
        _COMPARISON_HEADER,
        tuple(
            _comparison_row(f"{part.value} · {name}", each)
            for part in suites
            for name, each in part.comparisons.items()
        ),
        "As above; Holm's correction of p is over all suites and answerers.",
    )


def _comparison_row(name: str, each: Comparison) -> Row:
    accuracy, wrong = each.accuracy, each.hallucination
    clustered = ""
    if each.clustered is not None:
        clustered = f"by {each.clusters} clusters {signed_interval(*each.clustered)}"
    return Row(
        name,
        (
            (points(accuracy), clustered),
            (f"{accuracy.first_only} : {accuracy.second_only}", ""),
            (significance(accuracy, each.p_holm), ""),
            (points(wrong), significance(wrong)),
            _cell(each.gap),
        ),
    )


def _detector_table(overall: Slice) -> Table:
    return Table(
        "The verifier as a detector of wrong answers",
        ("claims of", "refuted: wrong", "wrong: refuted", "confirmed: right", "undecided"),
        tuple(
            Row(name, (_cell(d.precision), _cell(d.recall), _cell(d.confirmed_right), _cell(d.undecided)))
            for name, d in overall.detectors.items()
        ),
        "Of the refuted claims, how many are wrong (precision); of the wrong claims, how many are refuted (recall). "
        "The verifier sees no gold answer.",
    )


def _accuracy_table(kind: str, parts: Sequence[Slice]) -> Table:
    names = list(parts[0].answerers)
    return Table(
        f"Accuracy by {kind}",
        (kind, PIPELINE, *names),
        tuple(
            Row(part.value, (_cell(part.pipeline.accuracy), *(_cell(part.answerers[n].accuracy) for n in names)))
            for part in parts
        ),
        "k of n with Wilson's 95 % interval.",
    )


def _confidence_table(parts: Sequence[Slice]) -> Table:
    return Table(
        "Does the pipeline know when it does not know?",
        ("problems", "answered", "wrong of these", "wrong at half coverage", "area under the curve"),
        tuple(
            Row(part.value, tuple((text, "") for text in _confidence_cells(part.confidence)))
            for part in parts
            if part.confidence is not None
        ),
        "Half coverage: only as many of the most confident answers as are half of all problems. The area "
        "under the risk-coverage curve is the mean risk over all coverages up to what is answered.",
    )


def _confidence_cells(confidence: Confidence) -> tuple[str, str, str, str]:
    half = confidence.risk_at_half
    return (
        share(confidence.coverage),
        share(confidence.risk_at_full),
        "–" if half is None else share(half),
        f"{confidence.aurc:.3f}",
    )


def _card(overall: Slice, name: str) -> dict[str, str]:
    """The gap to one answerer in large print."""
    comparison = overall.comparisons[name]
    wrong = comparison.hallucination
    return {
        "name": name,
        "gap": signed(wrong.difference),
        "interval": signed_interval(wrong.low, wrong.high),
        "theirs": percent(overall.answerers[name].hallucination),
        "ours": percent(overall.pipeline.hallucination),
        "accuracy": points(comparison.accuracy),
        "p": significance(comparison.accuracy),
    }
