"""Unknown numbers: number puzzles, digits, consecutive numbers, ages, shapes."""

from __future__ import annotations

import random
from fractions import Fraction

from neurosym.domains.domain import Example
from neurosym.domains.templates import DEV, FRACTIONS, TEST, TIMES, Template, example, fraction_text, people


def _sum_and_difference(rng: random.Random) -> Example:
    small, more = rng.randint(5, 80), rng.randint(2, 40)
    large = small + more
    text = rng.choice(
        (
            f"The sum of two numbers is {small + large} and their difference is {more}.",
            f"Two numbers add up to {small + large}. One of them is {more} more than the other.",
            f"One number is {more} less than another. Together they make {small + large}.",
        )
    )
    asked, what, values = rng.choice(
        (
            ("What is the larger number?", "larger", (large,)),
            ("What is the smaller number?", "smaller", (small,)),
            ("Which numbers are they, the smaller one first?", "smaller, larger", (small, large)),
        )
    )
    program = f"""
        unknown smaller, larger: rational
        smaller + larger == {small + large}
        larger - smaller == {more}
        answer {what}
    """
    return example((text, asked), program, *values)


def _thought_of(rng: random.Random) -> Example:
    who = people(rng, 1)[0]
    number, times, plus = rng.randint(3, 40), rng.randint(2, 9), rng.randint(2, 30)
    minus = rng.random() < 0.5
    result = number * times - plus if minus else number * times + plus
    sign, verb = ("-", f"subtracts {plus}") if minus else ("+", f"adds {plus}")
    text = rng.choice(
        (
            f"{who.name} thinks of a number, multiplies it by {times} and {verb}. The result is {result}. What is "
            "the number?",
            f"If {who.name} takes a number {times} times and then {verb}, {who.he} gets {result}. Which number is it?",
        )
    )
    program = f"""
        unknown number: rational
        {times} * number {sign} {plus} == {result}
        answer number
    """
    return example((text,), program, number)


