"""A causal language model ready to decode: base weights, an adapter merged in, and a trimmed output matrix."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from neurosym.errors import ModelError
from neurosym.translation.batching import COMMON_IDS, plain_words
from neurosym.translation.weights import Report, find_weights

if TYPE_CHECKING:
    import torch
    from transformers import DynamicCache

    from neurosym.translation.attention import SharedPrefix

ADAPTER_MANIFEST = "neurosym-adapter.json"
ADAPTER_WEIGHTS = "adapter_model.safetensors"

Precision = Literal["bf16", "int8"]
"""What frozen linear layers are held and multiplied in; see `quantization`."""

KEPT_IN_BF16 = ("v_proj",)
"""Linear layers that lose most by int8 and are small (decision 0007)."""

_ENDS = ("<|endoftext|>", "<|im_end|>", "</s>", "<end_of_turn>")
# Qwen has "</s>" as an ordinary piece, with the lowest id of these: our adapters learned to end with it.


class LanguageModel:
    """A model and its tokenizer. `output_ids` are the token ids that the rows of the output matrix stand for."""

    def __init__(self, model: Any, tokenizer: Any, name: str, output_ids: Sequence[int] | None = None) -> None:
        import torch

        self.network = model
        self.tokenizer = tokenizer
        self.name = name
        self.end_ids = end_ids(tokenizer)
        self.end_id = min(self.end_ids)
        weight = model.get_output_embeddings().weight.detach()[: len(tokenizer)]
        self.output_ids = torch.arange(len(weight)) if output_ids is None else torch.tensor(output_ids)
        self.output_weight = weight if output_ids is None else weight[self.output_ids]

    def encode(self, text: str) -> list[int]:
        """Token ids of the text, no special tokens added."""
        ids: list[int] = self.tokenizer.encode(text, add_special_tokens=False)
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """The text of token ids."""
        text: str = self.tokenizer.decode(ids)
        return text

    def chat(self, message: str) -> str:
        """One user message in the model's own chat format, up to where its reply begins; as is if it has none.

        What has no format of its own may still begin every text with a token, without which it babbles (Gemma).
        """
        if not self.tokenizer.chat_template:
            opening = self.tokenizer.bos_token_id in self.tokenizer.encode("")
            return f"{self.tokenizer.bos_token if opening else ''}{message}\n"
        turns = [{"role": "user", "content": message}]
        text: str = self.tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
        return text

    def hidden(
        self,
        ids: torch.Tensor,
        allowed: torch.Tensor,
        positions: torch.Tensor,
        cache: DynamicCache | None = None,
        shared_prefix: SharedPrefix | None = None,
    ) -> torch.Tensor:
        """Last hidden states (rows, length, width) of `ids` (rows, length); `allowed` as in `attention`."""
        states: torch.Tensor = self.network.model(
            input_ids=ids,
            attention_mask=allowed,
            position_ids=positions,
            past_key_values=cache,
            use_cache=cache is not None,
            shared_prefix=shared_prefix,
        ).last_hidden_state
        return states

    def logits(self, hidden: torch.Tensor) -> torch.Tensor:
        """Scores (rows, len(output_ids)) in fp32."""
        return (hidden @ self.output_weight.T).float()


class AdapterManifest(BaseModel):
    """What an adapter says of itself: the base and the task it was trained for, and what it may write.

    extra_output_ids: token ids beyond the first COMMON_IDS. sha256: of the weights file. config, state: of the
    training run that made it.
    """

    model_config = ConfigDict(ser_json_inf_nan="constants")

    base: str
    task: Literal["program", "answer"]
    extra_output_ids: tuple[int, ...]
    sha256: str
    config: dict[str, Any] = {}
    state: dict[str, Any] = {}


def load_model(
    name: str,
    adapter: Path | None = None,
    report: Report = lambda _: None,
    precision: Precision = "bf16",
    *,
    any_word: bool = False,
) -> LanguageModel:
    """The model of that name (see `find_weights`), with the adapter's weights merged in.

    precision: of the linear layers; the adapter is merged in bf16 all the same. any_word: all tokens may be
    written, not only those that the adapter saw in training and those that names are spelled with.
    Raises ModelError for weights or adapters that are missing, damaged, or made for another base.
    """
    if adapter is None:
        network, tokenizer = load_network(name, report)
        return LanguageModel(_in_precision(network, precision), tokenizer, name)
    manifest = read_adapter_manifest(adapter, name)
    network, tokenizer = load_network(name, report)
    trained_ids = {*range(min(COMMON_IDS, len(tokenizer))), *manifest.extra_output_ids}
    if max(trained_ids) >= len(tokenizer):
        raise ModelError(f"the adapter in {adapter} was made for a larger vocabulary than that of {name!r}")
    merged = _in_precision(_merged(network, adapter), precision)
    output_ids = None if any_word else sorted(trained_ids.union(plain_words(tokenizer)))
    return LanguageModel(merged, tokenizer, name, output_ids)


def _in_precision(network: Any, precision: Precision) -> Any:
    network = network.eval().requires_grad_(False)
    if precision == "int8":
        from neurosym.translation.quantization import quantize_linears

        quantize_linears(network.model, keep=KEPT_IN_BF16)
    return network


def fastest_precision() -> Precision:
    """int8 where this processor multiplies it in one instruction, else bf16. Programs differ a little by it."""
    import torch

    known = torch.cpu.get_capabilities() if hasattr(torch.cpu, "get_capabilities") else {}
    return "int8" if known.get("avx512_vnni") or known.get("avx_vnni") else "bf16"


def load_network(name: str, report: Report = lambda _: None) -> tuple[Any, Any]:
    """The bare transformers model in bf16 and its tokenizer. Raises ModelError if they cannot be had."""
    directory = find_weights(name, report)
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from transformers.utils import logging

    from neurosym.translation.attention import ATTENTION

    logging.disable_progress_bar()
    options = {"dtype": torch.bfloat16, "attn_implementation": ATTENTION, "use_safetensors": True}
    try:
        network, loaded = AutoModelForCausalLM.from_pretrained(directory, output_loading_info=True, **options)
        tokenizer = AutoTokenizer.from_pretrained(directory)
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise ModelError(f"the weights in {directory} cannot be loaded: {error}") from error
    if loaded["missing_keys"]:
        raise ModelError(f"the weights in {directory} are not whole: {min(loaded['missing_keys'])} is missing")
    if not hasattr(network, "model"):
        raise ModelError(f"{name} is a {type(network).__name__}; only models built like Llama or Qwen can be used")
    return network, tokenizer


def read_adapter_manifest(adapter: Path, base: str) -> AdapterManifest:
    """What an adapter says of itself. Raises ModelError if it is damaged or was made for another base."""
    try:
        manifest = AdapterManifest.model_validate_json((adapter / ADAPTER_MANIFEST).read_bytes())
        weights = (adapter / ADAPTER_WEIGHTS).read_bytes()
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(map(str, fault["loc"])) or "the file"
        raise ModelError(f"the adapter in {adapter} is damaged: {ADAPTER_MANIFEST}, {place}: {fault['msg']}") from error
    except OSError as error:
        raise ModelError(f"the adapter in {adapter} cannot be read: {error}") from error
    if hashlib.sha256(weights).hexdigest() != manifest.sha256:
        raise ModelError(f"the adapter in {adapter} is damaged: its SHA-256 is not the one in {ADAPTER_MANIFEST}")
    if manifest.base != base:
        raise ModelError(f"the adapter in {adapter} was trained on {manifest.base!r}, not on {base!r}")
    return manifest


@contextmanager
def peft_without_noise() -> Iterator[None]:
    """PEFT reads an attribute that transformers renamed, which warns once for every model that is loaded."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*is_gradient_checkpointing", category=FutureWarning)
        yield


def _merged(network: Any, adapter: Path) -> Any:
    from peft import PeftModel
    from safetensors import SafetensorError

    try:
        with peft_without_noise():
            return PeftModel.from_pretrained(network, str(adapter)).merge_and_unload()
    except (OSError, ValueError, RuntimeError, TypeError, SafetensorError) as error:
        raise ModelError(f"the adapter in {adapter} cannot be loaded: {error}") from error


def end_ids(tokenizer: Any) -> frozenset[int]:
    """Ids that end a text: the tokenizer's own end, and those of the usual chat formats if it has them."""
    vocabulary = tokenizer.get_vocab()
    found = {vocabulary[token] for token in _ENDS if token in vocabulary}
    if tokenizer.eos_token_id is not None:
        found.add(tokenizer.eos_token_id)
    if not found:
        raise ModelError("the tokenizer has no token that ends a text")
    return frozenset(found)
