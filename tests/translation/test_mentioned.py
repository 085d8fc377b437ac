"""Who is named in a sentence is in what it is read as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from neurosym.pipeline import Pipeline
from neurosym.solving.explanation import shown_answer
from neurosym.translation.assembling import Fragment, gather
from neurosym.translation.mentioned import (
    LEFT_OUT,
    leaves_out,
    misnames,
    people_spoken_of,
    taken_for_others,
    with_all_named,
)
from neurosym.translation.splitting import Part
from tests.translation.test_sentences import Told

PEOPLE = ["mia", "leo", "van_dyke"]
DECLARED = gather([Part("Mia, Leo and Van Dyke meet.")], [Fragment((f"people {', '.join(PEOPLE)}",))])
DRINKS = ["water", "watermelon", "root_beer", "bob"]


@pytest.mark.parametrize(
    ("lines", "sentence", "out"),
    [
        (("says(leo, knave(mia))",), "Leo: Mia lies.", False),
        (("says(leo, says(leo, knave(mia)))",), "Leo swears that Van Dyke would call Mia a liar.", True),
        (("says(leo, knave(van_dyke))",), "Leo calls Van Dyke a liar.", False),
        (("says(leo, knave(leo))",), "Leo says he lies, miaow.", False),
        ((), "Mia smiles.", False),
        (("says(leo, knave(mia))",), "One of us lies.", False),
    ],
)
def test_whether_somebody_who_is_named_is_left_out(lines: tuple[str, ...], sentence: str, out: bool) -> None:
    assert leaves_out(Fragment(lines), sentence, PEOPLE) is out


@pytest.mark.parametrize(
    ("line", "sentence", "mistaken"),
    [
        ("watermelon == bob", "The one who only drinks water is Bob.", True),
        ("water == bob", "The one who only drinks water is Bob.", False),
        ("watermelon == bob", "The one with the watermelons is Bob.", False),
        ("left_of(watermelon, bob)", "He sits left of Bob.", False),
        ("root_beer == bob", "Bob is the root-beer drinker.", False),
        ("row drink: watermelon, tea", "The drinks are water and tea.", False),
    ],
)
def test_whether_one_thing_is_taken_for_another(line: str, sentence: str, mistaken: bool) -> None:
    assert taken_for_others(Fragment((line,)), sentence, DRINKS) == ({"watermelon"} if mistaken else set())
    declared = gather(
        [Part("These: water, watermelon, root beer, Bob.")], [Fragment((f"row drink: {', '.join(DRINKS)}",))]
    )
    assert misnames(Fragment((line,)), sentence, declared) is mistaken


def test_a_reading_that_leaves_somebody_out_gives_way_to_one_that_is_not_much_less_likely() -> None:
    out, whole = Fragment(("knave(leo)",), -1.0), Fragment(("says(mia, knave(leo))",), -1.0 - LEFT_OUT + 0.1)
    assert with_all_named([out, whole], "Mia: Leo lies.", DECLARED)[0] == whole
    far = Fragment(whole.lines, -1.1 - LEFT_OUT)
    assert with_all_named([out, far], "Mia: Leo lies.", DECLARED)[0].lines == out.lines
    cut = Fragment(whole.lines, 0.0, finished=False)
    assert with_all_named([cut, out], "Mia: Leo lies.", DECLARED)[0].lines == out.lines


def test_who_is_spoken_of_stands_in_the_sentence() -> None:
    sentences = ["Paz would say that Quinn lies.", "The sun shines.", "Who lies?"]
    told = [("says(paz, knave(quinn))",), ("# knight: sun",), ("answer knave(rosa)",)]
    assert people_spoken_of(sentences, [Fragment(lines) for lines in told]) == ["paz", "quinn"]


TEXT = (
    "Mia and Leo are knights or knaves. Mia tells you that Leo would call her a knave. Leo greets Mia: she is a knight."
)
VIEW = "people: mia, leo"
SAID = {
    ("", "Mia and Leo are knights or knaves."): ["people mia, leo"],
    (VIEW, "Mia tells you that Leo would call her a knave."): [
        "says(mia, says(mia, knave(mia)))",
        "says(mia, says(leo, knave(mia)))",
    ],
    (VIEW, "Leo greets Mia: she is a knight."): ["says(leo, knight(mia))"],
}


class Asked(Told):
    """The same for people: all ways are given where there is a choice."""

    def _decoded(self, view: str, jobs: Sequence[Any], samples: int) -> list[list[Fragment]]:
        ways = [self.told.get((job.view, job.sentence), [""]) for job in jobs]
        self.asked += [(job.sentence, samples) for job in jobs]
        return [
            [Fragment((line,) if line else (), -1.0 - place, 5) for place, line in enumerate(way[: 1 + samples])]
            for way in ways
        ]


def test_a_sentence_whose_reading_leaves_somebody_out_is_read_again() -> None:
    translator = Asked(SAID, "truth")
    (translation,) = translator.translate([TEXT])
    assert "says(mia, says(leo, knave(mia)))" in translation.candidates[0].program
    again = [sentence for sentence, samples in translator.asked if samples]
    assert again == ["Mia tells you that Leo would call her a knave."]


def test_where_readings_are_drawn_anyway_no_sentence_is_read_twice() -> None:
    translator = Asked(SAID, "truth")
    (translation,) = translator.translate([TEXT], 3)
    assert "says(mia, says(leo, knave(mia)))" in translation.candidates[0].program
    drawn = [sentence for sentence, samples in translator.asked if samples]
    assert len(drawn) == len(set(drawn)) == 2


def test_the_people_of_a_text_that_lists_none_are_those_that_its_sentences_speak_of() -> None:
    roles = "knight: knight; knave: knave"
    view = f"{roles}; people: mia, leo"
    said = {
        ("", "Everyone is a knight or a knave."): ["# knight: knight; knave: knave"],
        (roles, "Mia grins that Leo is a knave."): ["says(mia, knave(leo))"],
        (view, "Mia grins that Leo is a knave."): ["says(mia, knave(leo))"],
        (roles, "Leo sighs that both are knaves."): ["says(leo, knave(mia) and knave(leo))"],
        (view, "Leo sighs that both are knaves."): ["says(leo, knave(mia) and knave(leo))"],
    }
    text = " ".join(dict.fromkeys(sentence for _, sentence in said))
    result = Pipeline(Asked(said, "truth")).solve(text)
    assert result.program and "# knight: knight; knave: knave\npeople mia, leo\n" in result.program
    assert result.outcome == "solved"
    assert result.answer and shown_answer(result.answer) == "mia: knight; leo: knave"
