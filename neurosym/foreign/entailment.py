"""Premises and a conclusion in first-order logic, written in our language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from neurosym.foreign.conventions import Conventions
from neurosym.foreign.first_order import (
    Atom,
    Equal,
    Formula,
    Joined,
    Not,
    Quantified,
    Term,
    is_variable_name,
    read_formula,
)
from neurosym.foreign.naming import Names
from neurosym.foreign.reading import Ask, Line, Reading, refused


@dataclass(frozen=True, slots=True)
class Written:
    """A formula as the peer wrote it, and its line."""

    text: str
    line: int


def read_entailment(text: str, premises: Sequence[Written], conclusion: Written, conventions: Conventions) -> Reading:
    """Whether the conclusion follows from the premises, as a program of the domain `logic`.

    Raises ForeignError at the first formula that cannot be read or is unclear.
    """
    *lines, asked = read_formulas([*premises, conclusion], conventions)
    return Reading("logic", text, tuple(lines), Ask(f"answer {asked.text}", asked.source))


def read_formulas(formulas: Sequence[Written], conventions: Conventions) -> list[Line]:
    """Formulas of one text as statements of ours: a name is the same in all of them.

    Raises ForeignError at the first formula that cannot be read or is unclear.
    """
    writer = _Writer(conventions)
    return [Line(writer.closed(formula), formula.line) for formula in formulas]


@dataclass(slots=True)
class _Writer:
    """Writes formulas, and keeps the names and how many arguments each takes."""

    conventions: Conventions
    names: Names = field(init=False)
    arities: dict[tuple[str, str], int] = field(default_factory=dict)
    line: int = 0

    def __post_init__(self) -> None:
        self.names = Names("logic", fold=self.conventions.names == "fold")

    def closed(self, written: Written) -> str:
        """The formula in our language, its free variables bound as the convention has it."""
        self.line = written.line
        formula = read_formula(written.text, written.line, self.conventions)
        free = _free_variables(formula, frozenset())
        if free and self.conventions.free_variables == "error":
            hint = "the convention free_variables=universal takes it for all"
            raise refused(f"nothing binds the variable {free[0]}", written.line, hint)
        return self.written(Quantified(True, free, formula) if free else formula, {})

    def written(self, formula: Formula, bound: dict[str, str]) -> str:
        match formula:
            case Atom(term=term):
                return self.applied(term, "relation", bound)
            case Equal(left=left, right=right, same=same):
                return f"{self.term(left, bound)} {'==' if same else '!='} {self.term(right, bound)}"
            case Not(body=body):
                return f"not {self.bracketed(body, bound)}"
            case Joined(connective=connective, left=left, right=right):
                return f"{self.bracketed(left, bound)} {connective} {self.bracketed(right, bound)}"
            case Quantified(universal=universal, variables=variables, body=body):
                return self.quantified(universal, variables, body, bound)

    def quantified(self, universal: bool, variables: tuple[str, ...], body: Formula, bound: dict[str, str]) -> str:
        inner = dict(bound)
        for variable in dict.fromkeys(variables):
            name = self.names.of(variable, "variable")
            inner[variable] = self.names.fresh(variable) if name in inner.values() else name
        listed = ", ".join(inner[variable] for variable in dict.fromkeys(variables))
        return f"{'forall' if universal else 'exists'} {listed}: {self.written(body, inner)}"

    def bracketed(self, formula: Formula, bound: dict[str, str]) -> str:
        text = self.written(formula, bound)
        return text if isinstance(formula, Atom) else f"({text})"

    def term(self, term: Term, bound: dict[str, str]) -> str:
        if term.arguments is None and term.name in bound:
            return bound[term.name]
        return self.applied(term, "constant" if term.arguments is None else "function", bound)

    def applied(self, term: Term, kind: str, bound: dict[str, str]) -> str:
        """A name with its arguments; one name takes one number of them, unless the convention tells them apart."""
        arguments = term.arguments or ()
        key = (kind, len(arguments)) if self.conventions.arities == "apart" else (kind,)
        name = self.names.of(term.name, key)
        first = self.arities.setdefault((name, kind), len(arguments))
        if first != len(arguments):
            message = f"{term.name} takes {first} arguments elsewhere and {len(arguments)} here"
            raise refused(message, self.line, "the convention arities=apart takes them for two relations")
        listed = ", ".join(self.term(argument, bound) for argument in arguments)
        return f"{name}({listed})" if arguments else name


def _free_variables(formula: Formula, bound: frozenset[str]) -> tuple[str, ...]:
    """The variables that nothing binds, in order of their first use."""
    match formula:
        case Atom(term=term):
            return _in_terms(term.arguments or (), bound)
        case Equal(left=left, right=right):
            return _in_terms((left, right), bound)
        case Not(body=body):
            return _free_variables(body, bound)
        case Joined(left=left, right=right):
            found = _free_variables(left, bound) + _free_variables(right, bound)
        case Quantified(variables=variables, body=body):
            return _free_variables(body, bound | set(variables))
    return tuple(dict.fromkeys(found))


def _in_terms(terms: tuple[Term, ...], bound: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    for term in terms:
        if term.arguments is not None:
            found.extend(_in_terms(term.arguments, bound))
        elif is_variable_name(term.name) and term.name not in bound:
            found.append(term.name)
    return tuple(dict.fromkeys(found))
