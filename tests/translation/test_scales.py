"""Sentences agree on which end of a scale is first."""

import pytest

from neurosym.translation.assembling import Fragment
from neurosym.translation.scales import agreed, directions
from neurosym.translation.splitting import Part


def reading(line: str, score: float = -0.1) -> Fragment:
    return Fragment((line,), score, 5)


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("The van is newer than the red bus.", "right_of(van, red_bus)", ("new", 1)),
        ("The van is newer than the red bus.", "left_of(red_bus, van)", ("new", 1)),
        ("The van is newer than the red bus.", "directly_left_of(van, red_bus)", ("new", -1)),
        ("Figs are less costly than plums.", "figs < plums", ("costly", 1)),
        ("Figs are the second-cheapest.", "figs == 2", ("cheap", -1)),
        ("Figs are the least costly.", "last(figs)", ("costly", -1)),
        ("Which is the third-newest?", "answer from_end(van, 3)", ("new", 1)),
        ("The van is next to the bus.", "next_to(van, bus)", None),
        ("The van is newer than the bus but older than the car.", "right_of(van, bus)", None),
        ("The van is newer than it.", "right_of(van, bus)", None),
        ("The van is the newest.", "van != bus", None),
        ("Newer than the bus is the van.", "right_of(van, bus)", ("new", 1)),
        ("To the left of Bo is Ann.", "left_of(ann, bo)", ("left", -1)),
        ("Ann hung above Bo.", "right_of(ann, bo)", ("above", 1)),
        ("Ann finished above Bo.", "right_of(ann, bo)", ("last", -1)),
        ("Ann ranked just behind Bo.", "right_of(ann, bo)", ("last", 1)),
        ("Ann lives on the top floor.", "first(ann)", ("top", -1)),
        ("The atlas is at the bottom.", "last(atlas)", ("bottom", 1)),
        ("Ann finished first.", "first(ann)", ("first", -1)),
        ("Ann came third.", "from_end(ann, 3)", ("first", 1)),
        ("Ann came in 4th.", "ann == 4", ("first", -1)),
        ("Ann finished third-to-last.", "ann == 3", ("last", -1)),
        ("Ann has a lower seat number than Bo.", "left_of(ann, bo)", ("low", -1)),
        ("Ann is furthest to the left.", "first(ann)", ("left", -1)),
        ("The van is not newer than the bus.", "right_of(bus, van)", None),
        ("Ann, the eldest, sits at 3.", "ann == 3", None),
        ("The van is the bluest.", "last(van)", ("blu", 1)),
        ("A walk in the forest.", "last(van)", None),
        ("The mangoes are older than the kiwis.", "mango < kiwi", ("old", -1)),
        ("Ann comes second from last.", "from_end(ann, 2)", ("last", 1)),
        ("The hamper is heavier than the bag.", "right_of(hamper, bag)", ("heavy", 1)),
        ("The runner finished later than Bo.", "right_of(runner, bo)", ("late", 1)),
        # verbs of measure
        ("The van weighs less than the bus.", "left_of(van, bus)", ("heavy", 1)),
        ("Figs cost more than plums.", "figs > plums", ("expensive", 1)),
        ("Figs cost 20 cents less than plums.", "figs > plums", ("expensive", -1)),
        ("The van sold for far more than the bus.", "right_of(van, bus)", ("expensive", 1)),
        ("The van is worth less than the bus.", "right_of(van, bus)", ("expensive", -1)),
        ("The kiwi costs the least.", "last(kiwi)", ("expensive", -1)),
        ("The one that costs the most is the kiwi.", "last(kiwi)", ("expensive", 1)),
        ("Of the five, Ann earned the second most.", "ann == 2", ("rich", -1)),
        ("Ann was paid more than Bo.", "left_of(ann, bo)", ("rich", -1)),
        ("Ann reads less than Bo.", "left_of(ann, bo)", ("read", 1)),
        ("Ann earned the most points.", "first(ann)", ("points", -1)),
        ("Ann is more than Bo.", "right_of(ann, bo)", None),
        ("Ann has fewer than Bo.", "left_of(ann, bo)", None),
        ("Ann likes most of the books.", "first(ann)", None),
        ("Ann is at most third.", "ann == 3", None),
        # verbs with out-
        ("The trunk outweighs the hamper.", "right_of(trunk, hamper)", ("heavy", 1)),
        ("The hamper is outweighed by the trunk.", "right_of(trunk, hamper)", ("heavy", 1)),
        ("Ann outran Bo.", "left_of(ann, bo)", ("fast", -1)),
        ("Ann went outside with Bo.", "left_of(ann, bo)", None),
        # everybody, nobody
        ("The satchel weighs less than all the others.", "last(satchel)", ("heavy", -1)),
        ("Ann is older than anyone else.", "first(ann)", ("old", -1)),
        ("The atlas is newer than every other book.", "last(atlas)", ("new", 1)),
        ("The trunk outweighs the rest.", "first(trunk)", ("heavy", -1)),
        ("Ann finished before everyone else.", "first(ann)", ("last", 1)),
        ("Ann sat to the left of all the others.", "first(ann)", ("left", -1)),
        ("All the others are heavier than the satchel.", "first(satchel)", ("heavy", 1)),
        ("Nobody is slower than Vik.", "last(vik)", ("slow", 1)),
        ("No one finished behind Vik.", "last(vik)", ("last", 1)),
        ("Nothing is more expensive than the kiwi.", "first(kiwi)", ("expensive", -1)),
        ("Nobody but Ann is slower than Vik.", "last(vik)", None),
        ("Nobody who is not slower than Vik won.", "last(vik)", None),
        ("Everyone agrees that exactly three sat after Bo.", "from_end(bo, 4)", None),
        ("Ann is older than all the others.", "left_of(ann, bo)", None),
        # ages
        ("Ann was born before Bo.", "left_of(ann, bo)", ("old", -1)),
        ("Ann was born two years after Bo.", "left_of(ann, bo)", ("old", 1)),
        ("Ann was born later than Bo.", "right_of(ann, bo)", ("old", -1)),
        ("Pavel was born before everybody else.", "first(pavel)", ("old", -1)),
        ("Pavel was born last.", "last(pavel)", ("old", -1)),
    ],
)
def test_what_a_reading_says_about_its_scale(text: str, line: str, expected: tuple[str, int] | None) -> None:
    assert directions(Part(text), reading(line)) == ({expected} if expected else set())


