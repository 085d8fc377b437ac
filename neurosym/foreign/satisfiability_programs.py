"""Logic-LM's programs for AR-LSAT, read as programs of the domain `logic`.

    # Declarations   people = EnumSort([Ann, Bo])     seat = Function([people] -> [int])
    # Constraints    ForAll([p:people], And(1 <= seat(p), seat(p) <= 2))
    # Options        is_valid(seat(Ann) == 1)         one line for each of A, B, C, ...

`is_valid` is our must, `is_sat` could, `is_unsat` cannot; `is_exception` turns a test round, and
`is_accurate_list` wants one of its formulas to hold in all solutions and each in some. A sort whose members
all belong to an earlier one is a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from neurosym.foreign.conventions import STRICT, Conventions
from neurosym.foreign.grammar import nodes, parsed
from neurosym.foreign.reading import Check, Choose, Every, Line, Mode, Reading, Test, opposite, refused
from neurosym.foreign.satisfiability_terms import Group, Vocabulary
from neurosym.foreign.sections import Entry, needed, sections_of

if TYPE_CHECKING:
    from neurosym.foreign.grammar import Node

_SECTIONS = ("declarations", "constraints", "options")
_SORT = re.compile(r"(?P<name>\w+)\s*=\s*(?:Enum|Int)Sort\(\s*\[(?P<members>.*)\]\s*\)")
_FUNCTION = re.compile(r"(?P<name>\w+)\s*=\s*Function\((?P<signature>.*)\)")
_MEMBER = re.compile(r"""\s*("[^"]*"|'[^']*'|[^,"']+?)\s*(?:,|$)""")
_MODES: dict[str, Mode] = {"is_valid": "must", "is_sat": "could", "is_unsat": "cannot"}
_LABELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read_satisfiability(text: str, conventions: Conventions = STRICT) -> Reading:
    """The program in our language. Raises ForeignError at the first statement that cannot be read."""
    sections = {name: _uncommented(entries) for name, entries in sections_of(text, _SECTIONS).items()}
    known, lines = Vocabulary(conventions), list[Line]()
    for entry in needed(sections, "declarations"):
        lines.extend(_declared(entry, known))
    for entry in sections.get("constraints", ()):
        lines.append(_constraint(entry, known))
    options = [entry for entry in needed(sections, "options") if entry.text.lower() != "question"]
    if not options or len(options) > len(_LABELS):
        raise refused("there are no options, or too many", 1)
    tests = tuple((_LABELS[place], _test(entry, known)) for place, entry in enumerate(options))
    return Reading("logic", text, tuple(lines), Choose(tests, options[0].line))


