"""The gap by the size of problems."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from neurosym.evaluation.judging import Judged, Standing
from neurosym.study.problem_size import problem_size_findings, trend
from neurosym.study.recorded import Recorded, Series

MakeJudged = Callable[..., Judged]


def test_a_trend_is_that_of_a_robust_regression() -> None:
    import numpy as np
    import statsmodels.api as sm

    rng = Random(1)
    sizes = [rng.randint(1, 9) for _ in range(60)]
    values = [rng.choice((-1, 0, 1)) for _ in sizes]
    reference = sm.OLS(np.array(values), sm.add_constant(np.array(sizes, dtype=float))).fit(cov_type="HC1", use_t=True)
    low, high = reference.conf_int()[1]
    assert trend(sizes, values) == pytest.approx((reference.params[1], low, high), abs=1e-9)


@pytest.mark.parametrize(("sizes", "values"), [([1, 2], [0, 1]), ([3, 3, 3], [0, 1, 0]), ([1, 2, 3], [0, 1])])
def test_too_little_for_a_trend_is_refused(sizes: list[int], values: list[int]) -> None:
    with pytest.raises(ValueError, match="at least three values, of more than one size"):
        trend(sizes, values)


def test_sides_are_counted_by_size(make_judged: MakeJudged) -> None:
    judged = [
        make_judged(
            n, pipeline="9" if n != 3 else "unknown", said={"direct": "9" if n < 5 else "8"}, meta={"objects": n % 5}
        )
        for n in range(10)
    ]
    recorded = [
        Recorded(Series("eggs", f"m{k}", "cot"), None, {f"eggs-{n}": [("9", standing)] for n in range(10)})
        for k, standing in enumerate((Standing.WRONG, Standing.RIGHT, Standing.ABSTAINED))
    ]
    recorded.append(Recorded(Series("eggs", "coder", "program"), None, recorded[0].samples))
    found = {each.id: each for each in problem_size_findings({"eggs": judged}, recorded)}
    rows = {(row["side"], row["size"]): row for row in found["problem_size"].rows}
    assert {side for side, _ in rows} == {"pipeline", "direct", "m1, cot", "m0, cot", "m2, cot"}
    assert (rows["pipeline", 3]["accuracy_k"], rows["pipeline", 3]["wrong_k"]) == (1, 0)
    assert (rows["direct", 0]["accuracy_k"], rows["direct", 0]["wrong_k"]) == (1, 1)
    assert {row["against"] for row in found["gap_growth"].rows} == {"direct", "m1, cot", "m0, cot", "m2, cot"}
    assert "no trend is shown" in found["gap_growth"].says


def test_a_lead_that_grows_is_told(make_judged: MakeJudged) -> None:
    judged = [make_judged(n, said={"direct": "9" if n < 6 else "8"}, meta={"depth": n + 1}) for n in range(12)]
    found = {each.id: each for each in problem_size_findings({"eggs": judged}, [])}
    (row,) = found["gap_growth"].rows
    assert float(str(row["lead_low"])) > 0
    assert row["lead"] == row["fewer"]
    assert not found["gap_growth"].negative
    assert max(each["size"] for each in found["problem_size"].rows) == 8


def test_people_are_counted_in_the_gold_program(make_judged: MakeJudged) -> None:
    names = ("ann", "bo", "cy", "di")
    judged = [make_judged(n, program=f"people {', '.join(names[: 2 + n])}\nanswer table\n") for n in range(3)]
    (found,) = problem_size_findings({"eggs": judged}, [])
    assert {row["measure"] for row in found.rows} == {"people"}
    assert [row["size"] for row in found.rows] == [2, 3, 4]
    (stated,) = problem_size_findings({"eggs": [make_judged(n, meta={"people": 3 + n}) for n in range(3)]}, [])
    assert [row["size"] for row in stated.rows] == [3, 4, 5]


def test_grids_are_measured_in_cells(make_judged: MakeJudged) -> None:
    judged = [make_judged(n, meta={"houses": 2 + n, "attributes": 3}) for n in range(3)]
    (found,) = problem_size_findings({"eggs": judged}, [])
    assert [row["size"] for row in found.rows] == [6, 9, 12]


def test_problems_of_one_size_say_nothing(make_judged: MakeJudged) -> None:
    assert problem_size_findings({"eggs": [make_judged(n, meta={"hops": 5}) for n in range(9)]}, []) == []
