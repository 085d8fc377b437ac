"""Pairs as token ids in batches."""

from __future__ import annotations

import pytest

from neurosym.translation.batching import (
    IGNORED,
    LENGTH_STEP,
    Encoded,
    collate,
    encode_target,
    make_batches,
    output_vocabulary,
    padded,
    plain_words,
)


def pairs_of(lengths: list[int]) -> list[Encoded]:
    return [Encoded(tuple(range(length - 2)), (1, 0)) for length in lengths]


def test_a_target_is_spelled_with_allowed_pieces_only(tokenizer) -> None:
    text = "unknown girls, boys: natural\n"
    whole = encode_target(tokenizer, text, frozenset(range(len(tokenizer))))
    assert whole == tokenizer.encode(text)
    single = frozenset(token for piece, token in tokenizer.get_vocab().items() if len(piece) == 1)
    split = encode_target(tokenizer, text, single)
    assert set(split) <= single
    assert len(split) == len(text)
    assert tokenizer.decode(split) == tokenizer.decode(whole) == text


def test_letters_of_several_bytes_are_spelled_too(tokenizer) -> None:
    single = frozenset(token for piece, token in tokenizer.get_vocab().items() if len(piece) == 1)
    text = "café – 5 €"
    assert tokenizer.decode(encode_target(tokenizer, text, single)) == text


def test_the_output_vocabulary_holds_what_the_texts_need(tokenizer) -> None:
    found = output_vocabulary(tokenizer, ["How many eggs?"], 0)
    assert found == sorted(set(found))
    assert set(tokenizer.encode("How many eggs?")) | {0} <= set(found)


def test_the_output_vocabulary_leaves_out_what_is_neither_common_nor_used(
    tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neurosym.translation.batching.COMMON_IDS", 260)
    (girls,) = tokenizer.encode(" girls")
    assert girls >= 260
    assert girls not in output_vocabulary(tokenizer, ["Tom had 12 eggs"], 0)
    assert girls in output_vocabulary(tokenizer, ["GIRLS."], 0)  # as a name would be written


def test_names_can_be_spelled_after_a_space_as_after_a_line() -> None:
    class Vocabulary:
        def get_vocab(self) -> dict[str, int]:
            return {"c": 0, "ages": 1, "Ġcages": 2, "_cages": 3, "▁cages": 4, "Cages": 5, "ĠĠ": 6, "Ġ1": 7, "é": 8}

    assert plain_words(Vocabulary()) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("limit", [64, 256, 1024])
def test_batches_hold_every_pair_once_within_the_limit(limit: int) -> None:
    pairs = pairs_of([3 + (7 * n) % 61 for n in range(1100)])
    batches = make_batches(pairs, limit, seed=0)
    assert sorted(index for batch in batches for index in batch) == list(range(len(pairs)))
    for batch in batches:
        assert len(batch) * padded(max(pairs[index].length for index in batch)) <= limit


def test_the_seed_decides_the_batches() -> None:
    pairs = pairs_of([10, 50, 20, 40, 30] * 20)
    assert make_batches(pairs, 128, seed=3) == make_batches(pairs, 128, seed=3)
    assert make_batches(pairs, 128, seed=3) != make_batches(pairs, 128, seed=4)


def test_a_pair_longer_than_the_limit_is_alone() -> None:
    assert sorted(make_batches(pairs_of([100, 5, 6]), 64, seed=0), key=len) == [[0], [1, 2]]


def test_batches_have_little_padding() -> None:
    pairs = pairs_of([5, 200] * 200)
    widths = [{padded(pairs[index].length) for index in batch} for batch in make_batches(pairs, 1024, seed=0)]
    assert sum(len(width) > 1 for width in widths) <= 1


@pytest.mark.parametrize(("length", "expected"), [(1, LENGTH_STEP), (LENGTH_STEP, LENGTH_STEP), (33, 64)])
def test_lengths_are_rounded_up(length: int, expected: int) -> None:
    assert padded(length) == expected


def test_labels_stand_where_they_are_predicted() -> None:
    batch = collate([Encoded((5, 6, 7), (8, 9)), Encoded((4,), (3, 2, 9))], end_id=9)
    assert batch.ids.shape == batch.labels.shape == (2, LENGTH_STEP)
    assert batch.tokens == 9
    assert batch.ids[0].tolist() == [5, 6, 7, 8, 9] + [9] * 27
    assert batch.labels[0].tolist() == [IGNORED, IGNORED, 8, 9] + [IGNORED] * 28
    assert batch.labels[1].tolist() == [3, 2, 9] + [IGNORED] * 29
