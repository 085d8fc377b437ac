"""Training a LoRA adapter on the CPU: from a config file to an adapter directory with a model card.

A run can be stopped at any point and goes on from its last checkpoint with the same batches. What makes
it quick: bf16 products with an fp32 master copy of the small trained matrices, padding to few shapes,
logits at target positions only and over the common part of the vocabulary, and an allocator that keeps
freed memory.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from neurosym.errors import TrainingError
from neurosym.translation.adapter import write_adapter
from neurosym.translation.batching import (
    IGNORED,
    Batch,
    Encoded,
    collate,
    encode_target,
    make_batches,
    output_vocabulary,
)
from neurosym.translation.card import METRICS_FILE
from neurosym.translation.loss import FrozenCrossEntropy
from neurosym.translation.model import ADAPTER_WEIGHTS, end_ids, load_network, peft_without_noise, read_adapter_manifest
from neurosym.translation.quantization import quantize_linears

if TYPE_CHECKING:
    import torch

CONFIG_FILE = "training.json"
CHECKPOINT_FILE = "checkpoint.safetensors"

# A run that ended with its time may be given more, and what is averaged is of no concern to the run itself.
_MAY_CHANGE = ("minutes", "checkpoint_minutes", "precision", "average", "average_with")
_MOMENTS = ("step", "exp_avg", "exp_avg_sq")  # of AdamW

ALL_PROJECTIONS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


class TrainingConfig(BaseModel):
    """What a training run does. Written into the run's directory, so that the run can be repeated.

    task: "program" writes a program for the problem, "answer" (the fair twin) writes the answer.
    start: an adapter of the same base and shape to go on from. average: what is written is the mean of the weights
    that the run started from and those it has come to. average_with: adapters of other runs that enter the mean, too.
    first_layer: layers below it stay as they are.
    minutes: a limit on the time trained in all; the learning rate falls to zero by the end of the pass
    or of the time, whichever is nearer. Lengths are in tokens. precision: of the products with frozen weights.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    base: str = "0.5b"
    task: Literal["program", "answer"] = "program"
    epochs: int = Field(default=1, ge=1)
    minutes: float | None = Field(default=None, gt=0)
    start: str | None = None
    average: bool = False
    average_with: tuple[str, ...] = ()
    first_layer: int = Field(default=0, ge=0)
    rank: int = Field(default=8, ge=1)
    alpha: int = Field(default=16, ge=1)
    learning_rate: float = Field(default=2e-4, gt=0)
    warmup_steps: int = Field(default=10, ge=1)
    tokens_per_batch: int = Field(default=1024, ge=1)
    max_length: int = Field(default=384, ge=2)
    seed: int = 0
    checkpoint_minutes: float = Field(default=10.0, gt=0)
    precision: Literal["bf16", "int8"] = "bf16"

    @model_validator(mode="after")
    def _averages_with_something(self) -> Self:
        if self.average and not self.start:
            raise ValueError("average: there is no adapter to start from, so nothing to average with")
        return self


class TrainingState(BaseModel):
    """How far a run has come: optimiser steps, pairs and tokens seen, seconds spent in all, last step's loss."""

    model_config = ConfigDict(ser_json_inf_nan="constants")

    step: int = 0
    pairs: int = 0
    tokens: int = 0
    seconds: float = 0.0
    loss: float = math.nan


OnStep = Callable[[TrainingState, int], None]
"""Called after each step with the state and the number of steps in the whole run."""


def train(
    config: TrainingConfig,
    pairs: Sequence[tuple[str, str]],
    directory: Path,
    *,
    resume: bool = False,
    on_step: OnStep | None = None,
) -> TrainingState:
    """Trains on (prompt, target) pairs and leaves adapter, model card, metrics and checkpoint in `directory`.

    Whatever ends a run early leaves a checkpoint. It is resumed with the same config (but for its times) and pairs.
    Raises TrainingError if the directory cannot be written, holds another run, or nothing to resume.
    """
    _open_directory(config, directory, resume)
    keep_freed_memory()
    run = _Run(config, pairs, directory)
    if resume:
        run.restore()
    run.go(on_step)
    return run.state


def keep_freed_memory() -> None:
    """Tells glibc not to give freed memory back: it would be faulted in again at every step."""
    try:
        libc = ctypes.CDLL("libc.so.6")
    except OSError:
        return  # another C library: slower, not wrong
    m_trim_threshold, m_mmap_max, m_arena_max = -1, -4, -8
    libc.mallopt(m_mmap_max, 0)
    libc.mallopt(m_trim_threshold, 2**31 - 1)
    libc.mallopt(m_arena_max, 1)


def _open_directory(config: TrainingConfig, directory: Path, resume: bool) -> None:
    file = directory / CONFIG_FILE
    if not resume:
        if file.exists() or (directory / CHECKPOINT_FILE).exists():
            raise TrainingError(f"{directory} holds a training run already: resume it, or choose another directory")
    elif not file.is_file():
        raise TrainingError(f"{directory} holds no training run to resume")
    else:
        _refuse_other_config(config, file)
    with _writing(directory):
        directory.mkdir(parents=True, exist_ok=True)
        file.write_text(config.model_dump_json(indent=2) + "\n", encoding="utf-8")


