"""Training batches: prompts and targets as token ids, grouped by length, padded to few shapes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

LENGTH_STEP = 32
"""Rows are padded to a multiple of this, so that the allocator meets few shapes and memory stays flat."""

IGNORED = -100
"""The label of positions without a loss, as in torch's cross entropy."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One training pair as token ids; the target ends with the end token."""

    prompt: tuple[int, ...]
    target: tuple[int, ...]

    @property
    def length(self) -> int:
        """Tokens in all."""
        return len(self.prompt) + len(self.target)


@dataclass(frozen=True, slots=True)
class Batch:
    """ids, labels (rows, length): a label stands at the position that predicts it; rows are right-padded."""

    ids: torch.Tensor
    labels: torch.Tensor
    tokens: int


_PLAIN_WORD = re.compile(r"[_\N{LATIN CAPITAL LETTER G WITH DOT ABOVE}\N{LOWER ONE EIGHTH BLOCK}]?[a-z]+")
"""As vocabularies write it: a space is `\N{LATIN CAPITAL LETTER G WITH DOT ABOVE}` or `\N{LOWER ONE EIGHTH BLOCK}`."""

COMMON_IDS = 32_768
"""A byte-pair vocabulary is ordered by how common its pieces are; these alone spell any text."""


def output_vocabulary(tokenizer: Any, texts: Iterable[str], end_id: int) -> list[int]:
    """The token ids that a model trained on `texts` may write, sorted: the common ones and all in the texts.

    Words of the texts count in the forms that names take, too: lower case, with a space or an underscore
    before them. A decoding step then costs a quarter less than over all 150,000 rows of Qwen's vocabulary.
    """
    forms: set[str] = set()
    for text in texts:
        for word in text.split():
            bare = word.strip(".,;:?!()\"'").lower()
            forms.update((word, " " + word, bare, " " + bare, "_" + bare))
    found = {token for form in forms for token in tokenizer.encode(form, add_special_tokens=False)}
    return sorted(found | set(range(min(COMMON_IDS, len(tokenizer)))) | {end_id})


def plain_words(tokenizer: Any) -> list[int]:
    """The ids of lower-case words and parts of words, with a space or an underscore before them or without.

    Names are spelled with these. A name that is written with one piece where it is defined (`cages`) needs another
    where it is used (` cages`): without it, a greedy program says ` caves`.
    """
    return [token for piece, token in tokenizer.get_vocab().items() if _PLAIN_WORD.fullmatch(piece)]


def encode_target(tokenizer: Any, text: str, allowed: AbstractSet[int]) -> list[int]:
    """Token ids of a target, spelled with allowed ids only (other pieces are split into allowed ones)."""
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False)
    return [piece for token in ids for piece in ((token,) if token in allowed else _split(tokenizer, token, allowed))]


def _split(tokenizer: Any, token: int, allowed: AbstractSet[int]) -> list[int]:
    rest = tokenizer.convert_ids_to_tokens(token)
    vocabulary = _vocabulary(tokenizer)
    pieces = []
    while rest:
        length = next(n for n in range(len(rest), 0, -1) if vocabulary.get(rest[:n]) in allowed)
        pieces.append(vocabulary[rest[:length]])
        rest = rest[length:]
    return pieces


@lru_cache(maxsize=2)
def _vocabulary(tokenizer: Any) -> dict[str, int]:
    vocabulary: dict[str, int] = tokenizer.get_vocab()
    return vocabulary


def make_batches(pairs: Sequence[Encoded], tokens_per_batch: int, seed: int) -> list[list[int]]:
    """Indices of `pairs` in batches of about equal length and at most `tokens_per_batch` padded tokens.

    Pairs are shuffled, sorted by length within windows, and the batches shuffled again: every batch has
    little padding and the order over a run is random. The same seed gives the same batches. A pair that is
    longer than the limit is a batch of its own.
    """
    rng = random.Random(seed)
    order = list(range(len(pairs)))
    rng.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), 512):
        window = sorted(order[start : start + 512], key=lambda index: pairs[index].length)
        current: list[int] = []
        for index in window:
            if current and (len(current) + 1) * padded(pairs[index].length) > tokens_per_batch:
                batches.append(current)
                current = []
            current.append(index)
        batches.append(current)
    rng.shuffle(batches)
    return batches


def padded(length: int) -> int:
    """The length that a row of `length` tokens is padded to."""
    return -(-length // LENGTH_STEP) * LENGTH_STEP


def collate(pairs: Sequence[Encoded], end_id: int) -> Batch:
    """One batch: right-padded ids, and as labels the next target token at each position that has one."""
    import torch

    width = padded(max(pair.length for pair in pairs))
    ids = torch.full((len(pairs), width), end_id)
    labels = torch.full((len(pairs), width), IGNORED)
    for row, pair in enumerate(pairs):
        ids[row, : pair.length] = torch.tensor(pair.prompt + pair.target)
        labels[row, len(pair.prompt) - 1 : pair.length - 1] = torch.tensor(pair.target)
    return Batch(ids, labels, sum(pair.length for pair in pairs))