def _uncommented(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    stripped = (Entry(entry.text.partition(" #")[0].strip(), entry.line) for entry in entries)
    return tuple(entry for entry in stripped if entry.text)


def _declared(entry: Entry, known: Vocabulary) -> list[Line]:
    """A sort or function, or a formula that stands among them: it is required like any other."""
    if match := _SORT.fullmatch(entry.text):
        return _sort(match["name"], _members(match["members"], entry.line), entry.line, known)
    if match := _FUNCTION.fullmatch(entry.text):
        return _function(match["name"], match["signature"], entry.line, known)
    if re.match(r"\w+\s*=(?!=)", entry.text):
        raise refused(
            f"{entry.text[:40]!r} is no declaration", entry.line, "EnumSort([...]) or Function([...] -> [...])"
        )
    return [_constraint(entry, known)]


def _members(text: str, line: int) -> list[str]:
    found, place = [], 0
    while place < len(text):
        match = _MEMBER.match(text, place)
        if match is None or match.end() == place:
            raise refused(f"{text[place : place + 20]!r} is no list of members", line)
        found.append(match[1].strip("\"'"))
        place = match.end()
    if not found or len(set(found)) < len(found):
        raise refused("a sort needs members, each once", line)
    return found


def _sort(name: str, members: list[str], line: int, known: Vocabulary) -> list[Line]:
    """The declaration of a sort; none where it is a part of an earlier one."""
    if known.key(name) in known.groups:
        raise refused(f"the sort {name} is declared again", line)
    numbers = [int(member) for member in members if member.isascii() and member.isdigit()]
    if len(numbers) == len(members):
        names = [str(number) for number in numbers]
    else:
        names = [known.members.get(known.key(member), "") for member in members]
    for group in known.groups.values():
        if group.whole and all(names) and set(names) <= set(group.members):
            known.groups[known.key(name)] = Group(group.sort, tuple(names), len(names) == len(group.members))
            return []
    if numbers:
        return _number_sort(name, numbers, members, line, known)
    if any(names):
        raise refused(f"some members of {name} belong to another sort, and some do not", line)
    sort = known.names.of(name, "sort")
    for member in members:
        known.members[known.key(member)] = known.names.of(member, "member")
    names = [known.members[known.key(member)] for member in members]
    known.groups[known.key(name)] = Group(sort, tuple(names))
    return [Line(f"sort {sort} = {', '.join(names)}", line)]


def _number_sort(name: str, numbers: list[int], members: list[str], line: int, known: Vocabulary) -> list[Line]:
    """A range of numbers is a sort of ours; numbers with gaps between them are not, and are written out."""
    if len(numbers) != len(members):
        raise refused(f"the members of {name} are partly numbers", line)
    low, high = min(numbers), max(numbers)
    if high - low + 1 > len(numbers):
        known.groups[known.key(name)] = Group("", tuple(map(str, sorted(numbers))))
        return []
    sort = known.names.of(name, "sort")
    known.groups[known.key(name)] = Group(sort, tuple(map(str, range(low, high + 1))))
    return [Line(f"sort {sort} = {low}..{high}", line)]


def _function(name: str, signature: str, line: int, known: Vocabulary) -> list[Line]:
    given, arrow, result = signature.partition("->")
    sorts = [part.strip() for part in re.sub(r"[\[\]()]", " ", given).split(",") if part.strip()]
    results = [part.strip() for part in re.sub(r"[\[\]()]", " ", result).split(",") if part.strip()]
    if not arrow:
        sorts, results = sorts[:-1], sorts[-1:]
    if len(results) != 1:
        raise refused(f"{name} has {len(results)} results", line, "a function has one")
    if known.key(name) in known.functions:
        raise refused(f"{name} is declared again", line)
    ours = [_sort_named(sort, line, known) for sort in sorts]
    function = known.names.of(name, "function")
    known.functions[known.key(name)] = (function, len(sorts), results[0] == "bool")
    parameters = f"({', '.join(ours)})" if ours else ""
    match results[0], known.groups.get(known.key(results[0])):
        case "bool", _:
            return [Line(f"relation {function}{parameters}", line)]
        case "int", _:
            return [Line(f"function {function}{parameters}: integer", line)]
        case _, Group(sort="", members=members):
            return [
                Line(f"function {function}{parameters}: integer", line),
                _within(function, ours, members, line, known),
            ]
    return [Line(f"function {function}{parameters}: {_sort_named(results[0], line, known)}", line)]


def _within(function: str, sorts: Sequence[str], members: Sequence[str], line: int, known: Vocabulary) -> Line:
    """That the values of a function are among these numbers."""
    variables = [known.names.fresh("x") for _ in sorts]
    value = f"{function}({', '.join(variables)})" if variables else function
    bound = ", ".join(f"{variable} in {sort}" for variable, sort in zip(variables, sorts, strict=True))
    said = " or ".join(f"{value} == {member}" for member in members)
    return Line(f"forall {bound}: {said}" if bound else said, line)


def _sort_named(name: str, line: int, known: Vocabulary) -> str:
    group = known.groups.get(known.key(name))
    if group is None:
        raise refused(f"there is no sort {name}", line, f"declared are {', '.join(known.groups) or 'none'}")
    if not group.whole or not group.sort:
        reason = "has gaps between its numbers" if group.whole else "is a part of another sort"
        raise refused(f"{name} {reason}", line, "the arguments of a function are of whole sorts")
    return group.sort


def _constraint(entry: Entry, known: Vocabulary) -> Line:
    return Line(known.formula(parsed("satisfiability", entry.text, entry.line), entry.line), entry.line)


def _test(entry: Entry, known: Vocabulary) -> Test:
    return _tested(parsed("satisfiability", entry.text, entry.line), entry, known)


def _tested(tree: Node, entry: Entry, known: Vocabulary) -> Test:
    """The test that an option says."""
    name = str(tree.children[0]) if str(tree.data) == "call" else ""
    arguments = nodes(tree)
    if name in _MODES and len(arguments) == 1:
        return Check(_MODES[name], known.formula(arguments[0], entry.line))
    if name in {"is_exception", "Not"} and len(arguments) == 1 and _is_test(arguments[0]):
        return opposite(_tested(arguments[0], entry, known))
    if name == "is_accurate_list" and len(arguments) == 1 and str(arguments[0].data) == "list":
        return _accurate(arguments[0], entry, known)
    if name.startswith("is_") and known.key(name) not in known.functions:
        hint = "is_valid, is_sat, is_unsat, is_exception and is_accurate_list are"
        raise refused(f"the test {name} with {len(arguments)} arguments is not defined", entry.line, hint)
    if known.conventions.bare_options == "error":
        hint = "the convention bare_options=must takes it for what must hold"
        raise refused("the option does not say whether it must or could hold", entry.line, hint)
    return Check("must", known.formula(tree, entry.line))


def _is_test(tree: Node) -> bool:
    return str(tree.data) == "call" and str(tree.children[0]) in {*_MODES, "is_exception", "is_accurate_list", "Not"}


def _accurate(listed: Node, entry: Entry, known: Vocabulary) -> Test:
    formulas = [known.formula(each, entry.line) for each in nodes(listed)]
    if not formulas:
        raise refused("the list is empty", entry.line)
    some = " or ".join(f"({formula})" for formula in formulas)
    return Every((Check("must", some), *(Check("could", formula) for formula in formulas)))
