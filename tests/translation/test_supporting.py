"""The names of a reading are made of the words of the text."""

import json
import random

import pytest

from neurosym import domains
from neurosym.language import read
from neurosym.language.syntax import Row
from neurosym.resources import problems_dir
from neurosym.translation.assembling import Fragment
from neurosym.translation.supporting import unsupported
from neurosym.translation.told import words_of

TEXT = "All round things are young. The night watchmen care for mice. Bo's ticket can be refunded, unkind Zoë sees."


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("if round(X) then young(X)", ""),
        ("if all(X) then young(X)", "all"),
        ("if some(X) and young(X) then round(X)", "some"),
        ("young(everyone)", "everyone"),
        ("if night_watchman(X) and mouse(Y) then care_for(X, Y)", ""),
        ("refundable(bos_ticket)", ""),
        ("not kind(zoe)", ""),
        ("see(zoe, bo)", ""),
        ("world open", ""),
        ("answer roundoryoung(bo)", "roundoryoung"),
        ("green(bo)", "green"),
        ("made_up(bo)", "made_up"),
        ("# all of green", ""),
    ],
)
def test_what_is_not_made_of_the_words(line: str, fault: str) -> None:
    assert unsupported(Fragment((line,)), words_of(TEXT), (), "deduction") == fault


def test_declared_names_may_be_used_whatever_they_are_made_of() -> None:
    fragment = Fragment(("left_of(dog_pet, cy)",))
    assert unsupported(fragment, words_of("The dog is left of Cy."), {"dog_pet"}, "puzzle") == ""
    assert unsupported(fragment, words_of("The dog is left of Cy."), (), "puzzle") == "dog_pet"


def test_labels_of_options_are_words_of_the_text() -> None:
    words, people = words_of("Which must be true? (A) Bo is a liar. Round: Bo lies not."), {"bo"}
    told = Fragment(('answer must "A": knave(bo), "Round": knight(bo)',))
    assert unsupported(told, words, people, "truth") == ""
    made_up = Fragment(('answer must "Knight": knight(bo), "Round": knave(bo)',))
    assert unsupported(made_up, words, people, "truth") == "Knight"


@pytest.mark.parametrize("domain", ["deduction", "puzzle", "truth"])
def test_no_right_program_is_refused(domain: str) -> None:
    problems = map(json.loads, (problems_dir() / f"{domain}.jsonl").read_text().splitlines())
    pairs = [(problem["text"], problem["program"]) for problem in problems]
    for template in domains.get(domain).templates:
        example = template.make(random.Random(f"{template.name}/0"))
        pairs.append((example.text, example.program))
    found = [_fault(text, program, domain) for text, program in pairs]
    assert [fault for fault in found if fault] == []


def _fault(text: str, program: str, domain: str) -> str:
    rows = [statement for statement in read(program, domain).statements if isinstance(statement, Row)]
    declared = {"kind"}.union(*({row.label, *row.names} for row in rows))
    return unsupported(Fragment(tuple(program.splitlines())), words_of(text), declared, domain)
