"""Who speaks in a sentence that no parser has read, and what an article says about a name."""

from __future__ import annotations

import pytest

from factcheck.claims import voices


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Insurers reckoned the damage at 40 million euros.", ["Insurers"]),
        ("The Geological Survey later confirmed a magnitude of 6.1.", ["The Geological Survey"]),
        ("“We have nothing,” said the mayor of Alderby, who had not slept.", ["the mayor of Alderby"]),
        ("A judge was told of 14 claims.", []),
        ("The tower stood for 40 years.", []),
        ("A woman, said to be his mother, was found.", []),
    ],
)
def test_the_subject_of_a_verb_of_saying_speaks(text: str, who: list[str]) -> None:
    assert [v.who for v in voices.voices(text)] == who


def test_an_article_introduces_a_name_before_or_behind_it() -> None:
    text = "Fire chief Ana Brenner spoke at noon. Jon Arlen, the county coroner, came later."
    assert "Fire chief" in " ".join(voices.introduced(text, "Brenner"))
    assert "the county coroner" in list(voices.introduced(text, "Arlen"))
    assert not list(voices.introduced(text, "Osei"))


def test_a_name_is_a_firm_where_it_owns_what_firms_own() -> None:
    assert voices.is_company("Orrin's shares fell. Orrin said so.", "Orrin")
    assert voices.is_company("The chipmaker Orrin said so.", "Orrin")
    assert not voices.is_company("Orrin said so and went home.", "Orrin")
