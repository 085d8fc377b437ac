"""Voting over the samples that one side drew for a problem: what m of them would have answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from random import Random

from neurosym.evaluation.judging import Judged, cluster_of
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import CandidateRecord
from neurosym.language.syntax import Answer
from neurosym.verification.equivalence import Match, compare, is_unanswerable
from neurosym.verification.quantities import read_printed

EXACT_SUBSETS = 1000


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: its answer as it is counted in a vote (None for no answer), its score, and its tokens."""

    answer: Hashable
    right: bool
    score: float = 0.0
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class Sampled:
    """The samples of one problem; `unanswerable` if giving no answer is right."""

    id: str
    cluster: str
    samples: tuple[Sample, ...]
    unanswerable: bool = False


@dataclass(frozen=True, slots=True)
class Voted:
    """What a vote of m samples comes to: how likely it gives a right answer, any answer, and holds a right one."""

    right: float
    answered: float
    any_right: float


def pipeline_samples(judged: Sequence[Judged], k: int) -> list[Sampled]:
    """The first k candidate programs of each problem; one with fewer has failed samples instead.

    Only for runs whose candidates are samples of equal standing, so not for domains that go sentence by sentence,
    where they are tried in order. A repair comes after the k samples and is left out.
    """
    return [
        _sampled(problem, [_candidate(made, problem) for made in each.record.pipeline.candidates[:k]], k)
        for each in judged
        if (problem := each.record.problem)
    ]


def answer_samples(
    problems: Mapping[str, Problem], answers: Iterable[tuple[str, str | None]], k: int | None = None
) -> list[Sampled]:
    """Samples of an answerer from (problem id, answer or None), in order: all, or the first k of each problem.

    Answers to other problems are left out. Answers are counted together if they are the same but for case and spaces;
    what is no answer of the kind asked for has no vote.
    """
    found: dict[str, list[Sample]] = {}
    for id, answer in answers:
        if id in problems:
            found.setdefault(id, []).append(_said(answer, problems[id]))
    return [_sampled(problems[id], samples[:k]) for id, samples in found.items()]


def vote(samples: Sequence[Sample], m: int, source: Random, draws: int = 200) -> Voted:
    """What m of these samples, drawn without replacement, come to on average.

    The answer with most votes is given; of several the one with the best score, as the pipeline does, and of equal
    scores each as likely. All subsets are counted where they are at most `EXACT_SUBSETS`, else `draws` random ones.
    any_right is exact: 1 - C(wrong, m) / C(all, m) (M. Chen et al., arXiv:2107.03374, 2021). Raises ValueError unless
    1 <= m <= the number of samples.
    """
    if not 1 <= m <= len(samples):
        raise ValueError(f"a vote of {m} cannot be drawn from {len(samples)} samples")
    wrong = sum(not sample.right for sample in samples)
    any_right = 1 - comb(wrong, m) / comb(len(samples), m)
    if len({sample.answer for sample in samples}) == 1:
        return Voted(float(samples[0].right), float(samples[0].answer is not None), any_right)
    outcomes = [_outcome(chosen) for chosen in _subsets(samples, m, source, draws)]
    share = 1 / len(outcomes)
    return Voted(share * sum(right for right, _ in outcomes), share * sum(given for _, given in outcomes), any_right)


def _subsets(samples: Sequence[Sample], m: int, source: Random, draws: int) -> Iterator[Sequence[Sample]]:
    if comb(len(samples), m) <= EXACT_SUBSETS:
        return iter(combinations(samples, m))
    return (source.sample(samples, m) for _ in range(draws))


def _outcome(chosen: Sequence[Sample]) -> tuple[float, bool]:
    """How likely the vote is right, and whether it answers at all."""
    votes = Counter(sample.answer for sample in chosen if sample.answer is not None)
    if not votes:
        return 0.0, False
    most = max(votes.values())
    best: dict[Hashable, tuple[float, bool]] = {}
    for sample in chosen:
        if votes.get(sample.answer) == most:
            here = (sample.score, sample.right)
            best[sample.answer] = max(best.get(sample.answer, here), here)
    top = max(score for score, _ in best.values())
    tied = [right for score, right in best.values() if score == top]
    return sum(tied) / len(tied), True


def _candidate(made: CandidateRecord, problem: Problem) -> Sample:
    match = _match(None if made.answer is None else tuple(map(read_printed, made.answer)), problem)
    return Sample(made.answer, match is Match.EQUAL, made.score, made.tokens)


def _said(answer: str | None, problem: Problem) -> Sample:
    match = _match(answer, problem)
    if answer is None or match in {Match.ABSENT, Match.UNPARSABLE}:
        return Sample(None, False)
    return Sample(" ".join(answer.casefold().split()), match is Match.EQUAL)


def _match(claim: str | Answer | None, problem: Problem) -> Match:
    return compare(claim, problem.answer, problem.answer_type, problem.options)


def _sampled(problem: Problem, samples: Sequence[Sample], k: int = 0) -> Sampled:
    filled = (*samples, *[Sample(None, False)] * (k - len(samples)))
    return Sampled(problem.id, cluster_of(problem), filled, is_unanswerable(problem.answer))
