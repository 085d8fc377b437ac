"""A template's problem in other words, or of other people and things."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.domains.domain import Example
from neurosym.domains.rewording import in_other_words, with_other_names
from neurosym.domains.templates import FRUIT, Template, example, people


def made(rng: random.Random) -> Example:
    owner, thing, number = people(rng, 1)[0], rng.choice(FRUIT), rng.randint(10, 99)
    verb = rng.choice(("has", "owns"))
    told = rng.choice(
        (f"{owner.name} {verb} {number} {thing.many}.", f"{number} {thing.many} are what {owner.name} {verb}.")
    )
    later = rng.randint(10, 99)
    return example((told, f"It is {later}. How many?"), f"{thing.key} = {number}\nanswer {thing.key}", number)


TEMPLATE = Template("toy", made)


@settings(max_examples=50)
@given(seed=st.text(max_size=8))
def test_only_sentences_change(seed: str) -> None:
    first = TEMPLATE.make(random.Random(seed))
    others = list(in_other_words(TEMPLATE, seed, random.Random(0), 20))
    assert len({each.text for each in others}) == 2
    assert {(each.program, each.answer) for each in others} == {(first.program, first.answer)}
    assert all(each.text.endswith(first.text.partition(". ")[2]) for each in others)


@settings(max_examples=50)
@given(seed=st.text(max_size=8))
def test_only_people_and_things_change(seed: str) -> None:
    first = TEMPLATE.make(random.Random(seed))
    others = list(with_other_names(TEMPLATE, seed, random.Random(0), 20))
    assert len({each.text for each in others}) > 10
    assert {each.answer for each in others} == {first.answer}
    assert all(len(each.text.split()) == len(first.text.split()) for each in others)


@pytest.mark.parametrize("tell", [in_other_words, with_other_names])
def test_nothing_to_choose_nothing_told(tell: object) -> None:
    assert callable(tell)
    plain = Template("plain", lambda rng: example(f"What is {rng.randint(1, 9)}?", "answer 1", 1))
    assert list(tell(plain, "0", random.Random(0), 5)) == []
