"""Decoding under the grammar of a domain: which tokens may come next, by llguidance.

The grammar is the one that the parser uses (`language.export`), so what is decoded to its end parses.
A token is drawn freely first and looked up in the grammar; only where it does not fit is the mask over
the whole vocabulary computed (about a thousand times dearer) and the draw repeated under it. This gives
the distribution that masking every step would: p(t) + (1 - Z) p(t) / Z = p(t) / Z, with Z the share of
the probability that fits.
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
    """A grammar over the vocabulary of one model: by default that of the programs of a domain."""

    def __init__(self, model: LanguageModel, domain: str, grammar: str = "") -> None:
        """grammar: as llguidance reads it (`language.export`), if it is not that of whole programs."""
        self._model, self._domain = model, domain
        self._grammar = grammar

    def narrowed(self, grammar: str) -> Constraints:
        """The same vocabulary under another grammar of the domain."""
        other = Constraints(self._model, self._domain, grammar)
        other.__dict__["_tokenizer"] = self._tokenizer
        return other

    @cached_property
    def _tokenizer(self) -> Any:
        from llguidance.hf import from_tokenizer

        return from_tokenizer(self._model.tokenizer, eos_token=sorted(self._model.end_ids))

    @cached_property
    def _fresh(self) -> Any:
        from llguidance import LLMatcher, LLParserLimits

        grammar = LLMatcher.grammar_from_lark(self._grammar or export_llguidance(self._domain))
        # A long token can be split into pieces of the grammar in very many ways; the stock limit is too low.
        matcher = LLMatcher(self._tokenizer, grammar, limits=LLParserLimits(step_max_items=2_000_000))
        if matcher.is_error():  # it does not raise by itself
            raise TranslationError(f"llguidance cannot use the grammar of {self._domain}: {matcher.get_error()}")
        return matcher

    def start(self, rows: int) -> Matchers:
        """A matcher a row, each at the start of the grammar."""
        return start_each([self] * rows)


def start_each(constraints: Sequence[Constraints]) -> Matchers:
    """A matcher a row, each at the start of its own grammar; all of one model."""
    fresh = [each._fresh.deep_copy() for each in constraints]
    return Matchers(fresh, constraints[0]._model, constraints[0]._tokenizer.vocab_size)


class Matchers:
    """The state of the grammar in each row of a batch.

    broken: rows where the matcher gave up (it has limits of its own); these may only end, and what they wrote
    is not to be taken for a whole program.
    """

    def __init__(self, matchers: list[Any], model: LanguageModel, vocabulary: int) -> None:
        self._matchers = matchers
        self._vocabulary = vocabulary
        self._ids = model.output_ids.numpy()
        self._end_ids = model.end_ids
        self._ends = np.isin(self._ids, sorted(model.end_ids))
        self.broken: set[int] = set()

    def allowed(self, rows: Sequence[int]) -> torch.Tensor:
        """Boolean (rows, output ids): what each of these rows may write next."""
        from llguidance.numpy import allocate_token_bitmask, fill_next_token_bitmask

        bits = allocate_token_bitmask(len(rows), self._vocabulary)
        for place, row in enumerate(rows):
            fill_next_token_bitmask(self._matchers[row], bits, place)
        unpacked = np.unpackbits(bits.view(np.uint8), axis=1, bitorder="little")
        allowed = unpacked[:, self._ids].astype(bool)
        for place, row in enumerate(rows):
            if self._matchers[row].is_error() or not allowed[place].any():
                self.broken.add(row)
            if row in self.broken or self._matchers[row].is_stopped():
                allowed[place] = self._ends
        return torch.from_numpy(allowed)

    def accepts(self, row: int) -> bool:
        """Whether what the row has written is a whole text of the grammar."""
        return row not in self.broken and bool(self._matchers[row].is_accepting())

    def take(self, row: int, token: int) -> bool:
        """Moves the row on by this token if the grammar has it next; says whether it has."""
        matcher = self._matchers[row]
        if row in self.broken or matcher.is_stopped():
            return token in self._end_ids
        taken: int = matcher.try_consume_tokens([token])
        if matcher.is_error():
            self.broken.add(row)
        return taken == 1