TWO = "Olga is younger than Quinn but older than Nils."


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        (TWO, "left_of(olga, quinn) and right_of(olga, nils)", {("young", -1), ("old", 1)}),
        (TWO, "right_of(olga, nils) and left_of(olga, quinn)", {("young", -1), ("old", 1)}),
        (TWO, "left_of(olga, quinn) and left_of(olga, nils)", {("young", -1), ("old", -1)}),
        (TWO, "left_of(olga, quinn)", set()),
        (TWO, "left_of(olga, quinn) and olga != nils", set()),
        (TWO, "left_of(olga, quinn) or right_of(olga, nils)", set()),
        ("Ann is older than Bo, and Bo outranks Cy.", "ann < bo and cy < bo", {("old", -1), ("high", 1)}),
        ("Ann is the oldest and Bo is younger than Cy.", "first(ann) and cy < bo", {("old", -1), ("young", 1)}),
        ("Ann, who is right of Bo, is further to the left than Cy.", "right_of(ann, bo) and left_of(ann, cy)", set()),
    ],
)
def test_a_reading_that_joins_comparisons_has_the_directions_of_all(
    text: str, line: str, expected: set[tuple[str, int]]
) -> None:
    assert directions(Part(text), reading(line)) == expected


def test_a_sentence_that_says_nothing_has_no_direction() -> None:
    assert directions(Part("Ann is older than Bo."), Fragment(())) == set()


PARTS = [Part("The van is newer than the bus."), Part("The car is newer than the van."), Part("The car is the newest.")]


