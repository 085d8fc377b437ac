"""Templates of the domain equations."""

from neurosym.domains.equations_templates import counting, puzzles, systems

TEMPLATES = (*systems.TEMPLATES, *puzzles.TEMPLATES, *counting.TEMPLATES)
