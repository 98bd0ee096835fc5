"""Live pages as plain text: one article under its own id, whose figures hold at the times of their entries."""

import json

import factcheck
from factcheck.articles import limits, read_all

ENTRIES = (
    "14:30 GMT - The toll has risen to 12, police say.",
    "12:15 GMT - Nine people are dead, a hospital says.",
    "10:05 GMT - Police say five people died.",
)


def test_a_live_text_is_one_article_with_a_moment_for_each_figure(tmp_path):
    row = {"id": "p", "title": "Market blast: live updates", "published": "2026-01-31", "text": "\n\n".join(ENTRIES)}
    (tmp_path / "live.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (page,) = factcheck.read(tmp_path / "live.jsonl")
    assert page.id == "p"
    moments = {c.interval.stated: c.as_of for c in factcheck.extract(page) if c.kind == "killed" and c.interval}
    assert moments == {12: "2026-01-31T14:30:00+00:00", 9: "2026-01-31T12:15:00+00:00", 5: "2026-01-31T10:05:00+00:00"}


def test_a_toll_that_rises_from_entry_to_entry_is_no_contradiction():
    page = factcheck.Article(
        text="\n\n".join(ENTRIES), title="Market blast: live updates", outlet="Delta Courier", published="2026-01-31"
    )
    report = factcheck.compare([page])
    assert {d.severity for d in report.discrepancies} <= {"low"}


def _page(entries: int) -> str:
    update = {
        "@type": "BlogPosting",
        "articleBody": "Police say five people died.",
        "datePublished": "2026-01-31T10:00Z",
    }
    blog = {"@type": "LiveBlogPosting", "headline": "Market blast", "liveBlogUpdate": [update] * entries}
    return f'<html><head><script type="application/ld+json">{json.dumps(blog)}</script></head><body><p>Live</p></body>'


def test_entries_that_are_too_many_to_read_are_told(tmp_path):
    (tmp_path / "live.html").write_text(_page(limits.PARTS + 100), encoding="utf-8")
    reading = read_all([str(tmp_path / "live.html")])
    assert len(reading.articles) == limits.PARTS
    assert [s.reason for s in reading.skipped] == [
        f"the live page has more than {limits.PARTS} entries; the first {limits.PARTS} are read"
    ]
    (tmp_path / "live.html").write_text(_page(limits.PARTS), encoding="utf-8")
    assert not read_all([str(tmp_path / "live.html")]).skipped
