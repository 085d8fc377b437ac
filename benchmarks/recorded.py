"""How long it takes to read and judge 200,000 recorded answers, and how much memory it needs."""

from __future__ import annotations

import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from neurosym.evaluation.problem import Problem
from neurosym.study.recorded import read_recorded

RECORDS, PROBLEMS = 200_000, 1_000


def recorded_answers() -> Iterator[tuple[str, float, str]]:
    """Records made here, of 200 models: numbers in several forms, some wrong, with 300 characters of words each."""
    rng = random.Random(0)
    problems = {
        f"p{n}": Problem(id=f"p{n}", suite="made", text="?", answer=rng.randint(0, 5000)) for n in range(PROBLEMS)
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            for number in range(RECORDS):
                problem = problems[f"p{number % PROBLEMS}"]
                answer = problem.answer if rng.random() < 0.7 else rng.randint(0, 5000)
                said = rng.choice((str(answer), f"{answer}.0", f"${answer}", f"{answer} apples"))
                row = {"problem_id": problem.id, "model": f"m{number // PROBLEMS}", "method": "cot", "answer": said}
                lines.write(json.dumps(row | {"raw": "So it is. " * 30}) + "\n")
        start = time.perf_counter()
        found = read_recorded([path], problems)
        seconds = time.perf_counter() - start
    assert sum(len(each.samples) for each in found) == RECORDS
    yield "200,000 recorded answers, read and judged", seconds, "s"
    yield "most memory of this process so far", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB"
