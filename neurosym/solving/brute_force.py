"""Every structure of a small size, one after the other: the slowest way to a model, and the plainest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from neurosym.errors import EvaluationError
from neurosym.language.signatures import Typed
from neurosym.language.structures import Element, Structure, elements, is_model, is_true
from neurosym.language.syntax import Expression
from neurosym.language.vocabulary import INTEGER, UNIVERSE, Vocabulary


def how_many(vocabulary: Vocabulary, size: int) -> int:
    """How many structures there are with this many individuals of each open sort."""
    individuals = _individuals(vocabulary, size)
    total = 1
    for signature in vocabulary.symbols.values():
        cells = 1
        for sort in signature.sorts:
            cells *= len(individuals[sort])
        if signature.result == INTEGER:
            raise EvaluationError("a function may have any whole number for its value")
        total *= (2 if signature.result is None else len(individuals[signature.result])) ** cells
    return total


def structures(vocabulary: Vocabulary, size: int) -> Iterator[Structure]:
    """All of them; see `how_many` before you ask."""
    individuals = _individuals(vocabulary, size)
    names = [*vocabulary.symbols]
    for tables in product(*(list(_tables(vocabulary, name, individuals)) for name in names)):
        relations = {n: frozenset(t) for n, t in zip(names, tables, strict=True) if not isinstance(t, dict)}
        functions = {n: t for n, t in zip(names, tables, strict=True) if isinstance(t, dict)}
        yield Structure(vocabulary, individuals, relations, functions)


def _individuals(vocabulary: Vocabulary, size: int) -> dict[str, tuple[Element, ...]]:
    found: dict[str, tuple[Element, ...]] = {}
    for sort in (*vocabulary.sorts, UNIVERSE):
        made = tuple(f"{sort or 'thing'}_{n}" for n in range(1, size + 1))
        found[sort] = elements(vocabulary.members(sort)) or made
    return found


def _tables(
    vocabulary: Vocabulary, name: str, individuals: Mapping[str, Sequence[Element]]
) -> Iterator[list[tuple[Element, ...]] | dict[tuple[Element, ...], Element]]:
    signature = vocabulary.symbols[name]
    cells = [*product(*(individuals[sort] for sort in signature.sorts))]
    if signature.result is None:
        for holds in product((False, True), repeat=len(cells)):
            yield [cell for cell, here in zip(cells, holds, strict=True) if here]
    else:
        for values in product(individuals[signature.result], repeat=len(cells)):
            yield dict(zip(cells, values, strict=True))


def find_model(theory: Typed, extra: Sequence[Expression], size: int, most: int) -> Structure | None:
    """A model of the theory and further formulas with this many individuals of each open sort, if there is one.

    None too if there are more than `most` structures to try.
    """
    try:
        if how_many(theory.vocabulary, size) > most:
            return None
    except EvaluationError:
        return None
    for structure in structures(theory.vocabulary, size):
        if all(is_true(formula, structure) for formula in extra) and is_model(structure, theory):
            return structure
    return None
