"""Figures that others published about the records: accuracies, and programs against chains of thought."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from neurosym.errors import AnswerError
from neurosym.study.recorded import Series

Found = TypeVar("Found")
"""What is read in the file of published tables."""

WHOLE = {
    "gsm8k": 1319,
    "svamp": 1000,
    "asdiv": 2096,
    "multiarith": 600,
    "aqua": 254,
    "folio": 182,
    "proofwriter_linc": 360,
    "date_understanding": 359,
    "clutrr": 1042,
}
"""The number of problems that each published figure is of."""

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

_COBBE, _POT, _KOJIMA = "Cobbe et al. 2021", "Program of Thoughts, README", "Kojima et al. 2022, abstract"
_STATED: tuple[tuple[str, str, str, str, float, str], ...] = (
    ("gsm8k", "gpt3-6b", "finetuned", "", 21.7, _COBBE),
    ("gsm8k", "gpt3-6b", "verification", "", 39.0, _COBBE),
    ("gsm8k", "gpt3-175b", "finetuned", "", 34.7, _COBBE),
    ("gsm8k", "gpt3-175b", "verification", "", 56.3, _COBBE),
    ("gsm8k", "code-davinci-002", "program", "8 shots", 71.6, _POT),
    ("svamp", "code-davinci-002", "program", "7 shots", 85.2, _POT),
    ("aqua", "code-davinci-002", "program", "8 shots", 54.1, _POT),
    ("aqua", "code-davinci-002", "program+self-consistency", "8 shots", 58.2, _POT),
    ("multiarith", "code-davinci-002", "program", "0 shots", 92.2, _POT),
    ("multiarith", "text-davinci-002", "direct", "", 17.7, _KOJIMA),
    ("multiarith", "text-davinci-002", "cot", "", 78.7, _KOJIMA),
    ("gsm8k", "text-davinci-002", "direct", "", 10.4, _KOJIMA),
    ("gsm8k", "text-davinci-002", "cot", "", 40.7, _KOJIMA),
)
"""(suite, model, method, variant, accuracy in percent, source) of papers without a machine-readable table."""

_FAITHFUL_SUITES = ("gsm8k", "svamp", "multiarith", "asdiv", "aqua", "date_understanding", "clutrr")
_FAITHFUL: dict[str, tuple[float, ...]] = {
    "code-davinci-002": (72.2, 83.5, 98.8, 80.2, 47.2, 81.6, 58.9),
    "gpt-3.5-turbo": (75.8, 83.0, 95.3, 81.7, 53.5, 73.5, 12.1),
    "gpt-4": (95.0, 95.3, 98.5, 95.6, 73.6, 95.8, 62.7),
}
"""The programs of Faithful CoT with text in them: the table of its README, by model."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published accuracy, in percent, of `whole` problems; None where nobody tells how many."""

    series: Series
    percent: float
    source: str
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class PublishedKind:
    """A published accuracy on one kind of changed problem, and on the unchanged ones where told, in percent."""

    suite: str
    model: str
    kind: str
    percent: float
    seed_percent: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published paired comparison: the first series minus the second, in points, on a whole test set.

    counts: problems that only the first, and only the second, got right, where they were published.
    """

    first: Series
    second: Series
    points: float
    p: float | None
    source: str
    counts: tuple[int, int] | None = None


def _faithful(suite: str, model: str, points: float, p: float | None = None, *counts: int) -> Comparison:
    program, thought = Series(suite, model, "program", "NL+SL, 8 shots"), Series(suite, model, "cot", "COT, 8 shots")
    return Comparison(program, thought, points, p, "Faithful CoT", (counts[0], counts[1]) if counts else None)


def _linc(suite: str, model: str, points: float, p: float | None = None) -> Comparison:
    program, thought = Series(suite, model, "neurosymbolic", "8 shots"), Series(suite, model, "cot", "8 shots")
    return Comparison(program, thought, points, p, "LINC")


COMPARISONS: tuple[Comparison, ...] = (
    _linc("folio", "gpt-4-0613", -2.7, 0.58),
    _linc("folio", "gpt-3.5-turbo-16k-0613", 7.7, 0.15),
    _linc("folio", "starcoderplus", 14.3, 0.014),
    _linc("proofwriter_linc", "gpt-4-0613", 26.1, 1.7e-24),
    _linc("proofwriter_linc", "gpt-3.5-turbo-16k-0613", 52.8),
    _linc("proofwriter_linc", "starcoderplus", 43.9),
    _faithful("svamp", "gpt-4", 3.2, 8e-5, 48, 16),
    _faithful("gsm8k", "gpt-4", 1.1, 0.11),
    _faithful("asdiv", "gpt-4", 0.3, 0.64),
    _faithful("gsm8k", "gpt-3.5-turbo", -4.0, 0.002),
    _faithful("asdiv", "gpt-3.5-turbo", -6.8, 2e-15),
    _faithful("svamp", "gpt-3.5-turbo", 0.4),
    _faithful("gsm8k", "code-davinci-002", 9.0, 1e-9),
    _faithful("svamp", "code-davinci-002", 4.8),
)
"""Of LINC (majority of ten) and Faithful CoT, on their whole test sets, made from the authors' records with another
extractor of answers; where no p was told, the difference of the published accuracies."""


def read_published(path: Path) -> list[Published]:
    """The accuracies in a file of published tables, and those stated here. Raises AnswerError for a damaged file."""
    return _from_tables(path, lambda tables: [*_zeroeval(tables), *_linc_table(tables), *_gsm_plus(tables), *_stated()])


def read_published_kinds(path: Path) -> list[PublishedKind]:
    """GSM-Plus's accuracies by kind of change, in the same file. Raises AnswerError for a damaged file."""
    return _from_tables(path, lambda tables: list(_gsm_plus_kinds(tables)))


