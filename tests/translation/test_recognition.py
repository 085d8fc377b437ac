"""Which domain a text belongs to, by its words."""

from collections import Counter

import pytest

from neurosym.evaluation.suite import domains_of, load_suite
from neurosym.translation.recognition import recognize


@pytest.mark.parametrize(
    ("suite", "least"),
    [
        ("arithmetic", 0.95),
        ("equations", 0.95),
        ("quickstart", 0.95),
        ("truth", 0.9),
        ("puzzle", 0.85),
        ("optimisation", 0.75),
        ("deduction", 0.7),
        ("logic", 0.7),
    ],
)
def test_most_problems_in_wordings_that_were_held_out_are_recognised(suite: str, least: float) -> None:
    problems = [problem for problem in load_suite(suite) if problem.split != "train"]
    domain = domains_of(problems[:1])[problems[0].prompt]
    found = Counter(recognize([f"{problem.context or ''}\n{problem.text}" for problem in problems]))
    assert found[domain] >= least * len(problems), found


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("A train covers 120 km in an hour and a half. How many kilometres does it cover in an hour?", "equations"),
        ("Five friends stand in a queue. Ann is right behind Bo. Cy is not at an end. Who is last?", "puzzle"),
        (
            "The wolf chases the hare. If something chases the hare and it is hungry then it is fast. Fast animals "
            "are thin. The wolf is hungry. Is it true, false or unknown that the wolf is thin?",
            "deduction",
        ),
        ("On this island knights tell the truth and knaves lie. Al says: we are both knaves. Who is what?", "truth"),
        (
            "A farmer plants wheat and corn on at most 60 hectares. Wheat earns 300 and corn 200 per hectare and at "
            "least 10 hectares must be corn. How many hectares of each maximise the profit?",
            "optimisation",
        ),
    ],
)
def test_texts_of_no_suite_are_recognised(text: str, domain: str) -> None:
    assert recognize([text]) == [domain]


def test_no_texts_need_no_classifier() -> None:
    assert recognize([]) == []


@pytest.mark.parametrize("text", ["", "?", "🙂", "9" * 100_000])
def test_any_text_has_a_domain(text: str) -> None:
    assert len(recognize([text])) == 1
