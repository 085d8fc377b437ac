"""Logic-LM's constraint programs for LogicalDeduction, read as programs of the domain `puzzle`.

    Domain:       1: oldest             (words only; the numbers alone count)
    Variables:    bus [IN] [1, 2, 3]
    Constraints:  bus > van             AllDifferentConstraint([bus, van, taxi])
    Query:        A) bus == 1           the right option is the one that must hold
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from neurosym.foreign.conventions import STRICT, Conventions
from neurosym.foreign.naming import Names
from neurosym.foreign.reading import Check, Choose, Line, Reading, refused
from neurosym.foreign.sections import Entry, needed, sections_of

_SECTIONS = ("domain", "variables", "constraints", "query")
_VARIABLE = re.compile(r"(?P<name>[^\[\]]+?)\s*\[IN\]\s*\[(?P<values>[\d,\s]+)\]")
_ALL_DIFFERENT = re.compile(r"AllDifferentConstraint\(\s*\[?(?P<names>[^\[\]()]*)\]?\s*\)")
_OPTION = re.compile(r"(?P<label>[A-Z])\)\s*(?P<formula>.+)")
_SIGNS: Mapping[type[ast.AST], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
}


def read_constraints(text: str, conventions: Conventions = STRICT) -> Reading:
    """The program in our language. Raises ForeignError at the first statement that cannot be read."""
    sections = sections_of(text, _SECTIONS)
    writer = _Writer(conventions)
    lines = [line for entry in needed(sections, "variables") for line in writer.variable(entry)]
    lines += [Line(writer.constraint(entry), entry.line) for entry in needed(sections, "constraints")]
    query = needed(sections, "query")
    return Reading("puzzle", text, tuple(lines), Choose(tuple(map(writer.option, query)), query[0].line))


@dataclass(slots=True)
class _Writer:
    """Writes statements, and keeps the names of the variables."""

    conventions: Conventions
    names: Names = field(init=False)
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names("puzzle", fold=self.conventions.names == "fold")

    def key(self, name: str) -> str:
        return name.casefold() if self.conventions.names == "fold" else name

    def variable(self, entry: Entry) -> list[Line]:
        """The declaration of a variable, and its values where they are no range."""
        match = _VARIABLE.fullmatch(entry.text)
        if match is None:
            raise refused(f"{entry.text[:40]!r} is no variable", entry.line, "write NAME [IN] [1, 2, 3]")
        values = sorted({int(value) for value in match["values"].split(",") if value.strip()})
        if self.key(match["name"]) in self.variables:
            raise refused(f"the variable {match['name']} is declared again", entry.line)
        name = self.variables[self.key(match["name"])] = self.names.of(match["name"])
        row = self.names.fresh(f"place_of_{match['name']}")
        lines = [Line(f"free {row} in {values[0]}..{values[-1]}: {name}", entry.line)]
        if len(values) <= values[-1] - values[0]:
            lines.append(Line(" or ".join(f"{name} == {value}" for value in values), entry.line))
        return lines

    def constraint(self, entry: Entry) -> str:
        match = _ALL_DIFFERENT.fullmatch(entry.text)
        if match is None:
            return self.formula(entry.text, entry.line)
        names = [self.named(name.strip(), entry.line) for name in match["names"].split(",")]
        return f"distinct({', '.join(names)})" if len(names) > 1 else f"{names[0]} == {names[0]}"

    def option(self, entry: Entry) -> tuple[str, Check]:
        match = _OPTION.fullmatch(entry.text)
        if match is None:
            raise refused(f"{entry.text[:40]!r} is no option", entry.line, "write A) FORMULA")
        return match["label"], Check("must", self.formula(match["formula"], entry.line))

    def named(self, name: str, line: int) -> str:
        if self.key(name) not in self.variables:
            raise refused(f"there is no variable {name!r}", line)
        return self.variables[self.key(name)]

    def formula(self, text: str, line: int) -> str:
        """A formula in Python's signs, read by its syntax tree."""
        try:
            tree = ast.parse(text, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise refused(f"{text[:60]!r} is no formula", line) from None
        if not isinstance(tree, ast.Compare | ast.BoolOp | ast.UnaryOp):
            raise refused(f"{text[:60]!r} is neither true nor false", line)
        return self.written(tree, line)

    def written(self, node: ast.expr, line: int) -> str:
        match node:
            case ast.Compare(left=left, ops=signs, comparators=others):
                return self.comparison([left, *others], signs, line)
            case ast.BoolOp(op=operator, values=values):
                word = " and " if isinstance(operator, ast.And) else " or "
                return word.join(f"({self.written(value, line)})" for value in values)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return f"not ({self.written(operand, line)})"
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"-({self.written(operand, line)})"
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _SIGNS:
                return f"({self.written(left, line)} {_SIGNS[type(operator)]} {self.written(right, line)})"
            case ast.Call(func=ast.Name(id="abs"), args=[argument]):
                return f"abs({self.written(argument, line)})"
            case ast.Name(id=name):
                return self.named(name, line)
            case ast.Constant(value=int(value)) if not isinstance(value, bool):
                return str(value)
        raise refused(f"{ast.unparse(node)[:60]!r} is not among the expressions that are read", line)

    def comparison(self, nodes: Sequence[ast.expr], signs: Sequence[ast.cmpop], line: int) -> str:
        if not all(type(sign) in _SIGNS for sign in signs):
            raise refused("only ==, !=, <, <=, > and >= compare places", line)
        terms = [self.written(node, line) for node in nodes]
        pairs = [f"{terms[place]} {_SIGNS[type(sign)]} {terms[place + 1]}" for place, sign in enumerate(signs)]
        return " and ".join(pairs)
