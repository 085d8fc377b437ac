"""A whole training run in one file: what to train on, and how.

[training]              # as TrainingConfig
task = "program"

[corpus]                # as CorpusConfig
evaluation = ["suites/test.jsonl"]
[corpus.sources.gsm8k]
kind = "annotated"
path = "gsm8k_train.jsonl"
licence = "MIT"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from neurosym.errors import TrainingError
from neurosym.translation.card import DATA_FILE
from neurosym.translation.corpus import Corpus, CorpusConfig, Pair, assemble
from neurosym.translation.prompting import (
    answer_prompt,
    answer_target,
    program_prompt,
    program_target,
    sentence_prompt,
    sentence_target,
)
from neurosym.translation.training import TrainingConfig

PAIRS_FILE = "pairs.jsonl"


class Recipe(BaseModel):
    """The two halves of a training run. Paths are relative to where the command is run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    training: TrainingConfig
    corpus: CorpusConfig


def read_recipe(path: Path) -> Recipe:
    """The recipe in a TOML or JSON file. Raises TrainingError naming the file and the field."""
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
        return Recipe.model_validate(data)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        field = ".".join(map(str, fault["loc"]))
        raise TrainingError(f"{path}, field {field}: {fault['msg']}") from None
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path}: {error}") from None


def begin(recipe: Recipe, directory: Path) -> list[Pair]:
    """The pairs of a new run, which are kept in its directory with the report on where they come from.

    Raises TrainingError if the directory holds a run already or cannot be written, or the pairs cannot be had.
    """
    kept = directory / PAIRS_FILE
    if kept.exists():
        raise TrainingError(f"{directory} holds a training run already: resume it, or choose another directory")
    corpus = assemble(recipe.corpus)
    data = json.dumps(_described(recipe.corpus, corpus), indent=1) + "\n"
    try:
        directory.mkdir(parents=True, exist_ok=True)
        (directory / DATA_FILE).write_text(data, encoding="utf-8")
        kept.write_text("".join(json.dumps(asdict(pair)) + "\n" for pair in corpus.pairs), encoding="utf-8")
    except OSError as error:
        raise TrainingError(f"{directory} cannot be written: {error}") from error
    return corpus.pairs


def resumed(directory: Path) -> list[Pair]:
    """The pairs that a run began with: its sources may have changed since. Raises TrainingError."""
    kept = directory / PAIRS_FILE
    try:
        return [Pair(**json.loads(line)) for line in kept.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError, TypeError) as error:
        raise TrainingError(f"there is no run to resume: {kept} cannot be read ({error})") from error


def prompts_and_targets(pairs: Iterable[Pair], task: str) -> list[tuple[str, str]]:
    """What the model is shown and what it shall write: the program, or for the fair twin the answer."""
    if task == "answer":
        return [(answer_prompt(pair.text), answer_target(pair.answer)) for pair in pairs if pair.names is None]
    return [
        (program_prompt(pair.text), program_target(pair.program))
        if pair.names is None
        else (sentence_prompt(pair.names, pair.text), sentence_target(pair.program))
        for pair in pairs
    ]


def _described(config: CorpusConfig, corpus: Corpus) -> dict[str, Any]:
    """What a corpus was made from, as JSON values for the model card; files by their names alone."""
    summary = corpus.summary()
    sources = {
        name: {"kind": source.kind, "file": Path(source.path).name, "licence": source.licence}
        | summary["sources"][name]
        for name, source in config.sources.items()
    }
    evaluation = [Path(path).name for path in config.evaluation]
    return summary | {"sources": sources, "evaluation": evaluation, "names": config.names, "notes": config.notes}
