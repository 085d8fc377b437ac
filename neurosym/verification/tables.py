"""Tables in answers: a grid of names, however it is written down, and when two are the same.

Read are the print of a table (`person: arnold, eric; pet: cat, dog`), the same line by line, and JSON: an
object of lists (`{"person": ["Arnold", "Eric"]}`), of objects by place (`{"House 1": {"Person": "Arnold"}}`),
or a header and rows (`{"header": ["House", "Person"], "rows": [["1", "Arnold"]]}`).

Two tables are the same if every row of the one that is known to be right is in the other, place by place.
Capitals and punctuation do not count; labels only between rows of the same names, and where a row has one place, as
in `ann: knight; bo: knave`; rows that only one of them shows, as the days of a week, do not count either. A name may
carry the label of its row, which tells it apart from its namesake in another: `dog_pet` is dog in the row pet.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from neurosym.language.syntax import Table

_ROW = re.compile(r"\s*([^\W\d][\w '\-]*?)\s*:\s*([^:;\n]+?)\s*")
_PLACE = r"(?:-|[a-z]\w*(?: \+ [a-z]\w*)*)"
_PRINTED_ROW = re.compile(rf"([a-z]\w*): ({_PLACE}(?:, {_PLACE})*)", re.ASCII)
_EMPTY = frozenset({"", "-", "none", "nobody", "empty"})
_PLACE_HEADER = re.compile(r"(?:house|place|position|seat|no|number|#)s?", re.IGNORECASE)

Places = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table: each label in plain form, and the plain names at each of its places."""

    rows: tuple[tuple[str, Places], ...]


def grid_of(table: Table) -> Grid:
    """An exact table as a grid."""
    return Grid(tuple((plain_name(label), tuple(map(_names, places))) for label, places in table.rows))


def same_table(claim: Grid, gold: Grid) -> bool:
    """Whether the claim has every row of the gold table; see the module."""
    return bool(gold.rows) and all(places in _claimed(label, places, claim) for label, places in gold.rows)


def _claimed(label: str, places: Places, claim: Grid) -> list[Places]:
    """What a claim has for a row: its row of this label, if that is of these names; else any row of them.

    A row of one place is told from the others by nothing but its label.
    """
    wanted = frozenset[str]().union(*places)
    rows = {
        (own, each)
        for own, written in claim.rows
        for each in (written, _without_label(own, written))
        if frozenset[str]().union(*each) == wanted
    }
    return [each for own, each in rows if own == label] or [each for _, each in rows if len(places) > 1]


def _without_label(label: str, places: Places) -> Places:
    """The names of a row without its label at their end."""
    return tuple(frozenset(name.removesuffix(f"_{label}") for name in names) for names in places)


def table_in(text: str) -> Grid | None:
    """The table that a text consists of, or a JSON object in it is; None if there is none."""
    start, end = text.find("{"), text.rfind("}")
    if 0 <= start < end:
        try:
            return _from_json(json.loads(text[start : end + 1]))
        except ValueError:
            return None
    parts = [part for part in re.split(r"[;\n]", text.strip(" .\n")) if part.strip()]
    rows = [found for part in parts if (found := _ROW.fullmatch(part))]
    if not rows or len(rows) < len(parts):
        return None
    return _grid({row[1]: [place.split("+") for place in row[2].split(",")] for row in rows})


def read_table(text: str) -> Table | None:
    """The table that was printed as this text, exactly; None if it is no print of a table."""
    rows = [row for part in text.split("; ") if (row := _PRINTED_ROW.fullmatch(part))]
    if not rows or len(rows) <= text.count("; "):
        return None
    return Table(tuple((row[1], tuple(map(_printed_place, row[2].split(", ")))) for row in rows))


def _printed_place(text: str) -> tuple[str, ...]:
    return () if text == "-" else tuple(text.split(" + "))


def _from_json(found: Any) -> Grid | None:
    match found:
        case {"solution": inner} if isinstance(inner, dict):
            return _from_json(inner)
        case {"header": [*header], "rows": [*rows]}:
            columns = {str(label): [row[at] for row in rows if at < len(row)] for at, label in enumerate(header)}
            return _grid({label: names for label, names in columns.items() if not _PLACE_HEADER.fullmatch(label)})
        case dict() if found and all(isinstance(each, list) for each in found.values()):
            return _grid(found)
        case dict() if found and all(isinstance(each, dict) for each in found.values()):
            labels = dict.fromkeys(label for each in found.values() for label in each)
            return _grid({label: [each.get(label, "") for each in found.values()] for label in labels})
    return None


def _grid(columns: dict[str, list[Any]]) -> Grid:
    rows = ((plain_name(label), tuple(_names(_listed(name)) for name in names)) for label, names in columns.items())
    return Grid(tuple(rows))


def _listed(name: Any) -> list[str]:
    return [str(each) for each in name] if isinstance(name, list) else [str(name)]


def _names(names: Any) -> frozenset[str]:
    return frozenset(plain for name in names if (plain := plain_name(name)) not in _EMPTY)


def plain_name(name: str) -> str:
    """A name without capitals and punctuation, as an item of a program is written: "Pall Mall" is pall_mall."""
    return re.sub(r"\W+", "_", name.strip().casefold()).strip("_")
