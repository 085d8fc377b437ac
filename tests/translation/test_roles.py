"""Roles of people who lie or not are told apart."""

from neurosym.translation.assembling import Fragment
from neurosym.translation.roles import clash, otherwise, role_places, spelt, with_roles_apart


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


def test_a_role_can_be_of_another_kind() -> None:
    found = otherwise(("people ann, bo", "# knave: saint; spy: sinner"))
    assert len(found) == 8
    assert ("people ann, bo", "# knight: saint; knave: sinner") in found
    assert ("people ann, bo", "# knave: saint; spy: sinner") not in found
    assert otherwise(("people ann, bo",)) == []


def test_of_two_roles_one_is_a_knight_and_one_a_knave() -> None:
    assert clash(["# spy: saint; knave: sinner"]) == "none of saint and sinner is read as a knight"
    assert clash(["# spy: saint; spy: sinner"]) == "none of saint and sinner is read as a knight or a knave"
    assert not clash(["# knight: saint; knave: sinner; spy: mortal"])
    both = [role("# spy: saint; spy: sinner")]
    ways = [[both[0], role("# knight: saint; spy: sinner", -0.2), role("# knight: saint; knave: sinner", -0.9)]]
    assert with_roles_apart(both, [0], ways) == [ways[0][2]]


def test_two_sentences_may_have_to_be_read_otherwise() -> None:
    spies = [role("# spy: saint"), role("# spy: sinner")]
    ways = [
        [spies[0], role("# knight: saint", -1.0), role("# knave: saint", -0.5)],
        [spies[1], role("# knight: sinner", -3.0), role("# knave: sinner", -1.0)],
    ]
    assert with_roles_apart(spies, [0, 1], ways) == [ways[0][1], ways[1][2]]


def test_roles_are_spelt_as_in_their_sentence() -> None:
    assert spelt(role("# knave: friend"), "All fiends lie.") == role("# knave: fiend")
    assert spelt(role("# knight: decevier"), "A deceiver always lies.") == role("# knight: deceiver")
    assert spelt(role("# spy: sea elf"), "Sea elves are fickle.") == role("# spy: sea elf")
    assert spelt(role("people ann, bob"), "Ann and Bo.") == role("people ann, bob")
