"""Lists of names that the first pass may have missed: which sentences to ask again, and what to take from the answers.

All rows of a puzzle mostly have as many items as there are places. A sentence that looks like such a list and was read
as none, as a row of another length or under the label of another row, is worth more than one try.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from neurosym.translation.assembling import Fragment, labelled_rows, people_of, row_names
from neurosym.translation.splitting import Part
from neurosym.translation.told import as_told, list_pieces, listed_words

_PROPER = r"[A-Z][\w'’-]*"
_PROPER_LIST = re.compile(rf"(?<![\w-]){_PROPER}(?:, {_PROPER})*,? (?:and|&) {_PROPER}\b")


def usual_length(fragments: Sequence[Fragment]) -> int | None:
    """How many items most rows have; None if no row was found."""
    lengths = Counter(len(names) for fragment in fragments for names in row_names(fragment))
    return max(lengths, key=lambda length: (lengths[length], length)) if lengths else None


def doubtful(parts: Sequence[Part], fragments: Sequence[Fragment]) -> list[int]:
    """The places of sentences that may list names but give no row of the usual length with a label of its own."""
    usual = usual_length(fragments)
    return [
        place
        for place, (part, fragment) in enumerate(zip(parts, fragments, strict=True))
        if not part.label
        and not (_fits(fragment, usual) and labels_of(fragment).isdisjoint(labels_of(*fragments[:place])))
        and looks_like_list(part.text, usual or 3)
    ]


def labels_of(*fragments: Fragment) -> frozenset[str]:
    """The labels of the rows that these fragments declare."""
    return frozenset(label for fragment in fragments for label, _ in labelled_rows(fragment))


def names_of(*fragments: Fragment) -> frozenset[str]:
    """The names in the rows that these fragments declare."""
    return frozenset(name for fragment in fragments for names in row_names(fragment) for name in names)


def looks_like_list(text: str, items: int) -> bool:
    """Whether the sentence has room for so many items, and says little else."""
    pieces = list_pieces(text)
    return len(pieces) >= items and sum(len(piece.split()) for piece in pieces) <= 5 * len(pieces)


def best_listing(
    ways: Sequence[Fragment], part: Part, usual: int | None, taken: Collection[str] = ()
) -> Fragment | None:
    """The likeliest way in which the sentence gives a row of the usual length (None: any) with all its names told.

    One whose labels are not `taken` by other rows is better than any whose label is.
    """
    fitting = [way for way in ways if way.finished and _fits(way, usual) and _all_told(way, part)]
    return max(fitting, key=lambda way: (labels_of(way).isdisjoint(taken), way.score), default=None)


def _fits(fragment: Fragment, usual: int | None) -> bool:
    rows = row_names(fragment)
    return bool(rows) and all(usual is None or len(names) == usual for names in rows)


def _all_told(fragment: Fragment, part: Part) -> bool:
    return all(as_told(names, part.text) for names in row_names(fragment))


def with_people(parts: Sequence[Part], fragments: Sequence[Fragment]) -> list[Fragment]:
    """The declarations, with the longest list of proper names in a sentence as the people, if some of it was missed.

    Each of its names must stand in another sentence too, as the people of a text do. A list of two is taken only where
    nobody was found, or somebody twice: any two people of a text may be named together.
    """
    lists = [(names, place) for place, part in enumerate(parts) if (names := _proper_list(parts, place))]
    names, place = max(lists, key=lambda found: len(found[0]), default=((), 0))
    declared = [name for fragment in fragments for line in fragment.lines for name in people_of(line)]
    repeated = len(set(declared)) < len(declared)
    missed = not set(declared).issuperset(names) and (len(names) > 2 or not declared)
    if not names or not (repeated or missed):
        return list(fragments)
    kept = [replace(each, lines=tuple(line for line in each.lines if not people_of(line))) for each in fragments]
    notes = tuple(line for line in kept[place].lines if line[0] == "#" and not set(listed_words(line)) & set(names))
    kept[place] = Fragment((*notes, f"people {', '.join(names)}"))
    return kept


def with_row_of_names(parts: Sequence[Part], fragments: Sequence[Fragment]) -> list[Fragment]:
    """The declarations, with the longest list of proper names as a row, if none of them is declared anywhere.

    Most of its names must stand in other sentences too, and it must be as long as other rows are. If it is all the text
    declares, but without some of its names, these join the row.
    """
    lists = [(names, place) for place, part in enumerate(parts) if (names := _proper_list(parts, place, 0.5))]
    names, place = max(lists, key=lambda found: len(found[0]), default=((), 0))
    known = names_of(*fragments)
    if known and known < set(names):
        whole = f": {', '.join(names)}"
        return [
            replace(each, lines=tuple(re.sub(r"^([^#].*): .+", rf"\1{whole}", line) for line in each.lines))
            for each in fragments
        ]
    if not names or len(names) != usual_length(fragments) or not known.isdisjoint(names):
        return list(fragments)
    label = next(label for label in ("person", "name", "who") if label not in labels_of(*fragments))
    row = f"row {label}: {', '.join(names)}"
    return [replace(each, lines=(row, *each.lines)) if at == place else each for at, each in enumerate(fragments)]


_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
"""Proper names that are places in an order, and nobody's."""


def _proper_list(parts: Sequence[Part], place: int, share: float = 1.0) -> tuple[str, ...]:
    """The proper names that a sentence lists, in small letters, if this share of them stand in other sentences too."""
    found = _PROPER_LIST.search(parts[place].text) if not parts[place].label else None
    names = tuple(dict.fromkeys(listed_words(re.sub(r"\band\b", " ", found[0])))) if found else ()
    others = set().union(*(listed_words(part.text) for at, part in enumerate(parts) if at != place))
    told = len(others.intersection(names)) >= share * len(names)
    return names if told and _CALENDAR.isdisjoint(names) else ()
