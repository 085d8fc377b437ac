"""Templates of the domain optimisation."""

from neurosym.domains.optimisation_templates import feeding, investing, making, moving

TEMPLATES = (*making.TEMPLATES, *feeding.TEMPLATES, *moving.TEMPLATES, *investing.TEMPLATES)
