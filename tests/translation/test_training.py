"""Training a tiny model: it learns, goes on where it was stopped, and refuses what does not fit."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from pydantic import ValidationError

pytest.importorskip("peft", reason="peft is not installed: pip install 'neurosym[model]'")
from safetensors.torch import load_file

from neurosym.errors import ModelError, TrainingError
from neurosym.translation.card import write_card
from neurosym.translation.decoding import Decoding, decode
from neurosym.translation.model import ADAPTER_MANIFEST, ADAPTER_WEIGHTS, load_model
from neurosym.translation.training import TrainingConfig, TrainingState, train

PAIRS = [(f"Problem: {n} eggs\nProgram:\n", f"answer {n}\n") for n in range(1, 10)] * 2


@pytest.fixture
def config(tiny: Path) -> TrainingConfig:
    return TrainingConfig(base=str(tiny), learning_rate=0.02, tokens_per_batch=64, warmup_steps=2, epochs=2)


@pytest.fixture(scope="module")
def trained(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a run that went to its end."""
    directory = tmp_path_factory.mktemp("trained") / "adapter"
    settings = {"learning_rate": 0.02, "tokens_per_batch": 64, "warmup_steps": 2, "epochs": 8}
    train(TrainingConfig(base=str(tiny), **settings), PAIRS, directory)
    return directory


def metrics(directory: Path) -> list[TrainingState]:
    lines = (directory / "metrics.jsonl").read_text().splitlines()
    return [TrainingState.model_validate_json(line) for line in lines]


def stop_after(step: int):
    def on_step(state: TrainingState, steps: int) -> None:
        if state.step == step:
            raise KeyboardInterrupt

    return on_step


def test_the_loss_falls(trained: Path) -> None:
    losses = [state.loss for state in metrics(trained)]
    assert sum(losses[-5:]) < sum(losses[:5]) / 4


def test_every_step_is_counted(trained: Path) -> None:
    seen = metrics(trained)
    assert [state.step for state in seen] == list(range(1, len(seen) + 1))
    assert seen[-1].pairs == 8 * len(PAIRS)
    assert all(before.tokens < after.tokens for before, after in pairwise(seen))


def test_what_was_learned_is_decoded(trained: Path, tiny: Path) -> None:
    model = load_model(str(tiny), trained)
    ((sample,),) = decode(model, [PAIRS[4][0]], Decoding(max_new_tokens=12))
    assert sample.finished
    assert sample.text.startswith("answer ")


def test_words_that_training_never_showed_can_be_written(
    trained: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neurosym.translation.model.COMMON_IDS", 50)
    few, every = load_model(str(tiny), trained), load_model(str(tiny), trained, any_word=True)
    assert len(few.output_ids) < len(every.output_ids) == len(every.tokenizer)


def test_nothing_that_is_saved_is_a_pickle(trained: Path) -> None:
    assert {file.suffix for file in trained.iterdir()} == {".safetensors", ".json", ".jsonl", ".md"}


def test_no_path_of_this_machine_is_in_what_is_loaded(trained: Path) -> None:
    shape = json.loads((trained / "adapter_config.json").read_text())
    assert shape["base_model_name_or_path"] == json.loads((trained / ADAPTER_MANIFEST).read_text())["base"]


def test_a_stopped_run_ends_as_one_that_was_not(config: TrainingConfig, tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    steps = train(config, PAIRS, whole).step
    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, parts, on_step=stop_after(3))
    assert len(metrics(parts)) == 3
    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, parts, resume=True, on_step=stop_after(steps - 2))
    state = train(config, PAIRS, parts, resume=True)
    assert state.step == steps
    assert [row.loss for row in metrics(parts)] == pytest.approx([row.loss for row in metrics(whole)])
    expected, found = load_file(whole / ADAPTER_WEIGHTS), load_file(parts / ADAPTER_WEIGHTS)
    assert expected.keys() == found.keys()
    for name, value in expected.items():
        torch.testing.assert_close(found[name], value)


