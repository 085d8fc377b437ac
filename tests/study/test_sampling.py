"""The vote that costs as much as the pipeline, and the model that runs the pipeline's programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from neurosym.evaluation.judging import Judged, judge
from neurosym.evaluation.records import AnswerRecord, SampleRecord
from neurosym.study.execution import execution_findings
from neurosym.study.sampling import affordable, equal_budget, vote_samples, voters, with_first

MakeJudged = Callable[..., Judged]
VOTE = "vote4:0.5b"


def voted(each: Judged, said: Sequence[str | None], tokens: int = 20) -> Judged:
    """With an answerer that drew these samples, each of so many tokens."""
    samples = tuple(
        SampleRecord(raw=f"So {words}.", extracted=words, form="parsed" if words else "absent", tokens=tokens, score=-1)
        for words in said
    )
    record = AnswerRecord(raw="", extracted=said[0], form="parsed", tokens=tokens * len(said), samples=samples)
    return judge(each.record.model_copy(update={"answers": {**each.record.answers, VOTE: record}}))


@pytest.fixture
def run(make_judged: MakeJudged) -> list[Judged]:
    """The pipeline spends 60 tokens and is right on all 12; the vote is right only with all four samples."""
    return [voted(make_judged(n, said={"direct": "9"}), ["7", "7", "9", "9.0"][:: 1 if n else -1]) for n in range(12)]


def test_only_who_voted_is_a_voter(run: list[Judged]) -> None:
    assert voters(run) == [VOTE]
    assert voters([]) == []


@pytest.mark.parametrize(("tokens", "m"), [(1, 1), (29, 1), (31, 2), (60, 3), (9999, 4)])
def test_the_samples_that_a_budget_pays_for(run: list[Judged], tokens: float, m: int) -> None:
    assert affordable(run, VOTE, tokens) == m


def test_the_first_samples_vote_anew(run: list[Judged]) -> None:
    (first, *_), (_, second, *_) = with_first(run, VOTE, 1, "one"), with_first(run, VOTE, 3, "three")
    assert first.answerers["one"].right
    assert first.record.answers["one"].tokens == 20
    assert not second.answerers["three"].right
    assert second.record.answers["three"].extracted == "7"
    assert second.record.answers[VOTE].samples


def test_samples_are_counted_as_the_vote_counts_them(run: list[Judged]) -> None:
    sampled = vote_samples(run, VOTE)[1]
    assert [each.answer for each in sampled.samples] == ["7", "7", "9", "9"]
    assert [each.right for each in sampled.samples] == [False, False, True, True]
    assert {each.tokens for each in sampled.samples} == {20}


def test_the_pipeline_against_a_vote_of_its_cost(run: list[Judged]) -> None:
    (finding,) = equal_budget({"eggs": {"main": run, "votes": run[:6]}}, {"eggs": "main"})
    main, votes = finding.rows
    assert (main["samples"], main["tokens"], main["vote_tokens"]) == (3, 60, 60)
    assert (main["difference_b"], main["difference_c"], main["difference_n"]) == (11, 0, 12)
    assert votes["difference_n"] == 6
    assert not finding.negative
    assert all(set(finding.columns) <= set(row) for row in finding.rows)
    assert equal_budget({"eggs": {"main": []}}, {"eggs": "main"}) == []


def test_a_vote_that_is_as_good_is_a_negative_finding(make_judged: MakeJudged) -> None:
    run = [voted(make_judged(n), ["9"], tokens=100) for n in range(5)]
    (finding,) = equal_budget({"eggs": {"main": run}}, {"eggs": "main"})
    assert finding.negative
    assert "In 1 the vote spends over a tenth more tokens" in finding.says


def test_engine_against_model_on_the_same_programs(make_judged: MakeJudged) -> None:
    run = [
        make_judged(1, candidates=["9"], said={"execute:0.5b": "9"}),
        make_judged(2, candidates=["9"], said={"execute:0.5b": "8"}),
        make_judged(3, "7", candidates=["7"], said={"execute:0.5b": "7"}),
        make_judged(4, "several", candidates=["9"], said={"execute:0.5b": "9"}),
        make_judged(5, "not_translated", said={"execute:0.5b": None}),
    ]
    (finding,) = execution_findings({"eggs": run})
    (row,) = finding.rows
    assert (row["engine_k"], row["model_k"], row["engine_n"]) == (2, 2, 4)
    assert (row["difference_b"], row["difference_c"]) == (1, 1)
    assert (row["faithful_k"], row["faithful_n"]) == (2, 3)
    assert finding.negative
    assert execution_findings({"eggs": [make_judged(1, said={"direct": "9"})]}) == []