def _from_tables(path: Path, read: Callable[[Mapping[str, Any]], list[Found]]) -> list[Found]:
    try:
        return read(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise AnswerError(f"{path} cannot be read: {error}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AnswerError(f"{path} does not hold the published tables: {error!r}") from None


def _stated() -> Iterator[Published]:
    for suite, model, method, variant, percent, source in _STATED:
        yield Published(Series(suite, model, method, variant), percent, source, WHOLE.get(suite))
    for model, row in _FAITHFUL.items():
        for suite, percent in zip(_FAITHFUL_SUITES, row, strict=True):
            shots = 10 if suite == "date_understanding" else 8
            series = Series(suite, model, "program", f"NL+SL, {shots} shots")
            yield Published(series, percent, "Faithful CoT, README", WHOLE.get(suite))


def _zeroeval(tables: Mapping[str, Any]) -> Iterator[Published]:
    for row in tables.get("zeroeval_gsm", []):
        name = _ZEROEVAL_NAMES.get(row["Model"], row["Model"])
        whole = int(row["Total"]) if "Total" in row else None
        yield Published(Series("gsm8k", name, "cot"), float(row["Acc"]), "ZeroEval, leaderboard", whole)
    for row in tables.get("zeroeval_zebra_grid", []):
        name = row["Model"].replace("Llama-3.1-405B-Inst@", "Meta-Llama-3.1-405B-Instruct@")
        yield Published(Series("zebralogic", name, "cot"), float(row["Puzzle Acc"]), "ZeroEval, leaderboard")


def _linc_table(tables: Mapping[str, Any]) -> Iterator[Published]:
    for row in csv.DictReader(io.StringIO(tables.get("linc_core_results_csv", ""))):
        suite = {"folio": "folio"}.get(row["task"], "proofwriter_linc")
        series = Series(suite, row["model"], _LINC_MODES[row["mode"]], f"{row['nshot']} shots")
        yield Published(series, 100 * float(row["accuracy_raw"]), "LINC, core_results.csv", WHOLE[suite])


def _gsm_plus(tables: Mapping[str, Any]) -> Iterator[Published]:
    for name, row in tables.get("gsm_plus", {}).items():
        if row.get("gsm8k") is not None:
            for method in ("finetuned", "program", "cot"):
                series = Series("gsm8k", name.lower(), method)
                yield Published(series, float(row["gsm8k"]), "GSM-Plus, results", WHOLE["gsm8k"])


def _gsm_plus_kinds(tables: Mapping[str, Any]) -> Iterator[PublishedKind]:
    for model, row in tables.get("gsm_plus", {}).items():
        seed = float(row["gsm8k"]) if row.get("gsm8k") is not None else None
        for kind in sorted(_GSM_PLUS_KINDS & row.keys()):
            yield PublishedKind("gsm_plus", model, _KIND_NAMES.get(kind, kind), float(row[kind]), seed)


_GSM_PLUS_KINDS = {
    "critical thinking",
    "adding operation",
    "reversing operation",
    "integer-decimal-fraction conversion",
    "numerical substitution",
    "digit expansion",
    "distractor insertion",
    "problem understanding",
}
_KIND_NAMES = {"distractor insertion": "distraction insertion"}
"""The data set calls one kind otherwise than the table does."""
