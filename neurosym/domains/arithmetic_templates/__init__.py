"""Templates of the domain arithmetic."""

from neurosym.domains.arithmetic_templates import amounts, dividing, measures, money

TEMPLATES = (*amounts.TEMPLATES, *money.TEMPLATES, *measures.TEMPLATES, *dividing.TEMPLATES)
