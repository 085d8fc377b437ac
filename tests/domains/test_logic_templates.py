"""Quantified sentences: answers by looking at all worlds, which the engine shares."""

import random

import pytest

from neurosym.domains.logic_templates import TEMPLATES
from neurosym.domains.logic_templates.judging import Told, judged
from neurosym.domains.templates import DEV, TEST, TRAIN, Template
from neurosym.language import print_program, read
from neurosym.language.syntax import TruthValue
from neurosym.solving import solve


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_template_keeps_its_promises(template: Template) -> None:
    examples = [template.make(random.Random(seed)) for seed in range(12)]
    assert examples == [template.make(random.Random(seed)) for seed in range(12)]
    assert len({made.text for made in examples}) >= 10
    assert len({made.answer for made in examples}) >= 2
    for made in examples:
        assert made.text == " ".join(sentence.text for sentence in made.sentences)
        assert made.text.endswith(("?", "."))
        fragments = [sentence.fragment for sentence in made.sentences if sentence.fragment]
        assert made.program == "\n".join(fragments) + "\n"
        program = read(made.program, "logic")
        assert print_program(program) == made.program
    for made in examples[:3]:
        assert solve(read(made.program, "logic")).answer == made.answer, made


def test_there_are_templates_of_each_split() -> None:
    assert len({template.name for template in TEMPLATES}) == len(TEMPLATES)
    assert {template.split for template in TEMPLATES} == {TRAIN, DEV, TEST}


def test_what_premises_leave_open() -> None:
    worlds = [(rain, wet) for rain in (False, True) for wet in (False, True)]
    rule: Told[tuple[bool, bool]] = Told(
        "if it rains, the street is wet", "rain implies wet", lambda world: world[1] or not world[0]
    )
    rain: Told[tuple[bool, bool]] = Told("it rains", "rain", lambda world: world[0])
    dry: Told[tuple[bool, bool]] = Told("the street is dry", "not wet", lambda world: not world[1])
    assert judged(worlds, [rule], rain) is TruthValue.UNKNOWN
    assert judged(worlds, [rule, dry], rain) is TruthValue.FALSE
    assert judged(worlds, [rule, rain], rain) is TruthValue.TRUE
    assert judged(worlds, [rule, rain, dry], rain) is None
