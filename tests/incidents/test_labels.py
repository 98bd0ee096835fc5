"""What an incident is called: its day and its place, where the articles give several."""

from typing import Any

import pytest

from factcheck.incidents import together
from factcheck.records import Article, Claim


def told(number: int, published: str, day: str, *places: str) -> tuple[Article, list[Claim]]:
    article = Article(id=f"a{number}", text="Jets hit the market.", title="Air strike on a market", published=published)
    given: list[Any] = [("date", day), *(("place", place) for place in places)]
    return article, [
        Claim(article_id=article.id, kind=kind, value=value, start=n) for n, (kind, value) in enumerate(given)
    ]


def label(*stories: tuple[Article, list[Claim]]) -> str:
    (incident,) = together([article for article, _ in stories], [c for _, cs in stories for c in cs]).incidents
    return incident.label


@pytest.mark.parametrize(
    ("days", "named"),
    [
        (("2026-04-08", "2026-04-15"), "15 April"),
        (("2026-04-15", "2026-04-08"), "15 April"),
        (("2026-04-08",) * 2, "8 April"),
    ],
)
def test_of_two_days_the_one_that_the_reports_were_printed_closest_to(days: tuple[str, str], named: str) -> None:
    found = label(*(told(i, "2026-04-15", day, "Osk") for i, day in enumerate(days)))
    assert named in found


@pytest.mark.parametrize(
    ("places", "named"),
    [
        (("northern Freedonia", "Osk"), "Osk"),
        (("northern Freedonia",), "northern Freedonia"),
        (("al-Osk", "Velm"), "al-Osk"),
    ],
)
def test_a_named_town_goes_before_a_quarter_of_the_land(places: tuple[str, ...], named: str) -> None:
    assert label(*(told(i, "2026-04-15", "2026-04-15", *places) for i in (1, 2))).startswith(named)
