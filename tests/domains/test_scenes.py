"""Scenes: what is asked decides which numbers matter, and the answer never stands in the text by itself."""

import random
from fractions import Fraction

import pytest

from neurosym.domains.arithmetic_templates import TEMPLATES
from neurosym.domains.scenes import Scene, known, problem, rules, scene, spoken, values_by, wordings
from neurosym.domains.templates import Template
from neurosym.language import read
from neurosym.language.syntax import Definition
from neurosym.solving import solve

_APPLES = rules("left = had - eaten; had = left + eaten; eaten = had - left")


def _apples(rng: random.Random) -> Scene:
    values = values_by(_APPLES, {"had": 9, "eaten": 4})
    wording = {
        "had": ("apples", ("Ann had {} apples.",), ("How many apples did Ann have?",)),
        "eaten": ("apples_eaten", ("Ann ate {}.",), ("How many apples did Ann eat?",)),
        "left": ("apples_left", ("{} apples are left.",), ("How many apples are left?",)),
    }
    return scene(rng, wording, _APPLES, values, extra=(known("pears", 77, ("There are 77 pears.",)),))


def test_every_quantity_is_asked_for_and_derived_from_the_others() -> None:
    made = [problem(_apples)(random.Random(seed)) for seed in range(60)]
    assert {example.answer for example in made} == {(Fraction(9),), (Fraction(4),), (Fraction(5),)}
    assert {"77" in example.text for example in made} == {True, False}
    assert all("pears" not in example.program for example in made)


@pytest.mark.parametrize("template", [t for t in TEMPLATES if t.name.startswith("scene_")], ids=lambda t: t.name)
def test_programs_use_only_what_is_told_and_solve_to_the_answer(template: Template) -> None:
    questions = set()
    for seed in range(30):
        example = template.make(random.Random(seed))
        program = read(example.program, "arithmetic")
        assert solve(program).answer == example.answer
        told = [
            s.name for s in program.statements if isinstance(s, Definition) and s.value.__class__.__name__ == "Number"
        ]
        assert example.program.split()[-1] not in told
        questions.add(example.program.split()[-1].split("_")[-1])
    assert len(questions) >= 3


def test_rules_apply_from_left_to_right() -> None:
    (rule,) = rules("x = a + b * c")
    assert rule.written() == "(a + b) * c"
    assert values_by((rule,), {"a": 1, "b": 2, "c": 5})["x"] == 15


def test_numbers_as_people_write_them() -> None:
    rng = random.Random(0)
    assert spoken(rng, Fraction(12345)) == "12,345"
    assert spoken(rng, Fraction(5, 2)) == "2.50"
    assert {spoken(rng, Fraction(3)) for _ in range(30)} == {"3", "three"}


def test_wordings_are_written_line_by_line() -> None:
    text = """
        had = apples
        Ann had {} apples.
        ? How many apples did Ann have?
        left = apples_left
        ? How many are left?
        """
    assert wordings(text) == {
        "had": ("apples", ["Ann had {} apples."], ["How many apples did Ann have?"]),
        "left": ("apples_left", [], ["How many are left?"]),
    }
    with pytest.raises(ValueError, match="the role 'had' stands twice"):
        wordings("had = apples\nhad = pears")
