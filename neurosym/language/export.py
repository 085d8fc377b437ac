"""The grammar of a domain in the dialect of llguidance, for decoding under the grammar.

It is printed from what Lark has compiled, so there is no second grammar to keep. Lark resolves
imports, extensions and templates; what is left to bridge is the lexer. Lark takes a word of the
language for that word and never for a name; llguidance keeps both readings open. So the printed
NAME leaves out the words, and all that the printed grammar allows is read by the parser (up to its
limits of length and depth, which are not in the grammar).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from neurosym.language.grammars import loaded_grammar, parse_table, plain_name, reserved_words

if TYPE_CHECKING:
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

_UNESCAPED_SLASH = re.compile(r"(?<!\\)((?:\\\\)*)/")


@cache
def export_llguidance(domain: str) -> str:
    """The domain's grammar as llguidance reads it (`LLMatcher.grammar_from_lark`); it begins at `start`."""
    grammar = loaded_grammar(domain)
    literals = {row.name: row.pattern.value for row in grammar.terminals if row.pattern.type == "str"}
    lines = [f"start: {_rule_name(grammar.options.start[0])}"]
    rules = sorted(grammar.rules, key=lambda rule: str(rule.origin.name))
    for origin, alternatives in groupby(rules, key=lambda rule: str(rule.origin.name)):
        bodies = [_body(rule, literals) for rule in alternatives]
        lines.append(f"{_rule_name(origin)}: " + "\n    | ".join(bodies))
    lines += [_terminal(row, _excluded_words(row, domain)) for row in grammar.terminals if row.name not in literals]
    lines += [f"%ignore {_terminal_name(name)}" for name in grammar.ignore_tokens]
    return "\n".join(lines) + "\n"


@cache
def export_fragments(domain: str, names: frozenset[str] | None = None, only: Collection[str] = ()) -> str:
    """The same for parts of programs: any number of statements, or a query; with `names`, no others can be written.

    A query for one of several options may end before the options: they are fragments of their own.
    only: nothing but statements of these kinds (rules of the grammar), and at least one.
    """
    known = {plain_name(str(rule.origin.name)): str(rule.origin.name) for rule in loaded_grammar(domain).rules}
    newline = next(
        _terminal_name(row.name) for row in loaded_grammar(domain).terminals if plain_name(row.name) == "_NL"
    )
    pieces = [_rule_name(known[name]) for name in only or ("statement", "world") if name in known]
    asked = [_rule_name(known["query"])]
    if "modality" in known:
        asked.append(f'"answer" {_rule_name(known["modality"])}')
    head = [
        "start: fragment",
        "fragment: lines" if only else f'fragment: lines | lines notes | notes | asked {newline} | ""',
        f"lines: piece {newline} | lines piece {newline}",
        f"piece: {' | '.join(pieces)}",
        f"notes: {_rule_name(known['_note'])}",
        f"asked: {' | '.join(asked)}",
    ]
    _, *rest = export_llguidance(domain).splitlines()
    if names is not None:
        heads = [
            f"{_terminal_name(row.name)}: "
            for row in loaded_grammar(domain).terminals
            if plain_name(row.name) == "NAME"
        ]
        only = f"/({'|'.join(sorted(names))})/"
        rest = [next((f"{head}{only}" for head in heads if line.startswith(head)), line) for line in rest]
    return "\n".join([*head, *rest]) + "\n"


def _rule_name(name: str) -> str:
    return f"r_{name.lower()}"


def _terminal_name(name: str) -> str:
    return f"T_{name.upper()}"


def _body(rule: Rule, literals: dict[str, str]) -> str:
    words = []
    for symbol in rule.expansion:
        name = str(symbol.name)
        if not symbol.is_term:
            words.append(_rule_name(name))
        else:
            words.append(json.dumps(literals[name]) if name in literals else _terminal_name(name))
    return " ".join(words) or '""'


def _excluded_words(terminal: TerminalDef, domain: str) -> list[str]:
    """The words that the parser's lexer never takes for this terminal, though its pattern fits them."""
    pattern = re.compile(terminal.pattern.to_regexp())
    fitting = [word for word in reserved_words(domain) if pattern.fullmatch(word)]
    if plain_name(terminal.name) == "NAME":
        return sorted(fitting)
    grammar = loaded_grammar(domain)
    rivals = {row.pattern.value for row in grammar.terminals if _compete(terminal.name, row.name, domain)}
    return sorted(rivals.intersection(fitting))


def _compete(terminal: str, other: str, domain: str) -> bool:
    """Whether there is a state of the parser in which both may come next."""
    return any(terminal in actions and other in actions for actions in parse_table(domain))


def _terminal(terminal: TerminalDef, excluded: list[str]) -> str:
    pattern = terminal.pattern
    source = "".join(_plain(character) for character in _UNESCAPED_SLASH.sub(r"\1\/", pattern.value))
    flags = "".join(sorted(pattern.flags))
    words = f" & ~/({'|'.join(map(re.escape, excluded))})/" if excluded else ""
    return f"{_terminal_name(terminal.name)}: /{source}/{flags}{words}"


def _plain(character: str) -> str:
    """Control characters by their escapes: a pattern stands on one line."""
    return character if character >= " " else f"\\x{ord(character):02x}"
