"""One record at a time: who was right, who was wrong, who abstained, and what the verifier says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import AnswerRecord, PipelineRecord, RunRecord
from neurosym.language.syntax import Answer
from neurosym.verification.equivalence import Match, compare, is_unanswerable
from neurosym.verification.quantities import read_printed
from neurosym.verification.verdict import Verification
from neurosym.verification.verifier import SOLVED, verify_claim

CLUSTER_KEYS = ("gsm8k_id", "seed_id", "cluster")


PIPELINE = "pipeline"
"""The name of the symbolic route among the sides of a record; the other sides are its answerers."""


class Standing(StrEnum):
    """How one side did on one problem."""

    RIGHT = "right"
    WRONG = "wrong"  # answered, and the answer is not the gold answer: a hallucination
    ABSTAINED = "abstained"  # gave no answer
    DECLINED = "declined"  # gave no answer, rightly: the problem has none
    UNREADABLE = "unreadable"  # said something that is no answer of the kind asked for

    @property
    def right(self) -> bool:
        """Whether this counts as a success."""
        return self in {Standing.RIGHT, Standing.DECLINED}

    @property
    def answered(self) -> bool:
        """Whether a readable answer was given."""
        return self in {Standing.RIGHT, Standing.WRONG}


@dataclass(frozen=True, slots=True)
class Judged:
    """A record with the standing of each side and the verifier's word on each answerer's claim."""

    record: RunRecord
    pipeline: Standing
    answerers: dict[str, Standing]
    verifications: dict[str, Verification]

    def standing(self, side: str) -> Standing:
        """How one side did: `PIPELINE`, or an answerer by its name."""
        return self.pipeline if side == PIPELINE else self.answerers[side]


def judge(record: RunRecord) -> Judged:
    """Hold each side of a record against the gold answer, and each claim against the pipeline."""
    answer = answer_of(record.pipeline)
    return Judged(
        record,
        _pipeline_standing(record.problem, answer),
        {name: _answerer_standing(record.problem, said) for name, said in record.answers.items()},
        {name: _verified(record.pipeline, answer, said) for name, said in record.answers.items()},
    )


def answer_of(pipeline: PipelineRecord) -> Answer | None:
    """The one answer of the pipeline as exact values; None if it did not solve the problem."""
    if pipeline.outcome != SOLVED or pipeline.answer is None:
        return None
    return tuple(map(read_printed, pipeline.answer))


def failure_of_pipeline(judged: Judged) -> str:
    """Where the symbolic route failed: its outcome, or "wrong"; "" if it was right."""
    if judged.pipeline.right:
        return ""
    outcome = judged.record.pipeline.outcome
    return outcome if outcome != SOLVED else judged.pipeline.value


def failure_of_answerer(judged: Judged, name: str) -> str:
    """Where an answerer failed: "wrong", "unreadable" or "abstained"; "" if it was right."""
    standing = judged.answerers[name]
    return "" if standing.right else standing.value


def steps_of(problem: Problem) -> int | None:
    """The number of arithmetic operations in the gold solution; None if there is none to count in.

    Taken from `meta["steps"]`, the calculations `<<...>>` of a worked solution, or the operators of a
    formula or program.
    """
    stated = problem.meta.get("steps")
    if isinstance(stated, int) and not isinstance(stated, bool) and stated > 0:
        return stated
    solution = problem.gold_annotation or problem.program
    if not solution:
        return None
    code = re.sub(r"#[^\n]*|\[[^\]\n]*\]|\"[^\"\n]*\"", "", solution)
    return solution.count("<<") or len(re.findall(r"//|\*\*|[-+*/]|\bmod\b|\b(?!answer\b)[a-z_]+\(", code)) or None


def cluster_of(problem: Problem) -> str:
    """What the problem shares with its siblings: its template, the problem it was varied from, or itself."""
    for key in CLUSTER_KEYS:
        if key in problem.meta:
            return str(problem.meta[key])
    return problem.template or problem.id


def _pipeline_standing(problem: Problem, answer: Answer | None) -> Standing:
    if answer is None:
        return _silent(problem)
    return _standing(compare(answer, problem.answer, problem.answer_type, problem.options), problem)


def _answerer_standing(problem: Problem, said: AnswerRecord) -> Standing:
    if said.form == "unparsable":
        return Standing.UNREADABLE
    return _standing(compare(said.extracted, problem.answer, problem.answer_type, problem.options), problem)


def _standing(match: Match, problem: Problem) -> Standing:
    if match is Match.ABSENT:
        return _silent(problem)
    if match is Match.UNPARSABLE:
        return Standing.UNREADABLE
    return Standing.RIGHT if match is Match.EQUAL else Standing.WRONG


def _silent(problem: Problem) -> Standing:
    return Standing.DECLINED if is_unanswerable(problem.answer) else Standing.ABSTAINED


def _verified(pipeline: PipelineRecord, answer: Answer | None, said: AnswerRecord) -> Verification:
    claim = said.extracted if said.form == "parsed" else (said.raw if said.form == "unparsable" else None)
    return verify_claim(
        pipeline.outcome,
        answer,
        [step.text for step in pipeline.steps] or list(pipeline.core),
        claim,
        answers=[tuple(map(read_printed, each)) for each in pipeline.answers],
        reason=pipeline.reason or pipeline.error,
    )
