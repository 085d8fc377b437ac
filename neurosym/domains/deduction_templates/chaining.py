"""What a theory makes true, by forward chaining over its constants: how templates know their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from neurosym.domains.deduction_templates.meaning import Literal, Rule
from neurosym.language.syntax import TruthValue


@dataclass(frozen=True, slots=True)
class Closure:
    """All that follows: for each literal told or derived, the number of steps that it takes."""

    depths: Mapping[Literal, int]
    closed: bool

    @property
    def consistent(self) -> bool:
        """Whether no literal follows together with its opposite."""
        return not any(literal.opposite in self.depths for literal in self.depths)

    def value(self, literal: Literal) -> TruthValue:
        """Whether the literal is true, false or unknown."""
        if literal in self.depths:
            return TruthValue.TRUE
        if literal.opposite in self.depths:
            return TruthValue.FALSE
        if self.closed:
            return TruthValue.FALSE if literal.positive else TruthValue.TRUE
        return TruthValue.UNKNOWN

    def depth(self, literal: Literal) -> int:
        """The steps to the literal or to its opposite; 0 if neither follows."""
        return self.depths.get(literal, self.depths.get(literal.opposite, 0))


def closure(facts: Iterable[Literal], rules: Sequence[Rule], closed: bool) -> Closure | None:
    """What follows from facts and rules; None if, in a closed world, something depends on its own absence."""
    known = dict.fromkeys(facts, 0)
    layers = _layers(rules) if closed else [list(rules)]
    if layers is None:
        return None
    constants = sorted({argument for literal in _literals(known, rules) for argument in literal.arguments})
    names = [name for name in constants if not name[0].isupper()]
    for layer in layers:
        ground = [grounded for rule in layer for grounded in _ground(rule, names)]
        _chain(known, ground, closed)
    return Closure(known, closed)


def _chain(known: dict[Literal, int], rules: Sequence[Rule], closed: bool) -> None:
    step = max(known.values(), default=0)
    while True:
        step += 1
        fired = [rule for rule in rules if all(_holds(choice, known, closed) for choice in rule.conditions)]
        new = {literal for rule in fired for literal in rule.conclusions} - known.keys()
        if not new:
            return
        known.update(dict.fromkeys(new, step))


def _holds(choice: Iterable[Literal], known: Mapping[Literal, int], closed: bool) -> bool:
    return any(
        literal.opposite not in known if closed and not literal.positive else literal in known for literal in choice
    )


def _literals(facts: Iterable[Literal], rules: Iterable[Rule]) -> Iterator[Literal]:
    yield from facts
    for rule in rules:
        yield from (literal for choice in rule.conditions for literal in choice)
        yield from rule.conclusions


def _ground(rule: Rule, names: Sequence[str]) -> Iterator[Rule]:
    """The rule for each choice of constants for its variables."""
    variables = sorted({name for literal in _literals((), (rule,)) for name in literal.arguments if name[0].isupper()})
    for values in product(names, repeat=len(variables)):
        chosen = dict(zip(variables, values, strict=True))
        yield Rule(
            tuple(tuple(_put(literal, chosen) for literal in choice) for choice in rule.conditions),
            tuple(_put(literal, chosen) for literal in rule.conclusions),
        )


def _put(literal: Literal, chosen: Mapping[str, str]) -> Literal:
    return Literal(literal.relation, tuple(chosen.get(name, name) for name in literal.arguments), literal.positive)


def _layers(rules: Sequence[Rule]) -> list[list[Rule]] | None:
    """The rules in layers, so that what is denied in a condition is settled in a layer before; None if none fit."""
    rules = [Rule(rule.conditions, (conclusion,)) for rule in rules for conclusion in rule.conclusions]
    level = {literal.relation: 0 for literal in _literals((), rules)}
    for _ in range(len(level) + 1):
        changed = False
        for rule in rules:
            needed = max(level[each.relation] + (not each.positive) for choice in rule.conditions for each in choice)
            if level[rule.conclusions[0].relation] < needed:
                level[rule.conclusions[0].relation], changed = needed, True
        if not changed:
            return _by_level(rules, level)
    return None


def _by_level(rules: Sequence[Rule], level: Mapping[str, int]) -> list[list[Rule]]:
    layers: list[list[Rule]] = [[] for _ in range(max(level.values(), default=0) + 1)]
    for rule in rules:
        layers[level[rule.conclusions[0].relation]].append(rule)
    return layers
