"""Decoding under the grammar of a domain: which tokens may come next, by llguidance.

The grammar is the one that the parser uses (`language.export`), so what is decoded to its end parses.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from neurosym.errors import TranslationError
from neurosym.language.export import export_llguidance

if TYPE_CHECKING:
    from neurosym.translation.model import LanguageModel


class Constraints:
    """The grammar of one domain over the vocabulary of one model."""

    def __init__(self, model: LanguageModel, domain: str) -> None:
        self._model, self._domain = model, domain

    @cached_property
    def _fresh(self) -> Any:
        from llguidance import LLMatcher
        from llguidance.hf import from_tokenizer

        tokenizer = from_tokenizer(self._model.tokenizer, eos_token=sorted(self._model.end_ids))
        matcher = LLMatcher(tokenizer, LLMatcher.grammar_from_lark(export_llguidance(self._domain)))
        _raise_on_error(matcher)
        return matcher

    def start(self, rows: int) -> Matchers:
        """A matcher a row, each at the start of the grammar."""
        return Matchers([self._fresh.deep_copy() for _ in range(rows)], self._model)


class Matchers:
    """The state of the grammar in each row of a batch."""

    def __init__(self, matchers: list[Any], model: LanguageModel) -> None:
        self._matchers = matchers
        self._ids = model.output_ids.numpy()
        self._ends = np.isin(self._ids, sorted(model.end_ids))
        # llguidance writes a mask over its whole vocabulary, whatever part of it the model can write.
        self._words = -(-len(matchers[0].compute_bitmask()) // 4)

    def allowed(self, rows: Sequence[int]) -> torch.Tensor:
        """Boolean (rows, output ids): what each of these rows may write next."""
        bits = np.zeros((len(rows), self._words), dtype=np.int32)
        for place, row in enumerate(rows):
            self._matchers[row].unsafe_compute_mask_ptr(bits[place].ctypes.data, bits[place].nbytes)
        unpacked = np.unpackbits(bits.view(np.uint8), axis=1, bitorder="little")
        allowed = unpacked[:, self._ids].astype(bool)
        for place, row in enumerate(rows):
            if self._matchers[row].is_stopped() or not allowed[place].any():
                _raise_on_error(self._matchers[row])
                allowed[place] = self._ends
        return torch.from_numpy(allowed)

    def advance(self, rows: Sequence[int], tokens: Sequence[int]) -> None:
        """Tells each row's matcher which token was chosen."""
        for row, token in zip(rows, tokens, strict=True):
            matcher = self._matchers[row]
            if not matcher.is_stopped():
                matcher.consume_token(token)
                _raise_on_error(matcher)


def _raise_on_error(matcher: Any) -> None:
    """The matcher does not raise by itself; it has to be asked."""
    if matcher.is_error():
        raise TranslationError(f"decoding left the grammar: {matcher.get_error()}")
