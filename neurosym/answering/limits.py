"""How many tokens a model may think in, by the kind of suite: the one place that says it."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORT = 320
"""Of word problems, whose answers are numbers; also where nothing else is said."""
LONG = 1024
"""Of rules, orderings and grids, whose answers are labels, options or texts: their thoughts are longer."""

NUMBER = "number"
_THINKS = re.compile(r"cot|execute|vote\d*")


def within_limit(name: str, answer_types: Iterable[str]) -> str:
    """The name of an answerer with the limit of such a suite: `cot:0.5b` is `cot1024:0.5b` where answers are labels.

    A name that tells a limit keeps it, and answerers that do not think in words have none to tell.
    """
    method, _, model = name.partition(":")
    if not _THINKS.fullmatch(method) or all(each == NUMBER for each in answer_types):
        return name
    limited = f"{method}x{LONG}" if method.startswith("vote") else f"{method}{LONG}"
    return f"{limited}:{model}" if model else limited
