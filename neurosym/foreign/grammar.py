"""The small grammars of the peers' statements, loaded by Lark, and their faults in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias, cast

from neurosym.foreign.reading import refused
from neurosym.resources import grammars_dir

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

    Node: TypeAlias = "Tree[Token]"

_SAID = 40


def parsed(grammar: str, text: str, line: int) -> Node:
    """The tree of one statement. Raises ForeignError with the line given if it is none."""
    from lark import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

    try:
        return _loaded(grammar).parse(text)
    except UnexpectedCharacters as error:
        place = error.column - 1
        raise refused(
            f"{text[place : place + 12]!r} is no sign of this format", line, _said(text), error.column
        ) from None
    except UnexpectedToken as error:
        if str(error.token.type) == "$END":
            raise refused("the statement ends too early", line, _said(text), len(text) + 1) from None
        raise refused(f"{str(error.token)!r} cannot stand here", line, _said(text), error.column) from None
    except UnexpectedInput:
        raise refused("the statement ends too early", line, _said(text)) from None


def nodes(tree: Node) -> list[Node]:
    """The parts of a tree that are trees themselves."""
    return [cast("Node", each) for each in tree.children if hasattr(each, "data")]


def tokens(tree: Node) -> list[Token]:
    """The parts of a tree that are words or signs."""
    return [each for each in tree.children if not hasattr(each, "data")]


def _said(text: str) -> str:
    return f"in {text if len(text) <= _SAID else text[:_SAID] + ' …'}"


@cache
def _loaded(grammar: str) -> Lark:
    from lark import Lark

    path = grammars_dir() / "foreign" / f"{grammar}.lark"
    return Lark(path.read_text(encoding="utf-8"), parser="lalr", maybe_placeholders=False)
