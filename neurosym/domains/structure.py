"""Whether the grammar and the words of a domain fit the language: what can be seen without running a program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from neurosym.domains.domain import Domain
from neurosym.domains.faults import DomainFault, Place, Places
from neurosym.domains.words import body_of, misfits_of
from neurosym.errors import NeurosymError, ParseError
from neurosym.language import build, parse, print_expression
from neurosym.language.building import SYNTAX_NODES
from neurosym.language.grammars import loaded_grammar, plain_name, shift_reduce_conflicts, spelling
from neurosym.language.operators import OPERATORS, Kind, Operator
from neurosym.language.syntax import Apply, Number, Truth, ValueQuery
from neurosym.language.traversal import subterms

if TYPE_CHECKING:
    from lark.grammar import Rule

_GRAMMAR = "grammar"
_ONE = Number(Fraction(1))
_LINE = re.compile(r"\bline (\d+)")


def grammar_faults(domain: Domain) -> tuple[DomainFault, ...]:
    """Everything wrong with the domain's grammar and words; empty if nothing is.

    The grammar loads, has no LALR(1) conflict, reads names as the core does; every node of its trees is known to
    the syntax or to the table of operators; every operator of the domain can be written in it, and is read back
    from how it is printed; every word's definition is a formula that makes sense.
    """
    try:
        loaded_grammar(domain.name)
    except NeurosymError as error:
        line = _LINE.search(str(error))
        return (DomainFault(_GRAMMAR, str(error), Place(domain.grammar, int(line[1]) if line else 0)),)
    structural = (*_conflicts(domain), *_name_faults(domain), *_node_faults(domain))
    return (*structural, *_definition_faults(domain), *_form_faults(domain))


def tree_nodes(domain: str) -> frozenset[str]:
    """The plain names of all nodes that trees of this grammar can have."""
    rules = loaded_grammar(domain).rules
    return frozenset(plain_name(str(rule.alias or rule.origin.name)) for rule in rules if _makes_node(rule))


def nodes_without_meaning(domain: str) -> frozenset[str]:
    """The nodes of this grammar's trees that are neither an operator nor a part of the syntax."""
    return tree_nodes(domain) - SYNTAX_NODES - OPERATORS.keys()


def refuse_unmeant(text: str, domain: str, unmeant: frozenset[str]) -> None:
    """Raises NeurosymError for a program that has one of the `unmeant_words` in it, or that does not parse."""
    if not unmeant:
        return
    for tree in parse(text, domain).iter_subtrees():
        if (name := plain_name(str(tree.data))) in unmeant:
            raise NeurosymError(f"it uses {name!r}, which has no meaning")


def unmeant_words(domain: Domain) -> frozenset[str]:
    """The nodes of the grammar's trees that have no meaning, or one that cannot be read."""
    return nodes_without_meaning(domain.name).union(_broken_words(domain))


def _makes_node(rule: Rule) -> bool:
    """Lark draws rules that begin with `_` into their parents, and `?` rules that have one child."""
    from lark.grammar import Terminal

    if rule.alias is not None:
        return True
    kept = [symbol for symbol in rule.expansion if not (isinstance(symbol, Terminal) and symbol.filter_out)]
    return not str(rule.origin.name).startswith("_") and not (rule.options.expand1 and len(kept) == 1)


def _conflicts(domain: Domain) -> Iterator[DomainFault]:
    """Every place where the parser could go on in two ways; Lark would choose one without a word."""
    places, words = Places(domain), spelling(domain.name)
    for rule, terminals in sorted(shift_reduce_conflicts(domain.name).items(), key=str):
        name = plain_name(str(rule.alias or rule.origin.name))
        after = " ".join(_spelled(plain_name(str(symbol.name)), words) for symbol in rule.expansion)
        before = ", ".join(_spelled(terminal, words) for terminal in terminals)
        message = f"Shift/Reduce conflict in {name!r}: after {after} it is open whether {before} goes on with it"
        yield DomainFault(_GRAMMAR, f"the grammar is not LALR(1): {message}", places.of_alias(name))


def _spelled(symbol: str, words: Mapping[str, str]) -> str:
    return f'"{words[symbol]}"' if symbol in words else symbol


def _name_faults(domain: Domain) -> Iterator[DomainFault]:
    if not any(terminal.name == "NAME" for terminal in loaded_grammar(domain.name).terminals):
        message = "the grammar does not import NAME from the core, so it cannot keep its words from being names"
        yield DomainFault(_GRAMMAR, message, Places(domain).of_pattern("%import"))


def _node_faults(domain: Domain) -> Iterator[DomainFault]:
    places = Places(domain)
    for name in sorted(nodes_without_meaning(domain.name)):
        message = f"the grammar makes nodes {name!r}, which are neither an operator nor a part of the syntax"
        yield DomainFault(_GRAMMAR, message, places.of_alias(name))
    for row in _unwritten(domain):
        message = f"the operator {row.name!r} cannot be written: no alias of the grammar has its name"
        yield DomainFault(_GRAMMAR, message, Place(domain.grammar))


def _unwritten(domain: Domain) -> list[Operator]:
    nodes = tree_nodes(domain.name)
    return [row for row in domain.own_operators if row.name not in nodes]


def sound_operators(domain: Domain) -> tuple[Operator, ...]:
    """The domain's own operators that can be written and whose definitions can be read."""
    bad = {*_broken_words(domain), *(row.name for row in _unwritten(domain))}
    return tuple(row for row in domain.own_operators if row.name not in bad)


def _definition_faults(domain: Domain) -> Iterator[DomainFault]:
    places, definitions = Places(domain), {word.name: word.definition for word in domain.words}
    for name, messages in _broken_words(domain).items():
        for message in messages:
            yield DomainFault(f"word {name}", f"its definition: {message}", places.of_text(definitions[name]))


def _broken_words(domain: Domain) -> dict[str, tuple[str, ...]]:
    """The words whose definition cannot be used, with why; nothing is said where the fault is another word's."""
    missing = nodes_without_meaning(domain.name)
    broken: dict[str, tuple[str, ...]] = {}
    for place, word in enumerate(domain.words):
        try:
            body = body_of(word, domain.name, domain.words_from(place))
        except NeurosymError as error:
            broken[word.name] = (error.fault.message if isinstance(error, ParseError) else str(error),)
            continue
        used = {term.operator for term in subterms(body) if isinstance(term, Apply)}
        if used & missing:
            broken[word.name] = (f"it uses {min(used & missing)!r}, which has no meaning",)
        elif used & broken.keys():
            broken[word.name] = ()
        elif misfits := misfits_of(word, body):
            broken[word.name] = misfits
    return broken


def _form_faults(domain: Domain) -> Iterator[DomainFault]:
    """Operators that are printed in another way than the grammar writes them."""
    places = Places(domain)
    for row in sound_operators(domain):
        application = Apply(row.name, tuple(Truth(True) if kind is Kind.TRUTH else _ONE for kind in row.parameters))
        text = f"answer {print_expression(application)}"
        try:
            query = build(parse(text, domain.name), text, domain.name).query
        except NeurosymError as error:
            message = f"it is printed as {text[7:]}, which the grammar does not read: {error}"
        else:
            if isinstance(query, ValueQuery) and query.terms == (application,):
                continue
            message = f"it is printed as {text[7:]}, which the grammar reads as something else"
        yield DomainFault(f"operator {row.name}", message, places.of_alias(row.name))
