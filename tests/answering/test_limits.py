"""How long a model may think, by the kind of suite."""

from __future__ import annotations

import pytest

from neurosym.answering.answerers import make_answerer
from neurosym.answering.limits import LONG, SHORT, within_limit


@pytest.mark.parametrize(
    ("name", "limited"),
    [
        ("cot:0.5b", "cot1024:0.5b"),
        ("cot", "cot1024"),
        ("vote8:0.5b", "vote8x1024:0.5b"),
        ("vote:0.5b", "votex1024:0.5b"),
        ("execute:0.5b", "execute1024:0.5b"),
    ],
)
def test_who_thinks_has_more_room_where_answers_are_no_numbers(name: str, limited: str) -> None:
    assert (SHORT, LONG) == (320, 1024)
    assert within_limit(name, ["number", "number"]) == name
    assert within_limit(name, ["label"]) == within_limit(name, ["number", "option"]) == limited
    assert str(LONG) in make_answerer(limited).name


@pytest.mark.parametrize(
    "name", ["cot512:0.5b", "vote8x512:0.5b", "execute64:0.5b", "direct:0.5b", "twin:0.5b#runs/cot", "recorded:f#m/cot"]
)
def test_a_limit_that_is_told_stays_and_others_have_none(name: str) -> None:
    assert within_limit(name, ["label"]) == name


@pytest.mark.parametrize("name", ["vote8x512:0.5b", "execute64:0.5b", "cot512:0.5b", "vote3:0.5b", "execute:0.5b"])
def test_a_name_with_a_limit_is_read_back(name: str) -> None:
    assert make_answerer(name).name == name


def test_the_usual_limit_is_not_told() -> None:
    assert make_answerer(f"vote8x{SHORT}:0.5b").name == "vote8:0.5b"
    assert make_answerer(f"execute{SHORT}:0.5b").name == "execute:0.5b"
    assert make_answerer(f"cot{SHORT}:0.5b").name == "cot:0.5b"
