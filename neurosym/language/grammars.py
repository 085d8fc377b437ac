"""The grammars of the domains, loaded by Lark and kept."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.resources import grammar_path, grammars_dir

if TYPE_CHECKING:
    from lark import Lark

_OWN_GRAMMARS: dict[str, Path] = {}


def use_grammar(domain: str, path: Path) -> None:
    """Let this file be the grammar of a domain that neither is shipped nor comes from a plug-in."""
    if _OWN_GRAMMARS.get(domain) != path:
        _OWN_GRAMMARS[domain] = path
        for kept in (loaded_grammar, spelling, reserved_words):
            kept.cache_clear()


@lru_cache(maxsize=None)
def loaded_grammar(domain: str) -> Lark:
    """The LALR(1) parser of the domain, built once. Raises NeurosymError if there is no such domain."""
    from lark import Lark

    path = _OWN_GRAMMARS.get(domain) or grammar_path(domain)
    return Lark(
        path.read_text(encoding="utf-8"),
        parser="lalr",
        start="program",
        propagate_positions=True,
        maybe_placeholders=False,
        import_paths=[str(path.parent), str(grammars_dir())],
        source_path=str(path),
    )


def plain_name(name: str) -> str:
    """The name of a rule, alias or terminal without the prefixes that Lark gives to imported ones."""
    return name.rsplit("__", 1)[-1]


@lru_cache(maxsize=None)
def spelling(domain: str) -> dict[str, str]:
    """How each fixed word or sign of the grammar is written, by the plain name of its terminal."""
    terminals = loaded_grammar(domain).terminals
    return {plain_name(row.name): row.pattern.value for row in terminals if row.pattern.type == "str"}


@lru_cache(maxsize=None)
def reserved_words(domain: str) -> frozenset[str]:
    """The words of the domain's grammar, which therefore cannot be names of quantities."""
    return frozenset(word for word in spelling(domain).values() if word[0].isalpha())
