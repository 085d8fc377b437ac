"""The reference meaning of deduction: everything that follows, by trying all rules on all individuals again and again.

There is no engine inside; it is the referee for the engines. In an open world a negation is told or
derived like anything else. In a closed world `not p` as a condition means that p cannot be derived,
and a program is read by its well-founded model, which for a stratified program is the only stable one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import product

from neurosym.errors import EvaluationError
from neurosym.language.clauses import (
    Atom,
    Clause,
    Literal,
    Same,
    atom_of,
    clauses_of,
    individuals_of,
    is_closed,
    is_variable,
)
from neurosym.language.syntax import Apply, Expression, Name, Program, TruthValue

MOST_INSTANCES = 200_000
"""How many instances of clauses are tried at most."""


def closure(program: Program) -> frozenset[Literal]:
    """All literals that can be derived. Raises EvaluationError if there are too many instances to try."""
    ground = tuple(ground_clauses(clauses_of(program), individuals_of(program)))
    if not is_closed(program):
        return _least(ground, None)
    lower, upper = frozenset[Literal](), _least(ground, frozenset())
    while True:
        following = _least(ground, upper)
        if following == lower:
            return lower
        lower, upper = following, _least(ground, following)


def ground_clauses(clauses: Iterable[Clause], individuals: Sequence[str]) -> Iterator[Clause]:
    """Each clause for all individuals in place of its variables, where its equalities hold, without these."""
    tried = 0
    for clause in clauses:
        variables = sorted(_variables(clause))
        tried += len(individuals) ** len(variables)
        if tried > MOST_INSTANCES:
            raise EvaluationError(f"more than {MOST_INSTANCES:,} instances of rules would have to be tried")
        for values in product(individuals, repeat=len(variables)):
            binding = dict(zip(variables, values, strict=True))
            if all(_holds(part, binding) for part in clause.body if isinstance(part, Same)):
                body = tuple(_put_in(part, binding) for part in clause.body if isinstance(part, Literal))
                yield Clause(_put_in(clause.head, binding), body, clause.statement)


def _variables(clause: Clause) -> set[str]:
    terms = set(clause.head.atom.arguments)
    for part in clause.body:
        terms |= {part.left, part.right} if isinstance(part, Same) else set(part.atom.arguments)
    return {term for term in terms if is_variable(term)}


def _put_in(literal: Literal, binding: dict[str, str]) -> Literal:
    atom = literal.atom
    return Literal(Atom(atom.relation, tuple(binding.get(each, each) for each in atom.arguments)), literal.positive)


def _holds(same: Same, binding: dict[str, str]) -> bool:
    equal = binding.get(same.left, same.left) == binding.get(same.right, same.right)
    return equal == same.positive


def _least(ground: Sequence[Clause], assumed: Set[Literal] | None) -> frozenset[Literal]:
    """The least set closed under the clauses. A negative condition is looked up in it (assumed: None), or
    holds where its atom is not among the assumed literals."""
    derived: set[Literal] = set()
    grows = True
    while grows:
        grows = False
        for clause in ground:
            if clause.head not in derived and all(_fulfilled(part, derived, assumed) for part in clause.body):
                derived.add(clause.head)
                grows = True
    return frozenset(derived)


def _fulfilled(part: Literal | Same, derived: Set[Literal], assumed: Set[Literal] | None) -> bool:
    assert isinstance(part, Literal)
    if part.positive or assumed is None:
        return part in derived
    return part.opposite not in assumed


def truth_of(formula: Expression, derived: Set[Literal], closed: bool) -> TruthValue:
    """What a formula without variables comes to, given all that is derived.

    A compound is true (or false) if its parts make it so, as far as they are known.
    """
    match formula:
        case Apply(operator="not", arguments=(inner,)):
            return _opposite(truth_of(inner, derived, closed))
        case Apply(operator="and", arguments=parts):
            return _least_true([truth_of(part, derived, closed) for part in parts])
        case Apply(operator="or", arguments=parts):
            return _opposite(_least_true([_opposite(truth_of(part, derived, closed)) for part in parts]))
        case Apply(operator="eq" | "ne" as operator, arguments=(Name(name=left), Name(name=right))):
            return TruthValue.TRUE if (left == right) == (operator == "eq") else TruthValue.FALSE
    literal = Literal(atom_of(formula))
    if literal in derived:
        return TruthValue.TRUE
    return TruthValue.FALSE if closed or literal.opposite in derived else TruthValue.UNKNOWN


def _opposite(value: TruthValue) -> TruthValue:
    swapped = {TruthValue.TRUE: TruthValue.FALSE, TruthValue.FALSE: TruthValue.TRUE}
    return swapped.get(value, value)


def _least_true(values: Sequence[TruthValue]) -> TruthValue:
    order = (TruthValue.FALSE, TruthValue.UNKNOWN, TruthValue.TRUE)
    return min(values, key=order.index)


def clash_in(derived: Set[Literal]) -> Atom | None:
    """The first atom, in the order of the alphabet, that is derived both to hold and not to hold."""
    clashing = [literal.atom for literal in derived if literal.positive and literal.opposite in derived]
    return min(clashing, key=str, default=None)
