"""Straight-line Python, as Program of Thoughts, PAL and Faithful CoT have it written, read as equations.

Assignments become definitions; a name that is assigned again gets a new name of ours. Conditions and
loops are followed where they rest on known numbers only. Symbols and `solve` become unknowns and
constraints. The program is read by its syntax tree and never executed.
"""

from __future__ import annotations

import ast
import warnings
from typing import Never

from neurosym.foreign.conventions import STRICT, Conventions
from neurosym.foreign.python_terms import Scope, items_of, truth_of, value_of
from neurosym.foreign.python_values import (
    Function,
    PythonValue,
    State,
    as_expression,
    flat,
    line_of,
    refuse,
)
from neurosym.foreign.reading import Ask, Reading, refused
from neurosym.language.printing import print_expression
from neurosym.language.syntax import Apply, Name, Number, Truth

_ANSWERS = ("ans", "answer")
_SOLUTIONS = ("solution", "solver")
_DEEPEST = 12


class _BreakError(Exception):
    """A loop was left."""


class _ContinueError(Exception):
    """The rest of a loop's body was left out."""


class _ReturnError(Exception):
    """A function came to its end with a value."""

    def __init__(self, value: PythonValue, node: ast.AST) -> None:
        super().__init__()
        self.value, self.node = value, node


