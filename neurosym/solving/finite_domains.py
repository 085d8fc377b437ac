"""Propagation over small ranges of whole numbers: what values a constraint leaves to its names.

A domain is the set of values that a name may still have, as the bits of an integer. A constraint takes the
domains and gives back those of its names that became smaller; it only ever rules out what cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Protocol

from neurosym.language.meanings import UndefinedError
from neurosym.language.semantics import evaluate
from neurosym.language.syntax import Apply, Expression, Name
from neurosym.language.traversal import names_in
from neurosym.solving.possible_values import Few, possible

MOST_TUPLES = 1_000
"""A constraint of at most as many cases is kept as a table of those that fit."""
_MOST_TRIED = 64

Domains = list[int]


class Wipeout(Exception):
    """A name has no value left. It is no error: this is how a branch of a search ends."""


class Propagator(Protocol):
    """A constraint over the names with these indices."""

    @property
    def names(self) -> tuple[int, ...]:
        """The indices of the names it is about."""
        ...

    def narrow(self, domains: Domains) -> Iterator[int]:
        """Make domains smaller in place, and give the indices of those that are. Raises Wipeout."""
        ...


@lru_cache(maxsize=4096)
def values_of(domain: int) -> tuple[int, ...]:
    """The values in a domain, from the smallest on."""
    return tuple(value for value in range(domain.bit_length()) if domain >> value & 1)


@lru_cache(maxsize=4096)
def _few(domain: int) -> Few:
    return frozenset(map(Fraction, values_of(domain)))


def _set(domains: Domains, name: int, domain: int) -> Iterator[int]:
    if domain == 0:
        raise Wipeout
    if domain != domains[name]:
        domains[name] = domain
        yield name


@dataclass(frozen=True, slots=True)
class AllDifferent:
    """No two of these names have the same value."""

    names: tuple[int, ...]

    def narrow(self, domains: Domains) -> Iterator[int]:
        """A value that is taken is left to no other; one that only one name can take, where all must be, is its own."""
        changed = set[int]()
        pending = [name for name in self.names if domains[name].bit_count() == 1]
        while pending:
            taken = pending.pop()
            for name in self.names:
                if name != taken and domains[name] & domains[taken]:
                    changed.update(_set(domains, name, domains[name] & ~domains[taken]))
                    if domains[name].bit_count() == 1:
                        pending.append(name)
        changed.update(self._only_one_left(domains))
        yield from changed

    def _only_one_left(self, domains: Domains) -> Iterator[int]:
        once, more = 0, 0
        for name in self.names:
            more |= once & domains[name]
            once |= domains[name]
        if once.bit_count() < len(self.names):
            raise Wipeout
        if once.bit_count() > len(self.names):
            return  # a place may stay empty
        single = once & ~more
        for name in self.names:
            own = domains[name] & single
            if own and own != domains[name]:
                if own.bit_count() > 1:
                    raise Wipeout
                yield from _set(domains, name, own)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two names whose values fit together: `right[v]` is what the second may be where the first is v, and back."""

    names: tuple[int, int]
    right: Mapping[int, int]
    left: Mapping[int, int]

    def narrow(self, domains: Domains) -> Iterator[int]:
        """Leave each name the values that some value of the other fits."""
        one, other = self.names
        allowed = 0
        for value in values_of(domains[one]):
            allowed |= self.right.get(value, 0)
        yield from _set(domains, other, domains[other] & allowed)
        allowed = 0
        for value in values_of(domains[other]):
            allowed |= self.left.get(value, 0)
        yield from _set(domains, one, domains[one] & allowed)


