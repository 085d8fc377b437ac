"""What a study runs: suites, pipelines, answerers, recorded answers, and how long it may take. One TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from neurosym.answering.recorded import PREFIX
from neurosym.budget import RETRIES
from neurosym.errors import RunError
from neurosym.evaluation.problem import first_fault

QUICK = 4
DEFAULT = Path(__file__).with_name("default.toml")


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PipelineEntry(_Table):
    """One way from text to answer.

    adapter: a directory; "" takes the one that is shipped for the domain, "none" the base model after examples.
    candidates: programs a text. retries: as for `neurosym run`. constrained: whether the grammar holds while decoding.
    names, notes: whether the examples shown to a base model have them. against: the pipeline that it is compared with,
    if not the suite's first.
    pairs: how many training pairs the adapter saw, for the curve of sample efficiency.
    """

    model: str = "0.5b"
    adapter: str = ""
    candidates: int = Field(default=1, ge=1)
    retries: int = Field(default=RETRIES, ge=0)
    repair: bool = False
    constrained: bool = True
    names: bool = True
    notes: bool = True
    against: str = ""
    pairs: int | None = None

    @model_validator(mode="after")
    def _examples_are_shown(self) -> PipelineEntry:
        if not (self.names and self.notes) and self.adapter != "none":
            raise ValueError('names and notes are switched off in examples, which only `adapter = "none"` is shown')
        return self

    @property
    def directory(self) -> Path | None:
        """The adapter's own directory, if it names one."""
        return Path(self.adapter) if self.adapter not in {"", "none"} else None


class SuiteEntry(_Table):
    """Problems of the study.

    source: a bundled name or a file. limit: a sample of so many, drawn with the study's seed. split: only this one.
    optional: where the file is absent the suite is left out, and the report says so. pipelines: the first is the
    one that is compared with the answerers; the others are run alone. answerers: as for `neurosym run --answerer`.
    larger: whom the cascade asks, by default each of the answerers: some of them, or recorded answers
    (`recorded:FILE#MODEL/METHOD`), which are joined to the run when it is done and stand in no other table.
    domain: of the programs; by default that of the problems. perturb: each problem of the sample also in changed
    forms (see `perturbations`).
    """

    source: str
    name: str = ""
    limit: int | None = Field(default=None, ge=1)
    split: str | None = None
    domain: str | None = None
    optional: bool = False
    perturb: bool = False
    pipelines: tuple[str, ...] = ("main",)
    answerers: tuple[str, ...] = ()
    larger: tuple[str, ...] = ()
    batch: int = Field(default=32, ge=1)

    @property
    def label(self) -> str:
        """What the suite is called in tables."""
        return self.name or Path(self.source).name.partition(".")[0]


class RecordedEntry(_Table):
    """Recorded answers of published models; `optional` as for suites, `problems` is the file of their problems."""

    path: str
    problems: tuple[str, ...] = ()
    optional: bool = True


class StudyConfig(_Table):
    """A whole study. minutes: runs stop after so long, and what is missing is said. seed: draws samples.

    twins: how many training pairs answerers such as `twin:0.5b#DIRECTORY` saw, for the curve of sample efficiency.
    """

    title: str = "The hallucination gap"
    seed: int = 0
    minutes: float = Field(default=60, gt=0)
    pipelines: dict[str, PipelineEntry] = Field(default_factory=lambda: {"main": PipelineEntry()})
    suites: tuple[SuiteEntry, ...]
    twins: dict[str, int] = Field(default_factory=dict)
    recorded: tuple[RecordedEntry, ...] = ()
    published: str = ""
    prices: str = ""

    @model_validator(mode="after")
    def _names_fit(self) -> StudyConfig:
        labels = [suite.label for suite in self.suites]
        for label in labels:
            if labels.count(label) > 1:
                raise ValueError(f"two suites are called {label!r}: give one of them a `name`")
        for suite in self.suites:
            for name in suite.pipelines:
                if name not in self.pipelines:
                    raise ValueError(f"suite {suite.label!r} names no pipeline of the study: {name!r}")
            for name in suite.larger:
                if name not in suite.answerers and not name.startswith(PREFIX):
                    raise ValueError(
                        f"suite {suite.label!r} asks {name!r} with `larger`: choose from its answerers, or "
                        f"name recorded answers as `{PREFIX}FILE#MODEL/METHOD`"
                    )
        for name, entry in self.pipelines.items():
            if entry.against and entry.against not in self.pipelines:
                raise ValueError(f"pipeline {name!r} is compared with no pipeline of the study: {entry.against!r}")
        return self

    def quick(self, problems: int = QUICK) -> StudyConfig:
        """The same study with a few problems of each suite, and its first pipeline alone."""
        suites = tuple(
            suite.model_copy(update={"limit": min(suite.limit or problems, problems), "pipelines": suite.pipelines[:1]})
            for suite in self.suites
        )
        return self.model_copy(update={"suites": suites})


def read_config(path: Path = DEFAULT) -> StudyConfig:
    """The study that a TOML file describes. Raises RunError, naming the file and the field."""
    try:
        fields: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return StudyConfig.model_validate(fields)
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RunError(f"{path} is not TOML: {error}") from None
    except ValidationError as error:
        raise RunError(f"{path}: {first_fault(error)}") from None
