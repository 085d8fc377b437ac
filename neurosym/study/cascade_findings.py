"""The cascade as findings: against the larger answerer alone, and along its thresholds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neurosym.evaluation.judging import Judged, Standing, cluster_of
from neurosym.evaluation.wording import share, short_names, signed, signed_interval
from neurosym.study.cascade import CascadePoint, Decision, Policy, curve, decide_all, decide_tuned, summarize
from neurosym.study.cost import answerer_expense
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
    "policy": "Its answer is given",
    "threshold": "Threshold",
    "accuracy": "Accuracy",
    "accuracy_low": "low",
    "accuracy_high": "high",
    "hallucination": "Answered and wrong",
    "selective": "Right, of those answered",
    "escalated": "Share passed on",
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
    "larger_money": "Larger alone: money per 1,000 problems",
}


def cascade_findings(suites: Mapping[str, Sequence[Judged]], prices: Prices) -> list[Finding]:
    """What passing on to each answerer of these records comes to, suite by suite.

    Records that lack an answerer which the first record of their suite has are no input for this: join first.
    """
    pairs = [(suite, judged, name) for suite, judged in suites.items() if judged for name in judged[0].answerers]
    if not pairs:
        return []
    return [_against_larger(pairs, prices), _along_thresholds(pairs, prices)]


def _against_larger(pairs: Sequence[tuple[str, Sequence[Judged], str]], prices: Prices) -> Finding:
    rows = [
        _row(suite, judged, name, rule, policy, prices)
        for suite, judged, name in pairs
        for rule in (ONLY_ABSTENTIONS, TUNED)
        for policy in Policy
    ]
    adjusted = holm([float(row["gain_p"] or 0) for row in rows])
    rows = [{**row, "gain_p_holm": p} for row, p in zip(rows, adjusted, strict=True)]
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


def _row(suite: str, judged: Sequence[Judged], larger: str, rule: str, policy: Policy, prices: Prices) -> Row:
    decisions = (
        decide_all(judged, larger, 0.0, policy, prices)
        if rule == ONLY_ABSTENTIONS
        else decide_tuned(judged, larger, policy, prices)
    )
    alone = [each.answerers[larger] for each in judged]
    shown = short_names(list(judged[0].answerers))[larger]
    bills = [answerer_expense(each, larger, prices).money for each in judged]
    told = [bill for bill in bills if bill is not None]
    return {
        "suite": suite,
        "larger": shown,
        "rule": rule,
        "policy": policy.value,
        "label": f"{shown} on {suite}, passed on {rule}",
        "n": len(judged),
        "pipeline": sum(each.pipeline.right for each in judged) / len(judged),
        "larger_alone": sum(standing.right for standing in alone) / len(judged),
        **_cells(summarize(0.0, decisions)),
        **_compared(judged, decisions, alone),
        "larger_hallucination": alone.count(Standing.WRONG) / len(judged),
        "confirmed": sum(each.verdict is Verdict.CONFIRMED for each in decisions),
        "refuted": sum(each.verdict is Verdict.REFUTED for each in decisions),
        "larger_money": 1000 * sum(told) / len(bills) if len(told) == len(bills) else None,
    }


def _compared(judged: Sequence[Judged], decisions: Sequence[Decision], alone: Sequence[Standing]) -> Row:
    """The paired differences to the larger answerer alone, with intervals that know of clusters."""
    clusters = [cluster_of(each.record.problem) for each in judged]
    ours = [each.standing for each in decisions]
    right = clustered_paired([a.right for a in ours], [b.right for b in alone], clusters)
    wrong = clustered_paired([b is Standing.WRONG for b in alone], [a is Standing.WRONG for a in ours], clusters)
    return {**paired_cells("gain", right), **paired_cells("fewer_wrong", wrong)}


def _along_thresholds(pairs: Sequence[tuple[str, Sequence[Judged], str]], prices: Prices) -> Finding:
    rows: list[Row] = []
    for suite, judged, name in pairs:
        shown = short_names(list(judged[0].answerers))[name]
        for policy in Policy:
            named: Row = {"suite": suite, "larger": shown, "policy": policy.value}
            line = f"{shown} on {suite}, {policy.value}"
            rows += [{**named, "line": line, **_cells(point)} for point in curve(judged, name, policy, prices)]
    return Finding(
        id="cascade_thresholds",
        section=SECTION,
        title="The cascade along its threshold",
        question="How do accuracy, wrong answers and cost change as more problems are passed on?",
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
        says="The first point of a line passes on only what the pipeline abstains from, the last one everything.",
        limits="The best point of a line was found with the answers known; the other table shows honest choices.",
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
    return " ".join(map(_sentence, plain))


def _sentence(row: Row) -> str:
    gain, low, high = (_number(row, name) for name in ("gain", "gain_low", "gain_high"))
    passed = Rate.of(int(_number(row, "escalated_k")), int(_number(row, "escalated_n")))
    tested = f"{print_p(_number(row, 'gain_p'))}, Holm {print_p(_number(row, 'gain_p_holm'))}"
    return (
        f"{row['suite']}, {row['larger']}: {share(passed.value)} passed on, accuracy {share(_number(row, 'accuracy'))} "
        f"against {share(_number(row, 'larger_alone'))} of the larger answerer alone, {signed(gain)} points "
        f"{signed_interval(low, high)} ({tested})."
    )
