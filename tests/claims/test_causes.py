"""Causes and means by their words. Own sentences."""

from __future__ import annotations

import pytest

from factcheck.claims import causes
from factcheck.claims.document import open_article
from factcheck.records import Article


def found(text: str, title: str | None = None) -> dict[str, str]:
    document = open_article(Article(text=text, title=title, published="2026-01-31"))
    claims = causes.find(document)
    assert all(document.article.part(c.field)[c.start : c.end] == c.quote for c in claims)
    return {c.value: c.scope for c in claims}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("A suicide bomber struck a market.", "suicide bombing"),
        ("He blew himself up at a gate.", "suicide bombing"),
        ("A car bomb killed six.", "car bomb"),
        ("Gunmen opened fire on a bus.", "shooting"),
        ("Air strikes killed 12 people.", "air strike"),
        ("Shelling killed two children.", "shelling"),
        ("A strong earthquake shook the coast.", "earthquake"),
        ("Flash floods killed 30.", "flood"),
        ("Dozens died in a crowd crush.", "stampede"),
        ("A wildfire swept the hills.", "wildfire"),
        ("A passenger plane crashed on landing.", "plane crash"),
        ("The jet came down without its landing gear.", "landing gear failure"),
        ("A bird strike is suspected.", "bird strike"),
        ("A ferry capsized in the strait.", "capsizing"),
        ("The company announced layoffs.", "job cuts"),
    ],
)
def test_the_words_of_a_cause(text: str, cause: str) -> None:
    assert found(text)[cause] == "incident"


def test_a_special_means_tells_the_general_one() -> None:
    assert found("A suicide bombing killed nine. The explosion was heard far away.") == {"suicide bombing": "incident"}


def test_means_told_further_down_count_where_words_say_that_they_were_used() -> None:
    text = "Rebels struck. Dawn came. Cold. All ran. Roads shut. It all involved gunfire and suicide bombings."
    assert found(text) == {"shooting": "incident", "suicide bombing": "incident"}


def test_the_means_of_another_event_are_background() -> None:
    assert found("A flood killed nine people. Last year an earthquake left 60 dead there.") == {
        "flood": "incident",
        "earthquake": "background",
    }


def test_words_that_only_look_like_causes() -> None:
    assert found("The mayor came under fire for a strike-out, and shares crashed.") == {}
