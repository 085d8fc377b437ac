"""The way from a text to an answer that the options of a command ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neurosym.budget import RETRIES, Budget
from neurosym.cli.options import Engine

if TYPE_CHECKING:
    from neurosym.pipeline import Pipeline
    from neurosym.translation.records import Translator

NO_ADAPTER = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The options of the pipeline, as given to a command. Nothing is loaded before it is needed."""

    model: str
    adapter: str | None = None
    domain: str = "equations"
    engine: Engine = Engine.AUTO
    candidates: int = 1
    threshold: float = 0.0
    retries: int = RETRIES
    repair: bool = False
    seconds: float = 10.0
    seed: int = 0
    constrained: bool = True

    @property
    def budget(self) -> Budget:
        """How much work one program may cost."""
        return Budget(seconds=self.seconds)

    def translator(self) -> Translator:
        """What writes the programs."""
        from neurosym.translation.choosing import translator_for

        adapter = "" if self.adapter == NO_ADAPTER else self.adapter
        return translator_for(self.model, self.domain, adapter, seed=self.seed, constrained=self.constrained)

    def pipeline(self) -> Pipeline:
        """The whole way, translator and engines."""
        from neurosym.pipeline import Pipeline

        return Pipeline(
            self.translator(),
            engine=self.engine.value,
            candidates=self.candidates,
            threshold=self.threshold,
            retries=self.retries,
            repair=self.repair,
            budget=self.budget,
        )
