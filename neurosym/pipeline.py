"""The pipeline: text to candidate programs to exact solutions to one answer, or a named reason for none."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from neurosym.budget import RETRIES, Budget
from neurosym.domains import get
from neurosym.errors import CheckError, ParseError, TranslationError
from neurosym.language import read
from neurosym.language.syntax import Answer, ExtremumQuery, TruthValue, ValueQuery
from neurosym.solving import Isolated
from neurosym.solving.solution import Outcome, Solution
from neurosym.translation.plausibility import implausible, incomplete
from neurosym.translation.records import REFUSED
from neurosym.translation.translator import refuse_unreadable

if TYPE_CHECKING:
    from neurosym.translation.records import Candidate, Translation, Translator

NOT_TRANSLATED = "not_translated"
ABSTAINED = "abstained"
IMPLAUSIBLE = "implausible"
INCOMPLETE = "incomplete"

_AGREEING = 2
"""Samples that must agree where the greedy program failed: one alone was right in a quarter of the cases."""
_UNDECIDED = frozenset({Outcome.UNKNOWN, Outcome.OUT_OF_BUDGET, Outcome.UNSUPPORTED})
_RIVALS_DIFFER = "a name of the text may mean things of two rows, and the answer depends on which"
_RIVAL_UNDECIDED = "a name of the text may mean things of two rows, and one of these readings could not be decided"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    """A candidate program and what became of it.

    fate: an `Outcome` value, "parse_error", "check_error", "implausible", "incomplete", "cut off" or "refused". error:
    its message, if any. An answer that is held back (see `plausibility`) stands in the solution alone.
    """

    program: str
    score: float
    tokens: int
    fate: str
    answer: Answer | None = None
    error: str = ""
    solution: Solution | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What the symbolic route made of one text.

    outcome: an `Outcome` value, "not_translated" or "abstained". answer: the one answer, if solved.
    program, solution: of the candidate that was chosen. confidence: in the answer, between 0 and 1; with one
    candidate the geometric mean probability of its tokens, with several (a repair is one more) the share of
    all candidates that agree. seconds, tokens: the whole cost of this text.
    """

    text: str
    domain: str
    outcome: str
    answer: Answer | None = None
    program: str | None = None
    solution: Solution | None = None
    confidence: float = 0.0
    candidates: tuple[CandidateRecord, ...] = ()
    error: str = ""
    seconds: float = 0.0
    tokens: int = 0


class SolvesMany(Protocol):
    """What runs of suites need of a pipeline."""

    def solve_many(self, texts: Sequence[str], on_progress: Progress | None = None) -> Sequence[Result]:
        """One result a text, in the same order; what goes wrong with one text is in its result."""
        ...

    def settings(self) -> dict[str, Any]:
        """All that decides what it does, as JSON values."""
        ...


