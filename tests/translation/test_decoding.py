"""The decoding loop against plain full passes, and against scripts."""

from __future__ import annotations

import random
from collections import Counter

import pytest
import torch

from neurosym.translation import decoding
from neurosym.translation.decoding import Decoding, Sample, decode

PROMPTS = ["Problem: Tom had 12 eggs.\nProgram:\n", "x", "How many eggs are left? " * 3, "girls + boys == 45\n"]
SHORT = Decoding(max_new_tokens=10)


def by_full_passes(model, prompt: str, steps: int) -> tuple[str, float]:
    """Greedy text and mean log-probability, with a whole forward pass of the plain model for every token."""
    ids, scores = model.encode(prompt), []
    start = len(ids)
    for _ in range(steps):
        with torch.inference_mode():
            length = len(ids)
            causal = torch.ones(length, length, dtype=torch.bool).tril()[None, None]
            logits = model.network(input_ids=torch.tensor([ids]), attention_mask=causal).logits[0, -1]
        ids.append(int(logits.argmax()))
        scores.append(float(logits.log_softmax(-1).max()))
        if ids[-1] in model.end_ids:
            break
    return model.decode([token for token in ids[start:] if token not in model.end_ids]), sum(scores) / len(scores)


def texts(samples: list[list[Sample]]) -> list[list[str]]:
    return [[sample.text for sample in row] for row in samples]


def test_greedy_is_what_full_passes_choose(exact) -> None:
    decoded = decode(exact, PROMPTS, SHORT)
    for prompt, (sample,) in zip(PROMPTS, decoded, strict=True):
        text, score = by_full_passes(exact, prompt, SHORT.max_new_tokens)
        assert sample.text == text
        assert sample.score == pytest.approx(score, abs=1e-4)


def test_the_stock_attention_of_transformers_chooses_the_same(exact) -> None:
    from neurosym.translation.attention import ATTENTION

    ours = texts(decode(exact, PROMPTS[:1], SHORT))
    exact.network.set_attn_implementation("eager")
    try:
        stock = by_full_passes_without_mask(exact, PROMPTS[0], SHORT.max_new_tokens)
    finally:
        exact.network.set_attn_implementation(ATTENTION)
    assert ours == [[stock]]


def by_full_passes_without_mask(model, prompt: str, steps: int) -> str:
    ids = model.encode(prompt)
    start = len(ids)
    for _ in range(steps):
        with torch.inference_mode():
            ids.append(int(model.network(input_ids=torch.tensor([ids])).logits[0, -1].argmax()))
    return model.decode(ids[start:])


def test_a_batch_gives_what_each_prompt_gives_alone(exact) -> None:
    together = decode(exact, PROMPTS, SHORT)
    alone = [decode(exact, [prompt], SHORT)[0] for prompt in PROMPTS]
    assert texts(together) == texts(alone)
    assert texts(decode(exact, PROMPTS, Decoding(max_new_tokens=10, batch_rows=2))) == texts(alone)


def test_prompts_that_go_in_by_groups_give_the_same(exact, monkeypatch: pytest.MonkeyPatch) -> None:
    prefix = "answer eggs_left\n\n"
    plain = [texts(decode(exact, PROMPTS, SHORT, prefix=given)) for given in ("", prefix)]
    monkeypatch.setattr(decoding, "PREFILL_TOKENS", 12)
    assert [texts(decode(exact, PROMPTS, SHORT, prefix=given)) for given in ("", prefix)] == plain


def test_prompts_of_about_equal_length_go_in_together(countdown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "PREFILL_TOKENS", 4)
    decoded = decode(countdown, ["x" * 30 + "3", "1", "4", "2", "0"], Decoding(max_new_tokens=9))
    assert texts(decoded) == [["21"], [""], ["321"], ["1"], [""]]
    assert countdown.batches[:2] == [(4, 1), (1, 31)]


def test_a_shared_prefix_is_plain_concatenation(exact) -> None:
    prefix = "answer eggs_left\n\n"
    assert exact.encode(prefix + PROMPTS[0]) == exact.encode(prefix) + exact.encode(PROMPTS[0])
    shared = decode(exact, PROMPTS, SHORT, prefix=prefix)
    plain = decode(exact, [prefix + prompt for prompt in PROMPTS], SHORT)
    assert texts(shared) == texts(plain)
    assert [row[0].score for row in shared] == pytest.approx([row[0].score for row in plain], abs=1e-4)


