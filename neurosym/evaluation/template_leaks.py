"""Texts of a domain that stand, word for word or nearly, on both sides of a split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from neurosym.domains import Domain
from neurosym.domains.faults import DomainFault, place_of
from neurosym.domains.templates import TEST, TRAIN, Template
from neurosym.evaluation.problem import Problem
from neurosym.translation.leaks import LeakIndex


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, where it is from, and its split."""

    source: str
    split: str
    text: str


def leak_faults(
    domain: Domain, drawn: Mapping[str, Sequence[str]], problems: Sequence[Problem]
) -> Iterator[DomainFault]:
    """Templates whose texts repeat what stands in another split: of a template, a problem or an example.

    drawn: texts of each template by its name. An example counts as seen in training, for a model is shown it; a
    problem without a split counts as a test. One fault is told for each pair of a template and what it repeats.
    """
    known = [_Text(f"example {number}", TRAIN, each.text) for number, each in enumerate(domain.examples, start=1)]
    known += [_Text(f"problem {each.id}", each.split or TEST, each.prompt) for each in problems]
    known += [_Text(_source(row), row.split, text) for row in domain.templates for text in drawn[row.name]]
    others = {split: [each for each in known if each.split != split] for split in {row.split for row in known}}
    indices = {split: _index(texts) for split, texts in others.items()}
    told: set[frozenset[str]] = set()
    for template in domain.templates:
        repeated = _repeated(drawn[template.name], others[template.split], indices[template.split])
        for source, similarity in repeated.items():
            pair = frozenset((source, _source(template)))
            if pair not in told:
                told.add(pair)
                yield _fault(template, source, similarity)


def _source(template: Template) -> str:
    return f"template {template.name}"


def _index(texts: Sequence[_Text]) -> LeakIndex:
    return LeakIndex((str(place), each.text) for place, each in enumerate(texts))


def _repeated(drawn: Sequence[str], others: Sequence[_Text], index: LeakIndex) -> dict[str, float]:
    """The sources of another split that one of these texts repeats, with the closest similarity."""
    found: dict[str, float] = {}
    for text in drawn:
        if leak := index.find("", text):
            source = others[int(leak.evaluation)].source
            found[source] = max(found.get(source, 0.0), leak.similarity)
    return found


def _fault(template: Template, source: str, similarity: float) -> DomainFault:
    how = "the same text as" if similarity == 1 else f"nearly the text of ({similarity:.2f})"
    message = f"it leaks: for {template.split} it writes {how} {source}, which is of another split"
    return DomainFault(_source(template), message, place_of(template.make))
