"""Templates of the domain equations."""

from neurosym.domains.equations_templates import amounts, counting, numbers, puzzles, shapes, systems

TEMPLATES = (
    *systems.TEMPLATES,
    *puzzles.TEMPLATES,
    *counting.TEMPLATES,
    *amounts.TEMPLATES,
    *numbers.TEMPLATES,
    *shapes.TEMPLATES,
)
