"""From text to a tree, by the grammar of a domain. A fault is one `ParseError` in human words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from neurosym.errors import Fault, ParseError
from neurosym.language.grammars import loaded_grammar, spelling
from neurosym.language.malformed import fault_of

if TYPE_CHECKING:
    from lark import Token, Tree

__all__ = ["MAX_CHARACTERS", "MAX_DEPTH", "loaded_grammar", "normalised", "parse"]

MAX_CHARACTERS = 100_000
MAX_DEPTH = 100
"""How deeply terms may be nested: every walk over them may recurse, in every engine."""

_BRACKETS = re.compile(r'[()]|#[^\n]*|"[^"\n]*"')


def normalised(text: str) -> str:
    """The text with plain line ends, a byte-order mark and tabs made single spaces; columns stay the same."""
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    return text.replace("\r\n", "\n").replace("\t", " ")


def parse(text: str, domain: str) -> Tree[Token]:
    """The tree of the program text.

    Raises ParseError at the first place that does not fit, and for text that is too long or nested
    too deeply; NeurosymError if there is no such domain.
    """
    from lark import UnexpectedInput

    _refuse_long(text)
    text = normalised(text)
    _refuse_deep_brackets(text)
    grammar = loaded_grammar(domain)
    try:
        tree = grammar.parse(text)
    except UnexpectedInput as unexpected:
        raise ParseError(fault_of(unexpected, text, spelling(domain))) from None
    _refuse_deep_terms(tree, text)
    return tree


def _refuse_long(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        message = f"the program has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read"
        raise ParseError(Fault(message, 1, 1))


def _refuse_deep_brackets(text: str) -> None:
    if text.count("(") <= MAX_DEPTH:
        return
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += {"(": 1, ")": -1}.get(found.group(), 0)
        if depth > MAX_DEPTH:
            raise ParseError(_too_deep(text, found.start()))


def _too_deep(text: str, offset: int) -> Fault:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    message = f"terms are nested more than {MAX_DEPTH} deep here"
    return Fault(message, line, column, "give a name to a part of it and use the name")


def _refuse_deep_terms(tree: Tree[Token], text: str) -> None:
    stack: list[tuple[Tree[Token], int]] = [(tree, -2)]  # neither the program, a statement nor a bare name is nested
    while stack:
        node, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise ParseError(_too_deep(text, node.meta.start_pos))
        stack.extend((child, depth + 1) for child in node.children if not isinstance(child, str))
