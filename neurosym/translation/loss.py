"""Cross entropy over a large vocabulary with a frozen output matrix, a few rows at a time."""

from __future__ import annotations

from typing import Any

import torch

_CHUNK = 64  # rows whose scores are held at once: a whole batch's would be fresh memory at every step


class FrozenCrossEntropy(torch.autograd.Function):  # type: ignore[misc]  # torch is untyped to mypy here
    """The mean cross entropy of `hidden @ head.T` (rows, ids) and `labels` (rows); `head` gets no gradient."""

    @staticmethod
    def forward(ctx: Any, hidden: torch.Tensor, head: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        """Computes the gradient as well, while the scores are there."""
        gradient = torch.empty_like(hidden)
        total = torch.zeros((), dtype=torch.float32)
        chunks = zip(hidden.split(_CHUNK), labels.split(_CHUNK), gradient.split(_CHUNK), strict=True)
        for states, wanted, into in chunks:
            logs = torch.log_softmax((states @ head.t()).float(), dim=-1)
            total -= logs.gather(1, wanted[:, None]).sum()
            shares = logs.exp_()
            shares[torch.arange(len(wanted)), wanted] -= 1
            into.copy_(shares.to(head.dtype) @ head)
        ctx.save_for_backward(gradient.div_(len(labels)))
        return total / len(labels)

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor, None, None]:
        """The gradient was computed on the way."""
        return ctx.saved_tensors[0] * gradients[0].to(ctx.saved_tensors[0].dtype), None, None
