"""Published accuracies computed again from the records, and published paired comparisons made again."""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.study.figures import COMPARISONS, WHOLE, Comparison, Published
from neurosym.study.part_of_whole import chance_of_part, implied_counts, range_of_part
from neurosym.study.recorded import Recorded, accuracy
from neurosym.study.results import Chart, Finding, Row, paired_cells, rate_cells
from neurosym.verification.statistics import Paired, Rate, compare_paired, print_p

SECTION = "The records"


def published_accuracies(recorded: Sequence[Recorded], published: Sequence[Published]) -> list[Finding]:
    """Each published accuracy beside what the records give on the problems that are here."""
    by_series = {each.series: each for each in recorded}
    rows = [_recomputed(each, by_series[each.series]) for each in published if each.series in by_series]
    return [_accuracies(rows)] if rows else []


def _accuracies(rows: Sequence[Row]) -> Finding:
    outside = [row for row in rows if not row["inside"]]
    named = "; ".join(f"{row['model']} on {row['suite']} ({row['note']})" for row in outside)
    return Finding(
        id="published",
        section=SECTION,
        title="Published accuracies, computed again",
        question="Do the records give the accuracies that were published for them?",
        columns={
            "suite": "Suite",
            "model": "Model",
            "accuracy": "From the records here",
            "accuracy_k": "k",
            "accuracy_n": "n",
            "accuracy_low": "low",
            "accuracy_high": "high",
            "published": "Published, whole test set",
            "inside": "Inside the interval",
            "chance": "p of such a draw of problems",
            "marked": "As the record marks it",
            "source": "Source",
            "note": "Note",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="scatter",
            x="published",
            y="accuracy",
            low="accuracy_low",
            high="accuracy_high",
            series="source",
            label="model",
            x_title="Published accuracy",
            y_title="Accuracy on the problems that are here",
        ),
        says=f"{len(rows) - len(outside)} of {len(rows)} published accuracies lie inside the 95 % interval of the "
        f"accuracy on the problems that are here." + (f" Outside: {named}." if outside else ""),
        limits="The records cover a part of each test set. Of 100 intervals at 95 %, about 5 miss by chance alone; "
        "fewer where the part is large. The p of a draw is hypergeometric, where the whole set is known.",
        negative=bool(outside),
    )


def _recomputed(published: Published, recorded: Recorded) -> Row:
    rate = accuracy(recorded.majority())
    share = published.percent / 100
    chance = None
    if published.whole is not None and rate.n <= published.whole:
        chance = chance_of_part(rate.k, rate.n, round(share * published.whole), published.whole)
    inside = rate.low <= share <= rate.high
    marked = recorded.recorded_right / recorded.recorded_judged if recorded.recorded_judged else None
    return {
        "suite": published.series.suite,
        "model": str(published.series),
        **rate_cells("accuracy", rate),
        "published": share,
        "inside": inside,
        "chance": chance,
        "marked": marked if recorded.most_samples == 1 else None,
        "source": published.source,
        "note": _note(recorded, rate, chance, inside),
    }


def _note(recorded: Recorded, rate: Rate, chance: float | None, inside: bool) -> str:
    """What the figure rests on, and where it lies outside, why."""
    parts = [f"majority of {recorded.most_samples} samples"] if recorded.most_samples > 1 else []
    ours = sum(standing.right for samples in recorded.samples.values() for _, standing in samples)
    theirs, judged = recorded.recorded_right, recorded.recorded_judged
    if judged and ours != theirs:
        by = f", {recorded.other_gold} of them by another gold answer" if recorded.other_gold else ""
        parts.append(f"marked right in the records: {theirs} of {judged}{by}; judged right here: {ours}")
    scripted = sum(recorded.source_right.values())
    if recorded.most_samples == 1 and len(recorded.source_right) == rate.n and scripted not in {theirs, ours}:
        parts.append(f"right by the authors' own script: {scripted}")
    elif not inside and judged and ours == theirs:
        parts.append(f"the marks of all {judged} records agree with the judging here, so it is the choice of problems")
    if not inside and chance is not None:
        parts.append(f"{print_p(chance)} for a draw of {rate.n} problems")
    return "; ".join(parts)


def paired_comparisons(recorded: Sequence[Recorded], comparisons: Sequence[Comparison] = COMPARISONS) -> list[Finding]:
    """The published paired comparisons on the problems that are here, also as the authors' own scripts judged."""
    by_series = {each.series: each for each in recorded}
    rows = [
        _compared(each, by_series[each.first], by_series[each.second])
        for each in comparisons
        if each.first in by_series and each.second in by_series
    ]
    return [_comparisons(rows)] if rows else []


