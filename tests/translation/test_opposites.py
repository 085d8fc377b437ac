"""Opposite words, and the adjectives that comparatives and superlatives are of."""

import pytest

from neurosym.translation.opposites import ALIKE, PAIRS, adjective, opposite, same_scale


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("newer", "new"),
        ("newest", "new"),
        ("heaviest", "heavy"),
        ("hotter", "hot"),
        ("larger", "large"),
        ("worse", "bad"),
        ("best", "good"),
        ("furthest", "far"),
        ("eldest", "old"),
        ("fewest", "few"),
        ("lower", "low"),
        ("left", "left"),
        ("bluest", "blu"),
        ("bluer", "blu"),
        ("expensive", "expensive"),
    ],
)
def test_the_adjective_of_a_form(form: str, word: str) -> None:
    assert adjective(form) == word


def test_a_word_may_have_several_opposites() -> None:
    assert opposite("old", "new") and opposite("young", "old") and not opposite("new", "young")


def test_only_words_of_the_text_join_a_scale() -> None:
    assert same_scale(["new", "old", "young", "left"]) == {
        "new": ("new", 1),
        "old": ("new", -1),
        "young": ("new", 1),
        "left": ("left", 1),
    }
    assert same_scale(["dark", "heavy"]) == {"dark": ("dark", 1), "heavy": ("heavy", 1)}


def test_no_word_is_the_opposite_of_itself_by_way_of_others() -> None:
    words = sorted({word for pair in PAIRS for word in pair})
    scales = same_scale(words)
    for one, other in map(sorted, PAIRS):
        assert (scales[one][0], scales[one][1]) == (scales[other][0], -scales[other][1]), (one, other)


def test_words_for_one_thing_are_of_one_scale_without_an_opposite() -> None:
    assert same_scale(["pricey", "expensive", "big", "large", "inexpensive"]) == {
        "pricey": ("pricey", 1),
        "expensive": ("pricey", 1),
        "inexpensive": ("pricey", -1),
        "big": ("big", 1),
        "large": ("big", 1),
    }
    assert same_scale(["new", "young"]) == {"new": ("new", 1), "young": ("young", 1)}


def test_words_for_one_thing_point_the_same_way_by_way_of_any_others() -> None:
    scales = same_scale(sorted({word for pair in PAIRS | ALIKE for word in pair}))
    for one, other in map(sorted, ALIKE):
        assert scales[one] == scales[other], (one, other)
    for one, other in map(sorted, PAIRS):
        assert scales[one] == (scales[other][0], -scales[other][1]), (one, other)
