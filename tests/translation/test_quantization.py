"""Linear layers in int8: how near their products are to the exact ones, and training and decoding with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

pytest.importorskip("peft", reason="peft is not installed: pip install 'neurosym[model]'")
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file

from neurosym.translation.decoding import Decoding, decode
from neurosym.translation.loss import FrozenCrossEntropy
from neurosym.translation.model import ADAPTER_MANIFEST, ADAPTER_WEIGHTS, fastest_precision, load_model
from neurosym.translation.quantization import Int8Linear, quantize_linears, quantize_rows
from neurosym.translation.training import CONFIG_FILE, TrainingConfig, train

PAIRS = [(f"Problem: {n} eggs\nProgram:\n", f"answer {n}\n") for n in range(1, 10)] * 2


@pytest.fixture
def config(tiny: Path) -> TrainingConfig:
    return TrainingConfig(base=str(tiny), learning_rate=0.02, tokens_per_batch=64, warmup_steps=2, epochs=2)


def layer(bias: bool = True) -> nn.Linear:
    torch.manual_seed(1)
    return nn.Linear(96, 160, bias=bias).to(torch.bfloat16).requires_grad_(False)


def off_by(found: torch.Tensor, wanted: torch.Tensor) -> float:
    """The relative error, by the Euclidean norm."""
    found, wanted = found.detach().float(), wanted.detach().float()
    return float((found - wanted).norm() / wanted.norm())


@settings(deadline=None, max_examples=30)
@given(exponent=st.integers(-20, 20), seed=st.integers(0, 999), dtype=st.sampled_from([torch.float32, torch.bfloat16]))
def test_a_rounded_row_is_off_by_at_most_a_step(exponent: int, seed: int, dtype: torch.dtype) -> None:
    values = (torch.randn(3, 50, generator=torch.Generator().manual_seed(seed)) * 2.0**exponent).to(dtype)
    rounded, scale = quantize_rows(values)
    step = values.float().abs().amax(-1, keepdim=True) / 126
    assert rounded.dtype == torch.int8
    assert ((rounded * scale.float() - values.float()).abs() <= 1.3 * step).all()
    assert (rounded.sign() * values.sign() >= 0).all()  # nothing wraps around


def test_a_row_of_zeros_stays_zero() -> None:
    rounded, scale = quantize_rows(torch.zeros(2, 5, dtype=torch.bfloat16))
    assert not rounded.any()
    assert torch.isfinite(scale).all()


@pytest.mark.parametrize("rows", [1, 3, 64])
def test_the_product_is_near_the_exact_one(rows: int) -> None:
    linear = layer()
    inputs = torch.randn(rows, 2, 96).to(torch.bfloat16)
    outputs = Int8Linear(linear)(inputs)
    assert outputs.shape == (rows, 2, 160)
    assert outputs.dtype == torch.bfloat16
    assert off_by(outputs, linear.float()(inputs.float())) < 0.02


def test_a_huge_activation_costs_other_tokens_nothing() -> None:
    linear = layer(bias=False)
    inputs = torch.randn(8, 96).to(torch.bfloat16)
    alone = Int8Linear(linear)(inputs)
    inputs[0, 5] = 4096
    assert torch.equal(Int8Linear(linear)(inputs)[1:], alone[1:])


def test_the_gradient_is_near_that_of_bf16() -> None:
    linear = layer()
    inputs = torch.randn(32, 96).to(torch.bfloat16)
    weights = torch.randn(32, 160).to(torch.bfloat16)
    gradients = []
    for module in (linear, Int8Linear(linear)):
        given_inputs = inputs.clone().requires_grad_()
        (module(given_inputs) * weights).sum().backward()
        gradients.append(given_inputs.grad)
    assert off_by(gradients[1], gradients[0]) < 0.02


def adapted() -> Any:
    from peft import LoraConfig, get_peft_model

    body = nn.Sequential(layer())
    network = get_peft_model(body, LoraConfig(r=4, lora_alpha=8, target_modules=["0"]), autocast_adapter_dtype=False)
    torch.manual_seed(2)
    for parameter in network.parameters():
        if parameter.requires_grad:
            nn.init.normal_(parameter, std=0.2)
    return network


def test_a_lora_layer_computes_what_it_did_and_gets_the_same_gradients() -> None:
    torch.manual_seed(0)
    inputs = torch.randn(32, 96).to(torch.bfloat16)
    found = []
    for quantized in (False, True):
        network = adapted()
        if quantized:
            quantize_linears(network)
            assert isinstance(network.base_model.model[0].base_layer, Int8Linear)
        given_inputs = inputs.clone().requires_grad_()
        outputs = network(given_inputs)
        outputs.square().sum().backward()
        trained = [parameter.grad for parameter in network.parameters() if parameter.requires_grad]
        assert len(trained) == 2
        found.append([outputs, given_inputs.grad, *trained])
    for exact, near in zip(*found, strict=True):
        assert near.shape == exact.shape
        assert off_by(near, exact) < 0.03


def test_the_loss_and_its_gradient_are_those_of_cross_entropy() -> None:
    torch.manual_seed(0)
    hidden, head, labels = torch.randn(150, 32), torch.randn(90, 32), torch.randint(0, 90, (150,))
    ours, theirs = hidden.clone().requires_grad_(), hidden.clone().requires_grad_()
    loss = FrozenCrossEntropy.apply(ours, head, labels)
    expected = nn.functional.cross_entropy(theirs @ head.T, labels)
    (2 * loss).backward()
    (2 * expected).backward()
    torch.testing.assert_close(loss, expected)
    torch.testing.assert_close(ours.grad, theirs.grad)


def test_a_run_in_int8_learns_and_leaves_an_adapter_like_any_other(config: TrainingConfig, tmp_path: Path) -> None:
    longer = config.model_copy(update={"epochs": 8})
    losses: dict[str, list[float]] = {}
    for precision in ("bf16", "int8"):
        seen = losses[precision] = []
        chosen = longer.model_copy(update={"precision": precision})
        train(chosen, PAIRS, tmp_path / precision, on_step=lambda state, _, seen=seen: seen.append(state.loss))
    assert losses["int8"][0] == pytest.approx(losses["bf16"][0], rel=0.02)
    assert sum(losses["int8"][-5:]) < sum(losses["int8"][:5]) / 4
    saved = [load_file(tmp_path / precision / ADAPTER_WEIGHTS) for precision in ("bf16", "int8")]
    assert {name: (value.shape, value.dtype) for name, value in saved[0].items()} == {
        name: (value.shape, value.dtype) for name, value in saved[1].items()
    }
    manifests = [json.loads((tmp_path / precision / ADAPTER_MANIFEST).read_text()) for precision in ("bf16", "int8")]
    for manifest in manifests:  # these are of the run, not of the adapter's shape
        manifest.pop("sha256")
        manifest.pop("state")
        manifest["config"].pop("precision")
    assert manifests[0] == manifests[1]


@pytest.mark.parametrize(("first", "then"), [("bf16", "int8"), ("int8", "bf16")])
def test_a_run_goes_on_in_another_precision(config: TrainingConfig, tmp_path: Path, first: Any, then: Any) -> None:
    def stop(state: Any, _: int) -> None:
        if state.step == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(config.model_copy(update={"precision": first}), PAIRS, tmp_path, on_step=stop)
    state = train(config.model_copy(update={"precision": then}), PAIRS, tmp_path, resume=True)
    assert state.pairs == 2 * len(PAIRS)
    assert json.loads((tmp_path / CONFIG_FILE).read_text())["precision"] == then


def test_a_run_from_before_the_setting_can_go_on(config: TrainingConfig, tmp_path: Path) -> None:
    def stop(state: Any, _: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, tmp_path, on_step=stop)
    saved = json.loads((tmp_path / CONFIG_FILE).read_text())
    saved.pop("precision")
    (tmp_path / CONFIG_FILE).write_text(json.dumps(saved))
    train(config.model_copy(update={"precision": "int8"}), PAIRS, tmp_path, resume=True)


@pytest.mark.parametrize(
    ("known", "precision"),
    [({"avx512_vnni": True}, "int8"), ({"avx_vnni": True}, "int8"), ({"avx512_vnni": False}, "bf16"), ({}, "bf16")],
)
def test_int8_is_for_processors_that_multiply_it(monkeypatch: Any, known: dict[str, bool], precision: str) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: known, raising=False)
    assert fastest_precision() == precision


def test_a_model_in_int8_decodes_with_its_adapter_merged(config: TrainingConfig, tiny: Path, tmp_path: Path) -> None:
    train(config.model_copy(update={"epochs": 8}), PAIRS, tmp_path)
    exact = load_model(str(tiny), tmp_path)
    rounded = load_model(str(tiny), tmp_path, precision="int8")
    held = {name.rpartition(".")[2]: type(module) for name, module in rounded.network.named_modules()}
    assert (held["q_proj"], held["down_proj"], held["v_proj"]) == (Int8Linear, Int8Linear, nn.Linear)
    ids = torch.tensor([exact.encode(PAIRS[4][0])])
    allowed = torch.ones(ids.shape[1], ids.shape[1], dtype=torch.bool).tril()[None, None]
    positions = torch.arange(ids.shape[1])[None]
    with torch.inference_mode():
        scores = [model.logits(model.hidden(ids, allowed, positions))[0, -1] for model in (exact, rounded)]
    assert off_by(scores[1], scores[0]) < 0.1
    ((sample,),) = decode(rounded, [PAIRS[4][0]], Decoding(max_new_tokens=12))
    assert sample.text.startswith("answer ")
