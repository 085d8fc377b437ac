"""What more samples buy: accuracy and selective accuracy against candidates 1 to 32, on both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from neurosym.evaluation.wording import share
from neurosym.study.results import Chart, Finding, Row
from neurosym.study.voting import Sampled, Voted, vote
from neurosym.verification.clustering import Mean, clustered_mean

SIZES = (1, 2, 4, 8, 16, 32)

_COLUMNS = {
    "suite": "Suite",
    "side": "Side",
    "candidates": "Candidates",
    "n": "Problems",
    "accuracy": "Accuracy",
    "accuracy_low": "low",
    "accuracy_high": "high",
    "selective": "Right, of those answered",
    "selective_low": "low",
    "selective_high": "high",
    "coverage": "Answered",
    "hallucination": "Answered and wrong",
    "hallucination_low": "low",
    "hallucination_high": "high",
    "any_right": "Any candidate right",
    "tokens": "Generated tokens per problem",
}

Sides = Mapping[str, Sequence[Sampled]]


def compute_rows(sampled: Sequence[Sampled], seed: int = 0, draws: int = 200) -> list[Row]:
    """One row a number of candidates, up to as many as every problem has: rates, intervals, mean tokens.

    The interval of a rate is that of the mean of the problems' probabilities (see `clustered_mean`), so it holds the
    variance between problems and between samples. Empty if there are fewer than two clusters of problems.
    """
    if len({each.cluster for each in sampled}) < 2:
        return []
    most = min(len(each.samples) for each in sampled)
    source = Random(seed)
    return [_row(sampled, m, [vote(each.samples, m, source, draws) for each in sampled]) for m in SIZES if m <= most]


def compute_findings(suites: Mapping[str, Sides], seed: int = 0, draws: int = 200) -> list[Finding]:
    """The curves of every side of every suite: accuracy by tokens spent, and selective accuracy by candidates."""
    rows: list[Row] = [
        {"suite": suite, "side": side, "line": f"{side} on {suite}", **row}
        for suite, sides in suites.items()
        for side, sampled in sides.items()
        for row in compute_rows(sampled, seed, draws)
    ]
    if not rows:
        return []
    return [
        _finding("compute_accuracy", "Accuracy against inference-time compute", "tokens", "accuracy", rows),
        _finding("compute_selective", "Selective accuracy against candidates", "candidates", "selective", rows),
    ]


def _row(sampled: Sequence[Sampled], m: int, voted: Sequence[Voted]) -> Row:
    clusters = [each.cluster for each in sampled]
    silent = [(1 - found.answered) * each.unanswerable for each, found in zip(sampled, voted, strict=True)]
    accuracy = clustered_mean([each.right + rest for each, rest in zip(voted, silent, strict=True)], clusters)
    wrong = clustered_mean([each.answered - each.right for each in voted], clusters)
    answered = sum(each.answered for each in voted)
    tokens = [sum(sample.tokens for sample in each.samples) / len(each.samples) for each in sampled]
    return {
        "candidates": m,
        "n": len(sampled),
        **_cells("accuracy", accuracy),
        **_cells("hallucination", wrong),
        "coverage": answered / len(voted),
        **_selective(voted, clusters, answered),
        "any_right": sum(each.any_right for each in voted) / len(voted),
        "tokens": m * sum(tokens) / len(tokens) or None,
    }


def _cells(name: str, mean: Mean) -> Row:
    return {name: mean.value, f"{name}_low": max(0.0, mean.low), f"{name}_high": min(1.0, mean.high)}


def _selective(voted: Sequence[Voted], clusters: Sequence[str], answered: float) -> Row:
    """Right of answered, with the interval of a ratio (W. G. Cochran, Sampling Techniques, 1977, section 2.11)."""
    if not answered:
        return {"selective": None, "selective_low": None, "selective_high": None}
    ratio = sum(each.right for each in voted) / answered
    scale = len(voted) / answered
    spread = clustered_mean([scale * (each.right - ratio * each.answered) for each in voted], clusters)
    low, high = max(0.0, ratio + spread.low), min(1.0, ratio + spread.high)
    return {"selective": ratio, "selective_low": low, "selective_high": high}


def _finding(id: str, title: str, x: str, y: str, rows: Sequence[Row]) -> Finding:
    titles = {
        "tokens": "Generated tokens per problem",
        "candidates": "Candidates",
        "accuracy": "Accuracy",
        "selective": "Right, of those answered",
    }
    return Finding(
        id=id,
        section="Inference-time compute",
        title=title,
        question="What do more candidates and a vote buy on each side?",
        columns=_COLUMNS,
        rows=tuple(row for row in rows if row[x] is not None) or tuple(rows),
        chart=Chart(
            kind="line",
            x=x if any(row[x] is not None for row in rows) else "candidates",
            y=y,
            low=f"{y}_low",
            high=f"{y}_high",
            series="line",
            label="candidates",
            x_title=titles[x if any(row[x] is not None for row in rows) else "candidates"],
            y_title=titles[y],
            log_x=True,
        ),
        says=" ".join(_sentence(line, y, titles[y]) for line in _lines(rows)),
        limits=(
            "A vote of fewer candidates is computed from the recorded ones, drawn without replacement; every sample is "
            "taken at the temperature of the run, so one candidate here is one sample and not the greedy answer. "
            "Neighbouring points of a line share samples: their intervals say nothing of the difference between them."
        ),
        negative=any(_gain(line, y) <= 0 for line in _lines(rows) if len(line) > 1),
    )


def _lines(rows: Sequence[Row]) -> list[list[Row]]:
    names = dict.fromkeys(row["line"] for row in rows)
    return [[row for row in rows if row["line"] == name] for name in names]


def _gain(line: Sequence[Row], y: str) -> float:
    first, last = line[0][y], line[-1][y]
    return last - first if isinstance(first, float) and isinstance(last, float) else 0.0


def _sentence(line: Sequence[Row], y: str, title: str) -> str:
    first, last = line[0], line[-1]
    before, after = first[y], last[y]
    if len(line) < 2 or not isinstance(before, float) or not isinstance(after, float):
        return f"{first['line']}: one point."
    return (
        f"{first['line']}: {title.lower()} {share(before)} with 1 candidate, {share(after)} with {last['candidates']}."
    )
