"""The cascade as findings: against the larger answerer alone, and by the share passed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neurosym.evaluation.judging import Judged, Standing, cluster_of
from neurosym.evaluation.wording import share, short_names, signed, signed_interval
from neurosym.study.cascade import (
    CascadePoint,
    Case,
    Decision,
    Policy,
    cases,
    decide_all,
    decide_tuned,
    share_curve,
    summarize,
)
from neurosym.study.joining import is_recorded
from neurosym.study.prices import Prices
from neurosym.study.results import Chart, Finding, Row, paired_cells, rate_cells
from neurosym.verification.clustering import clustered_paired
from neurosym.verification.statistics import Rate, holm, print_p
from neurosym.verification.verdict import Verdict

SECTION = "Selective cascade"
ONLY_ABSTENTIONS, TUNED = "where it abstains", "tuned on the other half"

_ALONG = {
    "suite": "Suite",
    "larger": "Larger answerer",
    "escalated": "Share passed on",
    "accuracy": "Accuracy",
    "by_chance": "The same if any were passed on",
    "hallucination": "Answered and wrong",
    "selective": "Right, of those answered",
    "threshold": "Least confidence that is kept",
    "tokens": "Generated tokens per problem",
}
_AGAINST = {
    "suite": "Suite",
    "larger": "Larger answerer",
    "rule": "Passed on",
    "policy": "Its answer is given",
    "n": "Problems",
    "pipeline": "Pipeline alone",
    "larger_alone": "Larger alone",
    "accuracy": "Cascade",
    "accuracy_low": "low",
    "accuracy_high": "high",
    "gain": "Gained over larger alone",
    "gain_low": "low",
    "gain_high": "high",
    "gain_b": "only cascade right",
    "gain_c": "only larger right",
    "gain_p": "p",
    "gain_p_holm": "p (Holm)",
    "over": "Gained over pipeline alone",
    "over_low": "low",
    "over_high": "high",
    "over_b": "only cascade right",
    "over_c": "only pipeline right",
    "over_p_holm": "p (Holm)",
    "hallucination": "Cascade: answered and wrong",
    "larger_hallucination": "Larger alone: answered and wrong",
    "fewer_wrong": "Wrong answers avoided",
    "fewer_wrong_low": "low",
    "fewer_wrong_high": "high",
    "selective": "Cascade: right, of those answered",
    "escalated": "Share passed on",
    "confirmed": "Confirmed",
    "refuted": "Refuted",
    "tokens": "Generated tokens per problem",
    "larger_tokens": "Larger alone: generated tokens per problem",
    "larger_money": "Larger alone: money per 1,000 problems",
}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A suite and a larger answerer, under the name to show, and whether its answers were recorded."""

    suite: str
    larger: str
    judged: Sequence[Judged]
    given: Sequence[Case]
    recorded: bool


def cascade_findings(suites: Mapping[str, Mapping[str, Sequence[Judged]]], prices: Prices) -> list[Finding]:
    """What passing on to a larger answerer comes to: by suite and larger answerer, records that all have its answer."""
    pairs = [
        _Pair(suite, short, judged, cases(judged, name, prices), is_recorded(name))
        for suite, of in suites.items()
        for (name, short), judged in zip(short_names(list(of)).items(), of.values(), strict=True)
    ]
    return [_against_larger(pairs, prices), _along_shares(pairs, prices)] if pairs else []


