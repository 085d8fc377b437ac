"""A text is cut where its sentences, list items and options end, and nowhere else."""

import random

import pytest

from neurosym.domains import get
from neurosym.domains.templates import Template
from neurosym.translation.splitting import split

TEMPLATES = [template for name in ("puzzle", "truth") for template in get(name).templates]


def texts(text: str) -> list[str]:
    return [part.text for part in split(text)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_texts_of_templates_are_cut_as_the_templates_say(template: Template) -> None:
    for seed in range(6):
        made = template.make(random.Random(seed))
        assert texts(made.text) == [told.text for told in made.sentences]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The cat is first. The dog is last!", ["The cat is first.", "The dog is last!"]),
        ("Mr. Hill and Dr. Jay met. J. K. Fox left.", ["Mr. Hill and Dr. Jay met.", "J. K. Fox left."]),
        ("X is left of B. C is last.", ["X is left of B.", "C is last."]),
        ("It costs 3.5 coins. Who pays?", ["It costs 3.5 coins.", "Who pays?"]),
        ('Ann says: "Bo lies. I do not." Bo nods.', ['Ann says: "Bo lies. I do not."', "Bo nods."]),
        ('"Is Bo a liar?" asked Ann. Bo was silent.', ['"Is Bo a liar?" asked Ann.', "Bo was silent."]),
        ("“I lie. Always.” That is what Cy says.", ["“I lie. Always.”", "That is what Cy says."]),
        ("Dan says 'Eve lies. So do I.' Eve's dog barks.", ["Dan says 'Eve lies. So do I.'", "Eve's dog barks."]),
        ("Pets (a cat. a dog) are here. Why?", ["Pets (a cat. a dog) are here.", "Why?"]),
        ("Clues:\n1. A is first.\n2) B is last.\n(3) C waits.", ["Clues:", "A is first.", "B is last.", "C waits."]),
        ("Clues: 1. A is first. 2. B is last.", ["Clues:", "A is first.", "B is last."]),
        ("- one is red\n* two is blue\n• three is green", ["one is red", "two is blue", "three is green"]),
        ("## Facts\nClue 7: A is old.", ["Facts", "A is old."]),
        ("The pets are:\n- cat\n- dog\n- fish\nWho is who?", ["The pets are: cat, dog, fish", "Who is who?"]),
        ("Ann keeps a cat. She lives next to Bo. It rains.", ["Ann keeps a cat. She lives next to Bo.", "It rains."]),
        ("There is a boat. It is last. It is known that Bo is first.",
         ["There is a boat. It is last.", "It is known that Bo is first."]),
        ("A is in house 3. The dog is in house 1.", ["A is in house 3.", "The dog is in house 1."]),
        ("...\n\n---\n", []),
    ],
)  # fmt: skip
def test_sentences(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Which is true?\nA) Ann is first.\nB) Bo is last.",
        "Which is true?\n(A) Ann is first.\n(B) Bo is last.",
        "Which is true?\nA. Ann is first.\nB. Bo is last.",
        "Options:\nA: Ann is first.\nB: Bo is last.",
        "Which is true? (A) Ann is first. (B) Bo is last.",
        "Which is true? A) Ann is first. B) Bo is last.",
    ],
)
def test_options_keep_their_labels(text: str) -> None:
    first, *options = split(text)
    assert first.label == ""
    assert [(part.label, part.text) for part in options] == [("A", "Ann is first."), ("B", "Bo is last.")]


def test_people_called_by_letters_are_no_options() -> None:
    assert [part.label for part in split("Two people meet.\nA: B lies.\nB: I do not.")] == ["", "", ""]


def test_a_list_stays_with_the_sentence_that_it_belongs_to() -> None:
    assert texts("Each has a pet. They are: a cat, a dog. It rains.") == [
        "Each has a pet. They are: a cat, a dog.",
        "It rains.",
    ]
    assert texts("Each has a hat. The list: red, blue. They are happy.") == [
        "Each has a hat. The list: red, blue.",
        "They are happy.",
    ]
    assert texts("Look here. {red, blue} are the hats. It is not whoever has the cat who sings.") == [
        "Look here.",
        "{red, blue} are the hats.",
        "It is not whoever has the cat who sings.",
    ]
