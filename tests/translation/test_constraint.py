"""Decoding under the grammar: what is finished parses, and drawing first gives what masking always would."""

from __future__ import annotations

from collections import Counter

import pytest
import torch

pytest.importorskip("llguidance", reason="llguidance is not installed: pip install 'neurosym[model]'")

from neurosym.errors import ParseError
from neurosym.language import parse
from neurosym.translation.constraint import Constraints, Matchers
from neurosym.translation.decoding import Decoding, decode


@pytest.fixture
def babble(scripted):
    """Random scores, with a liking for line ends, for `answer` at the start of a line, and for the end."""
    chance = torch.Generator().manual_seed(0)

    def script(last: torch.Tensor) -> torch.Tensor:
        scores = 2 * torch.randn(len(last), len(model.output_ids), generator=chance)
        scores[:, liked] += 4
        scores[last == newline, answer] += 8
        scores[:, model.end_id] += 12
        return scores

    model = scripted(script)
    newline, answer = model.encode("\n")[0], model.encode("answer")[0]
    liked = [newline, *(model.encode(sign)[0] for sign in "=+-*#(),:"), *(model.encode(" == ")), answer]
    return model


@pytest.fixture
def table(scripted):
    """Scores are a fixed random row for every last token, so that greedy decoding wanders but is the same again."""
    rows = 3 * torch.randn(400, 400, generator=torch.Generator().manual_seed(1))
    model = scripted(lambda last: rows[last, : len(model.output_ids)])
    return model


@pytest.mark.parametrize("domain", ["equations", "arithmetic"])
def test_what_is_finished_parses(babble, domain: str) -> None:
    decoding = Decoding(samples=150, temperature=1.0, max_new_tokens=60, batch_rows=150)
    (samples,) = decode(babble, ["x"], decoding, constraints=Constraints(babble, domain))
    finished = [sample.text for sample in samples if sample.finished]
    assert len(set(finished)) >= 30
    for text in finished:
        parse(text, domain)
    assert all(sample.tokens == 60 for sample in samples if not sample.finished)


def test_without_the_grammar_it_does_not_parse(babble) -> None:
    (samples,) = decode(babble, ["x"], Decoding(samples=20, temperature=1.0, max_new_tokens=60))
    with pytest.raises(ParseError):
        for sample in samples:
            parse(sample.text, "equations")


def test_the_real_network_stays_in_the_grammar(exact) -> None:
    decoding = Decoding(samples=6, temperature=1.0, max_new_tokens=25)
    (samples,) = decode(exact, ["Problem: Tom\nProgram:\n"], decoding, constraints=Constraints(exact, "equations"))
    matchers = Constraints(exact, "equations").start(6)
    for row, sample in enumerate(samples):
        assert all(matchers.take(row, token) for token in exact.encode(sample.text))


def test_greedy_is_what_masking_every_step_gives(table) -> None:
    constraints = Constraints(table, "equations")
    prompts = ["Tom", "eggs", "7", "\n"]
    decoded = decode(table, prompts, Decoding(max_new_tokens=40), constraints=constraints)
    for prompt, (sample,) in zip(prompts, decoded, strict=True):
        assert sample.text == masked_every_step(table, constraints, prompt, 40)


def masked_every_step(model, constraints: Constraints, prompt: str, steps: int) -> str:
    matchers, ids = constraints.start(1), model.encode(prompt)
    start = len(ids)
    for _ in range(steps):
        scores = model.logits(torch.tensor([[ids[-1]]]))
        ids.append(int(scores.masked_fill(~matchers.allowed([0]), -torch.inf).argmax()))
        matchers.take(0, ids[-1])
        if ids[-1] in model.end_ids:
            break
    return model.decode([token for token in ids[start:] if token not in model.end_ids])


