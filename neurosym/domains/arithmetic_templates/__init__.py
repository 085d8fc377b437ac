"""Templates of the domain arithmetic."""

from neurosym.domains.arithmetic_templates import (
    amounts,
    comparing,
    dividing,
    measures,
    money,
    scenes_of_actions,
    scenes_of_plans,
    scenes_of_rates,
    scenes_of_steps,
    scenes_of_things,
    scenes_of_two_kinds,
    wholes,
)

TEMPLATES = (
    *amounts.TEMPLATES,
    *money.TEMPLATES,
    *measures.TEMPLATES,
    *dividing.TEMPLATES,
    *wholes.TEMPLATES,
    *comparing.TEMPLATES,
    *scenes_of_things.TEMPLATES,
    *scenes_of_actions.TEMPLATES,
    *scenes_of_steps.TEMPLATES,
    *scenes_of_rates.TEMPLATES,
    *scenes_of_two_kinds.TEMPLATES,
    *scenes_of_plans.TEMPLATES,
)