class Pipeline:
    """Translate, solve every candidate, drop those that fail, vote on the answers.

    translator: what writes the programs; by default the small model `model` with its shipped adapter.
    candidates: programs per text; one is decoded greedily. threshold: abstain below this confidence.
    retries: where the one greedy program has no plausible answer, so many samples (two or more) are drawn and vote;
    not with several candidates, nor with `repair`, nor where the domain goes sentence by sentence.
    repair: instead of these, one more greedy try with the error in view. Where the domain goes sentence by sentence,
    the next likeliest programs are tried until one has exactly one answer.
    """

    def __init__(
        self,
        translator: Translator | None = None,
        *,
        model: str = "0.5b",
        domain: str = "equations",
        engine: str = "auto",
        candidates: int = 1,
        threshold: float = 0.0,
        retries: int = RETRIES,
        repair: bool = False,
        budget: Budget | None = None,
    ) -> None:
        self._given, self._model, self._domain = translator, model, domain
        self._engine, self._candidates, self._threshold = engine, candidates, threshold
        self._retries, self._repair, self._budget = retries, repair, budget or Budget()

    @cached_property
    def translator(self) -> Translator:
        """What writes the programs."""
        if self._given is not None:
            return self._given
        from neurosym.translation.choosing import translator_for

        return translator_for(self._model, self._domain)

    def settings(self) -> dict[str, Any]:
        """All that decides what it does, as JSON values."""
        return {
            "translator": self.translator.settings(),
            "engine": self._engine,
            "candidates": self._candidates,
            "threshold": self._threshold,
            "retries": self._retries,
            "repair": self._repair,
            "budget": {name: getattr(self._budget, name) for name in ("rlimit", "seconds", "memory_mb")},
        }

    def solve(self, text: str) -> Result:
        """The result for one text. What goes wrong with the text is a named outcome, not an exception.

        Raises ModelError if there is no model, SolveError if two engines disagree.
        """
        return self.solve_many([text])[0]

    def solve_many(self, texts: Sequence[str], on_progress: Progress | None = None) -> list[Result]:
        """One result a text, in the same order; raises as `solve`."""
        refused = {place: error for place, text in enumerate(texts) if (error := _refusal(text))}
        places = [place for place in range(len(texts)) if place not in refused]
        results: list[Result] = [
            Result(text, self.translator.domain, NOT_TRANSLATED, error=refused.get(place, ""))
            for place, text in enumerate(texts)
        ]
        if not places:
            return results
        translations = self.translator.translate([texts[place] for place in places], self._candidates, on_progress)
        with Isolated(self._engine, self._budget) as solver:
            for place, translation in zip(places, translations, strict=True):
                results[place] = self._choose(translation.text, *self._judge_all(translation, solver))
            if self._repair or get(self.translator.domain).sentences:
                self._repair_failures(results, solver)
            elif self._candidates == 1 and self._retries > 1:
                self._sample_failures(results, solver)
        return results

    def _judge_all(self, translation: Translation, solver: Isolated) -> tuple[tuple[CandidateRecord, ...], float]:
        """All candidates with their fates, and the seconds of writing and solving them; equal ones are solved once."""
        start = time.perf_counter()
        judged: dict[tuple[str, str], CandidateRecord] = {}
        records = []
        for candidate in translation.candidates:
            key = candidate.program, candidate.fate
            if key not in judged:
                judged[key] = self._judge(translation.text, candidate, solver)
            records.append(replace(judged[key], score=candidate.score, tokens=candidate.tokens))
        return tuple(records), translation.seconds + time.perf_counter() - start

    def _judge_until_solved(
        self, translation: Translation, solver: Isolated
    ) -> tuple[tuple[CandidateRecord, ...], float]:
        """As `_judge_all`, up to the first candidate that has an answer."""
        start = time.perf_counter()
        records: list[CandidateRecord] = []
        for candidate in translation.candidates:
            records.append(self._judge(translation.text, candidate, solver))
            if records[-1].answer is not None:
                break
        return tuple(records), translation.seconds + time.perf_counter() - start

    def _judge(self, text: str, candidate: Candidate, solver: Isolated) -> CandidateRecord:
        """The record of a candidate; with rivals that of the one among them all that has an answer."""
        if candidate.fate == REFUSED:
            return CandidateRecord(candidate.program, candidate.score, candidate.tokens, REFUSED, error=candidate.why)
        own = self._judge_alone(text, candidate, solver)
        rivals = [self._judge_alone(text, replace(candidate, program=rival), solver) for rival in candidate.rivals]
        answered = [record for record in (own, *rivals) if record.answer is not None]
        if len({record.answer for record in answered}) > 1:
            return replace(own, fate=REFUSED, answer=None, solution=None, error=_RIVALS_DIFFER)
        if answered and any(record.fate in _UNDECIDED for record in (own, *rivals)):
            return replace(own, fate=REFUSED, answer=None, solution=None, error=_RIVAL_UNDECIDED)
        return answered[0] if answered else own

    def _judge_alone(self, text: str, candidate: Candidate, solver: Isolated) -> CandidateRecord:
        def record(fate: str, **more: Any) -> CandidateRecord:
            return CandidateRecord(candidate.program, candidate.score, candidate.tokens, fate, **more)

        if candidate.fate != "finished" and not candidate.program.endswith("\n"):
            return record(candidate.fate, error="it was cut off in the middle of a line")
        try:
            program = read(candidate.program, self.translator.domain)
        except ParseError as error:
            return record("parse_error" if candidate.fate == "finished" else candidate.fate, error=str(error))
        except CheckError as error:
            return record("check_error", error=str(error))
        solution = solver.solve(program)
        if solution.answer and isinstance(program.query, ValueQuery) and (why := implausible(text, solution.answer)):
            return record(IMPLAUSIBLE, error=why, solution=solution)
        if solution.answer and isinstance(program.query, ExtremumQuery) and (why := incomplete(text, program)):
            return record(INCOMPLETE, error=why, solution=solution)
        return record(str(solution.outcome), answer=solution.answer, error=solution.reason, solution=solution)

    def _choose(self, text: str, records: tuple[CandidateRecord, ...], seconds: float, least: int = 1) -> Result:
        """The answer that most candidates, and at least so many, agree on; the likeliest program speaks for it."""
        if all(record.answer is None for record in records) and (len(records) > 1 or self._retries <= 1):
            records = _agreed_incomplete(records)
        result = Result(
            text,
            self.translator.domain,
            NOT_TRANSLATED,
            candidates=records,
            error="the translator wrote no program",
            seconds=seconds,
            tokens=sum(record.tokens for record in records),
        )
        if not records:
            return result
        votes = Counter(record.answer for record in records if record.answer is not None)
        best_of = {answer: max((r for r in records if r.answer == answer), key=_score) for answer in votes}
        if not votes:
            best = max(records, key=lambda record: (record.solution is not None, record.score))
            if best.solution is None:
                return replace(result, error=best.error)
            outcome = ABSTAINED if best.fate in (IMPLAUSIBLE, INCOMPLETE) else best.fate
            return replace(result, outcome=outcome, program=best.program, solution=best.solution, error=best.error)
        answer = max(votes, key=lambda answer: (votes[answer], best_of[answer].score))
        chosen = best_of[answer]
        confidence = votes[answer] / len(records) if len(records) > 1 else math.exp(chosen.score)
        abstains = confidence < self._threshold or votes[answer] < least or (least > 1 and _is_label(answer))
        return replace(
            result,
            outcome=ABSTAINED if abstains else Outcome.SOLVED,
            answer=None if abstains else answer,
            program=chosen.program,
            solution=chosen.solution,
            confidence=confidence,
            error="the candidates agree too little" if abstains else "",
        )

    def _repair_failures(self, results: list[Result], solver: Isolated) -> None:
        """Gives each text whose candidates all failed one more try, which joins them."""
        failed = _failed(results)
        if not failed:
            return
        shown = [max(result.candidates, key=_score) for _, result in failed]
        tries = [(r.text, c.program, c.error or c.fate) for (_, r), c in zip(failed, shown, strict=True)]
        for (place, before), translation in zip(failed, self.translator.repair(tries), strict=True):
            results[place] = self._joined(before, *self._judge_until_solved(translation, solver))

    def _sample_failures(self, results: list[Result], solver: Isolated) -> None:
        """Gives each text whose greedy program failed some samples, which join it."""
        failed = _failed(results)
        if not failed:
            return
        translations = self.translator.translate([result.text for _, result in failed], self._retries)
        for (place, before), translation in zip(failed, translations, strict=True):
            results[place] = self._joined(before, *self._judge_all(translation, solver), least=_AGREEING)

    def _joined(self, before: Result, records: tuple[CandidateRecord, ...], seconds: float, least: int = 1) -> Result:
        """What comes of a text with further candidates beside those that failed."""
        return self._choose(before.text, before.candidates + records, before.seconds + seconds, least)


