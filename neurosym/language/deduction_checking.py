"""Does a program of facts and rules make sense? Worlds, arities, variables, and negation that bites its own tail."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from neurosym.errors import EvaluationError, Fault
from neurosym.language.clauses import (
    Clause,
    Literal,
    clauses_of,
    individuals_of,
    is_closed,
    variables_in,
)
from neurosym.language.closure import ground_clauses
from neurosym.language.syntax import (
    Apply,
    Call,
    Constraint,
    Expression,
    Name,
    Program,
    Rule,
    Span,
    World,
)
from neurosym.language.traversal import program_terms, query_terms

_Node = TypeVar("_Node", bound=Hashable)


def deduction_faults(program: Program) -> Iterator[Fault]:
    """Everything wrong with the program."""
    yield from _world_faults(program)
    yield from _arity_faults(program)
    unbound = [*_variable_faults(program)]
    yield from unbound
    if is_closed(program) and not unbound:
        yield from _negation_faults(program)


def _fault(span: Span, message: str, hint: str = "") -> Fault:
    return Fault(message, span.line, span.column, hint)


def _world_faults(program: Program) -> Iterator[Fault]:
    worlds = [statement for statement in program.statements if isinstance(statement, World)]
    if not worlds:
        yield Fault("the program does not say which world it is about", 1, 1, "begin with: world open, or world closed")
    for another in worlds[1:]:
        yield _fault(another.span, "the world is said again", "one world is enough")


def _mentions(program: Program) -> Iterator[tuple[str, int, Span]]:
    """Each mention of a relation: its name, the number of its arguments, the place."""
    for outer in program_terms(program):
        pending = [outer]
        while pending:
            match pending.pop():
                case Call(name=name, arguments=arguments, span=span):
                    yield name, len(arguments), span
                case Name(name=name, span=span):
                    yield name, 0, span
                case Apply(operator="and" | "or" | "not", arguments=parts):
                    pending.extend(reversed(parts))


def _arity_faults(program: Program) -> Iterator[Fault]:
    first: dict[str, tuple[int, Span]] = {}
    reported: set[tuple[str, int]] = set()
    for name, count, span in _mentions(program):
        known, place = first.setdefault(name, (count, span))
        if count != known and (name, count) not in reported:
            reported.add((name, count))
            message = f"{name!r} is said of {_things(count)} here, and of {_things(known)} in line {place.line}"
            yield _fault(span, message, f"give one of the two another name, such as {name}_{max(count, known)}")


def _things(count: int) -> str:
    return {0: "nothing", 1: "one thing"}.get(count, f"{count} things")


def _variable_faults(program: Program) -> Iterator[Fault]:
    for statement in program.statements:
        match statement:
            case Constraint(formula=formula):
                yield from _unbound(
                    (formula,), "a fact is about named things", "what holds of all is a rule: if ... then ..."
                )
            case Rule(condition=condition, conclusion=conclusion):
                known = variables_in(condition)
                for name, mention in variables_in(conclusion).items():
                    if name not in known:
                        hint = f"did you mean {next(iter(known))}?" if known else "say of what it holds: if ..."
                        yield _fault(mention.span, f"{name} stands in the conclusion, but not in the condition", hint)
    yield from _unbound(query_terms(program.query), "a question is about named things", "put a name in its place")


def _unbound(terms: Iterable[Expression], why: str, hint: str) -> Iterator[Fault]:
    for name, mention in variables_in(*terms).items():
        yield _fault(mention.span, f"{name} is a variable, and {why}", hint)


def _negation_faults(program: Program) -> Iterator[Fault]:
    """Conditions `not p` where p in turn needs the conclusion: whether it is derivable has then no answer."""
    try:
        clauses = clauses_of(program)
        circle = _circle(clauses, lambda literal: literal.atom.relation)
        if circle is None:
            return
        circle = _circle([*ground_clauses(clauses, individuals_of(program))], lambda literal: str(literal.atom))
    except EvaluationError as error:  # too large to be looked at one by one
        yield Fault(str(error), 1, 1)
        return
    if circle is not None:
        clause, path = circle
        text = ", which needs ".join([path[0], f"not {path[1]}", *path[2:]])
        message = f"whether this holds depends on itself through a negation: {text}"
        hint = "in a closed world, not means that nothing derives it; in an open world, that it is told or derived"
        yield _fault(program.statements[clause.statement].span, message, hint)


def _circle(clauses: Iterable[Clause], node: Callable[[Literal], str]) -> tuple[Clause, list[str]] | None:
    """The first clause with a negative condition that in turn needs its conclusion, and the way there."""
    needs: dict[str, dict[str, None]] = {}
    negative: list[tuple[Clause, str, str]] = []
    for clause in clauses:
        if not clause.head.positive:
            continue  # nothing can need it: a condition `not p` looks at p
        for part in clause.body:
            if isinstance(part, Literal):
                needs.setdefault(node(clause.head), {})[node(part)] = None
                if not part.positive:
                    negative.append((clause, node(clause.head), node(part)))
    group = _components(needs)
    for clause, head, denied in negative:
        if head == denied or (head in group and group[head] == group.get(denied)):
            return clause, [head, *_way(needs, denied, head)]
    return None


def _way(needs: Mapping[str, Iterable[str]], start: str, goal: str) -> list[str]:
    """A shortest way from one node to another, both included."""
    before: dict[str, str | None] = {start: None}
    queue = [start]
    for node in queue:
        for need in needs.get(node, ()):
            if need not in before:
                before[need] = node
                queue.append(need)
    way, node_ = [goal], before.get(goal)
    while node_ is not None:
        way.append(node_)
        node_ = before[node_]
    return way[::-1]


def _components(needs: Mapping[_Node, Iterable[_Node]]) -> dict[_Node, int]:
    """The strongly connected component of each node that needs something (Kosaraju, without recursion)."""
    order = _finished(needs)
    back: dict[_Node, list[_Node]] = {}
    for node, targets in needs.items():
        for target in targets:
            back.setdefault(target, []).append(node)
    group: dict[_Node, int] = {}
    for number, root in enumerate(reversed(order)):
        pending = [root]
        while pending:
            node = pending.pop()
            if node not in group:
                group[node] = number
                pending += [source for source in back.get(node, []) if source not in group]
    return group


def _finished(needs: Mapping[_Node, Iterable[_Node]]) -> list[_Node]:
    """The nodes in the order in which a depth-first walk leaves them."""
    order: list[_Node] = []
    seen: set[_Node] = set()
    for root in needs:
        path = [] if root in seen else [(root, iter(needs[root]))]
        seen.add(root)
        while path:
            node, rest = path[-1]
            following = next((each for each in rest if each not in seen), None)
            if following is None:
                path.pop()
                order.append(node)
            else:
                seen.add(following)
                path.append((following, iter(needs.get(following, ()))))
    return order
