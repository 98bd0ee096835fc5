"""A draft's findings stand where the writer's editor shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.records import Interval
from factcheck.report import draft, shapes
from tests.report import make
from tests.report.checked import checked


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


@pytest.mark.parametrize("name", ["a.md", "a.docx"])
def test_what_the_writer_sees(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04..." if name == "a.docx" else b"# Ten killed in raid\n\nHere 10 died.")
    home = make.article(1, "Here 10 died.", title="Ten killed in raid")
    shown = draft.source_of(path, home, bytes.decode)
    assert (
        shown == {"a.md": "# Ten killed in raid\n\nHere 10 died.", "a.docx": "Ten killed in raid\nHere 10 died."}[name]
    )


def test_findings_stand_in_the_order_of_the_draft_and_what_it_lacks_last() -> None:
    found = checked().found
    assert [(f.remark.rule, f.place.line, f.place.column) for f in found] == [("outdated", 3, 40), ("lacking", 1, 1)]
    assert [q.outlet for q in found[0].against] == ["Outlet 2"]


def test_a_line_is_what_compilers_print() -> None:
    first, second = shapes.text(checked()).splitlines()
    assert first == (
        "draft.md:3:40: high: outdated: 10 (deaths, security) is an earlier count. "
        "[Outlet 2: “At least 17 soldiers were killed”] Safe: At least 17 killed, police said."
    )
    assert second.startswith("draft.md:1:1: low: lacking: ")
