"""What it costs: the command line, the engines alone, and the whole way from text to answer.

    python -m benchmarks [--problems N] [--no-model] [--model 0.5b] [--candidates 8]

One line a measurement, and all of them as JSON in benchmarks/latest.json.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.backends import comparisons
from benchmarks.recorded import recorded_answers
from benchmarks.zebra import LARGEST, zebra
from neurosym.budget import Budget
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.provenance import versions
from neurosym.evaluation.suite import load_suite, suite_names
from neurosym.language import DEFAULT_DOMAIN, read
from neurosym.pipeline import Pipeline
from neurosym.solving import Isolated, solve
from neurosym.translation.choosing import translator_for

REPEATS = 5
RESULTS = Path(__file__).parent / "latest.json"


def seconds_of_process(*arguments: str) -> float:
    """The median wall time of a whole process."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "neurosym", *arguments], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def command_line() -> Iterator[tuple[str, float, str]]:
    yield "neurosym --help", seconds_of_process("--help"), "s"
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "program.ns"
        program.write_text("unknown x, y: natural\nx + y == 45\nx == 2 * y\nanswer x, y\n")
        yield "neurosym solve on a program file", seconds_of_process("solve", str(program)), "s"


def engines(problems: list[Problem]) -> Iterator[tuple[str, float, str]]:
    programs = [read(problem.program, problem.domain) for problem in problems if problem.program]
    for engine in ("auto", "sympy", "z3"):
        with Isolated(engine, Budget(), workers=os.cpu_count() or 1) as isolated:
            isolated.solve_many(programs)  # start the children and load their engine
            start = time.perf_counter()
            isolated.solve_many(programs)
            yield f"engine {engine}", len(programs) / (time.perf_counter() - start), "programs/s"


def puzzles() -> Iterator[tuple[str, float, str]]:
    """The cost of one puzzle, with the proof that it has no second solution, as puzzles grow."""
    for size in range(2, LARGEST + 1):
        programs = [zebra(size, size, seed) for seed in range(REPEATS)]
        times, cases = [], []
        for program in programs:
            start = time.perf_counter()
            cases.append(solve(program).work)
            times.append(1000 * (time.perf_counter() - start))
        yield f"puzzle {size}x{size}, median", statistics.median(times), "ms"
        yield f"puzzle {size}x{size}, worst", max(times), "ms"
        yield f"puzzle {size}x{size}, cases tried", statistics.mean(cases), ""


def whole_way(problems: list[Problem], model: str, candidates: int) -> Iterator[tuple[str, float, str]]:
    texts = [problem.prompt for problem in problems]
    translator = translator_for(model, DEFAULT_DOMAIN)
    ways = {
        "greedy": Pipeline(translator, retries=0),
        "greedy, samples where it fails": Pipeline(translator),
        f"{candidates} candidates": Pipeline(translator, candidates=candidates),
    }
    for name, pipeline in ways.items():
        pipeline.solve(texts[0])  # load the model, start the engines
        start = time.perf_counter()
        pipeline.solve_many(texts)
        yield f"{model}, {name}", len(texts) / (time.perf_counter() - start), "problems/s"


def measurements(options: argparse.Namespace) -> Iterator[tuple[str, float, str]]:
    problems = [problem for name in suite_names() for problem in load_suite(name)]
    yield from command_line()
    yield from engines(problems)
    yield from puzzles()
    yield from comparisons()
    yield from recorded_answers()
    if not options.no_model:
        yield from whole_way(problems[: options.problems], options.model, options.candidates)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--problems", type=int, default=64)
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--model", default="0.5b")
    parser.add_argument("--candidates", type=int, default=8)
    found = {}
    for name, value, unit in measurements(parser.parse_args()):
        print(f"{name:<56}{value:>10.2f} {unit}", flush=True)
        found[name] = {"value": round(value, 3), "unit": unit}
    RESULTS.write_text(json.dumps({"versions": versions(), "measured": found}, indent=2) + "\n")


if __name__ == "__main__":
    main()
