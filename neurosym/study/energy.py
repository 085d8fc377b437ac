"""The energy that the machine says it used, where it says so: Intel's and AMD's RAPL counters under Linux."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

POWERCAP = Path("/sys/class/powercap")


class EnergyMeter:
    """Measures the joules of the processor packages between entering and leaving.

    joules: None where the machine does not tell (no counters, or no right to read them). All that runs on the machine
    counts, not this process alone. root: where the kernel shows its counters (Linux, Documentation/power/powercap).
    A counter that wraps round once is put right; one that wraps more often in between cannot be.
    """

    def __init__(self, root: Path = POWERCAP) -> None:
        self._zones = sorted(zone for zone in root.glob("*-rapl:*") if zone.name.count(":") == 1)
        self._before: dict[Path, int] | None = None
        self.joules: float | None = None

    def __enter__(self) -> Self:
        self.joules, self._before = None, self._read()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        before, after = self._before, self._read()
        if before is not None and after is not None:
            self.joules = sum(self._spent(zone, before[zone], after[zone]) for zone in after) / 1e6

    def _read(self) -> dict[Path, int] | None:
        try:
            return {zone: _number(zone / "energy_uj") for zone in self._zones} or None
        except (OSError, ValueError):
            return None

    def _spent(self, zone: Path, before: int, after: int) -> int:
        return after - before if after >= before else after - before + _range(zone)


def _range(zone: Path) -> int:
    try:
        return _number(zone / "max_energy_range_uj")
    except (OSError, ValueError):
        return 0


def _number(path: Path) -> int:
    return int(path.read_text(encoding="ascii"))
