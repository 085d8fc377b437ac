"""Expressions of straight-line Python, from their syntax trees to values; nothing is executed."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from fractions import Fraction

from neurosym.foreign.python_calls import call_of
from neurosym.foreign.python_values import (
    Equation,
    PythonValue,
    Solved,
    State,
    Symbol,
    as_expression,
    described,
    number,
    refuse,
)
from neurosym.language.syntax import Apply, Expression, Truth

Scope = dict[str, PythonValue]
Inline = Callable[[ast.Call, list[PythonValue]], PythonValue]

_BINARY: Mapping[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.FloorDiv: "floordiv",
    ast.Mod: "mod",
    ast.Pow: "pow",
}
_COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "eq",
    ast.NotEq: "ne",
    ast.Lt: "lt",
    ast.LtE: "le",
    ast.Gt: "gt",
    ast.GtE: "ge",
}


def value_of(node: ast.expr, scope: Scope, state: State, inline: Inline) -> PythonValue:
    """What an expression stands for. `inline` reads a call of a function that the program defines.

    Raises ForeignError for what is not read.
    """

    def inner(child: ast.expr) -> PythonValue:
        return value_of(child, scope, state, inline)

    state.step(node)
    match node:
        case ast.Constant(value=value):
            return _constant(value, node)
        case ast.Name(id=name):
            if name not in scope:
                raise refuse(node, f"{name!r} has no value here")
            return scope[name]
        case ast.BinOp(left=left, op=operator, right=right):
            return _binary(operator, inner(left), inner(right), node)
        case ast.UnaryOp() | ast.Compare() | ast.BoolOp() | ast.IfExp():
            return _logical(node, inner, state)
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            return [inner(element) for element in elements]
        case ast.ListComp() | ast.GeneratorExp():
            return _comprehension(node, scope, state, inline)
        case ast.Subscript(value=container, slice=place):
            return _item(inner(container), inner(place), node, state)
        case ast.Call():
            return call_of(node, scope, state, inner, inline)
    raise refuse(node, f"{ast.unparse(node)[:60]!r} is not among the expressions that are read")


def truth_of(value: PythonValue, node: ast.AST, state: State) -> bool:
    """Whether a condition holds. Raises ForeignError where that rests on an unknown."""
    exact = state.exact(as_expression(value, node), node)
    if exact is None:
        raise refuse(node, "the condition rests on an unknown", "only conditions with known values are followed")
    return bool(exact)


def _constant(value: object, node: ast.AST) -> PythonValue:
    match value:
        case bool():
            return Truth(value)
        case int():
            return number(value)
        case float():
            return number(Fraction(repr(value)))
        case str():
            return value
        case None:
            return None
    raise refuse(node, f"constants such as {value!r} are not read")


def _binary(operator: ast.operator, left: PythonValue, right: PythonValue, node: ast.AST) -> PythonValue:
    if isinstance(operator, ast.Add) and isinstance(left, list) and isinstance(right, list):
        return left + right
    name = _BINARY.get(type(operator))
    if name is None:
        raise refuse(node, f"the operator of {ast.unparse(node)[:60]!r} is not read")
    return Apply(name, (as_expression(left, node), as_expression(right, node)))


def _logical(node: ast.expr, inner: Callable[[ast.expr], PythonValue], state: State) -> PythonValue:
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Apply("neg", (as_expression(inner(operand), node),))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return as_expression(inner(operand), node)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Apply("not", (as_expression(inner(operand), node),))
        case ast.Compare(left=left, ops=operators, comparators=others):
            return _comparison([inner(left), *map(inner, others)], operators, node)
        case ast.BoolOp(op=operator, values=values):
            return _connected(operator, values, inner, state)
        case ast.IfExp(test=test, body=body, orelse=other):
            return inner(body) if truth_of(inner(test), node, state) else inner(other)
    raise refuse(node, f"{ast.unparse(node)[:60]!r} is not among the expressions that are read")


def _comparison(values: list[PythonValue], operators: list[ast.cmpop], node: ast.AST) -> PythonValue:
    if isinstance(operators[0], ast.In | ast.NotIn):
        return _membership(values, isinstance(operators[0], ast.In), node)
    if unread := [operator for operator in operators if type(operator) not in _COMPARISONS]:
        raise refuse(node, f"the comparison {type(unread[0]).__name__} is not read")
    terms = [as_expression(value, node) for value in values]
    formulas: list[Expression] = [
        Apply(_COMPARISONS[type(operator)], (terms[place], terms[place + 1]))
        for place, operator in enumerate(operators)
    ]
    return _joined("and", formulas)


def _membership(values: list[PythonValue], wanted: bool, node: ast.AST) -> PythonValue:
    if len(values) != 2 or not isinstance(values[1], list):
        raise refuse(node, f"`in` needs a list, not {described(values[1])}")
    item = as_expression(values[0], node)
    found = _joined("or", [Apply("eq", (item, as_expression(each, node))) for each in values[1]] or [Truth(False)])
    return found if wanted else Apply("not", (found,))


def _connected(
    operator: ast.boolop, values: list[ast.expr], inner: Callable[[ast.expr], PythonValue], state: State
) -> PythonValue:
    """`and` and `or` stop, as in Python, at the first value that decides."""
    deciding = isinstance(operator, ast.Or)
    formulas: list[Expression] = []
    for value in values:
        formulas.append(as_expression(inner(value), value))
        if state.exact(formulas[-1], value) is deciding:
            break
    return _joined("or" if deciding else "and", formulas)


def _joined(connective: str, formulas: list[Expression]) -> Expression:
    whole = formulas[0]
    for formula in formulas[1:]:
        whole = Apply(connective, (whole, formula))
    return whole


def _comprehension(
    node: ast.ListComp | ast.GeneratorExp, scope: Scope, state: State, inline: Inline
) -> list[PythonValue]:
    if len(node.generators) != 1 or not isinstance(node.generators[0].target, ast.Name):
        raise refuse(node, "only comprehensions over one list and one name are read")
    (loop,) = node.generators
    values = items_of(value_of(loop.iter, scope, state, inline), node)
    found = []
    for value in values:
        within = {**scope, loop.target.id: value} if isinstance(loop.target, ast.Name) else scope
        if all(truth_of(value_of(test, within, state, inline), test, state) for test in loop.ifs):
            found.append(value_of(node.elt, within, state, inline))
    return found


def items_of(value: PythonValue, node: ast.AST) -> list[PythonValue]:
    """The items to go through. Raises ForeignError if it is no list."""
    if not isinstance(value, list):
        raise refuse(node, f"a list of known length is needed here, not {described(value)}")
    return value


def _item(container: PythonValue, place: PythonValue, node: ast.AST, state: State) -> PythonValue:
    match container, place:
        case Solved(symbols=symbols), Symbol() as symbol:
            if symbol in symbols:
                return symbol
        case Solved(symbols=(symbol,)), _ if _whole(place, node, state) == 0:
            return symbol
        case list(), _:
            items = items_of(container, node)
            index = _whole(place, node, state)
            if index is not None and -len(items) <= index < len(items):
                return items[index]
    raise refuse(node, f"{ast.unparse(node)[:60]!r}: there is no such item")


def _whole(value: PythonValue, node: ast.AST, state: State) -> int | None:
    if isinstance(value, str | list | None | Symbol | Solved | Equation):
        return None
    exact = state.exact(as_expression(value, node), node)
    return int(exact) if exact is not None and exact == int(exact) else None
