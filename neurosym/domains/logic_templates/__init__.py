"""Templates of the domain logic: quantified sentences in words, with answers by looking at all worlds."""

from neurosym.domains.logic_templates import finite, monadic, nested
from neurosym.domains.templates import DEV, TEST, TRAIN, Template

_SPLITS = {"only_and_all": DEV, "choices_of_one": TEST, "same_one": TEST}

TEMPLATES = tuple(
    Template(name, make, _SPLITS.get(name, TRAIN))
    for makers in (monadic.MAKERS, finite.MAKERS, nested.MAKERS)
    for name, make in makers.items()
)
