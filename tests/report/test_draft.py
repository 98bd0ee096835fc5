"""A draft's findings stand where the writer's editor shows them."""

from __future__ import annotations

import json

import pytest

from factcheck.records import Interval
from factcheck.report import Report, draft
from tests.report import make


def placed(source: str, text: str, quote: str, **given: object) -> draft.Place:
    home = make.article(1, text, title="Ten killed in raid")
    return draft.locate(source, home, make.claim(home, quote, Interval.exact(10), **given))


def test_plain_text() -> None:
    text = "First paragraph.\n\nHere 10 died."
    place = placed(text, text, "10 died")
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 6, 3, 13)


def test_front_matter_shifts_the_lines() -> None:
    source = "---\ntitle: Ten killed in raid\noutlet: Outlet 1\n---\nOn Friday\n10 died.\n"
    assert placed(source, "On Friday\n10 died.", "10 died").line == 6
    headline = placed(source, "On Friday\n10 died.", "Ten killed", field="title")
    assert (headline.line, headline.column) == (2, 8)


def test_the_second_of_two_equal_wordings() -> None:
    text = "10 died. Later it said 10 died."
    home = make.article(1, text)
    second = make.claim(home, "10 died", Interval.exact(10))
    second = type(second)(article_id="a1", kind="killed", start=23, end=30, quote="10 died")
    assert draft.locate(text, home, second).column == 24


@pytest.mark.parametrize("source", ["<p>In all <b>10</b>\n people&nbsp;died.</p>", "In all **10** people\ndied."])
def test_markup_between_the_words(source: str) -> None:
    place = placed(source, "In all 10 people died.", "10 people died")
    assert source.splitlines()[0][place.column - 1 :].startswith("10")


def test_words_that_are_not_in_the_file_point_at_its_start() -> None:
    assert placed("nothing of it", "Here 10 died.", "10 died") == draft.Place()


@pytest.fixture
def found() -> tuple[Report, tuple[draft.Finding, ...]]:
    report = make.small()
    mine = report.article["a1"]
    return report, draft.findings(report, mine, "draft.md", f"# Title 1\n\n{mine.text}\n")


def test_text(found: tuple[Report, tuple[draft.Finding, ...]]) -> None:
    lines = draft.SHAPES["text"](*found, "0").splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("draft.md:3:40: high: killed security, here 10 (conflict): Both give the toll")
    assert lines[0].endswith("[Outlet 2: “At least 17 soldiers were killed”]")


def test_json(found: tuple[Report, tuple[draft.Finding, ...]]) -> None:
    (only,) = json.loads(draft.SHAPES["json"](*found, "0"))["findings"]
    assert (only["line"], only["column"], only["severity"], only["verdict"]) == (3, 40, "high", "conflict")


def test_sarif(found: tuple[Report, tuple[draft.Finding, ...]]) -> None:
    data = json.loads(draft.SHAPES["sarif"](*found, "1.2.3"))
    (run,) = data["runs"]
    assert (data["version"], run["tool"]["driver"]["version"]) == ("2.1.0", "1.2.3")
    (result,) = run["results"]
    assert (result["level"], result["ruleId"]) == ("error", "conflict")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 40, "endLine": 3, "endColumn": 73}
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["conflict"]


def test_html(found: tuple[Report, tuple[draft.Finding, ...]]) -> None:
    assert draft.SHAPES["html"](*found, "0").startswith("<!doctype html>")