def _parts_of_a_number(rng: random.Random) -> Example:
    while True:
        (first, first_words), (second, second_words) = rng.sample(list(FRACTIONS.items()), 2)
        if first > second:
            break
    base = first.denominator * second.denominator
    number = base * rng.randint(1, max(1, 120 // base))
    more = number * (first - second)
    text = rng.choice(
        (
            f"{first_words} of a number is {more} more than {second_words} of it. What is the number?",
            f"If you take {second_words} of a number and add {more}, you get {first_words} of that number. Find the "
            "number.",
        )
    )
    program = f"""
        unknown number: rational
        {fraction_text(first)} * number == {fraction_text(second)} * number + {more}
        answer number
    """
    return example((text,), program, number)


def _consecutive(rng: random.Random) -> Example:
    count, first = rng.randint(3, 5), rng.randint(4, 90)
    step, kind = rng.choice(((1, "whole"), (2, "even"), (2, "odd")))
    if step == 2 and first % 2 != (kind == "odd"):
        first += 1
    numbers = [first + step * place for place in range(count)]
    text = rng.choice(
        (
            f"The sum of {count} consecutive {kind} numbers is {sum(numbers)}.",
            f"{count} {kind} numbers that follow one another add up to {sum(numbers)}.",
        )
    )
    largest = rng.random() < 0.5
    terms = " + ".join(["first", *(f"(first + {step * place})" for place in range(1, count))])
    program = f"""
        unknown first: integer
        # {kind} numbers are {step} apart
        {terms} == {sum(numbers)}
        answer {f"first + {step * (count - 1)}" if largest else "first"}
    """
    asked = f"What is the {'largest' if largest else 'smallest'} of them?"
    return example((text, asked), program, numbers[-1] if largest else first)


def _reversed_digits(rng: random.Random) -> Example:
    tens, ones = rng.sample(range(1, 10), 2)
    number, turned = 10 * tens + ones, 10 * ones + tens
    relation = "larger" if turned > number else "smaller"
    difference = abs(turned - number)
    text = rng.choice(
        (
            f"The digits of a two-digit number add up to {tens + ones}. With the digits swapped the number is "
            f"{difference} "
            f"{relation}. What is the number?",
            f"A number has two digits whose sum is {tens + ones}. If you write them the other way round, you get a "
            "number that is "
            f"{difference} {relation} than before. Find the number.",
        )
    )
    sign = "+" if relation == "larger" else "-"
    program = f"""
        unknown tens, ones: natural
        tens >= 1 and tens <= 9 and ones <= 9
        tens + ones == {tens + ones}
        10 * ones + tens == 10 * tens + ones {sign} {difference}
        answer 10 * tens + ones
    """
    return example((text,), program, number)


def _age_now(rng: random.Random) -> Example:
    old, young = people(rng, 2)
    while True:
        times, words = rng.choice(list(TIMES.items())[:4])
        child, years = rng.randint(4, 20), rng.randint(2, 15)
        parent = times * (child + years) - years
        if 15 < parent < 75 and parent > child:
            break
    total = rng.random() < 0.5
    both = f"{old.name} and {young.name}"
    fact = f"{both} are {parent + child} years old together."
    if not total:
        fact = f"{old.name} is {parent - child} years older than {young.name}."
    text = rng.choice(
        (
            f"In {years} years {old.name} will be {words} as old as {young.name}. Today {fact}",
            f"{fact} {years} years from now {old.name} will be {words} as old as {young.name}.",
        )
    )
    second = f"{old.key} + {young.key} == {parent + child}" if total else f"{old.key} == {young.key} + {parent - child}"
    program = f"""
        unknown {old.key}, {young.key}: natural
        {second}
        # in {years} years
        {old.key} + {years} == {times} * ({young.key} + {years})
        answer {young.key}
    """
    return example((text, f"How old is {young.name} now?"), program, child)


def _age_then(rng: random.Random) -> Example:
    old, young = people(rng, 2)
    while True:
        now, before = rng.choice(((2, 3), (3, 4), (2, 4), (3, 5)))
        years = rng.randint(2, 12)
        child = Fraction(years * (before - 1), before - now)
        if child.denominator == 1 and years < child < 30:
            break
    text = rng.choice(
        (
            f"{old.name} is {TIMES[now]} as old as {young.name}. {years} years ago {old.he} was {TIMES[before]} as "
            "old. How old is "
            f"{old.name} now?",
            f"{years} years ago {old.name}'s age was {TIMES[before]} the age of {young.name}; now it is only "
            f"{TIMES[now]} as much. "
            f"What is {old.name}'s age today?",
        )
    )
    program = f"""
        unknown {old.key}, {young.key}: natural
        {old.key} == {now} * {young.key}
        {old.key} - {years} == {before} * ({young.key} - {years})
        answer {old.key}
    """
    return example((text,), program, now * child)


def _rectangle(rng: random.Random) -> Example:
    width, more = rng.randint(3, 30), rng.randint(2, 20)
    times = rng.random() < 0.4
    factor = rng.randint(2, 4)
    length = width * factor if times else width + more
    relation = f"{TIMES[factor]} as long as it is wide" if times else f"{more} m longer than it is wide"
    equation = f"length == {factor} * width" if times else f"length == width + {more}"
    text = rng.choice(
        (
            f"A rectangle has a perimeter of {2 * (width + length)} m and is {relation}.",
            f"A rectangular pool is {relation}. Once around it is {2 * (width + length)} m.",
        )
    )
    asked, what, value = rng.choice(
        (
            ("How many square metres is its area?", "length * width", length * width),
            ("How wide is it in metres?", "width", width),
        )
    )
    program = f"""
        unknown length, width: rational
        2 * (length + width) == {2 * (width + length)}
        {equation}
        answer {what}
    """
    return example((text, asked), program, value)


def _area_known(rng: random.Random) -> Example:
    width, more = rng.randint(3, 25), rng.randint(1, 15)
    text = rng.choice(
        (
            f"A rectangle is {more} cm longer than it is wide. Its area is {width * (width + more)} square "
            "centimetres. How many "
            f"centimetres is its width?",
            f"The area of a rectangular card is {width * (width + more)} square centimetres, and its length is "
            f"{more} cm more than "
            f"its width. How wide is it?",
        )
    )
    program = f"""
        unknown width: real
        width > 0
        width * (width + {more}) == {width * (width + more)}
        answer width
    """
    return example((text,), program, width)


def _product_of_neighbours(rng: random.Random) -> Example:
    first = rng.randint(6, 60)
    text = rng.choice(
        (
            f"The product of two consecutive natural numbers is {first * (first + 1)}. What is the larger one?",
            f"Two neighbouring house numbers, one more than the other, have the product {first * (first + 1)}. Which "
            "is the larger?",
        )
    )
    program = f"""
        unknown smaller, larger: natural
        larger == smaller + 1
        smaller * larger == {first * (first + 1)}
        answer larger
    """
    return example((text,), program, first + 1)


def _triangle(rng: random.Random) -> Example:
    while True:
        first, times = rng.randint(15, 60), rng.randint(2, 3)
        more = 180 - first - times * first
        if 5 <= more <= 120 and more != first:
            break
    text = rng.choice(
        (
            f"In a triangle the second angle is {TIMES[times]} as large as the first, and the third angle is {more} "
            "degrees. How "
            f"many degrees is the first angle?",
            f"One angle of a triangle has {more} degrees. Of the other two, one is {TIMES[times]} the size of the "
            "other. How large "
            f"is the smallest of those two, in degrees?",
        )
    )
    program = f"""
        unknown first, second: rational
        third = {more}
        second == {times} * first
        # the angles of a triangle
        first + second + third == 180
        answer first
    """
    return example((text,), program, first)


def _square_and_number(rng: random.Random) -> Example:
    number = rng.randint(4, 30)
    more = number * number - number
    text = rng.choice(
        (
            f"The square of a positive number is {more} more than the number itself. What is the number?",
            f"A positive number is {more} less than its own square. Find it.",
        )
    )
    program = f"""
        unknown number: real
        number > 0
        number ** 2 == number + {more}
        answer number
    """
    return example((text,), program, number)


def _is_it_so(rng: random.Random) -> Example:
    a, b = people(rng, 2)
    total, more = rng.randint(30, 90), rng.randint(2, 20)
    if (total - more) % 2:
        total += 1
    first = (total + more) // 2
    limit = first + rng.choice((-3, -2, -1, 1, 2, 3))
    text = (
        f"{a.name} and {b.name} picked {total} kg of cherries together, and {a.name} picked {more} kg more than "
        f"{b.name}. Is it "
        f"true that {a.name} picked more than {limit} kg?"
    )
    program = f"""
        unknown {a.key}, {b.key}: rational
        {a.key} + {b.key} == {total}
        {a.key} == {b.key} + {more}
        answer {a.key} > {limit}
    """
    return example((text,), program, first > limit)


TEMPLATES = (
    Template("sum_and_difference", _sum_and_difference),
    Template("thought_of", _thought_of),
    Template("parts_of_a_number", _parts_of_a_number),
    Template("consecutive", _consecutive),
    Template("reversed_digits", _reversed_digits),
    Template("age_now", _age_now),
    Template("age_then", _age_then, TEST),
    Template("rectangle", _rectangle),
    Template("area_known", _area_known),
    Template("product_of_neighbours", _product_of_neighbours, DEV),
    Template("triangle", _triangle),
    Template("square_and_number", _square_and_number, TEST),
    Template("is_it_so", _is_it_so),
)
