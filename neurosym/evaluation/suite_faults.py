"""What is wrong with the problems file of a domain: every broken line, and every answer that is not the program's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from neurosym.domains import Domain
from neurosym.domains.faults import DomainFault, Place
from neurosym.domains.structure import refuse_unmeant, unmeant_words
from neurosym.errors import NeurosymError, SuiteError
from neurosym.evaluation.importers import read_lines
from neurosym.evaluation.problem import Problem
from neurosym.language import print_answer, read
from neurosym.resources import problems_dir, shipped_domains
from neurosym.solving import Isolated
from neurosym.solving.solution import Solution
from neurosym.verification.equivalence import Match, compare

_SUBJECT = "problems"


@dataclass(frozen=True, slots=True)
class SuiteReading:
    """The problems of a domain that could be read, with the lines they stand in, and what is wrong with the others."""

    file: Path | None
    problems: tuple[tuple[int, Problem], ...] = ()
    faults: tuple[DomainFault, ...] = ()


def problems_file(domain: Domain) -> Path | None:
    """The suite of a domain: its own file, or the bundled one of its name; None if it has none."""
    bundled = problems_dir() / f"{domain.name}.jsonl"
    if domain.problems is None and domain.name in shipped_domains() and bundled.is_file():
        return bundled
    return domain.problems


def read_suite(domain: Domain) -> SuiteReading:
    """Every line of the domain's problems file, the broken ones as faults."""
    file = problems_file(domain)
    if file is None:
        return SuiteReading(None)
    try:
        lines = list(read_lines(file))
    except SuiteError as error:
        return SuiteReading(file, faults=(DomainFault(_SUBJECT, str(error), Place(file)),))
    problems = tuple((line, found) for line, found in lines if isinstance(found, Problem))
    faults = [_fault(file, line, str(found)) for line, found in lines if isinstance(found, SuiteError)]
    if not lines:
        faults.append(DomainFault(_SUBJECT, "the file holds no problems", Place(file)))
    return SuiteReading(file, problems, (*faults, *_field_faults(domain, file, problems)))


def suite_faults(domain: Domain, suite: SuiteReading, isolated: Isolated) -> Iterator[DomainFault]:
    """The broken lines, the programs that cannot be read, and the answers that are not those of the programs."""
    yield from suite.faults
    if suite.file is None:
        return
    unmeant = unmeant_words(domain)
    for line, problem in suite.problems:
        if problem.program is None:
            continue
        try:
            refuse_unmeant(problem.program, domain.name, unmeant)
            solution = isolated.solve(read(problem.program, problem.domain), "auto")
        except NeurosymError as error:
            yield _fault(suite.file, line, f"field program: {error}")
        else:
            if message := _answer_differs(problem, solution):
                yield _fault(suite.file, line, message)


def _answer_differs(problem: Problem, solution: Solution) -> str:
    if solution.answer is None:
        return f"its program ends as {solution.outcome} {solution.reason}".rstrip()
    if compare(solution.answer, problem.answer, problem.answer_type, problem.options) is Match.EQUAL:
        return ""
    return f"field answer: its program gives {print_answer(solution.answer)}, not {problem.answer}"


def _field_faults(domain: Domain, file: Path, problems: tuple[tuple[int, Problem], ...]) -> Iterator[DomainFault]:
    known = {domain.name, *(each.name for each in domain.includes)}
    first: dict[str, int] = {}
    for line, problem in problems:
        if problem.domain not in known:
            yield _fault(file, line, f"field domain: {problem.domain!r}, expected {domain.name!r}")
        if first.setdefault(problem.id, line) != line:
            yield _fault(file, line, f"field id: {problem.id!r} stands in line {first[problem.id]} already")


def _fault(file: Path, line: int, message: str) -> DomainFault:
    where = f"{file}, line {line}"  # which the place says already
    return DomainFault(_SUBJECT, message.removeprefix(where).lstrip(",: "), Place(file, line))
