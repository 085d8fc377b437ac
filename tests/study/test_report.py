"""The page of a study: what it holds, and that it works in a browser, on a phone and in print."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neurosym.errors import RunError
from neurosym.evaluation.judging import Judged
from neurosym.study.exporting import all_columns
from neurosym.study.gap import gap_findings
from neurosym.study.report import render_html, write_report
from neurosym.study.results import Chart, Finding, StudyResults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MakeJudged = Callable[..., Judged]
Runs = Mapping[str, Sequence[Judged]]

HOSTILE = '</script><img src=x onerror=alert(1)> & "quotes", and more'
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture
def runs(make_judged: MakeJudged) -> Runs:
    """Two suites with different answerers."""
    return {
        suite: [
            make_judged(
                n,
                pipeline="8" if n % 5 == 0 else "9",
                confidence=n / 60,
                said={"direct": "10" if n % 2 else "9", name: "9"},
                suite=suite,
                meta={"steps": 1 + n % 4},
            )
            for n in range(60)
        ]
        for suite, name in (("eggs", "twin"), ("hens", "other"))
    }


@pytest.fixture
def results(runs: Runs) -> StudyResults:
    sizes = [{"size": 10**n, "accuracy": n / 4, "accuracy_low": 0.0, "accuracy_high": 1.0} for n in range(4)]
    many = [{"name": f"answerer-with-a-long-name-{n}", "spread": n, "note": HOSTILE} for n in range(30)]
    made = {"section": "Made up", "question": HOSTILE, "limits": "Made up."}
    return StudyResults(
        title="A study",
        claim="There is a gap.\n\nIt is told twice.",
        method="Both sides answer.",
        findings=(
            *gap_findings(runs),
            Finding(
                id="sizes",
                title="By size",
                columns={"size": "Size", "accuracy": "Accuracy"},
                rows=tuple(sizes),
                chart=_chart("scatter", "size", "accuracy", low="accuracy_low", high="accuracy_high", log_x=True),
                says="It speaks against us.",
                negative=True,
                **made,
            ),
            Finding(
                id="many",
                title="Many bars",
                columns={"name": "Name", "spread": "Spread", "note": "Note"},
                rows=tuple(many),
                chart=_chart("bar", "name", "spread"),
                **made,
            ),
            Finding(id="none", title="No rows", columns={"a": "A"}, rows=(), chart=_chart("line", "a", "a"), **made),
        ),
        config={"limit": 60, "note": HOSTILE},
        versions={"neurosym": "9.9.9"},
        seeds={"sample": 17},
        missing={"gpt": "has no records"},
    )


def _chart(kind: str, x: str, y: str, **more: object) -> Chart:
    return Chart.model_validate({"kind": kind, "x": x, "y": y, "x_title": x, "y_title": y, **more})


def test_the_page_has_every_part_and_loads_nothing(results: StudyResults, runs: Runs) -> None:
    page = render_html(results, runs)
    for part in ("contents", "method", "negative", "limits", "missing", "repeat", "problems", "finding-sizes"):
        assert f'id="{part}"' in page
    for words in ("It is told twice.", "has no records", "<dd>9.9.9</dd>", "<dt>seed, sample</dt><dd>17</dd>"):
        assert words in page
    assert "default-src 'none'" in page
    assert "<img" not in page.split("plotly.js v")[0]
    assert page.count('id="chart-') == len(results.findings) - 1


def test_negative_findings_and_limits_stand_together(results: StudyResults, runs: Runs) -> None:
    page = render_html(results, runs)
    negative = page.split('<section id="negative"')[1].split("</section>")[0]
    assert '<a href="#finding-sizes">By size</a>' in negative
    assert "It speaks against us." in negative
    assert "Many bars" not in negative
    limits = page.split('<section id="limits"')[1].split("</section>")[0]
    assert limits.count("Made up.") == 1
    assert all(f'href="#finding-{id}"' in limits for id in ("sizes", "many", "none"))


def test_a_study_without_runs_or_findings(results: StudyResults) -> None:
    page = render_html(results.model_copy(update={"findings": (), "missing": {}}), {})
    assert 'id="problems"' not in page
    assert "No finding of this study is marked as negative." in page
    assert "All that was asked for was there." in page


def test_a_page_that_cannot_be_written(tmp_path: Path, results: StudyResults) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RunError, match="cannot be written"):
        write_report(results, tmp_path / "file", {})


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("needs Chromium")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path, results: StudyResults, runs: Runs) -> Iterator[Callable[..., Page]]:
    """The page of the study in a window; that it complained of nothing is checked when the test ends."""
    path = write_report(results, tmp_path / "study", runs)
    complaints: list[str] = []
    pages: list[Page] = []

    def opened(viewport: dict[str, int]) -> Page:
        page = browser.new_page(viewport=viewport, accept_downloads=True)
        page.set_default_timeout(120_000)  # for a machine that does much else
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(path.as_uri())
        page.wait_for_selector("#list details")
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert complaints == []


def test_every_figure_is_drawn_and_shows_its_interval(open_page: Callable[..., Page], results: StudyResults) -> None:
    page = open_page(DESKTOP)
    for finding in results.findings:
        drawn = page.locator(f"#chart-{finding.id} .main-svg").count()
        assert bool(drawn) == bool(finding.rows), finding.id
    assert page.locator("#chart-sizes .errorbar").count() == 4
    assert page.locator("#chart-many .bars .point").count() == 30
    bar = page.locator("#chart-many .bars .point").nth(20)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#chart-many .hovertext")
    assert "answerer-with-a-long-name-20" in (page.locator("#chart-many .hovertext").first.text_content() or "")


def test_the_data_of_a_finding_can_be_downloaded(open_page: Callable[..., Page], results: StudyResults) -> None:
    page = open_page(DESKTOP)
    for id in ("sides", "many", "none"):
        finding = results.finding(id)
        given = _downloaded(page, id, "json")
        assert Finding.model_validate_json(given) == finding
        header, *rows = list(csv.reader(_downloaded(page, id, "csv").splitlines(keepends=True)))
        assert tuple(header) == all_columns(finding)
        assert len(rows) == len(finding.rows)
        if id == "many":
            assert rows[3] == ["answerer-with-a-long-name-3", "3", HOSTILE]


def _downloaded(page: Page, id: str, form: str) -> str:
    with page.expect_download() as waiting:
        page.click(f'button[data-finding="{id}"][data-form="{form}"]')
    assert waiting.value.suggested_filename == f"{id}.{form}"
    with Path(waiting.value.path()).open(encoding="utf-8", newline="") as file:
        return file.read()


def test_a_problem_opens_and_the_list_can_be_searched(open_page: Callable[..., Page]) -> None:
    page = open_page(DESKTOP)
    assert (page.locator("#count").text_content() or "").startswith("120 of 120 problems, the first 50 shown")
    page.select_option('select[name="suite"]', "hens")
    page.select_option('select[name="answerer"]', "direct")
    page.select_option('select[name="said"]', "wrong")
    assert page.locator("#count").text_content() == "30 of 120 problems"
    page.fill('input[name="words"]', "(7)")
    assert page.locator("#count").text_content() == "1 of 120 problems"
    page.click("#list details summary")
    inside = page.locator("#list details .inside").text_content() or ""
    assert "gold answer: 9" in inside
    assert "direct" in inside
    assert "other" in inside
    page.select_option('select[name="answerer"]', "twin")
    assert page.locator("#count").text_content() == "0 of 120 problems"


def test_the_contents_lead_to_the_findings(open_page: Callable[..., Page], results: StudyResults) -> None:
    page = open_page(DESKTOP)
    targets = page.eval_on_selector_all("a[href^='#']", "links => links.map(each => each.getAttribute('href'))")
    assert {f"#finding-{each.id}" for each in results.findings} <= set(targets)
    for target in set(targets):
        assert page.locator(target).count() == 1, target
    page.click("#contents a[href='#finding-many']")
    page.click("#finding-many details.folded summary")
    assert page.locator("#finding-many table").is_visible()


def test_nothing_is_wider_than_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE)
    page.click("#list details summary")
    for folded in page.locator("details.folded > summary").all():
        folded.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    widths = page.eval_on_selector_all(
        ".plot svg.main-svg", "all => all.map(each => each.getBoundingClientRect().right)"
    )
    assert max(widths) <= PHONE["width"]


def test_it_can_be_printed(open_page: Callable[..., Page]) -> None:
    page = open_page(DESKTOP)
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert not page.locator(".data").first.is_visible()
    assert page.locator("#finding-sizes table").is_visible()
