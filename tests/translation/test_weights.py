"""Finding base weights: every way it can go wrong ends in words that say what to do. Nothing is fetched."""

from __future__ import annotations

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("huggingface_hub", reason="huggingface-hub is not installed: pip install 'neurosym[model]'")

from neurosym.errors import ModelError
from neurosym.translation import weights
from neurosym.translation.weights import BaseModel, find_weights

CONTENT = b"GGUF and so on"
PARTS = (CONTENT[:6], CONTENT[6:])
SMALL = BaseModel(
    name="small",
    title="Small-1B",
    licence="Apache-2.0",
    origin="nobody/small",
    hub_repository="nobody/small-gguf",
    hub_file="small.gguf",
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    wheels=("carrier1==1.0", "carrier2==1.0"),
    member="data/part*.bin",
    gigabytes=3.0,
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, a catalogue of one small model, no hub, and no conversion."""
    directory = tmp_path / "cache"
    monkeypatch.setenv("NEUROSYM_CACHE", str(directory))
    monkeypatch.setitem(weights.CATALOGUE, "small", SMALL)
    monkeypatch.setattr(weights, "_hub_answers", lambda: False)
    monkeypatch.setattr("huggingface_hub.hf_hub_download", absent)
    monkeypatch.setattr("huggingface_hub.snapshot_download", absent)
    monkeypatch.setattr(weights, "_convert", convert)
    return directory


def absent(*_: object, **options: object) -> str:
    from huggingface_hub.errors import LocalEntryNotFoundError

    assert options["local_files_only"] is True
    raise LocalEntryNotFoundError("not in the cache")


def convert(file: Path, target: Path) -> None:
    target.mkdir()
    (target / "model.safetensors").write_bytes(file.read_bytes() * 2)


def hub_with(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "small.gguf"
    file.write_bytes(content)
    monkeypatch.setattr("huggingface_hub.hf_hub_download", lambda *_, **__: str(file))


def index_with(wheels: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A pip that has these wheels; the list fills with what it was asked for."""
    asked = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        folder, name = Path(command[command.index("--dest") + 1]), command[-1]
        asked.append(name)
        if name not in wheels:
            return subprocess.CompletedProcess(command, 1, "", f"a warning\nERROR: no {name}\n")
        folder.mkdir()
        (folder / f"{name.partition('=')[0]}-1.0-py3-none-any.whl").write_bytes(wheels[name])
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(weights.subprocess, "run", run)
    return asked


def wheel(*members: tuple[str, bytes]) -> bytes:
    from io import BytesIO

    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return whole.getvalue()


def good_wheels() -> dict[str, bytes]:
    return {
        f"carrier{number}==1.0": wheel(("carrier/__init__.py", b""), (f"carrier/data/part{number}.bin", part))
        for number, part in enumerate(PARTS, start=1)
    }


def test_from_the_hub(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub_with(CONTENT, tmp_path, monkeypatch)
    told: list[str] = []
    directory = find_weights("small", told.append)
    assert directory == cache / "weights" / "small"
    assert (directory / "model.safetensors").read_bytes() == CONTENT * 2
    assert told == ["looking for Small-1B on the Hugging Face hub", "converting Small-1B to bf16 (once)"]


def test_from_the_index_in_parts(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = index_with(good_wheels(), monkeypatch)
    directory = find_weights("small")
    assert asked == ["carrier1==1.0", "carrier2==1.0"]
    assert (directory / "model.safetensors").read_bytes() == CONTENT * 2
    assert [path.name for path in (cache / "weights").iterdir()] == ["small"]


def test_what_is_there_is_not_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = index_with(good_wheels(), monkeypatch)
    find_weights("small")
    find_weights("small")
    assert len(asked) == 2


def test_another_hash_is_refused_from_both(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub_with(b"other", tmp_path, monkeypatch)
    index_with({**good_wheels(), "carrier2==1.0": wheel(("carrier/data/part2.bin", b"x"))}, monkeypatch)
    with pytest.raises(ModelError) as error:
        find_weights("small")
    assert str(error.value).count("does not have the published SHA-256, it is refused") == 2
    assert list((cache / "weights").iterdir()) == []


def test_a_changed_file_of_the_hub_is_made_up_for_by_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub_with(b"other", tmp_path, monkeypatch)
    index_with(good_wheels(), monkeypatch)
    assert (find_weights("small") / "model.safetensors").read_bytes() == CONTENT * 2


def test_the_problems_of_both_sources_are_told(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index_with({}, monkeypatch)
    with pytest.raises(ModelError) as error:
        find_weights("small")
    assert str(error.value) == (
        "Small-1B cannot be had. the hub: it cannot be reached, and its local cache does not hold the file. "
        "the package index: pip cannot fetch carrier1==1.0: ERROR: no carrier1==1.0"
    )
    assert list((cache / "weights").iterdir()) == []


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (b"no zip at all", "carrier2-1.0-py3-none-any.whl is broken"),
        (wheel(("carrier/data/part2.bin", PARTS[1]))[:-30], "is broken"),
        (wheel(("carrier/data/other.txt", b"")), "holds 0 members data/part"),
        (wheel(("a/data/part2.bin", b""), ("b/data/part3.bin", b"")), "holds 2 members"),
    ],
)
def test_a_broken_wheel(broken: bytes, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    index_with({**good_wheels(), "carrier2==1.0": broken}, monkeypatch)
    with pytest.raises(ModelError) as error:
        find_weights("small")
    assert message in str(error.value)


def test_a_wheel_with_damaged_contents(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = bytearray(wheel(("carrier/data/part2.bin", PARTS[1])))
    damaged[damaged.index(b"part2.bin") + 12] ^= 0xFF
    index_with({**good_wheels(), "carrier2==1.0": bytes(damaged)}, monkeypatch)
    with pytest.raises(ModelError, match="is broken"):
        find_weights("small")


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEUROSYM_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match=r"cannot be stored in .*takes about 3 GB; NEUROSYM_CACHE chooses"):
        find_weights("small")


def test_a_disk_that_fills_up(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: Path, target: Path) -> None:
        target.mkdir()
        raise OSError(28, "No space left on device")

    index_with(good_wheels(), monkeypatch)
    monkeypatch.setattr(weights, "_convert", full)
    with pytest.raises(ModelError, match="No space left on device"):
        find_weights("small")
    assert list((cache / "weights").iterdir()) == []


@pytest.mark.parametrize(
    ("manifest", "message"),
    [('{"bytes": 5}', "is damaged: 28 bytes instead of 5. Delete"), ("[]", "cannot be read"), ("{", "cannot be read")],
)
def test_damaged_weights(manifest: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub_with(CONTENT, tmp_path, monkeypatch)
    directory = find_weights("small")
    (directory / "neurosym-weights.json").write_text(manifest)
    with pytest.raises(ModelError) as error:
        find_weights("small")
    assert message in str(error.value)


def test_weights_that_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub_with(CONTENT, tmp_path, monkeypatch)
    (find_weights("small") / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="is damaged: 0 bytes instead of 28"):
        find_weights("small")


@pytest.mark.parametrize("name", ["colossus", "a/b/c", "./nowhere", "/nowhere/at/all", "~/nothing-here", "", "0.5B"])
def test_a_name_that_is_none(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError) as error:
        find_weights(name)
    assert "0.5b, 1.5b" in str(error.value) or "holds no config.json" in str(error.value)


def test_a_directory_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no config\.json"):
        find_weights(str(tmp_path))


def test_a_directory_with_a_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    assert find_weights(str(tmp_path)) == tmp_path


@pytest.mark.parametrize("name", ["HuggingFaceTB/SmolLM2-135M", "Qwen/Qwen2.5-Coder-0.5B", "a_b/c"])
def test_a_hub_name_without_a_hub(name: str) -> None:
    with pytest.raises(ModelError, match="is no directory here and not in the Hugging Face cache, and the hub cannot"):
        find_weights(name)


def test_the_catalogue_is_whole() -> None:
    for name, parts in (("135m", 1), ("270m", 4), ("0.5b", 6), ("1.5b", 22)):
        model = weights.CATALOGUE[name]
        assert model.name == name
        assert len(model.sha256) == 64
        assert len(set(model.wheels)) == len(model.wheels) == parts
        assert all(wheel.count("==") == 1 for wheel in model.wheels)
        assert json.dumps(model.title)


def test_no_hub_is_noticed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    def unreachable(*_: object, **options: float) -> None:
        assert options["timeout"] <= 10
        raise weights.urllib.error.URLError("no route")

    monkeypatch.setattr(weights.urllib.request, "urlopen", unreachable)
    assert not weights._hub_answers()


@pytest.mark.parametrize(
    "error",
    [
        weights.urllib.error.HTTPError("https://hub", 403, "no", {}, None),  # type: ignore[arg-type]
        weights.urllib.error.URLError(weights.ssl.SSLError("unknown certificate")),
    ],
)
def test_a_hub_that_answers_anything_is_there(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    def answers(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(weights.urllib.request, "urlopen", answers)
    assert weights._hub_answers()
