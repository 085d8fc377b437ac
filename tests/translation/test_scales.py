"""Sentences agree on which end of a scale is first."""

import pytest

from neurosym.translation.assembling import Fragment
from neurosym.translation.scales import agreed, direction
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
    ],
)
def test_what_a_reading_says_about_its_scale(text: str, line: str, expected: tuple[str, int] | None) -> None:
    assert direction(Part(text), reading(line)) == expected


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
