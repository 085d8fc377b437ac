"""Solutions go to JSON and back unchanged."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from neurosym.language.syntax import ClosedForm, Ratio
from neurosym.solving.solution import Outcome, Solution, Step
from neurosym.solving.wire import packed, unpacked


@pytest.mark.parametrize(
    "solution",
    [
        Solution(Outcome.SOLVED, (Fraction(-7, 20), True, "Ann", Ratio((2, -3)), ClosedForm("sqrt(2)", "1.4"))),
        Solution(Outcome.SOLVED, (Fraction(7**4000),), steps=(Step(0, "a"), Step(None, "b")), engine="z3", work=3),
        Solution(Outcome.SEVERAL, answers=((Fraction(1),), (False,)), reason="more", seconds=0.25),
        Solution(Outcome.CONTRADICTION, core=(0, 4)),
    ],
)
def test_there_and_back(solution: Solution) -> None:
    back = unpacked(json.loads(json.dumps(packed(solution))))
    assert back == solution
    if solution.answer:
        assert list(map(type, back.answer or ())) == list(map(type, solution.answer))


def test_what_is_no_value_is_refused() -> None:
    fields = packed(Solution(Outcome.SOLVED, (True,))) | {"answer": [{"code": "1"}]}
    with pytest.raises(ValueError, match="not a value"):
        unpacked(fields)
