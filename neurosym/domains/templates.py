"""Templates: makers of problems with their programs, and the words and numbers they choose from."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from neurosym.domains.domain import Example

Chosen = TypeVar("Chosen")


TRAIN, DEV, TEST = "train", "dev", "test"


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of problem.

    make: a new example for each state of the generator, the same for the same state.
    split: problems of a template belong to one split only; models train on those of `train`.
    """

    name: str
    make: Callable[[random.Random], Example]
    split: str = TRAIN
