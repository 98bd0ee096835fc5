"""The bundled incident through every stage onto the page, as an editor meets it.

With FACTCHECK_FIGURES=1 the page's picture for the README is made anew (reports/figures/report.png).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck
from tests.report import browser

ROOT = Path(__file__).parents[2]
FIGURE = ROOT / "reports" / "figures" / "report.png"


@pytest.fixture(scope="module")
def report() -> factcheck.Report:
    return factcheck.compare(factcheck.read(ROOT / "corpora" / "balochistan-2026" / "articles.jsonl"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[browser.Browser]:
    browser.needed()
    with browser.started() as started:
        yield started


def test_every_quote_is_short_and_stands_in_its_article(report: factcheck.Report) -> None:
    assert report.claims
    for claim in report.claims:
        article = report.article[claim.article_id]
        around = report.excerpt(claim)
        assert len(around.text.split()) <= 40, claim.quote
        assert around.text in article.part(claim.field)
        assert len(claim.quote.split()) <= 40


def test_ten_seconds(chromium: browser.Browser, report: factcheck.Report, tmp_path: Path) -> None:
    """What to print, hold and drop stands on the first screen, and a click leads from a dispute to its two quotes."""
    file = report.write(tmp_path / "out") / "report.html"
    chromium.open(file, width=1280, height=960)
    chromium.wait("document.documentElement.dataset.ready === 'yes'")
    for status in ("print", "hold"):
        box = chromium.run(
            "return document.querySelector(`.call.${arguments[0]} li`).getBoundingClientRect().bottom", status
        )
        assert box < 960, status
    chromium.run("document.querySelector('.call.hold a').click()")
    chromium.wait("document.querySelectorAll('.dispute.target[open] .quote mark').length === 2")
    chromium.run("document.querySelectorAll('.chart').forEach(c => c.scrollIntoView())")
    chromium.wait("document.querySelectorAll('.plot svg').length >= 2")
    assert chromium.console() == []
    assert chromium.requests() == []
    if os.environ.get("FACTCHECK_FIGURES"):
        FIGURE.parent.mkdir(parents=True, exist_ok=True)
        chromium.open(file, width=1280, height=1180)
        chromium.wait("document.documentElement.dataset.ready === 'yes'")
        chromium.picture(FIGURE)
