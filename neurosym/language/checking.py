"""Does a program make sense? Names, cycles, sorts and units; every fault is reported, not only the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from neurosym.errors import CheckError, Fault
from neurosym.language.deduction_checking import deduction_faults
from neurosym.language.grammars import reserved_words
from neurosym.language.inference import Inference, Type
from neurosym.language.row_faults import name_hint, row_faults
from neurosym.language.signatures import logic_faults
from neurosym.language.syntax import (
    ChoiceQuery,
    Constraint,
    CountQuery,
    Declaration,
    Definition,
    OptionQuery,
    Program,
    Row,
    Sort,
    Span,
)
from neurosym.language.theories import Theory, theory_of
from neurosym.language.traversal import (
    declared_sorts,
    defined_values,
    fixed_places,
    names_in,
    program_terms,
    statement_terms,
)


def check(program: Program) -> Program:
    """The program itself, if it makes sense. Raises CheckError with all faults, in order of place."""
    match theory_of(program):
        case Theory.DEDUCTION:
            faults = [*deduction_faults(program)]
        case Theory.LOGIC:
            faults = [*_double_labels(program), *logic_faults(program)]
        case Theory.QUANTITIES:
            faults = _faults(program)
    if faults:
        raise CheckError(tuple(sorted(faults, key=lambda fault: (fault.line, fault.column))))
    return program


def _faults(program: Program) -> list[Fault]:
    order, cycles = _order_and_cycles(program)
    return [
        *_double_names(program),
        *_double_labels(program),
        *_names_without_meaning(program),
        *(_cycle_fault(program, cycle) for cycle in cycles),
        *_misfits(program, order),
        *row_faults(program),
    ]


def definition_order(program: Program) -> tuple[int, ...]:
    """The indices of the definitions that give names their values, each after those it needs.

    Equations for declared unknowns are not among them. A program in good order keeps its order.
    Raises CheckError if names are defined by each other.
    """
    order, cycles = _order_and_cycles(program)
    if cycles:
        raise CheckError(tuple(_cycle_fault(program, cycle) for cycle in cycles))
    return order


def _fault(span: Span, message: str, hint: str = "") -> Fault:
    return Fault(message, span.line, span.column, hint)


def _double_names(program: Program) -> Iterator[Fault]:
    unknowns = declared_sorts(program)
    seen: dict[str, int] = {}
    for statement in program.statements:
        if isinstance(statement, Declaration):
            names: tuple[str, ...] = statement.names
            verb, hint = "declared", "one declaration is enough"
        elif isinstance(statement, Row):
            names = statement.names
            verb, hint = "named", "an item is named once, in one row"
        elif isinstance(statement, Definition) and statement.name not in unknowns:
            names = (statement.name,)
            verb, hint = "defined", "a name has one value: give the new value a name of its own"
        else:
            continue
        for name in names:
            if name in seen:
                yield _fault(statement.span, f"{name!r} is {verb} again; first in line {seen[name]}", hint)
            seen.setdefault(name, statement.span.line)


def _double_labels(program: Program) -> Iterator[Fault]:
    query = program.query
    if isinstance(query, OptionQuery | ChoiceQuery):
        labels = [label for label, _ in query.options]
        for label in sorted({label for label in labels if labels.count(label) > 1}):
            yield _fault(query.span, f'the label "{label}" stands for two options')
    if isinstance(query, CountQuery) and len(set(query.names)) < len(query.names):
        yield _fault(query.span, "a name is counted twice")


def _names_without_meaning(program: Program) -> Iterator[Fault]:
    known = {**declared_sorts(program), **defined_values(program), **fixed_places(program)}
    reported: set[str] = set()
    for term in program_terms(program):
        for name in names_in(term):
            if name.name not in known and name.name not in reported:
                reported.add(name.name)
                hint = name_hint(program, name.name) or _name_hint(name.name, list(known), program.domain)
                yield _fault(name.span, f"{name.name!r} has no value", hint)


def _name_hint(name: str, known: list[str], domain: str) -> str:
    close = get_close_matches(name, known, 1, 0.75)
    if close:
        return f"did you mean {close[0]!r}?"
    for word in ("row", "people"):
        if word in reserved_words(domain):
            return f"name it in {'a row' if word == 'row' else 'people ...'}"
    declare = f", or declare it: unknown {name}: natural" if "unknown" in reserved_words(domain) else ""
    return f"give it one: {name} = ...{declare}"


def _cycle_fault(program: Program, cycle: tuple[str, ...]) -> Fault:
    span = program.statements[defined_values(program)[cycle[0]]].span
    if len(cycle) == 1:
        name = cycle[0]
        return _fault(span, f"{name!r} is defined by itself", f"give the new value its own name: new_{name}")
    path = " -> ".join((*cycle, cycle[0]))
    return _fault(span, f"names are defined by each other: {path}", "define one of them without the others")


def _needs(program: Program, definitions: Mapping[str, int]) -> dict[str, list[str]]:
    """For each defined name, the defined names that its definition mentions."""
    return {
        name: [used.name for term in statement_terms(program.statements[index]) for used in names_in(term)
               if used.name in definitions]
        for name, index in definitions.items()
    }  # fmt: skip


def _order_and_cycles(program: Program) -> tuple[tuple[int, ...], list[tuple[str, ...]]]:
    """Depth-first over what definitions need, without recursion; a need that is still open closes a cycle."""
    definitions = defined_values(program)
    needs = _needs(program, definitions)
    order: list[str] = []
    cycles: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in definitions:
        path: dict[str, Iterator[str]] = {} if start in done else {start: iter(needs[start])}
        while path:
            name = next(reversed(path))
            need = next(path[name], None)
            if need is None:
                path.popitem()
                done.add(name)
                order.append(name)
            elif need in path:
                open_names = list(path)
                cycles.append(tuple(open_names[open_names.index(need) :]))
            elif need not in done:
                path[need] = iter(needs[need])
    return tuple(definitions[name] for name in order), cycles


def _types(program: Program, order: tuple[int, ...]) -> Inference:
    """The types of all names, each definition looked at after those it needs."""
    names = {name: Type(sort) for name, sort in declared_sorts(program).items()}
    names |= dict.fromkeys(fixed_places(program), Type(Sort.NATURAL))
    inference = Inference(names)
    for index in order:
        statement = program.statements[index]
        assert isinstance(statement, Definition)
        names[statement.name] = inference.infer(statement.value)
    return inference


def _misfits(program: Program, order: tuple[int, ...]) -> list[Fault]:
    """Sorts and units that do not fit, in the definitions (once each), the formulas and the query."""
    inference = _types(program, order)
    unknowns, ordered = declared_sorts(program), set(order)
    for index, statement in enumerate(program.statements):
        if isinstance(statement, Constraint):
            inference.need_formula(statement.formula)
        elif isinstance(statement, Definition) and statement.name in unknowns:
            inference.need_number(statement.value, f"{statement.name!r}")
        elif isinstance(statement, Definition) and index not in ordered:  # in a cycle, or a second one
            inference.infer(statement.value)
    inference.check_query(program.query)
    return inference.faults


def sorts_of(program: Program) -> Mapping[str, Sort]:
    """The sort of every name of a checked program: as declared, or as its definition has it."""
    names = _types(program, definition_order(program)).names
    return {name: known.sort for name, known in names.items() if known.sort is not None}
