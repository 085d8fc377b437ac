"""Texts of several domains in one go: each through the pipeline of its own domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from neurosym.pipeline import Pipeline, Progress, Result, SolvesMany
from neurosym.translation.recognition import recognize


def pipeline_for(routes: Mapping[str, str], make: Callable[[str], SolvesMany]) -> SolvesMany:
    """What solves these texts, each of the domain that is named for it: one pipeline, or several behind one face."""
    needed = set(routes.values())
    return make(needed.pop()) if len(needed) == 1 else RoutedPipeline(make, routes)


class RoutedPipeline:
    """Solves texts of any domain; the pipelines of the domains are made, and their models loaded, when first needed.

    make: the pipeline of a domain; by default with the small model and the adapter that ships for it.
    routes: the domain of each text. A text that is not among them is recognised by its words.
    """

    def __init__(
        self, make: Callable[[str], SolvesMany] | None = None, routes: Mapping[str, str] | None = None
    ) -> None:
        self._make = make or (lambda domain: Pipeline(domain=domain))
        self._routes = dict(routes or {})
        self._made: dict[str, SolvesMany] = {}

    def pipeline(self, domain: str) -> SolvesMany:
        """The pipeline of a domain."""
        if domain not in self._made:
            self._made[domain] = self._make(domain)
        return self._made[domain]

    def settings(self) -> dict[str, Any]:
        """All that decides what it does to the texts whose domain was given, as JSON values."""
        return {"domains": {name: self.pipeline(name).settings() for name in sorted(set(self._routes.values()))}}

    def solve(self, text: str) -> Result:
        """The result for one text; raises as `Pipeline.solve`."""
        return self.solve_many([text])[0]

    def solve_many(self, texts: Sequence[str], on_progress: Progress | None = None) -> list[Result]:
        """One result a text, in the same order; raises as `Pipeline.solve`."""
        places: dict[str, list[int]] = {}
        for place, domain in enumerate(self._domains(texts)):
            places.setdefault(domain, []).append(place)
        found: dict[int, Result] = {}
        for domain, at in places.items():

            def tell(done: int, _of: int, before: int = len(found)) -> None:
                if on_progress:
                    on_progress(before + done, len(texts))

            found |= zip(at, self.pipeline(domain).solve_many([texts[place] for place in at], tell), strict=True)
        return [found[place] for place in range(len(texts))]

    def _domains(self, texts: Sequence[str]) -> list[str]:
        unknown = list(dict.fromkeys(text for text in texts if text not in self._routes))
        routes = self._routes | dict(zip(unknown, recognize(unknown), strict=True))
        return [routes[text] for text in texts]