def _against_larger(pairs: Sequence[_Pair], prices: Prices) -> Finding:
    rows = [_row(pair, rule, policy) for pair in pairs for rule in (ONLY_ABSTENTIONS, TUNED) for policy in Policy]
    gains, over = (holm([_number(row, key) for row in rows]) for key in ("gain_p", "over_p"))
    rows = [{**row, "gain_p_holm": p, "over_p_holm": q} for row, p, q in zip(rows, gains, over, strict=True)]
    return Finding(
        id="cascade",
        section=SECTION,
        title="The cascade against the larger answerer alone",
        question="If the pipeline answers first and a larger answerer is asked where it does not, what is gained?",
        columns={**_AGAINST, "money": f"{prices.currency} per 1,000 problems"},
        rows=tuple(rows),
        chart=Chart(
            kind="scatter",
            x="escalated",
            y="gain",
            low="gain_low",
            high="gain_high",
            series="policy",
            label="label",
            x_title="Share of problems passed on",
            y_title="Accuracy gained over the larger answerer alone",
        ),
        says=_says(rows),
        limits=(
            "A threshold tuned on one half of a suite is used on the other half of the same suite, not on other data. "
            "A larger answer can be confirmed or refuted only where the pipeline has an answer; elsewhere nothing is "
            "verified. Tokens and money of recorded answers are assumptions of the price table."
        ),
        negative=any(_number(row, "gain") <= 0 for row in rows if row["policy"] == Policy.ALWAYS),
    )


def _row(pair: _Pair, rule: str, policy: Policy) -> Row:
    given, n = pair.given, len(pair.given)
    decisions = decide_all(given, 0.0, policy) if rule == ONLY_ABSTENTIONS else decide_tuned(given, policy)
    told = [case.asked.money for case in given if case.asked.money is not None]
    return {
        "suite": pair.suite,
        "larger": pair.larger,
        "rule": rule,
        "policy": policy.value,
        "label": f"{pair.larger} on {pair.suite}, passed on {rule}",
        "n": n,
        "pipeline": sum(case.own.right for case in given) / n,
        "larger_alone": sum(case.larger.right for case in given) / n,
        **_cells(summarize(0.0, decisions)),
        **_compared(pair, decisions),
        "larger_hallucination": sum(case.larger is Standing.WRONG for case in given) / n,
        "confirmed": sum(each.verdict is Verdict.CONFIRMED for each in decisions),
        "refuted": sum(each.verdict is Verdict.REFUTED for each in decisions),
        "larger_tokens": sum(case.asked.tokens or 0 for case in given) / n,
        "recorded": pair.recorded,
        "larger_money": 1000 * sum(told) / n if len(told) == n else None,
    }


def _compared(pair: _Pair, decisions: Sequence[Decision]) -> Row:
    """The paired differences to either side alone, with intervals that know of clusters."""
    clusters = [cluster_of(each.record.problem) for each in pair.judged]
    ours, alone = [each.standing for each in decisions], [case.larger for case in pair.given]
    right = clustered_paired([a.right for a in ours], [b.right for b in alone], clusters)
    wrong = clustered_paired([b is Standing.WRONG for b in alone], [a is Standing.WRONG for a in ours], clusters)
    over = clustered_paired([a.right for a in ours], [case.own.right for case in pair.given], clusters)
    return {**paired_cells("gain", right), **paired_cells("over", over), **paired_cells("fewer_wrong", wrong)}


def _along_shares(pairs: Sequence[_Pair], prices: Prices) -> Finding:
    rows = [row for pair in pairs for row in _shares(pair)]
    return Finding(
        id="cascade_shares",
        section=SECTION,
        title="The cascade by the share that is passed on",
        question="If the least confident answers are passed on, how do accuracy and cost change with their share?",
        columns={**_ALONG, "money": f"{prices.currency} per 1,000 problems"},
        rows=tuple(rows),
        chart=Chart(
            kind="line",
            x="escalated",
            y="accuracy",
            low="accuracy_low",
            high="accuracy_high",
            series="line",
            label="threshold",
            x_title="Share of problems passed on",
            y_title="Accuracy",
        ),
        says=" ".join(map(_half_way, filter(_is_middle, rows))),
        limits=(
            "A line begins with the pipeline alone and ends with the larger answerer alone; what the pipeline has no "
            "answer to is passed on first. Its best point was found with the answers known; the other table shows "
            "honest choices. Beside it stands what passing on that share without regard to confidence would give."
        ),
        negative=any(_number(row, "accuracy") <= _number(row, "by_chance") for row in rows if _is_middle(row)),
    )


