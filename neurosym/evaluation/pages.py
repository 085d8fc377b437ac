"""How pages are made of templates: every word that goes in is escaped, and a name that is missing is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neurosym.evaluation.wording import FAILURES, STANDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment


def page_environment(*packages: str) -> Environment:
    """Templates of these packages' `templates` folders, then those of this one (charts, list of problems, style)."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, "neurosym.evaluation")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def problem_words(answerers: Sequence[str]) -> dict[str, object]:
    """The words that the list of problems shows; an answerer's number is its place among these names."""
    return {"failures": FAILURES, "standings": STANDINGS, "answerers": list(answerers)}
