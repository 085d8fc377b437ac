"""Recorded answers: read as a stream, judged like any answer, and set beside the pipeline and the published figures."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from neurosym.errors import AnswerError
from neurosym.evaluation.judging import Judged, Standing, judge
from neurosym.evaluation.problem import Problem
from neurosym.evaluation.records import PipelineRecord, RunRecord
from neurosym.evaluation.suite import load_suite
from neurosym.study.against_recorded import LEAST_SHARED, against_recorded
from neurosym.study.figures import Published, read_published
from neurosym.study.model_size import size_alone
from neurosym.study.published import paired_comparisons, published_accuracies
from neurosym.study.recorded import Recorded, accuracy, read_recorded

DATA = Path(__file__).parents[3] / "shared" / "data"
PROBLEMS = {f"p{n}": Problem(id=f"p{n}", suite="gsm8k", text="?", answer=n) for n in range(20)}


def row(problem: int, answer: object, **other: Any) -> dict[str, Any]:
    return {"problem_id": f"p{problem}", "model": "big", "method": "cot", "answer": answer, **other}


def write(path: Path, rows: Sequence[Mapping[str, Any] | str]) -> Path:
    text = "".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def only(path: Path) -> Recorded:
    (found,) = read_recorded([path], PROBLEMS)
    return found


def run(answers: Mapping[int, int | None]) -> list[Judged]:
    return [
        judge(
            RunRecord(
                problem=PROBLEMS[f"p{number}"],
                pipeline=PipelineRecord(
                    outcome="unknown" if answer is None else "solved", answer=None if answer is None else (str(answer),)
                ),
            )
        )
        for number, answer in answers.items()
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_answers_are_judged_as_all_answers_are(tmp_path: Path, name: str) -> None:
    rows = [row(1, 1), row(2, "2.0"), row(3, "$4"), row(4, None, raw="Hm."), row(5, None), row(99, 1)]
    found = only(write(tmp_path / name, rows))
    right, wrong = Standing.RIGHT, Standing.WRONG
    assert list(found.first().values()) == [right, right, wrong, Standing.UNREADABLE, Standing.ABSTAINED]
    assert str(accuracy(found.first())).startswith("2/5 = 40.0 %")


def test_an_answer_that_was_not_kept_is_taken_at_its_source_word(tmp_path: Path) -> None:
    found = only(write(tmp_path / "a.jsonl", [row(1, None, correct=True), row(2, None, correct=False)]))
    assert [each.right for each in found.first().values()] == [True, False]
    assert (found.recorded_right, found.recorded_judged) == (1, 2)


def test_what_a_program_gave_counts_where_nobody_answered_or_judged(tmp_path: Path) -> None:
    rows = [row(1, None, program="answer 1", executed_answer=1), row(2, None, program="?", executed_answer=None)]
    found = only(write(tmp_path / "a.jsonl", [*rows, row(3, None, correct=False, executed_answer=3)]))
    assert [each.right for each in found.first().values()] == [True, False, False]


def test_programs_alone_are_no_answers(tmp_path: Path) -> None:
    assert read_recorded([write(tmp_path / "a.jsonl", [row(1, None, program="answer 1")])], PROBLEMS) == []


def test_saying_nothing_is_right_of_a_problem_without_an_answer(tmp_path: Path) -> None:
    problems = {"p1": Problem(id="p1", suite="s", text="?", answer="None", answer_type="text")}
    (found,) = read_recorded([write(tmp_path / "a.jsonl", [row(1, None, correct=False)])], problems)
    assert list(found.first().values()) == [Standing.DECLINED]


def test_the_authors_own_judging_is_kept_beside_the_mark(tmp_path: Path) -> None:
    rows = [row(1, 1, correct=True, source_correct=False), row(2, 2, correct=True, gold_differs=True), row(3, 3)]
    found = only(write(tmp_path / "a.jsonl", rows))
    assert (found.recorded_right, found.source_right, found.other_gold) == (2, {"p1": False, "p2": True}, 1)


def test_a_majority_leaves_out_samples_without_an_answer(tmp_path: Path) -> None:
    samples = [row(1, None), row(1, None), row(1, None), row(1, 1), row(1, 1), row(1, 8), row(2, None)]
    found = only(write(tmp_path / "a.jsonl", samples))
    assert found.majority() == {"p1": Standing.RIGHT, "p2": Standing.ABSTAINED}
    assert found.majority(3)["p1"] is Standing.ABSTAINED
    assert found.first()["p1"] is Standing.ABSTAINED


def test_shots_and_prompts_tell_experiments_apart(tmp_path: Path) -> None:
    rows = [row(1, 1, shots=1), row(1, 1, shots=8), row(1, 1, shots=8, prompt="COT")]
    found = read_recorded([write(tmp_path / "a.jsonl", rows)], PROBLEMS)
    assert [str(each.series) for each in found] == [
        "big, cot (1 shots)",
        "big, cot (8 shots)",
        "big, cot (COT, 8 shots)",
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: expected a JSON object, found list"),
        ({"problem_id": 3, "model": "m", "method": "cot", "answer": 1}, "line 2, field problem_id: expected text"),
        ({"problem_id": "p1", "model": "m", "method": "cot"}, "line 2, field answer: is not there"),
    ],
)
def test_broken_lines_are_named(tmp_path: Path, line: Any, message: str) -> None:
    with pytest.raises(AnswerError, match=message):
        read_recorded([write(tmp_path / "a.jsonl", [row(1, 1), line])], PROBLEMS)


def test_damaged_and_absent_files_are_named(tmp_path: Path) -> None:
    broken = tmp_path / "a.jsonl.gz"
    broken.write_bytes(b"\x1f\x8b\x08\x00 no gzip")
    for path in (broken, tmp_path / "none.jsonl"):
        with pytest.raises(AnswerError, match="cannot be read"):
            read_recorded([path], PROBLEMS)


def test_the_pipeline_is_held_against_a_recorded_model(tmp_path: Path) -> None:
    rows = [row(n, n if n < 2 else 77, params_b=7) for n in range(12)]
    recorded = [only(write(tmp_path / "a.jsonl", rows))]
    ours = run({n: None if n == 11 else (n if n < 10 else 55) for n in range(12)})
    found = {each.id: each for each in against_recorded({"gsm8k": ours}, recorded)}
    (line,) = found["against_recorded"].rows
    assert (line["difference_b"], line["difference_c"], line["ours_wrong_k"], line["theirs_wrong_k"]) == (8, 0, 1, 10)
    assert "right more often in 1 and less often in 0" in found["against_recorded"].says
    (line,) = found["detector_recorded"].rows
    assert (line["precision_k"], line["precision_n"], line["recall_n"], line["base_n"]) == (9, 9, 9, 11)
    assert found["gap_by_size"].rows[0]["params_b"] == 7
    assert size_alone(recorded)[0].rows[0]["wrong_k"] == 10


def test_a_lost_comparison_is_a_negative_finding(tmp_path: Path) -> None:
    recorded = [only(write(tmp_path / "a.jsonl", [row(n, n, params_b=7) for n in range(12)]))]
    found = {each.id: each for each in against_recorded({"gsm8k": run(dict.fromkeys(range(12), 99))}, recorded)}
    assert found["against_recorded"].negative
    assert found["gap_by_size"].negative


def test_few_shared_problems_say_nothing(tmp_path: Path) -> None:
    recorded = [only(write(tmp_path / "a.jsonl", [row(n, n) for n in range(LEAST_SHARED - 1)]))]
    assert against_recorded({"gsm8k": run({n: n for n in range(12)})}, recorded) == []


def test_published_figures_are_computed_again(tmp_path: Path) -> None:
    tables = {"zeroeval_gsm": [{"Model": "big", "Acc": "90.0"}], "gsm_plus": {"Big": {"gsm8k": "10.0"}}}
    path = tmp_path / "published.json"
    path.write_text(json.dumps(tables))
    recorded = [only(write(tmp_path / "a.jsonl", [row(n, n if n else 5) for n in range(20)]))]
    (finding,) = published_accuracies(recorded, read_published(path))
    assert [(each["published"], each["inside"]) for each in finding.rows] == [(0.9, True), (0.1, False)]
    assert finding.says.startswith("1 of 2 published accuracies lie inside")
    path.write_text("{")
    with pytest.raises(AnswerError, match="does not hold the published tables"):
        read_published(path)


def test_published_pairs_are_compared_again(tmp_path: Path) -> None:
    same = {"model": "gpt-4", "suite": "gsm8k", "shots": 8}
    rows = [row(n, n, **same | {"method": "program", "prompt": "NL+SL"}) for n in range(20)]
    rows += [row(n, n if n % 2 else 99, **same | {"method": "cot", "prompt": "COT"}) for n in range(20)]
    (finding,) = paired_comparisons(read_recorded([write(tmp_path / "a.jsonl", rows)], PROBLEMS))
    (line,) = finding.rows
    assert (line["difference_b"], line["difference_c"], line["same_sign"]) == (10, 0, True)
    assert (line["published_counts"], line["expected_b"]) == ("~46, 31", 0.7)
    assert line["source_difference"] is None
    assert not finding.negative


def test_who_extracts_can_turn_a_comparison(tmp_path: Path) -> None:
    same = {"model": "gpt-4", "suite": "gsm8k", "shots": 8, "correct": True}
    rows = [row(n, n, **same | {"method": "program", "prompt": "NL+SL"}) for n in range(20)]
    rows[0] |= {"answer": 99, "correct": False}
    strict = [{"source_correct": False} if n in {1, 2, 3} else {} for n in range(20)]
    rows += [row(n, n, **same | {"method": "cot", "prompt": "COT"} | strict[n]) for n in range(20)]
    (finding,) = paired_comparisons(read_recorded([write(tmp_path / "a.jsonl", rows)], PROBLEMS))
    (line,) = finding.rows
    assert (line["difference_c"], line["source_difference_b"], line["source_turns"]) == (1, 3, True)
    assert "the sign differs (b = 0, c = 1, p = 1.000)" in str(line["note"])
    assert "by the authors' script b = 3, c = 1: extraction of the answers" in finding.says
    assert finding.negative


def test_a_figure_outside_its_interval_is_explained(tmp_path: Path) -> None:
    rows = [row(n, n, correct=True, source_correct=n < 5) for n in range(20)]
    recorded = [only(write(tmp_path / "a.jsonl", rows))]
    (finding,) = published_accuracies(recorded, [Published(recorded[0].series, 30.0, "a paper", whole=100)])
    assert finding.rows[0]["note"] == "right by the authors' own script: 5; p = 6e-14 for a draw of 20 problems"
    marked = [row(n, n, correct=True) for n in range(20)]
    recorded = [only(write(tmp_path / "b.jsonl", marked))]
    (finding,) = published_accuracies(recorded, [Published(recorded[0].series, 30.0, "a paper")])
    assert str(finding.rows[0]["note"]).startswith("the marks of all 20 records agree with the judging here")


@pytest.mark.skipif(not DATA.is_dir(), reason="the benchmark data is not beside the repository (../shared/data)")
def test_the_comparisons_of_linc_come_out_again() -> None:
    problems = {each.id: each for each in load_suite(DATA / "dev" / "proofwriter_linc.jsonl")}
    recorded = read_recorded([DATA / "recorded" / "linc_proofwriter.jsonl.gz"], problems)
    assert all(each.recorded_judged == sum(map(len, each.samples.values())) for each in recorded)
    assert all(
        each.recorded_right == sum(standing.right for samples in each.samples.values() for _, standing in samples)
        for each in recorded
    )
    (pairs,) = paired_comparisons(recorded)
    assert [row["same_sign"] for row in pairs.rows] == [True, True, True]
    (accuracies,) = published_accuracies(recorded, read_published(DATA / "recorded" / "published_tables.json"))
    assert [row["inside"] for row in accuracies.rows] == [True] * 12
