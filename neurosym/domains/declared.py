"""Names that several declarations would share are told apart, for templates and translators alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def told_apart(rows: Sequence[tuple[str, Sequence[str]]]) -> list[tuple[str, list[str]]]:
    """Rows (label, names) with labels and names that are all different.

    A name that stands in two rows gets the label of its row behind it: `red` becomes `red_colour` and `red_hat`.
    A label that is a name, or stands twice, gets `_row`, `_row2` and so on behind it.
    """
    counts = Counter(name for _, names in rows for name in set(names))
    used = {name for name, count in counts.items() if count == 1}
    found = []
    for label, names in rows:
        fresh: list[str] = []
        for name in names:
            chosen = name if counts[name] == 1 else f"{name}_{label}"
            chosen = chosen if counts[name] == 1 or chosen not in used else _free(chosen, used)
            used.add(chosen)
            fresh.append(chosen)
        found.append((label, fresh))
    labels: set[str] = set()
    unique = []
    for label, names in found:
        own = label if label not in used | labels else _free(f"{label}_row", used | labels)
        labels.add(own)
        unique.append((own, names))
    return unique


def _free(name: str, used: set[str]) -> str:
    number = 2
    while name in used:
        name = f"{name.rstrip('0123456789')}{number}"
        number += 1
    return name
