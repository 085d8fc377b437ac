"""The puzzles about truth that training and our own suites are made of."""

from __future__ import annotations

from functools import partial

from neurosym.domains.templates import TEST, Template
from neurosym.domains.truth_templates import worlds

TEMPLATES = (
    Template("knights_and_knaves", worlds.knights_and_knaves),
    Template("few_people", partial(worlds.knights_and_knaves, most=4)),
    Template("with_spies", worlds.with_spies),
    Template("up_to_three", partial(worlds.knights_and_knaves, most=3), TEST),
)
