"""Self-consistency beside the pipeline: the samples of a vote, and the vote that costs as many tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neurosym.answering.records import AnswerSample, ModelAnswer
from neurosym.answering.voting import counted, majority
from neurosym.evaluation.judging import Judged, Standing, cluster_of, judge
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.recording import answer_record
from neurosym.evaluation.records import SampleRecord
from neurosym.study.results import Finding, Row, bars, paired_cells, rate_cells
from neurosym.study.voting import Sample, Sampled
from neurosym.verification.equivalence import Match, compare, is_unanswerable
from neurosym.verification.statistics import Paired, Rate, compare_paired, holm


def voters(judged: Sequence[Judged]) -> list[str]:
    """The answerers of a run that voted over samples."""
    return [name for name in (judged[0].answerers if judged else ()) if _samples(judged, name)]


def vote_samples(judged: Sequence[Judged], name: str) -> list[Sampled]:
    """The samples of an answerer that voted, as `compute` reads them; problems it was not shown have none of these."""
    return [
        Sampled(
            problem.id,
            cluster_of(problem),
            tuple(_sample(said, problem) for said in samples),
            is_unanswerable(problem.answer),
        )
        for each in judged
        if (problem := each.record.problem) and (samples := each.record.answers[name].samples)
    ]


def with_first(judged: Sequence[Judged], name: str, m: int, as_name: str) -> list[Judged]:
    """The records judged again with the vote of an answerer's first m samples under another name."""
    return [
        judge(
            each.record.model_copy(
                update={"answers": {**each.record.answers, as_name: answer_record(_first(each, name, m, as_name))}}
            )
        )
        for each in judged
    ]


def affordable(judged: Sequence[Judged], name: str, tokens: float) -> int:
    """How many samples of an answerer come closest to so many tokens a problem; at least one, at most all."""
    spent = _samples(judged, name)
    each = sum(sample.tokens for sample in spent) / len(spent)
    most = max(len(one.record.answers[name].samples) for one in judged)
    return max(1, min(most, round(tokens / each))) if each else 1


def equal_budget(runs: Mapping[str, Mapping[str, Sequence[Judged]]], main: Mapping[str, str]) -> list[Finding]:
    """Every pipeline of a suite against the vote that generates about as many tokens, on the same problems.

    runs: by suite and pipeline. main: the pipeline of each suite beside which the answerers stand.
    """
    compared = [
        (suite, pipeline, name, *_at_equal_budget(judged, of[main[suite]], name))
        for suite, of in runs.items()
        if main[suite] in of
        for name in voters(of[main[suite]])
        for pipeline, judged in of.items()
    ]
    if not compared:
        return []
    adjusted = holm([accuracy.p for *_, accuracy, _ in compared])
    rows: list[Row] = [
        {
            "suite": suite,
            "pipeline": pipeline,
            "answerer": name,
            "line": f"{pipeline} against {name}",
            **cells,
            **paired_cells("difference", accuracy),
            "p_holm": p,
            **paired_cells("fewer_wrong", wrong),
        }
        for (suite, pipeline, name, cells, accuracy, wrong), p in zip(compared, adjusted, strict=True)
    ]
    return [_finding(rows)]


def _at_equal_budget(ours: Sequence[Judged], beside: Sequence[Judged], name: str) -> tuple[Row, Paired, Paired]:
    """The cells of a row, the difference in right answers, and that in wrong ones (how many fewer)."""
    by_id = {each.record.problem.id: each for each in beside}
    pairs = [(each, by_id[each.record.problem.id]) for each in ours if each.record.problem.id in by_id]
    tokens = sum(each.record.pipeline.tokens for each, _ in pairs) / len(pairs)
    m = affordable([each for _, each in pairs], name, tokens)
    voted = with_first([each for _, each in pairs], name, m, "vote")
    mine = [each.pipeline for each, _ in pairs]
    theirs = [each.answerers["vote"] for each in voted]
    cells: Row = {
        "samples": m,
        "tokens": tokens,
        "vote_tokens": sum(each.record.answers["vote"].tokens for each in voted) / len(voted),
        **rate_cells("accuracy", Rate.of(sum(each.right for each in mine), len(mine))),
        **rate_cells("vote", Rate.of(sum(each.right for each in theirs), len(theirs))),
    }
    wrong = compare_paired([each is Standing.WRONG for each in theirs], [each is Standing.WRONG for each in mine])
    return cells, compare_paired([each.right for each in mine], [each.right for each in theirs]), wrong


def _finding(rows: Sequence[Row]) -> Finding:
    better = [row for row in rows if _clear(row) and _number(row, "difference") > 0]
    worse = [row for row in rows if _clear(row) and _number(row, "difference") < 0]
    dearer = sum(_number(row, "vote_tokens") > 1.1 * _number(row, "tokens") for row in rows)
    return Finding(
        id="equal_budget",
        section="Inference-time compute",
        title="A vote at an equal budget of tokens",
        question="If chain of thought may spend as many generated tokens as the pipeline and vote, is a gap left?",
        columns={
            "suite": "Suite",
            "pipeline": "Pipeline",
            "answerer": "Against",
            "samples": "Samples in the vote",
            "tokens": "Tokens of the pipeline",
            "vote_tokens": "Tokens of the vote",
            "accuracy": "Accuracy of the pipeline",
            "vote": "Accuracy of the vote",
            "difference": "Difference",
            "difference_b": "Only pipeline right",
            "difference_c": "Only vote right",
            "p_holm": "p (McNemar, Holm)",
            "fewer_wrong": "Fewer wrong answers",
        },
        rows=tuple(rows),
        chart=bars("difference", "Accuracy, pipeline minus vote", series="line"),
        says=(
            f"Of {len(rows)} comparisons the pipeline is right more often in {len(better)} and less often in "
            f"{len(worse)} with p below 0.05 after Holm's correction."
            + (f" In {dearer} the vote spends over a tenth more tokens than the pipeline." if dearer else "")
        ),
        limits=(
            "The vote takes its first samples, as many as come closest to the pipeline's mean tokens, but at least one "
            "and at most those that were drawn; both costs are in the table. Prompts are not counted."
        ),
        negative=bool(worse) or not better,
    )


def _samples(judged: Sequence[Judged], name: str) -> list[SampleRecord]:
    return [sample for each in judged for sample in each.record.answers[name].samples]


def _first(each: Judged, name: str, m: int, as_name: str) -> ModelAnswer:
    said = each.record.answers[name]
    samples = [AnswerSample(**sample.model_dump()) for sample in said.samples[:m]]
    if not samples:
        return ModelAnswer(as_name, said.raw, said.extracted, said.form)
    chosen, tokens = majority(samples), sum(sample.tokens for sample in samples)
    seconds = said.seconds * len(samples) / len(said.samples)
    return ModelAnswer(as_name, chosen.raw, chosen.extracted, chosen.form, tokens, seconds)


def _sample(said: SampleRecord, problem: Problem) -> Sample:
    match = compare(said.extracted, problem.answer, problem.answer_type, problem.options)
    silent = match in {Match.ABSENT, Match.UNPARSABLE}
    return Sample(None if silent else counted(said.extracted), match is Match.EQUAL, said.score, said.tokens)


def _clear(row: Row) -> bool:
    return _number(row, "p_holm") < 0.05


def _number(row: Row, name: str) -> float:
    value = row[name]
    assert isinstance(value, int | float)
    return value
