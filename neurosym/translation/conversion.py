"""What becomes of a gold annotation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conversion:
    """A program text of a domain, or the reason why there is none."""

    program: str | None
    reason: str = ""
    domain: str = "equations"
