"""Whether the grammar of a domain fits the language: what can be seen without running a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from neurosym.domains.domain import Domain
from neurosym.errors import NeurosymError
from neurosym.language.building import SYNTAX_NODES
from neurosym.language.grammars import loaded_grammar, parse_table, plain_name
from neurosym.language.operators import OPERATORS

if TYPE_CHECKING:
    from lark.grammar import Rule


def grammar_faults(domain: Domain) -> tuple[str, ...]:
    """Everything wrong with the domain's grammar, in words; empty if nothing is.

    It loads, has no LALR(1) conflict, reads names as the core does, every node of its trees is known
    to the syntax or to the table of operators, and every operator of the domain can be written in it.
    """
    try:
        loaded_grammar(domain.name)
    except NeurosymError as error:
        return (str(error),)
    return (*_conflicts(domain), *_name_faults(domain), *_node_faults(domain))


def tree_nodes(domain: str) -> frozenset[str]:
    """The plain names of all nodes that trees of this grammar can have."""
    rules = loaded_grammar(domain).rules
    return frozenset(plain_name(str(rule.alias or rule.origin.name)) for rule in rules if _makes_node(rule))


def _makes_node(rule: Rule) -> bool:
    """Lark draws rules that begin with `_` into their parents, and `?` rules that have one child."""
    from lark.grammar import Terminal

    if rule.alias is not None:
        return True
    kept = [symbol for symbol in rule.expansion if not (isinstance(symbol, Terminal) and symbol.filter_out)]
    return not str(rule.origin.name).startswith("_") and not (rule.options.expand1 and len(kept) == 1)


def _conflicts(domain: Domain) -> Iterator[str]:
    from lark.exceptions import GrammarError

    try:
        parse_table(domain.name)
    except GrammarError as error:
        yield f"the grammar is not LALR(1): {error}"


def _name_faults(domain: Domain) -> Iterator[str]:
    if not any(terminal.name == "NAME" for terminal in loaded_grammar(domain.name).terminals):
        yield "the grammar does not import NAME from the core, so it cannot keep its words from being names"


def _node_faults(domain: Domain) -> Iterator[str]:
    nodes = tree_nodes(domain.name)
    for name in sorted(nodes - SYNTAX_NODES - OPERATORS.keys()):
        yield f"the grammar makes nodes {name!r}, which are neither an operator nor a part of the syntax"
    for row in domain.operators:
        if row.name not in nodes:
            yield f"the operator {row.name!r} cannot be written: no alias of the grammar has its name"
