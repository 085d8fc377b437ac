"""Forward chaining: everything that follows from clauses, each new literal taken up once (semi-naive).

A negative condition of an open world is a literal like any other. In a closed world it holds where its
atom cannot be derived; the clauses are run in turn against what may at most and what must at least be
derivable, until the two meet, which for stratified clauses they do (the alternating fixpoint of Van Gelder, 1989).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import product

from neurosym.language.clauses import Atom, Clause, Literal, Same, is_variable
from neurosym.solving.backend import GaveUpError, Meter, OutOfBudgetError

_CHECK_EVERY = 1_024
_MOST_ROUNDS = 1_000

Binding = dict[str, str]


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a literal was first derived: by which statement, from which literals (and for want of which)."""

    statement: int
    used: tuple[Literal, ...]
    missing: tuple[Atom, ...] = ()


Derivations = dict[Literal, Derivation]
"""Every derived literal, in an order in which each comes after those it was derived from."""


def chain(clauses: Sequence[Clause], individuals: Sequence[str], closed: bool, meter: Meter) -> Derivations:
    """All that follows. Raises OutOfBudgetError when the meter's steps or seconds are over."""
    if not closed or not any(_negatives(clause) for clause in clauses):
        return _Run(clauses, individuals, closed, frozenset(), meter).derived
    lower: Derivations = {}
    for _ in range(_MOST_ROUNDS):
        upper = _Run(clauses, individuals, True, lower.keys(), meter).derived
        following = _Run(clauses, individuals, True, upper.keys(), meter).derived
        if following.keys() == upper.keys():
            return following
        if following.keys() == lower.keys():
            raise GaveUpError("whether something can be derived depends on itself through a negation")
        lower = following
    raise OutOfBudgetError(f"the negations are nested more than {_MOST_ROUNDS:,} deep")


def _negatives(clause: Clause) -> list[Literal]:
    return [part for part in clause.body if isinstance(part, Literal) and not part.positive]


class _Run:
    """One run of the clauses to the end. `assumed`: what counts as derivable for negative conditions."""

    def __init__(
        self, clauses: Sequence[Clause], individuals: Sequence[str], closed: bool, assumed: Set[Literal], meter: Meter
    ) -> None:
        self.derived: Derivations = {}
        self._individuals, self._closed, self._assumed, self._meter = individuals, closed, assumed, meter
        self._steps = 0
        self._index: dict[tuple[str, bool, int, str], list[tuple[str, ...]]] = defaultdict(list)
        self._waiting: dict[tuple[str, bool], list[tuple[Clause, Literal]]] = defaultdict(list)
        self._queue: deque[Literal] = deque()
        for clause in clauses:
            for part in self._looked_up(clause):
                self._waiting[part.atom.relation, part.positive].append((clause, part))
            if not self._looked_up(clause):
                self._fire(clause, {}, ())
        while self._queue:
            self._take_up(self._queue.popleft())
        meter.spend(self._steps % _CHECK_EVERY)

    def _looked_up(self, clause: Clause) -> list[Literal]:
        """The conditions that must be derived themselves."""
        return [part for part in clause.body if isinstance(part, Literal) and (part.positive or not self._closed)]

    def _take_up(self, literal: Literal) -> None:
        arguments = literal.atom.arguments
        self._index[literal.atom.relation, literal.positive, -1, ""].append(arguments)
        for place, argument in enumerate(arguments):
            self._index[literal.atom.relation, literal.positive, place, argument].append(arguments)
        for clause, part in self._waiting[literal.atom.relation, literal.positive]:
            binding = self._matched(part.atom, arguments, {})
            if binding is not None:
                rest = tuple(other for other in self._looked_up(clause) if other is not part)
                self._fire(clause, binding, rest)

    def _matched(self, pattern: Atom, arguments: tuple[str, ...], binding: Binding) -> Binding | None:
        """The binding with what makes the pattern these arguments; None if nothing does."""
        self._step()
        found = dict(binding)
        for term, argument in zip(pattern.arguments, arguments, strict=True):
            if (found.setdefault(term, argument) if is_variable(term) else term) != argument:
                return None
        return found

    def _step(self) -> None:
        self._steps += 1
        if self._steps % _CHECK_EVERY == 0:
            self._meter.spend(_CHECK_EVERY)
            self._meter.check()
            if self._meter.steps_left <= 0:
                raise OutOfBudgetError("the limit of steps was reached")

    def _fire(self, clause: Clause, binding: Binding, rest: tuple[Literal, ...]) -> None:
        """Derive the head for every way to fulfil the other conditions with what is known by now."""
        for full in self._bindings(clause, binding, rest):
            head = _put_in(clause.head, full)
            if head in self.derived:
                continue
            denied = [_put_in(part, full) for part in _negatives(clause)] if self._closed else []
            if any(part.opposite in self._assumed for part in denied):
                continue
            used = tuple(_put_in(part, full) for part in self._looked_up(clause))
            self.derived[head] = Derivation(clause.statement, used, tuple(part.atom for part in denied))
            self._queue.append(head)

    def _bindings(self, clause: Clause, binding: Binding, rest: tuple[Literal, ...]) -> Iterator[Binding]:
        if rest:
            first = min(rest, key=lambda part: self._unbound(part.atom, binding))
            others = tuple(part for part in rest if part is not first)
            for arguments in tuple(self._candidates(first, binding)):
                found = self._matched(first.atom, arguments, binding)
                if found is not None:
                    yield from self._bindings(clause, found, others)
            return
        loose = sorted(_variables(clause) - binding.keys())
        for values in product(self._individuals, repeat=len(loose)):
            self._step()
            full = {**binding, **dict(zip(loose, values, strict=True))}
            if all(_equal(part, full) for part in clause.body if isinstance(part, Same)):
                yield full

    def _unbound(self, atom: Atom, binding: Binding) -> int:
        return sum(is_variable(term) and term not in binding for term in atom.arguments)

    def _candidates(self, part: Literal, binding: Binding) -> list[tuple[str, ...]]:
        """The known arguments of the relation that agree with what is bound, by the most telling place."""
        key = (part.atom.relation, part.positive)
        best = self._index[*key, -1, ""]
        for place, term in enumerate(part.atom.arguments):
            value = binding.get(term) if is_variable(term) else term
            if value is not None:
                best = min(best, self._index[*key, place, value], key=len)
        return best


def _variables(clause: Clause) -> set[str]:
    terms = set(clause.head.atom.arguments)
    for part in clause.body:
        terms |= {part.left, part.right} if isinstance(part, Same) else set(part.atom.arguments)
    return {term for term in terms if is_variable(term)}


def _put_in(literal: Literal, binding: Binding) -> Literal:
    atom = literal.atom
    return Literal(Atom(atom.relation, tuple(binding.get(term, term) for term in atom.arguments)), literal.positive)


def _equal(same: Same, binding: Binding) -> bool:
    return (binding.get(same.left, same.left) == binding.get(same.right, same.right)) == same.positive
