"""The way from a text to an answer that the options of a command ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neurosym.budget import RETRIES, Budget
from neurosym.cli.options import Engine
from neurosym.resources import AUTO

if TYPE_CHECKING:
    from neurosym.pipeline import Pipeline, SolvesMany
    from neurosym.translation.records import Translator

NO_ADAPTER = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The options of the pipeline, as given to a command. Nothing is loaded before it is needed.

    domain: AUTO leaves it to the words of each text.
    """

    model: str
    adapter: str | None = None
    domain: str = AUTO
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

    def of(self, domain: str) -> Route:
        """The same options for a domain."""
        return replace(self, domain=domain)

    def recognized(self, text: str) -> Route:
        """The same options for the domain of a text."""
        from neurosym.translation.recognition import recognize

        return self.of(recognize([text])[0]) if self.domain == AUTO else self

    def translator(self) -> Translator:
        """What writes the programs of the domain, which must be known."""
        from neurosym.translation.choosing import translator_for

        adapter = "" if self.adapter == NO_ADAPTER else self.adapter
        return translator_for(self.model, self.domain, adapter, seed=self.seed, constrained=self.constrained)

    def pipeline_for(self, routes: Mapping[str, str]) -> SolvesMany:
        """The whole way for these texts, each of the domain that is named for it."""
        from neurosym.routing import pipeline_for

        return pipeline_for(routes, lambda domain: self.of(domain).pipeline())

    def pipeline(self) -> Pipeline:
        """The whole way for texts of the domain, translator and engines."""
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
