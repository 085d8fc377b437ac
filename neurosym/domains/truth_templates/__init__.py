"""The puzzles about truth that training and our own suites are made of."""

from __future__ import annotations

from functools import partial

from neurosym.domains.templates import TEST, Template
from neurosym.domains.truth_templates import worlds
from neurosym.domains.truth_templates.manners import HELD_OUT

TEMPLATES = (
    Template("knights_and_knaves", worlds.knights_and_knaves),
    Template("few_people", partial(worlds.knights_and_knaves, most=4)),
    Template("with_spies", worlds.with_spies),
    Template("up_to_three", partial(worlds.knights_and_knaves, most=3, manner=HELD_OUT), TEST),
    Template("four_to_eight", partial(worlds.knights_and_knaves, least=4, manner=HELD_OUT), TEST),
)
