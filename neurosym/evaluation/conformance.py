"""Whether a domain keeps its promises: all faults at once, each with its place where there is one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from neurosym.budget import Budget
from neurosym.domains import Domain, Example, get
from neurosym.domains.faults import DomainFault, Places, place_of, raised_at
from neurosym.domains.packages import as_if_installed, offered_domains
from neurosym.domains.structure import grammar_faults, refuse_unmeant, unmeant_words
from neurosym.domains.templates import Template
from neurosym.errors import NeurosymError
from neurosym.evaluation.example_faults import Drawn, example_faults, seed_of
from neurosym.evaluation.operator_probes import operator_faults
from neurosym.evaluation.suite_faults import read_suite, suite_faults
from neurosym.evaluation.template_leaks import leak_faults
from neurosym.language import read
from neurosym.language.grammars import loaded_grammar
from neurosym.solving import Isolated

_DRAWS, _REPEATED = 10, 2


def faults_of(domain: Domain, budget: Budget | None = None) -> list[DomainFault]:
    """Everything wrong with a domain, [] if nothing is.

    - Its grammar fits the language, and its own words are defined (`grammar_faults`).
    - Its own operators mean the same to the reference evaluator and to both engines.
    - Every example and five draws of every template are read, come back from being printed, and are solved by both
      engines to the stated answer, which for examples is also the reference evaluator's.
    - A template makes the same example from the same seed, and nothing that stands in another split.
    - Every mistake is refused in the stated words.
    - Every line of the problems file is a problem, whose program gives its answer.
    """
    found = list(grammar_faults(domain))
    try:
        loaded_grammar(domain.name)
    except NeurosymError:
        return found  # nothing can be read
    suite = read_suite(domain)
    drawn = {template.name: _drawn(template) for template in domain.templates}
    texts = {name: [made.text for made in each if isinstance(made, Example)] for name, each in drawn.items()}
    with Isolated("both", budget or Budget()) as isolated:
        found += operator_faults(domain, isolated)
        found += example_faults(domain, drawn, isolated)
        for template in domain.templates:
            found += _drawing_faults(template, drawn[template.name])
        found += leak_faults(domain, texts, [problem for _, problem in suite.problems])
        found += _mistake_faults(domain)
        found += suite_faults(domain, suite, isolated)
    return found


def faults_in(folder: Path, budget: Budget | None = None) -> list[DomainFault]:
    """Everything wrong with the domains of a package that need not be installed.

    folder: where its pyproject.toml lies. Raises NeurosymError if that offers no domain.
    """
    with as_if_installed(folder):
        return [fault for name in offered_domains(folder) for fault in faults_of_name(name, budget)]


def faults_of_name(name: str, budget: Budget | None = None) -> list[DomainFault]:
    """Everything wrong with the domain of this name; that it cannot be loaded is one fault.

    Raises NeurosymError if there is no such domain.
    """
    try:
        domain = get(name)
    except NeurosymError as error:
        if error.__cause__ is None:
            raise
        return [DomainFault(f"domain {name}", str(error), raised_at(error.__cause__))]
    return faults_of(domain, budget)


def _drawn(template: Template) -> Drawn:
    return [_made(template, number) for number in range(_DRAWS)]


def _made(template: Template, number: int) -> Example | Exception:
    """Seeded by the template's name, as corpora are: the draws of two templates have nothing to do with each other."""
    try:
        made = template.make(random.Random(seed_of(template, number)))
    except Exception as error:  # noqa: BLE001 - whatever a template raises is its fault
        return error
    return made if isinstance(made, Example) else TypeError(f"it makes {made!r}, which is no Example")


def _drawing_faults(template: Template, drawn: Drawn) -> Iterator[DomainFault]:
    """That it fails, or does not repeat itself; one fault of a kind."""
    for number, made in enumerate(drawn):
        if isinstance(made, Exception):
            message = f"seed {seed_of(template, number)}: it fails with {type(made).__name__}: {made}"
            place = raised_at(made) or place_of(template.make)
            yield DomainFault(f"template {template.name}", message, place)
            return
    if drawn[:_REPEATED] != [_made(template, number) for number in range(_REPEATED)]:
        message = "it makes other examples from the same seed: choose by the generator it is given alone"
        yield DomainFault(f"template {template.name}", message, place_of(template.make))


def _mistake_faults(domain: Domain) -> Iterator[DomainFault]:
    places, unmeant = Places(domain), unmeant_words(domain)
    for number, (text, words) in enumerate(domain.mistakes, start=1):
        if message := _mistake_fault(text, words, domain.name, unmeant):
            yield DomainFault(f"mistake {number}", message, places.of_text(text))


def _mistake_fault(text: str, words: str, domain: str, unmeant: frozenset[str]) -> str:
    try:
        refuse_unmeant(text, domain, unmeant)
        read(text, domain)
    except NeurosymError as error:
        return "" if words in str(error) else f"refused, but not in the words {words!r}: {error}"
    return "it is accepted"