def test_steps_after_the_last_checkpoint_are_done_again(config: TrainingConfig, tmp_path: Path) -> None:
    steps = train(config, PAIRS, tmp_path / "whole").step
    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, tmp_path / "run", on_step=stop_after(2))
    with (tmp_path / "run" / "metrics.jsonl").open("a") as out:  # as if it went on and was killed
        out.write(TrainingState(step=3, loss=1.0).model_dump_json() + "\n")
    train(config, PAIRS, tmp_path / "run", resume=True)
    assert [state.step for state in metrics(tmp_path / "run")] == list(range(1, steps + 1))


def test_a_run_killed_before_its_first_checkpoint_begins_again(config: TrainingConfig, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, tmp_path, on_step=stop_after(1))
    (tmp_path / "checkpoint.safetensors").unlink()
    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, tmp_path, resume=True, on_step=stop_after(1))
    assert [state.step for state in metrics(tmp_path)] == [1]


def test_time_may_be_added(config: TrainingConfig, tmp_path: Path) -> None:
    short = config.model_copy(update={"minutes": 1e-6})
    assert train(short, PAIRS, tmp_path).step == 1
    assert train(config, PAIRS, tmp_path, resume=True).step > 1


@pytest.mark.parametrize(("field", "value"), [("rank", 4), ("seed", 7), ("learning_rate", 0.5)])
def test_another_config_is_refused_by_name(config: TrainingConfig, tmp_path: Path, field: str, value: float) -> None:
    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, tmp_path, on_step=stop_after(1))
    other = config.model_copy(update={field: value})
    with pytest.raises(TrainingError, match=f"was started with {field} = .*now says {value}"):
        train(other, PAIRS, tmp_path, resume=True)


def test_other_pairs_are_refused(config: TrainingConfig, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, tmp_path, on_step=stop_after(1))
    with pytest.raises(TrainingError, match="other pairs"):
        train(config, PAIRS[1:], tmp_path, resume=True)


def test_a_directory_with_a_run_is_refused(config: TrainingConfig, trained: Path) -> None:
    with pytest.raises(TrainingError, match="holds a training run already"):
        train(config, PAIRS, trained)


def test_nothing_to_resume(config: TrainingConfig, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="holds no training run"):
        train(config, PAIRS, tmp_path, resume=True)


@pytest.mark.parametrize("content", ["{", "3", ""])
def test_a_broken_config_file_is_named(config: TrainingConfig, tmp_path: Path, content: str) -> None:
    (tmp_path / "training.json").write_text(content)
    with pytest.raises(TrainingError, match=r"training\.json cannot be read"):
        train(config, PAIRS, tmp_path, resume=True)


def test_a_broken_checkpoint_is_named(config: TrainingConfig, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, tmp_path, on_step=stop_after(1))
    file = tmp_path / "checkpoint.safetensors"
    file.write_bytes(file.read_bytes()[:500])
    with pytest.raises(TrainingError, match=r"checkpoint\.safetensors cannot be read"):
        train(config, PAIRS, tmp_path, resume=True)