def test_the_likelier_direction_is_kept() -> None:
    ways = [
        [reading("left_of(van, bus)", -0.1), reading("right_of(van, bus)", -0.9)],
        [reading("right_of(car, van)", -0.1), reading("left_of(car, van)", -3.0)],
        [reading("last(car)", -0.1), reading("first(car)", -4.0)],
    ]
    (kept, *_) = agreed(PARTS, ways)
    assert [[fragment.lines[0] for fragment in way] for way in kept] == [
        ["right_of(van, bus)"],
        ["right_of(car, van)"],
        ["last(car)"],
    ]


def test_the_other_direction_is_a_choice_too_if_every_sentence_has_it() -> None:
    ways = [
        [reading("right_of(van, bus)", -0.1), reading("left_of(van, bus)", -0.9)],
        [reading("right_of(car, van)", -0.1), reading("left_of(car, van)", -3.0)],
        [reading("last(car)", -0.1), reading("first(car)", -4.0)],
    ]
    assert [[way[0].lines[0] for way in kept] for kept in agreed(PARTS, ways)] == [
        ["right_of(van, bus)", "right_of(car, van)", "last(car)"],
        ["left_of(van, bus)", "left_of(car, van)", "first(car)"],
    ]


def lines_of(kept: list[list[Fragment]]) -> list[list[str]]:
    return [[fragment.lines[0] for fragment in way] for way in kept]


def test_a_reading_is_turned_round_where_most_of_the_text_says_the_other_direction() -> None:
    ways = [[reading("left_of(van, bus)")], [reading("right_of(car, van)")], [reading("last(car)")]]
    first, second = agreed(PARTS, ways)
    assert lines_of(first) == [["right_of(van, bus)"], ["right_of(car, van)"], ["last(car)"]]
    assert lines_of(second) == [["left_of(van, bus)"], ["left_of(car, van)"], ["first(car)"]]
    assert [way[0].score for way in first] == pytest.approx([-3.1, -0.1, -0.1])


@pytest.mark.parametrize(
    ("line", "turned"),
    [
        ("from_end(van, 3)", "van == 3"),
        ("answer van == 3", "answer from_end(van, 3)"),
        ("first(van)", "last(van)"),
    ],
)
def test_places_are_counted_from_the_other_end(line: str, turned: str) -> None:
    parts = [Part("The van is the newest." if "first" in line else "The van is the third-newest.")]
    assert [lines_of(kept)[0][0] for kept in agreed(parts, [[reading(line)]])] == [line, turned]


def test_sides_are_turned_only_to_what_they_are() -> None:
    parts = [Part("The van is to the left of the bus."), Part("The car is to the left of the van.")]
    (kept,) = agreed(parts, [[reading("left_of(van, bus)")], [reading("right_of(car, van)")]])
    assert lines_of(kept) == [["left_of(van, bus)"], ["left_of(car, van)"]]
    above = [Part("The van is above the bus."), Part("The car is above the van.")]
    assert agreed(above, [[reading("left_of(van, bus)")], [reading("right_of(car, van)")]]) == []


def test_sentences_without_a_scale_are_left_alone() -> None:
    ways = [[reading("van != bus"), reading("next_to(van, bus)")], [reading("car != van")], [reading("car != bus")]]
    assert agreed(PARTS, ways) == [ways]


OPPOSITE = [Part("The van is older than the bus."), Part("The bus is the newest.")]


def test_opposites_lead_to_opposite_ends() -> None:
    older = [reading("right_of(van, bus)", -0.1), reading("left_of(van, bus)", -2.0)]
    newest = [reading("last(bus)", -0.2)]
    assert lines_of(agreed(OPPOSITE, [older, newest])[0]) == [["left_of(van, bus)"], ["last(bus)"]]
    either = [lines_of(kept) for kept in agreed(OPPOSITE, [older[:1], newest])]
    assert sorted(either) == [[["left_of(van, bus)"], ["last(bus)"]], [["right_of(van, bus)"], ["first(bus)"]]]


def test_nothing_is_turned_round_where_a_comparison_is_not_understood() -> None:
    parts = [*PARTS, Part("Which is the oldest?")]
    ways = [[reading("left_of(van, bus)")], [reading("right_of(car, van)")], [reading("last(car)")]]
    assert agreed(parts, [*ways, [reading("answer car at 3")]]) == []
    assert agreed(parts, [*ways, [reading("answer first(car)")]])


