"""The conclusions that we wrote for FOLIO's training texts: each has the label that FOLIO gives its text."""

import json
import random
from pathlib import Path

import pytest

from neurosym.language import print_answer, read
from neurosym.solving import solve
from neurosym.translation.corpus import read_records
from neurosym.translation.entailments import program_of

ROOT = Path(__file__).parents[2]
STORIES = ROOT.parent / "shared" / "data" / "train" / "folio.jsonl.gz"
WRITTEN = [
    json.loads(line) for line in (ROOT / "recipes" / "folio-conclusions.jsonl").read_text(encoding="utf-8").splitlines()
]
LABELS = {"True": "True", "False": "False", "Uncertain": "Unknown"}


def test_each_is_written_once() -> None:
    assert len({each["id"] for each in WRITTEN}) == len(WRITTEN) == 860
    assert {each["answer"] for each in WRITTEN} == set(LABELS)


@pytest.mark.skipif(not STORIES.exists(), reason="../shared/data is not there")
def test_a_sample_of_them_follows_or_not_as_it_should() -> None:
    stories = {record["id"]: record for _, record in read_records(STORIES)}
    for each in random.Random(0).sample(WRITTEN, 40):
        record = stories[each["id"]]
        conversion = program_of(json.loads(record["gold_program"])["premises"], each["conclusion"], ours=True)
        assert conversion.program is not None, (each, conversion.reason)
        solution = solve(read(conversion.program, "logic"))
        assert solution.answer is not None and print_answer(solution.answer) == LABELS[record["answer"]], each
        assert record["answer"] == each["answer"]
