"""Time expressions, their days, and the day of the incident. Own sentences; outlets and events are invented."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import extract
from factcheck.claims.document import open_article
from factcheck.claims.setting import dates
from factcheck.records import Article


def reading(text: str, published: str | None = "2026-01-31", title: str | None = None) -> dates.DateReading:
    return dates.read(open_article(Article(text=text, title=title, published=published)))


def only(text: str, published: str | None = "2026-01-31") -> tuple[str | None, str | None, str]:
    mentions = reading(text, published).mentions
    assert len(mentions) == 1, mentions
    m = mentions[0]
    return (m.first and m.first.isoformat(), m.last and m.last.isoformat(), m.role)


@pytest.mark.parametrize(
    ("text", "first", "last", "role"),
    [
        ("A bomb went off on January 31.", "2026-01-31", "2026-01-31", "on"),
        ("A bomb went off on 30 January 2026.", "2026-01-30", "2026-01-30", "on"),
        ("A bomb went off on Saturday, January 31.", "2026-01-31", "2026-01-31", "on"),
        ("A bomb went off on Friday (January 30, 2026).", "2026-01-30", "2026-01-30", "on"),
        ("A bomb went off on the 14th of January.", "2026-01-14", "2026-01-14", "on"),
        ("A bomb went off on the 14th.", "2026-01-14", "2026-01-14", "on"),
        ("A bomb went off on Friday.", "2026-01-30", "2026-01-30", "on"),
        ("A bomb went off on Saturday.", "2026-01-31", "2026-01-31", "on"),
        ("A bomb went off late Tuesday.", "2026-01-27", "2026-01-27", "on"),
        ("A bomb went off early on Monday.", "2026-01-26", "2026-01-26", "on"),
        ("A bomb went off last Saturday.", "2026-01-24", "2026-01-24", "on"),
        ("A bomb went off yesterday.", "2026-01-30", "2026-01-30", "on"),
        ("A bomb went off overnight.", "2026-01-30", "2026-01-31", "on"),
        ("A bomb went off over the weekend.", "2026-01-31", "2026-02-01", "on"),
        ("A bomb went off last week.", "2026-01-19", "2026-01-25", "on"),
        ("A bomb went off last month.", "2025-12-01", "2025-12-31", "on"),
        ("A bomb went off last year.", "2025-01-01", "2025-12-31", "earlier"),
        ("A bomb went off three days ago.", "2026-01-28", "2026-01-28", "on"),
        ("A bomb went off in 2021.", "2021-01-01", "2021-12-31", "on"),
        ("A bomb went off in March.", "2025-03-01", "2025-03-31", "on"),
        ("Fighting has gone on since March.", "2025-03-01", None, "since"),
        ("Fighting has gone on since Wednesday.", "2026-01-28", None, "since"),
        ("Such attacks have grown in recent years.", None, None, "earlier"),
        ("A bomb went off on New Year’s Eve.", "2025-12-31", "2025-12-31", "on"),
        ("The council will meet on Monday.", "2026-02-02", "2026-02-02", "later"),
    ],
)
def test_an_expression_and_its_days(text: str, first: str | None, last: str | None, role: str) -> None:
    assert only(text) == (first, last, role)


@pytest.mark.parametrize(
    ("title", "day", "role"),
    [
        ("Cholera: clinics to open on Friday", "2026-02-06", "later"),
        ("Deaths rise to nine on Friday", "2026-01-30", "on"),
        ("Roads closed due to floods on Friday", "2026-01-30", "on"),
    ],
)
def test_a_headline_plans_by_an_infinitive(title: str, day: str, role: str) -> None:
    (mention,) = reading("Nothing more is known.", title=title).mentions
    assert (mention.first and mention.first.isoformat(), mention.role) == (day, role)


def test_early_january_looks_back_over_the_new_year() -> None:
    assert only("A ferry sank on December 30.", "2026-01-02")[0] == "2025-12-30"
    assert only("A ferry sank on Wednesday.", "2026-01-02")[0] == "2025-12-31"


def test_a_month_name_that_is_a_verb_or_a_title_is_no_date() -> None:
    assert reading("The minister may resign, and thousands march in the capital.").mentions == ()


@given(st.dates(dt.date(2000, 1, 10), dt.date(2030, 12, 1)), st.sampled_from(range(7)))
def test_a_weekday_is_the_latest_one_not_after_publication(published: dt.date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    first, last, role = only(f"A bridge collapsed on {name}.", published.isoformat())
    day = dt.date.fromisoformat(first or "")
    assert (day.weekday(), role, last) == (weekday, "on", first)
    assert 0 <= (published - day).days < 7


@given(st.dates(dt.date(2000, 1, 10), dt.date(2030, 12, 1)), st.integers(0, 50))
def test_a_date_without_its_year_is_the_near_one(published: dt.date, back: int) -> None:
    day = published - dt.timedelta(days=back)
    assert only(f"A bridge collapsed on {day:%B} {day.day}.", published.isoformat())[0] == day.isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bomb tore through a market on Friday, killing nine people.", "2026-01-30"),
        ("Nine people were killed when a bus plunged into a ravine on Thursday, police said on Friday.", "2026-01-29"),
        ("The death toll from Tuesday's quake rose to 41 on Friday, officials said.", "2026-01-27"),
        ("The search goes on. The Jan. 12 fire killed 20 people, the county said on Friday.", "2026-01-12"),
        ("Gunmen stormed a bank on Friday. In 2021 a similar attack left 60 dead.", "2026-01-30"),
        (
            "Troops freed the hostages on Friday. Gunmen had attacked the train on Thursday and killed its guard.",
            "2026-01-29",
        ),
        ("Millwork Ltd will cut 900 jobs, its chief executive told staff on Friday.", "2026-01-30"),
        ("A bomber struck a market and killed nine, officials said on Friday.", "2026-01-30"),
    ],
)
def test_the_day_of_the_incident(text: str, day: str) -> None:
    event = reading(text).event
    assert event
    assert event.isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "The death toll has reached 41, the ministry said on Friday.",
        "A bomb killed nine people in a market, hospital staff said.",
        "Talks will be held on Monday after the bombing that killed nine.",
        "As of Friday the list of the missing held 19 names.",
    ],
)
def test_where_the_article_does_not_say_when_nothing_is_said(text: str) -> None:
    assert reading(text).event is None


def test_days_of_unrest_have_bounds_and_no_single_day() -> None:
    got = reading(
        "Six people died on Tuesday, 41 were killed on Wednesday and 59 were killed on Thursday in the protests."
    )
    assert (got.event, got.first, got.last) == (None, dt.date(2026, 1, 27), dt.date(2026, 1, 29))


def test_without_publication_only_full_dates_count() -> None:
    assert reading("A bomb killed nine on Friday.", None).event is None
    assert reading("A bomb killed nine on January 30.", None).event is None
    assert reading("A bomb killed nine on January 30, 2026.", None).event == dt.date(2026, 1, 30)


def test_the_previous_day_is_counted_from_the_incident() -> None:
    got = reading("Gunmen attacked a convoy on Friday and killed four. The previous day troops killed 12 rebels.")
    assert [m.first for m in got.mentions] == [dt.date(2026, 1, 30), dt.date(2026, 1, 29)]


def test_claims_put_the_incident_first_and_keep_the_rest_as_background() -> None:
    article = Article(
        text="A mine collapsed on Friday and killed seven. A similar collapse on January 3 killed two.",
        published="2026-01-31",
    )
    document = open_article(article)
    claims = dates.find(document, dates.read(document))
    assert [(c.value, c.scope) for c in claims] == [("2026-01-30", "incident"), ("2026-01-03", "background")]
    assert all(article.part(c.field)[c.start : c.end] == c.quote for c in claims)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    article = Article(text=text, published="2026-01-31")
    document = open_article(article)
    for claim in dates.find(document, dates.read(document)):
        assert article.text[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize("published", ["0001-01-01", "0050-03-31", "1800-01-01", "9899-12-31", "9999-12-30"])
@pytest.mark.parametrize(
    "when",
    ["last month", "98 years ago", "last year", "overnight", "on Sunday", "next Friday", "on the 31st", "in May"],
)
def test_any_day_of_publication_can_be_counted_from(published: str, when: str) -> None:
    article = Article(text=f"A bomb killed nine people in a market {when}. Troops left on Monday.", published=published)
    assert any(c.kind == "killed" for c in extract(article))
