"""Training a LoRA adapter on the CPU: from a config file to an adapter directory with a model card.

A run can be stopped at any point and goes on from its last checkpoint with the same batches. What makes
it quick: bf16 products with an fp32 master copy of the small trained matrices, padding to few shapes,
logits at target positions only and over the common part of the vocabulary, and an allocator that keeps
freed memory.
"""

from __future__ import annotations

import ctypes
import json
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from neurosym.errors import TrainingError
from neurosym.translation.batching import (
    IGNORED,
    Batch,
    Encoded,
    collate,
    encode_target,
    make_batches,
    output_vocabulary,
)
from neurosym.translation.model import end_ids, load_network, read_adapter_manifest

if TYPE_CHECKING:
    import torch

ALL_PROJECTIONS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


class TrainingConfig(BaseModel):
    """What a training run does. Written into the run's directory, so that the run can be repeated.

    task: "program" writes a program for the problem, "answer" (the fair twin) writes the answer.
    minutes: a limit on the time trained in all; the learning rate falls to zero by the end of the pass
    or of the time, whichever is nearer. Lengths are in tokens.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    base: str = "0.5b"
    task: str = "program"
    sources: dict[str, str] = {}
    limit: int | None = None
    epochs: int = 1
    minutes: float | None = None
    start: str | None = None
    first_layer: int = 0
    rank: int = 8
    alpha: int = 16
    learning_rate: float = 2e-4
    warmup_steps: int = 10
    tokens_per_batch: int = 1024
    max_length: int = 384
    seed: int = 0
    checkpoint_minutes: float = 10.0


class TrainingState(BaseModel):
    """How far a run has come: optimiser steps, pairs and tokens seen, seconds spent in all."""

    step: int = 0
    pairs: int = 0
    tokens: int = 0
    seconds: float = 0.0
    loss: float = math.nan


OnStep = Callable[[TrainingState, int], None]
"""Called after each step with the state and the number of steps in the whole run."""


def read_config(path: Path) -> TrainingConfig:
    """The config in a JSON or TOML file. Raises TrainingError naming the file and the field."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
        return TrainingConfig.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise TrainingError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path}: {error}") from error


def train(
    config: TrainingConfig,
    pairs: Sequence[tuple[str, str]],
    directory: Path,
    *,
    resume: bool = False,
    on_step: OnStep | None = None,
) -> TrainingState:
    """Trains on (prompt, target) pairs and leaves adapter, metrics and checkpoint in `directory`.

    Raises TrainingError if the directory holds another run, or nothing to resume.
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
    saved = directory / "training.json"
    if resume:
        if not saved.is_file():
            raise TrainingError(f"{directory} holds no training run to resume")
        if read_config(saved) != config:
            raise TrainingError(f"{directory} was started with another config; see {saved}")
        return
    if saved.exists():
        raise TrainingError(f"{directory} holds a training run already: resume it, or choose another directory")
    directory.mkdir(parents=True, exist_ok=True)
    saved.write_text(config.model_dump_json(indent=2), encoding="utf-8")


class _Run:
    """The moving parts of one training run."""

    def __init__(self, config: TrainingConfig, pairs: Sequence[tuple[str, str]], directory: Path) -> None:
        import torch
        from peft import LoraConfig, get_peft_model

        torch.manual_seed(config.seed)
        network, self.tokenizer = load_network(config.base)
        self.config, self.directory, self.state = config, directory, TrainingState()
        lora = LoraConfig(
            r=config.rank,
            lora_alpha=config.alpha,
            target_modules=list(ALL_PROJECTIONS),
            layers_to_transform=list(range(config.first_layer, network.config.num_hidden_layers)),
            task_type="CAUSAL_LM",
        )
        self.network = get_peft_model(network, lora, autocast_adapter_dtype=False)
        self.end_id = min(end_ids(self.tokenizer))
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
        outcome = set_peft_model_state_dict(self.network, load_file(adapter / "adapter_model.safetensors"))
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
                    self.save()
                    saved = now
        finally:
            self.save()

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
        logits = (hidden[wanted] @ self.head.T).float()
        return torch.nn.functional.cross_entropy(logits, labels)

    def _log(self) -> None:
        with (self.directory / "metrics.jsonl").open("a", encoding="utf-8") as out:
            out.write(self.state.model_dump_json() + "\n")

    def save(self) -> None:
        """Writes the adapter, and what is needed to go on, in an order that a kill cannot harm."""
        from safetensors.torch import save_file

        from neurosym.translation.adapter import write_adapter

        write_adapter(self.network, self.config, self.state, self.output_ids, self.directory)
        tensors = {f"master.{name}": value for name, value in self.master.items()}
        for name, value in self.master.items():
            for key, moment in self.optimizer.state.get(value, {}).items():
                tensors[f"{key}.{name}"] = moment
        fresh = self.directory / "checkpoint.new"
        save_file(tensors, fresh, metadata={"state": self.state.model_dump_json()})
        fresh.replace(self.directory / "checkpoint.safetensors")

    def restore(self) -> None:
        """Goes back to the last checkpoint. Raises TrainingError if it cannot be read."""
        import torch
        from safetensors import SafetensorError, safe_open

        file = self.directory / "checkpoint.safetensors"
        try:
            with safe_open(file, framework="pt") as opened:
                self.state = TrainingState.model_validate_json(opened.metadata()["state"])
                tensors = {key: opened.get_tensor(key) for key in opened.keys()}  # noqa: SIM118 - not a dict
        except (OSError, SafetensorError, KeyError, ValidationError) as error:
            raise TrainingError(f"{file} cannot be read: {error}") from error
        with torch.no_grad():
            for name, value in self.master.items():
                value.copy_(tensors[f"master.{name}"])
                self.trained[name].copy_(value)
                moments = {key: tensors[f"{key}.{name}"] for key in ("step", "exp_avg", "exp_avg_sq")}
                self.optimizer.state[value] = dict(moments)
