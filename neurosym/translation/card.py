"""The model card of an adapter: what it is for, what it was trained on and how, and what it cannot do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from neurosym.translation.model import ADAPTER_MANIFEST, AdapterManifest
from neurosym.translation.weights import CATALOGUE

CARD_FILE = "README.md"
DATA_FILE = "corpus.json"
METRICS_FILE = "metrics.jsonl"

_LOSS_STEPS = 50

_PURPOSE = {
    "program": (
        "It reads a problem in English and writes a program in the language of neurosym, which is then solved exactly. "
        "Decode it under the grammar, as neurosym does."
    ),
    "answer": (
        "It is a fair twin: it was trained to write the answer of a word problem in English directly, so that a "
        "translator of the same size and data can be measured against it. Its answers are not to be relied on."
    ),
}
_LIMITS = {
    "program": (
        "A program can misread its problem and still parse, check and have one answer; nothing in the adapter tells "
        "that apart from a right one. Its log-probability, or a vote among samples, is a measure of doubt."
    ),
    "answer": "It answers every problem, right or wrong, and gives no reason.",
}


def write_card(directory: Path, data: Mapping[str, Any] | None = None) -> None:
    """Writes the model card of the adapter in `directory`, from its manifest.

    data: what the training pairs were made from, in the form of `corpus.json`, the file that `recipe.begin` leaves in
    the directory of a run; by default that file, if it is there.
    """
    manifest = AdapterManifest.model_validate_json((directory / ADAPTER_MANIFEST).read_bytes())
    data = data or _read_data(directory / DATA_FILE)
    base = CATALOGUE.get(manifest.base)
    title = base.title if base else Path(manifest.base).name
    licence = _licence(data)
    sections = [
        f"---\nbase_model: {base.origin if base else title}\nlibrary_name: peft\nlicense: {licence.lower()}\n---",
        f"# {directory.resolve().name}",
        f"A LoRA adapter for {title} ({'licence ' + base.licence if base else 'see there for its licence'}), "
        f"trained with neurosym; licence of the adapter: {licence}. {_PURPOSE[manifest.task]}",
        "## Data",
        _data_section(data),
        "## Training",
        _training_section(manifest, directory / METRICS_FILE),
        "## Intended use",
        "Problems in English of the kinds that its data are of, one at a time, and research on how they are "
        "translated.",
        "## Limits",
        f"{_LIMITS[manifest.task]} Other languages, other kinds of text and problems much longer than those it was "
        "trained on are outside what it learned. It shares the blind spots of its data.",
    ]
    (directory / CARD_FILE).write_text("\n\n".join(sections) + "\n", encoding="utf-8")


def _licence(data: Mapping[str, Any] | None) -> str:
    """Of the adapter: that of our code, unless data under a share-alike licence went into it."""
    licences = [source["licence"] for source in data["sources"].values()] if data else []
    return next((licence for licence in licences if "-SA" in licence), "Apache-2.0")


def _read_data(file: Path) -> Mapping[str, Any] | None:
    if not file.is_file():
        return None
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return data


def _data_section(data: Mapping[str, Any] | None) -> str:
    if data is None:
        return "The pairs were handed to the training function as they were; where they come from is not recorded."
    columns = ("kind", "licence", "read", "kept", "variants", "taken")
    rows = [[name, *(source[column] for column in columns)] for name, source in data["sources"].items()]
    return (
        f"{data['pairs']:,} training pairs. Left out because they repeat a problem of an evaluation suite, word for "
        f"word or nearly: {data['dropped_as_repeated']:,}"
        + (f" (compared with {', '.join(data['evaluation'])})" if data["evaluation"] else "")
        + ".\n\n"
        + _table(("source", *columns), rows)
        + "\n\nread: records of the source; kept: usable ones; variants: made from them with other numbers; taken: "
        "pairs in the training set, after weighing."
        + "".join(f" Programs have no {part}." for part in ("names", "notes") if not data.get(part, True))
    )


def _training_section(manifest: AdapterManifest, metrics: Path) -> str:
    state = manifest.state
    return (
        f"{state['step']:,} steps, {state['pairs']:,} pairs and {state['tokens']:,} tokens seen, "
        f"{state['seconds'] / 60:.0f} minutes on a CPU. {_final_loss(state, metrics)}\n\n"
        + _table(("setting", "value"), [row for row in manifest.config.items() if row[1] not in (None, {}, [])])
    )


def _final_loss(state: Mapping[str, Any], metrics: Path) -> str:
    """The loss of one step says little, so the mean of the last steps where they are on record."""
    lines = metrics.read_text(encoding="utf-8").splitlines()[-_LOSS_STEPS:] if metrics.is_file() else []
    if not lines:
        return f"Loss of the last step: {state['loss']:.3f}."
    return f"Mean loss of the last {len(lines)} steps: {fmean(json.loads(line)['loss'] for line in lines):.3f}."


def _table(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    cells = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(_cell(value) for value in row) + " |" for row in cells)


def _cell(value: Any) -> str:
    shown = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
    return shown.replace("|", "\\|").replace("\n", " ")
