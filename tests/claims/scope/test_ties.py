"""What a figure is tied to in its sentence."""

from __future__ import annotations

import pytest

from factcheck.claims.document import PlaceMention, open_article
from factcheck.claims.scope import ties
from factcheck.claims.setting import dates, places
from factcheck.records import Article
from tests.claims.reading import counts


def mention(name: str, *path: str) -> PlaceMention:
    (sentence,) = open_article(Article(text=f"{name}.")).sentences
    return PlaceMention(sentence, 0, len(name), name, (name, *path), "scene")


def test_spellings_of_one_place_are_one() -> None:
    assert ties.contains(mention("Kashmīr"), mention("Mara", "Kashmir"))
    assert ties.contains(mention("Turkey"), mention("Bolu", "Türkiye"))
    assert not ties.contains(mention("Turin"), mention("Bari", "Apulia", "Italy"))


def test_a_region_lies_in_its_country() -> None:
    assert ties.contains(mention("Pakistan"), mention("southwestern Pakistan"))
    assert not ties.contains(mention("Sudan"), mention("South Sudan"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine people died in Turin.", "Turin"),
        ("In Turin nine people died.", "Turin"),
        ("Gunmen struck in Pasni in Gwadar, killing nine people.", "Pasni"),
        ("The government in Rome said nine people died.", None),
        ("Nine people, three of them in Turin, died.", None),
    ],
)
def test_the_place_of_a_figure(text: str, place: str | None) -> None:
    document = open_article(Article(text=text))
    told = [c for c in counts(text) if c.interval and c.interval.stated in {9, 3}]
    claim = next(c for c in told if c.interval and c.interval.stated == 9)
    found = ties.place_of(document.sentences[0], claim, places.read(document).mentions, told)
    assert (found.name if found else None) == place


def test_days_counted_one_by_one() -> None:
    text = "The avalanches killed 23 people on Monday, nine on Sunday and two on Saturday."
    document = open_article(Article(text=text, published="2026-05-19"))
    assert ties.days_apart(document.sentences[0], dates.read(document).mentions)
    text = "The climbers who set out on Monday had met on Saturday; 23 people were killed."
    document = open_article(Article(text=text, published="2026-05-16"))
    assert not ties.days_apart(document.sentences[0], dates.read(document).mentions)