@pytest.mark.parametrize("pairs", [[], [("x " * 400, "answer 1")]])
def test_nothing_to_train_on(config: TrainingConfig, tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(TrainingError, match="nothing to train on"):
        train(config, pairs, tmp_path)


def test_a_directory_that_cannot_be_written(config: TrainingConfig, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TrainingError, match="cannot be written"):
        train(config, PAIRS, tmp_path / "file" / "run")


def test_a_full_disk_is_a_clear_end(config: TrainingConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("neurosym.translation.training.write_adapter", full)
    with pytest.raises(TrainingError, match="No space left on device"):
        train(config, PAIRS, tmp_path / "run", on_step=stop_after(1))


def test_too_few_layers(config: TrainingConfig, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="has only 2 layers"):
        train(config.model_copy(update={"first_layer": 2}), PAIRS, tmp_path)


def test_training_goes_on_from_an_adapter(config: TrainingConfig, trained: Path, tmp_path: Path) -> None:
    losses = {}
    for name, start in (("fresh", None), ("warm", str(trained))):
        with pytest.raises(KeyboardInterrupt):
            train(config.model_copy(update={"start": start}), PAIRS, tmp_path / name, on_step=stop_after(1))
        losses[name] = metrics(tmp_path / name)[0].loss
    assert losses["warm"] < losses["fresh"] / 2


def test_an_adapter_can_be_the_mean_of_its_start_and_its_end(
    config: TrainingConfig, trained: Path, tmp_path: Path
) -> None:
    weights = {"start": load_file(trained / "adapter_model.safetensors")}
    for name, average in (("end", False), ("mean", True)):
        going_on = config.model_copy(update={"start": str(trained), "average": average})
        with pytest.raises(KeyboardInterrupt):
            train(going_on, PAIRS, tmp_path / name, on_step=stop_after(1))
        weights[name] = load_file(tmp_path / name / "adapter_model.safetensors")
    for name, mean in weights["mean"].items():
        expected = (weights["start"][name].float() + weights["end"][name].float()) / 2
        assert torch.allclose(mean.float(), expected, atol=1e-2, rtol=1e-2)
    assert any(not torch.equal(mean, weights["end"][name]) for name, mean in weights["mean"].items())


def test_an_adapter_can_be_the_mean_of_several_runs(config: TrainingConfig, trained: Path, tmp_path: Path) -> None:
    """A finished run that is told afterwards what to average with trains nothing more and writes the mean."""
    run, own = tmp_path / "run", load_file(trained / "adapter_model.safetensors")
    train(config.model_copy(update={"seed": 1}), PAIRS, run)
    end, steps = load_file(run / "adapter_model.safetensors"), len(metrics(run))
    with_other = config.model_copy(update={"seed": 1, "average_with": (str(trained),)})
    train(with_other, PAIRS, run, resume=True)
    assert len(metrics(run)) == steps
    for name, mean in load_file(run / "adapter_model.safetensors").items():
        assert torch.allclose(mean.float(), (own[name].float() + end[name].float()) / 2, atol=1e-2, rtol=1e-2)
    assert f"| average_with | ['{trained.name}'] |" in (run / "README.md").read_text()


def test_adapters_of_other_shapes_are_not_averaged(config: TrainingConfig, trained: Path, tmp_path: Path) -> None:
    narrow = config.model_copy(update={"rank": 4, "average_with": (str(trained),)})
    with pytest.raises(TrainingError, match="cannot be averaged with: its matrices have other names or shapes"):
        train(narrow, PAIRS, tmp_path / "narrow")


def test_an_adapter_to_average_with_that_is_not_there_is_told_at_once(config: TrainingConfig, tmp_path: Path) -> None:
    steps: list[int] = []
    with pytest.raises(ModelError, match=r"nowhere.*cannot be read"):
        train(
            config.model_copy(update={"average_with": (str(tmp_path / "nowhere"),)}),
            PAIRS,
            tmp_path / "run",
            on_step=lambda state, _: steps.append(state.step),
        )
    assert steps == []


def test_without_a_start_there_is_nothing_to_average_with(config: TrainingConfig) -> None:
    with pytest.raises(ValidationError, match="no adapter to start from"):
        TrainingConfig.model_validate(config.model_dump() | {"average": True})


def test_an_adapter_of_another_shape_cannot_be_gone_on_from(
    config: TrainingConfig, trained: Path, tmp_path: Path
) -> None:
    upper = config.model_copy(update={"first_layer": 1, "start": str(trained)})
    with pytest.raises(TrainingError, match="does not fit this config"):
        train(upper, PAIRS, tmp_path)
    narrow = config.model_copy(update={"rank": 4, "start": str(trained)})
    with pytest.raises(TrainingError, match="does not fit this config"):
        train(narrow, PAIRS, tmp_path / "narrow")


def test_the_card_says_what_there_is_to_know(trained: Path) -> None:
    card = (trained / "README.md").read_text()
    for part in ("## Data", "is not recorded", "## Training", "| learning_rate | 0.02 |", "Mean loss of the last"):
        assert part in card
    state = metrics(trained)[-1]
    assert f"{state.pairs:,} pairs and {state.tokens:,} tokens seen" in card


def test_the_card_lists_data_and_licences(config: TrainingConfig, tmp_path: Path) -> None:
    counts = {"read": 2000, "kept": 18, "variants": 3, "taken": 21, "left_out": {"no annotation": 7}}
    source = {"kind": "annotated", "file": "gsm8k.jsonl", "licence": "MIT", **counts}
    data = {"pairs": 21, "dropped_as_repeated": 4, "evaluation": ["svamp.jsonl"], "sources": {"gsm8k": source}}
    (tmp_path / "corpus.json").write_text(json.dumps(data))
    with pytest.raises(KeyboardInterrupt):
        train(config, PAIRS, tmp_path, on_step=stop_after(1))
    card = (tmp_path / "README.md").read_text()
    assert "| gsm8k | annotated | MIT | 2,000 | 18 | 3 | 21 |" in card
    assert "nearly: 4 (compared with svamp.jsonl)" in card
    assert "license: apache-2.0" in card


def test_data_under_a_share_alike_licence_make_that_the_licence_of_the_adapter(trained: Path) -> None:
    counts = {"kind": "entailment", "read": 9, "kept": 9, "variants": 0, "taken": 9}
    sources = {"own": {"licence": "Apache-2.0", **counts}, "stories": {"licence": "CC-BY-SA-4.0", **counts}}
    before = (trained / "README.md").read_text()
    write_card(trained, {"pairs": 18, "dropped_as_repeated": 0, "evaluation": [], "sources": sources})
    card = (trained / "README.md").read_text()
    (trained / "README.md").write_text(before)
    assert "license: cc-by-sa-4.0" in card
    assert "licence of the adapter: CC-BY-SA-4.0" in card


def damaged(trained: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in trained.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    return copy


def test_weights_that_are_not_those_of_the_manifest_are_refused(trained: Path, tiny: Path, tmp_path: Path) -> None:
    adapter = damaged(trained, tmp_path)
    weights = bytearray((adapter / ADAPTER_WEIGHTS).read_bytes())
    weights[-1] ^= 1
    (adapter / ADAPTER_WEIGHTS).write_bytes(weights)
    with pytest.raises(ModelError, match="is damaged: its SHA-256"):
        load_model(str(tiny), adapter)


def test_a_truncated_adapter_is_refused(trained: Path, tiny: Path, tmp_path: Path) -> None:
    adapter = damaged(trained, tmp_path)
    (adapter / ADAPTER_WEIGHTS).write_bytes((adapter / ADAPTER_WEIGHTS).read_bytes()[:1000])
    with pytest.raises(ModelError, match="is damaged"):
        load_model(str(tiny), adapter)


@pytest.mark.parametrize("content", ["", "[]", '{"base": "x"}'])
def test_a_broken_manifest_is_refused(trained: Path, tiny: Path, tmp_path: Path, content: str) -> None:
    adapter = damaged(trained, tmp_path)
    (adapter / ADAPTER_MANIFEST).write_text(content)
    with pytest.raises(ModelError, match="is damaged"):
        load_model(str(tiny), adapter)


def test_an_adapter_without_its_shape_is_refused(trained: Path, tiny: Path, tmp_path: Path) -> None:
    adapter = damaged(trained, tmp_path)
    (adapter / "adapter_config.json").unlink()
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(tiny), adapter)


def test_an_adapter_of_another_base_is_refused(trained: Path) -> None:
    with pytest.raises(ModelError, match=r"was trained on .* not on '0.5b'"):
        load_model("0.5b", trained)


def test_no_adapter_at_all(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(str(tiny), tmp_path / "nowhere")