@dataclass(frozen=True, slots=True)
class Tuples:
    """Names whose values are together one of these rows."""

    names: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]

    def narrow(self, domains: Domains) -> Iterator[int]:
        """Leave each name the values that stand in a row that is still possible."""
        now = [domains[name] for name in self.names]
        allowed = [0] * len(now)
        for row in self.rows:
            if all(domain >> value & 1 for domain, value in zip(now, row, strict=True)):
                for at, value in enumerate(row):
                    allowed[at] |= 1 << value
        for name, domain in zip(self.names, allowed, strict=True):
            yield from _set(domains, name, domain)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula over many names, that is looked at as it stands."""

    names: tuple[int, ...]
    labels: tuple[str, ...]
    formula: Expression

    def narrow(self, domains: Domains) -> Iterator[int]:
        """Leave each name the values with which the formula may still hold."""
        values = {label: _few(domains[name]) for label, name in zip(self.labels, self.names, strict=True)}
        truths = possible(self.formula, values)
        if True not in truths:
            raise Wipeout
        if len(truths) == 1:
            return
        for label, name in zip(self.labels, self.names, strict=True):
            if 1 < domains[name].bit_count() <= _MOST_TRIED:
                kept = sum(
                    1 << value
                    for value in values_of(domains[name])
                    if True in possible(self.formula, {**values, label: _few(1 << value)})
                )
                yield from _set(domains, name, kept)
                values[label] = _few(domains[name])


def propagator_of(formula: Expression, index: Mapping[str, int], ranges: Sequence[int]) -> Propagator:
    """The constraint that a formula puts on its names, which have these indices and range over these domains."""
    labels = tuple(dict.fromkeys(name.name for name in names_in(formula)))
    names = tuple(index[label] for label in labels)
    if isinstance(formula, Apply) and formula.operator == "distinct" and formula.arguments == tuple(map(Name, labels)):
        return AllDifferent(names)
    cases = 1
    for name in names:
        cases *= ranges[name].bit_count()
    if cases > MOST_TUPLES:
        return Formula(names, labels, formula)
    shape = _renamed(formula, {label: f"x{at}" for at, label in enumerate(labels)})
    rows = _fitting(shape, tuple(ranges[name] for name in names))
    if len(names) != 2:
        return Tuples(names, rows)
    right: dict[int, int] = {}
    left: dict[int, int] = {}
    for one, other in rows:
        right[one] = right.get(one, 0) | 1 << other
        left[other] = left.get(other, 0) | 1 << one
    return Pairs((names[0], names[1]), right, left)


@lru_cache(maxsize=1024)
def _fitting(shape: Expression, domains: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """The rows of values with which the formula over x0, x1, ... holds. One shape is worked out once."""
    labels = [f"x{at}" for at in range(len(domains))]
    return tuple(
        row
        for row in product(*map(values_of, domains))
        if _holds(shape, dict(zip(labels, map(Fraction, row), strict=True)))
    )


def _holds(formula: Expression, values: Mapping[str, Fraction]) -> bool:
    try:
        return evaluate(formula, values) is True
    except UndefinedError:
        return False


def _renamed(term: Expression, names: Mapping[str, str]) -> Expression:
    match term:
        case Name(name=name):
            return Name(names[name])
        case Apply(operator=operator, arguments=arguments):
            return Apply(operator, tuple(_renamed(argument, names) for argument in arguments))
        case _:
            return term


class Network:
    """The constraints of a problem, and which of them each name is in."""

    def __init__(self, propagators: Iterable[Propagator], count: int) -> None:
        self._propagators = tuple(propagators)
        self._watching: list[list[int]] = [[] for _ in range(count)]
        for at, propagator in enumerate(self._propagators):
            for name in propagator.names:
                self._watching[name].append(at)
        self.weights = [1 + len(watching) for watching in self._watching]
        """By name, how many constraints it is in, and how often one of them was what ended a branch."""

    def propagate(self, domains: Domains, changed: int | None = None) -> None:
        """Narrow the domains in place until no constraint says more, starting from one name or from all.

        Raises Wipeout if a name has no value left.
        """
        queue = dict.fromkeys(range(len(self._propagators)) if changed is None else self._watching[changed])
        while queue:
            at = next(iter(queue))
            del queue[at]
            try:
                for name in self._propagators[at].narrow(domains):
                    queue.update(dict.fromkeys(self._watching[name]))
            except Wipeout:
                for name in self._propagators[at].names:
                    self.weights[name] += 1
                raise
