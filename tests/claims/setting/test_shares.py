"""Figures beside places. Own sentences; events are invented, places are real."""

from __future__ import annotations

import pytest

from factcheck.claims.document import open_article
from factcheck.claims.setting import choosing, dates, places
from factcheck.claims.setting.shares import Share, shares
from factcheck.records import Article


def beside(text: str) -> dict[str, Share]:
    document = open_article(Article(text=text, published="2026-01-31"))
    mentions, _ = places.weighed(document, dates.read(document))
    return {m.name.name: share for m, share in zip(mentions, shares(mentions), strict=True)}


@pytest.mark.parametrize(
    "text",
    [
        "Of the dead nine were from Bari, seven from Lecce.",
        "The table has 17 for Bari and nine for Lecce.",
        "The flood killed 14 people: Bari 9, Lecce 5.",
        "The flood killed 14 in Apulia, Bari leading with nine and Lecce with five.",
        "Twelve died: seven in Bari, five in Lecce.",
    ],
)
def test_a_figure_stands_beside_each_place(text: str) -> None:
    found = beside(text)
    assert found["Bari"].best > 0.5
    assert found["Lecce"].best > 0.5
    assert found["Bari"].listed


@pytest.mark.parametrize(
    "text",
    [
        "In Bari, 90 kilometres north of Lecce, nobody slept.",
        "The quake shook Bari at 4 a.m. and Lecce in 2019.",
        "Officials in Bari said, and eleven families agreed, that nobody slept.",
        "Damage in Bari was put at $90 million.",
    ],
)
def test_what_counts_no_one_is_no_share(text: str) -> None:
    assert beside(text)["Bari"].best == 0.0


def test_a_sheet_of_figures_by_place_makes_each_the_scene() -> None:
    text = (
        "Floods killed 16 people in Odisha on Friday, the prefect said. "
        "Nine of the deaths are in Cuttack and seven in Balasore."
    )
    assert set(places.read(open_article(Article(text=text))).scene) >= {"Odisha", "Cuttack", "Balasore"}


def test_a_place_that_is_only_passed_is_never_the_scene() -> None:
    text = "The coach had left Bari for Lecce when its driver fell ill. Two passengers died."
    assert not set(places.read(open_article(Article(text=text))).scene) & {"Bari", "Lecce"}


def test_no_feature_is_likely_by_itself() -> None:
    weights = choosing.fitted()
    assert weights.probability({}) < choosing.LIKELY
    assert weights.features["abroad"] < 0 < weights.features["weight"]
    assert weights.features["late"] < 0 < weights.features["enough"]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("A lorry drove into a crowd in Nice on Thursday, killing nine.", True),
        ("A bomb in Split, Croatia, killed nine.", True),
        ("The bill split the house. Nice weather drew a crowd, and nine were killed by a lorry.", False),
    ],
)
def test_a_city_that_is_also_a_word(text: str, *, there: bool) -> None:
    assert bool({"Nice", "Split"} & set(places.read(open_article(Article(text=text))).scene)) is there


def test_a_firm_that_bears_a_country_is_no_place() -> None:
    text = "An Air India jet came down on a hostel in Ahmedabad on Thursday, killing 40 people."
    reading = places.read(open_article(Article(text=text)))
    assert reading.scene == ("Ahmedabad",)
    assert "India" not in {m.name for m in reading.mentions}
