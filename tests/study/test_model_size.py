"""Model size: slopes over recorded models, and where the pipeline stands among them."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from random import Random

import pytest

from neurosym.evaluation.judging import Standing
from neurosym.study.model_size import gap_by_size, size_alone, slope
from neurosym.study.recorded import Recorded, Series
from neurosym.study.results import Row

RIGHT, WRONG, SILENT = Standing.RIGHT, Standing.WRONG, Standing.ABSTAINED


def series(model: str, params: float | None, standings: Sequence[Standing], method: str = "cot") -> Recorded:
    samples = {f"p{place}": [("1", standing)] for place, standing in enumerate(standings)}
    return Recorded(Series("gsm8k", model, method), params, samples)


def test_a_slope_is_that_of_least_squares_on_the_shares() -> None:
    import numpy as np

    rng = Random(0)
    sizes = {f"m{n}": 10 ** rng.uniform(0, 2.5) for n in range(6)}
    flags = {model: [rng.random() < 0.3 + 0.2 * log10(size) for _ in range(40)] for model, size in sizes.items()}
    found = slope(sizes, flags)
    expected, _ = np.polyfit([log10(sizes[model]) for model in sizes], [np.mean(flags[model]) for model in sizes], 1)
    assert found.value == pytest.approx(expected, abs=1e-12)
    assert found.low < found.value < found.high


def test_the_largest_model_is_named_with_its_wrong_answers() -> None:
    recorded = [series(f"m{b}", b, [RIGHT] * b + [WRONG] * (6 - b)) for b in (1, 2, 3, 5)]
    recorded.append(series("unknown", None, [RIGHT] * 6))
    recorded.append(series("coder", 7, [RIGHT] * 6, method="program"))
    found = {each.id: each for each in size_alone(recorded)}
    assert [row["params_b"] for row in found["size_alone"].rows] == [1, 2, 3, 5]
    (row,) = found["size_slopes"].rows
    assert (row["largest"], row["largest_wrong_k"], row["n"], row["models"]) == ("m5", 1, 6, 4)
    assert row["right"] == pytest.approx(-float(str(row["wrong"])))
    assert "4 models from 1 to 5 billion parameters" in found["size_slopes"].says


def test_abstaining_is_not_wrong() -> None:
    (found,) = size_alone([series("m", 1, [SILENT, WRONG, RIGHT])])
    assert (found.rows[0]["wrong_k"], found.rows[0]["right_k"], found.rows[0]["wrong_n"]) == (1, 1, 3)


def test_few_sizes_give_no_slope() -> None:
    assert [each.id for each in size_alone([series(f"m{n}", 7, [RIGHT] * 6) for n in range(9)])] == ["size_alone"]


def difference(model: str, params: float | None, low: float, high: float, method: str = "cot") -> Row:
    return {
        "suite": "gsm8k",
        "model": model,
        "method": method,
        "params_b": params,
        "difference": (low + high) / 2,
        "difference_low": low,
        "difference_high": high,
    }


def test_who_is_ahead_is_said_by_size() -> None:
    rows = [
        difference("tiny", 1, 0.1, 0.3),
        difference("small", 7, 0.0, 0.2),
        difference("middle", 9, 0.05, 0.2),
        difference("big", 70, -0.3, -0.1),
        difference("secret", None, -0.3, -0.1),
        difference("coder", 7, -0.3, -0.1, method="program"),
    ]
    (found,) = gap_by_size(rows)
    assert found.says == (
        "gsm8k: 2 of 4 models of known size are behind the pipeline, 1 ahead; the largest behind it is middle with 9 "
        "billion; the smallest ahead is big with 70 billion."
    )
    assert found.negative
    assert gap_by_size(rows[4:]) == []
