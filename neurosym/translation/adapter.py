"""Writing an adapter directory: weights, a manifest that says what they fit, and a model card."""

from __future__ import annotations

import copy
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neurosym.translation.batching import COMMON_IDS
from neurosym.translation.card import write_card
from neurosym.translation.model import ADAPTER_MANIFEST, ADAPTER_WEIGHTS, AdapterManifest
from neurosym.translation.weights import CATALOGUE

if TYPE_CHECKING:
    from neurosym.translation.training import TrainingConfig, TrainingState


def write_adapter(
    network: Any, config: TrainingConfig, state: TrainingState, output_ids: list[int], directory: Path
) -> None:
    """Saves the adapter of a peft model as bf16 safetensors, its manifest and its card. Small enough to write often.

    Raises OSError or SafetensorError if it cannot be written.
    """
    from peft import get_peft_model_state_dict
    from safetensors.torch import load_file, save_file

    weights = get_peft_model_state_dict(network)
    if config.average and config.start:
        begun = load_file(Path(config.start) / ADAPTER_WEIGHTS)
        weights = {name: ((begun[name].float() + end.float()) / 2).to(end.dtype) for name, end in weights.items()}
    save_file(weights, directory / ADAPTER_WEIGHTS, metadata={"format": "pt"})
    shape = copy.copy(network.peft_config["default"])
    # Not the folder on this machine that peft would write here.
    shape.base_model_name_or_path = CATALOGUE[config.base].origin if config.base in CATALOGUE else config.base
    shape.inference_mode = True
    shape.save_pretrained(directory)
    manifest = AdapterManifest(
        base=config.base,
        task=config.task,
        extra_output_ids=tuple(token for token in output_ids if token >= COMMON_IDS),
        sha256=hashlib.sha256((directory / ADAPTER_WEIGHTS).read_bytes()).hexdigest(),
        config=config.model_dump() | {"start": Path(config.start).name if config.start else None},
        state=state.model_dump(),
    )
    (directory / ADAPTER_MANIFEST).write_text(manifest.model_dump_json() + "\n", encoding="utf-8")
    write_card(directory)
