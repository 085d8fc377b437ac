"""A whole training run in one file: what to train on, and how.

[training]              # as TrainingConfig
task = "program"

[corpus]                # as CorpusConfig
evaluation = ["suites/test.jsonl"]
[corpus.sources.gsm8k]
kind = "annotated"
path = "gsm8k_train.jsonl"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from neurosym.errors import TrainingError
from neurosym.translation.corpus import CorpusConfig, Pair
from neurosym.translation.prompting import answer_prompt, program_prompt
from neurosym.translation.training import TrainingConfig


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


def prompts_and_targets(pairs: Iterable[Pair], task: str) -> list[tuple[str, str]]:
    """What the model is shown and what it shall write: the program, or for the fair twin the answer."""
    if task == "answer":
        return [(answer_prompt(pair.text), pair.answer) for pair in pairs]
    return [(program_prompt(pair.text), pair.program) for pair in pairs]
