"""The puzzles about truth that training and our own suites are made of."""

from __future__ import annotations

from functools import partial

from neurosym.domains.templates import TEST, Template
from neurosym.domains.truth_templates import worlds
from neurosym.domains.truth_templates.manners import HELD_OUT

TEMPLATES = (
    Template("knights_and_knaves", partial(worlds.knights_and_knaves, sizes=(2, 3, 4, 4, 5, 5, 6, 6, 7, 8))),
    Template("few_people", partial(worlds.knights_and_knaves, sizes=(2, 3, 3, 4, 4))),
    Template("many_people", partial(worlds.knights_and_knaves, sizes=(5, 6, 7, 8))),
    Template("with_spies", partial(worlds.with_spies, sizes=(2, 3, 3, 4, 4, 5))),
    Template("up_to_three", partial(worlds.knights_and_knaves, sizes=worlds.UP_TO_THREE, manner=HELD_OUT), TEST),
    Template("four_to_eight", partial(worlds.knights_and_knaves, sizes=worlds.FOUR_TO_EIGHT, manner=HELD_OUT), TEST),
)
