"""Published accuracies computed again from the records, and published paired comparisons made again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neurosym.errors import AnswerError
from neurosym.evaluation.judging import Standing
from neurosym.study.recorded import Recorded, Series, accuracy
from neurosym.study.results import Chart, Finding, Row, paired_cells, rate_cells
from neurosym.verification.statistics import compare_paired

_LINC_SAMPLES = 10
_LINC_MODES = {"baseline": "direct", "scratchpad": "scratchpad", "cot": "cot", "neurosymbolic": "neurosymbolic"}
_ZEROEVAL_NAMES = {
    "deepseek-v2-coder-0724": "DeepSeek-Coder-V2-0724",
    "Llama-3.1-405B-Inst-fp8@together": "Llama-3.1-405B-Instruct-Turbo",
    "Llama-3.1-405B-Inst@hyperbolic": "Meta-Llama-3.1-405B-Instruct@hyperbolic",
    "deepseek-v2-chat-0628": "deepseek-chat",
    "deepseek-v2-coder-0614": "deepseek-coder",
    "gemma-2-27b-it": "gemma-2-27b-it@together",
}
"""ZeroEval's table calls some models otherwise than its result files do."""

_STATED: tuple[tuple[str, str, str, str, float, str], ...] = (
    ("gsm8k", "gpt3-6b", "finetuned", "", 21.7, "Cobbe et al. 2021, figures of the released solutions"),
    ("gsm8k", "gpt3-6b", "verification", "", 39.0, "Cobbe et al. 2021, figures of the released solutions"),
    ("gsm8k", "gpt3-175b", "finetuned", "", 34.7, "Cobbe et al. 2021, figures of the released solutions"),
    ("gsm8k", "gpt3-175b", "verification", "", 56.3, "Cobbe et al. 2021, figures of the released solutions"),
    ("gsm8k", "code-davinci-002", "program", "8 shots", 71.6, "Program of Thoughts, README"),
    ("svamp", "code-davinci-002", "program", "7 shots", 85.2, "Program of Thoughts, README"),
    ("gsm8k", "gpt-4", "program", "NL+SL, 8 shots", 95.0, "Faithful CoT, README"),
    ("svamp", "gpt-4", "program", "NL+SL, 8 shots", 95.3, "Faithful CoT, README"),
    ("multiarith", "gpt-4", "program", "NL+SL, 8 shots", 98.5, "Faithful CoT, README"),
    ("aqua", "gpt-4", "program", "NL+SL, 8 shots", 73.6, "Faithful CoT, README"),
)
"""(suite, model, method, variant, accuracy in percent, source) of papers without a machine-readable table."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published accuracy, in percent."""

    series: Series
    percent: float
    source: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published paired comparison: the first series minus the second, in points, on the whole test set."""

    first: Series
    second: Series
    points: float
    p: float | None
    discordant: tuple[int, int] | None = None


def _faithful(suite: str, model: str, points: float, p: float | None, counts: tuple[int, int] | None) -> Comparison:
    program, thought = Series(suite, model, "program", "NL+SL, 8 shots"), Series(suite, model, "cot", "COT, 8 shots")
    return Comparison(program, thought, points, p, counts)


def _linc(suite: str, model: str, points: float, p: float | None) -> Comparison:
    return Comparison(
        Series(suite, model, "neurosymbolic", "8 shots"), Series(suite, model, "cot", "8 shots"), points, p
    )


COMPARISONS: tuple[Comparison, ...] = (
    _linc("folio", "gpt-4-0613", -2.7, 0.58),
    _linc("folio", "gpt-3.5-turbo-16k-0613", 7.7, 0.15),
    _linc("folio", "starcoderplus", 14.3, 0.014),
    _linc("proofwriter_linc", "gpt-4-0613", 26.1, 1.7e-24),
    _linc("proofwriter_linc", "gpt-3.5-turbo-16k-0613", 52.8, None),
    _linc("proofwriter_linc", "starcoderplus", 43.9, None),
    _faithful("svamp", "gpt-4", 3.2, 8e-5, (48, 16)),
    _faithful("gsm8k", "gpt-4", 1.1, 0.11, None),
    _faithful("asdiv", "gpt-4", 0.3, 0.64, None),
    _faithful("gsm8k", "gpt-3.5-turbo", -4.0, 0.002, None),
    _faithful("asdiv", "gpt-3.5-turbo", -6.8, 2e-15, None),
    _faithful("svamp", "gpt-3.5-turbo", 0.4, None, None),
    _faithful("gsm8k", "code-davinci-002", 9.0, 1e-9, None),
    _faithful("svamp", "code-davinci-002", 4.8, None, None),
)
"""Of LINC (majority of ten) and Faithful CoT, on their whole test sets; where they were not published paired, the
difference of the published accuracies, without p."""


def read_published(path: Path) -> list[Published]:
    """The accuracies in a file of published tables, and those stated here. Raises AnswerError for a damaged file."""
    stated = [Published(Series(*row[:4]), row[4], row[5]) for row in _STATED]
    try:
        tables = json.loads(path.read_text(encoding="utf-8"))
        return [*_zeroeval(tables), *_linc_table(tables), *_gsm_plus(tables), *stated]
    except OSError as error:
        raise AnswerError(f"{path} cannot be read: {error}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AnswerError(f"{path} does not hold the published tables: {error!r}") from None


def _zeroeval(tables: Mapping[str, Any]) -> Iterator[Published]:
    for row in tables.get("zeroeval_gsm", []):
        name = _ZEROEVAL_NAMES.get(row["Model"], row["Model"])
        yield Published(Series("gsm8k", name, "cot"), float(row["Acc"]), "ZeroEval, leaderboard")


def _linc_table(tables: Mapping[str, Any]) -> Iterator[Published]:
    for row in csv.DictReader(io.StringIO(tables.get("linc_core_results_csv", ""))):
        suite = {"folio": "folio"}.get(row["task"], "proofwriter_linc")
        series = Series(suite, row["model"], _LINC_MODES[row["mode"]], f"{row['nshot']} shots")
        yield Published(series, 100 * float(row["accuracy_raw"]), "LINC, core_results.csv")


def _gsm_plus(tables: Mapping[str, Any]) -> Iterator[Published]:
    for name, row in tables.get("gsm_plus", {}).items():
        if row.get("gsm8k") is not None:
            for method in ("finetuned", "program", "cot"):
                yield Published(Series("gsm8k", name.lower(), method), float(row["gsm8k"]), "GSM-Plus, results")


def published_accuracies(recorded: Sequence[Recorded], published: Sequence[Published]) -> list[Finding]:
    """Each published accuracy beside what the records give on the problems that are here."""
    by_series = {each.series: each for each in recorded}
    rows: list[Row] = []
    for each in published:
        if each.series in by_series:
            rows.append(_recomputed(each, by_series[each.series]))
    if not rows:
        return []
    outside = [row for row in rows if not row["inside"]]
    named = "; ".join(f"{row['model']} on {row['suite']} ({row['note']})" for row in outside)
    return [
        Finding(
            id="published",
            section="The records",
            title="Published accuracies, computed again",
            question="Do the records give the accuracies that were published for them?",
            columns={
                "suite": "Suite",
                "model": "Model",
                "accuracy": "From the records here",
                "published": "Published, whole test set",
                "inside": "Inside the interval",
                "source": "Source",
                "note": "Note",
            },
            rows=tuple(rows),
            chart=Chart(
                kind="scatter",
                x="published",
                y="accuracy",
                low="accuracy_low",
                high="accuracy_high",
                series="source",
                label="model",
                x_title="Published accuracy",
                y_title="Accuracy on the problems that are here",
            ),
            says=f"{len(rows) - len(outside)} of {len(rows)} published accuracies lie inside the 95 % interval of the "
            f"accuracy on the problems that are here." + (f" Outside: {named}." if outside else ""),
            limits="The records cover a part of each test set. Of 100 intervals at 95 %, about 5 miss by chance alone.",
            negative=bool(outside),
        )
    ]


def _recomputed(published: Published, recorded: Recorded) -> Row:
    sampled = max(map(len, recorded.samples.values())) > 1
    rate = accuracy(recorded.majority(_LINC_SAMPLES) if sampled else recorded.first())
    share = published.percent / 100
    theirs = recorded.recorded_right
    note = f"majority of {_LINC_SAMPLES} samples" if sampled else ""
    if not sampled and recorded.recorded_judged == rate.n and theirs != rate.k:
        note = f"their own judge: {theirs}/{rate.n}, ours: {rate.k}/{rate.n}"
    return {
        "suite": published.series.suite,
        "model": str(published.series),
        **rate_cells("accuracy", rate),
        "published": share,
        "inside": rate.low <= share <= rate.high,
        "source": published.source,
        "note": note,
    }


def paired_comparisons(recorded: Sequence[Recorded]) -> list[Finding]:
    """The published paired comparisons on the problems that are here."""
    by_series = {each.series: each for each in recorded}
    rows = [
        _compared(each, by_series[each.first], by_series[each.second])
        for each in COMPARISONS
        if each.first in by_series and each.second in by_series
    ]
    if not rows:
        return []
    same = [row for row in rows if row["same_sign"]]
    return [
        Finding(
            id="published_pairs",
            section="The records",
            title="Published comparisons of program and chain of thought, paired",
            question="On the same problems, does the program beat chain of thought, and is that what was published?",
            columns={
                "suite": "Suite",
                "model": "Model",
                "difference": "Program minus chain of thought",
                "difference_b": "Only program right (b)",
                "difference_c": "Only chain of thought right (c)",
                "difference_p": "p (McNemar)",
                "published": "Published difference",
                "published_p": "p on the whole set",
                "published_counts": "b, c on the whole set",
                "same_sign": "Same sign",
            },
            rows=tuple(rows),
            chart=Chart(
                kind="scatter",
                x="published",
                y="difference",
                low="difference_low",
                high="difference_high",
                series="source",
                label="model",
                x_title="Published difference",
                y_title="Difference on the problems that are here",
            ),
            says=f"{len(same)} of {len(rows)} comparisons have the published sign on the problems that are here.",
            limits="A part of each test set: discordant counts are smaller than those of the whole set.",
            negative=any(float(str(row["difference"])) < 0 for row in rows),
        )
    ]


def _compared(published: Comparison, first: Recorded, second: Recorded) -> Row:
    one, other = _standings(first), _standings(second)
    shared = [problem for problem in one if problem in other]
    paired = compare_paired([one[problem].right for problem in shared], [other[problem].right for problem in shared])
    counts = published.discordant
    return {
        "suite": published.first.suite,
        "model": published.first.model,
        "source": "LINC" if published.first.method == "neurosymbolic" else "Faithful CoT",
        **paired_cells("difference", paired),
        "published": published.points / 100,
        "published_p": published.p,
        "published_counts": f"{counts[0]}, {counts[1]}" if counts else "",
        "same_sign": paired.difference * published.points > 0,
    }


def _standings(recorded: Recorded) -> dict[str, Standing]:
    return recorded.majority(_LINC_SAMPLES)
