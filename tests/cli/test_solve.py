"""`solve`, `translate` and `verify`, with a translator that reads its programs from a script."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from neurosym.cli import app
from neurosym.cli.route import Route
from neurosym.cli.showing import show_translation
from neurosym.errors import ModelError
from neurosym.translation.records import Candidate, Translation

GIRLS = "unknown girls, boys: natural\ngirls + boys == 45\ngirls == 2 * boys\nanswer girls, boys\n"
SEVERAL = "unknown age: natural\nage > 3\nage < 6\nanswer age\n"
CONTRADICTION = "unknown age: natural\nheight = 3\nage > 6\nage < 4\nanswer age\n"
EGGS = "Tom had 12 eggs and used 3. How many are left?"
EGGS_LEFT = "# eggs that were not used\neggs_left = 12 - 3\nanswer eggs_left"


@dataclass
class ScriptedTranslator:
    """Writes the same programs for every text."""

    programs: tuple[str, ...]
    domain: str = "equations"
    texts: list[str] = field(default_factory=list)

    def translate(self, texts: Sequence[str], k: int = 1, on_progress: object = None) -> list[Translation]:
        self.texts.extend(texts)
        candidates = tuple(Candidate(program, -0.1, 9) for program in self.programs[:k])
        return [Translation(text, candidates, 0.5) for text in texts]

    def repair(self, failed: Sequence[tuple[str, str, str]]) -> list[Translation]:
        return self.translate([text for text, _, _ in failed])

    def settings(self) -> dict[str, object]:
        return {"script": list(self.programs)}


Script = Callable[..., ScriptedTranslator]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    def use(*programs: str) -> ScriptedTranslator:
        translator = ScriptedTranslator(programs)
        monkeypatch.setattr(Route, "translator", lambda self: translator)
        return translator

    return use


def neurosym(*arguments: str, given: str | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_problem_is_translated_and_solved(script: Script, snapshot: Callable[[str, str], None]) -> None:
    script(EGGS_LEFT)
    result = neurosym("solve", EGGS)
    assert result.exit_code == 0
    snapshot("solve_problem", result.stdout)


@pytest.mark.parametrize(
    ("name", "program", "code"),
    [("solved", GIRLS, 0), ("several", SEVERAL, 1), ("contradiction", CONTRADICTION, 1)],
)
def test_each_outcome_is_shown(name: str, program: str, code: int, snapshot: Callable[[str, str], None]) -> None:
    result = neurosym("solve", "--program", program)
    assert result.exit_code == code
    snapshot(f"solve_{name}", result.stdout)


def test_a_program_is_read_from_a_file_or_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "girls.ns"
    path.write_text(GIRLS)
    outputs = [
        neurosym("solve", str(path), "--json").stdout,
        neurosym("solve", "-", "-p", "--json", given=GIRLS).stdout,
        neurosym("solve", "-p", GIRLS, "--json").stdout,
    ]
    assert [json.loads(output)["answer"] for output in outputs] == [["30", "15"]] * 3


def test_a_problem_is_read_from_a_file(tmp_path: Path, script: Script) -> None:
    path = tmp_path / "eggs.txt"
    path.write_text(EGGS)
    translator = script(EGGS_LEFT)
    assert neurosym("solve", str(path)).exit_code == 0
    assert translator.texts == [EGGS]


def test_json_holds_the_evidence() -> None:
    record = json.loads(neurosym("solve", "-p", CONTRADICTION, "--json").stdout)
    assert record["outcome"] == "contradiction"
    assert record["core"] == ["age > 6", "age < 4"]
    assert record["answer"] is None


def test_candidates_vote(script: Script) -> None:
    script("answer 8", EGGS_LEFT, "left = 12 - 3\nanswer left", "answer eggs", "answer 12 -")
    record = json.loads(neurosym("solve", EGGS, "--candidates", "5", "--json").stdout)
    assert (record["answer"], record["confidence"]) == (["9"], 0.4)
    fates = [candidate["fate"] for candidate in record["candidates"]]
    assert fates == ["solved", "solved", "solved", "check_error", "parse_error"]


def test_below_the_threshold_it_abstains(script: Script) -> None:
    script("answer 8", EGGS_LEFT, "left = 12 - 3\nanswer left", "answer eggs", "answer 12 -")
    result = neurosym("solve", EGGS, "--candidates", "5", "--threshold", "0.5")
    assert result.exit_code == 1
    assert "abstained (no answer is given)" in result.stdout
    assert "= 9" not in result.stdout


@pytest.mark.parametrize("text", ["x" * 100_000, "🥚🥚🥚", "12 3 9"])
def test_a_text_that_cannot_be_a_problem_is_a_named_outcome(script: Script, text: str) -> None:
    translator = script(EGGS_LEFT)
    result = neurosym("solve", text, "--json")
    record = json.loads(result.stdout)
    assert (result.exit_code, record["outcome"], translator.texts) == (1, "not_translated", [])
    assert record["error"]


def test_another_language_is_a_problem_like_any_other(script: Script) -> None:
    script(EGGS_LEFT)
    assert neurosym("solve", "Tom hatte 12 Eier und aß 3. Wie viele sind übrig?").exit_code == 0


def test_what_the_translator_cannot_write_is_a_named_outcome(script: Script) -> None:
    script("answer 12 -")
    result = neurosym("solve", EGGS)
    assert result.exit_code == 1
    assert "not_translated" in result.stdout


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("syntax", "answer 12 -"),
        ("unknown_name", "answer apples + pears"),
        ("cycle", "a = b + 1\nb = a + 1\nanswer a"),
        ("units", "answer 3 [apples] + 2 [dollars]"),
        ("two_definitions", "a = 1\na = 2\nanswer a"),
    ],
)
def test_a_program_that_makes_no_sense_is_one_clear_message(
    name: str, program: str, snapshot: Callable[[str, str], None]
) -> None:
    result = neurosym("solve", "-p", program)
    assert (result.exit_code, result.stdout) == (2, "")
    snapshot(f"error_{name}", result.stderr)


@pytest.mark.parametrize(
    "program", ["answer 9**9**9", "answer 1 / 0", "answer " + "(" * 1000 + "1" + ")" * 1000, "answer 1" + " " * 100_001]
)
def test_a_hostile_program_ends_in_words(program: str) -> None:
    result = neurosym("solve", "-p", program)
    assert result.exit_code in {1, 2}
    assert result.stdout + result.stderr


@pytest.mark.parametrize(
    ("arguments", "given", "message"),
    [
        (["solve", ""], None, "there is no text"),
        (["solve", "-"], " \n", "there is no text"),
        (["solve", "nowhere.ns"], None, "there is no file nowhere.ns"),
        (["solve", "-p", "answer 1", "--domain", "cookery"], None, "there is no domain 'cookery'"),
        (["verify", "", "--claim", "1"], None, "there is no text"),
    ],
)
def test_bad_input_is_one_clear_message(arguments: list[str], given: str | None, message: str) -> None:
    result = neurosym(*arguments, given=given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_file_that_is_not_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "picture.ns"
    path.write_bytes(b"\xff\xd8\xff")
    result = neurosym("solve", str(path))
    assert result.exit_code == 2
    assert "is not UTF-8 text" in result.stderr


@pytest.mark.parametrize(("argument", "given"), [(b"caf\xe9", b""), (b"-", b"caf\xe9")])
def test_a_text_that_is_not_utf_8_is_an_error(argument: bytes, given: bytes) -> None:
    command = [sys.executable, "-m", "neurosym", "solve", argument]
    done = subprocess.run(command, input=given, capture_output=True)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is not UTF-8 text" in done.stderr


def test_without_a_model_the_exit_code_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(route: Route) -> None:
        raise ModelError("the weights are damaged")

    monkeypatch.setattr(Route, "pipeline", fail)
    result = neurosym("solve", EGGS)
    assert result.exit_code == 3
    assert result.stderr == "error (model): the weights are damaged\n"


def test_a_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(route: Route) -> None:
        raise ModuleNotFoundError("No module named 'torch'", name="torch")

    monkeypatch.setattr(Route, "pipeline", fail)
    result = neurosym("solve", EGGS)
    assert result.exit_code == 3
    assert "pip install 'neurosym[model]'" in result.stderr


def test_ctrl_c_has_its_own_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(route: Route) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Route, "pipeline", stop)
    assert neurosym("solve", EGGS).exit_code == 130


def test_translate_shows_programs_and_solves_nothing(script: Script) -> None:
    script(EGGS_LEFT, "answer [")
    result = neurosym("translate", EGGS, "--candidates", "2")
    assert result.exit_code == 0
    assert EGGS_LEFT in result.stdout
    assert "answer [" in result.stdout
    candidates = json.loads(neurosym("translate", EGGS, "--json").stdout)["candidates"]
    assert candidates == [
        {"program": EGGS_LEFT, "score": -0.1, "tokens": 9, "fate": "finished", "why": "", "rivals": []}
    ]


def test_samples_vote_in_place_of_an_implausible_answer(script: Script) -> None:
    script("answer 3 - 12", EGGS_LEFT, EGGS_LEFT)
    assert json.loads(neurosym("solve", EGGS, "--json").stdout)["answer"] == ["9"]
    for few in ("0", "1"):
        alone = neurosym("solve", EGGS, "--retries", few)
        assert alone.exit_code == 1
        assert "abstained (no answer is given)" in alone.stdout
        assert "the question is how many, and -9 is negative" in alone.stdout


def test_translate_says_why_a_program_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    refused = Candidate(EGGS_LEFT, -0.1, 9, "refused", "'all' is no name that the text has")
    show_translation(Translation(EGGS, (refused,), 0.1))
    assert "refused: 'all' is no name that the text has" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("claim", "verdict", "code"),
    [("9", "confirmed", 0), ("9 eggs", "confirmed", 0), ("8", "refuted", 1), ("many", "undecided", 1)],
)
def test_a_claim_is_judged(script: Script, claim: str, verdict: str, code: int) -> None:
    script(EGGS_LEFT)
    result = neurosym("verify", EGGS, "--claim", claim, "--json")
    assert (json.loads(result.stdout)["verdict"], result.exit_code) == (verdict, code)


def test_a_claim_about_a_program_is_judged(snapshot: Callable[[str, str], None]) -> None:
    result = neurosym("verify", "-p", GIRLS, "--claim", "20 girls, 25 boys")
    assert result.exit_code == 1
    snapshot("verify_refuted", result.stdout)


def test_without_an_answer_a_claim_stays_undecided(script: Script) -> None:
    script(CONTRADICTION)
    record = json.loads(neurosym("verify", EGGS, "--claim", "9", "--json").stdout)
    assert record["verdict"] == "undecided"
    assert record["evidence"] == ["age > 6", "age < 4"]


def test_a_puzzle_is_shown_as_a_table(tmp_path: Path) -> None:
    program = tmp_path / "puzzle.ns"
    program.write_text("domain puzzle\nrow pet: cat, dog\nfree job in 1..3: cook, clean\nfirst(dog)\ncook == 3\n"
                       "clean == 3\nanswer table\n")  # fmt: skip
    shown = neurosym("solve", str(program))
    assert shown.exit_code == 0
    lines = [line.split() for line in shown.output.splitlines()]
    assert ["1", "2", "3"] in lines
    assert ["pet", "dog", "cat"] in lines
    assert ["job", "-", "-", "cook,", "clean"] in lines
    found = json.loads(neurosym("solve", str(program), "--json").output)
    assert found["table"] == {"pet": ["dog", "cat"], "job": [[], [], ["cook", "clean"]]}
    assert found["answer"] == ["pet: dog, cat; job: -, -, cook + clean"]


def test_people_are_shown_with_their_kinds() -> None:
    shown = neurosym("solve", "--program", "--domain", "truth", "people ann\nsays(ann, 1 == 2)\nanswer table")
    assert ["ann", "knave"] in [line.split() for line in shown.output.splitlines()]


def test_a_claimed_table_is_verified() -> None:
    program = "row pet: cat, dog\nfirst(dog)\nanswer table"
    claimed = neurosym("verify", "--program", "--domain", "puzzle", program, "--claim", "Pet: dog, cat")
    assert (claimed.exit_code, claimed.output.startswith("confirmed")) == (0, True)
