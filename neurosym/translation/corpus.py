"""Training pairs: problems and their programs, from annotated data sets, number-swapped variants and templates.

The same config gives the same pairs in the same order. What repeats an evaluation text is left out and counted.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from neurosym.errors import TrainingError
from neurosym.language import read
from neurosym.language.anonymous import plainer
from neurosym.language.printing import print_answer, print_program
from neurosym.translation.annotations import convert, text_of
from neurosym.translation.entailments import Story, asked, held_out, program_of, story_of
from neurosym.translation.leaks import NEAR, Leak, LeakIndex
from neurosym.translation.provenance import untold_numbers
from neurosym.translation.sentence_pairs import sentence_pieces, training_templates
from neurosym.translation.variation import variants, with_aside

_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")


class Source(BaseModel):
    """One source of pairs.

    kind: `annotated` converts the gold annotations of a data set's records; `programs` takes programs that somebody
    wrote for them, from the file `programs` (JSON lines: id of the record, program, answer); `entailment` converts
    annotated stories whose conclusions somebody wrote (in `programs`: id, conclusion, answer); `templates` makes
    examples with the training templates of a domain; `sentences` takes single sentences of these; `pairs` reads ready
    pairs (id, text, program, answer).
    path: the file of all kinds but the two with templates (JSON lines, gzipped or not). domain: of `templates` and
    `sentences`, and names: a pattern such as `scene_*` that the names of the templates taken must match.
    limit: at most so many pairs, before weighing (for `templates` and `sentences`: as many, shared evenly).
    weight: how often each pair is taken; 2 takes all twice, 0.5 a random half.
    variants: so many number-swapped variants of each pair are tried for, beside the pair itself; of an `entailment`, as
    many with another sentence of the story as the conclusion.
    asides: the share of pairs and variants, drawn at random, that get an irrelevant sentence with a number in it.
    licence: of the data, for the model card.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["annotated", "programs", "entailment", "templates", "sentences", "pairs"]
    path: str = ""
    programs: str = ""
    domain: str = "equations"
    names: str = "*"
    limit: int | None = Field(default=None, ge=0)
    weight: float = Field(default=1.0, ge=0)
    variants: int = Field(default=0, ge=0)
    asides: float = Field(default=0.0, ge=0, le=1)
    licence: str = "not stated"


