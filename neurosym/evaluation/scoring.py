"""From run records to figures. Every problem counts in every rate; nothing is dropped or filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from neurosym.errors import RunError
from neurosym.evaluation.judging import (
    Judged,
    Standing,
    cluster_of,
    failure_of_answerer,
    failure_of_pipeline,
    judge,
    steps_of,
)
from neurosym.evaluation.problem import Problem, first_fault
from neurosym.evaluation.records import SCORES_FILE, RunRecord, read_config, read_records
from neurosym.evaluation.scores import (
    Comparison,
    Confidence,
    ConfidenceBin,
    Detector,
    Scores,
    SideScores,
    Slice,
)
from neurosym.verification.statistics import (
    Rate,
    RiskPoint,
    cluster_bootstrap,
    compare_paired,
    holm,
    risk_coverage,
)
from neurosym.verification.verdict import Verdict

MOST_POINTS = 200
BINS = 10
MOST_STEPS = 8

_SLICES: tuple[tuple[str, Callable[[Problem], str | None]], ...] = (
    ("suite", lambda problem: problem.suite),
    ("domain", lambda problem: problem.domain),
    ("steps", lambda problem: _steps_label(problem)),
    ("template", lambda problem: problem.template),
    ("perturbation", lambda problem: _meta_text(problem, "perturbation")),
    ("type", lambda problem: _meta_text(problem, "type")),
)


def score_run(directory: Path) -> Scores:
    """Score a run directory and write `scores.json` into it.

    Raises RunError if the directory cannot be read, holds no records, or cannot be written.
    """
    read_config(directory)
    scores = score(read_records(directory))
    write_scores(directory, scores)
    return scores


def write_scores(directory: Path, scores: Scores) -> None:
    """Write `scores.json` into a run directory. Raises RunError if it cannot be written."""
    try:
        (directory / SCORES_FILE).write_text(scores.model_dump_json(indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise RunError(f"{directory / SCORES_FILE} cannot be written: {error}") from None


def read_scores(directory: Path) -> Scores:
    """The scores that were written for a run. Raises RunError if they are absent or damaged."""
    path = directory / SCORES_FILE
    try:
        return Scores.model_validate_json(path.read_bytes())
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error}") from None
    except ValidationError as error:
        raise RunError(f"{path} is damaged: {first_fault(error)}") from None


def score(records: Iterable[RunRecord]) -> Scores:
    """All figures of these records: overall, and per suite, domain, number of steps and template.

    Raises RunError if there are none, or if they do not all have the same answerers.
    """
    return score_judged([judge(record) for record in records])


def score_judged(judged: Sequence[Judged]) -> Scores:
    """As `score`, for records that were judged already."""
    if not judged:
        raise RunError("the run holds no records yet: there is nothing to score")
    names = list(judged[0].answerers)
    for each in judged:
        if list(each.answerers) != names:
            problem = each.record.problem.id
            raise RunError(f"problem {problem} has other answerers than the first record of the run")
    overall = _slice("overall", "all", judged, names, detailed=True)
    parts = [
        _slice(kind, value, part, names, detailed=kind == "suite")
        for kind, label in _SLICES
        for value, part in _split(judged, label)
    ]
    return Scores(overall=overall, slices=tuple(_adjusted(parts)))


def _split(judged: Sequence[Judged], label: Callable[[Problem], str | None]) -> Iterator[tuple[str, list[Judged]]]:
    """The records by label, in natural order; nothing if the label tells no two records apart."""
    groups: dict[str, list[Judged]] = {}
    for each in judged:
        value = label(each.record.problem)
        if value is not None:
            groups.setdefault(value, []).append(each)
    if len(groups) > 1 or sum(map(len, groups.values())) < len(judged):
        yield from sorted(groups.items())


def _steps_label(problem: Problem) -> str | None:
    steps = steps_of(problem)
    if steps is None:
        return None
    return str(steps) if steps < MOST_STEPS else f"{MOST_STEPS}+"


def _meta_text(problem: Problem, key: str) -> str | None:
    value = problem.meta.get(key)
    return value if isinstance(value, str) and value else None


def _slice(kind: str, value: str, judged: Sequence[Judged], names: Sequence[str], detailed: bool) -> Slice:
    return Slice(
        kind=kind,
        value=value,
        n=len(judged),
        outcomes=_ranked(each.record.pipeline.outcome for each in judged),
        pipeline=_side(
            [each.pipeline for each in judged],
            [failure_of_pipeline(each) for each in judged],
            [(each.record.pipeline.seconds, each.record.pipeline.tokens) for each in judged],
        ),
        answerers={
            name: _side(
                [each.answerers[name] for each in judged],
                [failure_of_answerer(each, name) for each in judged],
                [(each.record.answers[name].seconds, each.record.answers[name].tokens) for each in judged],
            )
            for name in names
        },
        comparisons={name: _comparison(judged, name, detailed) for name in names},
        detectors={name: _detector(judged, name) for name in names},
        confidence=_confidence(judged) if detailed else None,
    )


def _side(standings: Sequence[Standing], failures: Iterable[str], costs: Sequence[tuple[float, int]]) -> SideScores:
    n, count = len(standings), Counter(standings)
    answered = sum(standing.answered for standing in standings)
    return SideScores(
        accuracy=Rate.of(sum(standing.right for standing in standings), n),
        hallucination=Rate.of(count[Standing.WRONG], n),
        abstention=Rate.of(count[Standing.ABSTAINED] + count[Standing.DECLINED], n),
        unreadable=Rate.of(count[Standing.UNREADABLE], n),
        coverage=Rate.of(answered, n),
        selective=Rate.of(count[Standing.RIGHT], answered),
        failures=_ranked(failure for failure in failures if failure),
        seconds=sum(seconds for seconds, _ in costs) / n,
        tokens=sum(tokens for _, tokens in costs) / n,
    )


def _ranked(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values).most_common())


def _comparison(judged: Sequence[Judged], name: str, detailed: bool) -> Comparison:
    ours = [each.pipeline for each in judged]
    theirs = [each.answerers[name] for each in judged]
    clusters = [cluster_of(each.record.problem) for each in judged]
    grouped = detailed and 1 < len(set(clusters)) < len(judged)
    differences = [a.right - b.right for a, b in zip(ours, theirs, strict=True)]
    return Comparison(
        accuracy=compare_paired([a.right for a in ours], [b.right for b in theirs]),
        hallucination=compare_paired([b is Standing.WRONG for b in theirs], [a is Standing.WRONG for a in ours]),
        gap=Rate.of(
            sum(
                b is Standing.WRONG and (a.right or a is Standing.ABSTAINED) for a, b in zip(ours, theirs, strict=True)
            ),
            len(judged),
        ),
        clustered=cluster_bootstrap(differences, clusters) if grouped else None,
        clusters=len(set(clusters)) if grouped else None,
    )


def _adjusted(parts: Sequence[Slice]) -> list[Slice]:
    """The slices with the p-values of all suites and answerers adjusted for their number."""
    places = [(part, name) for part in parts if part.kind == "suite" for name in part.comparisons]
    adjusted = holm([part.comparisons[name].accuracy.p for part, name in places])
    found = {(part.value, name): p for (part, name), p in zip(places, adjusted, strict=True)}
    return [
        part.model_copy(
            update={
                "comparisons": {
                    name: each.model_copy(update={"p_holm": found.get((part.value, name))})
                    for name, each in part.comparisons.items()
                }
            }
        )
        if part.kind == "suite"
        else part
        for part in parts
    ]


def _detector(judged: Sequence[Judged], name: str) -> Detector:
    verdicts = [(each.verifications[name].verdict, each.answerers[name]) for each in judged]
    refuted = [standing for verdict, standing in verdicts if verdict is Verdict.REFUTED]
    confirmed = [standing for verdict, standing in verdicts if verdict is Verdict.CONFIRMED]
    caught = refuted.count(Standing.WRONG)
    return Detector(
        precision=Rate.of(caught, len(refuted)),
        recall=Rate.of(caught, sum(standing is Standing.WRONG for _, standing in verdicts)),
        confirmed_right=Rate.of(confirmed.count(Standing.RIGHT), len(confirmed)),
        undecided=Rate.of(len(verdicts) - len(refuted) - len(confirmed), len(verdicts)),
    )


def _confidence(judged: Sequence[Judged]) -> Confidence | None:
    answered = [each for each in judged if each.pipeline.answered]
    if not answered:
        return None
    pairs = sorted((each.record.pipeline.confidence, each.pipeline.right) for each in answered)
    curve = risk_coverage([c for c, _ in pairs], [right for _, right in pairs], len(judged))
    return Confidence(
        aurc=curve.aurc,
        coverage=len(answered) / len(judged),
        risk_at_half=curve.risk_at(0.5),
        risk_at_full=curve.points[-1].risk,
        points=_thinned(curve.points),
        bins=tuple(_bins(pairs)),
    )


def _thinned(points: Sequence[RiskPoint]) -> tuple[RiskPoint, ...]:
    if len(points) <= MOST_POINTS:
        return tuple(points)
    last = len(points) - 1
    return tuple(points[round(place * last / (MOST_POINTS - 1))] for place in range(MOST_POINTS))


def _bins(pairs: Sequence[tuple[float, bool]]) -> Iterator[ConfidenceBin]:
    """Bins of about as many answers each, by rising confidence; equal confidences stay together."""
    size = max(1, len(pairs) // BINS)
    start = 0
    while start < len(pairs):
        end = min(start + size, len(pairs))
        while end < len(pairs) and (pairs[end][0] == pairs[end - 1][0] or len(pairs) - end < size // 2):
            end += 1
        part = pairs[start:end]
        right = Rate.of(sum(flag for _, flag in part), len(part))
        yield ConfidenceBin(low=part[0][0], high=part[-1][0], right=right)
        start = end
