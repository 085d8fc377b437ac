"""Readings of sentences that may stand together."""

import pytest

from neurosym.translation.assembling import Fragment, gather
from neurosym.translation.readings import candidates
from neurosym.translation.splitting import Part

PARTS = [Part("Saints never lie and sinners always do."), Part("Ann met Bo."), Part("Ann says that Bo is a sinner.")]


@pytest.mark.parametrize(
    ("roles", "fate", "why"),
    [
        ("# knight: saint; knave: sinner", "finished", ""),
        ("# knave: sinner; knave: sinners", "finished", ""),
        ("# knight: saint", "finished", ""),
        ("# knave: saint; knave: sinner", "refused", "none of saint and sinner is read as a knight"),
    ],
)
def test_two_roles_are_not_of_one_kind(roles: str, fate: str, why: str) -> None:
    declared = gather(PARTS, [Fragment((roles,)), Fragment(("people ann, bo",)), Fragment(())])
    said = Fragment(("says(ann, knave(bo))",))
    (candidate,) = candidates(PARTS, declared, [[Fragment(())], [Fragment(())], [said]], 1, "truth")
    assert (candidate.fate, candidate.why) == (fate, why)
