"""References that may mean things of two rows."""

from neurosym.translation.assembling import Declarations, Fragment, gather
from neurosym.translation.namesakes import rival_choices
from neurosym.translation.splitting import Part

ROWS = {
    "The people are Ann, Bo and Cy.": "row name: ann, bo, cy",
    "Each has a pet: dog, cat or owl.": "row pet: dog, cat, owl",
    "Each is fond of an animal: dog, cat or fox.": "row favourite_animal: dog, cat, fox",
}
DECLARING = [Part(text) for text in ROWS]


def declared() -> Declarations:
    return gather(DECLARING, [Fragment((line,)) for line in ROWS.values()])


def rivals(*told: tuple[str, str], most: int = 8) -> list[tuple[str, ...]] | None:
    choices = rival_choices([Part(text) for text, _ in told], declared(), [Fragment((line,)) for _, line in told], most)
    return None if choices is None else [tuple(each.lines[0] for each in choice) for choice in choices]


def test_names_of_two_rows_are_known_with_the_words_that_tell_them_apart() -> None:
    namesakes = declared().namesakes
    assert {item: list(names) for item, names in namesakes.items()} == {
        "dog": ["dog_pet", "dog_favourite_animal"],
        "cat": ["cat_pet", "cat_favourite_animal"],
    }
    assert "pet" in namesakes["dog"]["dog_pet"] and "fond" in namesakes["dog"]["dog_favourite_animal"]


def test_each_row_is_tried_where_no_word_decides() -> None:
    told = ("The dog owner is Ann.", "dog_pet == ann")
    assert rivals(told) == [("dog_pet == ann",), ("dog_favourite_animal == ann",)]


def test_words_beside_the_name_decide() -> None:
    assert rivals(("The one with a pet dog is Ann.", "dog_pet == ann")) == []
    assert rivals(("Whoever is fond of dogs is Ann.", "dog_favourite_animal == ann")) == []


def test_a_name_that_the_words_beside_it_contradict_is_undecided() -> None:
    assert rivals(("The one with a pet dog is Ann.", "dog_favourite_animal == ann")) is not None
    assert len(rivals(("The one with a pet dog is Ann.", "dog_favourite_animal == ann")) or []) == 2


def test_the_same_words_mean_the_same_all_through() -> None:
    found = rivals(("The dog owner is Ann.", "dog_pet == ann"), ("Cy is the dog owner.", "cy == dog_favourite_animal"))
    assert found == [("dog_pet == ann", "cy == dog_pet"), ("dog_favourite_animal == ann", "cy == dog_favourite_animal")]


def test_an_apostrophe_makes_no_other_word() -> None:
    found = rivals(("The dog owner is Ann.", "dog_pet == ann"), ("Cy is not the dog's owner.", "cy != dog_pet"))
    assert len(found or []) == 2


def test_other_words_may_mean_something_else() -> None:
    found = rivals(("The dog owner is Ann.", "dog_pet == ann"), ("The dog lover is Bo.", "dog_pet == bo"))
    assert found is not None and len(found) == 4


def test_too_many_readings_are_none() -> None:
    told = [("The dog owner is Ann.", "dog_pet == ann"), ("The cat lover is Bo.", "cat_pet == bo")]
    assert rivals(*told, most=3) is None
    assert len(rivals(*told, most=4) or []) == 4


def test_names_of_one_row_have_no_rivals() -> None:
    assert rivals(("Ann is left of the owl.", "left_of(ann, owl)")) == []
