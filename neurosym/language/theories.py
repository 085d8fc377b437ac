"""What kind of theory a program is, by the grammar that reads it: which checker and which engines are for it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from neurosym.language.grammars import loaded_grammar, plain_name
from neurosym.language.syntax import Program


class Theory(StrEnum):
    """What programs of a domain are about."""

    QUANTITIES = "quantities"  # numbers and truth values with names
    DEDUCTION = "deduction"  # facts and rules, in a world
    LOGIC = "logic"  # relations and functions over sorts of individuals


_MARKS = {"world_open": Theory.DEDUCTION, "relation_declaration": Theory.LOGIC}


def theory_of(program: Program) -> Theory:
    """The theory that the grammar of the program's domain has words for."""
    return theory_of_domain(program.domain)


@cache
def theory_of_domain(domain: str) -> Theory:
    """The theory of a domain. Raises NeurosymError if there is no such domain."""
    rules = loaded_grammar(domain).rules
    found = {_MARKS.get(plain_name(str(rule.alias or rule.origin.name))) for rule in rules} - {None}
    return next((theory for theory in Theory if theory in found), Theory.QUANTITIES)