class CorpusConfig(BaseModel):
    """What a corpus is made of.

    evaluation: files of problems that no pair may repeat; near: see `leaks`. names, notes: whether programs have them,
    to measure what they are worth; without names quantities are called v1, v2, ... (see `anonymous`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: dict[str, Source]
    evaluation: tuple[str, ...] = ()
    near: float = Field(default=NEAR, gt=0, le=1)
    names: bool = True
    notes: bool = True
    seed: int = 0

    @model_validator(mode="after")
    def _programs_are_whole(self) -> CorpusConfig:
        if not (self.names and self.notes) and any(source.kind == "sentences" for source in self.sources.values()):
            raise ValueError("names and notes cannot be switched off for single sentences: their names are of the text")
        return self


@dataclass(frozen=True, slots=True)
class Pair:
    """A problem in words, its program (no newline at the end), and the printed answer of the program.

    names: None for a whole problem. Of one sentence, the names in view ("" if none are declared yet); the program
    is what the sentence stands for, and there is no answer.
    """

    id: str
    text: str
    program: str
    answer: str
    source: str
    names: str | None = None


@dataclass(slots=True)
class SourceReport:
    """What became of a source: records read, pairs kept, variants made, records left out by reason."""

    read: int = 0
    kept: int = 0
    variants: int = 0
    taken: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Corpus:
    """The pairs in training order, a report per source, and what was dropped because it repeats a test."""

    pairs: list[Pair]
    reports: dict[str, SourceReport]
    leaks: list[Leak]

    def summary(self) -> dict[str, Any]:
        """The reports as plain data, for a metrics file or a model card."""
        return {
            "pairs": len(self.pairs),
            "dropped_as_repeated": len(self.leaks),
            "sources": {
                name: {
                    "read": report.read,
                    "kept": report.kept,
                    "variants": report.variants,
                    "taken": report.taken,
                    "left_out": dict(report.left_out),
                }
                for name, report in self.reports.items()
            },
        }


def assemble(config: CorpusConfig) -> Corpus:
    """All pairs of a config, weighed and shuffled.

    Raises:
        TrainingError: a file cannot be read, or a record is not what it should be.
    """
    index = LeakIndex((found for path in config.evaluation for found in _texts(Path(path))), config.near)
    corpus = Corpus([], {}, [])
    for name, source in config.sources.items():
        report = corpus.reports[name] = SourceReport()
        generator = random.Random(f"{config.seed}/{name}")
        kept = list(_kept(name, source, config.seed, index, report, corpus.leaks))
        weighed = [_beside(pair, source, generator) for pair in _weighed(kept, source.weight, generator)]
        taken = [_plainer(pair, source, config) for pair in weighed]
        report.taken = len(taken)
        corpus.pairs += taken
    random.Random(config.seed).shuffle(corpus.pairs)
    return corpus


def _plainer(pair: Pair, source: Source, config: CorpusConfig) -> Pair:
    """The pair, its program without what the corpus leaves out."""
    if config.names and config.notes:
        return pair
    program = plainer(read(pair.program, source.domain), names=config.names, notes=config.notes)
    return replace(pair, program=print_program(program).rstrip("\n"))


def _weighed(pairs: list[Pair], weight: float, generator: random.Random) -> list[Pair]:
    whole = int(weight)
    return pairs * whole + generator.sample(pairs, round((weight - whole) * len(pairs)))


def _beside(pair: Pair, source: Source, generator: random.Random) -> Pair:
    """The pair, or the pair with an irrelevant sentence."""
    if pair.names is None and source.asides and generator.random() < source.asides:
        return replace(pair, text=with_aside(pair.text, generator))
    return pair


def _kept(
    name: str, source: Source, seed: int, index: LeakIndex, report: SourceReport, leaks: list[Leak]
) -> Iterator[Pair]:
    """The pairs of a source and their variants, without what repeats an evaluation text."""
    for pair in _pairs(name, source, seed, report, index):
        if leak := index.find(pair.id, pair.text):
            leaks.append(leak)
            report.left_out["repeats an evaluation text"] += 1
            continue
        if source.limit is not None and report.kept >= source.limit:
            return
        report.kept += 1
        yield pair
        for variant in _variants(pair, source, seed):
            report.variants += 1
            yield variant


def _variants(pair: Pair, source: Source, seed: int) -> Iterator[Pair]:
    if not source.variants or source.kind == "entailment":
        return
    program = read(pair.program, source.domain)
    generator = random.Random(f"{seed}/{pair.id}")
    for number, variant in enumerate(variants(pair.text, program, source.variants, generator), start=1):
        text = print_program(variant.program).rstrip("\n")
        yield Pair(f"{pair.id}~{number}", variant.text, text, print_answer(variant.answer), pair.source)


def _pairs(name: str, source: Source, seed: int, report: SourceReport, index: LeakIndex) -> Iterator[Pair]:
    match source.kind:
        case "annotated":
            yield from _annotated(name, source, report)
        case "programs":
            yield from _written(name, source, report)
        case "entailment":
            yield from _entailments(name, source, seed, report)
        case "templates":
            yield from _from_templates(name, source, seed, report)
        case "sentences":
            for identifier, piece in sentence_pieces(source.domain, source.limit or 0, seed, index, source.names):
                report.read += 1
                yield Pair(identifier, piece.text, piece.fragment, "", name, piece.names)
        case "pairs":
            for line, record in read_records(Path(source.path)):
                report.read += 1
                yield _ready_pair(name, source, line, record)


def _ready_pair(name: str, source: Source, line: int, record: dict[str, Any]) -> Pair:
    missing = [key for key in ("id", "text", "program", "answer") if key not in record]
    if missing:
        raise TrainingError(f"{source.path}, line {line}: field {missing[0]} is missing")
    return Pair(str(record["id"]), record["text"], record["program"].rstrip("\n"), str(record["answer"]), name)


def _annotated(name: str, source: Source, report: SourceReport) -> Iterator[Pair]:
    """Records whose annotation gives a program for certain, which uses no number that the text does not tell."""
    for line, record in read_records(Path(source.path)):
        if not {"id", "suite", "question", "answer"} <= record.keys():
            raise TrainingError(f"{source.path}, line {line}: not a benchmark record")
        report.read += 1
        conversion = convert(record, certain=True)
        if conversion.program is None:
            report.left_out[conversion.reason] += 1
        elif "answer_mismatch" in (record.get("meta") or {}):
            report.left_out["the gold answer is known to be wrong"] += 1
        elif untold_numbers(text_of(record), read(conversion.program)):
            report.left_out["the program uses a number that the text does not tell"] += 1
        else:
            yield Pair(record["id"], text_of(record), conversion.program, str(record["answer"]), name)


def _entailments(name: str, source: Source, seed: int, report: SourceReport) -> Iterator[Pair]:
    """Stories with the conclusions that somebody wrote, and each story with sentences of its own as conclusions."""
    written = _by_id(source.programs, "conclusion", "answer")
    told: set[str] = set()
    for line, record in read_records(Path(source.path)):
        report.read += 1
        try:
            story = story_of(record)
        except (KeyError, TypeError, ValueError):
            raise TrainingError(f"{source.path}, line {line}: not an annotated story") from None
        if story is None:
            report.left_out["not one formula for each sentence"] += 1
            continue
        yield from _concluded(record, story, written, name, report)
        if record["context"] not in told:
            told.add(record["context"])
            generator = random.Random(f"{seed}/{record['id']}")
            for number, (text, program) in enumerate(held_out(story, source.variants, generator), start=1):
                yield Pair(f"{record['id']}~{number}", text, program, "", name)


def _concluded(
    record: dict[str, Any], story: Story, written: dict[str, dict[str, Any]], name: str, report: SourceReport
) -> Iterator[Pair]:
    found = written.get(record["id"])
    if found is None:
        report.left_out["nobody has written a conclusion"] += 1
        return
    conversion = program_of(story.formulas, found["conclusion"], ours=True)
    if conversion.program is None:
        report.left_out[conversion.reason] += 1
    else:
        text = asked(text_of(record), random.Random(record["id"]))
        yield Pair(record["id"], text, conversion.program, str(found["answer"]), name)


def _by_id(path: str, *fields: str) -> dict[str, dict[str, Any]]:
    """The records of a file of what somebody wrote, by the ids of the records it belongs to. Raises TrainingError."""
    found = {}
    for line, record in read_records(Path(path)):
        if not {"id", *fields} <= record.keys():
            raise TrainingError(f"{path}, line {line}: expected {', '.join(('id', *fields[:-1]))} and {fields[-1]}")
        found[str(record["id"])] = record
    return found


def _written(name: str, source: Source, report: SourceReport) -> Iterator[Pair]:
    """Records that somebody wrote a program for."""
    written = _by_id(source.programs, "program", "answer")
    for line, record in read_records(Path(source.path)):
        report.read += 1
        if record.get("id") not in written:
            report.left_out["nobody has written a program"] += 1
            continue
        if not isinstance(record.get("question"), str):
            raise TrainingError(f"{source.path}, line {line}: not a benchmark record")
        found = written[record["id"]]
        yield Pair(record["id"], _as_printed(record), found["program"].rstrip("\n"), str(found["answer"]), name)


def _as_printed(record: dict[str, Any]) -> str:
    """The text, with words together that a tokeniser has taken apart: high - end."""
    text = text_of(record)
    return _HYPHEN.sub("-", text) if (record.get("meta") or {}).get("tokenised") else text


def _from_templates(name: str, source: Source, seed: int, report: SourceReport) -> Iterator[Pair]:
    """Examples of the domain's training templates in turn, each text once."""
    templates = training_templates(source.domain, source.names)
    if not templates:
        raise TrainingError(f"the source {name}: no training template of {source.domain} is called {source.names!r}")
    seen: set[str] = set()
    for number in range(10 * (source.limit or 0)):
        template = templates[number % len(templates)]
        example = template.make(random.Random(f"{seed}/{template.name}/{number}"))
        if example.text not in seen:
            seen.add(example.text)
            report.read += 1
            program = example.program.rstrip("\n")
            yield Pair(f"{template.name}-{number}", example.text, program, print_answer(example.answer), name)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Id and text of the problems of a suite file, of the benchmark records' form or of our own."""
    for line, record in read_records(path):
        question = record.get("question", record.get("text"))
        if not isinstance(question, str):
            raise TrainingError(f"{path}, line {line}: there is neither a field question nor a field text")
        yield str(record.get("id", line)), text_of({**record, "question": question})


def read_records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file of JSON lines, gzipped or not, with their line numbers.

    Raises:
        TrainingError: the file cannot be read, or a line is not a JSON object.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                record = json.loads(line) if line.strip() else None
                if record is not None and not isinstance(record, dict):
                    raise TrainingError(f"{path}, line {number}: not a JSON object")
                if record:
                    yield number, record
    except json.JSONDecodeError as error:
        raise TrainingError(f"{path}, line {number}: {error.msg}") from None
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise TrainingError(f"{path} cannot be read: {error}") from None
