"""What sentences of rule texts mean: literals, rules, and how a program writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A relation told or denied of its arguments; arguments that begin with a capital letter are variables."""

    relation: str
    arguments: tuple[str, ...]
    positive: bool = True

    def __str__(self) -> str:
        atom = f"{self.relation}({', '.join(self.arguments)})"
        return atom if self.positive else f"not {atom}"

    @property
    def opposite(self) -> Literal:
        """What cannot hold together with it."""
        return Literal(self.relation, self.arguments, not self.positive)


@dataclass(frozen=True, slots=True)
class Rule:
    """For all values of the variables: where one literal of each condition holds, all conclusions hold."""

    conditions: tuple[tuple[Literal, ...], ...]
    conclusions: tuple[Literal, ...]

    def __str__(self) -> str:
        alone = len(self.conditions) == 1
        condition = " and ".join(_choice(choice, alone) for choice in self.conditions)
        return f"if {condition} then {' and '.join(map(str, self.conclusions))}"


@dataclass(frozen=True, slots=True)
class World:
    """Whether what is not told or derived is false (closed) or unknown (open)."""

    closed: bool

    def __str__(self) -> str:
        return f"world {'closed' if self.closed else 'open'}"


@dataclass(frozen=True, slots=True)
class Asked:
    """The query: whether all of these literals hold."""

    literals: tuple[Literal, ...]

    def __str__(self) -> str:
        return f"answer {' and '.join(map(str, self.literals))}"


Statement = Literal | Rule | World | Asked


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the statements that it stands for.

    bare: how the text says it, where that is less: a statement to judge is read as `Question: Rex is kind.`
    """

    text: str
    statements: tuple[Statement, ...] = ()
    bare: str = ""

    @property
    def fragment(self) -> str:
        """The statements as a program writes them, one a line."""
        return "\n".join(map(str, self.statements))


def implies(conditions: Iterable[Literal], conclusions: Iterable[Literal]) -> Rule:
    """The rule whose conditions must all hold."""
    return Rule(tuple((literal,) for literal in conditions), tuple(conclusions))


def _choice(literals: tuple[Literal, ...], alone: bool) -> str:
    text = " or ".join(map(str, literals))
    return text if alone or len(literals) == 1 else f"({text})"
