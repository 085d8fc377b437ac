"""From what the symbolic route and the answerers give back to what a run keeps of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from neurosym.answering.records import ModelAnswer
from neurosym.evaluation.records import AnswerRecord, CandidateRecord, PipelineRecord, SampleRecord, StepRecord
from neurosym.language import read
from neurosym.language.printing import print_value
from neurosym.language.syntax import Answer, Program

if TYPE_CHECKING:
    from neurosym.pipeline import Result
    from neurosym.solving.solution import Solution


def pipeline_record(result: Result) -> PipelineRecord:
    """A result with all values printed as the language prints them, and the core as statement texts."""
    evidence: dict[str, Any] = {}
    if result.solution is not None and result.program is not None:
        evidence = _evidence(read(result.program, result.domain), result.solution)
    return PipelineRecord(
        outcome=result.outcome,
        answer=_printed(result.answer),
        program=result.program,
        domain=result.domain,
        candidates=tuple(
            CandidateRecord(
                program=candidate.program,
                score=candidate.score,
                tokens=candidate.tokens,
                fate=candidate.fate,
                answer=_printed(candidate.answer),
                error=candidate.error,
            )
            for candidate in result.candidates
        ),
        confidence=result.confidence,
        error=result.error,
        seconds=result.seconds,
        tokens=result.tokens,
        **evidence,
    )


def solution_record(program: Program, solution: Solution) -> PipelineRecord:
    """The same of a program that somebody wrote: nothing was translated, so there are no candidates."""
    return PipelineRecord(
        outcome=solution.outcome,
        answer=_printed(solution.answer),
        program=program.text,
        domain=program.domain,
        confidence=1.0 if solution.answer is not None else 0.0,
        seconds=solution.seconds,
        **_evidence(program, solution),
    )


def answer_record(answer: ModelAnswer) -> AnswerRecord:
    """An answer without the name of who gave it, which is its key in the record."""
    return AnswerRecord(
        raw=answer.raw,
        extracted=answer.extracted,
        form=answer.form,
        tokens=answer.tokens,
        seconds=answer.seconds,
        samples=tuple(SampleRecord(**asdict(sample)) for sample in answer.samples),
    )


def core_texts(program: Program, solution: Solution) -> tuple[str, ...]:
    """The texts of the statements that contradict each other, if that is how it ended."""
    return _statement_texts(program, solution.core)


def _statement_texts(program: Program, indices: tuple[int, ...]) -> tuple[str, ...]:
    spans = [program.statements[index].span for index in indices]
    return tuple(program.text[span.start : span.end] for span in spans)


def _evidence(program: Program, solution: Solution) -> dict[str, Any]:
    """The fields of a record that say why: other answers, steps, core, engine and reason."""
    return {
        "answers": tuple(map(_values, solution.answers)),
        "steps": tuple(StepRecord(statement=step.statement, text=step.text) for step in solution.steps),
        "core": core_texts(program, solution),
        "used": _statement_texts(program, solution.used),
        "engine": solution.engine,
        "reason": solution.reason,
    }


def _printed(answer: Answer | None) -> tuple[str, ...] | None:
    return None if answer is None else _values(answer)


def _values(answer: Answer) -> tuple[str, ...]:
    return tuple(map(print_value, answer))
