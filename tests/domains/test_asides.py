"""Irrelevant sentences: they share neither numbers nor words of meaning with the problem."""

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from neurosym.domains.asides import aside_for

TEXT = "Ana has 12 stamps and her brother has 30 marbles. How many things do they have?"


@given(st.integers())
def test_it_has_a_number_of_its_own_and_speaks_of_something_else(seed: int) -> None:
    aside = aside_for(TEXT, random.Random(seed))
    assert aside is None or not set(re.findall(r"\d+|[a-z]{3,}", aside.lower())) & {
        "12",
        "30",
        "stamps",
        "marbles",
        "ana",
    }
    assert aside is None or (aside[0] == aside[0].upper() and aside.endswith("."))


def test_there_are_many_different_ones() -> None:
    assert len({aside_for(TEXT, random.Random(seed)) for seed in range(200)}) > 150
