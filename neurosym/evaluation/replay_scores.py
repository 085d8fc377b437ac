"""The figures of a replay: for each run its rates with intervals, and the votes over its samples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from neurosym.evaluation.problem import Problem
from neurosym.evaluation.replaying import Replayed
from neurosym.solving.solution import Outcome
from neurosym.verification.equivalence import Match, compare
from neurosym.verification.statistics import Rate

Ties = Literal["none", "first"]


class VoteScore(BaseModel):
    """Votes over the samples of each problem, ours and the recorded ones, with all problems below the line.

    decided: problems where our vote gives an answer. ours, recorded: where the vote is the gold answer.
    """

    ties: Ties
    decided: Rate
    ours: Rate
    recorded: Rate


class GroupScore(BaseModel):
    """One run: a suite, a model, a method, a number of shots and a prompt.

    executed: programs that were read and decided. right_of_executed, right: those with the gold answer, of
    the executed and of all. wrong: answers that were given as the only one and are not the gold answer.
    outcomes: how many of each. votes: where there are several samples of a problem.
    """

    model_config = ConfigDict(protected_namespaces=())

    suite: str
    model: str
    method: str
    shots: int | None
    prompt: str
    executed: Rate
    right_of_executed: Rate
    right: Rate
    wrong: Rate
    outcomes: dict[str, int]
    votes: VoteScore | None = None


def score_replay(
    replayed: Sequence[Replayed], problems: Mapping[str, Problem], ties: Ties = "none"
) -> tuple[GroupScore, ...]:
    """The scores of each run, in the order in which they begin; records without a problem are left out.

    ties: what a vote between answers with equally many samples gives: no answer, or the one that came first,
    as LINC's evaluation has it. Samples without an answer do not vote.
    """
    groups: dict[tuple[object, ...], list[Replayed]] = {}
    for each in replayed:
        if each.right is not None:
            groups.setdefault((each.suite, each.model, each.method, each.shots, each.prompt), []).append(each)
    return tuple(_scored(members, problems, ties) for members in groups.values())


def _scored(members: Sequence[Replayed], problems: Mapping[str, Problem], ties: Ties) -> GroupScore:
    executed = [each for each in members if each.executed]
    right = sum(bool(each.right) for each in members)
    wrong = sum(each.outcome == Outcome.SOLVED and not each.right for each in members)
    first = members[0]
    return GroupScore(
        suite=first.suite,
        model=first.model,
        method=first.method,
        shots=first.shots,
        prompt=first.prompt,
        executed=Rate.of(len(executed), len(members)),
        right_of_executed=Rate.of(sum(bool(each.right) for each in executed), len(executed)),
        right=Rate.of(right, len(members)),
        wrong=Rate.of(wrong, len(members)),
        outcomes=dict(Counter(each.outcome for each in members).most_common()),
        votes=_votes(members, problems, ties),
    )


def _votes(members: Sequence[Replayed], problems: Mapping[str, Problem], ties: Ties) -> VoteScore | None:
    by_problem: dict[str, list[Replayed]] = {}
    for each in members:
        by_problem.setdefault(each.problem_id, []).append(each)
    if len(by_problem) == len(members):
        return None
    ours = {id: _majority((_said(each.answer) for each in samples), ties) for id, samples in by_problem.items()}
    theirs = {id: _majority((each.recorded for each in samples), "first") for id, samples in by_problem.items()}
    count = len(by_problem)
    return VoteScore(
        ties=ties,
        decided=Rate.of(sum(answer is not None for answer in ours.values()), count),
        ours=Rate.of(sum(_is_gold(answer, problems[id]) for id, answer in ours.items()), count),
        recorded=Rate.of(sum(_is_gold(answer, problems[id]) for id, answer in theirs.items()), count),
    )


def _said(answer: tuple[str, ...] | None) -> str | None:
    return None if answer is None else ", ".join(answer)


def _majority(said: Iterable[str | None], ties: Ties) -> str | None:
    """The answer with the most samples."""
    ranked = Counter(answer for answer in said if answer is not None).most_common(2)
    if not ranked or (ties == "none" and len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _is_gold(answer: str | None, problem: Problem) -> bool:
    return compare(answer, problem.answer, problem.answer_type, problem.options) is Match.EQUAL
