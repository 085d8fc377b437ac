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
    for entry in needed(sections, "variables"):
        writer.variable(entry)
    constraints = [(entry, writer.constraint(entry)) for entry in needed(sections, "constraints")]
    rows, used = writer.rows({tuple(names): entry for entry, names in constraints if isinstance(names, list)})
    lines = [*rows, *(Line(_text(said), entry.line) for entry, said in constraints if entry not in used)]
    query = needed(sections, "query")
    return Reading("puzzle", text, tuple(lines), Choose(tuple(map(writer.option, query)), query[0].line))


def _text(said: str | list[str]) -> str:
    """A formula, or that these names stand at different places."""
    if isinstance(said, str):
        return said
    return f"distinct({', '.join(said)})" if len(said) > 1 else f"{said[0]} == {said[0]}"


@dataclass(slots=True)
class _Writer:
    """Writes statements, and keeps the variables: our names for them, their values and lines."""

    conventions: Conventions
    names: Names = field(init=False)
    variables: dict[str, str] = field(default_factory=dict)
    values: dict[str, tuple[int, ...]] = field(default_factory=dict)
    declared: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names("puzzle", fold=self.conventions.names == "fold")

    def key(self, name: str) -> str:
        return name.casefold() if self.conventions.names == "fold" else name

    def variable(self, entry: Entry) -> None:
        """Note a variable and its values."""
        match = _VARIABLE.fullmatch(entry.text)
        if match is None:
            raise refused(f"{entry.text[:40]!r} is no variable", entry.line, "write NAME [IN] [1, 2, 3]")
        if self.key(match["name"]) in self.variables:
            raise refused(f"the variable {match['name']} is declared again", entry.line)
        name = self.variables[self.key(match["name"])] = self.names.of(match["name"])
        self.values[name] = tuple(sorted({int(value) for value in match["values"].split(",") if value.strip()}))
        self.declared[name] = entry.line

    def rows(self, different: Mapping[tuple[str, ...], Entry]) -> tuple[list[Line], list[Entry]]:
        """The declarations, and the constraints that they say already: names at all different places are a row."""
        lines, used, left = list[Line](), list[Entry](), dict(self.values)
        for names, entry in different.items():
            same = {self.values[name] for name in names}
            if len(same) == 1 and len(names) <= len(next(iter(same))) and all(name in left for name in names):
                lines.extend(self.row("row", names, same.pop()))
                used.append(entry)
                left = {name: values for name, values in left.items() if name not in names}
        for name, values in left.items():
            lines.extend(self.row("free", (name,), values))
        return lines, used

    def row(self, kind: str, names: Sequence[str], values: tuple[int, ...]) -> list[Line]:
        """The declaration of these names, and their values where they are no range."""
        label = self.names.fresh("place" if kind == "row" else f"place_of_{names[0]}")
        line = self.declared[names[0]]
        lines = [Line(f"{kind} {label} in {values[0]}..{values[-1]}: {', '.join(names)}", line)]
        if len(values) <= values[-1] - values[0]:
            allowed = (" or ".join(f"{name} == {value}" for value in values) for name in names)
            lines.extend(Line(said, self.declared[name]) for name, said in zip(names, allowed, strict=True))
        return lines

    def constraint(self, entry: Entry) -> str | list[str]:
        """A formula, or the names that stand at different places."""
        match = _ALL_DIFFERENT.fullmatch(entry.text)
        if match is None:
            return self.formula(entry.text, entry.line)
        return [self.named(name.strip(), entry.line) for name in match["names"].split(",")]

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
