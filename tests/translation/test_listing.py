"""Lists that the first pass may have missed, and the names that were meant."""

import pytest

from neurosym.language import read
from neurosym.translation.assembling import Declarations, Fragment, gather
from neurosym.translation.listing import (
    best_listing,
    doubtful,
    looks_like_list,
    usual_length,
    with_people,
    with_row_of_names,
)
from neurosym.translation.splitting import Part
from neurosym.translation.told import as_told, told_names


def row(label: str, names: str, score: float = -1.0, finished: bool = True) -> Fragment:
    return Fragment((f"row {label}: {names}",), score, 9, finished)


NOTHING = Fragment(())
LISTS = ("Guests: Ann, Bo, Cy", "Pets (one each): a cat | a dog | a fish", "Each guest brings a drink: tea, rum, ale")


def test_most_rows_say_how_long_a_row_is() -> None:
    rows = [row("guest", "ann, bo, cy"), NOTHING, row("pet", "cat, dog"), row("drink", "tea, rum, ale")]
    assert usual_length(rows) == 3
    assert usual_length([row("a", "x, y"), row("b", "k, l, m")]) == 3
    assert usual_length([NOTHING]) is None


def test_lists_that_were_missed_or_cut_short_or_called_as_another_are_asked_again() -> None:
    parts = [*map(Part, LISTS), Part("Ann sits left of the dog."), Part("the tea, the rum, the ale", "A")]
    read_as = [row("guest", "ann, bo, cy"), row("pet", "cat, dog"), row("guest", "tea, rum, ale"), NOTHING, NOTHING]
    assert doubtful(parts, read_as) == [1, 2]
    read_as[1:3] = [NOTHING, row("drink", "tea, rum, ale")]
    assert doubtful(parts, read_as) == [1]


@pytest.mark.parametrize("text", [*LISTS, "1) cat 2) dog 3) fish", "a cat, a dog and a fish are the pets"])
def test_what_looks_like_a_list(text: str) -> None:
    assert looks_like_list(text, 3)
    assert not looks_like_list(text, 5)


def test_the_best_listing_is_whole_told_and_under_a_label_of_its_own() -> None:
    part = Part(LISTS[2])
    short, made_up = row("drink", "tea, rum", -0.1), row("drink", "tea, rum, whisky", -0.2)
    cut, taken, own = (
        row("drink", "tea, rum, ale", -0.3, False),
        row("guest", "tea, rum, ale", -0.4),
        row("drink", "tea, rum, ale", -0.9),
    )
    ways = [short, made_up, cut, taken, own]
    assert best_listing(ways, part, 3, {"guest"}) is own
    assert best_listing(ways, part, 3) is taken
    assert best_listing(ways[:4], part, 3, {"guest"}) is taken
    assert best_listing(ways[:3], part, 3) is None


def test_a_misspelt_name_is_the_one_in_the_list() -> None:
    text = "Mothers: `Rosalind`, `Guðrún`, `the Beatrix`, `O'Hara Mae`"
    assert as_told(["rosalnd", "beatrix"], text) == ["rosalind", "beatrix"]
    assert as_told(["rosalind", "ohara_mai"], text) == ["rosalind", "ohara_mae"]
    assert as_told(["rosalind", "whisky"], text) == []
    assert told_names(["ohara_mae"], text)
    assert as_told(["one", "two"], "There are two houses.") == []
    assert as_told(["feb", "apr"], "Months: feb, april") == ["feb", "april"]


def declared(*pairs: tuple[str, Fragment]) -> Declarations:
    return gather([Part(text) for text, _ in pairs], [fragment for _, fragment in pairs])


def test_a_row_that_lacks_one_item_has_an_empty_place() -> None:
    pets = ("The pets are a cat and a dog.", row("pet", "cat, dog"))
    found = declared((LISTS[0], row("guest", "ann, bo, cy")), pets, (LISTS[2], row("drink", "tea, rum, ale")))
    assert "row pet in 1..3: cat, dog" in found.lines
    assert read("\n".join(found.lines) + "\nanswer table\n", "puzzle")
    alone = declared((LISTS[0], row("guest", "ann, bo, cy")), pets)
    assert "row pet: cat, dog" in alone.lines


