"""Programs without names or notes say the same."""

from __future__ import annotations

import pytest

from neurosym.domains import get
from neurosym.language import read
from neurosym.language.anonymous import without_names, without_notes
from neurosym.language.printing import print_program
from neurosym.solving import solve

NAMED = """# the hen lays a dozen
eggs_laid = 12
unknown eggs_left, broken: natural
broken == 3
eggs_left = eggs_laid - broken
answer eggs_left, broken
"""


def test_quantities_are_numbered_in_their_order() -> None:
    assert print_program(without_notes(without_names(read(NAMED)))) == (
        "v1 = 12\nunknown v2, v3: natural\nv3 == 3\nv2 = v1 - v3\nanswer v2, v3\n"
    )


def test_each_can_be_left_alone() -> None:
    assert "# the hen lays a dozen\nv1 = 12" in print_program(without_names(read(NAMED)))
    assert print_program(without_notes(read(NAMED))) == NAMED.partition("\n")[2]


EXAMPLES = [
    (name, place) for name in ("equations", "arithmetic", "optimisation") for place in range(len(get(name).examples))
]


@pytest.mark.parametrize(("domain", "place"), EXAMPLES)
def test_the_answer_stays(domain: str, place: int) -> None:
    program = read(get(domain).examples[place].program, domain)
    plain = read(print_program(without_notes(without_names(program))), domain)
    assert solve(plain).answer == solve(program).answer


def test_people_and_things_keep_their_names() -> None:
    (example, *_) = get("puzzle").examples
    program = read(example.program, "puzzle")
    assert without_names(program) == program
