"""Sample efficiency: what a translator and its fair twin get right after so many training pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from neurosym.evaluation.judging import Judged, Standing
from neurosym.study.config import StudyConfig
from neurosym.study.results import Chart, Finding, Row, rate_cells
from neurosym.study.running import first_pipelines
from neurosym.verification.statistics import Rate

PROGRAM, TWIN = "program", "twin"


def sample_efficiency(config: StudyConfig, runs: Mapping[str, Mapping[str, Sequence[Judged]]]) -> list[Finding]:
    """Accuracy and hallucination against training pairs: `pairs` of pipelines, and `twins` of the configuration."""
    points = [*_programs(config, runs), *_twins(config, runs)]
    if not points:
        return []
    return [_finding(sorted(points, key=lambda row: (str(row["line"]), _number(row, "pairs"))))]


def _programs(config: StudyConfig, runs: Mapping[str, Mapping[str, Sequence[Judged]]]) -> Iterator[Row]:
    for suite, of in runs.items():
        for name, judged in of.items():
            if (pairs := config.pipelines[name].pairs) is not None and judged:
                standings = [each.pipeline for each in judged]
                adapter = config.pipelines[name].adapter or "shipped"
                yield _point(suite, PROGRAM, pairs, Path(adapter).name, standings)


def _twins(config: StudyConfig, runs: Mapping[str, Mapping[str, Sequence[Judged]]]) -> Iterator[Row]:
    pairs_of = {_recorded_name(name): pairs for name, pairs in config.twins.items()}
    for suite, pipeline in first_pipelines(config).items():
        judged = runs.get(suite, {}).get(pipeline, ())
        for name in judged[0].answerers if judged else ():
            if name in pairs_of:
                standings = [each.answerers[name] for each in judged]
                yield _point(suite, TWIN, pairs_of[name], name.partition("#")[2] or "shipped", standings)


def _recorded_name(name: str) -> str:
    """How records call an answerer: an adapter's directory by its last part alone."""
    model, mark, directory = name.partition("#")
    return model + mark + Path(directory).name


def _point(suite: str, side: str, pairs: int, adapter: str, standings: Sequence[Standing]) -> Row:
    wrong = standings.count(Standing.WRONG)
    return {
        "suite": suite,
        "side": side,
        "line": f"{side} on {suite}",
        "pairs": pairs,
        "adapter": adapter,
        **rate_cells("accuracy", Rate.of(sum(each.right for each in standings), len(standings))),
        **rate_cells("hallucination", Rate.of(wrong, len(standings))),
    }


def _finding(rows: Sequence[Row]) -> Finding:
    return Finding(
        id="sample_efficiency",
        section="Training examples",
        title="Accuracy against the number of training pairs",
        question="How many training pairs does the translator need, and how many its twin that writes the answer?",
        columns={
            "suite": "Suite",
            "side": "Side",
            "pairs": "Training pairs",
            "accuracy": "Accuracy",
            "hallucination": "Hallucination rate",
            "adapter": "Adapter",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="line",
            x="pairs",
            y="accuracy",
            low="accuracy_low",
            high="accuracy_high",
            series="line",
            label="adapter",
            x_title="Training pairs (log scale)",
            y_title="Accuracy",
            log_x=True,
        ),
        says=" ".join(_sentence(line) for line in _lines(rows)),
        limits=(
            "One training run a point, with one seed: the intervals hold the chance of the problems, not that of "
            "training. What an adapter was trained on is in its model card; shipped ones saw other sources as well."
        ),
        negative=any(
            len(line) > 1 and _number(line[-1], "accuracy") <= _number(line[0], "accuracy") for line in _lines(rows)
        ),
    )


def _lines(rows: Sequence[Row]) -> list[list[Row]]:
    return [[row for row in rows if row["line"] == name] for name in dict.fromkeys(row["line"] for row in rows)]


def _sentence(line: Sequence[Row]) -> str:
    told = ", ".join(f"{row['accuracy_k']} of {row['accuracy_n']} after {row['pairs']:,} pairs" for row in line)
    return f"{line[0]['line']}: {told}."


def _number(row: Row, name: str) -> float:
    value = row[name]
    assert isinstance(value, int | float)
    return value
