"""`model` and `train`: what goes wrong before any weights are needed."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from neurosym.cli import app


def test_an_unknown_model_is_named() -> None:
    result = CliRunner().invoke(app, ["model", "--model", "colossus"])
    assert result.exit_code == 3
    assert "no model 'colossus'" in result.stderr


def test_damaged_weights_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = tmp_path / "weights" / "0.5b"
    weights.mkdir(parents=True)
    (weights / "neurosym-weights.json").write_text('{"bytes": 1000}')
    (weights / "model.safetensors").write_bytes(b"\0" * 999)
    monkeypatch.setenv("NEUROSYM_CACHE", str(tmp_path))
    result = CliRunner().invoke(app, ["model"])
    assert result.exit_code == 3
    assert "is damaged: 999 bytes instead of 1000" in result.stderr


@pytest.mark.parametrize("content", ["epochs = 'many'", "epochs = ", "colour = 3"])
def test_a_broken_configuration_is_named(tmp_path: Path, content: str) -> None:
    config = tmp_path / "config.toml"
    config.write_text(content)
    result = CliRunner().invoke(app, ["train", str(config), "--out", str(tmp_path / "adapter")])
    assert result.exit_code == 4
    assert str(config) in result.stderr