def test_samples_at_temperature_zero_are_the_greedy_text(exact) -> None:
    cold = Decoding(samples=3, max_new_tokens=6)
    greedy = decode(exact, PROMPTS[:2], Decoding(max_new_tokens=6), prefix="answer boys\n")
    assert texts(decode(exact, PROMPTS[:2], cold, prefix="answer boys\n")) == [row * 3 for row in texts(greedy)]


def test_samples_differ_and_the_seed_decides_them(exact) -> None:
    drawn = Decoding(samples=4, temperature=1.0, max_new_tokens=8, seed=1)
    first = texts(decode(exact, PROMPTS[:2], drawn))
    assert [len(set(row)) for row in first] == [4, 4]
    assert texts(decode(exact, PROMPTS[:2], drawn)) == first
    assert texts(decode(exact, PROMPTS[:2], Decoding(samples=4, temperature=1.0, max_new_tokens=8, seed=2))) != first


def test_what_is_drawn_does_not_depend_on_the_rest_of_the_batch(exact) -> None:
    drawn = Decoding(samples=3, temperature=1.0, max_new_tokens=8)
    together = texts(decode(exact, PROMPTS, drawn))
    assert texts(decode(exact, PROMPTS[1:2], drawn)) == together[1:2]


def test_draws_follow_the_probabilities() -> None:
    probabilities = [0.5, 0.3, 0.2]
    scores = torch.full((300,), -torch.inf)
    scores[:3] = torch.tensor(probabilities).log()
    count = 4000
    chance = [random.Random(seed) for seed in range(count)]
    found = Counter(decoding._draw(scores.expand(count, -1), 1.0, chance).tolist())
    assert set(found) == {0, 1, 2}
    for index, probability in enumerate(probabilities):
        spread = (count * probability * (1 - probability)) ** 0.5
        assert abs(found[index] - count * probability) < 4 * spread


def test_temperature_sharpens_the_draw() -> None:
    scores = torch.tensor([0.0, 1.0]).expand(1000, -1)
    chance = [random.Random(seed) for seed in range(1000)]
    cold = decoding._draw(scores, 0.1, chance)
    assert int(cold.sum()) > 990


def test_rows_that_end_leave_the_others_undisturbed(countdown) -> None:
    decoded = decode(countdown, list("192837"), Decoding(max_new_tokens=20))
    assert texts(decoded) == [[""], ["87654321"], ["1"], ["7654321"], ["21"], ["654321"]]
    assert [row[0].tokens for row in decoded] == [1, 9, 2, 8, 3, 7]
    assert all(row[0].finished for row in decoded)
    rows = [rows for rows, _ in countdown.batches]
    assert rows == [6, 5, 4, 3, 3, 3, 3, 2, 1]


def test_what_is_cut_off_says_so(countdown) -> None:
    (nine,), (two,) = decode(countdown, ["9", "2"], Decoding(max_new_tokens=3))
    assert (nine.text, nine.tokens, nine.finished) == ("876", 3, False)
    assert (two.text, two.tokens, two.finished) == ("1", 2, True)


def test_a_stop_string_ends_a_text_and_is_not_part_of_it(countdown) -> None:
    (nine,), (three,) = decode(countdown, ["9", "3"], Decoding(max_new_tokens=20, stop="54"))
    assert (nine.text, nine.finished, nine.tokens) == ("876", True, 5)
    assert (three.text, three.finished) == ("21", True)


def test_the_score_is_the_mean_log_probability(countdown) -> None:
    ((sample,),) = decode(countdown, ["3"], Decoding(max_new_tokens=20))
    others = len(countdown.output_ids) - 1
    assert sample.score == pytest.approx(-torch.tensor(1 + others * torch.e**-20).log().item(), abs=1e-6)


def test_long_prompts_share_a_batch_with_fewer(countdown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MOST_SCORES", 100)
    decoded = decode(countdown, ["1", "x" * 6 + "2", "x" * 30 + "3", "4"], Decoding(max_new_tokens=9))
    assert texts(decoded) == [[""], ["1"], ["21"], ["321"]]
    passes = [shape for shape in countdown.batches if shape[1] > 1]
    assert passes == [(1, 7), (1, 31)]


def test_progress_counts_prompts(countdown) -> None:
    told = []
    decode(countdown, list("12345"), Decoding(batch_rows=2), on_progress=lambda done, whole: told.append((done, whole)))
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_nothing_to_decode(exact) -> None:
    assert decode(exact, [], SHORT) == []
