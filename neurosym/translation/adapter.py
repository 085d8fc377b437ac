"""Writing an adapter directory: weights, a manifest that says what they fit, and a model card."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neurosym.translation.batching import COMMON_IDS
from neurosym.translation.model import ADAPTER_MANIFEST

if TYPE_CHECKING:
    from neurosym.translation.training import TrainingConfig, TrainingState


def write_adapter(
    network: Any, config: TrainingConfig, state: TrainingState, output_ids: list[int], directory: Path
) -> None:
    """Saves the adapter of a peft model as bf16 safetensors with its manifest. Small enough to write often."""
    network.save_pretrained(directory)
    (directory / "README.md").unlink(missing_ok=True)  # peft's template; ours is the model card
    weights = (directory / "adapter_model.safetensors").read_bytes()
    manifest = {
        "base": config.base,
        "task": config.task,
        "extra_output_ids": [token for token in output_ids if token >= COMMON_IDS],
        "sha256": hashlib.sha256(weights).hexdigest(),
        "config": config.model_dump(),
        "state": state.model_dump(),
    }
    (directory / ADAPTER_MANIFEST).write_text(json.dumps(manifest) + "\n", encoding="utf-8")
