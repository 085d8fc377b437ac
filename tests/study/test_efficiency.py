"""The curve of sample efficiency has a point for every adapter whose training pairs are told."""

from __future__ import annotations

from collections.abc import Callable

from neurosym.evaluation.judging import Judged
from neurosym.study.ablations import ablations
from neurosym.study.config import PipelineEntry, StudyConfig, SuiteEntry
from neurosym.study.efficiency import sample_efficiency

MakeJudged = Callable[..., Judged]
PIPELINES = {
    "main": PipelineEntry(pairs=7000),
    "few": PipelineEntry(adapter="runs/few", pairs=50),
    "untrained": PipelineEntry(adapter="none"),
    "no_names": PipelineEntry(adapter="none", names=False, against="untrained"),
}
CONFIG = StudyConfig(
    suites=(SuiteEntry(source="eggs.jsonl", pipelines=tuple(PIPELINES)),),
    pipelines=PIPELINES,
    twins={"twin:0.5b": 3000, "twin:0.5b#runs/twin-50": 50},
)


def test_program_and_twin_have_a_line_each(make_judged: MakeJudged) -> None:
    said = {"twin:0.5b": "9", "twin:0.5b#twin-50": "7", "direct:0.5b": "9"}
    runs = {"eggs": {"main": [make_judged(n, said=said) for n in range(4)], "few": [make_judged(1, "7")]}}
    (finding,) = sample_efficiency(CONFIG, runs)
    points = [
        (row["side"], row["pairs"], row["adapter"], row["accuracy"], row["hallucination"]) for row in finding.rows
    ]
    assert points == [
        ("program", 50, "few", 0, 1),
        ("program", 7000, "shipped", 1, 0),
        ("twin", 50, "twin-50", 0, 1),
        ("twin", 3000, "shipped", 1, 0),
    ]
    assert "program on eggs: 0 of 1 after 50 pairs, 4 of 4 after 7,000 pairs." in finding.says
    assert not finding.negative
    assert sample_efficiency(CONFIG, {"eggs": {"untrained": [make_judged(1)]}}) == []


def test_an_ablation_is_held_against_the_pipeline_it_names(make_judged: MakeJudged) -> None:
    runs = {"eggs": {"main": [make_judged(1)], "untrained": [make_judged(1)], "no_names": [make_judged(1, "7")]}}
    (finding,) = ablations(CONFIG, runs)
    assert [(row["base"], row["changed"], row["difference"]) for row in finding.rows] == [
        ("main", "adapter none", 0),
        ("untrained", "names False", -1),
    ]
