"""A tiny model with random weights and a vocabulary of its own, and one without weights that follows a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install 'neurosym[model]'")
pytest.importorskip("transformers", reason="transformers is not installed: pip install 'neurosym[model]'")

from neurosym.translation.model import LanguageModel, load_network  # noqa: E402

END = "<|endoftext|>"
SPOKEN = [
    "Problem: Tom had 12 eggs and used 3 of them. How many eggs are left?\nProgram:\n",
    "# the eggs that are left\neggs_left = eggs_laid - 3 * eggs_used + 100\nanswer eggs_left, price\n",
    "unknown girls, boys: natural\ngirls + boys == 45\ngirls == 2 * boys\nanswer girls, boys\n",
]

Script = Callable[[Any], Any]
"""From the ids of the last tokens (rows) to scores (rows, vocabulary)."""


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tokenizer() -> Any:
    """Byte-pair pieces learned from a few lines, about 350."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    words = Tokenizer(models.BPE())
    words.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    words.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=400, special_tokens=[END], initial_alphabet=alphabet, show_progress=False)
    words.train_from_iterator(SPOKEN, trainer)
    return PreTrainedTokenizerFast(tokenizer_object=words, eos_token=END, pad_token=END)


@pytest.fixture(scope="session")
def tiny(tokenizer: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model directory: two layers, four query heads for two key heads, random bf16 weights."""
    from transformers import Qwen2Config, Qwen2ForCausalLM

    directory = tmp_path_factory.mktemp("tiny")
    tokenizer.save_pretrained(directory)
    torch.manual_seed(0)
    shape = {"hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2}
    heads = {"num_attention_heads": 4, "num_key_value_heads": 2, "initializer_range": 0.2}
    config = Qwen2Config(vocab_size=len(tokenizer), **shape, **heads, tie_word_embeddings=True)
    Qwen2ForCausalLM(config).to(torch.bfloat16).save_pretrained(directory)
    return directory


@pytest.fixture(scope="session")
def exact(tiny: Path) -> LanguageModel:
    """The tiny model in fp32, so that two ways to the same scores make the same choice."""
    network, tokenizer = load_network(str(tiny))
    return LanguageModel(network.float().eval(), tokenizer, "tiny")


class Scripted:
    """What decoding needs of a language model, without weights: scores follow from the last token alone."""

    def __init__(self, tokenizer: Any, script: Script) -> None:
        self.tokenizer, self.script = tokenizer, script
        self.end_id = tokenizer.convert_tokens_to_ids(END)
        self.end_ids = frozenset({self.end_id})
        self.output_ids = torch.arange(len(tokenizer))
        self.batches: list[tuple[int, ...]] = []  # the shape of each pass

    def encode(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False)

    def decode(self, ids: list[int]) -> str:
        return self.tokenizer.decode(ids)

    def hidden(self, ids: Any, *_: Any) -> Any:
        self.batches.append(tuple(ids.shape))
        return ids[:, :, None]

    def logits(self, hidden: Any) -> Any:
        return self.script(hidden[:, 0])


@pytest.fixture(scope="session")
def scripted(tokenizer: Any) -> Callable[[Script], Scripted]:
    """Makes a model of a script."""
    return lambda script: Scripted(tokenizer, script)


@pytest.fixture
def countdown(scripted: Callable[[Script], Scripted]) -> Scripted:
    """Counts down from the digit that the prompt ends with, then ends."""
    model = scripted(lambda last: table[last])
    signs = [model.end_id, *(model.encode(digit)[0] for digit in "123456789")]
    table = torch.full((len(model.output_ids), len(model.output_ids)), -10.0)
    for sign, before in zip(signs[1:], signs, strict=False):
        table[sign, before] = 10.0
    return model
