"""Templates: makers of problems with their programs, and the words and numbers they choose from."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from neurosym.domains.domain import Example
from neurosym.language.syntax import Answer, Value

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


@dataclass(frozen=True, slots=True)
class Person:
    """A name with its pronouns. `key` is the name as a program writes it."""

    name: str
    he: str
    him: str
    his: str

    @property
    def key(self) -> str:
        """The name in small letters."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Noun:
    """Something that can be counted: one, and many. `key` is the plural as a program writes it."""

    one: str
    many: str

    @property
    def key(self) -> str:
        """The plural in small letters with underscores."""
        return self.many.replace(" ", "_").replace("-", "_").lower()

    @property
    def one_key(self) -> str:
        """The singular in small letters with underscores."""
        return self.one.replace(" ", "_").replace("-", "_").lower()


def nouns(text: str) -> tuple[Noun, ...]:
    """Nouns out of a list such as `apple, egg, box/boxes`: the plural is regular where none is given."""
    pairs = (entry.strip().partition("/") for entry in text.replace("\n", " ").split(","))
    return tuple(Noun(one, many or one + "s") for one, _, many in pairs)


_SHE = """Ana Mia Zoe Nadia Lena Rosa Priya Yuki Fatima Grace Hanna Ines Julia Kira Leila Maya Nora Olga Paula Ruth
Sara Tess Uma Vera Wanda Amara Bella Chloe Dalia Elena Freya Gina Heidi Ivy Jade Amina Beatriz Carmen Dina""".split()
_HE = """Tom Ben Omar Ivan Luis Karim Noah Otto Pablo Quinn Ravi Sven Tariq Umar Victor Wes Yusuf Zane Adam Boris Carl
David Emil Felix Gus Hugo Igor Jamal Kofi Leo Marco Nils Oscar Pavel Rafael Samir Theo Viktor Anton Bruno""".split()
PEOPLE = tuple(
    [Person(name, "she", "her", "her") for name in _SHE] + [Person(name, "he", "him", "his") for name in _HE]
)

FRUIT = nouns("apple, pear, plum, peach/peaches, orange, lemon, mango/mangoes, fig, apricot, banana")
TOYS = nouns("marble, sticker, stamp, trading card, shell, badge, button, bead, toy car, comic, coin, postcard, pebble")
BAKED = nouns("cookie, muffin, cupcake, bread roll, pancake, biscuit, tart, bagel, doughnut, scone, waffle, pretzel")
STATIONERY = nouns("pencil, pen, notebook, eraser, ruler, marker, crayon, folder, paintbrush/paintbrushes, envelope")
GOODS = nouns("mug, candle, lamp, poster, scarf/scarves, cap, book, plant, puzzle, kite, umbrella, towel, vase, pillow")
THINGS = (*FRUIT, *TOYS, *BAKED, *STATIONERY, *GOODS)
"""What anybody may have, buy or lose."""
ANIMALS = nouns("duck, goat, rabbit, hen, cow, horse, pigeon, lamb, turtle, dog, cat, parrot, fish/fish, sheep/sheep")
CONTAINERS = nouns("box/boxes, bag, basket, crate, jar, tray, carton, bowl, packet, drawer")
BOUGHT_BY_WEIGHT = nouns("rice/rice, flour/flour, cheese/cheese, coffee/coffee, sugar/sugar, tea/tea, honey/honey")

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
FRACTIONS = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(1, 5): "a fifth",
    Fraction(2, 5): "two fifths",
    Fraction(3, 5): "three fifths",
    Fraction(1, 6): "a sixth",
    Fraction(1, 8): "an eighth",
    Fraction(3, 8): "three eighths",
    Fraction(1, 10): "a tenth",
}
TIMES = {2: "twice", 3: "three times", 4: "four times", 5: "five times", 6: "six times"}
MULTIPLES = {2: "double", 3: "triple", 4: "four times"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def people(generator: random.Random, count: int) -> list[Person]:
    """So many different people."""
    return generator.sample(PEOPLE, count)


def say(generator: random.Random, number: int) -> str:
    """A number as people write it: digits, or now and then a word if it is small."""
    return _SMALL[number] if number <= 12 and generator.random() < 0.3 else str(number)


def fraction_text(value: Fraction) -> str:
    """A fraction as a program writes it."""
    return f"{value.numerator} / {value.denominator}"


def multiple(generator: random.Random, *parts: int, low: int, high: int) -> int:
    """A number from low to high that every one of the parts divides."""
    step = 1
    for part in parts:
        step = step * part // _gcd(step, part)
    first, last = -(-low // step), high // step
    return step * generator.randint(first, max(first, last))


def _gcd(first: int, second: int) -> int:
    return first if second == 0 else _gcd(second, first % second)


def aside(generator: random.Random, person: Person) -> str:
    """Now and then a sentence with a number that does not matter; often nothing."""
    if generator.random() < 0.65:
        return ""
    age, minutes = generator.randint(8, 60), 5 * generator.randint(2, 11)
    return generator.choice(
        (
            f"{person.name} is {age} years old.",
            f"{person.name} lives {minutes} minutes from school.",
            f"{person.name} has {generator.randint(2, 5)} cousins.",
            f"It was {generator.randint(12, 29)} degrees outside.",
            f"{person.name} got up at {generator.randint(6, 9)} o'clock that day.",
            f"The bus there takes {minutes} minutes.",
        )
    )


def joined(*sentences: str) -> str:
    """Sentences put together, the empty ones left out, each beginning with a capital letter."""
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences if sentence)


def example(text: str | Sequence[str], program: str, *answer: int | Fraction | Value) -> Example:
    """An example; the program may be indented, and whole numbers of the answer may be plain."""
    values: Answer = tuple(_value(part) for part in answer)
    whole = text if isinstance(text, str) else joined(*text)
    return Example(whole, textwrap.dedent(program).strip() + "\n", values)


def _value(part: int | Value) -> Value:
    return Fraction(part) if isinstance(part, int) and not isinstance(part, bool) else part
