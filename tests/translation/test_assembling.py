"""What sentences stand for becomes programs: declarations, statements with their sentences, queries, options."""

from itertools import islice

import pytest

from neurosym.language import read
from neurosym.translation.assembling import Declarations, Fragment, assemble, best_wholes, gather
from neurosym.translation.splitting import Part, split


def fragment(*lines: str, score: float = -1.0) -> Fragment:
    return Fragment(lines, score, 4)


def parts(*texts: str) -> list[Part]:
    return [Part(text) for text in texts]


def declared(*pairs: tuple[str, Fragment]) -> Declarations:
    return gather(parts(*(text for text, _ in pairs)), [each for _, each in pairs])


PETS = ("The pets are a cat and a dog.", fragment("row pet: cat, dog"))
PEOPLE = ("Ann and Bo meet.", fragment("row person: ann, bo"))


def test_declarations_are_gathered_from_all_sentences() -> None:
    found = declared(PEOPLE, ("It rains.", fragment()), PETS)
    assert found.view == "person: ann, bo; pet: cat, dog"
    assert found.names == {"ann", "bo", "cat", "dog"}
    assert found.labels == {"person", "pet"}
    assert found.sources == {0, 2}
    assert found.lines == ("# Ann and Bo meet.", "row person: ann, bo", f"# {PETS[0]}", "row pet: cat, dog")


def test_made_up_and_repeated_names_are_left_out() -> None:
    again = ("Bo and Ann are two.", fragment("row two: bo, ann"))
    assert declared(PEOPLE, again, ("There are two houses.", fragment("row house: one, two"))).labels == {"person"}


def test_names_of_two_rows_are_told_apart() -> None:
    found = declared(
        ("Red or blue hats.", fragment("row hat: red, blue")), ("Red, wet cars.", fragment("row car: red, wet"))
    )
    assert found.view == "hat: red_hat, blue; car: red_car, wet"


def test_people_with_what_their_kinds_are_called() -> None:
    rule = ("Saints never lie. Frauds do.", fragment("# knight: saint; knave: fraud"))
    found = declared(rule, ("Ann and Bo meet.", fragment("people ann, bo")), ("Cy comes too.", fragment("people cy")))
    assert found.view == "knight: saint; knave: fraud; people: ann, bo, cy"
    assert found.lines == ("# knight: saint; knave: fraud", "people ann, bo, cy")
    assert found.labels == {"kind"}
    spies = declared(("Ann, a spy.", fragment("people ann")), ("Moles say anything.", fragment("# spy: mole")))
    assert spies.lines == ("# spy: mole", "people ann with spies")


def test_a_program_says_where_its_statements_come_from() -> None:
    text = parts(PEOPLE[0], "Bo comes first, and Ann last.", "Who is first?")
    whole = assemble(
        text, declared(PEOPLE), [fragment(), fragment("first(bo)", "last(ann)"), fragment("answer person at 1")]
    )
    program = read(whole.program, "puzzle")
    assert [statement.note for statement in program.statements] == [PEOPLE[0], *(["Bo comes first, and Ann last."] * 2)]
    assert program.query.note == "Who is first?"
    assert (whole.finished, whole.tokens) == (True, 12)


def test_options_are_put_behind_the_question() -> None:
    text = split(f"{PEOPLE[0]} Which could be?\nA) Ann is first.\nB) Bo is first.")
    ways = [fragment(), fragment("answer could"), fragment("first(ann)"), fragment("first(bo)")]
    assert assemble(text, declared(PEOPLE), ways).program.endswith('answer could "A": first(ann), "B": first(bo)\n')
    unasked = assemble(text, declared(PEOPLE), [fragment(), fragment(), *ways[2:]])
    assert unasked.program.endswith('\nanswer must "A": first(ann), "B": first(bo)\n')
    assert not assemble(text, declared(PEOPLE), [*ways[:3], fragment()]).finished
    assert not assemble(parts(PEOPLE[0], "Which?"), declared(PEOPLE), ways[:2]).finished


