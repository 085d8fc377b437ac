"""Recorded answers joined to the records of a run, so that a recorded model is an answerer like any other."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence, Set
from pathlib import Path

from neurosym.answering.answerers import make_answerer
from neurosym.answering.limits import within_limit
from neurosym.answering.recorded import PREFIX, RecordedAnswerer, recorded_answerer
from neurosym.evaluation.judging import Judged, judge
from neurosym.evaluation.recording import answer_record
from neurosym.study.config import StudyConfig


def with_recorded(judged: Sequence[Judged], answerer: RecordedAnswerer) -> list[Judged]:
    """The records that this answerer has an answer to, judged again with its answers under its name.

    Records of other problems are left out: a pair needs both sides.
    """
    found = []
    for each in judged:
        said = answerer.answers.get(each.record.problem.id)
        if said is not None:
            answers = {**each.record.answers, answerer.name: answer_record(said)}
            found.append(judge(each.record.model_copy(update={"answers": answers})))
    return found


def recorded_larger(config: StudyConfig, missing: MutableMapping[str, str]) -> dict[str, RecordedAnswerer]:
    """The recorded answerers that a study's cascades ask, by the names that it gives them.

    Those whose files are absent are put under missing. Raises AnswerError for a file that cannot be read, or a name
    that picks no model of it.
    """
    found: dict[str, RecordedAnswerer] = {}
    for suite in config.suites:
        for name in filter(is_recorded, suite.larger):
            path = Path(name.removeprefix(PREFIX).partition("#")[0])
            if not path.exists():
                missing[f"{suite.label} {name}"] = f"{path} is not there"
            elif name not in found:
                found[name] = recorded_answerer(name)
    return found


def whom_to_ask(
    config: StudyConfig, runs: Mapping[str, Sequence[Judged]], recorded: Mapping[str, RecordedAnswerer]
) -> dict[str, dict[str, list[Judged]]]:
    """By suite and larger answerer, the records that hold an answer of it; whoever has answered nothing is left out."""
    named = {suite.label: suite.larger for suite in config.suites}
    found: dict[str, dict[str, list[Judged]]] = {}
    for suite, judged in runs.items():
        of = found[suite] = {}
        types = {each.record.problem.answer_type for each in judged}
        asked = [name if is_recorded(name) else _name_in_records(name, types) for name in named.get(suite, ())]
        for name in asked or judged[0].answerers:
            if name in judged[0].answerers:
                of[name] = list(judged)
            elif name in recorded and (both := with_recorded(judged, recorded[name])):
                of[recorded[name].name] = both
    return found


def _name_in_records(name: str, answer_types: Set[str]) -> str:
    """What the answerer of this name is called where it has answered: `vote:0.5b` is `vote8:0.5b`."""
    return make_answerer(within_limit(name, answer_types)).name


def is_recorded(name: str) -> bool:
    """Whether an answerer of this name gave its answers earlier; what they cost was not recorded."""
    return name.startswith(PREFIX)


def model_and_method(name: str) -> tuple[str, str]:
    """The model and the method that an answerer's name tells: of `cot:0.5b` and of `recorded:FILE#MODEL/METHOD`."""
    if is_recorded(name):
        model, _, method = name.rpartition("#")[2].rpartition("/")
        return model, method
    method, _, model = name.partition(":")
    return model, method