def test_in_a_ranking_above_is_towards_the_first_place() -> None:
    parts = [Part("Ann finished above Bo."), Part("Cy finished below Bo."), Part("Ann finished first.")]
    ways = [[reading("right_of(ann, bo)")], [reading("left_of(cy, bo)")], [reading("first(ann)")]]
    (kept,) = agreed(parts, ways)
    assert lines_of(kept) == [["left_of(ann, bo)"], ["right_of(cy, bo)"], ["first(ann)"]]


def test_scales_are_chosen_apart() -> None:
    parts = [Part("The van is newer than the bus."), Part("The van is to the left of the bus.")]
    both = [reading("right_of(van, bus)", -0.1), reading("left_of(van, bus)", -0.5)]
    assert len(agreed(parts, [both, both])) == 4


def test_verbs_and_adjectives_are_of_one_scale() -> None:
    parts = [
        Part("The satchel weighs less than all the others."),
        Part("The hamper is heavier than the suitcase."),
        Part("The trunk outweighs the hamper."),
    ]
    ways = [[reading("last(satchel)")], [reading("right_of(hamper, suitcase)")], [reading("right_of(trunk, hamper)")]]
    first, second = agreed(parts, ways)
    assert lines_of(first) == [["first(satchel)"], ["right_of(hamper, suitcase)"], ["right_of(trunk, hamper)"]]
    assert lines_of(second) == [["last(satchel)"], ["left_of(hamper, suitcase)"], ["left_of(trunk, hamper)"]]


def test_synonyms_are_of_one_scale() -> None:
    parts = [
        Part("The guava is pricier than the papaya."),
        Part("The guava is more expensive than the lychee."),
        Part("The kiwi is cheaper than the lychee."),
        Part("The kiwi costs the least.", "A"),
    ]
    lines = ["right_of(guava, papaya)", "right_of(guava, lychee)", "left_of(kiwi, lychee)"]
    first, _ = agreed(parts, [*([reading(line)] for line in lines), [reading("answer last(kiwi)")]])
    assert lines_of(first) == [*([line] for line in lines), ["answer first(kiwi)"]]


AGES = [
    Part("Pavel was born before everybody else."),
    Part(TWO),
    Part("Quinn is older than Nils."),
    Part("Olga is the second youngest.", "A"),
]


def test_a_reading_that_joins_comparisons_is_turned_as_a_whole() -> None:
    joined = [reading("left_of(olga, quinn) and right_of(olga, nils)")]
    ways = [[reading("first(pavel)")], joined, [reading("left_of(quinn, nils)")], [reading("answer from_end(olga, 2)")]]
    first, second = agreed(AGES, ways)
    turned = "right_of(olga, quinn) and left_of(olga, nils)"
    assert lines_of(first) == [["first(pavel)"], [turned], ["left_of(quinn, nils)"], ["answer from_end(olga, 2)"]]
    assert lines_of(second) == [["last(pavel)"], [joined[0].lines[0]], ["right_of(quinn, nils)"], ["answer olga == 2"]]


def test_a_reading_that_contradicts_itself_agrees_with_nothing() -> None:
    wrong, right = (reading(f"right_of(olga, quinn) and {side}_of(olga, nils)") for side in ("right", "left"))
    others = [[reading("left_of(quinn, nils)")], [reading("answer from_end(olga, 2)")]]
    assert agreed(AGES, [[reading("first(pavel)")], [wrong], *others]) == []
    first, _ = agreed(AGES, [[reading("first(pavel)")], [wrong, right], *others])
    assert lines_of(first)[1] == list(right.lines)


def test_what_is_above_is_nearer_to_the_top() -> None:
    parts = [Part("Sven lives directly above Ravi."), Part("Tara lives on the top floor.")]
    ways = [[reading("directly_right_of(sven, ravi)")], [reading("first(tara)"), reading("last(tara)", -5.0)]]
    assert agreed(parts, ways)[0] == [ways[0], ways[1][1:]]
