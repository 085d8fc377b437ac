"""From a tree to the typed syntax. Nothing can fail here: the grammar has settled the shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from neurosym.language.grammars import plain_name
from neurosym.language.parsing import normalised
from neurosym.language.syntax import (
    NOWHERE,
    Apply,
    AssignmentQuery,
    Bound,
    Call,
    ChoiceQuery,
    Constraint,
    CountQuery,
    Declaration,
    Definition,
    EntailmentQuery,
    Expression,
    ExtremumQuery,
    ItemQuery,
    Modality,
    Name,
    Number,
    OptionQuery,
    Program,
    Quantified,
    Quantifier,
    Query,
    RatioQuery,
    Row,
    RowKind,
    Rule,
    Sort,
    SortDeclaration,
    Span,
    Statement,
    SymbolDeclaration,
    Truth,
    Unit,
    ValueQuery,
    World,
)

if TYPE_CHECKING:
    from lark import Token, Tree

    Node = Tree[Token]

PEOPLE_LABEL = "kind"
"""What the row of people is called in questions: `answer kind at anna`."""


def build(tree: Node, text: str, domain: str) -> Program:
    """The program that a tree made by `parsing.parse` from this text stands for."""
    text = normalised(text)
    *statements, query = _trees(tree)
    asked = replace(_QUERIES[_kind(query)](query), note=_note(tree))
    return Program(domain, tuple(_statement(statement, text) for statement in statements), asked, text)


def _kind(node: Node) -> str:
    return plain_name(node.data)


def _trees(node: Node) -> list[Node]:
    return [child for child in node.children if not isinstance(child, str)]


def _words(node: Node, kind: str) -> list[Token]:
    return [child for child in node.children if isinstance(child, str) and plain_name(child.type) == kind]


def _span(node: Node) -> Span:
    meta = node.meta
    return NOWHERE if meta.empty else Span(meta.line, meta.column, meta.start_pos, meta.end_pos)


def _statement(node: Node, text: str) -> Statement:
    names, note, span = tuple(map(str, _words(node, "NAME"))), _note(node), _statement_span(node, text)
    match _kind(node):
        case "definition":
            return Definition(names[0], _expression(_trees(node)[0]), note, span)
        case "declaration":
            return Declaration(names, Sort(_word(_trees(node)[0])), note, span)
        case "row":
            return _row(node, note, span)
        case "people":
            return Row(RowKind.PEOPLE, PEOPLE_LABEL, names, 1, 3 if _trees(node) else 2, note=note, span=span)
        case "world_open" | "world_closed" as kind:
            return World(kind == "world_closed", note, span)
        case "rule":
            condition, conclusion = _expressions(_trees(node))
            return Rule(condition, conclusion, note, span)
        case "sort_declaration":
            return SortDeclaration(names[0], _members(_trees(node)), note, span)
        case "relation_declaration":
            return SymbolDeclaration(names[0], names[1:], None, note, span)
        case "function_declaration":
            return SymbolDeclaration(names[0], names[1:-1], names[-1], note, span)
        case _:
            return Constraint(_expression(_trees(node)[0]), note, span)


def _row(node: Node, note: str, span: Span) -> Row:
    kind, *places = _trees(node)
    label, *items = map(str, _words(node, "NAME"))
    low, high, within = None, None, ""
    for place in places:
        match _kind(place):
            case "range":
                low, high = (int(child) for child in _leaves(place))
            case _:
                within = _word(place)
    return Row(RowKind(_word(kind)), label, tuple(items), low, high, within, note, span)


def _members(nodes: list[Node]) -> tuple[str, ...] | range:
    if not nodes:
        return ()
    listed = tuple(map(str, nodes[0].children))
    return range(int(listed[0]), int(listed[1]) + 1) if _kind(nodes[0]) == "number_range" else listed


def _note(node: Node) -> str:
    return "\n".join(line[1:].strip() for line in _words(node, "NOTE")).strip()


def _statement_span(node: Node, text: str) -> Span:
    """Where the statement stands, its notes left out."""
    notes = _words(node, "NOTE")
    if not notes:
        return _span(node)
    end_of_note = notes[-1].end_pos or 0
    start = end_of_note
    while text[start].isspace():
        start += 1
    line = (notes[-1].line or 0) + text.count("\n", end_of_note, start)
    return Span(line, start - text.rfind("\n", 0, start), start, node.meta.end_pos)


def _word(node: Node) -> str:
    return str(node.children[0])


def _leaves(node: Node) -> list[str]:
    return [str(child) for child in node.children]


def _expressions(nodes: Iterable[Node]) -> tuple[Expression, ...]:
    return tuple(map(_expression, nodes))


def _expression(node: Node) -> Expression:
    kind = _kind(node)
    match kind:
        case "number":
            units = _trees(node)
            return Number(Fraction(_word(node)), _unit(units[0]) if units else None, _span(node))
        case "name":
            return Name(_word(node), _span(node))
        case "true" | "false":
            return Truth(kind == "true", _span(node))
        case "call":
            return Call(_word(node), _expressions(_trees(node)), _span(node))
        case "forall" | "exists" | "count":
            *groups, body = _trees(node)
            variables = tuple(bound for group in groups for bound in _bound(group))
            return Quantified(Quantifier(kind), variables, _expression(body), _span(node))
        case _:
            return Apply(kind, _expressions(_trees(node)), _span(node))


def _bound(group: Node) -> list[Bound]:
    """The variables of one group, `x, y` or `x, y in sort`."""
    names = [str(child) for child in group.children]
    sort = names.pop() if _kind(group) == "sorted_variables" else ""
    return [Bound(name, sort, _span(group)) for name in names]


def _unit(node: Node) -> Unit | None:
    """The product of powers; None if everything in it cancels."""
    product, *divisors = _trees(node)
    powers: Counter[str] = Counter()
    for factor in _trees(product):
        _count(factor, 1, powers)
    for factor in divisors:
        _count(factor, -1, powers)
    left = tuple(sorted((name, power) for name, power in powers.items() if power))
    return Unit(left) if left else None


def _count(factor: Node, sign: int, powers: Counter[str]) -> None:
    name, *power = map(str, factor.children)
    powers[name] += sign * (int(power[0]) if power else 1)


def _option(node: Node) -> tuple[str, Expression]:
    label = str(node.children[0])[1:-1]
    return label, _expression(_trees(node)[0])


def _options(node: Node) -> Query:
    extreme, *options = _trees(node)
    return OptionQuery(_word(extreme) == "largest", tuple(map(_option, options)), _span(node))


def _extremum(node: Node) -> Query:
    extreme, term = _trees(node)
    return ExtremumQuery(_word(extreme) == "largest", _expression(term), _span(node))


def _choice(node: Node) -> Query:
    mode, *options = _trees(node)
    return ChoiceQuery(Modality(_word(mode)), tuple(map(_option, options)), _span(node))


def _objective(node: Node) -> Query:
    direction, term = _trees(node)
    return ExtremumQuery(_word(direction) == "maximise", _expression(term), _span(node), goal=True)


_QUERIES: dict[str, Callable[[Node], Query]] = {
    "value_query": lambda node: ValueQuery(_expressions(_trees(node)), _span(node)),
    "option_query": _options,
    "ratio_query": lambda node: RatioQuery(_expressions(_trees(node)), _span(node)),
    "extremum_query": _extremum,
    "entailment_query": lambda node: EntailmentQuery(_expression(_trees(node)[0]), _span(node)),
    "objective_query": _objective,
    "count_query": lambda node: CountQuery(tuple(map(str, _words(node, "NAME"))), _span(node)),
    "assignment_query": lambda node: AssignmentQuery(_span(node)),
    "item_query": lambda node: ItemQuery(_word(node), _expression(_trees(node)[0]), _span(node)),
    "choice_query": _choice,
}

SYNTAX_NODES = frozenset(
    "program definition declaration constraint number name true false option extreme direction sort".split()
    + "unit unit_product unit_factor".split()
    + "row row_kind range within people with_spies modality".split()
    + "world_open world_closed rule sort_declaration relation_declaration function_declaration".split()
    + "members number_range call forall exists count variables sorted_variables".split()
).union(_QUERIES)
"""The nodes of trees that are no operators."""
