"""The two first-order dialects: Logic-LM's for FOLIO (`Premises:`, `Conclusion:`), and LINC's (`TEXT:`, `FOL:`)."""

from __future__ import annotations

from neurosym.foreign.conventions import STRICT, Conventions
from neurosym.foreign.entailment import Written, read_entailment
from neurosym.foreign.reading import Reading, refused
from neurosym.foreign.sections import needed, sections_of

_LINC_FORMULA = "FOL:"


def read_premises(text: str, conventions: Conventions = STRICT) -> Reading:
    """A program of Logic-LM for FOLIO. Its list of predicates declares nothing that its formulas do not show.

    Raises ForeignError where a section or formula cannot be read.
    """
    sections = sections_of(text, ("predicates", "premises", "conclusion"))
    premises = [Written(entry.text, entry.line) for entry in needed(sections, "premises")]
    conclusion, *others = needed(sections, "conclusion")
    if others:
        raise refused("there is more than one conclusion", others[0].line)
    return read_entailment(text, premises, Written(conclusion.text, conclusion.line), conventions)


def read_linc(text: str, conventions: Conventions = STRICT) -> Reading:
    """A program of LINC: the formula of the last `FOL:` line is the conclusion, those before are premises.

    Raises ForeignError where a formula cannot be read.
    """
    formulas = [
        Written(line.replace(_LINC_FORMULA, "").strip(), number)
        for number, line in enumerate(text.split("\n"), start=1)
        if _LINC_FORMULA in line
    ]
    if not formulas:
        raise refused("there is no line that begins with FOL:", 1)
    return read_entailment(text, formulas[:-1], formulas[-1], conventions)
