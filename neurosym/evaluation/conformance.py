"""Whether a domain keeps its promises: all faults at once, each as a line of words."""

from __future__ import annotations

import random
from collections.abc import Iterator

from neurosym.budget import Budget
from neurosym.domains import Domain, Example
from neurosym.domains.structure import grammar_faults
from neurosym.errors import NeurosymError
from neurosym.language import print_answer, print_program, read
from neurosym.solving import Isolated
from neurosym.solving.solution import Outcome, Solution

_DRAWS = 5


def faults_of(domain: Domain, budget: Budget | None = None) -> list[str]:
    """Everything wrong with a domain, [] if nothing is.

    Its grammar fits the language; every example and `_DRAWS` draws of every template are read, come back from
    being printed, and are solved by both engines to the stated answer; every mistake is refused in
    the stated words.
    """
    grammar = grammar_faults(domain)
    if grammar:
        return [f"grammar: {fault}" for fault in grammar]
    readable = {}
    faults = []
    for label, example in _examples(domain):
        fault = _reading_fault(example, domain.name)
        if fault:
            faults.append(f"{label}: {fault}")
        else:
            readable[label] = example
    with Isolated(engine="both", budget=budget or Budget()) as isolated:
        solutions = isolated.solve_many([read(each.program, domain.name) for each in readable.values()])
    for (label, example), solution in zip(readable.items(), solutions, strict=True):
        faults.extend(f"{label}: {fault}" for fault in _solving_faults(example, solution))
    return faults + list(_mistake_faults(domain))


def _examples(domain: Domain) -> Iterator[tuple[str, Example]]:
    for number, example in enumerate(domain.examples, start=1):
        yield f"example {number}", example
    for template in domain.templates:
        for seed in range(_DRAWS):
            yield f"template {template.name}, seed {seed}", template.make(random.Random(seed))


def _reading_fault(example: Example, domain: str) -> str:
    if not example.text.strip():
        return "it has no text"
    try:
        program = read(example.program, domain)
        if read(print_program(program), domain) != program:
            return "printed and read again it is another program"
    except NeurosymError as error:
        return str(error)
    return ""


def _solving_faults(example: Example, solution: Solution) -> Iterator[str]:
    if solution.outcome is not Outcome.SOLVED or solution.answer is None:
        yield f"it ends as {solution.outcome} {solution.reason}".rstrip()
    elif solution.answer != example.answer:
        yield f"the answer is {print_answer(solution.answer)}, not {print_answer(example.answer)}"


def _mistake_faults(domain: Domain) -> Iterator[str]:
    for number, (text, words) in enumerate(domain.mistakes, start=1):
        try:
            read(text, domain.name)
        except NeurosymError as error:
            if words not in str(error):
                yield f"mistake {number}: refused, but not in the words {words!r}: {error}"
        else:
            yield f"mistake {number}: it is accepted"
