"""The programs that we wrote for NL4Opt's training texts: each is in order, and gives the answer it states."""

import json
from pathlib import Path

from neurosym.language import print_answer, print_program, read
from neurosym.solving import solve

PROGRAMS = Path(__file__).parents[2] / "recipes" / "nl4opt-programs.jsonl"


def test_each_program_gives_its_answer() -> None:
    written = [json.loads(line) for line in PROGRAMS.read_text(encoding="utf-8").splitlines()]
    assert len({each["id"] for each in written}) == len(written) == 699
    for each in written:
        program = read(each["program"], "optimisation")
        assert print_program(program) == each["program"] + "\n"
        solution = solve(program)
        assert solution.answer is not None and print_answer(solution.answer) == each["answer"], each