def test_draws_are_those_of_the_masked_distribution(scripted) -> None:
    scores = torch.zeros(400)
    model = scripted(lambda last: scores[: len(model.output_ids)].expand(len(last), -1))
    newline, hash_sign, answer = (model.encode(text)[0] for text in ("\n", "#", "answer"))
    scores[[newline, hash_sign, answer]] = torch.tensor([6.0, 5.0, 5.5])
    scores[model.encode("?")[0]] = 7.0  # likeliest, and never allowed
    constraints = Constraints(model, "equations")
    allowed = constraints.start(1).allowed([0])[0]
    expected = scores[: len(allowed)].masked_fill(~allowed, -torch.inf).softmax(0)
    count = 1500
    decoding = Decoding(samples=count, temperature=1.0, max_new_tokens=1, batch_rows=count)
    (samples,) = decode(model, ["x"], decoding, constraints=constraints)
    found = Counter(sample.text for sample in samples)
    for token in (newline, hash_sign, answer):
        probability = float(expected[token])
        spread = (count * probability * (1 - probability)) ** 0.5
        assert abs(found[model.decode([token])] - count * probability) < 4 * spread
    assert found["?"] == 0


def test_the_score_is_that_of_the_free_model(scripted) -> None:
    scores = torch.zeros(400)
    model = scripted(lambda last: scores[: len(model.output_ids)].expand(len(last), -1))
    question, answer = model.encode("?")[0], model.encode("answer")[0]
    scores[question], scores[answer] = 7.0, 5.0
    ((sample,),) = decode(model, ["x"], Decoding(max_new_tokens=1), constraints=Constraints(model, "equations"))
    assert sample.text == "answer"
    assert sample.score == pytest.approx(float(scores[: len(model.output_ids)].log_softmax(0)[answer]))


def test_a_program_ends_with_the_line_of_its_query(scripted) -> None:
    def script(last: torch.Tensor) -> torch.Tensor:
        scores = torch.zeros(len(last), len(model.output_ids))
        scores[:, next(written, newline)] = 20.0
        return scores

    model = scripted(script)
    newline = model.encode("\n")[0]
    written = iter(model.encode("\neggs = 9\n\nanswer eggs\n"))
    ((sample,),) = decode(model, ["x"], Decoding(max_new_tokens=99), constraints=Constraints(model, "equations"))
    assert (sample.text, sample.finished) == ("\neggs = 9\n\nanswer eggs\n", True)


def test_the_end_is_allowed_where_a_program_is_complete(exact) -> None:
    matchers = Constraints(exact, "equations").start(1)
    ends = []
    for token in exact.encode("answer 1"):
        ends.append(bool(matchers.allowed([0])[0, exact.end_id]))
        assert matchers.take(0, token)
    assert not any(ends)
    assert matchers.allowed([0])[0, exact.end_id]
    assert matchers.take(0, exact.end_id)


def test_a_refused_token_changes_nothing(exact) -> None:
    matchers = Constraints(exact, "equations").start(1)
    before = matchers.allowed([0])
    assert not matchers.take(0, exact.encode("?")[0])
    assert torch.equal(matchers.allowed([0]), before)


def test_each_domain_has_its_own_words(exact) -> None:
    unknown = exact.encode("unknown girls: natural\n")
    for domain, fits in (("equations", True), ("arithmetic", False)):
        matchers = Constraints(exact, domain).start(1)
        assert all(matchers.take(0, token) for token in unknown) == fits


class Broken:
    """A matcher that has run into one of its own limits."""

    def is_error(self) -> bool:
        return True

    def is_stopped(self) -> bool:
        return True

    def unsafe_compute_mask_ptr(self, *_: int) -> None:
        pass


def test_a_row_whose_matcher_gave_up_ends_and_is_not_finished(exact) -> None:
    class OneBroken(Constraints):
        def start(self, rows: int) -> Matchers:
            whole = super().start(rows)
            whole._matchers[0] = Broken()
            return whole

    decoding = Decoding(samples=2, temperature=1.0, max_new_tokens=5)
    ((broken, other),) = decode(exact, ["x"], decoding, constraints=OneBroken(exact, "equations"))
    assert (broken.text, broken.finished) == ("", False)
    assert other.tokens == 5
