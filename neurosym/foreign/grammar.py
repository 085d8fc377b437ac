"""The small grammars of the peers' statements, loaded by Lark, and their faults in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from neurosym.foreign.reading import refused
from neurosym.resources import grammars_dir

if TYPE_CHECKING:
    from lark import Lark, Tree

_SAID = 40


def parsed(grammar: str, text: str, line: int, start: str = "start") -> Tree[str]:
    """The tree of one statement. Raises ForeignError with the line given if it is none."""
    from lark import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken

    try:
        return _loaded(grammar).parse(text, start=start)  # type: ignore[return-value]
    except UnexpectedCharacters as error:
        start = error.pos_in_stream or 0
        found = text[start : start + 12]
        raise refused(f"{found!r} is no sign of this format", line, _said(text), error.column) from None
    except UnexpectedToken as error:
        if str(error.token.type) == "$END":
            raise refused("the statement ends too early", line, _said(text), len(text) + 1) from None
        raise refused(f"{str(error.token)!r} cannot stand here", line, _said(text), error.column) from None
    except (UnexpectedEOF, UnexpectedInput):
        raise refused("the statement ends too early", line, _said(text)) from None


def _said(text: str) -> str:
    return f"in {text if len(text) <= _SAID else text[:_SAID] + ' …'}"


@cache
def _loaded(grammar: str) -> Lark:
    from lark import Lark

    path = grammars_dir() / "foreign" / f"{grammar}.lark"
    starts = ["start", *(("option",) if "\noption:" in path.read_text(encoding="utf-8") else ())]
    return Lark(path.read_text(encoding="utf-8"), parser="lalr", start=starts, maybe_placeholders=False)
