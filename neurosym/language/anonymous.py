"""Programs without the words that help a small model think: no notes, and v1, v2, ... in place of names.

Nothing an engine reads is changed; this is for measuring what names and notes are worth to who writes programs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from neurosym.language.syntax import CountQuery, Declaration, Definition, Name, Program, Statement

Node = TypeVar("Node")


def plainer(program: Program, *, names: bool, notes: bool) -> Program:
    """The same program without its names, or its notes, if these are switched off."""
    program = program if names else without_names(program)
    return program if notes else without_notes(program)


def without_notes(program: Program) -> Program:
    """The same program with no note on any statement, nor on its query."""
    statements = tuple(replace(statement, note="") for statement in program.statements)
    return replace(program, statements=statements, query=replace(program.query, note=""), text="")


def without_names(program: Program) -> Program:
    """The same program with the quantities that it defines or declares called v1, v2, ... in that order.

    Names of people and things (rows, sorts, relations) are part of what a text says and stay.
    """
    told: dict[str, str] = {}
    for statement in program.statements:
        for name in _quantities(statement):
            told.setdefault(name, f"v{len(told) + 1}")
    statements = tuple(_renamed_statement(statement, told) for statement in program.statements)
    query = program.query
    if isinstance(query, CountQuery):
        query = replace(query, names=tuple(told.get(name, name) for name in query.names))
    return replace(program, statements=statements, query=_renamed(query, told), text="")


def _quantities(statement: Statement) -> tuple[str, ...]:
    match statement:
        case Definition(name=name):
            return (name,)
        case Declaration(names=names):
            return names
    return ()


def _renamed_statement(statement: Statement, told: Mapping[str, str]) -> Statement:
    match statement:
        case Definition(name=name):
            statement = replace(statement, name=told[name])
        case Declaration(names=names):
            statement = replace(statement, names=tuple(told[name] for name in names))
    return _renamed(statement, told)


def _renamed(node: Node, told: Mapping[str, str]) -> Node:
    """The node with every reference to a quantity renamed."""
    found: Any = node
    match found:
        case Name(name=name):
            found = replace(found, name=told.get(name, name))
        case tuple():
            found = tuple(_renamed(each, told) for each in found)
        case _ if is_dataclass(found) and not isinstance(found, type):
            found = replace(found, **{each.name: _renamed(getattr(found, each.name), told) for each in fields(found)})
    renamed: Node = found
    return renamed
