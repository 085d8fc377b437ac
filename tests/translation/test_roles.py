"""Roles of people who lie or not are told apart."""

from neurosym.translation.assembling import Fragment
from neurosym.translation.roles import clash, otherwise, role_places, with_roles_apart


def role(line: str, score: float = -0.1) -> Fragment:
    return Fragment((line,), score, 5)


CLASHING = [role("people ann, bo"), role("# knave: saint"), role("# knave: sinner"), role("says(ann, knave(bo))")]


def test_the_reading_that_costs_least_ends_the_clash() -> None:
    assert role_places(CLASHING) == [1, 2]
    ways = [
        [CLASHING[1], role("# knight: saint", -1.0), role("saint == 1", -0.2)],
        [CLASHING[2], role("# knight: sinner", -4.0)],
    ]
    assert with_roles_apart(CLASHING, [1, 2], ways) == [CLASHING[0], ways[0][1], *CLASHING[2:]]


def test_without_another_reading_the_clash_remains() -> None:
    assert with_roles_apart(CLASHING, [1, 2], [[CLASHING[1]], [CLASHING[2]]]) == CLASHING


def test_one_role_in_two_forms_is_no_clash() -> None:
    assert not clash(["# knave: sinner; knave: Sinners"])
    assert not clash(["# knight: saint; knave: sinner"])
    assert role_places([role("# knight: saint"), role("# knave: sinner")]) == []


def test_a_role_can_be_of_the_other_kind() -> None:
    lines = ("people ann, bo", "# knave: saint; knave: sinner")
    assert otherwise(lines) == [
        ("people ann, bo", "# knight: saint; knave: sinner"),
        ("people ann, bo", "# knave: saint; knight: sinner"),
    ]
    assert otherwise(("people ann, bo",)) == []
