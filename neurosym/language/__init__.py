"""The language: from text to a checked program and back, and what it means.

text -> parse -> tree -> build -> Program -> check -> Program -> print_program -> text
                                               evaluate, holds, answer_under: what it means
"""

from __future__ import annotations

import re

from neurosym.errors import Fault, NeurosymError, ParseError
from neurosym.language.building import build
from neurosym.language.checking import check, definition_order, sorts_of
from neurosym.language.grammars import loaded_grammar
from neurosym.language.parsing import parse
from neurosym.language.printing import print_answer, print_expression, print_program, print_value
from neurosym.language.semantics import answer_under, environment_of, evaluate, holds
from neurosym.language.syntax import Program

__all__ = [
    "DEFAULT_DOMAIN",
    "Program",
    "answer_under",
    "build",
    "check",
    "definition_order",
    "environment_of",
    "evaluate",
    "holds",
    "loaded_grammar",
    "parse",
    "print_answer",
    "print_expression",
    "print_program",
    "print_value",
    "read",
    "sorts_of",
]

DEFAULT_DOMAIN = "equations"
_HEADER = re.compile(r"\ufeff?\s*domain[ \t]+([a-z][a-z0-9_]*)[ \t]*(?=\r?\n|\Z)")


def read(text: str, domain: str = DEFAULT_DOMAIN) -> Program:
    """The checked program of a text. A first line `domain NAME` chooses the domain over the argument.

    Raises ParseError at the first place that is not in the language, CheckError with all that does
    not make sense, and NeurosymError for a `domain` argument that is none.
    """
    header = _HEADER.match(text)
    if header:
        domain = _known(header)
        blank = re.sub(r"[^\r\n]", " ", header.group())  # keeps every line and column where it was
        text = blank + text[header.end() :]
    return check(build(parse(text, domain), text, domain))


def _known(header: re.Match[str]) -> str:
    name = header.group(1)
    try:
        loaded_grammar(name)
    except NeurosymError as error:
        line = header.string.count("\n", 0, header.start(1)) + 1
        raise ParseError(Fault(str(error), line, 1)) from None
    return name
