"""Loading models: whole ones, damaged ones, and ones of a kind that is not supported."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from neurosym.errors import ModelError
from neurosym.translation.attention import grouped_attention
from neurosym.translation.model import LanguageModel, end_ids, load_model, load_network


@pytest.fixture
def copy(tiny: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny, tmp_path / "copy"))


def test_an_untrained_model_may_write_its_whole_vocabulary(tiny: Path) -> None:
    model = load_model(str(tiny))
    assert model.output_ids.tolist() == list(range(len(model.tokenizer)))
    assert model.network.dtype == torch.bfloat16
    assert not model.network.training


def test_scores_are_those_of_the_network(exact: LanguageModel) -> None:
    ids = torch.tensor([exact.encode("girls + boys == 45")])
    causal = torch.ones(ids.shape[1], ids.shape[1], dtype=torch.bool).tril()[None, None]
    with torch.inference_mode():
        hidden = exact.hidden(ids, causal, torch.arange(ids.shape[1])[None])
        whole = exact.network(input_ids=ids, attention_mask=causal).logits
    torch.testing.assert_close(exact.logits(hidden[0]), whole[0])


def test_a_part_of_the_vocabulary_keeps_its_scores(exact: LanguageModel) -> None:
    part = LanguageModel(exact.network, exact.tokenizer, "part", [0, 7, 300])
    hidden = torch.randn(2, 64)
    torch.testing.assert_close(part.logits(hidden), exact.logits(hidden)[:, [0, 7, 300]])


def test_text_comes_back(exact: LanguageModel) -> None:
    text = "eggs_left = eggs_laid - 3  # café\n"
    assert exact.decode(exact.encode(text)) == text


def test_a_model_without_a_chat_format_gets_the_message(exact: LanguageModel) -> None:
    assert exact.chat("How many?") == "How many?\n"


def test_what_every_text_begins_with_stands_before_the_message(
    exact: LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    begins = SimpleNamespace(chat_template=None, bos_token="<bos>", bos_token_id=2, encode=lambda text: [2])
    monkeypatch.setattr(exact, "tokenizer", begins)
    assert exact.chat("How many?") == "<bos>How many?\n"


def test_a_chat_format_is_used(exact: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    template = (
        "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}{% if add_generation_prompt %}<me>{% endif %}"
    )
    monkeypatch.setattr(exact.tokenizer, "chat_template", template)
    assert exact.chat("How many?") == "<user>How many?<me>"


@pytest.mark.parametrize("size", [0, 100, 5000])
def test_truncated_weights(copy: Path, size: int) -> None:
    file = copy / "model.safetensors"
    file.write_bytes(file.read_bytes()[:size])
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_network(str(copy))


def test_weights_with_a_matrix_missing(copy: Path) -> None:
    tensors = load_file(copy / "model.safetensors")
    del tensors["model.layers.1.mlp.up_proj.weight"]
    save_file(tensors, copy / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"are not whole: model\.layers\.1\.mlp\.up_proj\.weight is missing"):
        load_network(str(copy))


def test_weights_of_another_shape(copy: Path) -> None:
    config = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps({**config, "intermediate_size": 96}))
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_network(str(copy))


@pytest.mark.parametrize("content", ["{", "{}", '{"model_type": "abacus"}'])
def test_a_broken_config(copy: Path, content: str) -> None:
    (copy / "config.json").write_text(content)
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_network(str(copy))


def test_a_directory_without_weights(copy: Path) -> None:
    (copy / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_network(str(copy))


def test_a_pickle_is_not_loaded(copy: Path) -> None:
    tensors = load_file(copy / "model.safetensors")
    (copy / "model.safetensors").unlink()
    torch.save(tensors, copy / "pytorch_model.bin")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_network(str(copy))


def test_a_model_of_another_build(tiny: Path, tmp_path: Path) -> None:
    from transformers import GPT2Config, GPT2LMHeadModel

    shutil.copytree(tiny, tmp_path / "gpt2")
    GPT2LMHeadModel(GPT2Config(vocab_size=400, n_embd=16, n_layer=1, n_head=2)).save_pretrained(tmp_path / "gpt2")
    with pytest.raises(ModelError, match="GPT2LMHeadModel; only models built like Llama or Qwen"):
        load_network(str(tmp_path / "gpt2"))


@pytest.mark.parametrize("extra", [{"softcap": 50.0}, {"s_aux": torch.zeros(4)}])
def test_attention_with_more_to_it_is_refused(extra: dict[str, Any]) -> None:
    states = torch.zeros(1, 4, 2, 8)
    with pytest.raises(ModelError, match=f"{next(iter(extra))} in their attention"):
        grouped_attention(torch.nn.Identity(), states, states, states, None, **extra)


def test_attention_is_that_of_torch() -> None:
    query, key, value = torch.randn(2, 6, 5, 8), torch.randn(2, 2, 5, 8), torch.randn(2, 2, 5, 8)
    allowed = torch.ones(5, 5, dtype=torch.bool).tril().expand(2, 1, 5, 5)
    ours, _ = grouped_attention(torch.nn.Identity(), query, key, value, allowed)
    theirs = torch.nn.functional.scaled_dot_product_attention(query, key, value, allowed, enable_gqa=True)
    torch.testing.assert_close(ours, theirs.transpose(1, 2))


class Words:
    """A tokenizer as far as its end tokens go."""

    def __init__(self, eos: int | None, **vocabulary: int) -> None:
        self.eos_token_id, self.vocabulary = eos, vocabulary

    def get_vocab(self) -> dict[str, int]:
        return {word.replace("E", "<|endoftext|>").replace("I", "<|im_end|>"): n for word, n in self.vocabulary.items()}


def test_the_ends_of_a_text() -> None:
    assert end_ids(Words(7, E=5, I=6, a=1)) == {5, 6, 7}
    assert end_ids(Words(None, I=6)) == {6}
    assert end_ids(Words(0, E=0)) == {0}  # GPT-2 and SmolLM2 use one token for the end and for the unknown


def test_a_vocabulary_without_an_end() -> None:
    with pytest.raises(ModelError, match="no token that ends a text"):
        end_ids(Words(None, a=1))
