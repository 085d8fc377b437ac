"""Lists of everybody are made whole where a sentence names nobody."""

import pytest

from neurosym.translation.assembling import Fragment, gather
from neurosym.translation.everybody import with_everybody
from neurosym.translation.splitting import Part

LISTED = "Ann, Bo, Cy and Di live here."
DECLARED = gather([Part(LISTED)], [Fragment(("people ann, bo, cy, di",))])
ALL = "knave(ann), knave(bo), knave(cy), knave(di)"


@pytest.mark.parametrize(
    ("sentence", "line", "whole"),
    [
        ("How many of them lie?", "answer number_of(knave(ann), knave(bo), knave(ann))", f"answer number_of({ALL})"),
        ("Count the liars.", "answer number_of(knave(bo), knave(cy), knave(di))", f"answer number_of({ALL})"),
        (
            "Bo says: 'Exactly two of us four lie.'",
            "says(bo, exactly(2, knave(ann), knave(bo), knave(di)))",
            f"says(bo, exactly(2, {ALL}))",
        ),
    ],
)
def test_a_list_of_everybody_is_made_whole(sentence: str, line: str, whole: str) -> None:
    assert with_everybody(Fragment((line,), -1.0, 9), sentence, DECLARED) == Fragment((whole,), -1.0, 9)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Bo says: 'One of the others lies.'", "says(bo, exactly(1, knave(ann), knave(cy), knave(di)))"),
        ("Bo says: 'Exactly one of Cy and me lies.'", "says(bo, exactly(1, knave(cy), knave(bo)))"),
        ("How many of Ann, Bo and Cy lie?", "answer number_of(knave(ann), knave(bo), knave(cy))"),
        (
            "Bo says: 'Ann would say that exactly one of us lies.'",
            "says(bo, says(ann, exactly(1, knave(bo), knave(cy))))",
        ),
        ("Who lies?", "answer table"),
    ],
)
def test_what_speaks_of_some_is_left_alone(sentence: str, line: str) -> None:
    fragment = Fragment((line,))
    assert with_everybody(fragment, sentence, DECLARED) is fragment
