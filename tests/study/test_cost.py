"""What right answers cost, and what is not told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from neurosym.errors import RunError
from neurosym.evaluation.judging import Judged
from neurosym.study.cost import answerer_expense, cost_findings, cost_per_right, pipeline_expense
from neurosym.study.energy import EnergyMeter
from neurosym.study.prices import SHIPPED, read_prices

MakeJudged = Callable[..., Judged]
RECORDED = "recorded:zeroeval.jsonl#gpt-4o-2024-08-06/cot"


def test_the_shipped_table() -> None:
    prices = read_prices()
    assert prices.currency == "USD"
    found = prices.of("gpt-4o-2024-08-06")
    assert found is not None and (found.input, found.output) == (2.5, 10.0)
    assert prices.of("nobody-7b") is None
    names = [name for model in prices.models for name in model.names]
    assert len(names) == len(set(names))
    assert all(model.source for model in prices.models)


def test_electricity() -> None:
    prices = read_prices()
    joules = 3.6e6
    assert prices.of_joules(joules) == prices.electricity.per_kwh
    assert prices.of_seconds(joules / prices.electricity.watts) == pytest.approx(prices.electricity.per_kwh)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("watts = 30.0", "watts = 0.0"), r"field electricity\.watts: .*greater than 0 \(the table that comes with"),
        (("input = 2.5", "inputs = 2.5"), r"field models\.0\.input: Field required"),
        (('currency = "USD"', 'currency = "USD'), r"is not TOML: .*line 8"),
    ],
)
def test_a_table_that_is_none(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(SHIPPED.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(RunError, match=message):
        read_prices(path)


def test_no_table(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"none\.toml cannot be read"):
        read_prices(tmp_path / "none.toml")


def test_local_answers_cost_electricity_and_recorded_ones_tokens(make_judged: MakeJudged) -> None:
    prices, made = read_prices(), make_judged(0, said={"cot:0.5b": "9", RECORDED: "9"})
    assert pipeline_expense(made, prices).money == prices.of_seconds(0.5)
    local = answerer_expense(made, "cot:0.5b", prices)
    assert (local.tokens, local.seconds, local.money, local.basis) == (100, 2.0, prices.of_seconds(2.0), "measured")
    recorded = answerer_expense(made, RECORDED, prices)
    asked, written = len(made.record.problem.prompt) / 4, prices.assumed.output_tokens["cot"]
    assert recorded.money == pytest.approx((2.5 * asked + 10 * written) / 1e6)
    assert (recorded.tokens, recorded.seconds, recorded.basis) == (written, None, "assumed")


def test_a_model_without_a_price_is_not_guessed(make_judged: MakeJudged) -> None:
    made = make_judged(0, said={"recorded:f#nobody-7b/cot": "9", "recorded:f#gpt-4/rot13": "9"})
    assert answerer_expense(made, "recorded:f#nobody-7b/cot", read_prices()).money is None
    assert answerer_expense(made, "recorded:f#gpt-4/rot13", read_prices()).tokens is None


def test_failures_are_paid_for_too() -> None:
    cost, low, high = cost_per_right([2.0] * 40, [True] * 20 + [False] * 20, range(40))
    assert cost == 4
    assert low is not None and high is not None and low < 4 < high
    assert cost_per_right([2.0, 2.0], [False, False], "ab") == (None, None, None)


def test_one_right_answer_in_a_few_has_no_upper_end() -> None:
    cost, low, high = cost_per_right([1.0] * 4, [True, False, False, False], "abcd")
    assert (cost, high) == (4, None)
    assert low is not None


def test_the_finding(make_judged: MakeJudged) -> None:
    suite = [make_judged(n, said={"cot:0.5b": "9" if n % 4 else "8", RECORDED: "9"}) for n in range(12)]
    (finding,) = cost_findings({"eggs": suite}, read_prices(), {("eggs", "pipeline"): 600.0})
    ours, cot, recorded = finding.rows
    assert (ours["tokens"], ours["joules"], ours["energy"], ours["wrong_per_right"]) == (60, 50, "measured", 0)
    assert (cot["tokens"], cot["wrong"], cot["joules"], cot["energy"]) == (pytest.approx(400 / 3), 3, None, "not told")
    assert (recorded["side"], recorded["seconds"], recorded["basis"]) == ("gpt-4o-2024-08-06/cot", None, "assumed")
    assert finding.says.startswith("In 1 of 1 comparisons")
    assert not finding.negative
    assert "does not tell the energy" in finding.limits


def test_a_dearer_pipeline_is_a_negative_finding(make_judged: MakeJudged) -> None:
    suite = [make_judged(n, "9" if n < 3 else "8", said={"cot:0.5b": "9"}) for n in range(12)]
    (finding,) = cost_findings({"eggs": suite}, read_prices())
    assert finding.negative
    assert finding.says.endswith("It generates more than cot:0.5b on eggs.")


def test_nothing_to_pay_for() -> None:
    assert cost_findings({}, read_prices()) == []


def counter(root: Path, name: str, value: int) -> None:
    (root / name).mkdir(exist_ok=True)
    (root / name / "energy_uj").write_text(f"{value}\n", encoding="ascii")
    (root / name / "max_energy_range_uj").write_text("1000000\n", encoding="ascii")


def test_the_energy_of_all_packages(tmp_path: Path) -> None:
    counter(tmp_path, "intel-rapl:0", 250_000)
    counter(tmp_path, "intel-rapl:1", 900_000)
    counter(tmp_path, "intel-rapl:0:0", 0)  # a part of package 0, which counts already
    with EnergyMeter(tmp_path) as meter:
        counter(tmp_path, "intel-rapl:0", 750_000)
        counter(tmp_path, "intel-rapl:1", 100_000)  # wrapped round
        counter(tmp_path, "intel-rapl:0:0", 70_000)
    assert meter.joules == pytest.approx(0.5 + 0.2)


def test_a_machine_that_does_not_tell(tmp_path: Path) -> None:
    with EnergyMeter(tmp_path) as meter:
        pass
    assert meter.joules is None
