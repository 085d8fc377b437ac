"""The report: what it says, that it stands alone, and that a browser can open it."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from neurosym.errors import RunError
from neurosym.evaluation.judging import judge
from neurosym.evaluation.problem_list import problem_list
from neurosym.evaluation.records import CONFIG_FILE, RECORDS_FILE, RunConfig, RunRecord, SuiteEntry
from neurosym.evaluation.report import render_html, render_terminal, write_report
from neurosym.evaluation.scoring import score
from neurosym.evaluation.wording import claim, short_names

MakeRecord = Callable[..., RunRecord]
NAMES = {"base/direct": "base/direct", "twin": "twin"}
HOSTILE = '</script><img src=x onerror=alert(1)> & "quotes" \u2028 eggs'


@pytest.fixture
def records(make_record: MakeRecord) -> list[RunRecord]:
    made = [
        make_record(n, direct="10" if n % 2 else "9", confidence=n / 60, meta={"steps": 1 + n % 4}, suite="ab"[n % 2])
        for n in range(60)
    ]
    return [*made, make_record(60, pipeline="contradiction"), make_record(61, pipeline="8", twin=None)]


class Outline(HTMLParser):
    """The ids of a page, its scripts, and what it would load from elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.loads: list[str] = []
        self.data: dict[str, str] = {}
        self._script = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"]] if named.get("id") else []
        self._script = named.get("id") or "" if tag == "script" else ""
        self.loads += [named[key] or "" for key in ("src", "srcset", "data") if key in named]
        self.loads += [named["href"] or ""] if tag == "link" else []

    def handle_data(self, data: str) -> None:
        if self._script:
            self.data[self._script] = self.data.get(self._script, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._script = ""


def unpacked(data: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(gzip.decompress(base64.b64decode(data)))
    return found


def test_the_page_has_all_parts_and_all_problems(records: list[RunRecord]) -> None:
    outline = Outline(render_html(records, score(records)))
    for part in ("figures", "charts", "problems", "run", "chart-steps", "chart-outcomes", "chart-failures"):
        assert part in outline.ids
    assert {"chart-confidence", "chart-risk"} <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))
    assert len(unpacked(outline.data["problems-data"])) == len(records)


def test_the_page_loads_nothing_from_elsewhere(records: list[RunRecord]) -> None:
    page = render_html(records, score(records))
    assert Outline(page).loads == []
    assert "default-src 'none'" in page
    assert page.count("Plotly.react(") >= 1
    assert len(page) < 6_000_000


def test_words_of_problems_and_models_never_become_markup(make_record: MakeRecord) -> None:
    odd = make_record(0, direct=HOSTILE, text=HOSTILE, suite="<b>eggs</b>", template="<i>")
    page = render_html([odd, make_record(1)], score([odd, make_record(1)]))
    assert "onerror=alert" not in page
    assert "<b>eggs</b>" not in page
    entry = unpacked(Outline(page).data["problems-data"])[0]
    assert entry["text"] == HOSTILE
    assert entry["answers"][0]["raw"] == HOSTILE


def test_each_problem_can_be_opened_in_full(records: list[RunRecord]) -> None:
    first = unpacked(problem_list([judge(record) for record in records], NAMES).data)[1]
    assert first["gold"] == "9"
    assert first["pipeline"]["steps"] == ["laid = 12", "12 - 3 = 9"]
    assert first["pipeline"]["program"].startswith("laid = 12\n")
    assert [(each["times"], each["chosen"]) for each in first["pipeline"]["candidates"]] == [(2, True), (1, False)]
    assert first["answers"][0] == {
        "name": "base/direct",
        "raw": "The answer is 10.",
        "extracted": "10",
        "standing": "wrong",
        "verdict": "refuted",
        "reason": "the only answer of the program is 9",
    }


def test_a_list_that_would_be_too_large_is_cut_and_says_so(make_record: MakeRecord) -> None:
    chatty = [judge(make_record(n, direct="no number " * 300)) for n in range(50)]
    whole, cut = problem_list(chatty, NAMES), problem_list(chatty, NAMES, most_bytes=1)
    assert not whole.shortened
    assert cut.shortened
    assert len(unpacked(cut.data)) == 50
    assert unpacked(cut.data)[0]["answers"][0]["raw"].endswith(" …")
    assert unpacked(cut.data)[0]["pipeline"]["candidates"] == []


def test_a_run_without_answerers_or_answers(make_record: MakeRecord) -> None:
    alone = [make_record(n, pipeline="contradiction").model_copy(update={"answers": {}}) for n in range(3)]
    page = render_html(alone, score(alone))
    assert "chart-risk" not in Outline(page).ids
    assert "Of 3 problems the pipeline answered 0 and was right on 0" in page


def test_the_claim_names_the_widest_gap(records: list[RunRecord]) -> None:
    words = claim(score(records)).replace("\N{NO-BREAK SPACE}", " ")
    assert words.startswith("Of 62 problems the pipeline answered 61 and was right on 60: accuracy 96.8 %")
    assert "base/direct answered wrongly on 30 (48.4 %), 46.8 points more often than the pipeline" in words


def test_recorded_answerers_are_shown_by_the_end_of_their_names() -> None:
    names = ["recorded:a.jsonl#gpt/cot", "recorded:b.jsonl#gpt/cot", "recorded:a.jsonl#gpt/direct", "twin"]
    assert list(short_names(names).values()) == [names[0], names[1], "gpt/direct", "twin"]


def test_the_terminal_shows_the_claim_and_the_tables(records: list[RunRecord]) -> None:
    shown = io.StringIO()
    render_terminal(score(records), Console(file=shown, width=160))
    for words in ("Of 62 problems", "Each side on all 62", "McNemar", "detector of wrong answers", "Accuracy by suite"):
        assert words in shown.getvalue()


def write_run(directory: Path, records: list[RunRecord]) -> None:
    config = RunConfig(
        suites=(SuiteEntry(name="eggs", problems=len(records), sha256="0" * 64),),
        pipeline={"model": "0.5b", "candidates": 8},
        answerers=("base/direct", "twin"),
    )
    (directory / CONFIG_FILE).write_text(config.model_dump_json(), encoding="utf-8")
    lines = "".join(record.model_dump_json() + "\n" for record in records)
    (directory / RECORDS_FILE).write_text(lines, encoding="utf-8")


def test_a_run_directory_gets_its_scores_and_its_page(tmp_path: Path, records: list[RunRecord]) -> None:
    write_run(tmp_path, records)
    page = write_report(tmp_path)
    assert page == tmp_path / "report.html"
    assert (tmp_path / "scores.json").exists()
    assert "<dt>candidates</dt><dd>8</dd>" in page.read_text(encoding="utf-8")


def test_an_empty_directory_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="not a run directory"):
        write_report(tmp_path)


def test_a_browser_draws_the_charts_and_lists_the_problems(tmp_path: Path, records: list[RunRecord]) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("needs Chromium")
    write_run(tmp_path, records)
    page = write_report(tmp_path)
    options = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        f"--disable-component-update --disable-sync --user-data-dir={tmp_path / 'profile'} "
        "--virtual-time-budget=8000 --dump-dom"
    )
    command = [browser, *options.split(), f"file://{page}#open"]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    assert "62 of 62 problems, the first 50 shown" in dom
    assert dom.count('<details class="problem"') == 50
    assert dom.count('class="main-svg"') >= 5
    assert '<span class="keyword">answer</span> laid - broken' in dom
    assert re.search(r"verifier: 9 is the only answer of the program", dom)
