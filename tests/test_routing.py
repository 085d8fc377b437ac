"""Texts of several domains in one go."""

from collections.abc import Callable, Sequence
from typing import Any

from neurosym.pipeline import Result
from neurosym.routing import RoutedPipeline, pipeline_for

KNIGHTS = "Knights always tell the truth, knaves always lie. Ann says that Bo is a knave. Who is what?"
PEARS = "Ann has 12 pears and gives 5 of them to Bo. How many pears has she left?"


class Recorder:
    """Stands for the pipeline of a domain, and remembers what it was asked."""

    def __init__(self, domain: str) -> None:
        self.domain = domain
        self.asked: list[list[str]] = []

    def solve_many(self, texts: Sequence[str], on_progress: Callable[[int, int], None] | None = None) -> list[Result]:
        self.asked.append(list(texts))
        for done in range(1, len(texts) + 1):
            if on_progress:
                on_progress(done, len(texts))
        return [Result(text, self.domain, "solved") for text in texts]

    def settings(self) -> dict[str, Any]:
        return {"of": self.domain}


def test_each_text_goes_through_the_pipeline_of_its_domain_and_comes_back_in_its_place() -> None:
    made: list[Recorder] = []

    def make(domain: str) -> Recorder:
        made.append(Recorder(domain))
        return made[-1]

    routed = RoutedPipeline(make, {"b": "puzzle", "a": "logic", "c": "puzzle"})
    seen: list[tuple[int, int]] = []
    results = routed.solve_many(["b", "a", "c"], lambda done, of: seen.append((done, of)))
    assert [(result.text, result.domain) for result in results] == [("b", "puzzle"), ("a", "logic"), ("c", "puzzle")]
    assert {each.domain: each.asked for each in made} == {"puzzle": [["b", "c"]], "logic": [["a"]]}
    assert seen == [(1, 3), (2, 3), (3, 3)]
    routed.solve("c")
    assert len(made) == 2


def test_a_text_whose_domain_nobody_named_is_recognised() -> None:
    routed = RoutedPipeline(Recorder, {"named": "logic"})
    assert [result.domain for result in routed.solve_many([KNIGHTS, "named", PEARS])] == [
        "truth",
        "logic",
        "equations",
    ]


def test_settings_are_those_of_the_domains_that_were_named() -> None:
    routed = RoutedPipeline(Recorder, {"a": "logic", "b": "puzzle"})
    assert routed.settings() == {"domains": {"logic": {"of": "logic"}, "puzzle": {"of": "puzzle"}}}


def test_texts_of_one_domain_need_no_routing() -> None:
    assert isinstance(pipeline_for({"a": "logic", "b": "logic"}, Recorder), Recorder)
    assert isinstance(pipeline_for({"a": "logic", "b": "puzzle"}, Recorder), RoutedPipeline)
