"""Which worlds fit some facts: a small search, so that every problem that is made has one solution only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from neurosym.domains.puzzle_templates.relations import Statement

Domains = list[frozenset[int]]
_WIDEST = 4  # a fact between more open names is looked at later


def solutions(rows: Sequence[Sequence[int]], size: int, facts: Sequence[Statement], most: int = 2) -> list[list[int]]:
    """Up to `most` assignments of places 1..size to the names (by index), each row all different."""
    count = sum(map(len, rows))
    start: Domains = [frozenset(range(1, size + 1))] * count
    found: list[list[int]] = []
    for world in _search(start, rows, size, facts):
        found.append(world)
        if len(found) >= most:
            break
    return found


def _search(
    domains: Domains, rows: Sequence[Sequence[int]], size: int, facts: Sequence[Statement]
) -> Iterator[list[int]]:
    narrowed = _narrowed(list(domains), rows, size, facts)
    if narrowed is None:
        return
    open_names = [name for name, left in enumerate(narrowed) if len(left) > 1]
    if not open_names:
        yield [next(iter(left)) for left in narrowed]
        return
    name = min(open_names, key=lambda each: len(narrowed[each]))
    for place in sorted(narrowed[name]):
        tried = list(narrowed)
        tried[name] = frozenset([place])
        yield from _search(tried, rows, size, facts)


def _narrowed(domains: Domains, rows: Sequence[Sequence[int]], size: int, facts: Sequence[Statement]) -> Domains | None:
    """The domains without places that some fact or row rules out; None if a name has no place left."""
    while True:
        before = list(domains)
        if not all(_narrow_row(domains, row) for row in rows):
            return None
        for fact in facts:
            if not _narrow(domains, fact, size):
                return None
        if domains == before:
            return domains


def _narrow_row(domains: Domains, row: Sequence[int]) -> bool:
    """All different: what one name has no other has; a place that one name alone can have is its place."""
    for name in row:
        if len(domains[name]) == 1:
            for other in row:
                if other != name:
                    domains[other] = domains[other] - domains[name]
    for name in row:
        elsewhere = frozenset().union(*(domains[other] for other in row if other != name))
        own = domains[name] - elsewhere
        if len(own) > 1:
            return False
        if own:
            domains[name] = own
    return all(domains[name] for name in row)


def _narrow(domains: Domains, fact: Statement, size: int) -> bool:
    names = tuple(dict.fromkeys(fact.names))
    if sum(len(domains[name]) > 1 for name in names) > _WIDEST:
        return True
    where = [names.index(name) for name in fact.names]
    fitting = [
        places
        for places in product(*(domains[name] for name in names))
        if fact.holds([places[index] for index in where], size)
    ]
    for index, name in enumerate(names):
        domains[name] = frozenset(places[index] for places in fitting)
    return bool(fitting)