def _shares(pair: _Pair) -> list[Row]:
    points = share_curve(pair.given, Policy.ALWAYS)
    own, larger = points[0].accuracy.value, points[-1].accuracy.value
    named: Row = {"suite": pair.suite, "larger": pair.larger, "line": f"{pair.larger} on {pair.suite}"}
    return [
        {
            **named,
            "share": step / (len(points) - 1),
            **_cells(point),
            "by_chance": own + point.escalated.value * (larger - own),
        }
        for step, point in enumerate(points)
    ]


def _is_middle(row: Row) -> bool:
    return row["share"] == 0.5


def _half_way(row: Row) -> str:
    reached, chance = _number(row, "accuracy"), _number(row, "by_chance")
    return (
        f"{row['line']}: with the least confident half passed on {share(reached)} are right; "
        f"{signed(reached - chance)} points against passing on any half."
    )


def _cells(point: CascadePoint) -> Row:
    return {
        "threshold": point.threshold,
        **rate_cells("accuracy", point.accuracy),
        **rate_cells("hallucination", point.hallucination),
        **rate_cells("selective", point.selective),
        **rate_cells("escalated", point.escalated),
        "tokens": point.tokens,
        "money": None if point.money is None else 1000 * point.money,
    }


def _number(row: Row, name: str) -> float:
    value = row[name]
    return float(value) if isinstance(value, int | float) else 0.0


def _says(rows: Sequence[Row]) -> str:
    plain = [row for row in rows if row["rule"] == ONLY_ABSTENTIONS and row["policy"] == Policy.ALWAYS]
    told = [row for row in plain if row["recorded"]] or plain
    return " ".join([_counted(plain), *map(_sentence, told)])


def _counted(rows: Sequence[Row]) -> str:
    """In how many cascades something is shown to be gained or lost."""
    (more, fewer), (above, below) = (
        (sum(_is_shown(row, key) and sign * _number(row, key) > 0 for row in rows) for sign in (1, -1))
        for key in ("over", "gain")
    )
    return (
        f"Where the pipeline abstains the larger answerer is asked. With p below 0.05 after Holm's correction, of "
        f"{len(rows)} such cascades {more} are right more often than the pipeline alone and {fewer} less often, "
        f"{above} are right more often than the larger answerer alone and {below} less often."
    )


def _sentence(row: Row) -> str:
    passed = Rate.of(int(_number(row, "escalated_k")), int(_number(row, "escalated_n")))
    return (
        f"{row['larger']} on {row['suite']}: asked for {share(passed.value)} of the problems; the cascade is right in "
        f"{share(_number(row, 'accuracy'))} and {_told(row, 'over', 'the pipeline alone', 'pipeline')} and "
        f"{_told(row, 'gain', 'the larger answerer alone', 'larger_alone')}."
    )


def _told(row: Row, key: str, whom: str, alone: str) -> str:
    """What was gained over a side or lost against it: `gains 8.3 points over the pipeline alone (29.2 %; ...)`."""
    points = _number(row, key)
    interval = signed_interval(_number(row, f"{key}_low"), _number(row, f"{key}_high"))
    p = print_p(_number(row, f"{key}_p_holm"))
    verb, over = ("gains", "over") if points > 0 else ("loses", "against")
    what = f"{verb} {abs(100 * points):.1f} points {over}" if points else "neither gains nor loses against"
    shown = "" if _is_shown(row, key) else ": no difference is shown"
    return f"{what} {whom} ({share(_number(row, alone))}; {interval}, Holm {p}{shown})"


def _is_shown(row: Row, key: str) -> bool:
    return _number(row, f"{key}_p_holm") < 0.05