def _agreed_incomplete(records: tuple[CandidateRecord, ...]) -> tuple[CandidateRecord, ...]:
    """The records with the answer of incomplete programs as theirs, if more than half of all candidates have it.

    A number that every program passes over is more likely to be beside the point.
    """
    found = Counter(record.solution.answer for record in records if record.fate == INCOMPLETE and record.solution)
    answer, count = max(found.items(), key=lambda item: item[1], default=(None, 0))
    if 2 * count <= len(records):
        return records
    return tuple(
        replace(record, answer=answer)
        if record.fate == INCOMPLETE and record.solution and record.solution.answer == answer
        else record
        for record in records
    )


def _failed(results: Sequence[Result]) -> list[tuple[int, Result]]:
    """The places of the texts that have programs but no answer, and what became of them."""
    return [
        (place, result)
        for place, result in enumerate(results)
        if result.candidates and all(record.answer is None for record in result.candidates)
    ]


def _is_label(answer: Answer) -> bool:
    """Whether an answer is one of True, False and Unknown, on which samples that know nothing agree by chance."""
    return len(answer) == 1 and isinstance(answer[0], TruthValue)


def _score(record: CandidateRecord) -> float:
    return record.score


def _refusal(text: str) -> str:
    """Why a text cannot be translated at all, or ""."""
    try:
        refuse_unreadable(text)
    except TranslationError as error:
        return str(error)
    return ""
