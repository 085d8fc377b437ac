"""The words of a report for outcomes, standings and figures: the same in the terminal and on the page."""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.evaluation.scores import Comparison, Scores, Slice
from neurosym.verification.statistics import Paired, Rate, print_p

FAILURES = {
    "wrong": "wrong answer",
    "unreadable": "unreadable answer",
    "abstained": "no answer",
    "not_translated": "not translated",
    "several": "several answers fit",
    "contradiction": "contradiction",
    "unknown": "engine gave up",
    "out_of_budget": "out of budget",
    "unsupported": "not supported",
    "solved": "solved",
}
STANDINGS = {
    "right": "right",
    "declined": "rightly no answer",
    "wrong": "wrong",
    "abstained": "no answer",
    "unreadable": "unreadable",
}


def percent(rate: Rate) -> str:
    """The rate without its counts: "61.2 %" with a space that does not break, or a dash for 0 of 0."""
    return share(rate.value) if rate.n else "–"


def share(value: float) -> str:
    """A share between 0 and 1 in percent."""
    return f"{100 * value:.1f}\N{NO-BREAK SPACE}%"


def interval(rate: Rate) -> str:
    """The interval of a rate in percent: "[57.9, 64.4]"."""
    return f"[{100 * rate.low:.1f},\N{NO-BREAK SPACE}{100 * rate.high:.1f}]" if rate.n else ""


def signed(share: float) -> str:
    """A difference of shares in percentage points with its sign: "+12.3" or "−0.4"."""
    return f"{100 * share:+.1f}".replace("-", "\N{MINUS SIGN}")


def signed_interval(low: float, high: float) -> str:
    """The interval of a difference in percentage points: "[+8.1, +16.4]"."""
    return f"[{signed(low)},\N{NO-BREAK SPACE}{signed(high)}]"


def points(pair: Paired) -> str:
    """A difference of rates in percentage points with its interval: "+12.3 [+8.1, +16.4]"."""
    return f"{signed(pair.difference)} {signed_interval(pair.low, pair.high)}"


def with_short_names(scores: Scores) -> Scores:
    """The scores with each answerer under the end of its name after "#", where that is no other's name too.

    Recorded answers are named `recorded:FILE#MODEL/METHOD`; in a table MODEL/METHOD says enough.
    """
    short = short_names(list(scores.overall.answerers))

    def renamed(part: Slice) -> Slice:
        return part.model_copy(
            update={
                "answerers": {short[name]: each for name, each in part.answerers.items()},
                "comparisons": {short[name]: each for name, each in part.comparisons.items()},
                "detectors": {short[name]: each for name, each in part.detectors.items()},
            }
        )

    slices = tuple(map(renamed, scores.slices))
    return scores.model_copy(update={"overall": renamed(scores.overall), "slices": slices})


def short_names(names: Sequence[str]) -> dict[str, str]:
    """Each name with the form of it to show: see `with_short_names`."""
    ends = [name.rpartition("#")[2] for name in names]
    return {name: end if ends.count(end) == 1 else name for name, end in zip(names, ends, strict=True)}


def claim(scores: Scores) -> str:
    """What the run shows, in one or two sentences; the answerer with the widest gap is named."""
    overall = scores.overall
    side = overall.pipeline
    first = (
        f"Of {overall.n} problems the pipeline answered {side.coverage.k} and was right on {side.accuracy.k}: "
        f"accuracy {percent(side.accuracy)} {interval(side.accuracy)}, wrong {percent(side.hallucination)}."
    )
    if not overall.comparisons:
        return first
    name, widest = max(overall.comparisons.items(), key=lambda item: item[1].hallucination.difference)
    return f"{first} {_gap_sentence(overall, name, widest)}"


def _gap_sentence(overall: Slice, name: str, comparison: Comparison) -> str:
    theirs, pair = overall.answerers[name].hallucination, comparison.hallucination
    points_more = 100 * abs(pair.difference)
    relation = "more" if pair.difference >= 0 else "less"
    sure = "" if pair.low > 0 or pair.high < 0 else ", which is within chance"
    return (
        f"{name} answered wrongly on {theirs.k} ({percent(theirs)}), {points_more:.1f} points {relation} often "
        f"than the pipeline {signed_interval(pair.low, pair.high)}{sure}."
    )


def significance(pair: Paired, p_holm: float | None = None) -> str:
    """McNemar's p, and the adjusted one where there is one."""
    text = print_p(pair.p)
    return text if p_holm is None else f"{text} (Holm {print_p(p_holm).removeprefix('p = ')})"
