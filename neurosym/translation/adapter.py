"""Writing an adapter directory: weights, a manifest that says what they fit, and a model card."""

from __future__ import annotations

import copy
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neurosym.errors import TrainingError
from neurosym.translation.batching import COMMON_IDS
from neurosym.translation.card import write_card
from neurosym.translation.model import ADAPTER_MANIFEST, ADAPTER_WEIGHTS, AdapterManifest, read_adapter_manifest
from neurosym.translation.weights import CATALOGUE

if TYPE_CHECKING:
    from neurosym.translation.training import TrainingConfig, TrainingState


def write_adapter(
    network: Any, config: TrainingConfig, state: TrainingState, output_ids: list[int], directory: Path
) -> None:
    """Saves the adapter of a peft model as bf16 safetensors, its manifest and its card. Small enough to write often.

    Raises OSError or SafetensorError if it cannot be written, ModelError or TrainingError for an adapter that cannot
    be averaged with.
    """
    from peft import get_peft_model_state_dict
    from safetensors.torch import save_file

    others = [Path(other) for other in config.average_with]
    if config.average and config.start:
        others.append(Path(config.start))
    weights = _mean(get_peft_model_state_dict(network), others)
    written = set(output_ids).union(*(read_adapter_manifest(other, config.base).extra_output_ids for other in others))
    save_file(weights, directory / ADAPTER_WEIGHTS, metadata={"format": "pt"})
    shape = copy.copy(network.peft_config["default"])
    # Not the folder on this machine that peft would write here.
    shape.base_model_name_or_path = CATALOGUE[config.base].origin if config.base in CATALOGUE else config.base
    shape.inference_mode = True
    shape.save_pretrained(directory)
    manifest = AdapterManifest(
        base=config.base,
        task=config.task,
        extra_output_ids=tuple(sorted(token for token in written if token >= COMMON_IDS)),
        sha256=hashlib.sha256((directory / ADAPTER_WEIGHTS).read_bytes()).hexdigest(),
        config=config.model_dump()
        | {
            "start": Path(config.start).name if config.start else None,
            "average_with": [Path(other).name for other in config.average_with],
        },
        state=state.model_dump(),
    )
    (directory / ADAPTER_MANIFEST).write_text(manifest.model_dump_json() + "\n", encoding="utf-8")
    write_card(directory)


def _mean(weights: dict[str, Any], others: list[Path]) -> dict[str, Any]:
    """The mean of these weights and those of other adapters, matrix by matrix.

    Models that go on from the same weights can be averaged without their answers falling apart (Wortsman et al. 2022,
    arXiv:2203.05482).
    """
    from safetensors.torch import load_file

    loaded = [load_file(other / ADAPTER_WEIGHTS) for other in others]
    for other, its in zip(others, loaded, strict=True):
        if {name: matrix.shape for name, matrix in its.items()} != {name: each.shape for name, each in weights.items()}:
            raise TrainingError(f"{other} cannot be averaged with: its matrices have other names or shapes")
    return {
        name: (sum((its[name].float() for its in loaded), end.float()) / (len(loaded) + 1)).to(end.dtype)
        for name, end in weights.items()
    }
