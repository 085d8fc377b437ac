"""How many programs a second the engines solve, reading them included, and how they compare.

    python -m benchmarks.bench_solver [--seconds 3]

The programs are the examples of the domains and three larger systems. `here` is `solve` in this process,
`isolated` sends what needs an engine to a child process that can be killed. The ratio is to `auto`, here.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from neurosym import domains
from neurosym.language import read
from neurosym.solving import ENGINES, Isolated, Solution, solve

Source = tuple[str, str]


def sources() -> dict[str, list[Source]]:
    """The groups of program texts, each with its domain."""
    texts = [(example.program, name) for name in ("arithmetic", "equations") for example in domains.get(name).examples]
    return {
        "known quantities": [source for source in texts if "unknown" not in source[0]],
        "unknowns": [source for source in texts if "unknown" in source[0]],
        "long": [(_long_program(40), "arithmetic")],
        "systems": [(_system(count), "equations") for count in (3, 5, 8)],
    }


def _long_program(steps: int) -> str:
    lines = [f"step_{at} = step_{at - 1} * 2 - {at}" for at in range(1, steps)]
    return "\n".join(["step_0 = 100", *lines, f"answer step_{steps - 1}"])


def _system(count: int) -> str:
    """A linear system with one solution: neighbours differ by their place, and the sum is known."""
    names = [f"x{at}" for at in range(count)]
    differences = [f"{names[at + 1]} == {names[at]} + {at}" for at in range(count - 1)]
    total = sum(10 + at * (at - 1) // 2 for at in range(count))
    sums = [f"{' + '.join(names)} == {total}"]
    return "\n".join([f"unknown {', '.join(names)}: natural", *differences, *sums, f"answer {names[-1]}"])


def rate(group: list[Source], solver: Callable[[Source], Solution], seconds: float) -> float:
    """Programs a second, over whole rounds through the group; the first round is not counted."""
    for source in group:
        solver(source)
    done, start = 0, time.perf_counter()
    while (taken := time.perf_counter() - start) < seconds:
        for source in group:
            solver(source)
        done += len(group)
    return done / taken


def here(engine: str) -> Callable[[Source], Solution]:
    return lambda source: solve(read(*source), engine)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each figure is measured")
    seconds = parser.parse_args().seconds
    print(f"{'programs':18} {'engine':15} {'programs/s':>11} {'ratio':>7}")
    for name, group in sources().items():
        rates = {engine: rate(group, here(engine), seconds) for engine in ENGINES}
        with Isolated() as isolated:
            solver = isolated.solve
            rates["auto, isolated"] = rate(group, lambda source, solver=solver: solver(read(*source)), seconds)
        for engine, figure in rates.items():
            print(f"{name:18} {engine:15} {figure:11.0f} {figure / rates['auto']:7.2f}")


if __name__ == "__main__":
    main()
