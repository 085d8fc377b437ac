"""Claims of puzzles about truth: they mean what their form means, are said in many ways, and fit three kinds."""

import random
import re
from fractions import Fraction
from itertools import product

import pytest

from neurosym.domains.truth_templates.claims import ECHOES, KNAVE, KNIGHT, Claim, Speech, all_alike, echo, of_kind
from neurosym.domains.truth_templates.manners import TRAINED
from neurosym.domains.truth_templates.phrases import drawn
from neurosym.domains.truth_templates.vocabulary import Vocabulary, rules
from neurosym.language import read
from neurosym.language.semantics import holds

NAMES = ("Ann", "Bo", "Cy", "Di")
NOUNS = {1: ("owl", "owls"), 2: ("fox", "foxes"), 3: ("hen", "hens")}
FORMS = (
    "knave(bo) and knave(ann)",
    "knave(bo) implies knave(ann)",
    "knave(bo) and not knave(ann)",
    "knave(bo) implies not knave(ann)",
    "knave(bo) iff knave(ann)",
)
CLAIMS = [(echo(NAMES, 1, 0, KNAVE, how), form) for how, form in zip(ECHOES, FORMS, strict=True)]
CLAIMS.append((all_alike(NAMES, (1, 2, 0)), "same_kind(bo, cy) and same_kind(cy, ann)"))


@pytest.mark.parametrize(("claim", "form"), CLAIMS)
def test_a_claim_means_what_its_form_means(claim: Claim, form: str) -> None:
    assert claim.form == form
    program = read(f"people ann, bo, cy, di\n{form}\nanswer table\n", "truth")
    for world in product((KNIGHT, KNAVE), repeat=4):
        kinds = {name.lower(): Fraction(kind) for name, kind in zip(NAMES, world, strict=True)}
        assert holds(program, kinds) == claim.holds(world)


@pytest.mark.parametrize(("denied", "least"), [(False, 12), (True, 15)])
def test_a_kind_is_said_and_denied_in_many_ways(denied: bool, least: int) -> None:
    rng = random.Random(5)
    words = Vocabulary(NOUNS, False, False, TRAINED)
    claim = of_kind(NAMES, 1, KNAVE, denied)
    said = {claim.says(Speech(rng, words, NAMES, 0, True)) for _ in range(500)}
    assert len(said) >= least
    mine = {of_kind(NAMES, 0, KNAVE, denied).says(Speech(rng, words, NAMES, 0, True)) for _ in range(300)}
    assert all("I is" not in each and "I does" not in each and "I isn't" not in each for each in mine)


def test_one_of_the_wordings_of_a_choice_is_drawn() -> None:
    rng = random.Random(1)
    assert {drawn(rng, ["a (b|c) d", "{who} is"]) for _ in range(50)} == {"a b d", "a c d", "{who} is"}


def test_with_spies_nobody_says_that_there_are_two_kinds() -> None:
    rng, words = random.Random(6), Vocabulary(NOUNS, False, True, TRAINED)
    for _ in range(300):
        text = " ".join(rule for rule, _ in rules(rng, words))
        assert not re.search(r"\b(?:two|rest|others|is either)\b", text.replace("misleading others", "")), text


def test_with_spies_a_single_lie_makes_nobody_a_liar() -> None:
    rng, words = random.Random(7), Vocabulary(NOUNS, True, True, TRAINED)
    said = {words.predicate(rng, "Bo", "is", kind, False) for kind in (KNIGHT, KNAVE) for _ in range(500)}
    assert not [each for each in said if re.search(r"\b(?:lying|telling|speaking|is not)\b", each)]
