"""How long it takes to read and judge recorded answers, and how much memory it needs.

    python -m benchmarks.recorded

200,000 records made here, and the recorded answers in ../shared/data where they are. Wall time depends on what else
runs; processor time does not.
"""

from __future__ import annotations

import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from neurosym.evaluation.problem import Problem
from neurosym.evaluation.suite import load_suite
from neurosym.study.recorded import read_recorded

RECORDS, PROBLEMS = 200_000, 1_000
DATA = Path(__file__).parents[2] / "shared" / "data"

Measurement = tuple[str, float, str]


def recorded_answers() -> Iterator[Measurement]:
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
        yield from _measured("recorded answers made here", [path], problems, RECORDS)
    yield from real_answers()
    yield "most memory of this process so far", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB"


def real_answers() -> Iterator[Measurement]:
    """The recorded answers of real models; nothing where the data is not there."""
    paths = sorted((DATA / "recorded").glob("*.jsonl*")) if DATA.is_dir() else []
    if paths:
        suites = [*sorted((DATA / "dev").glob("*.jsonl*")), DATA / "train" / "asdiv.jsonl"]
        problems = {problem.id: problem for suite in suites for problem in load_suite(suite)}
        yield from _measured("recorded answers of real models", paths, problems)


def _measured(
    what: str, paths: Sequence[Path], problems: Mapping[str, Problem], expected: int | None = None
) -> Iterator[Measurement]:
    start, processor = time.perf_counter(), time.process_time()
    found = read_recorded(paths, problems)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    count = sum(len(samples) for each in found for samples in each.samples.values())
    assert expected in {None, count}
    yield f"{count:,} {what}", seconds, "s"
    yield "  processor time", processor, "s"


def main() -> None:
    for name, value, unit in recorded_answers():
        print(f"{name:<48}{value:>10.2f} {unit}", flush=True)


if __name__ == "__main__":
    main()
