"""Further limits in many words: on one thing, on all of them, on a share, on one thing against another."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from fractions import Fraction

from neurosym.domains.optimisation_templates.drafting import (
    Block,
    Thing,
    difference_limit,
    limit,
    multiple_limit,
    share_limit,
)
from neurosym.domains.optimisation_templates.telling import Values, rounded, used
from neurosym.domains.optimisation_templates.wording import at_least, at_most, multiple, number, share


def single(rng: random.Random, things: Sequence[Thing], target: Values, done: str, who: str) -> Block:
    """A limit on one of the things."""
    thing = rng.choice(things)
    near = target[thing.key]
    if rng.random() < 0.5:
        count = rounded(rng, near * Fraction(rng.randint(75, 150), 100), up=True)
        amount, word = number(rng, count), "<="
        text = rng.choice(
            (
                f"At most {amount} {thing.many} can be {done}.",
                f"No more than {amount} {thing.many} may be {done}.",
                f"There can be {at_most(rng, f'{amount} {thing.many}')}.",
                f"{who} has room for {at_most(rng, f'{amount} {thing.many}')}.",
                f"The number of {thing.many} is limited to {amount}.",
                f"Demand for {thing.many} is at most {amount}.",
                f"{who} does not want more than {amount} {thing.many}.",
                f"The {thing.many} must not be more than {amount}.",
            )
        )
        if rng.random() < 0.12:
            text, word = f"There must be fewer than {amount} {thing.many}.", "<"
    else:
        count = rounded(rng, near * Fraction(rng.randint(30, 95), 100), up=False)
        amount, word = number(rng, count), ">="
        text = rng.choice(
            (
                f"At least {amount} {thing.many} must be {done}.",
                f"{who} has promised {at_least(rng, f'{amount} {thing.many}')}.",
                f"There have to be {at_least(rng, f'{amount} {thing.many}')}.",
                f"A contract asks for {at_least(rng, f'{amount} {thing.many}')}.",
                f"{who} wants {at_least(rng, f'{amount} {thing.many}')}.",
                f"A minimum of {amount} {thing.many} is required.",
                f"The number of {thing.many} must not be below {amount}.",
            )
        )
        if rng.random() < 0.12:
            text = rng.choice(
                (f"There must be more than {amount} {thing.many}.", f"The number of {thing.many} must exceed {amount}.")
            )
            word = ">"
    return Block(text, (limit({thing.key: Fraction(1)}, word, count),))


def between(rng: random.Random, things: Sequence[Thing], target: Values, done: str, who: str) -> Block:
    """A lower and an upper limit on one thing, or upper or lower limits on two, in one sentence."""
    one, other = rng.sample(list(things), 2)
    near = [max(1, int(target[each.key])) for each in (one, other)]
    if rng.random() < 0.4:
        low, high = (
            Fraction(max(1, near[0] * rng.randint(20, 70) // 100)),
            Fraction(near[0] * rng.randint(110, 160) // 100 + 1),
        )
        text = rng.choice(
            (
                f"At least {low} but no more than {high} {one.many} must be {done}.",
                f"There have to be between {low} and {high} {one.many}.",
                f"{who} wants at least {low} and at most {high} {one.many}.",
                f"The number of {one.many} has to be at least {low} and must not exceed {high}.",
            )
        )
        own = {one.key: Fraction(1)}
        return Block(text, (limit(own, ">=", low), limit(own, "<=", high)))
    upper = rng.random() < 0.6
    low_percent, high_percent = (100, 150) if upper else (20, 90)
    counts = [Fraction(max(1, each * rng.randint(low_percent, high_percent) // 100)) for each in near]
    first, second = (f"{number(rng, count)} {each.many}" for count, each in zip(counts, (one, other), strict=True))
    least = rng.choice(("at least", "no fewer than", "a minimum of"))
    most = rng.choice(("at most", "no more than", "a maximum of", "up to"))
    word = most if upper else least
    text = rng.choice(
        (
            f"{word} {first} and {word} {second} can be {done}."
            if upper
            else f"{word} {first} and {word} {second} must be {done}.",
            f"{who} can sell {word} {first} and {second}." if upper else f"{who} needs {word} {first} and {second}.",
            f"{word} {first} and {second} {'are allowed' if upper else 'are required'}.",
        )
    )
    sign = "<=" if upper else ">="
    return Block(
        text,
        tuple(limit({each.key: Fraction(1)}, sign, count) for each, count in zip((one, other), counts, strict=True)),
    )


def altogether(rng: random.Random, things: Sequence[Thing], target: Values, done: str, who: str) -> Block:
    """A limit on all things together."""
    ones = {thing.key: Fraction(1) for thing in things}
    every = rng.choice(("of them together", "in all", "in total", "altogether", "of all kinds together"))
    style = rng.random()
    if style < 0.55:
        count = rounded(rng, used(ones, target) * Fraction(rng.randint(90, 115), 100), up=True)
        amount, word = number(rng, count), "<="
        text = rng.choice(
            (
                f"At most {amount} {every} can be {done}.",
                f"{who} can handle {at_most(rng, amount)} {every}.",
                f"There is room for no more than {amount} {every}.",
                f"No more than {amount} {every} may be {done}.",
                f"The total number must not exceed {amount}.",
            )
        )
    elif style < 0.85:
        count = rounded(rng, used(ones, target) * Fraction(rng.randint(60, 100), 100), up=False)
        amount, word = number(rng, count), ">="
        text = rng.choice(
            (
                f"At least {amount} {every} must be {done}.",
                f"{who} needs {at_least(rng, amount)} {every}.",
                f"There have to be {at_least(rng, amount)} {every}.",
                f"A total of at least {amount} is asked for.",
            )
        )
    else:
        count = Fraction(math.ceil(used(ones, target)))
        amount, word = number(rng, count), "=="
        text = rng.choice(
            (f"There must be exactly {amount} {every}.", f"{who} wants exactly {amount} {every}, no more and no fewer.")
        )
    return Block(text, (limit(ones, word, count),))


def part(rng: random.Random, things: Sequence[Thing], target: Values, done: str, whole: str) -> Block:
    """A limit on the share of one thing in all of them."""
    thing, keys = rng.choice(things), [each.key for each in things]
    actual = int(100 * target[thing.key] / max(1, sum(target.values())))
    if rng.random() < 0.55:
        said = share(rng, 5, max(5, min(actual, 80)))
        text = rng.choice(
            (
                f"At least {said.text} of {whole} must be {thing.many}.",
                f"At least {said.text} of {whole} have to be {thing.many}.",
                f"{thing.many} must make up at least {said.text} of {whole}.",
                f"No less than {said.text} of {whole} should be {thing.many}.",
                f"The number of {thing.many} has to be at least {said.text} of the total.",
                f"A minimum of {said.text} of {whole} must be {thing.many}.",
            )
        )
        sign = ">="
    else:
        said = share(rng, min(90, max(actual, 10)), 92)
        text = rng.choice(
            (
                f"At most {said.text} of {whole} can be {thing.many}.",
                f"No more than {said.text} of {whole} may be {thing.many}.",
                f"{thing.many} must not make up more than {said.text} of {whole}.",
                f"Not more than {said.text} of {whole} should be {thing.many}.",
                f"The {thing.many} may be at most {said.text} of the total.",
            )
        )
        sign = "<="
    return Block(text, (share_limit(thing.key, sign, said.value, said.code, keys),))


def against(rng: random.Random, things: Sequence[Thing], done: str) -> Block:
    """One thing held against another: a multiple, a difference, or which there is more of."""
    one, other = rng.sample(list(things), 2)
    style = rng.random()
    if style < 0.55:
        return _times(rng, one, other, done)
    if style < 0.7:
        more = rng.randint(2, 20)
        text = rng.choice(
            (
                f"There must be at least {more} more {one.many} than {other.many}.",
                f"The number of {one.many} has to be at least {more} higher than that of {other.many}.",
            )
        )
        return Block(text, (difference_limit(one.key, ">=", other.key, more),))
    return _not_more(rng, one, other, done)


def _times(rng: random.Random, one: Thing, other: Thing, done: str) -> Block:
    said = multiple(rng)
    if rng.random() < 0.6:
        texts = [
            f"There must be at least {said.text} as many {one.many} as {other.many}.",
            f"At least {said.text} as many {one.many} as {other.many} have to be {done}.",
            f"The number of {one.many} must be at least {said.text} the number of {other.many}.",
            f"{one.many} are popular: at least {said.text} as many of them as {other.many} are needed.",
        ]
        if said.value.denominator == 1:
            texts.append(f"For every {other.one} there have to be at least {said.code} {one.many}.")
        sign = ">="
    else:
        texts = [
            f"There can be at most {said.text} as many {one.many} as {other.many}.",
            f"No more than {said.text} as many {one.many} as {other.many} may be {done}.",
            f"The number of {one.many} must not be more than {said.text} the number of {other.many}.",
        ]
        if said.value.denominator == 1:
            texts.append(f"For each {other.one}, no more than {said.code} {one.many} are allowed.")
        sign = "<="
    return Block(
        rng.choice(texts).replace("double as", "twice as"),
        (multiple_limit(one.key, sign, said.value, said.code, other.key),),
    )


def _not_more(rng: random.Random, one: Thing, other: Thing, done: str) -> Block:
    sign, texts = rng.choice(
        (
            (
                "<=",
                (
                    f"The number of {one.many} must not exceed the number of {other.many}.",
                    f"There cannot be more {one.many} than {other.many}.",
                    f"No more {one.many} than {other.many} may be {done}.",
                ),
            ),
            (
                ">=",
                (
                    f"There must be at least as many {one.many} as {other.many}.",
                    f"The number of {one.many} must not be smaller than the number of {other.many}.",
                ),
            ),
            (
                ">",
                (
                    f"There must be more {one.many} than {other.many}.",
                    f"The number of {one.many} must exceed the number of {other.many}.",
                ),
            ),
            ("<", (f"There have to be fewer {one.many} than {other.many}.",)),
        )
    )
    return Block(rng.choice(texts), (multiple_limit(one.key, sign, Fraction(1), "1", other.key),))
