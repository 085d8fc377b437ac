"""From what the symbolic route and the answerers give back to what a run keeps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neurosym.answering.records import ModelAnswer
from neurosym.evaluation.records import AnswerRecord, CandidateRecord, PipelineRecord, StepRecord
from neurosym.language import read
from neurosym.language.printing import print_value
from neurosym.language.syntax import Answer

if TYPE_CHECKING:
    from neurosym.pipeline import Result


def pipeline_record(result: Result) -> PipelineRecord:
    """A result with all values printed as the language prints them, and the core as statement texts."""
    solution = result.solution
    record = PipelineRecord(
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
            )
            for candidate in result.candidates
        ),
        confidence=result.confidence,
        error=result.error,
        seconds=result.seconds,
        tokens=result.tokens,
    )
    if solution is None:
        return record
    return record.model_copy(
        update={
            "answers": tuple(map(_values, solution.answers)),
            "steps": tuple(StepRecord(statement=step.statement, text=step.text) for step in solution.steps),
            "core": core_texts(result.program, result.domain, solution.core),
            "engine": solution.engine,
            "reason": solution.reason,
        }
    )


def answer_record(answer: ModelAnswer) -> AnswerRecord:
    """An answer without the name of who gave it, which is its key in the record."""
    return AnswerRecord(
        raw=answer.raw,
        extracted=answer.extracted,
        form=answer.form,
        tokens=answer.tokens,
        seconds=answer.seconds,
    )


def core_texts(program: str | None, domain: str, core: tuple[int, ...]) -> tuple[str, ...]:
    """The program text of each statement of a core of contradicting statements."""
    if program is None or not core:
        return ()
    read_back = read(program, domain)
    spans = (read_back.statements[index].span for index in core)
    return tuple(read_back.text[span.start : span.end].strip() for span in spans)


def _printed(answer: Answer | None) -> tuple[str, ...] | None:
    return None if answer is None else _values(answer)


def _values(answer: Answer) -> tuple[str, ...]:
    return tuple(map(print_value, answer))
