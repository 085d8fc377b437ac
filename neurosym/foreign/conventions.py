"""What the peers' formats leave unclear, each as a named choice. The default of each is the strict one.

Strict means: where two readers could take a program in two ways, it is refused with a reason, or it is
taken in the way that claims least. Nothing is read off the comments of a program.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args, get_type_hints

from neurosym.errors import NeurosymError


class ConventionError(NeurosymError):
    """There is no such choice."""

    stage = "conventions"


@dataclass(frozen=True, slots=True)
class Conventions:
    """How to take what a format leaves open.

    names: whether `cat` and `Cat` are two names (exact) or one (fold).
    world: for rule programs, whether what cannot be derived is unknown (open) or false (closed).
    denial: for rule programs in a closed world, what the truth value False makes of a literal: its negation, or a
        value that must be derived like any other, so that `Cold(Max, False)` is not true for want of proof that
        Max is cold (value, as Logic-LM's engine has it).
    undeclared: for rule programs, a relation that the head of the program does not list: one more (its name tells
        it from all others), or an error.
    truth: for rule programs, a relation that is declared with a truth value and used without, or the reverse.
    free_variables: a variable that no quantifier or rule binds: an error, or for all.
    scope: how far a quantifier without brackets reaches: refused where it matters, to the end of the formula
        (wide), or over the next formula only (narrow).
    exclusive: `a xor b` beside another connective without brackets, and chains of it: refused, or an odd
        number of them, binding like `or` (parity).
    arities: a relation that is used with different numbers of arguments: an error, or different relations (apart).
    bare_options: an option that does not say whether it must or could hold: an error, or must.
    chains: `1 <= x <= 5` where the format has no chains: an error, or both comparisons.
    several: where more than one option passes its test: no answer (refuse), or the first as Logic-LM has it.
    symbols: the sort of a symbol of which nothing is said.
    ties: rounding a number that lies exactly halfway: an error, or away from zero.
    """

    names: Literal["exact", "fold"] = "exact"
    world: Literal["open", "closed"] = "open"
    denial: Literal["negation", "value"] = "negation"
    undeclared: Literal["allow", "error"] = "allow"
    truth: Literal["error", "true"] = "error"
    free_variables: Literal["error", "universal"] = "error"
    scope: Literal["error", "wide", "narrow"] = "error"
    exclusive: Literal["error", "parity"] = "error"
    arities: Literal["error", "apart"] = "error"
    bare_options: Literal["error", "must"] = "error"
    chains: Literal["error", "both"] = "error"
    several: Literal["refuse", "first"] = "refuse"
    symbols: Literal["real", "rational", "integer"] = "real"
    ties: Literal["error", "away"] = "error"

    def changed(self, choices: Iterable[str]) -> Conventions:
        """These conventions with each `name=value` of the choices. Raises ConventionError for an unknown one."""
        known = get_type_hints(Conventions)
        chosen = {}
        for choice in choices:
            name, _, value = choice.partition("=")
            if name not in known:
                raise ConventionError(f"there is no convention {name!r}; there are {', '.join(known)}")
            if value not in get_args(known[name]):
                raise ConventionError(f"{name} is one of {', '.join(get_args(known[name]))}, not {value!r}")
            chosen[name] = value
        return replace(self, **chosen)  # type: ignore[arg-type]

    def described(self) -> dict[str, str]:
        """Each choice by name, for a record of what was done."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


STRICT = Conventions()
