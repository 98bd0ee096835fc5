"""The day that a page prints above its story, and what is no such day."""

from __future__ import annotations

import pytest

from factcheck.articles import heads
from factcheck.articles.prepare import prepare
from factcheck.records import Article

STORY = "The dam above Orrin burst before dawn and nine people drowned, the mayor said."


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("Published March 3 2016 ", "2016-03-03"),
        ("Date of publication: 3 March 2016\n", "2016-03-03"),
        ("Posted on March 3, 2016 by Ada Loam ", "2016-03-03"),
        ("Thu 03 Mar 2016 at 0914 ", "2016-03-03"),
        ("KNA Thursday 3 Mar 2016 ", "2016-03-03"),
        ("23.03.2016 (updated 1838 24.03.2016) ", "2016-03-23"),
        ("Last updated at Mar 032016 ", "2016-03-03"),
        ("Dam bursts above Orrin, nine dead KNA Thursday 3 Mar 2016 ", "2016-03-03"),
    ],
)
def test_the_day_above_a_story_is_read_and_taken_off(above: str, day: str) -> None:
    head = heads.of(above + STORY, "Dam bursts above Orrin; nine dead - World - The Daily Sample")
    assert head is not None
    assert (head.date(None), head.text) == (day, STORY)


@pytest.mark.parametrize(
    "text",
    [
        "3 March 2016 was the day the dam burst. Nine people drowned.",
        "On 3 March 2016 The Daily Sample printed the plans of the dam.",
        "3 March 2016, when the dam burst, is not forgotten here.",
        "Nine people drowned on Thursday, March 3, 2016, the mayor said.",
        "March 2016 Was The Wettest On Record, the weather office said.",
    ],
)
def test_a_sentence_that_begins_with_a_date_is_no_head(text: str) -> None:
    assert heads.of(text, "Dam bursts above Orrin") is None


def test_a_headline_that_runs_into_the_story_is_taken_off_and_one_on_its_own_line_stays() -> None:
    head = heads.of(f"Dam bursts above Orrin, nine dead {STORY}", "Dam bursts above Orrin, nine dead")
    assert head == heads.Head("", STORY, updated=False)
    assert heads.of(f"Dam bursts above Orrin, nine dead\n{STORY}", "Dam bursts above Orrin, nine dead") is None


@pytest.mark.parametrize(
    ("above", "given", "then"),
    [
        ("Published March 3 2016 ", "2016-03-17", "2016-03-03"),  # a crawl's day
        ("Published March 3 2016 ", None, "2016-03-03"),
        ("Published March 3 2016 ", "2016-03-04T01:10:00+05:00", "2016-03-04T01:10:00+05:00"),  # the finer one
        ("Last updated at Mar 5 2016 ", "2016-03-03", "2016-03-03"),
        ("Last updated at Mar 15 2016 ", "2016-03-03", "2016-03-15"),
        ("05.03.2016 ", "2016-03-17", "2016-03-17"),  # nothing settles day and month
    ],
)
def test_the_day_printed_goes_before_another_that_was_given(above: str, given: str | None, then: str) -> None:
    reading = prepare([Article(text=above + STORY, published=given, id="a")])
    assert reading.articles[0].published == then
    assert bool(reading.warnings) == (given != then)


def test_other_stories_of_the_outlet_settle_day_and_month() -> None:
    texts = [f"{day} {STORY}" for day in ("05.03.2016", "23.03.2016")]
    read = prepare([Article(text=t, outlet="The Daily Sample", published="2016-06-01", id=t[:5]) for t in texts])
    assert [a.published for a in read.articles] == ["2016-03-05", "2016-03-23"]
