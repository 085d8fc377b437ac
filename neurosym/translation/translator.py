"""The translator: a small causal model that writes programs under the grammar of a domain."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.domains import get
from neurosym.errors import TranslationError
from neurosym.language import DEFAULT_DOMAIN, read
from neurosym.language.anonymous import plainer
from neurosym.language.printing import print_program
from neurosym.resources import adapters_dir
from neurosym.translation.prompting import END_OF_EXAMPLE, few_shot_prefix, program_prompt, repair_prompt
from neurosym.translation.records import Candidate, Progress, Translation

if TYPE_CHECKING:
    from neurosym.translation.constraint import Constraints
    from neurosym.translation.decoding import Decoding
    from neurosym.translation.model import LanguageModel, Precision

LONGEST_TEXT = 8_000
"""Characters. A longer problem is refused by name, rather than cut where its question may stand."""

TEMPERATURE = 0.7

OWN_EXAMPLES, INCLUDED_EXAMPLES = 6, 4
"""How many examples an untrained model is shown: of the domain, and of each domain that it includes."""


def adapter_for(family: str, base: str) -> Path | None:
    """The shipped adapter that lets this base write programs of a family of domains, or answers ("answer"), if any."""
    directory = adapters_dir() / f"{family}-{base}"
    return directory if (directory / "neurosym-adapter.json").is_file() else None


class SmallModelTranslator:
    """Writes programs with a local model: with our adapter if there is one, else after the domain's examples.

    model: a name of the catalogue (0.5b), a model directory or a hub name. adapter: a directory, None for the shipped
    one, or "" for none. constrained: decode under the domain's grammar. precision: of the linear layers, None for
    what is fastest here; int8 writes as many right programs as bf16, but not always the same ones. names, notes:
    whether the programs of the examples have descriptive names and notes, or v1, v2, ... and none.
    """

    def __init__(
        self,
        model: str = "0.5b",
        domain: str = DEFAULT_DOMAIN,
        adapter: str | None = None,
        *,
        constrained: bool = True,
        temperature: float = TEMPERATURE,
        max_new_tokens: int = 320,
        batch_rows: int = 64,
        seed: int = 0,
        precision: Precision | None = None,
        names: bool = True,
        notes: bool = True,
    ) -> None:
        self.domain = domain
        self._model_name = model
        shipped = adapter_for(get(domain).family, model) if adapter is None else None
        self._adapter = Path(adapter) if adapter else shipped
        self._constrained = constrained
        self._temperature, self._max_new_tokens = temperature, max_new_tokens
        self._batch_rows, self._seed, self._precision = batch_rows, seed, precision
        self._names, self._notes = names, notes

    def settings(self) -> dict[str, object]:
        """All that decides what it writes, as JSON values."""
        return {
            "model": self._model_name,
            "adapter": self._adapter.name if self._adapter else None,
            "domain": self.domain,
            "constrained": self._constrained,
            "temperature": self._temperature,
            "max_new_tokens": self._max_new_tokens,
            "seed": self._seed,
            "precision": self._chosen_precision,
            **({} if self._names else {"names": False}),
            **({} if self._notes else {"notes": False}),
        }

    def translate(self, texts: Sequence[str], k: int = 1, on_progress: Progress | None = None) -> list[Translation]:
        """`k` candidates for each text: one greedy program, or k samples at the translator's temperature.

        Raises TranslationError for a text that is empty or too long, ModelError if there are no weights.
        """
        for text in texts:
            refuse_unreadable(text)
        return self._write([program_prompt(text) for text in texts], texts, self._decoding(k), on_progress)

    def repair(self, failed: Sequence[tuple[str, str, str]]) -> list[Translation]:
        """One more greedy try for each (text, failed program, error message), with the error in view."""
        prompts = [repair_prompt(text, program, error) for text, program, error in failed]
        return self._write(prompts, [text for text, _, _ in failed], self._decoding(1), None)

    def _write(
        self, prompts: list[str], texts: Sequence[str], decoding: Decoding, on_progress: Progress | None
    ) -> list[Translation]:
        from neurosym.translation.decoding import decode

        start = time.perf_counter()
        rows = decode(
            self._model,
            prompts,
            decoding,
            prefix=self._prefix,
            constraints=self._constraints if self._constrained else None,
            on_progress=on_progress,
        )
        share = (time.perf_counter() - start) / max(1, len(texts))
        return [
            Translation(
                text,
                tuple(
                    Candidate(sample.text, sample.score, sample.tokens, "finished" if sample.finished else "cut off")
                    for sample in samples
                ),
                share,
            )
            for text, samples in zip(texts, rows, strict=True)
        ]

    def _decoding(self, k: int) -> Decoding:
        from neurosym.translation.decoding import Decoding

        # Without training the model goes on with another example; the blank line before that ends the program.
        stop = "" if self._adapter or self._constrained else END_OF_EXAMPLE
        temperature = self._temperature if k > 1 else 0.0
        return Decoding(k, temperature, self._max_new_tokens, self._batch_rows, self._seed, stop)

    @cached_property
    def _chosen_precision(self) -> Precision:
        from neurosym.translation.model import fastest_precision

        return self._precision or fastest_precision()

    @cached_property
    def _model(self) -> LanguageModel:
        from neurosym.translation.model import load_model

        return load_model(self._model_name, self._adapter, precision=self._chosen_precision)

    @cached_property
    def _constraints(self) -> Constraints:
        from neurosym.translation.constraint import Constraints

        return Constraints(self._model, self.domain)

    @cached_property
    def _prefix(self) -> str:
        if self._adapter:
            return ""
        domain = get(self.domain)
        # The domain's own stand last: what is nearest to the problem is followed most.
        shown = [example for included in domain.includes for example in included.examples[:INCLUDED_EXAMPLES]]
        shown += domain.examples[:OWN_EXAMPLES]
        return few_shot_prefix((example.text, self._plainer(example.program)) for example in shown)

    def _plainer(self, program: str) -> str:
        """A program of an example without what is not to be shown."""
        if self._names and self._notes:
            return program
        return print_program(plainer(read(program, self.domain), names=self._names, notes=self._notes))


def refuse_unreadable(text: str) -> None:
    """Raises TranslationError for a text that no translator should be shown: empty, or far too long."""
    if not text.strip():
        raise TranslationError("the problem is empty")
    if not any(character.isalpha() for character in text):
        raise TranslationError("the problem has no words")
    if len(text) > LONGEST_TEXT:
        raise TranslationError(f"the problem has {len(text):,} characters; at most {LONGEST_TEXT:,} can be translated")
