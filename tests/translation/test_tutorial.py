"""The tutorial on a new domain, followed to the letter: its files are written and its commands run, in order.

What models do is run with a tiny model instead of the one that is fetched, and its output is not compared.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("peft", reason="peft is not installed: pip install 'neurosym[model]'")
pytest.importorskip("hatchling", reason="hatchling is not installed: pip install 'neurosym[dev]'")

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial-new-domain.md"
BLOCK = re.compile(r"(?:^\*\*`(?P<file>[^`]+)`\*\*\n\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"^\$ (?P<command>.*(?:\n> .*)*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.M)
OF_MODELS = ("run", "train")


@dataclass(frozen=True)
class Follower:
    """Does in a folder what the tutorial says."""

    folder: Path
    model: Path

    def write(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        small = f'base = "{self.model}"\ntokens_per_batch = 512'
        path.write_text(text.replace('base = "0.5b"', small).replace("limit = 2000", "limit = 6"), encoding="utf-8")

    def run(self, command: str, shown: str) -> None:
        words = shlex.split(command.replace("\n> ", "\n"))
        of_models = words[0] == "neurosym" and words[1] in OF_MODELS
        if of_models and words[1] == "run":
            words += ["--model", str(self.model), "--limit", "1"]
        program = [sys.executable, "-m", *words]
        done = subprocess.run(program, cwd=self.folder, env=self._environment(), capture_output=True, text=True)
        assert done.returncode in (0, 1), done.stderr  # 1: done, and there are faults, or no answer
        if not of_models:
            assert fits(done.stdout, shown), f"{command}\n--- shown\n{shown}\n--- found\n{done.stdout}"

    def _environment(self) -> dict[str, str]:
        """The package index is not asked, and what is installed goes to a folder that Python searches."""
        site = str(self.folder / "site")
        pip = {"PIP_TARGET": site, "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
        return os.environ | pip | {"PYTHONPATH": os.pathsep.join([site, str(ROOT)]), "OMP_NUM_THREADS": "1"}


def fits(found: str, shown: str) -> bool:
    """Whether the output is what is shown, where `...` stands for anything."""
    parts = re.split(r"\.\.\.(?:\n|(?=$))|\.\.\.", shown)
    return re.fullmatch(".*".join(map(re.escape, parts)), found, re.S) is not None


def blocks() -> Iterator[re.Match[str]]:
    return BLOCK.finditer(TUTORIAL.read_text(encoding="utf-8"))


@pytest.mark.timeout(1200)
def test_following_it_to_the_letter_works(tmp_path: Path, tiny: Path) -> None:
    follower, commands = Follower(tmp_path, tiny), 0
    for block in blocks():
        if block["file"]:
            follower.write(block["file"], block["body"])
        elif block["language"] == "console":
            for command in COMMAND.finditer(block["body"]):
                follower.run(command["command"], command["output"])
                commands += 1
        else:
            raise AssertionError(f"neither a file nor commands: {block.group()}")
    assert commands > 10


@pytest.mark.parametrize(
    ("found", "shown", "fitting"),
    [("a\nb\n", "a\nb\n", True), ("a\nb\n", "a\n...\n", True), ("a\nb\n", "...\nb\n", True), ("a\nb\n", "a\n", False),
     ("1 passed in 2 s\n", "1 passed ...\n", True), ("1 failed in 2 s\n", "1 passed ...\n", False)],
)  # fmt: skip
def test_what_is_shown_is_compared(found: str, shown: str, fitting: bool) -> None:
    assert fits(found, shown) is fitting
