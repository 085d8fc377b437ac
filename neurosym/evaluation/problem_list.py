"""The problems of a run as the report embeds them: compact, compressed, and within a size that browsers bear."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neurosym.evaluation.judging import Judged, steps_of
from neurosym.evaluation.records import CandidateRecord, PipelineRecord

MOST_BYTES = 8_000_000
_SIZES = ((4000, 16), (600, 6), (150, 0))  # characters of what a model said, candidates: tried in turn


@dataclass(frozen=True, slots=True)
class ProblemList:
    """base64 of gzipped JSON, and whether words of models and candidates were cut to keep it small."""

    data: str
    shortened: bool


def problem_list(judged: Sequence[Judged], names: Mapping[str, str], most_bytes: int = MOST_BYTES) -> ProblemList:
    """All problems with both sides, in as many words as fit; what is cut is cut for all alike.

    names: the name to show for each answerer.
    """
    data = ""
    for place, (characters, candidates) in enumerate(_SIZES):
        entries = [_entry(each, names, characters, candidates) for each in judged]
        packed = gzip.compress(json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
        data = base64.b64encode(packed).decode("ascii")
        if len(data) <= most_bytes:
            return ProblemList(data, shortened=place > 0)
    return ProblemList(data, shortened=True)


def _entry(judged: Judged, names: Mapping[str, str], characters: int, candidates: int) -> dict[str, Any]:
    problem = judged.record.problem
    return {
        "id": problem.id,
        "suite": problem.suite,
        "text": problem.prompt,
        "gold": str(problem.answer),
        "steps": steps_of(problem),
        "pipeline": _pipeline(judged, candidates),
        "answers": [
            {
                "name": names[name],
                "raw": _cut(said.raw, characters),
                "extracted": said.extracted,
                "standing": judged.answerers[name].value,
                "verdict": judged.verifications[name].verdict.value,
                "reason": judged.verifications[name].reason,
            }
            for name, said in judged.record.answers.items()
        ],
    }


def _pipeline(judged: Judged, candidates: int) -> dict[str, Any]:
    record = judged.record.pipeline
    return {
        "standing": judged.pipeline.value,
        "outcome": record.outcome,
        "answer": None if record.answer is None else ", ".join(record.answer),
        "answers": [", ".join(each) for each in record.answers],
        "program": record.program,
        "steps": [step.text for step in record.steps],
        "core": list(record.core),
        "reason": record.reason or record.error,
        "confidence": round(record.confidence, 4),
        "engine": record.engine,
        "seconds": round(record.seconds, 2),
        "tokens": record.tokens,
        "candidates": list(_distinct(record, candidates)),
    }


def _distinct(record: PipelineRecord, most: int) -> Iterator[dict[str, Any]]:
    """The different candidate programs with how often each was written, as many as `most`."""
    groups: dict[str, list[CandidateRecord]] = {}
    for candidate in record.candidates:
        groups.setdefault(candidate.program, []).append(candidate)
    if len(record.candidates) < 2:
        return
    for program, same in list(groups.items())[:most]:
        first = same[0]
        yield {
            "program": program,
            "chosen": program == record.program,
            "times": len(same),
            "score": round(first.score, 3),
            "fate": first.fate,
            "answer": None if first.answer is None else ", ".join(first.answer),
        }


def _cut(words: str, characters: int) -> str:
    return words if len(words) <= characters else words[:characters] + " …"
