# ruff: noqa: E501 - a case stands on one line
"""Places, their roles, and the scene. Own sentences; events are invented, places are real."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.document import Document, open_article
from factcheck.claims.setting import gazetteer, places
from factcheck.records import Article


def document(text: str, title: str | None = None) -> Document:
    return open_article(Article(text=text, title=title, published="2026-01-31"))


def scene(text: str, title: str | None = None) -> set[str]:
    return set(places.read(document(text, title)).scene)


def roles(text: str, title: str | None = None) -> dict[str, str]:
    return {m.name: m.role for m in places.read(document(text, title)).mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed nine people in Quetta on Friday.", {"Quetta"}),
        ("The attacks hit districts including Quetta, Pasni, Mastung, Noshki, and Gwadar on Friday.", {"Quetta", "Pasni", "Mastung", "Noshki", "Gwadar"}),
        ("A blast killed four at Sibi Railway Station on Friday.", {"Sibi Railway Station"}),
        ("Shells struck Aleppo University on Friday, killing six.", {"Aleppo University"}),
        ("An air strike hit the Civil Hospital in Idlib, killing six.", {"Civil Hospital", "Idlib"}),
        ("A bus fell into a gorge near Upper Kotla village in Chamba district, Himachal Pradesh, killing 12.", {"Upper Kotla", "Chamba", "Himachal Pradesh"}),
        ("A flood swept through Valencia on Friday and killed 40.", {"Valencia"}),
        ("Floods in northern Italy killed three people.", {"northern Italy"}),
        ("Gunmen opened fire in Garamsar, a town in Semnan province, killing two.", {"Garamsar", "Semnan"}),
    ],
)  # fmt: skip
def test_the_scene(text: str, expected: set[str]) -> None:
    assert scene(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("ISLAMABAD: A bomb killed nine people in Quetta.", "Islamabad", "dateline"),
        ("LAHORE, Pakistan (Wirepost) - A bomb killed nine people in Multan.", "Lahore", "dateline"),
        ("A bomb killed nine in Herat. Kabul said the attackers came by night.", "Kabul", "speaker"),
        ("A bus overturned in Jhelum. It was on the road from Lahore to Rawalpindi.", "Rawalpindi", "origin"),
        ("The Multan-bound bus overturned in Jhelum.", "Multan", "origin"),
        ("A ferry sank off Trapani, 90 kilometres west of Palermo.", "Palermo", "other"),
        ("A bomb killed nine in Herat. In 2016 a bomb killed 80 in Kabul.", "Kabul", "other"),
    ],
)
def test_places_that_are_not_the_scene(text: str, name: str, role: str) -> None:
    assert roles(text)[name] == role
    assert name not in scene(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police said nine people were killed in March. Most of them were women.",
        "Home Minister Ali Nice spoke by Mobile phone in May.",
        "The Independent and the Washington Post reported the attack.",
    ],
)
def test_words_that_are_cities_somewhere(text: str) -> None:
    assert scene(text) == set()


def test_here_means_the_dateline() -> None:
    assert "Multan" in scene("Multan, Jan 30 (Wirepost) A factory fire here on Friday killed eight people.")


def test_a_headline_names_the_scene_before_its_event() -> None:
    assert "Sibi" in scene("Nine people have died.", "Sibi train attack: nine killed")


def test_a_whole_country_is_the_scene_only_where_the_words_say_so() -> None:
    assert "Kenya" in scene(
        "Protests in Kenya turned deadly and 20 people were killed across the country, many in Nairobi."
    )
    assert "Kenya" not in scene("A bomb killed nine people in Nairobi, Kenya.")


def test_what_lies_in_what() -> None:
    mention = next(
        m
        for m in places.read(document("A bomb killed nine people in Pasni, Balochistan.")).mentions
        if m.name == "Pasni"
    )
    assert mention.path == ("Pasni", "Gwadar", "Balochistan", "Pakistan")


def test_a_namesake_is_chosen_by_what_the_article_names() -> None:
    text = "A gunman killed two people in Long Beach, California, on Friday."
    mention = next(m for m in places.read(document(text)).mentions if m.name == "Long Beach")
    assert "California" in mention.path


def test_an_event_in_two_countries_has_both() -> None:
    text = "A quake struck Chile and Peru on Monday and killed 2,300 people. In Chile 1,500 were killed. In Peru 800 were killed."
    assert scene(text) >= {"Chile", "Peru"}


def test_a_toll_told_by_places_makes_each_of_them_the_scene() -> None:
    assert scene("Twelve people were killed in Bari on Friday. Two died in Lecce and one in Foggia.") >= {
        "Bari",
        "Lecce",
        "Foggia",
    }
    text = "Nine people were hurt in Bari. Of the injured, six are at a hospital in Lecce and one in Foggia."
    assert not scene(text) & {"Lecce", "Foggia"}


def test_a_local_story_is_set_where_its_police_are() -> None:
    assert "Boulder" in scene("Boulder police arrested a man on Friday after his friend was shot in the chest.")


def test_a_landmark_may_open_with_its_noun() -> None:
    assert "Camp Alder" in scene("A flood hit Camp Alder on Friday and killed two people.")


def test_a_small_town_that_is_a_common_word_is_no_place() -> None:
    assert scene("The train was hit and nine people died in it.", "Train attack kills nine") == set()


def test_spellings_of_one_place_share_a_key() -> None:
    assert gazetteer.canonical("Kiev") == gazetteer.canonical("Kyiv")
    assert gazetteer.canonical("Noshki") == gazetteer.canonical("NUSHKI")
    assert gazetteer.lookup("Derna")[0].path[-1] == "Libya"


def test_claims_name_each_place_once_scene_first() -> None:
    doc = document("KARACHI: A bomb killed nine in Quetta. The Quetta blast hurt 30. Islamabad said it would respond.")
    claims = places.find(doc, places.read(doc))
    assert next((c.value, c.scope) for c in claims) == ("Quetta", "incident")
    assert {c.value for c in claims if c.scope == "background"} >= {"Karachi", "Islamabad"}
    assert len({c.value for c in claims}) == len(claims)
    assert all(doc.article.text[c.start : c.end] == c.quote for c in claims)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    doc = document(text)
    for claim in places.find(doc, places.read(doc)):
        assert doc.article.text[claim.start : claim.end] == claim.quote
