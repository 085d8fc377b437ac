"""Training pairs of single sentences: from whole problems of a domain's templates, a few sentences of each."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from neurosym import domains
from neurosym.domains import Example, Sentence
from neurosym.domains.templates import TRAIN, Template
from neurosym.errors import TrainingError
from neurosym.language import read
from neurosym.language.printing import print_statement
from neurosym.language.syntax import Row, RowKind
from neurosym.translation.leaks import LeakIndex
from neurosym.translation.views import view_of

_DECLARING, _FIRST_PASS_SILENT, _TELLING, _SILENT, _UNDECLARED = 0.55, 0.09, 0.5, 0.35, 0.12
"""Shares of sentences taken: that declare; that do not, before anything is declared; with the names in view; and
of whole texts whose only declaration is left out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, what it stands for, and the names in view."""

    text: str
    fragment: str
    names: str


def training_templates(domain: str, names: str = "*") -> list[Template]:
    """The templates that models may train on and whose names match the pattern."""
    offered = domains.get(domain).templates
    return [template for template in offered if template.split == TRAIN and fnmatchcase(template.name, names)]


def sentence_pieces(
    domain: str, limit: int, seed: int, index: LeakIndex, names: str = "*"
) -> Iterator[tuple[str, Piece]]:
    """Pieces with their ids from the training templates in turn, without end unless `limit` is 0.

    names: a pattern such as `plain_*` that the names of the templates taken must match. A problem that repeats an
    evaluation text as a whole gives none.
    Raises TrainingError if no template is called so.
    """
    templates = training_templates(domain, names)
    if limit and not templates:
        raise TrainingError(f"no training template of {domain} is called {names!r}")
    seen: set[tuple[str, str]] = set()
    number = 0
    while limit:
        template = templates[number % len(templates)]
        identifier = f"{template.name}-{number}"
        generator = random.Random(f"{seed}/{template.name}/{number}")
        example = template.make(generator)
        number += 1
        if index.find(identifier, example.text):
            continue
        for place, piece in enumerate(_pieces(example, domain, generator)):
            if (piece.text, piece.names) not in seen:
                seen.add((piece.text, piece.names))
                yield f"{identifier}-{place}", piece


def _pieces(example: Example, domain: str, rng: random.Random) -> Iterator[Piece]:
    view = view_of(read(example.program, domain))
    for told in example.sentences:
        if told.declares:
            if rng.random() < _DECLARING:
                yield Piece(told.text, told.fragment, "")
            continue
        if view and rng.random() < _FIRST_PASS_SILENT:
            yield Piece(told.text, "", "")
        if rng.random() < (_TELLING if told.fragment else _SILENT):
            yield Piece(told.text, told.fragment, view)
    if rng.random() < _UNDECLARED and (whole := _undeclared(example, domain)):
        yield whole


def _undeclared(example: Example, domain: str) -> Piece | None:
    """The whole text without its only list of names, all of which can be read off what is left."""
    rows = [statement for statement in read(example.program, domain).statements if isinstance(statement, Row)]
    listing = [told for told in example.sentences if told.declares and not told.fragment.startswith("#")]
    if len(rows) != 1 or len(listing) != 1 or len(rows[0].names) > _MOST_UNDECLARED:
        return None
    left = [told for told in example.sentences if told.fragment or told.declares]
    text = " ".join(told.text for told in left if told is not listing[0])
    words = set(re.findall(r"[a-z0-9]+", text.lower()))
    if not all(words.issuperset(name.split("_")) for name in rows[0].names):
        return None
    return Piece(text, _bare(rows[0], left), "")


_MOST_UNDECLARED = 4


def _bare(row: Row, sentences: list[Sentence]) -> str:
    """The declaration that can be read off a text which has none: rows are called `item`."""
    if row.kind is RowKind.PEOPLE:
        notes = [told.fragment for told in sentences if told.fragment.startswith("#")]
        return "\n".join([*notes, f"people {', '.join(row.names)}"])
    return print_statement(Row(row.kind, "item", row.names))
