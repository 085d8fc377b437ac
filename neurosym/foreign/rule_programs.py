"""Logic-LM's rule programs for PrOntoQA and ProofWriter, read as programs of the domain `deduction`.

    Predicates:  Kind($x, bool)             Sees($x, $y, bool)
    Facts:       Kind(Bob, True)
    Rules:       Kind($x, True) && Sees($x, Cat, False) >>> Round($x, False)
    Query:       Round(Bob, False)

In an open world `False` is strong negation: it must itself be told or derived. The query asks for the
truth of its literal as it stands: `Round(Bob, False)` is True if Bob is shown not to be round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from neurosym.foreign.conventions import STRICT, Conventions
from neurosym.foreign.grammar import nodes, parsed, tokens
from neurosym.foreign.naming import Names, legible
from neurosym.foreign.reading import Ask, Line, Reading, refused
from neurosym.foreign.sections import Entry, needed, sections_of

if TYPE_CHECKING:
    from neurosym.foreign.grammar import Node

_SECTIONS = ("predicates", "facts", "rules", "query")
_TRUTHS = {"True": True, "False": False}


def read_rules(text: str, conventions: Conventions = STRICT) -> Reading:
    """The program in our language. A statement is a rule if it has `>>>`, whichever section it stands in.

    Raises ForeignError at the first statement that cannot be read or is unclear.
    """
    sections = sections_of(text, _SECTIONS)
    writer = _Writer(conventions)
    for entry in sections.get("predicates", ()):
        writer.declare(entry)
    told = [*sections.get("facts", ()), *sections.get("rules", ())]
    if not told:
        raise refused("there are neither facts nor rules", 1)
    lines = [Line(f"world {conventions.world}", 0), *(Line(writer.statement(entry), entry.line) for entry in told)]
    query, *others = needed(sections, "query")
    if others:
        raise refused("there is more than one query", others[0].line)
    return Reading("deduction", text, tuple(lines), Ask(f"answer {writer.query(query)}", query.line))


@dataclass(frozen=True, slots=True)
class _Literal:
    """A relation of variables and constants, as it is written; `truth` is None where it is not said."""

    name: str
    arguments: tuple[str, ...]
    truth: bool | None
    negated: bool


@dataclass(slots=True)
class _Writer:
    """Writes statements, and keeps the names and what was declared of each relation."""

    conventions: Conventions
    names: Names = field(init=False)
    declared: dict[str, tuple[int, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names("deduction", fold=self.conventions.names == "fold")

    def declare(self, entry: Entry) -> None:
        """Note how many arguments a relation takes, and whether a truth value comes last."""
        parts = _sides(entry)
        if len(parts) != 1 or len(parts[0]) != 1:
            raise refused("a predicate is declared by its name and parameters", entry.line)
        literal = parts[0][0]
        arguments = literal.arguments
        with_truth = arguments[-1:] == ("bool",)
        self.declared[self.key(literal.name)] = (len(arguments) - with_truth, with_truth)

    def key(self, name: str) -> str:
        return name.casefold() if self.conventions.names == "fold" else name

    def statement(self, entry: Entry) -> str:
        condition, conclusion = [[], *_sides(entry)][-2:]
        bound = {each for literal in condition for each in literal.arguments if each[0] == "$"}
        free = sorted({each for literal in conclusion for each in literal.arguments if each[0] == "$"} - bound)
        if free and self.conventions.free_variables == "error":
            what = "nothing in the condition binds" if condition else "a fact about the variable"
            hint = "the convention free_variables=universal takes it for all"
            raise refused(f"{what} {free[0]}", entry.line, hint)
        said = self.joined(conclusion, entry)
        needed = [self.joined(condition, entry)] if condition else []
        needed += [f"{self.argument(each)} == {self.argument(each)}" for each in free]
        return f"if {' and '.join(needed)} then {said}" if needed else said

    def query(self, entry: Entry) -> str:
        sides = _sides(entry)
        if len(sides) != 1 or len(sides[0]) != 1:
            raise refused("a query is one literal", entry.line)
        (literal,) = sides[0]
        if any(argument[0] == "$" for argument in literal.arguments):
            raise refused("the query is about a variable", entry.line, "it must name what it is about")
        return self.literal(literal, entry)

    def joined(self, literals: Sequence[_Literal], entry: Entry) -> str:
        return " and ".join(self.literal(literal, entry) for literal in literals)

    def literal(self, literal: _Literal, entry: Entry) -> str:
        self.check(literal, entry)
        truth = literal.truth if literal.truth is not None else True
        if literal.negated and not truth:
            raise refused("a negated False may mean true or not known to be false", entry.line)
        as_value = not truth and self.conventions.denial == "value" and self.conventions.world == "closed"
        name = self.names.of(f"false {literal.name}" if as_value else literal.name, ("relation", as_value))
        arguments = ", ".join(self.argument(argument) for argument in literal.arguments)
        text = f"{name}({arguments})" if arguments else name
        return text if as_value or (truth and not literal.negated) else f"not {text}"

    def check(self, literal: _Literal, entry: Entry) -> None:
        """Raises ForeignError where a relation is not used as it was declared."""
        declared = self.declared.get(self.key(literal.name))
        if declared is None:
            if self.conventions.undeclared == "error" and self.declared:
                hint = "under the convention undeclared=allow it is one more relation"
                raise refused(f"the predicate {literal.name} is not declared", entry.line, hint)
            declared = (len(literal.arguments), literal.truth is not None)
            self.declared[self.key(literal.name)] = declared
        places, with_truth = declared
        if len(literal.arguments) != places:
            message = f"{literal.name} takes {places} arguments, and has {len(literal.arguments)} here"
            raise refused(message, entry.line)
        if with_truth != (literal.truth is not None) and self.conventions.truth == "error":
            said = "without" if with_truth else "with"
            hint = "the convention truth=true takes what is stated for true"
            raise refused(f"{literal.name} is used {said} a truth value here, and not elsewhere", entry.line, hint)

    def argument(self, argument: str) -> str:
        if argument[0] == "$":
            plain = legible(argument[1:])
            return plain[0].upper() + plain[1:]
        return self.names.of(argument, "constant")


def _sides(entry: Entry) -> list[list[_Literal]]:
    """The literals on each side of `>>>`."""
    tree = parsed("rules", entry.text, entry.line)
    return [[_literal(each, entry) for each in nodes(side)] for side in nodes(tree)]


def _literal(tree: Node, entry: Entry) -> _Literal:
    words = tokens(tree)
    negated = words[0].type == "NEGATION"
    name, *arguments = map(str, words[negated:])
    truth = _TRUTHS.get(arguments[-1])
    if truth is not None:
        arguments = arguments[:-1]
    if any(argument in _TRUTHS for argument in arguments):
        raise refused("a truth value stands before the last argument", entry.line)
    return _Literal(name, tuple(" ".join(each.split()) for each in arguments), truth, negated)
