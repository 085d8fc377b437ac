"""Decoding: batches of prompts in, sampled or greedy texts out, under a grammar where one is given.

Greedy and sampled decoding share one loop. Rows that are done leave the batch, a prefix common to all
prompts is computed once, and only the rows of the output matrix that such text can use are multiplied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from neurosym.translation.records import Progress

if TYPE_CHECKING:
    from neurosym.translation.attention import SharedPrefix
    from neurosym.translation.constraint import Constraints, Matchers
    from neurosym.translation.model import LanguageModel


@dataclass(frozen=True, slots=True)
class Sample:
    """One decoded text. `score` is the mean log-probability per token; `finished` is false if cut off."""

    text: str
    score: float
    tokens: int
    finished: bool


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to decode. `samples` texts per prompt; temperature 0 is greedy. Limits are in tokens and rows."""

    samples: int = 1
    temperature: float = 0.0
    max_new_tokens: int = 256
    batch_rows: int = 64
    seed: int = 0
    stop: str = ""


class _Rows:
    """The rows of one batch while they are being decoded."""

    def __init__(self, count: int) -> None:
        self.tokens: list[list[int]] = [[] for _ in range(count)]
        self.log_probability = [0.0] * count
        self.finished = [False] * count
        self.active = list(range(count))


def decode(
    model: LanguageModel,
    prompts: Sequence[str],
    decoding: Decoding,
    *,
    prefix: str = "",
    constraints: Constraints | None = None,
    on_progress: Progress | None = None,
) -> list[list[Sample]]:
    """For each prompt, `decoding.samples` texts, in the order of the prompts.

    `prefix` is put before every prompt and computed once. Prompts are cut from the left to fit the model.
    """
    encoded = [model.encode(prompt) for prompt in prompts]
    order = sorted(range(len(prompts)), key=lambda index: len(encoded[index]))
    per_batch = max(1, decoding.batch_rows // decoding.samples)
    results: list[list[Sample]] = [[] for _ in prompts]
    generator = torch.Generator().manual_seed(decoding.seed)
    done = 0
    with torch.inference_mode():
        shared, prefix_length = _prefill_prefix(model, prefix)
        for start in range(0, len(order), per_batch):
            chosen = order[start : start + per_batch]
            batch = [encoded[index] for index in chosen]
            rows = _decode_batch(model, batch, decoding, shared, prefix_length, constraints, generator)
            for position, index in enumerate(chosen):
                first = position * decoding.samples
                results[index] = [_sample(model, rows, first + k, decoding.stop) for k in range(decoding.samples)]
            done += len(chosen)
            if on_progress:
                on_progress(done, len(prompts))
    return results


def _prefill_prefix(model: LanguageModel, prefix: str) -> tuple[SharedPrefix | None, int]:
    from transformers import DynamicCache

    if not prefix:
        return None, 0
    ids = torch.tensor([model.encode(prefix)])
    length = ids.shape[1]
    cache = DynamicCache()
    causal = torch.ones(length, length, dtype=torch.bool).tril()[None, None]
    model.hidden(ids, causal, torch.arange(length)[None], cache)
    return [(layer.keys, layer.values) for layer in cache.layers], length


def _decode_batch(
    model: LanguageModel,
    batch: list[list[int]],
    decoding: Decoding,
    shared: SharedPrefix | None,
    prefix_length: int,
    constraints: Constraints | None,
    generator: torch.Generator,
) -> _Rows:
    from transformers import DynamicCache

    count, width = len(batch), max(len(ids) for ids in batch)
    ids = torch.full((count, width), model.end_id)
    present = torch.zeros(count, width, dtype=torch.bool)
    for row, tokens in enumerate(batch):
        ids[row, width - len(tokens) :] = torch.tensor(tokens)
        present[row, width - len(tokens) :] = True
    positions = (present.cumsum(1) - 1).clamp(min=0) + prefix_length
    cache = DynamicCache()
    allowed = present[:, None, None, :] & torch.ones(width, width, dtype=torch.bool).tril()
    # A padded query would attend to nothing at all and turn into NaN; let it see itself.
    allowed = allowed | torch.eye(width, dtype=torch.bool)
    hidden = model.hidden(ids, allowed, positions, cache, shared)[:, -1]
    if decoding.samples > 1:
        hidden = hidden.repeat_interleave(decoding.samples, 0)
        present = present.repeat_interleave(decoding.samples, 0)
        cache.batch_repeat_interleave(decoding.samples)
    rows = _Rows(count * decoding.samples)
    matchers = constraints.start(len(rows.active)) if constraints else None
    position = torch.tensor([len(tokens) for tokens in batch]).repeat_interleave(decoding.samples) + prefix_length
    for step in range(decoding.max_new_tokens):
        chosen = _choose(model, model.logits(hidden), rows, decoding, generator, matchers)
        keep = [i for i, row in enumerate(rows.active) if not _ends(model, rows, row, decoding)]
        if not keep or step + 1 == decoding.max_new_tokens:
            break
        if len(keep) < len(rows.active):
            kept = torch.tensor(keep)
            cache.batch_select_indices(kept)
            present, position, chosen = present[kept], position[kept], chosen[kept]
            rows.active = [rows.active[i] for i in keep]
        present = torch.cat([present, torch.ones(len(keep), 1, dtype=torch.bool)], 1)
        hidden = model.hidden(chosen[:, None], present[:, None, None, :], position[:, None], cache, shared)[:, -1]
        position = position + 1
    return rows


def _choose(
    model: LanguageModel,
    logits: torch.Tensor,
    rows: _Rows,
    decoding: Decoding,
    generator: torch.Generator,
    matchers: Matchers | None,
) -> torch.Tensor:
    """The next token id of each active row; keeps count of its log-probability under the free model."""
    log_probabilities = torch.log_softmax(logits, dim=-1)
    picked = _draw(logits, decoding.temperature, generator)
    if matchers is not None:
        ids = model.output_ids[picked].tolist()
        refused = [i for i, row in enumerate(rows.active) if not matchers.take(row, ids[i])]
        if refused:
            again = [rows.active[i] for i in refused]
            masked = logits[refused].masked_fill(~matchers.allowed(again), -torch.inf)
            picked[refused] = _draw(masked, decoding.temperature, generator)
            for row, token in zip(again, model.output_ids[picked[refused]].tolist(), strict=True):
                matchers.take(row, token)
    scores = log_probabilities.gather(1, picked[:, None])[:, 0].tolist()
    chosen = model.output_ids[picked]
    for row, token, score in zip(rows.active, chosen.tolist(), scores, strict=True):
        rows.tokens[row].append(token)
        rows.log_probability[row] += score
    return chosen


def _draw(logits: torch.Tensor, temperature: float, generator: torch.Generator) -> torch.Tensor:
    """An index per row: the likeliest at temperature 0, else drawn."""
    if temperature == 0:
        return logits.argmax(-1)
    return torch.multinomial(torch.softmax(logits / temperature, dim=-1), 1, generator=generator)[:, 0]


def _ends(model: LanguageModel, rows: _Rows, row: int, decoding: Decoding) -> bool:
    tokens = rows.tokens[row]
    if tokens[-1] in model.end_ids or (decoding.stop and decoding.stop in model.decode(tokens[-8:])):
        rows.finished[row] = True
    return rows.finished[row]


def _sample(model: LanguageModel, rows: _Rows, row: int, stop: str) -> Sample:
    tokens = rows.tokens[row]
    text = model.decode([token for token in tokens if token not in model.end_ids])
    if stop:
        text = text.split(stop)[0]
    return Sample(text, rows.log_probability[row] / max(1, len(tokens)), len(tokens), rows.finished[row])
