"""The puzzles that training and our own suites are made of."""

from __future__ import annotations

from functools import partial

from neurosym.domains.puzzle_templates import distances, everyday, matching, measures, settings, worlds
from neurosym.domains.templates import DEV, TEST, Template

TEMPLATES = (
    Template("grid_of_people", partial(worlds.grid, among=settings.IN_A_ROW[:-2])),
    Template("grid_of_things", partial(worlds.grid, among=settings.THINGS_IN_A_ROW[:-1])),
    Template("grid_in_time", partial(worlds.grid, among=(*settings.IN_TIME, *settings.ON_FLOORS))),
    Template("weekdays", partial(worlds.days, among=settings.ON_DAYS)),
    Template("row_of_people", partial(worlds.order, among=settings.IN_A_ROW)),
    Template("row_of_things", partial(worlds.order_of_things, among=settings.THINGS_IN_A_ROW)),
    Template("queue", partial(worlds.order, among=settings.IN_A_QUEUE)),
    Template("ranking", partial(worlds.order, among=settings.BY_RANK)),
    Template("programme", partial(worlds.order, among=settings.IN_TIME)),
    Template("floors", partial(worlds.order, among=settings.ON_FLOORS)),
    Template("scale", worlds.scale),
    Template("round_table", worlds.round_table),
    Template("plain_distances", distances.distance),
    Template("plain_measures", measures.measure),
    Template("plain_matching", matching.matching),
    Template("plain_pairs", partial(everyday.grid, among=everyday.PLAIN_GRIDS)),
    Template("months", partial(worlds.days, among=settings.IN_MONTHS), DEV),
    Template("grid_of_booths", partial(worlds.grid, among=settings.IN_A_ROW[-2:]), TEST),
)
