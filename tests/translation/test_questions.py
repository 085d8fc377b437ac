"""What a text asks when no sentence of it is a question: whether its last statement holds."""

from collections.abc import Sequence
from typing import Any

from neurosym.translation.assembling import Fragment
from neurosym.translation.sentences import SentenceTranslator

TOLD = {
    "Rex is a dog.": "dog(rex)",
    "Rex is kind.": "kind(rex)",
    "Is Rex kind?": "answer kind(rex)",
    "Question: Rex is kind.": "answer kind(rex)",
    "Nothing else is true.": "world closed",
    "Is the following right?": "",
    "Right or wrong?": "",
}


class Scripted(SentenceTranslator):
    """Knows what each sentence stands for."""

    def _decoded(self, view: str, jobs: Sequence[Any], samples: int) -> list[list[Fragment]]:
        return [[Fragment(tuple(TOLD[job.sentence].splitlines()))] for job in jobs]


def translated(text: str) -> list[str]:
    (found,) = Scripted(domain="deduction", adapter="none").translate([text])
    return [line for line in found.candidates[0].program.splitlines() if not line.startswith("#")]


def test_a_question_is_kept() -> None:
    assert translated("Rex is a dog. Is Rex kind?") == ["world open", "dog(rex)", "answer kind(rex)"]
    assert translated("Is Rex kind? Rex is a dog.") == ["world open", "dog(rex)", "answer kind(rex)"]


def test_the_last_statement_is_judged_where_nothing_asks() -> None:
    asked = ["world open", "dog(rex)", "answer kind(rex)"]
    assert translated("Rex is a dog. Rex is kind.") == asked
    assert translated("Rex is a dog. Is the following right? Rex is kind.") == asked
    assert translated("Rex is a dog. Rex is kind. Right or wrong?") == asked
    closed = translated("Rex is a dog. Rex is kind. Nothing else is true.")
    assert closed == ["world closed", "dog(rex)", "answer kind(rex)"]