def _comparisons(rows: Sequence[Row]) -> Finding:
    same = [row for row in rows if row["same_sign"]]
    told = [row for row in rows if row["within"] is not None]
    within = [row for row in told if row["within"]]
    differing = "; ".join(f"{row['model']} on {row['suite']}: {row['note']}" for row in rows if row["note"])
    turned = [row for row in rows if row["source_turns"]]
    return Finding(
        id="published_pairs",
        section=SECTION,
        title="Published comparisons of program and chain of thought, paired",
        question="On the same problems, does the program beat chain of thought, and is that what was published?",
        columns={
            "suite": "Suite",
            "model": "Model",
            "difference": "Program minus chain of thought",
            "difference_b": "Only program right (b)",
            "difference_c": "Only chain of thought right (c)",
            "difference_n": "n",
            "difference_p": "p (McNemar)",
            "expected_b": "b expected of such a part",
            "expected_c": "c expected",
            "published": "Published difference",
            "published_p": "p on the whole set",
            "published_counts": "b, c on the whole set",
            "same_sign": "Same sign",
            "within": "Within what a draw gives",
            "source_difference": "Judged by the authors' script",
            "note": "What differs",
        },
        rows=tuple(rows),
        chart=Chart(
            kind="scatter",
            x="published",
            y="difference",
            low="difference_low",
            high="difference_high",
            series="source",
            label="model",
            x_title="Published difference",
            y_title="Difference on the problems that are here",
        ),
        says=f"{len(same)} of {len(rows)} comparisons have the published sign on the problems that are here, and "
        f"{len(within)} of the {len(told)} whose discordant counts are known lie within what a draw of so many "
        f"problems gives. In {len(turned)} the sign depends on who extracts the answers."
        + (f" {differing}." if differing else ""),
        limits="Counts marked with ~ follow from the published difference and p, rounded as those are. The published "
        "comparisons of Faithful CoT rest on another extractor of answers than the records here.",
        negative=any(float(str(row["difference"])) < 0 for row in rows),
    )


def _compared(published: Comparison, first: Recorded, second: Recorded) -> Row:
    one, other = first.majority(), second.majority()
    shared = [problem for problem in one if problem in other]
    paired = compare_paired([one[problem].right for problem in shared], [other[problem].right for problem in shared])
    scripted = _by_script(first, second, shared)
    points = published.points / 100
    row: Row = {
        "suite": published.first.suite,
        "model": published.first.model,
        "source": published.source,
        **paired_cells("difference", paired),
        "published": points,
        "published_p": published.p,
        "same_sign": paired.difference * points > 0,
        **_expected(published, paired),
        **(paired_cells("source_difference", scripted) if scripted else {"source_difference": None}),
        "source_turns": scripted is not None and scripted.difference * paired.difference < 0,
    }
    return row | {"note": _why(row, paired, scripted)}


def _expected(published: Comparison, paired: Paired) -> Row:
    """The published discordant counts, and what a part of the whole set can be expected to show of them."""
    whole = WHOLE.get(published.first.suite, 0)
    counts = published.counts
    if counts is None and published.p is not None:
        counts = implied_counts(published.points / 100, whole, published.p)
    if counts is None or paired.n > whole:
        return {"published_counts": "", "expected_b": None, "expected_c": None, "within": None}
    low, high = range_of_part(*counts, paired.n, whole)
    return {
        "published_counts": f"{'' if published.counts else '~'}{counts[0]}, {counts[1]}",
        "expected_b": round(counts[0] * paired.n / whole, 1),
        "expected_c": round(counts[1] * paired.n / whole, 1),
        "within_low": low,
        "within_high": high,
        "within": low <= paired.difference <= high,
    }


def _by_script(first: Recorded, second: Recorded, shared: Sequence[str]) -> Paired | None:
    """The same pairs as the authors' own scripts judged the first samples; None where that is not known of all."""
    one, other = first.source_right, second.source_right
    if max(first.most_samples, second.most_samples) > 1 or not all(each in one and each in other for each in shared):
        return None
    return compare_paired([one[problem] for problem in shared], [other[problem] for problem in shared])


def _why(row: Row, paired: Paired, scripted: Paired | None) -> str:
    """Why a comparison differs from the published one; "" where it does not."""
    if row["same_sign"] and row["within"] is not False:
        return ""
    parts = [f"{'the sign' if not row['same_sign'] else 'the size'} differs (b = {paired.first_only}, c = "]
    parts[0] += f"{paired.second_only}, {print_p(paired.p)})"
    if row["within"]:
        parts.append("a draw of so many problems gives that")
    if scripted is not None and (scripted.first_only, scripted.second_only) != (paired.first_only, paired.second_only):
        parts.append(
            f"by the authors' script b = {scripted.first_only}, c = {scripted.second_only}: extraction of the answers"
        )
    return ", ".join(parts)
