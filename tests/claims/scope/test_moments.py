"""The moment that a figure is told for: from the text alone, never invented."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.claims.document import open_article
from factcheck.claims.scope import moments
from factcheck.claims.setting import dates
from factcheck.records import Article, Moment
from tests.claims.reading import counts

MONDAY = "2026-05-18"


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("By Friday night 23 people had been confirmed dead.", "2026-05-15"),
        ("On Saturday evening the ministry said 61 people were missing.", "2026-05-16"),
        ("As of 14:30 GMT on Sunday, 70 people had been killed.", "2026-05-17T14:30:00+00:00"),
        ("By 9:05 a.m. local time 64 people were known to have died.", "2026-05-18"),
        ("Twelve people were killed on Saturday.", None),
        ("Six people died, officials said.", None),
        ("A bus hit by Sunday's storm fell, killing six people.", None),
        ("Residents must leave by Friday; six people were killed.", None),
        ("Last week the mayor spoke of nine dead.", None),
    ],
)
def test_what_a_sentence_ties_its_figure_to(text: str, as_of: str | None) -> None:
    (claim,) = counts(text, published=MONDAY)
    assert claim.as_of == as_of


@pytest.mark.parametrize("zone", ["PST", "CDT", "MDT", "IST", "BST"])
def test_a_zone_that_several_countries_write_gives_no_offset(zone: str) -> None:
    (claim,) = counts(f"As of 14:30 {zone} on Sunday, 70 people had been killed.", published=MONDAY)
    assert (claim.as_of or "").partition("+")[0].startswith("2026-05-17")
    assert not Moment.parse(claim.as_of).timed


def test_without_publication_no_day_is_known() -> None:
    (claim,) = counts("As of Sunday evening, 19 people had died.")
    assert claim.as_of is None


def test_entries_hold_their_hour_until_the_next() -> None:
    text = "16:20 The mayor says nine people died.\nHe thanked the crews.\n14:05 Police: four dead."
    document = open_article(Article(text=text, published=MONDAY))
    pages = moments.entries(document, {})
    assert [pages[s].minute for s in document.body] == [16 * 60 + 20, 16 * 60 + 20, 14 * 60 + 5]


def test_entries_over_midnight_go_on_in_the_order_of_the_page() -> None:
    text = "01:10\nNine people died.\n23:40\nSix people died.\n21:05\nFour people died."
    document = open_article(Article(text=text, published=MONDAY))
    day = dt.date.fromisoformat(MONDAY)
    pages = moments.entries(document, {})
    assert [pages[s].iso(day) for s in document.body][::2] == [MONDAY, "2026-05-17", "2026-05-17"]
    assert [(c.interval.stated, c.scope) for c in counts(text, published=MONDAY) if c.interval] == [
        (9, "incident"),
        (6, "superseded"),
        (4, "superseded"),
    ]


def test_one_hour_is_no_live_page() -> None:
    document = open_article(Article(text="10:05 is when the roof fell. Nine people died.", published=MONDAY))
    assert moments.entries(document, {}) == {}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Police said on Friday that five people died.", True),
        ("On Friday the ministry said five people died.", True),
        ("Friday's bulletin has five dead.", True),
        ("Five people died on Friday, police said.", False),
        ("On Friday gunmen killed five people, police said.", False),
        ("Friday's blast killed five people.", False),
    ],
)
def test_the_day_of_a_statement_is_not_the_day_of_the_event(text: str, states: bool) -> None:
    document = open_article(Article(text=text, published=MONDAY))
    (mention,) = dates.read(document).mentions
    assert moments.states(mention.sentence, mention) is states


def test_moments_are_ordered_by_day_then_hour() -> None:
    day = dt.date(2026, 5, 17)
    early = moments.Stamp(0, 5, day, 600, exact=True, zone="", how="entry")
    late = moments.Stamp(9, 14, day, 900, exact=True, zone="", how="entry")
    bare = moments.Stamp(9, 14, None, None, exact=False, zone="", how="statement")
    assert early.before(late, None)
    assert not late.before(early, None)
    assert not early.before(bare, None)
    assert early.before(bare, day + dt.timedelta(days=1))  # an undated one stands for the day of publication
