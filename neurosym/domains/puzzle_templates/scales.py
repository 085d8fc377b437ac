"""Orders by a quality: adjectives with their comparatives, for things and for people, and what is being ordered."""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.domains.puzzle_templates.axes import Clauses


@dataclass(frozen=True, slots=True)
class Scale:
    """Two ends of a quality. Place 1 is the end of `low`. Each end: adjective, comparative, superlative."""

    low: tuple[str, str, str]
    high: tuple[str, str, str]

    @property
    def clauses(self) -> Clauses:
        """How relations on this scale are said."""
        low = _end(*self.low, "left_of", "right_of", "first", "last", "nth", "nth_end")
        high = _end(*self.high, "right_of", "left_of", "last", "first", "nth_end", "nth")
        return _joined(low, high, _BETWEEN)


_BETWEEN: Clauses = {
    "between": ("in this order {a} comes between {b} and {c}", "{a} ranks somewhere between {b} and {c}"),
    "middle": ("{a} is exactly in the middle of the order", "as many come before {a} in the order as after"),
}


def _end(
    adjective: str, more: str, most: str, less_than: str, more_than: str, first: str, last: str, nth: str, from_end: str
) -> Clauses:
    """Clauses with the words of one end; the relations are named for it being the end of place 1."""
    with_nth = () if most.startswith("least") else (f"{{a}} is the {{nth}}-{most}", f"{{a}} is the {{nth}} {most}")
    return {
        less_than: (
            f"{{a}} is {more} than {{b}}",
            f"compared with {{b}}, {{a}} is {more}",
            f"{{a}} is definitely {more} than {{b}}",
            f"between the two, {{a}} is {more} than {{b}}",
            f"of {{a}} and {{b}}, the former is {more}",
        ),
        more_than: (f"{{a}} is not as {adjective} as {{b}}", f"{{a}} is less {adjective} than {{b}}"),
        first: (
            f"{{a}} is the {most}",
            f"{{a}} is the {most} of all",
            f"nothing is {more} than {{a}}",
            f"the {most} is {{a}}",
            f"{{a}} is {more} than all the others",
        ),
        last: (f"{{a}} is the least {adjective}", f"all the others are {more} than {{a}}"),
        f"not_{first}": (f"{{a}} is not the {most}",),
        f"not_{less_than}": (f"{{a}} is not {more} than {{b}}",),
        nth: (*with_nth, f"exactly {{m}} {{are_m}} {more} than {{a}}"),
        "between": (f"{{a}} is {more} than one of {{b}} and {{c}} but not than the other",),
    }


def _joined(*parts: Clauses) -> Clauses:
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: tuple(clause for part in parts for clause in part.get(name, ())) for name in names}


def _scale(line: str) -> Scale:
    low, high = (tuple(word.strip() for word in end.split(",")) for end in line.split("|"))
    return Scale((low[0], low[1], low[2]), (high[0], high[1], high[2]))


def _scales(text: str) -> tuple[Scale, ...]:
    return tuple(map(_scale, text.strip().splitlines()))


OF_THINGS = _scales("""
old, older, oldest | new, newer, newest
old, older, oldest | recent, more recent, most recent
old, older, oldest | modern, more modern, most modern
cheap, cheaper, cheapest | expensive, more expensive, most expensive
cheap, cheaper, cheapest | pricey, pricier, priciest
cheap, cheaper, cheapest | costly, costlier, costliest
small, smaller, smallest | big, bigger, biggest
small, smaller, smallest | large, larger, largest
light, lighter, lightest | heavy, heavier, heaviest
short, shorter, shortest | long, longer, longest
low, lower, lowest | high, higher, highest
thin, thinner, thinnest | thick, thicker, thickest
narrow, narrower, narrowest | wide, wider, widest
dark, darker, darkest | bright, brighter, brightest
cold, colder, coldest | warm, warmer, warmest
cold, colder, coldest | hot, hotter, hottest
soft, softer, softest | hard, harder, hardest
near, nearer, nearest | far, farther, farthest
fast, faster, fastest | slow, slower, slowest
quiet, quieter, quietest | loud, louder, loudest
deep, deeper, deepest | shallow, shallower, shallowest
""")

OF_PEOPLE = _scales("""
old, older, oldest | young, younger, youngest
short, shorter, shortest | tall, taller, tallest
small, smaller, smallest | tall, taller, tallest
light, lighter, lightest | heavy, heavier, heaviest
fast, faster, fastest | slow, slower, slowest
poor, poorer, poorest | rich, richer, richest
weak, weaker, weakest | strong, stronger, strongest
quiet, quieter, quietest | loud, louder, loudest
""")
