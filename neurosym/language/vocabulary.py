"""The words of a logic program: its sorts with their members, its relations and functions with their sorts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from neurosym.errors import Fault
from neurosym.language.syntax import Program, SortDeclaration, Span, SymbolDeclaration

UNIVERSE = ""
"""The sort of everything that no declaration gives another sort."""
INTEGER = "integer"
"""The sort of numbers: of what is added and counted. A function may have it for its result."""
LARGEST_SORT = 1_000

Members = tuple[str, ...] | range


@dataclass(frozen=True, slots=True)
class Signature:
    """The sorts of a symbol's arguments, and of its value; None for a relation, which holds or does not."""

    sorts: tuple[str, ...]
    result: str | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sorts with their members (none listed: any individuals, at least one), and symbols with their signatures."""

    sorts: Mapping[str, Members]
    symbols: Mapping[str, Signature]

    def members(self, sort: str) -> Members:
        """The members that a declaration lists; () for a sort that is open."""
        return self.sorts.get(sort, ())

    def is_open(self, sort: str) -> bool:
        """Whether the individuals of the sort are not listed."""
        return sort != INTEGER and not self.members(sort)

    def is_number(self, sort: str) -> bool:
        """Whether individuals of the sort are numbers."""
        return sort == INTEGER or isinstance(self.members(sort), range)

    @property
    def home(self) -> dict[str, str]:
        """The sort of each named member."""
        return {name: sort for sort, members in self.sorts.items() for name in members if isinstance(name, str)}


def fault(span: Span, message: str, hint: str = "") -> Fault:
    """A fault at a place of the program."""
    return Fault(message, span.line, span.column, hint)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint at the known name that is spelled most like this one; "" if none is."""
    close = get_close_matches(name, [*known], 1, 0.7)
    return f"did you mean {close[0]!r}?" if close else ""


def declared(program: Program) -> Vocabulary:
    """What the declarations say; of two for one name the first counts."""
    sorts: dict[str, Members] = {}
    symbols: dict[str, Signature] = {}
    for statement in program.statements:
        match statement:
            case SortDeclaration(name=name, members=members):
                sorts.setdefault(name, members)
            case SymbolDeclaration(name=name, sorts=parameters, result=result):
                symbols.setdefault(name, Signature(parameters, result))
    return Vocabulary(sorts, symbols)


def declaration_faults(program: Program) -> Iterator[Fault]:
    """What is wrong with the declarations themselves."""
    known = declared(program)
    meaning: dict[str, int] = {}
    for statement in program.statements:
        match statement:
            case SortDeclaration(name=name, members=members, span=span):
                yield from _twice(meaning, name, span)
                yield from _member_faults(name, members, span)
                for member in members:
                    if isinstance(member, str):
                        yield from _twice(meaning, member, span)
            case SymbolDeclaration(name=name, sorts=parameters, result=result, span=span):
                yield from _twice(meaning, name, span)
                for sort in parameters:
                    yield from _sort_faults(sort, known, span)
                if result is not None and result != INTEGER:
                    yield from _sort_faults(result, known, span)


def _twice(meaning: dict[str, int], name: str, span: Span) -> Iterator[Fault]:
    if name in meaning:
        yield fault(span, f"{name!r} is declared again; first in line {meaning[name]}", "each name has one meaning")
    meaning.setdefault(name, span.line)


def _member_faults(name: str, members: Members, span: Span) -> Iterator[Fault]:
    if isinstance(members, range) and not members:
        yield fault(span, f"the range of {name!r} is empty", "the smaller number comes first: 1..5")
    if len(members) > LARGEST_SORT:
        yield fault(span, f"{name!r} has more than {LARGEST_SORT:,} members")
    if name == INTEGER:
        yield fault(span, f"{INTEGER!r} is the sort of all whole numbers and cannot be declared")


def _sort_faults(sort: str, known: Vocabulary, span: Span) -> Iterator[Fault]:
    if sort == INTEGER:
        yield fault(span, "an argument cannot be any whole number", "declare the range it is from: sort place = 1..7")
    elif sort not in known.sorts:
        hint = did_you_mean(sort, known.sorts) or f"declare it: sort {sort} = ..."
        yield fault(span, f"there is no sort {sort!r}", hint)
