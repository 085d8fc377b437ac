"""What a right answer costs on each side: tokens, seconds, joules where the machine tells, and money."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from neurosym.evaluation.judging import PIPELINE, Judged, Standing, cluster_of
from neurosym.evaluation.wording import short_names
from neurosym.study.joining import is_recorded, model_and_method
from neurosym.study.prices import Prices
from neurosym.study.results import Finding, Row, bars

DRAWS = 1000
MEASURED, ASSUMED = "measured", "assumed"

_COLUMNS = {
    "suite": "Suite",
    "side": "Side",
    "right": "Right",
    "n": "Problems",
    "wrong_per_right": "Wrong answers per right one",
    "tokens": "Generated tokens per right answer",
    "tokens_low": "low",
    "tokens_high": "high",
    "seconds": "Seconds per right answer",
    "seconds_low": "low",
    "seconds_high": "high",
    "joules": "Joules per right answer",
    "energy": "Energy",
    "money": "Money per 1,000 right answers",
    "money_low": "low",
    "money_high": "high",
    "basis": "Tokens",
}

Joules = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Expense:
    """What one answer cost; None is "not told".

    tokens: generated. money: in the currency of the price table, per answer. basis: whether the tokens were measured or
    assumed.
    """

    tokens: float | None
    seconds: float | None
    money: float | None
    basis: str = MEASURED


def pipeline_expense(judged: Judged, prices: Prices) -> Expense:
    """What the symbolic route cost: it runs here, so its money is electricity."""
    made = judged.record.pipeline
    return Expense(made.tokens, made.seconds, prices.of_seconds(made.seconds))


def answerer_expense(judged: Judged, name: str, prices: Prices) -> Expense:
    """What an answerer's answer cost: electricity if it ran here, else tokens at the price of the table.

    A recorded answer has no token count; the price table's assumption for its method stands in, and where it has none
    nothing is told.
    """
    said = judged.record.answers[name]
    if not is_recorded(name):
        return Expense(said.tokens, said.seconds, prices.of_seconds(said.seconds))
    model, method = model_and_method(name)
    tokens, price = prices.assumed.output_tokens.get(method), prices.of(model)
    if tokens is None or price is None:
        return Expense(tokens, None, None, ASSUMED)
    asked = len(judged.record.problem.prompt) / prices.assumed.characters_per_token
    return Expense(tokens, None, (asked * price.input + tokens * price.output) / 1e6, ASSUMED)


def expenses(judged: Sequence[Judged], side: str, prices: Prices) -> list[Expense]:
    """The expense of each problem on one side: `pipeline`, or an answerer's name."""
    if side == PIPELINE:
        return [pipeline_expense(each, prices) for each in judged]
    return [answerer_expense(each, side, prices) for each in judged]


def standings(judged: Sequence[Judged], side: str) -> list[Standing]:
    """How one side did on each problem: `pipeline`, or an answerer's name."""
    return [each.standing(side) for each in judged]


def cost_per_right(
    costs: Sequence[float],
    right: Sequence[bool],
    clusters: Sequence[Hashable],
    draws: int = DRAWS,
    seed: int = 0,
) -> tuple[float | None, float | None, float | None]:
    """The whole cost over the number of right answers, and its 95 % interval by bootstrap over clusters.

    Failures are paid for too. None for a figure without a right answer to pay for, and for the ends of an interval
    where more than one draw in forty has none. Raises ValueError if the lengths differ.
    """
    import numpy as np

    rows: dict[Hashable, list[float]] = {}
    for cost, flag, cluster in zip(costs, right, clusters, strict=True):
        row = rows.setdefault(cluster, [0.0, 0.0])
        row[0] += cost
        row[1] += flag
    if not any(right):
        return None, None, None
    table = np.array(list(rows.values()))
    times = np.random.default_rng(seed).multinomial(len(table), np.full(len(table), 1 / len(table)), size=draws)
    paid, won = (times @ table).T
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.sort(np.where(won > 0, paid / won, np.inf))
    low, high = float(ratios[int(0.025 * (draws - 1))]), float(ratios[-1 - int(0.025 * (draws - 1))])
    return sum(costs) / sum(right), low if low < float("inf") else None, high if high < float("inf") else None


