"""Values that a straight-line Python program works with, and the state while its syntax tree is read.

A number is an expression of ours over the names defined so far; where it rests on no unknown its exact
value is known too, so that conditions and loops can be followed without executing anything.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from neurosym.errors import EvaluationError, ForeignError
from neurosym.foreign.conventions import Conventions
from neurosym.foreign.naming import Names
from neurosym.foreign.reading import Line, refused
from neurosym.language.meanings import UndefinedError
from neurosym.language.printing import print_expression
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import Apply, Expression, Name, Number
from neurosym.language.traversal import names_in

MOST_STATEMENTS = 400
MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Equation:
    """Something that a solver is asked to make true."""

    formula: Expression


@dataclass(frozen=True, slots=True)
class Symbol:
    """An unknown, by our name for it."""

    name: str


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solver gave back: the values of these unknowns."""

    symbols: tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class Function:
    """A function that the program defines."""

    node: ast.FunctionDef


PythonValue = Expression | Symbol | Equation | Solved | Function | str | list["PythonValue"] | None


def number(value: Fraction | int) -> Expression:
    """The expression of a constant."""
    fraction = Fraction(value)
    return Number(fraction) if fraction >= 0 else Apply("neg", (Number(-fraction),))


@dataclass(slots=True)
class State:
    """What was read so far: the statements, and what is known of each name of ours."""

    conventions: Conventions
    names: Names = field(default_factory=lambda: Names("equations"))
    lines: list[Line] = field(default_factory=list)
    known: dict[str, Fraction | bool] = field(default_factory=dict)
    sought: set[str] = field(default_factory=set)
    steps: int = 0

    def step(self, node: ast.AST) -> None:
        """Count one step of reading. Raises ForeignError when a loop goes on for too long."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise refuse(node, f"the program does not end within {MOST_STEPS} steps")

    def define(self, wanted: str, value: Expression, node: ast.AST) -> Expression:
        """A new name of ours for the value, like the wanted one."""
        name = self.names.fresh(wanted)
        exact = self.exact(value, node)
        if exact is not None:
            self.known[name] = exact
        self.say(f"{name} = {print_expression(value)}", node)
        return Name(name)

    def require(self, formula: Expression, node: ast.AST) -> None:
        """Add a formula that must hold."""
        self.say(print_expression(formula), node)

    def say(self, text: str, node: ast.AST) -> None:
        """Add a statement. Raises ForeignError when there are too many."""
        if len(self.lines) >= MOST_STATEMENTS:
            raise refuse(node, f"the program has more than {MOST_STATEMENTS} steps when its loops are unrolled")
        self.lines.append(Line(text, line_of(node)))

    def exact(self, value: Expression, node: ast.AST) -> Fraction | bool | None:
        """The value if it rests on no unknown. Raises ForeignError if there is none (division by zero, ...)."""
        if not {each.name for each in names_in(value)} <= self.known.keys():
            return None
        try:
            found = evaluate(value, self.known)
        except UndefinedError as error:
            raise refuse(node, str(error)) from None
        except EvaluationError:  # a root, or too large: an engine may know more
            return None
        return found if isinstance(found, Fraction | bool) else None


def line_of(node: ast.AST) -> int:
    """The line of a node, from 1."""
    return getattr(node, "lineno", 1)


def refuse(node: ast.AST, message: str, hint: str = "") -> ForeignError:
    """The error for a node that cannot be read."""
    return refused(message, line_of(node), hint, getattr(node, "col_offset", 0) + 1)


def as_expression(value: PythonValue, node: ast.AST) -> Expression:
    """The value as a number or truth value. Raises ForeignError if it is something else."""
    match value:
        case Symbol(name=name):
            return Name(name)
        case Solved(symbols=(Symbol(name=name),)):
            return Name(name)
        case None | str() | list() | Equation() | Solved() | Function():
            raise refuse(node, f"a number is needed here, not {described(value)}")
        case _:
            return value


def described(value: PythonValue) -> str:
    """What kind of value it is, in words."""
    match value:
        case None:
            return "nothing"
        case str():
            return f"the text {value!r}"
        case list():
            return "a list"
        case Equation():
            return "an equation"
        case Solved():
            return "the solution of a system"
        case Function():
            return "a function"
        case _:
            return "a number"


def flat(values: Iterable[PythonValue]) -> list[PythonValue]:
    """The values, with lists inside taken apart and solutions as their unknowns."""
    found: list[PythonValue] = []
    for value in values:
        match value:
            case list():
                found.extend(flat(value))
            case Solved(symbols=symbols):
                found.extend(symbols)
            case _:
                found.append(value)
    return found
