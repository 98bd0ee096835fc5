"""Names of places and what lies in what."""

from __future__ import annotations

import pytest

from factcheck.claims.setting import gazetteer


@pytest.mark.parametrize(
    ("name", "common"),
    [
        ("Republic of Korea", "South Korea"),
        ("Syrian Arab Republic", "Syria"),
        ("Russian Federation", "Russia"),
        ("Türkiye", "Turkey"),
        ("Lao PDR", "Laos"),
        ("Swaziland", "Eswatini"),
        ("DRC", "Democratic Republic of the Congo"),
    ],
)
def test_every_name_of_a_country_is_one_country(name: str, common: str) -> None:
    assert gazetteer.lookup(name)[0].level == "country"
    assert gazetteer.canonical(name) == gazetteer.canonical(common)


@pytest.mark.parametrize(
    ("town", "country"),
    [("Seoul", "South Korea"), ("Moscow", "Russia"), ("Vientiane", "Laos"), ("Kinshasa", "DR Congo")],
)
def test_a_path_ends_with_the_country_as_newspapers_call_it(town: str, country: str) -> None:
    assert gazetteer.lookup(town)[0].path[-1] == country


def test_paths_leave_out_marks_of_transliteration_alone() -> None:
    assert gazetteer.lookup("Srinagar")[0].path[1:] == ("Jammu and Kashmir", "India")
    assert gazetteer.plain("Málaga") == "Málaga"


def test_two_states_of_one_name_stay_apart() -> None:
    assert gazetteer.canonical("Congo") != gazetteer.canonical("DR Congo")


def test_an_ampersand_and_accents_make_no_other_place() -> None:
    assert gazetteer.canonical("Jammu & Kashmir") == gazetteer.canonical("Jammu and Kashmīr")