def cost_findings(
    suites: Mapping[str, Sequence[Judged]], prices: Prices, joules: Joules | None = None, seed: int = 0
) -> list[Finding]:
    """Cost per right answer of the pipeline and of every answerer, suite by suite.

    joules: of a whole suite by (suite, side), from `EnergyMeter`; a pair that is absent is not told.
    """
    rows = [
        _row(suite, side, judged, prices, (joules or {}).get((suite, side)), seed)
        for suite, judged in suites.items()
        if judged
        for side in (PIPELINE, *judged[0].answerers)
    ]
    return [_finding(rows, prices)] if rows else []


def _row(suite: str, side: str, judged: Sequence[Judged], prices: Prices, joules: float | None, seed: int) -> Row:
    paid, ended = expenses(judged, side, prices), standings(judged, side)
    right = [standing.right for standing in ended]
    clusters = [cluster_of(each.record.problem) for each in judged]
    wrong, won = ended.count(Standing.WRONG), sum(right)
    row: Row = {
        "suite": suite,
        "side": short_names([PIPELINE, *judged[0].answerers])[side],
        "n": len(judged),
        "right": won,
        "wrong": wrong,
        "wrong_per_right": wrong / won if won else None,
    }
    for name, values in (
        ("tokens", [each.tokens for each in paid]),
        ("seconds", [each.seconds for each in paid]),
        ("money", [None if each.money is None else 1000 * each.money for each in paid]),
    ):
        told = [value for value in values if value is not None]
        complete = len(told) == len(values)
        found = cost_per_right(told, right, clusters, seed=seed) if complete else (None, None, None)
        row.update(dict(zip((name, f"{name}_low", f"{name}_high"), found, strict=True)))
    row["joules"] = joules / won if joules is not None and won else None
    row["energy"] = "measured" if joules is not None else "not told"
    row["basis"] = ASSUMED if any(each.basis == ASSUMED for each in paid) else MEASURED
    return row


def _finding(rows: Sequence[Row], prices: Prices) -> Finding:
    return Finding(
        id="cost_per_right",
        section="Cost",
        title="What a right answer costs",
        question="How many tokens, seconds, joules and how much money does each side spend for one right answer?",
        columns={**_COLUMNS, "money": f"{prices.currency} per 1,000 right answers"},
        rows=tuple(rows),
        chart=bars("tokens", "Generated tokens per right answer", series="side"),
        says=_says(rows),
        limits=_limits(rows, prices),
        negative=any(dearer for _, dearer in _compared(rows)),
    )


def _compared(rows: Sequence[Row]) -> list[tuple[Row, bool]]:
    """Each answerer's row with tokens, and whether the pipeline of its suite spends more of them for a right answer."""
    ours = {row["suite"]: row["tokens"] for row in rows if row["side"] == PIPELINE}
    found = []
    for row in rows:
        mine, theirs = ours.get(row["suite"]), row["tokens"]
        if (
            row["side"] != PIPELINE
            and row["basis"] == MEASURED
            and isinstance(mine, float)
            and isinstance(theirs, float)
        ):
            found.append((row, mine > theirs))
    return found


def _says(rows: Sequence[Row]) -> str:
    compared = _compared(rows)
    if not compared:
        return "No answerer with measured tokens and a right answer stands beside the pipeline."
    cheaper = [row for row, dearer in compared if dearer]
    named = ", ".join(f"{row['side']} on {row['suite']}" for row in cheaper)
    return (
        f"In {len(compared) - len(cheaper)} of {len(compared)} comparisons with measured tokens the pipeline generates "
        "fewer tokens for a right answer than the answerer." + (f" It generates more than {named}." if cheaper else "")
    )


def _limits(rows: Sequence[Row], prices: Prices) -> str:
    parts = [
        "Tokens are generated tokens; prompts count only where a price is paid for them. Seconds are wall time on this "
        f"machine, with whatever else ran on it. Local money is electricity alone ({prices.electricity.source})."
    ]
    if any(row["basis"] == ASSUMED for row in rows):
        parts.append("Recorded answers have no token counts: their tokens and money rest on the table's assumptions.")
    if any(row["energy"] == "not told" for row in rows):
        parts.append("The machine does not tell the energy it used.")
    return " ".join(parts)
