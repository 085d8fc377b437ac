"""The grammars of the domains, loaded by Lark and kept."""

from __future__ import annotations

from functools import cache
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
        for kept in (loaded_grammar, parse_table, spelling, reserved_words):
            kept.cache_clear()


@cache
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


@cache
def parse_table(domain: str) -> tuple[frozenset[str], ...]:
    """For each state of the parser, the terminals that may come next.

    Raises lark's GrammarError if the grammar has a conflict; Lark itself would settle one by shifting.
    """
    from lark.parsers.lalr_analysis import LALR_Analyzer

    analyzer = LALR_Analyzer(loaded_grammar(domain).parser.parser_conf, strict=True)
    analyzer.compute_lalr()  # type: ignore[no-untyped-call]
    return tuple(frozenset(map(str, actions)) for actions in analyzer.parse_table.states.values())


def plain_name(name: str) -> str:
    """The name of a rule, alias or terminal without the prefixes that Lark gives to imported ones."""
    return name.rsplit("__", 1)[-1]


@cache
def spelling(domain: str) -> dict[str, str]:
    """How each fixed word or sign of the grammar is written, by the plain name of its terminal."""
    terminals = loaded_grammar(domain).terminals
    return {plain_name(row.name): row.pattern.value for row in terminals if row.pattern.type == "str"}


@cache
def reserved_words(domain: str) -> frozenset[str]:
    """The words of the domain's grammar, which therefore cannot be names of quantities."""
    return frozenset(word for word in spelling(domain).values() if word[0].isalpha())
