"""Each public format is known by what the file holds, whatever it is called."""

import gzip
import json
from pathlib import Path

import pytest

from neurosym.errors import SuiteError
from neurosym.evaluation.importers import read_problems
from neurosym.evaluation.problem import Problem

DATA = Path(__file__).parents[3] / "shared" / "data"

GSM8K = {
    "question": "Ann has 1,000 pens and doubles them. How many?",
    "answer": "She has 2*1000=<<2*1000=2000>>2000.\n#### 2,000",
}
SVAMP = {
    "ID": "chal-1",
    "Body": "A hen laid 9 eggs and 2 broke.",
    "Question": "How many are left?",
    "Equation": "( 9.0 - 2.0 )",
    "Answer": 7.0,
    "Type": "Subtraction",
}
MULTIARITH = {
    "iIndex": 5,
    "sQuestion": " Sam had 3 kites and made 4. How many now? ",
    "lEquations": ["X=(3.0+4.0)"],
    "lSolutions": [7.0],
}
MAWPS = (
    "Question,Numbers,Equation,Answer,group_nums\n"
    '"Bo has number0 cups, each of number1 dl. How much, with number10 more?",'
    '"8 2.5 1 1 1 1 1 1 1 1 4.0",+ * number0 number1 number10,24.0,"[0, 1]"\n'
)
ASDIV = """<?xml version="1.0" encoding="UTF-8"?>
<Machine-Reading-Corpus-File><ProblemSet>
<Problem ID="nluds-0001" Grade="1" Source="somewhere">
  <Body>Seven apples are red and two are green.</Body><Question>How many apples are there?</Question>
  <Solution-Type>Addition</Solution-Type><Answer>9 (apples)</Answer><Formula>7+2=9</Formula>
</Problem>
<Problem ID="nluds-0002" Grade="6" Source="somewhere">
  <Body>Two ages.</Body><Question>What are they?</Question>
  <Solution-Type>Algebra-2</Solution-Type><Answer>5 (years old); 15 (years old)</Answer><Formula>x</Formula>
</Problem>
<Problem ID="nluds-0003" Grade="6" Source="somewhere">
  <Body>Ann is 9, Bo is 8.</Body><Question>Who is older?</Question>
  <Solution-Type>Comparison</Solution-Type><Answer>Ann</Answer><Formula>9&gt;8</Formula>
</Problem>
</ProblemSet></Machine-Reading-Corpus-File>
"""


def read(tmp_path: Path, content: str) -> list[Problem]:
    path = tmp_path / "test.data"
    path.write_text(content)
    return read_problems(path)


def test_gsm8k(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, json.dumps(GSM8K))
    assert (problem.id, problem.suite, problem.split) == ("gsm8k-test-0", "gsm8k", "test")
    assert (problem.answer, problem.meta) == (2000, {"steps": 1})
    assert problem.gold_annotation == GSM8K["answer"]


def test_svamp(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, json.dumps([SVAMP]))
    assert (problem.id, problem.suite, problem.answer) == ("chal-1", "svamp", 7)
    assert problem.text == "A hen laid 9 eggs and 2 broke. How many are left?"
    assert problem.gold_annotation == "( 9.0 - 2.0 )"


def test_multiarith(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, json.dumps([MULTIARITH], indent=1))
    assert (problem.suite, problem.answer, problem.gold_annotation) == ("multiarith", 7, "X=(3.0+4.0)")
    assert problem.text == "Sam had 3 kites and made 4. How many now?"


def test_mawps_numbers_are_put_back(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, MAWPS)
    assert problem.text == "Bo has 8 cups, each of 2.5 dl. How much, with 4 more?"
    assert (problem.suite, problem.answer, problem.gold_annotation) == ("mawps", 24, "+ * 8 2.5 4")


def test_asdiv(tmp_path: Path) -> None:
    number, several, name = read(tmp_path, ASDIV)
    assert (number.id, number.answer, number.answer_type) == ("nluds-0001", 9, "number")
    assert number.meta == {"unit": "apples", "type": "Addition", "grade": "1"}
    assert (several.answer, several.answer_type) == ("5 (years old); 15 (years old)", "text")
    assert (name.answer, name.answer_type, name.gold_annotation) == ("Ann", "text", "9>8")


def test_a_gzipped_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(GSM8K).encode()))
    assert read_problems(path)[0].split == "train"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (json.dumps(GSM8K | {"answer": "2000"}), "line 1, field answer: expected `#### NUMBER`"),
        (
            json.dumps(GSM8K | {"answer": "#### many"}),
            "line 1, field answer: expected a number, found ' many'",
        ),
        (json.dumps([SVAMP, SVAMP | {"Answer": "x"}]), "entry 2, field Answer: expected a number"),
        (json.dumps([SVAMP, 3]), "entry 2: expected a JSON object, found int"),
        (json.dumps([MULTIARITH | {"lSolutions": []}]), "entry 1, field lSolutions: expected a list of one"),
        (MAWPS.replace("4.0", ""), "line 2, field Numbers: number10 of the question is not there"),
        ("<a><b></a>", "not XML"),
        ("name,age\nAnn,9\n", "line 2: no known format has the fields name, age; known are our JSON lines"),
    ],
)
def test_a_fault_is_placed(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(SuiteError) as caught:
        read(tmp_path, content)
    assert message in str(caught.value)


def test_a_damaged_gzip_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl.gz"
    path.write_bytes(gzip.compress(b"x" * 1000)[:-9])
    with pytest.raises(SuiteError, match="cannot be read"):
        read_problems(path)


@pytest.mark.skipif(not DATA.is_dir(), reason="the benchmark data is not beside the repository (../shared/data)")
def test_every_shared_suite_is_read_whole() -> None:
    for path in sorted((DATA / "dev").glob("*.jsonl*")):
        data = path.read_bytes()
        lines = (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines()
        rows = [json.loads(line) for line in lines]
        problems = read_problems(path)
        assert [problem.text for problem in problems] == [row["question"] for row in rows]
        told = [
            (problem.answer, row["answer"]) for problem, row in zip(problems, rows, strict=True) if row["answer"] != ""
        ]
        assert all(answer == gold for answer, gold in told)
