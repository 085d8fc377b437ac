"""The grammars of the domains, loaded by Lark and kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.errors import Fault, NeurosymError, ParseError
from neurosym.resources import grammar_path, grammars_dir

if TYPE_CHECKING:
    from lark import Lark, Token
    from lark.grammar import Rule

_OWN_GRAMMARS: dict[str, Path] = {}


def use_grammar(domain: str, path: Path) -> None:
    """Let this file be the grammar of the domain. Raises NeurosymError if it has another one already."""
    known = _OWN_GRAMMARS.setdefault(domain, path)
    if known != path:
        raise NeurosymError(f"the domain {domain!r} has two grammars: {known} and {path}")


@cache
def loaded_grammar(domain: str) -> Lark:
    """The LALR(1) parser of the domain, built once.

    Raises NeurosymError if there is no such domain, or its grammar cannot be read or is no grammar.
    """
    from lark import Lark, LarkError

    path = _OWN_GRAMMARS.get(domain) or grammar_path(domain)
    try:
        return Lark(
            path.read_text(encoding="utf-8"),
            parser="lalr",
            start="program",
            propagate_positions=True,
            maybe_placeholders=False,
            import_paths=[str(path.parent), str(grammars_dir())],
            source_path=str(path),
            lexer_callbacks={"NAME": lambda token: _refuse_reserved(token, domain)},
        )
    except (LarkError, OSError, UnicodeDecodeError) as error:
        raise NeurosymError(f"the grammar of the domain {domain!r} ({path}): {error}") from error


@cache
def parse_table(domain: str) -> tuple[frozenset[str], ...]:
    """For each state of the parser, the terminals that may come next.

    Raises lark's GrammarError if the grammar has a conflict; Lark itself would settle one by shifting.
    """
    from lark.parsers.lalr_analysis import LALR_Analyzer

    analyzer = LALR_Analyzer(loaded_grammar(domain).parser.parser_conf, strict=True)
    analyzer.compute_lalr()  # type: ignore[no-untyped-call]
    return tuple(frozenset(map(str, actions)) for actions in analyzer.parse_table.states.values())


def shift_reduce_conflicts(domain: str) -> dict[Rule, tuple[str, ...]]:
    """The rules whose end the parser cannot tell from their going on, each with the terminals where it cannot."""
    from lark.parsers.lalr_analysis import LALR_Analyzer

    analyzer = LALR_Analyzer(loaded_grammar(domain).parser.parser_conf)
    analyzer.compute_lalr()  # type: ignore[no-untyped-call]
    found: dict[Rule, set[str]] = {}
    for state in analyzer.lr0_itemsets:
        for terminal, rules in state.lookaheads.items():
            if terminal in state.transitions:
                for rule in rules:
                    found.setdefault(rule, set()).add(plain_name(str(terminal.name)))
    return {rule: tuple(sorted(terminals)) for rule, terminals in found.items()}


def _refuse_reserved(token: Token, domain: str) -> Token:
    """Where Lark's lexer sees that a word of the language cannot stand, it takes it for a name."""
    if token in reserved_words(domain):
        hint = f"write, for example, the_{token}"
        message = f"{str(token)!r} is a word of the language and cannot be a name"
        raise ParseError(Fault(message, token.line or 1, token.column or 1, hint))
    return token


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
