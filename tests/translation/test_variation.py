"""Number-swapped variants are true, sensible, and made only where it is certain what a number means."""

import random
import re

from neurosym.language import answer_under, read
from neurosym.translation.variation import Variant, changeable_numbers, variants, with_aside

TEXT = "Ann has 48 plums and gives 15 of them to Bob. She pays $1,250 rent. How many plums are left?"
PROGRAM = "plums = 48\n# she gives 15 away\ngiven = 15\nleft = plums - given\nanswer left\n"


def varied(text: str, program: str, count: int = 8) -> list[Variant]:
    return list(variants(text, read(program), count, random.Random(3)))


def test_text_program_and_note_change_together() -> None:
    made = varied(TEXT, PROGRAM)
    assert len({variant.text for variant in made}) == 8
    for variant in made:
        had, gave = map(int, re.findall(r"has (\d+) plums and gives (\d+)", variant.text)[0])
        assert variant.answer == answer_under(variant.program, {}) == (had - gave,)
        assert had - gave > 0
        assert 10 <= gave <= 99
        assert [statement.note for statement in variant.program.statements] == ["", f"she gives {gave} away", ""]
        assert "$1,250 rent" in variant.text


def test_the_same_state_gives_the_same_variants() -> None:
    assert varied(TEXT, PROGRAM) == varied(TEXT, PROGRAM)


def test_results_stay_whole() -> None:
    made = varied("96 eggs are put into boxes of 8. How many boxes?", "boxes = 96 / 8\nanswer boxes\n")
    assert made
    assert all(variant.answer[0].denominator == 1 for variant in made)  # type: ignore[union-attr]


def test_decimals_and_thousands_keep_their_form() -> None:
    made = varied(
        "A car costs $12,500 and a lamp $3.75. What is the sum?", "sum_of_both = 12500 + 3.75\nanswer sum_of_both\n"
    )
    assert made
    assert all(re.search(r"\$\d\d,\d{3} and a lamp \$\d\.\d\d\.", variant.text) for variant in made)


def changeable(text: str, program: str) -> set[int]:
    return {int(value) for value in changeable_numbers(text, read(program))}


def test_only_certain_numbers_are_changed() -> None:
    twice = "Ann has 15 pens and Bob has 15 books. How many things?"
    assert changeable(twice, "a = 15 + 15\nanswer a\n") == set()
    assert changeable("5 weeks have how many days more than 20?", "d = 5 * 7 - 20\nanswer d\n") == {5, 20}
    assert changeable("A 20% cut of $350?", "left = 80 * 350 / 100\nanswer left\n") == {350}
    assert changeable("A 20% cut of $350?", "part = 20 / 100\nleft = 0.8 * 350 * part\nanswer left\n") == {350}
    assert changeable("A 3-hour trip at 85 km/h on day 1/2?", "way = 3 * 85\nanswer way\n") == {3, 85}
    assert changeable("6 and 8?", "first = 14 - 6\nsecond = first * 8\nanswer second\n") == {6}


def test_programs_with_unknowns_are_left_alone() -> None:
    assert varied("x and 12 is 40. x?", "unknown x: real\nx + 12 == 40\nanswer x\n") == []


def test_an_irrelevant_sentence_comes_before_the_question_and_nothing_else_changes() -> None:
    for seed in range(20):
        made = with_aside(TEXT, random.Random(seed))
        assert made.endswith("How many plums are left?")
        sentences = re.split(r"(?<=[.?]) ", made)
        assert [sentence for sentence in sentences if sentence in TEXT] == re.split(r"(?<=[.?]) ", TEXT)
        assert len(sentences) == 4
    assert with_aside("How many plums are left?", random.Random(0)) == "How many plums are left?"