def read_straight_line(text: str, conventions: Conventions = STRICT) -> Reading:
    """The program in our language. What it answers is the variable `ans` or `answer`, the value that its
    function `solution` returns, or the last value printed.

    Raises ForeignError where it is no Python, or does what is not read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python's opinion on style is not asked for
            tree = ast.parse(text)
    except SyntaxError as error:
        raise refused(f"not Python: {error.msg}", error.lineno or 1) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise refused(f"not Python: {error}", 1) from None
    reader = _Reader(conventions)
    try:
        reader.block(tree.body, reader.scope, 0)
        value, node = reader.answer(tree)
        terms = [as_expression(each, node) for each in flat([value])]
    except RecursionError:
        raise refused("the program is nested too deeply", 1) from None
    if not terms:
        raise refuse(node, "the answer is an empty list")
    query = f"answer {', '.join(map(print_expression, terms))}"
    return Reading("equations", text, tuple(reader.state.lines), Ask(query, line_of(node)))


class _Reader:
    """Walks over the statements, with the values of the names in scope."""

    def __init__(self, conventions: Conventions) -> None:
        self.state = State(conventions)
        self.scope: Scope = {}
        self.printed: tuple[PythonValue, ast.AST] | None = None
        self.assigned: dict[str, ast.AST] = {}

    def answer(self, tree: ast.Module) -> tuple[PythonValue, ast.AST]:
        """What the program answers, and where."""
        for name in _ANSWERS:
            if name in self.scope and self.scope[name] is not None:
                return self.scope[name], self.assigned[name]
        for name in _SOLUTIONS:
            function = self.scope.get(name)
            if isinstance(function, Function) and not function.node.args.args:
                return self.called(function.node, [], 0), function.node
        if self.printed is not None:
            return self.printed
        last = tree.body[-1] if tree.body else ast.Pass(lineno=1)
        raise refuse(
            last, "nothing is answered", "the answer is the variable ans or answer, or what solution() returns"
        )

    def block(self, body: list[ast.stmt], scope: Scope, depth: int) -> None:
        for statement in body:
            self.state.step(statement)
            self.statement(statement, scope, depth)

    def statement(self, node: ast.stmt, scope: Scope, depth: int) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                found = self.value(value, scope, depth)
                for target in targets:
                    self.assign(target, found, scope)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.assign(target, self.value(value, scope, depth), scope)
            case ast.AugAssign(target=ast.Name(id=name) as target, op=operator, value=value):
                left = ast.Name(id=name, ctx=ast.Load(), lineno=node.lineno, col_offset=node.col_offset)
                whole = ast.copy_location(ast.BinOp(left=left, op=operator, right=value), node)
                self.assign(target, self.value(whole, scope, depth), scope)
            case ast.FunctionDef(name=name):
                scope[name] = Function(node)
            case ast.If(test=test, body=body, orelse=other):
                holds = truth_of(self.value(test, scope, depth), test, self.state)
                self.block(body if holds else other, scope, depth)
            case ast.For() | ast.While():
                self.loop(node, scope, depth)
            case _:
                self.plain(node, scope, depth)

    def plain(self, node: ast.stmt, scope: Scope, depth: int) -> None:
        """The statements that assign nothing."""
        match node:
            case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=args)):
                values = [self.value(each, scope, depth) for each in args]
                self.printed = ([each for each in values if not isinstance(each, str)], node)
            case ast.Expr(value=value):
                self.value(value, scope, depth)
            case ast.Return(value=value):
                raise _ReturnError(None if value is None else self.value(value, scope, depth), node)
            case ast.Break():
                raise _BreakError
            case ast.Continue():
                raise _ContinueError
            case ast.Import() | ast.ImportFrom() | ast.Pass():
                return
            case _:
                self.unread(node)

    def unread(self, node: ast.stmt) -> Never:
        raise refuse(node, f"{type(node).__name__} is not among the statements that are read")

    def value(self, node: ast.expr, scope: Scope, depth: int) -> PythonValue:
        def inline(call: ast.Call, given: list[PythonValue]) -> PythonValue:
            assert isinstance(call.func, ast.Name)
            function = scope.get(call.func.id)
            if not isinstance(function, Function) or call.keywords:
                raise refuse(call, f"the call {ast.unparse(call)[:60]!r} is not read")
            return self.called(function.node, given, depth + 1)

        return value_of(node, scope, self.state, inline)

    def called(self, function: ast.FunctionDef, given: list[PythonValue], depth: int) -> PythonValue:
        """The value that a function of the program returns for these arguments."""
        names = [argument.arg for argument in function.args.args]
        if len(names) != len(given):
            raise refuse(function, f"{function.name} takes {len(names)} arguments and is given {len(given)}")
        if depth > _DEEPEST:
            raise refuse(function, f"functions call each other more than {_DEEPEST} deep")
        try:
            self.block(function.body, {**self.scope, **dict(zip(names, given, strict=True))}, depth)
        except _ReturnError as returned:
            return returned.value
        return None

    def loop(self, node: ast.For | ast.While, scope: Scope, depth: int) -> None:
        try:
            if isinstance(node, ast.For):
                for item in list(items_of(self.value(node.iter, scope, depth), node)):
                    self.assign(node.target, item, scope)
                    self.round(node, scope, depth)
            else:
                while truth_of(self.value(node.test, scope, depth), node.test, self.state):
                    self.round(node, scope, depth)
        except _BreakError:
            return
        self.block(node.orelse, scope, depth)

    def round(self, node: ast.For | ast.While, scope: Scope, depth: int) -> None:
        """One pass through the body of a loop."""
        try:
            self.block(node.body, scope, depth)
        except _ContinueError:
            return

    def assign(self, target: ast.expr, value: PythonValue, scope: Scope) -> None:
        match target:
            case ast.Name(id=name):
                scope[name] = self.kept(name, value, target)
                self.assigned[name] = target
            case ast.Tuple(elts=parts) | ast.List(elts=parts) if isinstance(value, list) and len(value) == len(parts):
                for part, each in zip(parts, value, strict=True):
                    self.assign(part, each, scope)
            case _:
                raise refuse(target, f"nothing can be assigned to {ast.unparse(target)[:60]!r} here")

    def kept(self, name: str, value: PythonValue, node: ast.AST) -> PythonValue:
        """A number gets a name of ours; anything else is only remembered."""
        if value is None or isinstance(value, str | list) or not _is_expression(value):
            return value
        return self.state.define(name, as_expression(value, node), node)


def _is_expression(value: PythonValue) -> bool:
    return isinstance(value, Number | Name | Truth | Apply)
