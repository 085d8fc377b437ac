"""Decoding: batches of prompts in, sampled or greedy texts out, under a grammar where one is given.

Greedy and sampled decoding share one loop. Rows that are done leave the batch, a prefix common to all
prompts is computed once, and only the rows of the output matrix that such text can use are multiplied.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import pad

from neurosym.translation.records import Progress

if TYPE_CHECKING:
    from transformers import DynamicCache

    from neurosym.translation.attention import SharedPrefix
    from neurosym.translation.constraint import Constraints, Matchers
    from neurosym.translation.model import LanguageModel


MOST_SCORES = 1 << 23
"""Attention scores per head that one batch of prompts may need: 64 prompts of 360 tokens, or one of 2,900."""

PREFILL_TOKENS = 512
"""How many tokens of prompts of about equal length go through the network at once."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One decoded text. `score` is the mean log-probability per token; `finished` is false if cut off."""

    text: str
    score: float
    tokens: int
    finished: bool


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to decode. `samples` texts per prompt; temperature 0 is greedy. Limits are in tokens and rows.

    lines: the text is any number of lines, none too: it ends with a token that ends texts, or a blank line.
    What is drawn for a prompt depends on `seed` and the prompt, not on the other prompts of the batch.
    """

    samples: int = 1
    temperature: float = 0.0
    max_new_tokens: int = 256
    batch_rows: int = 64
    seed: int = 0
    stop: str = ""
    lines: bool = False


class _Rows:
    """The rows of one batch while they are being decoded, each with its own source of chance."""

    def __init__(self, seeds: Sequence[str]) -> None:
        count = len(seeds)
        self.chance = [random.Random(seed) for seed in seeds]
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
    constraints: Constraints | Sequence[Constraints] | None = None,
    on_progress: Progress | None = None,
) -> list[list[Sample]]:
    """For each prompt, `decoding.samples` texts, in the order of the prompts.

    `prefix` is put before every prompt and computed once. No prompt may be empty. `constraints` are of all
    prompts, or a list with those of each.
    """
    encoded = [model.encode(prompt) for prompt in prompts]
    results: list[list[Sample]] = [[] for _ in prompts]
    done = 0
    with torch.inference_mode():
        shared = _prefill_prefix(model, prefix)
        for chosen in _batches([len(ids) for ids in encoded], _length(shared), decoding):
            batch = [encoded[index] for index in chosen]
            each = [constraints[index] for index in chosen] if isinstance(constraints, Sequence) else constraints
            rows = _decode_batch(model, batch, decoding, shared, each)
            for position, index in enumerate(chosen):
                first = position * decoding.samples
                results[index] = [_sample(model, rows, first + k, decoding.stop) for k in range(decoding.samples)]
            done += len(chosen)
            if on_progress:
                on_progress(done, len(prompts))
    return results


def _batches(lengths: list[int], prefix_length: int, decoding: Decoding) -> Iterator[list[int]]:
    """Indices of prompts of about equal length, as many together as rows and memory allow."""
    most = max(1, decoding.batch_rows // decoding.samples)
    current: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        scores = (len(current) + 1) * lengths[index] * (prefix_length + lengths[index])
        if current and (len(current) == most or scores > MOST_SCORES):
            yield current
            current = []
        current.append(index)
    if current:
        yield current


def _prefill_prefix(model: LanguageModel, prefix: str) -> SharedPrefix | None:
    from transformers import DynamicCache

    if not prefix:
        return None
    ids = torch.tensor([model.encode(prefix)])
    length = ids.shape[1]
    cache = DynamicCache()
    causal = torch.ones(length, length, dtype=torch.bool).tril()[None, None]
    model.hidden(ids, causal, torch.arange(length)[None], cache)
    return [(layer.keys, layer.values) for layer in cache.layers]


def _length(shared: SharedPrefix | None) -> int:
    """How many tokens the prefix has that is computed once."""
    return shared[0][0].shape[2] if shared else 0


def _decode_batch(
    model: LanguageModel,
    batch: list[list[int]],
    decoding: Decoding,
    shared: SharedPrefix | None,
    constraints: Constraints | list[Constraints] | None,
) -> _Rows:
    cache, hidden, present = _prefill(model, batch, shared)
    if decoding.samples > 1:
        hidden = hidden.repeat_interleave(decoding.samples, 0)
        present = present.repeat_interleave(decoding.samples, 0)
        cache.batch_repeat_interleave(decoding.samples)
    rows = _Rows([f"{decoding.seed}/{tokens}/{k}" for tokens in batch for k in range(decoding.samples)])
    matchers = _matchers(constraints, len(batch), decoding.samples)
    position = present.sum(1) + _length(shared)
    for step in range(decoding.max_new_tokens):
        chosen = _choose(model, model.logits(hidden), rows, decoding.temperature, matchers)
        keep = [i for i, row in enumerate(rows.active) if not _ends(model, rows, row, decoding, matchers)]
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
    for row in matchers.broken if matchers else ():
        rows.finished[row] = False
    return rows


def _matchers(constraints: Constraints | list[Constraints] | None, prompts: int, samples: int) -> Matchers | None:
    from neurosym.translation.constraint import start_each

    if isinstance(constraints, list):
        return start_each([own for own in constraints for _ in range(samples)])
    return constraints.start(prompts * samples) if constraints else None


def _prefill(
    model: LanguageModel, batch: list[list[int]], shared: SharedPrefix | None
) -> tuple[DynamicCache, torch.Tensor, torch.Tensor]:
    """The filled cache, the hidden state at each prompt's end, and where tokens are (prompts are left-padded).

    Prompts of about equal length go through the network together: padding to the longest of all cost a third more.
    """
    from transformers import DynamicCache

    width = max(len(ids) for ids in batch)
    groups = [_prefill_group(model, rows, shared) for rows in _of_equal_length(batch)]
    cache = DynamicCache()
    for layer, parts in enumerate(zip(*(group.layers for group, _, _ in groups), strict=True)):
        keys, values = ([getattr(part, name) for part in parts] for name in ("keys", "values"))
        cache.update(_left_padded(keys, width), _left_padded(values, width), layer)
    present = torch.cat([pad(own, (width - own.shape[1], 0)) for _, _, own in groups])
    return cache, torch.cat([ends for _, ends, _ in groups]), present


def _of_equal_length(batch: list[list[int]]) -> Iterator[list[list[int]]]:
    """The rows in their order, in groups of enough tokens to fill a matrix product."""
    start = 0
    for row in range(len(batch)):
        if (row + 1 - start) * len(batch[row]) >= PREFILL_TOKENS or row + 1 == len(batch):
            yield batch[start : row + 1]
            start = row + 1


def _left_padded(states: list[torch.Tensor], width: int) -> torch.Tensor:
    """Keys or values (rows, heads, own length, size) of all groups as one tensor (all rows, heads, width, size)."""
    return torch.cat([pad(each, (0, 0, width - each.shape[2], 0)) for each in states])


def _prefill_group(
    model: LanguageModel, batch: list[list[int]], shared: SharedPrefix | None
) -> tuple[DynamicCache, torch.Tensor, torch.Tensor]:
    """What `_prefill` gives, for prompts that are padded to the longest of them and go in at once."""
    from transformers import DynamicCache

    cache = DynamicCache()
    count, width = len(batch), max(len(ids) for ids in batch)
    ids = torch.full((count, width), model.end_id)
    present = torch.zeros(count, width, dtype=torch.bool)
    for row, tokens in enumerate(batch):
        ids[row, width - len(tokens) :] = torch.tensor(tokens)
        present[row, width - len(tokens) :] = True
    positions = (present.cumsum(1) - 1).clamp(min=0) + _length(shared)
    allowed = present[:, None, None, :] & torch.ones(width, width, dtype=torch.bool).tril()
    # A padded query would attend to nothing at all and turn into NaN; let it see itself.
    allowed = allowed | torch.eye(width, dtype=torch.bool)
    return cache, model.hidden(ids, allowed, positions, cache, shared)[:, -1], present


def _choose(
    model: LanguageModel, logits: torch.Tensor, rows: _Rows, temperature: float, matchers: Matchers | None
) -> torch.Tensor:
    """The next token id of each active row; keeps count of its log-probability under the free model."""
    log_probabilities = torch.log_softmax(logits, dim=-1)
    chance = [rows.chance[row] for row in rows.active]
    picked = _draw(logits, temperature, chance)
    if matchers is not None:
        ids = model.output_ids[picked].tolist()
        refused = [i for i, row in enumerate(rows.active) if not matchers.take(row, ids[i])]
        if refused:
            again = [rows.active[i] for i in refused]
            masked = logits[refused].masked_fill(~matchers.allowed(again), -torch.inf)
            picked[refused] = _draw(masked, temperature, [chance[i] for i in refused])
            for row, token in zip(again, model.output_ids[picked[refused]].tolist(), strict=True):
                matchers.take(row, token)
    scores = log_probabilities.gather(1, picked[:, None])[:, 0].tolist()
    chosen = model.output_ids[picked]
    for row, token, score in zip(rows.active, chosen.tolist(), scores, strict=True):
        rows.tokens[row].append(token)
        rows.log_probability[row] += score
    return chosen


def _draw(logits: torch.Tensor, temperature: float, chance: Sequence[random.Random]) -> torch.Tensor:
    """An index per row: the likeliest at temperature 0, else drawn."""
    if temperature == 0:
        return logits.argmax(-1)
    # In double precision, so that an impossible index is never hit by rounding.
    heights = torch.softmax(logits / temperature, dim=-1).cumsum(-1, dtype=torch.float64)
    levels = torch.tensor([row.random() for row in chance], dtype=torch.float64)[:, None] * heights[:, -1:]
    return torch.searchsorted(heights, levels, right=True)[:, 0]


def _ends(model: LanguageModel, rows: _Rows, row: int, decoding: Decoding, matchers: Matchers | None) -> bool:
    tokens = rows.tokens[row]
    tail = model.decode(tokens[-8:])
    if decoding.lines:
        rows.finished[row] = tokens[-1] in model.end_ids or tail.endswith("\n\n") or tail == "\n"
        return rows.finished[row]
    rows.finished[row] = (
        tokens[-1] in model.end_ids
        or (decoding.stop != "" and decoding.stop in tail)
        # Only blank lines can follow the line of the query; an untrained model goes on with these for ever.
        or (matchers is not None and tail.endswith("\n") and matchers.accepts(row))
    )
    return rows.finished[row]


def _sample(model: LanguageModel, rows: _Rows, row: int, stop: str) -> Sample:
    tokens = rows.tokens[row]
    text = model.decode([token for token in tokens if token not in model.end_ids])
    if stop:
        text = text.split(stop)[0]
    return Sample(text, rows.log_probability[row] / max(1, len(tokens)), len(tokens), rows.finished[row])
