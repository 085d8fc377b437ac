"""Tables as they are written down, and when two are the same."""

import pytest

from neurosym.language import print_value
from neurosym.language.syntax import Table
from neurosym.verification.equivalence import Match, compare
from neurosym.verification.quantities import read_printed
from neurosym.verification.tables import read_table, same_table, table_in

GOLD = Table((("person", (("arnold",), ("eric",))), ("pet", (("cat",), ("dog",)))))
BY_HOUSE = '{"House 1": {"Person": "Arnold", "Pet": "cat"}, "House 2": {"Person": "Eric", "Pet": "dog"}}'
SHARED = Table((("job", (("cook", "clean"), (), ("shop",))),))


@pytest.mark.parametrize("table", [GOLD, SHARED, Table((("a", (("knight",),)), ("b", (("spy",),))))])
def test_printed_tables_are_read_back(table: Table) -> None:
    assert read_printed(print_value(table)) == table


@pytest.mark.parametrize("text", ["", "cat", "a: b c", "Person: arnold", "a: b; ", "a: b,c", "3: b", "2:3"])
def test_other_texts_are_no_printed_tables(text: str) -> None:
    assert read_table(text) is None


@pytest.mark.parametrize(
    ("claim", "match"),
    [
        ("person: arnold, eric; pet: cat, dog", Match.EQUAL),
        ("Pet: Cat, Dog\nPerson: Arnold, Eric.", Match.EQUAL),
        ("day: mon, tue; person: arnold, eric; pet: cat, dog", Match.EQUAL),
        ("who: arnold, eric; animal: cat, dog", Match.EQUAL),
        ('{"person": ["Arnold", "Eric"], "pet": ["cat", "dog"]}', Match.EQUAL),
        (f'Sure: {{"solution": {BY_HOUSE}}}', Match.EQUAL),
        ('{"header": ["House", "Person", "Pet"], "rows": [["1", "Arnold", "cat"], ["2", "Eric", "dog"]]}', Match.EQUAL),
        ("pet: arnold, eric; person: cat, dog", Match.EQUAL),
        ("person: arnold, eric; pet: cat_pet, dog_pet", Match.EQUAL),
        ("person: arnold, eric; type_of_pet: cat_type_of_pet, dog", Match.EQUAL),
        ("person: arnold, eric; pet: dog_pet, cat_pet", Match.DIFFERENT),
        ("person: eric, arnold; pet: cat, dog", Match.DIFFERENT),
        ("person: arnold, eric", Match.DIFFERENT),
        ("person: arnold; pet: cat, dog", Match.DIFFERENT),
        ("Arnold has the cat", Match.UNPARSABLE),
        ("{broken", Match.UNPARSABLE),
        ("", Match.ABSENT),
    ],
)  # fmt: skip
def test_claims_about_a_table(claim: str, match: Match) -> None:
    assert compare(claim, (GOLD,)) is match
    assert compare(claim, print_value(GOLD), "grid") is match


def test_a_table_against_gold_in_another_form() -> None:
    gold = '{"header": ["House", "Person", "Pet"], "rows": [["1", "Arnold", "cat"], ["2", "Eric", "dog"]]}'
    assert compare((GOLD,), gold, "grid") is Match.EQUAL
    assert compare((SHARED,), gold, "grid") is Match.DIFFERENT
    assert compare((SHARED,), "job: clean + cook, none, shop", "grid") is Match.EQUAL


def test_names_of_several_words() -> None:
    table = Table((("cigar", (("pall_mall",), ("blue_master",))),))
    assert compare('{"Cigar": ["Pall Mall", "Blue-Master"]}', (table,)) is Match.EQUAL


def test_labels_and_kinds() -> None:
    assert compare("Knight", ("knight",), "text") is Match.EQUAL
    assert compare("B", ("B",)) is compare("(B)", ("B",)) is compare("B", "B", "option") is Match.EQUAL
    assert compare("A", ("B",)) is Match.DIFFERENT
    assert compare("cook and clean", ("clean", "cook"), "text") is Match.EQUAL


def test_between_rows_of_the_same_names_the_label_decides() -> None:
    gold = '{"header": ["House", "Mother", "Child"], "rows": [["1", "Ann", "Bo"], ["2", "Bo", "Ann"]]}'
    assert compare("mother: ann, bo; child: bo, ann", gold, "grid") is Match.EQUAL
    assert compare("mother: bo, ann; child: ann, bo", gold, "grid") is Match.DIFFERENT
    assert compare("parent: bo, ann; kid: ann, bo", gold, "grid") is Match.EQUAL


@pytest.mark.parametrize(
    ("claim", "same"),
    [
        ("ann: knight; bo: knave; cy: knave", True),
        ("bo: knave; cy: knave; ann: knight", True),
        ("ann: knight; bo: knave; cy: knight", False),
        ("ann: knave; bo: knave; cy: knight", False),
        ("ann: knight; bo: knave", False),
        ("dan: knight; bo: knave; cy: knave", False),
    ],
)
def test_a_row_of_one_place_is_told_by_its_label(claim: str, same: bool) -> None:
    gold = table_in("ann: knight; bo: knave; cy: knave")
    claimed = table_in(claim)
    assert gold is not None and claimed is not None
    assert same_table(claimed, gold) is same


def test_two_people_of_different_kinds_are_not_the_other_way_round() -> None:
    gold, claim = table_in("ann: knight; bo: knave"), table_in("ann: knave; bo: knight")
    assert gold is not None and claim is not None
    assert not same_table(claim, gold)