def _refuse_other_config(config: TrainingConfig, file: Path) -> None:
    for name, saved in _saved_settings(file).items():
        now = getattr(config, name, saved)
        if now != saved and name not in _MAY_CHANGE:
            raise TrainingError(f"{file.parent} was started with {name} = {saved!r}, and the config now says {now!r}")


def _saved_settings(file: Path) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return dict(settings)
    except (ValueError, TypeError) as error:
        raise TrainingError(f"{file} cannot be read: {error}") from None


@contextmanager
def _writing(directory: Path) -> Iterator[None]:
    from safetensors import SafetensorError

    try:
        yield
    except (OSError, SafetensorError) as error:
        raise TrainingError(f"{directory} cannot be written: {error}") from error


class _Run:
    """The moving parts of one training run."""

    def __init__(self, config: TrainingConfig, pairs: Sequence[tuple[str, str]], directory: Path) -> None:
        import torch
        from peft import LoraConfig, get_peft_model

        torch.manual_seed(config.seed)
        network, self.tokenizer = load_network(config.base)
        layers = network.config.num_hidden_layers
        if config.first_layer >= layers:
            raise TrainingError(f"first_layer is {config.first_layer}, but {config.base} has only {layers} layers")
        self.config, self.directory, self.state = config, directory, TrainingState()
        lora = LoraConfig(
            r=config.rank,
            lora_alpha=config.alpha,
            target_modules=list(ALL_PROJECTIONS),
            layers_to_transform=list(range(config.first_layer, layers)),
            task_type="CAUSAL_LM",
        )
        with peft_without_noise():
            self.network = get_peft_model(network, lora, autocast_adapter_dtype=False)
        if config.precision == "int8":
            quantize_linears(network.model)  # after PEFT, which gives its matrices the dtype of the layer's weight
        # The tokenizer's own end: its row of the output matrix is well trained, which a rare token's is not.
        own = self.tokenizer.eos_token_id
        self.end_id = min(end_ids(self.tokenizer)) if own is None else own
        self.output_ids = output_vocabulary(self.tokenizer, (text for pair in pairs for text in pair), self.end_id)
        self.label_of = torch.full((len(self.tokenizer),), IGNORED)
        self.label_of[torch.tensor(self.output_ids)] = torch.arange(len(self.output_ids))
        self.head = network.get_output_embeddings().weight.detach()[torch.tensor(self.output_ids)].clone()
        self.pairs = self._encode(pairs)
        self.batches = [
            batch
            for epoch in range(config.epochs)
            for batch in make_batches(self.pairs, config.tokens_per_batch, config.seed + epoch)
        ]
        if config.start:
            self._start_from(Path(config.start))
        for other in config.average_with:  # what cannot be averaged with is told before hours are spent, not after
            read_adapter_manifest(Path(other), config.base)
        self.trained = {name: p for name, p in self.network.named_parameters() if p.requires_grad}
        self.master = {name: p.detach().float().clone() for name, p in self.trained.items()}
        self.optimizer = torch.optim.AdamW(list(self.master.values()), lr=config.learning_rate, weight_decay=0.0)

    def _encode(self, pairs: Sequence[tuple[str, str]]) -> list[Encoded]:
        encoded, allowed = [], frozenset(self.output_ids)
        for prompt, target in pairs:
            ids = [*encode_target(self.tokenizer, target, allowed), self.end_id]
            pair = Encoded(tuple(self.tokenizer.encode(prompt, add_special_tokens=False)), tuple(ids))
            if pair.length <= self.config.max_length:
                encoded.append(pair)
        if not encoded:
            raise TrainingError("there is nothing to train on: no pair is short enough, or there are none")
        return encoded

    def _start_from(self, adapter: Path) -> None:
        from peft import set_peft_model_state_dict
        from safetensors.torch import load_file

        read_adapter_manifest(adapter, self.config.base)
        try:
            outcome = set_peft_model_state_dict(self.network, load_file(adapter / ADAPTER_WEIGHTS))
        except RuntimeError as error:
            raise TrainingError(f"{adapter} does not fit this config: its matrices have another shape") from error
        if outcome.unexpected_keys:
            raise TrainingError(f"{adapter} does not fit this config: {outcome.unexpected_keys[0]} has no place")

    def go(self, on_step: OnStep | None) -> None:
        """Trains to the end, with a checkpoint every `checkpoint_minutes` and at the end or an interrupt."""
        saved = started = time.monotonic()
        before = self.state.seconds
        self.network.train()
        try:
            while self.state.step < len(self.batches) and self._progress() < 1:
                batch = collate([self.pairs[i] for i in self.batches[self.state.step]], self.end_id)
                loss = self._step(batch)
                now = time.monotonic()
                self.state = TrainingState(
                    step=self.state.step + 1,
                    pairs=self.state.pairs + len(batch.ids),
                    tokens=self.state.tokens + batch.tokens,
                    seconds=before + now - started,
                    loss=loss,
                )
                self._log()
                if on_step:
                    on_step(self.state, len(self.batches))
                if now - saved > self.config.checkpoint_minutes * 60:
                    self._save()
                    saved = now
        finally:
            self._save()

    def _progress(self) -> float:
        """The share of the run that is done, by steps or by time, whichever is further."""
        by_time = self.state.seconds / (self.config.minutes * 60) if self.config.minutes else 0.0
        return max(self.state.step / len(self.batches), by_time)

    def _step(self, batch: Batch) -> float:
        import torch

        loss = self._loss(batch)
        loss.backward()
        for name, parameter in self.trained.items():
            if parameter.grad is not None:
                self.master[name].grad = parameter.grad.float()
                parameter.grad = None
        torch.nn.utils.clip_grad_norm_(list(self.master.values()), 1.0)
        warm = min(1.0, (self.state.step + 1) / self.config.warmup_steps)
        for group in self.optimizer.param_groups:
            group["lr"] = self.config.learning_rate * warm * max(0.02, 1 - self._progress())
        self.optimizer.step()
        with torch.no_grad():
            for name, parameter in self.trained.items():
                parameter.copy_(self.master[name])
        return float(loss.item())

    def _loss(self, batch: Batch) -> torch.Tensor:
        import torch

        rows, width = batch.ids.shape
        causal = torch.ones(width, width, dtype=torch.bool).tril().expand(rows, 1, width, width)
        positions = torch.arange(width).expand(rows, width)
        body = self.network.get_base_model().model
        hidden = body(
            input_ids=batch.ids, attention_mask=causal, position_ids=positions, use_cache=False
        ).last_hidden_state
        wanted = batch.labels != IGNORED
        labels = self.label_of[batch.labels[wanted]]
        loss: torch.Tensor = FrozenCrossEntropy.apply(hidden[wanted], self.head, labels)
        return loss

    def _log(self) -> None:
        with _writing(self.directory), (self.directory / METRICS_FILE).open("a", encoding="utf-8") as out:
            out.write(self.state.model_dump_json() + "\n")

    def _save(self) -> None:
        """Writes the adapter, and what is needed to go on; a kill leaves the checkpoint before or this one."""
        from safetensors.torch import save_file

        tensors = {f"master.{name}": value for name, value in self.master.items()}
        for name, value in self.master.items():
            for key, moment in self.optimizer.state.get(value, {}).items():
                tensors[f"{key}.{name}"] = moment
        fresh = self.directory / f"{CHECKPOINT_FILE}.new"
        with _writing(self.directory):
            write_adapter(self.network, self.config, self.state, self.output_ids, self.directory)
            save_file(tensors, fresh, metadata={"state": self.state.model_dump_json(), "pairs": self._pairs_hash()})
            fresh.replace(self.directory / CHECKPOINT_FILE)

    def restore(self) -> None:
        """Goes back to the last checkpoint, or the start if there is none yet.

        Raises TrainingError if the checkpoint cannot be read or was made with other pairs.
        """
        import torch

        tensors = self._read_checkpoint() if (self.directory / CHECKPOINT_FILE).exists() else {}
        with torch.no_grad():
            for name, value in self.master.items() if tensors else ():
                value.copy_(tensors[f"master.{name}"])
                self.trained[name].copy_(value)
                moments = {key: tensors[f"{key}.{name}"] for key in _MOMENTS if f"{key}.{name}" in tensors}
                if moments:  # there are none before the first step
                    self.optimizer.state[value] = moments
        metrics = self.directory / METRICS_FILE
        if metrics.exists():  # steps after the checkpoint are done again
            lines = metrics.read_text(encoding="utf-8").splitlines(keepends=True)
            with _writing(self.directory):
                metrics.write_text("".join(lines[: self.state.step]), encoding="utf-8")

    def _read_checkpoint(self) -> dict[str, torch.Tensor]:
        from safetensors import SafetensorError, safe_open

        file = self.directory / CHECKPOINT_FILE
        try:
            with safe_open(file, framework="pt") as opened:
                metadata = opened.metadata()
                self.state = TrainingState.model_validate_json(metadata["state"])
                tensors = {key: opened.get_tensor(key) for key in opened.keys()}  # noqa: SIM118 - not a dict
        except (OSError, SafetensorError, KeyError, ValidationError) as error:
            raise TrainingError(f"{file} cannot be read: {error}") from error
        if metadata.get("pairs", self._pairs_hash()) != self._pairs_hash():
            raise TrainingError(f"{self.directory} was started with other pairs; it can only go on with the same ones")
        return tensors

    def _pairs_hash(self) -> str:
        return hashlib.sha256(repr(self.pairs).encode()).hexdigest()
