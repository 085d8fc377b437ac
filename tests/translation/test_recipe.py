"""A recipe becomes pairs that stay with their run, prompts, targets, and a report for the model card."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from neurosym.errors import TrainingError
from neurosym.translation.card import DATA_FILE
from neurosym.translation.corpus import CorpusConfig, Pair, Source
from neurosym.translation.recipe import Recipe, begin, prompts_and_targets, read_recipe, resumed
from neurosym.translation.training import TrainingConfig

PAIR = Pair("1", "What is\n2 + 3?", "answer 2 + 3", "5", "own")


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    file = tmp_path / "own.jsonl"
    rows = [{"id": n, "text": f"What is {n} + 3?", "program": f"answer {n} + 3", "answer": n + 3} for n in range(4)]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    source = Source(kind="pairs", path=str(file), licence="MIT", limit=3)
    return Recipe(training=TrainingConfig(), corpus=CorpusConfig(sources={"own": source}))


def test_a_recipe_is_read_from_toml_and_json(tmp_path: Path, recipe: Recipe) -> None:
    (tmp_path / "recipe.json").write_text(recipe.model_dump_json())
    assert read_recipe(tmp_path / "recipe.json") == recipe
    (tmp_path / "recipe.toml").write_text('[training]\ntask = "answer"\n[corpus.sources.a]\nkind = "templates"\n')
    assert read_recipe(tmp_path / "recipe.toml").training.task == "answer"


@pytest.mark.parametrize(
    ("training", "field"),
    [
        ('task = "dance"', "training.task"),
        ("epochs = 0", "training.epochs"),
        ("warmup_steps = 0", "training.warmup_steps"),
        ("minutes = -1", "training.minutes"),
        ("speed = 9", "training.speed"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, training: str, field: str) -> None:
    (tmp_path / "recipe.toml").write_text(f"[training]\n{training}\n[corpus]\nsources = {{}}\n")
    with pytest.raises(TrainingError, match=rf"recipe\.toml, field {field}: "):
        read_recipe(tmp_path / "recipe.toml")


def test_the_pairs_stay_with_the_run(recipe: Recipe, tmp_path: Path) -> None:
    pairs = begin(recipe, tmp_path / "run")
    assert len(pairs) == 3
    Path(recipe.corpus.sources["own"].path).unlink()
    assert resumed(tmp_path / "run") == pairs
    with pytest.raises(TrainingError, match="holds a training run already"):
        begin(recipe, tmp_path / "run")


def test_the_recipe_without_names_differs_in_nothing_else() -> None:
    recipes = Path(__file__).parents[2] / "recipes"
    named, plain = (read_recipe(recipes / f"efficiency-program-200{end}.toml") for end in ("", "-anonymous"))
    assert plain.corpus != named.corpus
    assert plain.model_copy(update={"corpus": plain.corpus.model_copy(update={"names": True, "notes": True})}) == named


def test_the_report_says_that_programs_have_no_names(recipe: Recipe, tmp_path: Path) -> None:
    plain = recipe.model_copy(update={"corpus": recipe.corpus.model_copy(update={"names": False})})
    begin(plain, tmp_path / "plain")
    data = json.loads((tmp_path / "plain" / DATA_FILE).read_text())
    assert (data["names"], data["notes"]) == (False, True)


def test_the_report_names_files_without_their_folders(recipe: Recipe, tmp_path: Path) -> None:
    begin(recipe, tmp_path / "run")
    report = (tmp_path / "run" / "corpus.json").read_text()
    assert str(tmp_path) not in report
    own = json.loads(report)["sources"]["own"]
    assert (own["file"], own["licence"], own["kind"], own["kept"]) == ("own.jsonl", "MIT", "pairs", 3)


def test_nothing_to_resume(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="there is no run to resume"):
        resumed(tmp_path)
    (tmp_path / "pairs.jsonl").write_text("{}\n")
    with pytest.raises(TrainingError, match="cannot be read"):
        resumed(tmp_path)


def test_a_directory_that_cannot_be_written(recipe: Recipe, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TrainingError, match="cannot be written"):
        begin(recipe, tmp_path / "file" / "run")


def test_prompts_and_targets_meet_without_a_gap() -> None:
    ((prompt, target),) = prompts_and_targets([PAIR], "program")
    assert prompt + target == "Problem: What is 2 + 3?\nProgram:\nanswer 2 + 3\n"
    ((prompt, target),) = prompts_and_targets([PAIR], "answer")
    assert prompt + target == "Problem: What is 2 + 3?\nAnswer: 5"
