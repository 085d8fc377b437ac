"""How much work one problem may cost."""

from __future__ import annotations

from dataclasses import dataclass

RETRIES = 4
"""Samples for a text whose greedy program fails: enough for a vote, and few enough to cost little over a suite."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits for solving one program.

    rlimit: steps of Z3's own deterministic counter, so that the same program ends the same way
    everywhere. seconds: wall time after which the process is killed. memory_mb: its address space.
    """

    rlimit: int = 20_000_000
    seconds: float = 10.0
    memory_mb: int = 2048

    def __post_init__(self) -> None:
        if self.rlimit <= 0 or self.seconds <= 0 or self.memory_mb <= 0:
            raise ValueError("a budget is positive in steps, seconds and memory")
