"""What a puzzle asks: the whole solution, one item, one place, how many solutions, or which option."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from neurosym.domains.domain import Sentence
from neurosym.domains.puzzle_templates.clues import Clues, World
from neurosym.domains.puzzle_templates.facts import Facts
from neurosym.domains.puzzle_templates.relations import Fact
from neurosym.domains.wording import CARDINALS, ordinal, sentence, third
from neurosym.language.syntax import Table, Value

_TABLE = (
    "Who is where?", "Can you work out the whole arrangement?", "Determine the complete order.", "Find out everything.",
    "Work out who has what.", "What is the full solution?", "Match everything up.",
    "What does the final table look like?",
    "Fill in the whole grid.", "Give the arrangement of all {n} of them.", "Solve the puzzle.",
    "Find the place of each one.", "Which {noun} belongs where?", "Put everything in its place.",
    "List all of them in order.",
)  # fmt: skip
_COUNT = (
    "How many arrangements are possible?", "In how many ways can this be done?", "How many solutions are there?",
    "How many different orders fit the clues?", "How many arrangements agree with all the clues?",
    "Count the possible solutions.",
)  # fmt: skip
_CHOICES = {
    "must": (
        "Which of the following is true?", "Which statement must be true?", "Which one of these has to be true?",
        "Which of these statements is correct?", "What follows from the clues?", "Which option is right?",
        "Which of the following statements must hold?", "Which conclusion can be drawn?", "Choose the true statement.",
    ),
    "cannot": (
        "Which of the following cannot be true?", "Which of these is impossible?", "Which statement must be false?",
        "Which of the following is ruled out?", "Which one of the statements is false?",
    ),
    "could": (
        "Which of the following could be true?", "Which of these is possible?", "Which statement can be true?",
        "Which of the following might hold?",
    ),
    "need_not": ("Which of the following need not be true?", "Which of these is not necessarily true?"),
}  # fmt: skip
_OPTION_FACTS = (
    "first", "last", "nth", "nth_end", "at", "left_of", "right_of", "same", "next_to", "directly_left_of", "middle",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: its sentences (the options last), the query of the program, and the answer."""

    sentences: tuple[Sentence, ...]
    query: str
    answer: Value
    labels: tuple[str, ...] = ()


def ask(clues: Clues, facts: Facts) -> Question:
    """A question that the world of the clues answers."""
    makers = [_table, _item_at_place, _item_at_place, _place, _count, choice, choice, choice]
    if len(clues.world.rows) > 1:
        makers += [_table, item_of, item_of, item_of]
    while True:
        asked = clues.rng.choice(makers)(clues, facts)
        if asked:
            return asked


def table(world: World) -> Table:
    """The whole solution; places with names are a row of it."""
    days = [(world.setting.label, tuple((day.lower(),) for day in world.days))] if world.days else []
    rows = [(row.label, tuple((name,) for name in by_place(world, number))) for number, row in enumerate(world.rows)]
    return Table((*days, *rows))


def by_place(world: World, row: int) -> list[str]:
    """The names of a row in the order of their places."""
    first = row * world.size
    names = {world.places[first + index]: item.name for index, item in enumerate(world.rows[row].items)}
    return [names[place] for place in range(1, world.size + 1)]


def _one(words: str, query: str, answer: Value) -> Question:
    return Question((Sentence(sentence(words), query),), query, answer)


def _table(clues: Clues, facts: Facts) -> Question:
    world = clues.world
    words = clues.rng.choice(_TABLE).format(n=CARDINALS[world.size], noun=world.rows[-1].noun)
    return _one(words, "answer table", table(world))


def _count(clues: Clues, facts: Facts) -> Question:
    return _one(clues.rng.choice(_COUNT), "answer count", Fraction(1))


def _item_at_place(clues: Clues, facts: Facts) -> Question | None:
    """Which item is at a place that is named by its number, its ordinal, or a relation of the setting."""
    world, rng = clues.world, clues.rng
    number = rng.randrange(len(world.rows))
    row, place = world.rows[number], rng.randint(1, world.size)
    name = by_place(world, number)[place - 1]
    query = f"answer {row.label} at {world.days[place - 1].lower() if world.days else place}"
    subject = "who" if row.kind is None and not row.article and rng.random() < 0.7 else f"which {row.noun}"
    if row.kind is not None:
        return _one(_at_place(clues, row.noun, place), query, name)
    relation, numbers = _place_relation(clues, place)
    patterns = [pattern for pattern in clues.patterns(relation) if pattern.startswith("{a} ")]
    if not patterns:
        return None
    words = clues.filled(rng.choice(patterns), [subject], numbers) + "?"
    if rng.random() < 0.2:
        words = f"can you tell {words}"
    return _one(words, query, name)


