"""The results of a study come back from their files as they were, and odd files are told as such."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from neurosym.errors import RunError
from neurosym.study.exporting import all_columns, read_results, write_results
from neurosym.study.results import Finding, StudyResults

MIXED = Finding(
    id="mixed",
    section="Tables",
    title="All kinds of cells",
    question="Does every cell come back?",
    columns={"name": "Name", "share": "Share"},
    rows=(
        {"count": 1, "name": "a", "share": 1, "sure": True, "odd": 3, "none": None, "large": 2**70},
        {"count": 2, "name": 'b, "c"', "share": 0.5, "sure": None, "odd": "three", "none": None, "large": 1},
    ),
)


@pytest.fixture
def results() -> StudyResults:
    return StudyResults(
        title="A study",
        claim="There is a gap.",
        method="Both sides answer.",
        findings=(MIXED, MIXED.model_copy(update={"id": "empty", "rows": ()})),
        config={"limit": 3, "suites": ["toy"]},
        versions={"python": "3"},
        seeds={"sample": 0},
        missing={"gpt": "no records"},
    )


def test_results_come_back_as_they_were(tmp_path: Path, results: StudyResults) -> None:
    path = write_results(results, tmp_path / "new" / "study")
    assert path.name == "results.json"
    back = read_results(path.parent)
    assert back == results
    assert [type(value) for value in back.finding("mixed").rows[0].values()] == [
        type(value) for value in MIXED.rows[0].values()
    ]


def test_each_table_stands_alone_as_json_and_parquet(tmp_path: Path, results: StudyResults) -> None:
    write_results(results, tmp_path)
    assert Finding.model_validate_json((tmp_path / "tables" / "mixed.json").read_text(encoding="utf-8")) == MIXED
    table = pq.read_table(tmp_path / "tables" / "mixed.parquet")
    assert tuple(table.column_names) == all_columns(MIXED) == ("name", "share", "count", "sure", "odd", "none", "large")
    assert table.to_pydict() == {
        "name": ["a", 'b, "c"'],
        "share": [1.0, 0.5],
        "count": [1, 2],
        "sure": [True, None],
        "odd": ["3", "three"],
        "none": [None, None],
        "large": [str(2**70), "1"],
    }
    assert table.schema.metadata[b"question"] == b"Does every cell come back?"
    assert pq.read_table(tmp_path / "tables" / "empty.parquet").num_rows == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "cannot be read"),
        ("[]", "not the results of a study"),
        ('{"title": "other"}', "not the results of a study"),
        ('{"format": 99}', "has format version 99; this neurosym reads version 1"),
        ('{"format": 1, "title": 3}', "is damaged: field title"),
    ],
)
def test_an_odd_file_is_a_clear_error(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "results.json").write_text(text, encoding="utf-8")
    with pytest.raises(RunError, match=says):
        read_results(tmp_path)


def test_no_file_and_no_place(tmp_path: Path, results: StudyResults) -> None:
    with pytest.raises(RunError, match="holds no study that ended"):
        read_results(tmp_path)
    (tmp_path / "tables").write_text("a file", encoding="utf-8")
    with pytest.raises(RunError, match="cannot be written"):
        write_results(results, tmp_path)
