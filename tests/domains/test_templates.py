"""Templates: varied, repeatable, and right."""

import random

import pytest

from neurosym.domains import get
from neurosym.domains.templates import DEV, TEST, TRAIN, Template, example, joined, multiple, nouns, people
from neurosym.language import print_program, read
from neurosym.solving import solve

TEMPLATES = [
    (name, template) for name in ("arithmetic", "equations", "optimisation") for template in get(name).templates
]


@pytest.mark.parametrize("name", ["arithmetic", "equations"])
def test_there_are_enough_of_each_split(name: str) -> None:
    made = get(name).templates
    assert len({template.name for template in made}) == len(made) >= 25
    assert {template.split for template in made} == {TRAIN, DEV, TEST}


@pytest.mark.parametrize(("domain", "template"), TEMPLATES, ids=lambda value: getattr(value, "name", value))
def test_a_template_keeps_its_promises(domain: str, template: Template) -> None:
    examples = [template.make(random.Random(seed)) for seed in range(40)]
    assert examples == [template.make(random.Random(seed)) for seed in range(40)]
    assert len({made.text for made in examples}) >= 20
    for made in examples[:3]:
        program = read(made.program, domain)
        assert print_program(program) == made.program
        assert solve(program).answer == made.answer, made
    for made in examples:
        assert made.text == joined(*made.text.split("\n"))
        assert "  " not in made.text
        assert made.text.endswith(("?", "."))


def test_an_example_is_put_together() -> None:
    made = example(("a hen laid 3 eggs.", "", "how many?"), "   eggs = 3\n   answer eggs\n", 3, True)
    assert made.text == "A hen laid 3 eggs. How many?"
    assert made.program == "eggs = 3\nanswer eggs\n"
    assert made.answer == (3, True)
    assert made.answer[1] is True


def test_words_are_chosen_apart() -> None:
    chosen = people(random.Random(1), 5)
    assert len({person.name for person in chosen}) == 5
    (box,) = nouns("card box/card boxes")
    assert (box.key, box.one_key) == ("card_boxes", "card_box")
    assert all(multiple(random.Random(seed), 4, 6, low=30, high=90) in (36, 48, 60, 72, 84) for seed in range(20))
