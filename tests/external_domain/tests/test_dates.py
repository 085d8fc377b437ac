"""The domain keeps its promises: `neurosym domains check` as a test."""

from pathlib import Path

from neurosym.evaluation.conformance import faults_in


def test_the_domain_keeps_its_promises() -> None:
    assert faults_in(Path(__file__).parents[1]) == []
