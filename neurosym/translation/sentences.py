"""The translator of long texts: sentence by sentence in one batch, names declared first."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.domains import get
from neurosym.domains.structure import tree_nodes
from neurosym.language.export import export_fragments
from neurosym.translation.assembling import (
    Declarations,
    Fragment,
    gather,
    is_declaration,
    likeliest_first,
    row_names,
)
from neurosym.translation.everybody import with_everybody
from neurosym.translation.leaks import LeakIndex
from neurosym.translation.listing import (
    best_listing,
    doubtful,
    labels_of,
    names_of,
    usual_length,
    with_people,
    with_row_of_names,
)
from neurosym.translation.mentioned import misnames, people_spoken_of, taken_for_others, with_all_named
from neurosym.translation.prompting import (
    END_OF_EXAMPLE,
    names_line,
    question_sentence,
    sentence_prompt,
    sentence_target,
)
from neurosym.translation.readings import candidates
from neurosym.translation.records import Progress, Translation
from neurosym.translation.roles import otherwise, role_places, spelt, with_roles_apart
from neurosym.translation.sentence_pairs import sentence_pieces
from neurosym.translation.splitting import Part, split
from neurosym.translation.translator import TEMPERATURE, adapter_for, refuse_unreadable

if TYPE_CHECKING:
    from neurosym.translation.constraint import Constraints
    from neurosym.translation.decoding import Decoding
    from neurosym.translation.model import LanguageModel

MOST_TOKENS = 160
"""Of what one sentence stands for."""

SAMPLES = 8
"""Ways in which a sentence is translated when there is a choice."""

TRIES = 24
"""Programs for one text that are tried when the likeliest has no one answer."""

SHOWN = 16
"""Sentences that an untrained model is shown."""

_KEPT = 256


@dataclass(frozen=True, slots=True)
class _Job:
    """A sentence to be translated: the names in view, and the only ones that may be written (None: any).

    declares: it must declare names, and can say nothing else.
    """

    view: str
    sentence: str
    names: frozenset[str] | None = None
    declares: bool = False


class SentenceTranslator:
    """Writes programs with a local model, sentence by sentence.

    A first pass finds the sentences that declare names. A second one translates all the others with these
    names in view; under the grammar no other name can be written. What equal prompts give is computed once.
    The arguments are as those of `SmallModelTranslator`.
    """

    def __init__(
        self,
        model: str = "0.5b",
        domain: str = "puzzle",
        adapter: str | None = None,
        *,
        constrained: bool = True,
        temperature: float = TEMPERATURE,
        max_new_tokens: int = MOST_TOKENS,
        batch_rows: int = 64,
        seed: int = 0,
    ) -> None:
        self.domain = domain
        self._model_name = model
        shipped = adapter_for(get(domain).family, model) if adapter is None else None
        self._adapter = Path(adapter) if adapter else shipped
        self._constrained = constrained
        self._temperature, self._max_new_tokens = temperature, max_new_tokens
        self._batch_rows, self._seed = batch_rows, seed

    def settings(self) -> dict[str, object]:
        """All that decides what it writes, as JSON values."""
        return {
            "model": self._model_name,
            "adapter": self._adapter.name if self._adapter else None,
            "domain": self.domain,
            "unit": "sentence",
            "constrained": self._constrained,
            "temperature": self._temperature,
            "max_new_tokens": self._max_new_tokens,
            "seed": self._seed,
        }

    def translate(self, texts: Sequence[str], k: int = 1, on_progress: Progress | None = None) -> list[Translation]:
        """`k` candidates for each text: the likeliest programs that can be put together of its sentences.

        With k of 1 every sentence is translated greedily; else there are `SAMPLES` more ways for each.
        Raises TranslationError for a text that is empty or too long, ModelError if there are no weights.
        """
        for text in texts:
            refuse_unreadable(text)
        start = time.perf_counter()
        parts = [split(text) or [Part(text)] for text in texts]
        declared = self._declarations(texts, parts)
        samples = SAMPLES if k > 1 else 0
        ways = self._asked(parts, self._ways(parts, declared, samples), samples)
        found = [
            tuple(candidates(own, names, each, k, self.domain))
            for own, names, each in zip(parts, declared, ways, strict=True)
        ]
        share = (time.perf_counter() - start) / max(1, len(texts))
        if on_progress:
            on_progress(len(texts), len(texts))
        return [Translation(text, each, share) for text, each in zip(texts, found, strict=True)]

    def repair(self, failed: Sequence[tuple[str, str, str]]) -> list[Translation]:
        """The next likeliest programs for each (text, failed program, error message), the likeliest first."""
        tries = self.translate([text for text, _, _ in failed], TRIES) if failed else []
        return [
            Translation(each.text, tuple(c for c in each.candidates if c.program != program), each.seconds)
            for each, (_, program, _) in zip(tries, failed, strict=True)
        ]

    @property
    def _declares(self) -> bool:
        """Whether programs of the domain name their items before they speak of them."""
        return bool(self._declaring_kinds)

    @property
    def _declaring_kinds(self) -> tuple[str, ...]:
        """The statements of the domain that declare names."""
        return tuple(sorted(tree_nodes(self.domain) & {"row", "people"}))

    @property
    def _of_people(self) -> bool:
        return "people" in self._declaring_kinds

    def _declarations(self, texts: Sequence[str], parts: Sequence[Sequence[Part]]) -> list[Declarations]:
        """The first pass; a text none of whose sentences declares anything is shown as a whole."""
        if not self._declares:
            return [gather((), ()) for _ in texts]
        found = self._translated([[_Job("", part.text) for part in own] for own in parts])
        first = [
            [_declaring(way[0]) if not part.label else Fragment(()) for part, way in zip(own, ways, strict=True)]
            for own, ways in zip(parts, found, strict=True)
        ]
        self._ask_again(parts, first)
        if self._of_people:
            first = [with_people(own, fragments) for own, fragments in zip(parts, first, strict=True)]
            first = self._roles_again(parts, first)
        else:
            first = [with_row_of_names(own, fragments) for own, fragments in zip(parts, first, strict=True)]
        declared = [gather(own, fragments) for own, fragments in zip(parts, first, strict=True)]
        bare = [place for place, each in enumerate(declared) if not each.names]
        whole = self._translated([[_Job("", texts[place], declares=not self._of_people)] for place in bare])
        for place, ((way, *_),) in zip(bare, whole, strict=True):
            again = gather([Part(texts[place])], [_declaring(way)])
            if not again.names and (spoken_of := self._spoken_of(parts[place], again.view or declared[place].view)):
                people = Fragment((f"people {', '.join(spoken_of)}",))
                again = gather([*parts[place], Part(texts[place])], [*first[place], people])
            declared[place] = Declarations(again.lines, again.view, again.names, again.labels, declared[place].sources)
        return declared

    def _spoken_of(self, parts: Sequence[Part], view: str) -> list[str]:
        """The people of a text that lists none, and declares no more than this view."""
        if not self._of_people:
            return []
        (ways,) = self._translated([[_Job(view, part.text) for part in parts]])
        return people_spoken_of([part.text for part in parts], [way[0] for way in ways])

    def _ask_again(self, parts: Sequence[Sequence[Part]], first: Sequence[list[Fragment]]) -> None:
        """Where a list was missed, cut short or given another row's label, takes the best row of several tries.

        Of a text without any row those lists are taken that name what no list before them names.
        """
        some = [any(map(row_names, fragments)) for fragments in first]
        places = [
            doubtful(own, fragments) if found or not self._of_people else []
            for own, fragments, found in zip(parts, first, some, strict=True)
        ]
        tried = self._declared_otherwise(parts, places)
        for own, fragments, asked, ways, found in zip(parts, first, places, tried, some, strict=True):
            usual = usual_length(fragments)
            for place, way in zip(asked, ways, strict=True):
                better = best_listing(way, own[place], usual, labels_of(*fragments[:place]))
                if better and (found or names_of(better).isdisjoint(names_of(*fragments))):
                    fragments[place] = better

    def _roles_again(self, parts: Sequence[Sequence[Part]], first: Sequence[list[Fragment]]) -> list[list[Fragment]]:
        """Spells roles as their text does; where their kinds cannot be meant, reads them the likeliest other way."""
        apart = []
        for own, drawn in zip(parts, first, strict=True):
            fragments = [spelt(fragment, part.text) for fragment, part in zip(drawn, own, strict=True)]
            places = role_places(fragments)
            read = [(fragments[place].lines, *otherwise(fragments[place].lines)) for place in places]
            ways = [self._likelihoods(own[place].text, lines) for place, lines in zip(places, read, strict=True)]
            apart.append(with_roles_apart(fragments, places, ways))
        return apart

    def _likelihoods(self, sentence: str, readings: Sequence[tuple[str, ...]]) -> list[Fragment]:
        """A sentence that declares, read as each of these lines in turn, with how likely that is."""
        texts = ["".join(f"{line}\n" for line in lines) for lines in readings]
        only = [self._base.narrowed(f"start: {json.dumps(text, ensure_ascii=False)}") for text in texts]
        (greedy,) = self._decodings(samples=0)
        return [way for (way,) in self._read("", [sentence_prompt("", sentence)] * len(texts), greedy, only)]

    def _declared_otherwise(
        self, parts: Sequence[Sequence[Part]], places: Sequence[Sequence[int]]
    ) -> list[list[list[Fragment]]]:
        """For each text, what its sentences at these places may declare, in several tries."""
        jobs = [
            [_Job("", own[place].text, declares=not self._of_people) for place in asked]
            for own, asked in zip(parts, places, strict=True)
        ]
        return [[[_declaring(each) for each in way] for way in ways] for ways in self._translated(jobs, SAMPLES)]

    def _ways(
        self, parts: Sequence[Sequence[Part]], declared: Sequence[Declarations], samples: int
    ) -> list[list[list[Fragment]]]:
        """The second pass: for each part of each text, what it may stand for; nothing for parts that declare."""
        jobs = [
            [
                _Job(names.view, part.text, names.names | names.labels if names.names else None)
                for place, part in enumerate(own)
                if place not in names.sources
            ]
            for own, names in zip(parts, declared, strict=True)
        ]
        translated = self._named_again(jobs, declared, self._translated(jobs, samples), drawn=bool(samples))
        ways: list[list[list[Fragment]]] = []
        for own, names, found in zip(parts, declared, translated, strict=True):
            told = iter(found)
            ways.append(
                [
                    [Fragment(())]
                    if place in names.sources
                    else _different(with_everybody(each, part.text, names) for each in next(told))
                    for place, part in enumerate(own)
                ]
            )
        return ways

    def _named_again(
        self,
        jobs: Sequence[Sequence[_Job]],
        declared: Sequence[Declarations],
        found: Sequence[list[list[Fragment]]],
        *,
        drawn: bool,
    ) -> list[list[list[Fragment]]]:
        """The ways to read sentences; if none are drawn yet, some where the greedy one misnames.

        These are without the names that it took for others.
        """
        doubtful = [
            {
                job: _without(job, taken_for_others(way[0], job.sentence, names.names))
                for job, way in zip(own, ways, strict=True)
                if not drawn and misnames(way[0], job.sentence, names)
            }
            for own, names, ways in zip(jobs, declared, found, strict=True)
        ]
        tried = self._translated([list(asked.values()) for asked in doubtful], SAMPLES)
        again = [dict(zip(asked, more, strict=True)) for asked, more in zip(doubtful, tried, strict=True)]
        return [
            [with_all_named(more.get(job, way), job.sentence, names) for job, way in zip(own, ways, strict=True)]
            for own, names, ways, more in zip(jobs, declared, found, again, strict=True)
        ]

    def _asked(
        self, parts: Sequence[Sequence[Part]], ways: list[list[list[Fragment]]], samples: int
    ) -> list[list[list[Fragment]]]:
        """The same, with a query for every text: where nothing asks, the last statement is what is to be judged.

        It is translated once more, as a question. Programs that declare names ask for all of them instead.
        """
        if self._declares:
            return ways
        opening = get(self.domain).opening
        places = [(index, _judged(own, way, opening)) for index, (own, way) in enumerate(zip(parts, ways, strict=True))]
        found = [(index, place) for index, place in places if place is not None]
        jobs = [[_Job("", question_sentence(parts[index][place].text))] for index, place in found]
        for (index, place), (fragments,) in zip(found, self._translated(jobs, samples), strict=True):
            ways[index][place] = fragments
        return ways

    def _translated(self, jobs: Sequence[Sequence[_Job]], samples: int = 0) -> list[list[list[Fragment]]]:
        """For each job of each text its fragments, the likeliest first; equal jobs are done once."""
        different = list(dict.fromkeys(job for own in jobs for job in own))
        groups: dict[str, list[_Job]] = {}
        for job in different:
            groups.setdefault(job.view if self._adapter else "", []).append(job)
        done: dict[_Job, list[Fragment]] = {}
        for view, group in groups.items():
            done |= dict(zip(group, self._decoded(view, group, samples), strict=True))
        return [[done[job] for job in own] for own in jobs]

    def _decoded(self, view: str, jobs: Sequence[_Job], samples: int) -> list[list[Fragment]]:
        """The fragments of each job. What stands before all the sentences is computed once: `view` or the examples."""
        prompts = [sentence_prompt("" if view else job.view, job.sentence) for job in jobs]
        constraints = [self._constraints(job) for job in jobs] if self._constrained else None
        found: list[list[Fragment]] = [[] for _ in jobs]
        for decoding in self._decodings(samples):
            for fragments, more in zip(found, self._read(view, prompts, decoding, constraints), strict=True):
                fragments += more
        return [_different(fragments) for fragments in found]

    def _read(
        self, view: str, prompts: Sequence[str], decoding: Decoding, constraints: Sequence[Constraints] | None
    ) -> list[list[Fragment]]:
        """For each prompt the fragments that are decoded."""
        from neurosym.translation.decoding import decode

        rows = decode(self._model, prompts, decoding, prefix=self._prefix + names_line(view), constraints=constraints)
        return [
            [
                Fragment(_lines(sample.text), sample.score * sample.tokens, sample.tokens, sample.finished)
                for sample in row
            ]
            for row in rows
        ]

    def _decodings(self, samples: int) -> Iterable[Decoding]:
        from neurosym.translation.decoding import Decoding

        for count, temperature in ((1, 0.0), (samples, self._temperature)):
            if count:
                yield Decoding(
                    count, temperature, self._max_new_tokens, self._batch_rows, self._seed, stop=self._stop, lines=True
                )

    @property
    def _stop(self) -> str:
        """Without training the model goes on with another example; the blank line before that ends this one."""
        return "" if self._adapter else END_OF_EXAMPLE

    @cached_property
    def _model(self) -> LanguageModel:
        from neurosym.translation.model import load_model

        return load_model(self._model_name, self._adapter, any_word=True)

    def _constraints(self, job: _Job) -> Constraints:
        """The grammar of fragments that a job may be read as; the last ones are kept."""
        key = job.names, self._declaring_kinds if job.declares else ()
        if key not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[key] = self._base.narrowed(export_fragments(self.domain, *key))
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[frozenset[str] | None, tuple[str, ...]], Constraints]:
        return {}

    @cached_property
    def _base(self) -> Constraints:
        from neurosym.translation.constraint import Constraints

        return Constraints(self._model, self.domain)

    @cached_property
    def _prefix(self) -> str:
        if self._adapter:
            return ""
        pieces = islice(sentence_pieces(self.domain, SHOWN, 0, LeakIndex([])), SHOWN)
        shown = (sentence_prompt(piece.names, piece.text) + sentence_target(piece.fragment) for _, piece in pieces)
        return "".join(each.rstrip("\n") + END_OF_EXAMPLE for each in shown)


def _without(job: _Job, names: Set[str]) -> _Job:
    return replace(job, names=job.names - names) if job.names else job


def _judged(parts: Sequence[Part], ways: Sequence[Sequence[Fragment]], opening: str) -> int | None:
    """The last part that states something, if no part is a query; what opens a program states nothing."""
    said = [() if part.label else way[0].lines for part, way in zip(parts, ways, strict=True)]
    if any(line.startswith("answer ") for lines in said for line in lines):
        return None
    word = opening.partition(" ")[0] or "answer"
    told = [place for place, lines in enumerate(said) if any(not line.startswith(f"{word} ") for line in lines)]
    return told[-1] if told else None


_ASKS_NOTHING = frozenset({"answer true", "answer false", "answer unknown"})
"""What "True, False or Unknown?" may be read as: it names the verdicts, and asks about no statement."""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip() and line.strip() not in _ASKS_NOTHING)


def _declaring(fragment: Fragment) -> Fragment:
    """Of what a sentence says in the first pass, the declarations."""
    if not fragment.finished:
        return Fragment(())
    return Fragment(tuple(line for line in fragment.lines if is_declaration(line)), fragment.score, fragment.tokens)


def _different(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Fragments that say different things, each in its likeliest form, the likeliest first."""
    best: dict[tuple[str, ...], Fragment] = {}
    for fragment in fragments:
        known = best.get(fragment.lines)
        if known is None or (fragment.finished, fragment.score) > (known.finished, known.score):
            best[fragment.lines] = fragment
    return likeliest_first(best.values())