def _place_relation(clues: Clues, place: int) -> tuple[str, tuple[int, ...]]:
    size = clues.world.size
    ways: list[tuple[str, tuple[int, ...]]] = [("at", (place,))]
    if not clues.world.days:
        ways += [("nth", (place,)) if place > 1 else ("first", ())]
        ways += [("nth_end", (size + 1 - place,)) if place < size else ("last", ())]
        ways += [("middle", (place,))] if 2 * place == size + 1 else []
    usable = [way for way in ways if clues.patterns(way[0])]
    return clues.rng.choice(usable or ways)


def _at_place(clues: Clues, noun: str, place: int) -> str:
    world, rng = clues.world, clues.rng
    setting = world.setting
    if world.days:
        day = world.days[place - 1]
        return rng.choice((f"Which {noun} goes with {day}?", f"What is the {noun} {setting.at} {day}?"))
    nth = ordinal(rng, place)
    return rng.choice(
        (
            f"Which {noun} belongs to {setting.place} {place}?",
            f"What is the {noun} {setting.at} {setting.place} {place}?",
            f"What {noun} goes with the {nth} {setting.place}?",
            f"Which {noun} is found {setting.at} the {nth} {setting.place}?",
            f"{setting.at} {setting.place} number {place}, what is the {noun}?",
            f"Name the {noun} of {setting.place} {place}.",
        )
    )


def _place(clues: Clues, facts: Facts) -> Question | None:
    """Where an item is: a number, or the name of the day."""
    world, rng = clues.world, clues.rng
    if not world.setting.numbered and not world.days and world.setting.axis not in ("low", "early"):
        return None
    index = rng.randrange(len(world.places))
    row, item = world.who(index)
    who, setting, live = clues.phrasing.noun_phrase(row, item), world.setting, rng.choice(world.setting.live)
    words = rng.choice(
        (
            f"{setting.at} which {setting.place} is {who}?",
            f"which {setting.place} belongs to {who}?",
            f"what is the {setting.place} of {who}?",
            f"{setting.at} which {setting.place} does one find {who}?",
            f"which {setting.place} is that of {who}?",
            f"tell me the {setting.place} {setting.at} which {who} {third(live)}.",
        )
    )
    place = world.places[index]
    if world.days:
        return _one(words, f"answer {world.setting.label} at {item.name}", world.days[place - 1].lower())
    if rng.random() < 0.4:
        words = f"what is the number of the {setting.place} of {who}?"
    return _one(words, f"answer {item.name}", Fraction(place))


def item_of(clues: Clues, facts: Facts) -> Question | None:
    """Which item of one row goes with an item of another."""
    world, rng = clues.world, clues.rng
    asked, given = rng.sample(range(len(world.rows)), 2)
    index = given * world.size + rng.randrange(world.size)
    row, (other_row, other) = world.rows[asked], world.who(index)
    name = by_place(world, asked)[world.places[index] - 1]
    query = f"answer {row.label} at {other.name}"
    who = clues.phrasing.noun_phrase(other_row, other)
    if row.kind is None:
        has = clues.phrasing.predicate(other_row, other)
        words = rng.choice((f"who {has}?", f"what is the name of {who}?", f"who is {who}?", f"which one {has}?"))
        return _one(words, query, name)
    words = rng.choice(
        (
            f"what is the {row.noun} of {who}?",
            f"which {row.noun} belongs to {who}?",
            f"which {row.noun} does {who} have?",
            f"find the {row.noun} of {who}.",
            f"what {row.noun} goes with {who}?",
            f"tell me the {row.noun} of {who}.",
        )
    )
    return _one(words, query, name)


def choice(clues: Clues, facts: Facts) -> Question | None:
    """Which option holds; the world is the only one, so what could be true is true."""
    rng = clues.rng
    mode = rng.choices(("must", "cannot", "could", "need_not"), (6, 2, 2, 1))[0]
    wanted = mode in ("must", "could")
    count = rng.randint(3, 5)
    found = [facts.single(_OPTION_FACTS, wanted), *(facts.single(_OPTION_FACTS, not wanted) for _ in range(count - 1))]
    options: Sequence[Fact] = [fact for fact in found if fact is not None]
    if len(options) < count or len(set(options)) < count:
        return None
    right = options[0]
    options = rng.sample(list(options), count)
    labels = "ABCDE"[:count]
    names, numerals = clues.world.names, dict(enumerate((day.lower() for day in clues.world.days), start=1))
    formulas = [fact.form(names, numerals) for fact in options]
    sentences = (
        Sentence(rng.choice(_CHOICES[mode]), f"answer {mode}"),
        *(Sentence(sentence(clues.clause(fact)), form) for fact, form in zip(options, formulas, strict=True)),
    )
    query = f"answer {mode} " + ", ".join(f'"{label}": {form}' for label, form in zip(labels, formulas, strict=True))
    return Question(sentences, query, labels[options.index(right)], tuple(labels))