def test_misspelt_rows_are_kept_and_made_up_ones_are_not() -> None:
    assert declared((LISTS[0], row("guest", "anne, bo, cy"))).names == {"ann", "bo", "cy"}
    assert not declared((LISTS[0], row("guest", "kunigunde, bo, cy"))).names


MEETING = [
    Part("Round the fire one finds Ann, Bo, and Cy."),
    Part("Bo says that Ann or Cy lies."),
    Part("Ann, Bo and Dee are friends."),
]


def test_people_that_a_list_names_and_the_first_pass_missed() -> None:
    garbled = [
        Fragment(("# knight: Ann", "people ann, bo with spies")),
        Fragment(("says(bo, knave(ann))",)),
        Fragment(()),
    ]
    found = with_people(MEETING, garbled)
    assert [fragment.lines for fragment in found] == [("people ann, bo, cy",), ("says(bo, knave(ann))",), ()]
    complete = [Fragment(("people cy, bo, ann",)), *garbled[1:]]
    assert with_people(MEETING, complete) == complete


def test_people_with_things_are_a_row_though_only_the_things_were_read_as_one() -> None:
    parts = [
        Part(text) for text in ("Ana, Bo and Cy own a pet each: a cat, a dog or a fish.", "Ana is not Bo.", "Who?")
    ]
    pets = Fragment(("row pet: cat, dog, fish",))
    rows = with_row_of_names(parts, [pets, Fragment(()), Fragment(())])
    assert rows[0].lines == ("row person: ana, bo, cy", *pets.lines)
    called = Fragment(("row person: ann, ben, cid",))
    assert with_row_of_names(parts, [called, Fragment(()), Fragment(())])[0].lines[0] == "row name: ana, bo, cy"


def test_who_is_missing_in_the_only_row_of_a_list_joins_it() -> None:
    parts = [Part(text) for text in ("Five seats are free.", "Una, Bo, Cy and Di take them.", "Una is by Cy.", "Di?")]
    cut = [Fragment(()), Fragment(("# a note: kept", "order item in 1..5: bo, cy")), Fragment(()), Fragment(())]
    whole = with_row_of_names(parts, cut)
    assert whole[1].lines == ("# a note: kept", "order item in 1..5: una, bo, cy, di")
    assert [whole[0], *whole[2:]] == [cut[0], *cut[2:]]


@pytest.mark.parametrize(
    ("line", "second"),
    [
        ("row person: ana, bo, cy", "Ana is not Bo."),
        ("row pet: cat, dog, fish, cow", "Ana is not Bo."),
        ("row pet: cat, dog, fish", "Ana is well."),
        ("", "Ana is not Bo."),
        ("row film: western, comedy, thriller", "On Monday and Tuesday it rains."),
    ],
)
def test_a_list_is_no_row_where_it_is_one_already_or_of_another_length_or_hardly_spoken_of(
    line: str, second: str
) -> None:
    first = "On Monday, Tuesday and Friday there are films." if "film" in line else "Ana, Bo and Cy own a pet each."
    parts = [Part(text) for text in (first, second, "Who?")]
    fragments = [Fragment((line,) if line else ()), Fragment(()), Fragment(())]
    assert with_row_of_names(parts, fragments) == fragments


def test_names_that_stand_in_their_list_alone_are_no_people() -> None:
    nothing = [Fragment(()), Fragment(())]
    assert with_people([Part("They met in Rome, Oslo and Bern."), Part("Bo lies.")], nothing) == nothing


def test_two_people_are_taken_from_a_list_where_nobody_or_somebody_twice_was_found() -> None:
    parts = [Part("Ann and Bo met."), Part("Bo says that Ann lies.")]
    told = Fragment(("says(bo, knave(ann))",))
    for garbled in ((), ("people ann, bo, ann",), ("people ann", "people ann")):
        found = with_people(parts, [Fragment(garbled), told])
        assert [fragment.lines for fragment in found] == [("people ann, bo",), told.lines]
    others = [Fragment(("people bo, cy, dee",)), told]
    assert with_people(parts, others) == others
