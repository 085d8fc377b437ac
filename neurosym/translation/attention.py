"""Grouped-query attention for the CPU, registered with transformers under the name ATTENTION.

Two things the stock kernels lack decide the speed here. Keys and values are not copied once per query
head (Qwen2.5 shares each among seven), and a prefix that all rows of a batch have in common (few-shot
examples) is held once, not once per row, so that it costs one matrix product.
"""

from __future__ import annotations

from typing import Any

import torch
from transformers import AttentionInterface, AttentionMaskInterface

from neurosym.errors import ModelError

ATTENTION = "neurosym_grouped"

_FOREIGN = ("softcap", "s_aux")  # capped scores (Gemma 2), attention sinks (gpt-oss)

SharedPrefix = list[tuple[torch.Tensor, torch.Tensor]]
"""Per layer the keys and values of the shared prefix, each of shape (1, groups, prefix, head size)."""


def grouped_attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float | None = None,
    dropout: float = 0.0,
    shared_prefix: SharedPrefix | None = None,
    **more: Any,
) -> tuple[torch.Tensor, None]:
    """Softmax attention of `query` (rows, heads, new, size) over `key`, `value` (rows, groups, length, size).

    `attention_mask` is boolean (rows, 1, new, length), true where a query may look; a shared prefix may
    always be looked at. Returns (rows, new, heads, size), as transformers expects. Raises ModelError for
    a model whose attention has more to it than that.
    """
    foreign = [name for name in _FOREIGN if more.get(name) is not None]
    if foreign:
        raise ModelError(f"models with {foreign[0]} in their attention are not supported")
    rows, heads, new, size = query.shape
    groups, length = key.shape[1], key.shape[2]
    folded = query.reshape(rows, groups, heads // groups * new, size)
    if scaling is None:
        scaling = size**-0.5
    scores = torch.matmul(folded * scaling, key.transpose(-1, -2))
    if attention_mask is not None:
        shaped = scores.view(rows, groups, heads // groups, new, length)
        allowed = attention_mask[:, :, None, :, -length:]
        scores = shaped.masked_fill(~allowed, torch.finfo(scores.dtype).min).view_as(scores)
    if shared_prefix is None:
        weights = torch.softmax(scores, dim=-1)
        mixed = torch.matmul(weights, value)
    else:
        prefix_key, prefix_value = shared_prefix[int(module.layer_idx)]
        across = folded.transpose(0, 1).reshape(groups, -1, size)
        prefix_scores = torch.matmul(across * scaling, prefix_key[0].transpose(-1, -2))
        prefix_scores = prefix_scores.view(groups, rows, -1, prefix_key.shape[2]).transpose(0, 1)
        weights = torch.softmax(torch.cat([prefix_scores, scores], dim=-1), dim=-1)
        over_prefix, over_own = weights.split([prefix_key.shape[2], length], dim=-1)
        from_prefix = torch.matmul(
            over_prefix.transpose(0, 1).reshape(groups, -1, prefix_key.shape[2]), prefix_value[0]
        )
        mixed = torch.matmul(over_own, value) + from_prefix.view(groups, rows, -1, size).transpose(0, 1)
    return mixed.reshape(rows, heads, new, size).transpose(1, 2), None


def _mask_is_ours(*_: Any, **__: Any) -> None:
    """Masks are always built by the caller and passed whole."""
    return


AttentionInterface.register(ATTENTION, grouped_attention)
AttentionMaskInterface.register(ATTENTION, _mask_is_ours)
