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


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[training]\nepochs = 'many'\n[corpus]\nsources = {}", "field training.epochs"),
        ("[training]\n", "field corpus: Field required"),
        ("[training]\n[corpus.sources.a]\nkind = 'dreams'", "field corpus.sources.a.kind"),
        ("training = ", "Invalid value"),
    ],
)
def test_a_broken_recipe_is_named(tmp_path: Path, content: str, message: str) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(content)
    result = CliRunner().invoke(app, ["train", str(recipe), "--out", str(tmp_path / "adapter")])
    assert result.exit_code == 4
    assert str(recipe) in result.stderr
    assert message in result.stderr


def test_missing_training_data_is_named(tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text("[training]\n[corpus.sources.a]\nkind = 'pairs'\npath = 'nowhere.jsonl'")
    result = CliRunner().invoke(app, ["train", str(recipe), "--out", str(tmp_path / "adapter")])
    assert result.exit_code == 4
    assert "nowhere.jsonl" in result.stderr
