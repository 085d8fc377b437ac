"""Whether the examples of a domain, and what its templates make, are read and have their answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from neurosym.domains import Domain, Example
from neurosym.domains.faults import DomainFault, Places, place_of
from neurosym.domains.structure import refuse_unmeant, unmeant_words
from neurosym.domains.templates import Template
from neurosym.errors import EvaluationError, NeurosymError
from neurosym.evaluation.operator_probes import reference_answer
from neurosym.language import holds, print_answer, print_program, read
from neurosym.language.syntax import Name, Program, Value, ValueQuery
from neurosym.language.traversal import declared_sorts
from neurosym.solving import Isolated
from neurosym.solving.solution import Outcome, Solution

Drawn = list[Example | Exception]
"""What a template made from the first seeds: an example of each, or what it raised."""

_SOLVED_DRAWS = 5


def seed_of(template: Template, number: int) -> str:
    """The seed of a draw of a template, counted from 0."""
    return f"{template.name}/{number}"


@dataclass(frozen=True, slots=True)
class _Case:
    """An example of the domain or a draw of a template, and how to name it."""

    label: str
    example: Example
    template: Template | None = None

    @property
    def source(self) -> str:
        """What is to be mended if there is a fault."""
        return f"template {self.template.name}" if self.template else self.label


def _cases(domain: Domain, drawn: Mapping[str, Drawn]) -> Iterator[_Case]:
    for number, example in enumerate(domain.examples, start=1):
        yield _Case(f"example {number}", example)
    for template in domain.templates:
        for number, made in enumerate(drawn[template.name][:_SOLVED_DRAWS]):
            if isinstance(made, Example):
                yield _Case(f"template {template.name}, seed {seed_of(template, number)}", made, template)


def example_faults(domain: Domain, drawn: Mapping[str, Drawn], isolated: Isolated) -> Iterator[DomainFault]:
    """Examples and draws of templates that cannot be read, do not round-trip, or do not have their answer.

    drawn: what each template made, by its name. Of a template only the first draw that is wrong is told.
    """
    places, unmeant = Places(domain), unmeant_words(domain)

    def fault(case: _Case, message: str, error: Exception | None = None) -> DomainFault:
        place = place_of(case.template.make) if case.template else places.of_text(case.example.program, error)
        return DomainFault(case.label, message, place)

    told: set[str] = set()
    for case in _cases(domain, drawn):
        if case.source in told:
            continue
        cause: Exception | None = None
        try:
            refuse_unmeant(case.example.program, domain.name, unmeant)
            messages = list(_solving_faults(case, _read(case.example, domain.name), isolated))
        except NeurosymError as error:
            messages, cause = [str(error)], error
        for message in messages:
            told.add(case.source)
            yield fault(case, message, cause)


def _read(example: Example, domain: str) -> Program:
    """The program of an example. Raises NeurosymError if there is no text, or the program does not round-trip."""
    if not example.text.strip():
        raise NeurosymError("it has no text")
    program = read(example.program, domain)
    if read(print_program(program), domain) != program:
        raise NeurosymError("printed and read again it is another program")
    return program


def _solving_faults(case: _Case, program: Program, isolated: Isolated) -> Iterator[str]:
    example, solution = case.example, isolated.solve(program, "both")
    if solution.outcome is not Outcome.SOLVED or solution.answer is None:
        yield f"it ends as {solution.outcome} {solution.reason}".rstrip()
        return
    if solution.answer != example.answer:
        yield f"the answer is {print_answer(solution.answer)}, not {print_answer(example.answer)}"
    if case.template is None:
        yield from _reference_faults(program, solution, isolated)


def _reference_faults(program: Program, solution: Solution, isolated: Isolated) -> Iterator[str]:
    """Where the reference evaluator departs from the engines, under the one assignment that they find, if any."""
    assignment: dict[str, Value] = {}
    if unknowns := tuple(declared_sorts(program)):
        found = isolated.solve(replace(program, query=ValueQuery(tuple(map(Name, unknowns)))), "both")
        if found.answer is None:
            return
        assignment = dict(zip(unknowns, found.answer, strict=True))
        if not _holds(program, assignment):
            yield "the reference evaluator refuses the engines' values of the unknowns"
            return
    expected = reference_answer(program, assignment)
    if expected is not None and solution.answer is not None and expected != solution.answer:
        yield f"the engines give {print_answer(solution.answer)}, the reference evaluator {print_answer(expected)}"


def _holds(program: Program, assignment: dict[str, Value]) -> bool:
    try:
        return holds(program, assignment)
    except EvaluationError:  # it cannot say: a value is irrational or too large
        return True