@pytest.mark.parametrize("query", ["answer table", "answer bo", "answer person at 1"])
def test_options_that_state_something_are_what_is_asked_whatever_the_question_was_read_as(query: str) -> None:
    text = split(f"{PEOPLE[0]} When is it Bo's turn?\nA) Ann is first.\nB) Bo is first.")
    ways = [fragment(), fragment(query), fragment("first(ann)"), fragment("first(bo)")]
    assert assemble(text, declared(PEOPLE), ways).program.endswith('answer must "A": first(ann), "B": first(bo)\n')


def test_options_may_be_bare_names() -> None:
    text = split(f"{PEOPLE[0]} Who is second?\nA) Ann\nB) the Bo")
    ways = [fragment(), fragment("answer person at 2"), fragment(), fragment()]
    assert assemble(text, declared(PEOPLE), ways).program.endswith('answer must "A": ann == 2, "B": bo == 2\n')


def test_without_a_question_the_whole_solution_is_asked_for() -> None:
    assert assemble(parts(PEOPLE[0]), declared(PEOPLE), [fragment()]).program.endswith("answer table\n")
    assert not assemble(parts("Hm."), gather((), ()), [fragment()]).finished


def test_where_one_is_opposite_another_the_places_lie_in_a_ring() -> None:
    four = "Ann, Bo, Cy and Di sit down."
    known = declared((four, fragment("row person: ann, bo, cy, di")))
    ways = [fragment(), fragment("opposite(ann, bo)"), fragment("answer bo")]
    text = parts(four, "Ann sits opposite Bo.", "Where is Bo?")
    program = assemble(text, known, ways).program
    assert program.startswith(f"# {four}\nring person: ann, bo, cy, di\n")
    read(program, "puzzle")
    assert "\nrow person" in assemble(text, known, [ways[0], fragment("ann < bo"), ways[2]]).program


def test_who_is_spoken_of_as_a_spy_may_be_one() -> None:
    people = declared(("Ann and Bo meet.", fragment("people ann, bo")))
    whole = assemble(parts("Ann and Bo meet.", "Bo is a spy."), people, [fragment(), fragment("spy(bo)")])
    assert whole.program.startswith("people ann, bo with spies\n")


def test_what_opens_a_program_stands_first() -> None:
    text = parts("Bo is round.", "No more is true.", "Is Bo round?")
    ways = [fragment("round_(bo)"), fragment("world closed"), fragment("answer round_(bo)")]
    lines = assemble(text, gather((), ()), ways, "world open").program.splitlines()
    assert lines[:3] == ["world closed", "# Bo is round.", "round_(bo)"]
    assert assemble(text[:1], gather((), ()), ways[:1], "world open").program.startswith("world open\n")


def test_the_best_programs_come_in_order() -> None:
    text = parts(PEOPLE[0], "One.", "Two.")
    ways = [
        [fragment()],
        [fragment("first(ann)", score=-1), fragment("last(ann)", score=-3)],
        [fragment("ann == 1", score=-1), fragment("ann == 2", score=-1.5), fragment("ann == 1", score=-9)],
    ]
    wholes = list(best_wholes(text, declared(PEOPLE), ways, 100))
    assert [whole.score for whole in wholes] == [-3, -3.5, -5, -5.5]
    assert len({whole.program for whole in wholes}) == 4
    assert len(list(islice(best_wholes(text, declared(PEOPLE), ways, 2), 9))) == 2


def test_names_with_the_same_plural_are_one() -> None:
    told = [
        fragment("if gazebus(X) then wet(X)"),
        fragment("if gazebuse(X) then nurse(X)"),
        fragment("answer nurse(bo)"),
    ]
    whole = assemble(parts("Each gazebus is wet.", "Gazebuses are nurses.", "Is Bo a nurse?"), gather([], []), told)
    assert "if gazebus(X) then nurse(X)" in whole.program.splitlines()
    assert "gazebuse(" not in whole.program
