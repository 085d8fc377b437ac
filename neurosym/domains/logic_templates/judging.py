"""How templates of logic know their answers: every world that there can be is looked at."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from neurosym.domains.domain import Example, Sentence
from neurosym.domains.wording import sentence
from neurosym.language.syntax import TruthValue

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Told(Generic[W]):
    """A sentence without its full stop, what a program writes for it, and in which worlds it is true."""

    text: str
    formula: str
    holds: Callable[[W], bool]


def judged(worlds: Iterable[W], premises: Sequence[Told[W]], asked: Told[W]) -> TruthValue | None:
    """Whether the premises make the statement true or false or leave it open; None if no world fits them."""
    found = {asked.holds(world) for world in worlds if all(premise.holds(world) for premise in premises)}
    if not found:
        return None
    return TruthValue.UNKNOWN if len(found) == 2 else TruthValue.TRUE if True in found else TruthValue.FALSE


def problem(
    rng: random.Random,
    worlds: Sequence[W],
    draw: Callable[[], tuple[list[Told[W]], Told[W]]],
    before: Sequence[Sentence] = (),
) -> Example:
    """An example of which all answers are about as frequent.

    draw: premises and what is asked about them. before: sentences that come first, such as who there is.
    """
    wanted = rng.choice(tuple(TruthValue))
    while True:
        premises, asked = draw()
        answer = judged(worlds, premises, asked)
        if answer is wanted and asked.formula not in {premise.formula for premise in premises}:
            break
    told = [*before, *(Sentence(sentence(each.text), each.formula) for each in premises)]
    told.append(Sentence(question(rng, asked.text), f"answer {asked.formula}"))
    program = "".join(f"{each.fragment}\n" for each in told if each.fragment)
    return Example(" ".join(each.text for each in told), program, (answer,), tuple(told))


def question(rng: random.Random, statement: str) -> str:
    """A question whether a statement is true."""
    wordings = (
        f"is it true that {statement}?",
        f"does it follow that {statement}?",
        f"can one conclude that {statement}?",
        f"decide whether {statement}.",
        f"true, false or unknown: {sentence(statement)}",
        f"is the following true, false, or is it not known? {sentence(statement)}",
        f"what can be said of this: {sentence(statement)}",
    )
    return sentence(rng.choice(wordings))
